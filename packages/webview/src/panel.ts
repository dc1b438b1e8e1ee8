/** The entry point of the page, the same in every host. */
import { loopbackHost } from './hosts/loopback-host.ts';
import { vscodeHost } from './hosts/vscode-host.ts';
import { startPage } from './start-page.ts';

startPage('acquireVsCodeApi' in globalThis ? vscodeHost() : loopbackHost());
