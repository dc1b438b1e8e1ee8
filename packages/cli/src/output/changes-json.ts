/** Serialises a ChangeReport as JSON; equal changes give equal bytes. Described by `schema/change.schema.json`. */
import { type ChangeReport, type FindingChange, type JourneyChange, type Language, messageOf } from '@parcours/model';
import { journeyJson } from './report-json.ts';
import { sanitizedJson } from './sanitize.ts';

/** @param language of the messages. */
export function changesJson(report: ChangeReport, language: Language): string {
  const { schemaVersion, disclosureControlled, ...changes } = report;
  return sanitizedJson({
    schemaVersion,
    confidential: !disclosureControlled,
    ...changes,
    journeys: report.journeys.map((journey) => journeyChange(journey, language)),
  });
}

function journeyChange({ before, after, findings, ...change }: JourneyChange, language: Language) {
  return {
    ...change,
    before: before && journeyJson(before),
    after: after && journeyJson(after),
    findings: findings.map((finding) => findingChange(finding, language)),
  };
}

function findingChange({ change, diagnostic, file, severityBefore, withheld }: FindingChange, language: Language) {
  const { code, severity, at, accepted } = diagnostic;
  return {
    ...{ change, code, severity, severityBefore },
    message: withheld ? null : messageOf(diagnostic, language),
    ...{ file, line: at.range.start.line + 1, accepted: accepted?.reason ?? null, withheld },
  };
}
