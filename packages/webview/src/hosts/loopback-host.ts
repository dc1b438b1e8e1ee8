import { parseHostMessage, parsePanelState } from '../protocol/parse-messages.ts';
import type { PanelMessage, PanelState } from '../protocol/protocol.ts';
import type { Host } from './host.ts';
import { loopbackStyles } from './loopback-styles.ts';

/** Where the state of the page is kept: for each tab, until it is closed. */
const STATE_KEY = 'parcours.panel';

/**
 * A preview on loopback: events of the server are the host's messages, the page's messages are posted, and exports are downloads. All
 * addresses are relative to the page's own, which holds the token.
 *
 * A hidden tab is not connected: browsers allow six connections to one host, whatever the number of tabs.
 */
export function loopbackHost(): Host {
  let session: string | null = null;
  let sent: Promise<unknown> = Promise.resolve();

  const post = (to: string, message: PanelMessage) => {
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(message) };
    // A message that is lost with the connection is part of the next greeting.
    sent = sent.then(() => fetch(`messages?session=${to}`, request)).catch(() => undefined);
  };

  return {
    state: readState(),
    styles: loopbackStyles(),
    comparesVersions: false,
    opensFiles: false,
    editsText: false,
    send(message) {
      if (session === null || message.type === 'shown') return;
      if (message.type === 'export') download(`report.${message.format}?session=${session}`);
      else post(session, message);
    },
    saveState,
    listen(receive, greet) {
      let events: EventSource | null = null;
      const hear = (data: unknown) => {
        const message = parseHostMessage(data);
        if (!message) return;
        if (message.type === 'model') document.title = `${message.model.file} – Parcours`;
        receive(message);
      };
      const disconnect = () => {
        events?.close();
        events = null;
        session = null;
      };
      const connect = () => {
        if (document.hidden || events) return;
        events = new EventSource('events');
        events.addEventListener('session', ({ data }: MessageEvent<string>) => {
          session = data;
          greet();
        });
        events.addEventListener('message', ({ data }: MessageEvent<string>) => hear(JSON.parse(data)));
        events.addEventListener('ended', () => {
          disconnect();
          hear({ type: 'status', status: 'ended' });
        });
        // The browser tries again by itself, unless the server has refused.
        events.addEventListener('error', () => {
          session = null;
          hear({ type: 'status', status: 'ended' });
        });
      };
      document.addEventListener('visibilitychange', () => {
        if (document.hidden) disconnect();
        else connect();
      });
      connect();
    },
  };
}

function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

function readState(): PanelState | undefined {
  try {
    return parsePanelState(JSON.parse(sessionStorage.getItem(STATE_KEY) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Without effect where the browser keeps nothing. */
function saveState(state: PanelState): void {
  try {
    sessionStorage.setItem(STATE_KEY, JSON.stringify(state));
  } catch {
    return;
  }
}
