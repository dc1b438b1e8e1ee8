import {
  CODE,
  type EvidenceLimits,
  type JourneyReport,
  type Language,
  type MissingStudy,
  type Model,
  type Problem,
  type Samples,
  type Study,
  type UnlocatedDiagnostic,
  type View,
  withKeywordLanguage,
} from '@parcours/model';
import { type ColumnCaveat, type JourneyEvidence, type PlausibilityFinding, scoreJourney } from '@parcours/scoring';
import { evidenceDiagnostics } from './evidence-diagnostics.ts';
import { allFiguresOf } from './plausibility/figures-of-study.ts';
import { studyFindings } from './plausibility/study-findings.ts';
import { studyDiagnostics } from './study-diagnostics.ts';
import type { ReadStudy } from './study-sample-cache.ts';

/** The part of an evaluation that does not depend on where its elements are written. */
export interface ScoredJourney {
  readonly report: JourneyReport;
  readonly evidence: readonly UnlocatedDiagnostic[];
}

export interface LinkedJourneyOptions {
  readonly view: View;
  /** Display path of the file that declares the journey. */
  readonly file: string;
  /** Language of the numbers in messages. */
  readonly language: Language;
  /** Of the file that declares a study: messages about the study quote these keywords. */
  readonly keywordLanguageOf: (uri: string) => Language;
  readonly limits: EvidenceLimits | undefined;
  /** The day (YYYY-MM-DD) as of which the exceptions of gates are judged. */
  readonly asOf: string;
  /** Errors in the text that may change the figures. */
  readonly problems: readonly Problem[];
  /** The other journeys of the output that read the same content. */
  readonly beside: readonly JourneyEvidence[];
  /** Identifies the bytes behind each study (see `contentKeys`). */
  readonly contents: ReadonlyMap<Study, string>;
}

/** What a journey shows, for other journeys of the same output. */
export function journeyEvidence(model: Model, studies: readonly ReadStudy[]): JourneyEvidence {
  return { model, samples: samplesOf(studies, 'observations'), benchmarks: samplesOf(studies, 'benchmark') };
}

function samplesOf(studies: readonly ReadStudy[], kind: ReadStudy['study']['kind']): Samples[] {
  return studies.flatMap(({ study, samples }) => (study.kind === kind && samples ? [samples] : []));
}

/** Scores a journey against the Samples of its studies. A study without Samples is listed as missing. */
export function scoreLinkedJourney(model: Model, studies: readonly ReadStudy[], options: LinkedJourneyOptions): ScoredJourney {
  const { view, file, language, keywordLanguageOf, limits, asOf, problems, beside, contents } = options;
  const missing = studies.flatMap((each) => missingStudy(each, keywordLanguageOf(each.study.uri)));
  const ofStudies = studyDiagnostics(model);
  // With studies still missing, the figures could support wrong conclusions.
  const isComplete = studies.every(({ pendingPath }) => pendingPath === null);
  const findings = isComplete ? studyFindings(model, studies, view.wave) : [];
  const report = scoreJourney(model, samplesOf(studies, 'observations'), missing, {
    file,
    wave: view.wave,
    perimeter: view,
    compare: view.compare ? [view.compare] : [],
    versus: view.versus,
    benchmarks: samplesOf(studies, 'benchmark'),
    beside,
    asOf,
    contentOf: (study) => contents.get(study),
    findings: [...studies.flatMap(sharedRowsFinding), ...findings],
    caveats: studies.flatMap((each) => columnCaveats(each, keywordLanguageOf(each.study.uri))),
    problems: [
      ...problems,
      ...studies.flatMap((each) => errorsDespiteSamples(each, keywordLanguageOf(each.study.uri))),
      ...errorsIn(ofStudies, keywordLanguageOf(model.uri)),
    ],
    ...(limits ? { limits } : {}),
  });
  const evidence = isComplete ? evidenceDiagnostics(model, report, language, asOf) : [];
  return {
    report,
    evidence: [
      ...studies.flatMap(({ leftOut, sharedRows }) => leftOut ?? sharedRows ?? []),
      ...ofStudies,
      ...findings.map(({ diagnostic }) => diagnostic),
      ...evidence,
    ],
  };
}

/** Rows that two studies may count question all that the second measures. */
function sharedRowsFinding({ study, sharedRows }: ReadStudy): PlausibilityFinding[] {
  return sharedRows ? [{ diagnostic: sharedRows, ...allFiguresOf(study) }] : [];
}

function missingStudy({ study, samples, fault, diagnostics }: ReadStudy, keywordLanguage: Language): MissingStudy[] {
  if (samples) return [];
  const reason = fault ?? diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (!reason) return [];
  const { code, parameters } = reason;
  return [withKeywordLanguage({ name: study.name, label: study.label, code, parameters }, keywordLanguage)];
}

/** Diagnostics of columns whose answers count, but perhaps not as they were meant. */
const COLUMN_CAVEATS: ReadonlySet<string> = new Set([
  CODE['off-scale-values'],
  CODE['mixed-shares'],
  CODE['several-answers'],
  CODE['heading-among-answers'],
  CODE['undeclared-answers'],
  CODE['success-spelled-otherwise'],
  CODE['success-unmatched'],
  CODE['boxes-unmatched'],
  CODE['list-in-one-text'],
  CODE['all-success'],
  CODE['downward-scale'],
  CODE['formula-without-value'],
  CODE['missing-within-scale'],
  CODE['value-apart'],
  CODE['scale-hardly-used'],
  CODE['labels-against-values'],
  CODE['columns-opposed'],
  CODE['standard-error-as-sd'],
  CODE['total-among-means'],
  CODE['rows-of-one-group'],
]);

/** Diagnostics of which rows or people count: they question every figure of the study. */
const STUDY_CAVEATS: ReadonlySet<string> = new Set([
  CODE['respondent-on-many-rows'],
  CODE['ids-begin-again'],
  CODE['weights-as-counts'],
  CODE['rows-out-of-period'],
  CODE['where-spelled-otherwise'],
  CODE['shortened-ids'],
  CODE['total-among-rows'],
  CODE['second-header'],
  CODE['transposed-table'],
  CODE['missing-header'],
]);

function columnCaveats({ study, samples, diagnostics }: ReadStudy, keywordLanguage: Language): ColumnCaveat[] {
  const found = samples ? diagnostics.filter(({ code }) => COLUMN_CAVEATS.has(code) || STUDY_CAVEATS.has(code)) : [];
  return found.map(({ code, subject, parameters }) => {
    const column = STUDY_CAVEATS.has(code) ? null : subject;
    return withKeywordLanguage({ code, parameters, study: study.name, column }, keywordLanguage);
  });
}

/** Errors of a study that has Samples all the same; one without is missing as a whole. */
function errorsDespiteSamples({ samples, diagnostics }: ReadStudy, keywordLanguage: Language): Problem[] {
  return samples ? errorsIn(diagnostics, keywordLanguage) : [];
}

function errorsIn(diagnostics: readonly Omit<UnlocatedDiagnostic, 'dataLocation'>[], keywordLanguage: Language): Problem[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, parameters }) => withKeywordLanguage({ code, parameters }, keywordLanguage));
}
