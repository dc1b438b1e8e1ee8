import { URI } from 'vscode-uri';

/** Of a folder without the trailing `/`. */
export const toUri = (path: string): string => URI.file(path).toString().replace(/\/$/, '');

/** With `/` on every system. */
export const toPath = (uri: string): string => URI.parse(uri).fsPath.replaceAll('\\', '/');
