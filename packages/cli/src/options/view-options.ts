/** `--wave`, `--segment`, `--persona`, `--channel`, `--compare`, `--against`: the view of the journeys. */
import {
  type CompareBy,
  DEFAULT_VIEW,
  DIMENSIONS,
  type Dimension,
  type JourneyReport,
  type Model,
  type Report,
  translateTerm,
  type View,
} from '@parcours/model';
import { CommandError, EXIT } from '../command-error.ts';
import { sanitizeLine } from '../output/sanitize.ts';
import type { Terminal } from '../terminal.ts';

export interface ViewOptions {
  readonly wave?: string;
  readonly segment?: string;
  readonly persona?: string;
  readonly channel?: string;
  readonly compare?: CompareBy;
  readonly against?: string;
}

/** Accepts names and labels; `--against` alone compares waves. @throws CommandError if no journey has the name. */
export function resolveView(options: ViewOptions, models: readonly Model[], terminal: Terminal): View {
  const compare = options.compare ?? (options.against === undefined ? null : 'wave');
  if (options.against !== undefined && compare !== 'wave') {
    throw new CommandError(EXIT.usage, terminal.translate('usage.against', { option: '--against', compare: '--compare wave' }));
  }
  const named = (attribute: Dimension) => resolveGroupName(attribute, options[attribute], models, terminal);
  return {
    ...DEFAULT_VIEW,
    wave: options.wave ?? null,
    segment: named('segment'),
    persona: named('persona'),
    channel: named('channel'),
    compare,
    versus: options.against ?? null,
  };
}

function resolveGroupName(
  attribute: Dimension,
  requested: string | undefined,
  models: readonly Model[],
  { translate, language }: Terminal,
) {
  if (requested === undefined) return null;
  const known = models.flatMap((model) => ({ segment: model.segments, persona: model.personas, channel: model.channels })[attribute]);
  const found = known.find(({ name }) => name === requested) ?? known.find(({ label }) => label === requested);
  if (found) return found.name;
  const names = [...new Set(known.map(({ name }) => sanitizeLine(name)))].sort();
  const values = { attribute: translateTerm(attribute, language), name: sanitizeLine(requested) };
  throw new CommandError(
    EXIT.usage,
    names.length === 0 ? translate('usage.no-group', values) : translate('usage.group', { ...values, names: names.join(', ') }),
  );
}

/** Notes where a journey does not match the view. @throws CommandError if no journey has the wave. */
export function warnAboutView({ journeys }: Report, view: View, terminal: Terminal): void {
  if (view.wave !== null) {
    requireWave(wavesOf(journeys), view.wave, terminal);
    warnAboutWave(journeys, view.wave, terminal);
  }
  if (view.versus !== null) {
    requireWave(wavesOf(journeys), view.versus, terminal);
    warnAboutVersus(journeys, view.versus, terminal);
  }
  const { translate, printError, language } = terminal;
  for (const { name, perimeter, excludedStudies: leftOut, comparisons } of journeys) {
    const journey = sanitizeLine(name);
    for (const attribute of DIMENSIONS) {
      const requested = view[attribute];
      if (requested === null || perimeter[attribute]) continue;
      printError(translate('note.no-group', { journey, attribute: translateTerm(attribute, language), name: sanitizeLine(requested) }));
    }
    for (const study of leftOut) {
      printError(
        translate('note.left-out', {
          study: sanitizeLine(study.label ?? study.name),
          attribute: attributeName(study.missingDimension, terminal),
        }),
      );
    }
    const { compare } = view;
    if (compare !== null && !comparisons.some(({ by }) => by === compare)) {
      printError(
        translate('note.no-comparison', {
          journey,
          attribute: compare === 'benchmark' ? translateTerm('benchmark', language) : attributeName(compare, terminal),
        }),
      );
    }
  }
}

function attributeName(missing: Dimension | 'wave', { translate, language }: Terminal): string {
  return missing === 'wave' ? translate('wave') : translateTerm(missing, language);
}

const wavesOf = (journeys: readonly JourneyReport[]) => [...new Set(journeys.flatMap(({ waves }) => waves))];

/** @throws CommandError if it is not among the waves that are declared. */
export function requireWave(waves: readonly string[], wave: string, { translate }: Terminal): void {
  const sanitizedWave = sanitizeLine(wave);
  if (waves.length === 0) throw new CommandError(EXIT.usage, translate('usage.no-waves', { wave: sanitizedWave }));
  if (!waves.includes(wave)) {
    throw new CommandError(EXIT.usage, translate('usage.wave', { wave: sanitizedWave, waves: waves.map(sanitizeLine).join(', ') }));
  }
}

function warnAboutWave(journeys: readonly JourneyReport[], wave: string, { translate, printError }: Terminal): void {
  for (const journey of journeys) {
    if (journey.waves.includes(wave)) continue;
    const shownWave = journey.wave === null ? translate('note.all-observations') : sanitizeLine(journey.wave);
    printError(translate('note.other-wave', { journey: sanitizeLine(journey.name), wave: sanitizeLine(wave), shown: shownWave }));
  }
}

/** Where the two waves compared are others than the one asked for: it has no respondents, or is the wave shown. */
function warnAboutVersus(journeys: readonly JourneyReport[], versus: string, { translate, printError }: Terminal): void {
  for (const journey of journeys) {
    const comparison = journey.comparisons.find(({ by }) => by === 'wave');
    const [pair] = comparison?.pairs ?? [];
    if (!comparison || !pair) continue;
    const names = [comparison.groups[pair.from]?.name ?? '', comparison.groups[pair.to]?.name ?? ''];
    if (names.includes(versus) && versus !== journey.wave) continue;
    const shown = names.find((name) => name !== journey.wave) ?? '';
    printError(
      translate('note.other-versus', { journey: sanitizeLine(journey.name), wave: sanitizeLine(versus), shown: sanitizeLine(shown) }),
    );
  }
}
