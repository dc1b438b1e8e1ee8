import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workbookOf } from '../../observations/test/workbook-file.ts';
import { useCommand } from './command.ts';

const command = useCommand();

function folder(files: Readonly<Record<string, string>>): string {
  const made = command.folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

describe('a Mermaid journey', () => {
  const DAY = 'journey\n  title My working day\n  section Work\n    I make tea: 5: Me\n    Go upstairs: 1: Me, Cat\n';

  test('is printed, with what could not be carried over', async () => {
    const { code, out, err } = await command.run(['import', 'day.mmd'], { folder: folder({ 'day.mmd': DAY }) });
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([
      '2 scores are an expert’s claim now: Mermaid’s faces from 1 to 5 are −3 to +3 here, and 3 is 0. Nothing has checked them yet; observations would.',
      'A journey is told by one persona: Me, the actor named most often. The others stand in notes at their stages: Cat.',
      'It can be read as it stands; once it is a file, "parcours check" makes 3 remarks on the text alone.',
      '',
    ]);
    expect(out).toContain('stage "I make tea" score +3\n');
  });

  test('is written, and its labels get the usual diagnostics', async () => {
    const made = folder({ 'day.mmd': DAY });
    const { code, out, err } = await command.run(['import', 'day.mmd', '-o', 'day.journey'], { folder: made });
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('3 remarks on the text alone are to be looked at: parcours check day.journey\n');
    const checked = await command.run(['check', 'day.journey'], { folder: made });
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('JRN0308 The stage Go upstairs is not told by the customer.');
    expect((await command.run(['score', 'day.journey'], { folder: made })).code).toBe(0);
  });

  test('in Markdown, in German', async () => {
    const markdown = `# Tag\n\n\`\`\`mermaid\n${DAY}\`\`\`\n\n\`\`\`mermaid\nflowchart LR\n\`\`\`\n`;
    const { code, out, err } = await command.run(['import', 'day.md', '--lang', 'de'], { folder: folder({ 'day.md': markdown }) });
    expect(code).toBe(0);
    expect(out).toContain('Etappe "I make tea" Wert +3\n');
    expect(err).toContain('1 weiteres Mermaid-Diagramm ist keine Journey und wurde weggelassen.\n');
  });

  test('an existing text is not written over without being asked', async () => {
    const made = folder({ 'day.mmd': DAY, 'day.journey': '// mine\n' });
    expect((await command.run(['import', 'day.mmd', '-o', 'day.journey'], { folder: made })).code).toBe(3);
    expect(readFileSync(join(made, 'day.journey'), 'utf8')).toBe('// mine\n');
    expect((await command.run(['import', 'day.mmd', '-o', 'day.journey', '--force'], { folder: made })).code).toBe(0);
  });

  test.each([
    ['bad.mmd', 'journey\n  Make tea; drink it: 5\n', 'bad.mmd:2: Mermaid does not accept this line either: Make tea; drink it: 5'],
    ['flow.mmd', '\n\nflowchart LR\n', 'flow.mmd:3: This is no user journey of Mermaid’s.'],
    ['front.mmd', '---\ntitle: [\n---\njourney\n', 'front.mmd:1: Mermaid does not accept this front matter either'],
    ['none.md', '# Nothing\n', 'There is no Mermaid user journey in none.md'],
    ['a.docx', 'x', 'a.docx cannot be imported: its ending names no format that is known here.'],
    ['latin.mmd', 'journey\n\u0080', null],
  ])('%s is refused in words', async (name, text, message) => {
    const made = folder({});
    writeFileSync(join(made, name), message === null ? new Uint8Array([0x6a, 0xe9, 0x80]) : text);
    const { code, out, err } = await command.run(['import', name], { folder: made });
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(message ?? 'latin.mmd');
  });
});

describe('a list of touchpoints', () => {
  const LIST =
    'Touchpoints 2026\n\nStage;Touchpoint;Channel;Owner;Cost\nI compare;Comparator;Web;Digital;3\nI order;Adviser;Store;Network;5\n';

  test.each(['list.csv', 'list.xlsx'])('%s, with a title above it', async (name) => {
    const made = command.folder();
    writeFileSync(join(made, name), name.endsWith('.csv') ? LIST : workbookOf(`# Sheet\n${LIST}`));
    const { code, err } = await command.run(['import', name, '-o', 'list.journey'], { folder: made });
    expect(code).toBe(0);
    expect(err.split('\n').slice(0, 5)).toEqual([
      'Written: list.journey',
      expect.stringMatching(/^[12] lines? above the table (was|were) left out\.$/),
      'Recognised columns: touchpoint ← “Touchpoint”, channel ← “Channel”, owner ← “Owner”, stage ← “Stage”.',
      '1 other column is left out: “Cost”.',
      'Made: touchpoints 2, channels 2, owners 2, stages 2.',
    ]);
    const text = readFileSync(join(made, 'list.journey'), 'utf8');
    expect(text).toContain('stage i_order "I order" channel store touchpoint adviser\n');
    const checked = await command.run(['check', 'list.journey'], { folder: made });
    expect([checked.code, checked.out]).toEqual([0, expect.not.stringMatching(/JRN01|JRN02| error /)]);
  });

  test('refusals say which columns there are', async () => {
    const made = folder({ 'x.csv': 'id,score\n1,2\n' });
    writeFileSync(join(made, 'broken.xlsx'), 'PK\u0003\u0004broken');
    expect(await command.run(['import', 'x.csv'], { folder: made })).toEqual({
      code: 3,
      out: '',
      err: 'parcours: No column of x.csv is recognised as the names of touchpoints. There are: "id", "score". Name it "Touchpoint"; others may be "Channel", "Owner", "Phase", "Stage" and "Note".\n',
    });
    expect((await command.run(['import', 'broken.xlsx'], { folder: made })).code).toBe(3);
    expect((await command.run(['import', 'gone.csv'], { folder: made })).err).toContain('gone.csv was not found');
  });
});
