/** Segments in other shares than declared: said, weighted where the study asks for it, and said where that cannot be. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from './open-workspace.ts';

const text = (attributes = '', shares = ['share 60%', 'share 20%', 'share 20%'], columns = 'segment "group"') =>
  `segment a "Owners" ${shares[0]}\nsegment b ${shares[1]}\nsegment c ${shares[2]}\njourney shop "I shop" { stage pay "I pay" target 3 }\n` +
  `observations poll "Poll" of shop ${attributes} from "d.csv" { respondent "id" ${columns} measure pay from "note" scale 1..7 }\n`;
/** Owners answer 6 and 4, b 1 and 3: on −3..+3 the mean of the owners is 1, of b −2. */
const file = (a: number, b: number, others = 0) => {
  const rows = [
    ...Array.from({ length: a }, (_, i) => ['a', i % 2 === 0 ? 6 : 4]),
    ...Array.from({ length: b }, (_, i) => ['b', i % 2 === 0 ? 1 : 3]),
    ...Array.from({ length: others }, () => ['', 7]),
  ];
  return `id;group;note\n${rows.map((cells, i) => `${i};${cells.join(';')}\n`).join('')}`;
};

async function open(journey: string, csv: string) {
  const { diagnostics, evaluation } = await openWorkspace({ 'a.journey': journey, 'd.csv': csv });
  const found = (await diagnostics()).filter(({ code }) => ['JRN0444', 'JRN0460', 'JRN0461'].includes(code));
  return { said: found.map((each) => `${each.code} ${messageOf(each, 'en')}`), report: (await evaluation()).report };
}

describe('a mix that is off', () => {
  test('is said with both shares, and the figures weigh all alike', async () => {
    const { said, report } = await open(text(), file(20, 80));
    expect(said).toEqual([
      'JRN0444 The respondents of Poll are not mixed as the shares of the segments say: Owners 20% instead of 60%, b 80% instead of 20%, c 0% instead of 20% (Pearson’s χ², p < 0.001). Its figures weigh all respondents alike; with "weight by segment shares" each segment counts with its share.',
    ]);
    expect(report.stages[0]?.measured).toMatchObject({ mean: expect.closeTo(-1.4, 9), n: 100, effectiveN: 100 });
  });

  test('is no longer said with weights, which give the declared mix; a missing segment is named', async () => {
    const { said, report } = await open(text('weight by segment shares'), file(20, 80, 3));
    expect(said).toEqual([
      'JRN0461 The figures of Poll are weighted by the shares of the segments, but nobody is of c: the shares of the others are scaled up to 100%.',
    ]);
    // 75 % of +1 and 25 % of −2
    expect(report.stages[0]?.measured).toMatchObject({ mean: expect.closeTo(0.25, 9), n: 100, effectiveN: expect.closeTo(34.59459459, 6) });
    expect(report.studies[0]).toMatchObject({ respondents: 100 });
    expect(report.studies[0]?.dropped).toContainEqual({
      reason: 'no-segment',
      column: null,
      unit: 'row',
      count: 3,
      lines: [],
      examples: [],
    });
  });

  test('a mix as declared is not said, nor one of few', async () => {
    expect((await open(text(), `${file(60, 22)}${Array.from({ length: 18 }, (_, i) => `9${i};c;4\n`).join('')}`)).said).toEqual([]);
    expect((await open(text(), file(5, 24))).said).toEqual([]);
  });
});

test.each([
  ['four of a segment', text('weight by segment shares'), file(4, 20), 'fewer than five respondents are of Owners'],
  ['no share', text('weight by segment shares', ['', '', '']), file(20, 20), 'no segment has a declared share'],
  [
    'no segment in the file',
    text('weight by segment shares', undefined, ''),
    file(20, 20),
    'its file does not tell the segment of a respondent',
  ],
])('weights that cannot be given are said: %s', async (_, journey, csv, reason) => {
  const { said } = await open(journey, csv);
  expect(said).toEqual([`JRN0460 The figures of Poll are not weighted by the shares of the segments: ${reason}.`]);
});
