/** `parcours diff` over a thousand journeys of which ten files have changed, compared with a full `parcours score`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommand } from '../../../cli/scripts/build.ts';
import { commandRun, type Run } from '../command.ts';
import { milliseconds, ROOT, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';
import { hub, journey } from '../text/synthetic-journeys.ts';

const JOURNEYS = 1000;
const STAGES = 10;
const RESPONDENTS = 200;
const CHANGED_TEXTS = 5;
const CHANGED_DATA = 5;
const TURNS = 5;
const PARCOURS = fileURLToPath(new URL('packages/cli/bin/parcours.js', ROOT));

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-diff-'));
  try {
    createRepository(folder);
    await buildCommand();
    const commands = {
      'parcours score': ['score', '--format', 'json', '--workspace', folder],
      'parcours diff': ['diff', '--format', 'json', '--workspace', folder],
      'parcours diff, nothing changed': ['diff', 'HEAD', 'HEAD', '--format', 'json', '--workspace', folder],
    };
    const runs = new Map<string, Run[]>(Object.keys(commands).map((name) => [name, []]));
    for (let turn = 0; turn < TURNS; turn++) {
      for (const [name, words] of Object.entries(commands)) runs.get(name)?.push(await commandRun([PARCOURS, ...words]));
    }
    const full = runs.get('parcours score') ?? [];
    const rows = [...runs].map(([name, own]) => {
      const ratios = own.map(({ seconds }, turn) => seconds / (full[turn]?.seconds ?? Number.NaN));
      const [low, middle, high] = [0, 0.5, 1].map((p) => quantile(ratios, p).toFixed(3));
      const time = quantile(
        own.map(({ seconds }) => seconds * 1000),
        0.5,
      );
      return [name, `${middle} (${low}–${high})`, milliseconds(time), `${Math.max(...own.map(({ memory }) => memory)).toFixed(0)} MB`];
    });
    return `## Comparing versions: ${JOURNEYS.toLocaleString('en')} journeys, ten changed files

${table(['command', 'ratio', 'middle', 'peak memory'], rows)}

A git repository of ${JOURNEYS.toLocaleString('en')} journeys of ${STAGES} stages, each with a study of ${RESPONDENTS} respondents in a file of its own, and one file that all import.
In the working tree ${CHANGED_TEXTS} journeys have a lowered target and ${CHANGED_DATA} data files an edited row. *Ratio*: to the full \`parcours score\` of the same
turn, the middle turn, the lowest and the highest. Whole commands, from the start of Node to its end, ${TURNS} of each, in turn.`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function createRepository(folder: string): void {
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'hub.journey'), hub());
  for (let i = 0; i < JOURNEYS; i++) {
    const measures = Array.from({ length: STAGES }, (_, stage) => `  measure s${stage} from "q${stage}" scale 1..10 missing 99`);
    const study = `observations survey of j${i} method survey date 2026-04 from "data/d${i}.csv" {\n  respondent "id"\n${measures.join('\n')}\n}\n`;
    writeFileSync(join(folder, `leaf${i}.journey`), `import "hub.journey"\n\n${journey(i, STAGES)}\n${study}`);
    writeFileSync(join(folder, 'data', `d${i}.csv`), answers(i));
  }
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...words], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'start');
  for (let i = 0; i < CHANGED_TEXTS; i++) edit(join(folder, `leaf${i}.journey`), (text) => text.replace('target +2', 'target +1'));
  for (let i = 0; i < CHANGED_DATA; i++) edit(join(folder, 'data', `d${JOURNEYS - 1 - i}.csv`), (text) => text.replace(/;\d+\n$/, ';99\n'));
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** Deterministic answers from 1 to 10. */
function answers(seed: number): string {
  let state = seed + 1;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + Math.floor((state / 2_147_483_648) * 10);
  };
  const rows = Array.from({ length: RESPONDENTS }, (_, i) => [i, ...Array.from({ length: STAGES }, next)].join(';'));
  return `${['id', ...Array.from({ length: STAGES }, (_, stage) => `q${stage}`)].join(';')}\n${rows.join('\n')}\n`;
}
