/** Where the command reads and writes, and for whom. Handed in to every verb, so that none of them asks the process. */
import { type Language, type Speaker, speaker } from '@parcours/model';
import { words } from './words.ts';

export interface Terminal {
  readonly language: Language;
  readonly say: Speaker<typeof words>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Standard output. What comes from files must have been made visible. */
  out(text: string): void;
  /** A line on standard error. */
  note(text: string): void;
  /** Null where standard output is no terminal. */
  readonly columns: number | null;
  readonly colour: boolean;
  readonly progress: Progress;
}

/** Words on a line of standard error while something takes long; `null` wipes them away. */
type Progress = (text: string | null) => void;

export function processTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process;
  const show = progressOn(stderr);
  return {
    language,
    say: speaker(words, language),
    folder: process.cwd(),
    out(text) {
      show(null);
      stdout.write(text);
    },
    note(text) {
      show(null);
      stderr.write(`${text}\n`);
    },
    columns: stdout.isTTY ? stdout.columns || 80 : null,
    colour: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    progress: show,
  };
}

const PATIENCE = 1000;
const EVERY = 100;

function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY || process.env.TERM === 'dumb') return () => {};
  const start = Date.now();
  let last = 0;
  return (text) => {
    const now = Date.now();
    if (text === null) {
      if (last > 0) stream.write('\r\u001B[K');
      last = 0;
    } else if (now - start > PATIENCE && now - last > EVERY) {
      stream.write(`\r\u001B[K${text.slice(0, (stream.columns || 80) - 1)}`);
      last = now;
    }
  };
}
