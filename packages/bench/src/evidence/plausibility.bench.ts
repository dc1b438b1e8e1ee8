/** What it costs `parcours check` to ask about what is doubtful. Needs 2 GB of disk and a few minutes. */
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCommand } from '../../../cli/scripts/build.ts';
import { IDENTIFIED_JOURNEY, JOURNEY, writeSurvey } from '../../../engines/test/survey-file.ts';
import { commandRun, type Run } from '../command.ts';
import { ROOT, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';
import { withoutDoubts } from './without-doubts.ts';

const TURNS = 5;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const cache = fileURLToPath(new URL('.cache/', ROOT));
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'plausibility-'));
  try {
    const [rows, visitors] = ['rows', 'visitors'].map((name) => join(folder, name)) as [string, string];
    for (const own of [rows, visitors]) mkdirSync(own);
    writeSurvey(join(rows, 'survey.csv'), 10_000_000);
    linkSync(join(rows, 'survey.csv'), join(visitors, 'survey.csv'));
    writeFileSync(join(rows, 'a.journey'), JOURNEY);
    writeFileSync(join(visitors, 'a.journey'), IDENTIFIED_JOURNEY);
    await buildCommand(join(folder, 'asking'));
    await buildCommand(join(folder, 'silent'), [withoutDoubts]);
    const check = (build: string, workspace: string, options: readonly string[] = []) =>
      commandRun([join(folder, build, 'parcours.js'), 'check', ...options, workspace]);
    const found = [
      await compare('each row a respondent', (build) => check(build, rows)),
      await compare('1.7 million visitors', (build) => check(build, visitors)),
    ];
    return `## What it costs to ask about what is doubtful

${table(['10 million rows', 'without', 'with all checks', 'ratio'], found)}

\`parcours check\` over a CSV file, from the start of Node to its end: as it is, and built without the [plausibility checks](plausibility.md). ${TURNS} runs of
each, in turn, each a process of its own; *ratio*: the middle repetition, the lowest and the highest.`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(what: string, run: (build: string) => Promise<Run>): Promise<string[]> {
  const turns: { readonly silent: number; readonly asking: number }[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const silent = await run('silent');
    const asking = await run('asking');
    turns.push({ silent: silent.seconds, asking: asking.seconds });
  }
  const ratios = turns.map(({ silent, asking }) => asking / silent).sort((a, b) => a - b);
  const middle = (seconds: readonly number[]) => `${quantile(seconds, 0.5).toFixed(2)} s`;
  const [lowest, highest] = [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN];
  return [
    what,
    middle(turns.map(({ silent }) => silent)),
    middle(turns.map(({ asking }) => asking)),
    `${quantile(ratios, 0.5).toFixed(2)} (${lowest.toFixed(2)}–${highest.toFixed(2)})`,
  ];
}
