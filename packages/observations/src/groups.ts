/** The groups of a study: each respondent in that of their segment and persona, and there on the channels of their rows. */
import type { GroupSample, Model } from '@parcours/model';
import type { Belonging } from './belonging.ts';
import { GroupGatherer, type KpiList, type Voice } from './group-gatherer.ts';
import { NO_NAME } from './names.ts';

interface Group {
  readonly segment: number;
  readonly persona: number;
  /** NO_NAME: on whatever channel. */
  readonly channel: number;
  readonly gatherer: GroupGatherer;
}

/** A group without what it said in words. */
export type GroupFigures = Omit<GroupSample, 'verbatims'>;

export class Groups {
  readonly #model: Model;
  readonly #kpiList: KpiList;
  readonly #belonging: Belonging;
  /** By segment, persona and channel in one number. */
  readonly #groups = new Map<number, Group>();

  /** By channel: its rows of the respondent at hand. */
  readonly #rowsOn: readonly number[][];

  constructor(model: Model, kpiList: KpiList, belonging: Belonging) {
    this.#model = model;
    this.#kpiList = kpiList;
    this.#belonging = belonging;
    this.#rowsOn = model.channels.map(() => []);
  }

  /**
   * @param voice what all of the respondent's rows say together.
   * @param isUsed whether anything of a row is used.
   * @param speak what some of the rows say alone.
   */
  hear(respondent: number, rows: Uint32Array, voice: Voice, isUsed: (row: number) => boolean, speak: (rows: readonly number[]) => Voice) {
    const used = usedOf(rows, isUsed);
    if (used === 0) return;
    const { channelOf } = this.#belonging;
    const group = this.#of(respondent, NO_NAME);
    count(group, used, voice.times);
    group.hear(voice);
    if (!channelOf) return;

    for (const row of rows) {
      const channel = channelOf[row] as number;
      if (channel !== NO_NAME) this.#rowsOn[channel]?.push(row);
    }
    const voices: (readonly [number, Voice])[] = [];
    for (const [channel, some] of this.#rowsOn.entries()) {
      const usedHere = usedOf(some, isUsed);
      if (usedHere > 0) {
        const alone = some.length === rows.length ? voice : speak(some);
        const part = this.#of(respondent, channel);
        count(part, usedHere, voice.times);
        part.hear(alone);
        voices.push([channel, alone]);
      }
      some.length = 0;
    }
    if (voices.length > 1) group.hearChannels(voices);
  }

  finish(): GroupFigures[] {
    const { segments, personas, channels } = this.#model;
    return [...this.#groups.values()]
      .sort((a, b) => a.segment - b.segment || a.persona - b.persona || a.channel - b.channel)
      .map(({ segment, persona, channel, gatherer }) => ({
        segment: segments[segment]?.name ?? null,
        persona: personas[persona]?.name ?? null,
        channel: channels[channel]?.name ?? null,
        respondents: gatherer.respondents,
        rowsUsed: gatherer.rowsUsed,
        ...gatherer.finish(),
      }));
  }

  #of(respondent: number, channel: number): GroupGatherer {
    const segment = this.#belonging.segmentOf?.[respondent] ?? NO_NAME;
    const persona = this.#belonging.personaOf?.[respondent] ?? NO_NAME;
    const { personas, channels } = this.#model;
    // NO_NAME is −1.
    const key = ((segment + 1) * (personas.length + 1) + persona + 1) * (channels.length + 1) + channel + 1;
    const known = this.#groups.get(key)?.gatherer;
    if (known) return known;
    const gatherer = new GroupGatherer(this.#model, this.#kpiList);
    this.#groups.set(key, { segment, persona, channel, gatherer });
    return gatherer;
  }
}

function count(group: GroupGatherer, rows: number, times: number): void {
  group.respondents += times;
  group.rowsUsed += rows * times;
}

function usedOf(rows: Iterable<number>, isUsed: (row: number) => boolean): number {
  let used = 0;
  for (const row of rows) if (isUsed(row)) used++;
  return used;
}
