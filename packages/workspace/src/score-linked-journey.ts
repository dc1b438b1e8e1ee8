import {
  caveatScopeOf,
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
import { columnsReadTwice, expectationsOfAnswers } from './plausibility/columns-read-twice.ts';
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
    findings: [...studies.flatMap(sharedRowsFinding), ...model.studies.flatMap((study) => findingsOfText(study, model)), ...findings],
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
function sharedRowsFinding({ study, samples, sharedRows }: ReadStudy): PlausibilityFinding[] {
  return sharedRows ? [{ diagnostic: sharedRows, ...allFiguresOf(study, samples) }] : [];
}

/** What the text says at its place, and studyDiagnostics beside it: here for the figures alone. */
function findingsOfText(study: Study, model: Model): PlausibilityFinding[] {
  return [...columnsReadTwice(study, model), ...expectationsOfAnswers(study)];
}

function missingStudy({ study, samples, fault, diagnostics }: ReadStudy, keywordLanguage: Language): MissingStudy[] {
  if (samples) return [];
  const reason = fault ?? diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (!reason) return [];
  const { code, parameters } = reason;
  return [withKeywordLanguage({ name: study.name, label: study.label, code, parameters }, keywordLanguage)];
}

/** The diagnostics of a study's file that question its figures. */
function columnCaveats({ study, samples, diagnostics }: ReadStudy, keywordLanguage: Language): ColumnCaveat[] {
  if (!samples) return [];
  return diagnostics.flatMap(({ code, subject, parameters }) => {
    const scope = caveatScopeOf(code);
    if (scope === null || scope.of === 'named') return [];
    const column = scope.of === 'study' ? null : subject;
    return [withKeywordLanguage({ code, parameters, study: study.name, column }, keywordLanguage)];
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
