/**
 * A picture that is the file: an SVG of a journey's curve (`kitchen.journey.svg`) whose `<metadata>` holds the texts that it was drawn from, and the
 * hashes of the evidence behind its figures.
 */

import { LANGUAGES, type Language, type View } from '@parcours/model';
import { decodeXML } from 'entities/decode';

/** Paths are relative to the workspace, with `/`, and never leave it. */
export interface PictureSource {
  /** The first is the file that was drawn; then, by path, all that it sees or that add evidence to it. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Linked files that could be read: SHA-256 of the content without carriage returns, in hexadecimals. */
  readonly evidence: readonly { readonly path: string; readonly sha256: string }[];
  /** The workspace, relative to the picture's folder (`..`, or empty for that folder); null where the picture lies outside of it. */
  readonly workspace: string | null;
  /** What the picture shows. */
  readonly view: Pick<View, 'wave' | 'segment' | 'persona' | 'channel'>;
  /** Of its texts. */
  readonly language: Language;
}

/** The ending of such a picture. */
export const PICTURE_EXTENSION = '.journey.svg';

/** Characters of all texts together that a picture may carry: hosts show pictures of a few megabytes. */
export const MAX_PICTURE_TEXT = 1_000_000;

/** The `id` of the `<metadata>` element. */
const METADATA_ID = 'parcours-source';
const FORMAT_VERSION = 1;

/** The `<metadata>` element's attributes and its text: JSON in which no character means something to XML, so that it is read back exactly. */
export function pictureMetadata(source: PictureSource): { readonly id: string; readonly text: string } {
  const json = JSON.stringify({ version: FORMAT_VERSION, ...source });
  return { id: METADATA_ID, text: json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`) };
}

const UNSAFE = /[<>&\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFEFF\uFFFE\uFFFF]/g;

/** What a picture was drawn from; null if it does not say, or says it in a way that is not to be trusted. */
export function readPicture(svg: string): PictureSource | null {
  const element = new RegExp(`<metadata\\b[^>]*\\bid=["']${METADATA_ID}["'][^>]*>([^<]*)</metadata>`).exec(svg);
  if (!element) return null;
  try {
    return asPictureSource(JSON.parse(decodeXML(element[1] ?? '')));
  } catch {
    return null;
  }
}

function asPictureSource(value: unknown): PictureSource | null {
  if (!isRecord(value) || value.version !== FORMAT_VERSION || !Array.isArray(value.files) || !Array.isArray(value.evidence)) return null;
  const files = value.files.flatMap((each: unknown) =>
    isRecord(each) && isWorkspacePath(each.path) && each.path.endsWith('.journey') && typeof each.text === 'string'
      ? [{ path: each.path, text: each.text }]
      : [],
  );
  const evidence = value.evidence.flatMap((each: unknown) =>
    isRecord(each) && isWorkspacePath(each.path) && typeof each.sha256 === 'string' && /^[0-9a-f]{64}$/.test(each.sha256)
      ? [{ path: each.path, sha256: each.sha256 }]
      : [],
  );
  const isWhole = files.length === value.files.length && evidence.length === value.evidence.length && files.length > 0;
  const isSmall = files.reduce((length, { text }) => length + text.length, 0) <= MAX_PICTURE_TEXT;
  const isOwnFolder = value.workspace === null || (typeof value.workspace === 'string' && /^(\.\.(\/\.\.)*)?$/.test(value.workspace));
  if (!isWhole || !isSmall || !isOwnFolder || new Set(files.map(({ path }) => path)).size < files.length) return null;
  const view = isRecord(value.view) ? value.view : {};
  const named = (name: string) => (typeof view[name] === 'string' ? view[name] : null);
  return {
    files,
    evidence,
    workspace: value.workspace as string | null,
    language: LANGUAGES.find((language) => language === value.language) ?? 'en',
    view: { wave: named('wave'), segment: named('segment'), persona: named('persona'), channel: named('channel') },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a path stays inside the folder that it is relative to, on any system. */
function isWorkspacePath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length <= 1000 &&
    !/[\\:\p{Cc}]/u.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

/** What the picture's files are now; null: there is no such file any more. */
export interface CurrentFiles {
  text(path: string): Promise<string | null>;
  sha256(path: string): Promise<string | null>;
}

/** The paths of what has changed since the picture was drawn: texts first, then evidence. The kind of line end does not count. */
export async function changesSince({ files, evidence }: PictureSource, current: CurrentFiles): Promise<string[]> {
  const changed: string[] = [];
  for (const { path, text } of files) {
    const now = await current.text(path);
    if (now === null || now.replaceAll('\r\n', '\n') !== text.replaceAll('\r\n', '\n')) changed.push(path);
  }
  for (const { path, sha256 } of evidence) if ((await current.sha256(path)) !== sha256) changed.push(path);
  return changed;
}
