/** `parcours preview` without a browser: who is answered, what is served, and what a tab is told. */
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { messageTableErrors } from '@parcours/model';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messages } from '../../preview/src/messages.ts';
import { project, useCommand, writeFiles } from './command.ts';
import { ask, type PreviewProcess, startPreview, Tab } from './preview-process.ts';

const command = useCommand();
const JOURNEY = `channel web "Web site"
journey passport "I renew my passport" {
  stage apply "I fill in the application" channel web target +2
}
observations survey "Exit survey" of passport method survey date 2026-10 from "survey.csv" {
  respondent "id"
  measure apply from "ease" scale 1..5
}
`;
const SURVEY = `id;ease\n${Array.from({ length: 12 }, (_, i) => `${i};${1 + (i % 4)}`).join('\n')}\n`;
const started: PreviewProcess[] = [];

async function start(line: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}): Promise<PreviewProcess> {
  const preview = await startPreview(command.script, line, folder, env);
  started.push(preview);
  return preview;
}

function workspace(files: Readonly<Record<string, string>> = {}): string {
  const folder = command.folder();
  writeFiles(folder, { 'passport.journey': JOURNEY, 'survey.csv': SURVEY, ...files });
  return folder;
}

afterAll(() => Promise.all(started.map((each) => each.interrupt())));

test('every word is there in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

describe('who is answered', () => {
  let preview: PreviewProcess;
  let tab: Tab;
  let own: Readonly<Record<string, string>>;
  let post: Readonly<Record<string, string>>;

  beforeAll(async () => {
    preview = await start(['passport.journey'], workspace({ 'secret.txt': 'SECRET' }));
    tab = await Tab.open(preview);
    own = { Host: `127.0.0.1:${preview.port}` };
    post = { ...own, Origin: `http://127.0.0.1:${preview.port}`, 'Content-Type': 'application/json' };
  });

  test('the page: its script by nonce only, nothing from elsewhere, kept by nobody', async () => {
    const { status, headers, body } = await ask(preview.port, `/${preview.token}/`, { headers: own });
    expect(status).toBe(200);
    const nonce = /<script nonce="([^"]{20,})" src="panel\.js">/.exec(body)?.[1];
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'self'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; connect-src 'self'; frame-ancestors 'none'`,
    );
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(body).not.toContain(preview.token);
    const again = await ask(preview.port, `/${preview.token}/`, { headers: own });
    expect(again.body).not.toContain(nonce);
  });

  test('the token is random, and long enough not to be guessed', async () => {
    expect(preview.token).toMatch(/^[\w-]{32}$/);
    const other = await start(['passport.journey'], workspace());
    expect(other.token).not.toBe(preview.token);
    expect((await ask(preview.port, `/${other.token}/`, { headers: own })).status).toBe(403);
  });

  test('localhost is this machine too', async () => {
    const { status } = await ask(preview.port, `/${preview.token}/`, { headers: { Host: `localhost:${preview.port}` } });
    expect(status).toBe(200);
  });

  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost.evil.example:PORT',
    '127.0.0.1:PORT.evil.example',
    '[::1]:PORT',
  ])('another host: %j', async (host) => {
    const { status, body, headers } = await ask(preview.port, `/${preview.token}/`, {
      headers: { Host: host.replace('PORT', String(preview.port)) },
    });
    expect([status, body]).toEqual([403, expect.stringContaining('This preview answers on 127.0.0.1 only.')]);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  test('no host, as HTTP/1.0 allows', async () => {
    const socket = connect(preview.port, '127.0.0.1');
    socket.write(`GET /${preview.token}/ HTTP/1.0\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test.each(['http://evil.example', 'https://127.0.0.1:PORT', 'http://127.0.0.1:1', 'http://localhost:PORT', 'null'])(
    'another origin: %j',
    async (from) => {
      const headers = { ...own, Origin: from.replace('PORT', String(preview.port)) };
      for (const path of ['', 'panel.js', 'events', 'report.svg']) {
        const { status, body } = await ask(preview.port, `/${preview.token}/${path}?session=${tab.session}`, { headers });
        expect([path, status, body]).toEqual([
          path,
          403,
          'This request comes from another page. Open the address that Parcours has printed.\n',
        ]);
      }
      const sent = await ask(preview.port, `/${preview.token}/messages?session=${tab.session}`, {
        method: 'POST',
        headers: { ...post, ...headers },
        body: '{"type":"read-again"}',
      });
      expect(sent.status).toBe(403);
    },
  );

  test.each(['cross-site', 'same-site'])('what a page elsewhere embeds (%s); a link that somebody follows is answered', async (site) => {
    const embedded = { ...own, 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' };
    expect((await ask(preview.port, `/${preview.token}/panel.js`, { headers: embedded })).status).toBe(403);
    const framed = { ...own, 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' };
    expect((await ask(preview.port, `/${preview.token}/`, { headers: framed })).status).toBe(403);
    const followed = { ...framed, 'Sec-Fetch-Dest': 'document' };
    expect((await ask(preview.port, `/${preview.token}/`, { headers: followed })).status).toBe(200);
    expect((await ask(preview.port, `/${preview.token}/report.html`, { headers: followed })).status).toBe(403);
  });

  test.each([
    ['no token', '/'],
    ['no token, a file of the page', '/panel.js'],
    ['no token, events', '/events'],
    ['another token', `/${'A'.repeat(32)}/`],
    ['the beginning of the token', '/BEGINNING/'],
    ['the token and more', '/TOKENA/'],
    ['the token elsewhere', '/x/TOKEN/'],
    ['a whole address as path', 'http://127.0.0.1/TOKEN/'],
    ['a path that goes up', '/../../etc/passwd'],
    ['an address for one time that was never given', `/open/${'A'.repeat(32)}`],
  ])('%s', async (_, path) => {
    const asked = path.replace('TOKEN', preview.token).replace('BEGINNING', preview.token.slice(0, -1));
    const { status, body } = await ask(preview.port, asked, { headers: own });
    expect(status).toBe(403);
    expect(body).toMatch(/^This address (is incomplete, or of a preview that has ended|could be opened once)\./);
  });

  test.each([
    '../secret.txt',
    '../../../../../../etc/passwd',
    '..%2f..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/secret.txt',
    'secret.txt',
    'passport.journey',
    'survey.csv',
    '/secret.txt',
    'panel.js/../secret.txt',
    'panel.js%00.txt',
    '..\\secret.txt',
  ])('there is no file at %j', async (path) => {
    const { status, body } = await ask(preview.port, `/${preview.token}/${path}`, { headers: own });
    expect([status, body]).toEqual([404, 'There is nothing at this address.\n']);
  });

  test.each([
    ['POST', ''],
    ['PUT', 'panel.js'],
    ['DELETE', 'events'],
    ['OPTIONS', 'messages'],
    ['GET', 'messages'],
    ['HEAD', ''],
  ])('%s %s', async (method, path) => {
    const { status } = await ask(preview.port, `/${preview.token}/${path}`, { method, headers: post });
    expect(status).toBe(405);
  });

  describe('messages', () => {
    const send = (body: string, more: Record<string, string> = {}, session = tab.session) =>
      ask(preview.port, `/${preview.token}/messages?session=${session}`, { method: 'POST', headers: { ...post, ...more }, body });

    test.each([
      ['no JSON', '{'],
      ['no message', '[]'],
      ['an unknown message', '{"type":"open-file","file":"../secret.txt"}'],
      ['what only VS Code may do', '{"type":"restart"}'],
      ['a view that is none', '{"type":"view","view":{"wave":{}}}'],
      ['a comparison that there is not', '{"type":"view","view":{"compare":"passwd"}}'],
      ['a name that is too long', JSON.stringify({ type: 'file', uri: 'a'.repeat(10_000) })],
      ['a stage without a name', '{"type":"reveal","journey":"passport"}'],
    ])('%s', async (_, body) => {
      expect(await send(body)).toMatchObject({ status: 400, body: 'The message is not understood.\n' });
    });

    test('a type that a form elsewhere could send', async () => {
      expect((await send('{"type":"read-again"}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    });

    test('no origin at all', async () => {
      const { status } = await ask(preview.port, `/${preview.token}/messages?session=${tab.session}`, {
        method: 'POST',
        headers: { ...own, 'Content-Type': 'application/json' },
        body: '{"type":"read-again"}',
      });
      expect(status).toBe(403);
    });

    test('of a tab that there is not', async () => {
      expect((await send('{"type":"read-again"}', {}, 'nobody')).status).toBe(404);
    });

    test('a huge one, whose length is told: refused before it is read', async () => {
      const sent = request({
        host: '127.0.0.1',
        port: preview.port,
        path: `/${preview.token}/messages?session=${tab.session}`,
        method: 'POST',
      });
      for (const [name, value] of Object.entries({ ...post, 'Content-Length': '1000000000' })) sent.setHeader(name, value);
      sent.on('error', () => {});
      sent.flushHeaders();
      const [response] = await once(sent, 'response');
      expect([response.statusCode, await text(response)]).toEqual([413, 'The message is too large.\n']);
    });

    test('a huge one, piece by piece', async () => {
      const socket = connect(preview.port, '127.0.0.1');
      socket.on('error', () => {});
      const head = Object.entries({ ...post, 'Transfer-Encoding': 'chunked' }).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.write(`POST /${preview.token}/messages?session=${tab.session} HTTP/1.1\r\n${head.join('')}\r\n`);
      const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
      for (let i = 0; i < 8; i++) socket.write(chunk);
      const [answer] = await once(socket, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
      socket.destroy();
    });
  });

  test.skipIf(process.platform !== 'linux')('other addresses of this machine are closed', async () => {
    const socket = connect(preview.port, '127.0.0.2');
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('no more tabs than a person can want', async () => {
    const tabs: Tab[] = [];
    await expect(
      (async () => {
        for (let i = 0; i < 40; i++) tabs.push(await Tab.open(preview));
      })(),
    ).rejects.toThrow('503 Too many tabs show this preview. Close some of them.');
    expect(tabs.length).toBeGreaterThan(20);
    for (const each of tabs) each.close();
  });
});

describe('nothing outside the workspace', () => {
  test('neither by a file that a page names, nor by links, nor by paths in the text', async () => {
    const outside = command.folder();
    writeFiles(outside, { 'other.journey': 'journey SECRET "SECRET" { stage a "SECRET" }', 'other.csv': SURVEY, 'up.csv': SURVEY });
    const folder = workspace({
      'passport.journey': `${JOURNEY}observations b "Linked" of passport method survey date 2026-11 from "linked.csv" {
  respondent "id"
  measure apply from "ease" scale 1..5
}
observations c "Above" of passport method survey date 2026-12 from "../${outside.split('/').at(-1)}/up.csv" {
  respondent "id"
  measure apply from "ease" scale 1..5
}
`,
    });
    symlinkSync(join(outside, 'other.journey'), join(folder, 'linked.journey'));
    symlinkSync(join(outside, 'other.csv'), join(folder, 'linked.csv'));
    symlinkSync(outside, join(folder, 'linked'));
    const preview = await start(['passport.journey'], folder);
    const tab = await Tab.open(preview, pathToFileURL(join(outside, 'other.journey')).toString());
    for (const path of [
      join(outside, 'other.journey'),
      join(folder, 'linked.journey'),
      join(folder, 'linked', 'other.journey'),
      '/etc/passwd',
    ]) {
      expect((await tab.send({ type: 'file', uri: pathToFileURL(path).toString() })).status).toBe(204);
    }
    await tab.until(() => tab.model !== undefined);
    const shown = JSON.stringify(tab.heard);
    expect(shown).not.toContain('SECRET');
    expect(tab.messages.find(({ type }) => type === 'files')).toMatchObject({ files: [{ path: 'passport.journey' }] });
    const report = JSON.parse(tab.model?.reportJson ?? '');
    expect(report.journeys[0].studies.map(({ name }: { name: string }) => name)).toEqual(['survey']);
    expect(tab.model?.missing.map(({ message }) => message)).toEqual([
      expect.stringContaining('linked.csv'),
      expect.stringContaining('up.csv'),
    ]);
    // A link is not followed when what it leads to changes either.
    writeFileSync(join(outside, 'other.journey'), 'journey SECRET "SECRET 2" { stage a "SECRET" }');
    rmSync(join(folder, 'linked.journey'));
    symlinkSync(join(outside, 'other.journey'), join(folder, 'linked.journey'));
    writeFileSync(join(folder, 'passport.journey'), JOURNEY.replace('I renew my passport', 'I get a passport'));
    await tab.until(() => tab.model?.reportJson.includes('I get a passport') === true);
    expect(JSON.stringify(tab.heard)).not.toContain('SECRET');
  });
});

describe('what a tab is told', () => {
  test('the files as they are saved: texts, data, new files, deleted files', async () => {
    const folder = workspace();
    const preview = await start(['.'], folder);
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    expect(tab.model).toMatchObject({ file: 'passport.journey', state: 'report', errors: 0, stale: false });
    const n = () => JSON.parse(tab.model?.reportJson ?? '').journeys[0]?.stages[0].measured.n;
    expect(n()).toBe(12);

    writeFileSync(join(folder, 'passport.journey'), JOURNEY.replace('I fill in', 'I send'));
    await tab.until(() => tab.model?.reportJson.includes('I send the application') === true);

    writeFileSync(join(folder, 'survey.csv'), `${SURVEY}99;5\n`);
    await tab.until(() => n() === 13);

    // Saved by a rename, as many editors do.
    writeFileSync(join(folder, 'passport.tmp'), JOURNEY.replace('target +2', 'target +2 @'));
    renameSync(join(folder, 'passport.tmp'), join(folder, 'passport.journey'));
    await tab.until(() => (tab.model?.errors ?? 0) > 0);
    expect(tab.model).toMatchObject({ stale: true, reportJson: expect.stringContaining('I send the application') });

    writeFiles(folder, { 'new/visa.journey': 'journey visa "I get a visa" { stage ask "I ask" }' });
    await tab.until(() => tab.model?.file === 'visa.journey');
    expect(tab.messages.findLast(({ type }) => type === 'files')).toMatchObject({
      files: [{ path: 'new/visa.journey' }, { path: 'passport.journey' }],
      chosen: null,
    });
    rmSync(join(folder, 'new'), { recursive: true });
    await tab.until(() => tab.model?.file === 'passport.journey');
    rmSync(join(folder, 'passport.journey'));
    await tab.until(() => tab.model?.state === 'not-read');
  });

  test('two tabs, each with its own file and its own view', async () => {
    const preview = await start(['cuisine.journey'], command.folder(join(project, 'examples', 'cuisine')));
    const [a, b] = [await Tab.open(preview), await Tab.open(preview)];
    await a.until(() => a.model !== undefined);
    const files = a.messages.find((message) => message.type === 'files')?.files ?? [];
    const other = files.find(({ path }) => path !== 'cuisine.journey');
    expect(other).toBeDefined();
    await b.send({ type: 'file', uri: other?.uri ?? null });
    await b.until(() => b.model?.uri === other?.uri);
    await a.send({ type: 'view', view: { wave: null, segment: null, persona: null, channel: 'web', compare: null, versus: null } });
    await a.until(() => JSON.parse(a.model?.reportJson ?? '').journeys[0].perimeter.channel?.name === 'web');
    expect(a.model?.file).toBe('cuisine.journey');
    expect(JSON.parse(b.model?.reportJson ?? '').journeys[0].perimeter.channel).toBeNull();
  });

  test('where a stage stands, by name and line: there is no editor to show it', async () => {
    const preview = await start(['passport.journey'], workspace());
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    await tab.send({ type: 'reveal', journey: 'passport', stage: 'apply' });
    await tab.until(() => tab.messages.some(({ type }) => type === 'location'));
    expect(tab.messages.at(-1)).toEqual({ type: 'location', path: 'passport.journey', line: 3 });
  });

  test('a data file in another folder of the workspace is followed too', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'texts/passport.journey': JOURNEY.replace('survey.csv', '../data/survey.csv'), 'data/survey.csv': SURVEY });
    const preview = await start(['texts/passport.journey'], folder);
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    writeFileSync(join(folder, 'data', 'survey.csv'), `${SURVEY}99;5\n`);
    await tab.until(() => JSON.parse(tab.model?.reportJson ?? '').journeys[0].stages[0].measured.n === 13);
  });

  test('that the preview has ended', async () => {
    const preview = await startPreview(command.script, ['passport.journey'], workspace());
    const tab = await Tab.open(preview);
    expect(await preview.interrupt()).toBe(0);
    await tab.until(() => tab.heard.some(({ event }) => event === 'ended'));
  });
});

describe('saved reports', () => {
  test.each([
    ['svg', 'image/svg+xml; charset=utf-8', /^<svg/],
    ['html', 'text/html; charset=utf-8', /^<!doctype html>/i],
  ])('%s: a file that the browser keeps, and does not show', async (format, type, begins) => {
    const preview = await start(['été & co (1).journey'], workspace({ 'été & co (1).journey': JOURNEY }));
    const tab = await Tab.open(preview);
    await tab.until(() => tab.model !== undefined);
    const answer = await ask(preview.port, `/${preview.token}/report.${format}?session=${tab.session}`, {
      headers: { Host: `127.0.0.1:${preview.port}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(begins);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''%C3%A9t%C3%A9%20%26%20co%20%281%29.${format}`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  });
});

describe('the command line', () => {
  test.each([
    ['en', /^parcours: Port \d+ is in use by another program\. Choose another one with --port, or leave --port out/],
    ['fr', /^parcours: Le port \d+ est utilisé par un autre programme\./],
    ['de', /^parcours: Port \d+ wird von einem anderen Programm benutzt\./],
  ])('a port that is taken, in %s', async (language, message) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const run = await command.run(['preview', 'passport.journey', '--port', String(port), '--lang', language], { folder: workspace() });
    other.close();
    expect([run.code, run.out]).toEqual([3, '']);
    expect(run.err).toMatch(message);
  });

  test('the port that one asks for', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise((resolve) => probe.close(resolve));
    expect((await start(['--port', String(port)], workspace())).port).toBe(port);
  });

  test.each([
    [['--port', '0'], 2, 'parcours: --port takes a whole number from 1 to 65,535, not "0".'],
    [['gone.journey'], 3, 'parcours: gone.journey was not found.'],
    [['survey.csv'], 3, 'parcours: survey.csv is not a .journey file.'],
    [['a', 'b'], 2, 'parcours: Too many arguments.'],
  ])('%j', async (line, code, message) => {
    const run = await command.run(['preview', ...line], { folder: workspace() });
    expect([run.code, run.out]).toEqual([code, '']);
    expect(run.err).toContain(message);
  });

  test.skipIf(process.platform !== 'linux')('the browser is given an address that works once: others can read command lines', async () => {
    const folder = workspace();
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const opened = join(folder, 'opened.txt');
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\necho "$@" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    const preview = await start(['passport.journey', '--open'], folder, { PATH: `${bin}:${process.env.PATH}` });
    const given = await expect
      .poll(() => {
        try {
          return readFileSync(opened, 'utf8').trim();
        } catch {
          return '';
        }
      })
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{32}$/)
      .then(() => new URL(readFileSync(opened, 'utf8').trim()));
    expect(given.pathname).not.toContain(preview.token);
    const headers = { Host: given.host };
    expect((await ask(preview.port, given.pathname, { headers: { Host: 'evil.example' } })).status).toBe(403);
    expect(await ask(preview.port, given.pathname, { headers })).toMatchObject({
      status: 303,
      headers: { location: `/${preview.token}/`, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
    expect(await ask(preview.port, given.pathname, { headers })).toMatchObject({
      status: 403,
      body: expect.stringContaining('This address could be opened once.'),
    });
  });

  test('without a browser the address is enough', async () => {
    const preview = await start(['--open'], workspace(), { PATH: '' });
    await expect.poll(() => preview.printed()).toContain('No browser could be opened. Open the address above yourself.');
  });
});
