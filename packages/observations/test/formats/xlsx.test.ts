import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { DEFAULT_DIALECT, DEFAULT_FILE_LIMITS, type Dialect, type FileLimits, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { isFault, readFile, type Table } from '../../src/index.ts';
import { formatted, letters, partsOf, sheet, sheetXml, type WorkbookFile, workbook } from '../workbook-file.ts';
import { zip } from '../zip-file.ts';

async function read(bytes: Uint8Array, dialect: Partial<Dialect> = {}, limits: FileLimits = DEFAULT_FILE_LIMITS): Promise<Table> {
  const table = await readFile(bytes, 'data/f.xlsx', { ...DEFAULT_DIALECT, ...dialect }, limits);
  if (isFault(table)) throw new Error(messageOf(table, 'en'));
  return table;
}

/** The rows as texts, the header first. */
async function rows(bytes: Uint8Array, dialect: Partial<Dialect> = {}): Promise<string[][]> {
  const { columns, cells, lines } = await read(bytes, dialect);
  return [[...columns], ...Array.from(lines, (_, row) => cells.map((column) => column?.values[column.codes[row] as number] ?? ''))];
}

const fault = (bytes: Uint8Array, dialect: Partial<Dialect> = {}, limits: FileLimits = DEFAULT_FILE_LIMITS) =>
  read(bytes, dialect, limits).then(
    () => 'no fault',
    (error: Error) => error.message.replace(/^The observation file data\/f.xlsx cannot be read: /, ''),
  );

const body = async (cells: Parameters<typeof sheet>[0][number], more: Omit<WorkbookFile, 'sheets'> = {}) =>
  (await rows(sheet([cells.map((_, at) => letters(at)), cells], more)))[1];

describe('cells, as the spreadsheet shows them', () => {
  test('texts: inline, shared, rich, escaped, with a phonetic guide that is not part of them', async () => {
    const texts = [
      '<t>Café</t>',
      '<r><t xml:space="preserve">bon </t></r><r><rPr><b/></rPr><t>goût</t></r>',
      '<t>A &amp; B &lt;c&gt; &#233;&#x20AC;</t>',
      '<t>line_x000A_break</t>',
      '<t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh>',
      '<t><![CDATA[<raw>]]></t>',
    ];
    const cells = texts.map((_, at) => ({ xml: `<c r="REF" t="s"><v>${at}</v></c>` }));
    expect(await body([...cells, 'inline "x"'], { texts })).toEqual([
      'Café',
      'bon goût',
      'A & B <c> é€',
      'line\nbreak',
      '漢字',
      '<raw>',
      'inline "x"',
    ]);
  });

  test('numbers with the 15 digits that a spreadsheet keeps', async () => {
    expect(await body([4, -0.5, 7.199999999999999, 0.1 + 0.2, { xml: '<c r="REF"><v>1.2E-7</v></c>' }, 1234.5, 1e15])).toEqual([
      '4',
      '-0.5',
      '7.2',
      '0.3',
      '1.2e-7',
      '1234.5',
      '1000000000000000',
    ]);
  });

  test('what only looks like a number is known to be none', async () => {
    const { cells } = await read(
      sheet([
        ['a', 'b'],
        [1.234, '1.234'],
      ]),
    );
    expect(cells.map((column) => column?.numeric ?? false)).toEqual([true, false]);
  });

  test('formulas: their last result; truth, errors', async () => {
    expect(
      await body([
        { xml: '<c r="REF"><f>SUM(A1:A9)</f><v>12</v></c>' },
        { xml: '<c r="REF" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>' },
        { xml: '<c r="REF" t="e"><f>1/0</f><v>#DIV/0!</v></c>' },
        { xml: '<c r="REF" t="e"><v>#N/A</v></c>' },
        true,
        { xml: '<c r="REF" t="b"><v>0</v></c>' },
      ]),
    ).toEqual(['12', 'ab', '#DIV/0!', '#N/A', 'true', 'false']);
  });

  // Serial numbers and what Excel and LibreOffice show for them.
  test.each([
    [46113, 14, '2026-04-01'],
    [46113.75, 22, '2026-04-01T18:00:00'],
    [1, 14, '1900-01-01'],
    [59, 14, '1900-02-28'],
    [61, 14, '1900-03-01'],
    [36526, 'yyyy\\-mm\\-dd', '2000-01-01'],
    [46113, '[$-40C]d mmmm yyyy;@', '2026-04-01'],
    [46113, 'dd/mm/yyyy', '2026-04-01'],
    [0.5, 'h:mm', '12:00:00'],
    [1.5, '[h]:mm:ss', '36:00:00'],
    [0.85, 9, '85%'],
    [0.125, 10, '12.5%'],
    [0.07, '0.0 %', '7%'],
    [46113, '"day" 0', '46113'],
    [46113, '#,##0.00 [Red]', '46113'],
    [46113, 'General', '46113'],
  ])('%s in the format %s is %s', async (value, format, shown) => {
    expect(await body([formatted(value, 0)], { formats: [format] })).toEqual([shown]);
  });

  test('days counted from 1904, as old Macs do', async () => {
    expect(await body([formatted(0, 0), formatted(44651, 0)], { formats: [14], from1904: true })).toEqual(['1904-01-01', '2026-04-01']);
  });

  test('ISO dates of strict workbooks', async () => {
    expect(await body([{ xml: '<c r="REF" t="d"><v>2026-04-01T00:00:00Z</v></c>' }])).toEqual(['2026-04-01']);
  });
});

describe('which cells', () => {
  const two: WorkbookFile = {
    sheets: [
      { name: 'Notes', rows: [['x'], [1]], state: 'hidden' },
      { name: 'Réponses', rows: [['id'], ['R1']] },
      { name: 'Codes', rows: [['code'], ['7']] },
    ],
  };

  test('the first sheet that is not hidden, or the one that the text names', async () => {
    expect(await rows(workbook(two))).toEqual([['id'], ['R1']]);
    expect(await rows(workbook(two), { sheet: 'Codes' })).toEqual([['code'], ['7']]);
    expect(await rows(workbook(two), { sheet: 'notes ' })).toEqual([['x'], ['1']]);
    expect(await rows(workbook(two), { sheet: 'Re\u0301ponses' })).toEqual([['id'], ['R1']]);
    expect(await read(workbook(two))).toMatchObject({ sheet: 'Réponses', sheets: ['Notes', 'Réponses', 'Codes'], encoding: 'xlsx' });
  });

  test('a sheet that is not there', async () => {
    expect(await fault(workbook(two), { sheet: 'Réponse' })).toBe(
      'The workbook data/f.xlsx has no sheet "Réponse". It has "Notes", "Réponses", "Codes". Did you mean "Réponses"?',
    );
  });

  const report = sheet([
    ['Enquête 2026'],
    [],
    ['', 'Étape 1', null, 'Étape 2', null, '', 'remark'],
    ['id', 'note', 'attente', 'note'],
    ['R1', 7, 8, 9, null, null, 'beside the table'],
    ['R2', 6],
    ['Total', 13, 8, 9],
  ]);

  test('a range, a preamble, header lines, totals', async () => {
    const table = [
      ['id', 'Étape 1 note', 'Étape 1 attente', 'Étape 2 note'],
      ['R1', '7', '8', '9'],
      ['R2', '6', '', ''],
    ];
    expect(await rows(report, { range: 'A3:D6', header: 2 })).toEqual(table);
    expect(await rows(report, { skip: 3, header: 1, range: 'A:C', totals: ['TOTAL'] })).toEqual([
      ['id', 'note', 'attente'],
      ['R1', '7', '8'],
      ['R2', '6', ''],
    ]);
    const { rows: count, lines, rejected: lost } = await read(report, { skip: 2, header: 2, range: 'A:D', totals: ['total'] });
    expect([count, [...lines], lost]).toEqual([3, [5, 6], [{ reason: 'total', count: 1, lines: [7] }]]);
  });

  test('cells to the right of the header are columns without a name; rows without text are none', async () => {
    expect(await rows(sheet([['a'], [1, 'note'], [null, 'note'], [' '], [2]]))).toEqual([
      ['a', ''],
      ['1', 'note'],
      ['', 'note'],
      ['2', ''],
    ]);
  });

  test('cells merged over rows give each row their value', async () => {
    const file = workbook({
      sheets: [
        {
          name: 's',
          rows: [
            ['stage', 'id', 'score'],
            ['advice', 'R1', 1],
            [null, 'R2', 2],
            [null, 'R3', 3],
            ['order', 'R1', 4],
          ],
          merges: ['A2:A4', 'B1:C1'],
        },
      ],
    });
    expect((await rows(file)).map(([stage]) => stage)).toEqual(['stage', 'advice', 'advice', 'advice', 'order']);
  });

  test('rows and cells without a reference, tags with a prefix, attributes in single quotes', async () => {
    const xml =
      "<x:worksheet xmlns:x='m'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>a</x:t></x:is></x:c><x:c t='str'><x:v>b</x:v></x:c></x:row>" +
      '<x:row><x:c/><x:c ><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rows(workbook({ sheets: [{ name: 's', xml }] }))).toEqual([
      ['a', 'b'],
      ['', '5'],
    ]);
  });

  test('a part in UTF-16', async () => {
    const xml = `\ufeff${sheetXml({ rows: [['é'], [1]] }).replace('UTF-8', 'UTF-16')}`;
    const content = new Uint8Array(new Uint16Array([...xml].map((letter) => letter.charCodeAt(0))).buffer);
    expect(await rows(workbook({ sheets: [{ name: 's' }], parts: [{ name: 'xl/worksheets/sheet1.xml', content }] }))).toEqual([
      ['é'],
      ['1'],
    ]);
  });
});

test('a workbook that openpyxl 3.0.9 has written', async () => {
  const file = new Uint8Array(readFileSync(new URL('../fixtures/openpyxl.xlsx', import.meta.url)));
  expect(await rows(file, { skip: 1 })).toEqual([
    ['id', 'jour', 'part', 'note'],
    ['R1', '2026-04-01', '85%', '7.2'],
    ['Ré2', '2026-04-02T08:30:00', '12.5%', '#N/A'],
    ['true', '', '', '-3'],
  ]);
});

describe('what is refused, and what to do about it', () => {
  test('an archive that is no workbook', async () => {
    const message = 'it is an archive, but no workbook; save the table as XLSX or CSV.';
    expect(await fault(zip([{ name: 'readme.txt', content: 'hello' }]))).toBe(message);
    expect(await fault(zip([]))).toBe(message);
  });

  test('what would fill the memory: told by the directory, or found out while it is unpacked', async () => {
    const limits = { ...DEFAULT_FILE_LIMITS, unpacked: 2 };
    const message = /^unpacked it has more than 2 MB, and the limit is 2 MB; save the table as CSV, or raise the limit /;
    const xml = sheetXml({ rows: [['a'], [' '.repeat(4 * 1024 * 1024)]] });
    const name = 'xl/worksheets/sheet1.xml';
    const honest = workbook({ sheets: [{ name: 's', xml }] });
    expect(honest.length).toBeLessThan(20_000);
    expect(await fault(honest, {}, limits)).toMatch(message);
    expect(
      await fault(workbook({ sheets: [{ name: 's' }], parts: [{ name, content: xml, lies: { unpacked: 100 } }] }), {}, limits),
    ).toMatch(message);
    const texts = [`<t>${'x'.repeat(3 * 1024 * 1024)}</t>`];
    expect(await fault(sheet([['a'], [1]], { texts }), {}, limits)).toMatch(message);
  });

  test.each([
    ['a missing sheet', { without: ['xl/worksheets/sheet1.xml'] }, 'the workbook has no sheet of cells.'],
    [
      'a text that is not there',
      { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<sheetData><row><c t="s"><v>9</v></c></row></sheetData>' }] },
      'the workbook is damaged (a text is missing); open it in a spreadsheet and save it again.',
    ],
    [
      'a sheet that breaks off',
      { parts: [{ name: 'xl/worksheets/sheet1.xml', content: '<sheetData><row r="1"' }] },
      'the workbook is damaged (a part breaks off); open it in a spreadsheet and save it again.',
    ],
  ] as const)('%s', async (_name, more, message) => {
    expect(await fault(sheet([['a'], [1]], more))).toBe(message);
  });

  test('every prefix of a workbook', async () => {
    const whole = sheet([
      ['a', 'b'],
      [1, 'x'],
    ]);
    for (let length = 0; length < whole.length; length += 7) expect(await fault(whole.subarray(0, length))).not.toBe('no fault');
  });
});

describe('what other writers do', () => {
  test('an inline string counts where a value stands beside it; elsewhere the value', async () => {
    const cells = [
      { xml: '<c r="REF" t="inlineStr"><v>0</v><is><t>a</t></is></c>' },
      { xml: '<c r="REF" t="inlineStr"><is><t>b</t></is><v>1</v></c>' },
      { xml: '<c r="REF" t="inlineStr"><v>c</v></c>' },
      { xml: '<c r="REF"><v>4</v><is><t>d</t></is></c>' },
      { xml: '<c r="REF"><is><t>e</t></is></c>' },
    ];
    expect(await body(cells)).toEqual(['a', 'b', 'c', '4', 'e']);
  });

  test('folders parted by backslashes, names that begin with a slash or are in another case', async () => {
    const parts = partsOf({ sheets: [{ name: 's', rows: [['id'], ['R1']] }] });
    for (const change of [
      (name: string) => name.replaceAll('/', '\\'),
      (name: string) => `/${name}`,
      (name: string) => name.replace('xl/', 'XL/').replace('sheet1', 'Sheet1'),
    ])
      expect(await rows(zip(parts.map((part) => ({ ...part, name: change(part.name) }))))).toEqual([['id'], ['R1']]);
  });

  test('parts in UTF-16, with a byte order mark and without', async () => {
    const parts = partsOf({
      sheets: [
        {
          name: 'é',
          rows: [
            ['id', 'ü'],
            ['R1', 'ß'],
          ],
        },
      ],
    });
    const inUtf16 = (mark: string, swapped: boolean) =>
      parts.map(({ name, content }) => {
        const bytes = Buffer.from(mark + String(content).replace('UTF-8', 'UTF-16'), 'utf16le');
        return { name, content: swapped ? bytes.swap16() : bytes };
      });
    for (const mark of ['\ufeff', ''])
      for (const swapped of [false, true])
        expect(await rows(zip(inUtf16(mark, swapped)))).toEqual([
          ['id', 'ü'],
          ['R1', 'ß'],
        ]);
  });
});

describe('what a sheet does not show', () => {
  const formula = { xml: '<c r="REF"><f>1+1</f></c>' };

  test('formulas without a stored value, by column; an empty text is a value', async () => {
    const empty = { xml: '<c r="REF" t="str"><f>""</f><v></v></c>' };
    const { formulasWithoutValue, lines } = await read(
      sheet([
        ['id', 'q', 'r'],
        ['R1', formula, empty],
        [null, { xml: '<c r="REF"><f>1</f><v/></c>' }, { xml: '<c r="REF"><f>1</f><v>1</v></c>' }],
        [],
        ['R3', 1, formula],
      ]),
    );
    expect([...lines]).toEqual([2, 3, 5]);
    expect([...(formulasWithoutValue ?? [])].map(([column, at]) => [column, ...at])).toEqual([
      [1, 2, 3],
      [2, 5],
    ]);
  });

  test('hidden rows and columns', async () => {
    const { hiddenLines, hiddenColumns } = await read(
      workbook({ sheets: [{ name: 's', rows: [['a', 'b'], ['1', '2'], ['3', '4'], ['5']], hiddenRows: [0, 2], hiddenColumns: [1] }] }),
    );
    expect([...(hiddenLines ?? [])]).toEqual([3]);
    expect([...(hiddenColumns ?? [])]).toEqual([1]);
  });

  test('columns hidden up to the end of the sheet cost nothing', async () => {
    const xml = `<worksheet><cols><col min="2" max="99999999999" hidden="1"/><col min="x" hidden="1"/></cols><sheetData><row><c t="str"><v>a</v></c></row></sheetData></worksheet>`;
    const { hiddenColumns } = await read(workbook({ sheets: [{ name: 's', xml }] }), {}, { ...DEFAULT_FILE_LIMITS, columns: 10 });
    expect(hiddenColumns?.size).toBeLessThanOrEqual(10);
  });
});
