/** A data file, linked by a journey of one stage and read by the real command. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { type Command, cli } from './command.ts';

interface LinkOptions {
  /** Of the answers, and of the journey. */
  readonly scale?: string;
  /** Behind `from "file"`. */
  readonly attributes?: string;
  /** More lines of the block. */
  readonly columns?: string;
  /** Of the file; absent: a fixture of this name. */
  readonly text?: string | Uint8Array;
}

export interface LinkedFiles {
  /** A folder with the file and a journey whose scale is that of the answers. */
  linked(path: string, measure: string, options?: LinkOptions): string;
  /** How many rate the stage, and their mean. */
  figures(folder: string, ...options: string[]): Promise<[n: number | undefined, mean: number | undefined]>;
  /** What `check` says of the files, without the places and with plain spaces. */
  findings(folder: string, language?: string): Promise<string[]>;
}

export function linkedFiles(command: Command): LinkedFiles {
  return {
    linked(path, measure, { scale = '1..5', attributes = '', columns = '', text } = {}) {
      const folder = command.folder();
      const file = basename(path);
      if (text === undefined) copyFileSync(join(cli, 'test', 'fixtures', 'files', path), join(folder, file));
      else writeFileSync(join(folder, file), text);
      const [worst, best] = scale.split('..').map(Number) as [number, number];
      writeFileSync(
        join(folder, 'a.journey'),
        `scale ${scale} disappointing below ${worst + 1} enchanting from ${best - 1}
journey visit "Visit" {
  stage welcome "I am welcomed"
}
observations survey of visit method survey date 2026-04 from "${file}"${attributes && ` ${attributes}`} {
  measure welcome from "${measure}" scale ${scale}
${columns && `  ${columns}\n`}}
`,
      );
      return folder;
    },
    async figures(folder, ...options) {
      const { out, err } = await command.run(['score', '--format', 'json', '--anonymous-below', '0', ...options], { folder });
      expect(err).toBe('');
      const { journeys } = JSON.parse(out) as { journeys: { stages: { measured: { n: number; mean: number } | null }[] }[] };
      const measured = journeys[0]?.stages[0]?.measured;
      return [measured?.n, measured?.mean];
    },
    async findings(folder, language = 'en') {
      const off = ['JRN0303', 'JRN0413', 'JRN0465'].flatMap((code) => ['--severity', `${code}=off`]);
      const { out } = await command.run(['check', '--lang', language, ...off], { folder });
      return out.split('\n').flatMap((line) => /^a\.journey:\S+ (.*)/.exec(line)?.[1]?.replace(/[\u00a0\u202f]/g, ' ') ?? []);
    },
  };
}
