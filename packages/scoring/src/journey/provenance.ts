/** Provenance of figures: columns, filters and dropped rows of each file. */
import { type Column, DIMENSIONS, normalizeLabel, type Perimeter, type Provenance, type Study } from '@parcours/model';
import type { LoadedStudy } from './period.ts';

/** Provenance of a study's figures for a stage. */
export function stageProvenance({ study, samples }: LoadedStudy, stage: string, used: number, perimeter: Perimeter): Provenance {
  const wide = study.measures.filter((measure) => measure.stage === stage).flatMap(({ column, expectation }) => [column, expectation]);
  const long = study.stage
    ? study.aggregated
      ? [study.stage, study.mean, study.n, study.sd]
      : [study.stage, study.action, study.response, study.score]
    : [];
  return provenance({ study, samples }, [...long, ...wide], used, perimeter);
}

export function kpiProvenance({ study, samples }: LoadedStudy, kpi: string, used: number, perimeter: Perimeter): Provenance {
  const columns = study.kpis.filter((each) => each.kpi === kpi).map(({ column }) => column);
  return provenance({ study, samples }, columns, used, perimeter);
}

function provenance({ study, samples }: LoadedStudy, from: readonly (Column | null)[], used: number, perimeter: Perimeter): Provenance {
  const columns = [...new Set(from.flatMap((column) => (column ? [column.header] : [])))];
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
