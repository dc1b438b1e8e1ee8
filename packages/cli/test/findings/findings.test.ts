import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Range, translator } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { messages } from '../../src/messages.ts';
import { type Finding, type FindingDraft, type FindingList, withFingerprints } from '../../src/output/findings/finding.ts';
import { githubAnnotations } from '../../src/output/findings/github-annotations.ts';
import { gitlabCodeQuality } from '../../src/output/findings/gitlab-code-quality.ts';
import { junitXml } from '../../src/output/findings/junit-xml.ts';
import { reviewdogDiagnostics } from '../../src/output/findings/reviewdog-diagnostics.ts';
import { sarifLog } from '../../src/output/findings/sarif-log.ts';
import { cli, useCommand, writeFiles } from '../command.ts';
import { runnerCommand } from './github-runner.ts';
import { gitlabViolations, junitViolations, rdjsonViolations, sarifViolations } from './schemas.ts';

const command = useCommand();
const shop = join(cli, 'test', 'fixtures', 'shop');
const terminal = { translate: translator(messages, 'en') };

async function checked(folder: string, format: string, ...more: string[]): Promise<string> {
  const { out, err } = await command.run(['check', '--format', format, ...more], { folder });
  expect(err).toBe('');
  return out;
}

test.each(['github', 'gitlab', 'junit', 'rdjson'])('the findings as %s', async (format) => {
  const extension = { github: 'txt', junit: 'xml' }[format] ?? 'json';
  const text = await checked(shop, format);
  if (format === 'gitlab') expect(gitlabViolations(text)).toEqual([]);
  if (format === 'junit') expect(await junitViolations(text)).toEqual([]);
  if (format === 'rdjson') expect(rdjsonViolations(text)).toEqual([]);
  await expect(text).toMatchFileSnapshot(`../snapshots/check.${format}.${extension}`);
});

describe('SARIF', () => {
  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    readonly fixes?: readonly {
      readonly artifactChanges: readonly {
        readonly artifactLocation: { readonly uri: string };
        readonly replacements: readonly {
          readonly deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
          readonly insertedContent: { readonly text: string };
        }[];
      }[];
    }[];
  }

  const runOf = (text: string) => JSON.parse(text).runs[0];
  const fingerprints = (text: string) =>
    runOf(text)
      .results.map((result: Result) => `${result.ruleId} ${result.partialFingerprints.primaryLocationLineHash}`)
      .sort();

  test('follows the published schema; severities are levels; a rule brings its page', async () => {
    const text = await checked(shop, 'sarif');
    expect(sarifViolations(text)).toEqual([]);
    const { results, tool, artifacts } = runOf(text);
    expect(results.map(({ ruleId, level }: Result) => `${ruleId} ${level}`)).toEqual([
      'JRN0301 note',
      'JRN0105 error',
      'JRN0201 error',
      'JRN0413 note',
      'JRN0106 error',
      'JRN0407 warning',
      'JRN0403 error',
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(tool.driver.rules[0].shortDescription.text).toBe(
      'A name (or a quoted label) is used that this file neither declares nor imports.',
    );
    expect(tool.driver.rules[0].help.markdown).toContain('## Examples');
    expect(artifacts.map(({ location }: { location: { uri: string } }) => location.uri)).toEqual([
      'inventory.journey',
      'shop.journey',
      'survey.journey',
    ]);
    expect(results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'shop.journey', uriBaseId: 'SRCROOT' },
      region: { startLine: 5, startColumn: 52, endLine: 5, endColumn: 59 },
    });
    expect(results[5].relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('data/spring.csv');
  });

  test('a finding keeps its fingerprint when lines move, and loses it only with its element', async () => {
    const folder = command.folder(shop);
    const before = fingerprints(await checked(folder, 'sarif'));
    expect(new Set(before).size).toBe(before.length);
    const path = join(folder, 'shop.journey');
    const text = readFileSync(path, 'utf8');
    writeFiles(folder, { 'shop.journey': `// A remark\n\n${text.replace('score 4', 'score  5')}` });
    expect(fingerprints(await checked(folder, 'sarif'))).toEqual(before);
  });

  test('two findings of one element differ', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': 'journey a "A" { stage s "S" touchpoint x, y }\n' });
    const found = fingerprints(await checked(folder, 'sarif')).filter((each: string) => each.startsWith('JRN0105'));
    expect(found).toHaveLength(2);
    expect(new Set(found).size).toBe(2);
  });

  test('the quick fix that it carries mends the text', async () => {
    const folder = command.folder(shop);
    const { results } = runOf(await checked(folder, 'sarif'));
    const [change] = results.find(({ ruleId }: Result) => ruleId === 'JRN0105').fixes[0].artifactChanges;
    const path = join(folder, change.artifactLocation.uri);
    const lines = readFileSync(path, 'utf8').split('\n');
    const [{ deletedRegion: region, insertedContent }] = change.replacements;
    expect(region.startLine).toBe(region.endLine);
    const line = lines[region.startLine - 1] ?? '';
    lines[region.startLine - 1] = line.slice(0, region.startColumn - 1) + insertedContent.text + line.slice(region.endColumn - 1);
    writeFiles(folder, { 'shop.journey': lines.join('\n') });
    expect(await checked(folder, 'sarif')).not.toContain('"ruleId": "JRN0105"');
  });

  test('a folder or file with odd characters is an address', async () => {
    const folder = command.folder();
    writeFiles(folder, { 'à côté/50 %#?.journey': 'chanel web' });
    const text = await checked(folder, 'sarif');
    expect(sarifViolations(text)).toEqual([]);
    expect(runOf(text).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      '%C3%A0%20c%C3%B4t%C3%A9/50%20%25%23%3F.journey',
    );
  });

  test('names nothing of the machine, unless a file outside the current folder is checked', async () => {
    const folder = command.folder(shop);
    expect(await checked(folder, 'sarif')).not.toContain(folder);
    const { out } = await command.run(['check', folder, '--format', 'sarif'], { folder: command.folder() });
    expect(runOf(out).results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: expect.stringMatching(/^file:\/\/\/.*\/inventory\.journey$/),
    });
  });
});

test('JUnit: what makes the command fail fails, the rest passes; a file without findings is a test that passes', async () => {
  const folder = command.folder(shop);
  writeFiles(folder, { 'fine.journey': 'channel web "Site"\n' });
  const counts = async (failOn: string) => {
    const text = await checked(folder, 'junit', '--fail-on', failOn);
    expect(await junitViolations(text)).toEqual([]);
    return /<testsuites [^>]*>/.exec(text)?.[0];
  };
  expect(await counts('error')).toContain('tests="8" failures="4"');
  expect(await counts('information')).toContain('tests="8" failures="7"');
  expect(await counts('never')).toContain('tests="8" failures="0"');
});

test('JUnit: a gate is a test; one that is undecided or excused is skipped, never green', async () => {
  const folder = command.folder();
  await command.run(['init', '--language', 'en'], { folder });
  const text = readFileSync(join(folder, 'passport.journey'), 'utf8');
  const gates = [
    'require every stage gap at most 3',
    'require stage book gap at most 1',
    'require stage apply score at least +2 where n at least 50',
    'require stage hand_in gap at most -1 unless "The counter is rebuilt." until 2099-12',
  ];
  writeFiles(folder, { 'passport.journey': text.replace(/\n}\n/, `\n  ${gates.join('\n  ')}\n}\n`) });
  const xml = await checked(folder, 'junit');
  expect(await junitViolations(xml)).toEqual([]);
  await expect(xml).toMatchFileSnapshot('../snapshots/check.gates.xml');
});

test('rdjson: a suggestion counts bytes, and mends the text', async () => {
  const folder = command.folder();
  const text = 'channel web "Sité 自転車"\njourney a "Ça" { stage s "É 😀" channel wep }\n';
  writeFiles(folder, { 'a.journey': text });
  const { diagnostics } = JSON.parse(await checked(folder, 'rdjson'));
  const found = diagnostics.find(({ code }: { code: { value: string } }) => code.value === 'JRN0105');
  const [{ range, text: replacement }] = found.suggestions;
  expect(range).toEqual(found.location.range);
  const line = Buffer.from(text.split('\n')[range.start.line - 1] ?? '');
  expect(line.subarray(range.start.column - 1, range.end.column - 1).toString()).toBe('wep');
  expect(replacement).toBe('web');
});

test('GitHub: how many it leaves out is told; the gravest come first', async () => {
  const list = listOf(Array.from({ length: 12 }, (_, line) => draft({ severity: line % 2 === 0 ? 'hint' : 'information', line })));
  const lines = githubAnnotations(list, terminal).trimEnd().split('\n');
  expect(lines).toHaveLength(13);
  expect(lines.slice(0, 6).every((line) => / line=(2|4|6|8|10|12),/.test(line.replace('file=a.journey,', '')))).toBe(true);
  expect(lines.at(-1)).toBe(
    'GitHub marks at most 10 errors, 10 warnings and 10 notices of one step in the files: 2 findings stand only in this log. With --format sarif, code scanning shows all.',
  );
});

describe('an accepted finding', () => {
  const accepted = { reason: 'The till is rebuilt in May.', place: place('a.journey', 7) };
  const list = listOf([draft({ severity: 'warning', accepted })]);

  test('is suppressed in SARIF, with its reason and place', () => {
    const text = sarifLog(list, '1.0.0');
    expect(sarifViolations(text)).toEqual([]);
    expect(JSON.parse(text).runs[0].results[0].suppressions).toEqual([
      {
        kind: 'inSource',
        status: 'accepted',
        justification: 'The till is rebuilt in May.',
        location: expect.objectContaining({
          physicalLocation: expect.objectContaining({ region: expect.objectContaining({ startLine: 8 }) }),
        }),
      },
    ]);
  });

  test('is skipped in JUnit, with its reason', async () => {
    const text = junitXml(list, () => true, terminal);
    expect(await junitViolations(text)).toEqual([]);
    expect(text).toContain('<skipped>The till is rebuilt in May.</skipped>');
    expect(text).toContain('failures="0"');
  });

  test('stays visible elsewhere, without its severity', () => {
    const sentence = 'Accepted: A message. Reason: The till is rebuilt in May.';
    expect(runnerCommand(githubAnnotations(list, terminal).trimEnd())).toMatchObject({ command: 'notice', data: sentence });
    expect(JSON.parse(gitlabCodeQuality(list, terminal))).toMatchObject([{ severity: 'info', description: sentence }]);
    expect(JSON.parse(reviewdogDiagnostics(list, terminal)).diagnostics).toMatchObject([{ severity: 'INFO', message: sentence }]);
  });
});

describe('the log of a CI service', () => {
  const hostile = () => {
    const folder = command.folder(shop);
    const text = readFileSync(join(folder, 'shop.journey'), 'utf8').replaceAll(
      /journey (\w+) "[^"]*"/g,
      'journey $1 "::stop-commands::x ##[add-mask]y ##vso[task.setvariable]z"',
    );
    writeFiles(folder, { 'shop.journey': text, '::error::x.journey': 'chanel web', ' ::warning::x.journey': 'chanel web' });
    return folder;
  };

  test.each([['check'], ['score']])('takes nothing that %s says for a command', async (verb) => {
    const { out, err } = await command.run([verb], { folder: hostile(), env: { CI: 'true' } });
    expect(out).toContain(verb === 'check' ? '∶:error::x.journey:1:1' : ':stop-commands::x');
    for (const line of `${out}\n${err}`.split('\n')) {
      expect(runnerCommand(line)).toBeNull();
      expect(line).not.toMatch(/##\w*\[/);
    }
  });

  test('elsewhere a path stays as it is', async () => {
    expect((await command.run(['check'], { folder: hostile() })).out).toContain('\n::error::x.journey:1:1');
  });
});

describe('text from files does nothing', () => {
  const HOSTILE = [
    '%0A::error::x',
    '\n::stop-commands::x\n::set-env name=A::b',
    '\r##[add-path]x',
    ']]></failure><script>alert(1)</script>',
    '<!-- --><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    '\u001B[31mred\u0007',
    '\u202Edesrever\u2066',
    '\u0000\uFFFE\uD800 \uDC00',
    '[x](javascript:alert(1))',
    '=cmd()|x, @name: `code` | a',
  ];
  const list = listOf(
    HOSTILE.map((text, line) => ({
      ...draft({ severity: 'error', line, accepted: line % 2 === 0 ? null : { reason: text, place: place(text, 0) } }),
      message: text,
      place: place(`${text}.journey`, line),
      related: [place(`${text}.csv`, 3)],
      fixes: [{ title: text, preferred: true, edits: [{ place: place(`${text}.journey`, line), text }] }],
      identity: [text],
    })),
  );
  const UNSAFE = /[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;

  test('on the terminal of a workflow: a line is one annotation, of the file it is in', () => {
    const lines = githubAnnotations(list, terminal).trimEnd().split('\n');
    expect(lines).toHaveLength(HOSTILE.length);
    for (const line of lines) {
      expect(line).not.toMatch(UNSAFE);
      const told = runnerCommand(line);
      expect(['error', 'notice']).toContain(told?.command);
      expect(Object.keys(told?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
      expect(told?.data).not.toContain('\n');
    }
    expect(lines.map((line) => runnerCommand(line)?.properties.file)).toContain('=cmd()|x, @name: `code` | a.journey');
  });

  test('in XML: it is text', async () => {
    const text = junitXml(list, () => true, terminal);
    expect(await junitViolations(text)).toEqual([]);
    expect(text).not.toMatch(UNSAFE);
    expect(text).not.toMatch(/<(script|!)/);
    // One for each, and one for the file without findings.
    expect(text.match(/<testcase /g)).toHaveLength(HOSTILE.length + 1);
  });

  test('in SARIF: no control characters, no link', () => {
    const text = sarifLog(list, '1.0.0');
    expect(sarifViolations(text)).toEqual([]);
    expect(text).not.toMatch(UNSAFE);
    for (const { message, fixes } of JSON.parse(text).runs[0].results) {
      for (const sentence of [message.text, fixes[0].description.text]) {
        expect(sentence).not.toMatch(UNSAFE);
        expect(sentence).not.toMatch(/(?<!\\)\[[^\]]*\]\(/);
      }
    }
  });

  test.each([
    ['GitLab', gitlabCodeQuality, (told: { description: string }[]) => told.map(({ description }) => description)],
    [
      'rdjson',
      reviewdogDiagnostics,
      (told: { diagnostics: { message: string }[] }) => told.diagnostics.map(({ message }: { message: string }) => message),
    ],
  ] as const)('in %s: sentences of one line without control characters', (_, format, sentencesOf) => {
    const text = format(list, terminal);
    expect(text).not.toMatch(UNSAFE);
    const sentences: string[] = sentencesOf(JSON.parse(text));
    expect(sentences).toHaveLength(HOSTILE.length);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(UNSAFE);
      expect(sentence).not.toContain('\n');
    }
  });

  test('a suggestion in rdjson is the text itself: it goes into the file', () => {
    const { diagnostics } = JSON.parse(reviewdogDiagnostics(list, terminal));
    expect(diagnostics.map(({ suggestions }: { suggestions: { text: string }[] }) => suggestions[0]?.text)).toEqual(HOSTILE);
  });
});

function place(path: string, line: number): Finding['place'] {
  const range: Range = { start: { line, character: 0 }, end: { line, character: 4 } };
  return { path, range };
}

function draft({
  severity,
  line = 0,
  accepted = null,
}: {
  severity: Finding['severity'];
  line?: number;
  accepted?: Finding['accepted'];
}): FindingDraft {
  return {
    rule: { id: 'JRN0301', name: 'unused-touchpoint', severity: 'information', help: null },
    severity,
    message: 'A message.',
    place: place('a.journey', line),
    related: [],
    accepted,
    fixes: [],
    identity: [String(line)],
  };
}

function listOf(drafts: readonly FindingDraft[]): FindingList {
  return { findings: withFingerprints(drafts), files: ['a.journey'], gates: [], lineOf: () => 'text of the line' };
}
