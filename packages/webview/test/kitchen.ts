/** Reports as the host sends them. The figures are those of the sample workspace. */
import type { JourneyReport, Report, StageReport } from '@parcours/model';
import type { PanelModel } from '../src/protocol.ts';

export function stage(name: string, label: string, more: Partial<StageReport> = {}): StageReport {
  return {
    name,
    label,
    phase: null,
    channels: ['web'],
    touchpoints: [],
    class: null,
    cappedByBasics: false,
    basicsUnmet: null,
    measured: null,
    primarySuppressed: false,
    studies: [],
    expert: null,
    expertRefuted: null,
    target: null,
    targetFrom: null,
    gap: null,
    importance: 3,
    volume: 1,
    declares: { importance: true, volume: true },
    momentOfTruth: false,
    priority: null,
    factors: null,
    rankUnstable: false,
    list: null,
    rank: null,
    notes: [],
    ruptures: [],
    derivedImportance: null,
    secondarySuppressed: false,
    studiesSecondarySuppressed: false,
    sources: [],
    observations: 0,
    ...more,
  };
}

type Shown = 'class' | 'measured' | 'gap' | 'target' | 'targetFrom' | 'priority' | 'list' | 'rank' | 'factors';

function measured(
  name: string,
  figures: {
    n: number;
    mean: number;
    half: number;
    target: number;
    importance: number;
    volume: number;
    truth: boolean;
    priority: number;
    rank: number;
  },
): Pick<StageReport, Shown | 'studies' | 'observations' | 'importance' | 'volume' | 'momentOfTruth'> {
  const { n, mean, half, target, importance, volume, truth, priority, rank } = figures;
  const estimate = { n, effectiveN: n, mean, low: mean - half, high: mean + half };
  const kind = mean < -0.5 ? 'disappointing' : mean >= 1 ? 'enchanting' : 'neutral';
  const value = target - mean;
  return {
    class: kind,
    measured: { ...estimate, evidence: n < 10 ? 'anecdotal' : n < 30 ? 'tentative' : 'solid' },
    studies: [{ ...estimate, name, sd: 1.5, shares: null }],
    observations: n,
    target,
    targetFrom: 'declared',
    gap: { value, low: value - half, high: value + half, proven: value > half, pairs: null },
    importance,
    volume,
    momentOfTruth: truth,
    priority,
    rank,
    list: kind === 'disappointing' ? 'catch-up' : 'differentiate',
    factors: { shortfall: Math.max(value, 0), importance, volume, truth: truth ? 2 : 1 },
  };
}

const stages: readonly StageReport[] = [
  stage('compare', 'Je compare les offres', {
    ...measured('visits', {
      n: 12,
      mean: -1.083333,
      half: 1.393562,
      target: 3,
      importance: 4,
      volume: 0.8,
      truth: false,
      priority: 100,
      rank: 1,
    }),
    phase: 0,
    touchpoints: ['comparator'],
    expert: 2,
    expertRefuted: true,
    basicsUnmet: 0.5833,
    notes: [
      { kind: 'does', text: 'Je configure deux cuisines et je compare les devis', criteria: [], within: null },
      { kind: 'need-explicit', text: 'Un prix total clair', criteria: [], within: null },
      { kind: 'choice', text: 'Devis en ligne ou rendez-vous', criteria: ['délai', 'prix', 'confiance'], within: null },
      { kind: 'expects', text: 'Un prix ferme', criteria: [], within: 24 },
    ],
  }),
  stage('advice', 'Je me fais conseiller', {
    ...measured('survey', {
      n: 48,
      mean: 0.358025,
      half: 0.854974,
      target: 2.5,
      importance: 5,
      volume: 0.55,
      truth: true,
      priority: 90.16,
      rank: 1,
    }),
    phase: 0,
    channels: ['store'],
    touchpoints: ['planner'],
    expert: 1,
    expertRefuted: false,
  }),
  stage('follow', 'Je relance mon devis', {
    ...measured('visits', {
      n: 11,
      mean: -1.545455,
      half: 1.355778,
      target: 1,
      importance: 5,
      volume: 0.3,
      truth: true,
      priority: 58.44,
      rank: 2,
    }),
    phase: 1,
    channels: ['phone'],
    touchpoints: ['hotline'],
    expert: 0,
    expertRefuted: true,
    ruptures: [{ from: 'web', to: 'phone', text: 'Le devis fait en ligne ne peut pas être repris au téléphone' }],
  }),
  stage('order', 'Je commande', {
    ...measured('survey', {
      n: 40,
      mean: 1.325,
      half: 0.307731,
      target: 2,
      importance: 3,
      volume: 0.22,
      truth: false,
      priority: 3.41,
      rank: 3,
    }),
    phase: 1,
    channels: ['store'],
    touchpoints: ['planner'],
    expert: 1,
    expertRefuted: true,
  }),
  stage('wait', 'J’attends la livraison', { phase: 2, target: 1, targetFrom: 'declared' }),
  stage('fit', 'Je fais poser ma cuisine', {
    ...measured('survey', {
      n: 30,
      mean: -0.011111,
      half: 0.527553,
      target: 2,
      importance: 5,
      volume: 0.2,
      truth: true,
      priority: 30.78,
      rank: 2,
    }),
    phase: 2,
    channels: ['store'],
    touchpoints: ['fitting'],
  }),
];

export const kitchen: JourneyReport = {
  name: 'kitchen',
  label: 'J’achète ma cuisine',
  file: 'cuisine.journey',
  persona: { name: 'lea', label: 'Léa, 38 ans' },
  segment: { name: 'renovators', label: 'Rénovateurs' },
  scenario: 'Premier achat',
  objectives: ['Réduire l’abandon entre le devis et la commande'],
  scale: { min: -3, max: 3, disappointing: -0.5, enchanting: 1 },
  limits: { anonymous: 5, tentative: 10, solid: 30 },
  score: -0.2886836,
  index: 45.1886,
  peakEnd: -0.7782828,
  wave: null,
  waves: [],
  perimeter: { segment: null, persona: null, channel: null },
  choices: { segment: [], persona: [], channel: [] },
  excludedStudies: [],
  matrices: { declared: null, derived: null },
  overallKpi: 'nps',
  comparisons: [],
  phases: [
    { name: 'before', label: 'Avant l’achat' },
    { name: 'purchase', label: 'Achat' },
    { name: 'use', label: 'Usage' },
  ],
  channels: [
    { name: 'web', label: 'Site web' },
    { name: 'store', label: 'Magasin' },
    { name: 'phone', label: 'Centre d’appels' },
  ],
  touchpoints: [
    { name: 'comparator', label: 'Comparateur en ligne' },
    { name: 'planner', label: 'Conseiller cuisine' },
    { name: 'hotline', label: 'Suivi par téléphone' },
    { name: 'fitting', label: 'Pose à domicile' },
  ],
  owners: [
    { name: 'care', label: 'Relation client' },
    { name: 'retail', label: 'Réseau magasins' },
  ],
  segments: [{ name: 'renovators', label: 'Rénovateurs' }],
  stages,
  kpis: [
    {
      name: 'nps',
      label: 'Recommandation',
      kind: 'nps',
      n: 40,
      effectiveN: 40,
      evidence: 'solid',
      value: -7.5,
      low: -32.0629,
      high: 18.1094,
      target: 40,
      met: false,
      wald: { low: -33.5, high: 18.5 },
      parts: { promoters: 13, passives: 11, detractors: 16 },
      p90: null,
      withinShare: null,
      primarySuppressed: false,
      secondarySuppressed: false,
      sources: [],
    },
    {
      name: 'ces',
      label: 'Effort perçu',
      kind: 'ces',
      n: 40,
      effectiveN: 40,
      evidence: 'solid',
      value: 4.825,
      low: 4.4225,
      high: 5.2275,
      target: 5.5,
      met: false,
      wald: null,
      parts: null,
      p90: null,
      withinShare: null,
      primarySuppressed: false,
      secondarySuppressed: false,
      sources: [],
    },
  ],
  studies: [
    {
      name: 'visits',
      label: 'Visites mystère, mars 2026',
      method: 'mystery-visit',
      date: '2026-03',
      wave: null,
      weight: 2,
      respondents: 12,
      secondarySuppressed: false,
      file: {
        path: 'data/visites-2026-03.csv',
        bytes: 2018,
        encoding: 'windows-1252',
        delimiter: ';',
        decimal: ',',
        sheet: null,
        period: null,
        columns: ['visiteur', 'etape', 'action', 'reponse', 'canal', 'commentaire'],
        rows: 59,
        rowsUsed: 58,
        engine: 'portable',
      },
      dropped: [{ reason: 'unmapped', column: 'reponse', unit: 'row', count: 1, lines: [60], examples: ['shwon'] }],
      verbatims: {
        count: 3,
        first: [{ stage: 'compare', respondent: 'V01', score: -2, text: 'Prix « à partir de », puis surprise ; j’abandonne', line: 2 }],
      },
    },
    {
      name: 'survey',
      label: 'Enquête à chaud, avril 2026',
      method: 'survey',
      date: '2026-04',
      wave: null,
      weight: 1,
      respondents: 40,
      secondarySuppressed: false,
      file: {
        path: 'data/enquete-2026-04.csv',
        bytes: 826,
        encoding: 'utf-8',
        delimiter: ';',
        decimal: ',',
        sheet: null,
        period: null,
        columns: ['id', 'conseil', 'commande', 'pose', 'reco', 'effort'],
        rows: 40,
        rowsUsed: 40,
        engine: 'portable',
      },
      dropped: [
        { reason: 'missing-code', column: 'pose', unit: 'cell', count: 10, lines: [2, 7, 9], examples: [] },
        { reason: 'empty', column: 'conseil', unit: 'cell', count: 4, lines: [2, 11, 20, 31], examples: [] },
      ],
      verbatims: { count: 0, first: [] },
    },
  ],
  benchmarks: [],
  missing: [],
  problems: [],
  initiatives: [
    {
      name: 'resume',
      label: 'Reprise du devis par le centre d’appels',
      stage: 'follow',
      owner: 'care',
      due: '2026-09-30',
      effort: 3,
      impact: 2,
      status: 'planned',
      segment: null,
      channel: null,
    },
  ],
};

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
    errors: 0,
    stale: false,
    ...more,
  };
}

/** The journey with its first stage measured elsewhere. */
export function moved(mean: number): JourneyReport {
  const [first, ...others] = kitchen.stages as [StageReport, ...StageReport[]];
  const at = first.measured;
  return { ...kitchen, score: mean, stages: [{ ...first, measured: at && { ...at, mean, low: mean - 1, high: mean + 1 } }, ...others] };
}
