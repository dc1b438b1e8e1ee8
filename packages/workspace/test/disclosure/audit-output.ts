/** What the figures of an output tell, for somebody who knows everything but the answers: an auditor that shares no code with `scoring`. */
import type { Difference, JourneyReport, Report } from '@parcours/model';
import {
  BASIC_RESPONSES,
  DIMENSION_COLUMNS,
  type GeneratedDimension,
  type GeneratedRow,
  type GeneratedStudy,
  type GeneratedWorkspace,
} from './generated-workspace.ts';
import { disclosedGroup, type Equation, type Fraction, fraction, plus, respondentsOf, times, unknownOf } from './row-space.ts';

/** One respondent's figure, as a sum of unknowns, and the weight. */
interface Answer {
  readonly respondent: string;
  readonly terms: readonly (readonly [unknown: string, coefficient: Fraction])[];
  readonly weight: number;
}

interface Published {
  readonly name: string;
  readonly answers: Equation;
}

/** The names that a perimeter fixes. */
type Perimeter = Readonly<Partial<Record<GeneratedDimension, string>>>;

/** The answers behind a figure, of one study in a perimeter. */
type Answers = (study: GeneratedStudy, perimeter: Perimeter) => Answer[];

/** Respondents below which a group is confidential. */
const LIMIT = 5;

/** Every figure of the report that is a linear combination of answers. */
export function publishedFigures(generated: GeneratedWorkspace, { journeys }: Report): Published[] {
  return journeys.flatMap((journey) => journeyFigures(generated, journey));
}

/** A sentence for each disclosure: a figure that tells of too few, or that one respondent dominates, or figures that do together. */
export function audit(figures: readonly Published[]): string[] {
  const found: string[] = [];
  for (const { name, answers } of figures) {
    const sizes = [...sizesByRespondent(answers).values()];
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (Math.max(...sizes) > (total / 2) * (1 + 1e-9)) found.push(`${name}: one respondent dominates`);
  }
  for (const connected of components(figures)) {
    const group = disclosedGroup(
      connected.map(({ answers }) => answers),
      LIMIT,
    );
    if (group) found.push(`${group.join(', ')} from ${connected.map(({ name }) => name).join('; ')}`);
  }
  return found;
}

/** The largest coefficient of each respondent. */
function sizesByRespondent(answers: Equation): Map<string, number> {
  const found = new Map<string, number>();
  for (const [unknown, { numerator, denominator }] of answers) {
    const size = Math.abs(Number(numerator) / Number(denominator));
    for (const respondent of respondentsOf(unknown)) found.set(respondent, Math.max(found.get(respondent) ?? 0, size));
  }
  return found;
}

/** Figures that share unknowns, directly or through others. */
function components(figures: readonly Published[]): Published[][] {
  const left = [...new Map(figures.map((figure) => [keyOf(figure.answers), figure])).values()];
  const found: Published[][] = [];
  while (left.length > 0) {
    const component = [left.pop() as Published];
    const known = new Set(component[0]?.answers.keys());
    for (let at = left.findIndex(isConnected); at >= 0; at = left.findIndex(isConnected)) {
      const [next] = left.splice(at, 1) as [Published];
      component.push(next);
      for (const unknown of next.answers.keys()) known.add(unknown);
    }
    found.push(component);
    function isConnected({ answers }: Published): boolean {
      return [...answers.keys()].some((unknown) => known.has(unknown));
    }
  }
  return found;
}

function keyOf(answers: Equation): string {
  return [...answers]
    .map(([unknown, { numerator, denominator }]) => `${unknown}=${numerator}/${denominator}`)
    .sort()
    .join(' ');
}

function journeyFigures(generated: GeneratedWorkspace, journey: JourneyReport): Published[] {
  const own = generated.studies.filter((study) => study.journey === journey.name);
  const perimeter: Perimeter = Object.fromEntries(
    Object.entries(journey.perimeter).flatMap(([dimension, named]) => (named ? [[dimension, named.name]] : [])),
  );
  const named = (name: string) => own.find((study) => study.name === name) as GeneratedStudy;
  const inPeriod = own.filter(({ isBenchmark, wave }) => !isBenchmark && (wave === null || wave === journey.wave));
  const where = `${journey.name}, wave ${journey.wave ?? '–'}, ${JSON.stringify(perimeter)}`;
  const shown = new Set(journey.studies.map(({ name }) => name));
  const counted = recording(inPeriod, perimeter).filter(({ name }) => shown.has(name));
  const figures: Published[] = [];
  const push = (name: string, answers: Equation) => {
    if (answers.size > 0) figures.push({ name: `${where}: ${name}`, answers });
  };
  const add = (name: string, studies: readonly GeneratedStudy[], answers: Answers, within = perimeter) =>
    push(name, consolidated(studies, answers, within).answers);
  const addDifference = (name: string, difference: Difference, answers: Answers, from: Perimeter, to: Perimeter) => {
    const sides = comparedSides(difference, named, answers, from, to);
    push(`${name}, from`, sides.from);
    push(`${name}, to`, sides.to);
    push(`${name}, difference`, sum([sides.to, scaled(sides.from, fraction(-1))]));
  };

  for (const stage of journey.stages) {
    const answers = stageAnswers(generated, stage.name);
    if (stage.measured) add(stage.name, counted, answers);
    for (const { name } of stage.studies) add(`${stage.name} of ${name}`, [named(name)], answers);
    if (stage.expectation) add(`${stage.name}, expectation`, counted, expectationAnswers(generated, stage.name, 'expected'));
    if (stage.targetFrom === 'expectation') add(`${stage.name}, target`, counted, expectationAnswers(generated, stage.name, 'paired'));
    if (stage.gap && stage.gap.pairs !== null) add(`${stage.name}, gap`, counted, expectationAnswers(generated, stage.name, 'difference'));
    if (stage.basicsUnmet !== null) add(`${stage.name}, basics`, counted, basicAnswers(generated, stage.name));
  }
  for (const kpi of journey.kpis) if (kpi.value !== null) add(kpi.name, counted, kpiAnswers(generated, kpi.name));
  for (const { stage, studies } of journey.disagreements) {
    for (const { name } of studies) add(`disagreement, ${stage} of ${name}`, [named(name)], stageAnswers(generated, stage));
  }
  for (const { study, segments } of journey.segmentMix) {
    for (const { segment } of segments) add(`mix of ${study}, ${segment}`, [named(study)], membership(generated, segment), {});
  }
  for (const { by, groups, stages, kpis } of journey.comparisons) {
    const perimeters = groups.map(
      (group): Perimeter => (by === 'wave' || by === 'benchmark' ? perimeter : { ...perimeter, [by]: group.name }),
    );
    const members = groups.map((group, index) => {
      const candidates =
        by === 'wave'
          ? own.filter(({ isBenchmark, wave }) => !isBenchmark && wave === group.name)
          : by !== 'benchmark' || index === 0
            ? inPeriod
            : [named(group.name)];
      // Studies whose content another one counts already are in no figure.
      return recording(candidates, perimeters[index] as Perimeter).filter(
        ({ name }) => !journey.missing.some((each) => each.name === name),
      );
    });
    const compared = [
      ...stages.map(({ stage, cells, differences }) => ({
        ...{ what: stage, differences, answers: stageAnswers(generated, stage) },
        isShown: cells.map(({ measured }) => measured !== null),
      })),
      ...kpis.map(({ kpi, cells, differences }) => ({
        ...{ what: kpi, differences, answers: kpiAnswers(generated, kpi) },
        isShown: cells.map(({ value }) => value !== null),
      })),
    ];
    for (const { what, isShown, differences, answers } of compared) {
      for (const [index, group] of groups.entries()) {
        if (isShown[index]) add(`${by} ${group.name}, ${what}`, members[index] ?? [], answers, perimeters[index]);
      }
      for (const difference of differences) {
        const name = `${by} ${groups[difference.from]?.name} to ${groups[difference.to]?.name}, ${what}`;
        addDifference(name, difference, answers, perimeters[difference.from] ?? {}, perimeters[difference.to] ?? {});
      }
    }
  }
  return figures;
}

/** The studies that record every dimension of a perimeter. */
function recording(studies: readonly GeneratedStudy[], perimeter: Perimeter): readonly GeneratedStudy[] {
  return studies.filter(({ records }) =>
    (Object.keys(perimeter) as GeneratedDimension[]).every((dimension) => records.includes(dimension)),
  );
}

/**
 * The figures of both groups within the instruments that both have: Σω·m/Σω, ω = n_A·n_B/(n_A + n_B) by effective respondents, or by W where
 * all studies declare one.
 */
function comparedSides(
  { instruments }: Difference,
  named: (name: string) => GeneratedStudy,
  answers: Answers,
  from: Perimeter,
  to: Perimeter,
): { readonly from: Equation; readonly to: Equation } {
  const sides = instruments.map((instrument) => {
    const [before, after] = [instrument.from.studies.map(named), instrument.to.studies.map(named)];
    return { before, after, from: consolidated(before, answers, from), to: consolidated(after, answers, to) };
  });
  const isWeighted = sides.every(({ before, after }) => [...before, ...after].every(({ weight }) => weight !== null));
  const omegas = sides.map(({ before, after, from: a, to: b }) => {
    const total = (studies: readonly GeneratedStudy[]) => fraction(studies.reduce((all, { weight }) => all + (weight ?? 0), 0));
    const [first, second] = isWeighted ? [total(before), total(after)] : [a.effective, b.effective];
    return times(times(first, second), inverse(plus(first, second)));
  });
  const share = inverse(omegas.reduce(plus, fraction(0)));
  const average = (side: 'from' | 'to') =>
    sum(sides.map((each, index) => scaled(each[side].answers, times(omegas[index] as Fraction, share))));
  return { from: average('from'), to: average('to') };
}

/** The rows that a study counts, within a perimeter. */
function rowsOf({ rows }: GeneratedWorkspace, study: GeneratedStudy, perimeter: Perimeter): GeneratedRow[] {
  return (rows[study.content] as readonly GeneratedRow[]).filter(
    (row) =>
      study.where.every(({ column, cells }) => cells.includes(row[column] ?? '')) &&
      Object.entries(perimeter).every(([dimension, name]) => row[DIMENSION_COLUMNS[dimension as GeneratedDimension]] === name),
  );
}

function isAnswer(cell: string | undefined, highest: number, missing: readonly string[]): boolean {
  return cell !== undefined && cell !== '' && !missing.includes(cell) && Number(cell) <= highest;
}

function stageAnswers(generated: GeneratedWorkspace, stage: string): Answers {
  return (study, perimeter) => {
    const rows = rowsOf(generated, study, perimeter);
    if (study.shape === 'means') return givenAnswers(study, rows, stage);
    if (study.shape === 'wide') {
      const column = study.stages[stage];
      return column === undefined ? [] : wideAnswers(study, rows, column, isRated(study), (of) => [[of(column), fraction(1)]]);
    }
    const known = (row: GeneratedRow) => study.readsResponses || isAnswer(row.rating, 5, study.missing);
    return interactions(
      generated,
      study,
      rows.filter((row) => row.stage === stage && known(row)),
    ).map(({ respondent, own }) => ({
      ...{ respondent, weight: 1 },
      // Responses are summed, ratings averaged.
      terms: own.map(({ index }) => [
        unknownOf([respondent], `row ${index} ${study.readsResponses ? 'response' : 'rating'}`),
        study.readsResponses ? fraction(1) : fraction(1, own.length),
      ]),
    }));
  };
}

function isRated({ missing }: GeneratedStudy): (cell: string | undefined) => boolean {
  return (cell) => isAnswer(cell, 5, missing);
}

/** Each row of given means is of as many respondents as it says, of whom nobody else knows. */
function givenAnswers({ content }: GeneratedStudy, rows: readonly GeneratedRow[], stage: string): Answer[] {
  return rows
    .filter((row) => row.stage === stage)
    .flatMap(({ g, n }) =>
      Array.from({ length: Number(n) }, (_, index) => {
        const respondent = `${content} ${stage} ${g} ${index}`;
        return { respondent, weight: 1, terms: [[unknownOf([respondent], 'mean'), fraction(1)]] as const };
      }),
    );
}

function wideAnswers(
  study: GeneratedStudy,
  rows: readonly GeneratedRow[],
  column: string,
  isGiven: (cell: string | undefined) => boolean,
  termsOf: (unknown: (what: string) => string) => Answer['terms'],
): Answer[] {
  return rows.flatMap((row) => {
    if (!isGiven(row[column])) return [];
    const respondent = `${study.content} ${row.id}`;
    return [{ respondent, weight: study.isWeighted ? Number(row.w) : 1, terms: termsOf((what) => unknownOf([respondent], what)) }];
  });
}

/** The rows of each respondent, with their positions in the file. */
function interactions({ rows }: GeneratedWorkspace, { content }: GeneratedStudy, counted: readonly GeneratedRow[]) {
  const all = rows[content] as readonly GeneratedRow[];
  return [...Map.groupBy(counted, ({ id }) => `${content} ${id}`)].map(([respondent, own]) => ({
    respondent,
    own: own.map((row) => ({ row, index: all.indexOf(row) })),
  }));
}

/** What was expected, over all who said it; over those who rated the stage as well; and the expectation less the rating. */
function expectationAnswers(generated: GeneratedWorkspace, stage: string, which: 'expected' | 'paired' | 'difference'): Answers {
  return (study, perimeter) => {
    const [column, expected] = [study.stages[stage], study.expectation];
    if (column === undefined || expected === null || stage !== 'a') return [];
    const isGiven = isRated(study);
    const rows = rowsOf(generated, study, perimeter).filter((row) => which === 'expected' || isGiven(row[column]));
    return wideAnswers(study, rows, expected, isGiven, (of) => [
      [of(expected), fraction(1)],
      ...(which === 'difference' ? [[of(column), fraction(-1)] as const] : []),
    ]);
  };
}

/** Whether a respondent observed on basic actions met a negative response. */
function basicAnswers(generated: GeneratedWorkspace, stage: string): Answers {
  return (study, perimeter) => {
    if (!study.readsResponses) return [];
    const rows = rowsOf(generated, study, perimeter).filter((row) => row.stage === stage && BASIC_RESPONSES.has(row.response ?? ''));
    return interactions(generated, study, rows).map(({ respondent, own }) => ({
      ...{ respondent, weight: 1 },
      terms: [[unknownOf([respondent], `unmet in ${own.map(({ index }) => index).join(' ')}`), fraction(1)]],
    }));
  };
}

function kpiAnswers(generated: GeneratedWorkspace, kpi: string): Answers {
  return (study, perimeter) => {
    const column = study.kpis[kpi];
    if (column === undefined) return [];
    const isGiven = kpi === 'nps' ? (cell: string | undefined) => isAnswer(cell, 10, []) : isRated(study);
    return wideAnswers(study, rowsOf(generated, study, perimeter), column, isGiven, (of) => [[of(`${kpi} of ${column}`), fraction(1)]]);
  };
}

/** Whether a respondent is of a segment; of given means this is known. */
function membership(generated: GeneratedWorkspace, segment: string): Answers {
  return (study, perimeter) => {
    if (study.shape === 'means') return [];
    const respondents = new Set(rowsOf(generated, study, perimeter).map(({ id }) => `${study.content} ${id}`));
    return [...respondents].map((respondent) => ({
      ...{ respondent, weight: 1 },
      terms: [[unknownOf([respondent], `is ${segment}`), fraction(1)]],
    }));
  };
}

/** Fewest respondents of a study that is weighted. */
const MIN_WEIGHTED = 5;

/**
 * The consolidated mean of several studies, and its effective respondents: without declared weights of all their respondents (a study's own
 * weights scaled to a mean of 1), else Σ W·mean/ΣW over the studies of five respondents, or of all where none has five.
 */
function consolidated(
  studies: readonly GeneratedStudy[],
  answersOf: Answers,
  perimeter: Perimeter,
): { readonly answers: Equation; readonly effective: Fraction } {
  const all = studies
    .map((study) => ({ answers: answersOf(study, perimeter), weight: study.weight }))
    .filter(({ answers }) => answers.length > 0);
  const large = all.filter(({ answers }) => Math.min(answers.length, toNumber(effectiveOf(answers))) >= MIN_WEIGHTED);
  const isWeighted = all.every(({ weight }) => weight !== null) && large.length > 0;
  const parts = (isWeighted ? large : all).map(({ answers, weight }) => {
    const total = answers.reduce((sum, each) => sum + each.weight, 0);
    return answers.map((each) => ({
      each,
      own: isWeighted ? fraction((weight ?? 1) * each.weight, total) : fraction(each.weight * answers.length, total),
    }));
  });
  const terms = parts.flatMap((part) =>
    part.flatMap(({ each, own }) => each.terms.map(([unknown, value]) => [unknown, times(own, value)] as const)),
  );
  const owns = parts.flatMap((part) => part.map(({ own }) => own));
  const total = owns.reduce(plus, fraction(0));
  if (owns.length === 0) return { answers: new Map(), effective: fraction(0) };
  return {
    answers: scaled(sum(terms.map((term) => new Map([term]))), inverse(total)),
    effective: times(times(total, total), inverse(owns.map((own) => times(own, own)).reduce(plus, fraction(0)))),
  };
}

/** (Σw)²/Σw² */
function effectiveOf(answers: readonly Answer[]): Fraction {
  const total = answers.reduce((all, { weight }) => all + weight, 0);
  return fraction(
    total ** 2,
    answers.reduce((all, { weight }) => all + weight ** 2, 0),
  );
}

function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

function inverse({ numerator, denominator }: Fraction): Fraction {
  return fraction(denominator, numerator);
}

function scaled(equation: Equation, factor: Fraction): Equation {
  return new Map([...equation].map(([unknown, own]) => [unknown, times(own, factor)]));
}

/** Without what cancels. */
function sum(equations: readonly Equation[]): Equation {
  const found = new Map<string, Fraction>();
  for (const equation of equations) {
    for (const [unknown, own] of equation) found.set(unknown, plus(found.get(unknown) ?? fraction(0), own));
  }
  return new Map([...found].filter(([, { numerator }]) => numerator !== 0n));
}
