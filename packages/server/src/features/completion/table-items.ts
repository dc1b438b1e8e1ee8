import { type Declaration, quote, type SourceFile, statementStart, unquote } from '@parcours/language';
import { DEFAULT_DIALECT, type Position } from '@parcours/model';
import { findColumn } from '@parcours/workspace';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { containsPosition } from '../../context.ts';
import { messagesIn } from '../../messages.ts';
import { isMapping, type Observations } from '../../text/ast.ts';
import { withEnglishKeywords } from '../../text/keyword-localization.ts';
import { type CompletionSite, createItem, rankOf } from './completion-item.ts';

/** Find the column that a block of mappings belongs to: the first text of the line, or the text after `from`. */
const MAPPING_COLUMN = /(?:^|[\s{}])\p{L}+\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}\r\n]*\{([^{}]*)$/u;
const SCORE_MAPPING_COLUMN =
  /(?:^|[\s{}])(?:score|mean|n|sd|from)\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}\r\n]*\{([^{}]*)$/u;

/** For each property that holds cells: how to find their column in the text before the cursor. */
export const CELL_COLUMN_PATTERNS: Readonly<Record<string, RegExp>> = {
  'Mapping.cells': MAPPING_COLUMN,
  'FigureMapping.cells': SCORE_MAPPING_COLUMN,
  'Where.values': /(?:^|\s)where\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)\s+is\b([^{}]*)$/u,
  'KpiColumn.success': /(?:^|\s)from\s+("(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|«[^»\r\n]*»)[^{}]*?\ssuccess\b([^{}]*)$/u,
};

/** Maximum number of cells offered. */
const MAX_CELLS = 200;

/** The distinct cells of the line's column, without those already written. */
export async function cellItems(site: CompletionSite, pattern: RegExp): Promise<CompletionItem[]> {
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
export async function missingItems(site: CompletionSite, texts: boolean): Promise<CompletionItem[]> {
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

/** The columns of the linked file, in its order. */
export async function columnItems(site: CompletionSite): Promise<CompletionItem[]> {
  const table = await tableOf(site);
  if (!table) return [];
  const detail = messagesIn(site.context.language)('completion.column', { file: table.path });
  return table.columns.flatMap((name, index) =>
    name === '' ? [] : createItem(site, quote(name), CompletionItemKind.Field, detail, rankOf(index)),
  );
}

/** The sheets of the line's workbook, in order. */
export async function sheetItems({ context, file, position, ...site }: CompletionSite): Promise<CompletionItem[]> {
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
