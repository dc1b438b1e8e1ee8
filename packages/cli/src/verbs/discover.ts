/** `parcours discover`: analyses an event log, writes a first journey from it, and checks its conformance to a declared one. */
import type { StageActivities } from '@parcours/discovery';
import { type Column, type Model, type Named, normalizeLabel, sanitizeControlChars } from '@parcours/model';
import { CommandError, EXIT, type ExitCode } from '../command-error.ts';
import { discoveryDocument, type MeasuredConformance } from '../discovery/discovery-document.ts';
import { journeyText } from '../discovery/journey-text.ts';
import { type LogOptions, readLog } from '../discovery/read-log.ts';
import { findLinkedStudy } from '../files/linked-study.ts';
import { type OpenedWorkspace, openWorkspace } from '../files/open-workspace.ts';
import { resolveOutputFile, writeOutput } from '../output/output-file.ts';
import { sanitizedJson, sanitizeLine } from '../output/sanitize.ts';
import { warnAboutErrors } from '../output/warn-about-errors.ts';
import type { Terminal } from '../terminal.ts';

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
/** Used if there is no terminal. */
const DEFAULT_COLUMNS = 120;

export async function discover(path: string, options: DiscoverOptions, terminal: Terminal): Promise<ExitCode> {
  const { translate, printError, progress, language } = terminal;
  const file = options.output === undefined ? null : await resolveOutputFile(options.output, OUTPUTS, options.force === true, terminal);
  const declaredJourney = options.journey === undefined ? null : await findJourney(options.journey, options, terminal);
  const [discovery, charts] = await Promise.all([import('@parcours/discovery'), import('@parcours/charts')]);
  const study = declaredJourney ? await findLinkedStudy(path, declaredJourney, terminal) : undefined;
  const read = await readLog(path, { ...options, study }, terminal);
  progress(translate('progress.score'));
  const { log, columns } = read;
  const anonymous = options.anonymousBelow;
  const found = discovery.discover(log, { paths: options.paths, minCellSize: anonymous });
  if (found.events === 0) {
    for (const { reason, count, lines } of found.lost) printError(translate(`lost.${reason}`, { n: count, line: String(lines[0] ?? '–') }));
    throw new CommandError(EXIT.files, translate('log.empty', { path: read.path }));
  }
  const measured: MeasuredConformance | null = declaredJourney && {
    journey: sanitizeLine(declaredJourney.model.label ?? declaredJourney.model.name),
    conformance: discovery.conformance(log, stageActivities(declaredJourney.model), anonymous),
    knownElsewhere: knownElsewhere(log.activityNames, declaredJourney),
  };
  const document = discoveryDocument(read.path, columns, found, measured, anonymous, terminal);
  const json = () =>
    sanitizedJson({
      file: read.path,
      columns,
      anonymousBelow: anonymous,
      confidential: anonymous === 0,
      ...found,
      conformance: measured && { journey: declaredJourney?.model.name, ...measured.conformance },
    });
  const written = {
    text: () => sanitizeControlChars(charts.tableDocumentText(document, terminal.columns ?? DEFAULT_COLUMNS)),
    json,
    md: () => charts.tableDocumentMarkdown(document),
    html: () => charts.tableDocumentHtml(document, language),
  };
  if (!file || file.extension === '.journey') {
    if (options.format === 'text') terminal.printText(written.text());
    else terminal.print(written[options.format]());
  }
  if (file) {
    const content =
      file.extension === '.journey' ? journeyText(found, read.path, anonymous, terminal) : written[file.extension.slice(1) as 'json']();
    await writeOutput(file, content, declaredJourney?.opened ?? null, terminal);
  }
  return EXIT.ok;
}

interface DeclaredJourney {
  readonly opened: OpenedWorkspace;
  readonly model: Model;
}

/** `FILE`, or `FILE#name` if the file declares several. */
async function findJourney(reference: string, options: DiscoverOptions, terminal: Terminal): Promise<DeclaredJourney> {
  const { translate } = terminal;
  const at = reference.lastIndexOf('.journey#');
  const [file, name] = at < 0 ? [reference, null] : [reference.slice(0, at + '.journey'.length), reference.slice(at + '.journey#'.length)];
  const opened = await openWorkspace([file], options, terminal);
  const models = opened.uris.flatMap((uri) => opened.workspace.models(uri));
  const matching = name === null ? models : models.filter((model) => model.name === name);
  const [model, ...more] = matching;
  // A stage or mapping with errors would otherwise silently be missing from the figures.
  await warnAboutErrors(opened, [file], options.workspace, (uri) => opened.workspace.textDiagnostics(uri), terminal);
  if (model && more.length === 0) return { opened, model };
  const path = sanitizeLine(file);
  const list = models.map((each) => sanitizeLine(each.name)).join(', ');
  if (models.length === 0) throw new CommandError(EXIT.files, translate('file.no-journey', { path }));
  throw new CommandError(
    EXIT.usage,
    translate(model ? 'discover.several' : 'discover.unknown-journey', { path, list, name: sanitizeLine(name ?? '') }),
  );
}

/** The activities of each stage: mapped cells, its name and label, and touchpoints that no other stage has. */
function stageActivities({ stages, touchpoints, studies, benchmarks }: Model): StageActivities[] {
  const all = [...studies, ...benchmarks];
  const cellsOf = ({ name, label }: Named, columns: readonly (Column | null)[]) =>
    columns
      .flatMap((column) => column?.values ?? [])
      .filter((mapping) => [name, label].some((each) => each !== null && normalizeLabel(each) === normalizeLabel(mapping.name)))
      .map(({ cell }) => cell);
  return stages.map((stage) => {
    const own = stage.touchpoints.filter((name) => stages.every((other) => other === stage || !other.touchpoints.includes(name)));
    const matching = touchpoints.filter(({ name }) => own.includes(name));
    return {
      ...stage,
      cells: cellsOf(
        stage,
        all.map((study) => study.stage),
      ),
      aliases: matching.flatMap((touchpoint) => [
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

/** For each activity: the other journeys of the workspace that have a stage with that name or label. */
function knownElsewhere(activities: readonly string[], { opened, model }: DeclaredJourney): Map<string, string[]> {
  const journeys = [...opened.workspace.files.all()]
    .flatMap(({ uri }) => opened.workspace.models(uri))
    .filter(({ key }) => key !== model.key);
  const known = new Map<string, string[]>();
  for (const journey of journeys) {
    const names = new Set(journey.stages.flatMap(({ name, label }) => [normalizeLabel(name), normalizeLabel(label ?? name)]));
    for (const activity of activities) {
      if (names.has(normalizeLabel(activity)))
        known.set(activity, [...(known.get(activity) ?? []), sanitizeLine(journey.label ?? journey.name)]);
    }
  }
  return known;
}
