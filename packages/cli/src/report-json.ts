/** The Report as JSON: always the same bytes for the same figures. `schema/report.schema.json` describes it. */
import type { Report } from '@parcours/model';
import { visibleJson } from './visible.ts';

export function reportJson(report: Report): string {
  return visibleJson({
    journeys: report.journeys.map((journey) =>
      first(['name', 'score', 'index', 'peakEnd', 'stages', 'kpis'], {
        ...journey,
        stages: journey.stages.map((stage) =>
          first(STAGE, {
            ...stage,
            measured: stage.measured && first(['n', 'mean', 'low', 'high', 'evidence'], stage.measured),
            studies: stage.studies.map((study) => first(['name', 'n', 'mean', 'sd', 'low', 'high'], study)),
          }),
        ),
        kpis: journey.kpis.map((kpi) => first(['name', 'n', 'value', 'low', 'high', 'target'], kpi)),
      }),
    ),
  });
}

const STAGE = [
  'name',
  'class',
  'basicsUnmet',
  'measured',
  'studies',
  'expert',
  'expertRefuted',
  'target',
  'targetFrom',
  'gap',
  'importance',
  'volume',
  'momentOfTruth',
  'priority',
  'list',
] as const;

/** The same object with these keys before the others. */
function first<T extends object>(keys: readonly (keyof T & string)[], object: T): T {
  return { ...Object.fromEntries(keys.map((key) => [key, object[key]])), ...object };
}
