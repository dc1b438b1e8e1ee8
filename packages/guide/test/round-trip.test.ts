import { DEFAULT_DIALECT, DEFAULT_SCALE, type Model, type Repository, type Study } from '@parcours/model';
import { aggregate, isFault, readTable, withHeaderTags } from '@parcours/observations';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Guide, guideCsv } from '../src/index.ts';
import { guide, named, repository } from './build.ts';

/** Labels that spreadsheets, CSV and the reader's rules could stumble over. */
const label = fc.oneof(
  fc.constantFrom('=1+1', '+33 1 23', '-5', '@SUM(A1)', 'a;b', 'a,b', 'say "so"', 'two | parts', '  spaced  ', "'=x", 'Étape', 'n1', '1,5'),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/[\p{Cc}\s]/gu, '_')),
);
const thing = (name: string) => label.map((text) => named(name, text));
const generated: fc.Arbitrary<Repository> = fc
  .array(
    fc.tuple(
      label,
      fc.array(fc.tuple(label, fc.array(fc.tuple(label, fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 4 })), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((stages) => ({
    ...named('optimal', 'Optimal'),
    stages: stages.map(([stageLabel, actions], s) => ({
      ...named(`stage${s}`, stageLabel),
      actions: actions.map(([actionLabel, responses], a) => ({
        ...named(`action${a}`, actionLabel),
        kano: 'performance' as const,
        channels: [],
        responses: responses.map(([responseLabel, score], r) => ({ ...named(`response${r}`, responseLabel), score })),
      })),
    })),
  }));

describe('what is filled in is read back without any mapping', () => {
  test('whatever the labels are', () => {
    const channels = fc.array(thing('x'), { maxLength: 3 }).map((list) => list.map((each, at) => ({ ...each, name: `channel${at}` })));
    fc.assert(
      fc.property(
        generated,
        channels,
        fc.constantFrom('en' as const, 'fr' as const, 'de' as const),
        fc.nat(),
        (own, known, language, seed) => {
          const asked: Guide = { repository: own, channels: known, language, visits: 2 };
          const { file, expected } = filled(asked, seed);
          const { samples, diagnostics } = read(file, asked);
          expect(diagnostics).toEqual([]);
          expect(samples?.dropped).toEqual([]);
          const found = (samples?.stages ?? []).map(({ stage, scores }) => [
            stage,
            scores?.values.flatMap((value, at) => Array(scores.counts[at]).fill(value)),
          ]);
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what is left empty is counted, not guessed', () => {
    const { samples } = read(guideCsv(guide({ visits: 3 })), guide({ visits: 3 }));
    expect(samples).toMatchObject({ respondents: 0, stages: [], file: { rows: 9, rowsUsed: 0 } });
    expect(samples?.dropped.map(({ reason, count }) => [reason, count])).toEqual([['empty', 9]]);
  });
});

/** Fills in the file as an observer does, line by line, without knowing anything but what it says. */
function filled(asked: Guide, seed: number): { file: string; expected: [string, number[]][] } {
  const lines = records(guideCsv(asked).slice(1), asked.language === 'en' ? ',' : ';');
  const header = lines[0] as string[];
  const at = (role: string) => header.findIndex((cell) => cell.endsWith(`[${role}]`));
  const actions = asked.repository.stages.flatMap((stage) => stage.actions.map((action) => ({ stage, action })));
  const sums = new Map<string, number>();
  lines.slice(1).forEach((cells, row) => {
    const { stage, action } = actions[row % actions.length] as (typeof actions)[number];
    const choice = (seed + row * 7) % action.responses.length;
    // As the file offers them: the label, or the name where labels would be confused.
    const same = (text: string) =>
      action.responses.filter(({ name, label }) => tidy(name) === tidy(text) || tidy(label ?? '') === tidy(text));
    const response = action.responses[choice] as (typeof action.responses)[number];
    const text = same(response.label as string).length > 1 ? response.name : (response.label as string);
    cells[at('response')] = /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
    const key = `${stage.name}\n${cells[at('respondent')]}`;
    sums.set(key, (sums.get(key) ?? 0) + response.score);
  });
  const expected = asked.repository.stages.map(({ name }): [string, number[]] => [
    name,
    ['1', '2'].map((visit) => Math.min(3, Math.max(-3, sums.get(`${name}\n${visit}`) as number))).sort((a, b) => a - b),
  ]);
  const file = lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
  return { file, expected };
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A reader of its own, so that the test does not believe what it tests. */
function records(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[i++];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === delimiter || c === '\n')) {
      (rows.at(-1) as string[]).push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  return rows.slice(0, -1);
}

function read(file: string, { repository: own, channels }: Guide) {
  const table = readTable(new TextEncoder().encode(file), 'filled.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  const model = {
    scale: DEFAULT_SCALE,
    repository: own,
    channels,
    touchpoints: [],
    segments: [],
    personas: [],
    kpis: [],
    stages: own.stages.map((stage) => ({ ...stage, channels: [], touchpoints: [], ruptures: [] })),
  };
  const study = {
    id: 'observations:visits',
    name: 'visits',
    file: { id: 'file', path: 'filled.csv' },
    dialect: {},
    measures: [],
    kpis: [],
    where: [],
    verbatims: [],
  };
  const roles = ['respondent', 'stage', 'touchpoint', 'action', 'response', 'score', 'channel', 'segment', 'persona', 'dateColumn'];
  const none = [...roles, 'weightColumn', 'cluster', 'observer', 'mean', 'n', 'sd'].map((role) => [role, null]);
  const bare = { ...study, ...Object.fromEntries(none), dialect: DEFAULT_DIALECT, aggregated: false };
  const asModel = model as unknown as Model;
  return aggregate(table, withHeaderTags(bare as unknown as Study, table.columns, asModel), asModel);
}

test('a label that two things share is not written: the name is', () => {
  const twins = repository({ compare: { price: ['Same', 'Same', 'Other'] } });
  expect(guideCsv(guide({ repository: twins, visits: 1 }))).toContain('response0 | response1 | Other');
});
