/** One accumulator per group: segment and persona, and within these each channel. */
import type { GroupSample, Model } from '@parcours/model';
import { NO_NAME } from '../../values/name-index.ts';
import type { GroupMembership } from '../group-membership.ts';
import { GroupAccumulator, type GroupFigures, type KpiList, type RespondentAnswers, type RespondentKeys } from './group-accumulator.ts';

interface Group {
  readonly segment: number;
  readonly persona: number;
  /** NO_NAME: all channels. */
  readonly channel: number;
  readonly accumulator: GroupAccumulator;
}

/** The samples of a group, without its verbatims. */
export type GroupDistributions = Pick<GroupSample, 'segment' | 'persona' | 'channel'> & GroupFigures;

export class GroupAccumulators {
  readonly #model: Model;
  readonly #kpiList: KpiList;
  readonly #membership: GroupMembership;
  readonly #keys: RespondentKeys;
  /** In order of appearance. */
  readonly #groups: Group[] = [];
  /** Key: segment, persona and channel. */
  readonly #indexes = new Map<number, number>();

  /** By channel: rows of the current respondent. */
  readonly #rowsByChannel: readonly number[][];

  constructor(model: Model, kpiList: KpiList, membership: GroupMembership, keys: RespondentKeys) {
    this.#keys = keys;
    this.#model = model;
    this.#kpiList = kpiList;
    this.#membership = membership;
    this.#rowsByChannel = model.channels.map(() => []);
  }

  /**
   * @param answers of all the respondent's rows.
   * @param used how many of the rows are used, above 0.
   * @param isUsed whether any cell of a row is used.
   * @param answersOf the answers of some of the rows alone.
   */
  add(
    respondent: number,
    rows: Uint32Array,
    answers: RespondentAnswers,
    used: number,
    isUsed: (row: number) => boolean,
    answersOf: (rows: readonly number[]) => RespondentAnswers,
  ) {
    const { channelOf } = this.#membership;
    const group = this.at(this.indexOf(respondent, NO_NAME));
    group.add(answers, used);
    if (!channelOf) return;

    for (const row of rows) {
      const channel = channelOf[row] as number;
      if (channel !== NO_NAME) this.#rowsByChannel[channel]?.push(row);
    }
    const answersByChannel: (readonly [number, RespondentAnswers])[] = [];
    for (const [channel, some] of this.#rowsByChannel.entries()) {
      const usedHere = countUsed(some, isUsed);
      if (usedHere > 0) {
        const alone = some.length === rows.length ? answers : answersOf(some);
        this.at(this.indexOf(respondent, channel)).add(alone, usedHere);
        answersByChannel.push([channel, alone]);
      }
      some.length = 0;
    }
    if (answersByChannel.length > 1) group.addChannels(answersByChannel);
  }

  finish(): GroupDistributions[] {
    const { segments, personas, channels } = this.#model;
    return [...this.#groups]
      .sort((a, b) => a.segment - b.segment || a.persona - b.persona || a.channel - b.channel)
      .map(({ segment, persona, channel, accumulator }) => ({
        segment: segments[segment]?.name ?? null,
        persona: personas[persona]?.name ?? null,
        channel: channels[channel]?.name ?? null,
        ...accumulator.finish(),
      }));
  }

  /** The number of a respondent's group, from 0. @param channel NO_NAME: all channels. */
  indexOf(respondent: number, channel: number): number {
    const segment = this.#membership.segmentOf?.[respondent] ?? NO_NAME;
    const persona = this.#membership.personaOf?.[respondent] ?? NO_NAME;
    const { personas, channels } = this.#model;
    // NO_NAME is −1.
    const key = ((segment + 1) * (personas.length + 1) + persona + 1) * (channels.length + 1) + channel + 1;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const accumulator = new GroupAccumulator(this.#model, this.#kpiList, this.#keys);
    const index = this.#groups.push({ segment, persona, channel, accumulator }) - 1;
    this.#indexes.set(key, index);
    return index;
  }

  at(index: number): GroupAccumulator {
    return (this.#groups[index] as Group).accumulator;
  }
}

export function countUsed(rows: Iterable<number>, isUsed: (row: number) => boolean): number {
  let used = 0;
  for (const row of rows) if (isUsed(row)) used++;
  return used;
}
