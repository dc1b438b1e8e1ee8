/** While a file is being read, with an engine that waits until the test resumes it. */
import type { Model } from '@parcours/model';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ReadProgress, Workspace } from '../src/index.ts';
import type { WorkspaceOptions } from '../src/workspace.ts';
import { DeferredEngine } from './deferred-engine.ts';
import { MemoryHost, uriOf } from './memory-host.ts';

const CHANNELS = 'channel web\nchannel store\n';
const JOURNEY = `${CHANNELS}journey shop "I shop" {
  stage find "I find it"
  stage pay "I pay"
}
`;
const STUDY = `observations survey of shop from "survey.csv" {
  respondent "id"
  measure pay from "paying" scale 1..7
}
`;
// On 1..7 a score is the rating less 4: mean −1.
const SURVEY = 'id,paying,finding\n1,2,7\n2,4,7\n3,3,7\n';
const uri = uriOf('a.journey');

class Session {
  readonly reported: ReadProgress[] = [];
  readonly host: MemoryHost;
  readonly workspace: Workspace;
  engine!: DeferredEngine;
  lateReads = 0;
  readonly #onLateRead: (() => void)[] = [];

  constructor(text: string, options: WorkspaceOptions = {}) {
    this.host = new MemoryHost({ 'a.journey': text, 'survey.csv': SURVEY });
    this.workspace = new Workspace(this.host, {
      engine: (portable) => {
        this.engine = new DeferredEngine(portable);
        return this.engine;
      },
      onProgress: (progress) => this.reported.push(progress),
      onLateRead: () => {
        this.lateReads++;
        for (const notify of this.#onLateRead.splice(0)) notify();
      },
      ...options,
    });
  }

  static async with(text: string, options?: WorkspaceOptions): Promise<Session> {
    const session = new Session(text, options);
    await session.workspace.open();
    return session;
  }

  get model(): Model {
    return this.workspace.models(uri)[0] as Model;
  }

  /** Asks for the Report of the text as it is now. */
  ask() {
    return this.workspace.evaluate(this.model);
  }

  /** Asks, and waits until somebody reads. */
  async reading() {
    const asked = this.ask();
    await this.engine.started(1);
    return asked;
  }

  /** Resolves when so many reads have finished after their timeout. */
  async untilLateReads(count: number): Promise<void> {
    while (this.lateReads < count) await new Promise<void>((resolve) => this.#onLateRead.push(resolve));
  }

  async type(text: string) {
    await this.workspace.openDocument(uri, text);
    return this.ask();
  }
}

const measured = ({ report }: Awaited<ReturnType<Workspace['evaluate']>>, stage = 'pay') =>
  report.stages.find(({ name }) => name === stage)?.measured?.mean;

const SHORT_TIMEOUTS = { readTimeouts: { figures: 20, diagnostics: 20 } };

describe('nobody waits for a file that takes long', () => {
  test('figures and diagnostics come without it, say so, and are replaced once it is read', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    const before = await session.ask();
    expect(before.pendingFiles).toEqual(['survey.csv']);
    expect(before.report.missing.map(({ code }) => code)).toEqual(['JRN0435']);
    expect(measured(before)).toBeUndefined();
    // That nobody measures a stage is not said before it is known.
    const found = await session.workspace.diagnostics(uri);
    expect(found.map(({ code, severity }) => [code, severity])).toContainEqual(['JRN0435', 'information']);
    expect(session.lateReads).toBe(0);
    session.engine.resume();
    await session.untilLateReads(1);
    const after = await session.ask();
    expect([after.pendingFiles, after.report.missing]).toEqual([[], []]);
    expect(measured(after)).toBe(-1);
    expect(session.engine.tasks).toHaveLength(1);
  });

  test('a broken line is found while it is being read', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await session.ask();
    await session.workspace.openDocument(uri, `${JOURNEY}${STUDY}touchpoint "Till" on\n`);
    const begun = Date.now();
    expect((await session.workspace.diagnostics(uri)).filter(({ severity }) => severity === 'error')).not.toEqual([]);
    expect(Date.now() - begun).toBeLessThan(1000);
    expect(session.engine.tasks).toHaveLength(1);
  });

  test('who is willing to wait gets all', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await session.ask();
    const waiting = session.workspace.evaluateFile(uri, undefined, Number.POSITIVE_INFINITY);
    session.engine.resume();
    expect((await waiting).map((each) => measured(each))).toEqual([-1]);
  });
});

describe('typing while a file is being read', () => {
  const edits: Record<string, (text: string) => string> = {
    'a label': (text) => text.replace('I pay', 'I pay cash'),
    'a new stage': (text) => text.replace('  stage pay', '  stage look "I look"\n  stage pay'),
    'another stage away': (text) => text.replace('  stage find "I find it"\n', ''),
    'a channel': (text) => `${text}channel phone\n`,
    'what the study says of itself': (text) =>
      text.replace('survey of shop', 'survey "Spring" of shop method survey date 2026-04 weight 2'),
    'the name of the study': (text) => text.replace('observations survey', 'observations spring'),
    'the order of the file': () => STUDY + JOURNEY,
    'a quote that is not closed, above': (text) => text.replace('"I find it"', '"I find it'),
    'a brace that is not closed, above': (text) => text.replace('stage pay "I pay"', 'stage pay "I pay" {'),
    'half a line, above': (text) => text.replace('  stage pay', '  stage\n  stage pay'),
    'half a declaration, at the top': (text) => `touchpoint\n${text}`,
    'the head of the journey gone': (text) => text.replace('journey shop "I shop" {', 'journey'),
  };
  for (const [what, edit] of Object.entries(edits)) {
    test(`${what}: nothing is read again`, async () => {
      const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
      await session.ask();
      const [task] = session.engine.tasks;
      const evaluate = async () => {
        for (const model of session.workspace.models(uri)) await session.workspace.evaluate(model);
      };
      await session.workspace.openDocument(uri, edit(JOURNEY + STUDY));
      await evaluate();
      // And once it is mended.
      await session.workspace.openDocument(uri, JOURNEY + STUDY);
      await evaluate();
      expect(session.engine.tasks).toHaveLength(1);
      expect(task?.isCancelled).toBe(false);
      session.engine.resume();
      await session.untilLateReads(1);
      expect(measured(await session.ask())).toBe(-1);
      expect(session.engine.tasks).toHaveLength(1);
    });
  }

  test('character by character, a whole new stage and a new touchpoint', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await session.ask();
    const typed = ['touchpoint till "The till, \'open\'" on store\n', '  stage leave "I leave" touchpoint till score -1 target +2 {\n}\n'];
    let text = JOURNEY + STUDY;
    for (const [at, line] of [
      [CHANNELS.length, typed[0] as string],
      [text.indexOf('  stage find') + (typed[0] as string).length, typed[1] as string],
    ] as const) {
      for (let length = 1; length <= line.length; length++) {
        await session.workspace.openDocument(uri, text.slice(0, at) + line.slice(0, length) + text.slice(at));
        for (const model of session.workspace.models(uri)) await session.workspace.evaluate(model, undefined, 0);
      }
      text = text.slice(0, at) + line + text.slice(at);
    }
    expect(session.engine.tasks).toHaveLength(1);
    session.engine.resume();
    await session.untilLateReads(1);
    const evaluation = await session.ask();
    expect(measured(evaluation)).toBe(-1);
    expect(evaluation.report.stages.map(({ name }) => name)).toEqual(['leave', 'find', 'pay']);
  });

  test('a study that is renamed while it is read has its new name in the Report', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await session.ask();
    await session.type((JOURNEY + STUDY).replace('observations survey', 'observations spring'));
    session.engine.resume();
    await session.untilLateReads(1);
    const { report } = await session.ask();
    expect(report.studies.map(({ name }) => name)).toEqual(['spring']);
    expect(session.engine.tasks).toHaveLength(1);
  });

  test('another mapping takes its place, and gives its figures', async () => {
    const session = await Session.with(JOURNEY + STUDY);
    const first = session.reading();
    await session.engine.started(1);
    const second = session.type((JOURNEY + STUDY).replace('measure pay from "paying"', 'measure find from "finding"'));
    await session.engine.started(2);
    const [older, newer] = session.engine.tasks;
    await older?.cancelled;
    newer?.resume();
    expect(measured(await second, 'find')).toBe(3);
    expect(measured(await second, 'pay')).toBeUndefined();
    // Who asked for the older text is not left waiting.
    expect((await first).report.missing).toEqual([]);
  });

  test('a mapping that was changed and changed back ends in its own figures', async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await session.ask();
    await session.type((JOURNEY + STUDY).replace('1..7', '1..5'));
    await session.type(JOURNEY + STUDY);
    await Promise.all(session.engine.tasks.slice(0, 2).map(({ cancelled }) => cancelled));
    await session.untilLateReads(2);
    session.engine.resume();
    await session.untilLateReads(3);
    expect(measured(await session.ask())).toBe(-1);
  });
});

describe('progress', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('nothing is told of what takes less than a second', async () => {
    const session = await Session.with(JOURNEY + STUDY);
    const asked = session.reading();
    await session.engine.started(1);
    session.engine.tasks[0]?.reportProgress(0.5);
    session.engine.resume();
    await asked;
    await vi.advanceTimersByTimeAsync(1100);
    expect(session.reported).toEqual([]);
  });

  test('a reader that cannot say how far it has come is told of all the same; the end is told once', async () => {
    const session = await Session.with(JOURNEY + STUDY);
    const asked = session.reading();
    await vi.advanceTimersByTimeAsync(1200);
    expect(session.reported.map(({ path, fraction: done, ended }) => [path, done, ended])).toEqual([['survey.csv', null, false]]);
    session.engine.tasks[0]?.reportProgress(0.5);
    await vi.advanceTimersByTimeAsync(250);
    session.engine.tasks[0]?.reportProgress(1);
    session.engine.resume();
    await asked;
    expect(session.reported.map(({ fraction: done }) => done).at(-1)).toBe(1);
    expect(session.reported.filter(({ ended }) => ended)).toHaveLength(1);
    // Behind the last byte the aggregation is still to come.
    expect(session.reported.filter(({ ended }) => !ended).every(({ fraction: done }) => done === null || done < 1)).toBe(true);
  });

  test('read again soon after, for another mapping, it is told of at once; later, after a second again', async () => {
    const session = await Session.with(JOURNEY + STUDY);
    const first = session.reading();
    await vi.advanceTimersByTimeAsync(1200);
    session.engine.resume();
    await first;
    const told = () => session.reported.map(({ fraction: done, ended }) => (ended ? 'end' : done));
    expect(told()).toEqual([null, 'end']);
    await vi.advanceTimersByTimeAsync(500);
    const second = session.type(JOURNEY + STUDY.replace('1..7', '1..5'));
    await session.engine.started(2);
    expect(told()).toEqual([null, 'end', null]);
    session.engine.resume();
    await second;
    expect(told()).toEqual([null, 'end', null, 'end']);
    await vi.advanceTimersByTimeAsync(1500);
    void session.type(JOURNEY + STUDY.replace('1..7', '1..9'));
    await session.engine.started(3);
    expect(told()).toEqual([null, 'end', null, 'end']);
    await vi.advanceTimersByTimeAsync(1100);
    expect(told()).toEqual([null, 'end', null, 'end', null]);
    session.engine.resume();
  });

  test('two studies of one file are one reading: as far as the slower, and cancelled together', async () => {
    const session = await Session.with(JOURNEY + STUDY + STUDY.replace('survey of', 'other of').replace('"paying"', '"finding"'));
    const asked = session.ask();
    await session.engine.started(2);
    await vi.advanceTimersByTimeAsync(1100);
    session.engine.tasks[0]?.reportProgress(0.9);
    await vi.advanceTimersByTimeAsync(250);
    session.engine.tasks[1]?.reportProgress(0.3);
    expect(session.reported.at(-1)?.fraction).toBe(0.3);
    session.reported.at(-1)?.cancel();
    const { report } = await asked;
    expect(report.missing.map(({ code }) => code)).toEqual(['JRN0436', 'JRN0436']);
    expect(session.reported.filter(({ ended }) => ended)).toHaveLength(1);
  });
});

describe('cancelling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** The result, once the timeouts of the read have passed. */
  const afterTimeout = async <T>(asked: Promise<T>): Promise<T> => {
    await vi.advanceTimersByTimeAsync(SHORT_TIMEOUTS.readTimeouts.figures);
    return asked;
  };
  const cancelled = async () => {
    const session = await Session.with(JOURNEY + STUDY, SHORT_TIMEOUTS);
    await afterTimeout(session.ask());
    await vi.advanceTimersByTimeAsync(1100);
    session.reported.at(-1)?.cancel();
    await session.untilLateReads(1);
    return session;
  };

  test('stops the reading, says so, and stays so while other things are typed', async () => {
    const session = await cancelled();
    expect(session.engine.tasks[0]?.isCancelled).toBe(true);
    expect(session.reported.at(-1)?.ended).toBe(true);
    const { report, pendingFiles: reading } = await afterTimeout(session.ask());
    expect([report.missing.map(({ code }) => code), reading]).toEqual([['JRN0436'], []]);
    await afterTimeout(session.type((JOURNEY + STUDY).replace('I pay', 'I pay cash')));
    expect((await afterTimeout(session.workspace.diagnostics(uri))).find(({ code }) => code === 'JRN0436')?.severity).toBe('warning');
    expect(session.engine.tasks).toHaveLength(1);
  });

  test('it is read again when somebody asks for it, when the file changes, and when the mapping does', async () => {
    for (const again of [
      (session: Session) => session.workspace.retryCancelledReads(),
      (session: Session) => session.host.write('survey.csv', SURVEY),
      (session: Session) => session.workspace.openDocument(uri, (JOURNEY + STUDY).replace('1..7', '1..7 missing 99')),
    ]) {
      const session = await cancelled();
      await again(session);
      expect((await afterTimeout(session.ask())).pendingFiles).toEqual(['survey.csv']);
      session.engine.resume();
      await session.untilLateReads(2);
      expect(measured(await afterTimeout(session.ask()))).toBe(-1);
    }
  });

  test('nothing that was read is read again with it', async () => {
    const session = await Session.with(JOURNEY + STUDY);
    const asked = session.reading();
    await session.engine.started(1);
    session.engine.resume();
    await asked;
    session.workspace.retryCancelledReads();
    await afterTimeout(session.ask());
    expect(session.engine.tasks).toHaveLength(1);
  });
});
