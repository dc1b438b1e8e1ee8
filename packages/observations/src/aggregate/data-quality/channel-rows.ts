/** Long files: rows on a channel that their stage does not have, or that a rupture declares impossible there. */
import { type Column, diagnoseElement, type Model, type Named, type Stage, type UnlocatedDiagnostic } from '@parcours/model';
import { ROWS_PER_CANCELLATION_CHECK } from '../../cancellation-token.ts';
import { excerpt } from '../../excerpt.ts';
import { MAX_EXAMPLES } from '../../table/table.ts';
import { NameIndex, resolveNames } from '../../values/name-index.ts';
import type { RowTally } from '../row-tally.ts';
import type { StudyContext } from '../study-context.ts';

/**
 * Reports rows by stage (JRN0448), and by stage and rupture (JRN0449). They count all the same. A stage that names no channel is on those
 * of its touchpoints; where one of these has no channel, nothing is known. In a wide file the channel is the respondent's, and says
 * nothing of a stage.
 *
 * @param rows used rows, ascending.
 */
export function reportChannelRows(context: StudyContext, rows: Uint32Array): void {
  const { table, study, model, columns, rejects, diagnostics, signal } = context;
  const stageCells = study.stage && columns.find(study.stage);
  const channelCells = study.channel && columns.find(study.channel);
  if (!study.stage || !study.channel || !stageCells || !channelCells) return;
  const stages = resolveNames(stageCells.values, study.stage, new NameIndex(model.stages));
  const channels = resolveNames(channelCells.values, study.channel, new NameIndex(model.channels));
  const found: (ChannelRows | undefined)[] = new Array(model.stages.length * model.channels.length);
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_PER_CANCELLATION_CHECK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const [stage, channel] = [stages[stageCells.codes[row] as number] as number, channels[channelCells.codes[row] as number] as number];
    if (stage < 0 || channel < 0) continue;
    const key = stage * model.channels.length + channel;
    let known = found[key];
    if (!known) {
      known = { ...judge(model, stage, channel), tally: rejects.rowTally() };
      found[key] = known;
    }
    if (!known.isExpected) known.tally.addRow(row);
  }
  const unexpected = found.filter((each) => each !== undefined).filter(({ isExpected }) => !isExpected);
  const { path } = table;
  for (const stage of model.stages) {
    const own = unexpected.filter((each) => each.stage === stage);
    for (const each of own) if (each.rupture !== null) diagnostics.push(acrossRupture(each, each.rupture, study.channel, path));
    const off = own.filter(({ rupture }) => rupture === null);
    if (off.length > 0) diagnostics.push(offChannel(stage, off, study.channel, path));
  }
}

/** A stage on a channel. */
interface StageOnChannel {
  readonly stage: Stage;
  readonly channel: Named;
  /** The stage has the channel, and no rupture declares it impossible. */
  readonly isExpected: boolean;
  /** Text of the rupture that declares the channel impossible at the stage. */
  readonly rupture: string | null;
}

interface ChannelRows extends StageOnChannel {
  readonly tally: RowTally;
}

function judge(model: Model, stageIndex: number, channelIndex: number): StageOnChannel {
  const stage = model.stages[stageIndex] as Stage;
  const channel = model.channels[channelIndex] as Named;
  const rupture = stage.ruptures.find(({ from, to }) => from === channel.name && to === null)?.text ?? null;
  const known = channelsOf(stage, model);
  return { stage, channel, isExpected: rupture === null && (known === null || known.has(channel.name)), rupture };
}

/** Names of the channels that a stage is on; null: not known. */
function channelsOf(stage: Stage, { touchpoints }: Model): ReadonlySet<string> | null {
  const ofTouchpoints = stage.touchpoints.map((name) => touchpoints.find((each) => each.name === name)?.channel ?? null);
  const isKnown = stage.channels.length > 0 || (ofTouchpoints.length > 0 && !ofTouchpoints.includes(null));
  return isKnown ? new Set([...stage.channels, ...ofTouchpoints.filter((channel) => channel !== null)]) : null;
}

function offChannel(stage: Stage, found: readonly ChannelRows[], column: Column, path: string): UnlocatedDiagnostic {
  const lines = found.flatMap(({ tally }) => tally.lines).sort((a, b) => a - b);
  return diagnoseElement(
    'JRN0448',
    column.id,
    {
      n: found.reduce((sum, { tally }) => sum + tally.count, 0),
      path,
      stage: stage.label ?? stage.name,
      examples: found.map(({ channel }) => `"${excerpt(channel.label ?? channel.name)}"`).join(', '),
      lines: String(lines[0]),
    },
    { dataLocation: { lines: lines.slice(0, MAX_EXAMPLES), column: column.header } },
  );
}

function acrossRupture({ stage, channel, tally }: ChannelRows, rupture: string, column: Column, path: string): UnlocatedDiagnostic {
  const { count: n, lines } = tally;
  return diagnoseElement(
    'JRN0449',
    column.id,
    {
      n,
      path,
      stage: stage.label ?? stage.name,
      channel: channel.label ?? channel.name,
      rupture: excerpt(rupture),
      lines: String(lines[0]),
    },
    { dataLocation: { lines, column: column.header } },
  );
}
