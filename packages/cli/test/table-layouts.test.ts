/** Files whose header, delimiter or widths are not as usual, linked and scored by the real command with either engine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand } from './command.ts';
import { linkedFiles } from './linked-files.ts';

const command = useCommand();
const { linked, figures, findings } = linkedFiles(command);

const COMMENTS = `# ----\n# Pages et écrans\n# Compte : exemple\n# ----\n# \n# Tous les utilisateurs\n# Date de début : 20260401\n# Date de fin : 20260430\n#\n`;
const PAGES = Array.from({ length: 15 }, (_, row) => `/p${row},${row * 10},${1 + (row % 5)}`).join('\n');

interface Layout {
  readonly text: string;
  readonly measure: string;
  readonly figures: readonly [n: number, mean: number];
  /** What `link` proposes behind `from "data.csv"`. */
  readonly region?: string;
  readonly findings?: readonly string[];
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'two columns of one name': {
    text: 'Horodateur,Accueil,Pourquoi ?,Conseil,Pourquoi ?\n2026/04/01,4,rapide,5,clair\n2026/04/02,2,lent,3,flou\n2026/04/03,5,top,4,bien\n2026/04/04,1,nul,2,bof\n2026/04/05,1,long,2,mou\n',
    measure: 'Accueil',
    figures: [5, 2.6],
  },
  'the first column unnamed': {
    text: ',Accueil,Conseil,Ville\nA1,4,5,Paris\nA2,2,3,Lyon\nA3,5,4,Nice\nA4,1,2,Lille\n',
    measure: 'Accueil',
    figures: [4, 3],
  },
  'a header that is wider than the rows': {
    text: '"WorkerId","Status","Accueil","Conseil","Approve","Reject"\n"W1","Submitted","4","5"\n"W2","Submitted","2","3"\n"W3","Submitted","5","4"\n"W4","Submitted","1","2"\n',
    measure: 'Accueil',
    figures: [4, 3],
  },
  'figures as names': {
    text: 'id;1;2;3\nr1;Oui;Non;4\nr2;Non;Oui;5\nr3;Oui;Oui;3\nr4;Non;Non;2\n',
    measure: '3',
    figures: [4, 3.5],
  },
  'a line break in a header cell': {
    text: 'id,"note\n(1-5)",c\n1,4,a\n2,5,b\n3,3,c\n',
    measure: 'note (1-5)',
    figures: [3, 4],
  },
  'a delimiter at the end of the rows': {
    text: 'id,note,x\n1,4,a,\n2,5,b,\n3,3,c,\n4,2,d,\n',
    measure: 'note',
    figures: [4, 3.5],
  },
  'row names without a header': {
    text: 'note,comment\n1,4,ok\n2,5,good\n3,3,bad\n4,2,bof\n',
    measure: 'note',
    figures: [4, 3.5],
    findings: ['JRN0477'],
  },
  'quotes behind a comma and a space': {
    text: 'id, note, comment\n1, 4, "good, fast"\n2, 5, "bad, slow, dear"\n3, 3, ok\n4, 2, "a, b"\n',
    measure: 'note',
    figures: [4, 3.5],
  },
  'last empty cells that are not written': {
    text: 'id,note,comment\n1,4,\n2,5,ok\n3,3\n4,2\n5,1,\n6,1\n',
    measure: 'note',
    figures: [6, 2.6666666666666665],
  },
  'nine comment lines above': { text: `${COMMENTS}Page,Vues,Accueil\n${PAGES}\n`, measure: 'Accueil', figures: [15, 3], region: ' skip 9' },
  'thirty lines above': {
    text: `${'A line of words\n'.repeat(28)}Title;Answers\n\nid;note\nr1;4\nr2;5\nr3;3\nr4;1\n`,
    measure: 'note',
    figures: [4, 3.25],
    region: ' skip 30',
  },
  'a title with delimiters to the width of the table': {
    text: 'Survey;;\nApril;;\nid;note;x\nr1;4;a\nr2;5;b\nr3;3;c\n',
    measure: 'note',
    figures: [3, 4],
    region: ' skip 2',
  },
  'apostrophes as quotes': {
    text: "'id','note','x'\n'r1','4','a, b'\n'r2','5','c, d, e'\n'r3','3','it''s'\n",
    measure: 'note',
    figures: [3, 4],
  },
  'a stray quote': { text: 'id;note;x\nr1;4;"good\nr2;5;bad\nr3;3;"so ""so"""\n', measure: 'note', figures: [3, 4] },
  'spaces between the columns': { text: 'id note shop\nr1 4 Lyon\nr2 5 Nice\nr3 3 Brest\n', measure: 'note', figures: [3, 4] },
};

describe.each(Object.entries(LAYOUTS))('%s', (_, { text, measure, figures: wanted, region = '', findings: told = [] }) => {
  test('is read right by both engines, with what link proposes', async () => {
    const made = linked('data.csv', measure, { text, attributes: region.trim() });
    for (const engine of ['portable', 'duckdb']) {
      const [n, mean] = await figures(made, '--engine', engine);
      expect([engine, n, mean]).toEqual([engine, wanted[0], expect.closeTo(wanted[1], 9)]);
    }
    const found = (await findings(made)).flatMap((line) => line.match(/JRN04\d\d/g) ?? []);
    expect(found).toEqual(told);
    writeFileSync(join(made, 'b.journey'), 'journey other "Other" {\n  stage x "X"\n}\n');
    const { out } = await command.run(['link', 'data.csv', '--of', 'other'], { folder: made });
    expect(/from "data.csv"(.*?)(?: totals .*)? \{/.exec(out)?.[1]).toBe(region);
  });
});
