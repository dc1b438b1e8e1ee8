/** All lanes of one stage below each other: what a narrow map shows in place of the lanes. */
import { type JourneyReport, type Language, translator } from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { classMark } from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { missingText, scoreIntervalText, scoreText } from '../text/format-figures.ts';
import { classText, gapTexts } from '../text/verdict-texts.ts';
import { claimedScore } from './claims.ts';
import { shownLanes } from './journey-map.ts';
import { type LaneChoice, laneCell, laneName, stageName } from './lanes.ts';

export interface StageSheetOptions {
  readonly language: Language;
  readonly lanes?: LaneChoice;
  /** Name of the stage; null or unknown: the figures alone of the first to act on, else of the first. */
  readonly selected: string | null;
}

/** The sheet of a stage; null for a journey without stages. */
export function stageSheet(journey: JourneyReport, { language, lanes, selected }: StageSheetOptions): VNode | null {
  const t = translator(messages, language);
  const { stages, scale } = journey;
  const chosen = stages.findIndex(({ name }) => name === selected);
  const at = [chosen, stages.findIndex(({ rank }) => rank === 1), 0].find((each) => each >= 0) ?? 0;
  const stage = stages[at];
  if (!stage) return null;
  const { measured, gap } = stage;
  const interval = measured && scoreIntervalText(measured.low, measured.high, scale, language);
  const claim = claimedScore(stage);
  const figures: Child[] = [
    measured
      ? [
          h('span', { class: 'pc-sheet-figure' }, [
            stage.class &&
              h(
                'svg',
                { class: `pc-chart pc-glyph pc-${stage.class}`, width: 14, height: 14, 'aria-hidden': 'true' },
                classMark(stage.class, 7, 7, 5),
              ),
            h('strong', {}, scoreText(measured.mean, scale, language)),
            interval !== null && ` ${interval}`,
          ]),
          h('span', {}, classText(stage, language)),
        ]
      : h(
          'span',
          {},
          claim === null ? missingText(journey, stage, language) : h('em', {}, `${scoreText(claim, scale, language)} ${t('map.claimed')}`),
        ),
    stage.target !== null && h('span', {}, t('stage.target', { target: scoreText(stage.target, scale, language) })),
    gap && h('span', {}, gapTexts(gap, language).distance),
  ];
  const rows = shownLanes(journey, lanes).shown.flatMap((lane) => {
    const cell = laneCell(lane, journey, stage, language);
    return cell === null ? [] : [h('div', { 'data-lane': lane }, [h('dt', {}, laneName(lane, language).name), h('dd', {}, cell)])];
  });
  return h(
    'section',
    { class: 'pc-sheet', 'data-stage-cell': stage.name, 'aria-label': t('map.sheet', { at: at + 1, n: stages.length }) },
    [h('h2', {}, stageName(stage, at, language)), h('p', { class: 'pc-sheet-figures' }, figures), chosen >= 0 && h('dl', {}, rows)],
  );
}
