/** What the outputs say of generated journeys is what their reports say: summary, matrices, gap signs, reports, diagnostics. */
import type { JourneyReport, StageReport } from '@parcours/model';
import { expect, test } from 'vitest';
import { quadrantText } from '../../charts/src/matrix/matrix-texts.ts';
import { summaryLines } from '../../charts/src/reports/journey-summary.ts';
import { terminalReport } from '../../charts/src/reports/terminal-report.ts';
import { gapVerdict } from '../../charts/src/text/verdict-texts.ts';
import { generatedJourney, generatedReport } from '../../scoring/test/generated-journeys.ts';
import { evidenceDiagnostics } from '../../workspace/src/evidence-diagnostics.ts';

const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);

/** Stages named in a line of the summary; those of the generated journeys are called s0, s1 … */
function namedIn(report: JourneyReport, heading: RegExp): StageReport[] {
  const line = summaryLines(report, 'en').find(({ name }) => heading.test(name))?.value ?? '';
  return report.stages.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(line));
}

test('the summary sends nobody elsewhere than the lists do', () => {
  for (const seed of SEEDS) {
    const report = generatedReport(seed);
    for (const stage of namedIn(report, /catch up/i)) expect(stage.list, `seed ${seed}, ${stage.name}`).toBe('catch-up');
    for (const { name, list, gap } of namedIn(report, /differentiate/i)) {
      expect({ list, isAbove: gap?.aboveTarget === true, isShort: (gap?.value ?? 0) > 0 }, `seed ${seed}, ${name}`).toEqual({
        list: 'differentiate',
        isAbove: false,
        isShort: true,
      });
    }
  }
});

test('no stage to catch up, and none with a proven gap, is called low priority, overkill or a good work to keep up', () => {
  for (const seed of SEEDS) {
    const report = generatedReport(seed);
    for (const matrix of [report.matrices.declared, report.matrices.derived].filter((each) => each !== null)) {
      for (const point of matrix.points) {
        const stage = report.stages.find(({ name }) => name === point.stage);
        const called = quadrantText(report, matrix, point, 'en');
        const context = `seed ${seed}, ${point.stage}`;
        if (stage?.list === 'catch-up' && called !== '') expect(called, context).toBe('catch up');
        if (stage?.gap?.proven) expect(called, context).not.toMatch(/low priority|overkill|keep up/);
        if ((stage?.priority ?? 0) > 0) expect(called, context).not.toMatch(/^low priority$/);
      }
    }
  }
});

test('signs of gaps and diagnostics of experts follow the verdicts of the report', () => {
  for (const seed of SEEDS) {
    const report = generatedReport(seed);
    const { model } = generatedJourney(seed);
    const codes = evidenceDiagnostics(model, report, 'en', '2026-11-27');
    for (const stage of report.stages) {
      const context = `seed ${seed}, ${stage.name}`;
      if (stage.gap)
        expect([gapVerdict(stage.gap) === 'proven', gapVerdict(stage.gap) === 'above-target'], context).toEqual([
          stage.gap.proven === true,
          stage.gap.aboveTarget === true,
        ]);
      const refutes = codes.some(({ code, parameters }) => ['JRN0405', 'JRN0446'].includes(code) && parameters.stage === stage.name);
      expect(refutes, context).toBe(stage.expertRefuted === true && stage.measured?.evidence !== 'suppressed');
    }
  }
});

test('the terminal names as many proven gaps as there are', () => {
  for (const seed of SEEDS.slice(0, 40)) {
    const report = generatedReport(seed);
    const text = terminalReport({ journeys: [report] }, { language: 'en', columns: 200 });
    expect((text.match(/^ *\d+ .* ✓/gm) ?? []).length, `seed ${seed}`).toBe(report.stages.filter(({ gap }) => gap?.proven).length);
  }
});
