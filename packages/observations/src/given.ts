/** Files of given means: a row a stage, with its mean, n and, perhaps, standard deviation. */
import type { Diagnostic, GivenMean, Model, StageSample, Study } from '@parcours/model';
import { onScale } from '@parcours/scoring';
import type { Columns } from './columns.ts';
import { FigureSource, reportScaleMissing, usable } from './figure-source.ts';
import type { Losses } from './losses.ts';
import { NAMES_NOTHING, NameIndex, NO_NAME, readNames } from './names.ts';
import type { Decimals } from './number.ts';
import { readFigures } from './ratings.ts';
import { ROWS_A_LOOK } from './rows.ts';
import type { Stop } from './stop.ts';

interface Given {
  readonly stages: readonly StageSample[];
  readonly rowsUsed: number;
}

/** n may be an effective, fractional one, but there is someone. */
const SOMEONE = { min: 1, max: Number.POSITIVE_INFINITY };
const NOT_NEGATIVE = { min: 0, max: Number.POSITIVE_INFINITY };

/**
 * Several rows of one stage (one per region, say) are pooled: n is added, the mean weighted by n, the deviations combined with
 * those of the means. The standard deviation is null where one of the rows has none.
 *
 * @returns null where the stage, mean or n column is not in the file.
 */
export function readGivenMeans(
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
    return { stages: [], rowsUsed: 0 };
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
    readFigures(nCells.values, { ...study.n, missing: [] }, SOMEONE, decimals.reader(nCells, null), plainly),
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
          readFigures(
            sdCells.values,
            { ...study.sd, missing: [] },
            NOT_NEGATIVE,
            decimals.reader(sdCells, null),
            (figure) => figure * ratio,
          ),
          study.sd,
          'cell',
          NOT_NEGATIVE,
          losses,
        )
      : null;

  const stages = readNames(stageCells.values, study.stage, new NameIndex(model.stages));
  const unknown = losses.tally('unmapped', study.stage, 'row');
  const none = losses.tally('empty', study.stage, 'row');
  const found = model.stages.map((): GivenMean[] => []);
  let rowsUsed = 0;
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_A_LOOK === 0) signal?.throwIfAborted();
    const row = rows[i] as number;
    const code = stageCells.codes[row] as number;
    const stage = stages[code] as number;
    if (stage === NAMES_NOTHING) unknown.add(row, stageCells.values[code] as string);
    else if (stage === NO_NAME) none.add(row, '');
    if (stage < 0 || !means.check(row) || !ns.check(row)) continue;
    found[stage]?.push({ n: ns.at(row), mean: means.at(row), sd: sds?.check(row) ? sds.at(row) : null });
    rowsUsed++;
  }
  return {
    stages: model.stages.flatMap(({ name }, stage) => {
      const given = pool(found[stage] ?? []);
      return given
        ? [{ stage: name, scores: null, given, basics: null, expectation: null, overall: null, used: found[stage]?.length ?? 0 }]
        : [];
    }),
    rowsUsed,
  };
}

function pool(parts: GivenMean[]): GivenMean | null {
  if (parts.length < 2) return parts[0] ?? null;
  // One order of summation, whatever the order of the rows.
  parts.sort((a, b) => a.mean - b.mean || a.n - b.n || (a.sd ?? -1) - (b.sd ?? -1));
  let n = 0;
  let sum = 0;
  for (const part of parts) {
    n += part.n;
    sum += part.n * part.mean;
  }
  const mean = sum / n;
  if (parts.some((part) => part.sd === null)) return { n, mean, sd: null };
  let squares = 0;
  for (const part of parts) squares += Math.max(0, part.n - 1) * (part.sd ?? 0) ** 2 + part.n * (part.mean - mean) ** 2;
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}
