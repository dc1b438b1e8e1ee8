import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

export interface Run {
  readonly seconds: number;
  /** Peak memory in MB. */
  readonly memory: number;
}

const PEAK = new URL('peak-memory.ts', import.meta.url).href;

/** Runs `node ARGS…` from start to exit, its output read as by a pipe. */
export async function commandRun(args: readonly string[]): Promise<Run> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', PEAK, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...process.env, PARCOURS_BENCH_PEAK: '1' },
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const [code, peak] = await Promise.all([ended, text(child.stdio[3] as Readable), text(child.stdout as Readable)]);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - begun) / 1000, memory: Number(peak) };
}
