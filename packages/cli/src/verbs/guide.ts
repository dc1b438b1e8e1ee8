/** `parcours guide`: the observation guide of a repository. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Guide } from '@parcours/guide';
import type { GuidedRepository } from '@parcours/workspace';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import { type Opened, open } from '../open.ts';
import { outputFile, writeOutput } from '../output-file.ts';
import type { Terminal } from '../terminal.ts';
import { visibleLine } from '../visible.ts';

export interface GuideOptions {
  readonly output?: string;
  readonly workspace?: string;
  readonly visits: number;
  readonly force?: boolean;
}

const loaded = () => import('@parcours/guide');

const FORMATS: Readonly<Record<string, (guide: Guide) => Promise<string | Uint8Array>>> = {
  '.html': async (guide) => (await loaded()).guidePage(guide),
  '.xlsx': async (guide) => (await loaded()).guideXlsx(guide),
  '.csv': async (guide) => (await loaded()).guideCsv(guide),
};

export async function guide(wanted: string, options: GuideOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, note, language } = terminal;
  // An earlier one may have been filled in.
  const file = await outputFile(options.output, Object.keys(FORMATS), options.force === true, terminal);
  const { opened, found } = await findRepository(wanted, options, terminal);
  const { isEmpty, unanswerable } = await loaded();
  const asked: Guide = { ...found, language, visits: options.visits };
  const left = unanswerable(found.repository);
  const [first] = left;
  if (first) note(say('guide.unanswerable', { n: left.length, action: visibleLine(first.label ?? first.name) }));
  if (isEmpty(asked)) throw new Refusal(EXIT.files, say('guide.empty', { repository: visibleLine(wanted) }));
  await writeOutput(file, await (FORMATS[file.ending] as (typeof FORMATS)[string])(asked), opened, terminal);
  return EXIT.fine;
}

/** A name or label that a repository of the folder has, or a file or folder that declares one. */
async function findRepository(
  wanted: string,
  options: GuideOptions,
  terminal: Terminal,
): Promise<{ opened: Opened; found: GuidedRepository }> {
  const { say } = terminal;
  const isPath = wanted.endsWith('.journey') || (await stat(resolve(terminal.folder, wanted)).catch(() => null)) !== null;
  const opened = await open(isPath ? [wanted] : [], options, terminal);
  const all = opened.workspace.repositories(opened.uris);
  const called = isPath ? all : all.filter(({ repository: { name, label } }) => name === wanted || label === wanted);
  const [found, ...more] = called;
  if (found && more.length === 0) return { opened, found };
  const list = (found ? called : all).map(({ repository, uri }) => `${visibleLine(repository.name)} (${opened.shown(uri)})`).join(', ');
  const name = visibleLine(wanted);
  if (found) throw new Refusal(EXIT.usage, say('guide.several', { name, list }));
  if (all.length > 0) throw new Refusal(EXIT.usage, say('guide.unknown', { name, list }));
  throw new Refusal(EXIT.files, say('guide.none', { name }));
}
