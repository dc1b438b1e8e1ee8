/** A whole command, from its start to its end, as somebody at a terminal waits for it. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly seconds: number;
  /** The most memory that the process ever had, in MB. */
  readonly memory: number;
}

const PEAK = new URL('peak-memory.ts', import.meta.url).href;

/** `node WORDS…`; what it prints is read to the end, as a pipe does. */
export async function commandRun(words: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', PEAK, ...words], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, PARCOURS_BENCH_PEAK: '1' },
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, peak] = await Promise.all([ended, text(child.stdio[3] as Readable), text(child.stdout as Readable)]);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - begun) / 1000, memory: Number(peak) };
}
