/** Entry point of `parcours`: sets the exit code and reports errors. */
import { LANGUAGES, type Language, languageFromLocale } from '@parcours/model';
import { CommanderError } from 'commander';
import { CommandError, EXIT, type ExitCode } from './command-error.ts';
import { errorCode } from './files/paths.ts';
import { createProgram, unknownVerbError, usageError } from './program.ts';
import { processTerminal, type Terminal } from './terminal.ts';

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  const terminal = processTerminal(requestedLanguage(args, process.env));
  handleOutputErrors(terminal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => process.exit(reportError(error, terminal)));
  }
  // Not `process.exit`: buffered output is still written, and the language server keeps running.
  process.exitCode = await runCommand(args, terminal);
}

async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(args, terminal, (code) => {
    exitCode = code;
  });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    terminal.progress(null);
    return exitCode;
  } catch (error) {
    // Commander has already shown the help, unless help was requested for an unknown verb.
    if (error instanceof CommanderError && error.code === 'commander.help' && error.exitCode !== 0) {
      const unknown = args[0] === 'help' ? args[1] : undefined;
      return unknown === undefined ? EXIT.usage : reportError(unknownVerbError(unknown, program, terminal), terminal);
    }
    const commandError = error instanceof CommanderError ? usageError(error, program, terminal) : error;
    return commandError === null
      ? EXIT.ok
      : reportError(
          commandError,
          terminal,
          findVerb(
            args,
            program.commands.map((verb) => verb.name()),
          ),
        );
  }
}

/** Prints an error and returns its exit code. */
function reportError(error: unknown, { translate, printError }: Terminal, verb: string | null = null): ExitCode {
  if (error instanceof CommandError) {
    printError(`parcours: ${error.message}`);
    if (error.code === EXIT.usage) printError(translate('usage.hint', { command: verb === null ? 'parcours' : `parcours ${verb}` }));
    return error.code;
  }
  printError(`parcours: ${translate('fault.internal', { detail: errorCode(error) })}`);
  if (!process.env.PARCOURS_DEBUG) printError(translate('fault.debug'));
  else printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.internal;
}

function findVerb(args: readonly string[], verbs: readonly string[]): string | null {
  return args.find((word) => verbs.includes(word)) ?? null;
}

/** EPIPE (`| head`) is not an error; a full disk is. */
function handleOutputErrors({ translate, printError }: Terminal): void {
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
    printError(`parcours: ${translate('output.failed', { detail: errorCode(error) })}`);
    process.exit(EXIT.files);
  });
  process.stderr.on('error', () => {});
}

/** Determined before the options are parsed, because their help is in this language. */
function requestedLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  return LANGUAGES.find((language) => language === asked) ?? languageFromLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}
