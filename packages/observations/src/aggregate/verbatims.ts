/** Samples verbatims of the whole study and of each group. */
import { type Model, NO_VERBATIMS, type Verbatims } from '@parcours/model';
import { VerbatimSampler } from '@parcours/scoring/respondent';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import type { Table } from '../table/table.ts';
import { NO_NAME } from '../values/name-index.ts';
import { respondentByRow } from './file-order.ts';
import type { GroupMembership } from './group-membership.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { RespondentRows } from './respondents/respondent-rows.ts';
import type { VerbatimScores } from './respondents/respondents.ts';
import type { StudyContext } from './study-context.ts';

/** A column of comments; `aggregateRespondents` fills its scores. */
export interface VerbatimColumn extends VerbatimScores {
  readonly texts: DictionaryColumn;
}

/** The study's columns of comments that the file has. A column about a stage that the journey lacks is as one about none. */
export function verbatimColumns({ table, study, model, columns }: StudyContext): VerbatimColumn[] {
  return study.verbatims.flatMap(({ column, stage }) => {
    const texts = columns.find(column);
    const index = model.stages.findIndex(({ name }) => name === stage);
    return texts ? [{ texts, stage: index < 0 ? NONE : index, scores: new Float64Array(table.lines.length).fill(Number.NaN) }] : [];
  });
}

export function hasVerbatim({ texts }: VerbatimColumn, row: number): boolean {
  return texts.values[texts.codes[row] as number] !== '';
}

export interface VerbatimSources {
  readonly table: Table;
  readonly model: Model;
  readonly rows: RespondentRows;
  readonly columns: readonly VerbatimColumn[];
  /** The respondent column, if there is one. */
  readonly respondents: DictionaryColumn | null;
  readonly interactions: Interactions | null;
  readonly membership: GroupMembership;
}

/** Names as in a GroupSample; all null: respondents without any named group. */
interface Group {
  readonly segment: string | null;
  readonly persona: string | null;
  readonly channel: string | null;
}

export interface GroupedVerbatims {
  readonly everybody: Verbatims;
  /** NO_VERBATIMS for a group without any. */
  readonly of: (group: Group) => Verbatims;
}

interface Comment {
  readonly row: number;
  /** Index of the stage, or NONE. */
  readonly stage: number;
  readonly score: number;
  readonly text: string;
}

export function readVerbatims(sources: VerbatimSources): GroupedVerbatims {
  const { table, model, respondents } = sources;
  const everybody = new VerbatimSampler<Comment>(model.stages.length);
  const groups = new Map<number, VerbatimSampler<Comment>>();
  for (const [comment, keys] of comments(sources)) {
    everybody.add(comment, comment);
    for (const key of keys) {
      const known = groups.get(key) ?? new VerbatimSampler<Comment>(model.stages.length);
      groups.set(key, known);
      known.add(comment, comment);
    }
  }
  // A second pass: only now it is known which texts are in the samples.
  for (const [comment, keys] of comments(sources)) {
    everybody.recount(comment);
    for (const key of keys) groups.get(key)?.recount(comment);
  }
  const verbatims = (sampler: VerbatimSampler<Comment>): Verbatims => ({
    count: sampler.count,
    first: sampler.sample().map(({ verbatim: { row, stage, score, text }, count }) => ({
      stage: model.stages[stage]?.name ?? null,
      respondent: respondents ? (respondents.values[respondents.codes[row] as number] ?? null) : null,
      score: Number.isNaN(score) ? null : score,
      text,
      line: table.lines[row] as number,
      count,
    })),
  });
  return {
    everybody: verbatims(everybody),
    of: ({ segment, persona, channel }) => {
      const index = (list: readonly { readonly name: string }[], wanted: string | null) => list.findIndex(({ name }) => name === wanted);
      const key = groupKey(model, index(model.segments, segment), index(model.personas, persona), index(model.channels, channel));
      const sampler = groups.get(key);
      return sampler ? verbatims(sampler) : NO_VERBATIMS;
    },
  };
}

/** All comments in file order, each with the keys of the groups that it belongs to. */
function* comments(sources: VerbatimSources): Generator<readonly [Comment, readonly number[]]> {
  const { model, rows, columns, interactions, membership } = sources;
  const { dimensions, segmentOf, personaOf, channelOf } = membership;
  const respondentOf = respondentByRow(rows, sources.table.lines.length);
  const keysOf = (row: number): number[] => {
    if (dimensions.length === 0) return [];
    const respondent = respondentOf[row] as number;
    const [segment, persona] = [segmentOf?.[respondent] ?? NO_NAME, personaOf?.[respondent] ?? NO_NAME];
    const channel = channelOf?.[row] ?? NO_NAME;
    const channels = channel === NO_NAME ? [NO_NAME] : [NO_NAME, channel];
    return channels.map((each) => groupKey(model, segment, persona, each));
  };
  for (const row of rows.kept) {
    for (const column of columns) {
      if (!hasVerbatim(column, row)) continue;
      const { texts, stage: about, scores } = column;
      const stage = about === NONE ? (interactions?.namedStage[row] ?? NONE) : about;
      const comment = { row, stage, score: scores[row] as number, text: texts.values[texts.codes[row] as number] as string };
      yield [comment, keysOf(row)];
    }
  }
}

/** A number that tells groups apart; NO_NAME is −1. */
function groupKey({ personas, channels }: Model, segment: number, persona: number, channel: number): number {
  return ((segment + 1) * (personas.length + 1) + persona + 1) * (channels.length + 1) + channel + 1;
}
