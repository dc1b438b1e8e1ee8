import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_VIEW, type JourneyReport } from '@parcours/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workspace } from '../src/workspace.ts';

const fixture = fileURLToPath(new URL('fixtures/sfo', import.meta.url));
const data = fileURLToPath(new URL('../../observations/test/fixtures/sfo', import.meta.url));

describe('the airport survey', () => {
  let folder: string;
  let workspace: Workspace;
  const report = async (wave: string) => {
    const uris = [...workspace.files.all()].map(({ uri }) => uri);
    return (await workspace.report(uris, { ...DEFAULT_VIEW, wave })).journeys[0] as JourneyReport;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sfo-'));
    await cp(fixture, folder, { recursive: true });
    for (const name of ['sfo-2016.csv', 'sfo-2018.csv']) await cp(join(data, name), join(folder, name));
    workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('the NPS of 2018 is the published one', async () => {
    const nps = (await report('2018')).kpis.find(({ name }) => name === 'nps');
    expect(nps?.parts).toEqual({ promoters: 1268, passives: 935, detractors: 447 });
    expect(nps?.value).toBeCloseTo(30.9811, 4);
  });

  test('every question of both waves is read, the departure is a hole', async () => {
    for (const wave of ['2016', '2018']) {
      const { stages, missing } = await report(wave);
      expect(missing).toEqual([]);
      expect(stages.filter(({ measured }) => !measured).map(({ name }) => name)).toEqual(['depart']);
    }
  });

  test('codes for no answer are counted as missing, nothing else is lost', async () => {
    for (const wave of ['2016', '2018']) {
      const { studies } = await report(wave);
      const reasons = new Set(studies.flatMap(({ dropped }) => dropped.map(({ reason }) => reason)));
      expect([...reasons].filter((reason) => reason !== 'empty' && reason !== 'missing-code')).toEqual([]);
    }
    // 1–5 were given 961 times; 6, 0 and the empty cell are no answer.
    expect((await report('2018')).stages.find(({ name }) => name === 'precheck')?.measured?.n).toBe(961);
  });

  test('no evidence is in error', async () => {
    const found = await Promise.all([...workspace.files.all()].map(({ uri }) => workspace.diagnostics(uri)));
    const errors = found.flat().filter(({ code, severity }) => code.startsWith('JRN04') && severity === 'error');
    expect(errors).toEqual([]);
  });
});
