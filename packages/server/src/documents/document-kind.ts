import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import { URI } from 'vscode-uri';

/**
 * What an open document is to the server: `journey`, a text of the workspace; `read-only`, a journey of a version control system or another
 * place that is none of the workspace's, such as the old side of a comparison; `other`, anything else that a client attaches the server to.
 */
export type DocumentKind = 'journey' | 'read-only' | 'other';

/** @param schemes those of the workspace's folders. */
export function documentKind(uri: string, languageId: string, schemes: ReadonlySet<string>): DocumentKind {
  const { scheme, path } = URI.parse(uri);
  const name = path.toLowerCase();
  // By its ending alone, whatever the client takes it for: a client may attach the server to any buffer.
  const isJourney = name.endsWith('.journey') || (languageId === 'journey' && !OTHER_ENDINGS.some((ending) => name.endsWith(ending)));
  if (!isJourney) return 'other';
  return EDITED_SCHEMES.has(scheme) || schemes.has(scheme) ? 'journey' : 'read-only';
}

/** Endings of files that the server knows to be no journeys: data files, pictures, pages. */
const OTHER_ENDINGS = [...DATA_FILE_EXTENSIONS, 'svg', 'md', 'html'].map((extension) => `.${extension}`);

/** Schemes of texts that are edited even where the workspace's folders have another one. */
const EDITED_SCHEMES: ReadonlySet<string> = new Set(['file', 'untitled']);
