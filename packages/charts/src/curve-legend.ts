/** What the marks mean: only of those that occur. */
import { type JourneyReport, type Language, speaker, term } from '@parcours/model';
import { type Child, h } from './element.ts';
import { boundText } from './figures.ts';
import { brokenLink, diamond, point, r, ring, star, target, whisker } from './marks.ts';
import { widthOf } from './measure.ts';
import { words } from './words.ts';

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly language: Language;
  /** Whether the classes are explained here, because there is no room beside their bands. */
  readonly classes: boolean;
}

export function legend(journey: JourneyReport, room: Room): { tree: Child; end: number } {
  let x = room.x;
  let y = room.y;
  const items = entries(journey, room).map(({ text, mark, kind }) => {
    const width = GLYPH + widthOf(text, 11) + 18;
    if (x > room.x && x + width - 18 > room.x + room.width) {
      x = room.x;
      y += 22;
    }
    const item = h('g', { class: kind }, [mark(x + 11, y - 4), h('text', { class: 'pc-small pc-muted', x: r(x + GLYPH), y: r(y) }, text)]);
    x += width;
    return item;
  });
  return { tree: h('g', { class: 'pc-legend' }, items), end: items.length > 0 ? y + 6 : room.y - 14 };
}

const GLYPH = 28;

interface Entry {
  readonly text: string;
  readonly kind?: string;
  readonly mark: (x: number, y: number) => Child;
}

function entries(journey: JourneyReport, { language, classes }: Room): Entry[] {
  const say = speaker(words, language);
  const { stages, scale } = journey;
  const measured = stages.flatMap((stage) => (stage.measured ? [stage.measured] : []));
  const interval = measured.some((each) => each.low !== null && each.high !== null);
  const weak = measured.some((each) => each.evidence !== 'solid');
  const clipped = measured.some((each) => (each.low ?? scale.min) < scale.min || (each.high ?? scale.max) > scale.max);
  const bar = (x: number, y: number, top = false) => whisker(x, y - 8, y + 8, { top, bottom: false });
  const limits = {
    enchanting: ` ≥\u00a0${boundText(scale.enchanting, scale, language)}`,
    neutral: '',
    disappointing: ` <\u00a0${boundText(scale.disappointing, scale, language)}`,
  };
  const all: (Entry | false)[] = [
    ...(['enchanting', 'neutral', 'disappointing'] as const).map(
      (name) =>
        classes && {
          text: `${term(name, language)}${limits[name]}`,
          kind: `pc-${name}`,
          mark: (x: number, y: number) => point(name, x, y, 4.5),
        },
    ),
    measured.length > 0 && {
      text: say('legend.measured'),
      mark: (x, y) => [
        h('path', { class: 'pc-line', d: `M${r(x - 11)} ${r(y)}H${r(x + 11)}` }),
        h('g', { class: 'pc-neutral' }, point('neutral', x, y, 5)),
      ],
    },
    interval && { text: say('legend.interval'), kind: 'pc-plain', mark: (x, y) => bar(x, y) },
    weak && {
      text: say('legend.weak'),
      kind: 'pc-weak pc-tentative',
      mark: (x, y) => [h('path', { class: 'pc-whisker pc-body', d: `M${r(x - 11)} ${r(y)}H${r(x + 11)}` }), point('neutral', x, y, 5)],
    },
    clipped && { text: say('legend.clipped'), kind: 'pc-plain', mark: (x, y) => bar(x, y, true) },
    stages.some((stage) => stage.target !== null) && { text: say('legend.target'), mark: (x, y) => target(x, y, 11) },
    stages.some((stage) => stage.expert !== null && stage.expertRefuted !== true) && {
      text: say('legend.expert'),
      mark: (x, y) => diamond(x, y, false),
    },
    stages.some((stage) => stage.expertRefuted === true) && { text: say('legend.refuted'), mark: (x, y) => diamond(x, y, true) },
    stages.some((stage) => stage.momentOfTruth) && {
      text: term('moment-of-truth', language),
      mark: (x, y) =>
        stages.some((stage) => stage.momentOfTruth && stage.measured) ? [ring(x - 6, y, 6.5), star(x + 8, y, 5.5)] : star(x, y),
    },
    stages.some((stage) => stage.ruptures.length > 0) && { text: term('rupture', language), mark: (x, y) => brokenLink(x, y) },
  ];
  return all.filter((entry) => entry !== false);
}
