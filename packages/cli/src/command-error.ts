/** What the command's exit code says; scripts and CI rely on these numbers. */
export const EXIT = {
  ok: 0,
  /** Findings at or above `--fail-on`, or files that `fmt` would change. */
  diagnostics: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** A file cannot be found, read or written. */
  files: 3,
  /** A fault of parcours. */
  internal: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command cannot go on, and the user is told why in a sentence that already is in their language. */
export class CommandError extends Error {
  readonly code: ExitCode;
  readonly hint: string | null;

  constructor(code: ExitCode, message: string, hint: string | null = null) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
