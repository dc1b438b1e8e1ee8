/** `parcours guide`: writes the observation guide of a repository. */
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

export async function guide(requested: string, options: GuideOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, printError, language } = terminal;
  // An existing guide may already be filled in.
  const output = await resolveOutputFile(options.output, Object.keys(FORMATS), options.force === true, terminal);
  const { opened, found } = await findRepository(requested, options, terminal);
  const { isEmpty, actionsWithoutResponses } = await loadGuide();
  const asked: Guide = { ...found, language, visits: options.visits };
  const unanswerableActions = actionsWithoutResponses(found.repository);
  const [first] = unanswerableActions;
  if (first)
    printError(translate('guide.unanswerable', { n: unanswerableActions.length, action: sanitizeLine(first.label ?? first.name) }));
  if (isEmpty(asked)) throw new CommandError(EXIT.files, translate('guide.empty', { repository: sanitizeLine(requested) }));
  await writeOutput(output, await (FORMATS[output.extension] as (typeof FORMATS)[string])(asked), opened, terminal);
  const { files } = opened.workspace;
  const file = files.get(found.uri);
  const n = (file ? files.importClosureOf(file) : []).flatMap(({ uri }) => opened.workspace.syntaxErrors(uri)).length;
  if (n === 0) return EXIT.ok;
  printError(translate('note.guide-syntax', { n, repository: sanitizeLine(found.repository.label ?? found.repository.name) }));
  return EXIT.diagnostics;
}

/** The repository with that name or label, or the one declared in that file or folder. */
async function findRepository(
  requested: string,
  options: GuideOptions,
  terminal: Terminal,
): Promise<{ opened: OpenedWorkspace; found: RepositoryWithChannels }> {
  const { translate } = terminal;
  const isPath = requested.endsWith('.journey') || (await stat(resolve(terminal.folder, requested)).catch(() => null)) !== null;
  const opened = await openWorkspace(isPath ? [requested] : [], options, terminal);
  const all = opened.workspace.repositories(opened.uris);
  const matching = isPath ? all : all.filter(({ repository: { name, label } }) => name === requested || label === requested);
  const [found, ...more] = matching;
  if (found && more.length === 0) return { opened, found };
  const names = (found ? matching : all)
    .map(({ repository, uri }) => `${sanitizeLine(repository.name)} (${opened.displayPath(uri)})`)
    .join(', ');
  const name = sanitizeLine(requested);
  if (found) throw new CommandError(EXIT.usage, translate('guide.several', { name, list: names }));
  if (all.length > 0) throw new CommandError(EXIT.usage, translate('guide.unknown', { name, list: names }));
  throw new CommandError(EXIT.files, translate('guide.none', { name }));
}
