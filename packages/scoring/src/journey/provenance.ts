/** Provenance of figures: columns, filters and dropped rows of each file. */
import { type Column, DIMENSIONS, normalizeLabel, type Perimeter, type Provenance, type Study } from '@parcours/model';
import type { LoadedStudy } from './period.ts';

/** Provenance of a study's figures for a stage. */
export function stageProvenance(read: LoadedStudy, stage: string, used: number, perimeter: Perimeter): Provenance {
  return provenance(read, stageColumns(read, stage), used, perimeter);
}

export function kpiProvenance(read: LoadedStudy, kpi: string, used: number, perimeter: Perimeter): Provenance {
  return provenance(read, kpiColumns(read, kpi), used, perimeter);
}

/** The columns behind a study's figures for a stage; an expectation column that holds no answer is behind none. */
export function stageColumns({ study, samples }: LoadedStudy, stage: string): Column[] {
  const isExpected = samples.stages.some((sample) => sample.stage === stage && sample.expectation !== null);
  const wide = study.measures
    .filter((measure) => measure.stage === stage)
    .flatMap(({ column, expectation }) => [column, isExpected ? expectation : null]);
  const long = study.stage
    ? study.aggregated
      ? [study.stage, study.mean, study.n, study.sd]
      : [study.stage, study.action, study.response, study.score]
    : [];
  return [...long, ...wide].filter((column) => column !== null);
}

export function kpiColumns({ study }: LoadedStudy, kpi: string): Column[] {
  return study.kpis.filter((each) => each.kpi === kpi).map(({ column }) => column);
}

function provenance({ study, samples }: LoadedStudy, from: readonly Column[], used: number, perimeter: Perimeter): Provenance {
  const columns = [...new Set(from.map(({ header }) => header))];
  const known = new Set(columns.map(normalizeLabel));
  return {
    study: study.name,
    file: samples.file.path,
    columns,
    filters: [
      ...study.where.map(({ column, values }) => ({ column: column.header, values })),
      ...DIMENSIONS.flatMap((dimension) => {
        const name = perimeter[dimension];
        return name === null ? [] : [{ column: dimensionColumn(study, dimension), values: [name] }];
      }),
    ],
    used,
    dropped: samples.dropped.filter(({ column, unit }) => unit === 'row' || column === null || known.has(column)),
  };
}

/** The header of the column that records a dimension; the persona column implies the segment where there is no segment column. */
function dimensionColumn(study: Study, dimension: (typeof DIMENSIONS)[number]): string {
  return (study[dimension] ?? (dimension === 'segment' ? study.persona : null))?.header ?? '';
}
