/** The same steps as a journey of ours and as a Mermaid journey diagram, parsed in turn. */
import { JourneyFiles } from '@parcours/language';
import { quantile } from '../quantile.ts';
import { kilobytes, milliseconds, table, versionOf } from '../writing.ts';
import { mermaidParser } from './mermaid.ts';

interface ParserTiming {
  /** Of the text, in characters. */
  readonly size: number;
  readonly median: number;
  readonly p95: number;
}

interface ParseTiming {
  readonly steps: number;
  readonly parcours: ParserTiming;
  readonly mermaid: ParserTiming;
  /** Parcours' median divided by Mermaid's. */
  readonly ratio: string;
}

const ROUNDS = 30;
const REPETITIONS = 5;
const WARM_UP = 15;
const STEPS_A_SECTION = 20;
const CHANNELS = ['web', 'store', 'phone'];

/** @public The runner calls it by its name. */
export async function section(): Promise<string> {
  const timings = [await timeParsing(1000), await timeParsing(5000)];
  const rows = timings.flatMap(({ steps, parcours, mermaid, ratio }) => [
    [`${steps}`, 'Parcours', kilobytes(parcours.size), milliseconds(parcours.median), milliseconds(parcours.p95), ratio],
    [`${steps}`, 'Mermaid', kilobytes(mermaid.size), milliseconds(mermaid.median), milliseconds(mermaid.p95), ''],
  ]);
  return `## Parsing, beside Mermaid

${table(['steps', 'parser', 'text', 'median', '95th percentile', 'ratio'], rows)}

Both texts say the same steps with the same labels, scores, sections and one party each (a channel here, an actor there). *Parcours* is all that an editor
needs to know of the text: the tree with the position of every word, the names declared, and each reference resolved. *Mermaid*
(${versionOf('mermaid')}) is \`mermaid.parse\`: whether the text is a valid diagram, with its steps collected but without positions or references. Mermaid
cleans each text with DOMPurify, which needs a browser's DOM; there is none in Node, so it gets a stand-in that returns the text as
it is. In a browser Mermaid therefore does more than is measured here.

One process, ${REPETITIONS} repetitions of ${ROUNDS} rounds; in each round both parse once, in alternating order, each a text that it has not seen before. Before every
parse the garbage of the one before is collected outside the measured time; collections that fall inside count, as they do for a user. *Ratio* is
Parcours' median divided by Mermaid's: the middle repetition, and the lowest and the highest of them in brackets.`;
}

async function timeParsing(steps: number): Promise<ParseTiming> {
  const parseMermaid = await mermaidParser();
  const runs = { parcours: [] as number[], mermaid: [] as number[] };
  const ratios: number[] = [];
  let version = 0;
  const timed = async (parser: keyof typeof runs): Promise<number> => {
    const text = parser === 'parcours' ? journeyOf(steps, version++) : diagramOf(steps, version++);
    global.gc?.();
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
