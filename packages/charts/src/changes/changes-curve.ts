/** The curve of a journey with that of before as a ghost, and below each stage what is said of its change. */
import { type JourneyChange, type Language, translator } from '@parcours/model';
import { type EmotionCurveOptions, emotionCurve } from '../curve/emotion-curve.ts';
import type { VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { scoreText } from '../text/format-figures.ts';
import { SIGN_MESSAGES, stageSigns } from './spark-curves.ts';

export interface ChangesCurveOptions extends Pick<EmotionCurveOptions, 'language' | 'width' | 'theme' | 'standalone'> {
  /** Names the version before in the legend. */
  readonly before: string;
}

/**
 * Draws the curve after, solid, over the one before, dashed.
 *
 * @returns null for a journey without stages to draw.
 */
export function changesCurve(change: JourneyChange, { before: label, ...options }: ChangesCurveOptions): VNode | null {
  const shown = change.after ?? change.before;
  if (!shown || shown.stages.length === 0) return null;
  const ghost = change.before !== null && change.after !== null ? change.before : null;
  const stages = new Map(change.stages.flatMap(({ before, after }) => (after === null ? [] : [[after, before] as const])));
  return emotionCurve(shown, {
    ...options,
    ...(ghost ? { ghost: { report: ghost, label, stages }, annotations: annotationsOf(change, options.language) } : {}),
  });
}

/** By stage of HEAD: both figures, where both are measured and differ, and the sign of the change in words. */
function annotationsOf(change: JourneyChange, language: Language): Map<string, string[]> {
  const t = translator(messages, language);
  const signs = stageSigns(change, language);
  return new Map(
    change.stages.flatMap(({ after }, at): [string, string[]][] => {
      const found = signs[at];
      const key = found && SIGN_MESSAGES.get(found.sign);
      if (after === null || !found || !key || !change.after) return [];
      const { from, to } = found;
      const { scale } = change.after;
      const figures = from !== null && to !== null ? [`${scoreText(from, scale, language)} → ${scoreText(to, scale, language)}`] : [];
      return [[after, [...figures, t(key)]]];
    }),
  );
}
