/** What the figures of an output tell, for somebody who knows everything but the answers: an auditor that shares no code with `scoring`. */
import type { JourneyReport, Report } from '@parcours/model';
import type { GeneratedColumn, GeneratedRow, GeneratedStudy, GeneratedWorkspace } from './generated-workspace.ts';
import { disclosedGroup, type Equation, type Fraction, fraction, plus, times } from './row-space.ts';

/** One respondent's share in a figure: whose answer to what, and the weight. */
interface Answer {
  readonly unknown: string;
  readonly weight: number;
}

interface Published {
  readonly name: string;
  readonly answers: Equation;
}

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
    const sizes = [...answers.values()].map(({ numerator, denominator }) => Math.abs(Number(numerator) / Number(denominator)));
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
  const segment = journey.perimeter.segment?.name ?? null;
  const named = (name: string) => own.find((study) => study.name === name) as GeneratedStudy;
  const inPeriod = own.filter(({ isBenchmark, wave }) => !isBenchmark && (wave === null || wave === journey.wave));
  const where = `${journey.name}, wave ${journey.wave ?? '–'}, segment ${segment ?? '–'}`;
  const recording = (studies: readonly GeneratedStudy[], wanted: string | null) =>
    wanted === null ? studies : studies.filter(({ recordsSegment }) => recordsSegment);
  const shown = new Set(journey.studies.map(({ name }) => name));
  const counted = recording(inPeriod, segment).filter(({ name }) => shown.has(name));
  const figures: Published[] = [];
  const add = (name: string, parts: readonly (readonly Answer[])[], declared: readonly (number | null)[]) => {
    const answers = consolidated(parts, declared);
    if (answers.size > 0) figures.push({ name: `${where}: ${name}`, answers });
  };
  const weights = (studies: readonly GeneratedStudy[]) => studies.map(({ weight }) => weight);

  for (const stage of journey.stages) {
    const answersIn = (study: GeneratedStudy, wanted = segment) => stageAnswers(generated, study, stage.name, wanted);
    if (stage.measured)
      add(
        stage.name,
        counted.map((study) => answersIn(study)),
        weights(counted),
      );
    for (const { name } of stage.studies) add(`${stage.name} of ${name}`, [answersIn(named(name))], [null]);
  }
  for (const kpi of journey.kpis) {
    if (kpi.value !== null)
      add(
        kpi.name,
        counted.map((study) => kpiAnswers(generated, study, kpi.name, segment)),
        weights(counted),
      );
  }
  for (const { by, groups, stages, kpis } of journey.comparisons) {
    for (const [index, group] of groups.entries()) {
      const wanted = by === 'segment' ? group.name : segment;
      const members = () => {
        if (by === 'wave')
          return recording(
            own.filter(({ isBenchmark, wave }) => !isBenchmark && wave === group.name),
            wanted,
          );
        if (by === 'benchmark') return index === 0 ? counted : [named(group.name)];
        return recording(inPeriod, wanted);
      };
      // Studies whose content another one counts already are in no figure.
      const studies = members().filter(({ name }) => !journey.missing.some((each) => each.name === name));
      for (const stage of stages) {
        if (!stage.cells[index]?.measured) continue;
        add(
          `${by} ${group.name}, ${stage.stage}`,
          studies.map((study) => stageAnswers(generated, study, stage.stage, wanted)),
          weights(studies),
        );
      }
      for (const kpi of kpis) {
        if (kpi.cells[index]?.value === null) continue;
        add(
          `${by} ${group.name}, ${kpi.kpi}`,
          studies.map((study) => kpiAnswers(generated, study, kpi.kpi, wanted)),
          weights(studies),
        );
      }
    }
  }
  return figures;
}

/** The rows that a study counts, within a segment. */
function rowsOf({ rows }: GeneratedWorkspace, study: GeneratedStudy, segment: string | null): GeneratedRow[] {
  return (rows[study.content] as readonly GeneratedRow[]).filter(
    (row) => study.where.every(({ column, cells }) => cells.includes(row[column])) && (segment === null || row.g === segment),
  );
}

function stageAnswers(generated: GeneratedWorkspace, study: GeneratedStudy, stage: string, segment: string | null): Answer[] {
  const column = study.stages[stage];
  return column === undefined ? [] : answersOf(generated, study, column, `${column}`, segment);
}

function kpiAnswers(generated: GeneratedWorkspace, study: GeneratedStudy, kpi: string, segment: string | null): Answer[] {
  const column = study.kpis[kpi];
  return column === undefined ? [] : answersOf(generated, study, column, `${kpi} of ${column}`, segment);
}

function answersOf(
  generated: GeneratedWorkspace,
  study: GeneratedStudy,
  column: GeneratedColumn,
  what: string,
  segment: string | null,
): Answer[] {
  const highest = column === 'rec' ? 10 : 5;
  return rowsOf(generated, study, segment).flatMap((row) => {
    const cell = row[column];
    const isMissing = cell === '' || (column !== 'rec' && study.missing.includes(cell));
    if (isMissing || Number(cell) > highest) return [];
    return [{ unknown: `${study.content} row ${row.id} ${what}`, weight: study.isWeighted ? Number(row.w) : 1 }];
  });
}

/** Fewest respondents of a study that is weighted. */
const MIN_WEIGHTED = 5;

/**
 * The consolidated mean of several studies: without declared weights of all their respondents (a study's own weights scaled to a mean of
 * 1), else Σ W·mean/ΣW over the studies of five respondents, or of all where none has five.
 */
function consolidated(parts: readonly (readonly Answer[])[], declared: readonly (number | null)[]): Equation {
  const all = parts.map((answers, index) => ({ answers, weight: declared[index] ?? null })).filter(({ answers }) => answers.length > 0);
  const large = all.filter(({ answers }) => Math.min(answers.length, effective(answers)) >= MIN_WEIGHTED);
  const isWeighted = all.some(({ weight }) => weight !== null) && large.length > 0;
  const found = new Map<string, Fraction>();
  for (const { answers, weight } of isWeighted ? large : all) {
    const total = answers.reduce((sum, each) => sum + each.weight, 0);
    for (const each of answers) {
      const own = isWeighted ? fraction((weight ?? 1) * each.weight, total) : fraction(each.weight * answers.length, total);
      found.set(each.unknown, plus(found.get(each.unknown) ?? fraction(0), own));
    }
  }
  const sum = [...found.values()].reduce(plus, fraction(0));
  return new Map([...found].map(([unknown, own]) => [unknown, times(own, fraction(sum.denominator, sum.numerator))]));
}

function effective(answers: readonly Answer[]): number {
  const sum = answers.reduce((all, { weight }) => all + weight, 0);
  return sum ** 2 / answers.reduce((all, { weight }) => all + weight ** 2, 0);
}
