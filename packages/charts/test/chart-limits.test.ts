/** Limits and ties of the layouts, each with the value on either side. On a scale from 0 to 272 a unit is a pixel of the curve. */
import type { JourneyReport, Matrix, MatrixPoint, StageReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import {
  comparisonCurve,
  emotionCurve,
  htmlReport,
  journeySummary,
  matrixChart,
  sparkline,
  stageNotes,
  terminalReport,
  toMarkup,
  type VNode,
} from '../src/index.ts';
import { matrixUnavailableText } from '../src/matrix/matrix-texts.ts';
import { boundText, scoreText } from '../src/text/format-figures.ts';
import { textWidth } from '../src/text/text-layout.ts';
import { compared } from './fixtures/compared.ts';
import { emptyStage, kitchen } from './fixtures/kitchen.ts';

const language = 'en';
const scale = { min: 0, max: 272, disappointing: 90, enchanting: 180 };
const TOP = 14;
const BOTTOM = TOP + 272;

/** A curve of 960 pixels without phases, notes and targets, over stages measured at these values; null: not measured. */
function journey(means: readonly (number | null)[], change: Partial<StageReport> = {}): JourneyReport {
  const stages = means.map(
    (mean, at): StageReport => ({
      ...emptyStage,
      name: `s${at}`,
      label: `S${at}`,
      measured: mean === null ? null : { n: 40, effectiveN: 40, mean, low: null, high: null, evidence: 'solid', lowCoverage: false },
      ...(at === 0 ? change : {}),
    }),
  );
  return { ...kitchen, scale, phases: [], stages };
}

function nodes(tree: VNode | string, className: string): VNode[] {
  if (typeof tree === 'string') return [];
  const own = String(tree.attributes.class ?? '')
    .split(' ')
    .includes(className)
    ? [tree]
    : [];
  return [...own, ...tree.children.flatMap((child) => nodes(child, className))];
}

const attribute = (tree: VNode, className: string, name: string) => nodes(tree, className).map((node) => node.attributes[name]);
const text = (node: VNode): string => node.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');
const curve = (of: JourneyReport, width = 960) => emotionCurve(of, { language, width });

describe('the emotion curve', () => {
  test('the sign of a rupture at the first stage leaves the figures of the axis free', () => {
    const drawn = curve(journey([100, 200], { ruptures: [{ from: 'web', to: 'phone', text: '' }] }));
    const [sign] = nodes(nodes(drawn, 'pc-rupture')[0] ?? drawn, 'pc-background');
    expect(Number(sign?.attributes.x)).toBeGreaterThanOrEqual(46);
    expect(Number(sign?.attributes.y) + Number(sign?.attributes.height)).toBeLessThanOrEqual(BOTTOM);
  });

  test('in the narrowest column the marks of experts stand within it, clear of a moment of truth', () => {
    const claim = { study: 'audit', n: 4, mean: 50, sd: null, refuted: true };
    const drawn = curve(journey([100, 100, 100, 100, 100], { expert: 60, expertClaims: [claim], momentOfTruth: true }), 360);
    const [first] = nodes(drawn, 'pc-stage');
    if (!first) throw new Error('the stage is drawn');
    const [hit] = nodes(drawn, 'pc-hit-area');
    const left = Number(hit?.attributes.x);
    const middle = left + Number(hit?.attributes.width) / 2;
    const xs = attribute(first, 'pc-expert', 'd').flatMap((d) => [...String(d ?? '').matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x)));
    const squares = nodes(first, 'pc-expert').flatMap(({ attributes }) => (attributes.x === undefined ? [] : [Number(attributes.x)]));
    expect([xs.length, squares.length]).toEqual([4, 1]);
    for (const x of [...xs.filter((each) => each < middle), ...squares]) expect(x).toBeGreaterThan(left + 3);
    expect(Math.max(...xs.filter((each) => each < middle))).toBeLessThan(middle - 13);
  });

  test.each([
    [5, 360, 92],
    [1, 1400, 300],
    [2, 500, 175],
  ])('%d stages at %d pixels have columns of %d', (count, width, column) => {
    const widths = attribute(curve(journey(Array.from({ length: count }, () => 1)), width), 'pc-hit-area', 'width');
    expect(widths).toEqual(Array.from({ length: count }, () => column));
  });

  test('the classes are named beside their bands as long as every column keeps its least width', () => {
    const margin = Math.ceil(textWidth('disappointing', 11)) + 28;
    const named = (width: number) =>
      nodes(curve(journey([1, 1, 1]), width), 'pc-band').length === 3 && isNamed(curve(journey([1, 1, 1]), width));
    const isNamed = (tree: VNode) => nodes(tree, 'pc-legend').every((legend) => !text(legend).includes('disappointing'));
    expect(named(46 + 3 * 92 + margin)).toBe(true);
    expect(named(46 + 3 * 92 + margin - 1)).toBe(false);
  });

  const valueY = (of: JourneyReport) => attribute(curve(of), 'pc-halo', 'y')[0];
  test.each([
    ['above where the curve falls', [136, 100], {}, 144],
    ['above where it stays level', [136, 136], {}, 144],
    ['below where it rises', [136, 137], {}, 165],
    ['above at the last stage', [136], {}, 144],
    ['below where the target is 9 pixels from it', [136], { target: 155 }, 165],
    ['above where the target is 10 pixels from it', [136], { target: 156 }, 144],
    ['above with just enough room', [253.9], {}, 26.1],
    ['below with a little less', [254.1], {}, 46.9],
    ['below, down to 4 pixels over the axis', [19, 200], {}, 282],
    ['above with a pixel less', [18, 200], {}, 262],
  ])('the figure stands %s', (_, means, change, y) => {
    expect(valueY(journey(means, change))).toBe(y);
  });

  test.each([
    ['in the middle where nothing else is', {}, 0.5],
    ['in the middle where the target is 25 pixels off', { target: 136 + 25 }, 0.5],
    ['below where it is 24 pixels off', { target: 136 + 24 }, 0.68],
    ['above where target and expert take both', { target: 136, expert: 272 - 0.68 * 272 }, 0.32],
  ])('the words of a missing figure stand %s', (_, change, share) => {
    const box = nodes(curve(journey([null], change)), 'pc-missing-mark').find((node) => node.tag === 'rect');
    expect(box?.attributes.y).toBeCloseTo(TOP + share * 272 - 15, 0);
    expect(box?.attributes.height).toBe(30);
  });

  test('an interval that ends at the end of the scale has a cap, one that goes beyond an arrow', () => {
    const measured = (low: number, high: number) => ({
      measured: { n: 40, effectiveN: 40, mean: 136, low, high, evidence: 'solid' as const, lowCoverage: false },
    });
    const arrows = (low: number, high: number) => nodes(curve(journey([136], measured(low, high))), 'pc-arrow').length;
    expect([arrows(0, 272), arrows(0, 272.1), arrows(-0.1, 272)]).toEqual([0, 2, 2]);
    const stage = (low: number, high: number) =>
      nodes(curve(journey([136], measured(low, high))), 'pc-stage').flatMap((node) => nodes(node, 'pc-arrow'));
    expect([stage(0, 272.1).length, stage(-0.1, 272.1).length]).toEqual([1, 2]);
  });

  test.each([
    ['upper', { min: 0, max: 52.7 }, '50', false],
    ['upper', { min: 0, max: 52.72 }, '50', true],
    ['lower', { min: -2.7, max: 50 }, '0', false],
    ['lower', { min: -2.72, max: 50 }, '0', true],
  ])('a tick stands more than 14 pixels from the %s end of the axis: %o', (_, ends, tick, stands) => {
    const narrow = { ...ends, disappointing: 10, enchanting: 20 };
    expect(
      nodes(curve({ ...journey([1]), scale: narrow }), 'pc-end')
        .map(text)
        .includes(tick),
    ).toBe(stands);
  });

  test('a band of 40 pixels says its limit, one of 14 its class', () => {
    const words = (enchanting: number) => {
      const tree = curve({ ...journey([1]), scale: { ...scale, enchanting } });
      return nodes(tree, 'pc-enchanting')
        .filter((node) => node.tag === 'g')
        .map(text)
        .join();
    };
    expect(words(232)).toBe('enchanting≥\u00a0232');
    expect(words(233)).toBe('enchanting');
    expect(words(258)).toBe('enchanting');
    expect(words(259)).toBe('');
  });

  test('label, channels, ruptures and sample keep to their lines', () => {
    const long = Array.from({ length: 60 }, () => 'wort').join(' ');
    const stage = { label: long, channels: [long], momentOfTruth: true, ruptures: [{ from: long, to: null, text: '' }] };
    const tree = curve(journey([136, 136], stage), 240);
    const [first] = nodes(tree, 'pc-stage');
    if (!first) throw new Error('the curve has a stage');
    const lines = (className: string) => nodes(first, className).filter((node) => node.tag === 'text' && /wort/.test(text(node))).length;
    expect(lines('pc-strong')).toBe(5);
    expect(
      nodes(first, 'pc-middle').filter((node) => /wort/.test(text(node)) && !String(node.attributes.class).includes('strong')),
    ).toHaveLength(4);
    expect(
      nodes(first, 'pc-small').filter((node) => /wort/.test(text(node)) && !String(node.attributes.class).includes('pc-middle')),
    ).toHaveLength(5);
    expect(BOTTOM).toBe(286);
  });
});

describe('the comparison', () => {
  const [waves] = compared.comparisons;
  if (!waves) throw new Error('the fixture has a comparison');
  const widths = (stages: number, width: number) =>
    attribute(comparisonCurve(compared, { ...waves, stages: waves.stages.slice(0, stages) }, { language, width }), 'pc-hit-area', 'width');

  test.each([
    [5, 360, 84],
    [1, 1400, 300],
    [2, 462, 200],
  ])('%d stages at %d pixels have columns of %d', (count, width, column) => {
    expect(widths(count, width)).toEqual(Array.from({ length: count }, () => column));
  });

  test('an interval that ends at the end of the scale has a cap, one that goes beyond an arrow', () => {
    const [stage] = waves.stages;
    const [cell] = stage?.cells ?? [];
    if (!stage || !cell?.measured) throw new Error('the fixture has a measured cell');
    const { min, max } = compared.scale;
    const arrows = (low: number, high: number) => {
      const cells = [
        {
          ...cell,
          measured: { ...cell.measured, n: 40, effectiveN: 40, mean: 0, low, high, evidence: 'solid' as const, lowCoverage: false },
        },
      ];
      return nodes(comparisonCurve(compared, { ...waves, stages: [{ ...stage, cells, differences: [] }] }, { language }), 'pc-arrow')
        .length;
    };
    expect([arrows(min, max), arrows(min - 0.1, max), arrows(min, max + 0.1)]).toEqual([0, 1, 1]);
  });

  test.each([
    [0.001, 'p = 0.001'],
    [0.0009, 'p < 0.001'],
  ])('an adjusted p of %d is written %s', (adjustedP, written) => {
    const [stage] = waves.stages;
    const [difference] = stage?.differences ?? [];
    if (!stage || !difference) throw new Error('the fixture has a difference');
    const one = { ...waves, stages: [{ ...stage, differences: [{ ...difference, adjustedP }] }] };
    const title = nodes(comparisonCurve(compared, one, { language }), 'pc-stage').map(text)[0];
    expect(title).toContain(written);
  });
});

describe('the matrix', () => {
  const point = (stage: string, performance: number, importance: number): MatrixPoint => ({
    stage,
    importance,
    importanceLow: null,
    importanceHigh: null,
    performance,
    performanceLow: null,
    performanceHigh: null,
    quadrant: 'keep-up',
    unstable: false,
    belowTarget: false,
  });
  const chart = (points: readonly MatrixPoint[], width?: number) => {
    const matrix: Matrix = { importance: 'declared', importanceLine: 3, performanceLine: 0, points };
    return matrixChart(kitchen, matrix, { language, ...(width === undefined ? {} : { width }) });
  };
  const points = [point('compare', -1, 2), point('advice', 1, 4)];

  test.each([
    [100, 320, 300],
    [600, 600, 372],
    [2000, 720, 430],
  ])('at %d pixels it is %d wide and its field %d high', (width, drawn, height) => {
    const tree = chart(points, width);
    expect(tree.attributes.width).toBe(drawn);
    expect(toMarkup(tree)).toContain(`M46 34H${drawn - 18}V${34 + height}H46Z`);
  });

  test('points in one place: each number has a place of its own, the first one above on the right', () => {
    const tree = chart([point('compare', 0, 3), point('advice', 0, 3), point('follow', 0, 3)]);
    const labels = nodes(tree, 'pc-halo').map(({ attributes }) => [attributes.x, attributes.y]);
    const [x, y] = [(46 + 702) / 2, (34 + 22 + 34 + 430 - 22) / 2];
    const wide = textWidth('2', 12, true);
    expect(labels).toEqual([
      [x + 9, y - 9],
      [Math.round((x - 9 - wide) * 10) / 10, y - 9],
      [x + 9, y + 17],
    ]);
  });

  test('four measured stages make a matrix, three do not', () => {
    const of = (count: number) => matrixUnavailableText({ ...kitchen, stages: kitchen.stages.slice(0, count) }, language);
    expect(of(3)).toContain('4');
    expect(of(4)).toBe(null);
  });
});

describe('texts', () => {
  test('a level of the sparkline is an eighth of the scale', () => {
    const eight = { min: 0, max: 8, disappointing: 2, enchanting: 6 };
    const levels = (...means: number[]) => sparkline({ scale: eight, stages: journey(means).stages });
    expect(levels(0, 0.99, 1, 1.99, 2, 6.99, 7, 8)).toBe('▁ ▁ ▂ ▂ ▃ ▇ █ █');
  });

  test('signs belong to scales below zero, and to values above it', () => {
    const [below, from] = [{ ...scale, min: -1 }, scale];
    expect([scoreText(1, below, language), scoreText(1, from, language)]).toEqual(['+1.00', '1.00']);
    expect([boundText(1, below, language), boundText(0, below, language), boundText(1, from, language)]).toEqual(['+1', '0', '1']);
  });

  test('the summary names the first three stages of a list, and how many more there are', () => {
    const stages = ['a', 'b', 'c', 'd'].map((name, at) => ({
      ...emptyStage,
      name,
      label: `Stage ${name}`,
      rank: at + 1,
      list: 'catch-up' as const,
    }));
    const summary = toMarkup(journeySummary({ ...kitchen, stages }, { language }));
    expect(summary).toContain('Stage a · Stage b · Stage c · 1 more</dd>');
  });

  test('three verbatims stand with a stage', () => {
    const [study] = kitchen.studies;
    if (!study) throw new Error('the fixture has a study');
    const first = [1, 2, 3, 4].map((at) => ({ stage: 's0', respondent: null, score: null, text: `heard ${at}`, line: at, count: 1 }));
    const notes = stageNotes({ ...journey([1]), studies: [{ ...study, verbatims: { count: 4, first } }] }, { language });
    expect(notes && toMarkup(notes).match(/heard \d/g)).toEqual(['heard 1', 'heard 2', 'heard 3']);
  });

  test('a terminal has at least 40 columns', () => {
    const at = (columns: number) => terminalReport({ journeys: [kitchen] }, { language, columns });
    expect(at(10)).toBe(at(40));
    expect(at(41)).not.toBe(at(40));
  });

  test('the terminal’s curve has 8 to 16 columns a stage, and goes on below', () => {
    const numbers = (count: number, columns: number) =>
      terminalReport({ journeys: [journey(Array.from({ length: count }, () => 136))] }, { language, columns })
        .split('\n')
        .filter((line) => /^ {6} +\d[ \d]*$/.test(line))
        .map((line) => [...line.matchAll(/\d+/g)].map(({ index }) => index));
    expect(numbers(2, 80)).toEqual([[13, 29]]);
    expect(numbers(5, 46)).toEqual([[9, 17, 25, 33, 41]]);
    expect(numbers(5, 45)).toEqual([[9, 17, 25, 33], [9]]);
  });

  test('a narrow terminal leaves out the spare columns of the gap table, one rank after the other', () => {
    const headings = (columns: number) => {
      const lines = terminalReport({ journeys: [kitchen] }, { language, columns }).split('\n');
      return (lines.find((line) => line.includes('#')) ?? '').trim().split(/ {2,}/).length;
    };
    const changes: [number, number][] = [];
    for (let columns = 40; columns <= 160; columns++) {
      const count = headings(columns);
      if (changes.at(-1)?.[1] !== count) changes.push([columns, count]);
    }
    expect(changes.map((change) => change.join(':')).join(' ')).toBe('40:5 56:6 67:7 75:8 92:9 100:10 111:11 127:12');
  });

  test('a curve up to 15 % wider than the page is shown smaller instead of scrolled', () => {
    const fits = (count: number) => {
      const page = htmlReport({ journeys: [journey(Array.from({ length: count }, () => 136))] }, { language });
      return ['large', 'medium', 'small'].map((kind) => page.includes(`class="pr-${kind} pr-fits"`));
    };
    expect([7, 8, 12, 13].map(fits)).toEqual([
      [true, true, true],
      [true, true, false],
      [true, true, false],
      [true, false, false],
    ]);
  });
});
