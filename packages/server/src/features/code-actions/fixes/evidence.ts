import { type Declaration, MAPPING_TARGET_KINDS, type NameReference, quote, type SourceFile } from '@parcours/language';
import { type Column, formatScore, nearestName, normalizeLabel, type RatedColumn, type Study } from '@parcours/model';
import {
  findColumn,
  foldedSpelling,
  leadingNumber,
  namesByLabel,
  nonNumericAnswers,
  type UndeclaredAnswers,
  undeclaredAnswers,
  withoutScaleQuestion,
} from '@parcours/workspace';
import { containsPosition } from '../../../context.ts';
import { messagesIn } from '../../../messages.ts';
import { READ_AGAIN } from '../../../protocol.ts';
import {
  attributeInsertionOffset,
  attributesOf,
  type ColumnLine,
  columnLineAt,
  columnLines,
  isStudy,
  type StageNode,
  tokensOfNode,
} from '../../../text/ast.ts';
import {
  addAttribute,
  addToBlock,
  type FileEdit,
  insertAt,
  lineEndOffset,
  removeAttribute,
  removeInline,
  replaceOffsets,
  replaceRange,
} from '../../../text/file-edits.ts';
import { linkedTable, studyOfDiagnostic } from './columns.ts';
import { type CodeFix, declarationOfDiagnostic, exampleValues, type FixProvider, type FixRequest, referenceTo } from './fix.ts';

const MAX_FIXES = 12;
/** Of a list in a title: longer ones end in `…`. */
const MAX_TITLE = 80;
/** Maximum number of distinct cells of a column that are examined. */
const MAX_CELLS = 200;

/** Maps cells that match nothing: all cells with a near match at once, the first of the others one by one. */
export const unmapped: FixProvider = async (request) => {
  const { context, file, diagnostic, translate } = request;
  const found = columnLineAt(file, diagnostic.at.range.start);
  if (found?.line.$type !== 'RoleColumn') return [];
  const { line, mapping } = found;
  const kind = MAPPING_TARGET_KINDS[line.role];
  if (!kind) return [];
  const journey = file.references.find((reference) => reference.kinds[0] === 'journey' && reference.container === mapping) ?? null;
  const inside: NameReference['qualifier'] =
    kind === 'stage' ? journey : kind === 'action' || kind === 'response' ? { anywhere: 'repository' } : null;
  const choices = uniqueById(context.workspace.files.candidates({ kinds: [kind], qualifier: inside, file }));
  const cells = await unmappedCells(request, choices);
  const labelled = await choicesByLabel(request, choices);
  const choiceOf = (cell: string) => labelled.get(cell) ?? nearestChoice(cell, choices);
  const nearMatches = cells.flatMap((cell) => {
    const choice = choiceOf(cell);
    return choice ? [{ cell, choice }] : [];
  });
  const fix = (title: string, pairs: readonly { cell: string; choice: Declaration }[]): CodeFix => ({
    title,
    edits: addToBlock(
      file,
      line,
      pairs.map(({ cell, choice }) => `${quote(cell)} -> ${referenceTo(choice)}`),
    ),
  });
  const fixes: CodeFix[] = [];
  if (nearMatches.length > 1) {
    const pairs = nearMatches.map(({ cell, choice }) => `${quote(cell)} -> ${choice.nameOrLabel}`).join(', ');
    fixes.push(
      fix(
        translate('fix.mapAll', { n: nearMatches.length, pairs: pairs.length > MAX_TITLE ? `${pairs.slice(0, MAX_TITLE - 1)}…` : pairs }),
        nearMatches,
      ),
    );
  }
  const single = cells.find((cell) => !nearMatches.some((each) => each.cell === cell)) ?? cells[0];
  if (single === undefined) return fixes;
  const first = choiceOf(single);
  for (const choice of first ? [first, ...choices.filter((each) => each !== first)] : choices) {
    fixes.push(fix(translate('fix.map', { cell: quote(single), name: choice.nameOrLabel }), [{ cell: single, choice }]));
  }
  return fixes.slice(0, MAX_FIXES);
};

/** The distinct cells of the column that match no mapping, name or label. */
async function unmappedCells(request: FixRequest, choices: readonly Declaration[]): Promise<string[]> {
  const examples = exampleValues(request.diagnostic);
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

/** By cell: what the value label of the file's dictionary names. */
async function choicesByLabel(request: FixRequest, choices: readonly Declaration[]): Promise<Map<string, Declaration>> {
  const found = studyOfDiagnostic(request);
  const table = found && (await linkedTable(request.context, found.study));
  const labels = table?.valueLabels?.get(table.columns.indexOf(found?.column.header ?? ''));
  const named = namesByLabel(
    labels ?? new Map<string, string>(),
    choices.map((choice) => ({ name: choice.nameOrLabel, label: choice.label, choice })),
  );
  return new Map([...named].map(([cell, { choice }]) => [normalizeLabel(cell), choice]));
}

function nearestChoice(cell: string, choices: readonly Declaration[]): Declaration | null {
  // One- and two-letter codes are all near to each other.
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

/** The note that a stage keeps its score, in the language that the file is written in. */
function keepsScore({ context, file }: FixRequest): string {
  const language = file.keywordLanguage === 'en' ? context.language : file.keywordLanguage;
  return `note ${quote(messagesIn(language)('insert.keepsScore'))}`;
}

/** Experts of a study who are refuted: a note says why. */
export const expertsRefuted: FixProvider = (request) => {
  const { file, diagnostic, translate } = request;
  const stage = declarationOfDiagnostic({ file, diagnostic }, ['stage']);
  return stage ? [{ title: translate('fix.sayWhy'), edits: addToBlock(file, stage.node, [keepsScore(request)]) }] : [];
};

/** Puts each value of a list that stands between one pair of quotes between quotes of its own. */
export const listInOneText: FixProvider = ({ file, diagnostic, translate }) => {
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  const { found, written } = diagnostic.parameters;
  if (!line || typeof found !== 'string' || typeof written !== 'string') return [];
  const token = tokensOfNode(line).find(({ text }) => text.length > 2 && text.slice(1, -1).trim() === found.slice(1, -1).trim());
  return token
    ? [{ title: translate('fix.write', { text: written }), edits: [replaceOffsets(file, token.start, token.end, written)] }]
    : [];
};

/** A refuted expert score: use the measured score, remove the score, or add a note. */
export const expertRefuted: FixProvider = async (request) => {
  const { context, file, diagnostic, translate } = request;
  const { start } = diagnostic.at.range;
  const stage = [...file.allDeclarations()].find(
    (each) => each.kind === 'stage' && containsPosition(each.range, start) && (each.node as StageNode).score[0] !== undefined,
  );
  if (!stage) return [];
  const fixes: CodeFix[] = [];
  for (const { model, report } of await context.workspace.evaluateFile(file.uri)) {
    if (model.uri !== file.uri) continue;
    const index = model.stages.findIndex(({ expertId }) => expertId !== null && expertId === diagnostic.subject);
    const measured = report.stages[index]?.measured;
    if (!measured) continue;
    const { mean, low, high } = measured;
    const score = roundWithinInterval(mean, low ?? mean, high ?? mean, model.scale.min, model.scale.max);
    fixes.push({
      title: translate('fix.setScore', { score: formatScore(score, context.language, decimalsOf(score)) }),
      edits: [replaceRange(file, diagnostic.at.range, formatScoreLiteral(score))],
    });
    break;
  }
  return [
    ...fixes,
    { title: translate('fix.removeScore'), edits: removeAttribute(file, stage.node, 'score') },
    { title: translate('fix.askWhy'), edits: addToBlock(file, stage.node, [keepsScore(request)]) },
  ];
};

/** Rounds to halves, as scores are usually written; finer only if the half would lie outside the interval. */
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

/** A score as written in the text, with its sign. */
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

/**
 * Offers the usual scales that contain the data, for the column, then for all columns of its block without a scale that each contains. None
 * is preferred: the data cannot show which scale was asked.
 */
export const scaleMissing: FixProvider = async ({ context, file, diagnostic, translate }) => {
  const found = columnLineAt(file, diagnostic.at.range.start);
  if (!found) return [];
  const scales = scalesFor(file, found.line, diagnostic);
  const one = scales.map(({ scale }) => ({ title: translate('fix.scale', { scale }), edits: scaleEdits(file, found.line, scale) }));
  const unscaled = (await context.workspace.diagnostics(file.uri)).flatMap((other) => {
    const line = other.code === diagnostic.code && columnLineAt(file, other.at.range.start);
    return line && line.mapping === found.mapping ? [{ line: line.line, scales: scalesFor(file, line.line, other) }] : [];
  });
  const all = scales.flatMap(({ scale }) => {
    const lines = new Set(unscaled.filter((each) => each.scales.some((other) => other.scale === scale)).map(({ line }) => line));
    const columns = [...lines].map((line) => quote(columnHeader(line) ?? '')).join(', ');
    const edits = [...lines].flatMap((line) => scaleEdits(file, line, scale));
    return lines.size > 1
      ? [
          {
            title: translate('fix.scaleAll', {
              scale,
              n: lines.size,
              columns: columns.length > MAX_TITLE ? `${columns.slice(0, MAX_TITLE - 1)}…` : columns,
            }),
            edits,
          },
        ]
      : [];
  });
  return [...one, ...all];
};

/** The usual scales that hold the answers of a column without a scale. */
function scalesFor(file: SourceFile, line: ColumnLine, { parameters: { problem } }: FixRequest['diagnostic']): { scale: string }[] {
  const { min, max } = (typeof problem === 'object' && 'values' in problem && problem.values) || {};
  const hasValues = typeof min === 'number' && typeof max === 'number';
  const nps = line.$type === 'KpiColumn' && isNps(line, file.references);
  return USUAL_SCALES.filter(([from, to]) => (hasValues ? min >= from && max <= to : from >= 0))
    .filter(([from, to]) => (from < 0 ? hasValues && min < 0 : !nps || (from === 0 && to === 10)))
    .map(([from, to]) => ({ scale: `${from}..${formatScoreLiteral(to).replace('+', from < 0 ? '+' : '')}` }));
}

/** Writes the scale, instead of one with a single value; the comment of `link` that asks for it is answered and goes. */
function scaleEdits(file: SourceFile, line: ColumnLine, scale: string): FileEdit[] {
  const declared = attributesOf(line).find(({ keyword }) => keyword === 'scale');
  const written = declared
    ? replaceOffsets(file, declared.start, declared.end, `${file.text.slice(declared.start).match(/^\S+/)?.[0]} ${scale}`)
    : addAttribute(file, line, 'scale', scale);
  const from = line.$cstNode?.offset ?? 0;
  const end = lineEndOffset(file, from);
  const comment = file.parsed.tokens.comments.find(({ offset }) => from < offset && offset < end);
  const rest = comment && withoutScaleQuestion(comment.text);
  if (!comment || rest === null || rest === undefined) return [written];
  const to = comment.offset + comment.text.length;
  return [written, rest === '' ? removeInline(file, comment.offset, to) : replaceOffsets(file, comment.offset, to, rest)];
}

/** NPS is always asked on 0..10. */
function isNps(line: Extract<ColumnLine, { $type: 'KpiColumn' }>, references: readonly NameReference[]): boolean {
  const range = line.$cstNode?.range ?? null;
  return references.some(
    (reference) => reference.kinds[0] === 'kpi' && reference.text === 'nps' && containsPosition(range, reference.range.start),
  );
}

/** Columns with more distinct texts than this are free text. */
const MAX_ANSWERS = 25;

/** Maps text answers to the values of their other spellings, and to the numbers they begin with; lists the others in a comment, to be completed. */
export const textAnswersFix: FixProvider = async (request) => {
  const { context, file, diagnostic, translate } = request;
  const found = columnLineAt(file, diagnostic.at.range.start);
  if (!found) return [];
  const about = studyOfDiagnostic(request);
  const line = about && ratedLines(about.study).find(({ ratedColumn, expectation }) => [ratedColumn, expectation].includes(about.column));
  const table = line && (await linkedTable(context, about.study));
  if (!line || !table) return offScale(request);
  const { ratedColumn, expectation } = line;
  const values = [ratedColumn, expectation].flatMap((column) => (column && findColumn(table, column.header)?.values) ?? []);
  const answers = nonNumericAnswers(values, ratedColumn).map((cell) => ({
    cell,
    figure: valueOfSpelling(cell, ratedColumn) ?? leadingNumber(cell, ratedColumn.scale),
  }));
  const withNumber = answers.filter(({ figure }) => figure !== null);
  const fix = (title: string, subset: typeof answers): CodeFix => ({
    title,
    edits: addToBlock(
      file,
      found.line,
      subset.map(({ cell, figure }) => (figure === null ? `// ${quote(cell)} ->` : `${quote(cell)} -> ${figure}`)),
    ),
  });
  const fixes: CodeFix[] = [];
  if (withNumber.length > 0 && withNumber.length <= MAX_ANSWERS) {
    const pairs = withNumber.map(({ cell, figure }) => `${quote(cell)} -> ${figure}`).join(', ');
    fixes.push(
      fix(
        translate('fix.worth', { n: withNumber.length, pairs: pairs.length > MAX_TITLE ? `${pairs.slice(0, MAX_TITLE - 1)}…` : pairs }),
        withNumber,
      ),
    );
  }
  if (answers.length > withNumber.length && answers.length <= MAX_ANSWERS) {
    fixes.push(fix(translate('fix.worthBlank', { n: answers.length }), answers));
  }
  // A label that begins with a number of the scale is an answer, not a missing code.
  return withNumber.length > 0 ? fixes : [...fixes, ...(await offScale(request))];
};

/** The value of a mapped answer that differs in capitals, accents or blanks only. */
function valueOfSpelling(cell: string, { labelValues }: RatedColumn): number | null {
  return labelValues.find((each) => foldedSpelling(each.cell) === foldedSpelling(cell))?.value ?? null;
}

/** The columns of ratings and KPIs, each with the expectation column that is read alike. */
function ratedLines({ score, mean, measures, kpis }: Study): { readonly ratedColumn: RatedColumn; readonly expectation: Column | null }[] {
  return [
    ...[score, mean].flatMap((column) => (column ? [{ ratedColumn: column, expectation: null }] : [])),
    ...measures.map(({ column, expectation }) => ({ ratedColumn: column, expectation })),
    ...kpis.map(({ column }) => ({ ratedColumn: column, expectation: null })),
  ];
}

/** Declares codes such as 99 as `missing`, on every line where the study reads the column on a scale. */
export const offScale: FixProvider = ({ file, diagnostic, translate }) => {
  const found = columnLineAt(file, diagnostic.at.range.start);
  const column = found && columnHeader(found.line);
  if (!found || column === null) return [];
  const codes = exampleValues(diagnostic).map((cell) => (/^[+-]?\d+(\.\d+)?$/.test(cell) ? cell : quote(cell)));
  const lines = columnLines(found.mapping).filter(
    (line) => columnHeader(line) === column && attributesOf(line).some(({ keyword }) => keyword === 'scale'),
  );
  const fix = (values: readonly string[]): CodeFix => ({
    title: translate('fix.missing', { values: values.join(', ') }),
    edits: lines.map((line) => {
      const declared = attributesOf(line).find(({ keyword }) => keyword === 'missing');
      if (declared) return insertAt(file, declared.end, `, ${values.join(', ')}`);
      return insertAt(file, attributeInsertionOffset(line, 'missing'), ` missing ${values.join(', ')}`);
    }),
  });
  return codes.length > 1 ? [fix(codes), ...codes.map((code) => fix([code]))] : codes.length === 1 ? [fix(codes)] : [];
};

function columnHeader(line: ColumnLine): string | null {
  return line.column ?? null;
}

/** Restarts a cancelled read. */
export const readingCancelled: FixProvider = ({ translate }) => [{ title: translate('fix.readAgain'), edits: [], command: READ_AGAIN }];

/** `1,234` may be a decimal number or thousands: offers both separators. */
export const ambiguousNumber: FixProvider = ({ file, diagnostic, translate }) => {
  // A questionnaire says nothing of the format of files.
  const study = columnLineAt(file, diagnostic.at.range.start)?.mapping;
  if (!study || !isStudy(study) || attributesOf(study.node).some(({ keyword }) => keyword === 'decimal')) return [];
  return (['comma', 'point'] as const).map((mark) => ({
    title: translate(`fix.decimal.${mark}`),
    edits: [addAttribute(file, study.node, 'decimal', mark)],
  }));
};

/** What a stage leaves to a default, as it would be written. */
const DEFAULTS = { importance: '3', volume: '100%' } as const;

/** Writes the default into the text, to be corrected. */
export const decidingDefault: FixProvider = ({ file, diagnostic, translate }) => {
  const stage = declarationOfDiagnostic({ file, diagnostic }, ['stage']);
  const { default: what } = diagnostic.parameters;
  if (!stage || typeof what !== 'object' || !('term' in what)) return [];
  return (['importance', 'volume'] as const)
    .filter((attribute) => what.term === `default.${attribute}` || what.term === 'default.both')
    .map((attribute) => ({
      title: translate('fix.add', { keyword: { keyword: attribute }, value: DEFAULTS[attribute] }),
      edits: [addAttribute(file, stage.node, attribute, DEFAULTS[attribute])],
    }));
};

/** Names the waves of studies that are pooled: one for each date, or one for all. */
export const pooledPeriods: FixProvider = async ({ context, file, diagnostic, translate }) => {
  for (const { model, report } of await context.workspace.evaluateFile(file.uri)) {
    const idOf = (name: string | undefined) => model.studies.find((study) => study.name === name)?.id;
    const pooled = report.pooledPeriods.find(({ studies }) => idOf(studies.at(-1)?.name) === diagnostic.subject);
    if (!pooled) continue;
    const wavesBy = (waveOf: (date: string) => string) =>
      pooled.studies.flatMap(({ name, date }) => {
        const study = model.studies.find((each) => each.name === name);
        const of = study && context.workspace.files.get(study.uri);
        const declaration = of?.declarations.find((each) => isStudy(each) && each.nameOrLabel === name);
        return of && declaration ? [addAttribute(of, declaration.node, 'wave', quote(waveOf(date)))] : [];
      });
    const dates = [...new Set(pooled.studies.map(({ date }) => date))];
    const latest = dates.at(-1) ?? '';
    return [
      { title: translate('fix.nameWaves', { waves: dates.map(quote).join(', ') }), edits: wavesBy((date) => date) },
      { title: translate('fix.oneWave', { wave: quote(latest) }), edits: wavesBy(() => latest) },
    ];
  }
  return [];
};

/** Weights the study's figures by the shares of the segments. */
export const weightBySegmentShares: FixProvider = ({ file, diagnostic, translate }) => {
  const study = declarationOfDiagnostic({ file, diagnostic }, ['observations']);
  if (!study) return [];
  return [{ title: translate('fix.weightBySegmentShares'), edits: [addAttribute(file, study.node, 'weight', 'by segment shares')] }];
};

/** Adds spellings of a success to the declared ones. */
export const successSpelling: FixProvider = async (request) => {
  const { file, diagnostic, translate } = request;
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  const declared = line && attributesOf(line).find(({ keyword }) => keyword === 'success');
  const answers = declared && (await rateAnswers(request));
  if (!declared || !answers || answers.respelled.length === 0) return [];
  const added = answers.respelled.map(quote).join(', ');
  return [{ title: translate('fix.success', { values: added }), edits: [insertAt(file, declared.end, `, ${added}`)] }];
};

/** Declares the other answers of a rate as failures, or as missing. */
export const undeclaredRateAnswers: FixProvider = async (request) => {
  const { file, diagnostic, translate } = request;
  const line = columnLineAt(file, diagnostic.at.range.start)?.line;
  const answers = line && (await rateAnswers(request));
  if (!line || !answers || answers.unlisted.length === 0 || answers.unlisted.length > MAX_ANSWERS) return offScale(request);
  const cells = answers.unlisted.map(quote);
  const declared = attributesOf(line).find(({ keyword }) => keyword === 'missing');
  const missing = cells.join(', ');
  return [
    {
      title: translate('fix.failures', { values: missing }),
      edits: addToBlock(
        file,
        line,
        cells.map((cell) => `${cell} -> 0`),
      ),
    },
    {
      title: translate('fix.missing', { values: missing }),
      edits: [
        declared
          ? insertAt(file, declared.end, `, ${missing}`)
          : insertAt(file, attributeInsertionOffset(line, 'missing'), ` missing ${missing}`),
      ],
    },
  ];
};

async function rateAnswers(request: FixRequest): Promise<UndeclaredAnswers | null> {
  const found = studyOfDiagnostic(request);
  const table = found && (await linkedTable(request.context, found.study));
  const kpi = found?.study.kpis.find(({ column }) => column === found.column);
  const cells = table && kpi && findColumn(table, kpi.column.header);
  if (!cells || !kpi) return null;
  const missing = new Set(kpi.column.missing.map(normalizeLabel));
  const answered = cells.values.filter((cell) => cell !== '' && !missing.has(normalizeLabel(cell)));
  return undeclaredAnswers(answered, kpi.column, kpi.success);
}

/** Adds the channels of the rows to the stage, one by one. */
export const rowsOffChannel: FixProvider = async ({ context, file, diagnostic, translate }) => {
  for (const { model } of await context.workspace.evaluateFile(file.uri)) {
    const study = [...model.studies, ...model.benchmarks].find(({ id }) => diagnostic.subject?.startsWith(`${id}/`));
    const stage = study && model.stages.find(({ label, name }) => (label ?? name) === diagnostic.parameters.stage);
    const of = context.workspace.files.get(model.uri);
    const start = stage && context.workspace.locationOf(model, stage.id)?.range.start;
    const declaration =
      start &&
      of &&
      declarationOfDiagnostic({ file: of, diagnostic: { ...diagnostic, at: { uri: of.uri, range: { start, end: start } } } }, ['stage']);
    if (!of || !declaration) continue;
    const last = attributesOf(declaration.node).findLast(({ keyword }) => keyword === 'channel');
    return exampleValues(diagnostic).flatMap((text) => {
      const channel = context.workspace.files
        .declarationsInScope(of, 'channel')
        .find(({ label, nameOrLabel }) => (label ?? nameOrLabel) === text);
      if (!channel) return [];
      const edit = last
        ? insertAt(of, last.end, `, ${referenceTo(channel)}`)
        : addAttribute(of, declaration.node, 'channel', referenceTo(channel));
      return [{ title: translate('fix.addChannel', { channel: channel.displayName, stage: declaration.displayName }), edits: [edit] }];
    });
  }
  return [];
};
