/** Respondents by their signatures: whatever is grouped while a file is read, Samples and diagnostics are those of all its rows. */
import type { Study } from '@parcours/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregate, isFault, projectionOf, readTable, rowGroupingOf, type Signatures, type Table } from '../../src/index.ts';
import { bytes, column, DIALECT, kpi, measure, model, rated, repository, samples, study, table } from '../build.ts';

const named = (name: string) => ({ id: name, name, label: null });
const journey = model(
  ['one', 'two', 'three'],
  { nps: 'nps', spent: 'amount', done: 'rate', took: 'time' },
  {
    repository: repository({
      one: { 'ask basic': { good: 1.1, bad: -2.3, worse: -0.7 }, 'wait performance': { short: 0.4, long: -0.9 } },
      two: { 'pay delight': { good: 0.1, bad: -0.2 } },
    }),
    channels: [named('web'), named('store'), named('phone')],
    segments: [
      { ...named('young'), share: null },
      { ...named('old'), share: null },
    ],
    personas: [
      { ...named('ann'), segment: 'young' },
      { ...named('bob'), segment: 'old' },
    ] as never,
  },
);

const kpis = [
  kpi('nps', rated('reco', [1, 11])),
  kpi('spent', rated('spent', null)),
  kpi('done', rated('done', null), { success: ['yes'] }),
];
const wide: Partial<Study> = {
  measures: [measure('one', rated('a', [1, 5], '9'), 'x'), measure('two', rated('b', [0, 10])), measure('one', rated('c', [1, 3]))],
};
const long: Partial<Study> = {
  stage: column('stage'),
  response: column('response'),
  score: rated('a', [1, 5], '9'),
};

/** The studies that files are read for: what a study may name, at random. */
const studies = fc
  .record({
    shape: fc.constantFrom(wide, long, { ...long, action: column('action') }, { ...wide, ...long }),
    kpis: fc.subarray(kpis),
    channel: fc.constantFrom(null, column('ch')),
    segment: fc.constantFrom(null, column('seg', { J: 'young' })),
    persona: fc.constantFrom(null, column('who')),
    weightColumn: fc.constantFrom(null, column('w')),
    observer: fc.constantFrom(null, column('seen by')),
    dateColumn: fc.constantFrom(null, column('day')),
    where: fc.constantFrom([], [{ column: column('keep'), values: ['yes'] }]),
  })
  .map(({ shape, ...more }) => study({ ...shape, ...more, respondent: column('id') }));

const cells = {
  id: fc.constantFrom('v1', 'v2', 'v3', 'v2 ', 'V1', '17', ' 17', 'É', 'E\u0301', 'anonymous', '', ' ', '#N/A', '#12', '-1'),
  stage: fc.constantFrom('one', 'two', 'three', 'nowhere', ''),
  action: fc.constantFrom('ask', 'wait', 'pay', 'sleep', ''),
  response: fc.constantFrom('good', 'bad', 'worse', 'short', 'odd', '', ''),
  a: fc.constantFrom('1', '2', '3', '2,5', '3,0', '9', '7', 'x', ''),
  b: fc.constantFrom('0', '5', '10', '11', ''),
  c: fc.constantFrom('1', '2', '3', ''),
  x: fc.constantFrom('4', '5', 'n', ''),
  reco: fc.constantFrom('1', '4,4', '11', '12', ''),
  spent: fc.constantFrom('10', '12,5', '99', ''),
  done: fc.constantFrom('yes', 'no', ''),
  ch: fc.constantFrom('web', 'store', 'phone', 'pigeon', ''),
  seg: fc.constantFrom('J', 'J', 'old', 'A', ''),
  who: fc.constantFrom('ann', 'bob', ''),
  w: fc.constantFrom('1', '1', '0,3', '1,7', '0', 'w'),
  'seen by': fc.constantFrom('Ann', 'Bea', ''),
  day: fc.constantFrom('2026-03-01', '2026-03-02', 'soon', ''),
  keep: fc.constantFrom('yes', 'yes', 'no'),
};
type Row = Record<keyof typeof cells, string>;
const HEADER = Object.keys(cells) as (keyof typeof cells)[];
/** Few different rows, of which each respondent has several: what signatures are for. */
const rows = fc.array(fc.record(cells), { minLength: 1, maxLength: 8 }).chain((some) =>
  fc.array(
    fc.tuple(fc.constantFrom(...some), fc.option(cells.id, { nil: null })).map(([row, id]): Row => ({ ...row, id: id ?? row.id })),
    { minLength: 1, maxLength: 40 },
  ),
);
const write = (all: readonly Row[]) =>
  bytes([HEADER, ...all.map((row) => HEADER.map((name) => row[name]))].map((line) => line.join(';')).join('\n'));

function read(file: Uint8Array, of: Study): Table {
  const found = readTable(file, 'data/survey.csv', DIALECT, { projection: projectionOf(of) });
  if (isFault(found)) throw new Error(found.code);
  return found;
}

/** The sketch of the ids aside, which are not kept. */
function resultOf(found: Table, of: Study) {
  const { samples: figures, diagnostics } = aggregate(found, of, journey);
  return { figures: figures && { ...figures, sketch: null }, diagnostics };
}

/** As an engine gives them that counts equal signatures, each row list sorted. */
function counted({ rows: all, offsets, ...rest }: Signatures): Signatures {
  const bySignature = new Map<string, number>();
  for (let i = 0; i + 1 < offsets.length; i++) {
    const key = [...all.subarray(offsets[i], offsets[i + 1])].sort((a, b) => a - b).join();
    bySignature.set(key, (bySignature.get(key) ?? 0) + 1);
  }
  const lists = [...bySignature.keys()].map((key) => key.split(',').map(Number));
  const ends = lists.map((_, i) => lists.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0));
  return {
    ...rest,
    rows: Uint32Array.from(lists.flat()),
    offsets: Uint32Array.from([0, ...ends]),
    counts: Uint32Array.from(bySignature.values()),
  };
}

describe('a table of distinct rows with signatures', () => {
  test('gives the Samples and diagnostics of a table of all rows', () => {
    fc.assert(
      fc.property(rows, studies, (all, of) => {
        const file = write(all);
        const found = read(file, of);
        expect(found.signatures?.offsets.length).toBeGreaterThan(0);
        expect(resultOf(found, of)).toEqual(resultOf(table(file), of));
      }),
      { numRuns: 1000, seed: 13 },
    );
  });

  test('also if equal signatures are counted', () => {
    fc.assert(
      fc.property(rows, studies, (all, of) => {
        const found = read(write(all), of);
        const { signatures } = found;
        if (!signatures) throw new Error('no signatures');
        const ids = { ...signatures.ids, names: new Map() };
        const plain = aggregate({ ...found, signatures: { ...signatures, ids } }, of, journey);
        expect(aggregate({ ...found, signatures: { ...counted(signatures), ids } }, of, journey)).toEqual(plain);
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  test('counting respondents by what they answered gives the sums of one after the other, which studies with verbatims are read by', () => {
    fc.assert(
      fc.property(rows, studies, (all, of) => {
        const file = table(write(all));
        const { samples: one } = aggregate(
          file,
          { ...of, verbatims: [{ id: 'v', column: column('keep'), stage: null }] as never },
          journey,
        );
        const { samples: other } = aggregate(file, of, journey);
        // A comment makes a row used: only what does not count rows and respondents is the same.
        const figures = (all: typeof one) =>
          all && {
            stages: all.stages,
            kpis: all.kpis,
            stagePairs: all.stagePairs,
            channels: all.groups.flatMap(({ channelPairs }) => channelPairs),
          };
        expect(figures(other)).toEqual(figures(one));
      }),
      { numRuns: 500, seed: 15 },
    );
  });
});

test('a respondent of a thousand rows is read like any other', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `${i % 3 === 0 ? 'v1' : 'v2'};${1 + (i % 5)}`);
  const of = study({ respondent: column('id'), measures: [measure('one', rated('a', [1, 5]))] });
  const file = bytes(`id;a\n${lines.join('\n')}`);
  expect(resultOf(read(file, of), of)).toEqual(resultOf(table(file), of));
  expect(samples(read(file, of), of, journey).samples.stages[0]?.scores?.counts).toEqual([2]);
});

test('a signature is the rows of a respondent; cells that identify nobody are in none', () => {
  const of = study({ respondent: column('id'), measures: [measure('one', rated('a', [1, 5]))] });
  const found = read(bytes('id;a\nv1;4\nv2;5\n;4\nv1;5\n v1 ;4\n#N/A;4\nanonymous;5\n'), of);
  // Rows: 4 of somebody, 5 of somebody, 4 of nobody.
  expect(found.duplicates?.counts).toEqual(Uint32Array.of(2, 3, 2));
  expect(found.signatures).toEqual({
    rows: Uint32Array.of(0, 1, 0, 1, 1),
    offsets: Uint32Array.of(0, 3, 4, 5),
    counts: null,
    identified: Uint8Array.of(1, 1, 0),
    ids: { names: new Map([[2, 'anonymous']]), range: null },
    records: {
      rows: Uint32Array.of(0, 1, 1, 0, 1),
      respondents: Uint32Array.of(0, 1, 0, 0, 2),
      lines: Uint32Array.of(2, 3, 5, 6, 8),
    },
  });
});

test('rows are kept where more than their set counts', () => {
  const of = study({ respondent: column('id'), measures: [measure('one', rated('a', [1, 5]))] });
  expect(rowGroupingOf(of)).toBe('signatures');
  expect(rowGroupingOf({ ...of, respondent: null })).toBe('distinct');
  expect(rowGroupingOf({ ...of, panel: true })).toBe('rows');
  expect(rowGroupingOf({ ...of, cluster: column('shop') })).toBe('rows');
  expect(rowGroupingOf({ ...of, where: [{ column: column(' id '), values: ['v1'] }] })).toBe('rows');
  expect(rowGroupingOf({ ...of, dialect: { ...DIALECT, totals: ['Total'] } })).toBe('rows');
  expect(rowGroupingOf(study({ respondent: column('id') }))).toBe('signatures');
  expect(rowGroupingOf(study({}))).toBe('rows');
});
