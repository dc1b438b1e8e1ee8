/**
 * `npm run bench` runs all benchmarks, `npm run bench -- text evidence/panel` those whose path starts with an argument. Each `*.bench.ts`
 * in a folder beside this file writes one section of `docs/benchmarks.md`, in a process of its own. No run fails for being slow.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { inFreshProcess } from './fresh-process.ts';

const INTRODUCTION = `# Benchmarks

Measured by \`npm run bench\`, or one at a time as said under each heading: run it again on the machine that matters to you, with
nothing else running. Ratios are of one run, their sides in turn. Nothing here is a promise, and no test depends on it.
`;

const page = new URL('../../../docs/benchmarks.md', import.meta.url);
const prefixes = process.argv.slice(2);
const names = globSync('*/*.bench.ts', { cwd: import.meta.dirname })
  .map((path) => path.replaceAll('\\', '/').replace(/\.bench\.ts$/, ''))
  .filter((name) => prefixes.length === 0 || prefixes.some((each) => name.startsWith(each)))
  .sort();
if (names.length === 0) throw new Error(`no benchmark starts with ${prefixes.join(' or ')}`);

for (const name of names) {
  console.error(`measuring ${name} …`);
  // Load average of the last minute: 1 per busy core.
  const load = loadavg()[0]?.toFixed(1);
  const text = await inFreshProcess<string>(new URL(`${name}.bench.ts`, import.meta.url), 'section');
  const when = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${load} before it began`;
  const section = `${text.trim()}\n\n*\`npm run bench -- ${name}\` · ${when}*\n`;
  console.log(`\n${section}`);
  write(name, section);
}

/** Replaces or inserts a section of the page; sections are sorted by name. */
function write(name: string, section: string): void {
  const sections = new Map(
    [...readFileSync(page, 'utf8').matchAll(/<!-- (\S+) -->\n([\s\S]*?)(?=<!-- |$)/g)].map(([, key = '', text = '']) => [key, text.trim()]),
  );
  sections.set(name, section.trim());
  const sorted = [...sections].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(page, `${[INTRODUCTION, ...sorted.map(([key, text]) => `<!-- ${key} -->\n${text}\n`)].join('\n')}`);
}
