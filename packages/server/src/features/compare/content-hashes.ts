import type { Host } from '@parcours/engines';

/** Hashes of files' contents, computed once for each state of a file. */
export class ContentHashes {
  readonly #host: Host;
  readonly #known = new Map<string, { readonly stamp: string; readonly hash: Promise<string> }>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** SHA-256 in hexadecimal; null if there is no such file. */
  async hash(uri: string): Promise<string | null> {
    const stamp = await this.stamp(uri);
    if (stamp === null) return null;
    let known = this.#known.get(uri);
    if (known?.stamp !== stamp) {
      known = { stamp, hash: this.#host.read(uri).then(sha256) };
      this.#known.set(uri, known);
      known.hash.catch(() => this.#known.delete(uri));
    }
    return known.hash.catch(() => null);
  }

  /** The same without carriage returns, as pictures carry it. */
  async hashOfText(uri: string): Promise<string | null> {
    if ((await this.stamp(uri)) === null) return null;
    return this.#host.read(uri).then(
      (bytes) => sha256(bytes.filter((byte) => byte !== CARRIAGE_RETURN)),
      () => null,
    );
  }

  /** Differs for each state of the file; null if there is none. The file is not read. */
  async stamp(uri: string): Promise<string | null> {
    const stat = await this.#host.stat(uri);
    return stat?.isFile ? JSON.stringify(stat) : null;
  }
}

const CARRIAGE_RETURN = 13;

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
