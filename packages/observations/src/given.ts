/** Files of given means: a row a stage (and segment, persona, channel), with its mean, n and, perhaps, standard deviation. */
import {
  type Diagnostic,
  type GivenMean,
  type GroupAttribute,
  type GroupSample,
  type Model,
  NO_VERBATIMS,
  type StageSample,
  type Study,
} from '@parcours/model';
import { onScale, poolGivenMeans } from '@parcours/scoring';
import { type Belonging, readBelonging } from './belonging.ts';
import type { Columns } from './columns.ts';
import { FigureSource, reportScaleMissing, usable } from './figure-source.ts';
import type { Losses } from './losses.ts';
import { NAMES_NOTHING, NameIndex, NO_NAME, readNames } from './names.ts';
import type { Decimals } from './number.ts';
import { readFigures } from './ratings.ts';
import { ROWS_A_LOOK } from './rows.ts';
import type { Stop } from './stop.ts';
import type { Table } from './table.ts';

interface Given {
  /** The largest n of a stage: more is not known of how many there are. */
  readonly respondents: number;
  readonly stages: readonly StageSample[];
  readonly tells: readonly GroupAttribute[];
  readonly groups: readonly GroupSample[];
  readonly rowsUsed: number;
}

/** n may be an effective, fractional one, but there is someone. */
const SOMEONE = { min: 1, max: Number.POSITIVE_INFINITY };
const NOT_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

/**
 * Several rows of one stage (one per region, say) are pooled as groups that have nobody in common (`poolGivenMeans`). Where rows name a
 * segment, a persona or a channel, each of these is pooled alone too.
 *
 * @returns null where the stage, mean or n column is not in the file.
 */
export function readGivenMeans(
  table: Table,
  study: Study,
  model: Model,
  rows: Uint32Array,
  columns: Columns,
  decimals: Decimals,
  losses: Losses,
  findings: Diagnostic[],
  signal?: Stop,
): Given | null {
  const stageCells = study.stage && columns.find(study.stage);
  const meanCells = study.mean && columns.find(study.mean);
  const nCells = study.n && columns.find(study.n);
  const sdCells = study.sd && columns.find(study.sd);
  if (!study.stage || !study.mean || !study.n || !stageCells || !meanCells || !nCells) return null;
  const scale = usable(study.mean.scale);
  if (!scale) {
    findings.push(reportScaleMissing(meanCells, study.mean, rows, decimals, losses));
    return { respondents: 0, stages: [], tells: [], groups: [], rowsUsed: 0 };
  }
  const read = decimals.reader(meanCells, scale);
  const means = new FigureSource(
    meanCells,
    readFigures(meanCells.values, study.mean, scale, read, (figure) => onScale(figure, scale, model.scale)),
    study.mean,
    'row',
    scale,
    losses,
  );
  const plainly = (figure: number) => figure;
  const ns = new FigureSource(
    nCells,
    readFigures(nCells.values, study.n, SOMEONE, decimals.reader(nCells, null), plainly),
    study.n,
    'row',
    SOMEONE,
    losses,
  );
  const ratio = Math.abs((model.scale.max - model.scale.min) / (scale.max - scale.min));
  const sds =
    study.sd && sdCells
      ? new FigureSource(
          sdCells,
          readFigures(sdCells.values, study.sd, NOT_NEGATIVE, decimals.reader(sdCells, null), (figure) => figure * ratio),
          study.sd,
          'cell',
          NOT_NEGATIVE,
          losses,
        )
      : null;

  const stages = readNames(stageCells.values, study.stage, new NameIndex(model.stages));
  const unknown = losses.tally('unmapped', study.stage, 'row');
  const none = losses.tally('empty', study.stage, 'row');
  // Each row speaks for people of its own.
  const own = { kept: rows, respondentOf: Int32Array.from(table.lines, (_, row) => row), respondents: table.lines.length };
  const belonging = readBelonging(table, study, model, { ...own, weights: null, times: null }, columns, losses, signal);
  const everybody = new Means(model);
  const groups = new MeanGroups(model, belonging);
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_A_LOOK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const code = stageCells.codes[row] as number;
    const stage = stages[code] as number;
    if (stage === NAMES_NOTHING) unknown.add(row, stageCells.values[code] as string);
    else if (stage === NO_NAME) none.add(row, '');
    if (stage < 0 || !means.check(row) || !ns.check(row)) continue;
    const mean = { n: ns.at(row), mean: means.at(row), sd: sds?.check(row) ? sds.at(row) : null };
    everybody.add(stage, mean);
    groups.add(row, stage, mean);
  }
  return { ...everybody.finish(), tells: belonging.tells, groups: groups.finish() };
}

class Means {
  readonly #model: Model;
  readonly #found: GivenMean[][];

  constructor(model: Model) {
    this.#model = model;
    this.#found = model.stages.map(() => []);
  }

  add(stage: number, mean: GivenMean): void {
    this.#found[stage]?.push(mean);
  }

  finish() {
    const stages = this.#model.stages.flatMap(({ name }, stage): StageSample[] => {
      const means = this.#found[stage] ?? [];
      const given = poolGivenMeans(means);
      return given ? [{ stage: name, scores: null, given, basics: null, expectation: null, overall: null, used: means.length }] : [];
    });
    return {
      respondents: Math.max(0, ...stages.map(({ given }) => given?.n ?? 0)),
      rowsUsed: stages.reduce((sum, { used }) => sum + used, 0),
      stages,
    };
  }
}

/** As `Groups` has them for respondents: of each segment and persona all rows, and there those on each channel. */
class MeanGroups {
  readonly #model: Model;
  readonly #belonging: Belonging;
  readonly #groups = new Map<string, { segment: number; persona: number; channel: number; means: Means }>();

  constructor(model: Model, belonging: Belonging) {
    this.#model = model;
    this.#belonging = belonging;
  }

  add(row: number, stage: number, mean: GivenMean): void {
    const { tells, segmentOf, personaOf, channelOf } = this.#belonging;
    if (tells.length === 0) return;
    const [segment, persona, channel] = [segmentOf, personaOf, channelOf].map((names) => names?.[row] ?? NO_NAME) as [
      number,
      number,
      number,
    ];
    this.#of(segment, persona, NO_NAME).add(stage, mean);
    if (channel !== NO_NAME) this.#of(segment, persona, channel).add(stage, mean);
  }

  #of(segment: number, persona: number, channel: number): Means {
    const key = `${segment} ${persona} ${channel}`;
    const known = this.#groups.get(key)?.means;
    if (known) return known;
    const means = new Means(this.#model);
    this.#groups.set(key, { segment, persona, channel, means });
    return means;
  }

  finish(): GroupSample[] {
    const { segments, personas, channels } = this.#model;
    return [...this.#groups.values()]
      .sort((a, b) => a.segment - b.segment || a.persona - b.persona || a.channel - b.channel)
      .map(({ segment, persona, channel, means }) => ({
        segment: segments[segment]?.name ?? null,
        persona: personas[persona]?.name ?? null,
        channel: channels[channel]?.name ?? null,
        ...means.finish(),
        kpis: [],
        channelPairs: [],
        verbatims: NO_VERBATIMS,
      }));
  }
}
