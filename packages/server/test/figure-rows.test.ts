/** The rows behind a figure are those that the figure counts. */
import type { StageFileRows } from '@parcours/model';
import { afterEach, expect, test } from 'vitest';
import type { PanelData } from '../src/protocol.ts';
import { Client, CUISINE, reportOf, SERVICE } from './client.ts';

let client: Client;
afterEach(() => client.stop());

test.each([
  [CUISINE, 'cuisine.journey'],
  [SERVICE, 'eigenheim.journey'],
])('of every stage and study of an example: as many as the provenance says', async (copyOf, file) => {
  client = await Client.start({ copyOf });
  await client.open(file);
  const uri = client.uri(file);
  let panel: PanelData;
  do panel = await client.request<PanelData>('parcours/panel', { uri });
  while (panel.reading.length > 0);
  const { journeys } = reportOf(panel);
  const checked: string[] = [];
  for (const { name: journey, stages } of journeys) {
    for (const { name: stage, sources } of stages) {
      for (const { study, used, columns } of sources) {
        const found = await client.request<StageFileRows | null>('parcours/rows', { uri, journey, stage, study });
        expect(found?.count, `${stage} ${study}`).toBe(used);
        expect(found?.columns).toEqual(expect.arrayContaining([...columns]));
        checked.push(stage);
      }
    }
  }
  expect(checked.length).toBeGreaterThan(3);
});

test('with their lines and cells; null where there is no such study', async () => {
  client = await Client.start();
  await client.write('a.csv', 'id;note\n1;3\n2;x\n3;5\n4;\n5;4\n');
  await client.write(
    'a.journey',
    'journey j "J" { stage s "S" }\nobservations o "O" of j from "a.csv" {\n  measure s from "note" scale 1..5\n}\n',
  );
  await client.open('a.journey');
  const ask = (study: string) =>
    client.request<StageFileRows | null>('parcours/rows', { uri: client.uri('a.journey'), journey: 'j', stage: 's', study });
  expect(await ask('o')).toMatchObject({
    uri: client.uri('a.csv'),
    path: 'a.csv',
    isText: true,
    columns: ['id', 'note'],
    rows: [
      { line: 2, cells: ['1', '3'] },
      { line: 4, cells: ['3', '5'] },
      { line: 6, cells: ['5', '4'] },
    ],
    count: 3,
    isBeginning: false,
  });
  expect(await ask('none')).toBeNull();
});
