/** Group membership: respondents by segment and persona, rows by channel. */
import type { Column, Dimension, Model, Named } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { NameIndex, NO_NAME, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import type { RejectLog } from './reject-log.ts';
import type { RespondentRows } from './respondent-rows.ts';
import type { StudyContext } from './study-context.ts';

/** Indexes into the Model's lists, or NO_NAME. Null if the file has no such column. */
export interface GroupMembership {
  readonly dimensions: readonly Dimension[];
  /** By respondent. */
  readonly segmentOf: Int32Array | null;
  readonly personaOf: Int32Array | null;
  /** By row. */
  readonly channelOf: Int32Array | null;
}

/**
 * A respondent belongs to the segment and persona that their rows name; rows without a name do not count. A respondent whose rows name
 * several belongs to none and is counted as contradictory. Without a segment column, the persona's own segment applies. A row belongs to
 * the channel it names.
 *
 * Cells with an unknown name are counted as rejects; the row is kept.
 */
export function readGroupMembership(context: StudyContext, rows: RespondentRows): GroupMembership {
  const { table, study, model, columns, rejects, signal } = context;
  const read = (column: Column | null, targets: readonly Named[]): Int32Array | null => {
    const cells = column && columns.find(column);
    if (!column || !cells) return null;
    const names = resolveNames(cells.values, column, new NameIndex(targets));
    const unknown = rejects.tally('unmapped', column, 'cell');
    const byRow = new Int32Array(table.lines.length).fill(NO_NAME);
    for (let i = 0; i < rows.kept.length; i++) {
      if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
      const row = rows.kept[i] as number;
      const code = cells.codes[row] as number;
      const name = names[code] as number;
      if (name === UNKNOWN_NAME) unknown.add(row, cells.values[code] as string);
      else byRow[row] = name;
    }
    return byRow;
  };
  const ofRespondents = (column: Column | null, targets: readonly Named[]): Int32Array | null => {
    const byRow = read(column, targets);
    return byRow && singleNameByRespondent(byRow, column as Column, rows, rejects);
  };
  const channelOf = read(study.channel, model.channels);
  const personaOf = ofRespondents(study.persona, model.personas);
  const segmentOf = ofRespondents(study.segment, model.segments) ?? (personaOf && segmentsOf(personaOf, model));
  const byDimension = { segment: segmentOf, persona: personaOf, channel: channelOf };
  const dimensions = (['segment', 'persona', 'channel'] as const).filter((attribute) => byDimension[attribute] !== null);
  return { dimensions, segmentOf, personaOf, channelOf };
}

/** By respondent: the single name given by their rows, or NO_NAME. */
function singleNameByRespondent(byRow: Int32Array, column: Column, rows: RespondentRows, rejects: RejectLog): Int32Array {
  const contradictory = rejects.tally('contradictory', column, 'cell');
  const isContradictory = new Uint8Array(rows.respondents);
  const named = new Int32Array(rows.respondents).fill(NO_NAME);
  for (const row of rows.kept) {
    const name = byRow[row] as number;
    const respondent = rows.respondentOf[row] as number;
    if (name === NO_NAME || name === named[respondent]) continue;
    if (named[respondent] === NO_NAME) named[respondent] = name;
    else if (!isContradictory[respondent]) {
      isContradictory[respondent] = 1;
      contradictory.add(row, '');
    }
  }
  return named.map((name, respondent) => (isContradictory[respondent] ? NO_NAME : name));
}

function segmentsOf(personaOf: Int32Array, { personas, segments }: Model): Int32Array | null {
  const segmentOf = personas.map(({ segment }) => segments.findIndex(({ name }) => name === segment));
  if (segmentOf.every((segment) => segment < 0)) return null;
  return personaOf.map((persona) => (persona < 0 ? NO_NAME : (segmentOf[persona] ?? NO_NAME)));
}
