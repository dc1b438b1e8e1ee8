import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, useCommand, writeFiles } from './command.ts';

const command = useCommand();
const shop = join(cli, 'test', 'fixtures', 'shop');

test.each(['en', 'fr', 'de'])('all diagnostics at their places, in %s', async (language) => {
  const { code, out, err } = await command.run(['check', '--lang', language], { folder: shop });
  expect([code, err]).toEqual([1, '']);
  await expect(out).toMatchFileSnapshot(`snapshots/check.${language}.txt`);
});

test('the same as JSON, places from 1', async () => {
  const { code, out } = await command.run(['check', '--format', 'json'], { folder: shop });
  expect(code).toBe(1);
  const { findings, counts, files } = JSON.parse(out);
  expect(files).toEqual(['inventory.journey', 'shop.journey', 'survey.journey']);
  expect(counts).toEqual({ error: 4, warning: 1, information: 2, hint: 0, accepted: 0 });
  expect(findings).toHaveLength(7);
  expect(findings[1]).toEqual({
    file: 'shop.journey',
    line: 5,
    column: 52,
    endLine: 5,
    endColumn: 59,
    code: 'JRN0105',
    name: 'unknown-name',
    severity: 'error',
    message: 'No touchpoint is called catalog. Did you mean catalogue?',
    accepted: null,
    suggestion: 'catalogue',
    related: [],
  });
});

describe('what makes it fail', () => {
  const warned = () => {
    const folder = command.folder();
    const stage = 'stage try "J’essaie" touchpoint till importance 5 moment of truth';
    writeFiles(folder, {
      'a.journey': `channel shop\ntouchpoint till "Caisse" on shop\njourney buy "J’achète" { ${stage} }\nobservations o of buy from "o.csv" { respondent "id" measure try from "x" scale 1..5 }\n`,
      'o.csv': 'id;x\n',
    });
    return folder;
  };

  test.each([
    ['error', 0],
    ['warning', 1],
    ['information', 1],
    ['never', 0],
  ])('--fail-on %s, where the worst is a warning: %d', async (severity, code) => {
    expect((await command.run(['check', '--fail-on', severity], { folder: warned() })).code).toBe(code);
  });

  test('never fails with errors either, if so asked', async () => {
    expect((await command.run(['check', '--fail-on', 'never'], { folder: shop })).code).toBe(0);
  });
});

describe('severities as one wants them', () => {
  const found = async (...line: string[]) => {
    const { code, out } = await command.run(['check', '--format', 'json', ...line], { folder: shop });
    const { findings, counts } = JSON.parse(out);
    return { code, counts, codes: findings.map((each: { code: string; severity: string }) => `${each.code} ${each.severity}`) };
  };

  test('a code is off, another weighs more', async () => {
    const { code, counts, codes } = await found('--severity', 'JRN0301=off', '--severity=JRN0413=hint', '--severity', 'JRN0407=error');
    expect(code).toBe(1);
    expect(codes).toEqual(['JRN0105 error', 'JRN0201 error', 'JRN0413 hint', 'JRN0106 error', 'JRN0407 error', 'JRN0403 error']);
    expect(counts).toEqual({ error: 5, warning: 0, information: 0, hint: 1, accepted: 0 });
  });

  test('decides whether it fails; the later of two counts', async () => {
    const errors = ['JRN0105', 'JRN0201', 'JRN0106', 'JRN0403'];
    expect((await found(...errors.flatMap((each) => ['--severity', `${each}=warning`]))).code).toBe(0);
    expect((await found('--severity', 'JRN0301=error', '--severity', 'JRN0301=off')).codes).not.toContain('JRN0301 error');
  });

  test.each([
    ['JRN0301', '--severity takes CODE=SEVERITY, for instance JRN0301=off, not "JRN0301".'],
    ['jrn0301=off', 'No finding has the code "jrn0301". Did you mean JRN0301?'],
    ['__proto__=off', 'No finding has the code "__proto__".'],
    ['JRN0301=none', '"none" is not possible for --severity. Possible: error, warning, information, hint, off.'],
    ['JRN0414=off', 'JRN0414 cannot be switched off: without it nobody would know that figures are those of a half-written file.'],
  ])('%s is refused', async (value, sentence) => {
    const { code, err } = await command.run(['check', '--severity', value], { folder: shop });
    expect([code, err]).toEqual([2, expect.stringContaining(`parcours: ${sentence}\n`)]);
  });
});

test('a file without diagnostics', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a.journey': 'channel web "Site"\n' });
  expect(await command.run(['check', 'a.journey'], { folder })).toEqual({ code: 0, out: '1 file, nothing to report.\n', err: '' });
});

test('only diagnostics of the file named', async () => {
  const { out } = await command.run(['check', 'survey.journey', '--format', 'json'], { folder: shop });
  expect(new Set(JSON.parse(out).findings.map(({ file }: { file: string }) => file))).toEqual(new Set(['survey.journey']));
});

test('paths can be opened from where the user is; the order in which they are given does not matter', async () => {
  const folder = command.folder();
  writeFiles(folder, { 'a/x.journey': 'chanel web', 'b/y.journey': 'chanel web' });
  const { out } = await command.run(['check', 'b', 'a/x.journey'], { folder });
  expect(out.match(/^\S+:1:1/gm)).toEqual(['a/x.journey:1:1', 'b/y.journey:1:1']);
  expect((await command.run(['check', 'a', join(folder, 'b')], { folder })).out).toBe(out);
  const elsewhere = await command.run(['check', 'x.journey', '../b'], { folder: join(folder, 'a') });
  expect(elsewhere.out.match(/^\S+:1:1/gm)).toEqual(['x.journey:1:1', `${join(folder, 'b')}/y.journey:1:1`]);
});

describe('the workspace', () => {
  const nested = () => {
    const folder = command.folder(shop);
    writeFiles(folder, {
      'text/buy.journey': 'import "../inventory.journey"\njourney b2 for ana { stage one "Je lis" touchpoint till }\n',
    });
    return folder;
  };

  test('is the current folder: what stands above the path may be imported', async () => {
    expect((await command.run(['check', 'text'], { folder: nested() })).code).toBe(0);
  });

  test('is the folder named, if the current one does not hold it', async () => {
    const { code, out } = await command.run(['check', join(nested(), 'text')], { folder: command.folder() });
    expect(code).toBe(1);
    expect(out).toContain('JRN0108 The file ../inventory.journey lies outside the workspace and is not read.');
  });

  test('is the one that --workspace names', async () => {
    const folder = nested();
    expect((await command.run(['check', join(folder, 'text'), '--workspace', folder], { folder: command.folder() })).code).toBe(0);
    const outside = await command.run(['check', '.', '--workspace', 'text'], { folder });
    expect([outside.code, outside.err]).toEqual([2, expect.stringContaining('parcours: . lies outside the workspace text.')]);
  });
});

describe('what the text accepts', () => {
  const ACCEPTED = `channel shop
channel web
touchpoint till "Checkout" on shop
journey buy "I buy" {
  // parcours: allow JRN0318 "the shop's|tablet"
  // parcours: allow JRN0304 "nothing here"
  stage pay "I pay" channel web touchpoint till
  stage leave "I leave" channel web touchpoint till // parcours: erlauben JRN0318 "\u202ehere too"
}
`.replace('|', '\u001b[31m');

  test('is listed with its reason, counted apart, and fails nothing; what accepts nothing is said', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': ACCEPTED });
    const { code, out } = await command.run(['check', '--fail-on', 'warning'], { folder });
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot('snapshots/check.accepted.txt');
    writeFiles(folder, { 'a.journey': ACCEPTED.replace(/^.*JRN0304.*\n/m, '') });
    expect((await command.run(['check', '--fail-on', 'warning'], { folder })).code).toBe(0);
  });

  test('in JSON, with the place of the comment', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': ACCEPTED });
    const { findings, counts } = JSON.parse((await command.run(['check', '--format', 'json'], { folder })).out);
    expect(counts).toMatchObject({ error: 0, warning: 1, accepted: 2 });
    const accepted = findings.filter((finding: { accepted: unknown }) => finding.accepted);
    expect(
      accepted.map((finding: { code: string; severity: string; line: number }) => [finding.code, finding.severity, finding.line]),
    ).toEqual([
      ['JRN0318', 'warning', 7],
      ['JRN0318', 'warning', 8],
    ]);
    expect(accepted[0].accepted).toMatchObject({ file: 'a.journey', line: 5, column: 3 });
  });

  test('what settings make an error is not accepted', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': ACCEPTED });
    const { code, out } = await command.run(['check', '--format', 'json', '--severity', 'JRN0318=error'], { folder });
    expect([code, JSON.parse(out).counts]).toMatchObject([1, { error: 2, accepted: 0 }]);
  });
});

describe('what the workspace sets in .vscode/settings.json', () => {
  const settings = (text: string) => {
    const folder = command.folder(shop);
    writeFiles(folder, { '.vscode/settings.json': text });
    return folder;
  };
  const severityOf = async (code: string, folder: string, ...more: string[]) => {
    const { out } = await command.run(['check', '--format', 'json', ...more], { folder });
    return JSON.parse(out).findings.find((each: { code: string }) => each.code === code)?.severity;
  };

  test('severities, as in the editor; an option of the command takes precedence', async () => {
    const folder = settings('{\n  // for now\n  "parcours.severity": { "JRN0105": "information" },\n}\n');
    expect(await severityOf('JRN0105', shop)).toBe('error');
    expect(await severityOf('JRN0105', folder)).toBe('information');
    expect(await severityOf('JRN0105', folder, 'shop.journey')).toBe('information');
    expect(await severityOf('JRN0105', folder, '--severity', 'JRN0105=warning')).toBe('warning');
    expect(await severityOf('JRN0105', settings('{ "parcours.severity": { "JRN0105": "off" } }'))).toBeUndefined();
    expect(await severityOf('JRN0105', settings('not JSON'))).toBe('error');
  });

  test('the sizes of data files, for check and score', async () => {
    const folder = command.folder();
    writeFiles(folder, {
      '.vscode/settings.json': '{ "parcours.limits.rows": 11 }',
      'a.journey':
        'channel web\njourney a {\n  stage s channel web\n}\nobservations o of a method survey from "o.csv" {\n  measure s from "s" scale 1..10\n}\n',
      'o.csv': `s\n${'7\n'.repeat(12)}`,
    });
    expect((await command.run(['check'], { folder })).out).toMatch(/more than 11 rows/);
    expect((await command.run(['score'], { folder })).err).toMatch(/more than 11 rows/);
    expect((await command.run(['check', '--limit', 'rows=12'], { folder })).out).not.toMatch(/more than/);
  });
});
