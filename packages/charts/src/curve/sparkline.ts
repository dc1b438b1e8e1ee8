/** The emotion curve as a line of text, for hovers and terminals. */
import type { JourneyReport, Scale } from '@parcours/model';

const LEVELS = '▁▂▃▄▅▆▇█';

/** Stands for a stage that is not measured. */
const MISSING = '·';

/** The block character of a mean; `·` where nothing is measured. */
export function sparkMark(mean: number | null, scale: Scale): string {
  if (mean === null) return MISSING;
  const share = (mean - scale.min) / (scale.max - scale.min);
  return LEVELS.charAt(Math.min(LEVELS.length - 1, Math.max(0, Math.floor(share * LEVELS.length))));
}

/**
 * One block character per stage; its height is the measured mean in eighths of the scale. Empty if nothing is measured.
 *
 * @param highlighted name of the stage to put in brackets.
 */
export function sparkline({ scale, stages }: Pick<JourneyReport, 'scale' | 'stages'>, highlighted: string | null = null): string {
  if (stages.every(({ measured }) => measured === null)) return '';
  return stages
    .map(({ name, measured }) => {
      const shown = sparkMark(measured?.mean ?? null, scale);
      return name === highlighted ? `[${shown}]` : shown;
    })
    .join(' ');
}
