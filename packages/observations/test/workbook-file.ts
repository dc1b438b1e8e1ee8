/** Writes XLSX workbooks, cell by cell as XML, so that a test says exactly what stands in the file. */
import { type Part, zip } from './zip-file.ts';

/** A cell: a text (inline), a number, a truth, nothing, or XML as it stands, its reference being `REF`. */
export type Cell = string | number | boolean | null | { readonly xml: string };

export interface SheetFile {
  readonly name: string;
  readonly rows?: readonly (readonly Cell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merges?: readonly string[];
  /** From 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** The whole part, instead of what follows from the rows. */
  readonly xml?: string;
}

export interface WorkbookFile {
  readonly sheets: readonly SheetFile[];
  readonly from1904?: boolean;
  /** The inner XML of each `<si>`. */
  readonly texts?: readonly string[];
  /** Number formats by style: a built-in number, or a code. Style 0 is always the general one. */
  readonly formats?: readonly (number | string)[];
  /** Put in the place of parts of the same name, or added. */
  readonly parts?: readonly Part[];
  readonly without?: readonly string[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export function workbook(file: WorkbookFile): Uint8Array {
  return zip(partsOf(file));
}

/** A workbook of one sheet. */
export function sheet(rows: readonly (readonly Cell[])[], more: Omit<WorkbookFile, 'sheets'> = {}): Uint8Array {
  return workbook({ sheets: [{ name: 'Feuil1', rows }], ...more });
}

export function partsOf({ sheets, from1904 = false, texts = [], formats = [], parts = [], without = [] }: WorkbookFile): Part[] {
  const listed = sheets.map(
    ({ name, state }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`));
  const codes = formats.filter((format) => typeof format === 'string');
  const xfs = [0, ...formats.map((format) => (typeof format === 'number' ? format : 164 + codes.indexOf(format)))];
  const numFmts = codes.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join('');
  const all: Part[] = [
    { name: '[Content_Types].xml', content: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships ${PACKAGE}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook ${MAIN} xmlns:r="${RELS}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships ${PACKAGE}>${[...relations, relation('rIdS', 'sharedStrings', 'sharedStrings.xml'), relation('rIdF', 'styles', '/xl/styles.xml')].join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `${HEAD}<sst ${MAIN}>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `${HEAD}<styleSheet ${MAIN}><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map((each, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: each.xml ?? sheetXml(each) })),
  ];
  const replaced = new Map([...all, ...parts].map((part) => [part.name, part]));
  return [...replaced.values()].filter(({ name }) => !without.includes(name));
}

export function sheetXml({ rows = [], merges = [], hiddenRows = [], hiddenColumns = [] }: Omit<SheetFile, 'name'>): string {
  const merged = merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : '';
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}"${hiddenRows.includes(row) ? ' hidden="1"' : ''}>${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')}</row>`,
  );
  const cols = hiddenColumns.map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`).join('');
  return `${HEAD}<worksheet ${MAIN}>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>${data.join('')}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: Cell, reference: string): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.xml.replaceAll('REF', reference);
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** A number with the nth of the formats. */
export function formatted(value: number, format: number): Cell {
  return { xml: `<c r="REF" s="${format + 1}"><v>${value}</v></c>` };
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`;
}

export function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * A workbook from a text: `# Name` begins a sheet, a line is a row, its cells are parted by semicolons. A cell that begins with `=` is a formula
 * without a stored value; `(hidden)` at the end of a cell hides its column in the header, and its row below it.
 */
export function workbookOf(text: string): Uint8Array {
  const sheets = text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.trimEnd().split('\n');
      const written = lines.map((line) => line.split(';'));
      const rows = written.map((cells) => cells.map((cell) => cellOf(cell.replace(HIDDEN, ''))));
      const hiddenColumns = (written[0] ?? []).flatMap((cell, column) => (HIDDEN.test(cell) ? [column] : []));
      const hiddenRows = written.flatMap((cells, row) => (row > 0 && cells.some((cell) => HIDDEN.test(cell)) ? [row] : []));
      return { name, rows, hiddenColumns, hiddenRows };
    });
  return workbook({ sheets });
}

const HIDDEN = / \(hidden\)$/;

function cellOf(text: string): Cell {
  if (text.startsWith('=')) return { xml: `<c r="REF"><f>${escaped(text.slice(1))}</f></c>` };
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
