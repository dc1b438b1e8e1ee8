/** The alt text of the emotion curve: one sentence per stage with everything that the chart shows of it. Also the tooltip of a stage. */
import { formatNumber, formatScore, type JourneyReport, type Language, type StageReport, translateTerm, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import { boundText, evidenceText, missingText, sampleSizeText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { channelSwitchText, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { basicsText, catchUpReasons, expectationText, expertClaimTexts, gapVerdictText, stageRemarks } from '../text/verdict-texts.ts';

/** The alt text of a journey: scale, score, then a line per stage. */
export function journeyAltText(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  if (journey.stages.length === 0) return t('curve.empty');
  const { scale } = journey;
  const bound = (value: number) => boundText(value, scale, language);
  return [
    t('curve.scale', { min: bound(scale.min), max: bound(scale.max), low: bound(scale.disappointing), high: bound(scale.enchanting) }),
    ...[journeyScoreText(journey, language)].filter((text) => text !== null),
    ...journey.stages.map((stage, at) => `${formatNumber(at + 1, language)}. ${stageAltText(journey, stage, language)}`),
  ].join('\n');
}

/** The score of the journey with its interval, a sentence; null where nothing was measured. */
export function journeyScoreText({ score, scoreInterval, scale }: JourneyReport, language: Language): string | null {
  if (score === null) return null;
  const interval = scoreInterval && scoreIntervalText(scoreInterval.low, scoreInterval.high, scale, language);
  return translator(messages, language)('curve.score', { score: [scoreText(score, scale, language), interval].filter(Boolean).join(' ') });
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
    if (stage.class) {
      const name = translateTerm(stage.class, language);
      parts.push(stage.classUncertain ? t('class.uncertain.long', { class: name }) : name);
    }
    const interval = scoreIntervalText(measured.low, measured.high, scale, language);
    if (interval) parts.push(t('stage.interval', { interval }));
    parts.push(sampleSizeText(measured, language), evidenceText(measured.evidence, language));
  } else parts.push(missingText(journey, stage, language));
  if (stage.target !== null) parts.push(t('stage.target', { target: scoreText(stage.target, scale, language) }));
  const expectation = expectationText(journey, stage, language);
  if (expectation) parts.push(expectation);
  if (stage.gap) {
    const { value, pairs } = stage.gap;
    const details = [gapVerdictText(stage.gap, language), pairs === null ? null : t('gap.pairs', { n: pairs })];
    parts.push(`${t('stage.gap', { gap: formatScore(value, language) })} (${details.filter(Boolean).join(', ')})`);
  }
  if (stage.list) {
    const reasons = catchUpReasons(journey, stage, language);
    const list = translateTerm(stage.list, language);
    parts.push(reasons.length === 0 ? list : `${list} (${reasons.join(', ')})`);
  }
  if (stage.expert !== null) {
    const expert = t('stage.expert', { expert: scoreText(stage.expert, scale, language) });
    parts.push(stage.expertRefuted ? `${expert} (${t('refuted')})` : expert);
  }
  parts.push(...expertClaimTexts(journey, stage, language));
  const basics = basicsText(stage, language);
  if (basics) parts.push(basics.replace(/\.$/, ''));
  for (const rupture of stage.ruptures)
    parts.push(t('stage.rupture', { way: channelSwitchText(journey, rupture), text: singleLine(rupture.text) }));
  const sentence = `${t('colon', { name: labelOf(stage), value: parts.join(', ') })}.`;
  return [sentence, ...stageRemarks(journey, stage, language)].join(' ');
}
