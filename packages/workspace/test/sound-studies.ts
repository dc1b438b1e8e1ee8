/** Workspaces of studies that are well made, drawn at random: nothing in them is to be asked about. */

export type Files = Readonly<Record<string, string>>;

/** Mulberry32 (T. Ettinger): a generator with 32 bits of state. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const SCALES = [
  [1, 5],
  [1, 7],
  [0, 10],
  [1, 10],
] as const;

const STAGES = [
  ['look', 'I compare', 'web'],
  ['advice', 'I get advice', 'store'],
  ['order', 'I order', 'web'],
  ['wait', 'I wait for the delivery', 'phone'],
  ['use', 'I use it', 'store'],
  ['help', 'I get help', 'phone'],
] as const;

const LABELS = ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'];

/** A respondent's answers: one attitude, what each stage adds to it, and chance. */
class Respondents {
  readonly random: () => number;
  readonly #stageMeans: readonly number[];

  constructor(random: () => number) {
    this.random = random;
    this.#stageMeans = STAGES.map(() => 0.2 + 0.7 * random());
  }

  /** Sum of twelve uniform numbers less 6: nearly normal. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.random();
    return sum;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T;
  }

  /** An answer on a scale, from where the respondent stands (mean 0, sd 1). */
  answer(stage: number, attitude: number, [min, max]: readonly [number, number]): number {
    const at = (this.#stageMeans[stage] ?? 0.6) + 0.13 * attitude + 0.15 * this.normal();
    return Math.min(max, Math.max(min, Math.round(min + at * (max - min))));
  }
}

/** The study number `seed`: a survey in one or two waves, visits, given means, or a log beside a survey. */
export function soundStudy(seed: number): Files {
  const random = randomNumbers(seed * 7919 + 17);
  const people = new Respondents(random);
  const stages = STAGES.slice(0, 3 + Math.floor(random() * 4));
  const kind = seed % 5;
  const journey = [
    'channel web "Web"\nchannel store "Store"\nchannel phone "Telephone"\nowner care "Care"',
    'segment pros "Professionals" share 40%\nsegment homes "Households" share 60%\npersona lea "Lea" in homes',
    ...stages.map(([name, , channel]) => `touchpoint at_${name} "Contact ${name}" on ${channel} owner care`),
    'journey j "I buy a kitchen" {',
    '  kpi nps "Recommendation" target +40',
    '  kpi rate as orders "Quotes that become orders" target 50%',
    ...stages.map(([name, label, channel], i) => {
      return `  stage ${name} "${label}" channel ${channel} touchpoint at_${name} importance ${2 + (i % 4)} volume ${100 - 10 * i}% target +${1 + (i % 2)}`;
    }),
    '}\n',
  ].join('\n');
  switch (kind) {
    case 0:
      return { 'a.journey': journey + survey('spring', stages, 'date 2026-03', 'S'), ...data('spring', stages, people, 'S') };
    case 1: {
      const waves = [survey('first', stages, 'date 2025-03 wave "2025"', 'A'), survey('second', stages, 'date 2026-03 wave "2026"', 'B')];
      return { 'a.journey': journey + waves.join(''), ...data('first', stages, people, 'A'), ...data('second', stages, people, 'B') };
    }
    case 2:
      return { 'a.journey': journey + labelled(stages), 'panel.csv': labelledRows(stages, people) };
    case 3:
      return { 'a.journey': journey + givenMeans(), 'means.csv': meansRows(stages, people) };
    default: {
      const log =
        'observations log "Log" of j method analytics date 2026-01 from "log.csv" { respondent "case" stage "event" date "at" channel "via" }\n';
      return {
        'a.journey': journey + log + survey('spring', stages, 'date 2026-03', 'S'),
        'log.csv': logRows(stages, people),
        ...data('spring', stages, people, 'S'),
      };
    }
  }
}

type Stages = readonly (typeof STAGES)[number][];

const scaleOf = (stage: number) => SCALES[stage % SCALES.length] ?? SCALES[0];

function survey(name: string, stages: Stages, attributes: string, prefix: string): string {
  const lines = stages.map(([stage], i) => {
    const [min, max] = scaleOf(i);
    return `  measure ${stage} from "q_${stage}" scale ${min}..${max} missing 99`;
  });
  const more = [
    '  kpi nps from "q_nps" scale 0..10',
    '  kpi orders from "ordered" success "yes"',
    '  segment "group" { "P" -> pros "H" -> homes }',
  ];
  const filter = prefix === 'S' ? ['  where "status" is "complete"'] : [];
  return `observations ${name} "Survey ${prefix}" of j method survey ${attributes} from "${name}.csv" {\n  respondent "id"\n${[...lines, ...more, ...filter].join('\n')}\n}\n`;
}

function data(name: string, stages: Stages, people: Respondents, prefix: string): Files {
  const n = 60 + Math.floor(people.random() * 200);
  const rows = Array.from({ length: n }, (_, i) => {
    const attitude = people.normal();
    const marks = stages.map((_, stage) =>
      people.random() < 0.03 ? 99 : people.random() < 0.1 ? '' : people.answer(stage, attitude, scaleOf(stage)),
    );
    const nps = Math.min(10, Math.max(0, Math.round(7.2 + 1.6 * attitude + 0.9 * people.normal())));
    const group = people.random() < 0.4 ? 'P' : 'H';
    const status = people.random() < 0.9 ? 'complete' : 'partial';
    return [`${prefix}${1001 + i}`, ...marks, nps, people.random() < 0.55 ? 'yes' : 'no', group, status].join(';');
  });
  return { [`${name}.csv`]: `id;${stages.map(([stage]) => `q_${stage}`).join(';')};q_nps;ordered;group;status\n${rows.join('\n')}\n` };
}

/** Texts that are mapped, weights about 1, and a date column. */
function labelled(stages: Stages): string {
  const mapping = LABELS.map((label, i) => `"${label}" -> ${i + 1}`).join(' ');
  const lines = stages.map(([stage]) => `  measure ${stage} from "${stage}" scale 1..5 { ${mapping} }`);
  return `observations panel_2026 "Online panel" of j method survey date 2026-05 from "panel.csv" {\n  respondent "person"\n  weight "w"\n  date "day"\n${lines.join('\n')}\n  kpi nps from "nps" scale 0..10\n  kpi orders from "ordered" success 1\n}\n`;
}

function labelledRows(stages: Stages, people: Respondents): string {
  const rows = Array.from({ length: 150 }, (_, i) => {
    const attitude = people.normal();
    const marks = stages.map((_, stage) => LABELS[people.answer(stage, attitude, [1, 5]) - 1]);
    const nps = Math.min(10, Math.max(0, Math.round(7 + 1.7 * attitude + people.normal())));
    const day = `2026-05-${String(1 + (i % 28)).padStart(2, '0')}`;
    return [30_000 + 17 * i, (0.5 + people.random()).toFixed(2), day, ...marks, nps, people.random() < 0.5 ? 1 : 0].join(';');
  });
  return `person;w;day;${stages.map(([stage]) => stage).join(';')};nps;ordered\n${rows.join('\n')}\n`;
}

function givenMeans(): string {
  return 'observations tracker "Tracker" of j method survey date 2026-02 aggregated from "means.csv" {\n  stage "step"\n  segment "group" { "P" -> pros "H" -> homes }\n  mean "mean" scale 1..10\n  n "n"\n  sd "sd"\n}\n';
}

function meansRows(stages: Stages, people: Respondents): string {
  const rows = stages.flatMap(([stage]) =>
    ['P', 'H'].map((group) =>
      [
        stage,
        group,
        (5.5 + 2.5 * people.random()).toFixed(1),
        60 + Math.floor(people.random() * 200),
        (1.4 + people.random()).toFixed(2),
      ].join(';'),
    ),
  );
  return `step;group;mean;n;sd\n${rows.join('\n')}\n`;
}

/** A log with times, whose cases pass the stages about as often as declared. */
function logRows(stages: Stages, people: Respondents): string {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const start = Date.UTC(2026, 0, 2 + (i % 25), 8, i % 60);
    const passed = stages.filter((_, stage) => people.random() < (100 - 10 * stage) / 100);
    return passed.map(([stage, , channel], step) =>
      [`c${5000 + 3 * i}`, stage, new Date(start + step * 5_400_000).toISOString().slice(0, 19), channel].join(';'),
    );
  });
  return `case;event;at;via\n${rows.flat().join('\n')}\n`;
}
