/** The same steps as a journey of ours and as a Mermaid journey diagram, parsed in turn. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { JourneyFiles } from '@parcours/language';
import { mermaidParser } from './mermaid.ts';
import { quantile } from './quantile.ts';

export interface ParserTiming {
  /** Of the text, in characters. */
  readonly size: number;
  readonly median: number;
  readonly p95: number;
}

export interface ParseTiming {
  readonly steps: number;
  readonly parcours: ParserTiming;
  readonly mermaid: ParserTiming;
  /** Parcours' median divided by Mermaid's. */
  readonly ratio: string;
}

export const ROUNDS = 30;
export const REPETITIONS = 5;
const WARM_UP = 15;
const STEPS_A_SECTION = 20;
const CHANNELS = ['web', 'store', 'phone'];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

export async function timeParsing(steps: number): Promise<ParseTiming> {
  const parseMermaid = await mermaidParser();
  const runs = { parcours: [] as number[], mermaid: [] as number[] };
  const ratios: number[] = [];
  let version = 0;
  const timed = async (parser: keyof typeof runs): Promise<number> => {
    const text = parser === 'parcours' ? journeyOf(steps, version++) : diagramOf(steps, version++);
    collectGarbage();
    const start = performance.now();
    if (parser === 'parcours') parseJourney(text, steps);
    else await parseMermaid(text);
    return performance.now() - start;
  };
  for (let i = 0; i < WARM_UP; i++) {
    await timed('parcours');
    await timed('mermaid');
  }
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const times = { parcours: [] as number[], mermaid: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 === 0 ? (['parcours', 'mermaid'] as const) : (['mermaid', 'parcours'] as const);
      for (const parser of order) times[parser].push(await timed(parser));
    }
    ratios.push(quantile(times.parcours, 0.5) / quantile(times.mermaid, 0.5));
    runs.parcours.push(...times.parcours);
    runs.mermaid.push(...times.mermaid);
  }
  const [lowest, middle, highest] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(2));
  return {
    steps,
    parcours: { size: journeyOf(steps, 0).length, median: quantile(runs.parcours, 0.5), p95: quantile(runs.parcours, 0.95) },
    mermaid: { size: diagramOf(steps, 0).length, median: quantile(runs.mermaid, 0.5), p95: quantile(runs.mermaid, 0.95) },
    ratio: `${middle} (${lowest}–${highest})`,
  };
}

/** Tree, positions, declarations, and every reference resolved. What is wrong must not be what is fast. */
function parseJourney(text: string, steps: number): void {
  const files = new JourneyFiles();
  const file = files.set('file:///bench.journey', text);
  const resolved = file.uses.filter((use) => files.resolve(use).length === 1).length;
  if (file.broken || resolved !== steps) throw new Error('the journey was not understood');
}

function journeyOf(steps: number, version: number): string {
  const lines = [...CHANNELS.map((channel) => `channel ${channel}`), `journey bench "Version ${version}" {`];
  for (let i = 0; i < steps; i++) {
    if (i % STEPS_A_SECTION === 0) lines.push(`${i > 0 ? '  }\n' : ''}  phase "Part ${i / STEPS_A_SECTION}" {`);
    lines.push(`    stage "I compare offer ${i}" channel ${CHANNELS[i % 3]} score ${1 + (i % 3)}`);
  }
  return `${lines.join('\n')}\n  }\n}\n`;
}

function diagramOf(steps: number, version: number): string {
  const lines = ['journey', `  title Version ${version}`];
  for (let i = 0; i < steps; i++) {
    if (i % STEPS_A_SECTION === 0) lines.push(`  section Part ${i / STEPS_A_SECTION}`);
    lines.push(`    I compare offer ${i}: ${1 + (i % 3)}: ${CHANNELS[i % 3]}`);
  }
  return `${lines.join('\n')}\n`;
}
