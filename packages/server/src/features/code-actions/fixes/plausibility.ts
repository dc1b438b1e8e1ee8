/** Fixes for figures that data or text put in doubt. */
import { cstNodeOf, quote } from '@parcours/language';
import type { Study } from '@parcours/model';
import { containsPosition } from '../../../context.ts';
import { attributesOf, columnLineAt, columnLines, isStudy } from '../../../text/ast.ts';
import { addAttribute, insertAt, removeAttribute, removeStatement, replaceOffsets, spanOf } from '../../../text/file-edits.ts';
import { type CodeFix, declarationOfDiagnostic, exampleValues, type FixProvider, type FixRequest } from './fix.ts';

/** Removes the line of a column: each row is one respondent, no deviation is stated, or the stage stays unmeasured. */
export const removeColumnLine: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  if (line?.$type !== 'RoleColumn' && line?.$type !== 'Measure') return [];
  const { offset: start, end } = cstNodeOf(line);
  const title =
    line.$type === 'RoleColumn' && line.role === 'respondent'
      ? translate('fix.eachRowOne')
      : translate('fix.removeText', { text: file.text.slice(start, end) });
  return [{ title, edits: [removeStatement(file, start, end)] }];
};

/** Removes the expectation column of a measure. */
export const removeExpectation: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  if (line?.$type !== 'Measure' || line.expectation.length === 0) return [];
  const title = translate('fix.removeKeyword', { keyword: { keyword: 'expectation' } });
  return [{ title, edits: removeAttribute(file, line, 'expectation') }];
};

/** Removes what reads the copy: an expectation, or the line of a stage or a KPI. */
export const removeCopiedColumn: FixProvider = async (request) => {
  const { file, diagnostic, translate } = request;
  if (diagnostic.subject?.endsWith('/expectation')) return removeExpectation(request);
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  if (line?.$type !== 'Measure' && line?.$type !== 'KpiColumn') return [];
  const { offset: start, end } = cstNodeOf(line);
  return [{ title: translate('fix.removeText', { text: file.text.slice(start, end) }), edits: [removeStatement(file, start, end)] }];
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

/** The studies of a journey, with the one that the diagnostic stands at last. */
async function relatedStudies({ context, file, diagnostic }: FixRequest): Promise<Study[]> {
  for (const { model } of await context.workspace.evaluateFile(file.uri)) {
    const own = model.studies.find(({ id }) => id === diagnostic.subject);
    if (own) return [...model.studies.filter((study) => study !== own), own];
  }
  return [];
}

/** Leaves out the study that repeats another, or makes both waves of their own by their dates. */
export const sameRespondents: FixProvider = async (request) => {
  const { context, file, diagnostic, translate } = request;
  const declaration = declarationOfDiagnostic({ file, diagnostic }, ['observations']);
  const { other } = diagnostic.parameters;
  const studies = await relatedStudies(request);
  const [first, second] = [studies.find(({ label, name }) => (label ?? name) === other), studies.at(-1)];
  if (!declaration || !first || !second) return [];
  const { start, end } = spanOf(declaration);
  const removal = { title: translate('fix.removeStudy', { study: declaration.displayName }), edits: [removeStatement(file, start, end)] };
  const areUndated = first.date === null || second.date === null || first.date === second.date;
  if (areUndated || first.wave !== null || second.wave !== null) return [removal];
  const edits = [first, second].flatMap(({ uri, name, date }) => {
    const of = context.workspace.files.get(uri);
    const found = of?.declarations.find((each) => isStudy(each) && each.nameOrLabel === name);
    return of && found ? [addAttribute(of, found.node, 'wave', quote(date ?? ''))] : [];
  });
  const waves = [first, second].map(({ date }) => quote(date ?? '')).join(', ');
  return [removal, { title: translate('fix.nameWaves', { waves }), edits }];
};

/** Leaves out the study: it may count rows of another, or says what is past. */
export const removeStudy: FixProvider = ({ file, diagnostic, translate }) => {
  const study = file.declarations.find((each) => isStudy(each) && containsPosition(each.range, diagnostic.at.range.start));
  if (!study) return [];
  const { start, end } = spanOf(study);
  return [{ title: translate('fix.removeStudy', { study: study.displayName }), edits: [removeStatement(file, start, end)] }];
};

/** The digits of two years differ in one place, or two of them have changed places. */
function isSlipOf(year: string, other: string): boolean {
  const differing = [...year].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first, second] = differing;
  if (differing.length === 1) return true;
  return differing.length === 2 && year[first as number] === other[second as number] && year[second as number] === other[first as number];
}

/** Writes the years of the other studies of which the implausible one may be a slip, the latest first. */
export const implausibleDate: FixProvider = async (request) => {
  const { file, diagnostic, translate } = request;
  const declaration = declarationOfDiagnostic({ file, diagnostic }, ['observations']);
  const declared = declaration && attributesOf(declaration.node).find(({ keyword }) => keyword === 'date');
  const { date } = diagnostic.parameters;
  if (!declared || typeof date !== 'string') return [];
  const years = (await relatedStudies(request)).flatMap((study) => study.date?.slice(0, 4) ?? []);
  const meant = [...new Set(years)]
    .filter((year) => isSlipOf(date.slice(0, 4), year))
    .sort()
    .reverse();
  const keyword = /^\S+/.exec(file.text.slice(declared.start))?.[0] ?? 'date';
  return meant.map((year) => {
    const text = `${keyword} ${year}${date.slice(4)}`;
    return { title: translate('fix.write', { text }), edits: [replaceOffsets(file, declared.start, declared.end, text)] };
  });
};

/** Dates the undated studies of the two waves by the years in the waves' names. */
export const undatedWaves: FixProvider = async (request) => {
  const { context, diagnostic, translate } = request;
  const { first, second } = diagnostic.parameters;
  const undated = (await relatedStudies(request)).flatMap(({ uri, name, wave, date }) => {
    const year =
      date === null && wave !== null && (wave === first || wave === second) ? /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(wave)?.[0] : undefined;
    const of = context.workspace.files.get(uri);
    const found = of?.declarations.find((each) => isStudy(each) && each.nameOrLabel === name);
    return year && of && found ? [{ year, edit: addAttribute(of, found.node, 'date', year) }] : [];
  });
  if (undated.length === 0) return [];
  const dates = [...new Set(undated.map(({ year }) => year))].join(', ');
  return [{ title: translate('fix.dateWaves', { dates }), edits: undated.map(({ edit }) => edit) }];
};

/** Gives an old study a wave of its own, named by its date. */
export const oldInWave: FixProvider = ({ file, diagnostic, translate }) => {
  const declaration = declarationOfDiagnostic({ file, diagnostic }, ['observations']);
  const { date } = diagnostic.parameters;
  if (!declaration || typeof date !== 'string') return [];
  const title = translate('fix.add', { keyword: { keyword: 'wave' }, value: quote(date) });
  return [{ title, edits: [addAttribute(file, declaration.node, 'wave', quote(date))] }];
};

/** Writes the share that the log shows. */
export const declaredVolume: FixProvider = ({ file, diagnostic, translate }) => {
  const stage = declarationOfDiagnostic({ file, diagnostic }, ['stage']);
  const { observed } = diagnostic.parameters;
  const declared = stage && attributesOf(stage.node).find(({ keyword }, index) => index > 0 && keyword === 'volume');
  if (!declared) return [];
  const keyword = /^\S+/.exec(file.text.slice(declared.start))?.[0] ?? 'volume';
  const text = `${keyword} ${observed}%`;
  return [{ title: translate('fix.write', { text }), edits: [replaceOffsets(file, declared.start, declared.end, text)] }];
};

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
