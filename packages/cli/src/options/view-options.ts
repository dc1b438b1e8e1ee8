/** `--wave`, `--segment`, `--persona`, `--channel`, `--compare`: the view of the journeys. */
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
}

/** Accepts names and labels. @throws CommandError if no journey has the name. */
export function resolveView(options: ViewOptions, models: readonly Model[], terminal: Terminal): View {
  const named = (attribute: Dimension) => resolveGroupName(attribute, options[attribute], models, terminal);
  return {
    ...DEFAULT_VIEW,
    wave: options.wave ?? null,
    segment: named('segment'),
    persona: named('persona'),
    channel: named('channel'),
    compare: options.compare ?? null,
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
  if (view.wave !== null) checkWave(journeys, view.wave, terminal);
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

function checkWave(journeys: readonly JourneyReport[], wave: string, { translate, printError }: Terminal): void {
  const waves = [...new Set(journeys.flatMap((journey) => journey.waves))];
  const sanitizedWave = sanitizeLine(wave);
  if (waves.length === 0) throw new CommandError(EXIT.usage, translate('usage.no-waves', { wave: sanitizedWave }));
  if (!waves.includes(wave)) {
    throw new CommandError(EXIT.usage, translate('usage.wave', { wave: sanitizedWave, waves: waves.map(sanitizeLine).join(', ') }));
  }
  for (const journey of journeys) {
    if (journey.waves.includes(wave)) continue;
    const shownWave = journey.wave === null ? translate('note.all-observations') : sanitizeLine(journey.wave);
    printError(translate('note.other-wave', { journey: sanitizeLine(journey.name), wave: sanitizedWave, shown: shownWave }));
  }
}
