/** The dictionary of an SPSS system file: variables, labels, missing values. */
import { normalizeLabel } from '@parcours/model';
import { remapC1Controls } from '../decode.ts';
import { SavCursor } from './sav-cursor.ts';
import { SavFault } from './sav-fault.ts';

/** Values that the file declares as no answer. A range includes its bounds. */
export interface MissingValues {
  readonly ranges: readonly (readonly [low: number, high: number])[];
  readonly numbers: ReadonlySet<number>;
  readonly texts: ReadonlySet<string>;
}

export interface SavVariable {
  readonly name: string;
  /** Wording of the question; empty if there is none. */
  readonly label: string;
  /** Bytes of a text; 0: a number. */
  readonly width: number;
  /** Type of its print format, as the file codes it. */
  readonly format: number;
  /** Index of its first element of 8 bytes in a case, and the segments of a text longer than 255 bytes. */
  readonly element: number;
  readonly segments: readonly { readonly element: number; readonly bytes: number }[];
  readonly missing: MissingValues;
  /** Labels by number, or by text without trailing spaces; shared by the variables of a set. */
  readonly labels: ReadonlyMap<number | string, string>;
}

export interface SavDictionary {
  readonly variables: readonly SavVariable[];
  /** Elements of 8 bytes in a case. */
  readonly caseElements: number;
  readonly compression: 'none' | 'bytecode' | 'zlib';
  /** Number of cases as stated; null if the file does not state it. */
  readonly cases: number | null;
  /** What is added to a number that is stored in one byte. */
  readonly bias: number;
  /** The number that stands for no value. */
  readonly systemMissing: number;
  /** Name of the variable by which the file is weighted; null if it is not. */
  readonly weight: string | null;
  readonly decode: (bytes: Uint8Array) => string;
  /** At the first byte of the data. */
  readonly cursor: SavCursor;
}

/** Longest text of a variable, in bytes. */
const MAX_WIDTH = 32_767;
/** A text longer than 255 bytes is stored in segments of so many bytes; a segment is allocated for each 252. */
const SEGMENT_BYTES = 255;
const SEGMENT_ALLOCATION = 252;

interface RawVariable {
  /** The short name, of at most 8 bytes. */
  readonly name: Uint8Array;
  readonly label: Uint8Array;
  readonly width: number;
  readonly format: number;
  readonly element: number;
  readonly missing: readonly (readonly [low: number, high: number])[];
  readonly missingTexts: Uint8Array[];
  labels: RawLabels | null;
}

interface RawLabels {
  readonly entries: readonly { readonly value: Uint8Array; readonly label: Uint8Array }[];
}

/** @throws SavFault */
export function readSavDictionary(bytes: Uint8Array, declaredEncoding: string | null): SavDictionary {
  return new DictionaryReader(bytes, declaredEncoding).read();
}

class DictionaryReader {
  readonly #cursor: SavCursor;
  readonly #declaredEncoding: string | null;
  /** By element of a case; null: the element continues a text. */
  readonly #elements: (RawVariable | null)[] = [];
  readonly #extensions = new Map<number, Uint8Array>();
  readonly #labelSets = new Map<RawLabels, Map<number | string, string>>();
  #decode: (bytes: Uint8Array) => string = () => '';

  constructor(bytes: Uint8Array, declaredEncoding: string | null) {
    this.#declaredEncoding = declaredEncoding;
    this.#cursor = new SavCursor(bytes, isLittleEndian(bytes), 68);
  }

  read(): SavDictionary {
    const cursor = this.#cursor;
    const isZlib = cursor.bytes[3] === 0x33;
    cursor.int32();
    const compression = cursor.int32();
    const weightIndex = cursor.int32();
    const cases = cursor.int32();
    const bias = cursor.float64();
    cursor.take(84);
    this.#readRecords();
    this.#decode = decoderOf(this.#extensions, cursor.littleEndian, this.#declaredEncoding);
    const variables = this.#variables();
    const weighted = weightIndex > 0 ? this.#elements[weightIndex - 1] : null;
    return {
      variables,
      caseElements: this.#elements.length,
      compression: isZlib ? 'zlib' : compression === 0 ? 'none' : 'bytecode',
      cases: cases >= 0 ? cases : null,
      bias,
      systemMissing: this.#systemMissing(),
      weight: weighted ? (variables.find(({ element }) => element === weighted.element)?.name ?? null) : null,
      decode: this.#decode,
      cursor,
    };
  }

  #readRecords(): void {
    const cursor = this.#cursor;
    for (;;) {
      const type = cursor.int32();
      switch (type) {
        case 2:
          this.#readVariable();
          break;
        case 3:
          this.#readLabels();
          break;
        case 6:
          cursor.take(cursor.int32() * 80);
          break;
        case 7: {
          const subtype = cursor.int32();
          const size = cursor.int32();
          this.#extensions.set(subtype, cursor.take(size * cursor.int32()));
          break;
        }
        case 999:
          cursor.int32();
          return;
        default:
          throw new SavFault(`its dictionary has an unknown record (${type})`);
      }
    }
  }

  #readVariable(): void {
    const cursor = this.#cursor;
    const width = cursor.int32();
    const hasLabel = cursor.int32() !== 0;
    const missingCount = cursor.int32();
    const format = (cursor.int32() >>> 16) & 0xff;
    cursor.int32();
    const name = cursor.take(8);
    const label = hasLabel ? this.#paddedText(cursor.int32(), 4) : new Uint8Array();
    if (missingCount < -3 || missingCount > 3 || missingCount === -1) throw new SavFault('the missing values of a variable are malformed');
    const element = this.#elements.length;
    const { missing, missingTexts } = this.#missingValues(missingCount, width > 0);
    if (width < -1 || width > 255) throw new SavFault('the width of a variable is malformed');
    this.#elements.push(width === -1 ? null : { name, label, width, format, element, missing, missingTexts, labels: null });
  }

  #missingValues(count: number, isText: boolean): Pick<RawVariable, 'missing' | 'missingTexts'> {
    const cursor = this.#cursor;
    const missing: [number, number][] = [];
    if (count < 0) missing.push([cursor.float64(), cursor.float64()]);
    const texts: Uint8Array[] = [];
    for (let left = count < 0 ? -count - 2 : count; left > 0; left--) {
      if (isText) texts.push(cursor.take(8));
      else {
        const number = cursor.float64();
        missing.push([number, number]);
      }
    }
    return { missing, missingTexts: texts };
  }

  #readLabels(): void {
    const cursor = this.#cursor;
    const entries: { value: Uint8Array; label: Uint8Array }[] = [];
    for (let left = cursor.int32(); left > 0; left--) {
      const value = cursor.take(8);
      const length = cursor.take(1)[0] as number;
      entries.push({ value, label: cursor.take(length) });
      cursor.take((8 - ((length + 1) % 8)) % 8);
    }
    if (cursor.int32() !== 4) throw new SavFault('labels belong to no variable');
    const labels = { entries };
    for (let left = cursor.int32(); left > 0; left--) {
      const variable = this.#elements[cursor.int32() - 1];
      if (variable) variable.labels = labels;
    }
  }

  #paddedText(length: number, unit: number): Uint8Array {
    const text = this.#cursor.take(length);
    this.#cursor.take((unit - (length % unit)) % unit);
    return text;
  }

  #variables(): SavVariable[] {
    const raw = this.#elements.filter((variable) => variable !== null);
    for (const variable of raw) this.#checkElements(variable);
    const longNames = this.#pairs(13);
    const longWidths = this.#pairs(14);
    const [longLabels, longMissing] = [this.#longTextLabels(), this.#longTextMissing()];
    const variables: SavVariable[] = [];
    for (let at = 0; at < raw.length; at++) {
      const first = raw[at] as RawVariable;
      const shortName = this.#decode(first.name).trim();
      const key = shortName.toUpperCase();
      const width = longWidths.has(key) ? Number.parseInt(longWidths.get(key) as string, 10) : first.width;
      const segments = first.width > 0 ? this.#segments(raw, at, width) : [];
      if (segments.length > 1) at += segments.length - 1;
      const name = normalizeLabel(longNames.get(key) ?? shortName);
      const longKey = (longNames.get(key) ?? shortName).toUpperCase();
      variables.push({
        name,
        label: normalizeLabel(this.#decode(first.label)),
        width: first.width > 0 ? width : 0,
        format: first.format,
        element: first.element,
        segments,
        missing: {
          ranges: first.missing.filter(([low, high]) => low !== high),
          numbers: new Set(first.missing.filter(([low, high]) => low === high).map(([low]) => low)),
          texts: new Set([...first.missingTexts.map((text) => trimmedEnd(this.#decode(text))), ...(longMissing.get(longKey) ?? [])]),
        },
        labels: longLabels.get(longKey) ?? (first.labels ? this.#labelsOf(first.labels, first.width > 0) : new Map()),
      });
    }
    return variables;
  }

  /** The elements behind a text's first one must continue it. */
  #checkElements({ element, width }: RawVariable): void {
    for (let next = element + 1; next < element + Math.ceil(width / 8); next++)
      if (this.#elements[next] !== null) throw new SavFault('the width of a variable is malformed');
  }

  /** The variables that hold a text of this width, and how many bytes each holds. */
  #segments(raw: readonly RawVariable[], at: number, width: number): SavVariable['segments'] {
    const first = raw[at] as RawVariable;
    if (width <= SEGMENT_BYTES) return [{ element: first.element, bytes: Math.min(width, first.width) }];
    if (!(width <= MAX_WIDTH)) throw new SavFault('the width of a variable is malformed');
    return Array.from({ length: Math.ceil(width / SEGMENT_ALLOCATION) }, (_, index) => {
      const segment = raw[at + index];
      if (!segment || segment.width <= 0) throw new SavFault('a part of a long text is missing');
      const bytes = Math.min(SEGMENT_BYTES, segment.width, Math.max(0, width - index * SEGMENT_BYTES));
      return { element: segment.element, bytes };
    });
  }

  #labelsOf(set: RawLabels, isText: boolean): Map<number | string, string> {
    const known = this.#labelSets.get(set);
    if (known) return known;
    const { littleEndian } = this.#cursor;
    const labels = new Map<number | string, string>();
    for (const { value, label } of set.entries) {
      const number = new DataView(value.buffer, value.byteOffset, 8).getFloat64(0, littleEndian);
      labels.set(isText ? trimmedEnd(this.#decode(value)) : number, normalizeLabel(this.#decode(label)));
    }
    this.#labelSets.set(set, labels);
    return labels;
  }

  /** `NAME=value` pairs of an extension, by the name in capitals. */
  #pairs(subtype: number): Map<string, string> {
    const bytes = this.#extensions.get(subtype);
    if (!bytes) return new Map();
    return new Map(
      this.#decode(bytes)
        .split(/[\t\0]+/)
        .flatMap((pair) => {
          const equals = pair.indexOf('=');
          return equals <= 0 ? [] : [[pair.slice(0, equals).trim().toUpperCase(), pair.slice(equals + 1)] as const];
        }),
    );
  }

  /** Labels of texts longer than 8 bytes, by the variable's name in capitals. */
  #longTextLabels(): Map<string, Map<string, string>> {
    const found = new Map<string, Map<string, string>>();
    const cursor = this.#extension(21);
    while (cursor && cursor.at < cursor.bytes.length) {
      const name = this.#decode(cursor.take(cursor.int32())).toUpperCase();
      cursor.int32();
      const labels = new Map<string, string>();
      for (let left = cursor.int32(); left > 0; left--) {
        const value = trimmedEnd(this.#decode(cursor.take(cursor.int32())));
        labels.set(value, normalizeLabel(this.#decode(cursor.take(cursor.int32()))));
      }
      found.set(name, labels);
    }
    return found;
  }

  /** Missing values of texts longer than 8 bytes, by the variable's name in capitals. */
  #longTextMissing(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    const cursor = this.#extension(22);
    while (cursor && cursor.at < cursor.bytes.length) {
      const name = this.#decode(cursor.take(cursor.int32())).toUpperCase();
      const count = cursor.take(1)[0] as number;
      const length = cursor.int32();
      const texts: string[] = [];
      for (let left = count; left > 0; left--) texts.push(trimmedEnd(this.#decode(cursor.take(length))));
      found.set(name, texts);
    }
    return found;
  }

  #systemMissing(): number {
    const floats = this.#extension(4);
    return floats && floats.bytes.length >= 8 ? floats.float64() : -Number.MAX_VALUE;
  }

  #extension(subtype: number): SavCursor | null {
    const bytes = this.#extensions.get(subtype);
    return bytes ? new SavCursor(bytes, this.#cursor.littleEndian) : null;
  }
}

/** By the layout code, which is 2 or 3 in the byte order of the file. @throws SavFault */
function isLittleEndian(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 176) throw new SavFault('it is cut off');
  for (const littleEndian of [true, false]) if ([2, 3].includes(view.getInt32(64, littleEndian))) return littleEndian;
  throw new SavFault('its byte order is unknown');
}

/** Code pages that extension 3 names by number. */
function codePage(code: number): string | null {
  if (code === 65001) return 'utf-8';
  if (code >= 1250 && code <= 1258) return `windows-${code}`;
  if (code > 28590 && code < 28610) return `iso-8859-${code - 28590}`;
  return null;
}

/**
 * The encoding that the file states (extension 20, else 3); else the declared one; else each text is UTF-8 where its bytes are, or
 * Windows-1252.
 */
function decoderOf(
  extensions: ReadonlyMap<number, Uint8Array>,
  littleEndian: boolean,
  declared: string | null,
): (bytes: Uint8Array) => string {
  const named = extensions.get(20);
  const integers = extensions.get(3);
  const code =
    integers && integers.length >= 32 ? new DataView(integers.buffer, integers.byteOffset, integers.length).getInt32(28, littleEndian) : 0;
  for (const label of [named ? ascii(named).trim() : null, codePage(code), declared]) {
    const decoder = label === null ? null : decoderFor(label);
    if (decoder) return (bytes) => decoded(decoder, bytes);
  }
  const [strict, fallback] = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('windows-1252')];
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch {
      return decoded(fallback, bytes);
    }
  };
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string {
  const text = decoder.decode(bytes);
  return decoder.encoding === 'windows-1252' ? remapC1Controls(text) : text;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 256));
}

function trimmedEnd(text: string): string {
  return text.replace(/[ \0]+$/, '');
}
