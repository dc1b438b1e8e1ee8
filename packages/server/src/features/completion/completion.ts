import { isInside } from '@parcours/engines';
import {
  type Attribute,
  CONSTRUCTS,
  commentAt,
  type Declaration,
  type DeclarationKind,
  type ExpectedTokens,
  type ExpectedValue,
  expectedTokens,
  INITIATIVE_STATUSES,
  KPI_KINDS,
  keywordDoc,
  kindsOfTypes,
  type NameReference,
  partDoc,
  partOfProperty,
  phraseOf,
  quote,
  type SourceFile,
  STUDY_METHODS,
  scaleFor,
  statementStart,
  termOfKind,
  unquote,
} from '@parcours/language';
import type { Position, Range } from '@parcours/model';
import { DEFAULT_DIALECT, formatScore, LANGUAGES, type Language, translateTerm } from '@parcours/model';
import { findColumn } from '@parcours/workspace';
import { type CompletionItem, CompletionItemKind, type CompletionList, InsertTextFormat, type TextEdit } from 'vscode-languageserver';
import { type Context, containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { columnLineAt, isMapping, type Observations } from '../../text/ast.ts';
import { localizeSnippet, withEnglishKeywords } from '../../text/keyword-localization.ts';
import { acceptanceItems } from './acceptance-items.ts';
import { fuzzyMatch } from './fuzzy-match.ts';
import { literalValues } from './literal-values.ts';
import { mappingTargetKind, mappingTargets } from './mapping-targets.ts';
import { SNIPPETS } from './snippets.ts';

/** Completion items at the cursor: expected keywords, names of the right kind, columns and files; in a comment, what accepts a finding. */
export async function completion(context: Context, file: SourceFile, position: Position): Promise<CompletionList> {
  const comment = commentAt(file, position);
  if (comment) return { isIncomplete: false, items: await acceptanceItems(context, file, position, comment) };
  const offset = file.document.offsetAt(position);
  if (isForeignComment(file, offset)) return { isIncomplete: false, items: [] };
  const { start, quoted } = tokenBefore(file.text, offset);
  const range: Range = { start: file.document.positionAt(start), end: position };
  const next = expectedTokens(file.text.slice(statementStart(file.parsed.tokens, start), start), file.parsed.tokens.keywordLocale);
  const typed = file.text.slice(quoted ? start + 1 : start, offset);
  const limit = { reached: false };
  const site: CompletionSite = {
    context,
    file,
    position,
    quoted,
    prefix: typed,
    limit,
    replaced: quoted ? quotedRange(file, start, range) : range,
  };
  const items: CompletionItem[] = [];
  for (const value of next.values) items.push(...(await itemsForValue(site, value)));
  if (!quoted) items.push(...keywordItems(site, next, start));
  return { isIncomplete: limit.reached, items: withoutDuplicates(items) };
}

/** Whether an offset is in what other languages take for a comment: `# …`, `-- …`, `<!-- … -->`. The text is unreadable as a whole. */
function isForeignComment({ text, parsed }: SourceFile, offset: number): boolean {
  return parsed.tokens.unreadable.some(
    (each) => each.offset < offset && offset <= each.offset + each.length && /^(?:#|--|<!--)/.test(text.slice(each.offset, each.offset + 4)),
  );
}

/** Maximum number of names and paths from other files; more letters narrow the list. */
const MAX_EXTERNAL_ITEMS = 100;

interface CompletionSite {
  readonly context: Context;
  readonly file: SourceFile;
  readonly position: Position;
  readonly quoted: boolean;
  /** The part of the word before the cursor, without its quote. */
  readonly prefix: string;
  /** Set if the list is truncated: the client then asks again at the next letter. */
  readonly limit: { reached: boolean };
  /** The range that an item replaces. */
  readonly replaced: Range;
}

/** The beginning of the token at the cursor: a name, or a quoted text that contains the cursor. */
function tokenBefore(text: string, offset: number): { start: number; quoted: boolean } {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = text.slice(lineStart, offset);
  let open = -1;
  let closing = '';
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (open < 0) {
      if (character === '/' && line.charAt(i + 1) === '/') break;
      const closer = { '"': '"', "'": "'", '«': '»' }[character];
      if (closer) [open, closing] = [i, closer];
    } else if (character === '\\') i++;
    else if (character === closing) open = -1;
  }
  if (open >= 0) return { start: lineStart + open, quoted: true };
  const word = /[\p{L}\p{M}\p{N}_-]*$/u.exec(line)?.[0] ?? '';
  // A token that begins with a digit is a number, with its sign and its unit.
  const number = /(?<=\s)[+\-−]?(?:[0-9][\p{L}0-9.%-]*)?$/u.exec(line)?.[0] ?? '';
  return { start: offset - (/^[\p{L}_]/u.test(word) ? word : number).length, quoted: false };
}

/** The whole quoted text, up to its closing quote if there is one. */
function quotedRange(file: SourceFile, start: number, range: Range): Range {
  const match = /^("(?:\\[^\r\n]|[^"\\\r\n])*"|'(?:\\[^\r\n]|[^'\\\r\n])*'|«[^»\r\n]*»)/.exec(file.text.slice(start, start + 1000));
  const end = file.document.positionAt(start + (match?.[0].length ?? 0));
  return match && containsPosition({ start: range.start, end }, range.end) ? { start: range.start, end } : range;
}

async function itemsForValue(site: CompletionSite, value: ExpectedValue): Promise<CompletionItem[]> {
  const { context, file } = site;
  if (value.terminal === 'REF') return referenceItems(site, value);
  // What is no text and no name cannot stand in quotes.
  if (site.quoted && value.terminal !== 'STRING') return [];
  if (value.terminal === 'ID')
    return choicesOf(value).map((word) =>
      createItem(
        site,
        file.parsed.tokens.keywordLocale.localizedValue(word),
        CompletionItemKind.EnumMember,
        enumDetail(word, context),
        '1',
      ),
    );
  const cells = value.terminal === 'STRING' ? CELL_COLUMN_PATTERNS[`${value.type}.${value.property}`] : undefined;
  if (cells) return cellItems(site, cells);
  if (value.type === 'Rating' && value.property === 'missing') return missingItems(site, value.terminal === 'STRING');
  const literals = literalValues(context, file, site.position, value);
  if (literals.length > 0) return literals.map((text, at) => createItem(site, text, CompletionItemKind.Value, '', rankOf(at)));
  if (value.terminal === 'NUMBER') return scaleValueItems(site, value);
  if (value.terminal !== 'STRING') return [];
  if (value.type === 'Import') {
    const imported = new Set([
      file.uri,
      ...file.imports.filter(({ range }) => !containsPosition(range, site.position)).map(({ uri }) => uri),
    ]);
    return pathItems(
      site,
      [...context.workspace.files.all()].flatMap(({ uri }) => (imported.has(uri) ? [] : [uri])),
    );
  }
  if (value.type === 'Observations' && value.property === 'file') {
    return pathItems(site, await context.workspace.dataFiles());
  }
  if (value.type === 'Observations' && value.property === 'sheet') return sheetItems(site);
  if (value.property === 'column' || value.property === 'expectation') return columnItems(site);
  return [];
}

function pathItems(site: CompletionSite, uris: readonly string[]): CompletionItem[] {
  if (!reachesFiles(site)) return [];
  const all = uris.map((uri) => relativePath(site.file.uri, uri));
  const { items, truncated } = fuzzyMatch(all, site.prefix, (path) => path, MAX_EXTERNAL_ITEMS);
  site.limit.reached ||= truncated;
  const detail = messagesIn(site.context.language)('completion.file');
  return items.map((path) => createItem(site, quote(path), CompletionItemKind.File, detail, '1'));
}

/** Whether paths can lead to other files: from a document in no folder of the workspace, none leads to a file that is read. */
function reachesFiles({ file, context }: CompletionSite): boolean {
  return isInside(file.uri, context.workspace.roots);
}

/** The words that a value may be. */
function choicesOf({ type, property }: ExpectedValue): readonly string[] {
  return type === 'File' && property === 'language' ? LANGUAGES : (partOfProperty(type, property)?.choices ?? []);
}

function enumDetail(word: string, { language }: Context): string {
  const known = [...STUDY_METHODS, ...KPI_KINDS, ...INITIATIVE_STATUSES].find((each) => each === word);
  return known ? translateTerm(known, language) : '';
}

function referenceItems(site: CompletionSite, value: ExpectedValue): CompletionItem[] {
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

/** The values of the journey's scale, the best first. */
function scaleValueItems(site: CompletionSite, { type, property }: ExpectedValue): CompletionItem[] {
  const { context, file } = site;
  const range = partOfProperty(type, property)?.range;
  if (range) {
    const values = Array.from({ length: range[1] - range[0] + 1 }, (_, index) => String(range[1] - index));
    return values.map((text, index) => createItem(site, text, CompletionItemKind.Value, '', `0${index}`));
  }
  if (type === 'FigureMapping') return columnScaleItems(site);
  if (type === 'Gate' && property === 'gap')
    return ['0', '0.5', '1', '1.5', '2'].map((text, at) => createItem(site, text, CompletionItemKind.Value, '', `0${at}`));
  if (!(property === 'score' || (property === 'target' && type === 'Stage'))) return [];
  const { min, max, disappointing, enchanting } = scaleFor(context.workspace.files, file);
  const found: CompletionItem[] = [];
  for (let value = Math.floor(max); value >= min && found.length < 21; value--) {
    const text = value > 0 ? `+${value}` : String(value);
    const kind = value < disappointing ? 'disappointing' : value >= enchanting ? 'enchanting' : 'neutral';
    found.push(
      createItem(
        site,
        text,
        CompletionItemKind.Value,
        `${formatScore(value, context.language, 0)} ${translateTerm(kind, context.language)}`,
        `0${String(found.length).padStart(2, '0')}`,
      ),
    );
  }
  return found;
}

/** The values of the scale declared on the line, the best first. */
function columnScaleItems(site: CompletionSite): CompletionItem[] {
  const { file, replaced } = site;
  const line = columnLineAt(file, replaced.start)?.line;
  if (!line || line.$type === 'Where' || line.$type === 'VerbatimColumn') return [];
  const [from, to] = [line.min[0], line.max[0]];
  if (from === undefined || to === undefined || Math.abs(to - from) > 20) return [];
  const count = Math.floor(Math.abs(to - from));
  return Array.from({ length: count + 1 }, (_, at) =>
    createItem(site, String(from < to ? to - at : to + at), CompletionItemKind.Value, '', `0${String(at).padStart(2, '0')}`),
  );
}

/** Find the column that a block of mappings belongs to: the first text of the line, or the text after `from`. */
const MAPPING_COLUMN = /(?:^|[\s{}])\p{L}+\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}\r\n]*\{([^{}]*)$/u;
const SCORE_MAPPING_COLUMN =
  /(?:^|[\s{}])(?:score|mean|n|sd|from)\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}\r\n]*\{([^{}]*)$/u;

/** For each property that holds cells: how to find their column in the text before the cursor. */
const CELL_COLUMN_PATTERNS: Readonly<Record<string, RegExp>> = {
  'Mapping.cells': MAPPING_COLUMN,
  'FigureMapping.cells': SCORE_MAPPING_COLUMN,
  'Where.values': /(?:^|\s)where\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)\s+is\b([^{}]*)$/u,
  'KpiColumn.success': /(?:^|\s)from\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}]*?\ssuccess\b([^{}]*)$/u,
};

/** Maximum number of cells offered. */
const MAX_CELLS = 200;

/** The distinct cells of the line's column, without those already written. */
async function cellItems(site: CompletionSite, pattern: RegExp): Promise<CompletionItem[]> {
  const { file, replaced } = site;
  const offset = file.document.offsetAt(replaced.start);
  const match = pattern.exec(withEnglishKeywords(file, statementStart(file.parsed.tokens, offset), offset));
  const table = match ? await tableOf(site) : null;
  const column = unquote(match?.[1] ?? '""');
  const cells = table && findColumn(table, column);
  if (!cells) return [];
  const behind = /^[^{}]*/.exec(file.text.slice(file.document.offsetAt(replaced.end)))?.[0] ?? '';
  const sameBlock = pattern === MAPPING_COLUMN || pattern === SCORE_MAPPING_COLUMN ? behind : (behind.split(/[\r\n]/)[0] ?? '');
  const around = `${match?.[2] ?? ''} ${sameBlock}`;
  const written = new Set([...around.matchAll(/"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»/g)].map(([text]) => unquote(text)));
  const detail = messagesIn(site.context.language)('completion.cell', { column });
  return [...new Set(cells.values)]
    .filter((cell) => cell !== '' && !written.has(cell))
    .slice(0, MAX_CELLS)
    .map((cell, at) => createItem(site, quote(cell), CompletionItemKind.Value, detail, rankOf(at)));
}

/** Find the column of a line, and what stands behind `missing`. */
const MISSING_COLUMN = /(?:^|[\s{}])\p{L}+\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)([^{}"'«]*?)\smissing\b([^{}]*)$/u;
/** Codes that questionnaires use for no answer. */
const USUAL_CODES = ['99', '98', '9', '-1'];

/** The cells of the line's column that lie outside its scale: figures, or texts. Without a file, the usual codes. */
async function missingItems(site: CompletionSite, texts: boolean): Promise<CompletionItem[]> {
  const { file, replaced } = site;
  const offset = file.document.offsetAt(replaced.start);
  const match = MISSING_COLUMN.exec(withEnglishKeywords(file, statementStart(file.parsed.tokens, offset), offset));
  const scale = /scale\s+([+\-−]?[\d.]*\d)\s*\.\.\s*([+\-−]?[\d.]*\d)/.exec(match?.[2] ?? '');
  const ends = scale?.slice(1).map((end) => Number(end.replace('−', '-'))) ?? [];
  const isOnScale = (cell: string) => ends.length === 2 && Number(cell) >= Math.min(...ends) && Number(cell) <= Math.max(...ends);
  const table = match ? await tableOf(site) : null;
  const column = unquote(match?.[1] ?? '""');
  const cells = table && findColumn(table, column);
  const written = match?.[3] ?? '';
  const isFigure = (cell: string) => /^[+-]?\d+(?:\.\d+)?$/.test(cell);
  const candidates = [...new Set(cells?.values ?? (texts ? [] : USUAL_CODES))].filter((cell) => cell !== '' && isFigure(cell) !== texts);
  const detail = cells ? messagesIn(site.context.language)('completion.cell', { column }) : '';
  return candidates
    .filter((cell) => !isOnScale(cell) && !written.includes(texts ? quote(cell) : ` ${cell},`))
    .slice(0, MAX_CELLS)
    .map((cell, at) => createItem(site, texts ? quote(cell) : cell, CompletionItemKind.Value, detail, rankOf(at)));
}

function rankOf(index: number): string {
  return `0${String(index).padStart(4, '0')}`;
}

async function columnItems(site: CompletionSite): Promise<CompletionItem[]> {
  const table = await tableOf(site);
  if (!table) return [];
  const detail = messagesIn(site.context.language)('completion.column', { file: table.path });
  return table.columns.flatMap((name, index) =>
    name === '' ? [] : createItem(site, quote(name), CompletionItemKind.Field, detail, rankOf(index)),
  );
}

/** The sheets of the line's workbook, in order. */
async function sheetItems({ context, file, position, ...site }: CompletionSite): Promise<CompletionItem[]> {
  const offset = file.document.offsetAt(position);
  const line = file.text.slice(statementStart(file.parsed.tokens, offset), offset);
  const path = /["'«]\s*([^"'»\r\n]+\.xls[xm])\s*["'»]/i.exec(line)?.[1];
  // Ignores the sheet written so far: it is about to be replaced.
  const { table } = path === undefined ? { table: null } : await context.workspace.linked.open(file.uri, path, DEFAULT_DIALECT);
  const detail = messagesIn(context.language)('completion.sheet');
  const here = { context, file, position, ...site };
  return (table?.sheets ?? []).map((name, at) => createItem(here, quote(name), CompletionItemKind.Module, detail, rankOf(at)));
}

/** The table linked by the study at the cursor, or by the first study that uses the questionnaire there. */
async function tableOf({ context, file, position }: CompletionSite) {
  const block = file.declarations.find((each) => isMapping(each) && containsPosition(each.range, position));
  const study = block?.kind === 'questionnaire' ? context.workspace.files.findReferences(block)[0]?.container : block;
  const source = study?.file ?? file;
  const path = study ? linkedPathOf(study) : block ? null : pathBefore(file, position);
  if (path === null) return null;
  // Uses the study's own dialect, so that the table is the cached one.
  const dialect = context.workspace.studiesIn(source.uri).find((each) => each.file?.path === path)?.dialect ?? DEFAULT_DIALECT;
  return (await context.workspace.linked.open(source.uri, path, dialect)).table;
}

/** The path after `from`, found in the text where the syntax tree has none: the block is often incomplete while it is written. */
function linkedPathOf({ node, file, range }: Declaration): string | null {
  const text = () => withEnglishKeywords(file, file.document.offsetAt(range.start), file.document.offsetAt(range.end));
  return (node as Observations).file[0] ?? findPath(text());
}

function pathBefore(file: SourceFile, position: Position): string | null {
  const offset = file.document.offsetAt(position);
  return findPath(withEnglishKeywords(file, statementStart(file.parsed.tokens, offset), offset));
}

function findPath(text: string): string | null {
  const match = /\bfrom\s+(?:"([^"\r\n]*)"|'([^'\r\n]*)'|«\s*([^»\r\n]*?)\s*»)[^{]*\{/.exec(text);
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}

function keywordItems(site: CompletionSite, { keywords, attributes }: ExpectedTokens, start: number): CompletionItem[] {
  const { file, context } = site;
  const { keywordLocale } = file.parsed.tokens;
  const written = attributesWritten(file, start);
  const detail = messagesIn(context.language)('completion.keyword');
  // In a file with French or German keywords the client's own snippets do not fit.
  const theirs = context.client?.ownSnippets === true && keywordLocale.code === 'en';
  const snippets = context.client?.snippets && !theirs ? snippetsAt(file, start) : new Map<string, string>();
  const isWritten = (keyword: string) => {
    const attribute = attributes.get(keyword);
    return attribute ? !attribute.hasJointForms && attribute.keywords.some((each) => written.has(each)) : written.has(keyword);
  };
  return boundKeywords(keywords)
    .filter((keyword) => /^\p{L}/u.test(keyword) && !isWritten(keyword))
    .map((keyword) => {
      const attribute = attributes.get(keyword);
      const spelled = keywordLocale.spellKeyword(attribute ? phraseOf(attribute, keyword) : keyword);
      // Attributes in their usual order, before what begins the next line.
      const found = createItem(site, spelled, CompletionItemKind.Keyword, detail, `2${attribute?.sortText ?? ''}`);
      const documentation = documentationOf(keyword, attribute, context.language, file.keywordLanguage);
      const documented = documentation === null ? found : { ...found, documentation };
      const snippet = snippets.get(keyword);
      if (snippet === undefined) return documented;
      const textEdit = { range: site.replaced, newText: localizeSnippet(snippet, keywordLocale) };
      return { ...documented, kind: CompletionItemKind.Snippet, insertTextFormat: InsertTextFormat.Snippet, textEdit };
    });
}

/** `at` with each word that may follow it, which are not offered without it. */
function boundKeywords(keywords: readonly string[]): readonly string[] {
  if (!keywords.includes('at')) return keywords;
  const isBound = (keyword: string) => keyword === 'least' || keyword === 'most';
  return keywords.flatMap((keyword) =>
    keyword === 'at' ? keywords.filter(isBound).map((bound) => `at ${bound}`) : isBound(keyword) ? [] : keyword,
  );
}

function documentationOf(keyword: string, attribute: Attribute | undefined, language: Language, keywordLanguage: Language): string | null {
  return attribute ? partDoc(attribute, language, keywordLanguage, keyword) : keywordDoc(keyword, language, keywordLanguage);
}

/** The snippets that fit where a line begins: of the statement that the cursor is in, else of the file. */
function snippetsAt(file: SourceFile, start: number): Map<string, string> {
  const before = withEnglishKeywords(file, statementStart(file.parsed.tokens, start), start);
  if (!/(^|[\r\n{}])[ \t]*$/.test(before)) return new Map();
  const bare = before.replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|«[^»]*»?|\/\/.*/g, '');
  const depth = bare.split('{').length - bare.split('}').length;
  const inside = depth > 0 ? `${/^\s*(\p{L}+)/u.exec(before)?.[1] ?? ''} ` : '';
  return new Map(
    Object.entries(SNIPPETS).flatMap(([key, snippet]) => {
      const word = key.slice(inside.length);
      return key.startsWith(inside) && !word.includes(' ') ? [[word, snippet] as const] : [];
    }),
  );
}

/** The keywords of constructs with attributes that may stand in any order. */
const WITH_FREE_ATTRIBUTES: ReadonlySet<string> = new Set(
  [...CONSTRUCTS.values()].flatMap(({ keywords, attributes }) =>
    attributes.some(({ placement }) => placement === 'free') ? keywords : [],
  ),
);

/** The attributes that the line's declaration already has, the word at the cursor left out: each can stand once. */
function attributesWritten(file: SourceFile, start: number): Set<string> {
  const { line } = file.document.positionAt(start);
  const offsetOf = (at: number) => file.document.offsetAt({ line: at, character: 0 });
  const before = withEnglishKeywords(file, offsetOf(line), start);
  const character = before.length;
  const text = before + withEnglishKeywords(file, start, offsetOf(line + 1));
  const head = /^\s*(\p{L}+)/u.exec(text);
  if (!head || !WITH_FREE_ATTRIBUTES.has(head[1] ?? '') || character <= head[0].length) return new Set();
  const around = `${text.slice(head[0].length, character)} ${text.slice(character).replace(/^[\p{L}\p{M}\p{N}_-]+/u, '')}`;
  const bare = around.replace(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|«[^»]*»?/g, '""');
  return new Set(bare.match(/\p{L}+/gu) ?? []);
}

function createItem(site: CompletionSite, text: string, kind: CompletionItemKind, detail: string, rank: string): CompletionItem {
  return {
    label: text,
    kind,
    detail,
    sortText: `${rank}${text}`,
    filterText: text,
    insertTextFormat: InsertTextFormat.PlainText,
    textEdit: { range: site.replaced, newText: text },
  };
}

function withoutDuplicates(items: CompletionItem[]): CompletionItem[] {
  const byLabel = new Map<string, CompletionItem>();
  // The first is nearer: a visible name comes before one that must be imported.
  for (const each of items) if (!byLabel.has(each.label)) byLabel.set(each.label, each);
  return [...byLabel.values()];
}

/** The relative path from one file's folder to another file, with `/`. */
export function relativePath(from: string, to: string): string {
  const a = from.split('/').slice(0, -1);
  const b = to.split('/');
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  return decodeURIComponent([...a.slice(same).map(() => '..'), ...b.slice(same)].join('/'));
}
