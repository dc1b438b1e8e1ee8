/** Draws journeys with their studies: the text and the files as a consultant would link them, and the rows behind them as plain objects. */

export type Random = () => number;

export interface GeneratedResponse {
  readonly name: string;
  readonly score: number;
}

export interface GeneratedAction {
  readonly name: string;
  readonly kano: 'basic' | 'performance' | 'delight';
  readonly responses: readonly GeneratedResponse[];
}

export interface GeneratedStage {
  readonly name: string;
  readonly target: number | null;
  readonly importance: number | null;
  readonly volume: number | null;
  readonly momentOfTruth: boolean;
  readonly expert: number | null;
  /** Empty: not in the repository. */
  readonly actions: readonly GeneratedAction[];
}

export interface GeneratedKpi {
  readonly kind: 'nps' | 'csat' | 'ces' | 'rate';
  readonly scale: readonly [number, number];
  readonly boxes: readonly [number, number] | null;
  readonly target: number;
}

/** One row of a file; null cells are empty. */
export interface GeneratedRow {
  readonly respondent: string;
  readonly weight: number;
  readonly cluster: string;
  readonly segment: string;
  /** Wide: the ratings by stage, on the study's scale. */
  readonly ratings: ReadonlyMap<string, number>;
  readonly expectations: ReadonlyMap<string, number>;
  readonly kpis: ReadonlyMap<string, number>;
  /** Long: a response met, or a direct rating. */
  readonly interaction: { readonly stage: string; readonly action: string; readonly response: string } | null;
  readonly rating: { readonly stage: string; readonly value: number } | null;
}

export interface GeneratedStudy {
  readonly name: string;
  readonly kind: 'wide' | 'long';
  readonly isBenchmark: boolean;
  readonly method: 'survey' | 'mystery-visit' | 'in-store';
  readonly timing: 'hot' | 'cold' | null;
  readonly weight: number | null;
  readonly wave: string | null;
  readonly scale: readonly [number, number];
  readonly hasWeights: boolean;
  readonly hasClusters: boolean;
  readonly hasSegments: boolean;
  readonly hasExpectations: boolean;
  readonly bySegmentShares: boolean;
  readonly rows: readonly GeneratedRow[];
}

export interface GeneratedJourney {
  readonly scale: { readonly min: number; readonly max: number; readonly disappointing: number; readonly enchanting: number };
  /** Declared shares by segment; empty: no segments. */
  readonly segments: ReadonlyMap<string, number>;
  readonly stages: readonly GeneratedStage[];
  readonly kpis: readonly GeneratedKpi[];
  readonly studies: readonly GeneratedStudy[];
}

const between = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const maybe = (random: Random, probability = 0.5) => random() < probability;
const half = (random: Random, low: number, high: number) => low + Math.round(random() * (high - low) * 2) / 2;

export function generateJourney(random: Random): GeneratedJourney {
  const scale = pick(random, [
    { min: -3, max: 3, disappointing: -0.5, enchanting: 1 },
    { min: -3, max: 3, disappointing: -1, enchanting: 1.5 },
    { min: 0, max: 10, disappointing: 4, enchanting: 7 },
  ]);
  const segments = maybe(random, 0.4)
    ? new Map([['young', 0.5], ['old', 0.3], ...(maybe(random) ? ([['other', 0.2]] as const) : [])])
    : new Map<string, number>();
  const stages = Array.from({ length: between(random, 2, 6) }, (_, i) => generateStage(`s${i}`, scale, random));
  const kpis: GeneratedKpi[] = [];
  if (maybe(random, 0.7)) kpis.push({ kind: 'nps', scale: [0, 10], boxes: null, target: between(random, -30, 40) });
  if (maybe(random, 0.4)) kpis.push({ kind: 'csat', scale: [1, 5], boxes: [4, 5], target: between(random, 30, 80) });
  if (maybe(random, 0.4)) kpis.push({ kind: 'ces', scale: [1, 7], boxes: null, target: half(random, 3, 6) });
  if (maybe(random, 0.3)) kpis.push({ kind: 'rate', scale: [0, 1], boxes: null, target: between(random, 20, 80) });
  const weighted = maybe(random);
  const waves = pick(random, [[null], [null], ['w1', 'w2'], ['w1', 'w2', 'w3']]);
  const questions = {
    scale: pick(random, [
      [1, 5],
      [1, 10],
      [0, 10],
      [-3, 3],
    ] as const),
    timing: pick(random, ['hot', 'cold', null] as const),
    ...pick(random, [
      { hasWeights: true, hasClusters: false },
      { hasWeights: false, hasClusters: true },
      { hasWeights: false, hasClusters: false },
    ]),
    hasSegments: segments.size > 0 && maybe(random, 0.8),
    hasExpectations: maybe(random, 0.3),
  };
  const bySegmentShares = questions.hasSegments && maybe(random);
  const isClustered = questions.hasClusters;
  const studies: GeneratedStudy[] = [];
  for (const [i, wave] of waves.entries()) {
    const common = { isBenchmark: false, wave, bySegmentShares, isClustered, ...questions };
    const drift = i * 0.15 * (random() - 0.3);
    if (maybe(random, 0.9) || waves.length > 1) {
      const weight = weighted ? between(random, 1, 3) : null;
      studies.push(wideStudy(`survey${i}`, { ...common, weight }, { scale, stages, kpis, segments }, drift, random));
    }
    if (maybe(random, 0.6) || studies.length === 0) {
      const weight = weighted ? between(random, 1, 3) : null;
      const study = { ...common, weight, timing: null, hasExpectations: false, bySegmentShares: false };
      studies.push(longStudy(`visits${i}`, study, { scale, stages, kpis, segments }, random));
    }
    if (waves.length === 1 && maybe(random, 0.3)) {
      const weight = weighted ? between(random, 1, 3) : null;
      const other = { ...common, weight, timing: null, scale: [1, 7] as const, hasWeights: false, hasClusters: false };
      // Weighted respondents without a cluster are clusters of one only up to the spread of their weights.
      const unweighted = questions.hasClusters ? { bySegmentShares: false } : {};
      studies.push(wideStudy(`second${i}`, { ...other, ...unweighted }, { scale, stages, kpis, segments }, 0.1, random));
    }
  }
  if (maybe(random, 0.3)) {
    const rival = { isBenchmark: true, wave: null, weight: null, bySegmentShares: false, isClustered, ...questions };
    studies.push(wideStudy('rival', rival, { scale, stages, kpis, segments }, random() * 0.4 - 0.1, random));
  }
  return { scale, segments, stages, kpis, studies };
}

function generateStage(name: string, scale: GeneratedJourney['scale'], random: Random): GeneratedStage {
  const width = scale.max - scale.min;
  const middle = (scale.max + scale.min) / 2;
  const hasActions = maybe(random, 0.6);
  return {
    name,
    target: maybe(random, 0.6) ? half(random, middle, scale.max) : null,
    importance: maybe(random, 0.7) ? between(random, 1, 5) : null,
    volume: maybe(random, 0.6) ? between(random, 1, 10) / 10 : null,
    momentOfTruth: maybe(random, 0.3),
    expert: maybe(random, 0.5) ? half(random, scale.min, scale.max) : null,
    actions: hasActions
      ? Array.from({ length: between(random, 1, 3) }, (_, i) => ({
          name: `${name}a${i}`,
          kano: pick(random, ['basic', 'performance', 'delight'] as const),
          responses: [
            { name: `${name}a${i}good`, score: half(random, 0.5, width / 3) },
            { name: `${name}a${i}fair`, score: scale.min < 0 ? half(random, -0.5, 0.5) : 1 },
            { name: `${name}a${i}bad`, score: scale.min < 0 ? -half(random, 0.5, width / 3) : 0 },
          ],
        }))
      : [],
  };
}

type Journey = Pick<GeneratedJourney, 'scale' | 'stages' | 'kpis' | 'segments'>;
type StudyHeader = Omit<GeneratedStudy, 'name' | 'kind' | 'rows' | 'method'> & {
  /** Some study of the journey has clusters. */ readonly isClustered: boolean;
};

/** Answers pile up towards `level` (0–1 of the scale). */
function answer([min, max]: readonly [number, number], level: number, random: Random): number {
  const at = level + (random() + random() + random() - 1.5) * 0.45;
  return Math.min(max, Math.max(min, Math.round(min + at * (max - min))));
}

function respondentOf(i: number, header: StudyHeader, { segments }: Journey, random: Random) {
  const segmentNames = [...segments.keys(), ''];
  return {
    respondent: `r${i}`,
    weight: header.hasWeights ? between(random, 1, 8) / 4 : 1,
    cluster: header.hasClusters ? `c${between(random, 1, 6)}` : '',
    segment: header.hasSegments ? pick(random, segmentNames) : '',
  };
}

function wideStudy(name: string, header: StudyHeader, journey: Journey, shift: number, random: Random): GeneratedStudy {
  const n = pick(random, [3, 8, 14, 25, 40]);
  const chosen = journey.stages.filter(() => maybe(random, 0.8));
  const measured = chosen.length > 0 ? chosen : journey.stages.slice(0, 1);
  const levels = new Map(journey.stages.map((stage) => [stage.name, 0.2 + 0.6 * random() + shift]));
  const rows = Array.from({ length: n }, (_, i): GeneratedRow => {
    const mood = (random() - 0.5) * 0.3;
    const level = (stage: GeneratedStage) => (levels.get(stage.name) as number) + mood;
    const rated = measured.filter(() => maybe(random, 0.85));
    return {
      ...respondentOf(i, header, journey, random),
      ratings: new Map(rated.map((stage) => [stage.name, answer(header.scale, level(stage), random)])),
      expectations: header.hasExpectations
        ? new Map(measured.filter(() => maybe(random, 0.9)).map((stage) => [stage.name, answer(header.scale, 0.85, random)]))
        : new Map(),
      kpis: new Map(
        journey.kpis
          .filter(() => maybe(random, 0.9))
          .map(({ kind, scale }) => [kind, kind === 'rate' ? Number(random() < 0.5 + mood) : answer(scale, 0.55 + mood, random)]),
      ),
      interaction: null,
      rating: null,
    };
  });
  // Some respondents answer twice.
  const again = maybe(random, 0.3) ? rows.filter(() => maybe(random, 0.2)).map((row) => answerAgain(row, header, random)) : [];
  return { name, kind: 'wide', method: 'survey', ...header, rows: [...rows, ...again] };
}

function answerAgain(row: GeneratedRow, { scale, isClustered }: StudyHeader, random: Random): GeneratedRow {
  const again = (answers: ReadonlyMap<string, number>) => new Map([...answers].map(([key]) => [key, answer(scale, 0.5, random)]));
  return {
    ...row,
    ratings: again(row.ratings),
    expectations: again(row.expectations),
    // The method does not say what several answers to a share do to the spread between clusters.
    kpis: new Map([...row.kpis].filter(([kind]) => kind === 'rate' && !isClustered).map(([kind]) => [kind, Number(maybe(random))])),
  };
}

function longStudy(name: string, header: StudyHeader, journey: Journey, random: Random): GeneratedStudy {
  const n = pick(random, [4, 9, 15, 22]);
  const rows = Array.from({ length: n }, (_, i) => {
    const person = { ...respondentOf(i, header, journey, random), ratings: new Map(), expectations: new Map(), kpis: new Map() };
    return journey.stages.flatMap((stage): GeneratedRow[] => [
      ...stage.actions
        .filter(() => maybe(random, 0.9))
        .map(
          (action): GeneratedRow => ({
            ...person,
            interaction: { stage: stage.name, action: action.name, response: pick(random, action.responses).name },
            rating: null,
          }),
        ),
      ...(maybe(random, 0.3)
        ? [{ ...person, interaction: null, rating: { stage: stage.name, value: answer(header.scale, 0.5, random) } }]
        : []),
    ]);
  }).flat();
  return { name, kind: 'long', method: 'mystery-visit', ...header, rows };
}

/** The workspace of a generated journey: `a.journey` and a file a study. */
export function filesOf(journey: GeneratedJourney): Record<string, string> {
  const files: Record<string, string> = { 'a.journey': textOf(journey) };
  for (const study of journey.studies) files[`${study.name}.csv`] = csvOf(study, journey);
  return files;
}

function textOf({ scale, segments, stages, kpis, studies }: GeneratedJourney): string {
  const number = (value: number) => (value < 0 ? `${value}` : `+${value}`);
  const actions = stages.flatMap((stage) => (stage.actions.length > 0 ? [stage] : []));
  const lines = [
    `scale ${number(scale.min)}..${number(scale.max)} disappointing below ${number(scale.disappointing)} enchanting from ${number(scale.enchanting)}`,
    'channel web "Web"',
    ...[...segments].map(([name, share]) => `segment ${name} "${name}" share ${100 * share}%`),
    'repository repo "R" {',
    ...actions.flatMap((stage) => [
      `stage ${stage.name} "${stage.name}" {`,
      ...stage.actions.flatMap((action) => [
        `action ${action.name} "${action.name}" ${action.kano} {`,
        ...action.responses.map(({ name, score }) => `response ${name} "${name}" ${number(score)}`),
        '}',
      ]),
      '}',
    ]),
    '}',
    'journey j "J" uses repo {',
    ...kpis.map(({ kind, boxes, target }) => {
      const unit = kind === 'csat' || kind === 'rate' ? `${target}%` : number(target);
      return `kpi ${kind} "${kind}"${boxes ? ` boxes ${boxes[0]}..${boxes[1]}` : ''} target ${unit}`;
    }),
    ...stages.map(
      (stage) =>
        `stage ${stage.name} "I do ${stage.name}" channel web${stage.expert === null ? '' : ` score ${number(stage.expert)}`}${
          stage.target === null ? '' : ` target ${number(stage.target)}`
        }${stage.volume === null ? '' : ` volume ${Math.round(100 * stage.volume)}%`}${
          stage.importance === null ? '' : ` importance ${stage.importance}`
        }${stage.momentOfTruth ? ' moment of truth' : ''}`,
    ),
    '}',
    ...studies.flatMap((study) => studyLines(study, kpis, stages)),
  ];
  return `${lines.join('\n')}\n`;
}

function studyLines(study: GeneratedStudy, kpis: readonly GeneratedKpi[], stages: readonly GeneratedStage[]): string[] {
  const [min, max] = study.scale;
  const scale = `scale ${min}..${max}`;
  const measured = stages.filter(({ name }) => study.rows.some(({ ratings }) => ratings.has(name)));
  const header = [
    `${study.isBenchmark ? 'benchmark' : 'observations'} ${study.name} "${study.name}" of j method ${study.method}`,
    study.timing,
    study.wave && `wave ${study.wave} date 202${study.wave.slice(1)}-03`,
    study.weight !== null && `weight ${study.weight}`,
    study.bySegmentShares && 'weight by segment shares',
    `from "${study.name}.csv" delimiter ";" decimal point {`,
  ];
  return [
    header.filter((part) => part).join(' '),
    'respondent "id"',
    ...(study.hasWeights ? ['weight "w"'] : []),
    ...(study.hasClusters ? ['cluster "c"'] : []),
    ...(study.hasSegments ? ['segment "seg"'] : []),
    ...(study.kind === 'wide'
      ? [
          ...measured.map(
            ({ name }) => `measure ${name} from "q_${name}"${study.hasExpectations ? ` expectation "e_${name}"` : ''} ${scale} missing 99`,
          ),
          ...kpis.map(({ kind, scale: [low, high] }) => `kpi ${kind} from "k_${kind}"${kind === 'rate' ? '' : ` scale ${low}..${high}`}`),
        ]
      : ['stage "stage"', 'action "action"', 'response "response"', `score "score" ${scale}`]),
    '}',
  ];
}

function csvOf(study: GeneratedStudy, { kpis, stages }: GeneratedJourney): string {
  const people = ['id', 'w', 'c', 'seg'];
  const cells =
    study.kind === 'wide'
      ? [...stages.flatMap(({ name }) => [`q_${name}`, `e_${name}`]), ...kpis.map(({ kind }) => `k_${kind}`)]
      : ['stage', 'action', 'response', 'score'];
  const rows = study.rows.map((row) => {
    const person = [row.respondent, row.weight, row.cluster, row.segment];
    if (study.kind === 'wide') {
      return [
        ...person,
        ...stages.flatMap(({ name }) => [row.ratings.get(name) ?? 99, row.expectations.get(name) ?? '']),
        ...kpis.map(({ kind }) => row.kpis.get(kind) ?? ''),
      ];
    }
    const { interaction, rating } = row;
    return [
      ...person,
      interaction?.stage ?? rating?.stage ?? '',
      interaction?.action ?? '',
      interaction?.response ?? '',
      rating?.value ?? '',
    ];
  });
  return `${[[...people, ...cells], ...rows].map((row) => row.join(';')).join('\n')}\n`;
}
