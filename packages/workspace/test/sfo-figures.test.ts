/**
 * The figures of a real survey and the traps that are really in its files, through the façade.
 *
 * The constants were computed with Python's csv module, numpy and scipy 1.x, `x = np.array([-3 + (float(cell) - 1)*1.5 for the cells 1..5])`:
 * n = len(x), m = x.mean(), m ± stats.t.ppf(.975, n - 1)*x.std(ddof=1)/np.sqrt(n). Weighted, with v the weights of those respondents:
 * ne = v.sum()**2/(v**2).sum(), m = (v*x).sum()/v.sum(), var = (v*(x - m)**2).sum()/v.sum()*ne/(ne - 1), m ± stats.t.ppf(.975, ne - 1)*np.sqrt(var/ne).
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_VIEW, type Dropped, type JourneyReport, messageOf } from '@parcours/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';

const fixture = fileURLToPath(new URL('fixtures/sfo', import.meta.url));
const data = fileURLToPath(new URL('../../observations/test/fixtures/sfo', import.meta.url));

describe('the airport survey', () => {
  let folder: string;
  let workspace: Workspace;
  let uri: string;
  let text: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parcours-sfo-'));
    await cp(fixture, folder, { recursive: true });
    for (const name of ['sfo-2016.csv', 'sfo-2018.csv']) await cp(join(data, name), join(folder, name));
    uri = pathToFileURL(join(folder, 'sfo.journey')).toString();
    text = await readFile(join(folder, 'sfo.journey'), 'utf8');
    workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The journey as it stands, or with some of its text replaced as a user would edit it. */
  async function scored(wave: '2016' | '2018', ...edits: readonly (readonly [string, string])[]) {
    let edited = text;
    for (const [before, after] of edits) {
      expect(edited).toContain(before);
      edited = edited.replace(before, after);
    }
    await workspace.openDocument(uri, edited);
    const [evaluation] = await workspace.evaluateFile(uri, { ...DEFAULT_VIEW, wave });
    const report = evaluation?.report as JourneyReport;
    const diagnostics = (evaluation?.diagnostics ?? []).filter(({ code }) => !['JRN0302', 'JRN0405'].includes(code));
    // Only one of its stages declares an importance, which is asked about; it is no trap of the data.
    const ofData = diagnostics.filter(({ code }) => code !== 'JRN0454');
    return { report, messages: ofData.map((diagnostic) => messageOf(diagnostic, 'en')) };
  }
  const stage = (report: JourneyReport, name: string) => report.stages.find((each) => each.name === name)?.measured;
  const lost = (report: JourneyReport, column: string) =>
    report.studies
      .flatMap(({ dropped }) => dropped.filter((each: Dropped) => each.column === column))
      .map(({ reason, count }) => [reason, count]);

  test('2018: the published NPS, with both intervals', async () => {
    const nps = (await scored('2018')).report.kpis.find(({ name }) => name === 'nps');
    expect(nps).toMatchObject({ n: 2650, parts: { promoters: 1268, passives: 935, detractors: 447 } });
    expect(nps?.value).toBeCloseTo((100 * (1268 - 447)) / 2650, 10);
    expect(nps?.value).toBeCloseTo(30.9811, 4);
    // 100*(e ± stats.norm.ppf(.975)*np.sqrt((p + d - e*e)/2653)), p = 1268.75/2653, d = 447.75/2653, e = p - d
    expect([nps?.low, nps?.high]).toEqual([expect.closeTo(28.120901600474145, 9), expect.closeTo(33.771295911776136, 9)]);
  });

  test.each([
    ['2018', 'travel', 2276, 1.6779437609841827, 1.6199026545371815, 1.735984867431184],
    ['2018', 'roads', 1772, 1.4051918735891649, 1.3411967628888726, 1.4691869842894572],
    ['2018', 'park', 1065, 1.2478873239436619, 1.1653584219815332, 1.3304162259057906],
    ['2018', 'longstay', 649, 1.1741140215716488, 1.0630111865284742, 1.2852168566148234],
    ['2018', 'airtrain', 1309, 1.5744843391902215, 1.4986273855194803, 1.6503412928609626],
    ['2018', 'find', 2603, 2.0923933922397233, 2.0434938130101927, 2.141292971469254],
    ['2018', 'signs', 2648, 1.557212990936556, 1.5081394849616119, 1.6062864969115],
    ['2018', 'screens', 2611, 1.6373037150517042, 1.59039734867616, 1.6842100814272485],
    ['2018', 'ask', 1529, 1.3077174623937213, 1.239040517209795, 1.3763944075776477],
    ['2018', 'precheck', 961, 2.055671175858481, 1.9577862734955807, 2.153556078221381],
    ['2018', 'pass', 2364, 1.634517766497462, 1.5689108527485736, 1.7001246802463503],
    ['2018', 'safe', 2729, 2.0633931843165993, 2.021671084226738, 2.1051152844064607],
    ['2018', 'walk', 2537, 1.669097359085534, 1.621911664888059, 1.7162830532830091],
    ['2018', 'art', 2160, 1.426388888888889, 1.3699485895109855, 1.4828291882667923],
    ['2018', 'wifi', 2074, 1.4768563162970105, 1.4097788094216726, 1.5439338231723485],
    ['2018', 'eat', 2342, 0.8435098206660974, 0.7880020205431119, 0.8990176207890829],
    ['2018', 'buy', 2277, 0.8227931488801054, 0.7679139890556921, 0.8776723087045186],
    ['2018', 'restroom', 2589, 1.517960602549247, 1.4665545934007365, 1.5693666116977574],
    ['2018', 'board', 2709, 1.9739756367663344, 1.930355043740682, 2.017596229791987],
    ['2016', 'signs', 2969, 1.6010441226002021, 1.5555054229030454, 1.6465828222973589],
    ['2016', 'screens', 2925, 1.6774358974358974, 1.632312983851045, 1.7225588110207497],
    ['2016', 'walk', 2873, 1.7088409328228333, 1.6632761951948303, 1.7544056704508364],
    ['2016', 'wifi', 2333, 1.5932276039434206, 1.5295212885499485, 1.6569339193368926],
  ] as const)('%s, %s: n, mean and t interval', async (wave, name, n, mean, low, high) => {
    const { report } = await scored(wave);
    expect(stage(report, name)).toMatchObject({
      n,
      effectiveN: n,
      mean: expect.closeTo(mean, 9),
      low: expect.closeTo(low, 9),
      high: expect.closeTo(high, 9),
      evidence: 'solid',
    });
  });

  describe('with the respondents’ weights', () => {
    const weighted = ['respondent "RESPNUM"', 'respondent "RESPNUM"\n  weight "WEIGHT"'] as const;

    test.each([
      ['signs', 2648, 2151.260117558112, 1.616805842900319, 1.5636356201748738, 1.669976065625764],
      ['screens', 2611, 2121.10461806708, 1.6801029907868852, 1.6286452898609554, 1.731560691712815],
      ['walk', 2537, 2045.0202436183397, 1.6922121876819947, 1.6397406569184574, 1.744683718445532],
      ['wifi', 2074, 1672.3896758161752, 1.53647793973099, 1.4634547358684824, 1.6095011435934976],
    ])('%s: effective n, weighted mean and interval', async (name, n, effectiveN, mean, low, high) => {
      const { report, messages } = await scored('2018', weighted);
      expect(messages).toEqual([]);
      expect(stage(report, name)).toMatchObject({
        n,
        effectiveN: expect.closeTo(effectiveN, 6),
        mean: expect.closeTo(mean, 9),
        low: expect.closeTo(low, 9),
        high: expect.closeTo(high, 9),
      });
    });

    test('the NPS: weighted shares, and parts by them', async () => {
      const nps = (await scored('2018', weighted)).report.kpis.find(({ name }) => name === 'nps');
      // 100*(v[x >= 9].sum() - v[x <= 6].sum())/v.sum()
      expect(nps?.value).toBeCloseTo(35.113632103597226, 9);
      expect(nps).toMatchObject({ n: 2650 });
      const { promoters = 0, passives = 0, detractors = 0 } = nps?.parts ?? {};
      expect(promoters - detractors).toBeCloseTo(26.5 * 35.113632103597226, 6);
      expect(promoters + passives + detractors).toBeCloseTo(2650, 9);
      // 2650*v[x <= 6].sum()/v.sum()
      expect(detractors).toBeCloseTo(413.02129889538935, 9);
    });
  });

  describe('its traps', () => {
    test('none catches the journey as it is written', async () => {
      for (const wave of ['2016', '2018'] as const) {
        const { report, messages } = await scored(wave);
        expect(messages).toEqual([]);
        expect(report.missing).toEqual([]);
      }
    });

    test('header cells end in blanks: named with or without them', async () => {
      const { report, messages } = await scored('2018', ['"NETPRO  "', '"NETPRO"'], ['"Q14FIND"  ', '"Q14FIND "']);
      expect(messages).toEqual([]);
      expect(stage(report, 'find')?.n).toBe(2603);
      expect(report.kpis.find(({ name }) => name === 'nps')?.n).toBe(2650);
    });

    test('a header begins with an asterisk: without it nothing of the wave is read, and the right name is offered', async () => {
      const { report, messages } = await scored('2016', ['"*RESPNUM"', '"RESPNUM"']);
      expect(messages).toContain('The file sfo-2016.csv has no column "RESPNUM". Did you mean "*RESPNUM"?');
      expect(report.missing.map(({ name, code }) => [name, code])).toEqual([['wave2016', 'JRN0403']]);
    });

    test('two waves spell a column differently: the nearest is offered, the other columns are read', async () => {
      const { report, messages } = await scored('2018', ['"Q7WALKWAY" ', '"Q7WALKWAYS"']);
      expect(messages).toEqual(['The file sfo-2018.csv has no column "Q7WALKWAYS". Did you mean "Q7WALKWAY"?']);
      expect(stage(report, 'walk')).toBeNull();
      expect(stage(report, 'signs')?.n).toBe(2648);
    });

    test('times are dates of 1899: harmless as a date column, said where they are taken for ratings', async () => {
      const { messages } = await scored('2018', ['"Q7SIGN" ', '"DEPTIME"']);
      expect(messages).toContainEqual(
        expect.stringMatching(/^2,\d+ values of the column "DEPTIME" are not numbers and are not counted: "12\/31\/1899 /),
      );
    });

    test('an empty cell and 0 both mean no answer, 6 never used: each is counted apart', async () => {
      const { report } = await scored('2018');
      expect(lost(report, 'Q12PRECHECKRATE')).toEqual([
        ['missing-code', 21 + 23],
        ['empty', 1804],
      ]);
    });

    test('codes that are not declared are off the scale, and said', async () => {
      const { messages } = await scored('2018', ['"Q12PRECHECKRATE" scale 1..5 missing 6, 0', '"Q12PRECHECKRATE" scale 1..5']);
      expect(messages).toEqual([
        '44 values of the column "Q12PRECHECKRATE" lie outside the declared scale 1..5 and are not counted: "6", "0" (first at line 39 of sfo-2018.csv). Codes for “no answer” are declared with "missing"; if there are many, the scale is probably another.',
      ]);
    });

    test('BLANK stands among the ratings: declared missing it is counted as such, else it is said', async () => {
      const overall = (report: JourneyReport) => report.kpis.find(({ name }) => name === 'overall')?.n;
      const declared = await scored('2018');
      expect(lost(declared.report, 'Q7ALL')).toEqual([['missing-code', 184]]);
      const { report, messages } = await scored('2018', ['missing 6, 0, "BLANK"', 'missing 6, 0']);
      expect(messages).toEqual([
        '184 values of the column "Q7ALL" are not numbers and are not counted: "BLANK" (first at line 6 of sfo-2018.csv). Of answers, say what each is worth: { "BLANK" -> … }; texts for “no answer” are declared with "missing".',
      ]);
      expect([overall(declared.report), overall(report)]).toEqual([2625, 2625]);
    });
  });
});
