import { resolvePath } from '@parcours/language';
import type { Diagnostic, Dialect, FileLimits, Value } from '@parcours/model';
import { beyond, dataRanges, MB, type Table, WHOLE } from '@parcours/observations';
import type { LinkFault } from './engine.ts';
import { type FileStamp, type Host, isInside, shownPath } from './host.ts';
import type { Tables } from './tables.ts';

/** So much of a file is looked at to say what its columns are and hold. */
const GLANCE = 1 << 20;
/** So much of a file is looked at to find the place of a row in its text. Behind it a row is told by its line alone. */
const FARTHEST = 8 << 20;
const LEAST = 1 << 16;
const LF = 10;

export type Linked = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: LinkFault };

/** A file that may be read, as it is now. */
export interface Found {
  readonly uri: string;
  /** As people see it: relative to the workspace. */
  readonly path: string;
  readonly size: number;
  readonly stamp: string;
}

/** Which linked files may be read, and what they look like. */
export class LinkedFiles {
  readonly #host: Host;
  readonly #tables: Tables;
  /** Asked before each file. */
  readonly limits: () => FileLimits;

  constructor(host: Host, tables: Tables, limits: () => FileLimits) {
    this.#host = host;
    this.limits = limits;
    this.#tables = tables;
  }

  /** The URI that a written path means, or the reason why it is not read. */
  async locate(from: string, path: string): Promise<{ uri: string } | LinkFault> {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return unreadable(path, { term: 'fault.web' });
    const uri = resolvePath(from, path);
    if (uri === null) return { code: 'JRN0401', parameters: { path } };
    const outside: LinkFault = { code: 'JRN0402', parameters: { path } };
    if (!isInside(uri, this.#host.roots)) return outside;
    const real = await this.#host.realUri(uri);
    return isInside(real, this.#host.roots) ? { uri } : outside;
  }

  /** The file that a written path means, or the reason why it is not read. */
  async find(from: string, path: string): Promise<Found | LinkFault> {
    const located = await this.locate(from, path);
    if (!('uri' in located)) return located;
    const { uri } = located;
    const stamp = await this.#host.stat(uri);
    if (!stamp) return { code: 'JRN0401', parameters: { path } };
    if (!stamp.isFile) return unreadable(path, { term: 'fault.not-a-file' });
    const limits = this.limits();
    if (stamp.size > limits.file * MB) return beyond(path, 'file', limits, stamp.size / MB);
    return { uri, path: shownPath(uri, this.#host.roots), size: stamp.size, stamp: stampText(stamp) };
  }

  /**
   * The table of a linked file; of one larger than a megabyte, that of its beginning: enough to propose columns and values. Never
   * rejects: what went wrong is told in `fault`.
   */
  async open(from: string, path: string, dialect: Dialect): Promise<Linked> {
    const found = await this.find(from, path);
    if (!('uri' in found)) return { table: null, fault: found };
    try {
      const table = await this.#tables.get(
        { ...found, limits: this.limits() },
        dialect,
        WHOLE,
        found.size > GLANCE ? { upTo: GLANCE } : {},
      );
      if ('code' in table) return { table: null, fault: table };
      return { table, fault: null };
    } catch (error) {
      return { table: null, fault: faultOf(error, path) };
    }
  }

  /** The findings with the places in the text of the file where they show; of a file that is no text there are none. */
  async placed(findings: readonly Diagnostic[], { uri, path }: Found, dialect: Dialect): Promise<Diagnostic[]> {
    const wanted = findings.flatMap(({ inData }) => inData ?? []);
    if (wanted.length === 0) return [...findings];
    const last = Math.max(1, ...wanted.flatMap(({ lines }) => lines));
    const { bytes, whole } = await this.#beginning(uri, last);
    const ranges = new Map(dataRanges(bytes, whole, path, dialect, wanted).map((found, at) => [wanted[at], found]));
    return findings.map(({ inData, ...finding }) => {
      const places = (inData && ranges.get(inData))?.map((range) => ({ uri, range })) ?? [];
      return { ...finding, related: [...finding.related, ...places] };
    });
  }

  /** As far as the line, if that is not too far. */
  async #beginning(uri: string, line: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
    const { chunks } = this.#host;
    if (!chunks) return { bytes: await this.#host.read(uri), whole: true };
    const parts: Uint8Array[] = [];
    let [size, ends] = [0, 0];
    for await (const chunk of chunks(uri)) {
      parts.push(chunk.slice());
      size += chunk.length;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) ends++;
      if ((ends > line && size >= LEAST) || size >= FARTHEST) return { bytes: joined(parts, size), whole: false };
    }
    return { bytes: joined(parts, size), whole: true };
  }

  /** Whether the file is still what it was when it was found. */
  async isSame({ uri, stamp }: Found): Promise<boolean> {
    const now = await this.#host.stat(uri).catch(() => null);
    return now !== null && stampText(now) === stamp;
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Why a file could not be read, of what its host throws. */
export function faultOf(error: unknown, path: string): LinkFault {
  return isAbsence(error) ? { code: 'JRN0401', parameters: { path } } : unreadable(path, reasonOf(error));
}

function stampText({ size, modified, identity }: FileStamp): string {
  return `${size} ${modified} ${identity ?? ''}`;
}

function unreadable(path: string, reason: Value): LinkFault {
  return { code: 'JRN0412', parameters: { path, reason } };
}

/** The file vanished between the look at it and the reading. `FileNotFound` is what editors' file systems say. */
export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'FileNotFound'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the system did not give a file, for people. */
export function reasonOf(error: unknown): Value {
  const code = codeOf(error);
  // Windows lets nobody read what some programs have open.
  if (code === 'EBUSY') return { term: 'fault.busy' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return { term: 'fault.denied' };
  if (code === 'EISDIR') return { term: 'fault.not-a-file' };
  return { term: 'fault.unknown', values: { detail: code || (error instanceof Error ? error.message.slice(0, 120) : String(error)) } };
}
