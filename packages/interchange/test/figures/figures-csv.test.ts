import type { GateReport, JourneyReport } from '@parcours/model';
import { controlDisclosure } from '@parcours/scoring';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../../charts/test/hostile-texts.ts';
import { generatedReport } from '../../../scoring/test/generated-journeys.ts';
import { figuresCsv } from '../../src/figures/figures-csv.ts';

type Row = Readonly<Record<string, string>>;

function table(...journeys: JourneyReport[]): Row[] {
  const { data, errors } = Papa.parse<Row>(figuresCsv({ journeys }), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

test('the header', () => {
  expect(figuresCsv({ journeys: [] })).toBe(
    'journey,wave,segment,persona,channel,subject,name,label,study,comparison,group,compared_with,figure,value,unit,low,high,n,effective_n,text,suppressed,confidential\n',
  );
});

/** Numbers below a part of the Report; those of `names` are no figures, or stand elsewhere. */
function numbersIn(value: unknown, names: ReadonlySet<string>, found: number[] = []): number[] {
  if (typeof value === 'number') found.push(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) if (!names.has(name)) numbersIn(inner, names, found);
  }
  return found;
}

test('every number of the stages, KPIs and comparisons is there', () => {
  // Factors repeat gap, importance and volume; sources and observations count rows.
  const elsewhere = new Set(['factors', 'sources', 'observations', 'phase', 'notes', 'ruptures', 'caveats', 'respondentsBeyond']);
  for (let seed = 1; seed <= 40; seed++) {
    const journey = generatedReport(seed);
    const rows = table(journey);
    const numbers = new Set(rows.flatMap((row) => [row.value, row.low, row.high, row.n, row.effective_n].map(Number)));
    for (const part of [journey.stages, journey.kpis]) {
      // Without a measured basic action, and without a score, a number says nothing.
      for (const each of numbersIn(part, new Set([...elsewhere, 'basicsObserved', 'pairs'])))
        expect(numbers, `${seed}: ${each}`).toContain(each === 0 ? 0 : each);
    }
    for (const { groups, stages, kpis, index } of journey.comparisons) {
      const cells = [groups, stages.map((stage) => stage.cells), kpis.map((kpi) => kpi.cells), index?.cells];
      for (const each of numbersIn(cells, elsewhere)) expect(numbers, `${seed}: ${each}`).toContain(each === 0 ? 0 : each);
      for (const { value, low, high, adjustedP } of [...stages, ...kpis].flatMap((part) => part.differences))
        for (const each of [value, low, high, adjustedP]) if (each !== null) expect(numbers).toContain(each === 0 ? 0 : each);
    }
  }
});

test('what disclosure control takes out is empty, and says so', () => {
  const seen = new Set<boolean>();
  for (let seed = 1; seed <= 40; seed++) {
    const journey = controlDisclosure(generatedReport(seed));
    for (const row of table(journey).filter(
      ({ subject, figure, study, comparison }) => subject === 'stage' && figure === 'score' && study === '' && comparison === '',
    )) {
      const stage = journey.stages.find(({ name }) => name === row.name);
      const isSuppressed = stage?.measured === null && (stage.primarySuppressed || stage.secondarySuppressed);
      expect(row.suppressed).toBe(String(isSuppressed));
      if (isSuppressed) expect([row.value, row.low, row.high, row.n]).toEqual(['', '', '', '']);
      seen.add(isSuppressed);
    }
  }
  expect([...seen].sort()).toEqual([false, true]);
});

test('texts cannot become formulas, rows or columns', () => {
  const journey = generatedReport(3);
  for (const text of [...hostileTexts, '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'a,b', 'say "x"', '\uff1d1']) {
    const [stage] = journey.stages;
    if (!stage) throw new Error('no stage');
    const rows = table({ ...journey, label: text, stages: [{ ...stage, label: text }] });
    for (const { label = '', journey: name } of rows) {
      expect(label).not.toMatch(/^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
      expect(name).toBe(journey.name);
    }
  }
});

test('a report that must not be passed on says so in each row', () => {
  const journey = generatedReport(3);
  const rows = table({ ...journey, limits: { ...journey.limits, anonymous: 0 } });
  expect(rows.every(({ confidential }) => confidential === 'true')).toBe(true);
});

test('what a gate requires stands beside its verdict', () => {
  const gate: GateReport = {
    id: 'gate:x' as GateReport['id'],
    text: 'require stage advice gap at most 1',
    subject: { kind: 'stage', name: 'advice', label: 'I get advice' },
    ...{ figure: 'gap', comparison: 'at-most', bound: 1, atLeastN: null, kpiKind: null },
    ...{ actual: 2.5, n: 40, effectiveN: 38.5, neededN: 10, verdict: 'failed', undecided: null },
    exception: { reason: 'until the move', until: '2027-01', active: true },
  };
  const undecided: GateReport = {
    ...gate,
    figure: 'class',
    bound: 'neutral',
    comparison: 'is',
    actual: null,
    verdict: 'undecided',
    undecided: 'too-few',
    exception: null,
  };
  const rows = table({ ...generatedReport(3), gates: [gate, undecided] }).filter(({ subject }) => subject === 'gate');
  expect(rows.map(({ name, figure, value, n, text }) => [name, figure, value, n, text])).toEqual([
    ['advice', 'verdict', '', '', 'failed (excepted)'],
    ['advice', 'gap', '2.5', '40', ''],
    ['advice', 'bound', '1', '', 'at-most'],
    ['advice', 'verdict', '', '', 'undecided (too-few)'],
    ['advice', 'class', '', '40', ''],
    ['advice', 'bound', '', '', 'neutral'],
  ]);
});
