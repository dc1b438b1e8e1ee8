/** The respondents on both sides of a comparison, and the covariance that they give its figures (method.md, 2.13). */
import type { PairSums, PanelRespondent } from '@parcours/model';
import { channelPairsInPerimeter } from '../journey/perimeter.ts';
import type { LoadedStudy } from '../journey/period.ts';
import { pairSumsOf } from '../statistics/covariance.ts';
import type { ComparisonInput, StudyGroup } from './comparison-groups.ts';
import type { Measurand } from './instrument.ts';

/**
 * Sums over the respondents who have a figure for `first` in a study of one side and for `second` in a study of the other; x the former,
 * y the latter. For KPIs the figures are contributions (see `kpiContribution`). Null: nobody has both, or it is not known.
 */
export type OverlapLookup = (from: LoadedStudy, to: LoadedStudy, first: Measurand, second: Measurand) => PairSums | null;

/** Independent groups. */
export const NO_OVERLAP: OverlapLookup = () => null;

/** The respondents of a study on two channels. Of two different stages nothing is known. */
export function channelOverlap({ period, perimeter }: Pick<ComparisonInput, 'period' | 'perimeter'>, from: StudyGroup, to: StudyGroup) {
  const lookup: OverlapLookup = ({ study }, other, first, second) => {
    if (study.name !== other.study.name || first.of !== second.of || first.name !== second.name) return null;
    const whole = period.studies.find((each) => each.study.name === study.name);
    const pairs = whole ? channelPairsInPerimeter(whole.samples, { ...perimeter, channel: null }) : [];
    const found = pairs.find(
      ({ of, name, channels: [a, b] }) => of === first.of && name === first.name && a === from.name && b === to.name,
    );
    return found?.sums ?? null;
  };
  return lookup;
}

/** The respondents whom two waves of a declared panel have in common. A pair weighs the geometric mean of its two weights. */
export const panelOverlap: OverlapLookup = (from, to, first, second) => {
  const [before, after] = [from.samples.panel, to.samples.panel];
  if (!from.study.panel || !to.study.panel || !before || !after) return null;
  const later = new Map(after.map((each) => [each.respondent, each]));
  const pairs = before.flatMap((respondent) => {
    const again = later.get(respondent.respondent);
    const [x, y] = [figureOf(respondent, first), again && figureOf(again, second)];
    return again === undefined || x === undefined || y === undefined ? [] : [{ x, y, weight: Math.sqrt(respondent.weight * again.weight) }];
  });
  return pairs.length === 0 ? null : pairSumsOf(pairs);
};

function figureOf({ scores, contributions }: PanelRespondent, { of, name }: Measurand): number | undefined {
  return (of === 'stage' ? scores : contributions).find(([each]) => each === name)?.[1];
}
