/** Counts respondents by what they answered, before anything is summed up. */
import type { Model } from '@parcours/model';
import { NO_NAME } from '../../values/name-index.ts';
import type { GroupAccumulator, RespondentAnswers } from '../accumulators/group-accumulator.ts';
import type { GroupAccumulators } from '../accumulators/group-accumulators.ts';
import { NONE } from '../interactions.ts';
import type { AnswerColumns } from '../parsed-columns.ts';
import { type AnswerLetters, answerLetters, NO_LETTER } from './answer-letters.ts';
import { AnswerNumbers, type Answers } from './answer-subject.ts';
import { EMPTY_MULTISET } from './multiset-index.ts';
import { PairMap } from './pair-map.ts';

/** A respondent of more rows is not counted by signature: each row makes a longer one, which nobody else has. */
const MAX_ROWS = 64;
/** Signatures of a subject, profiles and counts that are held at once. */
const MAX_ENTRIES = 2 ** 18;
const NO_ANSWERS = -1;
const EMPTY_PROFILE = 0;
/** All respondents; the group of index i is counted as i + 1. */
const EVERYBODY = 0;

export interface CountedRespondents {
  readonly model: Model;
  readonly answers: AnswerColumns;
  /** Number of KPIs. */
  readonly kpis: number;
  /** By row: its channel, or NO_NAME; null: channels are not told apart. */
  readonly channelOf: Int32Array | null;
  readonly isUsed: (row: number) => boolean;
  readonly everybody: GroupAccumulator;
  readonly groups: GroupAccumulators | null;
}

/**
 * Millions of respondents give a few thousand different answers. A respondent's rows are followed to their signature at each stage and of each
 * KPI, and what a signature amounts to is computed once. The respondents of a group are counted by all that they gave (their *profile*), and
 * enter the sums as one with a count.
 *
 * Counts are whole numbers, and only respondents of one weight are added together: the sums are, to the last bit, those of adding one
 * respondent after the other.
 */
export class AnswerCounter {
  readonly #to: CountedRespondents;
  readonly #letters: AnswerLetters;
  readonly #subjects: number;
  readonly #channels: number;
  readonly #answers = new AnswerNumbers();
  readonly #profiles = new ProfileIndex();
  /** By group and profile. */
  readonly #counts = new PairMap();
  /** By group, subject and two channels in one number, and by the pair of answers. */
  readonly #channelCounts = new PairMap();
  readonly #answerPairs = new PairMap();
  #pairs: (readonly [number, number])[] = [];
  #weight = Number.NaN;

  /** Of the current respondent: its signature by subject; then those of its rows on each channel. */
  readonly #signatures: Int32Array;
  /** By channel: rows of the current respondent, and those used. */
  readonly #rowsOn: Int32Array;
  readonly #usedOn: Int32Array;

  constructor(to: CountedRespondents) {
    this.#to = to;
    this.#letters = answerLetters(to.model, to.answers, to.kpis);
    this.#subjects = this.#letters.subjects.length;
    this.#channels = to.channelOf ? to.model.channels.length : 0;
    this.#signatures = new Int32Array(this.#subjects * (this.#channels + 1));
    this.#rowsOn = new Int32Array(this.#channels);
    this.#usedOn = new Int32Array(this.#channels);
  }

  /**
   * Call in ascending order of weight.
   *
   * @param used how many of the rows are used, above 0.
   * @param times number of respondents with these rows.
   * @returns false if the respondent has too many rows.
   */
  add(respondent: number, rows: Uint32Array, used: number, weight: number, times: number): boolean {
    if (weight !== this.#weight || this.#isFull()) this.flush();
    this.#weight = weight;
    if (rows.length > MAX_ROWS) return false;
    this.#read(rows);
    const { everybody, groups } = this.#to;
    const profile = this.#profileOf(0);
    everybody.addRows(used * times);
    this.#counts.add(EVERYBODY, profile, times);
    if (!groups) return true;
    const group = groups.indexOf(respondent, NO_NAME);
    groups.at(group).addRows(used * times);
    this.#counts.add(group + 1, profile, times);
    let channels = 0;
    for (let channel = 0; channel < this.#channels; channel++) {
      const usedHere = this.#usedOn[channel] as number;
      if (usedHere === 0) continue;
      channels++;
      const own = groups.indexOf(respondent, channel);
      groups.at(own).addRows(usedHere * times);
      const isOnly = this.#rowsOn[channel] === rows.length;
      this.#counts.add(own + 1, isOnly ? profile : this.#profileOf(channel + 1), times);
    }
    if (channels > 1) this.#countChannelPairs(group, times);
    return true;
  }

  /** Adds what was counted to the sums. Call it once more after the last respondent. */
  flush(): void {
    const { everybody, groups, model } = this.#to;
    const respondents = (answers: readonly Answers[], count: number): RespondentAnswers => ({
      respondent: NONE,
      weight: this.#weight,
      count,
      stages: answers.flatMap((each) => (each.kind === 'stage' ? each.given : [])),
      kpis: answers.flatMap((each) => (each.kind === 'kpi' ? each.given : [])),
    });
    const answersOf = (number: number) => this.#answers.of(number);
    this.#counts.forEach((group, profile, count) => {
      const accumulator = group === EVERYBODY ? everybody : groups?.at(group - 1);
      accumulator?.add(respondents(this.#profiles.answers(profile).map(answersOf), count), 0);
    });
    this.#counts.clear();
    const channels = model.channels.length;
    this.#channelCounts.forEach((key, pair, count) => {
      const [second, first, group] = [key % channels, Math.floor(key / channels) % channels, Math.floor(key / channels / channels)];
      const [here, there] = this.#pairs[pair] as readonly [number, number];
      groups?.at(group).addChannels([
        [first, respondents([answersOf(here)], count)],
        [second, respondents([answersOf(there)], count)],
      ]);
    });
    this.#channelCounts.clear();
    if (!this.#isFull()) return;
    for (const subject of this.#letters.subjects) subject.clear();
    this.#answers.clear();
    this.#profiles.clear();
    this.#answerPairs.clear();
    this.#pairs = [];
  }

  /** Follows the rows to their signatures, all of them and those on each channel. */
  #read(rows: Uint32Array): void {
    const { subjects, columns, interactions } = this.#letters;
    const { channelOf, isUsed } = this.#to;
    const [signatures, count] = [this.#signatures, this.#subjects];
    signatures.fill(EMPTY_MULTISET);
    this.#rowsOn.fill(0);
    this.#usedOn.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const channel = channelOf ? (channelOf[row] as number) : NO_NAME;
      if (channel !== NO_NAME) {
        (this.#rowsOn[channel] as number)++;
        if (isUsed(row)) (this.#usedOn[channel] as number)++;
      }
      const own = channel === NO_NAME ? 0 : (channel + 1) * count;
      const extend = (subject: number, letter: number) => {
        const { multisets } = subjects[subject] as AnswerLetters['subjects'][number];
        signatures[subject] = multisets.next(signatures[subject] as number, letter);
        if (own > 0) signatures[own + subject] = multisets.next(signatures[own + subject] as number, letter);
      };
      if (interactions && interactions.subjects[row] !== NONE)
        extend(interactions.subjects[row] as number, interactions.letters[row] as number);
      for (const { subject, codes, letters } of columns) {
        const letter = letters[codes[row] as number] as number;
        if (letter !== NO_LETTER) extend(subject, letter);
      }
    }
  }

  /** The profile of the current respondent. @param place 0: over all channels; else a channel + 1. */
  #profileOf(place: number): number {
    const from = place * this.#subjects;
    let profile = EMPTY_PROFILE;
    for (let subject = 0; subject < this.#subjects; subject++) {
      const signature = this.#signatures[from + subject] as number;
      if (signature === EMPTY_MULTISET) continue;
      profile = this.#profiles.extend(profile, this.#answersOf(subject, signature));
    }
    return profile;
  }

  #answersOf(subject: number, signature: number): number {
    return (this.#letters.subjects[subject] as AnswerLetters['subjects'][number]).answersOf(signature, this.#answers);
  }

  #countChannelPairs(group: number, times: number): void {
    const channels = this.#channels;
    for (let first = 0; first < channels; first++) {
      if (this.#usedOn[first] === 0) continue;
      for (let second = first + 1; second < channels; second++) {
        if (this.#usedOn[second] === 0) continue;
        const key = (group * channels + first) * channels + second;
        for (let subject = 0; subject < this.#subjects; subject++) {
          const here = this.#signatures[(first + 1) * this.#subjects + subject] as number;
          const there = this.#signatures[(second + 1) * this.#subjects + subject] as number;
          if (here === EMPTY_MULTISET || there === EMPTY_MULTISET) continue;
          this.#channelCounts.add(key, this.#pairOf(this.#answersOf(subject, here), this.#answersOf(subject, there)), times);
        }
      }
    }
  }

  #pairOf(here: number, there: number): number {
    const known = this.#answerPairs.get(here, there);
    if (known >= 0) return known;
    const pair = this.#pairs.push([here, there]) - 1;
    this.#answerPairs.set(here, there, pair);
    return pair;
  }

  #isFull(): boolean {
    return (
      this.#profiles.size > MAX_ENTRIES ||
      this.#counts.size > MAX_ENTRIES ||
      this.#channelCounts.size > MAX_ENTRIES ||
      this.#pairs.length > MAX_ENTRIES ||
      this.#letters.subjects.some(({ multisets }) => multisets.size > MAX_ENTRIES)
    );
  }
}

/** Lists of answers by subject, each numbered once. */
class ProfileIndex {
  readonly #steps = new PairMap();
  /** By profile: the list without its last answers, and these. */
  #rests: number[] = [EMPTY_PROFILE];
  #lasts: number[] = [NO_ANSWERS];

  get size(): number {
    return this.#rests.length;
  }

  extend(profile: number, answers: number): number {
    const known = this.#steps.get(profile, answers);
    if (known >= 0) return known;
    const extended = this.#rests.push(profile) - 1;
    this.#lasts.push(answers);
    this.#steps.set(profile, answers, extended);
    return extended;
  }

  answers(profile: number): number[] {
    const found: number[] = [];
    for (let at = profile; at !== EMPTY_PROFILE; at = this.#rests[at] as number) found.push(this.#lasts[at] as number);
    return found.reverse();
  }

  clear(): void {
    this.#steps.clear();
    this.#rests = [EMPTY_PROFILE];
    this.#lasts = [NO_ANSWERS];
  }
}
