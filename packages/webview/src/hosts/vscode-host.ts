import type { HostMessage, PanelMessage, PanelState } from '../protocol.ts';
import type { Host } from './host.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

/** VS Code's message API, which a page can acquire once. */
export function vscodeHost(): Host {
  const api = acquireVsCodeApi();
  return {
    state: api.getState(),
    styles: '',
    comparesVersions: true,
    send: (message) => api.postMessage(message),
    saveState: (state) => api.setState(state),
    listen(receive, greet) {
      window.addEventListener('message', (event: MessageEvent<HostMessage>) => receive(event.data));
      greet();
    },
  };
}
