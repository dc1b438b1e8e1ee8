import type { JourneyReport, StageReport } from '@parcours/model';
import { controlDisclosure } from '@parcours/scoring';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { hostileTexts } from '../../../charts/test/hostile-texts.ts';
import { generatedReport } from '../../../scoring/test/generated-journeys.ts';
import { exportMermaid } from '../../src/mermaid/export-mermaid.ts';
import { parseMermaidJourney } from '../../src/mermaid/parse-journey.ts';
import { decodeReferences, mermaidOracle, type OracleJourney } from './mermaid-oracle.ts';

let oracle: (text: string) => Promise<OracleJourney | null>;
beforeAll(async () => {
  oracle = await mermaidOracle();
});

/** A generated journey with these texts for its label and, in turn, those of its phases, stages and persona. */
function labelled(seed: number, labels: readonly string[], phases: boolean): JourneyReport {
  const journey = generatedReport(seed);
  const label = (at: number) => labels[at % labels.length] ?? null;
  return {
    ...journey,
    label: label(0),
    persona: { name: 'p', label: label(1), goals: [], frustrations: [], quotes: [] },
    phases: phases ? [2, 3].map((at) => ({ name: `ph${at}`, label: label(at) })) : [],
    stages: journey.stages.map((stage, at) => ({ ...stage, label: label(at + 4), phase: phases && at > 0 ? at % 2 : null })),
  };
}

/** A seed whose stages are all measured, two of them at least. */
const MEASURED = Array.from({ length: 100 }, (_, seed) => seed + 1).find((seed) => {
  const { stages } = generatedReport(seed);
  return stages.length > 1 && stages.every(({ measured }) => measured !== null);
}) as number;

const singleLine = (text: string) => text.replace(/\s+/g, ' ').trim();

test('the faces are the measured scores, in words that Mermaid accepts', async () => {
  const journey = { ...labelled(MEASURED, ['I buy: my #1 kitchen; 100 %'], true), wave: null };
  const { text, notes } = exportMermaid(journey, 'en');
  expect(text.split('\n')[1]).toBe('  title I buy#58; my #35;1 kitchen#59; 100 #37; – measured scores');
  expect(decodeReferences((await oracle(text))?.title ?? '').trim()).toBe('I buy: my #1 kitchen; 100 % – measured scores');
  expect(notes[0]).toBe(
    'Mermaid has no place for the number of respondents, intervals, targets, gaps, priorities, KPIs, channels, touchpoints and notes: they are left out.',
  );
});

test('a sad face is a disappointing stage, a smile an enchanting one', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const journey = labelled(seed, ['a'], false);
    const measured = journey.stages.filter((stage) => stage.measured !== null);
    if (measured.length === 0) continue;
    const faces = [...exportMermaid(journey, 'en').text.matchAll(/^ {4}.*?: (\d)/gm)].map(([, face]) => Number(face));
    const classOf = (face: number): StageReport['class'] => (face < 3 ? 'disappointing' : face > 3 ? 'enchanting' : 'neutral');
    expect(faces.map(classOf)).toEqual(measured.map((stage) => stage.class));
  }
});

test('measured scores and claims are never mixed', () => {
  const journey = labelled(MEASURED, ['A'], false);
  const [first, ...others] = journey.stages as [StageReport, ...StageReport[]];
  const unmeasured = { ...first, label: 'Unmeasured', measured: null, class: null, expert: 3 } as const;
  const mixed = exportMermaid({ ...journey, stages: [unmeasured, ...others.map((stage) => ({ ...stage, label: 'Measured' }))] }, 'en');
  expect(mixed.text).not.toContain('Unmeasured');
  expect(mixed.notes).toContain('1 stage is left out, because nothing measures it and any face would say something: Unmeasured.');
  const claimed = exportMermaid({ ...journey, stages: [unmeasured] }, 'en');
  expect(claimed.text).toContain('– claims of experts, nothing is measured\n');
  expect(claimed.text).toContain('    Unmeasured: 5: A\n');
});

test('what disclosure control takes out has no face', () => {
  const journey = generatedReport(5);
  const [stage] = journey.stages as [StageReport, ...StageReport[]];
  const few = { ...stage, measured: null, class: null, primarySuppressed: true, expert: 2, label: 'Few' };
  const { text, notes } = exportMermaid({ ...journey, stages: [few, { ...stage, label: 'Many' }] }, 'en');
  expect(text).not.toContain('Few');
  expect(notes).toContain('1 stage is left out, because too few respondents stand behind it: Few.');
});

const pieces = [
  ...[
    'journey',
    'Journey ',
    'title ',
    'section ',
    'section',
    'accTitle',
    'accDescr',
    'accDescr {',
    '}',
    'C4Container',
    'C4Context',
    '---',
    '%%',
    '%',
  ],
  ...[
    '%%{init: {"theme":"dark"}}%%',
    ':',
    ';',
    '#',
    '#35;',
    '&quot;',
    '<br>',
    '<a b="c">',
    'style a:#b;',
    'ﬂ°°35¶ß',
    ',',
    ', ',
    '\\',
    '"',
    "'",
  ],
  ...[' ', '\n', '\r\n', '\u00a0', '\u202e', '\u0000', 'é', '😀', '桌面', '5', '-', 'a', 'I buy'],
];
const hostile = fc.oneof(
  fc.constantFrom(...hostileTexts, ...pieces),
  fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((each) => each.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

test('Mermaid accepts every journey, and shows its labels', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 500 }),
      fc.array(hostile, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (seed, labels, phases) => {
        const journey = controlDisclosure(labelled(seed, labels, phases));
        const { text } = exportMermaid(journey, 'en');
        const read = await oracle(text);
        if (read === null) throw new Error(`Mermaid refuses ${JSON.stringify(text)}`);
        const parsed = parseMermaidJourney(text);
        if ('fault' in parsed) throw new Error(`refused: ${JSON.stringify(text)}`);
        const isMeasured = journey.stages.some(({ measured }) => measured !== null);
        const shown = journey.stages.filter((stage) => (isMeasured ? stage.measured : stage.expert) !== null);
        expect(read.tasks).toHaveLength(shown.length);
        for (const [at, task] of read.tasks.entries()) {
          const written = shown[at]?.label ?? '';
          const label = singleLine(written);
          // Control characters are shown by their symbols: also those that are blanks, but for tabs and line breaks.
          if (label !== '' && !/[\p{Cs}\p{Cn}\p{Cf}]|(?![\t\n\r])\p{Cc}/u.test(written))
            expect(singleLine(decodeReferences(task.task))).toBe(label);
          expect(task.people.length).toBe(1);
          expect([1, 2, 3, 4, 5]).toContain(task.score);
        }
      },
    ),
    { numRuns: 400 },
  );
});
