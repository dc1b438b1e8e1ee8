import { CODE, type Diagnostic, diagnose, type Language } from '@parcours/model';
import { backOfficeTerm } from '../labels/back-office.ts';
import { firstPersonIssue } from '../labels/first-person.ts';
import { areKeysAlike, commonLanguage, isResearch, labelKey } from '../labels/label-meaning.ts';
import { memoize } from '../labels/memoize.ts';
import type { Declaration } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';

const cachedBackOfficeTerm = memoize(backOfficeTerm);
const cachedFirstPersonIssue = memoize(firstPersonIssue);
const keysIn = (language: Language | null) => memoize((label) => labelKey(label, language) ?? label.trim().toLocaleLowerCase('fr'));
const CACHED_KEYS = { en: keysIn('en'), fr: keysIn('fr'), de: keysIn('de'), none: keysIn(null) };

/** Checks the label of a stage or an action: no back-office terms, and the first person. */
export function* labelDiagnostics(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const { label, file } = declaration;
  if (label === null) return;
  const term = cachedBackOfficeTerm(label);
  if (term !== null) {
    // The step should be removed, so that its wording does not matter.
    yield diagnose('JRN0310', file.locationOf(declaration.labelRange ?? declaration.range), { label, word: term });
    return;
  }
  const issue = cachedFirstPersonIssue(label);
  if (!issue) return;
  const at = file.locationOf(declaration.labelRange ?? declaration.range);
  const written = file.textAt(at.range);
  const suggestion = issue.rewording === null || isReferencedByLabel(files, declaration) ? null : requote(issue.rewording, written);
  yield diagnose(
    declaration.kind === 'action' ? CODE['action-not-first-person'] : CODE['label-not-first-person'],
    at,
    { label },
    { suggestion },
  );
}

/** Reports stages of one journey whose labels say the same. */
export function* duplicateLabelDiagnostics(stages: readonly Declaration[]): Generator<Diagnostic> {
  const labels = stages.flatMap(({ label }) => label ?? []);
  const keyOf = CACHED_KEYS[commonLanguage(labels) ?? 'none'];
  const first = new Map<string, Declaration>();
  const research: string[] = [];
  for (const stage of stages) {
    const { label, file } = stage;
    const key = label === null ? null : keyOf(label);
    if (!key) continue;
    const alike = first.has(key) ? key : isResearch(key) ? research.find((each) => areKeysAlike(each, key)) : undefined;
    const other = alike === undefined ? undefined : first.get(alike);
    if (!other) {
      first.set(key, stage);
      if (isResearch(key)) research.push(key);
    } else {
      const related = [other.file.locationOf(other.selectionRange)];
      yield diagnose('JRN0305', file.locationOf(stage.selectionRange), { label: stage.displayName, other: other.displayName }, { related });
    }
  }
}

/** Whether a reference or a counterpart depends on the label, so that replacing it alone would break the link. */
function isReferencedByLabel(files: VisibleFiles, declaration: Declaration): boolean {
  const { label, name } = declaration;
  if (name === null && files.counterpartsOf(declaration).length > 0) return true;
  return files.isReferenced(declaration, ({ text }) => text === label && text !== name);
}

/** A text in the same quotes as `written`. */
function requote(text: string, written: string): string {
  if (written.startsWith('«')) {
    const space = /^«([\s\u00A0\u202F]?)/.exec(written)?.[1] ?? '';
    return `«${space}${text}${space}»`;
  }
  const mark = written.charAt(0);
  // An apostrophe would close a text between single quotes.
  return `${mark}${(mark === "'" ? text.replaceAll("'", '’') : text).replace(/[\\"]/g, '\\$&')}${mark}`;
}
