/** The data tab: columns with what they are mapped to, and one click that writes the proposed line. */
import { afterEach, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { DataData } from '../src/protocol.ts';
import { Client } from './client.ts';

let client: Client;
afterEach(() => client.stop());

const JOURNEY = `journey j "J" {
  stage order "I order"
  stage pay "I pay"
}
observations o "Survey" of j from "a.csv" {
  measure order from "order" scale 1..5
}
`;

test('of each column: cells, what is empty, what it is mapped to, and what can be written', async () => {
  const edits: WorkspaceEdit[] = [];
  client = await Client.start({
    answers: (connection) =>
      connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
        edits.push(edit);
        return { applied: true };
      }),
  });
  await client.write('a.csv', 'id;order;pay;note\n1;5;2;\n2;5;3;\n3;1;;\n');
  await client.write('b.csv', 'pay\n4\n5\n');
  await client.write('a.journey', JOURNEY);
  await client.open('a.journey');
  const uri = client.uri('a.journey');
  const data = await client.request<DataData>('parcours/data', { uri, journey: 'j' });
  expect(data.unlinked).toEqual([{ uri: client.uri('b.csv'), path: 'b.csv' }]);
  const [profile] = data.profiles;
  expect(profile).toMatchObject({ study: 'o', label: 'Survey', path: 'a.csv', rows: 3, isBeginning: false });
  const column = (header: string) => profile?.columns.find((each) => each.header === header);
  expect(column('order')).toMatchObject({
    kind: 'numbers',
    filled: 3,
    distinct: 2,
    bars: [
      { cell: '1', count: 1 },
      { cell: '5', count: 2 },
    ],
    mapped: ['measure order'],
    proposed: [],
  });
  expect(column('note')).toMatchObject({ kind: 'empty', filled: 0, mapped: [], proposed: [] });
  const proposed = column('pay')?.proposed ?? [];
  expect(proposed).toEqual([expect.stringContaining('measure pay from "pay"')]);

  expect(await client.request('parcours/mapColumn', { uri, journey: 'j', study: 'o', header: 'pay' })).toBe(true);
  const [written] = edits.at(-1)?.changes?.[uri] ?? [];
  expect(written?.newText).toContain(proposed[0]);
  expect(written?.range.start.line).toBe(JOURNEY.split('\n').indexOf('}', 5));
  await expect(client.request('parcours/mapColumn', { uri, journey: 'j', study: 'o', header: 'order' })).rejects.toThrow(
    'nothing is proposed for the column “order”',
  );

  expect(await client.request('parcours/linkDataFile', { uri, journey: 'j', dataFile: client.uri('b.csv') })).toBe(true);
  expect(edits.at(-1)?.changes?.[uri]?.[0]?.newText).toContain('from "b.csv"');
});
