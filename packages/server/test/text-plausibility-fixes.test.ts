/** Quick fixes of the plausibility checks: each is applied to a study of the kind, and the figure after it is right. */
import { readdirSync, readFileSync } from 'node:fs';
import type { JourneyReport } from '@parcours/model';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../workspace/test/open-workspace.ts';
import { CodeActionWorkspace } from './code-action-workspace.ts';

const CASES = new URL('../../workspace/test/fixtures/plausibility/', import.meta.url);

function filesOf(name: string): Record<string, string> {
  const folder = new URL(`${name}/`, CASES);
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
}

/** The report of a case after the action; the code must be gone once. */
async function mended(name: string, code: string, title: string): Promise<{ readonly report: JourneyReport; readonly text: string }> {
  const files = filesOf(name);
  const acting = await CodeActionWorkspace.open(files);
  const before = (await acting.codes()).filter((each) => each === code).length;
  const text = await acting.apply({ code }, title);
  expect((await acting.codes()).filter((each) => each === code)).toHaveLength(before - 1);
  const { evaluation } = await openWorkspace({ ...files, 'a.journey': text });
  return { report: (await evaluation()).report, text };
}

test('JRN0532: the direction', async () => {
  const { report, text } = await mended('rateneg', 'JRN0532', 'Add “lower is better”');
  expect(text).toContain('kpi rate as churn "Cancellations" target 5% lower is better');
  const [churn] = report.kpis;
  expect([churn?.value, churn?.better, churn?.verdict]).toEqual([25, 'lower', 'missed']);
});

test('JRN0534: the share that is meant', async () => {
  const { report, text } = await mended('cestarget', 'JRN0534', 'Write target 40%');
  expect(text).toContain('kpi nps "NPS" target 40%');
  expect([report.kpis[1]?.target, report.kpis[1]?.verdict]).toEqual([40, 'open']);
});

test('JRN0539: the absence of a delight disappoints nobody', async () => {
  const before = (await openWorkspace(filesOf('kano'))).evaluation();
  expect((await before).report.stages[0]?.list).toBe('catch-up');
  const { report, text } = await mended('kano', 'JRN0539', 'Write 0');
  expect(text).toContain('response no "None" 0');
  expect([report.stages[0]?.class, report.stages[0]?.list]).toEqual(['neutral', 'differentiate']);
});

test('JRN0539: or customers expect it', async () => {
  const { text } = await mended('kano', 'JRN0539', 'Make “I am offered a coffee” performance');
  expect(text).toContain('action coffee "I am offered a coffee" performance {');
});

test('JRN0545: the segment of the rows', async () => {
  const { report, text } = await mended('persona_seg', 'JRN0545', 'Write in pros');
  expect(text).toContain('persona lea "Lea" in pros');
  expect(report.stages.map(({ caveats }) => caveats.map(({ code }) => code))).toEqual([[]]);
});
