import type { HostMessage, PanelMessage, PanelState } from '../protocol/protocol.ts';

/** Where the page runs: each host has a file beside this one, which is the only place that knows it. */
export interface Host {
  /** Kept from before a reload; undefined: nothing was. */
  readonly state: PanelState | undefined;
  /** CSS: the colours and fonts that the page needs and the host has not set. */
  readonly styles: string;
  /** The page may offer to compare versions. */
  readonly comparesVersions: boolean;
  /** It opens a file of the workspace at a line. */
  readonly opensFiles: boolean;
  /** It writes what the user changes in the panel into the text. */
  readonly editsText: boolean;
  send(message: PanelMessage): void;
  saveState(state: PanelState): void;
  /** Hands over every message of the host. `greet` is called whenever the host, or its successor, is ready to be told what to show. */
  listen(receive: (message: HostMessage) => void, greet: () => void): void;
}
