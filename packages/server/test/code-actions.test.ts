import { readdirSync, readFileSync } from 'node:fs';
import { messageTableErrors } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { savFile } from '../../observations/test/sav-file.ts';
import { workbookOf } from '../../observations/test/workbook-file.ts';
import { messages } from '../src/messages.ts';
import { Client, CUISINE } from './client.ts';
import { CodeActionWorkspace } from './code-action-workspace.ts';

test('every title exists in the three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

/** Applies an action for a code and returns the changed file; the code must be gone. */
async function mended(files: Parameters<typeof CodeActionWorkspace.open>[0], code: string, title: string): Promise<string> {
  const acting = await CodeActionWorkspace.open(files);
  const before = (await acting.codes()).filter((each) => each === code).length;
  const after = await acting.apply({ code }, title);
  expect((await acting.codes()).filter((each) => each === code)).toHaveLength(before - 1);
  return after;
}

const CHANNELS = 'channel web "Web site"\nchannel store "Store"\n';

describe('names', () => {
  test('JRN0105: the nearest name', async () => {
    const text = `${CHANNELS}touchpoint comparator on wbe\n`;
    expect(await mended(text, 'JRN0105', 'Replace by web')).toBe(`${CHANNELS}touchpoint comparator on web\n`);
    const [first] = await (await CodeActionWorkspace.open(text)).actions({ code: 'JRN0105' });
    expect([first?.title, first?.isPreferred, first?.kind, first?.diagnostics[0]?.code]).toEqual([
      'Replace by web',
      true,
      'quickfix',
      'JRN0105',
    ]);
  });
  test('JRN0105: the nearest label stays quoted', async () => {
    expect(await mended(`${CHANNELS}touchpoint a on "Web sit"\n`, 'JRN0105', 'Replace by "Web site"')).toBe(
      `${CHANNELS}touchpoint a on "Web site"\n`,
    );
  });
  test('JRN0105: the file that declares it is imported, behind the other imports or before everything', async () => {
    const files = {
      'a.journey': 'import "other.journey" // why\n\ntouchpoint a on kiosk\n',
      'other.journey': '',
      'shared/perimeter.journey': 'channel kiosk\n',
    };
    expect(await mended(files, 'JRN0105', 'Import "shared/perimeter.journey"')).toBe(
      'import "other.journey" // why\nimport "shared/perimeter.journey"\n\ntouchpoint a on kiosk\n',
    );
    expect(await mended({ ...files, 'a.journey': 'touchpoint a on kiosk\n' }, 'JRN0105', 'Import "shared/perimeter.journey"')).toBe(
      'import "shared/perimeter.journey"\n\ntouchpoint a on kiosk\n',
    );
  });
  test('JRN0105: it is declared beside the others of its kind, in their file', async () => {
    expect(await mended(`${CHANNELS}touchpoint a on kiosk\n`, 'JRN0105', 'Declare kiosk (channel)')).toBe(
      `${CHANNELS}channel kiosk\ntouchpoint a on kiosk\n`,
    );
    expect(await mended('touchpoint a owner care\n', 'JRN0105', 'Declare care (owner)')).toBe('owner care\n\ntouchpoint a owner care\n');
    const acting = await CodeActionWorkspace.open({
      'a.journey': 'import "b.journey"\njourney j "J" {\n  stage s "I look" channel web touchpoint comparator\n}\n',
      'b.journey': 'channel web "Web"\ntouchpoint shop // the old one\n',
    });
    expect(await acting.apply({ code: 'JRN0105' }, 'Declare comparator (touchpoint) in b.journey')).toBe(
      'channel web "Web"\ntouchpoint shop // the old one\ntouchpoint comparator on web\n',
    );
    expect(await acting.codes()).not.toContain('JRN0105');
  });
  test('a stage that a measure misspells is replaced, not declared', async () => {
    const text =
      'journey j "J" {\n  stage compare "I compare"\n}\nobservations o of j from "a.csv" {\n  measure compar from "x" scale 1..5\n}\n';
    expect(await (await CodeActionWorkspace.open(text)).titles({ code: 'JRN0105' })).toEqual(['Replace by compare']);
  });
});

describe('syntax', () => {
  test('JRN0101: the nearest keyword', async () => {
    expect(await mended('journey j "J" {\n  stge s "I look"\n}\n', 'JRN0101', 'Replace by stage')).toContain('  stage s "I look"');
  });
  test('JRN0103: the quote goes before what reads as an attribute', async () => {
    const text = 'journey j "J" {\n  stage s "I look score +1\n}\n';
    expect(await mended(text, 'JRN0103', 'Close the text before “score”')).toBe('journey j "J" {\n  stage s "I look" score +1\n}\n');
    expect(await mended(text, 'JRN0103', 'Close the text at the end of the line')).toBe(
      'journey j "J" {\n  stage s "I look score +1"\n}\n',
    );
    expect(await mended('journey j "J {\n  stage s "I look"\n}\n', 'JRN0103', 'Close the text before “{”')).toBe(
      'journey j "J" {\n  stage s "I look"\n}\n',
    );
    expect(await mended('channel « Web site\n', 'JRN0103', 'Close the text at the end of the line')).toBe('channel « Web site »\n');
  });
  test('JRN0114, JRN0115: what word processors and other countries write', async () => {
    expect(await mended('journey j “L’achat” {\n  stage s "Ich sehe" score +1\n}\n', 'JRN0114', 'Use straight quotation marks')).toContain(
      'journey j "L’achat" {',
    );
    expect(await mended('journey j "J" {\n  stage s "I look" target +1,5\n}\n', 'JRN0115', 'Replace by +1.5')).toContain('target +1.5\n');
  });
  test('JRN0104: the brace goes where the indentation ends the block', async () => {
    expect(
      await mended(
        'journey j "J" {\n  phase "A" {\n    stage s "I look"\n  phase "B" {\n    stage t "I buy"\n  }\n}\n',
        'JRN0104',
        'Add the missing “}”',
      ),
    ).toBe('journey j "J" {\n  phase "A" {\n    stage s "I look"\n  }\n  phase "B" {\n    stage t "I buy"\n  }\n}\n');
    expect(await mended('journey j "J" {\n  stage s "I look"\n', 'JRN0104', 'Add the missing “}”')).toBe(
      'journey j "J" {\n  stage s "I look"\n}\n',
    );
  });
  test('JRN0107: the file with the nearest path', async () => {
    const files = { 'a.journey': 'import "perimetre.journey"\n', 'shared/perimetre.journey': '', 'b.journey': '' };
    expect(await mended(files, 'JRN0107', 'Use the file "shared/perimetre.journey"')).toBe('import "shared/perimetre.journey"\n');
  });
});

describe('the model', () => {
  const stage = (attributes: string) => `journey j "J" {\n  stage s "I look" ${attributes}\n}\n`;
  test('JRN0202: one of the two goes', async () => {
    const text = stage('score +1 volume 80% score +2');
    expect(await mended(text, 'JRN0202', 'Remove the second: score +2')).toBe(stage('score +1 volume 80%'));
    expect(await mended(text, 'JRN0202', 'Remove the first: score +1')).toBe(stage('volume 80% score +2'));
    expect(await mended(stage('moment of truth score 0 moment of truth'), 'JRN0202', 'Remove the second: moment of truth')).toBe(
      stage('moment of truth score 0'),
    );
  });
  test('JRN0205: this scale goes', async () => {
    expect(await mended('scale -3..+3\nscale 0..10\nchannel web\n', 'JRN0205', 'Remove this scale')).toBe('scale -3..+3\nchannel web\n');
  });
  test('JRN0207: the nearest word', async () => {
    expect(await mended('journey j "J" {\n  kpi npss target 3\n}\n', 'JRN0207', 'Replace by nps')).toContain('  kpi nps target 3');
  });
  test('JRN0211: a time and its unit', async () => {
    expect(await mended('journey j "J" {\n  kpi time "Answer" target 12\n}\n', 'JRN0211', 'Write 12h')).toContain('target 12h\n');
  });
  test('JRN0209: the usual boxes', async () => {
    expect(await mended('journey j "J" {\n  kpi csat "Satisfaction" target 80%\n}\n', 'JRN0209', 'Count 4..5 as satisfied')).toContain(
      '  kpi csat "Satisfaction" boxes 4..5 target 80%',
    );
  });
});

describe('the method', () => {
  const inventory = 'touchpoint planner "Planner" on store\ntouchpoint comparator "Comparator" on web\n';
  test('JRN0301: the touchpoint leaves the inventory', async () => {
    const text = `${CHANNELS}${inventory}journey j "J" {\n  stage s "I look" touchpoint planner\n}\n`;
    expect(await mended(text, 'JRN0301', 'Remove Comparator from the inventory')).toBe(
      `${CHANNELS}touchpoint planner "Planner" on store\njourney j "J" {\n  stage s "I look" touchpoint planner\n}\n`,
    );
  });
  test('JRN0302, then JRN0406: a free column of numbers, then the scale that it was asked on', async () => {
    const files = {
      'a.journey': `journey j "J" {
  stage s "I look"
  stage call "I call" moment of truth
}
observations o "Survey" of j from "o.csv" {
  respondent "id"
  measure s from "look" scale 1..10 // the first
  kpi nps from "nps" scale 0..10
}
`,
      'o.csv': `id;look;city;called;nps;wait\n${[1, 2, 3, 4, 5, 6].map((n) => `R${n};${n};Lyon;${n + 2};9;3,5`).join('\n')}\n`,
    };
    const acting = await CodeActionWorkspace.open(files);
    expect(await acting.titles({ code: 'JRN0302' })).toEqual([
      'Measure I call from the column "called" of Survey',
      'Measure I call from the column "wait" of Survey',
    ]);
    const after = await acting.apply({ code: 'JRN0302' }, 'Measure I call from the column "called" of Survey');
    expect(after).toContain('// the first\n  measure call from "called"\n  kpi nps');
    expect(await acting.titles({ code: 'JRN0406' })).toEqual([
      'Declare the scale 0..10',
      'Declare the scale 1..10',
      'Declare the scale 0..100',
    ]);
    expect((await acting.actions({ code: 'JRN0406' })).some(({ isPreferred }) => isPreferred)).toBe(false);
    expect(await acting.apply({ code: 'JRN0406' }, 'Declare the scale 1..10')).toContain('  measure call from "called" scale 1..10\n');
    expect((await acting.codes()).filter((code) => ['JRN0302', 'JRN0406'].includes(code))).toEqual([]);
  });
  test('JRN0406: one scale for all columns that it holds, and the comments that asked for it go', async () => {
    const text = `journey j "J" {
  stage s "Je regarde"
  stage t "J’appelle"
  stage u "Je paie"
}
observations o "Enquête" of j from "o.csv" {
  measure s from "a" scale 5..5
  measure t from "b" { // échelle ? Les cellules vont de 1,5 à 4. à relier avec -> : "bien"
    "bien" -> 4
  }
  measure u from "c" // échelle ? Les cellules vont de 1 à 10
}
`;
    const files = { 'a.journey': text, 'o.csv': `id;a;b;c\n${[1, 2, 3].map((n) => `R${n};${n};${n + 0.5};${n * 3}`).join('\n')}\n` };
    const acting = await CodeActionWorkspace.open(files, 'de');
    const title = 'Die Skala 1..5 für 2 Spalten deklarieren: "a", "b"';
    expect(await acting.titles({ code: 'JRN0406' })).toEqual([
      ...['1..5', '1..7', '0..10', '1..10', '0..100'].map((scale) => `Skala ${scale} deklarieren`),
      title,
      'Die Skala 1..7 für 2 Spalten deklarieren: "a", "b"',
      ...['0..10', '1..10', '0..100'].map((scale) => `Die Skala ${scale} für 3 Spalten deklarieren: "a", "b", "c"`),
    ]);
    expect(await acting.apply({ code: 'JRN0406' }, title)).toContain(`  measure s from "a" scale 1..5
  measure t from "b" scale 1..5 { // à relier avec -> : "bien"
    "bien" -> 4
  }
  measure u from "c" // échelle ?`);
    expect(await acting.apply({ code: 'JRN0406' }, 'Skala 0..10 deklarieren')).toContain('  measure u from "c" scale 0..10\n}');
  });
  test('JRN0303: a touchpoint of the inventory, those on the stage’s channel first', async () => {
    const text = `${CHANNELS}${inventory}journey j "J" {\n  stage s "I look" channel web score +1\n}\n`;
    expect(await (await CodeActionWorkspace.open(text)).titles({ code: 'JRN0303' })).toEqual([
      'Add the touchpoint Comparator',
      'Add the touchpoint Planner',
    ]);
    expect(await mended(text, 'JRN0303', 'Add the touchpoint Comparator')).toContain(
      '  stage s "I look" channel web touchpoint comparator score +1\n',
    );
  });
  test('JRN0306: the stage goes behind the one that is before it in the repository', async () => {
    const repository = 'repository r "R" {\n  stage a "I look"\n  stage b "I ask"\n}\n';
    expect(
      await mended(
        `${repository}journey j "J" uses r {\n  phase "P" {\n    stage a "I look" {\n      feels "Well"\n    }\n  }\n}\n`,
        'JRN0306',
        'Add the stage I ask to the journey J',
      ),
    ).toBe(
      `${repository}journey j "J" uses r {\n  phase "P" {\n    stage a "I look" {\n      feels "Well"\n    }\n    stage b "I ask"\n  }\n}\n`,
    );
    expect(
      await mended(`repository r "R" {\n  stage a "I look"\n}\njourney j "J" uses r\n`, 'JRN0306', 'Add the stage I look to the journey J'),
    ).toContain('journey j "J" uses r {\n  stage a "I look"\n}');
  });
  test('JRN0307: an action becomes a basic one', async () => {
    const text =
      'repository r "R" {\n  stage a "I look" {\n    action x "I find" performance\n    action y "I smile" delight\n    action z "I ask" channel web\n  }\n}\nchannel web\n';
    expect(await (await CodeActionWorkspace.open(text)).titles({ code: 'JRN0307' })).toEqual([
      'Mark I find as “basic”',
      'Mark I ask as “basic”',
    ]);
    expect(await mended(text, 'JRN0307', 'Mark I find as “basic”')).toContain('    action x "I find" basic\n');
    expect(await mended(text, 'JRN0307', 'Mark I ask as “basic”')).toContain('    action z "I ask" basic channel web\n');
  });
});

describe('perimeter, plans and KPIs', () => {
  test('JRN0113: an import that nothing needs', async () => {
    expect(
      await mended({ 'a.journey': 'import "b.journey"\nchannel web\n', 'b.journey': 'channel store\n' }, 'JRN0113', 'Remove the import'),
    ).toBe('channel web\n');
  });
  test('JRN0318, JRN0319: the channel is added to the stage', async () => {
    const text = (channels: string) =>
      `${CHANNELS}touchpoint site on web\ntouchpoint till on store\njourney j {\n  stage s "I pay"${channels} touchpoint site {\n    rupture from web to store "Lost"\n  }\n  stage t "I go" channel web touchpoint site, till\n}\n`;
    expect(await mended(text(' channel web'), 'JRN0319', 'Add the channel Store to the stage I pay')).toBe(text(' channel web, store'));
    expect(await mended(text(' channel web'), 'JRN0318', 'Add the channel Store to the stage I go')).toContain(
      'channel web, store touchpoint site, till',
    );
    expect(await mended(text(''), 'JRN0319', 'Add the channel Store to the stage I pay')).toContain('channel store');
  });
  test('JRN0312: who does it', async () => {
    const text = 'owner care\nowner shop\njourney j "J" {\n  stage s "I look"\n}\nplan p for j {\n  initiative i "I" on s due 2026-05\n}\n';
    expect(await mended(text, 'JRN0312', 'Add “owner shop”')).toContain('  initiative i "I" on s owner shop due 2026-05\n');
  });
  test('JRN0315: whose journey it is', async () => {
    const text = 'segment movers\npersona lea "Léa" in movers\njourney j "J" scenario "First" {\n  stage s "I look"\n}\n';
    expect(await (await CodeActionWorkspace.open(text)).titles({ code: 'JRN0315' })).toEqual(['Add “for lea”', 'Add “for movers”']);
    expect(await mended(text, 'JRN0315', 'Add “for lea”')).toContain('journey j "J" for lea scenario "First" {');
  });
  test('JRN0316: a free column for a KPI; an NPS is asked from 0 to 10', async () => {
    const text = `journey j "J" {
  kpi nps "Recommendation" target +40
  stage s "I look"
}
observations o "Survey" of j from "o.csv" {
  respondent "id"
  measure s from "look" scale 1..10
}
`;
    const acting = await CodeActionWorkspace.open({ 'a.journey': text, 'o.csv': 'id;look;nps\nR1;4;9\nR2;5;7\n' });
    await acting.apply({ code: 'JRN0316' }, 'Measure Recommendation from the column "nps" of Survey');
    expect(await acting.titles({ code: 'JRN0406' })).toEqual(['Declare the scale 0..10']);
    expect(await acting.apply({ code: 'JRN0406' }, 'Declare the scale 0..10')).toContain('scale 1..10\n  kpi nps from "nps" scale 0..10\n');
    expect((await acting.codes()).filter((code) => ['JRN0316', 'JRN0406'].includes(code))).toEqual([]);
  });
});

describe('the evidence', () => {
  const study = (lines: string) => `journey j "J" {
  stage compare "I compare"
  stage order "I order"
}
observations o "Visits" of j date 2026-03
  from "o.csv" {
  respondent "id"
${lines}
}
`;
  const long = (stages: readonly string[], marks: readonly (string | number)[] = stages.map(() => 3)) =>
    `id;step;mark\n${stages.map((stage, index) => `R${index};${stage};${marks[index]}`).join('\n')}\n`;

  test('JRN0401: the data file with the nearest path', async () => {
    const text = study('  stage "step"\n  score "mark" scale 1..5').replace('"o.csv"', '"data/O.csv"');
    expect(await mended({ 'a.journey': text, 'o.csv': long(['compare']) }, 'JRN0401', 'Use the file "o.csv"')).toContain('from "o.csv" {');
  });
  test('JRN0403: the nearest column', async () => {
    const text = study('  stage "stp"\n  score "mark" scale 1..5');
    expect(await mended({ 'a.journey': text, 'o.csv': long(['compare']) }, 'JRN0403', 'Use the column "step"')).toContain(
      '  stage "step"\n',
    );
  });
  test('JRN0404: one value, one action for each name that it could mean', async () => {
    const files = { 'a.journey': study('  stage "step"\n  score "mark" scale 1..5'), 'o.csv': long(['S1', 'order']) };
    expect(await (await CodeActionWorkspace.open(files)).titles({ code: 'JRN0404' })).toEqual(['Map "S1" to compare', 'Map "S1" to order']);
    expect(await mended(files, 'JRN0404', 'Map "S1" to compare')).toContain('  stage "step" {\n    "S1" -> compare\n  }\n  score');
  });
  test('JRN0404: near names at once, into the block that is there', async () => {
    const files = {
      'a.journey': study('  stage "step" { "S1" -> order }\n  score "mark" scale 1..5'),
      'o.csv': long(['S1', 'Compar', 'Ordr', 'I  compar']),
    };
    const title = 'Map 3 values to the nearest names: "Compar" -> compare, "Ordr" -> order, "I compar" -> compare';
    expect(await mended(files, 'JRN0404', title)).toContain(
      '  stage "step" {\n    "S1" -> order\n    "Compar" -> compare\n    "Ordr" -> order\n    "I compar" -> compare\n  }\n',
    );
  });
  test('JRN0404: the codes of an SPSS file, by their labels', async () => {
    const files = {
      'a.journey': study('  stage "step"\n  score "mark" scale 1..5').replace('o.csv', 'o.sav'),
      'o.sav': savFile({
        variables: [
          { name: 'id', longName: 'id', width: 0 },
          {
            name: 'step',
            longName: 'step',
            width: 0,
            labels: [
              [1, 'Compare'],
              [2, 'ORDER'],
              [3, 'other'],
            ],
          },
          { name: 'mark', longName: 'mark', width: 0 },
        ],
        cases: [
          [7, 1, 4],
          [8, 2, 3],
        ],
      }),
    };
    const title = 'Map 2 values to the nearest names: "1" -> compare, "2" -> order';
    expect(await mended(files, 'JRN0404', title)).toContain('  stage "step" {\n    "1" -> compare\n    "2" -> order\n  }\n  score');
  });
  describe('the answers of a rate', () => {
    const files = (success: string, answers: readonly string[]) => ({
      'a.journey': `journey j "J" { stage s "I look" kpi rate as solved "Solved" }\nobservations o of j from "o.csv" {\n  respondent "id"\n  kpi solved from "q" success ${success}\n}\n`,
      'o.csv': `id;q\n${answers.map((answer, at) => `${at};${answer}`).join('\n')}\n`,
    });
    test('JRN0451: the spellings of a success are added', async () => {
      const after = await mended(files('"Yes"', ['Yes', 'No', 'yes', 'YES']), 'JRN0451', 'Count them as a success: "yes", "YES"');
      expect(after).toContain('success "Yes", "yes", "YES"\n');
    });
    test('JRN0286: each value of a list gets quotes of its own', async () => {
      const after = await mended(files('"Yes, Done"', ['Yes', 'Done', 'No']), 'JRN0286', 'Write "Yes", "Done"');
      expect(after).toContain('success "Yes", "Done"\n');
    });
    test('JRN0450: the others are failures, or missing', async () => {
      const given = files('"Done"', ['Done', 'Left', 'Later']);
      expect(await mended(given, 'JRN0450', 'Declare as failures: "Left", "Later"')).toContain(
        '  kpi solved from "q" success "Done" {\n    "Left" -> 0\n    "Later" -> 0\n  }\n',
      );
      expect(await mended(given, 'JRN0450', 'Declare "Left", "Later" as missing')).toContain('missing "Left", "Later"');
    });
  });
  test('JRN0448: the channel of the rows is added to the stage', async () => {
    const text = `${CHANNELS}${study('  stage "step"\n  channel "on"\n  score "mark" scale 1..5').replace('"I order"', '"I order" channel web')}`;
    const given = { 'a.journey': text, 'o.csv': 'id;step;on;mark\n1;order;web;3\n2;order;store;4\n' };
    expect(await mended(given, 'JRN0448', 'Add the channel Store to the stage I order')).toContain(
      'stage order "I order" channel web, store\n',
    );
  });
  test('JRN0453: the waves are named after the dates, or one is', async () => {
    const block = (name: string, year: number) =>
      `observations ${name} of j date ${year}-04 from "${name}.csv" { respondent "id" measure s from "mark" scale 1..5 }\n`;
    const files = {
      'a.journey': `journey j "J" { stage s "I look" }\n${block('old', 2025)}${block('new', 2026)}`,
      'old.csv': 'id;mark\n1;2\n2;3\n',
      'new.csv': 'id;mark\n1;4\n2;5\n',
    };
    const head = (name: string, year: number, wave: string) => `observations ${name} of j date ${year}-04 wave "${wave}" from`;
    const named = await mended(files, 'JRN0453', 'Name the waves after the dates: "2025-04", "2026-04"');
    expect(named).toContain(head('old', 2025, '2025-04'));
    expect(named).toContain(head('new', 2026, '2026-04'));
    const one = await mended(files, 'JRN0453', 'They belong together: one wave "2026-04"');
    expect(one).toContain(head('old', 2025, '2026-04'));
    expect(one).toContain(head('new', 2026, '2026-04'));
  });
  test('JRN0444: the figures are weighted by the shares of the segments', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i};${i < 8 ? 'a' : 'b'};${1 + (i % 5)}\n`).join('');
    const files = {
      'a.journey': `segment a "A" share 60%\nsegment b "B" share 40%\njourney j "J" { stage s "I look" }\nobservations o of j wave "1" from "o.csv" { respondent "id" segment "group" measure s from "mark" scale 1..5 }\n`,
      'o.csv': `id;group;mark\n${rows}`,
    };
    expect(await mended(files, 'JRN0444', 'Weight its figures by the shares of the segments')).toContain(
      'observations o of j weight by segment shares wave "1" from "o.csv"',
    );
  });
  test('JRN0454: the default is written, to be corrected', async () => {
    const text = study('  stage "step"\n  score "mark" scale 1..5')
      .replace('"I compare"', '"I compare" target 3 importance 4 volume 80%')
      .replace('"I order"', '"I order" target 3');
    const files = { 'a.journey': text, 'o.csv': long(['compare', 'order', 'compare', 'order'], [3, 2, 4, 3]) };
    const acting = await CodeActionWorkspace.open(files);
    expect(await acting.titles({ code: 'JRN0454' })).toEqual(['Add “importance 3”', 'Add “volume 100%”']);
    await acting.apply({ code: 'JRN0454' }, 'Add “importance 3”');
    expect(await acting.apply({ code: 'JRN0454' }, 'Add “volume 100%”')).toContain(
      'stage order "I order" target 3 volume 100% importance 3\n',
    );
    expect(await acting.codes()).not.toContain('JRN0454');
  });
  describe('what is read otherwise than it looks', () => {
    const fix = async (code: string, text: string, title: string) => mended({ 'a.journey': text }, code, title);
    test('JRN0260, JRN0262: a comment is closed at the end of its line', async () => {
      const close = 'Close the comment at the end of its first line';
      expect(await fix('JRN0260', 'channel a /* old  \nchannel b\n', close)).toBe('channel a /* old */  \nchannel b\n');
      expect(await fix('JRN0262', '/* old\nchannel a\n/* new */\nchannel b\n', close)).toBe('/* old */\nchannel a\n/* new */\nchannel b\n');
    });
    test('JRN0261, JRN0103: a backslash before the quote is doubled', async () => {
      expect(await fix('JRN0261', 'channel disk "C:\\"\n', 'Replace by \\\\"')).toBe('channel disk "C:\\\\"\n');
      expect(await fix('JRN0103', 'channel disk "C:\\\n', 'Close the text at the end of the line')).toBe('channel disk "C:\\\\"\n');
    });
    test('JRN0264: quotes', async () => {
      const text = 'journey j { stage order "pay" }\nplan p for j { initiative i on pay }\n';
      expect(await fix('JRN0264', text, 'Replace by "pay"')).toBe(text.replace('on pay', 'on "pay"'));
    });
    test('JRN0265: no quotes', async () => {
      expect(await fix('JRN0265', 'channel web ""\n', 'Remove the empty quotes')).toBe('channel web\n');
    });
    test('JRN0266: behind the label', async () => {
      const text = 'plan p { initiative planned "More tills" due 2026-09 }\n';
      expect(await fix('JRN0266', text, 'Write "More tills" status planned')).toBe(
        'plan p { initiative "More tills" status planned due 2026-09 }\n',
      );
    });
    test('JRN0267: a reference', async () => {
      expect(await fix('JRN0267', 'persona lea segment reno\n', 'Replace by in')).toBe('persona lea in reno\n');
    });
    test('JRN0268: the stages in braces', async () => {
      const text = 'journey j {\n  phase "A"\n    stage a\n    stage b channel web {\n    }\n  phase "B" {\n    stage c\n  }\n}\n';
      expect(await fix('JRN0268', text, 'Put the stages that follow in braces')).toBe(
        text.replace('"A"', '"A" {').replace('    }\n  phase', '    }\n  }\n  phase'),
      );
    });
    test('JRN0269: on the line that is meant', async () => {
      const text = 'journey j {\n  stage a\n  target +2\n  volume 80%\n  stage b importance 3\n}\n';
      const moved = 'journey j {\n  stage a\n  stage b importance 3 target +2 volume 80%\n}\n';
      expect(await fix('JRN0269', text, 'Move “target +2 volume 80%” to b')).toBe(moved);
      const kept = 'journey j {\n  stage a target +2 volume 80%\n  stage b importance 3\n}\n';
      expect(await fix('JRN0269', text, 'Write “target +2 volume 80%” on the line of a')).toBe(kept);
    });
    test('JRN0270: one line', async () => {
      const text = 'journey j\nobservations o of j {\n  respondent "id"\n  respondent "nr"\n}\n';
      expect(await fix('JRN0270', text, 'Remove the second: respondent "nr"')).toBe(text.replace('  respondent "nr"\n', ''));
    });
    test('JRN0271: a share', async () => {
      expect(await fix('JRN0271', 'journey j {\n  kpi rate target 0.3\n}\n', 'Replace by 30%')).toContain('target 30%');
    });
    test('JRN0273: the journey uses it', async () => {
      expect(await fix('JRN0273', 'repository r "R"\njourney j "J"\n', 'Use R in J')).toBe('repository r "R"\njourney j "J" uses r\n');
    });
    test('JRN0274: as the other wave', async () => {
      const text = 'journey j\nobservations o of j wave spring\nobservations p of j wave Spring\n';
      expect(await fix('JRN0274', text, 'Replace by spring')).toBe(text.replace('wave Spring', 'wave spring'));
    });
  });
  describe('JRN0405', () => {
    const files = {
      'a.journey': study('  stage "step"\n  score "mark" scale -3..+3').replace(
        '"I compare"',
        '"I compare" channel web score +2.5 volume 80%',
      ),
      'o.csv': long(Array(12).fill('compare'), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 0]),
    };
    test('the score as measured, to a half', async () => {
      expect(await mended(files, 'JRN0405', 'Set the score to +0.5, as measured')).toContain('channel web score +0.5 volume 80%');
    });
    test('no score', async () => {
      expect(await mended(files, 'JRN0405', 'Remove the score')).toContain('"I compare" channel web volume 80%\n');
    });
    test('the score stands, and a note says why', async () => {
      const acting = await CodeActionWorkspace.open(files, 'fr');
      expect(await acting.apply({ code: 'JRN0405' }, 'Garder le score et ajouter une remarque qui dit pourquoi')).toContain(
        'volume 80% {\n    note "Le score est maintenu bien que les réponses en diffèrent, la raison reste à écrire"\n  }\n',
      );
    });
    test.each([
      ['fr', 'note +2.5', 'remarque "Le score est maintenu'],
      ['de', 'Wert +2.5', 'Notiz "Die Bewertung bleibt'],
    ] as const)('the note is in the language of the file: %s', async (language, score, note) => {
      const text = files['a.journey'].replace('score +2.5', score).replace('"I compare"', '"A"');
      const acting = await CodeActionWorkspace.open({ ...files, 'a.journey': `language ${language}\n${text}` });
      expect(await acting.apply({ code: 'JRN0405' }, 'Keep the score and add a note that says why')).toContain(note);
      const codes = await acting.codes();
      expect([codes.includes('JRN0405'), codes.includes('JRN0446'), codes.includes('JRN0101')]).toEqual([false, true, false]);
    });
    test('nothing is preferred: what an expert claims, the expert decides', async () => {
      expect((await (await CodeActionWorkspace.open(files)).actions({ code: 'JRN0405' })).some(({ isPreferred }) => isPreferred)).toBe(
        false,
      );
    });
  });
  test('JRN0407: codes outside the scale are declared as missing', async () => {
    const files = {
      'a.journey': study('  stage "step"\n  score "mark" scale 1..5'),
      'o.csv': long(['compare', 'compare', 'order'], [3, 99, '98,0']),
    };
    expect(await (await CodeActionWorkspace.open(files)).titles({ code: 'JRN0407' })).toEqual([
      'Declare 99, "98,0" as missing',
      'Declare 99 as missing',
      'Declare "98,0" as missing',
    ]);
    expect(await mended(files, 'JRN0407', 'Declare 99, "98,0" as missing')).toContain('  score "mark" scale 1..5 missing 99, "98,0"\n');
    const more = { ...files, 'a.journey': study('  stage "step"\n  score "mark" scale 1..5 missing 99') };
    expect(await mended(more, 'JRN0407', 'Declare "98,0" as missing')).toContain('missing 99, "98,0"\n');
  });
  test('JRN0408: other spellings of a mapped answer get its value', async () => {
    const files = {
      'a.journey':
        'journey j "J" { stage s "I look" }\nobservations o of j from "o.csv" { respondent "id" measure s from "q" scale 1..5 { "Très satisfait" -> 5 "Déçu" -> 2 } }\n',
      'o.csv': 'id;q\n1;Très satisfait\n2;TRES SATISFAIT\n3;déçu\n',
    };
    const text = await mended(files, 'JRN0408', 'Read 2 labels as their figures: "TRES SATISFAIT" -> 5, "déçu" -> 2');
    expect(text).toContain('"TRES SATISFAIT" -> 5');
  });
  describe('JRN0408: answers written as texts', () => {
    const with_ = (line: string, ...cells: (string | number)[]) => ({
      'a.journey': study(line),
      'o.csv': `id;mark;due\n${cells.map((cell, i) => `${i};${cell};5\n`).join('')}`,
    });
    test('labels with figures are read as these', async () => {
      const files = with_('  measure compare from "mark" scale 1..5', '1 - Very bad', 2, '5 = sehr gut', '3 (moyen)', '5 = sehr gut', 4);
      const title = 'Read 3 labels as their figures: "1 - Very bad" -> 1, "5 = sehr gut" -> 5, "3 (moyen)" -> 3';
      expect(await (await CodeActionWorkspace.open(files)).titles({ code: 'JRN0408' })).toEqual([title]);
      expect(await mended(files, 'JRN0408', title)).toContain(
        '  measure compare from "mark" scale 1..5 {\n    "1 - Very bad" -> 1\n    "5 = sehr gut" -> 5\n    "3 (moyen)" -> 3\n  }\n',
      );
    });
    test('others get a place for their figure, next to what is mapped; or they are missing', async () => {
      const files = with_('  measure compare from "mark" expectation "due" scale 1..5 { "Bof" -> 2 }', 'Bof', 'Très bien', 4, 'NSP');
      const acting = await CodeActionWorkspace.open(files, 'fr');
      const title = 'Lister 2 textes en commentaire, pour écrire ce que chacun vaut';
      expect(await acting.titles({ code: 'JRN0408' })).toEqual([
        title,
        'Déclarer "Très bien", "NSP" comme valeur manquante',
        'Déclarer "Très bien" comme valeur manquante',
        'Déclarer "NSP" comme valeur manquante',
      ]);
      expect(await acting.apply({ code: 'JRN0408' }, title)).toContain(
        'scale 1..5 {\n    "Bof" -> 2\n    // "Très bien" ->\n    // "NSP" ->\n  }\n',
      );
    });
  });
  test('JRN0418: how decimals are written', async () => {
    const files = {
      'a.journey': study('  stage "step"\n  score "mark" scale 0..2000'),
      'o.csv': long(['compare', 'order'], ['1,234', '5']),
    };
    expect(await mended(files, 'JRN0418', 'Decimals are written with a comma')).toContain('  from "o.csv" decimal comma {');
  });
});

describe('studies and directions', () => {
  const OBSERVED = 'touchpoint t\njourney j { kpi ces "Effort" target 3 lower is better stage s "I pay" touchpoint t }\n';
  test('JRN0216: one of two that exclude each other', async () => {
    const text = `${OBSERVED}observations o of j hot cold from "a.csv"\n`;
    expect(await mended(text, 'JRN0216', 'Remove the second: cold')).toBe(`${OBSERVED}observations o of j hot from "a.csv"\n`);
    expect(await mended(text, 'JRN0216', 'Remove the first: hot')).toBe(`${OBSERVED}observations o of j cold from "a.csv"\n`);
  });
  test('JRN0217: the weight that a study counted with', async () => {
    const text = `${OBSERVED}observations a of j weight 2 from "a.csv"\nobservations b of j date 2026 from "b.csv"\n`;
    expect(await mended(text, 'JRN0217', 'Add “weight 1”')).toContain('observations b of j date 2026 weight 1 from "b.csv"\n');
  });
  test('JRN0218: the direction is said once', async () => {
    const text = `${OBSERVED}observations a of j { kpi ces from "e" scale 5..1 }\n`;
    expect(await mended(text, 'JRN0218', 'Remove "lower is better"')).toContain('kpi ces "Effort" target 3 stage s');
    expect(await mended(text, 'JRN0218', 'Write scale 1..5')).toContain('kpi ces from "e" scale 1..5 }');
  });
  test('JRN0223: the direction of an nps is fixed', async () => {
    expect(await mended(OBSERVED.replace('ces', 'nps'), 'JRN0223', 'Remove "lower is better"')).toBe(
      OBSERVED.replace('ces', 'nps').replace(' lower is better', ''),
    );
  });
  test('JRN0320: a questionnaire that no study uses', async () => {
    const text = `${OBSERVED}questionnaire q "Exit" of j {\n  respondent "id"\n}\n`;
    expect(await mended(text, 'JRN0320', 'Remove the questionnaire Exit')).toBe(OBSERVED);
  });
});

describe('refactorings', () => {
  const taken = async (files: string | Record<string, string>, at: string, title: string) =>
    (await CodeActionWorkspace.open(files)).apply(at, title);

  test('a label that nothing declares is declared under a name', async () => {
    const text = `${CHANNELS}journey j "J" {\n  stage s "I look" channel "Pop-up of the town"\n  stage t "I buy" channel "Pop-up of the town"\n}\n`;
    expect(await taken(text, '"Pop-up', 'Declare "Pop-up of the town" under the name pop_up')).toBe(
      `${CHANNELS}channel pop_up "Pop-up of the town"\njourney j "J" {\n  stage s "I look" channel pop_up\n  stage t "I buy" channel pop_up\n}\n`,
    );
  });
  test('what has a name is called by it', async () => {
    const text = `${CHANNELS}touchpoint a on 'Web site'\n`;
    expect(await taken(text, "'Web site'", 'Refer to it by its name web')).toBe(`${CHANNELS}touchpoint a on web\n`);
  });
  test('a label alone gets a name, in the repository too', async () => {
    const text =
      'repository r "R" {\n  stage "Je compare les offres"\n}\njourney j "J" uses r {\n  stage "Je compare les offres"\n}\nplan p for j {\n  initiative i "I" on "Je compare les offres"\n}\n';
    expect(await taken(text, '"Je compare les offres"\n}\njourney', 'Give "Je compare les offres" the name compare_offres')).toBe(
      'repository r "R" {\n  stage compare_offres "Je compare les offres"\n}\njourney j "J" uses r {\n  stage compare_offres "Je compare les offres"\n}\nplan p for j {\n  initiative i "I" on compare_offres\n}\n',
    );
  });
  describe('stages', () => {
    const text =
      'journey j "J" {\n  phase "A" {\n    stage s "I look" {\n      feels "Well"\n    }\n    stage t "I ask" score +1 moment of truth\n  }\n  phase b "B" {\n    stage u "I buy"\n  }\n  phase "C"\n}\n';
    test('to a later phase: its first stage; to an earlier one: its last', async () => {
      expect(await taken(text, 'stage s', 'Move the stage to the phase "B"')).toBe(
        'journey j "J" {\n  phase "A" {\n    stage t "I ask" score +1 moment of truth\n  }\n  phase b "B" {\n    stage s "I look" {\n      feels "Well"\n    }\n    stage u "I buy"\n  }\n  phase "C"\n}\n',
      );
      expect(await taken(text, 'stage u', 'Move the stage to the phase "A"')).toContain(
        'moment of truth\n    stage u "I buy"\n  }\n  phase b "B" {\n  }\n',
      );
    });
    test('to a phase without a block', async () => {
      expect(await taken(text, 'stage u', 'Move the stage to the phase "C"')).toContain('  phase "C" {\n    stage u "I buy"\n  }\n}\n');
    });
    test('to a phase on one line, with its comments', async () => {
      const short =
        'journey j "J" {\r\n  phase "A" {\r\n    stage s "I look" { // why\r\n      feels "Well"\r\n    } // so\r\n  }\r\n  phase "B" { stage u "I buy" }\r\n}\r\n';
      expect(await taken(short, 'stage s', 'Move the stage to the phase "B"')).toBe(
        'journey j "J" {\r\n  phase "A" {\r\n  }\r\n  phase "B" {\r\n    stage s "I look" { // why\r\n      feels "Well"\r\n    } // so\r\n    stage u "I buy"\r\n  }\r\n}\r\n',
      );
    });
    test('a stage over several lines, with a comment, is split', async () => {
      const long = `${CHANNELS}journey j "J" {\n  stage s "I look"\n    channel web, store // both\n    volume 80%\n}\n`;
      expect(await taken(long, 'stage s', 'Split the stage in two')).toContain(
        '    volume 80%\n  stage s_2 "I …" channel web, store volume 80%\n}\n',
      );
    });
    test('split in two', async () => {
      expect(await taken(text, 'stage t', 'Split the stage in two')).toContain(
        '    stage t "I ask" score +1 moment of truth\n    stage t_2 "I …"\n  }\n',
      );
      expect(await taken(text, 'stage s', 'Split the stage in two')).toContain('feels "Well"\n    }\n    stage s_2 "I …"\n    stage t');
    });
  });
  test('a Mermaid journey', async () => {
    const mermaid =
      '```mermaid\njourney\n    title My "working" day\n    Wake up: 1\n    section Go to work\n      Make tea: 5: Me\n      %% a comment\n      Go upstairs: 3: Me, Cat\n    section Home\n      Sit down: 4: Me\n```\n';
    const after = await taken(
      `channel web\n\n${mermaid}\nchannel store\n`,
      'Make tea',
      'Turn this Mermaid journey into a Parcours journey',
    );
    expect(after).toBe(`channel web

journey "My \\"working\\" day" {
  stage "Wake up" score -3
  phase "Go to work" {
    stage "Make tea" score +3 {
      note "Actors: Me"
    }
    stage "Go upstairs" score 0 {
      note "Actors: Me, Cat"
    }
  }
  phase "Home" {
    stage "Sit down" score +1.5 {
      note "Actors: Me"
    }
  }
}

channel store
`);
  });
  test('a journey of ours is no Mermaid journey', async () => {
    const offered = await (await CodeActionWorkspace.open('journey\n  j "J" {\n  stage s "I look: 5"\n}\n')).actions('stage s');
    expect(offered.map(({ title }) => title)).not.toContain('Turn this Mermaid journey into a Parcours journey');
  });
});

describe('the pages of the diagnostics', () => {
  const folder = new URL('../../../docs/diagnostics/', import.meta.url);
  for (const name of readdirSync(folder).filter((each) => each.startsWith('JRN'))) {
    const page = readFileSync(new URL(name, folder), 'utf8');
    const [, bad = ''] = /^Bad:$([\s\S]*?)^Good:$/m.exec(page) ?? [];
    const blocks = [...bad.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
    const files = Object.fromEntries(
      blocks.map(([, language, path, text = '']) => [path ?? 'a.journey', language === 'xlsx' ? workbookOf(text) : text]),
    );
    const code = name.slice(0, 7);
    test(`${code}: what is offered for its example leaves a text that parses, and the page says so`, async () => {
      const acting = await CodeActionWorkspace.open(files);
      if (!(await acting.codes()).includes(code)) return;
      const titles = await acting.titles({ code });
      if (titles.length > 0) expect(page).toContain('\nQuick fix: ');
      for (const title of titles) await (await CodeActionWorkspace.open(files)).apply({ code }, title);
    });
  }
});

test('everything that has one clear fix, at once; only where it is asked for', async () => {
  const text = `${CHANNELS}touchpoint a on wbe\ntouchpoint b on stoe\nchannel "Kiosk\n`;
  const acting = await CodeActionWorkspace.open(text);
  const after = await acting.apply('touchpoint a', 'Fix all that has one clear fix', { only: ['source.fixAll'] });
  expect(after).toBe(`${CHANNELS}touchpoint a on web\ntouchpoint b on store\nchannel "Kiosk"\n`);
  expect((await (await CodeActionWorkspace.open(text)).actions('touchpoint a')).map(({ kind }) => kind)).not.toContain(
    'source.fixAll.parcours',
  );
});

test('over the protocol, in German', async () => {
  const client = await Client.start({ copyOf: CUISINE, language: 'de' });
  try {
    await client.open('cuisine.journey');
    const diagnostics = await client.diagnostics('cuisine.journey', (all) => all.length > 0);
    const refuted = diagnostics.find(({ code }) => code === 'JRN0405');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri('cuisine.journey') },
      range: refuted?.range,
      context: { diagnostics: [refuted], only: ['quickfix'] },
    });
    expect(actions.map(({ title }) => title)).toEqual([
      'Bewertung auf −1 setzen, wie gemessen',
      'Bewertung entfernen',
      'Bewertung behalten und in einer Notiz begründen',
      'JRN0405 hier akzeptieren, mit Begründung',
    ]);
    expect(actions[0]?.edit?.changes?.[client.uri('cuisine.journey')]).toEqual([{ range: refuted?.range, newText: '-1' }]);
    expect(actions[0]?.diagnostics).toEqual([refuted]);
  } finally {
    await client.stop();
  }
});

test('JRN0434: a log becomes a study of behaviour, texts of a scale are mapped', async () => {
  const rest = 'journey j { stage pay "I pay" }\nobservations s of j from "a.csv" {\n}\n';
  const log = 'case;activity;timestamp\n1;Pay;2026-01-02 10:00\n1;Leave;2026-01-02 10:05\n2;Pay;2026-01-03 11:00\n';
  const behaviour = await CodeActionWorkspace.open({ 'a.journey': rest, 'a.csv': log });
  expect(await behaviour.apply({ code: 'JRN0434' }, 'Write the 3 recognised columns, to be checked')).toMatch(
    /method analytics\s+from "a\.csv" \{\n {2}\/\/ An event log: .* parcours discover a\.csv\n {2}respondent "case"\n {2}stage "activity"/,
  );
  const answers =
    'id;How satisfied were you when you paid (payment)?\n1;Very satisfied\n2;Neutral\n3;Very dissatisfied\n4;Satisfied\n5;Dissatisfied\n';
  const survey = await CodeActionWorkspace.open({ 'a.journey': rest, 'a.csv': answers });
  const after = await survey.apply({ code: 'JRN0434' }, 'Write the 2 recognised columns, to be checked');
  expect(after).toMatch(
    /measure pay from ".*" scale 1\.\.5 \{ \/\/ .*\n {4}"Very dissatisfied" -> 1\n(.*\n){3} {4}"Very satisfied" -> 5\n {2}\}/,
  );
});

test('JRN0415: a mapping is offered that leaves out the title above the table and the total below it', async () => {
  const rest = 'journey j { stage pay "I pay" }\nobservations s of j from "a.csv" {\n}\n';
  const files = { 'a.journey': rest, 'a.csv': 'Survey of April\n\nRespondent;I pay\nR1;4\nR2;5\nTotal;9\n' };
  const acting = await CodeActionWorkspace.open(files);
  const after = await acting.apply({ code: 'JRN0415' }, 'Write the 2 recognised columns, to be checked');
  expect(after).toMatch(/from "a\.csv"\s+skip 2\s+totals "Total"/);
  expect(after).toContain('measure pay from "I pay"');
  expect(await acting.codes()).not.toContain('JRN0415');
});

test('JRN0433 and JRN0480: texts are added to the totals that are declared; JRN0482: the first table is declared', async () => {
  const journey = (attributes: string) =>
    `journey j { stage pay "I pay" }\nobservations s of j from "a.csv"${attributes} {\n  measure pay from "note" scale 1..5\n}\n`;
  const totals = { 'a.journey': journey(' totals "mean"'), 'a.csv': 'id;note\n1;4\n2;5\n3;3\n\nmean;4\nn;3\n' };
  const summaries = await CodeActionWorkspace.open(totals);
  const declared = await summaries.apply({ code: 'JRN0480' }, 'Leave out rows that begin with "n": they are totals');
  expect(declared).toContain('totals "mean", "n"');
  expect(await summaries.codes()).not.toContain('JRN0480');
  const tables = await CodeActionWorkspace.open({ 'a.journey': journey(''), 'a.csv': 'id;note\n1;4\n2;5\n\nmonth;visits\n1;3\n2;5\n' });
  expect(await tables.apply({ code: 'JRN0482' }, 'Read only the first table: "A1:B3"')).toContain('range "A1:B3"');
  expect(await tables.codes()).not.toContain('JRN0482');
});

test('JRN0434: given means in a French file are proposed as such, in its words', async () => {
  const files = {
    'a.journey': 'language fr\nparcours j { étape pay "Je paie" }\nobservations s de j depuis "a.csv" {\n}\n',
    'a.csv': 'Étape;Moyenne;Effectif;Ville\nJe paie;6,8;210;Lyon\n',
  };
  const acting = await CodeActionWorkspace.open(files);
  const after = await acting.apply({ code: 'JRN0434' }, 'Write the 3 recognised columns, to be checked');
  expect(after).toMatch(/observations s de j agrégé\s+depuis "a\.csv" \{/);
  expect(after).toContain(
    '  étape "Étape"\n  moyenne "Moyenne" // échelle\u00a0? Les cellules vont de 6,8 à 6,8\n  n "Effectif"\n  // "Ville"\u00a0: "Lyon"\n',
  );
});

describe('accepted findings', () => {
  const KPI = 'touchpoint t\njourney j "I buy" {\n  kpi nps\n  stage s "I pay" touchpoint t\n}\n';

  test('the comment stands above the statement; without a reason it accepts nothing', async () => {
    const acting = await CodeActionWorkspace.open(KPI);
    const accepting = await acting.apply({ code: 'JRN0304' }, 'Accept JRN0304 here, with a reason');
    expect(accepting).toBe(KPI.replace('  kpi', '  // parcours: allow JRN0304 "…"\n  kpi'));
    expect(await acting.codes()).toEqual(expect.arrayContaining(['JRN0240', 'JRN0304']));
    const accepted = await CodeActionWorkspace.open(accepting.replace('…', 'after the first wave'));
    const found = await accepted.context.workspace.diagnostics('file:///shop/a.journey');
    expect(found.filter(({ accepted }) => accepted).map(({ code }) => code)).toEqual(['JRN0304']);
    expect(await accepted.titles({ code: 'JRN0304' }, 'quickfix.accept')).toEqual([]);
  });

  test('in a block on one line the statement gets a line of its own', async () => {
    const text = 'touchpoint t\njourney j "I buy" { kpi nps stage s "I pay" touchpoint t }\n';
    const acting = await CodeActionWorkspace.open(
      text.replace('journey', 'language de\njourney').replace('touchpoint t\nlanguage de', 'language de\ntouchpoint t'),
    );
    expect(await acting.apply({ code: 'JRN0304' }, 'Accept JRN0304 here, with a reason')).toContain(
      '{ \n  // parcours: erlauben JRN0304 "…"\n  kpi nps stage',
    );
  });

  test('not offered for an error; a comment that accepts nothing is removed', async () => {
    expect(
      await (await CodeActionWorkspace.open(`${CHANNELS}touchpoint a on wbe\n`)).titles({ code: 'JRN0105' }, 'quickfix.accept'),
    ).toEqual([]);
    const text = KPI.replace('kpi nps', 'kpi nps target 3 // parcours: allow JRN0304 "x"');
    expect(await mended(text, 'JRN0243', 'Remove this comment')).toBe(KPI.replace('kpi nps', 'kpi nps target 3 '));
  });
});
