import { URI } from 'vscode-uri';
import type { Host } from './host.ts';
import type { WebFileClient } from './web-file-client.ts';

/** The files of an editor in a browser. `folders`: URIs of the workspace's folders, all of them the editor's. */
export function webHost(files: WebFileClient, folders: readonly string[]): Host {
  const normal = (uri: string) => URI.parse(uri).toString();
  return {
    roots: folders.map((folder) => normal(folder).replace(/\/$/, '')),
    journeyFiles: async () => (await files.list('journeys')).map(normal),
    dataFiles: async () => (await files.list('data')).map(normal),
    stat: (uri) => files.stat(uri),
    read: (uri) => files.read(uri),
    chunks: (uri) => files.chunks(uri),
    // A link may lead anywhere: nowhere is inside of no folder.
    realUri: async (uri) => ((await files.isLink(uri)) ? '' : uri),
  };
}
