/** The same respondents in two studies of one wave that measure the same (JRN0502). */
import { diagnoseElement, type Model, type RespondentSketch } from '@parcours/model';
import { isExpertStudy, type PlausibilityFinding } from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';

const MIN_SHARED = 5;
/** Of the smaller study. Below it a few people may have been asked twice by chance. */
const MIN_SHARE = 0.1;
/** Row numbers are alike in any two files: only with the same answers are they the same people. */
const SAME_ANSWERS = 0.8;

/** Studies of one file are told by what they read of it (JRN0455), and a panel asks the same people in other waves only. */
export function* sharedRespondents(model: Model, studies: readonly ReadStudy[]): Generator<PlausibilityFinding> {
  const own = studies.filter(({ study, samples }) => samples && study.kind === 'observations' && !isExpertStudy(study));
  for (const [index, second] of own.entries()) {
    for (const first of own.slice(0, index)) {
      const [a, b] = [first.study, second.study];
      if (a.wave !== null && b.wave !== null && a.wave !== b.wave) continue;
      if (first.file?.uri === second.file?.uri) continue;
      const figures = measuredByBoth(first, second, model);
      const shared = figures.length > 0 ? sharedShare(first.samples?.sketch ?? null, second.samples?.sketch ?? null) : null;
      if (shared === null) continue;
      const titles = figures.map(({ of, name }) => {
        const element = (of === 'stage' ? model.stages : model.kpis).find((each) => each.name === name);
        return element?.label ?? name;
      });
      const parameters = {
        shared: Math.round(shared * 100),
        study: b.label ?? b.name,
        other: a.label ?? a.name,
        what: titles.length > 3 ? `${titles.slice(0, 3).join(', ')} …` : titles.join(', '),
      };
      yield { diagnostic: diagnoseElement('JRN0502', b.id, parameters, { related: [a.id] }), figures, study: b.name };
    }
  }
}

function measuredByBoth({ samples: a }: ReadStudy, { samples: b }: ReadStudy, model: Model) {
  const inBoth = <T>(all: readonly T[] | undefined, others: readonly T[] | undefined, name: (one: T) => string) => {
    const names = new Set(others?.map(name));
    return new Set(all?.map(name).filter((each) => names.has(each)));
  };
  const stages = inBoth(a?.stages, b?.stages, ({ stage }) => stage);
  const kpis = inBoth(a?.kpis, b?.kpis, ({ kpi }) => kpi);
  return [
    ...model.stages.flatMap(({ name }) => (stages.has(name) ? [{ of: 'stage', name } as const] : [])),
    ...model.kpis.flatMap(({ name }) => (kpis.has(name) ? [{ of: 'kpi', name } as const] : [])),
  ];
}

/**
 * The share of the smaller study's respondents who are in both; null where it is too small to ask. With J, the share of the smallest hashes
 * of both together that are in both sketches (an estimate of the Jaccard index: Broder 1997), J(|A| + |B|)/(1 + J) are in both.
 */
function sharedShare(a: RespondentSketch | null, b: RespondentSketch | null): number | null {
  if (!a || !b) return null;
  const [one, other] = [new Map(a.respondents), new Map(b.respondents)];
  const size = Math.max(a.respondents.length, b.respondents.length);
  const isWhole = a.respondents.length === a.size && b.respondents.length === b.size;
  const all = [...new Set([...one.keys(), ...other.keys()])].sort((x, y) => x - y);
  const together = isWhole ? all : all.slice(0, size);
  const both = together.filter((id) => one.has(id) && other.has(id));
  const jaccard = both.length / together.length;
  const smaller = Math.min(a.size, b.size);
  const shared = (jaccard * (a.size + b.size)) / (1 + jaccard);
  if (both.length < MIN_SHARED || shared < MIN_SHARED || shared < MIN_SHARE * smaller) return null;
  const alike = both.filter((id) => one.get(id) === other.get(id)).length;
  if (a.isCounter && b.isCounter && alike < SAME_ANSWERS * both.length) return null;
  return Math.min(1, shared / smaller);
}
