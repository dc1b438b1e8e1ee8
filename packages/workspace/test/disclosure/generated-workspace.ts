/** Random workspaces whose studies share files, waves, filters, missing codes and journeys, and who answered what in them. */

export interface GeneratedStudy {
  readonly name: string;
  readonly journey: string;
  readonly isBenchmark: boolean;
  readonly wave: string | null;
  /** W; null: none declared. */
  readonly weight: number | null;
  readonly file: string;
  /** Which content it reads: copies of a file have one. */
  readonly content: string;
  readonly where: readonly { readonly column: GeneratedColumn; readonly cells: readonly string[] }[];
  /** Cells that mean no answer. */
  readonly missing: readonly string[];
  readonly recordsSegment: boolean;
  readonly isWeighted: boolean;
  /** Column by stage, and by KPI. */
  readonly stages: Readonly<Record<string, GeneratedColumn>>;
  readonly kpis: Readonly<Record<string, GeneratedColumn>>;
}

const COLUMNS = ['id', 'g', 'store', 'city', 'w', 'q1', 'q2', 'rec', 'sat'] as const;

export type GeneratedColumn = (typeof COLUMNS)[number];
export type GeneratedRow = Readonly<Record<GeneratedColumn, string>>;

export interface GeneratedWorkspace {
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  readonly studies: readonly GeneratedStudy[];
  readonly rows: Readonly<Record<string, readonly GeneratedRow[]>>;
}

export const GENERATED_SEGMENTS = ['s1', 's2'];
export const GENERATED_WAVES = ['W1', 'W2'];

/** Uniform numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function generateWorkspace(seed: number): GeneratedWorkspace {
  const random = randomNumbers(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const one = <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T;
  const chance = (share: number) => random() < share;

  const contents = Array.from({ length: whole(1, 2) }, (_, index) => `c${index}`);
  const rows: Record<string, GeneratedRow[]> = {};
  for (const content of contents) {
    const rare = random() * 0.3;
    rows[content] = Array.from({ length: one([6, 9, 12, 18, 25, 40]) }, (_, index) => ({
      id: `${index + 1}`,
      g: chance(rare) ? 's2' : chance(0.05) ? 'other' : 's1',
      store: chance(rare) ? 'B' : chance(rare) ? 'C' : 'A',
      city: chance(rare) ? 'Y' : 'X',
      w: chance(0.05) ? `${one([20, 1000])}` : `${whole(1, 4)}`,
      q1: chance(rare) ? one(['8', '9', '']) : `${whole(1, 5)}`,
      q2: chance(0.1) ? one(['8', '9', '']) : `${whole(1, 5)}`,
      rec: `${whole(0, 10)}`,
      sat: chance(rare / 2) ? one(['8', '9']) : `${whole(1, 5)}`,
    }));
  }
  const files: Record<string, string> = {};
  const csv = (content: string) =>
    `${COLUMNS.join(';')}\n${(rows[content] as GeneratedRow[]).map((row) => COLUMNS.map((column) => row[column]).join(';')).join('\n')}\n`;
  for (const content of contents) files[`${content}.csv`] = csv(content);

  const journeys = ['one', 'two'].slice(0, whole(1, 2));
  const hasWaves = chance(0.6);
  const declaresWeights = chance(0.3);
  const studies: GeneratedStudy[] = [];
  for (const journey of journeys) {
    for (let index = 0; index < whole(1, 4); index++) {
      const content = one(contents);
      const file = chance(0.15) ? `copy-${content}.csv` : `${content}.csv`;
      if (!(file in files)) files[file] = csv(content);
      const where: { column: GeneratedColumn; cells: string[] }[] = [];
      if (chance(0.5)) where.push({ column: 'store', cells: one([['A'], ['A', 'B'], ['B', 'C'], ['A', 'C']]) });
      if (chance(0.2)) where.push({ column: 'city', cells: ['X'] });
      const isBenchmark = index > 0 && chance(0.15);
      studies.push({
        name: `${journey}${index}`,
        journey,
        isBenchmark,
        wave: hasWaves && !isBenchmark && chance(0.8) ? one(GENERATED_WAVES) : null,
        weight: declaresWeights && !isBenchmark ? one([1, 2, 5]) : null,
        ...{ file, content, where },
        missing: one([['9'], ['8', '9'], ['8', '9', '1'], ['9', '5']]),
        recordsSegment: chance(0.6),
        isWeighted: chance(0.15),
        stages: { a: one(['q1', 'q1', 'q2']), b: 'q2' },
        kpis: chance(0.7) ? { nps: 'rec', csat: 'sat' } : {},
      });
    }
  }
  for (const journey of journeys) {
    files[`${journey}.journey`] = journeyText(
      journey,
      studies.filter((study) => study.journey === journey),
    );
  }
  return { files, studies, rows };
}

function journeyText(journey: string, studies: readonly GeneratedStudy[]): string {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(', ');
  const blocks = studies.map((study) => {
    const { name, isBenchmark, wave, weight, file, where, missing, recordsSegment, isWeighted, stages, kpis } = study;
    const codes = `missing ${quoted(missing)}`;
    const head = [
      ...(isBenchmark ? [] : ['method survey date 2026-01']),
      ...(wave ? [`wave "${wave}"`] : []),
      ...(weight ? [`weight ${weight}`] : []),
    ];
    return [
      `${isBenchmark ? 'benchmark' : 'observations'} ${name} of ${journey} ${head.join(' ')} from "${file}" {`,
      '  respondent "id"',
      ...(recordsSegment ? ['  segment "g"'] : []),
      ...(isWeighted ? ['  weight "w"'] : []),
      ...Object.entries(stages).map(([stage, column]) => `  measure ${stage} from "${column}" scale 1..5 ${codes}`),
      ...Object.entries(kpis).map(
        ([kpi, column]) => `  kpi ${kpi} from "${column}" scale ${kpi === 'nps' ? '0..10' : '1..5'} ${kpi === 'nps' ? '' : codes}`,
      ),
      ...where.map(({ column, cells }) => `  where "${column}" is ${quoted(cells)}`),
      '}',
    ].join('\n');
  });
  return `segment s1 "S1"
segment s2 "S2"
journey ${journey} "${journey}" {
  kpi nps "Recommendation" target 20
  kpi csat "Satisfaction" boxes 4..5 target 80%
  stage a "I ask" target 2
  stage b "I buy" target 2
}
${blocks.join('\n')}
`;
}
