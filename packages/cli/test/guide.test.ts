import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cli, project, useCommand, writeFiles } from './command.ts';

const { run, folder } = useCommand();
const cuisine = join(project, 'examples', 'cuisine');

/** By action, in the order of the guide; '' is not observed. What the responses score is in referentiel.journey. */
const VISITS = [
  ['Affiché dès la première page', 'Perdue', 'Moins de cinq minutes', 'Le conseiller reformule et propose', 'Le dossier est retrouvé'],
  [
    'Introuvable',
    'Reprise sur tous les canaux',
    'Plus de quinze minutes',
    'Le conseiller déroule son argumentaire',
    'Je dois tout recommencer',
  ],
  ['Visible après inscription', '', 'Moins de cinq minutes', '', ''],
];

/**
 * By hand: compare −1 (+1 −2), −1 (−3 +2), −2; advice +3 (+1 +2), −3 (−2 −1), +1; follow +1, −3. The sd of −1, −1, −2 is √(1/3), that
 * of 3, −3, 1 is √(28/3), that of 1, −3 is √8.
 */
const EXPECTED = [
  { name: 'compare', n: 3, mean: -4 / 3, sd: Math.sqrt(1 / 3) },
  { name: 'advice', n: 3, mean: 1 / 3, sd: Math.sqrt(28 / 3) },
  { name: 'follow', n: 2, mean: -1, sd: Math.sqrt(8) },
];

const JOURNEY = `import "perimetre.journey"
import "referentiel.journey"

journey kitchen "J'achète ma cuisine" for lea uses optimal {
  stage compare "Je compare les offres" channel web touchpoint comparator
  stage advice "Je me fais conseiller" channel store touchpoint planner
  stage follow "Je relance mon devis" channel phone touchpoint hotline
}

`;

async function figures(where: string) {
  const { code, out } = await run(['score', 'visits.journey', '--format', 'json', '--anonymous-below', '0'], { folder: where });
  expect(code).toBe(0);
  const [journey] = JSON.parse(out).journeys;
  return {
    journey,
    stages: journey.stages.flatMap(({ name, studies }: { name: string; studies: { n: number; mean: number; sd: number }[] }) =>
      studies.map(({ n, mean, sd }) => ({ name, n, mean, sd })),
    ),
  };
}

function close(found: typeof EXPECTED): void {
  expect(found.map(({ name, n }) => [name, n])).toEqual(EXPECTED.map(({ name, n }) => [name, n]));
  found.forEach(({ mean, sd }, at) => {
    expect(mean).toBeCloseTo(EXPECTED[at]?.mean ?? Number.NaN, 12);
    expect(sd).toBeCloseTo(EXPECTED[at]?.sd ?? Number.NaN, 12);
  });
}

describe('the round trip: written, filled in, read back without a mapping, scored', () => {
  test.each([
    ['fr', ';'],
    ['en', ','],
    ['de', ';'],
  ])('CSV in %s', async (language, delimiter) => {
    const home = folder(cuisine);
    const guide = await run(['guide', 'optimal', '-o', 'visits.csv', '--visits', '4', '--lang', language], { folder: home });
    expect(guide.code).toBe(0);
    const [header = '', ...lines] = readFileSync(join(home, 'visits.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(4 * 5);
    const roles = header.split(delimiter).map((cell) => /\[(\w+)\]$/.exec(cell)?.[1]);
    const filled = lines.map((line, row) => {
      const cells = line.split(delimiter);
      cells[roles.indexOf('response')] = VISITS[Math.floor(row / 5)]?.[row % 5] ?? '';
      if (row === 0) cells[roles.indexOf('verbatim')] = 'Enfin un prix clair';
      return cells.join(delimiter);
    });
    writeFileSync(join(home, 'visits.csv'), [header, ...filled].join('\r\n'));
    writeFiles(home, {
      'visits.journey': `${JOURNEY}observations visits "Visites" of kitchen method mystery-visit date 2026-05 from "visits.csv"\n`,
    });
    const { journey, stages } = await figures(home);
    close(stages);
    expect(journey.studies[0]).toMatchObject({
      respondents: 3,
      file: { rows: 20, rowsUsed: 12 },
      // Three actions of the third visit, and the fourth that nobody made.
      dropped: [{ reason: 'empty', count: 8 }],
      verbatims: { count: 1, first: [{ stage: 'compare', respondent: '1', score: -1, text: 'Enfin un prix clair' }] },
    });
    const check = await run(['check', 'visits.journey'], { folder: home });
    expect(check.code).toBe(0);
  });
});

describe('the round trip over a workbook', () => {
  test.each(['fr', 'de'])('XLSX in %s', async (language) => {
    const home = folder(cuisine);
    const guide = await run(['guide', 'optimal', '-o', 'visits.xlsx', '--visits', '4', '--lang', language], { folder: home });
    expect(guide.code).toBe(0);
    // Filled in by another program than reads it.
    const workbook = await openXlsx(readFileSync(join(home, 'visits.xlsx')));
    const rows = workbook.sheets[0]?.rows ?? [];
    const roles = (rows[0] ?? []).map((cell) => /\[(\w+)\]$/.exec(String(cell))?.[1]);
    VISITS.flat().forEach((response, at) => {
      const row = rows[at + 1] as (typeof rows)[number];
      row[roles.indexOf('response')] = response || null;
      row[roles.indexOf('date')] = new Date(Date.UTC(2026, 4, 2));
    });
    writeFileSync(join(home, 'visits.xlsx'), await saveXlsx(workbook));
    writeFiles(home, {
      'visits.journey': `${JOURNEY}observations visits "Visites" of kitchen method mystery-visit date 2026-05 from "visits.xlsx"\n`,
    });
    const { journey, stages } = await figures(home);
    close(stages);
    expect(journey.studies[0]).toMatchObject({ respondents: 3, dropped: [{ reason: 'empty', count: 8 }] });
  });

  // Made by this guide (`--visits 4 --lang fr`), filled in by openpyxl 3.0.9, then opened and saved by LibreOffice Calc 7.4.
  test('filled in and saved by other programs: read back, and its lists are still there', async () => {
    const home = folder(cuisine);
    copyFileSync(join(cli, 'test', 'fixtures', 'visits-libreoffice.xlsx'), join(home, 'visits.xlsx'));
    writeFiles(home, {
      'visits.journey': `${JOURNEY}observations visits "Visites" of kitchen method mystery-visit date 2026-05 from "visits.xlsx"\n`,
    });
    const { journey, stages } = await figures(home);
    close(stages);
    expect(journey.studies[0]).toMatchObject({
      respondents: 3,
      file: { rows: 20, rowsUsed: 12, period: { first: '2026-05-02', last: '2026-05-02' } },
      dropped: [{ reason: 'empty', count: 8 }],
      verbatims: { count: 1, first: [{ text: 'Enfin un prix clair' }] },
    });
    expect((await run(['check', 'visits.journey'], { folder: home })).code).toBe(0);
    const { sheets } = await openXlsx(readFileSync(join(home, 'visits.xlsx')));
    const rules = sheets[0]?.dataValidations ?? [];
    expect(rules.map(({ type }) => type)).toEqual(Array(6).fill('list'));
    expect(rules[0]).toMatchObject({ range: 'D2 D7 D12 D17', formula1: 'lists!$A$1:$A$3', showErrorMessage: true });
  });

  test('responses are chosen from lists, the rest is protected, nothing is a formula, and the bytes are always the same', async () => {
    const home = folder();
    const evil = 'channel web "@web" repository r "R" { stage s "=1+1" { action a "-1" { response x "+33" +1 response y "B" -1 } } }';
    writeFiles(home, { 'a.journey': evil });
    await run(['guide', 'r', '-o', 'a.xlsx', '--visits', '2'], { folder: home });
    await run(['guide', 'r', '-o', 'b.xlsx', '--visits', '2'], { folder: home });
    expect(readFileSync(join(home, 'a.xlsx')).equals(readFileSync(join(home, 'b.xlsx')))).toBe(true);
    const { sheets } = await openXlsx(readFileSync(join(home, 'a.xlsx')));
    expect(sheets.map(({ name, hidden }) => [name, hidden === true])).toEqual([
      ['Observations', false],
      ['lists', true],
    ]);
    const [sheet, lists] = sheets;
    expect(sheet?.rows[1]?.slice(0, 3)).toEqual([1, "'=1+1", "'-1"]);
    expect(lists?.rows).toEqual([["'+33"], ['B'], ["'@web"]]);
    expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(sheet?.protection?.sheet).toBe(true);
    expect(sheet?.dataValidations?.map(({ type, formula1, range, errorStyle }) => [type, formula1, range, errorStyle])).toEqual([
      ['list', 'lists!$A$1:$A$2', 'D2:D3', 'stop'],
      ['list', 'lists!$A$3:$A$3', 'E2:E3', 'stop'],
    ]);
  });
});

describe('the printed guide', () => {
  test('has a box for every response and shows no score', async () => {
    const home = folder(cuisine);
    await run(['guide', 'referentiel.journey', '-o', 'guide.html', '--lang', 'de'], { folder: home });
    const page = readFileSync(join(home, 'guide.html'), 'utf8');
    expect(page).toContain('<html lang="de">');
    expect(page.match(/class="box"/g)).toHaveLength(12 + 5);
    for (const label of VISITS.flat()) expect(page).toContain(label);
    expect(page).not.toMatch(/[+−-][123]\b|<script|https?:/);
  });

  test('labels are text', async () => {
    const home = folder();
    const evil = 'repository r "<script>alert(1)</script>" { stage s "<b>I" { action a "=1+1" { response x "<img src=x>" +1 } } }';
    writeFiles(home, { 'a.journey': evil });
    await run(['guide', 'r', '-o', 'a.html'], { folder: home });
    expect(readFileSync(join(home, 'a.html'), 'utf8')).not.toMatch(/<script|<img|<b>/);
    await run(['guide', 'r', '-o', 'a.csv'], { folder: home });
    expect(readFileSync(join(home, 'a.csv'), 'utf8')).toContain(",'=1+1,");
  });
});

describe('what cannot be done is said', () => {
  const one = 'repository optimal "Optimal" { stage s "I look" { action a "I ask" { response yes "Yes" +1 } action b "I wait" } }\n';
  const cases: [string, Record<string, string>, string[], number, string][] = [
    [
      'an unknown name',
      { 'a.journey': one },
      ['other', '-o', 'a.csv'],
      2,
      'No repository is called "other". There are: optimal (a.journey).',
    ],
    ['no repository', { 'a.journey': 'channel web\n' }, ['a.journey', '-o', 'a.csv'], 3, 'No repository is declared here'],
    ['two of a name', { 'a.journey': one, 'b.journey': one }, ['optimal', '-o', 'a.csv'], 2, 'stands for several repositories'],
    ['nothing to tick', { 'a.journey': 'repository r "R" { stage s "I look" }\n' }, ['r', '-o', 'a.csv'], 3, 'nothing to observe'],
    ['no file', { 'a.journey': one }, ['optimal'], 2, 'Name the file to write with -o'],
    ['another ending', { 'a.journey': one }, ['optimal', '-o', 'a.pdf'], 2, 'Possible: .html, '],
    ['a file that is there', { 'a.journey': one, 'a.csv': 'filled in' }, ['optimal', '-o', 'a.csv'], 3, 'add --force'],
    ['no visit', { 'a.journey': one }, ['optimal', '-o', 'a.csv', '--visits', '0'], 2, 'a whole number from 1 to 1,000'],
    ['no repository named', { 'a.journey': one }, [], 2, 'REPOSITORY is missing.'],
  ];
  test.each(cases)('%s', async (_, files, line, code, message) => {
    const home = folder();
    writeFiles(home, files);
    const found = await run(['guide', ...line], { folder: home });
    expect([found.code, found.err]).toEqual([code, expect.stringContaining(message)]);
    if (files['a.csv']) expect(readFileSync(join(home, 'a.csv'), 'utf8')).toBe('filled in');
  });

  test('actions without responses are told, and left out', async () => {
    const home = folder();
    writeFiles(home, { 'a.journey': one });
    const { code, err } = await run(['guide', 'optimal', '-o', 'a.csv', '--visits', '1'], { folder: home });
    expect([code, err]).toEqual([0, expect.stringContaining('1 action has no responses and is not in the guide (first: "I wait")')]);
  });
});

test('a syntax error in the repository fails it, and is said; the guide is written', async () => {
  const where = folder(cuisine);
  const text = readFileSync(join(where, 'referentiel.journey'), 'utf8');
  writeFileSync(join(where, 'referentiel.journey'), `${text}\nnonsense\n`);
  const { code, err } = await run(['guide', 'optimal', '-o', 'guide.csv'], { folder: where });
  expect([code, err]).toEqual([1, expect.stringContaining('Note: 1 syntax error in the text of the repository')]);
  expect(readFileSync(join(where, 'guide.csv'), 'utf8')).not.toBe('');
});
