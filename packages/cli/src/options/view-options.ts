/** `--wave`, `--segment`, `--persona`, `--channel`, `--compare`: what of the journeys is asked for. */
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

/** Names may be given as names or as labels. @throws a Refusal where no journey knows one. */
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

function resolveGroupName(attribute: Dimension, wanted: string | undefined, models: readonly Model[], { say, language }: Terminal) {
  if (wanted === undefined) return null;
  const known = models.flatMap((model) => ({ segment: model.segments, persona: model.personas, channel: model.channels })[attribute]);
  const found = known.find(({ name }) => name === wanted) ?? known.find(({ label }) => label === wanted);
  if (found) return found.name;
  const names = [...new Set(known.map(({ name }) => sanitizeLine(name)))].sort();
  const values = { attribute: translateTerm(attribute, language), name: sanitizeLine(wanted) };
  throw new CommandError(
    EXIT.usage,
    names.length === 0 ? say('usage.no-group', values) : say('usage.group', { ...values, names: names.join(', ') }),
  );
}

/** Says where a journey does not show what was asked for. @throws a Refusal where none has the wave. */
export function warnAboutView({ journeys }: Report, view: View, terminal: Terminal): void {
  if (view.wave !== null) checkWave(journeys, view.wave, terminal);
  const { say, printError: note, language } = terminal;
  for (const { name, perimeter, excludedStudies: leftOut, comparisons } of journeys) {
    const journey = sanitizeLine(name);
    for (const attribute of DIMENSIONS) {
      const wanted = view[attribute];
      if (wanted === null || perimeter[attribute]) continue;
      note(say('note.no-group', { journey, attribute: translateTerm(attribute, language), name: sanitizeLine(wanted) }));
    }
    for (const study of leftOut) {
      note(
        say('note.left-out', {
          study: sanitizeLine(study.label ?? study.name),
          attribute: attributeName(study.missingDimension, terminal),
        }),
      );
    }
    const { compare } = view;
    if (compare !== null && !comparisons.some(({ by }) => by === compare)) {
      note(
        say('note.no-comparison', {
          journey,
          attribute: compare === 'benchmark' ? translateTerm('benchmark', language) : attributeName(compare, terminal),
        }),
      );
    }
  }
}

function attributeName(lacks: Dimension | 'wave', { say, language }: Terminal): string {
  return lacks === 'wave' ? say('wave') : translateTerm(lacks, language);
}

function checkWave(journeys: readonly JourneyReport[], wave: string, { say, printError: note }: Terminal): void {
  const waves = [...new Set(journeys.flatMap((journey) => journey.waves))];
  const shown = sanitizeLine(wave);
  if (waves.length === 0) throw new CommandError(EXIT.usage, say('usage.no-waves', { wave: shown }));
  if (!waves.includes(wave)) {
    throw new CommandError(EXIT.usage, say('usage.wave', { wave: shown, waves: waves.map(sanitizeLine).join(', ') }));
  }
  for (const journey of journeys) {
    if (journey.waves.includes(wave)) continue;
    const instead = journey.wave === null ? say('note.all-observations') : sanitizeLine(journey.wave);
    note(say('note.other-wave', { journey: sanitizeLine(journey.name), wave: shown, shown: instead }));
  }
}
