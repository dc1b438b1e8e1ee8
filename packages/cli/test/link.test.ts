import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookOf } from '../../observations/test/workbook-file.ts';
import { useCommand } from './command.ts';

const command = useCommand();

const JOURNEY = `journey kitchen "I buy my kitchen" {
  kpi nps "Recommendation" target +40
  stage advice "I get advice"
  stage order "I order"
}
`;
const ANSWERS = '# Answers\nRespondent;Date;I get advice;order;NPS\nR1;2026-04-01;7;2.5;9\nR2;2026-04-02;4;5;10\n';
const BLOCK = `observations "answers" of kitchen
  from "answers.xlsx" {
  respondent "Respondent"
  date "Date"
  measure advice from "I get advice" // scale? The cells go from 4 to 7
  measure order from "order" // scale? The cells go from 2.5 to 5
  kpi nps from "NPS" // scale? The cells go from 9 to 10
}
`;

function folder(): string {
  const made = command.folder();
  writeFileSync(join(made, 'a.journey'), JOURNEY);
  writeFileSync(join(made, 'answers.xlsx'), workbookOf(ANSWERS));
  return made;
}

test('prints the observations to paste', async () => {
  expect(await command.run(['link', 'answers.xlsx'], { folder: folder() })).toEqual({ code: 0, out: BLOCK, err: '' });
});

test('appends them, and what is appended is read', async () => {
  const made = folder();
  const { code, err } = await command.run(['link', 'answers.xlsx', '--write', 'a.journey'], { folder: made });
  expect([code, err]).toEqual([0, 'The observations stand at the end of a.journey. Check them, and add the scales.\n']);
  expect(readFileSync(join(made, 'a.journey'), 'utf8')).toBe(`${JOURNEY}\n${BLOCK}`);
  const { out } = await command.run(['check', 'a.journey'], { folder: made });
  expect(out).toContain('JRN0406');
  expect(out).not.toMatch(/JRN01|JRN0403|JRN0434/);
});

const TABLE = ANSWERS.replace('# Answers\n', '');

test.each([
  ['a title', 'Survey of April 2026\n\n', '', ' skip 1'],
  [
    'a title and who exported it, with a total below',
    'Survey of April\nExported on;2026-05-02\n\n',
    'Total;;11;7.5;\n',
    ' skip 2 totals "Total"',
  ],
  ['a total', '', 'Moyenne;;5.5;3.75;9.5\n', ' totals "Moyenne"'],
  ['nothing', '', '', ''],
])('%s around the table is proposed to be left out', async (_, above, below, part) => {
  const made = folder();
  writeFileSync(join(made, 'answers.csv'), above + TABLE + below);
  const { code, out } = await command.run(['link', 'answers.csv', '--write', 'a.journey'], { folder: made });
  expect([code, out]).toEqual([0, '']);
  const text = readFileSync(join(made, 'a.journey'), 'utf8');
  expect(text).toContain(`from "answers.csv"${part} {\n  respondent "Respondent"\n  date "Date"\n  measure advice from "I get advice"`);
  const { out: checked } = await command.run(['check', 'a.journey'], { folder: made });
  expect(checked).not.toMatch(/JRN01|JRN02|JRN0403|JRN0410|JRN0433|JRN0434/);
});

test('a line of groups above the names belongs to the header', async () => {
  const made = folder();
  writeFileSync(
    join(made, 'answers.csv'),
    `Survey\n;2025;;2026;\nid;note;n;note;n\n${[1, 2, 3].map((at) => `R${at};${at};1;${at};2\n`).join('')}`,
  );
  const { out } = await command.run(['link', 'answers.csv'], { folder: made });
  expect(out).toContain('from "answers.csv" skip 1 header 2 {');
});

test('a workbook with a title above its table', async () => {
  const made = folder();
  writeFileSync(join(made, 'answers.xlsx'), workbookOf(`# Answers\nSurvey of April 2026\n\n${TABLE}`));
  const { out } = await command.run(['link', 'answers.xlsx'], { folder: made });
  expect(out).toContain('from "answers.xlsx" skip 1 {\n  respondent "Respondent"');
});

test('refusals say what to do', async () => {
  const made = folder();
  writeFileSync(join(made, 'b.journey'), 'journey other "I ask"\n');
  writeFileSync(join(made, 'old.xls'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]));
  expect((await command.run(['link', 'answers.xlsx'], { folder: made })).err).toContain(
    'Which journey? Name one of these with --of: kitchen (a.journey), other (b.journey).',
  );
  expect((await command.run(['link', 'nothing.csv', '--of', 'kitchen'], { folder: made })).err).toContain('nothing.csv was not found');
  expect((await command.run(['link', 'old.xls', '--of', 'other'], { folder: made })).err).toContain('save it as .xlsx without a password');
});
