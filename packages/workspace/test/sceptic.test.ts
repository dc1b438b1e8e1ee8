/**
 * Every figure of a small study held against numpy and scipy: two waves, weights, a panel of given means, segments, an expectation, KPIs of
 * every kind. `fixtures/sceptic/expected.py` made the files and, from the files alone, what must come out.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { type Comparison, DEFAULT_VIEW, type JourneyReport, type KpiReport, type View } from '@parcours/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';

const folder = fileURLToPath(new URL('fixtures/sceptic', import.meta.url));
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'));

/** The figures that are expected, to nine places; others may stand beside them. */
function close(wanted: unknown): unknown {
  if (typeof wanted === 'number') return expect.closeTo(wanted, 9);
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, close(value)])));
}

describe('a sceptical statistician finds', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
  });
  const report = async (view: Partial<View> = {}): Promise<JourneyReport> => {
    const [evaluation] = await workspace.evaluateFile(pathToFileURL(`${folder}/buy.journey`).toString(), { ...DEFAULT_VIEW, ...view });
    return evaluation?.report as JourneyReport;
  };
  const kpis = (all: readonly KpiReport[]) => Object.fromEntries(all.map((kpi) => [kpi.name, kpi]));
  const differences = ({ stages }: Comparison) => stages.flatMap((stage) => stage.differences);

  test('means, intervals, gaps, priorities and derived importance of the latest wave', async () => {
    const found = await report();
    expect(found.wave).toBe('2026');
    for (const { name, measured, gap, priority, derivedImportance } of found.stages) {
      const { gap: itsGap, priority: itsPriority, derived, ...itself } = expected.stages[name];
      expect(measured, name).toEqual(close(itself));
      expect([gap, priority, derivedImportance], name).toEqual([close(itsGap), close(itsPriority), close(derived)]);
    }
    const { score, index, peakEnd } = expected;
    expect(found).toEqual(close({ score, index, peakEnd }));
    expect(found.stages[1]).toMatchObject({ target: close(expected.expected), targetFrom: 'expectation' });
  });

  test('KPIs of every kind', async () => {
    expect(kpis((await report()).kpis)).toEqual(close(expected.kpis));
  });

  test('a segment alone, of surveys and of the panel', async () => {
    const found = await report({ segment: 'loyal' });
    for (const { name, measured } of found.stages) expect(measured, name).toEqual(close(expected.loyal.stages[name]));
    expect(kpis(found.kpis)).toEqual(close(expected.loyal.kpis));
    expect(found.excludedStudies).toEqual([]);
  });

  test.each([
    ['segment', 'bySegment'],
    ['wave', 'byWave'],
  ] as const)('differences by %s: Welch, Holm, noise told from change', async (compare, name) => {
    const [comparison] = (await report({ compare })).comparisons;
    expect(differences(comparison as Comparison)).toEqual(expected[name].map(close));
  });

  test('of each figure its file, columns, filters, the rows used and those left out', async () => {
    const found = await report({ segment: 'loyal' });
    const rows = readFileSync(`${folder}/2026.csv`, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(';'));
    const loyal = rows.filter(([, group]) => group === 'L');
    expect(found.stages[0]?.sources).toEqual([
      {
        study: 'after',
        file: '2026.csv',
        columns: ['find'],
        filters: [{ column: 'group', values: ['loyal'] }],
        used: loyal.filter(([, , , , find]) => find !== '9').length,
        dropped: [
          expect.objectContaining({ reason: 'missing-code', column: 'find', count: rows.filter(([, , , , find]) => find === '9').length }),
          expect.objectContaining({ reason: 'other-group', unit: 'row', count: rows.length - loyal.length }),
        ],
      },
      {
        study: 'panel',
        file: 'panel.csv',
        columns: ['step', 'mean', 'n', 'sd'],
        filters: [{ column: 'group', values: ['loyal'] }],
        used: 1,
        dropped: [expect.objectContaining({ reason: 'other-group', count: 2 })],
      },
    ]);
  });
});
