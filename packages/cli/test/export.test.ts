import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mermaidOracle } from '../../interchange/test/mermaid/mermaid-oracle.ts';
import { project, useCommand, writeFiles } from './command.ts';

const command = useCommand();

function kitchen(): string {
  const made = command.folder();
  cpSync(join(project, 'examples', 'cuisine'), made, { recursive: true });
  return made;
}

test('a Mermaid diagram whose faces are measured scores', async () => {
  const { code, out, err } = await command.run(['export', '--to', 'mermaid'], { folder: kitchen() });
  expect([code, out]).toEqual([
    0,
    `journey
  title J'achète ma cuisine – measured scores
  accDescr: Each face is a measured score. 1 and 2 are disappointing, 3 is neutral, 4 and 5 are enchanting.
  section Avant l'achat
    Je compare les offres: 2: Léa#44; 38 ans
    Je me fais conseiller: 3: Léa#44; 38 ans
  section Achat
    Je relance mon devis: 2: Léa#44; 38 ans
    Je commande: 4: Léa#44; 38 ans
  section Usage
    Je fais poser ma cuisine: 3: Léa#44; 38 ans
`,
  ]);
  expect(err).toContain('Mermaid has no place for the number of respondents');
  expect(await (await mermaidOracle())(out)).not.toBeNull();
});

test('json is that of score, csv as well', async () => {
  const folder = kitchen();
  for (const format of ['json', 'csv']) {
    const exported = await command.run(['export', '--to', format], { folder });
    const scored = await command.run(['score', '--format', format], { folder });
    expect(exported.code).toBe(0);
    expect(exported.out).toBe(scored.out);
    expect(exported.out.length).toBeGreaterThan(1000);
  }
});

test('the format is that of the file', async () => {
  const folder = kitchen();
  expect((await command.run(['export', '-o', 'figures.csv'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'figures.csv'), 'utf8')).toMatch(/^journey,wave,.*\nkitchen,/);
  expect((await command.run(['export', '-o', 'kitchen.mmd', '--journey', 'kitchen', '--lang', 'de'], { folder })).code).toBe(0);
  expect(readFileSync(join(folder, 'kitchen.mmd'), 'utf8')).toContain('– gemessene Bewertungen\n');
  // A table may be somebody's work.
  expect((await command.run(['export', '-o', 'figures.csv'], { folder })).code).toBe(3);
  expect((await command.run(['export', '-o', 'figures.csv', '--force'], { folder })).code).toBe(0);
});

test('refusals say what to do', async () => {
  const folder = command.folder();
  writeFiles(folder, {
    'a.journey': 'journey one "I buy" { stage "I look" score +1 }\njourney two "I sell" { stage "I look" score +1 }\n',
  });
  const message = async (...line: string[]) => {
    const { code, err } = await command.run(['export', ...line], { folder });
    return `${code} ${err}`;
  };
  expect(await message()).toContain('2 parcours: Into which format? Name it with --to: mermaid, json, csv.');
  expect(await message('-o', 'x.docx')).toContain('2 parcours: Into which format?');
  expect(await message('--to', 'csv', '-o', 'x.json')).toContain('2 parcours: The ending of x.json names no format. Possible: .csv.');
  expect(await message('--to', 'mermaid')).toContain('2 parcours: A Mermaid diagram holds one journey. Name it with --journey: one, two.');
  expect(await message('--to', 'mermaid', '--journey', 'three')).toContain(
    '2 parcours: No journey is called "three". There are: one, two.',
  );
  expect(await message('--to', 'mermaid', '--journey', 'two')).toContain('Nothing is measured in I sell: the faces are claims of experts');
});

test('a diagram that was imported and exported keeps its faces', async () => {
  const folder = command.folder();
  const day =
    'journey\n  title My working day\n  section Work\n    Make tea: 5: Me\n    Go upstairs: 3: Me\n    Do work: 1: Me\n    Rest: 2: Me\n    Sit: 4: Me\n';
  writeFileSync(join(folder, 'day.mmd'), day);
  await command.run(['import', 'day.mmd', '-o', 'day.journey'], { folder });
  const { out } = await command.run(['export', 'day.journey', '--to', 'mermaid'], { folder });
  const tasks = (text: string) => text.split('\n').filter((line) => /: \d: /.test(line));
  expect(tasks(out)).toEqual(tasks(day));
});
