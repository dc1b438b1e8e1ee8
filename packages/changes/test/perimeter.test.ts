/** Two versions of the figures of one segment. */
import { DEFAULT_VIEW, type FigureChange, type View } from '@parcours/model';
import { Workspace } from '@parcours/workspace';
import { expect, test } from 'vitest';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import { compareVersions } from '../src/index.ts';
import { type Files, rowsDifferenceOf, versionOf } from './version-of.ts';

const NORTH: View = { ...DEFAULT_VIEW, segment: 'north' };

const study = (
  wave: string,
  month: string,
) => `observations ${wave} of visit method survey date ${month} wave "${wave}" from "${wave}.csv" {
  respondent "id"
  segment "region"
  measure ask from "ask" scale 0..10
  measure pay from "pay" scale 0..10
}
`;

const TEXT = `segment north "North"
segment south "South"

journey visit "A visit" {
  stage ask "I ask" target +2
  stage pay "I pay" target +1
}

${study('spring', '2026-04')}`;

/** 60 respondents, half of them in the north, whose answers are higher by `north`. */
const answers = (prefix: string, north: number) =>
  `id;region;ask;pay\n${Array.from({ length: 60 }, (_, i) => {
    const region = i % 2 === 0 ? 'north' : 'south';
    const ask = (i % 5) + 2 + (region === 'north' ? north : 0);
    return [prefix + i, region, ask, (i * 3) % 11].join(';');
  }).join('\n')}\n`;

const BASE: Files = { 'a.journey': TEXT, 'spring.csv': answers('s', 0) };
const HEAD: Files = { ...BASE, 'a.journey': TEXT + study('autumn', '2026-10'), 'autumn.csv': answers('a', 3) };

const differences = async (before: Files, after: Files, controlDisclosure = false) =>
  compareVersions(await versionOf(before, {}, NORTH), await versionOf(after, {}, NORTH), {
    ...{ controlDisclosure, rowsDifference: rowsDifferenceOf(before, after) },
  });

const scoreOf = (figures: readonly FigureChange[] | undefined, subject: string) =>
  figures?.find((each) => each.subject === subject && each.figure === 'score');

test('a new wave is compared within the segment', async () => {
  const figures = (await differences(BASE, HEAD)).journeys[0]?.figures;
  const workspace = new Workspace(new MemoryHost(HEAD));
  await workspace.open();
  const [evaluation] = await workspace.evaluateFile(uriOf('a.journey'), { ...NORTH, compare: 'wave' });
  const [comparison] = evaluation?.report.comparisons ?? [];
  const { value, p, adjustedP, verdict } = comparison?.stages.find(({ stage }) => stage === 'ask')?.differences[0] ?? {};
  expect(scoreOf(figures, 'ask')).toMatchObject({
    ...{ n: { before: 30, after: 30 }, causes: ['new-evidence'], verdict: 'change' },
    difference: { value, p, adjustedP, verdict },
  });
});

test('text and evidence are told apart within the segment', async () => {
  const edited = (BASE['spring.csv'] ?? '').replace('s0;north;2', 's0;north;9').replace('s2;north;4', 's2;north;9');
  const after = { 'a.journey': TEXT.replace('"I pay" target +1', '"I pay" target +2'), 'spring.csv': edited };
  const figures = (await differences(BASE, after)).journeys[0]?.figures ?? [];
  expect(figures.filter(({ figure }) => figure === 'gap').map(({ subject, causes }) => [subject, causes])).toEqual([
    ['ask', ['edited-evidence']],
    ['pay', ['text']],
  ]);
});

test('eight respondents differ, three of them in the segment that is shown: its figure is withheld', async () => {
  const lines = (BASE['spring.csv'] ?? '').split('\n');
  const edited = lines.map((line, i) => {
    const isEdited = line.includes('south') ? i < 12 : line.includes('north') && i < 7;
    return isEdited ? line.replace(/;\d+;(\d+)$/, ';10;$1') : line;
  });
  const report = await differences(BASE, { ...BASE, 'spring.csv': edited.join('\n') }, true);
  expect(scoreOf(report.journeys[0]?.figures, 'ask')).toMatchObject({ before: null, withheld: 'before' });
  expect(report.evidence[0]?.rows?.changedRows).toBeGreaterThanOrEqual(5);
});
