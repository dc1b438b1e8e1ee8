/** Reading in a Web Worker, in a real browser: what the web extension's server does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JOURNEY, writeSurvey } from '../../engines/test/survey-file.ts';
import { Workspace } from '../src/index.ts';
import type { PageRequest, PageResult } from './web-page.ts';

const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path): path is string => path !== undefined && existsSync(path),
);
const ROWS = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'parcours-browser-'));
const uri = pathToFileURL(join(folder, 'a.journey')).toString();

let scripts: Readonly<Record<string, string>>;
let browser: Browser;
let page: Page;
const server = createServer((request, response) => {
  const name = (request.url ?? '/').slice(1);
  const text = scripts[name];
  response.setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : name === '' ? 'text/html' : 'application/octet-stream');
  if (name === '') response.end('<!doctype html><script src="/page.js"></script>');
  else if (text !== undefined) response.end(text);
  else if (existsSync(join(folder, name))) response.end(readFileSync(join(folder, name)));
  else {
    response.statusCode = 404;
    response.end();
  }
});
let origin = '';

async function bundle(file: string): Promise<string> {
  const options = { bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2023' } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [join(import.meta.dirname, file)] });
  return outputFiles[0]?.text ?? '';
}

function evaluate(wish: Partial<PageRequest> = {}): Promise<PageResult> {
  const whole: PageRequest = { script: `${origin}/thread.js`, files: ['a.journey', 'survey.csv'], ...wish };
  return page.evaluate((each) => (globalThis as unknown as { evaluate(wish: PageRequest): Promise<PageResult> }).evaluate(each), whole);
}

describe.skipIf(!executablePath)('in a browser', () => {
  beforeAll(async () => {
    writeFileSync(join(folder, 'a.journey'), JOURNEY);
    writeSurvey(join(folder, 'survey.csv'), ROWS);
    scripts = { 'page.js': await bundle('web-page.ts'), 'thread.js': await bundle('../../engines/src/worker/web-worker-thread.ts') };
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage();
    await page.goto(origin);
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('a worker gives the report that Node gives, and the thread that asked stays free', async () => {
    const workspace = new Workspace(await nodeHost([folder]));
    await workspace.open();
    const there = await evaluate();
    expect(there.report).toEqual(JSON.parse(JSON.stringify(await workspace.report([uri]))));
    expect(there.report.journeys[0]?.stages.map(({ measured }) => measured?.n)).toEqual([ROWS, ROWS]);
    expect(there.inThread).toBe(true);
    expect(there.turns).toBeGreaterThan(5);
    // Its first bytes, to know what it is, and then all of it, once.
    expect(there.asked['survey.csv']).toBeLessThan(statSync(join(folder, 'survey.csv')).size + (3 << 20));
  });

  test('a slow file is told of, and is cancelled between two pieces: threads share no memory here', async () => {
    expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('undefined');
    const { size } = statSync(join(folder, 'survey.csv'));
    const there = await evaluate({ pieceMs: 400, cancels: true });
    expect(there.progress.some((done) => done > 0 && done < 1)).toBe(true);
    expect(there.report.journeys[0]?.missing.map(({ code }) => code)).toEqual(['JRN0436']);
    // Two pieces were asked for to know what it is; of all the others some never were.
    expect(there.asked['survey.csv']).toBeLessThan(size + (2 << 20));
  });

  test('a file that vanishes is not found', async () => {
    const { report } = await evaluate({ gone: 'survey.csv' });
    expect(report.journeys[0]?.missing.map(({ code }) => code)).toEqual(['JRN0401']);
  });

  test('where the worker cannot be started, the thread that asked reads', async () => {
    const there = await evaluate({ script: `${origin}/nowhere.js` });
    expect(there.inThread).toBe(false);
    expect(there.report.journeys[0]?.stages.map(({ measured }) => measured?.n)).toEqual([ROWS, ROWS]);
  });
});
