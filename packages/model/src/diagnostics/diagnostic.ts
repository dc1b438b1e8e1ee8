/** A diagnostic: code and parameters, from which the catalogue makes the message in the reader's language. */

import type { ElementId } from '../elements/element-id.ts';
import type { Location } from '../elements/location.ts';
import { formatMessage, type MessageValue, type MessageValues, type Placeholders } from '../i18n/i18n.ts';
import type { Language } from '../i18n/language.ts';
import { type Catalogue, type CatalogueEntry, catalogue } from './catalogue.ts';
import { CODE, type DiagnosticCode } from './diagnostic-code.ts';

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

/** The diagnostics with overridden severities, without those that are `off`. What is made an error is no longer accepted. */
export function applySeverityOverrides(diagnostics: readonly Diagnostic[], overrides: SeverityOverrides): Diagnostic[] {
  if (Object.keys(overrides).length === 0) return [...diagnostics];
  return diagnostics.flatMap((diagnostic) => {
    const severity = Object.hasOwn(overrides, diagnostic.code) ? overrides[diagnostic.code] : undefined;
    if (severity === 'off' && !isSeverityLocked(diagnostic.code, severity)) return [];
    if (severity === undefined || severity === 'off') return [diagnostic];
    return [{ ...diagnostic, severity, accepted: severity === 'error' ? null : diagnostic.accepted }];
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

/** What a diagnostic says, wherever that is written. */
interface DiagnosticContent {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly parameters: MessageValues;
  /** The language of the keywords in the file that it is shown in, where it is not English: the message quotes keywords as that file spells them. */
  readonly keywordLanguage?: Language;
  /** A replacement of the text that fixes it, such as the nearest name; null: none. */
  readonly suggestion: string | null;
}

/** The comment with which a text accepts a finding (`// parcours: allow JRN0405 "reason"`). */
export interface Acceptance {
  /** Why, in the words of the author; never empty. */
  readonly reason: string;
  readonly at: Location;
}

/** Whether the text may accept a finding: an error, a gate, or what will pass by itself cannot be accepted. */
export function isAcceptable({ code, severity }: Pick<Diagnostic, 'code' | 'severity'>): boolean {
  return severity !== 'error' && isAcceptableCode(code);
}

/** Whether the text may accept the findings of a code, where settings do not make them errors. */
export function isAcceptableCode(code: DiagnosticCode): boolean {
  const { severity, acceptable }: CatalogueEntry = catalogue[code];
  return severity !== 'error' && acceptable !== false;
}

/** A diagnostic with its location in a text. */
export interface Diagnostic extends DiagnosticContent {
  /** Where the text accepts it: it is still listed, but counted apart. Null: it is not accepted. */
  readonly accepted: Acceptance | null;
  readonly at: Location;
  /** The element that it concerns; null where it concerns none, such as a syntax error. */
  readonly subject: ElementId | null;
  /** Other locations that belong to it, such as the first of two declarations, or rows of a linked file. */
  readonly related: readonly Location[];
}

/** A diagnostic of an element of the Model. A source map gives its location. */
export interface UnlocatedDiagnostic extends DiagnosticContent {
  readonly subject: ElementId;
  /** Other elements that belong to it, such as the first of two declarations. */
  readonly related: readonly ElementId[];
  readonly dataLocation?: DataLocation;
}

const NO_LOCATIONS: readonly Location[] = [];

/** Makes a diagnostic: `diagnose('JRN0401', at, { path: 'x.csv' })`. The compiler checks the parameters against the message. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  at: Location,
  parameters: DiagnosticParameters<C>,
  more: { subject?: ElementId | null; related?: readonly Location[]; suggestion?: string | null } = {},
): Diagnostic {
  const { subject = null, related = NO_LOCATIONS, suggestion = null } = more;
  return { code, severity: catalogue[code].severity, at, subject, parameters, related, suggestion, accepted: null };
}

/** Like `diagnose`, for callers that know an element by its id, not its location. */
export function diagnoseElement<C extends DiagnosticCode>(
  code: C,
  subject: ElementId,
  parameters: DiagnosticParameters<C>,
  more: { related?: readonly ElementId[]; suggestion?: string | null; dataLocation?: DataLocation } = {},
): UnlocatedDiagnostic {
  const { related = [], suggestion = null, dataLocation } = more;
  return { code, severity: catalogue[code].severity, subject, parameters, related, suggestion, ...(dataLocation && { dataLocation }) };
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
