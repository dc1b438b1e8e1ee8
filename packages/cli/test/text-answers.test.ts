import type { Report } from '@parcours/model';
import { expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const journey = (mapping: string) => `channel web
journey buy "I buy" {
  stage ordering "I order" channel web
}
observations q "Panel" of buy method survey date 2026-05 from "panel.csv" {
  respondent "id"
  measure ordering from "Q1" scale 1..5 ${mapping}
}
`;

// As Qualtrics writes it: the ends have labels, the others are figures.
const answers = [
  ...Array(2).fill('1 - Very dissatisfied'),
  2,
  ...Array(2).fill(3),
  ...Array(3).fill(4),
  ...Array(4).fill('5 - Very satisfied'),
];
const panel = `id,Q1\n${answers.map((answer, i) => `R${i},${answer}\n`).join('')}`;

async function score(mapping: string, engine: string) {
  const folder = command.folder();
  writeFiles(folder, { 'buy.journey': journey(mapping), 'panel.csv': panel });
  const { out } = await command.run(['score', '--format', 'json', '--engine', engine], { folder });
  const [found] = (JSON.parse(out) as Report).journeys;
  const { n, mean } = found?.stages[0]?.measured ?? {};
  return { n, mean, dropped: found?.studies[0]?.dropped.map(({ reason, count }) => [reason, count]) };
}

test.each(['portable', 'duckdb'])('labelled answers are worth what the text says: %s', async (engine) => {
  // 1..5 is −3, −1.5, 0, 1.5, 3 on the journey's scale: (2·−3 − 1.5 + 0 + 3·1.5 + 4·3) / 12.
  expect(await score('{ "1 - Very dissatisfied" -> 1 "5 - Very satisfied" -> 5 }', engine)).toEqual({ n: 12, mean: 0.75, dropped: [] });
  // Without it both ends are lost, and that is said: (−1.5 + 3·1.5) / 6.
  expect(await score('', engine)).toEqual({ n: 6, mean: 0.5, dropped: [['not-a-number', 6]] });
});
