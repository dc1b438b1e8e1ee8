/** Studies whose dates contradict each other: waves without an order, studies of another time, comparisons with what is old. */
import { diagnoseElement, type Model, type Study } from '@parcours/model';
import {
  type DatedStudy,
  type DateRange,
  datesOfStudy,
  datesOfWave,
  dayOf,
  implausiblyDated,
  isExpertStudy,
  isOrderOfWavesKnown,
  type PlausibilityFinding,
  selectPeriod,
} from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';
import { allFiguresOf } from './figures-of-study.ts';
import { misnamedWaves, misnumberedWaves } from './wave-names.ts';

const YEAR = 365;
/** A wave comes at least yearly: what is older than a year before it is of another wave. */
const OLD_IN_WAVE = YEAR;
/** After two years a comparison is asked about; benchmarks are usually renewed each year or two. */
const OLD_COMPARISON = 2 * YEAR;

export function* studyDateFindings(model: Model, studies: readonly ReadStudy[], wave: string | null): Generator<PlausibilityFinding> {
  const own = studies.filter(({ study }) => study.kind === 'observations' && !isExpertStudy(study));
  const samples = own.flatMap((each) => each.samples ?? []);
  const period = selectPeriod(model.studies, samples, wave);
  yield* implausibleDates(own);
  yield* unorderedWaves(own, period.waves);
  const misnamed = [...misnamedWaves(own)];
  yield* misnamed;
  // A wrong date puts a wave at a wrong place: it is asked about once.
  if (misnamed.length === 0) yield* misnumberedWaves(own, period.waves);
  if (period.wave !== null) yield* oldInWave(own, period.wave);
  yield* oldComparisons(
    studies,
    own.filter(({ study }) => study.wave === null || study.wave === period.wave),
  );
}

/** Waves with such a date have no order: no change from or to them is shown. */
function* implausibleDates(studies: readonly DatedStudy[]): Generator<PlausibilityFinding> {
  for (const study of implausiblyDated(studies)) {
    yield {
      diagnostic: diagnoseElement('JRN0505', study.id, { date: study.date ?? '', study: titleOf(study) }),
      figures: [{ of: 'journey' }],
      study: study.name,
    };
  }
}

/** Waves that follow each other in the list, and of which it is not known that they do in time. */
function* unorderedWaves(studies: readonly DatedStudy[], waves: readonly string[]): Generator<PlausibilityFinding> {
  const wrong = new Set(implausiblyDated(studies).map(({ wave }) => wave));
  for (const [index, second] of waves.entries()) {
    const first = waves[index - 1];
    if (first === undefined || isOrderOfWavesKnown(first, second, studies) || wrong.has(first) || wrong.has(second)) continue;
    const study = studies.find(({ study: { wave } }) => wave === second)?.study;
    if (!study) continue;
    const [one, other] = [datesOfWave(first, studies), datesOfWave(second, studies)];
    const parameters = { first, second, firstDates: dateText(one), secondDates: dateText(other) };
    const related = studies.flatMap((each) => (each.study.wave === first ? [each.study.id] : []));
    yield { diagnostic: diagnoseElement('JRN0504', study.id, parameters, { related }), figures: [{ of: 'journey' }], study: study.name };
  }
}

function dateText(dates: DateRange | null) {
  return dates ? dates.date : ({ term: 'undated' } as const);
}

/** Studies without a wave that are more than a year older than the wave shown, to which they belong. */
function* oldInWave(studies: readonly ReadStudy[], wave: string): Generator<PlausibilityFinding> {
  const dates = datesOfWave(wave, studies);
  if (!dates) return;
  for (const { study, samples } of studies) {
    const own = study.wave === null ? datesOfStudy(study, samples) : null;
    if (!own || dayOf(dates.first) - dayOf(own.last) <= OLD_IN_WAVE) continue;
    const parameters = { study: titleOf(study), date: own.date, wave, waveDate: dates.date };
    yield { diagnostic: diagnoseElement('JRN0507', study.id, parameters), ...allFiguresOf(study, samples) };
  }
}

/** Benchmarks and studies of experts that are more than two years older than what they are held against. */
function* oldComparisons(all: readonly ReadStudy[], shown: readonly DatedStudy[]): Generator<PlausibilityFinding> {
  const dates = shown.flatMap(({ study, samples }) => datesOfStudy(study, samples) ?? []).sort((a, b) => (a.last < b.last ? -1 : 1));
  const latest = dates.at(-1);
  if (!latest) return;
  for (const { study, samples } of all) {
    if (study.kind !== 'benchmark' && !isExpertStudy(study)) continue;
    const own = datesOfStudy(study, samples);
    if (!own || dayOf(latest.first) - dayOf(own.last) <= OLD_COMPARISON) continue;
    const parameters = { study: titleOf(study), date: own.date, latest: latest.date };
    const figures = (samples?.stages ?? []).map(({ stage }) => ({ of: 'stage', name: stage }) as const);
    yield { diagnostic: diagnoseElement('JRN0509', study.id, parameters), figures, study: study.name };
  }
}

function titleOf({ label, name }: Study): string {
  return label ?? name;
}
