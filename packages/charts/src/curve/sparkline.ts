/** The emotion curve in a line of text, for places that show no pictures: a hover, a terminal. */
import type { JourneyReport } from '@parcours/model';

const LEVELS = '▁▂▃▄▅▆▇█';

/** What stands for a stage that nobody measured: a hole, as in the curve. */
const MISSING = '·';

/**
 * A sign for each stage in order, as high as its measured mean stands on the scale; one stage may be marked with brackets. Empty
 * where nothing is measured.
 */
export function sparkline({ scale, stages }: Pick<JourneyReport, 'scale' | 'stages'>, highlighted: string | null = null): string {
  if (stages.every(({ measured }) => measured === null)) return '';
  const levelOf = (mean: number | undefined) => {
    if (mean === undefined) return MISSING;
    const share = (mean - scale.min) / (scale.max - scale.min);
    return LEVELS.charAt(Math.min(LEVELS.length - 1, Math.max(0, Math.floor(share * LEVELS.length))));
  };
  return stages
    .map(({ name, measured }) => {
      const shown = levelOf(measured?.mean);
      return name === highlighted ? `[${shown}]` : shown;
    })
    .join(' ');
}
