/** `parcours diff`: says what a change means. */
import { realpath } from 'node:fs/promises';
import type { EnginePreference } from '@parcours/engines';
import { type ChangeReport, DEFAULT_LIMITS, DIMENSIONS, type FileLimits, messageOf } from '@parcours/model';
import { findRepository, GitError, type Repository } from '@parcours/revisions';
import { compareWorkspaces, declaredWaves, type Workspace } from '@parcours/workspace';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { resolveExisting } from '../files/paths.ts';
import { DIFF_FILE_FORMATS, type DiffFormat } from '../options/diff-format.ts';
import { type Failure, failuresIn } from '../options/fail-on-changes.ts';
import { requireWave, resolveView, type ViewOptions } from '../options/view-options.ts';
import { type OutputFile, resolveOutputFile, writeOutput } from '../output/output-file.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import { gitCommandError } from '../versions/git-command-error.ts';
import { type OpenedVersions, openVersions } from '../versions/open-versions.ts';
import { parseVersionArguments } from '../versions/version-arguments.ts';

export interface DiffOptions extends Omit<ViewOptions, 'compare' | 'against'> {
  /** Default: by the extension of `output`, else text. */
  readonly format?: DiffFormat;
  readonly output?: string;
  readonly failOn: readonly Failure[];
  readonly staged?: boolean;
  readonly workspace?: string;
  readonly engine: EnginePreference;
  readonly limit: FileLimits;
  /** The day as of which exceptions of gates hold, ISO 8601; default: today. */
  readonly asOf?: string;
  /** Figures of fewer respondents are suppressed, and few rounded; 0 switches both off. */
  readonly anonymousBelow: number;
}

/** @param paths what stands behind `--`; null without it. */
export async function diff(
  words: readonly string[],
  paths: readonly string[] | null,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const file =
    options.output === undefined ? null : await resolveOutputFile(options.output, Object.keys(DIFF_FILE_FORMATS), true, terminal);
  const folder = options.workspace === undefined ? await realpath(terminal.folder) : await workspaceFolder(options.workspace, terminal);
  let repository: Repository | null = null;
  try {
    repository = await repositoryOf(folder);
    const versions = await parseVersionArguments(words, paths, options.staged ?? false, repository, terminal);
    const limits = { ...DEFAULT_LIMITS, anonymous: options.anonymousBelow };
    const opened = await openVersions(versions, { ...options, folder, repository, limits }, terminal);
    try {
      return await compare(opened, file, options, terminal);
    } finally {
      opened.close();
    }
  } catch (error) {
    throw await gitCommandError(error, repository, terminal);
  }
}

async function workspaceFolder(argument: string, terminal: Terminal): Promise<string> {
  const { realPath, isFolder } = await resolveExisting(argument, terminal);
  if (!isFolder) throw new CommandError(EXIT.files, terminal.translate('file.no-folder', { path: sanitizeLine(argument) }));
  return realPath;
}

/** Null: the folder is in none, which matters only where a revision is named. */
async function repositoryOf(folder: string): Promise<Repository | null> {
  try {
    return await findRepository(folder);
  } catch (error) {
    if (error instanceof GitError && error.fault === 'not-a-repository') return null;
    throw error;
  }
}

async function compare(
  { base, head }: OpenedVersions,
  file: OutputFile | null,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { translate, progress, printError } = terminal;
  const isNarrowed = DIMENSIONS.some((dimension) => options[dimension] !== undefined);
  const models =
    isNarrowed || options.wave !== undefined
      ? [head, base].flatMap(({ workspace }) => [...workspace.files.all()].flatMap(({ uri }) => workspace.models(uri)))
      : [];
  const view = resolveView(options, models, terminal);
  if (view.wave !== null) requireWave(declaredWaves(models), view.wave, terminal);
  noteSyntaxErrors('diff.base-syntax', base.workspace, head.workspace, terminal);
  const broken = noteSyntaxErrors('diff.head-syntax', head.workspace, base.workspace, terminal);
  progress(translate('progress.score'));
  const report = await compareWorkspaces(base, head, { view, controlDisclosure: options.anonymousBelow > 0 });
  for (const side of ['base', 'head'] as const) noteMissing(side, report, { base, head }[side].workspace, terminal);
  const format = options.format ?? (file && DIFF_FILE_FORMATS[file.extension]) ?? 'text';
  const text = await formatted(
    report,
    head.workspace,
    { format, failOn: options.failOn },
    file ? { ...terminal, colour: false, columns: null } : terminal,
  );
  if (file) await writeOutput(file, text, head, terminal);
  else if (format === 'text') terminal.printText(text);
  else terminal.print(text);
  const failures = failuresIn(report, options.failOn);
  for (const failure of failures) printError(translate(`failure.${failure}`));
  return broken > 0 || failures.length > 0 ? EXIT.diagnostics : EXIT.ok;
}

async function formatted(
  report: ChangeReport,
  head: Workspace,
  { format, failOn }: { readonly format: DiffFormat; readonly failOn: readonly Failure[] },
  terminal: Terminal,
): Promise<string> {
  const { language, columns, colour } = terminal;
  if (format === 'json') return (await import('../output/changes-json.ts')).changesJson(report, language);
  const { changesHtml, changesMarkdown, changesSvg, changesTerminal } = await import('@parcours/charts');
  switch (format) {
    case 'text':
      return changesTerminal(report, { language, colour, ...(columns === null ? {} : { columns }) });
    case 'md':
      return changesMarkdown(report, { language });
    case 'html':
      return changesHtml(report, { language });
    case 'svg':
      return changesSvg(report, { language });
    default: {
      const { changeFindings, failsBy } = await import('../output/findings/change-findings.ts');
      const { findingsText } = await import('../output/findings/findings-text.ts');
      return findingsText(await changeFindings(report, head, terminal), format, (finding) => failsBy(finding, failOn), terminal);
    }
  }
}

/** Figures without a study look like complete ones. */
function noteMissing(
  side: 'base' | 'head',
  { journeys }: ChangeReport,
  workspace: Workspace,
  { translate, printError, language }: Terminal,
): void {
  for (const uri of workspace.unreadableFiles()) {
    for (const diagnostic of workspace.textDiagnostics(uri)) {
      printError(translate(`diff.${side}-unreadable`, { message: sanitizeLine(messageOf(diagnostic, language)) }));
    }
  }
  for (const { before, after } of journeys) {
    const journey = side === 'base' ? before : after;
    for (const study of journey?.missing ?? []) {
      printError(
        translate(`diff.${side}-missing`, {
          journey: sanitizeLine(journey?.label ?? journey?.name ?? ''),
          study: sanitizeLine(study.label ?? study.name),
          message: sanitizeLine(messageOf(study, language)),
        }),
      );
    }
  }
}

/** Notes where texts that differ do not parse: what stands there is compared as far as it was understood. */
function noteSyntaxErrors(
  message: 'diff.base-syntax' | 'diff.head-syntax',
  workspace: Workspace,
  other: Workspace,
  { translate, printError }: Terminal,
): number {
  const others = new Map([...other.files.all()].map((file) => [other.displayPath(file.uri), file.text]));
  let files = 0;
  for (const file of workspace.files.all()) {
    const path = workspace.displayPath(file.uri);
    const [first] = others.get(path) === file.text ? [] : workspace.syntaxErrors(file.uri);
    if (!first) continue;
    files++;
    const { line, character } = first.at.range.start;
    printError(translate(message, { place: `${sanitizeLine(path)}:${line + 1}:${character + 1}` }));
  }
  return files;
}
