import { type Declaration, type DeclarationKind, quote } from '@parcours/language';
import { type Context, symbolAt } from '../../../context.ts';
import { type FileEdit, insertAt, replaceRange } from '../../../text/file-edits.ts';
import { withCounterparts } from '../../navigation/references.ts';
import { insertDeclaration } from '../fixes/unknown-name.ts';
import type { Refactoring } from './refactoring.ts';

/** Declares a label that is used but not declared, and replaces its occurrences by a name. */
export const extractName: Refactoring = ({ context, file, range, translate }) => {
  const reference = symbolAt(context, file, range.start)?.reference;
  const kind = reference?.kinds[0];
  if (!reference?.isQuoted || !kind || reference.kinds.length > 1 || !EXTRACTABLE_KINDS.has(kind)) return [];
  if (context.workspace.files.resolve(reference).length > 0) return [];
  const name = suggestName(
    reference.text,
    context.workspace.files.declarationsInScope(file, kind).map((each) => each.name),
  );
  if (!name) return [];
  const same = file
    .referencesTo(reference.text)
    .filter((other) => other.isQuoted && other.kinds[0] === kind && context.workspace.files.resolve(other).length === 0);
  return [
    {
      title: translate('refactor.extract', { label: quote(reference.text), name }),
      edits: [
        insertDeclaration(context, file, kind, `${name} ${quote(reference.text)}`),
        ...same.map((other) => replaceRange(file, other.range, name)),
      ],
    },
  ];
};

const EXTRACTABLE_KINDS: ReadonlySet<DeclarationKind> = new Set<DeclarationKind>(['touchpoint', 'channel', 'owner']);

/** Gives a name to something declared by label only, or replaces a quoted label by the existing name. */
export const introduceName: Refactoring = ({ context, file, range, translate }) => {
  const target = symbolAt(context, file, range.start);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1 || !declaration.label) return [];
  if (declaration.name !== null) {
    const { reference } = target;
    if (!reference?.isQuoted || reference.text === declaration.name) return [];
    const { name } = declaration;
    // A name may be more than one's where its label is one's only.
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const { kinds, qualifier, container } = reference;
    const byName = { kinds, text: name, isQuoted: false, range, file, qualifier, container, index: -1 };
    if (context.workspace.files.resolve(byName).length !== 1) return [];
    return [{ title: translate('refactor.useName', { name }), edits: [replaceRange(file, reference.range, name)] }];
  }
  // Counterparts in journey and repository are matched by name: both get it.
  const all = withCounterparts(context, [declaration]);
  if (all.some(({ name }) => name !== null)) return [];
  const name = suggestName(
    declaration.label,
    all.flatMap((each) => declarationsInScope(context, each)).map((each) => each.name),
  );
  if (!name) return [];
  const edits = all.flatMap((each): FileEdit[] => {
    if (!each.labelRange) return [];
    const references = context.workspace.files.findReferences(each);
    return [
      insertAt(each.file, each.file.document.offsetAt(each.labelRange.start), `${name} `),
      ...references.map((reference) => replaceRange(reference.file, reference.range, name)),
    ];
  });
  return [{ title: translate('refactor.giveName', { label: quote(declaration.label), name }), edits }];
};

/** The declarations whose names a new name must not equal. */
function declarationsInScope({ workspace }: Context, { kind, container, file }: Declaration): readonly Declaration[] {
  if (!container) return [file, ...workspace.files.importers(file.uri)].flatMap((each) => workspace.files.declarationsInScope(each, kind));
  const scope = container.kind === 'phase' ? (container.container ?? container) : container;
  return /stage$/.test(kind) ? scope.stages : scope.children.filter((child) => child.kind === kind);
}

/** Articles, pronouns and prepositions in three languages. */
const STOP_WORDS = new Set(
  'i a an the my to of on in at for by with and je j me m l le la les un une des de du d ma mon mes à au aux en et pour sur par ich der die das den dem ein eine einen mein meine meinen zu zum zur im am und auf für mit bei mich mir'.split(
    ' ',
  ),
);

/** A name from the first two significant words of a label, made unique by a number; null if the label has no letters or digits. */
export function suggestName(label: string, taken: Iterable<string | null>): string | null {
  const words =
    label
      .normalize('NFC')
      .toLocaleLowerCase('fr')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const significantWords = words.filter((word) => !STOP_WORDS.has(word));
  const candidate = (significantWords.length > 0 ? significantWords : words).slice(0, 2).join('_');
  if (!candidate) return null;
  return uniqueName(/^\p{N}/u.test(candidate) ? `_${candidate}` : candidate, taken);
}

/** `name`, or `name_2`, `name_3` … if it is taken. */
export function uniqueName(name: string, taken: Iterable<string | null>, first = 1): string {
  const all = new Set(taken);
  for (let n = first; ; n++) {
    const candidate = n === 1 ? name : `${name}_${n}`;
    if (!all.has(candidate)) return candidate;
  }
}
