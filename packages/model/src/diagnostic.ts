/** A finding at a place in a file, in no language yet: the catalogue turns its code and parameters into a sentence. */
import { type Catalogue, catalogue } from './catalogue.ts';
import { fill, type Language, type Placeholders, type Value, type Values } from './phrases.ts';
import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Code = keyof Catalogue;

type ParameterNames<C extends Code> = Placeholders<Catalogue[C]['message']['en']>;
export type Parameters<C extends Code> = Readonly<Record<ParameterNames<C>, Value>>;

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly at: Place;
  readonly parameters: Values;
  /** Other places that belong to it, such as the first of two declarations. */
  readonly related: readonly Place[];
  /** A plain replacement of the text at `at` that mends it, for instance the nearest name. */
  readonly suggestion: string | null;
}

/** `diagnose('JRN0401', at, { path: 'x.csv' })`: the compiler checks that the parameters are those of the message. */
export function diagnose<C extends Code>(
  code: C,
  at: Place,
  parameters: Parameters<C>,
  more: { related?: readonly Place[]; suggestion?: string | null } = {},
): Diagnostic {
  return { code, severity: catalogue[code].severity, at, parameters, related: more.related ?? [], suggestion: more.suggestion ?? null };
}

/** The sentence that a person reads; the code itself where the catalogue does not know it. */
export function messageOf(diagnostic: { code: string; parameters: Values }, language: Language): string {
  const { code, parameters } = diagnostic;
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code as Code].message[language], parameters, language) : code;
}
