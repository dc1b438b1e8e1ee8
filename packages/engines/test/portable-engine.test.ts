/** What an engine tells of how far it is. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEFAULT_FILE_LIMITS, type Study } from '@parcours/model';
import { afterAll, expect, test } from 'vitest';
import { column, measure, model, rated, study } from '../../observations/test/build.ts';
import { nodeHost } from '../src/hosts/node-host.ts';
import { PortableEngine } from '../src/portable/portable-engine.ts';
import { writeSurvey } from './survey-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'parcours-portable-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'survey.csv');
writeSurvey(path, 400_000);
const { size } = statSync(path);

async function progressOf(of: Study): Promise<number[]> {
  const shares: number[] = [];
  const engine = new PortableEngine(await nodeHost([folder]));
  const task = {
    uri: pathToFileURL(path).toString(),
    path: 'survey.csv',
    size,
    fingerprint: '1',
    study: of,
    model: model(['find']),
    limits: DEFAULT_FILE_LIMITS,
  };
  const { fault } = await engine.aggregate(task, { onProgress: (read, whole) => shares.push(read / whole) });
  expect(fault).toBeNull();
  return shares;
}

const measures = [measure('find', rated('finding', [1, 10]))];

test('without respondents, progress is the share of the file read', async () => {
  const shares = await progressOf(study({ measures }));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test('with respondents, reading is the smaller part of the progress, aggregating them the rest', async () => {
  const shares = await progressOf(study({ measures, respondent: column('visitor') }));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const aggregating = shares.filter((share) => share > 0.3);
  expect(aggregating.length).toBeGreaterThan(40);
  expect(aggregating.at(-1)).toBeGreaterThan(0.97);
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});
