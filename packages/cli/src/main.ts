/** The `parcours` command: one exit code, one place where faults end. */
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
  // Not process.exit: what still is on its way into a pipe arrives, and the language server lives on.
  process.exitCode = await runCommand(args, terminal);
}

async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = createProgram(terminal, (given) => {
    code = given;
  });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    terminal.progress(null);
    return code;
  } catch (error) {
    // The help was shown because nothing else could be done: that says it all, unless help was asked for a verb that is none.
    if (error instanceof CommanderError && error.code === 'commander.help' && error.exitCode !== 0) {
      const wanted = args[0] === 'help' ? args[1] : undefined;
      return wanted === undefined ? EXIT.usage : reportError(unknownVerbError(wanted, program, terminal), terminal);
    }
    const refusal = error instanceof CommanderError ? usageError(error, program, terminal) : error;
    return refusal === null
      ? EXIT.ok
      : reportError(
          refusal,
          terminal,
          findVerb(
            args,
            program.commands.map((verb) => verb.name()),
          ),
        );
  }
}

/** Says what went wrong and gives the exit code for it. */
function reportError(error: unknown, { say, printError: note }: Terminal, verb: string | null = null): ExitCode {
  if (error instanceof CommandError) {
    note(`parcours: ${error.message}`);
    if (error.code === EXIT.usage) note(say('usage.hint', { command: verb === null ? 'parcours' : `parcours ${verb}` }));
    return error.code;
  }
  note(`parcours: ${say('fault.internal', { detail: errorCode(error) })}`);
  if (!process.env.PARCOURS_DEBUG) note(say('fault.debug'));
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.internal;
}

function findVerb(args: readonly string[], verbs: readonly string[]): string | null {
  return args.find((word) => verbs.includes(word)) ?? null;
}

/** A reader that has seen enough (`| head`) is no fault; a full disk is one of output. */
function handleOutputErrors({ say, printError: note }: Terminal): void {
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
    note(`parcours: ${say('output.failed', { detail: errorCode(error) })}`);
    process.exit(EXIT.files);
  });
  process.stderr.on('error', () => {});
}

/** Found before the options are read: they are explained in this language. */
function requestedLanguage(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  return LANGUAGES.find((language) => language === asked) ?? languageFromLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}
