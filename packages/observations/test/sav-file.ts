/** Writes SPSS system files: any byte order, encoding and compression. */
import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';

export interface SavVariableFile {
  readonly name: string;
  readonly longName?: string;
  readonly label?: string;
  /** Bytes of a text, at most 255; 0: a number. */
  readonly width: number;
  /** Type of the print format; 5 (F) or 1 (A) by default. */
  readonly format?: number;
  readonly missing?: readonly (number | string)[];
  readonly missingRange?: readonly [number, number];
  readonly labels?: readonly (readonly [number | string, string])[];
}

export interface SavFile {
  readonly variables: readonly SavVariableFile[];
  /** null: no value. */
  readonly cases: readonly (readonly (number | string | null)[])[];
  readonly bigEndian?: boolean;
  readonly latin1?: boolean;
  readonly compression?: 'none' | 'bytecode' | 'zlib';
  /** What the header says of the number of cases, instead of the truth. */
  readonly statedCases?: number;
  /** Index of the variable that weights the file. */
  readonly weight?: number;
}

const BIAS = 100;
const NO_VALUE = -Number.MAX_VALUE;
/** Bytes of codes in a block of a ZLIB file; SPSS takes 4 MB. */
const BLOCK_BYTES = 200;

export function savFile(file: SavFile): Uint8Array {
  const { variables, cases, bigEndian = false, latin1 = false, compression = 'bytecode', statedCases = cases.length, weight } = file;
  const parts: Buffer[] = [];
  const int32 = (...values: number[]) => {
    for (const value of values) {
      const bytes = Buffer.alloc(4);
      if (bigEndian) bytes.writeInt32BE(value);
      else bytes.writeInt32LE(value);
      parts.push(bytes);
    }
  };
  const float64 = (value: number) => {
    const bytes = Buffer.alloc(8);
    if (bigEndian) bytes.writeDoubleBE(value);
    else bytes.writeDoubleLE(value);
    return bytes;
  };
  const text = (value: string, length?: number) => {
    const bytes = Buffer.from(value, latin1 ? 'latin1' : 'utf8');
    return length === undefined ? bytes : Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), ' ')]).subarray(0, length);
  };
  const value = (each: number | string) => (typeof each === 'number' ? float64(each) : text(each, 8));
  const elementsOf = ({ width }: SavVariableFile) => Math.max(1, Math.ceil(width / 8));
  const elementIndex = (at: number) => variables.slice(0, at).reduce((sum, each) => sum + elementsOf(each), 0);
  const caseElements = elementIndex(variables.length);

  parts.push(text(compression === 'zlib' ? '$FL3' : '$FL2'), text('@(#) SPSS DATA FILE made by a test', 60));
  int32(
    2,
    caseElements,
    { none: 0, bytecode: 1, zlib: 2 }[compression],
    weight === undefined || weight < 0 ? 0 : elementIndex(weight) + 1,
    statedCases,
  );
  parts.push(float64(BIAS), text('27 Nov 26', 9), text('11:30:00', 8), text('', 64), Buffer.alloc(3));
  for (const { name, label, width, format, missing = [], missingRange } of variables) {
    const print = ((format ?? (width > 0 ? 1 : 5)) << 16) | ((width || 8) << 8);
    int32(2, width, label === undefined ? 0 : 1, missingRange ? -2 - missing.length : missing.length, print, print);
    parts.push(text(name, 8));
    if (label !== undefined) {
      const bytes = text(label);
      int32(bytes.length);
      parts.push(bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4));
    }
    for (const bound of missingRange ?? []) parts.push(float64(bound));
    for (const each of missing) parts.push(value(each));
    for (let left = elementsOf({ name, width }); left > 1; left--) {
      int32(2, -1, 0, 0, print, print);
      parts.push(text('', 8));
    }
  }
  variables.forEach(({ labels = [] }, at) => {
    if (labels.length === 0) return;
    int32(3, labels.length);
    for (const [each, label] of labels) {
      const bytes = text(label);
      parts.push(value(each), Buffer.of(bytes.length), bytes, Buffer.alloc((8 - ((bytes.length + 1) % 8)) % 8));
    }
    int32(4, 1, elementIndex(at) + 1);
  });
  int32(7, 3, 4, 8, 20, 0, 0, -1, 1, 1, bigEndian ? 1 : 2, latin1 ? 1252 : 65001);
  const longNames = text(variables.flatMap(({ name, longName }) => (longName ? [`${name}=${longName}`] : [])).join('\t'));
  if (longNames.length > 0) {
    int32(7, 13, 1, longNames.length);
    parts.push(longNames);
  }
  const encoding = text(latin1 ? 'windows-1252' : 'UTF-8');
  int32(7, 20, 1, encoding.length);
  parts.push(encoding);
  int32(999, 0);

  const elements = cases.flatMap((cells) =>
    variables.flatMap((variable, at): Buffer[] => {
      const cell = cells[at] ?? null;
      if (variable.width === 0) return [float64(typeof cell === 'number' ? cell : NO_VALUE)];
      const bytes = text(String(cell ?? ''), elementsOf(variable) * 8);
      return Array.from({ length: elementsOf(variable) }, (_, index) => bytes.subarray(index * 8, index * 8 + 8));
    }),
  );
  if (compression === 'none') return new Uint8Array(Buffer.concat([...parts, ...elements]));
  const codes = bytecode(elements, float64(NO_VALUE), (bytes) => (bigEndian ? bytes.readDoubleBE() : bytes.readDoubleLE()));
  if (compression === 'bytecode') return new Uint8Array(Buffer.concat([...parts, codes]));
  const start = parts.reduce((sum, { length }) => sum + length, 0);
  const int64 = (...values: number[]) => {
    for (const each of values) {
      const bytes = Buffer.alloc(8);
      if (bigEndian) bytes.writeBigInt64BE(BigInt(each));
      else bytes.writeBigInt64LE(BigInt(each));
      parts.push(bytes);
    }
  };
  const blocks: { packed: Buffer; length: number }[] = [];
  for (let at = 0; at < codes.length; at += BLOCK_BYTES) {
    const block = codes.subarray(at, at + BLOCK_BYTES);
    blocks.push({ packed: deflateSync(block), length: block.length });
  }
  const packed = blocks.reduce((sum, block) => sum + block.packed.length, 0);
  int64(start, start + 24 + packed, 24 + blocks.length * 24);
  parts.push(...blocks.map((block) => block.packed));
  int64(-BIAS, 0);
  int32(BLOCK_BYTES, blocks.length);
  let [unpackedAt, packedAt] = [start, start + 24];
  for (const block of blocks) {
    int64(unpackedAt, packedAt);
    int32(block.length, block.packed.length);
    unpackedAt += block.length;
    packedAt += block.packed.length;
  }
  return new Uint8Array(Buffer.concat(parts));
}

function bytecode(elements: readonly Buffer[], noValue: Buffer, numberOf: (bytes: Buffer) => number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < elements.length; at += 8) {
    const codes = Buffer.alloc(8);
    const literals: Buffer[] = [];
    elements.slice(at, at + 8).forEach((bytes, index) => {
      const number = numberOf(bytes);
      if (bytes.equals(noValue)) codes[index] = 255;
      else if (bytes.every((byte) => byte === 0x20)) codes[index] = 254;
      else if (Number.isInteger(number) && number > -BIAS && number <= 151 && !Object.is(number, -0)) codes[index] = number + BIAS;
      else {
        codes[index] = 253;
        literals.push(bytes);
      }
    });
    parts.push(codes, ...literals);
  }
  return Buffer.concat(parts);
}

const WEIGHT = / \(weight\)$/;

/** A file of numbers from a text: its first line names the variables, `(weight)` behind a name weights the file by it. */
export function savOf(text: string): Uint8Array {
  const [header = [], ...rows] = text.split('\n').flatMap((line) => (line === '' ? [] : [line.split(';')]));
  return savFile({
    variables: header.map((cell, at) => ({ name: `V${at}`, longName: cell.replace(WEIGHT, ''), width: 0 })),
    cases: rows.map((cells) => cells.map(Number)),
    weight: header.findIndex((cell) => WEIGHT.test(cell)),
  });
}
