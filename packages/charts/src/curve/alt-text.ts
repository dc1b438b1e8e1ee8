/** The alt text of the emotion curve: one sentence per stage with everything that the chart shows of it. Also the tooltip of a stage. */
import {
  formatNumber,
  formatScore,
  formatShare,
  type JourneyReport,
  type Language,
  type StageReport,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { boundText, evidenceText, missingText, sampleSizeText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { channelSwitchText, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';

/** The alt text of a journey: scale, score, then a line per stage. */
export function journeyAltText(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  if (journey.stages.length === 0) return t('curve.empty');
  const { scale } = journey;
  const bound = (value: number) => boundText(value, scale, language);
  return [
    t('curve.scale', { min: bound(scale.min), max: bound(scale.max), low: bound(scale.disappointing), high: bound(scale.enchanting) }),
    ...(journey.score === null ? [] : [t('curve.score', { score: scoreText(journey.score, scale, language) })]),
    ...journey.stages.map((stage, at) => `${formatNumber(at + 1, language)}. ${stageAltText(journey, stage, language)}`),
  ].join('\n');
}

/** The alt text of one stage, a sentence. */
export function stageAltText(journey: JourneyReport, stage: StageReport, language: Language): string {
  const t = translator(messages, language);
  const { scale } = journey;
  const parts: string[] = [];
  if (stage.momentOfTruth) parts.push(translateTerm('moment-of-truth', language));
  const { measured } = stage;
  if (measured) {
    parts.push(t('stage.score', { mean: scoreText(measured.mean, scale, language) }));
    if (stage.class) parts.push(translateTerm(stage.class, language));
    const interval = scoreIntervalText(measured.low, measured.high, scale, language);
    if (interval) parts.push(t('stage.interval', { interval }));
    parts.push(sampleSizeText(measured, language), evidenceText(measured.evidence, language));
  } else parts.push(missingText(journey, stage, language));
  if (stage.target !== null) parts.push(t('stage.target', { target: scoreText(stage.target, scale, language) }));
  if (stage.gap) {
    const gap = t('stage.gap', { gap: formatScore(stage.gap.value, language) });
    parts.push(stage.gap.pairs === null ? gap : `${gap} (${t('gap.pairs', { n: stage.gap.pairs })})`);
  }
  if (stage.expert !== null) {
    const expert = t('stage.expert', { expert: scoreText(stage.expert, scale, language) });
    parts.push(stage.expertRefuted ? `${expert} (${t('refuted')})` : expert);
  }
  if (stage.cappedByBasics && stage.basicsUnmet !== null) {
    parts.push(t('basics.capped', { share: formatShare(stage.basicsUnmet, language) }).replace(/\.$/, ''));
  }
  for (const rupture of stage.ruptures)
    parts.push(t('stage.rupture', { way: channelSwitchText(journey, rupture), text: singleLine(rupture.text) }));
  return `${t('colon', { name: labelOf(stage), value: parts.join(', ') })}.`;
}
