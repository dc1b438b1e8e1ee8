/** A diagnostic at a location: code and parameters, from which the catalogue makes the message in the reader's language. */
import { type Catalogue, catalogue } from './catalogue.ts';
import { CODE, type DiagnosticCode } from './diagnostic-code.ts';
import { formatMessage, type MessageValue, type MessageValues, type Placeholders } from './i18n.ts';
import type { Language } from './language.ts';
import type { Location } from './location.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Severities by code that override those of the catalogue; `off` removes the diagnostic. */
export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/**
 * Reads severity overrides from a client's settings, which are written by hand: unknown codes and severities are ignored, and so is `off`
 * for a locked code.
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

/** Whether a code refuses a severity: that a file is still being written (JRN0414) cannot be switched off. */
export function isSeverityLocked(code: string, severity: string): boolean {
  return code === CODE['file-being-written'] && severity === 'off';
}

/** The diagnostics with overridden severities, without those that are `off`. */
export function applySeverityOverrides(diagnostics: readonly Diagnostic[], overrides: SeverityOverrides): Diagnostic[] {
  return diagnostics.flatMap((finding) => {
    const severity = Object.hasOwn(overrides, finding.code) ? overrides[finding.code] : undefined;
    if (severity === 'off' && !isSeverityLocked(finding.code, severity)) return [];
    return severity === undefined || severity === 'off' ? [finding] : [{ ...finding, severity }];
  });
}

type ParameterNames<C extends DiagnosticCode> = Placeholders<Catalogue[C]['message']['en']>;
export type DiagnosticParameters<C extends DiagnosticCode> = Readonly<Record<ParameterNames<C>, MessageValue>>;

/** The location of a diagnostic in a linked file. */
export interface DataLocation {
  /** Line numbers, from 1, of the first few rows concerned; empty: the header. */
  readonly lines: readonly number[];
  /** Normalised header cell of the column concerned; null: the whole row. */
  readonly column: string | null;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly at: Location;
  readonly parameters: MessageValues;
  /** Related locations, such as the first of two declarations, or rows of a linked file. */
  readonly related: readonly Location[];
  /** The location in the linked file, before it is resolved to ranges in its text. */
  readonly dataLocation?: DataLocation;
  /** The language of the keywords in the file at `at`, where it is not English: the message quotes keywords as that file spells them. */
  readonly keywordLanguage?: Language;
  /** A replacement of the text at `at` that fixes it, such as the nearest name; null: none. */
  readonly suggestion: string | null;
}

/** Makes a diagnostic: `diagnose('JRN0401', at, { path: 'x.csv' })`. The compiler checks the parameters against the message. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  at: Location,
  parameters: DiagnosticParameters<C>,
  more: { related?: readonly Location[]; suggestion?: string | null; dataLocation?: DataLocation } = {},
): Diagnostic {
  const { related = [], suggestion = null, dataLocation } = more;
  return {
    code,
    severity: catalogue[code].severity,
    at,
    parameters,
    related,
    suggestion,
    ...(dataLocation && { dataLocation: dataLocation }),
  };
}

/** What `messageOf` reads of a diagnostic. */
export interface DiagnosticMessage {
  readonly code: string;
  readonly parameters: MessageValues;
  readonly keywordLanguage?: Language;
}

/** The message in a language; the code itself where the catalogue does not have it. */
export function messageOf({ code, parameters, keywordLanguage }: DiagnosticMessage, language: Language): string {
  if (!Object.hasOwn(catalogue, code)) return code;
  return formatMessage(catalogue[code as DiagnosticCode].message[language], parameters, language, keywordLanguage);
}

/** With the language of the file's keywords, which is left out where they are English. */
export function withKeywordLanguage<T extends DiagnosticMessage>(diagnostic: T, keywordLanguage: Language): T {
  return keywordLanguage === 'en' ? diagnostic : { ...diagnostic, keywordLanguage };
}
