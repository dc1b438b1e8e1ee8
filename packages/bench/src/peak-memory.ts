import { readFileSync, writeSync } from 'node:fs';

/** Peak memory of this process in MB. */
export function peakMemory(): number {
  // `resourceUsage` starts from the parent's memory at the time of the fork.
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

// With `node --import peak-memory.ts …` and a pipe as file 3, a command reports its peak memory on exit.
if (process.env.PARCOURS_BENCH_PEAK) process.on('exit', () => writeSync(3, String(peakMemory())));
