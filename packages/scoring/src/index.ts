/**
 * The method's figures: pure functions from Model and Samples to Report (method.md, section 2), and the statistics behind them. Null means
 * "unknown" everywhere. `docs/libraries.md` shows how to use them.
 */
export { combineDifferences, type InstrumentDifference, instrumentWeight } from './comparison/combine-differences.ts';
export {
  type ComparedMeasurands,
  type ComparedVersion,
  compareVersionsOfJourney,
  type VersionDifferences,
} from './comparison/compare-versions-of-journey.ts';
export { instrumentOf, type Measurand } from './comparison/instrument.ts';
export { stagesWorseThanBenchmark } from './comparison/worse-than-benchmark.ts';
export { controlDisclosure } from './disclosure/control-disclosure.ts';
export { answersOf, readOtherRows, type Subject } from './disclosure/reading.ts';
export type { JourneyEvidence } from './disclosure/secondary-suppression.ts';
export { suppress } from './disclosure/suppress.ts';
export { evaluateGates } from './gates/evaluate-gates.ts';
export type { GateFigures } from './gates/judge-gate.ts';
export type { ColumnCaveat } from './journey/caveats.ts';
export { type JourneyStage, journeyScores } from './journey/journey-scores.ts';
export { type MergeableSamples, mergeGroups } from './journey/merge-samples.ts';
export { samplesInPerimeter } from './journey/perimeter.ts';
export { isExpertStudy, selectPeriod } from './journey/period.ts';
export { postStratifySamples, segmentMixReports } from './journey/post-stratify-samples.ts';
export {
  covarianceOfMeans,
  type ScoredStage,
  type ScoredStudy,
  type ScoreVariance,
  type SharedRespondents,
  scoreCoefficient,
  scoreInterval,
  scoreVariance,
} from './journey/score-interval.ts';
export { type ScoringOptions, scoreJourney } from './journey/score-journey.ts';
export { type DateRange, datesOfStudy, dayOf } from './journey/study-dates.ts';
export { suppose } from './journey/suppose.ts';
export { type DatedStudy, datesOfWave, implausiblyDated, isOrderOfWavesKnown } from './journey/wave-order.ts';
export { type KpiSource, kpiReport } from './kpi/kpi-report.ts';
export { type NpsShares, npsAdjustedWald, npsOf, npsWald } from './kpi/nps.ts';
export { type NpsDifference, type NpsPair, npsDifference, npsDifferenceOver } from './kpi/nps-difference.ts';
export { type ScaleClash, scaleClashes } from './kpi/scale-clashes.ts';
export { targetVerdict } from './kpi/target-verdict.ts';
export type { PlausibilityFinding, QuestionedFigure } from './plausibility/finding.ts';
export { plausibilityFindings } from './plausibility/plausibility.ts';
export { type BasicsVerdict, basicsOfStudies, basicsVerdict, type StudyBasics } from './stage/basics.ts';
export { consolidateMoments, type WeightedMoments } from './stage/consolidate.ts';
export {
  type Consolidation,
  consolidateStudies,
  MIN_STUDY_RESPONDENTS,
  poolStudies,
  type StudyMeasurement,
} from './stage/consolidate-studies.ts';
export { evidenceLevel, MIN_VERDICT_RESPONDENTS, supportsVerdict } from './stage/evidence.ts';
export { classifyScore, classifyStage, classShares, isClassUncertain } from './stage/experience-class.ts';
export { refutesExpert } from './stage/expert.ts';
export { declaredMatrix, derivedMatrix } from './stage/matrix.ts';
export { type RankableStage, type Ranking, rankStages } from './stage/priority.ts';
export { type ExpectationPairs, gapToExpectation, gapToTarget } from './stage/target.ts';
export { averageCorrelation, type StudyCorrelation } from './statistics/average-correlation.ts';
export { clusteredMoments } from './statistics/clustered-mean.ts';
export { pearsonCorrelation, sampleCovariance } from './statistics/covariance.ts';
export { t95, Z95 } from './statistics/critical-values.ts';
export {
  countWhere,
  distributionOf,
  type Moments,
  mergeDistributions,
  momentsOf,
  orderStatistic,
  quantileOf,
  shareWhere,
  summaryMoments,
} from './statistics/distribution.ts';
export { estimablePair, isEstimable, withBorrowedSd, withoutRoundingSpread } from './statistics/estimability.ts';
export { holm } from './statistics/holm.ts';
export { type BoundedEstimate, intervalDifference } from './statistics/interval-difference.ts';
export { type MeanDifference, meanDifference, type Overlap } from './statistics/mean-difference.ts';
export { type MedianPair, medianDifference } from './statistics/median-difference.ts';
export { medianInterval } from './statistics/median-interval.ts';
export {
  newcombe,
  newcombeOver,
  overlapCorrelation,
  type Proportion,
  type ProportionDifference,
  type ProportionPair,
} from './statistics/newcombe.ts';
export { poolSummaryStatistics } from './statistics/pool-summaries.ts';
export {
  type PostStratification,
  postStratify,
  type SegmentMix,
  type SegmentSample,
  segmentMix,
} from './statistics/post-stratification.ts';
export { estimateOf, type NullableInterval, tInterval } from './statistics/t-interval.ts';
export { exceedsOn, isEqualOn, reachesOn } from './statistics/tolerance.ts';
export { wilson } from './statistics/wilson.ts';
