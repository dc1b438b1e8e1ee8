/** The command's input and output. Passed to every verb, so that none accesses the process directly. */
import { type Language, type Translate, translator } from '@parcours/model';
import { messages } from './messages.ts';
import { disarmCommands } from './output/disarm-commands.ts';

export interface Terminal {
  readonly language: Language;
  readonly translate: Translate<typeof messages>;
  /** The folder to which relative paths refer. */
  readonly folder: string;
  /** Writes to standard output. Text from files must be sanitized. */
  print(text: string): void;
  /** Writes what people read to standard output; in a CI service without what its log takes for commands. */
  printText(text: string): void;
  /** Writes a line to standard error, which people read. */
  printError(text: string): void;
  /** Null if standard output is not a terminal. */
  readonly columns: number | null;
  readonly colour: boolean;
  readonly progress: Progress;
  /** Resolves once the user (Ctrl-C) or the system ends the command, which then has to end by itself. */
  ended(): Promise<void>;
}

/** Shows a transient line on standard error during long operations; `null` clears it. */
type Progress = (text: string | null) => void;

export function processTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  const showProgress = createProgress(stderr);
  const forPeople = (text: string) => (env.CI || env.TF_BUILD ? disarmCommands(text) : text);
  const print = (text: string) => {
    showProgress(null);
    stdout.write(text);
  };
  return {
    language,
    translate: translator(messages, language),
    folder: process.cwd(),
    print,
    printText: (text) => print(forPeople(text)),
    printError(text) {
      showProgress(null);
      stderr.write(`${forPeople(text)}\n`);
    },
    columns: stdout.isTTY ? stdout.columns || 80 : null,
    colour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    progress: showProgress,
    ended: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
      }),
  };
}

const PROGRESS_DELAY_MS = 1000;
const PROGRESS_INTERVAL_MS = 100;

function createProgress(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env.TERM === 'dumb') return () => {};
  const start = Date.now();
  let last = 0;
  return (text) => {
    const now = Date.now();
    if (text === null) {
      if (last > 0) stream.write('\r\u001B[K');
      last = 0;
    } else if (now - start > PROGRESS_DELAY_MS && now - last > PROGRESS_INTERVAL_MS) {
      stream.write(`\r\u001B[K${text.slice(0, (stream.columns || 80) - 1)}`);
      last = now;
    }
  };
}
