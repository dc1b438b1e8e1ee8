import { type Declaration, type DeclarationKind, quote } from '@parcours/language';
import { type Context, symbolAt } from '../../../context.ts';
import { type FileEdit, insertAt, replaceRange } from '../../../text/file-edits.ts';
import { withCounterparts } from '../../navigation/references.ts';
import { insertDeclaration } from '../fixes/unknown-name.ts';
import type { Refactoring } from './refactoring.ts';

/** A label under the cursor that no declaration has yet: it is declared under a name, and the name is used. */
export const extractName: Refactoring = ({ context, file, range, say }) => {
  const use = symbolAt(context, file, range.start)?.reference;
  const kind = use?.kinds[0];
  if (!use?.isQuoted || !kind || use.kinds.length > 1 || !EXTRACTABLE_KINDS.has(kind)) return [];
  if (context.workspace.files.resolve(use).length > 0) return [];
  const name = suggestName(
    use.text,
    context.workspace.files.declarationsInScope(file, kind).map((each) => each.name),
  );
  if (!name) return [];
  const same = file
    .referencesTo(use.text)
    .filter((other) => other.isQuoted && other.kinds[0] === kind && context.workspace.files.resolve(other).length === 0);
  return [
    {
      title: say('refactor.extract', { label: quote(use.text), name }),
      edits: [
        insertDeclaration(context, file, kind, `${name} ${quote(use.text)}`),
        ...same.map((other) => replaceRange(file, other.range, name)),
      ],
    },
  ];
};

const EXTRACTABLE_KINDS: ReadonlySet<DeclarationKind> = new Set<DeclarationKind>(['touchpoint', 'channel', 'owner']);

/** What is declared under a label alone gets a name, and is called by it; what has a name is called by it. */
export const introduceName: Refactoring = ({ context, file, range, say }) => {
  const target = symbolAt(context, file, range.start);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1 || !declaration.label) return [];
  if (declaration.name !== null) {
    const { reference: use } = target;
    if (!use?.isQuoted || use.text === declaration.name) return [];
    const { name } = declaration;
    return [{ title: say('refactor.useName', { name }), edits: [replaceRange(file, use.range, name)] }];
  }
  // A stage is said by the journey and by the repository: both get the name, or they would no longer belong together.
  const all = withCounterparts(context, [declaration]);
  if (all.some(({ name }) => name !== null)) return [];
  const name = suggestName(
    declaration.label,
    all.flatMap((each) => declarationsInScope(context, each)).map((each) => each.name),
  );
  if (!name) return [];
  const edits = all.flatMap((each): FileEdit[] => {
    if (!each.labelRange) return [];
    const uses = context.workspace.files.findReferences(each);
    return [
      insertAt(each.file, each.file.document.offsetAt(each.labelRange.start), `${name} `),
      ...uses.map((use) => replaceRange(use.file, use.range, name)),
    ];
  });
  return [{ title: say('refactor.giveName', { label: quote(declaration.label), name }), edits }];
};

/** What a new name must differ from. */
function declarationsInScope({ workspace }: Context, { kind, container, file }: Declaration): readonly Declaration[] {
  if (!container) return [file, ...workspace.files.importers(file.uri)].flatMap((each) => workspace.files.declarationsInScope(each, kind));
  const scope = container.kind === 'phase' ? (container.container ?? container) : container;
  return /stage$/.test(kind) ? scope.stages : scope.children.filter((child) => child.kind === kind);
}

/** Words that say nothing of what a thing is: articles, pronouns, prepositions. */
const STOP_WORDS = new Set(
  'i a an the my to of on in at for by with and je j me m l le la les un une des de du d ma mon mes à au aux en et pour sur par ich der die das den dem ein eine einen mein meine meinen zu zum zur im am und auf für mit bei mich mir'.split(
    ' ',
  ),
);

/** A name made of a label's first words that say something, with a number behind it where it is taken; null where none can be made. */
export function suggestName(label: string, taken: Iterable<string | null>): string | null {
  const words =
    label
      .normalize('NFC')
      .toLocaleLowerCase('fr')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  const joined = (telling.length > 0 ? telling : words).slice(0, 2).join('_');
  if (!joined) return null;
  return uniqueName(/^\p{N}/u.test(joined) ? `_${joined}` : joined, taken);
}

/** `name`, or `name_2`, `name_3` … where it is taken. */
export function uniqueName(name: string, taken: Iterable<string | null>, first = 1): string {
  const all = new Set(taken);
  for (let n = first; ; n++) {
    const candidate = n === 1 ? name : `${name}_${n}`;
    if (!all.has(candidate)) return candidate;
  }
}
