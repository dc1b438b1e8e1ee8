/** A keystroke scores each journey once, however many features ask for it. */
import { DEFAULT_VIEW, type View } from '@parcours/model';
import { scoreJourney } from '@parcours/scoring';
import { beforeEach, expect, test, vi } from 'vitest';
import { uriOf } from './memory-host.ts';
import { openWorkspace, TEN } from './open-workspace.ts';

vi.mock('@parcours/scoring', async (importOriginal) => {
  const original = await importOriginal<typeof import('@parcours/scoring')>();
  return { ...original, scoreJourney: vi.fn(original.scoreJourney) };
});

const JOURNEY = 'channel web\nchannel store\njourney shop "I shop" {\n  stage pay "I pay"\n}\n';
const STUDY = `import "shop.journey"
observations poll of shop from "poll.csv" {
  respondent "id"
  measure pay from "note" scale 1..7
}
`;
const files = { 'shop.journey': JOURNEY, 'poll.journey': STUDY, 'poll.csv': TEN };

beforeEach(() => {
  vi.mocked(scoreJourney).mockClear();
});

function timesScored(): number {
  const { calls } = vi.mocked(scoreJourney).mock;
  vi.mocked(scoreJourney).mockClear();
  return calls.length;
}

test.each([
  ['the journey', 'shop.journey', JOURNEY.replace('I pay', 'I pay cash')],
  ['the mapping, with the journey closed', 'poll.journey', STUDY.replace('1..7', '1..8')],
])('a keystroke in %s: panel and diagnostics share one scoring', async (_, path, edited) => {
  const { workspace, openDocument } = await openWorkspace(files);
  await openDocument(path, files[path as keyof typeof files]);
  await workspace.diagnostics(uriOf(path));
  expect(timesScored()).toBe(1);
  await openDocument(path, edited);
  // The panel sends its view as JSON, in an object of its own.
  const view = JSON.parse(JSON.stringify(DEFAULT_VIEW)) as View;
  const [[shown], diagnostics] = await Promise.all([workspace.evaluateFile(uriOf(path), view), workspace.diagnostics(uriOf(path))]);
  expect(timesScored()).toBe(1);
  expect(shown?.report.stages[0]?.measured?.n).toBe(10);
  expect(diagnostics).toEqual(await workspace.diagnostics(uriOf(path)));
  expect(timesScored()).toBe(0);
});

test('each view is scored once, whatever the order of its fields', async () => {
  const { workspace, openDocument } = await openWorkspace(files);
  await openDocument('shop.journey', JOURNEY);
  const evaluate = async (view: View) => (await workspace.evaluateFile(uriOf('shop.journey'), view))[0]?.report;
  const whole = await evaluate(DEFAULT_VIEW);
  const compared = await evaluate({ ...DEFAULT_VIEW, compare: 'channel' });
  expect(timesScored()).toBe(2);
  const { wave, compare, ...perimeter } = DEFAULT_VIEW;
  expect(await evaluate({ compare, wave, ...perimeter })).toBe(whole);
  expect(await evaluate({ ...DEFAULT_VIEW, compare: 'channel' })).toBe(compared);
  expect(timesScored()).toBe(0);
});

test('a changed data file is scored again', async () => {
  const { workspace, host, openDocument } = await openWorkspace(files);
  await openDocument('shop.journey', JOURNEY);
  await workspace.diagnostics(uriOf('shop.journey'));
  host.write('poll.csv', `${TEN}11;7\n`);
  const [evaluation] = await workspace.evaluateFile(uriOf('shop.journey'));
  expect(timesScored()).toBe(2);
  expect(evaluation?.report.stages[0]?.measured?.n).toBe(11);
});
