/** `parcours guide`: the observation guide of a repository. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Guide } from '@parcours/guide';
import type { RepositoryWithChannels } from '@parcours/workspace';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface GuideOptions {
  readonly output?: string;
  readonly workspace?: string;
  readonly visits: number;
  readonly force?: boolean;
}

const loadGuide = () => import('@parcours/guide');

const FORMATS: Readonly<Record<string, (guide: Guide) => Promise<string | Uint8Array>>> = {
  '.html': async (guide) => (await loadGuide()).guidePage(guide),
  '.xlsx': async (guide) => (await loadGuide()).guideXlsx(guide),
  '.csv': async (guide) => (await loadGuide()).guideCsv(guide),
};

export async function guide(wanted: string, options: GuideOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, printError: note, language } = terminal;
  // An earlier one may have been filled in.
  const file = await resolveOutputFile(options.output, Object.keys(FORMATS), options.force === true, terminal);
  const { opened, found } = await findRepository(wanted, options, terminal);
  const { isEmpty, actionsWithoutResponses } = await loadGuide();
  const asked: Guide = { ...found, language, visits: options.visits };
  const left = actionsWithoutResponses(found.repository);
  const [first] = left;
  if (first) note(say('guide.unanswerable', { n: left.length, action: sanitizeLine(first.label ?? first.name) }));
  if (isEmpty(asked)) throw new CommandError(EXIT.files, say('guide.empty', { repository: sanitizeLine(wanted) }));
  await writeOutput(file, await (FORMATS[file.extension] as (typeof FORMATS)[string])(asked), opened, terminal);
  return EXIT.ok;
}

/** A name or label that a repository of the folder has, or a file or folder that declares one. */
async function findRepository(
  wanted: string,
  options: GuideOptions,
  terminal: Terminal,
): Promise<{ opened: OpenedWorkspace; found: RepositoryWithChannels }> {
  const { say } = terminal;
  const isPath = wanted.endsWith('.journey') || (await stat(resolve(terminal.folder, wanted)).catch(() => null)) !== null;
  const opened = await openWorkspace(isPath ? [wanted] : [], options, terminal);
  const all = opened.workspace.repositories(opened.uris);
  const called = isPath ? all : all.filter(({ repository: { name, label } }) => name === wanted || label === wanted);
  const [found, ...more] = called;
  if (found && more.length === 0) return { opened, found };
  const list = (found ? called : all)
    .map(({ repository, uri }) => `${sanitizeLine(repository.name)} (${opened.displayPath(uri)})`)
    .join(', ');
  const name = sanitizeLine(wanted);
  if (found) throw new CommandError(EXIT.usage, say('guide.several', { name, list }));
  if (all.length > 0) throw new CommandError(EXIT.usage, say('guide.unknown', { name, list }));
  throw new CommandError(EXIT.files, say('guide.none', { name }));
}
