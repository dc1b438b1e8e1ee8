import type { ChangeReport, JourneyChange } from './change-report.ts';

/**
 * What differs in a journey of HEAD; null where nothing does.
 *
 * @param journey as its Report or the list of journeys has it: another file may hold a journey of the same name, a copy for example.
 */
export function journeyChangeOf(report: ChangeReport, journey: { readonly name: string; readonly file: string }): JourneyChange | null {
  return report.journeys.find(({ after }) => after?.name === journey.name && after.file === journey.file) ?? null;
}
