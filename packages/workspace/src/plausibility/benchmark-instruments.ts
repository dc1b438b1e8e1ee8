/** Benchmarks that were asked otherwise than the journey's own studies: nothing can be concluded from them (JRN0546). */
import { diagnoseElement, type Model, type RatedColumn, type Study, type Term } from '@parcours/model';
import { instrumentOf, isExpertStudy, type PlausibilityFinding, selectPeriod } from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';

/** @param wave the wave asked for; null: the latest. */
export function* benchmarkInstruments(model: Model, studies: readonly ReadStudy[], wave: string | null): Generator<PlausibilityFinding> {
  const period = selectPeriod(
    model.studies,
    studies.flatMap(({ samples }) => samples ?? []),
    wave,
  );
  for (const { study, samples } of studies) {
    if (!samples || study.kind !== 'benchmark' || isExpertStudy(study)) continue;
    const stages = samples.stages.flatMap(({ stage }) => {
      const own = period.studies.filter((read) => read.samples.stages.some((each) => each.stage === stage)).map((read) => read.study);
      return own.length > 0 ? [{ stage, own }] : [];
    });
    const keyOf = (of: Study, name: string) => instrumentOf(of, { of: 'stage', name }, model);
    const [first] = stages;
    if (!first || stages.some(({ stage, own }) => own.some((each) => keyOf(each, stage) === keyOf(study, stage)))) continue;
    const parameters = {
      benchmark: study.label ?? study.name,
      difference: differenceOf(study, first.own[0] as Study, first.stage),
    };
    const figures = stages.map(({ stage }) => ({ of: 'stage', name: stage }) as const);
    yield {
      diagnostic: diagnoseElement('JRN0546', study.id, parameters, { related: first.own.map(({ id }) => id) }),
      figures,
      study: study.name,
    };
  }
}

/** The first thing in which the instruments of two studies differ. */
function differenceOf(benchmark: Study, own: Study, stage: string): Term {
  if (benchmark.method !== own.method) {
    const said = (method: Study['method']) => (method === null ? ({ term: 'instrument.unsaid' } as const) : { keyword: method });
    return { term: 'instrument.method', values: { benchmark: said(benchmark.method), own: said(own.method) } };
  }
  if (benchmark.timing !== own.timing) return { term: 'instrument.timing' };
  const [a, b] = [scaleText(ratingOf(benchmark, stage)), scaleText(ratingOf(own, stage))];
  return a !== null && b !== null && a !== b
    ? { term: 'instrument.scale', values: { benchmark: a, own: b } }
    : { term: 'instrument.question' };
}

function ratingOf({ measures, score, mean }: Study, stage: string): RatedColumn | null {
  return measures.find((measure) => measure.stage === stage)?.column ?? score ?? mean;
}

function scaleText(column: RatedColumn | null): string | null {
  if (!column?.scale) return null;
  const { min, max } = column.scale;
  return column.reversed ? `${max}..${min}` : `${min}..${max}`;
}
