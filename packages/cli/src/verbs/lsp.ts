/** `parcours lsp`: the language server, for any editor that speaks the protocol. */
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import type { Terminal } from '../terminal.ts';

export interface LspOptions {
  readonly stdio?: boolean;
}

/** Comes back at once; the server lives as long as its input does. */
export async function lsp({ stdio }: LspOptions, { say }: Terminal): Promise<ExitCode> {
  if (!stdio) throw new CommandError(EXIT.usage, say('usage.stdio'));
  const { startStdio } = await import('@parcours/server/node');
  startStdio();
  return EXIT.ok;
}
