/** The parts of an XLSX workbook other than cells: list of sheets, shared strings, number formats. */

import { classifyNumberFormat, type NumberFormatKind } from '../number-format.ts';
import { attribute, type XmlHandler, XmlScanner } from './xml-scanner.ts';
import { partKey, type UnpackBudget, unpack, type ZipEntry, ZipFault, zipEntries } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/** A ZIP archive that is no workbook. */
export class NotAWorkbook extends Error {}

/** A workbook whose parts are binary records (`.xlsb`). */
export class BinaryWorkbook extends Error {}

export class Workbook {
  readonly #bytes: Uint8Array;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  readonly #budget: UnpackBudget;
  #parts = new Map<string, { readonly type: string; readonly path: string }>();

  /** @param most bytes that may be decompressed in total. @throws ZipFault */
  constructor(bytes: Uint8Array, most: number) {
    this.#bytes = bytes;
    this.#entries = zipEntries(bytes);
    this.#budget = { left: most };
  }

  /**
   * The worksheets in order, and the date system.
   *
   * @throws NotAWorkbook, BinaryWorkbook, ZipFault, XmlFault, UnpackBudgetExceeded
   */
  async sheets(): Promise<{ sheets: Sheet[]; from1904: boolean }> {
    const root = [...(await this.#relations('', '_rels/.rels')).values()].find(({ type }) => type === 'officeDocument')?.path;
    const path = root ?? 'xl/workbook.xml';
    if (path.endsWith('.bin')) throw new BinaryWorkbook();
    if (!this.#entries.has(partKey(path))) throw new NotAWorkbook();
    const [folder, file] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)];
    this.#parts = await this.#relations(folder, `${folder}_rels/${file}.rels`);
    const sheets: Sheet[] = [];
    let from1904 = false;
    await this.scan(path, {
      ...NO_OP_HANDLER,
      open: (name, tag) => {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
        if (name !== 'sheet') return;
        const part = this.#parts.get(/\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '');
        const entry = part?.type === 'worksheet' ? this.#entries.get(partKey(part.path)) : undefined;
        const hidden = /^(hidden|veryHidden)$/.test(attribute(tag, 'state') ?? '');
        if (entry) sheets.push({ name: attribute(tag, 'name') ?? '', hidden, entry });
      },
    });
    return { sheets, from1904 };
  }

  /** Strings that cells refer to by index. */
  async sharedStrings(): Promise<string[]> {
    const texts: string[] = [];
    let text = '';
    let inText = false;
    let phonetic = false;
    await this.#scanPart('sharedStrings', {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 't') inText = !phonetic;
        else if (name === 'rPh') phonetic = true;
      },
      close: (name) => {
        if (name === 'si') texts.push(unescapeText(text));
        else if (name === 't') inText = false;
        else if (name === 'rPh') phonetic = false;
      },
      wantsText: () => inText,
      text: (piece) => {
        text += piece;
      },
    });
    return texts;
  }

  /** Number formats by style index. */
  async numberFormats(): Promise<NumberFormatKind[]> {
    const formats = new Map<number, string>();
    const looks: NumberFormatKind[] = [];
    let inCells = false;
    await this.#scanPart('styles', {
      ...NO_OP_HANDLER,
      open: (name, tag) => {
        if (name === 'cellXfs') inCells = true;
        else if (name === 'numFmt') formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
        else if (name === 'xf' && inCells) {
          const id = Number(attribute(tag, 'numFmtId') ?? 0);
          looks.push(classifyNumberFormat(formats.get(id) ?? BUILT_IN_FORMATS.get(id) ?? ''));
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
    return looks;
  }

  /** Streams a part of the archive through the XML scanner; `poll` is called per chunk, to check for cancellation. */
  async scan(part: string | ZipEntry, handler: XmlHandler, poll: () => void = () => undefined): Promise<void> {
    const entry = typeof part === 'string' ? this.#entries.get(partKey(part)) : part;
    if (!entry) throw new ZipFault(`${String(part)} is missing`);
    const scanner = new XmlScanner(handler);
    let decoder: TextDecoder | null = null;
    for await (const bytes of unpack(this.#bytes, entry, this.#budget)) {
      poll();
      decoder ??= new TextDecoder(xmlEncoding(bytes));
      scanner.write(decoder.decode(bytes, { stream: true }));
    }
    scanner.end();
  }

  async #scanPart(type: string, handler: XmlHandler): Promise<void> {
    const path = [...this.#parts.values()].find((part) => part.type === type)?.path;
    if (path !== undefined && this.#entries.has(partKey(path))) await this.scan(path, handler);
  }

  /** Relationships of a part, by id. */
  async #relations(folder: string, path: string): Promise<Map<string, { type: string; path: string }>> {
    const found = new Map<string, { type: string; path: string }>();
    if (!this.#entries.has(partKey(path))) return found;
    await this.scan(path, {
      ...NO_OP_HANDLER,
      open: (name, tag) => {
        const [id, type, target] = ['Id', 'Type', 'Target'].map((each) => attribute(tag, each) ?? '') as [string, string, string];
        if (name === 'Relationship') found.set(id, { type: type.slice(type.lastIndexOf('/') + 1), path: resolvePath(folder, target) });
      },
    });
    return found;
  }
}

const NO_OP_HANDLER: XmlHandler = { open: () => undefined, close: () => undefined, wantsText: () => false, text: () => undefined };

/** The encoding of an XML part by its first bytes: a byte order mark, or `<` in UTF-16; every other part of a workbook is UTF-8. */
function xmlEncoding([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8';
}

function resolvePath(folder: string, target: string): string {
  if (/^[\\/]/.test(target)) return resolvePath('', target.slice(1));
  const steps: string[] = [];
  for (const step of `${folder}${target}`.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Decodes `_x000D_` escapes for characters that XML cannot represent. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Built-in number formats (ECMA-376, part 1, 18.8.30) other than plain numbers. */
const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'd/m/yy'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 55, 56].map((id) => [id, 'h:mm'] as const),
  [22, 'd/m/yy h:mm'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
]);
