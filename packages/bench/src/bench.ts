/**
 * `npm run bench`: all measurements; `npm run bench -- text evidence/panel`: those whose path begins so. Each `*.bench.ts` in a
 * folder beside this file gives one section of `docs/benchmarks.md`, in a process of its own. It measures and never judges: no
 * run fails for being slow.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { inFreshProcess } from './fresh-process.ts';

const INTRODUCTION = `# Benchmarks

Measured by \`npm run bench\`, or one at a time as said under each heading: run it again on the machine that matters to you, with
nothing else running. Ratios are of one run, their sides in turn. Nothing here is a promise, and no test depends on it.
`;

const page = new URL('../../../docs/benchmarks.md', import.meta.url);
const wanted = process.argv.slice(2);
const names = globSync('*/*.bench.ts', { cwd: import.meta.dirname })
  .map((path) => path.replaceAll('\\', '/').replace(/\.bench\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)))
  .sort();
if (names.length === 0) throw new Error(`no measurement begins with ${wanted.join(' or ')}`);

for (const name of names) {
  console.error(`measuring ${name} …`);
  // What else the machine was busy with: one per busy core, averaged over a minute.
  const load = loadavg()[0]?.toFixed(1);
  const text = await inFreshProcess<string>(new URL(`${name}.bench.ts`, import.meta.url), 'section');
  const when = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${load} before it began`;
  const section = `${text.trim()}\n\n*\`npm run bench -- ${name}\` · ${when}*\n`;
  console.log(`\n${section}`);
  write(name, section);
}

/** Puts a section where it was, or in the order of the names. */
function write(name: string, section: string): void {
  const sections = new Map(
    [...readFileSync(page, 'utf8').matchAll(/<!-- (\S+) -->\n([\s\S]*?)(?=<!-- |$)/g)].map(([, key = '', text = '']) => [key, text.trim()]),
  );
  sections.set(name, section.trim());
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(page, `${[INTRODUCTION, ...sorted.map(([key, text]) => `<!-- ${key} -->\n${text}\n`)].join('\n')}`);
}
