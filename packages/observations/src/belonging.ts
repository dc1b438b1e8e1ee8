/** Who belongs where: respondents to a segment and a persona, rows to a channel. */
import type { Column, GroupAttribute, Model, Named, Study } from '@parcours/model';
import type { Columns } from './columns.ts';
import type { Losses } from './losses.ts';
import { NAMES_NOTHING, NameIndex, NO_NAME, readNames } from './names.ts';
import { ROWS_A_LOOK, type Rows } from './rows.ts';
import type { Stop } from './stop.ts';
import type { Table } from './table.ts';

/** Indexes into the Model's lists; NO_NAME where nothing is named. Null: the file does not tell. */
export interface Belonging {
  readonly tells: readonly GroupAttribute[];
  /** By respondent. */
  readonly segmentOf: Int32Array | null;
  readonly personaOf: Int32Array | null;
  /** By row. */
  readonly channelOf: Int32Array | null;
}

/**
 * A respondent belongs to the segment and the persona that their rows name, some of which may name none; one whose rows name several
 * belongs to none, and is counted. Without a segment column the persona's own segment counts. A row is on the channel that it names.
 *
 * Cells that name nothing in the text are counted; the row stays.
 */
export function readBelonging(
  table: Table,
  study: Study,
  model: Model,
  rows: Rows,
  columns: Columns,
  losses: Losses,
  signal?: Stop,
): Belonging {
  const read = (column: Column | null, things: readonly Named[]): Int32Array | null => {
    const cells = column && columns.find(column);
    if (!column || !cells) return null;
    const names = readNames(cells.values, column, new NameIndex(things));
    const unknown = losses.tally('unmapped', column, 'cell');
    const byRow = new Int32Array(table.lines.length).fill(NO_NAME);
    for (let i = 0; i < rows.kept.length; i++) {
      if (i % ROWS_A_LOOK === 0) signal?.throwIfAborted();
      const row = rows.kept[i] as number;
      const code = cells.codes[row] as number;
      const name = names[code] as number;
      if (name === NAMES_NOTHING) unknown.add(row, cells.values[code] as string);
      else byRow[row] = name;
    }
    return byRow;
  };
  const ofRespondents = (column: Column | null, things: readonly Named[]): Int32Array | null => {
    const byRow = read(column, things);
    return byRow && alike(byRow, column as Column, rows, losses);
  };
  const channelOf = read(study.channel, model.channels);
  const personaOf = ofRespondents(study.persona, model.personas);
  const segmentOf = ofRespondents(study.segment, model.segments) ?? (personaOf && segmentsOf(personaOf, model));
  const told = { segment: segmentOf, persona: personaOf, channel: channelOf };
  const tells = (['segment', 'persona', 'channel'] as const).filter((attribute) => told[attribute] !== null);
  return { tells, segmentOf, personaOf, channelOf };
}

/** By respondent: the one thing that the rows name. */
function alike(byRow: Int32Array, column: Column, rows: Rows, losses: Losses): Int32Array {
  const contradictory = losses.tally('contradictory', column, 'cell');
  const several = new Uint8Array(rows.respondents);
  const named = new Int32Array(rows.respondents).fill(NO_NAME);
  for (const row of rows.kept) {
    const name = byRow[row] as number;
    const respondent = rows.respondentOf[row] as number;
    if (name === NO_NAME || name === named[respondent]) continue;
    if (named[respondent] === NO_NAME) named[respondent] = name;
    else if (!several[respondent]) {
      several[respondent] = 1;
      contradictory.add(row, '');
    }
  }
  return named.map((name, respondent) => (several[respondent] ? NO_NAME : name));
}

function segmentsOf(personaOf: Int32Array, { personas, segments }: Model): Int32Array | null {
  const segmentOf = personas.map(({ segment }) => segments.findIndex(({ name }) => name === segment));
  if (segmentOf.every((segment) => segment < 0)) return null;
  return personaOf.map((persona) => (persona < 0 ? NO_NAME : (segmentOf[persona] ?? NO_NAME)));
}
