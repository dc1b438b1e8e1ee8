import { palettes, seriesVariable } from '@parcours/charts';
import { parseHostMessage, parsePanelState } from '../protocol/parse-messages.ts';
import type { PanelMessage, PanelState } from '../protocol/protocol.ts';
import type { Host } from './host.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: PanelState): void;
};

/** VS Code has no colours for groups that are compared, but names the kind of its theme. */
const seriesStyles = (
  [
    ['light', '.vscode-high-contrast-light'],
    ['dark', '.vscode-dark'],
    ['high-contrast', '.vscode-high-contrast:not(.vscode-high-contrast-light)'],
  ] as const
)
  .map(([name, selector]) => `${selector} { ${palettes[name].series.map((each, at) => `${seriesVariable(at + 1)}: ${each};`).join(' ')} }`)
  .join('\n');

/** VS Code's message API, which a page can acquire once. */
export function vscodeHost(): Host {
  const api = acquireVsCodeApi();
  return {
    state: parsePanelState(api.getState()),
    styles: seriesStyles,
    comparesVersions: true,
    opensFiles: true,
    editsText: true,
    send: (message) => api.postMessage(message),
    saveState: (state) => api.setState(state),
    listen(receive, greet) {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = parseHostMessage(data);
        if (message) receive(message);
      });
      greet();
    },
  };
}
