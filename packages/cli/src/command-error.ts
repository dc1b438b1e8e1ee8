/** The command's exit codes; scripts and CI rely on these numbers. */
export const EXIT = {
  ok: 0,
  /** Diagnostics at or above `--fail-on`, or files that `fmt` would change. */
  diagnostics: 1,
  /** Invalid command-line arguments. */
  usage: 2,
  /** A file cannot be found, read or written. */
  files: 3,
  /** An internal error of parcours. */
  internal: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error that the user can act on. The message is already in the user's language. */
export class CommandError extends Error {
  readonly code: ExitCode;
  readonly hint: string | null;

  constructor(code: ExitCode, message: string, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
