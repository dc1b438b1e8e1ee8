/** Fixes for figures that data or text put in doubt. */
import { cstNodeOf, quote } from '@parcours/language';
import { attributesOf, columnLineAt, columnLines } from '../../../text/ast.ts';
import { insertAt, removeAttribute, removeStatement, replaceOffsets } from '../../../text/file-edits.ts';
import { type CodeFix, exampleValues, type FixProvider, type FixRequest } from './fix.ts';

/** Removes the line of a column: each row is one respondent, or no deviation is stated. */
export const removeColumnLine: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  if (line?.$type !== 'RoleColumn') return [];
  const { offset: start, end } = cstNodeOf(line);
  const title =
    line.role === 'respondent' ? translate('fix.eachRowOne') : translate('fix.removeText', { text: file.text.slice(start, end) });
  return [{ title, edits: [removeStatement(file, start, end)] }];
};

/** Counts the codes as answers: takes them out of `missing`. */
export const missingWithinScale: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  const { codes } = diagnostic.parameters;
  const declared = line && attributesOf(line).find(({ keyword }) => keyword === 'missing');
  if (!declared || line.$type === 'VerbatimColumn' || line.$type === 'Where' || typeof codes !== 'string') return [];
  const answers = new Set(codes.split(', ').map(Number));
  const kept = line.missing.filter((code) => !answers.has(Number(code)));
  const title = translate('fix.answers', { values: codes });
  if (kept.length === 0) return [{ title, edits: removeAttribute(file, line, 'missing') }];
  const written = kept.map((code) => (typeof code === 'number' ? String(code) : quote(code)));
  const keyword = /^\S+/.exec(file.text.slice(declared.start))?.[0] ?? 'missing';
  return [{ title, edits: [replaceOffsets(file, declared.start, declared.end, `${keyword} ${written.join(', ')}`)] }];
};

/** Declares one of the scales that the answers look like. */
export const hardlyUsedScale: FixProvider = (request) => {
  const { asked } = request.diagnostic.parameters;
  return typeof asked === 'string' ? asked.split(', ').flatMap((scale) => scaleFix(request, scale)) : [];
};

/** Turns the scale of the column. */
export const turnedScale: FixProvider = (request) => {
  const { turned } = request.diagnostic.parameters;
  return typeof turned === 'string' ? scaleFix(request, turned) : [];
};

/** Turns the scale of one of two columns that run against each other: which one is worded negatively, only people know. */
export const opposedColumns: FixProvider = (request) => {
  const { file, diagnostic, translate } = request;
  const { first, second, turned } = diagnostic.parameters;
  const found = columnLineAt(file, diagnostic.at.range.start);
  if (!found || typeof turned !== 'string') return [];
  return [second, first].flatMap((header): CodeFix[] => {
    const line = columnLines(found.mapping).find((each) => `"${each.column}"` === header && attributesOf(each).some(isScale));
    const scale = line && attributesOf(line).find(isScale);
    if (!scale || typeof header !== 'string') return [];
    const ends = /(\S+)\s*\.\.\s*(\S+)$/.exec(file.text.slice(scale.start, scale.end));
    const text = header === second ? turned : ends ? `${ends[2]}..${ends[1]}` : null;
    return text === null
      ? []
      : [{ title: translate('fix.turnScale', { column: header, scale: text }), edits: [rescaled(request, scale, text)] }];
  });
};

function isScale({ keyword }: { readonly keyword: string }): boolean {
  return keyword === 'scale';
}

function scaleFix(request: FixRequest, scale: string): CodeFix[] {
  const line = columnLineAt(request.file, request.diagnostic.at.range.start)?.line;
  const declared = line && attributesOf(line).find(isScale);
  if (!declared) return [];
  return [{ title: request.translate('fix.scale', { scale }), edits: [rescaled(request, declared, scale)] }];
}

/** The keyword stays as the file spells it. */
function rescaled({ file }: FixRequest, { start, end }: { readonly start: number; readonly end: number }, scale: string) {
  const keyword = /^\S+/.exec(file.text.slice(start))?.[0] ?? 'scale';
  return replaceOffsets(file, start, end, `${keyword} ${scale}`);
}

/** Adds the spellings to those that the filter keeps. */
export const filterSpelling: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  const values = exampleValues(diagnostic).map(quote);
  if (line?.$type !== 'Where' || values.length === 0) return [];
  return [
    {
      title: translate('fix.keepToo', { values: values.join(', ') }),
      edits: [insertAt(file, cstNodeOf(line).end, `, ${values.join(', ')}`)],
    },
  ];
};
