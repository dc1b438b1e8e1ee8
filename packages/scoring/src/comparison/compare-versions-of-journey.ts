/** Two versions of a journey compared as two groups of respondents (method.md, 2.13). */
import type { Difference, IndexDifference, Kpi, Model, Perimeter, Samples } from '@parcours/model';
import { studiesInPerimeter } from '../journey/perimeter.ts';
import { type LoadedStudy, loadedStudies, sortStudies } from '../journey/period.ts';
import { withSegmentWeights } from '../journey/post-stratify-samples.ts';
import { consolidationOf } from '../journey/score-studies.ts';
import { withoutScaleClashes } from '../kpi/scale-clashes.ts';
import { DEFAULT_IMPORTANCE } from '../stage/score-stage.ts';
import { kpiMeasurements, rangeOf, stageMeasurement } from './compare-groups.ts';
import { withHolmCorrection } from './holm-correction.ts';
import { type CommonStage, indexDifference } from './index-difference.ts';
import { instrumentOf, type Measurand } from './instrument.ts';
import { differenceOf, type MeasurandDifference } from './measurand-difference.ts';
import { panelOverlap } from './overlap.ts';
import type { MeasuredStudy } from './study-sides.ts';

/** One version of a journey: the studies whose respondents do not stand in the other one. */
export interface ComparedVersion {
  readonly model: Model;
  /** In any order. */
  readonly samples: readonly Samples[];
  /** Names of the studies that are compared. */
  readonly studies: ReadonlySet<string>;
}

/** The stages and KPIs to compare, by name: the families of Holm's correction; and of whom. */
export interface ComparedMeasurands {
  readonly perimeter: Perimeter;
  readonly stages: ReadonlySet<string>;
  readonly kpis: ReadonlySet<string>;
}

/** By name; absent: the versions have no instrument in common there. Group 0 is the earlier version, 1 the later. */
export interface VersionDifferences {
  readonly stages: ReadonlyMap<string, Difference>;
  readonly kpis: ReadonlyMap<string, Difference>;
  /** Null without a stage. */
  readonly index: IndexDifference | null;
}

const PAIR = { from: 0, to: 1 };

/**
 * The differences of two versions of a journey whose respondents are different people, or a panel's: like with like, as `compareGroups`.
 * Instruments are those of each version's own text. Nothing is compared where the scale differs.
 *
 * @param before with the names of `after`.
 */
export function compareVersionsOfJourney(
  before: ComparedVersion,
  after: ComparedVersion,
  { stages, kpis, perimeter }: ComparedMeasurands,
): VersionDifferences {
  const { scale } = after.model;
  if (scale.min !== before.model.scale.min || scale.max !== before.model.scale.max)
    return { stages: new Map(), kpis: new Map(), index: null };
  const [from, to] = [studiesOf(before, perimeter), studiesOf(after, perimeter)];
  const earlier = new Set(from.map(({ study }) => study));
  const overlap = panelOverlap();
  const compare = (
    measurand: Measurand,
    kpi: Kpi | null,
    measure: (read: LoadedStudy, weight: number | null) => readonly MeasuredStudy[],
  ) => {
    const measured = [from, to].map((studies) => {
      const isWeighted = consolidationOf(studies) === 'weighted';
      return studies.flatMap((read) => measure(read, isWeighted ? read.study.weight : null));
    }) as [MeasuredStudy[], MeasuredStudy[]];
    return differenceOf({
      ...{ measurand, kpi, pair: PAIR, overlap, from: measured[0], to: measured[1] },
      scale: kpi ? rangeOf(measured.flat()) : scale,
      instrumentOf: (study) => instrumentOf(study, measurand, earlier.has(study) ? before.model : after.model),
    });
  };
  const common: CommonStage[] = [];
  const ofStages = after.model.stages
    .filter(({ name }) => stages.has(name))
    .map(({ name, importance }) => {
      const found = compare({ of: 'stage', name }, null, (read, weight) => stageMeasurement(read, name, weight, scale));
      const { difference, instruments } = found;
      if (difference)
        common.push({
          name,
          importance: importance ?? DEFAULT_IMPORTANCE,
          difference: difference.value,
          from: difference.compared.from,
          instruments,
        });
      return row(name, found);
    });
  const ofKpis = after.model.kpis
    .filter(({ name }) => kpis.has(name))
    .map((kpi) =>
      row(
        kpi.name,
        compare({ of: 'kpi', name: kpi.name }, kpi, (read, weight) => kpiMeasurements(read, kpi, weight)),
      ),
    );
  const index = indexDifference(common, PAIR, scale, overlap);
  return {
    stages: byName(withHolmCorrection(ofStages)),
    kpis: byName(withHolmCorrection(ofKpis)),
    index: index && (withHolmCorrection([{ differences: [index] }])[0]?.differences[0] ?? null),
  };
}

/** Copies of the studies, so that those of the two versions are told apart by identity. */
function studiesOf({ model, samples, studies: compared }: ComparedVersion, perimeter: Perimeter): LoadedStudy[] {
  const studies = sortStudies(model.studies);
  const read = loadedStudies(studies, withSegmentWeights(withoutScaleClashes(samples, model), model.studies, model.segments));
  return studiesInPerimeter(read, perimeter)
    .studies.filter(({ study }) => compared.has(study.name))
    .map((read) => ({ ...read, study: { ...read.study } }));
}

interface Row {
  readonly name: string;
  readonly differences: readonly Difference[];
}

function row(name: string, { difference }: MeasurandDifference): Row {
  return { name, differences: difference ? [difference] : [] };
}

function byName(rows: readonly Row[]): Map<string, Difference> {
  return new Map(rows.flatMap(({ name, differences: [only] }) => (only ? [[name, only] as const] : [])));
}
