/** Which journeys a file is about, which studies a journey has, and which of their waves is shown. */
import { DEFAULT_VIEW } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { uriOf } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const SHOP = 'journey shop "I shop" {\n  stage pay "I pay"\n}\n';
const OTHER = 'import "perimeter.journey"\njourney service "I need help" {\n  stage call "I call"\n}\n';
const study = (name: string, attributes: string, file: string, kind = 'observations') =>
  `${kind} ${name} of shop ${attributes} from "${file}" { respondent "id" measure pay from "note" scale 1..7 }\n`;

const FOLDER = {
  'perimeter.journey': 'channel web\nchannel phone\n',
  'shop.journey': `import "perimeter.journey"\n${SHOP.replace('"I pay"', '"I pay" channel web')}`,
  'service.journey': OTHER,
  'studies/poll.journey': `import "../shop.journey"\n${study('poll', 'method survey', '../data/poll.csv')}`,
  'data/poll.csv': TEN,
};

describe('the journeys that a file is about', () => {
  const about = async (path: string, files: Record<string, string> = FOLDER) => {
    const { workspace } = await openWorkspace(files);
    return (await workspace.evaluateFile(uriOf(path))).map(({ model }) => model.name);
  };

  test('those that it declares', async () => {
    expect(await about('shop.journey')).toEqual(['shop']);
  });

  test('of a file without journey, those that build on it', async () => {
    expect(await about('perimeter.journey')).toEqual(['service', 'shop']);
  });

  test('of a file of studies, those that it observes, not all that it could see', async () => {
    expect(await about('studies/poll.journey')).toEqual(['shop']);
  });

  test('both, where it declares one and observes another', async () => {
    const both = { ...FOLDER, 'both.journey': `import "shop.journey"\njourney b "I b" {}\n${study('more', '', 'data/poll.csv')}` };
    expect(await about('both.journey', both)).toEqual(['b', 'shop']);
  });

  test('none, where it is in no journey', async () => {
    expect(await about('alone.journey', { ...FOLDER, 'alone.journey': 'channel mail\n' })).toEqual([]);
    expect(await about('nowhere.journey')).toEqual([]);
  });
});

describe('the studies of a journey', () => {
  test('may stand in another file that imports it; their paths are relative to that file', async () => {
    const { evaluation } = await openWorkspace(FOLDER);
    const { report } = await evaluation('shop.journey');
    expect(report.studies.map(({ name, file }) => [name, file.path])).toEqual([['poll', 'data/poll.csv']]);
    expect(report.stages[0]?.measured?.n).toBe(10);
  });

  test('diagnostics stand in the file that writes them, and only there', async () => {
    const { messages } = await openWorkspace({ ...FOLDER, 'data/poll.csv': rows([1, 2, 9, 4, 5]) });
    expect(await messages('studies/poll.journey')).toEqual([expect.stringContaining('2: JRN0407 1 value of the column "note"')]);
    expect(await messages('shop.journey')).toEqual(['3: JRN0413 Only 4 respondents for I pay: too few to show.']);
  });

  test('a file of studies that is edited changes the journey', async () => {
    const { openDocument, evaluation, closeDocument } = await openWorkspace(FOLDER);
    await openDocument('studies/poll.journey', '');
    expect((await evaluation('shop.journey')).report.studies).toEqual([]);
    await closeDocument('studies/poll.journey');
    expect((await evaluation('shop.journey')).report.studies).toHaveLength(1);
  });

  test('benchmarks are not mixed in', async () => {
    const text = `${SHOP}${study('poll', '', 'own.csv')}${study('rival', '', 'rival.csv', 'benchmark')}`;
    const { evaluation } = await openWorkspace({ 'a.journey': text, 'own.csv': TEN, 'rival.csv': rows([7, 7, 7, 7, 7, 7]) });
    const { report, model } = await evaluation();
    expect(model.benchmarks.map(({ name }) => name)).toEqual(['rival']);
    expect(report.studies.map(({ name }) => name)).toEqual(['poll']);
    expect(report.stages[0]?.measured).toMatchObject({ n: 10, mean: expect.closeTo(0.4, 12) });
  });

  test('one that cannot be read does not keep the others from being read', async () => {
    const text = `${SHOP}${study('poll', '', 'own.csv')}${study('lost', '', 'lost.csv')}`;
    const { report } = await (await openWorkspace({ 'a.journey': text, 'own.csv': TEN })).evaluation();
    expect(report.missing.map(({ name, code }) => [name, code])).toEqual([['lost', 'JRN0401']]);
    expect(report.stages[0]?.measured?.n).toBe(10);
  });
});

describe('waves', () => {
  const WAVES = {
    'a.journey':
      SHOP +
      study('spring', 'date 2026-03 wave "spring"', 'spring.csv') +
      study('autumn', 'date 2026-09 wave "autumn"', 'autumn.csv') +
      study('always', '', 'always.csv'),
    'spring.csv': rows([1, 2, 1, 2, 1, 2]),
    'autumn.csv': rows([6, 7, 6, 7, 6, 7, 6]),
    'always.csv': rows([4, 4, 4, 4, 5]),
  };

  test('the latest is shown unless another is asked for', async () => {
    const { evaluation } = await openWorkspace(WAVES);
    const latest = (await evaluation()).report;
    expect([latest.wave, latest.waves]).toEqual(['autumn', ['spring', 'autumn']]);
    expect(latest.studies.map(({ name, respondents }) => [name, respondents])).toEqual([
      ['autumn', 7],
      ['always', 5],
    ]);
    const earlier = (await evaluation('a.journey', 'spring')).report;
    expect(earlier.wave).toBe('spring');
    expect(earlier.stages[0]?.measured).toMatchObject({ n: 11 });
  });

  test('a wave that there is not: the latest', async () => {
    const { evaluation } = await openWorkspace(WAVES);
    expect((await evaluation('a.journey', '2019')).report.wave).toBe('autumn');
  });

  test('a wave can be chosen for a whole report', async () => {
    const { workspace } = await openWorkspace(WAVES);
    const report = await workspace.report([uriOf('a.journey')], { ...DEFAULT_VIEW, wave: 'spring' });
    expect(report.journeys.map(({ wave }) => wave)).toEqual(['spring']);
  });
});
