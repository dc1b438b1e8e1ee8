/** The entry point of the webview: connects the page to VS Code's message API. */
import { chartStyles } from '@parcours/charts';
import { DEFAULT_VIEW, languageFromLocale } from '@parcours/model';
import { Page } from './page.ts';
import type { HostMessage, PanelMessage, PanelState } from './protocol.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

const api = acquireVsCodeApi();

// Constructed stylesheets need no `unsafe-inline` in the content security policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(chartStyles('host'));
document.adoptedStyleSheets = [sheet];

const state = api.getState();
const page = new Page(document, languageFromLocale(document.documentElement.lang), state, {
  send: (message) => api.postMessage(message),
  saveState: (kept) => api.setState(kept),
});

window.addEventListener('message', (event: MessageEvent<HostMessage>) => page.receive(event.data));
api.postMessage({ type: 'ready', uri: state?.uri ?? null, view: { ...DEFAULT_VIEW, ...state?.view } });
