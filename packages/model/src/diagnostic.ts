/** A finding at a place in a file, in no language yet: the catalogue turns its code and parameters into a sentence. */
import { type Catalogue, catalogue } from './catalogue.ts';
import { fill, type Language, type Placeholders, type Value, type Values } from './phrases.ts';
import type { Place } from './place.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type Code = keyof Catalogue;

/** How severe findings are to be, by code, where it is not as in the catalogue. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/**
 * What a client's settings say of severities, as far as it can be understood: settings are written by hand. That a file is still
 * being written cannot be switched off: it is how everybody knows when to look again.
 */
export function severitiesFrom(settings: unknown): Severities {
  if (typeof settings !== 'object' || settings === null) return {};
  return Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, Severity | 'off'] =>
        Object.hasOwn(catalogue, entry[0]) && SEVERITY_SETTINGS.some((known) => known === entry[1]) && !isKept(entry[0], entry[1]),
    ),
  );
}

export const SEVERITY_SETTINGS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Whether a severity may not be set for a code. */
export function isKept(code: string, severity: string): boolean {
  return code === 'JRN0414' && severity === 'off';
}

/** Findings as severe as somebody wants them; those that are off are gone. */
export function graded(findings: readonly Diagnostic[], severities: Severities): Diagnostic[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.code) ? severities[finding.code] : undefined;
    if (severity === 'off' && !isKept(finding.code, severity)) return [];
    return severity === undefined || severity === 'off' ? [finding] : [{ ...finding, severity }];
  });
}

type ParameterNames<C extends Code> = Placeholders<Catalogue[C]['message']['en']>;
export type Parameters<C extends Code> = Readonly<Record<ParameterNames<C>, Value>>;

/** Where in a linked file a finding shows. */
export interface InData {
  /** Lines of the file, from 1, of the first few rows; empty: its header. */
  readonly lines: readonly number[];
  /** Tidied header cell of the column that is to blame; null: the whole row. */
  readonly column: string | null;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly at: Place;
  readonly parameters: Values;
  /** Other places that belong to it, such as the first of two declarations, or rows of a linked file. */
  readonly related: readonly Place[];
  /** Those in the linked file, before anybody has looked where in its text they are. */
  readonly inData?: InData;
  /** A plain replacement of the text at `at` that mends it, for instance the nearest name. */
  readonly suggestion: string | null;
}

/** `diagnose('JRN0401', at, { path: 'x.csv' })`: the compiler checks that the parameters are those of the message. */
export function diagnose<C extends Code>(
  code: C,
  at: Place,
  parameters: Parameters<C>,
  more: { related?: readonly Place[]; suggestion?: string | null; inData?: InData } = {},
): Diagnostic {
  const { related = [], suggestion = null, inData } = more;
  return { code, severity: catalogue[code].severity, at, parameters, related, suggestion, ...(inData && { inData }) };
}

/** The sentence that a person reads; the code itself where the catalogue does not know it. */
export function messageOf(diagnostic: { code: string; parameters: Values }, language: Language): string {
  const { code, parameters } = diagnostic;
  return Object.hasOwn(catalogue, code) ? fill(catalogue[code as Code].message[language], parameters, language) : code;
}
