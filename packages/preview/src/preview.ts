/** A page that is served until `close`. */
export interface Preview {
  /** With the token: whoever knows it can read the figures. */
  readonly address: string;
  /** Leads to `address` once, within a minute: for command lines, which other users of the machine can read. */
  openingAddress(): string;
  /** Tells the open pages that it ends. */
  close(): Promise<void>;
}
