/** The curve in words, for those who do not see it and for hovers: everything the picture shows of a stage, in one sentence. */
import {
  formatNumber,
  formatScore,
  formatShare,
  type JourneyReport,
  type Language,
  type StageReport,
  speaker,
  term,
} from '@parcours/model';
import { boundText, evidenceText, holeText, nText, scoreInterval, scoreText } from './figures.ts';
import { labelOf, wayOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import { words } from './words.ts';

export function journeyStory(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  if (journey.stages.length === 0) return say('curve.empty');
  const { scale } = journey;
  const bound = (value: number) => boundText(value, scale, language);
  return [
    say('curve.scale', { min: bound(scale.min), max: bound(scale.max), low: bound(scale.disappointing), high: bound(scale.enchanting) }),
    ...(journey.score === null ? [] : [say('curve.score', { score: scoreText(journey.score, scale, language) })]),
    ...journey.stages.map((stage, at) => `${formatNumber(at + 1, language)}. ${stageStory(journey, stage, language)}`),
  ].join('\n');
}

export function stageStory(journey: JourneyReport, stage: StageReport, language: Language): string {
  const say = speaker(words, language);
  const { scale } = journey;
  const parts: string[] = [];
  if (stage.momentOfTruth) parts.push(term('moment-of-truth', language));
  const { measured } = stage;
  if (measured) {
    parts.push(say('stage.score', { mean: scoreText(measured.mean, scale, language) }));
    if (stage.class) parts.push(term(stage.class, language));
    const interval = scoreInterval(measured.low, measured.high, scale, language);
    if (interval) parts.push(say('stage.interval', { interval }));
    parts.push(nText(measured, language), evidenceText(measured.evidence, language));
  } else parts.push(holeText(journey, stage, language));
  if (stage.target !== null) parts.push(say('stage.target', { target: scoreText(stage.target, scale, language) }));
  if (stage.gap) {
    const gap = say('stage.gap', { gap: formatScore(stage.gap.value, language) });
    parts.push(stage.gap.pairs === null ? gap : `${gap} (${say('gap.pairs', { n: stage.gap.pairs })})`);
  }
  if (stage.expert !== null) {
    const expert = say('stage.expert', { expert: scoreText(stage.expert, scale, language) });
    parts.push(stage.expertRefuted ? `${expert} (${say('refuted')})` : expert);
  }
  if (stage.cappedByBasics && stage.basicsUnmet !== null) {
    parts.push(say('basics.capped', { share: formatShare(stage.basicsUnmet, language) }).replace(/\.$/, ''));
  }
  for (const rupture of stage.ruptures) parts.push(say('stage.rupture', { way: wayOf(journey, rupture), text: oneLine(rupture.text) }));
  return `${say('colon', { name: labelOf(stage), value: parts.join(', ') })}.`;
}
