/** Where the command reads and writes, and for whom. Handed in to every verb, so that none of them asks the process. */
import { type Language, type Translate, translator } from '@parcours/model';
import { messages } from './messages.ts';

export interface Terminal {
  readonly language: Language;
  readonly say: Translate<typeof messages>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Standard output. What comes from files must have been made visible. */
  print(text: string): void;
  /** A line on standard error. */
  printError(text: string): void;
  /** Null where standard output is no terminal. */
  readonly columns: number | null;
  readonly colour: boolean;
  readonly progress: Progress;
}

/** Words on a line of standard error while something takes long; `null` wipes them away. */
type Progress = (text: string | null) => void;

export function processTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  const show = createProgress(stderr);
  return {
    language,
    say: translator(messages, language),
    folder: process.cwd(),
    print(text) {
      show(null);
      stdout.write(text);
    },
    printError(text) {
      show(null);
      stderr.write(`${text}\n`);
    },
    columns: stdout.isTTY ? stdout.columns || 80 : null,
    colour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    progress: show,
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
