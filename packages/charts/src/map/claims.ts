/** A journey of which nothing is measured: what experts claim of it, and what to measure first. */
import {
  formatShare,
  isSuppressed,
  type JourneyReport,
  type Language,
  type StageReport,
  type StageToMeasure,
  translator,
} from '@parcours/model';
import { h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { stageName } from './lanes.ts';

/** The expert's score of the text, else what the experts of the first study say on average; null: no expert says anything. */
export function claimedScore({ expert, expertClaims }: StageReport): number | null {
  return expert ?? expertClaims[0]?.mean ?? null;
}

/** Whether experts alone have scored the journey. */
export function isClaimedOnly({ stages }: JourneyReport): boolean {
  return stages.every((stage) => stage.measured === null && !isSuppressed(stage)) && stages.some((stage) => claimedScore(stage) !== null);
}

/** That all figures are claims; null where something is measured. */
export function claimsNotice(journey: JourneyReport, language: Language): VNode | null {
  if (!isClaimedOnly(journey)) return null;
  const t = translator(messages, language);
  const n = journey.stages.filter((stage) => claimedScore(stage) !== null).length;
  return h('p', { class: 'pc-claims-notice' }, [h('strong', {}, t('map.claims.title')), ` ${t('map.claims', { n })}`]);
}

/** The stages to measure first, an ordered list with the ground of each; null where something is measured. */
export function measureFirst(journey: JourneyReport, language: Language): VNode | null {
  if (!isClaimedOnly(journey)) return null;
  const t = translator(messages, language);
  const { solid, tentative } = journey.limits;
  const rows = journey.stagesToMeasure.slice(0, MAX_ROWS).flatMap((row) => {
    const at = journey.stages.findIndex(({ name }) => name === row.stage);
    const stage = journey.stages[at];
    if (!stage) return [];
    return h('li', { 'data-stage-cell': stage.name }, [
      h('span', { class: 'pc-strong' }, stageName(stage, at, language)),
      h('span', { class: 'pc-lane-detail pc-muted' }, groundText(row, language)),
    ]);
  });
  return h('section', { class: 'pc-measure-first' }, [
    h('h2', {}, t('map.measure-first')),
    h('p', { class: 'pc-muted' }, t('map.measure-first.limits', { solid, tentative })),
    h('ol', {}, rows),
  ]);
}

/** The rest is no longer *first*. */
const MAX_ROWS = 10;

function groundText({ importance, volume, truth }: StageToMeasure, language: Language): string {
  const t = translator(messages, language);
  const why = t('map.measure-first.why', { importance, share: formatShare(volume, language) });
  return truth === 1 ? why : t('map.measure-first.truth', { why, factor: truth });
}
