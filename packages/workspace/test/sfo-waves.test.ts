/**
 * A real survey of two waves, compared.
 *
 * The constants were computed with Python's csv module, numpy and scipy, x = −3 + (cell − 1)·1.5 for the cells 1..5:
 * `scipy.stats.ttest_ind(of2018, of2016, equal_var=False)` with its `confidence_interval(.95)`; Holm by sorting the p values of one pair;
 * Newcombe's interval by its formula, its p by `scipy.optimize.brentq` over z; the variance of the index by `numpy.cov` of the answers;
 * `scipy.stats.pearsonr(x, NETPRO)` with its `confidence_interval(.95)`.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_VIEW, type JourneyReport, type View } from '@parcours/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suppress, Workspace } from '../src/index.ts';

const fixture = fileURLToPath(new URL('fixtures/sfo', import.meta.url));
const data = fileURLToPath(new URL('../../observations/test/fixtures/sfo', import.meta.url));

describe('the airport survey', () => {
  let folder: string;
  let workspace: Workspace;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parcours-sfo-'));
    await cp(fixture, folder, { recursive: true });
    for (const name of ['sfo-2016.csv', 'sfo-2018.csv']) await cp(join(data, name), join(folder, name));
    workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const seen = async (view: Partial<View>): Promise<JourneyReport> => {
    const [evaluation] = await workspace.evaluateFile(pathToFileURL(join(folder, 'sfo.journey')).toString(), { ...DEFAULT_VIEW, ...view });
    return evaluation?.report as JourneyReport;
  };

  describe('2018 against 2016', () => {
    test.each([
      ['travel', -0.06962338576552529, -0.14911470888841682, 0.009867937357366227, 0.08602715718410042, 0.7742444146569039, 'noise'],
      ['roads', -0.0970075399005712, -0.18383087123140995, -0.010184208569732442, 0.028544279318550168, 0.31398707250405183, 'noise'],
      ['park', -0.11280122689701066, -0.22357992324503959, -0.0020225305489817436, 0.04596482271597404, 0.4596482271597404, 'noise'],
      ['longstay', -0.08991036867225355, -0.2389199524949144, 0.05909921515040731, 0.23675611894076923, 1, 'noise'],
      ['airtrain', -0.1462778158689113, -0.24600555909378563, -0.046550072644037, 0.004057754810052653, 0.06086632215078979, 'noise'],
      ['find', 0.018089986666967928, -0.04955066871871634, 0.0857306420526522, 0.6000953408717383, 1, 'noise'],
      ['signs', -0.04383113166364616, -0.11076433819009385, 0.023102074862801525, 0.19927925847434588, 1, 'noise'],
      ['ask', -0.12460692367138426, -0.21864729060184251, -0.030566556740926024, 0.009419560895882324, 0.12503273729880426, 'noise'],
      ['pass', -0.1307226727301034, -0.21692354541220216, -0.04452180004800464, 0.0029635954878693845, 0.04741752780591015, 'change'],
      ['wifi', -0.11637128764641003, -0.20885468721644979, -0.023887888076370267, 0.013667207258356953, 0.16400648710028343, 'noise'],
      ['eat', -0.103505104707037, -0.18108062896463267, -0.025929580449441325, 0.008930909807057448, 0.12503273729880426, 'noise'],
      ['buy', -0.15377827969132318, -0.22962289032687228, -0.07793366905577409, 7.143344513292238e-5, 0.001357235457525525, 'change'],
      ['restroom', -0.11371878676373015, -0.18470831754828837, -0.042729255979171946, 0.001696338391205127, 0.02883775265048716, 'change'],
      ['board', -0.11948539361675681, -0.17901196285476728, -0.05995882437874633, 8.419511468181033e-5, 0.0015155120642725858, 'change'],
    ] as const)('%s: difference, interval, p, Holm', async (name, value, low, high, p, adjusted, verdict) => {
      const { comparisons } = await seen({ compare: 'wave' });
      const comparison = comparisons.find(({ by }) => by === 'wave');
      expect(comparison?.groups.map((group) => group.name)).toEqual(['2016', '2018']);
      expect(comparison?.stages).toHaveLength(19);
      expect(comparison?.stages.find(({ stage }) => stage === name)?.differences).toEqual([
        expect.objectContaining({
          from: 0,
          to: 1,
          value: expect.closeTo(value, 9),
          low: expect.closeTo(low, 9),
          high: expect.closeTo(high, 9),
          p: expect.closeTo(p, 9),
          adjustedP: expect.closeTo(adjusted, 9),
          verdict,
          undecided: null,
          paired: 0,
        }),
      ]);
    });

    test('satisfaction with the whole: the share of 4 and 5, by Newcombe', async () => {
      const { comparisons } = await seen({ compare: 'wave' });
      const [csat] = comparisons[0]?.kpis.filter(({ kpi }) => kpi === 'overall') ?? [];
      expect(csat?.cells.map(({ value }) => value)).toEqual([expect.closeTo(80.98663926002055, 9), expect.closeTo(78.43809523809524, 9)]);
      expect(csat?.differences[0]).toMatchObject({
        value: expect.closeTo(-2.5485440219253093, 9),
        low: expect.closeTo(-4.673809009758258, 9),
        high: expect.closeTo(-0.4302469299831954, 9),
        p: expect.closeTo(0.018335215669632855, 9),
      });
    });
  });

  test('the index over the 19 stages of both waves, with the covariances of their answers', async () => {
    const { comparisons } = await seen({ compare: 'wave' });
    expect(comparisons[0]?.index?.differences).toEqual([
      expect.objectContaining({
        value: expect.closeTo(-1.3587546133716306, 9),
        low: expect.closeTo(-2.117537213331406, 9),
        high: expect.closeTo(-0.5999720134118554, 9),
        p: expect.closeTo(0.00045074057616081425, 9),
        verdict: 'change',
      }),
    ]);
    expect(comparisons[0]?.index?.differences[0]?.stages).toHaveLength(19);
  });

  describe('by purpose of the trip, 2018', () => {
    test.each([
      ['wifi', 0, 1, 0.11183564334824836, -0.04027161440226029, 0.263942901098757, 0.14940960812980464, 1],
      ['eat', 0, 1, 0.17038584779173516, 0.04403842240772632, 0.296733273175744, 0.008255036135395055, 0.11557050589553076],
      ['eat', 0, 2, 0.2921400956203517, 0.053518851290892594, 0.5307613399498108, 0.01658568628170068, 0.26537098050721086],
      ['eat', 1, 2, 0.12175424782861655, -0.1022870119949712, 0.3457955076522043, 0.2854400160147016, 1],
    ] as const)('%s, %i against %i', async (name, from, to, value, low, high, p, adjusted) => {
      const [comparison] = (await seen({ wave: '2018', compare: 'segment' })).comparisons;
      expect(comparison?.groups.map((group) => group.name)).toEqual(['business', 'leisure', 'other']);
      const found = comparison?.stages
        .find(({ stage }) => stage === name)
        ?.differences.find((each) => each.from === from && each.to === to);
      expect(found).toMatchObject({
        value: expect.closeTo(value, 9),
        low: expect.closeTo(low, 9),
        high: expect.closeTo(high, 9),
        p: expect.closeTo(p, 9),
        adjustedP: expect.closeTo(adjusted, 9),
      });
    });

    test('a perimeter shows the same figures as its column of the comparison, and says what it left out', async () => {
      const whole = await seen({ wave: '2018', compare: 'segment' });
      const business = await seen({ wave: '2018', segment: 'business' });
      expect(business.perimeter.segment).toEqual({ name: 'business', label: 'Business travellers' });
      for (const { stage, cells } of whole.comparisons[0]?.stages ?? []) {
        expect(business.stages.find(({ name }) => name === stage)?.measured).toEqual(cells[0]?.measured);
      }
      const [study] = business.studies;
      const left = study?.dropped.find(({ reason }) => reason === 'other-group')?.count ?? 0;
      expect((study?.file.rowsUsed ?? 0) + left).toBe(whole.studies[0]?.file.rowsUsed);
      expect(business.stages.find(({ name }) => name === 'eat')?.sources).toEqual([
        expect.objectContaining({
          study: 'wave2018',
          file: 'sfo-2018.csv',
          columns: ['Q7FOOD'],
          filters: [{ column: 'Q2PURP1', values: ['business'] }],
          used: 688,
        }),
      ]);
    });

    test('nothing is suppressed where all groups are large', async () => {
      const full = await seen({ wave: '2018', compare: 'segment' });
      expect(suppress(full).comparisons).toEqual(full.comparisons);
    });
  });

  test.each([
    ['walk', 2408, 0.38048919516101565, 0.34580012824999756, 0.4141396021681122],
    ['restroom', 2465, 0.3800786727656321, 0.34578729703314537, 0.4133561411677379],
    ['signs', 2517, 0.47399042069709896, 0.44312652961563737, 0.50373196904817],
    ['buy', 2163, 0.41947671471149506, 0.38412108263777295, 0.45360392002759614],
    ['pass', 2296, 0.4384579389689342, 0.40481116650387045, 0.47091898527803444],
  ] as const)('derived importance of %s: its correlation with the recommendation', async (name, n, value, low, high) => {
    const report = await seen({ wave: '2018' });
    expect(report.overallKpi).toBe('nps');
    expect(report.stages.find((stage) => stage.name === name)?.derivedImportance).toEqual({
      n,
      value: expect.closeTo(value, 9),
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
    });
    expect(report.matrices.derived?.points).toHaveLength(19);
  });
});
