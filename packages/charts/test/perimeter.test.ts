/** What a figure stands for is said beside it, in every output. */
import { type JourneyReport, LANGUAGES, type Language, type StudyReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { comparisonRemarks, htmlReport, journeySubtitle, markdownReport, perimeterText, svgReport, terminalReport } from '../src/index.ts';
import { compared, declared } from './fixtures/compared.ts';
import { kitchen } from './fixtures/kitchen.ts';

const outputs = (journey: JourneyReport, language: Language): string[] => {
  const report = { journeys: [journey] };
  return [
    terminalReport(report, { language, columns: 120 }),
    htmlReport(report, { language }),
    markdownReport(report, { language }),
    svgReport(report, { language }),
    journeySubtitle(journey, language).join(' · '),
  ];
};

const renovators = { name: 'renovators', label: 'Rénovateurs' };
const tenants: JourneyReport = {
  ...kitchen,
  persona: null,
  segment: renovators,
  choices: { ...kitchen.choices, segment: [renovators] },
};

describe('whose figures these are', () => {
  test.each([
    ['en', 'Written for', 'all respondents', 'Rénovateurs only'],
    ['fr', 'Écrit pour', 'tous les répondants', 'Rénovateurs seulement'],
    ['de', 'Geschrieben für', 'alle Befragten', 'nur Rénovateurs'],
  ] as const)('is said in %s', (language, written, all, only) => {
    for (const output of outputs(tenants, language)) {
      expect(output).toContain(written);
      expect(output).toContain(all);
    }
    const narrowed = { ...tenants, perimeter: { ...tenants.perimeter, segment: renovators } };
    for (const output of outputs(narrowed, language)) {
      expect(output).toContain(only);
      expect(output).not.toContain(all);
    }
  });

  test('and how to narrow them, where a study tells the segment', () => {
    const hint = (journey: JourneyReport) => terminalReport({ journeys: [journey] }, { language: 'en' }).includes('--segment NAME');
    expect(hint(tenants)).toBe(true);
    expect(hint({ ...tenants, choices: { ...tenants.choices, segment: [] } })).toBe(false);
  });

  test('what was left out beside them is said to be of the whole file', () => {
    const narrowed = { ...tenants, perimeter: { ...tenants.perimeter, segment: renovators } };
    const texts = (journey: JourneyReport) => outputs(journey, 'en').slice(0, 3);
    for (const output of texts(narrowed)) expect(output).toMatch(/of the whole file/);
    for (const output of texts(tenants)) expect(output).not.toMatch(/of the whole file/);
  });
});

describe('studies narrowed by `where`', () => {
  const keep = (...filters: readonly (readonly [string, string])[]) => filters.map(([column, value]) => ({ column, values: [value] }));
  const narrowedBy = (...where: readonly StudyReport['where'][]): JourneyReport => ({
    ...kitchen,
    persona: null,
    segment: null,
    studies: kitchen.studies.map((study, at) => ({ ...study, where: where[at] ?? [] })),
  });

  test.each([
    ['en', 'Groupe: 1 only'],
    ['fr', 'Groupe\u00a0: 1 seulement'],
    ['de', 'nur Groupe: 1'],
  ] as const)('the figures are said to be those of the rows kept, in %s', (language, only) => {
    const journey = narrowedBy(keep(['Groupe', '1']), keep(['Groupe', '1']));
    expect(perimeterText(journey, language).replace(' :', '\u00a0:')).toBe(only);
    for (const output of outputs(journey, language)) {
      expect(output.replaceAll(' :', '\u00a0:')).toContain(only);
      expect(output).not.toMatch(/all respondents|tous les répondants|alle Befragten/);
    }
  });

  test('studies that are narrowed differently are named', () => {
    expect(perimeterText(narrowedBy([], keep(['Groupe', '1'], ['Région', 'Nord'])), 'en')).toBe(
      'all respondents (Visites mystère, mars 2026) · Groupe: 1; Région: Nord only (Enquête à chaud, avril 2026)',
    );
  });

  test('a perimeter beside them narrows further', () => {
    const journey = narrowedBy(keep(['Groupe', '1']), keep(['Groupe', '1']));
    expect(perimeterText({ ...journey, perimeter: { ...journey.perimeter, segment: renovators } }, 'de')).toBe(
      'nur Rénovateurs · Groupe: 1',
    );
  });
});

test('comments without a stage are shown by study, with what is left out of them', () => {
  const comment = (text: string, at: number) => ({
    stage: null,
    respondent: `R${at}`,
    score: null,
    text,
    count: at === 0 ? 3 : 1,
    line: at + 2,
  });
  const [visits, survey] = kitchen.studies;
  if (!visits || !survey) throw new Error('the fixture has two studies');
  const said = Array.from({ length: 15 }, (_, at) => comment(`Remarque ${at + 1}.`, at));
  const journey = { ...kitchen, studies: [visits, { ...survey, verbatims: { count: 17, first: said } }] };
  const [, html, markdown] = outputs(journey, 'en');
  for (const output of [html, markdown]) {
    expect(output).toContain('Comments on no one stage');
    expect(output).toContain('14 of 17 comments of this study');
    expect(output).toContain('“Remarque 12');
    expect(output).not.toContain('“Remarque 13');
    expect(output).toMatch(/“Remarque 1\\?\.” \\?\(3 times\\?\)/);
  }
  // Those of a stage stand there.
  expect(markdown).toMatch(/\*\*Je compare les offres\*\*[\s\S]*Heard: “Prix/);
});

test('a gap over pairs tells how many there are', () => {
  const paired: JourneyReport = {
    ...kitchen,
    stages: kitchen.stages.map((stage) => (stage.gap ? { ...stage, gap: { ...stage.gap, pairs: 103 } } : stage)),
  };
  const [terminal, ...others] = outputs(paired, 'en').slice(0, 4);
  expect(terminal).toMatch(/103\s+respondents/);
  for (const output of others) expect(output).toContain('103 pairs');
});

test('a volume that the text does not declare is not shown as declared', () => {
  const silent = { ...kitchen, stages: kitchen.stages.map((stage) => ({ ...stage, declares: { importance: true, volume: false } })) };
  const [, html, markdown] = outputs(silent, 'en');
  for (const output of [html, markdown]) expect(output).toContain('not declared');
});

test('a benchmark’s losses and sources are told', () => {
  const [study] = kitchen.studies;
  const [stage] = kitchen.stages;
  if (!study || !stage?.measured) throw new Error('the fixture has a study and a measured stage');
  const lost = { reason: 'empty', column: 'Mean', unit: 'cell', count: 7, lines: [4], examples: [] } as const;
  const source = { study: 'rival', file: 'rival.csv', columns: ['Mean'], filters: [], used: 5, dropped: [lost] };
  const group = { respondents: 9, score: null, index: null };
  const cell = { measured: stage.measured, class: null, primarySuppressed: false, secondarySuppressed: false, sources: [] };
  const beside: JourneyReport = {
    ...kitchen,
    benchmarks: [{ ...study, name: 'rival', label: 'Rival', dropped: [lost] }],
    comparisons: [
      {
        by: 'benchmark',
        groups: [
          { ...group, name: kitchen.name, label: kitchen.label },
          { ...group, name: 'rival', label: 'Rival' },
        ],
        stages: [{ stage: stage.name, cells: [cell, { ...cell, sources: [source] }], differences: [], onlyIn: [] }],
        pairs: [{ from: 1, to: 0 }],
        kpis: [],
        index: null,
        excludedStudies: [],
      },
    ],
  };
  for (const output of outputs(beside, 'en').slice(0, 3)) {
    expect(output).toContain('7 cells of “Mean”');
    expect(output).toContain('rival.csv');
  }
  // Nothing was tested: no legend about nothing.
  expect(beside.comparisons.flatMap((comparison) => comparisonRemarks(beside, comparison, 'en'))).toEqual([]);
});

test('the notes say what the signs mean, whose interval an NPS shows, and what stands on one side only', () => {
  const [first] = compared.comparisons;
  if (!first) throw new Error('the fixture has a comparison');
  const onlyIn = [{ from: 0, to: 1, group: 0, studies: ['visits'] }];
  const [stage, ...stages] = first.stages;
  const unequal = { ...first, stages: stage ? [{ ...stage, onlyIn }, ...stages] : [] };
  const notes = comparisonRemarks(compared, unequal, 'en');
  expect(notes[0]).toContain('corrected by Holm within each pair');
  expect(notes[0]).toContain('too few to tell: below 10 effective respondents');
  expect(notes[1]).toContain('The interval and the p of an NPS are those of the adjusted estimates');
  expect(notes).toContainEqual(expect.stringContaining('Only in Printemps 2026, compared with Automne 2026: Visites mystère'));
  const [segments] = compared.comparisons.slice(1);
  if (!segments) throw new Error('the fixture has two comparisons');
  expect(comparisonRemarks(compared, segments, 'en').join()).not.toContain('Only in');
});

test('too few is said as such, which is not noise; a pair without a common instrument as well', () => {
  const [first] = compared.comparisons;
  const [stage] = first?.stages ?? [];
  const [difference] = stage?.differences ?? [];
  if (!first || !stage || !difference) throw new Error('the fixture has differences');
  const undecided = { ...difference, adjustedP: null, verdict: null, undecided: 'too-few' as const };
  const apart = [0, 1].map((group) => ({ from: 0, to: 1, group, studies: ['visits'] }));
  const words = {
    en: ['too few to tell', 'no instrument in common'],
    fr: ['trop peu pour conclure', 'aucun instrument de mesure commun'],
    de: ['zu wenige für ein Urteil', 'kein gemeinsames Messinstrument'],
  };
  for (const language of LANGUAGES) {
    const few = { ...first, stages: [{ ...stage, differences: [undecided] }] };
    const none = { ...first, stages: [{ ...stage, differences: [], onlyIn: apart }] };
    for (const [comparison, word] of [
      [few, words[language][0]],
      [none, words[language][1]],
    ] as const) {
      for (const output of outputs({ ...compared, comparisons: [comparison] }, language).slice(0, 3)) expect(output).toContain(word);
    }
  }
});

test('a less important stage short of its target is called neither low priority nor overkill', () => {
  const called = (belowTarget: boolean) => {
    const points = declared.points.map((point, at) => ({
      ...point,
      quadrant: at % 2 === 0 ? ('overkill' as const) : ('low-priority' as const),
      belowTarget,
    }));
    const [terminal = '', html = '', markdown = ''] = outputs(
      { ...kitchen, matrices: { declared: { ...declared, points }, derived: null } },
      'en',
    );
    // The page names its areas; its table names the points.
    return [terminal, /<table class="pc-table pc-matrix">[\s\S]*?<\/table>/.exec(html)?.[0] ?? '', markdown];
  };
  for (const output of called(true)) {
    expect(output).not.toMatch(/possible overkill|low priority/);
    expect(output).toContain('short of its target');
  }
  for (const output of called(false)) {
    expect(output).not.toMatch(/possible overkill|low priority/);
    expect(output).toContain('less important, gap not proven');
  }
});

test('without enough stages for a matrix it is said why there is none', () => {
  const few: JourneyReport = { ...kitchen, stages: kitchen.stages.slice(0, 3), matrices: { declared: null, derived: null } };
  for (const output of outputs(few, 'fr').slice(0, 3)) expect(output.replace(/\s+/g, ' ')).toContain('à partir de 4 étapes mesurées');
});
