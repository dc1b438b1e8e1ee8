/** What the host sends to the panel, made of the Reports that the charts are tested with. */
import type { JourneyReport, Report, StageReport } from '@parcours/model';
import { emptyStage, kitchen } from '../../charts/test/fixtures/kitchen.ts';
import type { PanelModel } from '../src/protocol/protocol.ts';

export function panelModelOf(journeys: readonly JourneyReport[], more: Partial<PanelModel> = {}): PanelModel {
  const report: Report = { journeys };
  return {
    uri: 'file:///journeys/cuisine.journey',
    file: 'cuisine.journey',
    hash: JSON.stringify(journeys).length.toString(16),
    reportJson: JSON.stringify(report),
    state: journeys.length > 0 ? 'report' : 'no-journey',
    missing: [],
    reading: [],
    keywordLanguage: 'en',
    errors: 0,
    stale: false,
    ...more,
  };
}

/** A stage that nothing measures. */
export function stage(name: string, label: string, more: Partial<StageReport> = {}): StageReport {
  return { ...emptyStage, name, label, channels: ['web'], ...more };
}

/** The kitchen journey with another mean for its first stage. */
export function withFirstMean(mean: number): JourneyReport {
  const [first, ...others] = kitchen.stages as [StageReport, ...StageReport[]];
  const estimate = first.measured && { ...first.measured, mean, low: mean - 1, high: mean + 1 };
  return { ...kitchen, score: mean, stages: [{ ...first, measured: estimate }, ...others] };
}
