/** A workspace that is edited: in the editor, on the disk, in the linked files. */

import { describe, expect, test } from 'vitest';
import type { Evaluation } from '../src/index.ts';
import { MemoryHost, uriOf } from './memory-host.ts';
import { openWorkspace, rows, TEN } from './open-workspace.ts';

const TEXT = `journey shop "I shop" {
  stage pay "I pay" score +3
}
observations poll of shop from "data.csv" {
  respondent "id"
  measure pay from "note" scale 1..7
}
`;

const n = ({ report }: Evaluation) => report.stages[0]?.measured?.n;

describe('a text in the editor', () => {
  test('wins over the disk until it is let go', async () => {
    const { host, openDocument, closeDocument, filesChanged, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    await openDocument('a.journey', TEXT.replace('"I pay"', '"I pay by card"'));
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay by card');

    host.write('a.journey', TEXT.replace('"I pay"', '"I pay cash"'));
    await filesChanged('a.journey');
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay by card');

    await closeDocument('a.journey');
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay cash');
  });

  test('that was never saved is gone when it is let go', async () => {
    const { openDocument, closeDocument, workspace, diagnostics } = await openWorkspace({});
    await openDocument('new.journey', TEXT);
    expect(workspace.models(uriOf('new.journey'))).toHaveLength(1);
    await closeDocument('new.journey');
    expect(workspace.models(uriOf('new.journey'))).toEqual([]);
    expect(await diagnostics('new.journey')).toEqual([]);
  });

  test('that begins to import a file brings that file in', async () => {
    const { host, openDocument, messages } = await openWorkspace({ 'a.journey': 'owner care\n' });
    host.write('kit/channels.journey', 'channel web\n');
    await openDocument('a.journey', 'import "kit/channels.journey"\ntouchpoint desk on web\n');
    expect(await messages()).toEqual([]);
  });

  test('is not overtaken by a slow reading of what the disk held before', async () => {
    const { host, openDocument, closeDocument, evaluation, filesChanged } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const slow = Promise.withResolvers<void>();
    host.whileReading = () => slow.promise;
    const reading = filesChanged('a.journey');
    await openDocument('a.journey', TEXT.replace('"I pay"', '"I pay by card"'));
    slow.resolve();
    await reading;
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay by card');
    await closeDocument('a.journey');
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay');
  });
});

describe('a journey file on the disk', () => {
  test('of two readings at a time the later one counts', async () => {
    const { host, filesChanged, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const [started, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    host.whileReading = () => {
      started.resolve();
      return slow.promise;
    };
    const first = filesChanged('a.journey');
    // The first read has its bytes and waits.
    await started.promise;
    host.whileReading = () => {};
    host.write('a.journey', TEXT.replace('"I pay"', '"I pay cash"'));
    await filesChanged('a.journey');
    slow.resolve();
    await first;
    expect((await evaluation()).report.stages[0]?.label).toBe('I pay cash');
  });

  test('is deleted: its journey is gone, and who imports it is told', async () => {
    const { host, filesChanged, workspace, messages } = await openWorkspace({
      'a.journey': 'import "b.journey"\nobservations poll of shop from "data.csv" { respondent "id" measure pay from "note" scale 1..7 }\n',
      'b.journey': 'journey shop "I shop" {\n  stage pay "I pay"\n}\n',
      'data.csv': TEN,
    });
    expect(await messages()).toEqual([]);
    host.delete('b.journey');
    await filesChanged('b.journey');
    expect(workspace.models(uriOf('b.journey'))).toEqual([]);
    expect(await messages()).toEqual([
      '1: JRN0107 The file b.journey was not found. The path is relative to the folder of this file.',
      '2: JRN0105 No journey is called shop.',
    ]);
    host.write('b.journey', 'journey shop "I shop" {\n  stage pay "I pay"\n}\n');
    await filesChanged('b.journey');
    expect(await messages()).toEqual([]);
  });

  test('that may not be read says so, and so does the line that imports it, until it may', async () => {
    const host = new MemoryHost({ 'a.journey': 'import "b.journey"\n', 'b.journey': 'channel web\n', 'c.journey': 'owner care\n' });
    host.failures.set('b.journey', 'EACCES');
    host.failures.set('c.journey', 'EBUSY');
    const { workspace, messages, filesChanged } = await openWorkspace(host);
    expect(workspace.unreadableFiles()).toEqual([uriOf('b.journey'), uriOf('c.journey')]);
    const sentence = '1: JRN0116 The file b.journey cannot be read: the system does not allow it. Nothing that it declares is known.';
    expect([await messages('b.journey'), await messages()]).toEqual([[sentence], [sentence]]);
    expect(await messages('c.journey')).toEqual([expect.stringContaining('another program has it open; close it there')]);
    host.failures.clear();
    await filesChanged('b.journey', 'c.journey');
    expect(workspace.unreadableFiles()).toEqual([]);
    expect([await messages('b.journey'), await messages('c.journey')]).toEqual([[], []]);
  });

  test('files that import each other in a circle are read once', async () => {
    const { host, messages, evaluation } = await openWorkspace({
      'a.journey': `import "b.journey"\n${TEXT.replace('score +3', 'channel web')}`,
      'b.journey': 'import "c.journey"\nchannel web\nowner care\n',
      'c.journey': 'import "a.journey"\nimport "c.journey"\nsegment families\n',
      'data.csv': TEN,
    });
    expect(await messages()).toEqual([]);
    expect(n(await evaluation('b.journey'))).toBe(10);
    expect(host.reads.filter((uri) => uri.endsWith('.journey'))).toHaveLength(3);
  });
});

describe('a linked file', () => {
  test('that changes gives new figures, without a word to the workspace', async () => {
    const { host, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    expect((await evaluation()).report.stages[0]?.measured).toMatchObject({ n: 10, mean: expect.closeTo(0.4, 12) });
    host.write('data.csv', rows([7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 1]));
    expect((await evaluation()).report.stages[0]?.measured).toMatchObject({ n: 11, mean: expect.closeTo(-3 + (71 / 11 - 1), 12) });
  });

  test('that is deleted and comes back', async () => {
    const { host, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    host.delete('data.csv');
    expect((await evaluation()).report.missing.map(({ code }) => code)).toEqual(['JRN0401']);
    host.write('data.csv', TEN);
    expect(n(await evaluation())).toBe(10);
  });

  test('is read once for all who ask at a time, and for all studies', async () => {
    const second = TEXT.slice(TEXT.indexOf('observations')).replace('poll', 'again');
    const { host, evaluation, diagnostics } = await openWorkspace({ 'a.journey': TEXT + second, 'data.csv': TEN });
    await Promise.all([evaluation(), evaluation(), diagnostics()]);
    expect(host.reads.filter((uri) => uri.endsWith('.csv'))).toHaveLength(1);
  });
});

describe('what need not be computed again', () => {
  /** The list of losses is made once per aggregation: the same list means that nothing was aggregated again. */
  const lossesOf = ({ report }: Evaluation) => report.studies[0]?.dropped;

  test('an edit that only moves lines reads and aggregates nothing, and its diagnostics move along', async () => {
    const { host, openDocument, evaluation, messages } = await openWorkspace({
      'a.journey': TEXT,
      'data.csv': rows([1, 2, 3, 4, 5, 5, 5, 6, 6, 7, 9]),
    });
    const before = await evaluation();
    const stays = '"note" lies outside the declared scale 1..7';
    expect(await messages()).toEqual([expect.stringContaining('2: JRN0405'), expect.stringMatching(new RegExp(`^6: JRN0407 .*${stays}`))]);
    const reads = host.reads.length;

    for (const [comment, lines] of [
      ['// one\n', 1],
      ['// one\n// two\n', 2],
      ['', 0],
    ] as const) {
      await openDocument('a.journey', comment + TEXT);
      const after = await evaluation();
      expect(lossesOf(after)).toBe(lossesOf(before));
      expect(after.report).toEqual(before.report);
      expect(await messages()).toEqual([
        expect.stringContaining(`${2 + lines}: JRN0405`),
        expect.stringMatching(new RegExp(`^${6 + lines}: JRN0407 .*${stays}`)),
      ]);
    }
    expect(host.reads).toHaveLength(reads);
  });

  test('nor is anything scored again', async () => {
    const { workspace, openDocument, messages } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const evaluated = async () => (await workspace.evaluateFile(uriOf('a.journey')))[0] as Evaluation;
    await openDocument('a.journey', TEXT);
    const before = await evaluated();
    await openDocument('a.journey', `// one\n${TEXT}`);
    const after = await evaluated();
    expect(after.model).toBe(before.model);
    expect(after.report).toBe(before.report);
    expect(after.diagnostics.map(({ at }) => at.range.start.line)).toEqual(before.diagnostics.map(({ at }) => at.range.start.line + 1));
    expect(await messages()).toEqual([expect.stringContaining('3: JRN0405')]);
  });

  test('nor does an edit of a label, a claim or an attribute', async () => {
    const { openDocument, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const before = await evaluation();
    await openDocument(
      'a.journey',
      TEXT.replace('score +3', 'score +1 importance 5 volume 20%').replace('"I shop"', '"I buy"').replace('"I pay"', '"I pay cash"'),
    );
    const after = await evaluation();
    expect(lossesOf(after)).toBe(lossesOf(before));
    expect(after.report.stages[0]).toMatchObject({ label: 'I pay cash', expert: 1, importance: 5, volume: 0.2 });
  });

  test('nor does an edit of what a study says of itself', async () => {
    const { openDocument, evaluation } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const before = await evaluation();
    await openDocument(
      'a.journey',
      TEXT.replace('of shop', '"Poll, March" of shop method survey hot date 2026-03 weight 2 weight by segment shares wave "spring"'),
    );
    const after = await evaluation();
    expect(lossesOf(after)).toBe(lossesOf(before));
    expect(after.report.studies[0]).toMatchObject({ label: 'Poll, March', method: 'survey', date: '2026-03', weight: 2, wave: 'spring' });
  });

  test('a label that a cell of a long file names counts at once', async () => {
    const text = TEXT.replace('measure pay from', 'stage "where" score');
    const { openDocument, evaluation } = await openWorkspace({
      'a.journey': text,
      'data.csv': 'id;where;note\n1;I pay;4\n2;I pay cash;5\n3;I pay cash;6\n',
    });
    expect(n(await evaluation())).toBe(1);
    await openDocument('a.journey', text.replace('"I pay"', '"I pay cash"'));
    expect(n(await evaluation())).toBe(2);
  });

  test('an edit of the mapping does', async () => {
    const { openDocument, evaluation, host } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const before = await evaluation();
    const reads = host.reads.length;
    await openDocument('a.journey', TEXT.replace('1..7', '1..7 missing 1'));
    const after = await evaluation();
    expect([n(before), n(after)]).toEqual([10, 9]);
    expect(lossesOf(after)).not.toBe(lossesOf(before));
    // … but the file is not read again.
    expect(host.reads).toHaveLength(reads);
  });

  test('a text that is broken for a moment costs nothing', async () => {
    const { openDocument, evaluation, host } = await openWorkspace({ 'a.journey': TEXT, 'data.csv': TEN });
    const before = await evaluation();
    await openDocument('a.journey', TEXT.replace('journey shop', 'journe shop'));
    await openDocument('a.journey', TEXT);
    expect(lossesOf(await evaluation())).toBe(lossesOf(before));
    expect(host.reads).toHaveLength(2);
  });
});
