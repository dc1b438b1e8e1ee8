/** `--wave`, `--segment`, `--persona`, `--channel`, `--compare`: what of the journeys is asked for. */
import {
  type CompareBy,
  GROUP_ATTRIBUTES,
  type GroupAttribute,
  type JourneyReport,
  type Model,
  type Report,
  term,
  type View,
  WHOLE,
} from '@parcours/model';
import { EXIT, Refusal } from './exit.ts';
import type { Terminal } from './terminal.ts';
import { visibleLine } from './visible.ts';

export interface ViewOptions {
  readonly wave?: string;
  readonly segment?: string;
  readonly persona?: string;
  readonly channel?: string;
  readonly compare?: CompareBy;
}

/** Names may be given as names or as labels. @throws a Refusal where no journey knows one. */
export function viewOf(options: ViewOptions, models: readonly Model[], terminal: Terminal): View {
  const named = (attribute: GroupAttribute) => nameOf(attribute, options[attribute], models, terminal);
  return {
    ...WHOLE,
    wave: options.wave ?? null,
    segment: named('segment'),
    persona: named('persona'),
    channel: named('channel'),
    compare: options.compare ?? null,
  };
}

function nameOf(attribute: GroupAttribute, wanted: string | undefined, models: readonly Model[], { say, language }: Terminal) {
  if (wanted === undefined) return null;
  const known = models.flatMap((model) => ({ segment: model.segments, persona: model.personas, channel: model.channels })[attribute]);
  const found = known.find(({ name }) => name === wanted) ?? known.find(({ label }) => label === wanted);
  if (found) return found.name;
  const names = [...new Set(known.map(({ name }) => visibleLine(name)))].sort();
  const values = { attribute: term(attribute, language), name: visibleLine(wanted) };
  throw new Refusal(
    EXIT.usage,
    names.length === 0 ? say('usage.no-group', values) : say('usage.group', { ...values, names: names.join(', ') }),
  );
}

/** Says where a journey does not show what was asked for. @throws a Refusal where none has the wave. */
export function checkView({ journeys }: Report, view: View, terminal: Terminal): void {
  if (view.wave !== null) checkWave(journeys, view.wave, terminal);
  const { say, note, language } = terminal;
  for (const { name, perimeter, leftOut, comparisons } of journeys) {
    const journey = visibleLine(name);
    for (const attribute of GROUP_ATTRIBUTES) {
      const wanted = view[attribute];
      if (wanted === null || perimeter[attribute]) continue;
      note(say('note.no-group', { journey, attribute: term(attribute, language), name: visibleLine(wanted) }));
    }
    for (const study of leftOut) {
      note(say('note.left-out', { study: visibleLine(study.label ?? study.name), attribute: lackOf(study.lacks, terminal) }));
    }
    const { compare } = view;
    if (compare !== null && !comparisons.some(({ by }) => by === compare)) {
      note(
        say('note.no-comparison', {
          journey,
          attribute: compare === 'benchmark' ? term('benchmark', language) : lackOf(compare, terminal),
        }),
      );
    }
  }
}

function lackOf(lacks: GroupAttribute | 'wave', { say, language }: Terminal): string {
  return lacks === 'wave' ? say('wave') : term(lacks, language);
}

function checkWave(journeys: readonly JourneyReport[], wave: string, { say, note }: Terminal): void {
  const waves = [...new Set(journeys.flatMap((journey) => journey.waves))];
  const shown = visibleLine(wave);
  if (waves.length === 0) throw new Refusal(EXIT.usage, say('usage.no-waves', { wave: shown }));
  if (!waves.includes(wave)) {
    throw new Refusal(EXIT.usage, say('usage.wave', { wave: shown, waves: waves.map(visibleLine).join(', ') }));
  }
  for (const journey of journeys) {
    if (journey.waves.includes(wave)) continue;
    const instead = journey.wave === null ? say('note.all-observations') : visibleLine(journey.wave);
    note(say('note.other-wave', { journey: visibleLine(journey.name), wave: shown, shown: instead }));
  }
}
