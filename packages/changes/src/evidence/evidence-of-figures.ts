import type { FigureSubject, GateSubject, JourneyReport } from '@parcours/model';
import { type FigureEvidence, type FigureSources, figureEvidence, type ReportSources, reportSources } from './figure-evidence.ts';
import type { StudyPair } from './study-pairs.ts';

interface Subject {
  readonly of: FigureSubject;
  readonly subject: string;
  readonly gate?: GateSubject | null;
}

/** The stage or KPI behind a figure; null: the journey. */
function measuredSubject({ of, subject, gate }: Subject): { readonly of: 'stage' | 'kpi'; readonly subject: string } | null {
  if (of === 'stage' || of === 'kpi') return { of, subject };
  return gate && gate.name !== null && (gate.kind === 'stage' || gate.kind === 'kpi') ? { of: gate.kind, subject: gate.name } : null;
}

/** What the evidence of each figure is, beside that of BASE. */
export class EvidenceOfFigures {
  readonly #before: ReportSources;
  readonly #after: ReportSources;
  readonly #pairs: readonly StudyPair[];
  readonly #isOtherWave: boolean;
  readonly #known = new Map<string, FigureEvidence>();

  constructor(
    before: JourneyReport,
    after: JourneyReport,
    pairs: readonly StudyPair[],
    nameOf: (of: 'stage' | 'kpi', name: string) => string,
  ) {
    this.#before = reportSources(before, nameOf);
    this.#after = reportSources(after, (_, name) => name);
    this.#pairs = pairs;
    this.#isOtherWave = before.wave !== after.wave && before.wave !== null && after.wave !== null;
  }

  sourcesOf(figure: Subject): FigureSources {
    const measured = measuredSubject(figure);
    const studiesOf = (sources: ReportSources) =>
      measured ? (sources[measured.of].get(measured.subject) ?? new Set<string>()) : sources.journey;
    return { before: studiesOf(this.#before), after: studiesOf(this.#after) };
  }

  of(figure: Subject): FigureEvidence {
    const key = JSON.stringify(measuredSubject(figure));
    const known = this.#known.get(key) ?? figureEvidence(this.sourcesOf(figure), this.#pairs, this.#isOtherWave);
    this.#known.set(key, known);
    return known;
  }

  /** Names of the stages or KPIs that different respondents answered. */
  testable(of: 'stage' | 'kpi'): Set<string> {
    return new Set([...this.#after[of].keys()].filter((subject) => this.of({ of, subject }).isTestable));
  }

  /** The studies of a side whose respondents are not on both sides, by their names there. */
  independent(side: 'before' | 'after'): Set<string> {
    const subjects = (['stage', 'kpi'] as const).flatMap((of) => [...this.testable(of)].map((subject) => this.of({ of, subject })));
    return new Set(subjects.flatMap(({ independent }) => [...independent[side]]));
  }
}
