import { readFileSync, writeSync } from 'node:fs';

/** Megabytes: the most that this process ever had in memory. */
export function peakMemory(): number {
  // What the system counts for `resourceUsage` begins with what the parent had when it started this process.
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

// `node --import peak-memory.ts …` with a pipe as the fourth file: a command tells it when it ends.
if (process.env.PARCOURS_BENCH_PEAK) process.on('exit', () => writeSync(3, String(peakMemory())));
