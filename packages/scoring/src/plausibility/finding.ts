import type { JourneyReport, Model, StudyReport, UnlocatedDiagnostic } from '@parcours/model';

/** A figure of a report that a finding questions. `journey`: the index, the score and what else is computed over the stages. */
export type QuestionedFigure =
  | { readonly of: 'journey' }
  | { readonly of: 'stage'; readonly name: string }
  | { readonly of: 'kpi'; readonly name: string }
  | { readonly of: 'initiative'; readonly name: string };

/** What contradicts itself, or something else: a question to whoever knows the study. */
export interface PlausibilityFinding {
  readonly diagnostic: UnlocatedDiagnostic;
  /** The figures that it stands beside. */
  readonly figures: readonly QuestionedFigure[];
  /** The study that it is about; null where it is about the text of the journey. */
  readonly study: StudyReport['name'] | null;
}

/** Finds one kind of contradiction in what a journey declares and in its figures. */
export type PlausibilityCheck = (model: Model, report: JourneyReport) => Iterable<PlausibilityFinding>;

/** A finding about the text that questions one stage. */
export function aboutStage(name: string, diagnostic: UnlocatedDiagnostic): PlausibilityFinding {
  return { diagnostic, figures: [{ of: 'stage', name }], study: null };
}

/** A finding about the text that questions one KPI. */
export function aboutKpi(name: string, diagnostic: UnlocatedDiagnostic): PlausibilityFinding {
  return { diagnostic, figures: [{ of: 'kpi', name }], study: null };
}

/** A finding about the text that questions what an initiative promises. */
export function aboutInitiative(name: string, diagnostic: UnlocatedDiagnostic): PlausibilityFinding {
  return { diagnostic, figures: [{ of: 'initiative', name }], study: null };
}

/** A finding about the text that questions what is computed over the stages. */
export function aboutJourney(diagnostic: UnlocatedDiagnostic): PlausibilityFinding {
  return { diagnostic, figures: [{ of: 'journey' }], study: null };
}

/** What an element is called in messages. */
export function titleOf({ label, name }: { readonly label: string | null; readonly name: string }): string {
  return label ?? name;
}
