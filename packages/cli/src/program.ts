/** The verbs and their options, with help in the user's language. Each verb's code is loaded when it is called. */
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
import { FAIL_ON } from './options/fail-on.ts';
import { addLimit } from './options/limit-option.ts';
import { addSeverity } from './options/severity-option.ts';
import { sanitizeLine } from './output/sanitize.ts';
import type { Terminal } from './terminal.ts';

const FORMATS = ['text', 'json'] as const;
/** As the workspace has them, which is loaded by the verbs alone. */
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

export function createProgram(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const { say } = terminal;
  const program = new Command('parcours');
  const headings: Record<string, string> = {
    'Usage:': say('help.usage'),
    'Arguments:': say('help.arguments'),
    'Options:': say('help.options'),
    'Commands:': say('help.verbs'),
  };
  program
    .description(say('help.program'))
    .usage('VERB [PATH…] [OPTION…]')
    .version(packageFile.version, '-V, --version', say('help.version'))
    .helpOption('-h, --help', say('help.help'))
    .helpCommand('help [VERB]', say('help.help-verb'))
    .configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      subcommandTerm: (verb) => `${verb.name()} ${verb.usage()}`,
      optionDescription: ({ description }) => description,
      argumentDescription: ({ description }) => description,
    })
    .configureOutput({ writeOut: terminal.print, writeErr: (text) => terminal.printError(text.trimEnd()), outputError: () => {} })
    .exitOverride()
    .addHelpText('after', `\n${say('help.exit')}`);

  const verb = (name: string, description: string, usage: string) => {
    const command = program.command(name).description(description).usage(usage).helpOption('-h, --help', say('help.help'));
    return command;
  };
  const run = <O>(work: (paths: readonly string[], options: O) => Promise<ExitCode>) => {
    return async (paths: string[], options: O) => done(await work(paths, options));
  };
  const withPaths = (command: Command) => command.argument('[PATH...]', say('help.paths'));
  const anonymousBelowOption = () =>
    new Option('--anonymous-below <N>', say('help.anonymous-below', { limit: DEFAULT_LIMITS.anonymous }))
      .default(DEFAULT_LIMITS.anonymous)
      .argParser((value) => parseInteger('--anonymous-below', value, terminal));
  const limitOption = () =>
    new Option('--limit <NAME=NUMBER>', say('help.limit'))
      .default(DEFAULT_FILE_LIMITS)
      .argParser((value, before: FileLimits) => addLimit(value, before, terminal));
  const withScoringOptions = (command: Command) =>
    withPaths(command)
      .addOption(choiceOption('--engine <ENGINE>', say('help.engine'), ENGINES, terminal))
      .option('--wave <WAVE>', say('help.wave'))
      .option('--segment <NAME>', say('help.segment'))
      .option('--persona <NAME>', say('help.persona'))
      .option('--channel <NAME>', say('help.channel'))
      .addOption(choiceOption('--compare <BY>', say('help.compare'), COMPARE_BY, terminal, false))
      .addOption(anonymousBelowOption())
      .addOption(limitOption())
      .option('--workspace <DIR>', say('help.workspace'));

  withPaths(verb('check', say('help.check'), '[PATH…] [OPTION…]'))
    .addOption(choiceOption('--format <FORMAT>', say('help.format'), FORMATS, terminal))
    .addOption(choiceOption('--fail-on <SEVERITY>', say('help.fail-on'), FAIL_ON, terminal))
    .addOption(
      new Option('--severity <CODE=SEVERITY>', say('help.severity'))
        .default({})
        .argParser((value, before: SeverityOverrides) => addSeverity(value, before, terminal)),
    )
    .addOption(limitOption())
    .option('--workspace <DIR>', say('help.workspace'))
    .action(
      run(async (paths, options: import('./verbs/check.ts').CheckOptions) =>
        (await import('./verbs/check.ts')).check(paths, options, terminal),
      ),
    );
  withScoringOptions(verb('score', say('help.score'), '[PATH…] [OPTION…]'))
    .addOption(choiceOption('--format <FORMAT>', say('help.format'), FORMATS, terminal))
    .action(
      run(async (paths, options: import('./verbs/score.ts').ScoreOptions) =>
        (await import('./verbs/score.ts')).score(paths, options, terminal),
      ),
    );
  withScoringOptions(verb('report', say('help.report'), '[PATH…] -o FILE [OPTION…]'))
    .option('-o, --output <FILE>', say('help.output'))
    .action(
      run(async (paths, options: import('./verbs/report.ts').ReportOptions) =>
        (await import('./verbs/report.ts')).report(paths, options, terminal),
      ),
    );
  verb('guide', say('help.guide'), 'REPOSITORY -o FILE [OPTION…]')
    .argument('<REPOSITORY>', say('help.guide-repository'))
    .option('-o, --output <FILE>', say('help.guide-output'))
    .addOption(
      new Option('--visits <N>', say('help.guide-visits', { visits: DEFAULT_VISITS }))
        .default(DEFAULT_VISITS)
        .argParser((value) => parseInteger('--visits', value, terminal, 1, MAX_VISITS)),
    )
    .option('--force', say('help.force'))
    .option('--workspace <DIR>', say('help.workspace'))
    .action(async (repository: string, options: import('./verbs/guide.ts').GuideOptions) =>
      done(await (await import('./verbs/guide.ts')).guide(repository, options, terminal)),
    );
  verb('discover', say('help.discover'), 'LOG [OPTION…]')
    .argument('<LOG>', say('help.log'))
    .option('--case <COLUMN>', say('help.log-case'))
    .option('--activity <COLUMN>', say('help.log-activity'))
    .option('--time <COLUMN>', say('help.log-time'))
    .option('--channel <COLUMN>', say('help.log-channel'))
    .addOption(dateOrderOption(terminal))
    .option('--journey <FILE>', say('help.log-journey'))
    .addOption(
      new Option('--paths <N>', say('help.log-paths', { paths: DEFAULT_PATHS }))
        .default(DEFAULT_PATHS)
        .argParser((value) => parseInteger('--paths', value, terminal, 0, MAX_PATHS)),
    )
    .addOption(anonymousBelowOption())
    .addOption(limitOption())
    .addOption(choiceOption('--format <FORMAT>', say('help.log-format'), ['text', 'json', 'md', 'html'], terminal))
    .option('-o, --output <FILE>', say('help.log-output'))
    .option('--force', say('help.force'))
    .option('--workspace <DIR>', say('help.workspace'))
    .action(async (log: string, options: import('./verbs/discover.ts').DiscoverOptions) =>
      done(await (await import('./verbs/discover.ts')).discover(log, options, terminal)),
    );
  verb('link', say('help.link'), 'FILE [OPTION…]')
    .argument('<FILE>', say('help.link-file'))
    .option('--of <JOURNEY>', say('help.link-of'))
    .option('--write <JOURNEY-FILE>', say('help.link-write'))
    .option('--force', say('help.link-force'))
    .addOption(limitOption())
    .option('--workspace <DIR>', say('help.workspace'))
    .action(async (file: string, options: import('./verbs/link.ts').LinkOptions) =>
      done(await (await import('./verbs/link.ts')).link(file, options, terminal)),
    );
  withPaths(verb('fmt', say('help.fmt'), '[PATH…] [OPTION…]'))
    .option('--check', say('help.fmt-check'))
    .addOption(choiceOption('--language <LANGUAGE>', say('help.fmt-language'), LANGUAGES, terminal, false))
    .action(
      run(async (paths, options: import('./verbs/fmt.ts').FmtOptions) => (await import('./verbs/fmt.ts')).fmt(paths, options, terminal)),
    );
  verb('lsp', say('help.lsp'), '--stdio')
    .option('--stdio', say('help.stdio'))
    // Editors that share VS Code's client library name their process.
    .addOption(new Option('--clientProcessId <PID>').hideHelp())
    .action(async (options: import('./verbs/lsp.ts').LspOptions) => done(await (await import('./verbs/lsp.ts')).lsp(options, terminal)));
  for (const command of [program, ...program.commands]) addLanguageOption(command, terminal);
  return program;
}

/** Read before anything else, by `main`; here for the help and so that a wrong one is refused. */
function addLanguageOption(command: Command, terminal: Terminal): void {
  command.addOption(choiceOption('--lang <LANGUAGE>', terminal.say('help.lang'), LANGUAGES, terminal, false));
}

/** An option that takes one of a few words; the first is the default. */
function choiceOption(flags: string, description: string, words: readonly string[], { say }: Terminal, hasDefault = true): Option {
  const option = new Option(flags, description).argParser((value: string) => {
    if (words.includes(value)) return value;
    const name = option.long ?? flags;
    throw new CommandError(EXIT.usage, say('usage.value', { value: sanitizeLine(value), option: name, choices: words.join(', ') }));
  });
  return hasDefault ? option.default(words[0]) : option;
}

/** As the language has it (`dates day-month-year`), or by initials. */
function dateOrderOption({ say }: Terminal): Option {
  const words = [...DATE_ORDERS.values()];
  return new Option('--dates <ORDER>', say('help.dates')).argParser((value: string) => {
    const order = DATE_ORDERS.get(value) ?? value;
    if (words.includes(order)) return order;
    const choices = [...DATE_ORDERS].flat().join(', ');
    throw new CommandError(EXIT.usage, say('usage.value', { value: sanitizeLine(value), option: '--dates', choices }));
  });
}

function parseInteger(option: string, value: string, { say }: Terminal, min = 0, max = MAX_RESPONDENTS): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new CommandError(EXIT.usage, say('usage.number', { option, min, max, value: sanitizeLine(value) }));
}

export function unknownVerbError(verb: string, program: Command, { say }: Terminal): CommandError {
  const verbs = program.commands.map((each) => each.name());
  const name = nearestName(verb, verbs);
  const message = say('usage.verb', { verb: sanitizeLine(verb), verbs: verbs.join(', ') });
  return new CommandError(EXIT.usage, name ? `${message} ${say('usage.near', { name })}` : message);
}

/** What the command line is refused for, in the user's language; null where it only asked for help or the version. */
export function usageError(error: CommanderError, program: Command, terminal: Terminal): CommandError | null {
  const { say } = terminal;
  if (error.exitCode === 0) return null;
  const named = sanitizeLine(/'(.*)'/.exec(error.message)?.[1] ?? '');
  const near = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(error.message)?.[1];
  const also = (text: string, name: string | null | undefined) => (name ? `${text} ${say('usage.near', { name })}` : text);
  const messages: Record<string, () => string> = {
    'commander.unknownOption': () => also(say('usage.option', { option: named }), near),
    'commander.unknownCommand': () => unknownVerbError(named, program, terminal).message,
    'commander.missingArgument': () => say('usage.argument-missing', { argument: named }),
    'commander.optionMissingArgument': () => say('usage.value-missing', { option: named }),
    'commander.excessArguments': () => say('usage.excess'),
  };
  const message = messages[error.code] ?? (() => say('usage.other', { detail: sanitizeLine(error.message) }));
  return new CommandError(EXIT.usage, message());
}
