/** Files whose header, delimiter or widths are not as usual, linked and scored by the real command with either engine. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sheet, workbook } from '../../observations/test/workbook-file.ts';
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

const GRID = [
  ['Grille de visite', 'Magasin Lyon', null, 'Magasin Paris', null],
  [null, 'Visite 1', 'Visite 2', 'Visite 1', 'Visite 2'],
  ['1. ACCUEIL', null, null, null, null],
  ['1.1 Le client est-il salué ?', 4, 5, 3, 2],
  ['1.2 Le vendeur sourit-il ?', 4, 4, 3, 5],
  ['2. CONSEIL', null, null, null, null],
  ['2.1 Le besoin est-il demandé ?', 2, 3, 4, 5],
  ['Total', 10, 12, 10, 12],
] as const;
const ROWS = [
  ['r1', 4, 'bien', '2026-04-01'],
  ['r2', 5, 'long', '2026-04-02'],
  ['r3', 3, 'bien', '2026-04-02'],
  ['r4', 4, 'moyen', '2026-04-03'],
] as const;
const asText = (rows: readonly (readonly (string | number | null)[])[]) => rows.map((row) => `${row.join(';')}\n`).join('');
const SHAPES = [
  {
    what: 'a grid of questions by visits',
    rows: GRID,
    measure: 'Magasin Paris',
    said: {
      en: /JRN0478.*rows look like questions \("1\.1 Le client est-il salué \?".*columns like visits.*Paste Special → Transpose/,
      fr: /JRN0478.*lignes ressemblent à des questions.*Collage spécial → Transposé/,
      de: /JRN0478.*sehen die Zeilen wie Fragen aus.*Inhalte einfügen → Transponieren/,
    },
    proposed: { en: 'The rows look like questions', fr: 'Les lignes ressemblent à des questions', de: 'Die Zeilen sehen wie Fragen aus' },
  },
  {
    what: 'rows without names',
    rows: ROWS,
    measure: '4',
    said: {
      en: /JRN0479.*\("r1", "4", "bien", "2026-04-01", line 1\).*Add a line with the column names/,
      fr: /JRN0479.*ligne 1.*Ajoutez au-dessus une ligne/,
      de: /JRN0479.*Zeile 1.*Fügen Sie darüber eine Zeile/,
    },
    proposed: { en: 'has no line of column names', fr: 'n’a pas de ligne de noms', de: 'hat keine Zeile mit Spaltennamen' },
  },
] as const;

describe.each(SHAPES)('$what', ({ rows, measure, said, proposed }) => {
  test.each(['data.csv', 'data.xlsx'])('in %s is told, and no role is proposed', async (path) => {
    const made = linked('data.csv', measure, { text: asText(rows) });
    writeFileSync(join(made, path), path.endsWith('.csv') ? asText(rows) : sheet(rows));
    writeFileSync(join(made, 'a.journey'), readFileSync(join(made, 'a.journey'), 'utf8').replace('data.csv', path));
    for (const language of ['en', 'fr', 'de'] as const) {
      expect((await findings(made, language)).join('\n')).toMatch(said[language]);
      writeFileSync(join(made, 'b.journey'), 'journey other "Other" {\n  stage x "X"\n}\n');
      const { code, out } = await command.run(['link', path, '--of', 'other', '--lang', language], { folder: made });
      expect(code).toBe(0);
      const [, , comment, end] = out.split('\n');
      expect(comment).toContain(`// `);
      expect(comment?.replace(/\u00a0/g, ' ')).toContain(proposed[language]);
      expect(end).toBe('}');
    }
  });

  test('has the same figures, and the question beside them, with either engine', async () => {
    const made = linked('data.csv', measure, { text: asText(rows) });
    const scored = await Promise.all(
      ['portable', 'duckdb'].map(async (engine) => {
        const { out } = await command.run(['score', '--anonymous-below', '0', '--engine', engine], { folder: made });
        return out.replace(/engine .*/g, '');
      }),
    );
    expect(scored[0]).toBe(scored[1]);
    expect(scored[0]).toMatch(measure === '4' ? /read as the column names/ : /rows look like questions/);
  });
});

test('of several sheets with a header of one line, that of the answers is proposed, and nothing else', async () => {
  const made = linked('data.csv', 'note', { text: 'id;note\n1;4\n' });
  const summary = {
    name: 'Résumé',
    rows: [
      ['Étape', 'Moyenne'],
      ['Accueil', 4.2],
      ['Caisse', 3.1],
    ],
  };
  const answers = {
    name: 'Réponses',
    rows: [
      ['id', 'X'],
      ['r1', 4],
      ['r2', 5],
      ['r3', 3],
    ],
  };
  writeFileSync(join(made, 'data.xlsx'), workbook({ sheets: [summary, answers] }));
  writeFileSync(join(made, 'b.journey'), 'journey other "Other" {\n  stage x "X"\n}\n');
  const { out } = await command.run(['link', 'data.xlsx', '--of', 'other'], { folder: made });
  expect(out).toContain('  from "data.xlsx" sheet "Réponses" {\n  respondent "id"\n  measure x from "X"');
});
