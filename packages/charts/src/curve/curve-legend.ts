/** The legend of the emotion curve: an entry for each mark that occurs. */
import { type JourneyReport, type Language, translateTerm, translator } from '@parcours/model';
import { type Child, h } from '../markup/element.ts';
import {
  claimMark,
  classMark,
  errorBar,
  expertMark,
  momentOfTruthRing,
  round,
  ruptureMark,
  starMark,
  targetMark,
} from '../markup/marks.ts';
import { messages } from '../messages.ts';
import { boundText } from '../text/format-figures.ts';
import { textWidth } from '../text/text-layout.ts';
import { REMARK_SIGN, stageRemarks } from '../text/verdict-texts.ts';

interface LegendArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly language: Language;
  /** The legend names the classes: there is no area beside their bands. */
  readonly classes: boolean;
  /** The name of the version drawn behind the curve; null: none. */
  readonly ghost: string | null;
  /** What is drawn behind the curve is supposed, not another version. */
  readonly isSupposed?: boolean;
  /** The picture is that of a map: its line is as thick as the volumes, and initiatives have their expected effect. */
  readonly isMap?: boolean;
  /** Only experts have scored: their claims are a line. */
  readonly isClaimed?: boolean;
}

export function curveLegend(journey: JourneyReport, area: LegendArea): { tree: Child; end: number } {
  let x = area.x;
  let y = area.y;
  const items = legendEntries(journey, area).map(({ text, mark, kind }) => {
    const width = GLYPH_WIDTH + textWidth(text, 11) + 18;
    if (x > area.x && x + width - 18 > area.x + area.width) {
      x = area.x;
      y += 22;
    }
    const item = h('g', { class: kind }, [
      mark(x + 11, y - 4),
      h('text', { class: 'pc-small pc-muted', x: round(x + GLYPH_WIDTH), y: round(y) }, text),
    ]);
    x += width;
    return item;
  });
  return { tree: h('g', { class: 'pc-legend' }, items), end: items.length > 0 ? y + 6 : area.y - 14 };
}

const GLYPH_WIDTH = 28;

const signMark = (sign: string) => (x: number, y: number) =>
  h('text', { class: 'pc-strong pc-middle', x: round(x), y: round(y + 4) }, sign);

interface LegendEntry {
  readonly text: string;
  readonly kind?: string;
  readonly mark: (x: number, y: number) => Child;
}

function legendEntries(
  journey: JourneyReport,
  { language, classes, ghost, isMap = false, isClaimed = false, isSupposed = false }: LegendArea,
): LegendEntry[] {
  const t = translator(messages, language);
  const { stages, scale } = journey;
  const measured = stages.flatMap((stage) => (stage.measured ? [stage.measured] : []));
  const interval = measured.some((each) => each.low !== null && each.high !== null);
  const weak = measured.some((each) => each.evidence !== 'solid');
  const clipped = measured.some((each) => (each.low ?? scale.min) < scale.min || (each.high ?? scale.max) > scale.max);
  const bar = (x: number, y: number, top = false) => errorBar(x, y - 8, y + 8, { top, bottom: false });
  const limits = {
    enchanting: ` ≥\u00a0${boundText(scale.enchanting, scale, language)}`,
    neutral: '',
    disappointing: ` <\u00a0${boundText(scale.disappointing, scale, language)}`,
  };
  const all: (LegendEntry | false)[] = [
    ...(['enchanting', 'neutral', 'disappointing'] as const).map(
      (name) =>
        classes &&
        !isClaimed && {
          text: `${translateTerm(name, language)}${limits[name]}`,
          kind: `pc-${name}`,
          mark: (x: number, y: number) => classMark(name, x, y, 4.5),
        },
    ),
    measured.length > 0 && {
      text: t('legend.measured'),
      mark: (x, y) => [
        h('path', { class: 'pc-line', d: `M${round(x - 11)} ${round(y)}H${round(x + 11)}` }),
        h('g', { class: 'pc-neutral' }, classMark('neutral', x, y, 5)),
      ],
    },
    isMap &&
      measured.length > 0 &&
      stages.some(({ declares }) => declares.volume) && {
        text: t('map.volume'),
        mark: (x: number, y: number) => [
          h('path', {
            class: 'pc-ribbon',
            d: `M${round(x - 11)} ${round(y - 2)}L${round(x + 11)} ${round(y - 6)}V${round(y + 6)}L${round(x - 11)} ${round(y + 2)}Z`,
          }),
          h('path', { class: 'pc-line', d: `M${round(x - 11)} ${round(y)}H${round(x + 11)}` }),
        ],
      },
    isClaimed && {
      text: t('map.claimed.line'),
      mark: (x: number, y: number) => [
        h('path', { class: 'pc-claimed-line', d: `M${round(x - 11)} ${round(y)}H${round(x + 11)}` }),
        expertMark(x, y, false, true),
      ],
    },
    isMap &&
      stages.some(({ cappedByBasics }) => cappedByBasics) && {
        text: t('map.capped'),
        kind: 'pc-capped',
        mark: (x: number, y: number) =>
          h('path', { class: 'pc-cap', d: `M${round(x - 9)} ${round(y + 3)}V${round(y - 3)}H${round(x + 9)}V${round(y + 3)}` }),
      },
    isMap &&
      journey.initiatives.some(
        ({ impact, stage }) => impact !== null && stages.some(({ name, measured: own }) => name === stage && own !== null),
      ) && {
        text: t('map.expected'),
        kind: 'pc-expected',
        mark: (x: number, y: number) => [
          h('path', { class: 'pc-expected-stem', d: `M${round(x)} ${round(y + 8)}V${round(y - 6)}` }),
          h('path', {
            class: 'pc-expected-head',
            d: `M${round(x - 4)} ${round(y - 2)}L${round(x)} ${round(y - 8)}L${round(x + 4)} ${round(y - 2)}`,
          }),
        ],
      },
    ghost !== null && {
      text: isSupposed ? ghost : t('legend.ghost', { version: ghost }),
      kind: isSupposed ? 'pc-ghost pc-supposed' : 'pc-ghost',
      mark: (x: number, y: number) => [
        h('path', { class: 'pc-line', d: `M${round(x - 11)} ${round(y)}H${round(x + 11)}` }),
        h('circle', { class: 'pc-point', cx: round(x), cy: round(y), r: 4 }),
      ],
    },
    interval && { text: t('legend.interval'), kind: 'pc-unclassified', mark: (x, y) => bar(x, y) },
    weak && {
      text: t('legend.weak'),
      kind: 'pc-weak-evidence pc-tentative',
      mark: (x, y) => [
        h('path', { class: 'pc-error-bar pc-stem', d: `M${round(x - 11)} ${round(y)}H${round(x + 11)}` }),
        classMark('neutral', x, y, 5),
      ],
    },
    clipped && { text: t('legend.clipped'), kind: 'pc-unclassified', mark: (x, y) => bar(x, y, true) },
    stages.some((stage) => stage.target !== null) && { text: t('legend.target'), mark: (x, y) => targetMark(x, y, 11) },
    !isClaimed &&
      stages.some((stage) => stage.expert !== null && stage.expertRefuted !== true) && {
        text: t('legend.expert'),
        mark: (x, y) => expertMark(x, y, false),
      },
    stages.some((stage) => stage.expertRefuted === true) && { text: t('legend.refuted'), mark: (x, y) => expertMark(x, y, true) },
    stages.some((stage) => stage.expertClaims.length > 0) && {
      text: t('legend.experts'),
      mark: (x, y) => [h('path', { class: 'pc-claim', d: `M${round(x)} ${round(y - 8)}V${round(y + 8)}` }), claimMark(x, y, false)],
    },
    stages.some((stage) => stage.classUncertain) && { text: t('legend.class'), mark: signMark('≈') },
    stages.some((stage) => stageRemarks(journey, stage, language).length > 0) && {
      text: t('signs.remark'),
      mark: signMark(REMARK_SIGN),
    },
    stages.some((stage) => stage.momentOfTruth) && {
      text: translateTerm('moment-of-truth', language),
      mark: (x, y) =>
        stages.some((stage) => stage.momentOfTruth && stage.measured)
          ? [momentOfTruthRing(x - 6, y, 6.5), starMark(x + 8, y, 5.5)]
          : starMark(x, y),
    },
    stages.some((stage) => stage.ruptures.length > 0) && { text: translateTerm('rupture', language), mark: (x, y) => ruptureMark(x, y) },
  ];
  return all.filter((entry) => entry !== false);
}
