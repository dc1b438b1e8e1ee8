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
export function panelOverlap(): OverlapLookup {
  const joined = new Map<string, JoinedPanel>();
  return (from, to, first, second) => {
    if (!from.study.panel || !to.study.panel || !from.samples.panel || !to.samples.panel) return null;
    const key = JSON.stringify([from.study.name, to.study.name]);
    const panel = joined.get(key) ?? new JoinedPanel(from.samples.panel, to.samples.panel);
    joined.set(key, panel);
    return panel.sums(first, second);
  };
}

/** The respondents of two waves, with the figures of each wave in columns. */
class JoinedPanel {
  readonly #waves: readonly [PanelRespondent[], PanelRespondent[]] = [[], []];
  readonly #weights: number[] = [];
  readonly #columns = new Map<string, readonly (number | undefined)[]>();

  constructor(before: readonly PanelRespondent[], after: readonly PanelRespondent[]) {
    const later = new Map(after.map((each) => [each.respondent, each]));
    for (const respondent of before) {
      const again = later.get(respondent.respondent);
      if (!again) continue;
      this.#waves[0].push(respondent);
      this.#waves[1].push(again);
      this.#weights.push(Math.sqrt(respondent.weight * again.weight));
    }
  }

  sums(first: Measurand, second: Measurand): PairSums | null {
    const [xs, ys] = [this.#column(0, first), this.#column(1, second)];
    const pairs = this.#weights.flatMap((weight, i) => {
      const [x, y] = [xs[i], ys[i]];
      return x === undefined || y === undefined ? [] : [{ x, y, weight }];
    });
    return pairs.length === 0 ? null : pairSumsOf(pairs);
  }

  #column(wave: 0 | 1, { of, name }: Measurand): readonly (number | undefined)[] {
    const key = JSON.stringify([wave, of, name]);
    const known = this.#columns.get(key);
    if (known) return known;
    const column = this.#waves[wave].map(({ scores, contributions }) => {
      return (of === 'stage' ? scores : contributions).find(([each]) => each === name)?.[1];
    });
    this.#columns.set(key, column);
    return column;
  }
}
