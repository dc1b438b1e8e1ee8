/** A rename changes no figure: cells of linked files that use the old name or label are mapped to the new one. */
import { expect, test } from 'vitest';
import type { Context } from '../src/context.ts';
import { editedTexts } from '../src/features/editing/keep-cells.ts';
import { rename } from '../src/features/editing/rename.ts';
import { figuresOf, figuresText } from './refactorings/figures.ts';
import { Folder } from './refactorings/folder.ts';

const PERIMETER = `channel web "Web site"
channel app "App"
touchpoint t "T" on web
segment s "Shoppers" share 10%
persona lea "Léa" in s
`;

const JOURNEY = `import "p.journey"
repository r {
  stage a {
    action ask { response yes "At once" +2 response no -1 }
    action wait { response yes "Soon" +1 response never "Never" -2 }
  }
}
journey j "I buy" for s uses r {
  stage a "I look" channel web touchpoint t
  stage b "I pay" channel app touchpoint t
}
`;

const study = (lines: string, name = 'o', file = 'l.csv') =>
  `observations ${name} of j method survey date 2026-01 from "${file}" {\n${lines}}\n`;

const rows = (header: string, ...cells: string[]) =>
  `id;${header}\n${Array.from({ length: 24 }, (_, row) => `${row};${cells[row % cells.length]}`).join('\n')}\n`;

/** @param at `FILE: text`; the cursor `|` is before the name. @returns what the rename makes of the file of studies. */
async function renamed(files: Record<string, string>, at: string, newName: string): Promise<string> {
  const all = { 'p.journey': PERIMETER, 'a.journey': JOURNEY, ...files };
  const folder = new Folder(all);
  const workspace = await folder.open();
  const context: Context = { workspace, language: 'en' };
  const [path = '', text = ''] = at.split(': ');
  const uri = folder.uris.find((each) => each.endsWith(`/${path}`)) ?? '';
  const file = workspace.files.get(uri);
  if (!file) throw new Error(`${path} is not there`);
  const start = file.text.indexOf(text.replace('|', '')) + text.indexOf('|');
  const position = file.document.positionAt(start);
  const edits = await rename(context, file, position, newName);
  const texts = editedTexts(context, edits);
  const old = /^(?:"([^"]*)"|\S+)/.exec(file.text.slice(start));
  const options = { renamings: [{ from: old?.[1] ?? old?.[0] ?? '', to: newName }] };
  const before = figuresText(await figuresOf(workspace), options);
  for (const [edited, content] of texts) folder.write(edited, content);
  expect(figuresText(await figuresOf(await folder.open()), options)).toBe(before);
  const studies = folder.uris.find((each) => each.endsWith('/studies.journey')) ?? uri;
  return folder.textOf(studies);
}

const STAGE_NOTE = 'respondent "id"\nscore "note" scale 1..5\n';
const IMPORTS = 'import "a.journey"\nimport "p.journey"\n';

test('a stage: cells that use its name are mapped to the new one', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage"\n`)}`,
    'l.csv': rows('note;stage', '1;a', '4;b', '3;a'),
  };
  expect(await renamed(files, 'a.journey: stage |a "I', 'look')).toContain('stage "stage" {\n  "a" -> look\n}\n');
});

test('where no cell uses the name, no mapping is added', async () => {
  const files = { 'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage"\n`)}`, 'l.csv': rows('note;stage', '1;I look', '4;b') };
  expect(await renamed(files, 'a.journey: stage |a "I', 'look')).toContain('stage "stage"\n}\n');
});

test('a label: cells may hold it with other white space', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage" { "1" -> b }\n`)}`,
    'l.csv': rows('note;stage', '1;I\u00a0 look', '4;1', '2;b'),
  };
  expect(await renamed(files, 'a.journey: stage a |"I look', 'I search')).toContain('stage "stage" { "1" -> b "I look" -> a }\n');
});

test('a mapping for another value stays, and a cell that is mapped already is not mapped twice', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage" {\n  "x" -> a\n  "a" -> b\n}\n`)}`,
    'l.csv': rows('note;stage', '1;x', '4;a'),
  };
  expect(await renamed(files, 'a.journey: stage |a "I', 'look')).toContain('{\n  "x" -> look\n  "a" -> b\n}');
});

test('a questionnaire is mapped once, for all studies that use it; a study with a column of its own in its own block', async () => {
  const uses = (name: string, more = '') =>
    `observations ${name} of j uses q method survey date 2026-01 wave "${name}" from "${name}.csv"${more}\n`;
  const files = {
    'studies.journey': `${IMPORTS}questionnaire q of j {\n  respondent "id"\n  stage "stage"\n  score "note" scale 1..5\n}\n${uses('one')}${uses('two')}${uses('three', ' {\n  stage "step"\n}')}`,
    'one.csv': rows('note;stage', '1;b', '4;I look'),
    'two.csv': rows('note;stage', '1;a', '2;b'),
    'three.csv': rows('note;step;stage', '1;a;x', '5;b;y'),
  };
  const text = await renamed(files, 'a.journey: stage |a "I', 'look');
  expect(text).toContain('  stage "stage" {\n    "a" -> look\n  }\n');
  expect(text).toContain('{\n  stage "step" {\n    "a" -> look\n  }\n}');
});

test.each([
  ['channel', 'p.journey: channel |web', '"web" -> neu', 'web'],
  ['channel', 'p.journey: channel web |"Web', '"Web site" -> web', 'Web site'],
  ['segment', 'p.journey: segment |s', '"s" -> neu', 's'],
  ['persona', 'p.journey: persona lea |"L', '"Léa" -> lea', 'Léa'],
  ['touchpoint', 'p.journey: touchpoint |t', '"t" -> neu', 't'],
])('a %s, at %s', async (role, at, mapping, cell) => {
  const files = {
    'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage"\n${role} "which"\n`)}`,
    'l.csv': rows('note;stage;which', `1;a;${cell}`, `4;b;${cell}`),
  };
  expect(await renamed(files, at, 'neu')).toContain(`${role} "which" {\n  ${mapping}\n}`);
});

test('a study whose file does not see the channel imports the file that declares it', async () => {
  const files = {
    'studies.journey': `import "a.journey"\n${study(`${STAGE_NOTE}stage "stage"\nchannel "which"\n`)}`,
    'l.csv': rows('note;stage;which', '1;a;web', '4;b;app'),
  };
  const text = await renamed(files, 'p.journey: channel |web', 'site');
  expect(text).toContain('import "a.journey"\nimport "p.journey"\n');
  expect(text).toContain('channel "which" {\n  "web" -> site\n}');
});

test('an action and a response: one name may mean several, each where it stands', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study('respondent "id"\nstage "stage"\naction "action"\nresponse "answer"\n')}`,
    'l.csv': rows('stage;action;answer', 'a;ask;yes', 'a;wait;yes', 'a;wait;never', 'a;ask;no'),
  };
  expect(await renamed(files, 'a.journey: action |ask', 'question')).toContain('action "action" {\n  "ask" -> question\n}');
  // The rows of the other action go on by their own text.
  expect(await renamed(files, 'a.journey: ask { response |yes', 'sure')).toContain('response "answer" {\n  "yes" -> sure\n}');
  // Another has the new name too: the label says which.
  expect(await renamed(files, 'a.journey: ask { response |yes', 'never')).toContain('response "answer" {\n  "yes" -> "At once"\n}');
});

test('a mapping refers to a response by its label where another action has the new name', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study('respondent "id"\nstage "stage"\naction "action"\nresponse "answer" {\n  "n" -> never\n}\n')}`,
    'l.csv': rows('stage;action;answer', 'a;ask;yes', 'a;wait;n', 'a;wait;never', 'a;ask;no'),
  };
  expect(await renamed(files, 'a.journey: response |never', 'no')).toContain('"n" -> "Never"\n  "never" -> "Never"\n');
});

test('refused: a mapping refers to the response of another action by this name', async () => {
  const lines = 'respondent "id"\nstage "stage"\naction "action"\nresponse "answer" {\n  "n" -> no\n}\n';
  const files = { 'studies.journey': `${IMPORTS}${study(lines)}`, 'l.csv': rows('stage;action;answer', 'a;ask;n', 'a;wait;never') };
  await expect(renamed(files, 'a.journey: response |never', 'no')).rejects.toThrow('“no” is already taken in a.journey, line 4.');
});

test('means of a file, of the journey and of a benchmark, in French', async () => {
  const lines = 'étape "stage"\nmoyenne "mean" échelle 1..5\nn "n"\n';
  const studies = `language fr\n${IMPORTS}observations o de j méthode enquête date 2026-01 agrégé depuis "m.csv" {\n${lines}}\ncomparatif c de j méthode enquête date 2026-01 agrégé depuis "m.csv" {\n${lines}}\n`;
  const text = await renamed({ 'studies.journey': studies, 'm.csv': 'stage;mean;n\na;3;40\nb;4;30\n' }, 'a.journey: stage |a "I', 'look');
  expect(text.match(/étape "stage" \{\n {2}"a" -> look\n\}/g)).toHaveLength(2);
});

test('a file whose header says what its columns are: the mapping is written into the study', async () => {
  const files = {
    'studies.journey': `${IMPORTS}observations o of j method in-store date 2026-01 from "l.csv"\n`,
    'l.csv': `Visitor [respondent];Where [stage];What [action];Answer [response]\n${'v;I look;ask;yes\nw;a;wait;never\n'.repeat(9)}`,
  };
  const text = await renamed(files, 'a.journey: stage a |"I look', 'I search');
  expect(text).toContain('respondent "Visitor [respondent]"\n  stage "Where [stage]" { "I look" -> a }\n  action "What [action]"\n');
});

test('a wide file names its columns in the text: nothing is added', async () => {
  const files = {
    'studies.journey': `${IMPORTS}${study('respondent "id"\nmeasure a from "a" scale 1..5\n')}`,
    'l.csv': rows('a', '1', '4'),
  };
  expect(await renamed(files, 'a.journey: stage |a "I', 'look')).toContain('measure look from "a" scale 1..5\n');
});

test('refused where the file cannot be read', async () => {
  const files = { 'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage"\n`, 'o', 'nowhere.csv')}` };
  await expect(renamed(files, 'a.journey: stage |a "I', 'look')).rejects.toThrow(
    /^Nothing is renamed: cells of nowhere\.csv may use this name, and the file cannot be read\. .*nowhere\.csv/,
  );
  // A wide file need not be read.
  const wide = { 'studies.journey': `${IMPORTS}${study('respondent "id"\nmeasure a from "a" scale 1..5\n', 'o', 'nowhere.csv')}` };
  expect(await renamed(wide, 'a.journey: stage |a "I', 'look')).toContain('measure look');
});

test('refused where cells that name nothing would count', async () => {
  const files = { 'studies.journey': `${IMPORTS}${study(`${STAGE_NOTE}stage "stage"\n`)}`, 'l.csv': rows('note;stage', '1;a', '4;look') };
  await expect(renamed(files, 'a.journey: stage |a "I', 'look')).rejects.toThrow(
    'Nothing is renamed: column “stage” of l.csv has cells “look” that name nothing today; with this name they would count, and figures would change. Choose another name.',
  );
});

test.each([
  ['a label', 'a.journey: stage b |"I pay', 'I look', '“I look” is already taken in a.journey, line 9.'],
  ['a label with other white space', 'a.journey: stage b |"I pay', 'I\u00a0look', '“I\u00a0look” is already taken in a.journey, line 9.'],
  ['a name', 'a.journey: stage b |"I pay', 'a', '“a” is already taken in a.journey, line 9.'],
  ['the label of another, by a name', 'p.journey: channel |web', 'App', '“App” is already taken in p.journey, line 2.'],
])('refused: another has %s', async (_, at, newName, message) => {
  await expect(renamed({}, at, newName)).rejects.toThrow(message);
});

test('refused: a study of the journey in another file has the name, or an initiative could mean a segment and a channel', async () => {
  const wide = 'respondent "id"\nmeasure a from "a" scale 1..5\n';
  const files = { 'studies.journey': IMPORTS + study(wide), 'more.journey': IMPORTS + study(wide, 'other'), 'l.csv': rows('a', '1') };
  await expect(renamed(files, 'studies.journey: observations |o', 'other')).rejects.toThrow(
    '“other” is already taken in more.journey, line 3.',
  );
  const plan = { 'plan.journey': `${IMPORTS}plan n for j {\n  initiative i on a of s\n}\n` };
  await expect(renamed(plan, 'p.journey: segment |s', 'web')).rejects.toThrow('“web” is already taken in p.journey, line 1.');
});

test('a label without a name is renamed with the repository’s stage that stands for it', async () => {
  const journey = JOURNEY.replaceAll('stage a', 'stage').replace('stage {', 'stage "I look" {');
  const files = {
    'a.journey': journey,
    'studies.journey': `${IMPORTS}${study('respondent "id"\nstage "stage"\naction "action"\nresponse "answer"\n')}`,
    'l.csv': rows('stage;action;answer', 'I look;ask;yes', 'I look;wait;yes', 'I look;wait;never'),
  };
  expect(await renamed(files, 'a.journey: stage |"I look" ch', 'I search')).toContain('"I look" -> "I search"');
});
