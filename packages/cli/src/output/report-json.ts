/** Serialises the Report as JSON; equal figures give equal bytes. Described by `schema/report.schema.json`. */
import { isConfidential, isSuppressed, type JourneyReport, type KpiVerdict, REPORT_SCHEMA_VERSION, type Report } from '@parcours/model';
import { sanitizedJson } from './sanitize.ts';

export function reportJson(report: Report): string {
  return sanitizedJson(withDeprecatedAliases(orderedReport(report)));
}

/** A journey as a Report's JSON has it, for other forms that contain it. */
export function journeyJson(journey: JourneyReport): unknown {
  return withDeprecatedAliases(orderedJourney(journey));
}

/** Renamed fields: the old name is kept next to the new one and marked as deprecated in the schema. */
const DEPRECATED_ALIASES: Readonly<Record<string, string>> = {
  secondarySuppressed: 'revealing',
  studiesSecondarySuppressed: 'studiesRevealing',
  excludedStudies: 'leftOut',
  missingDimension: 'lacks',
  belowTarget: 'short',
  notes: 'tellings',
  importanceLine: 'importanceMean',
  performanceLine: 'performanceMean',
};

const isSuppressible = (value: object): value is Parameters<typeof isSuppressed>[0] => 'primarySuppressed' in value;

/** Differences and the mix of segments never had the old name: stages, KPIs and studies did. */
const hadSecondarySuppression = (value: object): boolean => 'primarySuppressed' in value || 'verbatims' in value;

function withDeprecatedAliases(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDeprecatedAliases);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const field = withDeprecatedAliases(inner);
      if (key === 'primarySuppressed' && isSuppressible(value))
        return [
          ['suppressed', isSuppressed(value)],
          [key, field],
        ];
      const hasAlias = Object.hasOwn(DEPRECATED_ALIASES, key) && (key !== 'secondarySuppressed' || hadSecondarySuppression(value));
      const alias = hasAlias ? DEPRECATED_ALIASES[key] : undefined;
      return alias === undefined
        ? [[key, field]]
        : [
            [alias, field],
            [key, field],
          ];
    }),
  );
}

function orderedReport(report: Report) {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    confidential: report.journeys.some(isConfidential),
    journeys: report.journeys.map(orderedJourney),
  };
}

function orderedJourney(journey: JourneyReport) {
  return withLeadingKeys(['name', 'score', 'scoreInterval', 'index', 'indexInterval', 'peakEnd', 'stages', 'kpis'], {
    ...journey,
    stages: journey.stages.map((stage) =>
      withLeadingKeys(STAGE_KEYS, {
        ...stage,
        measured: stage.measured && withLeadingKeys(['n', 'mean', 'low', 'high', 'evidence'], stage.measured),
        studies: stage.studies.map((study) => withLeadingKeys(['name', 'n', 'mean', 'sd', 'low', 'high'], study)),
      }),
    ),
    kpis: journey.kpis.map((kpi) => withLeadingKeys(['name', 'n', 'value', 'low', 'high', 'target'], { ...kpi, met: metOf(kpi.verdict) })),
  });
}

/** The deprecated form of a verdict. */
function metOf(verdict: KpiVerdict | null): boolean | null {
  return verdict === null || verdict === 'open' ? null : verdict === 'met';
}

const STAGE_KEYS = [
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

/** The same object with these keys first. */
function withLeadingKeys<T extends object>(keys: readonly (keyof T & string)[], object: T): T {
  return { ...Object.fromEntries(keys.map((key) => [key, object[key]])), ...object };
}
