import { type Declaration, MAPPING_TARGET_KINDS, type NameReference, quote } from '@parcours/language';
import { type Column, formatScore, nearestName, normalizeLabel, type RatedColumn, type Study } from '@parcours/model';
import { findColumn, leadingNumber, nonNumericAnswers } from '@parcours/workspace';
import { containsPosition } from '../../../context.ts';
import { READ_AGAIN } from '../../../protocol.ts';
import { attributeInsertionOffset, attributesOf, type ColumnLine, columnLineAt, columnLines, type StageNode } from '../../../text/ast.ts';
import { addAttribute, addToBlock, insertAt, removeAttribute, replaceRange } from '../../../text/file-edits.ts';
import { linkedTable, studyOfDiagnostic } from './columns.ts';
import { type CodeFix, exampleValues, type FixProvider, type FixRequest, referenceTo } from './fix.ts';

const MAX_FIXES = 12;
/** So many distinct cells of a column are looked at. */
const MAX_CELLS = 200;

/** Cells that name nothing: those with a near name at once, the first of the others one by one. */
export const unmapped: FixProvider = async (request) => {
  const { context, file, finding, say } = request;
  const found = columnLineAt(file, finding.at.range.start);
  if (found?.line.$type !== 'RoleColumn') return [];
  const { line, study } = found;
  const kind = MAPPING_TARGET_KINDS[line.role];
  if (!kind) return [];
  const journey = file.references.find((use) => use.kinds[0] === 'journey' && use.container === study) ?? null;
  const inside: NameReference['qualifier'] =
    kind === 'stage' ? journey : kind === 'action' || kind === 'response' ? { anywhere: 'repository' } : null;
  const choices = uniqueById(context.workspace.files.candidates({ kinds: [kind], qualifier: inside, file }));
  const cells = await unmappedCells(request, choices);
  const near = cells.flatMap((cell) => {
    const choice = nearestChoice(cell, choices);
    return choice ? [{ cell, choice }] : [];
  });
  const offer = (title: string, pairs: readonly { cell: string; choice: Declaration }[]): CodeFix => ({
    title,
    edits: addToBlock(
      file,
      line,
      pairs.map(({ cell, choice }) => `${quote(cell)} -> ${referenceTo(choice)}`),
    ),
  });
  const offers: CodeFix[] = [];
  if (near.length > 1) {
    const pairs = near.map(({ cell, choice }) => `${quote(cell)} -> ${choice.nameOrLabel}`).join(', ');
    offers.push(offer(say('fix.mapAll', { n: near.length, pairs: pairs.length > 80 ? `${pairs.slice(0, 79)}…` : pairs }), near));
  }
  const single = cells.find((cell) => !near.some((each) => each.cell === cell)) ?? cells[0];
  if (single === undefined) return offers;
  const first = nearestChoice(single, choices);
  for (const choice of first ? [first, ...choices.filter((each) => each !== first)] : choices) {
    offers.push(offer(say('fix.map', { cell: quote(single), name: choice.nameOrLabel }), [{ cell: single, choice }]));
  }
  return offers.slice(0, MAX_FIXES);
};

/** The distinct cells of the column that neither a mapping nor a name nor a label explains. */
async function unmappedCells(request: FixRequest, choices: readonly Declaration[]): Promise<string[]> {
  const examples = exampleValues(request.finding);
  const found = studyOfDiagnostic(request);
  const table = found && (await linkedTable(request.context, found.study));
  if (!found || !table) return examples;
  const known = new Set([
    ...choices.flatMap(({ name, label }) => [name, label].flatMap((word) => (word === null ? [] : normalizeLabel(word)))),
    ...found.column.values.map(({ cell }) => normalizeLabel(cell)),
  ]);
  const cells = (findColumn(table, found.column.header)?.values ?? []).slice(0, MAX_CELLS).map(normalizeLabel);
  return [...new Set(cells)].filter((cell) => cell !== '' && !known.has(cell));
}

function nearestChoice(cell: string, choices: readonly Declaration[]): Declaration | null {
  // A code of one or two letters is near to every other code: that says nothing.
  if (cell.length < 3) return null;
  const words = new Map(
    choices.flatMap((choice) => [choice.label, choice.name].flatMap((word) => (word === null ? [] : [[word, choice] as const]))),
  );
  const word = nearestName(cell, words.keys());
  return word === null ? null : (words.get(word) ?? null);
}

function uniqueById(choices: readonly Declaration[]): Declaration[] {
  return [...new Map(choices.map((choice) => [choice.nameOrLabel, choice])).values()];
}

/** An expert's claim that the data refute: take what was measured, take the claim back, or say why it stands. */
export const expertRefuted: FixProvider = async ({ context, file, finding, say }) => {
  const { start } = finding.at.range;
  const stage = [...file.allDeclarations()].find(
    (each) => each.kind === 'stage' && containsPosition(each.range, start) && (each.node as StageNode).score[0] !== undefined,
  );
  if (!stage) return [];
  const offers: CodeFix[] = [];
  for (const { model, report } of await context.workspace.evaluateFile(file.uri)) {
    if (model.uri !== file.uri) continue;
    const index = model.stages.findIndex(({ expertId }) => expertId !== null && expertId === finding.subject);
    const measured = report.stages[index]?.measured;
    if (!measured) continue;
    const { mean, low, high } = measured;
    const score = roundWithinInterval(mean, low ?? mean, high ?? mean, model.scale.min, model.scale.max);
    offers.push({
      title: say('fix.setScore', { score: formatScore(score, context.language, decimalsOf(score)) }),
      edits: [replaceRange(file, finding.at.range, formatScoreLiteral(score))],
    });
    break;
  }
  const note = `note ${quote(say('fix.askWhy.note'))}`;
  return [
    ...offers,
    { title: say('fix.removeScore'), edits: removeAttribute(file, stage.node, 'score') },
    { title: say('fix.askWhy'), edits: addToBlock(file, stage.node, [note]) },
  ];
};

/** To halves as people write scores; finer only where the interval is so narrow that the half would be refuted in its turn. */
export function roundWithinInterval(mean: number, low: number, high: number, min: number, max: number): number {
  for (const steps of [2, 10, 100]) {
    const rounded = Math.min(max, Math.max(min, Math.round(mean * steps) / steps));
    if (rounded >= low && rounded <= high) return rounded;
  }
  return mean;
}

function decimalsOf(value: number): number {
  return [0, 1, 2].find((digits) => Number(value.toFixed(digits)) === value) ?? 2;
}

/** A score as the text has it: with its sign. */
export function formatScoreLiteral(score: number): string {
  return score > 0 ? `+${score}` : String(score === 0 ? 0 : score);
}

const USUAL_SCALES: readonly (readonly [number, number])[] = [
  [1, 5],
  [1, 7],
  [0, 10],
  [1, 10],
  [0, 100],
  [-3, 3],
];

/** The usual scales that hold what the data hold. None is preferred: which one the question had, the data cannot say. */
export const scaleMissing: FixProvider = ({ file, finding, say }) => {
  const line = columnLineAt(file, finding.at.range.start)?.line;
  if (!line) return [];
  const { min, max } = finding.parameters;
  const some = typeof min === 'number' && typeof max === 'number';
  const nps = line.$type === 'KpiColumn' && isNps(line, file.references);
  return USUAL_SCALES.filter(([from, to]) => (some ? min >= from && max <= to : from >= 0))
    .filter(([from, to]) => (from < 0 ? some && min < 0 : !nps || (from === 0 && to === 10)))
    .map(([from, to]) => {
      const scale = `${from}..${formatScoreLiteral(to).replace('+', from < 0 ? '+' : '')}`;
      return { title: say('fix.scale', { scale }), edits: [addAttribute(file, line, 'scale', scale, ['missing', 'success', 'unit'])] };
    });
};

/** An NPS is asked from 0 to 10, always. */
function isNps(line: Extract<ColumnLine, { $type: 'KpiColumn' }>, uses: readonly NameReference[]): boolean {
  const range = line.$cstNode?.range ?? null;
  return uses.some((use) => use.kinds[0] === 'kpi' && use.text === 'nps' && containsPosition(range, use.range.start));
}

/** More texts than this are no answers to choose from. */
const MAX_ANSWERS = 25;

/** Answers written as texts: with the figures that they begin with, the others in a comment with a place for theirs. */
export const textAnswersFix: FixProvider = async (request) => {
  const { context, file, finding, say } = request;
  const found = columnLineAt(file, finding.at.range.start);
  if (!found) return [];
  const about = studyOfDiagnostic(request);
  const line = about && ratedLines(about.study).find(({ rated, expectation }) => [rated, expectation].includes(about.column));
  const table = line && (await linkedTable(context, about.study));
  if (!line || !table) return offScale(request);
  const { rated, expectation } = line;
  const values = [rated, expectation].flatMap((column) => (column && findColumn(table, column.header)?.values) ?? []);
  const answers = nonNumericAnswers(values, rated).map((cell) => ({ cell, figure: leadingNumber(cell, rated.scale) }));
  const labelled = answers.filter(({ figure }) => figure !== null);
  const offer = (title: string, some: typeof answers): CodeFix => ({
    title,
    edits: addToBlock(
      file,
      found.line,
      some.map(({ cell, figure }) => (figure === null ? `// ${quote(cell)} ->` : `${quote(cell)} -> ${figure}`)),
    ),
  });
  const offers: CodeFix[] = [];
  if (labelled.length > 0 && labelled.length <= MAX_ANSWERS) {
    const pairs = labelled.map(({ cell, figure }) => `${quote(cell)} -> ${figure}`).join(', ');
    offers.push(offer(say('fix.worth', { n: labelled.length, pairs: pairs.length > 80 ? `${pairs.slice(0, 79)}…` : pairs }), labelled));
  }
  if (answers.length > labelled.length && answers.length <= MAX_ANSWERS) {
    offers.push(offer(say('fix.worthBlank', { n: answers.length }), answers));
  }
  // A label that begins with a figure of the scale is an answer.
  return labelled.length > 0 ? offers : [...offers, ...(await offScale(request))];
};

/** The columns of ratings and KPIs, each with the expectation column that is read alike. */
function ratedLines({ score, mean, measures, kpis }: Study): { readonly rated: RatedColumn; readonly expectation: Column | null }[] {
  return [
    ...[score, mean].flatMap((column) => (column ? [{ rated: column, expectation: null }] : [])),
    ...measures.map(({ column, expectation }) => ({ rated: column, expectation })),
    ...kpis.map(({ column }) => ({ rated: column, expectation: null })),
  ];
}

/** Codes such as 99 that stand for no answer. Wherever the study reads the column on a scale, they are declared. */
export const offScale: FixProvider = ({ file, finding, say }) => {
  const found = columnLineAt(file, finding.at.range.start);
  const column = found && columnHeader(found.line);
  if (!found || column === null) return [];
  const codes = exampleValues(finding).map((cell) => (/^[+-]?\d+(\.\d+)?$/.test(cell) ? cell : quote(cell)));
  const lines = columnLines(found.study).filter(
    (line) => columnHeader(line) === column && attributesOf(line).some(({ keyword }) => keyword === 'scale'),
  );
  const offer = (values: readonly string[]): CodeFix => ({
    title: say('fix.missing', { values: values.join(', ') }),
    edits: lines.map((line) => {
      const declared = attributesOf(line).find(({ keyword }) => keyword === 'missing');
      if (declared) return insertAt(file, declared.end, `, ${values.join(', ')}`);
      return insertAt(file, attributeInsertionOffset(line, 'missing', ['success', 'unit']), ` missing ${values.join(', ')}`);
    }),
  });
  return codes.length > 1 ? [offer(codes), ...codes.map((code) => offer([code]))] : codes.length === 1 ? [offer(codes)] : [];
};

function columnHeader(line: ColumnLine): string | null {
  return line.column ?? null;
}

/** Somebody cancelled the reading of the file; perhaps it has time now. */
export const readingCancelled: FixProvider = ({ say }) => [{ title: say('fix.readAgain'), edits: [], command: READ_AGAIN }];

/** `1,234` may be a decimal or thousands: the author knows how the file was written. */
export const ambiguousNumber: FixProvider = ({ file, finding, say }) => {
  const study = columnLineAt(file, finding.at.range.start)?.study;
  if (!study || attributesOf(study.node).some(({ keyword }) => keyword === 'decimal')) return [];
  return (['comma', 'point'] as const).map((mark) => ({
    title: say(`fix.decimal.${mark}`),
    edits: [addAttribute(file, study.node, 'decimal', mark, [])],
  }));
};
