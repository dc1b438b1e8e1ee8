import { quote } from '@parcours/language';
import { idInModel, STUDY_FILE_ID } from '@parcours/model';
import { attributesOf, columnLineAt, type Observations } from '../../../text/ast.ts';
import { addAttribute, addToBlock, type FileEdit, replaceOffsets } from '../../../text/file-edits.ts';
import type { CodeFix, FixProvider, FixRequest } from './fix.ts';

/** The attributes of observations that say how the file is read, in their usual order. */
const DIALECT_ATTRIBUTES = [
  'aggregated',
  'from',
  'sheet',
  'range',
  'skip',
  'header',
  'totals',
  'delimiter',
  'encoding',
  'decimal',
  'thousands',
  'dates',
];

/** `03/04/2026`: the author knows which is the day. */
export const ambiguousDate: FixProvider = (request) => {
  const study = columnLineAt(request.file, request.finding.at.range.start) && studyNodeAt(request);
  if (!study) return [];
  return (['day-month-year', 'month-day-year'] as const).map((order) => ({
    title: request.say(`fix.dates.${order}`),
    edits: setAttribute(request, study, 'dates', order),
  }));
};

/** Any of the workbook's sheets; the nearest by name first. */
export const sheetNotFound: FixProvider = (request) => {
  const study = studyNodeAt(request);
  const { sheets } = request.finding.parameters;
  if (!study || typeof sheets !== 'string') return [];
  return [...sheets.matchAll(/"(.*?)"(?=, "|$)/g)].map(
    ([, name = '']): CodeFix => ({
      title: request.say('fix.sheet', { sheet: quote(name) }),
      edits: setAttribute(request, study, 'sheet', quote(name)),
    }),
  );
};

/** A total is one because its author says so. */
export const totalAmongRows: FixProvider = (request) => {
  const study = studyNodeAt(request);
  const { text } = request.finding.parameters;
  if (!study || typeof text !== 'string') return [];
  return [{ title: request.say('fix.totals', { text: quote(text) }), edits: setAttribute(request, study, 'totals', quote(text)) }];
};

/** Under a title, or on a cover sheet, nothing is recognised, so that it is not said that there is a mapping to propose. */
export const mappingBelowTitle: FixProvider = async (request) => {
  const offers = await suggestedMapping(request);
  return offers.filter(({ edits }) => edits.some(({ text }) => /^ (skip|header|sheet) /.test(text)));
};

/** What a first look at the file recognises, to be read over before it counts. */
export const suggestedMapping: FixProvider = async (request) => {
  const { context, file, finding, say } = request;
  const node = studyNodeAt(request);
  const study = context.workspace
    .studiesIn(file.uri)
    .find(({ id }) => finding.subject === id || finding.subject === idInModel(id, STUDY_FILE_ID));
  if (!node || !study) return [];
  const proposed = await context.workspace.suggestMapping(study);
  if (!proposed || proposed.recognisedColumns === 0) return [];
  const { lines, attributes, recognisedColumns: recognised } = proposed;
  const edits = attributes.flatMap(([keyword, value]) => setAttribute(request, node, keyword, value));
  return [{ title: say('fix.mapping', { n: recognised }), edits: [...edits, ...addToBlock(file, node, [...lines])] }];
};

/** The observations at whose file a finding stands. */
function studyNodeAt({ file, finding }: FixRequest): Observations | undefined {
  const line = finding.at.range.start.line;
  return file.parsed.root.statements.find((node): node is Observations => {
    const range = node.$cstNode?.range;
    return node.$type === 'Observations' && range !== undefined && range.start.line <= line && line <= range.end.line;
  });
}

/** The change that gives an attribute a value, whether or not it has one. */
function setAttribute({ file }: FixRequest, study: Observations, keyword: string, value: string): FileEdit[] {
  if (value === '' && attributesOf(study).some((each) => each.keyword === keyword)) return [];
  const there = attributesOf(study).find((each) => each.keyword === keyword);
  if (!there) return [addAttribute(file, study, keyword, value, DIALECT_ATTRIBUTES.slice(DIALECT_ATTRIBUTES.indexOf(keyword) + 1))];
  // The keyword stays as it is written, in whatever language.
  const word = /^\S+/.exec(file.text.slice(there.start, there.end))?.[0] ?? keyword;
  return [replaceOffsets(file, there.start, there.end, `${word} ${value}`)];
}
