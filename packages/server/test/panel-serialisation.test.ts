/** A Report is large: on its way to the panel it is serialised once, and the same text is hashed, sent and shown. */
import type { JourneyReport } from '@parcours/model';
import { expect, test } from 'vitest';
import type { Context } from '../src/context.ts';
import { panelData } from '../src/features/panel/panel-data.ts';

/** A context whose file evaluates to one journey that counts how often it is serialised. */
function countingContext(score: number) {
  const count = { serialisations: 0 };
  const report = {
    name: 'j',
    score,
    missing: [],
    toJSON() {
      count.serialisations++;
      return { name: 'j', score };
    },
  } as unknown as JourneyReport;
  const workspace = {
    files: new Map([['file:///a.journey', {}]]),
    syntaxErrors: () => [],
    keywordLanguageOf: () => 'en',
    evaluateFile: async () => [{ report, pendingFiles: [] }],
  };
  return { context: { workspace, language: 'en' } as unknown as Context, count };
}

test('hash and message share one serialisation of the Report', async () => {
  const { context, count } = countingContext(1);
  const data = await panelData(context, { uri: 'file:///a.journey' });
  const message = JSON.stringify({ jsonrpc: '2.0', id: 1, result: data });
  expect(JSON.parse(JSON.parse(message).result.reportJson)).toEqual({ journeys: [{ name: 'j', score: 1 }] });
  expect(count.serialisations).toBe(1);
});

test('the hash tells Reports apart, and equal ones have the same', async () => {
  const hashOf = async (score: number) => (await panelData(countingContext(score).context, { uri: 'file:///a.journey' })).hash;
  expect(await hashOf(1)).toBe(await hashOf(1));
  expect(await hashOf(1)).not.toBe(await hashOf(2));
});
