import { resolvePath } from '@parcours/language';
import type { Dialect, Value } from '@parcours/model';
import { LIMITS, type Limits, type Table, WHOLE } from '@parcours/observations';
import type { LinkFault } from './engine.ts';
import { type FileStamp, type Host, isInside, shownPath } from './host.ts';
import type { Tables } from './tables.ts';

/** So much of a file is looked at to say what its columns are and hold. */
const GLANCE = 1 << 20;

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
  readonly #limits: Limits;

  constructor(host: Host, tables: Tables, limits: Limits = LIMITS) {
    this.#host = host;
    this.#limits = limits;
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
    if (stamp.size > this.#limits.fileBytes) return unreadable(path, { term: 'fault.too-large' });
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
      const table = await this.#tables.get(found, dialect, WHOLE, found.size > GLANCE ? { upTo: GLANCE } : {});
      if ('code' in table) return { table: null, fault: table };
      return { table, fault: null };
    } catch (error) {
      return { table: null, fault: faultOf(error, path) };
    }
  }

  /** Whether the file is still what it was when it was found. */
  async isSame({ uri, stamp }: Found): Promise<boolean> {
    const now = await this.#host.stat(uri).catch(() => null);
    return now !== null && stampText(now) === stamp;
  }
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
