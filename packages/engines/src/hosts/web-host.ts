import { URI } from 'vscode-uri';
import type { Host } from './host.ts';
import type { WebFileClient } from './web-file-client.ts';

/** The file system of an editor in a browser. `folders` are the URIs of the workspace folders. */
export function webHost(files: WebFileClient, folders: readonly string[]): Host {
  const normalize = (uri: string) => URI.parse(uri).toString();
  return {
    roots: folders.map((folder) => normalize(folder).replace(/\/$/, '')),
    journeyFiles: async () => (await files.list('journeys')).map(normalize),
    dataFiles: async () => (await files.list('data')).map(normalize),
    stat: (uri) => files.stat(uri),
    read: (uri) => files.read(uri),
    chunks: (uri) => files.chunks(uri),
    // A browser cannot resolve links. An empty URI is inside no folder, so a link is never followed.
    realUri: async (uri) => ((await files.isLink(uri)) ? '' : uri),
  };
}
