/** A finding at a place in a file, in no language yet: the catalogue turns its code and parameters into a sentence. */
import { type Catalogue, catalogue } from './catalogue.ts';
import { CODE, type DiagnosticCode } from './diagnostic-code.ts';
import { formatMessage, type Language, type MessageValue, type MessageValues, type Placeholders } from './i18n.ts';
import type { Location } from './location.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** How severe findings are to be, by code, where it is not as in the catalogue. */
export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/**
 * What a client's settings say of severities, as far as it can be understood: settings are written by hand. That a file is still
 * being written cannot be switched off: it is how everybody knows when to look again.
 */
export function parseSeverityOverrides(settings: unknown): SeverityOverrides {
  if (typeof settings !== 'object' || settings === null) return {};
  return Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, Severity | 'off'] =>
        Object.hasOwn(catalogue, entry[0]) &&
        SEVERITY_SETTINGS.some((known) => known === entry[1]) &&
        !isSeverityLocked(entry[0], entry[1]),
    ),
  );
}

export const SEVERITY_SETTINGS = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** Whether a severity may not be set for a code. */
export function isSeverityLocked(code: string, severity: string): boolean {
  return code === CODE['file-being-written'] && severity === 'off';
}

/** Findings as severe as somebody wants them; those that are off are gone. */
export function applySeverityOverrides(diagnostics: readonly Diagnostic[], overrides: SeverityOverrides): Diagnostic[] {
  return diagnostics.flatMap((finding) => {
    const severity = Object.hasOwn(overrides, finding.code) ? overrides[finding.code] : undefined;
    if (severity === 'off' && !isSeverityLocked(finding.code, severity)) return [];
    return severity === undefined || severity === 'off' ? [finding] : [{ ...finding, severity }];
  });
}

type ParameterNames<C extends DiagnosticCode> = Placeholders<Catalogue[C]['message']['en']>;
export type DiagnosticParameters<C extends DiagnosticCode> = Readonly<Record<ParameterNames<C>, MessageValue>>;

/** Where in a linked file a finding shows. */
export interface DataLocation {
  /** Lines of the file, from 1, of the first few rows; empty: its header. */
  readonly lines: readonly number[];
  /** Tidied header cell of the column that is to blame; null: the whole row. */
  readonly column: string | null;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly at: Location;
  readonly parameters: MessageValues;
  /** Other places that belong to it, such as the first of two declarations, or rows of a linked file. */
  readonly related: readonly Location[];
  /** Those in the linked file, before anybody has looked where in its text they are. */
  readonly dataLocation?: DataLocation;
  /** The language of the keywords in the file at `at`, where it is not English: the message quotes keywords as that file spells them. */
  readonly keywordLanguage?: Language;
  /** A plain replacement of the text at `at` that mends it, for instance the nearest name. */
  readonly suggestion: string | null;
}

/** `diagnose('JRN0401', at, { path: 'x.csv' })`: the compiler checks that the parameters are those of the message. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  at: Location,
  parameters: DiagnosticParameters<C>,
  more: { related?: readonly Location[]; suggestion?: string | null; inData?: DataLocation } = {},
): Diagnostic {
  const { related = [], suggestion = null, inData } = more;
  return { code, severity: catalogue[code].severity, at, parameters, related, suggestion, ...(inData && { dataLocation: inData }) };
}

/** What `messageOf` reads of a diagnostic. */
export interface DiagnosticMessage {
  readonly code: string;
  readonly parameters: MessageValues;
  readonly keywordLanguage?: Language;
}

/** The sentence that a person reads; the code itself where the catalogue does not know it. */
export function messageOf({ code, parameters, keywordLanguage }: DiagnosticMessage, language: Language): string {
  if (!Object.hasOwn(catalogue, code)) return code;
  return formatMessage(catalogue[code as DiagnosticCode].message[language], parameters, language, keywordLanguage);
}

/** With the language of the file's keywords, which is left out where they are English. */
export function withKeywordLanguage<T extends DiagnosticMessage>(diagnostic: T, keywordLanguage: Language): T {
  return keywordLanguage === 'en' ? diagnostic : { ...diagnostic, keywordLanguage };
}
