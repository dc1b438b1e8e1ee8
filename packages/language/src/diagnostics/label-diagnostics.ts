import { CODE, type Diagnostic, diagnose } from '@parcours/model';
import { backOfficeTerm } from '../labels/back-office.ts';
import { firstPersonIssue } from '../labels/first-person.ts';
import { labelStemKey } from '../labels/label-stem-key.ts';
import { memoize } from '../labels/memoize.ts';
import type { Declaration } from '../names/source-file.ts';
import type { VisibleFiles } from '../names/visible-files.ts';

const cachedBackOfficeTerm = memoize(backOfficeTerm);
const cachedFirstPersonIssue = memoize(firstPersonIssue);
const cachedNormalizedLabel = memoize((label) => labelStemKey(label) ?? label.trim().toLocaleLowerCase('fr'));

/** Diagnostics of the label of a stage or an action: is it a step of the customer, in the first person, not of the back office? */
export function* labelDiagnostics(files: VisibleFiles, declaration: Declaration): Generator<Diagnostic> {
  const { label, file } = declaration;
  if (label === null) return;
  const word = cachedBackOfficeTerm(label);
  if (word !== null) {
    // A step that should go needs no better wording.
    yield diagnose('JRN0310', file.locationOf(declaration.labelRange ?? declaration.range), { label, word });
    return;
  }
  const flaw = cachedFirstPersonIssue(label);
  if (!flaw) return;
  const at = file.locationOf(declaration.labelRange ?? declaration.range);
  const written = file.textAt(at.range);
  const suggestion = flaw.rewording === null || isReferencedByLabel(files, declaration) ? null : requote(flaw.rewording, written);
  yield diagnose(
    declaration.kind === 'action' ? CODE['action-not-first-person'] : CODE['label-not-first-person'],
    at,
    { label },
    { suggestion },
  );
}

/** Stages that say the same in one journey. */
export function* duplicateLabelDiagnostics(stages: readonly Declaration[]): Generator<Diagnostic> {
  const first = new Map<string, Declaration>();
  for (const stage of stages) {
    const { label, file } = stage;
    const meaning = label === null ? null : cachedNormalizedLabel(label);
    if (!meaning) continue;
    const other = first.get(meaning);
    if (!other) first.set(meaning, stage);
    else {
      const related = [other.file.locationOf(other.selectionRange)];
      yield diagnose('JRN0305', file.locationOf(stage.selectionRange), { label: stage.displayName, other: other.displayName }, { related });
    }
  }
}

/** Whether something is bound to this very label: replacing it alone would break that. */
function isReferencedByLabel(files: VisibleFiles, declaration: Declaration): boolean {
  const { label, name } = declaration;
  if (name === null && files.counterpartsOf(declaration).length > 0) return true;
  return files.isReferenced(declaration, (use) => use.text === label && use.text !== name);
}

/** A text between the quotes that `written` has. */
function requote(text: string, written: string): string {
  if (written.startsWith('«')) {
    const space = /^«([\s\u00A0\u202F]?)/.exec(written)?.[1] ?? '';
    return `«${space}${text}${space}»`;
  }
  const mark = written.charAt(0);
  // An apostrophe would close a text between single quotes.
  return `${mark}${(mark === "'" ? text.replaceAll("'", '’') : text).replace(/[\\"]/g, '\\$&')}${mark}`;
}
