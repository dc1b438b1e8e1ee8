/** Broken and odd files, each made by script and named after its damage, with what must become of it. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import type { Dialect } from '@parcours/model';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { odsFile, odsTable } from './ods-file.ts';
import { type SavVariableFile, savFile } from './sav-file.ts';
import { type Cell, formatted, partsOf, sheet, type WorkbookFile, workbook } from './workbook-file.ts';
import { zip } from './zip-file.ts';

export interface Odd {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly dialect: Partial<Dialect>;
  /** Rows that are kept and rows that are lost; or, as a text, a part of the message that refuses the file. */
  readonly becomes: readonly [kept: number, lost: number] | string;
}

type Rest = readonly [becomes: Odd['becomes'], dialect?: Partial<Dialect>];

export function corpus(): Odd[] {
  return [
    ...texts(),
    ...encodings(),
    ...kinds(),
    ...workbooks(),
    ...archives(),
    ...jsons(),
    ...parquets(),
    ...spss(),
    ...openDocuments(),
    ...oldWorkbooks(),
  ];
}

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const repeated = (text: string, times: number) => new Array<string>(times).fill(text).join('');

function odd(path: string, list: readonly (readonly [name: string, content: string | Uint8Array, ...Rest])[]): Odd[] {
  return list.map(([name, content, becomes, dialect = {}]) => ({
    name: `${path}: ${name}`,
    path,
    bytes: typeof content === 'string' ? utf8(content) : content,
    dialect,
    becomes,
  }));
}

const EMPTY = 'is empty';
const NO_TEXT = 'it is not a text file';
const OPEN_QUOTE = 'a quote that is never closed';

/** Delimited texts. */
function texts(): Odd[] {
  return odd('f.csv', [
    ['as it should be', 'id;q\nR1;1\nR2;2\nR3;3\n', [3, 0]],
    ['no line end at its end', 'id;q\nR1;1\nR2;2\nR3;3', [3, 0]],
    ['nothing', '', EMPTY],
    ['a byte order mark alone', '\ufeff', EMPTY],
    ['white space', ' \n\t\n  ', EMPTY],
    ['line ends', '\n\n\r\n\r', EMPTY],
    ['delimiters of cleared rows', ';;;\n;;;\n', EMPTY],
    ['quotes of cleared cells', '"";""\n"";""\n', EMPTY],
    ['a header and nothing else', 'id;q\n', [0, 0]],
    ['a header without line end', 'id;q', [0, 0]],
    ['line ends of Windows', 'id;q\r\nR1;1\r\nR2;2\r\n', [2, 0]],
    ['line ends of old Macs', 'id;q\rR1;1\rR2;2\r', [2, 0]],
    ['line ends of all kinds', 'id;q\r\nR1;1\rR2;2\nR3;3\r\n', [3, 0]],
    ['line feeds before line feeds', 'id;q\n\n\nR1;1\n\n\nR2;2\n\n', [2, 0]],
    ['sep= before the header', 'sep=;\nid;q\nR1;1\n', [1, 0]],
    ['sep= with another delimiter', 'sep=|\nid|q\nR1|1\n', [1, 0]],
    ['sep= with a quote', 'sep="\nid;q\nR1;1\n', [1, 0]],
    ['commas', 'id,q\nR1,1\n', [1, 0]],
    ['tabs', 'id\tq\nR1\t1\n', [1, 0]],
    ['bars', 'id|q\nR1|1\n', [1, 0]],
    ['two signs as delimiter', 'id::q\nR1::1\n', [1, 0], { delimiter: '::' }],
    ['a declared delimiter that is a quote', 'id;q\nR1;1\n', [1, 0], { delimiter: '"' }],
    ['a declared delimiter that is not there', 'id;q\nR1;1\n', [1, 0], { delimiter: '|' }],
    ['one column', 'q\n1\n2\n', [2, 0]],
    ['one column of decimal commas', 'q\n1,5\n2,5\n', [2, 0]],
    ['a quote that is never closed, in a header of one column', '"id\nR1\n', OPEN_QUOTE],
    ['a cell too few', 'id;q\nR1;1\nR2\nR3;3\n', [3, 0]],
    ['a cell too many', 'id;q\nR1;1\nR2;2;x\nR3;3\n', [2, 1]],
    ['empty cells too many', 'id;q\nR1;1\nR2;2;;;\nR3;3\n', [3, 0]],
    ['all rows too short', 'id;q;z\nR1;1\nR2;2\n', [2, 0], { delimiter: ';' }],
    ['a delimiter too many in the header', 'id;q;;\nR1;1;;\nR2;2;;\n', [2, 0]],
    ['unnamed columns inside', 'id;;q\nR1;x;1\n', [1, 0]],
    ['columns that are called alike', 'id;q;q\nR1;1;2\n', [1, 0]],
    ['a header with a line end', 'id;"q\nsecond line"\nR1;1\n', [1, 0]],
    ['a header with no-break spaces', '\u00a0id\u202f;q\u00a0:\nR1;1\n', [1, 0]],
    ['quotes around all', '"id";"q"\n"R1";"1"\n', [1, 0]],
    ['doubled quotes', 'id;q\n"R ""1""";1\n', [1, 0]],
    ['a quote that was not doubled', 'id;q\n"R "1" x";1\n', [1, 0]],
    ['white space behind a closing quote', 'id;q\n"R1"  ;1\n', [1, 0]],
    ['white space before an opening quote', 'id;q\n "R1";1\n', [1, 0]],
    ['letters behind a closing quote', 'id;q\n"R"1;1\nR2;2\n', [2, 0]],
    ['a quote that is never closed, in the last row', 'id;q\nR1;1\nR2;"2\n', [2, 0]],
    ['a quote that is never closed, in the first row', 'id;q\n"R1;1\nR2;2\nR3;3\n', [3, 0]],
    ['a quote that is never closed, in the header', '"id;q\nR1;1\n', [1, 0]],
    ['a lone quote', '"', EMPTY],
    ['delimiters and line ends between quotes', 'id;q\n"R;1\nx";1\n', [1, 0]],
    ['apostrophes as if they were quotes', "id;q\n'R1';1\n", [1, 0]],
    ['backslashes before quotes', 'id;q\n"R\\"1";1\n', [1, 0]],
    ['a NUL', 'id;q\nR1;\u00001\n', NO_TEXT],
    ['NULs only', new Uint8Array(64), NO_TEXT],
    ['a NUL far behind', `id;q\n${repeated('R1;1\n', 20_000)}R2;\u00002\n`, [20_001, 0]],
    ['control characters', `id;q\n${repeated('R\u0007;\u0008\n', 9)}`, NO_TEXT],
    ['an escape sequence of a terminal', 'id;q\n\u001b[31mR1;1\n', [1, 0]],
    ['a substitute character at its end, as DOS wrote it', 'id;q\nR1;1\n\u001a', [1, 1]],
    ['letters that cannot be seen', 'id;q\n\u200b\u2028R1;1\n', [1, 0]],
    ['text that runs from right to left', 'id;q\n\u202eR1\u202c;1\n', [1, 0]],
    ['half a surrogate', Uint8Array.of(...utf8('id;q\nR1;'), 0xed, 0xa0, 0x80, ...utf8('1\n')), [1, 0]],
    ['formulas', 'id;q\n=1+1;1\n@SUM(A1);2\n+1;3\n-1;4\n', [4, 0]],
    ['a command behind a bar', "id;q\n=cmd|'/C calc'!A0;1\n", [1, 0]],
    ['markup', 'id;q\n<script>alert(1)</script>;1\n<img src=x onerror=alert(1)>;2\n', [2, 0]],
    ['__proto__ as header', '__proto__;constructor;toString\n1;2;3\n', [1, 0]],
    ['__proto__ as cells', 'id;q\n__proto__;1\nhasOwnProperty;2\n', [2, 0]],
    ['10,000 columns', `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(';')}\n${repeated('1;', 9999)}1\n`, [1, 0]],
    [
      '20,000 columns',
      `${Array.from({ length: 20_000 }, (_, at) => `c${at}`).join(';')}\n`,
      'it has 20,000 columns, and the limit is 16,384',
    ],
    ['a cell of 10 MB', `id;q\nR1;${repeated('x'.repeat(1024), 10_240)}\n`, 'cells has 10,485,760 characters, and the limit is 1,000,000'],
    ['a cell of 100 KB', `id;q\nR1;${'x'.repeat(100_000)}\n`, [1, 0]],
    ['a header of 1 MB', `${'x'.repeat(1_000_000)};q\nR1;1\n`, [1, 0]],
    ['100,000 blank lines', `id;q\n${'\n'.repeat(100_000)}R1;1\n`, [1, 0]],
    ['a preamble', 'Survey 2026\n\nid;q\nR1;1\nR2;2\n', [2, 0], { skip: 2 }],
    ['a preamble that nobody declared', 'Survey 2026\nid;q\nR1;1\nR2;2\n', [3, 0], { delimiter: ';' }],
    ['a preamble longer than the file', 'id;q\nR1;1\n', EMPTY, { skip: 99 }],
    ['two header lines', 'a;a\nid;q\nR1;1\n', [1, 0], { header: 2 }],
    ['more header lines than there are', 'id;q\nR1;1\n', EMPTY, { header: 9 }],
    ['a total that is declared', 'id;q\nR1;1\nTotal;1\n', [1, 1], { totals: ['total'] }],
    ['a total that is not', 'id;q\nR1;1\nTotal;1\n', [2, 0]],
    ['nothing but totals', 'id;q\nTotal;1\nTotal;2\n', [0, 2], { totals: ['Total'] }],
    ['a range', 'x\n;id;q\n;R1;1\n;R2;2\n', [1, 0], { range: 'B2:C3' }],
    ['a range beyond the file', 'id;q\nR1;1\n', EMPTY, { range: 'Z9:ZZ99' }],
    ['a range that cannot be understood', 'id;q\nR1;1\n', [1, 0], { range: 'everything' }],
    ['a negative skip', 'id;q\nR1;1\n', [1, 0], { skip: -3 }],
    ['half a header line', 'id;q\nR1;1\n', [1, 0], { header: 0.5 }],
    ['an HTML page called CSV', '<!DOCTYPE html>\n<html><body><table><tr><td>1</td></tr></table></body></html>\n', [0, 0]],
    ['JSON called CSV', '[{"id": "R1"}]\n', [1, 0]],
  ]);
}

function encodings(): Odd[] {
  const text = 'id;é\nR1;ü\n';
  const units = new Uint16Array([...text].map((letter) => letter.charCodeAt(0)));
  const little = new Uint8Array(units.buffer);
  const big = Uint8Array.from(little, (_, at) => little[at ^ 1] as number);
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return odd('f.csv', [
    ['UTF-8 with a mark', `\ufeff${text}`, [1, 0]],
    ['Latin-1', latin, [1, 0]],
    ['Latin-1, declared', latin, [1, 0], { encoding: 'latin1' }],
    ['Windows-1252 with a euro sign', Uint8Array.of(...latin, 0x80, 59, 0x93, 10), [2, 0]],
    ['UTF-16, little-endian, with a mark', Uint8Array.of(0xff, 0xfe, ...little), [1, 0]],
    ['UTF-16, little-endian, without', little, [1, 0]],
    ['UTF-16, big-endian, with a mark', Uint8Array.of(0xfe, 0xff, ...big), [1, 0]],
    ['UTF-16, big-endian, without', big, [1, 0]],
    ['UTF-16 that ends within a letter', Uint8Array.of(0xff, 0xfe, ...little, 0x41), [1, 1]],
    ['UTF-8 that ends within a letter', Uint8Array.of(...utf8('id;é\nR1;'), 0xc3), [1, 0]],
    ['UTF-8 declared as UTF-16', text, EMPTY_OR_ODD, { encoding: 'utf-16le' }],
    ['Windows-1252 declared as UTF-8', latin, [1, 0], { encoding: 'utf-8' }],
    ['an encoding that nobody knows', text, 'the encoding is not known', { encoding: 'klingon' }],
    [
      'UTF-8 in a file of a million other letters',
      new Uint8Array(Buffer.concat([utf8(`id;q\n${repeated('R1;1\n', 50_000)}`), Uint8Array.of(0xe9, 59, 49, 10)])),
      [50_001, 0],
    ],
  ]);
}

/** It has become letters of other scripts: one line without any data. */
const EMPTY_OR_ODD: readonly [number, number] = [0, 0];

/** Files of another kind than their name says. */
function kinds(): Odd[] {
  const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
  const packed = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  return [
    ...odd('f.xls', [
      ['an empty container', old, 'the workbook is damaged'],
      ['a text', 'id;q\nR1;1\n', [1, 0]],
      ['a text in UTF-16', new Uint8Array(Buffer.from('\ufeffid\tq\nR1\t1\n', 'utf16le')), [1, 0]],
    ]),
    ...odd('f.xlsx', [
      ['an empty container', old, 'the workbook is damaged'],
      ['a text', 'id;q\nR1;1\n', [1, 0]],
      ['nothing', '', EMPTY],
      ['a damaged beginning', Uint8Array.of(0x50, 0, 3, 4, 0, 0, 0, 0), 'the workbook is damaged'],
      ['a Parquet file without its end', 'PAR1', 'the Parquet file is damaged'],
    ]),
    ...odd('f.csv', [
      ['a workbook', sheet([['id'], ['R1']]), [1, 0]],
      ['a gzip file that is cut off', packed, 'its gzip compression is damaged, cut off'],
      ['a Zstandard file', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 4, 0, 1, 0), 'it is compressed; unpack it first'],
      ['a PDF', '%PDF-1.7\n', 'it is a PDF'],
      ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), NO_TEXT],
      ['a program', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0), NO_TEXT],
    ]),
    ...odd('f.ods', [['a text, called so', 'id;q\nR1;1\n', [1, 0]]]),
    ...odd('f.xml', [['a page', '<a/>', 'save it as XLSX or CSV']]),
    ...odd('f.parquet', [['a text', 'id;q\n', [0, 0]]]),
    ...odd('f.dta', [
      ['Stata 14', '<stata_dta><header><release>118</release>', 'it is a Stata file'],
      ['Stata 12', Uint8Array.of(115, 2, 1, 0, 3, 0, 2, 0, 0, 0), 'it is a Stata file'],
      ['what it may be', Uint8Array.of(0, 0, 0, 0), 'it is a Stata file'],
    ]),
    ...odd('f.sas7bdat', [['SAS', Uint8Array.of(...new Array(12).fill(0), 0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14), 'it is a SAS file']]),
    ...odd('f.xpt', [['SAS transport', 'HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000', 'it is a SAS file']]),
    ...odd('f.rds', [['R', 'RDX3\nX\n\0\0', 'it is an R file']]),
    ...odd('f.por', [['SPSS portable', `${' '.repeat(40)}ASCII SPSS PORT FILE`, 'it is a portable SPSS file']]),
  ];
}

const ID: Cell[] = ['id', 'q'];

function workbooks(): Odd[] {
  const one = (rows: readonly (readonly Cell[])[], more: Omit<WorkbookFile, 'sheets'> = {}) => sheet([ID, ...rows], more);
  const raw = (data: string) => workbook({ sheets: [{ name: 's', xml: `<worksheet><sheetData>${data}</sheetData></worksheet>` }] });
  const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const head = `<row>${inline('id')}${inline('q')}</row>`;
  const part = (name: string, content: string) => one([['R1', 1]], { parts: [{ name, content }] });
  return odd('f.xlsx', [
    [
      'as it should be',
      one([
        ['R1', 1],
        ['R2', 2],
      ]),
      [2, 0],
    ],
    ['only a header', one([]), [0, 0]],
    ['an empty sheet', sheet([]), EMPTY],
    ['rows of white space', sheet([[' ', '\u00a0'], ['  ']]), EMPTY],
    ['blank rows inside', one([['R1', 1], [], [], ['R2', 2]]), [2, 0]],
    ['cells beside the table', one([['R1', 1, 'note']]), [1, 0]],
    ['missing cells', one([['R1'], [null, 2]]), [2, 0]],
    ['errors', one([['R1', { xml: '<c r="REF" t="e"><v>#N/A</v></c>' }]]), [1, 0]],
    ['formulas without a result', one([['R1', { xml: '<c r="REF"><f>1+1</f></c>' }]]), [1, 0]],
    ['a formula that was injected', one([['=HYPERLINK("http://x")', 1]]), [1, 0]],
    [
      'dates beyond the calendar',
      one(
        [
          ['R1', formatted(1e12, 0)],
          ['R2', formatted(-5, 0)],
        ],
        { formats: [14] },
      ),
      [2, 0],
    ],
    [
      'infinite numbers',
      one([
        ['R1', { xml: '<c r="REF"><v>1e999</v></c>' }],
        ['R2', { xml: '<c r="REF"><v>NaN</v></c>' }],
      ]),
      [2, 0],
    ],
    ['a type that nobody knows', one([['R1', { xml: '<c r="REF" t="zz"><v>5</v></c>' }]]), [1, 0]],
    ['a style that is not there', one([['R1', { xml: '<c r="REF" s="999"><v>5</v></c>' }]]), [1, 0]],
    ['a style that is no number', one([['R1', { xml: '<c r="REF" s="x"><v>5</v></c>' }]]), [1, 0]],
    ['a text that is not there', one([['R1', { xml: '<c r="REF" t="s"><v>7</v></c>' }]]), 'a text is missing'],
    ['a reference that is none', one([['R1', { xml: '<c r="??"><v>5</v></c>' }]]), [1, 0]],
    ['a cell in the last corner', raw(`${head}<row r="2">${inline('R1')}<c r="XFD2"><v>1</v></c></row>`), [1, 0]],
    ['a row far below', raw(`${head}<row r="1048576">${inline('R1')}</row>`), [1, 0]],
    ['a row below the last', raw(`${head}<row r="99999999999">${inline('R1')}</row>`), [1, 0]],
    ['a row number that is none', raw(`${head}<row r="x">${inline('R1')}</row>`), [1, 0]],
    ['rows in disorder', raw(`${head}<row r="9">${inline('R9')}</row><row r="3">${inline('R3')}</row>`), [2, 0]],
    ['the same cell twice', raw(`${head}<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`), [1, 0]],
    ['cells outside rows', raw(`${head}<c r="A9"><v>1</v></c>`), [0, 0]],
    ['a sheet that breaks off inside a tag', raw(`${head}<row><c r="A`), 'a part breaks off'],
    [
      'a sheet that breaks off inside a row',
      workbook({ sheets: [{ name: 's', xml: `<sheetData>${head}<row>${inline('R1')}` }] }),
      'a part breaks off',
    ],
    ['a comment that is not closed', workbook({ sheets: [{ name: 's', xml: `<sheetData>${head}<!-- ` }] }), 'a part breaks off'],
    [
      'an entity that would grow',
      workbook({
        sheets: [{ name: 's', xml: `<!DOCTYPE x [<!ENTITY a "aaaa">]><sheetData>${head}<row>${inline('&a;&a;')}</row></sheetData>` }],
      }),
      [1, 0],
    ],
    ['an entity that is none', raw(`${head}<row>${inline('&#x110000;&#0;&nope;')}</row>`), [1, 0]],
    [
      'merged cells that overlap',
      workbook({
        sheets: [{ name: 's', rows: [ID, ['R1', 1], [null, 2], [null, 3]], merges: ['A2:A4', 'A2:A4', 'A3:A4', 'A4:A2', 'x', ''] }],
      }),
      [3, 0],
    ],
    [
      'a header merged over columns',
      workbook({
        sheets: [
          {
            name: 's',
            rows: [
              ['id', 'q', null],
              ['R1', 1, 2],
            ],
            merges: ['B1:C1'],
          },
        ],
      }),
      [1, 0],
    ],
    [
      'a header merged over rows',
      workbook({
        sheets: [
          {
            name: 's',
            rows: [
              ['id', 'Étape', null],
              [null, 'q', 'n'],
              ['R1', 1, 2],
            ],
            merges: ['A1:A2', 'B1:C1'],
          },
        ],
      }),
      [1, 0],
      { header: 2 },
    ],
    ['all sheets hidden', workbook({ sheets: [{ name: 's', rows: [ID, ['R1', 1]], state: 'veryHidden' }] }), [1, 0]],
    ['a sheet that is not there', one([['R1', 1]]), 'has no sheet "Codes". It has "Feuil1".', { sheet: 'Codes' }],
    ['a name with markup', workbook({ sheets: [{ name: '<b>&"s"', rows: [ID, ['R1', 1]] }] }), [1, 0], { sheet: '<b>&"s"' }],
    ['no sheet at all', workbook({ sheets: [] }), 'the workbook has no sheet of cells'],
    ['a sheet without its part', one([['R1', 1]], { without: ['xl/worksheets/sheet1.xml'] }), 'the workbook has no sheet of cells'],
    ['no texts', one([['R1', 1]], { without: ['xl/sharedStrings.xml'] }), [1, 0]],
    ['no styles', one([['R1', formatted(46113, 0)]], { formats: [14], without: ['xl/styles.xml'] }), [1, 0]],
    ['no relations', one([['R1', 1]], { without: ['_rels/.rels'] }), [1, 0]],
    ['no relations of the workbook', one([['R1', 1]], { without: ['xl/_rels/workbook.xml.rels'] }), 'the workbook has no sheet of cells'],
    ['no content types', one([['R1', 1]], { without: ['[Content_Types].xml'] }), [1, 0]],
    ['no workbook', one([['R1', 1]], { without: ['xl/workbook.xml'] }), 'it is an archive, but no workbook'],
    [
      'relations that climb out',
      part('xl/_rels/workbook.xml.rels', '<Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/>'),
      'no sheet of cells',
    ],
    [
      'relations that go in circles',
      part('xl/_rels/workbook.xml.rels', '<Relationship Id="rId1" Type="x/worksheet" Target="workbook.xml"/>'),
      EMPTY,
    ],
    ['texts that break off', part('xl/sharedStrings.xml', '<sst><si><t>a'), 'a part breaks off'],
    ['styles that break off', part('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="9'), 'a part breaks off'],
    ['a workbook part of noise', part('xl/workbook.xml', '\u0000\u0001<<<>>>&&&'), 'a part breaks off'],
    ['1,000 columns', sheet([Array.from({ length: 1000 }, (_, at) => `c${at}`), [1]]), [1, 0]],
    ['a skip behind the last row', one([['R1', 1]]), EMPTY, { skip: 50 }],
    ['a range without a header', one([['R1', 1]]), EMPTY, { range: 'F1:G9' }],
    [
      '__proto__ as header and cell',
      sheet([
        ['__proto__', 'q'],
        ['constructor', 1],
      ]),
      [1, 0],
    ],
    ['a NUL written as XML cannot', one([['R_x0000_1', 1]]), [1, 0]],
    ['a cell of 2 MB', one([['x'.repeat(2_000_000), 1]]), 'cells has 2,000,000 characters'],
  ]);
}

function archives(): Odd[] {
  const whole = sheet([ID, ['R1', 1], ['R2', 2]]);
  const parts = partsOf({ sheets: [{ name: 's', rows: [ID, ['R1', 1]] }] });
  const name = 'xl/worksheets/sheet1.xml';
  const lying = (lies: { unpacked?: number; packed?: number; method?: number }) =>
    zip(parts.map((part) => (part.name === name ? { ...part, lies } : part)));
  const changed = (at: number, value: number) => whole.map((byte, index) => (index === at ? value : byte));
  const cut = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99].map((share): readonly [string, Uint8Array, string] => [
    `cut off at ${share * 100} %`,
    whole.subarray(0, Math.floor(whole.length * share)),
    'the workbook is damaged',
  ]);
  return odd('f.xlsx', [
    ...cut,
    ['stored, not deflated', zip(parts.map((part) => ({ ...part, stored: true }))), [1, 0]],
    ['a comment behind its end', Uint8Array.of(...whole, ...new Uint8Array(300)), [2, 0]],
    ['a directory that says 0 bytes', lying({ unpacked: 0 }), [1, 0]],
    ['a directory that says 4 GB', lying({ unpacked: 0xfffffffe }), 'unpacked it has more than 1,024 MB'],
    ['a part longer than the file', lying({ packed: 1_000_000 }), 'is cut off'],
    ['a part packed in an unknown way', lying({ method: 99 }), 'is oddly packed'],
    ['a part said to be stored that is deflated', lying({ method: 0 }), 'the workbook is damaged'],
    ['a flipped byte in its directory', changed(whole.length - 200, 0xff), DAMAGED_OR_NOT],
    ['a flipped byte in a part', changed(60, 0xff), DAMAGED_OR_NOT],
    [
      '65,535 parts',
      Uint8Array.of(0x50, 0x4b, 5, 6, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      'the workbook is damaged',
    ],
    ['no parts', zip([]), 'no workbook'],
    [
      'a thousand parts that are none of a workbook',
      zip(Array.from({ length: 1000 }, (_, at) => ({ name: `${at}`, content: 'x' }))),
      'no workbook',
    ],
    ['the same part twice', zip([...parts, ...parts]), [1, 0]],
    [
      'an OpenDocument sheet',
      zip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: '<a/>' },
      ]),
      'no sheet of cells',
    ],
    ['a document', zip([{ name: 'word/document.xml', content: '<w/>' }]), 'no workbook'],
    ['a bomb: a gigabyte of spaces', bomb(), 'unpacked it has more than 1,024 MB'],
  ]);
}

/** Either is right: the byte may lie where nobody looks. */
const DAMAGED_OR_NOT = '';

/** A sheet that a directory calls small and that unpacks to 1.1 GB. */
function bomb(): Uint8Array {
  const xml = `<worksheet><sheetData><row><c t="inlineStr"><is><t>id</t></is></c></row>${' '.repeat(1024)}`;
  const grown = Buffer.concat([Buffer.from(xml), Buffer.alloc(1100 * 1024 * 1024, 32)]);
  const parts = partsOf({ sheets: [{ name: 's' }] });
  return zip(
    parts.map((part) => (part.name === 'xl/worksheets/sheet1.xml' ? { ...part, content: grown, lies: { unpacked: 1000 } } : part)),
  );
}

function jsons(): Odd[] {
  const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);
  return [
    ...odd('f.json', [
      ['as it should be', '[{"id":"R1","q":1},{"id":"R2","q":2}]', [2, 0]],
      ['nothing', '', EMPTY],
      ['an empty list', '[]', EMPTY],
      ['empty objects', '[{},{}]', EMPTY],
      ['a list in an object', '{"data":[{"id":"R1"}]}', [1, 0]],
      ['two lists', '{"a":[{"id":1}],"b":[{"id":2}]}', 'several lists of objects (a, b)'],
      ['no list', '{"id":"R1"}', 'no table is found'],
      ['a text', '"id"', 'no table is found'],
      ['null', 'null', 'no table is found'],
      ['a list of lists', '[["id","q"],["R1",1]]', [1, 0]],
      ['elements that are none', '[{"id":"R1"},null,5,[],"x"]', [1, 4]],
      ['a comma too many', '[{"id":"R1"},]', 'it is no JSON from line 1 on'],
      ['a comment', '// x\n[{"id":"R1"}]', 'it is no JSON from line 1 on'],
      ['NaN', '[\n{"id":NaN}]', 'it is no JSON from line 2 on'],
      ['apostrophes', "[{'id':'R1'}]", 'it is no JSON from line 1 on'],
      ['cut off', '[{"id":"R1"},\n{"id":', 'it is no JSON from line 2 on'],
      ['two values', '[{"id":"R1"}] [1]', 'it is no JSON from line 1 on'],
      ['a key twice', '[{"id":"R1","id":"R2"}]', [1, 0]],
      ['__proto__ as key', '[{"__proto__":"x","constructor":{"prototype":1}}]', [1, 0]],
      ['an empty key', '[{"":"x","id":"R1"}]', [1, 0]],
      ['rows of different keys', '[{"a":1},{"b":2},{"c":3}]', [3, 0]],
      ['lists in cells', '[{"id":"R1","tags":["a",{"b":[1]}]}]', [1, 0]],
      ['objects in cells', '[{"id":"R1","q":{"a":{"b":{"c":1}}}}]', [1, 0]],
      ['lists 20,000 deep', deep('[', ']'), 'no table is found'],
      ['objects 20,000 deep', `[${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}]`, DAMAGED_OR_NOT],
      ['numbers beyond all bounds', '[{"id":1e999,"q":-1e999}]', [1, 0]],
      ['half a surrogate', '[{"id":"\\ud800"}]', [1, 0]],
      ['a mark before it', '\ufeff[{"id":"R1"}]', [1, 0]],
      ['UTF-16', Buffer.from('\ufeff[{"id":"R1"}]', 'utf16le'), [1, 0]],
      ['a NUL', '[{"id":"\u0000"}]', NO_TEXT],
      ['20,000 keys', `[{${Array.from({ length: 20_000 }, (_, at) => `"c${at}":1`).join(',')}}]`, 'it has more than 16,384 columns'],
      ['a CSV file', 'id;q\nR1;1\n', 'it is no JSON from line 1 on'],
    ]),
    ...odd('f.jsonl', [
      ['as it should be', '{"id":"R1"}\n{"id":"R2"}\n', [2, 0]],
      ['blank lines', '\n{"id":"R1"}\n\n\n{"id":"R2"}', [2, 0]],
      ['a line that is none', '{"id":"R1"}\nx\n{"id":"R2"}', [2, 1]],
      ['a last line that breaks off', '{"id":"R1"}\n{"id":', [1, 1]],
      ['lines that are no objects', '{"id":"R1"}\n[1]\n5\nnull\n"x"\n', [1, 4]],
      ['an object over several lines', '{\n"id":"R1"\n}\n', 'no table is found'],
      ['one list', '[{"id":"R1"}]', 'no table is found'],
      ['nothing', '', EMPTY],
      ['line ends of old Macs', '{"id":"R1"}\r{"id":"R2"}\r', [2, 0]],
    ]),
  ];
}

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`fixtures/parquet/${name}.parquet`, import.meta.url)));
}

function parquets(): Odd[] {
  const whole = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['R1', 'R2', 'R3'], type: 'STRING' },
        { name: 'q', data: [1, 2, null], type: 'DOUBLE' },
      ],
    }),
  );
  const end = whole.length;
  const changed = (at: number, ...bytes: number[]) => whole.map((byte, index) => bytes[index - at] ?? byte);
  const damaged = 'the Parquet file is damaged or of an unknown kind';
  return odd('f.parquet', [
    ['as it should be', whole, [3, 0]],
    ['no rows', new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'id', data: [], type: 'STRING' }] })), [0, 0]],
    ['nothing but its mark', 'PAR1', damaged],
    ['its marks alone', 'PAR1PAR1', damaged],
    ['cut off in the middle', whole.subarray(0, end >> 1), damaged],
    ['cut off before its end', whole.subarray(0, end - 1), damaged],
    ['encrypted', changed(end - 4, 0x50, 0x41, 0x52, 0x45), damaged],
    ['a footer longer than the file', changed(end - 8, 0xff, 0xff, 0xff, 0x7f), damaged],
    ['a footer without length', changed(end - 8, 0, 0, 0, 0), DAMAGED_OR_NOT],
    ['a run of two thousand million values', fixture('runaway-run'), damaged],
    ['a page without end', fixture('endless-zstd'), damaged],
    ['packed with Brotli', fixture('brotli'), [300, 0]],
    ['lists and columns in columns', fixture('duckdb-nested'), [60, 0]],
    ...['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4-raw'].flatMap((codec) =>
      ['v1', 'v2'].map((version) => [`of DuckDB, ${version}, ${codec}`, fixture(`duckdb-${version}-${codec}`), [300, 0]] as const),
    ),
    ['a flipped byte in its data', changed(12, 0xff), DAMAGED_OR_NOT],
    ['a footer of noise', whole.map((byte, at) => (at > end - 60 && at < end - 8 ? byte ^ 0x55 : byte)), DAMAGED_OR_NOT],
  ]);
}

/** SPSS system files. */
function spss(): Odd[] {
  const variables: SavVariableFile[] = [
    { name: 'id', width: 12, label: 'Nummer', labels: [] },
    {
      name: 'q',
      longName: 'question',
      width: 0,
      missing: [9],
      missingRange: [97, 99],
      labels: [
        [1, 'bad'],
        [5, 'good'],
      ],
    },
    { name: 'when', width: 0, format: 20 },
  ];
  const cases = [
    ['R1', 1, 13_999_996_800],
    ['R2', 0.5, null],
    ['', 98, -1],
  ];
  const file = savFile({ variables, cases });
  const changed = (at: number, ...bytes: number[]) => file.map((byte, index) => bytes[index - at] ?? byte);
  const damaged = 'the SPSS file is damaged';
  return odd('f.sav', [
    ['as it should be', file, [3, 0]],
    ['uncompressed', savFile({ variables, cases, compression: 'none' }), [3, 0]],
    ['in blocks of ZLIB', savFile({ variables, cases, compression: 'zlib' }), [3, 0]],
    ['the other byte order, Latin 1', savFile({ variables, cases, bigEndian: true, latin1: true }), [3, 0]],
    ['no case', savFile({ variables, cases: [] }), [0, 0]],
    ['no variable', savFile({ variables: [], cases: [] }), EMPTY],
    ['its beginning alone', file.slice(0, 4), damaged],
    ['its header alone', file.slice(0, 176), damaged],
    ['another byte order', changed(64, 9, 9, 9, 9), damaged],
    ['more cases than there are', changed(80, 0xff, 0xff, 0xff, 0x7f), damaged],
    ['a text as long as memory', changed(180, 0xff, 0xff, 0xff, 0x7f), damaged],
    ['an unknown record', changed(176, 8), damaged],
    ['a text, called so', 'id;q\nR1;1\n', [1, 0]],
    ['bytes that are no SPSS file', Uint8Array.of(0, 1, 2, 3, 0, 0, 0, 0), damaged],
  ]);
}

/** OpenDocument workbooks. */
function openDocuments(): Odd[] {
  const rows = [
    ['id', 'q'],
    ['R1', 1],
    ['R2', 2],
  ];
  const cell = (attributes: string, inside = '<text:p>x</text:p>') => `<table:table-cell ${attributes}>${inside}</table:table-cell>`;
  const raw = (xml: string) => odsFile(`<table:table table:name="s">${xml}</table:table>`);
  const line = (xml: string, attributes = '') => `<table:table-row ${attributes}>${xml}</table:table-row>`;
  const deep = `${repeated('<text:span>', 50_000)}x${repeated('</text:span>', 50_000)}`;
  return odd('f.ods', [
    ['as it should be', odsFile(odsTable(rows)), [2, 0]],
    ['an empty sheet', odsFile(odsTable([])), EMPTY],
    ['no sheet', odsFile(''), 'no sheet of cells'],
    ['no content', zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }]), 'no workbook'],
    [
      'repeated for ever',
      raw(line(cell('')) + line(cell('table:number-columns-repeated="1e99"'), 'table:number-rows-repeated="1e99"')),
      'unpacked it has more than',
    ],
    [
      'repeated less than once',
      raw(line(cell('')) + line(cell('table:number-columns-repeated="-1"'), 'table:number-rows-repeated="x"')),
      [1, 0],
    ],
    ['nested for ever', raw(line(cell('')) + line(cell('', `<text:p>${deep}</text:p>`))), [1, 0]],
    ['a table in a cell', raw(line(cell('')) + line(cell('', `<table:table>${line(cell(''))}</table:table><text:p>y</text:p>`))), [1, 0]],
    ['cut off', odsFile(odsTable(rows)).slice(0, -30), 'the workbook is damaged'],
    ['an element that is not closed', odsFile('<table:table>'), 'the workbook is damaged'],
  ]);
}

/** Old Excel workbooks, and HTML that is called so. */
function oldWorkbooks(): Odd[] {
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ['id', 'q'],
      ['R1', 1],
      ['é', 2.5],
    ]),
    's',
  );
  const file = (bookType: 'biff8' | 'biff5') => new Uint8Array(write(book, { type: 'buffer', bookType }) as Uint8Array);
  const sound = file('biff8');
  const html = '<table><tr><td>id<td>q</tr><tr><td>R1<td>1</tr><tr><td rowspan="2">R2</td><td>2</tr><tr><td>3</tr></table>';
  return odd('f.xls', [
    ['as it should be', sound, [2, 0]],
    ['Excel 95', file('biff5'), [2, 0]],
    ['cut off', sound.slice(0, 700), 'the workbook is damaged'],
    ['HTML', html, [3, 0]],
    ['HTML without a table', '<html><p>no', 'a web page without a table'],
    ['HTML that spans for ever', '<table><tr><td>id</td></tr><tr><td colspan=1e9 rowspan=1e9>1</td></tr></table>', [1, 0]],
    ['HTML nested for ever', `<table><tr><td>${repeated('<table><tr><td>', 20_000)}x`, 'is empty'],
  ]);
}
