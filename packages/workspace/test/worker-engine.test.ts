/** Reading in a thread, as the language server does. */
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { nodeWorkerEngine } from '@parcours/engines/node-worker';
import type { Model } from '@parcours/model';
import { afterAll, describe, expect, test } from 'vitest';
import { JOURNEY, writeSurvey } from '../../engines/test/survey-file.ts';
import { Workspace } from '../src/index.ts';
import { onFirstProgress } from './first-progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-worker-'));
afterAll(() => rmSync(folder, { recursive: true }));
const uri = pathToFileURL(join(folder, 'a.journey')).toString();
const survey = join(folder, 'survey.csv');
writeFileSync(join(folder, 'a.journey'), JOURNEY);
writeSurvey(survey, 100_000);

/** @param duringRead is called once at the first progress. */
async function openWorkspace(inThread: boolean, duringRead: () => void = () => {}): Promise<Workspace> {
  const engine = onFirstProgress(
    nodeWorkerEngine(() => 'portable'),
    duringRead,
  );
  const workspace = new Workspace(await nodeHost([folder]), inThread ? { engine } : {});
  await workspace.open();
  return workspace;
}

const modelOf = (workspace: Workspace) => workspace.models(uri)[0] as Model;

describe('a thread of its own', () => {
  test('gives the same report, and this thread stays free', async () => {
    const here = await (await openWorkspace(false)).report([uri]);
    const workspace = await openWorkspace(true);
    let turns = 0;
    const busy = setInterval(() => turns++, 1);
    const there = await workspace.report([uri]);
    clearInterval(busy);
    expect(there).toEqual(here);
    expect(there.journeys[0]?.stages.map(({ measured }) => measured?.n)).toEqual([100_000, 100_000]);
    expect(turns).toBeGreaterThan(5);
  });

  test('another mapping takes the place of the one that is being read', async () => {
    const workspace = await openWorkspace(true);
    const first = workspace.evaluate(modelOf(workspace));
    await workspace.openDocument(uri, JOURNEY.replace('"paying" scale 1..10', '"paying" scale 1..10 missing 10'));
    const [older, newer] = await Promise.all([first, workspace.evaluate(modelOf(workspace))]);
    expect(newer.report.stages[1]?.measured?.n).toBeLessThan(95_000);
    // Who asked before gets the newer too, unless the older was nearly done.
    expect([100_000, newer.report.stages[1]?.measured?.n]).toContain(older.report.stages[1]?.measured?.n);
  });

  test('editing the text around the mapping reads nothing', async () => {
    const workspace = await openWorkspace(true);
    const before = await workspace.evaluate(modelOf(workspace));
    await workspace.openDocument(uri, `// more\n${JOURNEY.replace('"I pay"', '"I pay cash"')}`);
    const after = await workspace.evaluate(modelOf(workspace));
    expect(after.report.studies[0]?.dropped).toBe(before.report.studies[0]?.dropped);
    expect(after.report.stages[1]?.label).toBe('I pay cash');
  });

  test('a file that is cut while it is read is said to change, and read again', async () => {
    const { size } = statSync(survey);
    const workspace = await openWorkspace(true, () => truncateSync(survey, size / 2));
    const { report } = await workspace.evaluate(modelOf(workspace));
    expect(report.missing.map(({ code }) => code)).toEqual(['JRN0414']);
    const again = await workspace.evaluate(modelOf(workspace));
    expect(again.report.stages[0]?.measured?.n).toBeGreaterThan(40_000);
  });

  test('a file that vanishes is not found', async () => {
    const workspace = await openWorkspace(true);
    rmSync(survey);
    const { report } = await workspace.evaluate(modelOf(workspace));
    expect(report.missing.map(({ code }) => code)).toEqual(['JRN0401']);
  });
});
