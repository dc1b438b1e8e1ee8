import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { sheet } from '../../observations/test/workbook-file.ts';
import { useCommand, writeFiles } from './command.ts';

const { run, folder } = useCommand();

/** Six cases: three use only the phone, two stop after the quote, one begins with the order. Rows are unordered. */
const LOG = `﻿N° dossier;Étape;Horodatage;Canal
D1;Je commande;03/01/2026 10:00;téléphone
D1;Je compare;01/01/2026 10:00;web
D1;Je demande un devis;01/01/2026 12:00;web
D2;Je compare;13/01/2026 08:00;web
D2;Je demande un devis;13/01/2026 12:00;web
D2;Je commande;14/01/2026 12:00;téléphone
D3;Je compare;01/02/2026 08:00;web
D3;Je demande un devis;01/02/2026 09:00;web
D3;Je commande;01/02/2026 10:00;téléphone
D4;Je compare;01/02/2026 08:00;web
D4;Je demande un devis;01/02/2026 18:00;web
D5;Je compare;01/02/2026 08:00;web
D5;Je demande un devis;01/02/2026 18:00;web
D6;Je commande;01/02/2026 18:00;magasin
;Je commande;01/02/2026 18:00;magasin
D7;Je commande;bientôt;magasin
`;

const json = async (home: string, ...line: string[]) => {
  const { code, out } = await run(['discover', 'log.csv', '--format', 'json', ...line], { folder: home });
  expect(code).toBe(0);
  return JSON.parse(out);
};

describe('a log as a French tool exports it', () => {
  test('its figures', async () => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG });
    const found = await json(home, '--anonymous-below', '0');
    expect(found).toMatchObject({
      columns: { case: 'N° dossier', activity: 'Étape', time: 'Horodatage', channel: 'Canal' },
      cases: 6,
      events: 14,
      paths: {
        count: 3,
        shown: [
          { activities: ['Je compare', 'Je demande un devis', 'Je commande'], cases: 3, share: 0.5 },
          { activities: ['Je compare', 'Je demande un devis'], cases: 2, share: 1 / 3 },
          { activities: ['Je commande'], cases: 1, share: 1 / 6 },
        ],
      },
      switches: [{ from: 'web', to: 'téléphone', activity: 'Je commande', switches: 3, cases: 3, share: 0.5, again: 0, ends: 3 }],
      lost: [
        { reason: 'no-case', count: 1, lines: [16] },
        { reason: 'bad-time', count: 1, lines: [17], examples: ['bientôt'] },
      ],
      conformance: null,
    });
    // The 13th of January says that the day comes first. compare → devis: 2, 4, 1, 10, 10 h; devis → commande: 46, 24, 1 h.
    expect(found.steps.map(({ activity, cases, ends, duration }: Record<string, unknown>) => [activity, cases, ends, duration])).toEqual([
      ['Je compare', 5, 0, { n: 5, median: 4, p90: 10 }],
      ['Je demande un devis', 5, 2, { n: 3, median: 24, p90: 46 }],
      ['Je commande', 4, 4, null],
    ]);
  });

  test('what fewer than five do is not shown', async () => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG });
    const found = await json(home);
    expect(found.paths).toEqual({ count: 3, shown: [], otherCases: 6 });
    expect(found.switches).toEqual([]);
    expect(JSON.stringify(found)).not.toMatch(/D\d/);
  });

  test.each(['text', 'md', 'html'])('as %s, in three languages', async (format) => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG.replaceAll('Je commande', '<b>|`Je commande`') });
    for (const [language, word] of [
      ['en', 'Frequent paths'],
      ['fr', 'Chemins fréquents'],
      ['de', 'Häufige Pfade'],
    ] as const) {
      const { code, out } = await run(['discover', 'log.csv', '--format', format, '--anonymous-below', '0', '--lang', language], {
        folder: home,
      });
      expect([code, out]).toEqual([0, expect.stringContaining(word)]);
      if (format !== 'text') expect(out).not.toContain('<b>');
    }
  });
});

describe('a first journey', () => {
  test('is in order, has no error, and its own log follows it', async () => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG });
    expect(
      (await run(['discover', 'log.csv', '-o', 'first.journey', '--anonymous-below', '0', '--lang', 'fr'], { folder: home })).code,
    ).toBe(0);
    const text = readFileSync(join(home, 'first.journey'), 'utf8');
    expect(text).toMatch(/^language fr\n/);
    expect(text).toContain('étape je_commande "Je commande" canal telephone, magasin volume 66.7%');
    expect(text).toMatch(/\/\/ Une rupture\u00a0\? 3 dossiers \(50,0\s%\) passent ici de web à téléphone\./);
    expect((await run(['fmt', '--check', 'first.journey'], { folder: home })).code).toBe(0);
    expect((await run(['check', 'first.journey'], { folder: home })).code).toBe(0);
    const { conformance } = await json(home, '--journey', 'first.journey', '--anonymous-below', '0');
    expect(conformance).toMatchObject({ cases: 6, follow: 6, complete: 3, back: 0, unknown: 0, unknownActivities: [] });
  });

  test('of activities that are no names, are alike, or mean something to the language', async () => {
    const home = folder();
    const odd = ['***', 'journey', 'Journey', 'a"b\\', '«x»', '価格', 'x'.repeat(300), '// y', '1,5 %', '}'];
    const rows = odd.flatMap((activity, at) =>
      Array.from({ length: 5 }, (_, key) => `c${key},"${activity.replaceAll('"', '""')}",2026-01-${10 + at}`),
    );
    writeFiles(home, { 'log.csv': `case,activity,time\n${rows.join('\n')}\n` });
    expect((await run(['discover', 'log.csv', '-o', 'first.journey'], { folder: home })).code).toBe(0);
    expect((await run(['check', 'first.journey'], { folder: home })).code).toBe(0);
    const { conformance } = await json(home, '--journey', 'first.journey');
    expect(conformance).toMatchObject({ follow: 5, complete: 5 });
  });

  test('a page is made anew without --force', async () => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG });
    for (let time = 0; time < 2; time++) expect((await run(['discover', 'log.csv', '-o', 'page.html'], { folder: home })).code).toBe(0);
  });

  test('is never written over another file without --force', async () => {
    const home = folder();
    writeFiles(home, { 'log.csv': LOG, 'mine.journey': '// mine\n' });
    const refused = await run(['discover', 'log.csv', '-o', 'mine.journey'], { folder: home });
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('add --force')]);
    expect(readFileSync(join(home, 'mine.journey'), 'utf8')).toBe('// mine\n');
    expect((await run(['discover', 'log.csv', '-o', 'mine.journey', '--force'], { folder: home })).code).toBe(0);
  });
});

test('a declared journey: what is followed, what deviates, what no journey knows', async () => {
  const home = folder();
  const journey = `touchpoint form "Je demande un devis"
journey kitchen "Cuisine" {
  stage order "Je commande" volume 80%
  stage compare "Je compare"
  stage quote "Je reçois un devis" touchpoint form
}
`;
  writeFiles(home, {
    'log.csv': LOG.replaceAll('D5;Je compare', 'D5;Je compar'),
    'a.journey': journey,
    'b.journey': 'journey other "Autre" { stage x "Je compar" }\n',
  });
  const { conformance } = await json(home, '--journey', 'a.journey', '--anonymous-below', '0');
  // D1, D2, D3 order last, which is the first stage: they go back. D5 does something unknown. D4 and D6 follow.
  expect(conformance).toMatchObject({
    journey: 'kitchen',
    ...{ cases: 6, follow: 2, complete: 0, back: 3, unknown: 1 },
    stages: [
      { name: 'order', cases: 4, declared: 0.8, ends: 1 },
      { name: 'compare', cases: 4, skipped: 1 },
      { name: 'quote', activities: ['Je demande un devis'], cases: 5, ends: 5 },
    ],
    deviations: [{ from: 'Je reçois un devis', to: 'Je commande', cases: 3 }],
    unknownActivities: [{ activity: 'Je compar', cases: 1, near: 'Je compare' }],
  });
  const { out } = await run(['discover', 'log.csv', '--journey', 'a.journey'], { folder: home });
  expect(out).toMatch(/Je compar +– +– +Autre/);
});

describe('a study of the journey links the log', () => {
  const JOURNEY = `channel web "Web site"
channel phone "Telephone"
touchpoint form "Quote form" on web
journey kitchen "I buy my kitchen" {
  stage compare "I compare" channel web touchpoint form
  stage quote "I ask for a quote" channel web touchpoint form
  stage order "I order" channel phone touchpoint form
}
observations log "Log" of kitchen method analytics date 2026-01 from "data/log.csv" delimiter ";" dates month-day-year skip 1 {
  respondent "who"
  stage      "what" { "VIEW", "look" -> compare "RFQ" -> quote "PO" -> "I order" }
  channel    "via"  { "W" -> web "T" -> phone }
  date       "when"
}
`;
  const rows = [
    'exported by a tool',
    'what;who;via;when',
    'VIEW;1;W;01/02/2026 10:00',
    'RFQ;1;web;01/02/2026 11:00',
    'PO;1;T;02/01/2026 11:00',
    'look;2;W;01/03/2026 10:00',
    'CALL;3;T;01/04/2026 10:00',
    'PO;3;T;01/04/2026 11:00',
  ];

  test('then its columns, order of dates and value mappings count', async () => {
    const home = folder();
    writeFiles(home, { 'a.journey': JOURNEY, 'data/log.csv': `${rows.join('\n')}\n` });
    const { code, out, err } = await run(
      ['discover', 'data/log.csv', '--journey', 'a.journey', '--format', 'json', '--anonymous-below', '0'],
      { folder: home },
    );
    expect([code, err]).toEqual([0, '']);
    const found = JSON.parse(out);
    expect(found).toMatchObject({
      columns: { case: 'who', activity: 'what', time: 'when', channel: 'via' },
      cases: 3,
      switches: [{ from: 'web', to: 'phone', activity: 'PO', cases: 1 }],
      conformance: {
        follow: 2,
        complete: 1,
        unknown: 1,
        stages: [
          { name: 'compare', activities: ['VIEW', 'look'], cases: 2 },
          { name: 'quote', activities: ['RFQ'], cases: 1 },
          { name: 'order', activities: ['PO'], cases: 2 },
        ],
        unknownActivities: [{ activity: 'CALL', cases: 1 }],
      },
    });
    expect(new Date(found.last).toISOString()).toBe('2026-02-01T11:00:00.000Z');
  });

  test('an option is stronger, and a text with errors is told of', async () => {
    const home = folder();
    writeFiles(home, { 'a.journey': JOURNEY.replace('touchpoint form\n', 'touchpoint none\n'), 'data/log.csv': `${rows.join('\n')}\n` });
    const line = ['discover', 'data/log.csv', '--journey', 'a.journey', '--format', 'json', '--anonymous-below', '0'];
    const { out, err } = await run([...line, '--dates', 'dmy', '--case', 'via'], { folder: home });
    expect(JSON.parse(out)).toMatchObject({ columns: { case: 'via', activity: 'what' }, cases: 3 });
    expect(new Date(JSON.parse(out).last).toISOString()).toBe('2026-04-01T11:00:00.000Z');
    expect(err).toContain('See "parcours check a.journey"');
  });
});

describe('other kinds of files', () => {
  const header = ['session', 'step', 'timestamp', 'channel'];
  const events = [
    ['1', 'look', '2026-01-01T10:00:00', 'web'],
    ['2', 'look', '2026-01-01T10:30:00', 'shop'],
    ['1', 'order', '2026-01-01T12:00:00', 'phone'],
  ];
  const object = (event: readonly string[]) => Object.fromEntries(header.map((name, at) => [name, event[at]]));
  test.each<[string, string | Uint8Array]>([
    ['log.xlsx', sheet([header, ...events])],
    ['log.json', JSON.stringify({ events: events.map(object) })],
    ['log.jsonl', `${events.map((event) => JSON.stringify(object(event))).join('\n')}\n{"session": \n`],
    [
      'log.parquet',
      new Uint8Array(
        parquetWriteBuffer({
          columnData: header.map((name, at) =>
            name === 'timestamp'
              ? { name, data: events.map((event) => new Date(`${event[at]}Z`)), type: 'TIMESTAMP' as const }
              : { name, data: events.map((event) => event[at]), type: 'STRING' as const },
          ),
        }),
      ),
    ],
    ['log.tsv', [header, ...events].map((cells) => cells.join('\t')).join('\n')],
  ])('%s', async (name, content) => {
    const home = folder();
    writeFiles(home, { [name]: content });
    const { code, out, err } = await run(['discover', name, '--format', 'json', '--anonymous-below', '0'], { folder: home });
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      ...{ cases: 2, events: 3, duration: { n: 2, median: 1, p90: 2 } },
      paths: { shown: [{ activities: ['look'], cases: 1 }, { activities: ['look', 'order'] }] },
      switches: [{ from: 'web', to: 'phone', activity: 'order' }],
      lost: name === 'log.jsonl' ? [{ reason: 'not-json', count: 1, lines: [4] }] : [],
    });
  });
});

test.each([0, 1])('a long log in which a letter lies across the end of what is looked at first (%i)', async (shift) => {
  const home = folder();
  const rows = `${'x'.repeat(shift)}1;é;2026-01-01T10:00:00\n${'1;éééé;2026-01-01T10:00:00\n'.repeat(60_000)}`;
  writeFiles(home, { 'log.csv': `dossier;Étape;time\n${rows}` });
  expect(await json(home, '--anonymous-below', '0')).toMatchObject({ columns: { activity: 'Étape' }, events: 60_001 });
});

test('seconds since 1970', async () => {
  const home = folder();
  writeFiles(home, { 'log.csv': 'case,activity,time\na,x,1767261600\na,y,1767265200\n' });
  const found = await json(home, '--anonymous-below', '0');
  expect(found).toMatchObject({ events: 2, duration: { median: 1 } });
  expect(new Date(found.first).toISOString()).toBe('2026-01-01T10:00:00.000Z');
  expect((await run(['discover', 'log.csv'], { folder: home })).out).toContain('From 1 January 2026 to 1 January 2026 (days in UTC).');
  writeFiles(home, { 'log.csv': 'case,activity,time\na,x,1767261600\na,y,1767265200000\n' });
  const refused = await run(['discover', 'log.csv', '--lang', 'de'], { folder: home });
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('verschiedene Einheiten ("1767261600", "1767265200000")')]);
});

test('XES', async () => {
  const home = folder();
  const event = (activity: string, hour: string) =>
    `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="2026-04-01T${hour}:00:00.000+02:00"/></event>`;
  writeFiles(home, { 'log.xes': `<?xml version="1.0"?><log><trace>${event('b', '12')}${event('a', '10')}</trace></log>` });
  const { code, out } = await run(['discover', 'log.xes', '--format', 'json', '--anonymous-below', '0'], { folder: home });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    cases: 1,
    paths: { shown: [{ activities: ['a', 'b'] }] },
    duration: { median: 2 },
    switches: null,
  });
});

test('one log as XES, as pm4py writes it as CSV, and under plain names: one discovery', async () => {
  const home = folder();
  const rows = Array.from({ length: 60 }, (_, at) => {
    const [key, minute] = [`c${at % 12}`, 10 + (at % 50)];
    return [
      key,
      at % 3 ? 'order' : 'quote',
      `2026-01-01T1${Math.floor(at / 12)}:${minute}:00.000${at + 100}+00:00`,
      Math.floor(at / 12) % 2 ? 'complete' : 'start',
      at % 5 ? 'web' : 'phone',
    ];
  });
  const keys = ['case:concept:name', 'concept:name', 'time:timestamp', 'lifecycle:transition', 'org:channel'];
  const traces = Map.groupBy(rows, ([key]) => key);
  const attributes = (row: readonly string[]) =>
    keys
      .slice(1)
      .map((key, at) => `<string key="${key}" value="${row[at + 1]}"/>`)
      .join('');
  const table = (header: readonly string[]) => [header, ...rows].map((cells) => cells.join(',')).join('\n');
  writeFiles(home, {
    'log.xes': `<log>${[...traces].map(([key, list]) => `<trace><string key="concept:name" value="${key}"/>${list.map((row) => `<event>${attributes(row)}</event>`).join('')}</trace>`).join('')}</log>`,
    'pm4py.csv': table(keys),
    'plain.csv': table(['Case', 'Activity', 'Timestamp', 'Lifecycle', 'Channel']),
    'log.jsonl': rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [keys[at], cell])))).join('\n'),
  });
  const found = await Promise.all(
    ['log.xes', 'pm4py.csv', 'plain.csv', 'log.jsonl'].map(async (name) => {
      const { out } = await run(['discover', name, '--format', 'json', '--anonymous-below', '0'], { folder: home });
      const { lost, ...rest } = JSON.parse(out);
      const counts = lost.map(({ reason, count }: { reason: string; count: number }) => [reason, count]);
      return JSON.stringify({ ...rest, file: null, columns: null, lost: counts });
    }),
  );
  expect(JSON.parse(found[0] ?? '')).toMatchObject({
    ...{ cases: 12, events: 24, lost: [['lifecycle', 12]] },
    steps: [
      { activity: 'order', service: { n: 16 } },
      { activity: 'quote', service: { n: 8 } },
    ],
  });
  expect(new Set(found).size).toBe(1);
});

describe('compressed logs', () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `c${at % 4000},${['look', 'order'][at % 2]},2026-01-01T10:00:00.${String(at).padStart(6, '0')}Z`,
  );
  const table = `case,activity,time\n${rows.join('\n')}\n`;
  const objects = rows.map((row) => row.split(',')).map(([key, activity, time]) => ({ case: key, activity, time }));
  const events = Map.groupBy(objects, (event) => event.case);
  const xes = `<log>${[...events]
    .map(
      ([key, list]) =>
        `<trace><string key="concept:name" value="${key}"/>${list.map(({ activity, time }) => `<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${time}"/></event>`).join('')}</trace>`,
    )
    .join('')}</log>`;

  test.each([
    ['log.csv', table],
    ['log.tsv', table.replaceAll(',', '\t')],
    ['log.json', JSON.stringify(objects)],
    ['log.jsonl', objects.map((event) => JSON.stringify(event)).join('\n')],
    ['log.xes', xes],
  ])('%s: as it is, with .gz, and compressed without saying so', async (name, content) => {
    const home = folder();
    writeFiles(home, { [name]: content, [`${name}.gz`]: gzipSync(content), [`packed-${name}`]: gzipSync(content) });
    const read = async (file: string) => {
      const { code, out, err } = await run(['discover', file, '--format', 'json'], { folder: home });
      expect([code, err]).toEqual([0, '']);
      return { ...JSON.parse(out), file: null, columns: null };
    };
    const plain = await read(name);
    expect(plain).toMatchObject({ cases: 4000, events: 20_000 });
    expect(await read(`${name}.gz`)).toEqual(plain);
    expect(await read(`packed-${name}`)).toEqual(plain);
  });

  test.each(['csv', 'json', 'xes'])('a bomb, a file that is cut off and one that is damaged: %s', async (extension) => {
    const home = folder();
    const bomb = gzipSync(extension === 'xes' ? `<log>${' '.repeat(3e6)}</log>` : `case,activity,time\n${'a,b,2026-01-01\n'.repeat(2e5)}`);
    const whole = gzipSync({ csv: table, json: JSON.stringify(objects), xes }[extension] ?? '');
    const damaged = Uint8Array.from(whole, (byte, at) => (at === whole.length - 6 ? byte ^ 255 : byte));
    writeFiles(home, {
      [`bomb.${extension}.gz`]: bomb,
      [`cut.${extension}.gz`]: whole.subarray(0, -9),
      [`damaged.${extension}.gz`]: damaged,
    });
    const refused = async (name: string, ...line: string[]) => {
      const { code, err } = await run(['discover', `${name}.${extension}.gz`, ...line], { folder: home });
      expect(code).toBe(3);
      return err;
    };
    expect(await refused('bomb', '--limit', 'unpacked=1')).toContain('unpacked it has more than 1 MB, and the limit is 1 MB');
    expect(await refused('cut')).toContain('its gzip compression is damaged, cut off');
    expect(await refused('damaged', '--lang', 'de')).toContain('ihre Gzip-Komprimierung ist beschädigt');
  });
});

test('start and lifecycle by their option; what the log tells of service', async () => {
  const home = folder();
  const rows = Array.from({ length: 10 }, (_, key) => [
    `c${key},call,start,2026-01-01T10:00:00`,
    `c${key},call,complete,2026-01-01T1${key}:30:00`,
  ]).flat();
  writeFiles(home, { 'log.csv': `who,what,state,when\n${rows.join('\n')}\n` });
  const line = ['discover', 'log.csv', '--case', 'who', '--activity', 'what', '--time', 'when', '--lifecycle', 'state'];
  const { out } = await run([...line, '--format', 'json'], { folder: home });
  expect(JSON.parse(out)).toMatchObject({
    columns: { lifecycle: 'state' },
    events: 10,
    steps: [{ activity: 'call', service: { median: 5, p90: null } }],
  });
  for (const [language, word] of [
    ['en', 'Service: median'],
    ['fr', 'Traitement\u00a0: médiane'],
    ['de', 'Bearbeitung: Median'],
  ] as const) {
    const said = await run([...line, '--format', 'md', '--lang', language], { folder: home });
    expect([said.code, said.out]).toEqual([0, expect.stringContaining(word)]);
  }
});

describe('what cannot be done is said', () => {
  const rows = 'a;x;2026-01-01\n';
  const cases: [string, string, string, string[], number, string][] = [
    [
      'no usual names',
      'log.csv',
      `foo;bar;time\n${rows}`,
      [],
      2,
      'No column of log.csv has a usual name for: the case, the activity. Name it with --case, --activity. Columns: "foo", "bar", "time".',
    ],
    ['an unknown column', 'log.csv', `case;activity;time\n${rows}`, ['--case', 'id'], 2, 'log.csv has no column "id"'],
    ['a column twice', 'log.csv', `case;case;activity;time\na;${rows}`, ['--case', 'case'], 2, 'several columns "case"'],
    [
      'an open order of dates',
      'log.csv',
      'case;activity;time\na;x;01/02/2026\n',
      [],
      2,
      'Say which comes first with --dates: day-month-year, month-day-year, year-month-day.',
    ],
    [
      'zones for some',
      'log.csv',
      'case;activity;time\na;x;2026-01-01T10:00:00Z\na;x;2026-01-01\n',
      [],
      3,
      'only some times name their time zone',
    ],
    ['nothing usable', 'log.csv', 'case;activity;time\n;x;2026-01-01\n', [], 3, 'holds no event that can be used'],
    ['an empty file', 'log.csv', '', [], 3, 'log.csv'],
    [
      'another format',
      'log.pdf',
      rows,
      [],
      3,
      'Possible: .csv, .tsv, .txt, .xlsx, .xlsm, .xls, .ods, .json, .jsonl, .ndjson, .parquet, .sav, .zsav, .csv.gz, .tsv.gz, .json.gz, .jsonl.gz, .ndjson.gz, .xes, .xes.gz.',
    ],
    ['broken XES', 'log.xes', '<log>\n<trace>\n</log>', [], 3, 'log.xes cannot be read as XES (line 3)'],
    ['other XML', 'log.xes', '<html/>', [], 3, 'its first element is not <log>'],
    ['entities', 'log.xes', '<!DOCTYPE log [<!ENTITY a "aa">]><log>&a;</log>', [], 3, 'cannot be read as XES (line 1)'],
    ['no file', 'other.csv', rows, [], 3, 'log.csv was not found'],
    ['no journey', 'log.csv', `case;activity;time\n${rows}`, ['--journey', 'none.journey'], 3, 'none.journey was not found'],
  ];
  test.each(cases)('%s', async (_, name, content, line, code, message) => {
    const home = folder();
    writeFiles(home, { [name]: content });
    const found = await run(['discover', name === 'other.csv' ? 'log.csv' : name, ...line], { folder: home });
    expect([found.code, found.err]).toEqual([code, expect.stringContaining(message)]);
    expect(existsSync(join(home, 'first.journey'))).toBe(false);
  });
});
