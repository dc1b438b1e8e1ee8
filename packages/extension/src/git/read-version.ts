import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import type { Uri } from 'vscode';
import type { VersionFile } from '../server/server-protocol.ts';
import { type Change, type Repository, STATUS } from './git-api.ts';

/** Why a file of a version cannot be read as git has it. */
export type VersionFault = 'too-large' | 'symbolic-link' | 'lfs' | 'textconv';

/** A file of a version cannot be compared: nothing is shown, rather than figures without it. */
export class VersionError extends Error {
  readonly file: string;
  readonly fault: VersionFault;

  constructor(file: string, fault: VersionFault) {
    super(`${file}: ${fault}`);
    this.file = file;
    this.fault = fault;
  }
}

/** Largest file of a version that is sent to the server, in bytes; the command line has no such limit. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Git processes at a time. */
const MAX_CONCURRENT_READS = 6;

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
const SYMBOLIC_LINK = '120000';

const WANTED = new RegExp(`\\.(journey|${DATA_FILE_EXTENSIONS.join('|')})$`);

/**
 * The journey and data files in which a commit differs from the working tree.
 *
 * @throws VersionError
 */
export async function readCommit(repository: Repository, commit: string): Promise<VersionFile[]> {
  return readFiles(repository, commit, [...(await repository.diffWith(commit)), ...untrackedFiles(repository)]);
}

/**
 * The journey and data files in which the index differs from the working tree.
 *
 * @throws VersionError
 */
export async function readIndex(repository: Repository): Promise<VersionFile[]> {
  return readFiles(repository, '', [...repository.state.workingTreeChanges, ...untrackedFiles(repository)]);
}

/** Whether a change concerns a journey or a file that observations can link. */
export function isOfInterest({ uri, originalUri }: Change): boolean {
  return WANTED.test(uri.path) || WANTED.test(originalUri.path);
}

function untrackedFiles({ state }: Repository): Change[] {
  return [...state.workingTreeChanges, ...(state.untrackedChanges ?? [])].filter(({ status }) => status === STATUS.untracked);
}

/** @param ref empty: the index. */
async function readFiles(repository: Repository, ref: string, changes: readonly Change[]): Promise<VersionFile[]> {
  const absent = new Set<string>();
  const present = new Map<string, Uri>();
  for (const { uri, originalUri, renameUri, status } of changes) {
    if (isAddition(status)) absent.add(uri.toString());
    else {
      present.set(originalUri.toString(), originalUri);
      if (renameUri && renameUri.toString() !== originalUri.toString()) absent.add(renameUri.toString());
    }
  }
  const wanted = [...present.values()].filter(({ path }) => WANTED.test(path));
  const read: VersionFile[] = [...absent].filter((uri) => WANTED.test(uri) && !present.has(uri)).map((uri) => ({ uri, base64: null }));
  const queue = wanted.values();
  const worker = async () => {
    for (const uri of queue) read.push({ uri: uri.toString(), base64: toBase64(await readFile(repository, ref, uri)) });
  };
  await Promise.all(Array.from({ length: MAX_CONCURRENT_READS }, worker));
  return read.sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function isAddition(status: number): boolean {
  return status === STATUS.indexAdded || status === STATUS.indexCopied || status === STATUS.untracked || status === STATUS.intentToAdd;
}

async function readFile(repository: Repository, ref: string, uri: Uri): Promise<Uint8Array> {
  const file = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const { mode, size } = await repository.getObjectDetails(ref, uri.fsPath);
  if (mode === SYMBOLIC_LINK) throw new VersionError(file, 'symbolic-link');
  if (size > MAX_FILE_BYTES) throw new VersionError(file, 'too-large');
  const bytes = await repository.buffer(ref, uri.fsPath);
  if (bytes.byteLength !== size) throw new VersionError(file, 'textconv');
  if (new TextDecoder('latin1').decode(bytes.subarray(0, LFS_POINTER.length)) === LFS_POINTER) throw new VersionError(file, 'lfs');
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  // Node and browsers have no common function for this yet; arguments of a call are limited.
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}
