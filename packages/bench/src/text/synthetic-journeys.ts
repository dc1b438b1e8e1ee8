/** Synthetic journeys of any size. All labels differ, and every name is declared, also for a contender without imports. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHANNELS = ['web', 'store', 'phone', 'mail', 'app'];
const TOUCHPOINTS = 60;

/** The file that all others use: channels, segments, touchpoints. */
export function hub(): string {
  const lines = CHANNELS.map((channel) => `channel ${channel} "The ${channel}"`);
  lines.push('segment families "Families" share 40%', 'segment singles "Singles" share 60%');
  for (let i = 0; i < TOUCHPOINTS; i++) lines.push(`touchpoint tp${i} "Contact ${i}" on ${CHANNELS[i % CHANNELS.length]}`);
  return `${lines.join('\n')}\n`;
}

const ACTS = ['compare the offers of', 'ask for the price at', 'choose a model from', 'wait for the answer of', 'pay the invoice of'];
const LABELS = ['Je compare les offres de la maison', 'Ich vergleiche die Angebote von Haus', 'Comparing the offers of house'];

/** A journey with a number of stages, six lines each, that uses the hub's names; each stage is on the channels of its touchpoints. */
export function journey(id: number | string, stages: number): string {
  const lines = [`journey j${id} "I renew my contract with house ${id}" for families {`];
  for (let i = 0; i < stages; i++) {
    if (i % 10 === 0) lines.push(`${i > 0 ? '  }\n' : ''}  phase p${i / 10} "Part ${i / 10} of ${id}" {`);
    const label = i % 9 === 8 ? `${LABELS[((i / 9) % 3) | 0]} ${i}` : `I ${ACTS[i % 5]} house ${id}, time ${i}`;
    const where = `channel ${CHANNELS[i % 5]}, ${CHANNELS[(2 * i) % 5]} touchpoint tp${(i * 7) % TOUCHPOINTS}`;
    lines.push(
      `    stage s${i} "${label}" ${where} score +${i % 4} target +2 volume ${10 + (i % 80)}% {`,
      `      does "I read page ${i} and look for the total"`,
      `      expects "An answer about offer ${i}" within 24h`,
      `      pain "Nobody answers question ${i}"`,
      `      touchpoint tp${(i * 11) % TOUCHPOINTS} score +${i % 3}`,
      '    }',
    );
  }
  return `${lines.join('\n')}\n  }\n}\n`;
}

/** A file of about 200 lines that uses the hub. */
export function leaf(id: number): string {
  const own = `touchpoint desk${id} "The desk of house ${id}" on store\npersona who${id} "Somebody of house ${id}" in families {\n  goal "To be quick"\n}\n`;
  return `import "hub.journey"\n\n${own}\n${journey(id, 32)}`;
}

/** Runs a callback with a temporary folder of `hub.journey` and a number of `leaf*.journey`. */
export async function withFolder<T>(leaves: number, run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'hub.journey'), hub());
  for (let i = 0; i < leaves; i++) writeFileSync(join(folder, `leaf${i}.journey`), leaf(i));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
