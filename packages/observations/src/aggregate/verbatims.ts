/** Samples verbatims of the whole study and of each group. */
import { type Model, NO_VERBATIMS, type Verbatims } from '@parcours/model';
import { VerbatimSampler } from '@parcours/scoring/respondent';
import type { DictionaryColumn } from '../table/dictionary-column.ts';
import type { Table } from '../table/table.ts';
import { NO_NAME } from '../values/name-index.ts';
import type { GroupMembership } from './group-membership.ts';
import { type Interactions, NONE } from './interactions.ts';
import type { RespondentRows } from './respondent-rows.ts';

export interface VerbatimSources {
  readonly table: Table;
  readonly model: Model;
  readonly rows: RespondentRows;
  /** The verbatim column, and the respondent column if there is one. */
  readonly texts: DictionaryColumn;
  readonly respondents: DictionaryColumn | null;
  readonly interactions: Interactions | null;
  /** By row, as `aggregateRespondents` fills them. */
  readonly scores: Float64Array;
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

export function readVerbatims(sources: VerbatimSources): GroupedVerbatims {
  const { table, model, rows, texts, respondents, interactions, scores, membership } = sources;
  const { dimensions, segmentOf, personaOf, channelOf } = membership;
  const stageOf = (row: number) => interactions?.namedStage[row] ?? NONE;
  const everybody = new VerbatimSampler<number>(model.stages.length);
  const groups = new Map<number, VerbatimSampler<number>>();
  const keyOf = (segment: number, persona: number, channel: number) =>
    ((segment + 1) * (model.personas.length + 1) + persona + 1) * (model.channels.length + 1) + channel + 1;
  const groupOf = (segment: number, persona: number, channel: number): VerbatimSampler<number> => {
    const key = keyOf(segment, persona, channel);
    const known = groups.get(key) ?? new VerbatimSampler<number>(model.stages.length);
    groups.set(key, known);
    return known;
  };
  for (const row of rows.kept) {
    if (texts.values[texts.codes[row] as number] === '') continue;
    const [stage, score] = [stageOf(row), scores[row] as number];
    everybody.add(row, stage, score);
    if (dimensions.length === 0) continue;
    const respondent = rows.respondentOf[row] as number;
    const segment = segmentOf?.[respondent] ?? NO_NAME;
    const persona = personaOf?.[respondent] ?? NO_NAME;
    const channel = channelOf?.[row] ?? NO_NAME;
    groupOf(segment, persona, NO_NAME).add(row, stage, score);
    if (channel !== NO_NAME) groupOf(segment, persona, channel).add(row, stage, score);
  }
  const verbatims = (telling: VerbatimSampler<number>): Verbatims => ({
    count: telling.count,
    first: telling.sample().map((row) => ({
      stage: model.stages[stageOf(row)]?.name ?? null,
      respondent: respondents ? (respondents.values[respondents.codes[row] as number] ?? null) : null,
      score: Number.isNaN(scores[row]) ? null : (scores[row] as number),
      text: texts.values[texts.codes[row] as number] as string,
      line: table.lines[row] as number,
      count: 1,
    })),
  });
  return {
    everybody: verbatims(everybody),
    of: ({ segment, persona, channel }) => {
      const index = (list: readonly { readonly name: string }[], wanted: string | null) => list.findIndex(({ name }) => name === wanted);
      const key = keyOf(index(model.segments, segment), index(model.personas, persona), index(model.channels, channel));
      const telling = groups.get(key);
      return telling ? verbatims(telling) : NO_VERBATIMS;
    },
  };
}
