/** A finding of `check` or `diff` for the formats of hosts. Its texts are not sanitized: each format escapes them. */
import { createHash } from 'node:crypto';
import type { Range, Severity } from '@parcours/model';

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** A sentence in the reader's language. */
  readonly message: string;
  readonly place: Place;
  /** Other places that belong to it, also in data files. */
  readonly related: readonly Place[];
  /** `HASH:ORDINAL`: equal in each run, also after edits elsewhere; distinct within a run. */
  readonly fingerprint: string;
  /** Where and why the text accepts it; null: it does not. */
  readonly accepted: { readonly reason: string; readonly place: Place } | null;
  readonly fixes: readonly Fix[];
  /** The id of the gate that it says not to be passed; undefined: it is about no gate, or about one that passes. */
  readonly gate?: string;
}

/** What all findings of one kind have in common. */
export interface Rule {
  /** Such as `JRN0105`. */
  readonly id: string;
  /** Such as `unknown-name`. */
  readonly name: string;
  readonly severity: Severity;
  /** What it questions, and a page in Markdown that explains it; null: there is none. */
  readonly help: { readonly description: string; readonly page: string } | null;
}

export interface Place {
  /** With `/`; relative to the folder in which the command runs, absolute outside of it. */
  readonly path: string;
  readonly range: Range;
}

/** A change of the texts that mends a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
  readonly preferred: boolean;
}

/** A `require` statement and its verdict. */
export interface GateResult {
  readonly id: string;
  /** Of the journey. */
  readonly path: string;
  /** As written. */
  readonly statement: string;
  /** Whether each figure that it tests passes: an undecided one does not. */
  readonly passed: boolean;
}

/** What was looked at, and what was found. */
export interface FindingList {
  readonly findings: readonly Finding[];
  /** The paths of all files that were looked at, in order. */
  readonly files: readonly string[];
  readonly gates: readonly GateResult[];
  /** The text of a line, which counts from 0; empty where it is not known. */
  lineOf(path: string, line: number): string;
}

export interface FindingDraft extends Omit<Finding, 'fingerprint'> {
  /** What tells it from others and survives edits elsewhere, such as code, path and element. */
  readonly identity: readonly string[];
}

/** Gives each finding its fingerprint. Findings of one identity are numbered in their order. */
export function withFingerprints(drafts: readonly FindingDraft[]): Finding[] {
  const counts = new Map<string, number>();
  return drafts.map(({ identity, ...finding }) => {
    const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, FINGERPRINT_DIGITS);
    const ordinal = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, ordinal);
    return { ...finding, fingerprint: `${hash}:${ordinal}` };
  });
}

const FINGERPRINT_DIGITS = 32;

/** The code and the name of a rule; once where they are the same. */
export function ruleTitle({ id, name }: Rule): string {
  return id === name ? name : `${id} ${name}`;
}
