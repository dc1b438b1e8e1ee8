/**
 * The verdicts of a Report in words. Tables, pictures, reports, hover and code lenses take them from here alone, so that no two places
 * contradict each other; what is decided is decided in `scoring`.
 */
import {
  formatFixed,
  formatShare,
  type Gap,
  type InitiativeReport,
  type JourneyReport,
  type KpiReport,
  type Language,
  messageOf,
  type StageReport,
  translateTerm,
  translator,
} from '@parcours/model';
import { messages } from '../messages.ts';
import { kpiValueText, sampleSizeText, scoreIntervalText, scoreText } from './format-figures.ts';
import { labelByName, labelOf } from './labels.ts';
import { singleLine } from './single-line.ts';

/** A shortfall, an excess, neither, too few respondents to tell, or no interval. */
export type GapVerdict = 'proven' | 'above-target' | 'not-proven' | 'too-few' | 'unknown';

export const GAP_VERDICTS = ['proven', 'above-target', 'not-proven', 'too-few', 'unknown'] as const satisfies readonly GapVerdict[];

export const GAP_SIGNS: Readonly<Record<GapVerdict, string>> = {
  proven: '✓',
  'above-target': '≥',
  'not-proven': '?',
  'too-few': '–',
  unknown: '–',
};

export function gapVerdict({ proven, aboveTarget, low }: Gap): GapVerdict {
  if (proven) return 'proven';
  if (aboveTarget) return 'above-target';
  if (proven !== null) return 'not-proven';
  return low === null ? 'unknown' : 'too-few';
}

/** `proven`, `above the target`, `not proven` … */
export function gapVerdictText(gap: Gap, language: Language): string {
  return translator(messages, language)(`gap.${gapVerdict(gap)}`);
}

/** How far off the target, and what is sure of it: `2.05 below the target`, `proven: at least 1.74`. */
export function gapTexts(gap: Gap, language: Language): { readonly distance: string; readonly ground: string } {
  const t = translator(messages, language);
  const verdict = gapVerdict(gap);
  const size = (value: number) => formatFixed(Math.abs(value), language, 2);
  const beyond = verdict === 'above-target' ? 'gap.above' : 'gap.more';
  return {
    distance: gap.value === 0 ? t('gap.none') : t(gap.value > 0 ? 'gap.below' : beyond, { gap: size(gap.value) }),
    ground:
      verdict === 'proven'
        ? t('gap.proven.least', { bound: size(gap.low ?? gap.value) })
        : verdict === 'above-target'
          ? t('gap.above.least', { bound: size(gap.high ?? gap.value) })
          : t(verdict === 'not-proven' ? 'gap.not-proven.zero' : `gap.${verdict}`),
  };
}

/** The class, with ≈ where it is not certain; empty where nothing is measured. */
export function classText(stage: Pick<StageReport, 'class' | 'classUncertain'>, language: Language): string {
  if (stage.class === null) return '';
  const name = translateTerm(stage.class, language);
  return stage.classUncertain ? translator(messages, language)('class.uncertain', { class: name }) : name;
}

/** The share of respondents who met an unmet basic, and what follows from it; null if none was observed or none was unmet. */
export function basicsText(stage: StageReport, language: Language): string | null {
  if (!stage.basicsUnmet) return null;
  const t = translator(messages, language);
  const share = formatShare(stage.basicsUnmet, language);
  const basics = t(!stage.basicsFail ? 'basics.unmet' : stage.cappedByBasics ? 'basics.capped' : 'basics.fail', {
    share,
    n: stage.basicsObserved,
  });
  return stage.basicsUncertain ? t('basics.uncertain', { basics }) : basics;
}

/** `basicsText` in a few words, with ≈ where it is not certain. */
export function briefBasicsText(stage: StageReport, language: Language): string | null {
  if (!stage.basicsUnmet) return null;
  const key = !stage.basicsFail ? 'basics.unmet.brief' : stage.cappedByBasics ? 'basics.capped.brief' : 'basics.fail.brief';
  const text = translator(messages, language)(key, {
    share: formatShare(stage.basicsUnmet, language),
    n: stage.basicsObserved,
  });
  return stage.basicsUncertain ? `${text}\u00a0≈` : text;
}

/** Why a stage is to catch up; empty for other stages. */
export function catchUpReasons({ benchmarks }: JourneyReport, stage: StageReport, language: Language): string[] {
  const t = translator(messages, language);
  return stage.catchUpReasons.map((reason) =>
    reason === 'benchmark'
      ? t('reason.benchmark', { benchmarks: stage.worseThan.map((name) => labelByName(benchmarks, name)).join(', ') })
      : reason === 'disappointing'
        ? classText(stage, language)
        : t(`reason.${reason}`),
  );
}

/** What respondents expected, with its interval and n; null where no study measures it. */
export function expectationText({ scale }: JourneyReport, { expectation }: StageReport, language: Language): string | null {
  if (expectation === null) return null;
  const interval = scoreIntervalText(expectation.low, expectation.high, scale, language);
  const value = [scoreText(expectation.mean, scale, language), interval].filter(Boolean).join(' ');
  return translator(messages, language)('expectation.measured', { value, n: sampleSizeText(expectation, language) });
}

/** What the experts of each study say of a stage: `Audit: +1.20 ± 0.40 (n = 12)`, and whether the data refute it. */
export function expertClaimTexts({ experts, scale }: JourneyReport, stage: StageReport, language: Language): string[] {
  const t = translator(messages, language);
  return stage.expertClaims.map(({ study, n, mean, sd, refuted }) => {
    const value = scoreText(mean, scale, language);
    const spread = sd === null ? value : t('expert.spread', { mean: value, sd: formatFixed(sd, language, 2) });
    const claim = t('expert.claim', {
      study: labelByName(experts, study),
      mean: t('study.n', { study: spread, n: t('n', { n }) }),
    });
    return refuted ? t('more.joined', { a: claim, b: t('refuted') }) : claim;
  });
}

/** What a reader must know of a stage's figures: studies that are not counted, a borrowed spread, diagnostics that question them. */
export function stageRemarks(journey: JourneyReport, stage: StageReport, language: Language): string[] {
  const t = translator(messages, language);
  const named = (which: 'leftOut' | 'borrowedSd') =>
    stage.studies
      .filter((study) => study[which])
      .map((study) => t('study.n', { study: labelByName(journey.studies, study.name), n: sampleSizeText(study, language) }))
      .join(', ');
  const [leftOut, borrowed] = [named('leftOut'), named('borrowedSd')];
  return [
    leftOut && t('left-out.studies', { studies: leftOut }),
    borrowed && t('borrowed-sd', { studies: borrowed }),
    metActionsText(journey, stage, language),
    ...stage.caveats.map((caveat) => singleLine(messageOf(caveat, language))),
  ].filter(Boolean);
}

/** What the target holds respondents against who met a part of the actions alone; empty where all met all that decide. */
function metActionsText({ scale }: JourneyReport, { metActions }: StageReport, language: Language): string {
  if (!metActions) return '';
  return translator(messages, language)('met-actions', {
    share: formatShare(metActions.share, language),
    best: scoreText(metActions.best, scale, language),
  });
}

export function kpiRemarks(journey: JourneyReport, kpi: KpiReport, language: Language): string[] {
  const t = translator(messages, language);
  const studies = kpi.leftOut.map((name) => labelByName(journey.studies, name)).join(', ');
  return [studies && t('left-out.studies', { studies }), ...kpi.caveats.map((caveat) => singleLine(messageOf(caveat, language)))].filter(
    Boolean,
  );
}

/** What questions score, index and peak–end score: that of the journey, and that of the stages that they rest on; empty if nothing does. */
export function indexRemarks(journey: JourneyReport, language: Language): string[] {
  const questioned = questionedStagesText(journey, language);
  return [...journey.caveats.map((caveat) => singleLine(messageOf(caveat, language))), ...(questioned === null ? [] : [questioned])];
}

/** At how many of the measured stages the figures are questioned; null where at none. */
export function questionedStagesText({ questionedStages, stages }: JourneyReport, language: Language): string | null {
  if (questionedStages.length === 0) return null;
  const of = stages.filter(({ measured }) => measured !== null).length;
  return translator(messages, language)('index.questioned', { n: questionedStages.length, of });
}

export function initiativeRemarks({ caveats }: InitiativeReport, language: Language): string[] {
  return caveats.map((caveat) => singleLine(messageOf(caveat, language)));
}

/** A remark with the labels of the figures that it stands beside. */
export interface Remark {
  readonly figures: readonly string[];
  readonly text: string;
}

/** The remarks of stages, KPIs and initiatives, each once: beside the figures themselves only their sign stands. */
export function remarksOf(journey: JourneyReport, language: Language): Remark[] {
  const figures = [
    ...journey.stages.map((stage) => ({ label: labelOf(stage), remarks: stageRemarks(journey, stage, language) })),
    ...journey.kpis.map((kpi) => ({ label: labelOf(kpi), remarks: kpiRemarks(journey, kpi, language) })),
    ...journey.initiatives.map((initiative) => ({ label: labelOf(initiative), remarks: initiativeRemarks(initiative, language) })),
  ];
  const labels = new Map<string, string[]>();
  for (const { label, remarks } of figures) for (const text of remarks) labels.set(text, [...(labels.get(text) ?? []), label]);
  return [...labels].map(([text, beside]) => ({ figures: beside, text }));
}

/** `† I compare, NPS: …`. */
export function remarkLine({ figures, text }: Remark, language: Language): string {
  return translator(messages, language)('colon', { name: `${REMARK_SIGN} ${[...new Set(figures)].join(', ')}`, value: text });
}

/** Whether the target is `met`, `missed`, or `open`; empty if there is none or the KPI is not measured. */
export function kpiVerdictText({ verdict }: KpiReport, language: Language): string {
  return verdict === null ? '' : translator(messages, language)(`kpi.${verdict}`);
}

/** The target with its direction: `≥ +40`, `≤ 24 h`; empty without one. */
export function kpiTargetText(kpi: KpiReport, language: Language): string {
  if (kpi.target === null) return '';
  return translator(messages, language)(kpi.better === 'lower' ? 'at-most' : 'at-least', {
    value: kpiValueText(kpi.target, kpi, language),
  });
}

/** The sign of a remark (`remarksOf`, `indexRemarks`) beside a figure. */
export const REMARK_SIGN = '†';
