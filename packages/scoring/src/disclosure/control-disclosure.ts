import { isConfidential, type JourneyReport } from '@parcours/model';
import { roundSmallCells } from './round-small-cells.ts';
import { suppress } from './suppress.ts';

/**
 * The report as it may be passed on (method.md, 2.20): small and telling figures are suppressed, those of fewer than ten respondents
 * rounded. Unchanged where the anonymity limit is 0: it is then confidential.
 */
export function controlDisclosure(report: JourneyReport): JourneyReport {
  return isConfidential(report) ? report : roundSmallCells(suppress(report));
}
