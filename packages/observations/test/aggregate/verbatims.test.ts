import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column, measure, model, rated, samples, study } from '../build.ts';

const journey = model(['compare=Je compare', 'order=Je commande']);
const long = study({
  respondent: column('id'),
  stage: column('stage'),
  score: rated('score', [-3, 3]),
  verbatims: [{ column: column('said'), stage: null }],
});
const said = (file: string, of = long) => samples(file, of, journey).samples.verbatims;

describe('verbatims', () => {
  test('with their stage, respondent and score, where there are any', () => {
    const of = study({ stage: column('stage'), respondent: column('id'), verbatims: [{ column: column('said'), stage: null }] });
    expect(said('id;stage;said\nA;compare; "good" \nB;nowhere;bad\nC;order;\n', of)).toEqual({
      count: 2,
      first: [
        { stage: 'compare', respondent: 'A', score: null, text: '"good"', line: 2, count: 1 },
        { stage: null, respondent: 'B', score: null, text: 'bad', line: 3, count: 1 },
      ],
    });
  });

  test('the score is the respondent’s at the stage, over all rows; without a stage, the mean of the respondent’s stages', () => {
    const file = 'id;stage;score;said\nA;compare;-2;first\nA;compare;1;\nA;order;3;second\nA;;;in general\nB;order;;nothing scored\n';
    expect(said(file).first.map(({ text, score }) => [text, score])).toEqual([
      ['first', -0.5],
      ['second', 3],
      ['in general', 1.25],
      ['nothing scored', null],
    ]);
    const wide = study({
      measures: [measure('compare', rated('a', [1, 7])), measure('order', rated('b', [1, 7]))],
      verbatims: [{ column: column('said'), stage: null }],
    });
    expect(said('a;b;said\n1;7;torn\n7;7;delighted\n1;1;furious\n;;mute\n', wide).first.map(({ text, score }) => [text, score])).toEqual([
      ['furious', -3],
      ['delighted', 3],
      ['torn', 0],
      ['mute', null],
    ]);
  });

  test('both ends first, each stage in turn', () => {
    const rows = ['a;compare;0', 'b;compare;-1', 'c;compare;2', 'd;order;1', 'e;order;-3', 'f;order;3', 'g;compare;-1', 'h;compare;'];
    const { first } = said(`id;stage;score;said\n${rows.map((row) => `${row};${row[0]} says\n`).join('')}`);
    expect(first.map(({ respondent }) => respondent).join('')).toBe('becfgdah');
  });

  test('at most 200, and no stage hides another', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `A;compare;-3;again ${i}\n`).join('');
    const { count, first } = said(`id;stage;score;said\n${many}B;order;3;at last\nC;order;0;so so\n`);
    expect([count, first.length]).toEqual([5002, 200]);
    expect(first.flatMap(({ stage, text }) => (stage === 'order' ? [text] : []))).toEqual(['so so', 'at last']);
  });

  test('equal ones of a stage once, with their number; the rest is of the first', () => {
    const rows = ['A;compare;1;fine', 'B;compare;-2;fine', 'C;order;3;fine', 'D;compare;1;well', 'E;compare;1;fine', 'F;;;fine'];
    const { count, first } = said(`id;stage;score;said\n${rows.join('\n')}\n`);
    expect(count).toBe(6);
    expect(first.map(({ stage, respondent, score, text, line, count: n }) => [stage, respondent, score, text, line, n])).toEqual([
      ['compare', 'A', 1, 'fine', 2, 3],
      ['order', 'C', 3, 'fine', 4, 1],
      [null, 'F', null, 'fine', 7, 1],
      ['compare', 'D', 1, 'well', 5, 1],
    ]);
  });

  test('a text that is repeated thousands of times leaves room for the others', () => {
    const repeated = Array.from({ length: 3000 }, (_, i) => `R${i};compare;-3;nothing\nS${i};compare;-3;other ${i % 150}\n`).join('');
    const { count, first } = said(`id;stage;score;said\n${repeated}`);
    expect([count, first.length]).toEqual([6000, 151]);
    expect(first[0]).toMatchObject({ text: 'nothing', count: 3000 });
    expect(new Set(first.slice(1).map((each) => each.count))).toEqual(new Set([20]));
  });

  test('a wide file: a column of comments on a stage gives it, with the respondent’s score there', () => {
    const wide = study({
      respondent: column('id'),
      measures: [measure('compare', rated('a', [1, 7])), measure('order', rated('b', [1, 7]))],
      verbatims: [
        { column: column('why'), stage: 'order' },
        { column: column('else'), stage: null },
        { column: column('lost'), stage: 'nowhere' },
      ],
    });
    const { count, first } = said('id;a;b;why;else;lost\nA;1;7;quick;in all;\nB;4;;mute;;gone\nC;7;1;slow;;\n', wide);
    expect(count).toBe(5);
    expect(first.map(({ stage, respondent, score, text, line }) => [stage, respondent, score, text, line])).toEqual([
      ['order', 'C', -3, 'slow', 4],
      [null, 'A', 0, 'in all', 2],
      ['order', 'A', 3, 'quick', 2],
      [null, 'B', 0, 'gone', 3],
      ['order', 'B', null, 'mute', 3],
    ]);
  });

  test('a long file: a column on a stage overrides the stage of the row', () => {
    const file = 'id;stage;score;said\nA;compare;-2;first\nA;order;3;second\n';
    const about = { ...long, verbatims: [{ column: column('said'), stage: 'order' }] };
    expect(said(file, about).first.map(({ stage, score, text }) => [stage, score, text])).toEqual([
      ['order', 3, 'first'],
      ['order', 3, 'second'],
    ]);
  });

  test('agree with sorting everything', () => {
    const row = fc.record({ stage: fc.constantFrom('compare', 'order', ''), score: fc.constantFrom('', '-3', '-1', '0', '2', '3') });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 300 }), (rows) => {
        const file = `id;stage;score;said\n${rows.map(({ stage, score }, at) => `R${at};${stage};${score};text ${at}\n`).join('')}`;
        expect(said(file).first.map(({ line }) => line)).toEqual(naive(rows));
      }),
    );
  });
});

/** Each row is a respondent: sort a stage's rows by score, take from both ends, then deal the stages out. */
function naive(rows: readonly { stage: string; score: string }[]): number[] {
  const stages = ['compare', 'order', ''].map((stage) => {
    const own = rows.flatMap((row, at) => (row.stage === stage ? [{ line: at + 2, score: stage && row.score }] : []));
    const scored = own.filter(({ score }) => score !== '');
    const order: number[] = [];
    while (scored.length > 0) {
      const scores = scored.map(({ score }) => Number(score));
      const wanted = order.length % 2 === 0 ? Math.min(...scores) : Math.max(...scores);
      order.push(...scored.splice(scores.indexOf(wanted), 1).map(({ line }) => line));
    }
    return [...order, ...own.filter(({ score }) => score === '').map(({ line }) => line)];
  });
  const longest = Math.max(...stages.map(({ length }) => length));
  const dealt = Array.from({ length: longest }, (_, at) => stages.flatMap((lines) => lines[at] ?? []));
  return dealt.flat().slice(0, 200);
}
