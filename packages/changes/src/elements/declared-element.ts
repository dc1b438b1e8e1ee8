import type { AttributeValue, ChangedKind, ElementId, Gate } from '@parcours/model';

/** An attribute as it is declared. */
export interface DeclaredAttribute {
  /** Its keyword in English. */
  readonly attribute: string;
  readonly value: AttributeValue;
  /** No figure, verdict or gate reads it. */
  readonly isWording: boolean;
  /** `value` is a list whose entries are compared one by one, as they stand: notes, goals, quotes. */
  readonly isTexts: boolean;
}

/** The stage, phase or KPI of a gate, by name; and what it tests of it. */
export interface GateSubjectName {
  readonly scope: Gate['scope'];
  readonly name: string | null;
  readonly figure: Gate['figure'];
}

/** A declaration of a Model, flattened: what it contains stands beside it. */
export interface DeclaredElement {
  readonly kind: ChangedKind;
  readonly id: ElementId;
  readonly name: string;
  readonly label: string | null;
  /** The element that contains it; null: the journey, or nothing. */
  readonly container: DeclaredElement | null;
  /** Several journeys may see it. */
  readonly isShared: boolean;
  /** Its place among its kind matters to the reader. */
  readonly isOrdered: boolean;
  readonly attributes: readonly DeclaredAttribute[];
  /** What a gate is about: which gate it is, whatever its bound; null for other kinds. */
  readonly about: GateSubjectName | null;
  /** What it is known by, when its name has changed: the columns that measure it, what it contains. */
  readonly traits: readonly string[];
}
