/** Random workspaces whose studies share files, waves, filters, missing codes and journeys, and who answered what in them. */

/** `wide`: a row a respondent; `long`: a row an interaction, rated or observed; `means`: given means. */
type Shape = 'wide' | 'long' | 'means';

export const GENERATED_NAMES = { segment: ['s1', 's2'], persona: ['p1', 'p2'], channel: ['c1', 'c2'] } as const;
export const GENERATED_WAVES = ['W1', 'W2'];

export type GeneratedDimension = keyof typeof GENERATED_NAMES;

export interface GeneratedStudy {
  readonly name: string;
  readonly journey: string;
  readonly isBenchmark: boolean;
  /** Studies of different methods are different instruments. */
  readonly method: string;
  readonly wave: string | null;
  /** W; null: none declared. */
  readonly weight: number | null;
  readonly file: string;
  /** Which content it reads: copies of a file have one. */
  readonly content: string;
  readonly shape: Shape;
  readonly where: readonly { readonly column: string; readonly cells: readonly string[] }[];
  /** Cells that mean no answer. */
  readonly missing: readonly string[];
  readonly records: readonly GeneratedDimension[];
  readonly isWeighted: boolean;
  /** Long: the responses are scored, not the ratings. */
  readonly readsResponses: boolean;
  /** Wide: column by stage, and by KPI. */
  readonly stages: Readonly<Record<string, string>>;
  readonly kpis: Readonly<Record<string, string>>;
  /** Wide: the column of what was expected of stage a; null: none. */
  readonly expectation: string | null;
}

export type GeneratedRow = Readonly<Record<string, string>>;

export interface GeneratedWorkspace {
  /** By path. */
  readonly files: Readonly<Record<string, string>>;
  readonly studies: readonly GeneratedStudy[];
  readonly rows: Readonly<Record<string, readonly GeneratedRow[]>>;
}

/** The column of each dimension in the files. */
export const DIMENSION_COLUMNS: Readonly<Record<GeneratedDimension, string>> = { segment: 'g', persona: 'p', channel: 'ch' };

/** The responses of basic actions in the repository. */
export const BASIC_RESPONSES: ReadonlySet<string> = new Set(['shown', 'hidden']);

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

/** Draws from a seed. */
export class Draw {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomNumbers(seed);
  }

  whole(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  one<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)] as T;
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  upTo(most: number): number {
    return this.#random() * most;
  }
}

export function generateWorkspace(seed: number): GeneratedWorkspace {
  const draw = new Draw(seed);
  const shapes: Record<string, Shape> = Object.fromEntries(
    Array.from({ length: draw.whole(1, 2) }, (_, index) => [`c${index}`, draw.one(['wide', 'wide', 'long'] as const)]),
  );
  if (draw.chance(0.15)) shapes.given = 'means';
  const rows = Object.fromEntries(Object.entries(shapes).map(([content, shape]) => [content, ROWS[shape](draw)]));
  const csv = (content: string) => {
    const all = rows[content] as readonly GeneratedRow[];
    const columns = Object.keys(all[0] ?? {});
    return `${[columns, ...all.map((row) => columns.map((column) => row[column]))].map((cells) => cells.join(';')).join('\n')}\n`;
  };
  const files: Record<string, string> = {};
  for (const content of Object.keys(shapes)) files[`${content}.csv`] = csv(content);

  const journeys = ['one', 'two'].slice(0, draw.whole(1, 2));
  const [hasWaves, declaresWeights, hasTargets] = [draw.chance(0.6), draw.chance(0.3), draw.chance(0.5)];
  const studies: GeneratedStudy[] = [];
  for (const journey of journeys) {
    for (let index = 0; index < draw.whole(1, 4); index++) {
      const content = draw.one(Object.keys(shapes));
      const shape = shapes[content] as Shape;
      const file = draw.chance(0.15) ? `copy-${content}.csv` : `${content}.csv`;
      if (!(file in files)) files[file] = csv(content);
      const where: { column: string; cells: string[] }[] = [];
      if (shape !== 'means' && draw.chance(0.5))
        where.push({ column: 'store', cells: draw.one([['A'], ['A', 'B'], ['B', 'C'], ['A', 'C']]) });
      if (shape !== 'means' && draw.chance(0.2)) where.push({ column: 'city', cells: ['X'] });
      const isBenchmark = index > 0 && draw.chance(0.15);
      const isWide = shape === 'wide';
      studies.push({
        name: `${journey}${index}`,
        journey,
        isBenchmark,
        method: draw.one(['survey', 'survey', 'interview']),
        wave: hasWaves && !isBenchmark && draw.chance(0.8) ? draw.one(GENERATED_WAVES) : null,
        weight: declaresWeights && !isBenchmark ? draw.one([1, 2, 5]) : null,
        ...{ file, content, shape, where },
        missing: draw.one([['9'], ['8', '9'], ['8', '9', '1'], ['9', '5']]),
        records: (Object.keys(GENERATED_NAMES) as GeneratedDimension[]).filter(
          (dimension) => (shape === 'means' ? dimension === 'segment' : true) && draw.chance(0.4),
        ),
        isWeighted: isWide && draw.chance(0.15),
        readsResponses: shape === 'long' && draw.chance(0.5),
        stages: isWide ? { a: draw.one(['q1', 'q1', 'q2']), b: 'q2' } : {},
        kpis: isWide && draw.chance(0.7) ? { nps: 'rec', csat: 'sat' } : {},
        expectation: isWide && draw.chance(0.4) ? 'e1' : null,
      });
    }
  }
  for (const journey of journeys) {
    files[`${journey}.journey`] = journeyText(
      journey,
      studies.filter((study) => study.journey === journey),
      hasTargets,
    );
  }
  return { files, studies, rows };
}

const ROWS: Readonly<Record<Shape, (draw: Draw) => GeneratedRow[]>> = {
  wide: (draw) => {
    const rare = draw.upTo(0.3);
    const answer = (code: number) => (draw.chance(code) ? draw.one(['8', '9', '']) : `${draw.whole(1, 5)}`);
    return Array.from({ length: draw.one([9, 18, 25, 40, 60]) }, (_, index) => ({
      ...respondent(draw, index, rare),
      ch: draw.chance(rare) ? 'c2' : 'c1',
      w: draw.chance(0.05) ? `${draw.one([20, 1000])}` : `${draw.whole(1, 4)}`,
      q1: answer(rare),
      q2: answer(0.1),
      e1: answer(rare / 2),
      rec: `${draw.whole(0, 10)}`,
      sat: draw.chance(rare / 2) ? draw.one(['8', '9']) : `${draw.whole(1, 5)}`,
    }));
  },
  long: (draw) => {
    const rare = draw.upTo(0.3);
    return Array.from({ length: draw.one([9, 18, 25, 40]) }, (_, index) => respondent(draw, index, rare)).flatMap((who) =>
      Array.from({ length: draw.whole(1, 3) }, () => {
        const stage = draw.one(['a', 'a', 'b']);
        return {
          ...who,
          stage,
          ch: draw.chance(rare) ? 'c2' : 'c1',
          rating: draw.chance(rare / 2) ? draw.one(['8', '9']) : `${draw.whole(1, 5)}`,
          response: stage === 'b' ? draw.one(['fast', 'slow']) : draw.one(['shown', 'hidden', 'kind', 'rude']),
        };
      }),
    );
  },
  means: (draw) =>
    ['a', 'b'].flatMap((stage) =>
      GENERATED_NAMES.segment.flatMap((g) =>
        draw.chance(0.8) ? [{ stage, g, mean: `${draw.whole(2, 4)}`, n: `${draw.one([2, 4, 6, 12, 40])}`, sd: '1' }] : [],
      ),
    ),
};

function respondent(draw: Draw, index: number, rare: number): GeneratedRow {
  return {
    id: `${index + 1}`,
    g: draw.chance(rare) ? 's2' : draw.chance(0.05) ? 'other' : 's1',
    p: draw.chance(rare) ? 'p2' : 'p1',
    store: draw.chance(rare) ? 'B' : draw.chance(rare) ? 'C' : 'A',
    city: draw.chance(rare) ? 'Y' : 'X',
  };
}

function journeyText(journey: string, studies: readonly GeneratedStudy[], hasTargets: boolean): string {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(', ');
  const blocks = studies.map((study) => {
    const { name, isBenchmark, method, wave, weight, file, shape, where, missing, records, isWeighted, stages, kpis } = study;
    const codes = `missing ${quoted(missing)}`;
    const head = [
      `method ${method} date 2026-01`,
      ...(wave ? [`wave "${wave}"`] : []),
      ...(weight ? [`weight ${weight}`] : []),
      ...(shape === 'means' ? ['aggregated'] : []),
    ];
    const lines: Record<Shape, readonly string[]> = {
      wide: [
        'respondent "id"',
        ...Object.entries(stages).map(([stage, column]) => {
          const expectation = stage === 'a' && study.expectation ? `expectation "${study.expectation}" ` : '';
          return `measure ${stage} from "${column}" ${expectation}scale 1..5 ${codes}`;
        }),
        ...Object.entries(kpis).map(
          ([kpi, column]) => `kpi ${kpi} from "${column}" ${kpi === 'nps' ? 'scale 0..10' : `scale 1..5 ${codes}`}`,
        ),
      ],
      long: ['respondent "id"', 'stage "stage"', study.readsResponses ? 'response "response"' : `score "rating" scale 1..5 ${codes}`],
      means: ['stage "stage"', 'mean "mean" scale 1..5', 'n "n"', 'sd "sd"'],
    };
    return [
      `${isBenchmark ? 'benchmark' : 'observations'} ${name} of ${journey} ${head.join(' ')} from "${file}" {`,
      ...lines[shape].map((line) => `  ${line}`),
      ...records.map((dimension) => `  ${dimension} "${DIMENSION_COLUMNS[dimension]}"`),
      ...(isWeighted ? ['  weight "w"'] : []),
      ...where.map(({ column, cells }) => `  where "${column}" is ${quoted(cells)}`),
      '}',
    ].join('\n');
  });
  return `segment s1 "S1" share 60%
segment s2 "S2" share 30%
persona p1 "P1"
persona p2 "P2"
channel c1 "C1"
channel c2 "C2"
repository optimal "Optimal" {
  stage a "I ask" {
    action find "I look" basic {
      response shown "Shown" +1
      response hidden "Hidden" -2
    }
    action talk "I talk" {
      response kind "Kind" +1
      response rude "Rude" -1
    }
  }
  stage b "I buy" {
    action pay "I pay" {
      response fast "Fast" +1
      response slow "Slow" -1
    }
  }
}
journey ${journey} "${journey}" ${hasTargets || studies.some(({ readsResponses }) => readsResponses) ? 'uses optimal' : ''} {
  kpi nps "Recommendation" target 20
  kpi csat "Satisfaction" boxes 4..5 target 80%
  require every stage score at least 0
  require every stage gap at most 1
  require every stage n at least 10
  require every stage class is at least neutral
  require kpi nps at least 0
  require kpi csat at least 50
  require index at least 50
  stage a "I ask" ${hasTargets ? 'target 2' : ''}
  stage b "I buy"
}
${blocks.join('\n')}
`;
}
