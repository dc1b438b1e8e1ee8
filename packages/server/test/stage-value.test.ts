/** What the panel changes is written into the text, and nothing else is. */
import { afterEach, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client, CUISINE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

async function begin(path: string, text?: string) {
  const edits: WorkspaceEdit[] = [];
  client = await Client.start({
    copyOf: CUISINE,
    answers: (connection) =>
      connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        edits.push(edit);
        return { applied: true };
      }),
  });
  const before = await client.open(path, text);
  const uri = client.uri(path);
  /** The line that is another after the edit. */
  return async (journey: string, stage: string, attribute: string, value: number) => {
    expect(await client.request('parcours/editStage', { uri, journey, stage, attribute, value })).toBe(true);
    const changes = edits.at(-1)?.changes?.[uri] ?? [];
    const after = TextDocument.applyEdits(TextDocument.create(uri, 'journey', 1, before), changes).split('\n');
    const changed = after.filter((line, at) => line !== before.split('\n')[at]);
    expect(changed).toHaveLength(1);
    return changed[0]?.trim();
  };
}

test('a value of the text is replaced, a new one is added at its place', async () => {
  const edited = await begin('cuisine.journey');
  const order = "stage order 'Je commande' channel store touchpoint planner score +1";
  expect(await edited('kitchen', 'order', 'target', 2.35)).toBe(`${order} target +2.35 volume 22%`);
  expect(await edited('kitchen', 'order', 'target', -0.5)).toBe(`${order} target -0.5 volume 22%`);
  expect(await edited('kitchen', 'order', 'volume', 0.3)).toBe(`${order} target +2 volume 30%`);
  expect(await edited('kitchen', 'order', 'importance', 4)).toBe(`${order} target +2 volume 22% importance 4`);
});

test('in a text with German keywords, and a target without a sign', async () => {
  const edited = await begin('a.journey', 'language de\nReise j {\n  Etappe s "S" Zielwert 1.5\n}\n');
  expect(await edited('j', 's', 'target', 2)).toBe('Etappe s "S" Zielwert 2');
  expect(await edited('j', 's', 'importance', 5)).toBe('Etappe s "S" Zielwert 1.5 Wichtigkeit 5');
});

test('what cannot be is refused, with what to do', async () => {
  await begin('cuisine.journey');
  const ask = (stage: string, value: number) =>
    client.request('parcours/editStage', { uri: client.uri('cuisine.journey'), journey: 'kitchen', stage, attribute: 'target', value });
  await expect(ask('gone', 1)).rejects.toThrow('the text has no stage “gone” any more');
  await expect(ask('order', 4)).rejects.toThrow('outside of what “order” can have');
});
