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
