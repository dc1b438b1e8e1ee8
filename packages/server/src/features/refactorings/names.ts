import { type Declaration, type Kind, quote } from '@parcours/language';
import { type Context, targetAt } from '../../context.ts';
import { insert, replaceRange, type TextChange } from '../../edits.ts';
import { declarationOf } from '../fixes/unknown-name.ts';
import { withTwins } from '../references.ts';
import type { Refactoring } from './refactoring.ts';

/** A label under the cursor that no declaration has yet: it is declared under a name, and the name is used. */
export const extractName: Refactoring = ({ context, file, range, say }) => {
  const use = targetAt(context, file, range.start)?.use;
  const kind = use?.kinds[0];
  if (!use?.quoted || !kind || use.kinds.length > 1 || !EXTRACTED.has(kind)) return [];
  if (context.workspace.files.resolve(use).length > 0) return [];
  const name = freeName(
    use.text,
    context.workspace.files.visible(file, kind).map((each) => each.name),
  );
  if (!name) return [];
  const same = file
    .usesCalled(use.text)
    .filter((other) => other.quoted && other.kinds[0] === kind && context.workspace.files.resolve(other).length === 0);
  return [
    {
      title: say('refactor.extract', { label: quote(use.text), name }),
      edits: [
        declarationOf(context, file, kind, `${name} ${quote(use.text)}`),
        ...same.map((other) => replaceRange(file, other.range, name)),
      ],
    },
  ];
};

const EXTRACTED: ReadonlySet<Kind> = new Set<Kind>(['touchpoint', 'channel', 'owner']);

/** What is declared under a label alone gets a name, and is called by it; what has a name is called by it. */
export const nameIt: Refactoring = ({ context, file, range, say }) => {
  const target = targetAt(context, file, range.start);
  const declaration = target?.declarations[0];
  if (!target || !declaration || target.declarations.length > 1 || !declaration.label) return [];
  if (declaration.name !== null) {
    const { use } = target;
    if (!use?.quoted || use.text === declaration.name) return [];
    const { name } = declaration;
    return [{ title: say('refactor.useName', { name }), edits: [replaceRange(file, use.range, name)] }];
  }
  // A stage is said by the journey and by the repository: both get the name, or they would no longer belong together.
  const all = withTwins(context, [declaration]);
  if (all.some(({ name }) => name !== null)) return [];
  const name = freeName(
    declaration.label,
    all.flatMap((each) => rivals(context, each)).map((each) => each.name),
  );
  if (!name) return [];
  const edits = all.flatMap((each): TextChange[] => {
    if (!each.labelRange) return [];
    const uses = context.workspace.files.usesOf(each);
    return [
      insert(each.file, each.file.document.offsetAt(each.labelRange.start), `${name} `),
      ...uses.map((use) => replaceRange(use.file, use.range, name)),
    ];
  });
  return [{ title: say('refactor.giveName', { label: quote(declaration.label), name }), edits }];
};

/** What a new name must differ from. */
function rivals({ workspace }: Context, { kind, container, file }: Declaration): readonly Declaration[] {
  if (!container) return [file, ...workspace.files.importers(file.uri)].flatMap((each) => workspace.files.visible(each, kind));
  const scope = container.kind === 'phase' ? (container.container ?? container) : container;
  return /stage$/.test(kind) ? scope.stages : scope.children.filter((child) => child.kind === kind);
}

/** Words that say nothing of what a thing is: articles, pronouns, prepositions. */
const SMALL = new Set(
  'i a an the my to of on in at for by with and je j me m l le la les un une des de du d ma mon mes à au aux en et pour sur par ich der die das den dem ein eine einen mein meine meinen zu zum zur im am und auf für mit bei mich mir'.split(
    ' ',
  ),
);

/** A name made of a label's first words that say something, with a number behind it where it is taken; null where none can be made. */
export function freeName(label: string, taken: Iterable<string | null>): string | null {
  const words =
    label
      .normalize('NFC')
      .toLocaleLowerCase('fr')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !SMALL.has(word));
  const joined = (telling.length > 0 ? telling : words).slice(0, 2).join('_');
  if (!joined) return null;
  return numbered(/^\p{N}/u.test(joined) ? `_${joined}` : joined, taken);
}

/** `name`, or `name_2`, `name_3` … where it is taken. */
export function numbered(name: string, taken: Iterable<string | null>, from = 1): string {
  const all = new Set(taken);
  for (let n = from; ; n++) {
    const candidate = n === 1 ? name : `${name}_${n}`;
    if (!all.has(candidate)) return candidate;
  }
}
