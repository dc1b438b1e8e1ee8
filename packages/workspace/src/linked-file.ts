import { resolvePath } from '@parcours/language';
import type { Code, Dialect, Value } from '@parcours/model';
import { isFault, LIMITS, type Limits, readFile, type Table } from '@parcours/observations';
import { type FileStamp, type Host, isInside, shownPath } from './host.ts';

/** Why a linked file has no table: a code of the catalogue and the parameters of its message. */
export interface LinkFault {
  readonly code: Code;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** A file that several studies read differently, sheet by sheet, is remembered in so many ways. */
const MOST_READINGS = 8;

export type Linked = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: LinkFault };

/** The linked files, read once each: a file is read again only when its stamp or the dialect that the text declares has changed. */
export class LinkedFiles {
  readonly #host: Host;
  readonly #limits: Limits;
  /** By URI, then by what a text says of how it is read. */
  readonly #read = new Map<string, Map<string, { stamp: string; linked: Promise<Linked> }>>();

  constructor(host: Host, limits: Limits = LIMITS) {
    this.#host = host;
    this.#limits = limits;
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

  /** The table of a linked file. Never rejects: what went wrong is told in `fault`. */
  async open(from: string, path: string, dialect: Dialect): Promise<Linked> {
    const located = await this.locate(from, path);
    if (!('uri' in located)) return { table: null, fault: located };
    const { uri } = located;
    const stamp = await this.#host.stat(uri);
    if (!stamp) return { table: null, fault: { code: 'JRN0401', parameters: { path } } };
    if (!stamp.isFile) return { table: null, fault: unreadable(path, { term: 'fault.not-a-file' }) };
    if (stamp.size > this.#limits.fileBytes) return { table: null, fault: unreadable(path, { term: 'fault.too-large' }) };
    const mark = stampText(stamp);
    const ways = this.#read.get(uri) ?? new Map<string, { stamp: string; linked: Promise<Linked> }>();
    this.#read.set(uri, ways);
    // How numbers and dates are written matters to whoever reads the table, not to the table.
    const { decimal, thousands, dates, ...way } = dialect;
    const key = JSON.stringify(way);
    const known = ways.get(key);
    if (known?.stamp === mark) return known.linked;
    const reading = this.#readTable(uri, path, dialect, stamp);
    const linked = reading.then((read) => read.linked);
    ways.delete(key);
    ways.set(key, { stamp: mark, linked });
    for (const [other, { stamp: then }] of ways) if (then !== mark || ways.size > MOST_READINGS) ways.delete(other);
    // What was read while it changed, or not at all, is tried again next time.
    if (!(await reading).final && ways.get(key)?.linked === linked) ways.delete(key);
    return linked;
  }

  /** `final`: as long as the file keeps its stamp, reading it again would give the same. */
  async #readTable(uri: string, path: string, dialect: Dialect, before: FileStamp): Promise<{ linked: Linked; final: boolean }> {
    const notYet = (fault: LinkFault) => ({ linked: { table: null, fault }, final: false });
    let bytes: Uint8Array;
    try {
      bytes = await this.#host.read(uri);
    } catch (error) {
      if (isAbsence(error)) return notYet({ code: 'JRN0401', parameters: { path } });
      return notYet(unreadable(path, reasonOf(error)));
    }
    const after = await this.#host.stat(uri);
    if (!after || stampText(after) !== stampText(before) || bytes.byteLength !== before.size) {
      return notYet({ code: 'JRN0414', parameters: { path } });
    }
    const table = await readFile(bytes, shownPath(uri, this.#host.roots), dialect, this.#limits);
    return { linked: isFault(table) ? { table: null, fault: table } : { table, fault: null }, final: true };
  }
}

function stampText({ size, modified }: FileStamp): string {
  return `${size} ${modified}`;
}

function unreadable(path: string, reason: Value): LinkFault {
  return { code: 'JRN0412', parameters: { path, reason } };
}

/** The file vanished between the look at it and the reading. `FileNotFound` is what editors' file systems say. */
function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'FileNotFound'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): Value {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return { term: 'fault.denied' };
  if (code === 'EISDIR') return { term: 'fault.not-a-file' };
  return { term: 'fault.unknown', values: { detail: code || (error instanceof Error ? error.message.slice(0, 120) : String(error)) } };
}
