/** `--limit NAME=NUMBER`: every verb that reads data rejects a file that is too large and names the flag that admits it. */
import { expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const ROWS = Array.from({ length: 12 }, (_, at) => `R${at};${(at % 5) + 1};web;2026-04-01T10:${10 + at}:00`);
const FILES = {
  'a.journey': `channel web
touchpoint t on web
journey j { stage pay "I pay" channel web touchpoint t target +2 }
observations survey of j method survey date 2026-04 from "survey.csv" {
  respondent "id"
  measure pay from "ease" scale 1..5
}
`,
  'survey.csv': `id;ease;activity;time\n${ROWS.join('\n')}\n`,
};
const REFUSED = /it has (12|more than 11) rows, and the limit is 11; split it, or raise the limit \(.*--limit rows=NUMBER\)/;

test.each([
  ['check', []],
  ['score', []],
  ['report', ['-o', 'r.html']],
  ['link', ['survey.csv']],
  ['discover', ['survey.csv', '--case', 'id']],
])('%s', async (verb, line) => {
  const folder = command.folder();
  writeFiles(folder, FILES);
  const refused = await command.run([verb, ...line, '--limit', 'rows=11'], { folder });
  expect(refused.out + refused.err).toMatch(REFUSED);
  const raised = await command.run([verb, ...line, '--limit', 'rows=11', '--limit', 'rows=12'], { folder });
  expect(raised.out + raised.err).not.toContain('rows, and the limit is');
});

test('what is no limit', async () => {
  const folder = command.folder();
  writeFiles(folder, FILES);
  const refusal = async (value: string, language = 'en') =>
    (await command.run(['check', '--limit', value, '--lang', language], { folder })).err.trim();
  expect(await refusal('rows')).toContain(
    '--limit takes NAME=NUMBER, for instance rows=1000, not "rows"; the names are file, unpacked, rows, columns, cell.',
  );
  expect(await refusal('lines=3', 'fr')).toContain('les noms sont file, unpacked, rows, columns, cell.');
  expect(await refusal('rows=0', 'de')).toContain('--limit rows= erwartet eine ganze Zahl von 1 bis 1.000.000.000, nicht „0“.');
  expect(await refusal('cell=1e3')).toContain('--limit cell= takes a whole number from 1 to 100,000,000, not "1e3".');
});
