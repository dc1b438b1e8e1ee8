import { parsePanelMessage } from '@parcours/webview/parse-messages';
import type { PanelMessage } from '@parcours/webview/protocol';

/** What a page on loopback sends; the other messages of the protocol are of hosts that compare versions or start servers. */
const LOOPBACK_TYPES = ['ready', 'file', 'view', 'reveal', 'reveal-initiative', 'suppose', 'first-error', 'read-again'] as const;

export type LoopbackMessage = Extract<PanelMessage, { readonly type: (typeof LOOPBACK_TYPES)[number] }>;

/** The message of a request's body; null if it is none. Nothing of the body is trusted. */
export function parseLoopbackMessage(body: string): LoopbackMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const message = parsePanelMessage(value);
  return message !== null && isLoopbackMessage(message) ? message : null;
}

function isLoopbackMessage(message: PanelMessage): message is LoopbackMessage {
  return LOOPBACK_TYPES.some((type) => type === message.type);
}
