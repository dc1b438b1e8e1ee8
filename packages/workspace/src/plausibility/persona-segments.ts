/** Personas whose respondents are of another segment than the text says (JRN0545). */
import { diagnoseElement, idInModel, type Model } from '@parcours/model';
import type { PlausibilityFinding } from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';
import { allFiguresOf } from './figures-of-study.ts';

/** Fewer may be slips, and would tell of single respondents. */
const MIN_RESPONDENTS = 5;
const MIN_SHARE = 0.1;

export function* personaSegments({ personas, segments }: Model, studies: readonly ReadStudy[]): Generator<PlausibilityFinding> {
  for (const { study, samples } of studies) {
    if (!samples || !study.persona || !study.segment) continue;
    for (const persona of personas) {
      const own = samples.groups.filter((group) => group.channel === null && group.persona === persona.name && group.segment !== null);
      const others = own.filter(({ segment }) => segment !== persona.segment);
      const [n, otherN] = [own, others].map((groups) => groups.reduce((sum, { respondents }) => sum + respondents, 0)) as [number, number];
      if (persona.segment === null || otherN < MIN_RESPONDENTS || otherN < MIN_SHARE * n) continue;
      const titled = (name: string | null) => segments.find((segment) => segment.name === name)?.label ?? name ?? '';
      const [most] = others.toSorted((a, b) => b.respondents - a.respondents);
      const parameters = {
        share: Math.round((100 * otherN) / n),
        persona: persona.label ?? persona.name,
        study: study.label ?? study.name,
        other: titled(most?.segment ?? null),
        segment: titled(persona.segment),
      };
      const related = [persona.id];
      yield {
        diagnostic: diagnoseElement('JRN0545', idInModel(study.id, study.persona.id), parameters, { related }),
        ...allFiguresOf(study, samples),
      };
    }
  }
}
