/** Cells that are not what they seem: shares beside counts, lists, shortened identifiers, times of form tools. */
import { expect, test } from 'vitest';
import { useCommand } from './command.ts';
import { linkedFiles } from './linked-files.ts';

const command = useCommand();
const { linked, figures, findings } = linkedFiles(command);

test('counts beside percentages are reported', async () => {
  const text = 'mesure;part\nSatisfaits;85%\nFidèles;80%\nRépondants;12\nRelances;9\n';
  const folder = linked('shares.csv', 'part', { text, scale: '0..100' });
  expect(await figures(folder)).toEqual([2, 82.5]);
  expect(await findings(folder)).toEqual([
    'warning JRN0437 2 shares of the column "part" are written in another way than the others and are not counted: "12", "9" (first at line 4 of shares.csv). Write all of them alike: with a comma or a point, with the percent sign or without. What is no share, such as a count, belongs in another column.',
  ]);
});

test('identifiers that a spreadsheet has shortened are reported', async () => {
  const text = 'id;note\n1,23457E+12;4\n1,23457E+12;5\n1,23457E+12;3\n';
  const folder = linked('ids.csv', 'note', { text, columns: 'respondent "id"' });
  expect((await figures(folder))[0]).toBe(1);
  expect(await findings(folder)).toContain(
    'warning JRN0484 3 rows have an identifier in the column "id" of ids.csv that a spreadsheet has shortened, so that different respondents may share one: "1,23457E+12" (first at line 2). The digits are lost in this file: export it again with the column formatted as text, or leave out the line "respondent" if each row is one respondent.',
  );
  for (const engine of ['portable', 'duckdb']) {
    const { out } = await command.run(['score', '--engine', engine, '--anonymous-below', '0'], { folder });
    expect(out.replace(/\s+/g, ' ')).toContain('that a spreadsheet has shortened');
  }
  const whole = text.replaceAll('1,23457E+12', () => String(1_234_567_890_123));
  expect((await findings(linked('ids.csv', 'note', { text: whole, columns: 'respondent "id"' }))).join()).not.toContain('JRN0484');
});

test('of a column with several answers in a cell, a pair is no decimal', async () => {
  const text = 'id;note\n1;4\n2;4,5\n3;1,2,3\n4;2\n';
  const folder = linked('choices.csv', 'note', { text });
  expect(await figures(folder)).toEqual([2, 3]);
  expect(await findings(folder)).toEqual([
    'warning JRN0486 2 cells of the column "note" hold several answers and are not counted: "4,5", "1,2,3" (first at line 3 of choices.csv). A scale has one answer for each respondent: export a question with several answers as one column for each of them.',
  ]);
  expect((await figures(linked('choices.csv', 'note', { text, attributes: 'decimal comma' })))[0]).toBe(3);
  expect((await figures(linked('decimals.csv', 'note', { text: text.replace('1,2,3', '3,5') })))[0]).toBe(4);
});

test('times of form tools are read', async () => {
  const text = 'Horodateur,Accueil\n2026/01/12 3:45:10 PM UTC+1,4\n2026/01/12 4:45:10 PM UTC+1,2\n2026/01/13 9:05:10 AM UTC+1,5\n';
  const folder = linked('form.csv', 'Accueil', { text, columns: 'date "Horodateur"' });
  expect((await figures(folder))[0]).toBe(3);
  expect((await findings(folder)).join()).not.toContain('JRN0431');
});

test('a where that keeps no row is told with what is there, also where only the case differs', async () => {
  const text = 'id;group;note\n1;VIP;4\n2;Std;5\n3;VIP;3\n';
  const told = async (value: string) =>
    (await findings(linked('groups.csv', 'note', { text, columns: `where "group" is "${value}"` }))).join();
  expect(await told('Gold')).toContain(
    'No cell in the column "group" is "Gold": "where" keeps no row by it. There is, for example, "Std", "VIP".',
  );
  expect(await told('vip')).toContain('Write the value as it stands in the file, with its capitals and accents.');
  expect(await told('VIP')).toBe('');
});
