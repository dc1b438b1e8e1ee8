import { resolvePath } from '@parcours/language';
import type { Code, Dialect, Value } from '@parcours/model';
import { isFault, readTable, type Table } from '@parcours/observations';
import { type FileStamp, type Host, isInside, shownPath } from './host.ts';

/** Why a linked file has no table: a code of the catalogue and the parameters of its message. */
export interface LinkFault {
  readonly code: Code;
  readonly parameters: Readonly<Record<string, Value>>;
}

/** A linked file larger than this is not read: no JavaScript engine that we run in holds its text. */
const LARGEST_DATA = 0x1fffffe8;

export type Linked = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: LinkFault };

/** The linked files, read once each: a file is read again only when its stamp or the dialect that the text declares has changed. */
export class LinkedFiles {
  readonly #host: Host;
  readonly #read = new Map<string, { stamp: string; linked: Promise<Linked> }>();

  constructor(host: Host) {
    this.#host = host;
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
    if (/\.(xlsx?|ods|parquet|json|jsonl|xml)$/i.test(uri)) return { table: null, fault: unreadable(path, { term: 'fault.format' }) };
    if (stamp.size > LARGEST_DATA) return { table: null, fault: unreadable(path, { term: 'fault.too-large' }) };
    // How decimals are written matters to whoever reads the table, not to the table.
    const mark = `${stampText(stamp)} ${JSON.stringify([dialect.delimiter, dialect.encoding])}`;
    const known = this.#read.get(uri);
    if (known?.stamp === mark) return known.linked;
    const reading = this.#readTable(uri, path, dialect, stamp);
    const linked = reading.then((read) => read.linked);
    this.#read.set(uri, { stamp: mark, linked });
    // What was read while it changed, or not at all, is tried again next time.
    if (!(await reading).final && this.#read.get(uri)?.linked === linked) this.#read.delete(uri);
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
    const table = readTable(bytes, shownPath(uri, this.#host.roots), dialect);
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
