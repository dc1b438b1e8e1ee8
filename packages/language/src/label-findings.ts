import { type Diagnostic, diagnose } from '@parcours/model';
import { meaningOf } from './alike.ts';
import { backOfficeWord } from './back-office.ts';
import type { Declaration } from './declaration.ts';
import { firstPersonFlaw } from './first-person.ts';
import type { JourneyFiles } from './journey-files.ts';
import { remembering } from './remembering.ts';

const wordOfOffice = remembering(backOfficeWord);
const flawOf = remembering(firstPersonFlaw);
const saysOf = remembering((label) => meaningOf(label) ?? label.trim().toLocaleLowerCase('fr'));

/** What a label of a stage or an action says of its step: whose it is, and whether the customer sees it at all. */
export function* labelFindings(files: JourneyFiles, declaration: Declaration): Generator<Diagnostic> {
  const { label, file } = declaration;
  if (label === null) return;
  const word = wordOfOffice(label);
  if (word !== null) {
    // A step that should go needs no better wording.
    yield diagnose('JRN0310', file.place(declaration.labelRange ?? declaration.range), { label, word });
    return;
  }
  const flaw = flawOf(label);
  if (!flaw) return;
  const at = file.place(declaration.labelRange ?? declaration.range);
  const written = file.textAt(at.range);
  const suggestion = flaw.rewording === null || isReferredTo(files, declaration) ? null : requoted(flaw.rewording, written);
  yield diagnose(declaration.kind === 'action' ? 'JRN0309' : 'JRN0308', at, { label }, { suggestion });
}

/** Stages that say the same in one journey. */
export function* alikeFindings(stages: readonly Declaration[]): Generator<Diagnostic> {
  const first = new Map<string, Declaration>();
  for (const stage of stages) {
    const { label, file } = stage;
    const meaning = label === null ? null : saysOf(label);
    if (!meaning) continue;
    const other = first.get(meaning);
    if (!other) first.set(meaning, stage);
    else {
      const related = [other.file.place(other.selection)];
      yield diagnose('JRN0305', file.place(stage.selection), { label: stage.title, other: other.title }, { related });
    }
  }
}

/** Whether something is bound to this very label: replacing it alone would break that. */
function isReferredTo(files: JourneyFiles, declaration: Declaration): boolean {
  const { label, name } = declaration;
  if (name === null && files.twins(declaration).length > 0) return true;
  return files.isUsed(declaration, (use) => use.text === label && use.text !== name);
}

/** A text between the quotes that `written` has. */
function requoted(text: string, written: string): string {
  if (written.startsWith('«')) {
    const space = /^«([\s\u00A0\u202F]?)/.exec(written)?.[1] ?? '';
    return `«${space}${text}${space}»`;
  }
  const mark = written.charAt(0);
  // An apostrophe would close a text between single quotes.
  return `${mark}${(mark === "'" ? text.replaceAll("'", '’') : text).replace(/[\\"]/g, '\\$&')}${mark}`;
}
