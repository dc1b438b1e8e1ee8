/** What `link` proposes for files of the kinds that were read wrongly, and the figures of what it writes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useCommand } from './command.ts';

const command = useCommand();

/** Links a file, fills in the scale 1..N where it is asked for, and gives the block's lines and the stages' n and mean. */
async function link(data: string, journey: string, scale = '1..5') {
  const folder = command.folder();
  writeFileSync(join(folder, 'a.journey'), journey);
  writeFileSync(join(folder, 'data.csv'), data);
  const { code } = await command.run(['link', 'data.csv', '--write', 'a.journey'], { folder });
  expect(code).toBe(0);
  const text = readFileSync(join(folder, 'a.journey'), 'utf8');
  writeFileSync(join(folder, 'a.journey'), text.replace(/( \{)? \/\/ scale\?/g, ` scale ${scale}$1 // scale?`));
  const lines = text.slice(text.indexOf('observations')).split('\n').slice(1, -2);
  const { out } = await command.run(['score', 'a.journey', '--format', 'json', '--anonymous-below', '0'], { folder });
  const { journeys } = JSON.parse(out) as Score;
  const figures = journeys[0]?.stages.flatMap(({ name, measured }) => (measured ? [`${name} ${measured.n} ${measured.mean}`] : [])) ?? [];
  return { lines: lines.map((line) => line.trim()), figures, folder };
}

interface Score {
  readonly journeys: readonly {
    readonly stages: readonly { readonly name: string; readonly measured: { readonly n: number; readonly mean: number } | null }[];
  }[];
}

const STAGES = 'journey j "Je compare" {\n  kpi nps "Recommandation"\n  stage accueil "Accueil"\n  stage note "Note"\n}\n';

test('figures with labels are mapped', async () => {
  const { lines, figures } = await link(
    'id;note\n1;8 - Satisfied\n2;9 - Very satisfied\n3;10 - Delighted\n4;1 - Awful\n5;7\n',
    STAGES,
    '1..10',
  );
  expect(lines).toEqual([
    'from "data.csv" {',
    'respondent "id"',
    'measure note from "note" { // scale? The cells go from 1 to 10',
    '"1 - Awful" -> 1',
    '"8 - Satisfied" -> 8',
    '"9 - Very satisfied" -> 9',
    '"10 - Delighted" -> 10',
    '}',
  ]);
  // (7 + 8 + 9 + 10 + 1) / 5 = 7 of 1..10.
  expect(figures).toEqual(['note 5 1']);
});

test('a day that a spreadsheet made of 4.5 is no 4', async () => {
  const { lines, figures } = await link('id;note\n1;04. Mai\n2;3,5\n3;4,5\n4;2,5\n5;3\n6;4\n7;5\n8;1,5\n', STAGES);
  expect(lines.slice(2)).toEqual([
    'measure note from "note" // scale? The cells go from 1.5 to 5. not counted until they are mapped with -> or declared missing: "04. Mai"',
  ]);
  // 24 / 7 of 1..5.
  expect(figures).toEqual(['note 7 0.6428571428571429']);
});

test('names of a survey tool', async () => {
  const { lines, figures } = await link(
    '"id. Response ID","submitdate. Date submitted","ACC. Accueil"\n"11","2026-04-01 10:00:00","4"\n"12","2026-04-02 10:00:00","2"\n',
    STAGES,
  );
  expect(lines).toEqual([
    'from "data.csv" {',
    'respondent "id. Response ID"',
    'date "submitdate. Date submitted"',
    'measure accueil from "ACC. Accueil" // scale? The cells go from 2 to 4',
  ]);
  expect(figures).toEqual(['accueil 2 0']);
});

test('a question about recommendations is no likelihood to recommend', async () => {
  const { lines } = await link(
    'id,"How accurate were the recommendations of the assistant?",Accueil\n1,5,4\n2,4,2\n3,5,5\n4,3,1\n',
    STAGES,
  );
  expect(lines.join('\n')).not.toContain('kpi');
  expect(lines).toContain('measure accueil from "Accueil" // scale? The cells go from 1 to 5');
});

test('a log is sent to discover, whose steps have a start and an end', async () => {
  const events = [1, 2, 3, 4, 5, 6, 7].flatMap((id) => [`${id},A,start,2026-01-12T15:45:10`, `${id},A,complete,2026-01-12T16:45:10`]);
  const { lines, folder } = await link(
    `case:concept:name,concept:name,lifecycle:transition,time:timestamp\n${events.join('\n')}\n`,
    STAGES,
  );
  expect(lines).toEqual([
    'method analytics',
    'from "data.csv" {',
    '// An event log: nobody rates anything here. Paths, times and drop-offs: parcours discover data.csv',
    'respondent "case:concept:name"',
    'stage "concept:name" // still to be mapped with -> : "A"',
    '// "lifecycle:transition": "start", "complete"',
    'date "time:timestamp"',
  ]);
  const { out } = await command.run(['discover', 'data.csv', '--format', 'json'], { folder });
  expect(JSON.parse(out)).toMatchObject({ steps: [{ activity: 'A', cases: 7 }], events: 7 });
});

test('a declared KPI comes before a role', async () => {
  const journey = 'journey j "J" {\n  kpi csat "Satisfaction" boxes 4..5\n  stage advice "I get advice"\n}\n';
  const { lines } = await link('id;stage;Satisfaction\n1;I get advice;4\n2;I get advice;5\n', journey);
  expect(lines).toContain('kpi csat from "Satisfaction" // scale? The cells go from 4 to 5');
});

test('the range is that of the whole file, and what is no number is told', async () => {
  const row = (at: number) => `${at};${3 + (at % 2)};${'x'.repeat(60)}\n`;
  const rows = Array.from({ length: 20_000 }, (_, at) => row(at)).join('');
  const { lines } = await link(`id;accueil;padding\n${rows}20001;5;x\n20002;1;x\n20003;k. A.;x\n20004;about four;x\n`, STAGES);
  expect(lines).toContain(
    'measure accueil from "accueil" missing "k. A." // scale? The cells go from 1 to 5. not counted until they are mapped with -> or declared missing: "about four"',
  );
});
