import { quote } from '@parcours/language';
import { idInModel, STUDY_FILE_ID } from '@parcours/model';
import { attributesOf, columnLineAt, type Observations } from '../../../text/ast.ts';
import { addAttribute, addToBlock, type FileEdit, replaceOffsets } from '../../../text/file-edits.ts';
import type { CodeFix, FixProvider, FixRequest } from './fix.ts';

/** `03/04/2026`: offers both date orders. */
export const ambiguousDate: FixProvider = (request) => {
  const study = columnLineAt(request.file, request.diagnostic.at.range.start) && studyNodeAt(request);
  if (!study) return [];
  return (['day-month-year', 'month-day-year'] as const).map((order) => ({
    title: request.translate(`fix.dates.${order}`),
    edits: setAttribute(request, study, 'dates', order),
  }));
};

/** Offers each of the workbook's sheets, the nearest name first. */
export const sheetNotFound: FixProvider = (request) => {
  const study = studyNodeAt(request);
  const { sheets } = request.diagnostic.parameters;
  if (!study || typeof sheets !== 'string') return [];
  return [...sheets.matchAll(/"(.*?)"(?=, "|$)/g)].map(
    ([, name = '']): CodeFix => ({
      title: request.translate('fix.sheet', { sheet: quote(name) }),
      edits: setAttribute(request, study, 'sheet', quote(name)),
    }),
  );
};

/** Declares the texts that rows begin with as `totals`, beside those that are declared. */
export const totalAmongRows: FixProvider = (request) => {
  const study = studyNodeAt(request);
  const { texts } = request.diagnostic.parameters;
  if (!study || typeof texts !== 'string' || texts === '') return [];
  const declared = [...new Set([...study.totals, ...[...texts.matchAll(/"(.*?)"(?=, "|$)/g)].map(([, text = '']) => text)])];
  return [
    {
      title: request.translate('fix.totals', { text: texts }),
      edits: setAttribute(request, study, 'totals', declared.map(quote).join(', ')),
    },
  ];
};

/** Declares the region of the first of two tables. */
export const firstTable: FixProvider = (request) => {
  const study = studyNodeAt(request);
  const { range } = request.diagnostic.parameters;
  if (!study || typeof range !== 'string') return [];
  return [{ title: request.translate('fix.range', { range }), edits: setAttribute(request, study, 'range', range) }];
};

/** A mapping with `skip`, `header` or `sheet`: under a title or on a cover sheet no column is recognised, and JRN0434 is not reported. */
export const mappingBelowTitle: FixProvider = async (request) => {
  const fixes = await suggestedMapping(request);
  return fixes.filter(({ edits }) => edits.some(({ text }) => /^ (skip|header|sheet) /.test(text)));
};

/** Writes the columns recognised in the file, for the author to check. */
export const suggestedMapping: FixProvider = async (request) => {
  const { context, file, diagnostic, translate } = request;
  const node = studyNodeAt(request);
  const study = context.workspace
    .studiesIn(file.uri)
    .find(({ id }) => diagnostic.subject === id || diagnostic.subject === idInModel(id, STUDY_FILE_ID));
  if (!node || !study) return [];
  const proposed = await context.workspace.suggestMapping(study);
  if (!proposed || proposed.recognisedColumns === 0) return [];
  const { lines, attributes, recognisedColumns } = proposed;
  const edits = attributes.flatMap(([keyword, value]) => setAttribute(request, node, keyword, value));
  return [{ title: translate('fix.mapping', { n: recognisedColumns }), edits: [...edits, ...addToBlock(file, node, [...lines])] }];
};

/** The observations that contain the diagnostic. */
function studyNodeAt({ file, diagnostic }: FixRequest): Observations | undefined {
  const line = diagnostic.at.range.start.line;
  return file.parsed.root.statements.find((node): node is Observations => {
    const range = node.$cstNode?.range;
    return node.$type === 'Observations' && range !== undefined && range.start.line <= line && line <= range.end.line;
  });
}

/** Sets an attribute, whether or not it is already present. */
function setAttribute({ file }: FixRequest, study: Observations, keyword: string, value: string): FileEdit[] {
  if (value === '' && attributesOf(study).some((each) => each.keyword === keyword)) return [];
  const existing = attributesOf(study).find((each) => each.keyword === keyword);
  if (!existing) return [addAttribute(file, study, keyword, value)];
  // The keyword keeps its spelling, whatever the language.
  const word = /^\S+/.exec(file.text.slice(existing.start, existing.end))?.[0] ?? keyword;
  return [replaceOffsets(file, existing.start, existing.end, `${word} ${value}`)];
}
