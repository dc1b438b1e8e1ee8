import type { FigureSubject, JourneyReport } from '@parcours/model';
import { type FigureEvidence, type FigureSources, figureEvidence, type ReportSources, reportSources } from './figure-evidence.ts';
import type { StudyPair } from './study-pairs.ts';

interface Subject {
  readonly of: FigureSubject;
  readonly subject: string;
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

  sourcesOf({ of, subject }: Subject): FigureSources {
    const studiesOf = (sources: ReportSources) =>
      of === 'stage' || of === 'kpi' ? (sources[of].get(subject) ?? new Set<string>()) : sources.journey;
    return { before: studiesOf(this.#before), after: studiesOf(this.#after) };
  }

  of(figure: Subject): FigureEvidence {
    const key = `${figure.of === 'stage' || figure.of === 'kpi' ? figure.of : 'journey'} ${figure.subject}`;
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
