import { COMPARE_BY, DEFAULT_VIEW, type View } from '@parcours/model';
import type { PanelMessage } from '@parcours/webview/protocol';

/** What a page on loopback sends; the other messages of the protocol are of hosts that compare versions or start servers. */
export type LoopbackMessage = Extract<PanelMessage, { readonly type: 'ready' | 'file' | 'view' | 'reveal' | 'first-error' | 'read-again' }>;

/** The longest name or URI, in characters. */
const MAX_LENGTH = 8192;

/** The message of a request's body; null if it is none. Nothing of the body is trusted: properties that are not known are left out. */
export function parsePanelMessage(body: string): LoopbackMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { type, uri, journey, stage, chosenFile } = value;
  const view = parseView(value.view);
  if (type === 'first-error' || type === 'read-again') return { type };
  if (type === 'ready' && isText(uri) && view && isText(chosenFile)) return { type, uri, view, chosenFile };
  if (type === 'file' && isText(uri)) return { type, uri };
  if (type === 'view' && view) return { type, view };
  if (type === 'reveal' && isText(journey) && journey !== null && isText(stage) && stage !== null) return { type, journey, stage };
  return null;
}

function parseView(value: unknown): View | null {
  if (!isRecord(value)) return null;
  const { wave, segment, persona, channel, compare, versus } = { ...DEFAULT_VIEW, ...value };
  if (!isText(wave) || !isText(segment) || !isText(persona) || !isText(channel) || !isText(versus)) return null;
  const dimension = COMPARE_BY.find((each) => each === compare) ?? null;
  return dimension === compare ? { wave, segment, persona, channel, compare: dimension, versus } : null;
}

function isText(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= MAX_LENGTH);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
