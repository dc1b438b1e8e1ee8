import {
  type Declaration,
  type DeclarationKind,
  type ExpectedValue,
  kindsOfTypes,
  type NameReference,
  quote,
  type SourceFile,
  termOfKind,
  unquote,
} from '@parcours/language';
import { type Position, translateTerm } from '@parcours/model';
import { type CompletionItem, CompletionItemKind, type TextEdit } from 'vscode-languageserver';
import { containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { withEnglishKeywords } from '../../text/keyword-localization.ts';
import { relativePath } from '../../text/relative-path.ts';
import { type CompletionSite, createItem, MAX_EXTERNAL_ITEMS, reachesFiles } from './completion-item.ts';
import { fuzzyMatch } from './fuzzy-match.ts';
import { mappingTargetKind, mappingTargets } from './mapping-targets.ts';

/** The names that a reference at the cursor may use, also of files that are not imported yet. */
export function referenceItems(site: CompletionSite, value: ExpectedValue): CompletionItem[] {
  const { context, file, position } = site;
  const { type, referenceTypes } = value;
  const statement = type === 'Gate' ? undefined : file.declarations.findLast(({ range }) => isBefore(range.start, position));
  const journey = file.references.find(
    ({ kinds, container }) =>
      kinds[0] === 'journey' && container && (container === statement || containsPosition(container.range, position)),
  );
  if (type === 'Mapping') {
    const kind = mappingTargetKind(file, file.document.offsetAt(site.replaced.start));
    if (kind === null) return [];
    const visible = mappingTargets(context, file, kind, journey ?? null).map((declaration) => nameItem(site, declaration));
    return IMPORTABLE_TARGETS.has(kind) ? [...visible, ...importableItems(site, [kind])] : visible;
  }
  const kinds = kindsOfTypes(referenceTypes);
  if (kinds.length === 0) return [];
  const gated =
    type === 'Gate' ? file.declarations.find((each) => each.kind === 'journey' && containsPosition(each.range, position)) : null;
  const inside: NameReference['qualifier'] = kinds.some((kind) => JOURNEY_KINDS.has(kind))
    ? gated
      ? { inside: gated }
      : (journey ?? { anywhere: 'journey' })
    : null;
  const { written, channels } = lineOf(site, value);
  const fits = (declaration: Declaration) => channels.size === 0 || channelsOf(site, declaration).some((each) => channels.has(each));
  const rankIn = (declaration: Declaration, near: string, far: string) => (kinds[0] !== 'touchpoint' || fits(declaration) ? near : far);
  const visible = context.workspace.files
    .candidates({ kinds, qualifier: inside, file })
    .filter((declaration) => !written.has(declaration))
    .map((declaration) => nameItem(site, declaration, rankIn(declaration, '0', '1')));
  return inside === null ? [...visible, ...importableItems(site, kinds, (declaration) => rankIn(declaration, '3', '4'))] : visible;
}

/** Declared outside repositories and journeys, so that an import line suffices to name them. */
const IMPORTABLE_TARGETS: ReadonlySet<DeclarationKind> = new Set(['channel', 'segment', 'persona', 'touchpoint']);

/** Of the stage or action that the cursor is in: the declarations that its list names already, and its channels. */
function lineOf(site: CompletionSite, { type, property }: ExpectedValue): { written: Set<Declaration>; channels: Set<Declaration> } {
  const { context, file, position } = site;
  const kind = LISTS[`${type}.${property}`];
  let owner: Declaration | undefined;
  if (kind !== undefined)
    for (const declaration of file.allDeclarations())
      if ((declaration.kind === 'stage' || declaration.kind === 'action') && isBefore(declaration.range.start, position))
        owner = declaration;
  if (!owner) return { written: new Set(), channels: new Set() };
  const others = file
    .referencesFrom(owner)
    .filter((reference) => type !== 'StageTouchpoint' && reference.kinds[0] === kind && !containsPosition(reference.range, position));
  return {
    written: new Set(others.flatMap((reference) => context.workspace.files.resolve(reference))),
    channels: new Set([...channelsOf(site, owner), ...channelsBehind(site)]),
  };
}

function isBefore(start: Position, { line, character }: Position): boolean {
  return start.line < line || (start.line === line && start.character <= character);
}

const NAME = /"[^"\r\n]*"|'[^'\r\n]*'|«[^»\r\n]*»|[^\s,"'«]+/g;
const CHANNEL_LIST = new RegExp(`(?:^|\\s)channel\\s+((?:${NAME.source})(?:\\s*,\\s*(?:${NAME.source}))*)`);

/** The channels on the line behind the cursor: before `channel`, a list that is being written takes the word for a name. */
function channelsBehind({ context, file, replaced }: CompletionSite): Declaration[] {
  const offset = file.document.offsetAt(replaced.end);
  const lineEnd = /[\r\n{]|$/.exec(file.text.slice(offset))?.index ?? 0;
  const list = CHANNEL_LIST.exec(withEnglishKeywords(file, offset, offset + lineEnd))?.[1];
  const names = new Set(list?.match(NAME)?.map((name) => (/^[\p{L}_]/u.test(name) ? name : unquote(name))));
  return names.size === 0
    ? []
    : context.workspace.files
        .declarationsInScope(file, 'channel')
        .filter(({ name, label }) => (name !== null && names.has(name)) || (label !== null && names.has(label)));
}

/** The kind of name in a list of a stage or an action. */
const LISTS: Readonly<Record<string, DeclarationKind>> = {
  'Stage.channels': 'channel',
  'Stage.touchpoints': 'touchpoint',
  'StageTouchpoint.touchpoint': 'touchpoint',
  'Action.channels': 'channel',
};

function channelsOf({ context }: CompletionSite, declaration: Declaration): Declaration[] {
  return declaration.file
    .referencesFrom(declaration)
    .filter((reference) => reference.kinds[0] === 'channel')
    .flatMap((reference) => context.workspace.files.resolve(reference));
}

function nameItem(site: CompletionSite, declaration: Declaration, rank = '0'): CompletionItem {
  const { language } = site.context;
  const text = declaration.name !== null && !site.quoted ? declaration.name : quote(declaration.label ?? declaration.nameOrLabel);
  const detail = [translateTerm(termOfKind(declaration.kind), language), declaration.name !== null ? declaration.label : null]
    .filter(Boolean)
    .join(' · ');
  return {
    ...createItem(site, text, CompletionItemKind.Reference, detail, rank),
    filterText: site.quoted ? text : `${text} ${declaration.label ?? ''}`,
  };
}

/** Names from files that are not imported yet; accepting one also inserts the import. */
function importableItems(
  site: CompletionSite,
  kinds: readonly DeclarationKind[],
  rankOf: (declaration: Declaration) => string = () => '3',
): CompletionItem[] {
  const { context, file } = site;
  if (!reachesFiles(site)) return [];
  const { files } = context.workspace;
  const seen = new Set(files.scopeOf(file));
  const translate = messagesIn(context.language);
  const named = (function* () {
    for (const other of files.all()) {
      if (!seen.has(other)) for (const declaration of other.declarations) if (kinds.includes(declaration.kind)) yield declaration;
    }
  })();
  const { items, truncated } = fuzzyMatch(
    named,
    site.prefix,
    ({ name, label }) => `${name ?? ''} ${label ?? ''}`.trim(),
    MAX_EXTERNAL_ITEMS,
  );
  site.limit.reached ||= truncated;
  return items.map((declaration) => {
    const found = nameItem(site, declaration, rankOf(declaration));
    const path = relativePath(file.uri, declaration.file.uri);
    const detail = `${found.detail} · ${translate('completion.import', { file: path })}`;
    return { ...found, detail, additionalTextEdits: [importLine(file, path)] };
  });
}

/** After the last import, otherwise at the top of the file. */
function importLine(file: SourceFile, path: string): TextEdit {
  const lineEnd = file.text.includes('\r\n') ? '\r\n' : '\n';
  const last = file.imports.at(-1);
  if (last) return { range: { start: last.range.end, end: last.range.end }, newText: `${lineEnd}import ${quote(path)}` };
  const top = file.document.positionAt(file.text.startsWith('\uFEFF') ? 1 : 0);
  return { range: { start: top, end: top }, newText: `import ${quote(path)}${lineEnd}${lineEnd}` };
}

/** Declared inside a journey. */
const JOURNEY_KINDS: ReadonlySet<DeclarationKind> = new Set(['stage', 'kpi', 'phase']);
