import { JourneyFiles, syntaxDiagnostics } from '@parcours/language';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { importMermaid } from '../../src/mermaid/import-mermaid.ts';
import { parseMermaidJourney } from '../../src/mermaid/parse-journey.ts';
import { decodeReferences, mermaidOracle, type OracleJourney } from './mermaid-oracle.ts';
import { USER_JOURNEYS } from './user-journeys.ts';

let oracle: (text: string) => Promise<OracleJourney | null>;
beforeAll(async () => {
  oracle = await mermaidOracle();
});

/** Reads a text both ways, and returns whether it was accepted. */
async function expectSameAsMermaid(text: string): Promise<boolean> {
  const expected = await oracle(text);
  const parsed = parseMermaidJourney(text);
  if (expected === null) {
    expect(parsed, JSON.stringify(text)).toHaveProperty('fault');
    return false;
  }
  if ('fault' in parsed) throw new Error(`refused, and Mermaid accepts: ${JSON.stringify(text)}`);
  const shown = (each: string) => decodeReferences(each).trim();
  // Mermaid hands the title of the front matter to its renderer, not to its parser.
  if (!/^\s*---/.test(text)) expect(parsed.title ?? '').toBe(shown(expected.title));
  expect(parsed.sections.flatMap(({ name }) => (name === null ? [] : [name]))).toEqual(expected.sections.map(shown));
  expect(parsed.sections.flatMap(({ name, tasks }) => tasks.map((task) => [name ?? '', task.name, task.value, task.actors]))).toEqual(
    expected.tasks.map(({ section, task, score, people }) => [
      shown(section),
      shown(task),
      score,
      people.filter((each) => each !== '').map(shown),
    ]),
  );
  return true;
}

describe('what users write', () => {
  test('there are at least sixty, accepted and refused ones', async () => {
    const texts = Object.values(USER_JOURNEYS);
    const accepted = await Promise.all(texts.map(async (text) => (await oracle(text)) !== null));
    expect(texts.length).toBeGreaterThan(80);
    expect(accepted.filter(Boolean).length).toBeGreaterThan(60);
    expect(accepted.filter((each) => !each).length).toBeGreaterThan(15);
  });

  test.each(Object.entries(USER_JOURNEYS))('%s', async (_, text) => {
    const isAccepted = await expectSameAsMermaid(text);
    const imported = importMermaid(text, { language: 'en', source: 'day.mmd', isMarkdown: false });
    if (!isAccepted) expect(imported).toHaveProperty('fault');
    else {
      if (imported === null || 'fault' in imported) throw new Error('not imported');
      expect(syntaxDiagnostics(new JourneyFiles().set('file:///day.journey', imported.text))).toEqual([]);
    }
  });
});

test('any text is accepted if, and only if, Mermaid accepts it', { timeout: 60_000 }, async () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('\n  Make tea: 5: Me\n', '\nsection Go\n', '\ntitle My day\n', '\n', ' ', ': 5', 'Task') },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...[':', ';', '#', '%', '%%', '{', '}', '#35;', '#quot;', '\r\n', '\t', '\u00a0', '---\n', '\n---\n', '\\'],
        ...[
          '%% c\n',
          '%%{init: {"theme":"dark"}}%%\n',
          'accTitle: a',
          'accDescr: b',
          'accDescr {',
          'accDescr{ x }',
          '---\ntitle: Hi\n---\n',
        ],
        ...['journey', 'Journey', 'title ', 'section ', 'C4Container', 'style a:#b;', '<a b="c">', ': abc', ': 3.5 ', 'x: 1: a: b'],
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  );
  const text = fc
    .tuple(fc.constantFrom('journey\n', 'journey\n', 'journey\n', ''), fc.array(piece, { maxLength: 9 }))
    .map(([start, pieces]) => start + pieces.join(''));
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(text, async (each) => {
      if (await expectSameAsMermaid(each)) accepted++;
    }),
    { numRuns: 1500 },
  );
  expect(accepted).toBeGreaterThan(150);
});
