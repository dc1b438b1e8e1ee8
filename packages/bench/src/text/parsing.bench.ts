/** The same steps as a journey file and as a Mermaid journey diagram, parsed in turn. */
import { JourneyFiles } from '@parcours/language';
import { kilobytes, milliseconds, table, versionOf } from '../formatting.ts';
import { inFreshProcess } from '../fresh-process.ts';
import { quantile } from '../quantile.ts';
import { mermaidParser } from './mermaid.ts';

type Name = 'Parcours' | 'Mermaid';

/** Milliseconds to parse a text, over `ROUNDS` different texts. */
interface Timing {
  readonly median: number;
  readonly p95: number;
  /** Includes garbage collection. */
  readonly mean: number;
}

const ROUNDS = 60;
const REPETITIONS = 5;
const WARM_UP = 20;
const STEPS_A_SECTION = 20;
const CHANNELS = ['web', 'store', 'phone'];
const NAMES: readonly Name[] = ['Parcours', 'Mermaid'];

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const rows: string[][] = [];
  for (const steps of [1000, 5000]) rows.push(...(await rowsFor(steps)));
  return `## Parsing, beside Mermaid

${table(['steps', 'parser', 'text', 'median', '95th percentile', 'mean', 'ratio of the means'], rows)}

Both texts say the same steps with the same labels, scores, sections and one party each (a channel here, an actor there). *Parcours* is all that an editor
needs to know of the text: the tree with the position of every word, the names declared, and each reference resolved. *Mermaid*
(${versionOf('mermaid')}) is \`mermaid.parse\`: whether the text is a valid diagram, with its steps collected but without positions or references. Mermaid
cleans each text with DOMPurify, which needs a browser's DOM; there is none in Node, so it gets a stand-in that returns the text as
it is. In a browser Mermaid therefore does more than is measured here.

Each parser in a process of its own, ${REPETITIONS} times in turn, ${ROUNDS} texts after ${WARM_UP} that warm up, none of them seen before. Garbage is collected when
Node does so, and counts for the parser that made it: that is why the means are compared. In brackets the lowest and the highest ratio of the repetitions.`;
}

async function rowsFor(steps: number): Promise<string[][]> {
  const runs: Record<Name, Timing[]> = { Parcours: [], Mermaid: [] };
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const name of NAMES) runs[name].push(await inFreshProcess<Timing>(import.meta.url, 'timeParsing', name, steps));
  }
  const ratios = runs.Parcours.map(({ mean }, index) => mean / (runs.Mermaid[index]?.mean ?? Number.NaN));
  const [lowest, middle, highest] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(2));
  return NAMES.map((name) => {
    const middleOf = (part: keyof Timing) =>
      milliseconds(
        quantile(
          runs[name].map((run) => run[part]),
          0.5,
        ),
      );
    const size = kilobytes((name === 'Parcours' ? journeyOf : diagramOf)(steps, 0).length);
    const ratio = name === 'Parcours' ? `${middle} (${lowest}–${highest})` : '';
    return [`${steps}`, name, size, middleOf('median'), middleOf('p95'), middleOf('mean'), ratio];
  });
}

/** @public Called by name in a process of its own. */
export async function timeParsing(name: Name, steps: number): Promise<Timing> {
  const parseMermaid = name === 'Mermaid' ? await mermaidParser() : null;
  const times: number[] = [];
  for (let version = 0; version < WARM_UP + ROUNDS; version++) {
    // A flat string, like one received over a connection.
    const text = Buffer.from((parseMermaid ? diagramOf : journeyOf)(steps, version)).toString();
    const start = performance.now();
    if (parseMermaid) await parseMermaid(text);
    else parseJourney(text, steps);
    times.push(performance.now() - start);
  }
  const measured = times.slice(WARM_UP);
  const mean = measured.reduce((sum, time) => sum + time, 0) / measured.length;
  return { median: quantile(measured, 0.5), p95: quantile(measured, 0.95), mean };
}

/** Syntax tree, positions, declarations, and every reference resolved; checked, so that a failed parse is not timed. */
function parseJourney(text: string, steps: number): void {
  const files = new JourneyFiles();
  const file = files.set('file:///bench.journey', text);
  const resolved = file.references.filter((use) => files.resolve(use).length === 1).length;
  if (file.hasSyntaxErrors || resolved !== steps) throw new Error('the journey was not understood');
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
