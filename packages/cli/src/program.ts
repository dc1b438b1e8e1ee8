/** Defines the verbs and options, with help in the user's language. Each verb's module is loaded when it runs. */
import {
  COMPARE_BY,
  DEFAULT_FILE_LIMITS,
  DEFAULT_LIMITS,
  type FileLimits,
  LANGUAGES,
  nearestName,
  type SeverityOverrides,
} from '@parcours/model';
import { Command, type CommanderError, Option } from 'commander';
import packageFile from '../package.json' with { type: 'json' };
import { CommandError, EXIT, type ExitCode } from './command-error.ts';
import { CHECK_FORMATS } from './options/check-format.ts';
import { CI_HOSTS } from './options/ci-host.ts';
import { DIFF_FILE_FORMATS, DIFF_FORMATS } from './options/diff-format.ts';
import { EXPORT_FORMATS } from './options/export-format.ts';
import { FAIL_ON } from './options/fail-on.ts';
import { addFailures, DEFAULT_FAILURES, type Failure } from './options/fail-on-changes.ts';
import { addLimit } from './options/limit-option.ts';
import { addSeverity } from './options/severity-option.ts';
import { sanitizeLine } from './output/sanitize.ts';
import type { Terminal } from './terminal.ts';

const SCORE_FORMATS = ['text', 'json', 'csv'] as const;
/** Must equal the workspace's list; the workspace is only loaded by the verbs. */
const ENGINES = ['auto', 'portable', 'duckdb'] as const;
const MAX_RESPONDENTS = 1_000_000;
const DEFAULT_VISITS = 10;
const DATE_ORDERS: ReadonlyMap<string, string> = new Map([
  ['dmy', 'day-month-year'],
  ['mdy', 'month-day-year'],
  ['ymd', 'year-month-day'],
]);
const DEFAULT_PATHS = 10;
const MAX_PATHS = 10_000;
const MAX_VISITS = 1000;
const MAX_PORT = 65_535;

/** @param args the words of the command line: the parser drops `--`. */
export function createProgram(args: readonly string[], terminal: Terminal, done: (code: ExitCode) => void): Command {
  const { translate } = terminal;
  const program = new Command('parcours');
  const headings: Record<string, string> = {
    'Usage:': translate('help.usage'),
    'Arguments:': translate('help.arguments'),
    'Options:': translate('help.options'),
    'Commands:': translate('help.verbs'),
  };
  program
    .description(translate('help.program'))
    .usage('VERB [PATH…] [OPTION…]')
    .version(packageFile.version, '-V, --version', translate('help.version'))
    .helpOption('-h, --help', translate('help.help'))
    .helpCommand('help [VERB]', translate('help.help-verb'))
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      subcommandTerm: (verb) => `${verb.name()} ${verb.usage()}`,
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
    })
    .configureOutput({ writeOut: terminal.print, writeErr: (text) => terminal.printError(text.trimEnd()), outputError: () => {} })
    .exitOverride()
    .addHelpText('after', `\n${translate('help.exit')}`);

  const verb = (name: string, description: string, usage: string) => {
    const command = program.command(name).description(description).usage(usage).helpOption('-h, --help', translate('help.help'));
    return command;
  };
  const run = <O>(work: (paths: readonly string[], options: O) => Promise<ExitCode>) => {
    return async (paths: string[], options: O) => done(await work(paths, options));
  };
  const withPaths = (command: Command) => command.argument('[PATH...]', translate('help.paths'));
  const anonymousBelowOption = () =>
    new Option('--anonymous-below <N>', translate('help.anonymous-below', { limit: DEFAULT_LIMITS.anonymous }))
      .default(DEFAULT_LIMITS.anonymous)
      .argParser((value) => parseInteger('--anonymous-below', value, terminal));
  const limitOption = () =>
    new Option('--limit <NAME=NUMBER>', translate('help.limit'))
      .default(DEFAULT_FILE_LIMITS)
      .argParser((value, before: FileLimits) => addLimit(value, before, terminal));
  const asOfOption = () => new Option('--as-of <DATE>', translate('help.as-of')).argParser((value) => parseDay('--as-of', value, terminal));
  const withScoringOptions = (command: Command) =>
    withPaths(command)
      .addOption(choiceOption('--engine <ENGINE>', translate('help.engine'), ENGINES, terminal))
      .option('--wave <WAVE>', translate('help.wave'))
      .option('--segment <NAME>', translate('help.segment'))
      .option('--persona <NAME>', translate('help.persona'))
      .option('--channel <NAME>', translate('help.channel'))
      .addOption(choiceOption('--compare <BY>', translate('help.compare'), COMPARE_BY, terminal, false))
      .option('--against <WAVE>', translate('help.against'))
      .addOption(anonymousBelowOption())
      .addOption(asOfOption())
      .addOption(limitOption())
      .option('--workspace <DIR>', translate('help.workspace'));

  withPaths(verb('check', translate('help.check'), '[PATH…] [OPTION…]'))
    .addOption(choiceOption('--format <FORMAT>', translate('help.check-format'), CHECK_FORMATS, terminal))
    .addOption(choiceOption('--fail-on <SEVERITY>', translate('help.fail-on'), FAIL_ON, terminal))
    .addOption(
      new Option('--severity <CODE=SEVERITY>', translate('help.severity'))
        .default({})
        .argParser((value, before: SeverityOverrides) => addSeverity(value, before, terminal)),
    )
    .addOption(asOfOption())
    .addOption(limitOption())
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(
      run(async (paths, options: import('./verbs/check.ts').CheckOptions) =>
        (await import('./verbs/check.ts')).check(paths, options, terminal),
      ),
    );
  withScoringOptions(verb('score', translate('help.score'), '[PATH…] [OPTION…]'))
    .addOption(choiceOption('--format <FORMAT>', translate('help.format'), SCORE_FORMATS, terminal))
    .action(
      run(async (paths, options: import('./verbs/score.ts').ScoreOptions) =>
        (await import('./verbs/score.ts')).score(paths, options, terminal),
      ),
    );
  withScoringOptions(verb('report', translate('help.report'), '[PATH…] -o FILE [OPTION…]'))
    .option('-o, --output <FILE>', translate('help.output'))
    .action(
      run(async (paths, options: import('./verbs/report.ts').ReportOptions) =>
        (await import('./verbs/report.ts')).report(paths, options, terminal),
      ),
    );
  verb('diff', translate('help.diff'), '[BASE [HEAD]] [OPTION…]')
    .argument('[VERSION...]', translate('help.diff-versions'))
    .option('--staged', translate('help.diff-staged'))
    .addOption(choiceOption('--format <FORMAT>', translate('help.diff-format'), DIFF_FORMATS, terminal, false))
    .option('-o, --output <FILE>', translate('help.diff-output', { choices: Object.keys(DIFF_FILE_FORMATS).join(', ') }))
    .addOption(
      new Option('--fail-on <WHAT>', translate('help.diff-fail-on'))
        .default(DEFAULT_FAILURES)
        .argParser((value, before: readonly Failure[]) => addFailures(value, before, terminal)),
    )
    .addOption(choiceOption('--engine <ENGINE>', translate('help.engine'), ENGINES, terminal))
    .option('--wave <WAVE>', translate('help.wave'))
    .option('--segment <NAME>', translate('help.segment'))
    .option('--persona <NAME>', translate('help.persona'))
    .option('--channel <NAME>', translate('help.channel'))
    .addOption(asOfOption())
    .addOption(anonymousBelowOption())
    .addOption(limitOption())
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(async (words: string[], options: import('./options/diff-options.ts').DiffOptions) => {
      const separator = args.indexOf('--');
      const paths = separator < 0 ? null : args.slice(separator + 1);
      const versions = words.slice(0, words.length - (paths?.length ?? 0));
      done(await (await import('./verbs/diff.ts')).diff(versions, paths, options, terminal));
    });
  verb('guide', translate('help.guide'), 'REPOSITORY -o FILE [OPTION…]')
    .argument('<REPOSITORY>', translate('help.guide-repository'))
    .option('-o, --output <FILE>', translate('help.guide-output'))
    .addOption(
      new Option('--visits <N>', translate('help.guide-visits', { visits: DEFAULT_VISITS }))
        .default(DEFAULT_VISITS)
        .argParser((value) => parseInteger('--visits', value, terminal, 1, MAX_VISITS)),
    )
    .option('--force', translate('help.force'))
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(async (repository: string, options: import('./verbs/guide.ts').GuideOptions) =>
      done(await (await import('./verbs/guide.ts')).guide(repository, options, terminal)),
    );
  verb('discover', translate('help.discover'), 'LOG [OPTION…]')
    .argument('<LOG>', translate('help.log'))
    .option('--case <COLUMN>', translate('help.log-case'))
    .option('--activity <COLUMN>', translate('help.log-activity'))
    .option('--time <COLUMN>', translate('help.log-time'))
    .option('--channel <COLUMN>', translate('help.log-channel'))
    .option('--start <COLUMN>', translate('help.log-start'))
    .option('--lifecycle <COLUMN>', translate('help.log-lifecycle'))
    .addOption(dateOrderOption(terminal))
    .option('--journey <FILE>', translate('help.log-journey'))
    .addOption(
      new Option('--paths <N>', translate('help.log-paths', { paths: DEFAULT_PATHS }))
        .default(DEFAULT_PATHS)
        .argParser((value) => parseInteger('--paths', value, terminal, 0, MAX_PATHS)),
    )
    .addOption(anonymousBelowOption())
    .addOption(limitOption())
    .addOption(choiceOption('--format <FORMAT>', translate('help.log-format'), ['text', 'json', 'md', 'html'], terminal))
    .option('-o, --output <FILE>', translate('help.log-output'))
    .option('--force', translate('help.force'))
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(async (log: string, options: import('./verbs/discover.ts').DiscoverOptions) =>
      done(await (await import('./verbs/discover.ts')).discover(log, options, terminal)),
    );
  verb('link', translate('help.link'), 'FILE [OPTION…]')
    .argument('<FILE>', translate('help.link-file'))
    .option('--of <JOURNEY>', translate('help.link-of'))
    .option('--write <JOURNEY-FILE>', translate('help.link-write'))
    .option('--force', translate('help.link-force'))
    .addOption(limitOption())
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(async (file: string, options: import('./verbs/link.ts').LinkOptions) =>
      done(await (await import('./verbs/link.ts')).link(file, options, terminal)),
    );
  verb('import', translate('help.import'), 'FILE [OPTION…]')
    .argument('<FILE>', translate('help.import-file'))
    .option('-o, --output <FILE>', translate('help.import-output'))
    .option('--force', translate('help.force'))
    .action(async (file: string, options: import('./verbs/import.ts').ImportOptions) =>
      done(await (await import('./verbs/import.ts')).importFile(file, options, terminal)),
    );
  withScoringOptions(verb('export', translate('help.export'), '[PATH…] --to FORMAT [OPTION…]'))
    .addOption(choiceOption('--to <FORMAT>', translate('help.export-to'), EXPORT_FORMATS, terminal, false))
    .option('-o, --output <FILE>', translate('help.export-output'))
    .option('--journey <NAME>', translate('help.export-journey'))
    .option('--force', translate('help.force'))
    .action(
      run(async (paths, options: import('./verbs/export.ts').ExportOptions) =>
        (await import('./verbs/export.ts')).exportReport(paths, options, terminal),
      ),
    );
  withPaths(verb('fmt', translate('help.fmt'), '[PATH…] [OPTION…]'))
    .option('--check', translate('help.fmt-check'))
    .addOption(choiceOption('--language <LANGUAGE>', translate('help.fmt-language'), LANGUAGES, terminal, false))
    .action(
      run(async (paths, options: import('./verbs/fmt.ts').FmtOptions) => (await import('./verbs/fmt.ts')).fmt(paths, options, terminal)),
    );
  verb('init', translate('help.init'), '[FOLDER] [OPTION…]')
    .argument('[FOLDER]', translate('help.init-folder'))
    .addOption(choiceOption('--language <LANGUAGE>', translate('help.init-language'), LANGUAGES, terminal, false))
    .addOption(choiceOption('--ci <HOST>', translate('help.init-ci'), CI_HOSTS, terminal))
    .option('--pre-commit', translate('help.init-pre-commit'))
    .option('--dry-run', translate('help.init-dry-run'))
    .action(async (folder: string | undefined, options: import('./verbs/init.ts').InitOptions) =>
      done(await (await import('./verbs/init.ts')).init(folder, options, terminal)),
    );
  verb('preview', translate('help.preview'), '[PATH] [OPTION…]')
    .argument('[PATH]', translate('help.preview-path'))
    .addOption(
      new Option('--port <N>', translate('help.preview-port')).argParser((value) => parseInteger('--port', value, terminal, 1, MAX_PORT)),
    )
    .option('--open', translate('help.preview-open'))
    .option('--no-open', translate('help.preview-no-open'))
    .addOption(choiceOption('--engine <ENGINE>', translate('help.engine'), ENGINES, terminal))
    .addOption(asOfOption())
    .addOption(limitOption())
    .option('--workspace <DIR>', translate('help.workspace'))
    .action(async (path: string | undefined, options: import('./verbs/preview.ts').PreviewOptions) =>
      done(await (await import('./verbs/preview.ts')).preview(path, options, terminal)),
    );
  verb('lsp', translate('help.lsp'), '--stdio')
    .option('--stdio', translate('help.stdio'))
    // Editors that use VS Code's client library pass their process id.
    .addOption(new Option('--clientProcessId <PID>').hideHelp())
    .action(async (options: import('./verbs/lsp.ts').LspOptions) => done(await (await import('./verbs/lsp.ts')).lsp(options, terminal)));
  for (const command of [program, ...program.commands]) addLanguageOption(command, terminal);
  return program;
}

/** `main` evaluates `--lang` before parsing; here it is declared for the help and for validation. */
function addLanguageOption(command: Command, terminal: Terminal): void {
  command.addOption(choiceOption('--lang <LANGUAGE>', terminal.translate('help.lang'), LANGUAGES, terminal, false));
}

/** An option with a fixed set of values; the first is the default. */
function choiceOption(flags: string, description: string, words: readonly string[], { translate }: Terminal, hasDefault = true): Option {
  const option = new Option(flags, description).argParser((value: string) => {
    if (words.includes(value)) return value;
    const name = option.long ?? flags;
    throw new CommandError(EXIT.usage, translate('usage.value', { value: sanitizeLine(value), option: name, choices: words.join(', ') }));
  });
  return hasDefault ? option.default(words[0]) : option;
}

/** As in the language (`dates day-month-year`), or by initials. */
function dateOrderOption({ translate }: Terminal): Option {
  const words = [...DATE_ORDERS.values()];
  return new Option('--dates <ORDER>', translate('help.dates')).argParser((value: string) => {
    const order = DATE_ORDERS.get(value) ?? value;
    if (words.includes(order)) return order;
    const choices = [...DATE_ORDERS].flat().join(', ');
    throw new CommandError(EXIT.usage, translate('usage.value', { value: sanitizeLine(value), option: '--dates', choices }));
  });
}

function parseInteger(option: string, value: string, { translate }: Terminal, min = 0, max = MAX_RESPONDENTS): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new CommandError(EXIT.usage, translate('usage.number', { option, min, max, value: sanitizeLine(value) }));
}

/** A day of the calendar, as YYYY-MM-DD. */
function parseDay(option: string, value: string, { translate }: Terminal): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)) return value;
  throw new CommandError(EXIT.usage, translate('usage.day', { option, value: sanitizeLine(value) }));
}

export function unknownVerbError(verb: string, program: Command, { translate }: Terminal): CommandError {
  const verbs = program.commands.map((each) => each.name());
  const name = nearestName(verb, verbs);
  const message = translate('usage.verb', { verb: sanitizeLine(verb), verbs: verbs.join(', ') });
  return new CommandError(EXIT.usage, name ? `${message} ${translate('usage.near', { name })}` : message);
}

/** Converts a commander error to a usage error; null if only help or the version was requested. */
export function usageError(error: CommanderError, program: Command, terminal: Terminal): CommandError | null {
  const { translate } = terminal;
  if (error.exitCode === 0) return null;
  const named = sanitizeLine(/'(.*)'/.exec(error.message)?.[1] ?? '');
  const near = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1];
  const also = (text: string, name: string | null | undefined) => (name ? `${text} ${translate('usage.near', { name })}` : text);
  const messages: Record<string, () => string> = {
    'commander.unknownOption': () => also(translate('usage.option', { option: named }), near),
    'commander.unknownCommand': () => unknownVerbError(named, program, terminal).message,
    'commander.missingArgument': () => translate('usage.argument-missing', { argument: named }),
    'commander.optionMissingArgument': () => translate('usage.value-missing', { option: named }),
    'commander.excessArguments': () => translate('usage.excess'),
  };
  const message = messages[error.code] ?? (() => translate('usage.other', { detail: sanitizeLine(error.message) }));
  return new CommandError(EXIT.usage, message());
}
