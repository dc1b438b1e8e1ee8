/** `parcours discover`: what an event log shows, a first journey from it, and how far it follows a declared one. */
import type { StageActivities } from '@parcours/discovery';
import { type Column, type Model, type Named, tidy, visible } from '@parcours/model';
import { discoveryDocument, type Measured } from '../discovery/discovery-document.ts';
import { journeyText } from '../discovery/journey-text.ts';
import { type LogOptions, readLog } from '../discovery/read-log.ts';
import { EXIT, type ExitCode, Refusal } from '../exit.ts';
import { linking } from '../linking.ts';
import { noteErrors } from '../note-errors.ts';
import { type Opened, open } from '../open.ts';
import { outputFile, writeOutput } from '../output-file.ts';
import type { Terminal } from '../terminal.ts';
import { visibleJson, visibleLine } from '../visible.ts';

export interface DiscoverOptions extends LogOptions {
  readonly journey?: string;
  readonly paths: number;
  readonly anonymousBelow: number;
  readonly format: 'text' | 'json' | 'md' | 'html';
  readonly output?: string;
  readonly workspace?: string;
  readonly force?: boolean;
}

const OUTPUTS = ['.journey', '.html', '.md', '.json'] as const;
/** Of a terminal, where there is none. */
const COLUMNS = 120;

export async function discover(path: string, options: DiscoverOptions, terminal: Terminal): Promise<ExitCode> {
  const { say, note, progress, language } = terminal;
  const file = options.output === undefined ? null : await outputFile(options.output, OUTPUTS, options.force === true, terminal);
  const declared = options.journey === undefined ? null : await findJourney(options.journey, options, terminal);
  const [discovery, charts] = await Promise.all([import('@parcours/discovery'), import('@parcours/charts')]);
  const study = declared ? await linking(path, declared, terminal) : undefined;
  const read = await readLog(path, { ...options, study }, terminal);
  progress(say('progress.score'));
  const { log, columns } = read;
  const anonymous = options.anonymousBelow;
  const found = discovery.discover(log, { paths: options.paths, anonymous });
  if (found.events === 0) {
    for (const { reason, count, lines } of found.lost) note(say(`lost.${reason}`, { n: count, line: String(lines[0] ?? '–') }));
    throw new Refusal(EXIT.files, say('log.empty', { path: read.path }));
  }
  const measured: Measured | null = declared && {
    journey: visibleLine(declared.model.label ?? declared.model.name),
    conformance: discovery.conformance(log, stagesOf(declared.model), anonymous),
    knownElsewhere: knownElsewhere(log.activityNames, declared),
  };
  const document = discoveryDocument(read.path, columns, found, measured, anonymous, terminal);
  const json = () =>
    visibleJson({
      file: read.path,
      columns,
      ...found,
      conformance: measured && { journey: declared?.model.name, ...measured.conformance },
    });
  const written = {
    text: () => visible(charts.plainText(document, terminal.columns ?? COLUMNS)),
    json,
    md: () => charts.plainMarkdown(document),
    html: () => charts.plainPage(document, language),
  };
  if (!file || file.ending === '.journey') terminal.out(written[options.format]());
  if (file) {
    const content =
      file.ending === '.journey' ? journeyText(found, read.path, anonymous, terminal) : written[file.ending.slice(1) as 'json']();
    await writeOutput(file, content, declared?.opened ?? null, terminal);
  }
  return EXIT.fine;
}

interface Declared {
  readonly opened: Opened;
  readonly model: Model;
}

/** `FILE`, or `FILE#name` where the file declares several. */
async function findJourney(wanted: string, options: DiscoverOptions, terminal: Terminal): Promise<Declared> {
  const { say } = terminal;
  const at = wanted.lastIndexOf('.journey#');
  const [file, name] = at < 0 ? [wanted, null] : [wanted.slice(0, at + '.journey'.length), wanted.slice(at + '.journey#'.length)];
  const opened = await open([file], options, terminal);
  const models = opened.uris.flatMap((uri) => opened.workspace.models(uri));
  const called = name === null ? models : models.filter((model) => model.name === name);
  const [model, ...more] = called;
  // A stage or a mapping that is broken would be missing from the figures without a word.
  await noteErrors(opened, [file], options.workspace, (uri) => opened.workspace.textFindings(uri), terminal);
  if (model && more.length === 0) return { opened, model };
  const path = visibleLine(file);
  const list = models.map((each) => visibleLine(each.name)).join(', ');
  if (models.length === 0) throw new Refusal(EXIT.files, say('file.no-journey', { path }));
  throw new Refusal(
    EXIT.usage,
    say(model ? 'discover.several' : 'discover.unknown-journey', { path, list, name: visibleLine(name ?? '') }),
  );
}

/** What means a stage: the cells that a study says do, its name and label, and the touchpoints that no other stage has. */
function stagesOf({ stages, touchpoints, studies, benchmarks }: Model): StageActivities[] {
  const all = [...studies, ...benchmarks];
  const cellsOf = ({ name, label }: Named, columns: readonly (Column | null)[]) =>
    columns
      .flatMap((column) => column?.values ?? [])
      .filter((mapping) => [name, label].some((each) => each !== null && tidy(each) === tidy(mapping.name)))
      .map(({ cell }) => cell);
  return stages.map((stage) => {
    const own = stage.touchpoints.filter((name) => stages.every((other) => other === stage || !other.touchpoints.includes(name)));
    const called = touchpoints.filter(({ name }) => own.includes(name));
    return {
      ...stage,
      cells: cellsOf(
        stage,
        all.map((study) => study.stage),
      ),
      alsoCalled: called.flatMap((touchpoint) => [
        touchpoint.name,
        ...(touchpoint.label === null ? [] : [touchpoint.label]),
        ...cellsOf(
          touchpoint,
          all.map((study) => study.touchpoint),
        ),
      ]),
    };
  });
}

/** By activity: the other journeys of the workspace with a stage of that name or label. */
function knownElsewhere(activities: readonly string[], { opened, model }: Declared): Map<string, string[]> {
  const journeys = [...opened.workspace.files.all()]
    .flatMap(({ uri }) => opened.workspace.models(uri))
    .filter(({ key }) => key !== model.key);
  const known = new Map<string, string[]>();
  for (const journey of journeys) {
    const names = new Set(journey.stages.flatMap(({ name, label }) => [tidy(name), tidy(label ?? name)]));
    for (const activity of activities) {
      if (names.has(tidy(activity))) known.set(activity, [...(known.get(activity) ?? []), visibleLine(journey.label ?? journey.name)]);
    }
  }
  return known;
}
