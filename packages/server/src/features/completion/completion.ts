import {
  commentAt,
  type ExpectedValue,
  expectedTokens,
  INITIATIVE_STATUSES,
  KPI_KINDS,
  partOfProperty,
  quote,
  type SourceFile,
  STUDY_METHODS,
  statementStart,
} from '@parcours/language';
import { LANGUAGES, type Position, type Range, translateTerm } from '@parcours/model';
import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import { type Context, containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { relativePath } from '../../text/relative-path.ts';
import { acceptanceItems } from './acceptance-items.ts';
import { type CompletionSite, createItem, MAX_EXTERNAL_ITEMS, rankOf, reachesFiles } from './completion-item.ts';
import { fuzzyMatch } from './fuzzy-match.ts';
import { keywordItems } from './keyword-items.ts';
import { literalValues } from './literal-values.ts';
import { referenceItems } from './name-items.ts';
import { scaleValueItems } from './scale-items.ts';
import { CELL_COLUMN_PATTERNS, cellItems, columnItems, missingItems, sheetItems } from './table-items.ts';

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
    (each) =>
      each.offset < offset && offset <= each.offset + each.length && /^(?:#|--|<!--)/.test(text.slice(each.offset, each.offset + 4)),
  );
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

/** The words that a value may be. */
function choicesOf({ type, property }: ExpectedValue): readonly string[] {
  return type === 'File' && property === 'language' ? LANGUAGES : (partOfProperty(type, property)?.choices ?? []);
}

function enumDetail(word: string, { language }: Context): string {
  const known = [...STUDY_METHODS, ...KPI_KINDS, ...INITIATIVE_STATUSES].find((each) => each === word);
  return known ? translateTerm(known, language) : '';
}

function withoutDuplicates(items: CompletionItem[]): CompletionItem[] {
  const byLabel = new Map<string, CompletionItem>();
  // The first is nearer: a visible name comes before one that must be imported.
  for (const each of items) if (!byLabel.has(each.label)) byLabel.set(each.label, each);
  return [...byLabel.values()];
}
