/** The `parcours` command: one exit code, one place where faults end. */
import { LANGUAGES, type Language, languageOf } from '@parcours/model';
import { CommanderError } from 'commander';
import { EXIT, type ExitCode, Refusal } from './exit.ts';
import { errorCode } from './paths.ts';
import { programFor, unknownVerb, usageRefusal } from './program.ts';
import { processTerminal, type Terminal } from './terminal.ts';

await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<void> {
  const terminal = processTerminal(languageAsked(line, process.env));
  watchOutput(terminal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => process.exit(tell(error, terminal)));
  }
  // Not process.exit: what still is on its way into a pipe arrives, and the language server lives on.
  process.exitCode = await codeOf(line, terminal);
}

async function codeOf(line: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const program = programFor(terminal, (given) => {
    code = given;
  });
  try {
    if (line.length === 0) {
      program.outputHelp({ error: true });
      return EXIT.usage;
    }
    await program.parseAsync(line, { from: 'user' });
    terminal.progress(null);
    return code;
  } catch (error) {
    // The help was shown because nothing else could be done: that says it all, unless help was asked for a verb that is none.
    if (error instanceof CommanderError && error.code === 'commander.help' && error.exitCode !== 0) {
      const wanted = line[0] === 'help' ? line[1] : undefined;
      return wanted === undefined ? EXIT.usage : tell(unknownVerb(wanted, program, terminal), terminal);
    }
    const refusal = error instanceof CommanderError ? usageRefusal(error, program, terminal) : error;
    return refusal === null
      ? EXIT.fine
      : tell(
          refusal,
          terminal,
          verbOf(
            line,
            program.commands.map((verb) => verb.name()),
          ),
        );
  }
}

/** Says what went wrong and gives the exit code for it. */
function tell(error: unknown, { say, note }: Terminal, verb: string | null = null): ExitCode {
  if (error instanceof Refusal) {
    note(`parcours: ${error.message}`);
    if (error.code === EXIT.usage) note(say('usage.hint', { command: verb === null ? 'parcours' : `parcours ${verb}` }));
    return error.code;
  }
  note(`parcours: ${say('fault.internal', { detail: errorCode(error) })}`);
  if (!process.env.PARCOURS_DEBUG) note(say('fault.debug'));
  else note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.internal;
}

function verbOf(line: readonly string[], verbs: readonly string[]): string | null {
  return line.find((word) => verbs.includes(word)) ?? null;
}

/** A reader that has seen enough (`| head`) is no fault; a full disk is one of output. */
function watchOutput({ say, note }: Terminal): void {
  process.stdout.on('error', (error) => {
    if (errorCode(error) === 'EPIPE') process.exit(process.exitCode ?? EXIT.fine);
    note(`parcours: ${say('output.failed', { detail: errorCode(error) })}`);
    process.exit(EXIT.files);
  });
  process.stderr.on('error', () => {});
}

/** Found before the options are read: they are explained in this language. */
function languageAsked(line: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = line.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : line[at] === '--lang' ? line[at + 1] : line[at]?.slice('--lang='.length);
  return LANGUAGES.find((language) => language === asked) ?? languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG);
}
