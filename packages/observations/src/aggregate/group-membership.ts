/** Group membership: respondents by segment and persona, rows by channel. */
import type { Column, Dimension, Model, Named } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../cancellation-token.ts';
import { NameIndex, NO_NAME, resolveNames, UNKNOWN_NAME } from '../values/name-index.ts';
import { firstLines } from './file-order.ts';
import type { RespondentRows } from './respondents/respondent-rows.ts';
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
    return byRow && singleNameByRespondent(context, byRow, column as Column, rows);
  };
  const channelOf = read(study.channel, model.channels);
  const personaOf = ofRespondents(study.persona, model.personas);
  const segmentOf = ofRespondents(study.segment, model.segments) ?? (personaOf && segmentsOf(personaOf, model));
  const byDimension = { segment: segmentOf, persona: personaOf, channel: channelOf };
  const dimensions = (['segment', 'persona', 'channel'] as const).filter((attribute) => byDimension[attribute] !== null);
  return { dimensions, segmentOf, personaOf, channelOf };
}

/** By respondent: the single name given by their rows, or NO_NAME. */
function singleNameByRespondent(context: StudyContext, byRow: Int32Array, column: Column, rows: RespondentRows): Int32Array {
  const contradictory = context.rejects.tally('contradictory', column, 'cell');
  let contradictions = 0;
  const named = Int32Array.from({ length: rows.respondents }, (_, respondent) => {
    const end = rows.offsets[respondent + 1] as number;
    let first = NO_NAME;
    for (let i = rows.offsets[respondent] as number; i < end; i++) {
      const name = byRow[rows.rows[i] as number] as number;
      if (name === NO_NAME || name === first) continue;
      if (first !== NO_NAME) {
        contradictions += rows.counts?.[respondent] ?? 1;
        return NO_NAME;
      }
      first = name;
    }
    return first;
  });
  if (contradictions > 0) contradictory.addOccurrences(contradictions, contradictionLines(context, byRow, rows));
  return named;
}

/** Lines of the first rows that name another than the respondent's row before. */
function contradictionLines(context: StudyContext, byRow: Int32Array, rows: RespondentRows): number[] {
  const named = new Map<number, number>();
  return firstLines(context, rows, (row, respondent) => {
    const name = byRow[row] as number;
    const known = named.get(respondent);
    if (name === NO_NAME || name === known || known === NO_NAME) return false;
    // Each respondent is told of once.
    named.set(respondent, known === undefined ? name : NO_NAME);
    return known !== undefined;
  });
}

function segmentsOf(personaOf: Int32Array, { personas, segments }: Model): Int32Array | null {
  const segmentOf = personas.map(({ segment }) => segments.findIndex(({ name }) => name === segment));
  if (segmentOf.every((segment) => segment < 0)) return null;
  return personaOf.map((persona) => (persona < 0 ? NO_NAME : (segmentOf[persona] ?? NO_NAME)));
}
