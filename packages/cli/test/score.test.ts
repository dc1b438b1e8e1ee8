import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comparison, isSuppressed, type Report } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { cli, project, useCommand, writeFiles } from './command.ts';
import { faults, type Schema } from './schema.ts';

const command = useCommand();
const schema = JSON.parse(readFileSync(join(cli, 'schema', 'report.schema.json'), 'utf8')) as Schema;
const shop = join(cli, 'test', 'fixtures', 'shop');

const samples = [
  {
    name: 'examples/cuisine',
    from: join(project, 'examples', 'cuisine'),
    expected: join(project, 'packages', 'workspace', 'test', 'fixtures', 'expected-cuisine.json'),
  },
  {
    name: 'the sample of the design',
    from: join(project, 'packages', 'workspace', 'test', 'fixtures', 'design-sample'),
    expected: join(project, 'packages', 'workspace', 'test', 'fixtures', 'expected-cuisine.json'),
  },
];

describe.each(samples)('the figures of $name', ({ from, expected }) => {
  test('are those that the method gives', async () => {
    const folder = command.folder(from);
    const { code, out, err } = await command.run(['score', '--format', 'json'], { folder });
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(differences(JSON.parse(out), JSON.parse(readFileSync(expected, 'utf8')))).toEqual([]);
    expect(faults(JSON.parse(out), schema)).toEqual([]);
  });

  test('are the same bytes whatever the order of the files, the locale, the time zone, the folder', async () => {
    const folder = command.folder(from);
    const plain = await command.run(['score', '--format', 'json', '.'], { folder });
    const files = ['referentiel.journey', 'cuisine.journey', 'perimetre.journey'];
    const env = { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', TZ: 'Asia/Tokyo' };
    const same = [
      await command.run(['score', '--format', 'json', ...files], { folder }),
      await command.run(['score', ...files.toReversed(), '--format', 'json'], { folder, env }),
      await command.run(['score', '--format=json', '--lang', 'fr', 'cuisine.journey', './cuisine.journey', '.'], { folder, env }),
      await command.run(['score', '--format', 'json', folder], { folder: command.folder(), env: { TZ: 'America/St_Johns' } }),
    ];
    for (const { out } of same) expect(out).toBe(plain.out);
  });

  test('are read in a terminal, the same bytes under any locale with --lang', async () => {
    const folder = command.folder(from);
    const french = await command.run(['score', '--lang', 'fr'], { folder });
    expect(french.out).toContain("J'achète ma cuisine");
    expect(french.out).toContain('−1,08');
    expect((await command.run(['score', '--lang', 'en'], { folder })).out).toContain('−1.08');
    const env = { LC_ALL: 'de_DE.UTF-8', TZ: 'Asia/Tokyo' };
    expect((await command.run(['score', '--lang', 'fr'], { folder, env })).out).toBe(french.out);
    expect((await command.run(['score'], { folder, env })).out).toContain('enttäuschend');
  });
});

test('every example fits the published schema', async () => {
  const { code, out } = await command.run(['score', '--format', 'json', 'examples'], { folder: project });
  expect([code, faults(JSON.parse(out), schema)]).toEqual([0, []]);
});

test('a key stands where a reader of expected.json looks for it', async () => {
  const { out } = await command.run(['score', '--format', 'json'], { folder: shop });
  const [journey] = (JSON.parse(out) as Report).journeys;
  expect(Object.keys(journey ?? {}).slice(0, 8)).toEqual([
    'name',
    'score',
    'scoreInterval',
    'index',
    'indexInterval',
    'peakEnd',
    'stages',
    'kpis',
  ]);
  expect(Object.keys(journey?.stages[0] ?? {}).slice(0, 5)).toEqual(['name', 'class', 'basicsUnmet', 'measured', 'studies']);
});

describe('a syntax error fails it', () => {
  const journey = 'journey shop "I shop" {\n  stage pay "I pay"\n}\n';
  const study = (mapping: string) =>
    `observations poll "Poll" of shop\n  from "poll.csv" {\n  respondent "id"\n  measure pay from "note" scale 1..5 { ${mapping} -> 4.2 }\n}\n`;
  const answers = `id;note\n${Array.from({ length: 12 }, (_, row) => `${row};${row % 2 === 0 ? 'Good' : 5}`).join('\n')}\n`;
  const made = (text: string) => {
    const folder = command.folder();
    writeFiles(folder, { 'a.journey': text, 'poll.csv': answers });
    return folder;
  };

  test('in a study: its figures are withheld, with the reason', async () => {
    const folder = made(journey + study('Good'));
    const { code, err, out } = await command.run(['score', '--format', 'json'], { folder });
    expect(code).toBe(1);
    expect(err).toContain('Note: the study Poll is not among the figures. The study Poll has a syntax error in line 7:');
    const [scored] = (JSON.parse(out) as Report).journeys;
    expect([scored?.stages[0]?.measured, scored?.missing.map(({ code }) => code)]).toEqual([null, ['JRN0441']]);
    expect((await command.run(['report', '-o', 'a.html'], { folder })).code).toBe(1);
  });

  test('elsewhere: all figures may be wrong', async () => {
    const folder = made(journey.replace('"I pay"', '"I pay" importance high') + study('"Good"'));
    const { code, err, out } = await command.run(['score', '--format', 'json'], { folder });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('Note: 1 syntax error in the text of the journey I shop: all of its figures may be wrong.'),
    ]);
    expect((JSON.parse(out) as Report).journeys[0]?.problems.map(({ code }) => code)).toEqual(['JRN0101']);
  });

  test('corrected: it does not', async () => {
    expect((await command.run(['score'], { folder: made(journey + study('"Good"')) })).code).toBe(0);
  });
});

test('diagnostics do not fail it, but are said', async () => {
  const { code, err, out } = await command.run(['score', '--format', 'json', '.'], { folder: shop });
  expect(code).toBe(0);
  expect(err).toBe('Note: 4 errors in these files may change the figures. See "parcours check .".\n');
  expect(faults(JSON.parse(out), schema)).toEqual([]);
});

test('only the journeys of the file named are scored, with what files beside it observe', async () => {
  const folder = command.folder(shop);
  writeFiles(folder, { 'other.journey': 'journey other "Autre" { stage one "Je lis" }\n' });
  const { out, err } = await command.run(['score', 'shop.journey', '--format', 'json'], { folder });
  expect((JSON.parse(out) as Report).journeys.map(({ name, studies }) => [name, studies.length])).toEqual([['buy', 1]]);
  expect(err).toContain('parcours check shop.journey');
});

test('a study that cannot be read is told, for its figures are not in the others', async () => {
  const folder = command.folder(shop);
  writeFiles(folder, { 'survey.journey': readFileSync(join(shop, 'survey.journey'), 'utf8').replace('spring.csv', 'gone.csv') });
  const { code, err, out } = await command.run(['score', '--format', 'json', '--lang=de'], { folder });
  expect(code).toBe(0);
  expect(err).toContain('Die Erhebung Printemps fehlt in den Zahlen. Die Beobachtungsdatei data/gone.csv wurde nicht gefunden.');
  expect((JSON.parse(out) as Report).journeys[0]?.missing).toHaveLength(1);
  expect(faults(JSON.parse(out), schema)).toEqual([]);
});

describe('few respondents', () => {
  const few = async (...line: string[]) => {
    const folder = command.folder(shop);
    writeFiles(folder, { 'data/spring.csv': 'id;essai;visite;reco\n1;1;4;9\n2;2;5;10\n3;1;4;7\n' });
    const { out } = await command.run(['score', '--format', 'json', ...line], { folder });
    expect(faults(JSON.parse(out), schema)).toEqual([]);
    return (JSON.parse(out) as Report).journeys[0];
  };

  test('are not shown', async () => {
    const journey = await few();
    expect(journey?.stages[1]).toMatchObject({ measured: null, suppressed: true, studies: [], gap: null });
    expect(journey?.kpis[0]).toMatchObject({ n: 3, value: null, suppressed: true });
    expect(journey?.score).toBeNull();
  });

  test('are shown when that is asked for', async () => {
    for (const limit of ['0', '3']) {
      const journey = await few('--anonymous-below', limit);
      expect(journey?.stages[1]?.measured?.n).toBe(3);
      expect(journey?.limits.anonymous).toBe(Number(limit));
    }
  });
});

describe('an output without disclosure control', () => {
  const warnings = {
    en: 'Nothing is suppressed or rounded: some figures may tell of one person. Do not pass them on.',
    fr: 'Rien n’est masqué ni arrondi : des chiffres peuvent parler d’une seule personne. Ne les transmettez pas.',
    de: 'Nichts ist unterdrückt oder gerundet: Manche Zahlen können von einer einzelnen Person erzählen. Geben Sie sie nicht weiter.',
  };

  test.each(Object.entries(warnings))('says so in every format, in %s', async (language, warning) => {
    const folder = command.folder(shop);
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    for (const [limit, isSaid] of [
      ['0', true],
      ['5', false],
    ] as const) {
      const line = ['--anonymous-below', limit, '--lang', language];
      const text = await command.run(['score', ...line], { folder });
      await command.run(['report', ...line, '-o', 'out.html'], { folder });
      await command.run(['report', ...line, '-o', 'out.md'], { folder });
      const written = [text.out, ...['out.html', 'out.md'].map((path) => readFileSync(join(folder, path), 'utf8'))];
      expect(written.map((each) => plain(each).includes(warning))).toEqual([isSaid, isSaid, isSaid]);
      const json = JSON.parse((await command.run(['score', ...line, '--format', 'json'], { folder })).out);
      expect([json.confidential, faults(json, schema)]).toEqual([isSaid, []]);
    }
  });
});

describe('waves', () => {
  const folder = (dates: Readonly<Record<string, string>> = { w1: '2026-01', w2: '2026-06' }) => {
    const made = command.folder(shop);
    const survey = readFileSync(join(shop, 'survey.journey'), 'utf8');
    const waved = (name: string, date: string) =>
      survey
        .replace('import "shop.journey"', '')
        .replace('spring', name)
        .replace('2026-04', date)
        .replace('from "data', `wave ${name} from "data`)
        .replace(/data\/\w+/, 'data/spring');
    const waves = Object.entries(dates).map(([name, date]) => waved(name, date));
    writeFiles(made, { 'survey.journey': `import "shop.journey"\n${waves.join('')}` });
    return made;
  };

  test('the latest is shown, or the one asked for', async () => {
    const made = folder();
    for (const [line, wave] of [
      [[], 'w2'],
      [['--wave', 'w1'], 'w1'],
    ] as const) {
      const { out } = await command.run(['score', '--format', 'json', ...line], { folder: made });
      expect((JSON.parse(out) as Report).journeys[0]).toMatchObject({ wave, waves: ['w1', 'w2'] });
    }
  });

  test('one that no journey has is refused', async () => {
    const { code, err } = await command.run(['score', '--wave', 'w3', '--lang', 'fr'], { folder: folder() });
    expect([code, err]).toEqual([2, expect.stringContaining('Aucun parcours n’a de vague «\u00a0w3\u00a0». Vagues\u00a0: w1, w2.')]);
  });

  test('any two are compared: --against names the second, and compares by itself', async () => {
    const made = folder({ w0: '2025-01', w1: '2026-01', w2: '2026-06' });
    const pairOf = async (...line: string[]) => {
      const { out, err } = await command.run(['score', '--format', 'json', ...line], { folder: made });
      const [comparison] = (JSON.parse(out) as Report).journeys.flatMap(({ comparisons }) => comparisons);
      const { groups, pairs } = comparison as Comparison;
      return { pair: pairs.map(({ from, to }) => [groups[from]?.name, groups[to]?.name]), err };
    };
    expect((await pairOf('--compare', 'wave')).pair).toEqual([['w1', 'w2']]);
    expect((await pairOf('--against', 'w0')).pair).toEqual([['w0', 'w2']]);
    expect((await pairOf('--wave', 'w1', '--against', 'w0')).pair).toEqual([['w0', 'w1']]);
    const same = await pairOf('--against', 'w2');
    expect([same.pair, same.err]).toEqual([
      [['w1', 'w2']],
      expect.stringContaining('cannot be compared with the wave "w2"; it is compared with w1'),
    ]);
    const wrong = await command.run(['score', '--compare', 'segment', '--against', 'w0'], { folder: made });
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--against names a wave: it goes with --compare wave only')]);
    expect((await command.run(['score', '--against', 'w9'], { folder: made })).err).toContain('No journey has a wave "w9"');
  });

  test('a journey without the wave asked for is told', async () => {
    const made = folder();
    writeFiles(made, { 'other.journey': 'journey other "Autre" { stage one "Je lis" }\n' });
    const { code, err } = await command.run(['score', '--wave', 'w1', '--format', 'json'], { folder: made });
    expect([code, err]).toEqual([0, expect.stringContaining('the journey other has no wave "w1"; the whole of its observations is shown')]);
  });
});

test('the terminal tells of each figure the effective n, both NPS intervals and where it comes from', async () => {
  const made = command.folder(fileURLToPath(new URL('../../workspace/test/fixtures/sceptic', import.meta.url)));
  const { out } = await command.run(['score', '--segment', 'loyal', '--lang', 'en'], { folder: made });
  const text = out.replace(/\s+/g, ' ');
  // The figures: expected.json beside the files; numpy: (Σw)²/Σw² = 28.6
  expect(text).toContain('Recommendation (NPS): −12.0 · [−39.4, +17.6] · n = 36 (effective 28.6) · tentative · target ≥ +30.0 · missed');
  expect(text).toContain('without adjustment (Wald) [−42.4, +18.3]');
  expect(text).toContain('I look for it: 2026.csv · find · only group: loyal · ');
  expect(text).toContain('I look for it: panel.csv · step, mean, n, sd · only group: loyal · 1 used');
});

describe('segments, channels and benchmarks', () => {
  const JOURNEY = `segment old "Loyal customers"
segment new
channel web
channel phone
journey buy "I buy" {
  kpi nps target +20
  stage pay "I pay" channel web target +2
  stage ask "I ask" channel phone
}
observations poll "Poll" of buy method survey date 2026 from "poll.csv" {
  respondent "id"
  segment "group" { "A" -> old "B" -> new }
  measure pay from "pay" scale 1..5
  measure ask from "ask" scale 1..5
  kpi nps from "nps" scale 0..10
}
observations calls "Calls" of buy method call-listening date 2026 from "calls.csv" { respondent "who" stage "step" score "mark" scale 1..5 channel "way" }
benchmark rival "Rival" of buy method survey date 2026 aggregated from "rival.csv" { stage "step" mean "mean" scale 1..5 n "n" sd "sd" }
`;
  const poll = `id;group;pay;ask;nps\n${Array.from({ length: 24 }, (_, i) => `${i};${i % 2 ? 'A' : 'B'};${1 + (i % 2) * 3 + (i % 3 === 0 ? 1 : 0)};${1 + (i % 5)};${i % 11}`).join('\n')}\n`;
  // Five each: of fewer, the segments of the poll and the whole together would tell.
  const five = (row: (who: number) => string) => Array.from({ length: 5 }, (_, i) => `${row(i + 1)}\n`).join('');
  const calls = `who;step;mark;way\n${five((i) => `${i};pay;4;phone`)}${five((i) => `${5 + i};pay;5;web`)}${five((i) => `${i};ask;2;phone`)}`;
  const folder = () => {
    const made = command.folder();
    writeFiles(made, {
      'buy.journey': JOURNEY,
      'poll.csv': poll,
      'calls.csv': calls,
      'rival.csv': 'step;mean;n;sd\npay;4.5;50;0.6\n',
    });
    return made;
  };
  const json = async (...line: string[]) => {
    const { code, out, err } = await command.run(['score', '--format', 'json', ...line], { folder: folder() });
    expect([code, faults(JSON.parse(out), schema)]).toEqual([0, []]);
    return { journey: (JSON.parse(out) as Report).journeys[0] as Report['journeys'][number], err };
  };

  test('one segment, by name or label; the study that does not tell it is said to take no part', async () => {
    for (const name of ['old', 'Loyal customers']) {
      const { journey, err } = await json('--segment', name);
      expect(journey.perimeter.segment).toEqual({ name: 'old', label: 'Loyal customers' });
      expect(journey.stages[0]?.measured?.n).toBe(12);
      expect(err).toContain('the study Calls takes no part: its file does not tell the segment');
      expect(err).toContain('the study Rival takes no part');
    }
  });

  test('side by side, in JSON and in the terminal', async () => {
    const { journey } = await json('--compare', 'segment');
    expect(journey.comparisons.map(({ by }) => by)).toEqual(['segment', 'benchmark']);
    expect(journey.comparisons[0]?.stages[0]?.differences[0]).toMatchObject({ from: 0, to: 1, verdict: 'change' });
    const { out } = await command.run(['score', '--compare', 'segment', '--lang', 'fr'], { folder: folder() });
    expect(out).toContain('Côte à côte\u00a0: Segments');
    expect(out).toContain('new − Loyal customers');
    expect(out).toContain('▼ différence réelle');
    expect(out).toContain('Côte à côte\u00a0: Benchmarks');
  });

  test('a report holds them too', async () => {
    const made = folder();
    for (const name of ['r.html', 'r.md']) {
      expect((await command.run(['report', '--compare', 'segment', '-o', name], { folder: made })).code).toBe(0);
      const text = readFileSync(join(made, name), 'utf8');
      for (const piece of ['Loyal customers', 'Segments', 'Benchmarks', 'Rival', 'Where each figure comes from'])
        expect(text).toContain(piece);
    }
  });

  test('what nobody knows is refused, what there are not two of is said', async () => {
    const refused = await command.run(['score', '--segment', 'gold'], { folder: folder() });
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('No journey has the segment "gold". There is: new, old.')]);
    const none = await command.run(['score', '--persona', 'lea', '--lang', 'fr'], { folder: folder() });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('aucun n’est déclaré')]);
    expect((await json('--compare', 'wave')).err).toContain('the journey buy has nothing to compare by wave');
    expect((await command.run(['score', '--compare', 'mood'], { folder: folder() })).err).toContain('"mood" is not possible for --compare');
  });

  test('few respondents of a segment stay hidden, beside the whole too', async () => {
    const made = folder();
    const lines = poll.split('\n');
    writeFiles(made, {
      'poll.csv': `${lines.slice(0, 13).join('\n').replaceAll(';B;', ';A;')}\n90;B;1;1;1\n91;B;1;1;1\n`,
      'calls.csv': 'who;step;mark;way\n',
    });
    const { out } = await command.run(['score', '--compare', 'segment', '--format', 'json'], { folder: made });
    const [journey] = (JSON.parse(out) as Report).journeys;
    expect(journey?.stages[0]?.measured?.n).toBe(14);
    expect(journey?.comparisons[0]?.stages[0]?.cells.map((cell) => [isSuppressed(cell), cell.measured])).toEqual([
      [true, null],
      [true, null],
    ]);
  });
});

/** Missing properties, and figures that differ by more than 1e-9. */
function differences(actual: unknown, expected: unknown, path = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number')
    return Math.abs(actual - expected) <= 1e-9 ? [] : [`${path}: ${actual}, not ${expected}`];
  if (typeof expected !== 'object' || expected === null) return Object.is(actual, expected) ? [] : [`${path}: ${actual}, not ${expected}`];
  if (typeof actual !== 'object' || actual === null) return [`${path}: ${actual}`];
  if (Array.isArray(expected) && expected.length !== (actual as unknown[]).length) return [`${path}: another length`];
  return Object.entries(expected).flatMap(([key, value]) => differences((actual as Record<string, unknown>)[key], value, `${path}.${key}`));
}
