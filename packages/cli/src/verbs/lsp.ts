/** `parcours lsp`: runs the language server, for any editor that supports LSP. */
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import type { Terminal } from '../terminal.ts';

export interface LspOptions {
  readonly stdio?: boolean;
}

/** Returns at once; the server runs until its input ends. */
export async function lsp({ stdio }: LspOptions, { translate }: Terminal): Promise<ExitCode> {
  if (!stdio) throw new CommandError(EXIT.usage, translate('usage.stdio'));
  const { startStdio } = await import('@parcours/server/node');
  startStdio();
  return EXIT.ok;
}
