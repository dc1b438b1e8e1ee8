/** Files of each kind, linked and read by the real command. */
import { describe, expect, test } from 'vitest';
import { useCommand } from './command.ts';
import { linkedFiles } from './linked-files.ts';

const command = useCommand();

const { linked, figures, findings } = linkedFiles(command);

describe('workbooks', () => {
  test('a text or a workbook is told by its content', async () => {
    for (const [file, column] of [
      ['text-called.xls', 'Accueil'],
      ['backslashes-in-zip.xlsx', 'note'],
    ] as const) {
      const folder = linked(file, column);
      expect((await figures(folder))[0]).toBe(3);
      expect(await findings(folder)).toEqual([]);
    }
  });

  test('of a cell with an inline text and a value, the text counts', async () => {
    const folder = linked('inline-string-with-value.xlsx', 'note', { scale: '0..100' });
    expect(await figures(folder)).toEqual([4, 3.5]);
    expect(await findings(folder)).toEqual([]);
  });

  test('formulas without values are told', async () => {
    const folder = linked('formulas-without-values.xlsx', 'note');
    expect((await figures(folder))[0]).toBe(5);
    expect(await findings(folder)).toEqual([
      'warning JRN0490 5 cells of the column "note" of formulas-without-values.xlsx are formulas whose values the file does not hold, the first in line 2: they count as empty. Open the file in a spreadsheet (Excel, LibreOffice) and save it; the values are then in it.',
    ]);
    const { out } = await command.run(['score'], { folder });
    expect(out).toContain('5 cells of the column "note"');
  });

  test.each([
    [
      'en',
      'warning JRN0491 2 rows of rows-hidden-by-a-filter.xlsx are hidden in the sheet, by a filter or by hand, the first in line 3, and count like any other. If they are not to count, delete them from the file or leave them out with where.',
    ],
    [
      'fr',
      'avertissement JRN0491 2 lignes de rows-hidden-by-a-filter.xlsx sont masquées dans la feuille, par un filtre ou à la main, la première étant la ligne 3, et comptent comme les autres. Si elles ne doivent pas compter, supprimez-les du fichier ou écartez-les avec where.',
    ],
    [
      'de',
      'Warnung JRN0491 2 Zeilen von rows-hidden-by-a-filter.xlsx sind im Blatt ausgeblendet, durch einen Filter oder von Hand, die erste ist Zeile 3, und zählen wie jede andere. Wenn sie nicht zählen sollen, löschen Sie sie in der Datei oder lassen Sie sie mit where weg.',
    ],
  ])('hidden rows are told, %s', async (language, told) => {
    const folder = linked('rows-hidden-by-a-filter.xlsx', 'note');
    expect((await figures(folder))[0]).toBe(5);
    expect(await findings(folder, language)).toEqual([told]);
  });
});

test('an SPSS file: what it declares missing is no answer, and its weights are told', async () => {
  const folder = linked('../../../../observations/test/fixtures/sav/zlib.sav', 'q1');
  expect(await figures(folder)).toEqual([4, 3.25]);
  expect(await findings(folder)).toEqual([
    'warning JRN0493 zlib.sav says that its rows are weighted by "gewicht", and survey counts each row once. If the weights are to count here too, add weight "gewicht".',
  ]);
});
