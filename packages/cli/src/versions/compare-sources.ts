/** Compares two versions, and writes what differs. */
import type { ChangeReport } from '@parcours/model';
import { DEFAULT_LIMITS, DIMENSIONS, messageOf } from '@parcours/model';
import { compareWorkspaces, declaredWaves, type Workspace } from '@parcours/workspace';
import { EXIT, type ExitCode } from '../command-error.ts';
import { DIFF_FILE_FORMATS, type DiffFormat } from '../options/diff-format.ts';
import type { DiffOptions } from '../options/diff-options.ts';
import { type Failure, failuresIn } from '../options/fail-on-changes.ts';
import { requireWave, resolveView } from '../options/view-options.ts';
import { type OutputFile, writeOutput } from '../output/output-file.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';
import type { VersionSource } from './open-sources.ts';
import { openVersions } from './open-versions.ts';
import type { VersionArguments } from './version-arguments.ts';

interface ComparisonOptions extends DiffOptions {
  /** The workspace, without symbolic links. */
  readonly folder: string;
}

/** @throws CommandError, and GitError. */
export async function compareSources(
  versions: VersionArguments,
  sources: readonly [VersionSource, VersionSource],
  options: ComparisonOptions,
  file: OutputFile | null,
  terminal: Terminal,
): Promise<ExitCode> {
  const { translate, progress, printError } = terminal;
  const limits = { ...DEFAULT_LIMITS, anonymous: options.anonymousBelow };
  const { base, head } = await openVersions(versions, sources, { ...options, limits }, terminal);
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
