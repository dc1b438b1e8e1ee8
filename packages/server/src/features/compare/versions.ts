import { type Host, type OverlayContent, OverlayHost } from '@parcours/engines';
import type { VersionLabel } from '@parcours/model';
import type { Workspace } from '@parcours/workspace';
import type { VersionFile } from '../../protocol.ts';
import { ContentHashes } from './content-hashes.ts';

/** A version of the workspace's files beside the one that is edited. */
export interface OpenVersion {
  readonly label: VersionLabel;
  readonly workspace: Workspace;
  readonly hashes: ContentHashes;
  /** URIs of the files in which it may differ from the files on disk. */
  readonly differing: readonly string[];
  /** A file that the version has in common with the disk has changed there, and is not part of its overlay yet. */
  isOutdated(): boolean;
}

interface StoredVersion {
  label: VersionLabel;
  pinned: boolean;
  readonly host: OverlayHost;
  readonly workspace: Workspace;
  readonly hashes: ContentHashes;
  differing: readonly string[];
}

/** The base of a comparison, HEAD and the index. */
const MAX_VERSIONS = 3;

/** The versions that the client has opened, by the id that it gave them. The least recently used one is dropped. */
export class Versions {
  readonly #host: () => Promise<Host>;
  readonly #createWorkspace: (host: OverlayHost) => Workspace;
  readonly #versions = new Map<string, Promise<StoredVersion>>();

  /**
   * @param host the files on disk.
   * @param createWorkspace is given the overlay over them.
   */
  constructor(host: () => Promise<Host>, createWorkspace: (host: OverlayHost) => Workspace) {
    this.#host = host;
    this.#createWorkspace = createWorkspace;
  }

  /** Opens a version, or brings it up to date: only files that differ from before are read again. */
  async open(id: string, label: VersionLabel, pinned: boolean, files: readonly VersionFile[]): Promise<void> {
    const before = this.#versions.get(id);
    const opening = before ? before.then((version) => this.#update(version, label, pinned, files)) : this.#create(label, pinned, files);
    this.#versions.delete(id);
    this.#versions.set(id, opening);
    const [oldest] = this.#versions.keys();
    if (this.#versions.size > MAX_VERSIONS && oldest !== undefined) this.#versions.delete(oldest);
    try {
      await opening;
    } catch (error) {
      if (this.#versions.get(id) === opening) this.#versions.delete(id);
      throw error;
    }
  }

  /** Null if there is none: the client opens it again, for example after a restart of the server. */
  async get(id: string): Promise<OpenVersion | null> {
    const version = await this.#versions.get(id);
    if (!version) return null;
    const { label, workspace, host, hashes, pinned, differing } = version;
    return { label, workspace, hashes, differing, isOutdated: () => pinned && host.isOutdated };
  }

  clear(): void {
    this.#versions.clear();
  }

  async #create(label: VersionLabel, pinned: boolean, files: readonly VersionFile[]): Promise<StoredVersion> {
    const host = new OverlayHost(await this.#host());
    host.setFiles(contentsOf(files));
    const workspace = this.#createWorkspace(host);
    await workspace.open();
    return { label, pinned, host, workspace, hashes: new ContentHashes(host), differing: files.map(({ uri }) => uri) };
  }

  async #update(version: StoredVersion, label: VersionLabel, pinned: boolean, files: readonly VersionFile[]): Promise<StoredVersion> {
    const changed = version.host.setFiles(contentsOf(files));
    await version.workspace.filesChanged(changed);
    return Object.assign(version, { label, pinned, differing: files.map(({ uri }) => uri) });
  }
}

function contentsOf(files: readonly VersionFile[]): Map<string, OverlayContent> {
  return new Map(
    files.map(({ uri, base64 }) => [uri, base64 === null ? null : Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))]),
  );
}
