import { DEFAULT_DIALECT, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { aggregate, isFault, readFile, type Table } from '../src/index.ts';
import { column, measure, model, rated, study } from './build.ts';
import { corpus } from './corpus.ts';

const ALL = corpus();
const SECONDS = 20;

/** How many rows of the file a table keeps, and how many it says are lost. */
function counted({ lines, duplicates: repeats, rejected: lost }: Table): [number, number] {
  const kept = repeats ? repeats.counts.reduce((sum, times) => sum + times, 0) : lines.length;
  return [kept, lost.reduce((sum, { count }) => sum + count, 0)];
}

describe('broken and odd files', () => {
  test('there are enough of them, each of its own kind', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(150);
    expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  });

  test.each(ALL.map((odd) => [odd.name, odd] as const))(
    '%s',
    { timeout: SECONDS * 1000 },
    async (_name, { path, bytes, dialect, becomes }) => {
      const start = performance.now();
      const table = await readFile(bytes, path, { ...DEFAULT_DIALECT, ...dialect });
      expect(performance.now() - start).toBeLessThan(SECONDS * 1000);
      if (isFault(table)) {
        // Whatever is refused is refused with a sentence in each language.
        for (const language of ['en', 'fr', 'de'] as const) expect(messageOf(table, language)).toMatch(/^\p{Lu}.+\.$/u);
        expect(typeof becomes, messageOf(table, 'en')).toBe('string');
        expect(messageOf(table, 'en')).toContain(becomes);
        return;
      }
      expect(typeof becomes === 'string' ? becomes : counted(table)).toEqual(typeof becomes === 'string' ? '' : becomes);
      sound(table);
      everyRowIsTold(table);
    },
  );
});

function sound(table: Table): void {
  const [kept, lost] = counted(table);
  expect(table.rows).toBe(kept + lost);
  expect(table.cells).toHaveLength(table.columns.length);
  for (const cells of table.cells) {
    expect(cells?.codes).toHaveLength(table.lines.length);
    for (const code of cells?.codes ?? []) if (cells?.values[code] === undefined) throw new Error('a cell without a value');
  }
}

/** Where the columns allow it, the whole way: a row is used, or counted with a reason. */
function everyRowIsTold(table: Table): void {
  if (!table.columns.includes('id') || table.columns.filter((name) => name === 'q').length !== 1) return;
  const of = study({ respondent: column('id'), measures: [measure('compare', rated('q', [0, 10]))] });
  const { samples } = aggregate(table, of, model(['compare']));
  const dropped = samples?.dropped.reduce((sum, { count }) => sum + count, 0) ?? 0;
  expect((samples?.file.rowsUsed ?? 0) + dropped).toBe(table.rows);
}
