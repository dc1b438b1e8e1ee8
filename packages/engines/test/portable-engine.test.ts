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

async function toldOf(of: Study): Promise<number[]> {
  const told: number[] = [];
  const engine = new PortableEngine(await nodeHost([folder]));
  const job = {
    uri: pathToFileURL(path).toString(),
    path: 'survey.csv',
    size,
    fingerprint: '1',
    study: of,
    model: model(['find']),
    limits: DEFAULT_FILE_LIMITS,
  };
  const { fault } = await engine.aggregate(job, { onProgress: (read, whole) => told.push(read / whole) });
  expect(fault).toBeNull();
  return told;
}

const measures = [measure('find', rated('finding', [1, 10]))];

test('rows of nobody in particular: the work is the reading', async () => {
  const told = await toldOf(study({ measures }));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
});

test('respondents who are told apart: reading is the smaller part, and each of them is heard after it', async () => {
  const told = await toldOf(study({ measures, respondent: column('visitor') }));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  const hearing = told.filter((share) => share > 0.3);
  expect(hearing.length).toBeGreaterThan(40);
  expect(hearing.at(-1)).toBeGreaterThan(0.97);
  expect(Math.max(...told)).toBeLessThanOrEqual(1);
});
