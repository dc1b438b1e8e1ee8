/** Rows that survey tools mark as tests or as not completed count, and are told. */
import { expect, test } from 'vitest';
import { hasMarkedAnswers } from '../../src/aggregate/data-quality/marked-answers.ts';
import { column, measure, model, rated, samples, study, table } from '../build.ts';

const journey = model(['compare=I compare']);
const of = study({ measures: [measure('compare', rated('note', [1, 5]))] });
const TOLD = /^JRN055[01]$/;
const told = (file: string, of_ = of) => {
  const { diagnostics, messages, samples: found } = samples(file, of_, journey);
  return { said: messages.filter((_, at) => TOLD.test(diagnostics[at]?.code ?? '')), used: found.file.rowsUsed };
};

test('a preview of Qualtrics counts, and the filter that leaves it out ends the message', () => {
  const file =
    'ResponseId,Status,Finished,note\n"{""ImportId"":""_recordId""}","{""ImportId"":""status""}","{""ImportId"":""finished""}","{""ImportId"":""QID1""}"\nR_1,IP Address,True,4\nR_2,Survey Preview,True,1\nR_3,IP Address,False,5\n';
  const { said, used } = told(file);
  expect(used).toBe(3);
  expect(said).toEqual([
    '1 row of data/survey.csv is a test answer by the column "Status" ("Survey Preview", first at line 4), and counts like any other. To leave them out, add: where "Status" is "IP Address".',
    '1 row of data/survey.csv was not completed by the column "Finished" ("False", first at line 5); what it holds counts. To leave them out, add: where "Finished" is "True".',
  ]);
  const filtered = { ...of, where: [{ column: column('Status'), values: ['IP Address'] }] };
  expect(told(file, filtered)).toMatchObject({ used: 2, said: [expect.stringContaining('"Finished"')] });
});

test.each([
  ['codes of Qualtrics', 'ResponseId,Status,Progress,note\nR_1,0,100,4\nR_2,1,100,1\nR_3,0,100,5\n', '"Status" ("1"'],
  ['SoSci Survey', 'CASE;QUESTNNR;MODE;note\n1;base;interview;4\n2;base;test;1\n3;base;interview;2\n', '"MODE" ("test"'],
  ['Unipark', 'lfdn;tester;note\n1;0;4\n2;1;1\n3;0;3\n', '"tester" ("1"'],
  ['Alchemer', 'Response ID,Status,note\n1,Complete,4\n2,Partial,1\n3,Complete,2\n', '"Status" ("Partial"'],
])('%s', (_, file, cells) => {
  const { said, used } = told(file);
  expect(used).toBe(3);
  expect(said).toEqual([expect.stringContaining(cells)]);
  expect(hasMarkedAnswers(table(file))).toBe(true);
});

test('an answer without a submit date is told; no filter finds an empty cell', () => {
  const file = 'id,submitdate,lastpage,note\n1,2026-03-01 10:00:00,4,4\n2,,2,1\n3,2026-03-02 10:00:00,4,5\n';
  expect(told(file).said).toEqual([
    '1 row of data/survey.csv was not completed by the column "submitdate" ("", first at line 3); what it holds counts. To leave them out, delete them in the file, or export the answers again without them.',
  ]);
});

test('columns of the same name in other files mark nothing', () => {
  for (const file of [
    'id;status;note\n1;1;4\n2;2;5\n3;1;3\n',
    'id;mode;note\n1;test;4\n2;bus;5\n3;car;3\n',
    'id;finished;note\n1;0;4\n2;1;5\n3;1;3\n',
    'ticket;Status;note\n1;open;4\n2;closed;5\n3;open;3\n',
  ]) {
    expect(told(file).said).toEqual([]);
    expect(hasMarkedAnswers(table(file))).toBe(false);
  }
});
