import type { AttributeChange, ChangeReport, ElementChange, FigureChange } from '@parcours/model';
import { expect, test } from 'vitest';
import { COMMITS, START } from '../../cli/test/changes/kitchen-history.ts';
import { compareVersions } from '../src/index.ts';
import { type Files, rowsDifferenceOf, versionOf } from './version-of.ts';

test('each commit of the history', async () => {
  let files: Files = START;
  const told: string[] = [];
  for (const { name, edit } of COMMITS) {
    const after = edit(files);
    const report = compareVersions(await versionOf(files), await versionOf(after), { rowsDifference: rowsDifferenceOf(files, after) });
    told.push(`# ${name}`, ...linesOf(report), '');
    files = after;
  }
  await expect(told.join('\n')).toMatchFileSnapshot('snapshots/history.txt');
});

/** A report in lines, as short as possible. */
function linesOf({ journeys, unchangedJourneys, shared, evidence, weakenings }: ChangeReport): string[] {
  return [
    ...journeys.flatMap((journey) => [
      `journey ${journey.name}${journey.wordingOnly ? ' (wording only)' : ''}`,
      ...journey.elements.flatMap(elementLines),
      ...journey.figures.map(figureLine),
      ...journey.findings.map(({ change, diagnostic }) => `  ${change} ${diagnostic.code} ${diagnostic.subject}`),
    ]),
    ...shared.flatMap(elementLines),
    ...evidence.map(({ before, after, respondents, rows }) => {
      const counts = rows && `+${rows.added} -${rows.removed} ~${rows.changedRows} (${rows.changedCells} cells)`;
      return `evidence ${before?.file ?? '–'} → ${after?.file ?? '–'} ${respondents ?? ''} ${counts ?? ''}`.trimEnd();
    }),
    ...weakenings.map(({ kind, subject, attribute, before, after }) => `weakening ${kind} ${subject} ${attribute}: ${before} → ${after}`),
    `unchanged ${unchangedJourneys}`,
  ];
}

function elementLines({ kind, before, after, changes, attributes, wordingOnly }: ElementChange): string[] {
  const names = before && after && before.name !== after.name ? `${before.name} → ${after.name}` : (after ?? before)?.name;
  return [
    `  ${kind} ${names}: ${changes.join(', ')}${wordingOnly ? ' (wording)' : ''}`,
    ...attributes.map((each) => `    ${attributeText(each)}`),
  ];
}

function attributeText({ attribute, before, after, lowersBar, movesAllFigures }: AttributeChange): string {
  const marks = [...(lowersBar ? ['lowers the bar'] : []), ...(movesAllFigures ? ['moves all figures'] : [])];
  return `${attribute}: ${before} → ${after}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
}

function figureLine({ of, subject, figure, before, after, n, causes, reasons, difference, verdict, undecided }: FigureChange): string {
  const counts = n.before === null && n.after === null ? '' : ` (n ${n.before} → ${n.after})`;
  const because = reasons.map((reason) => (reason.of === 'evidence' ? reason.file : `${reason.name} ${reason.attribute ?? ''}`.trim()));
  const test = difference ? ` difference ${round(difference.value)} p ${round(difference.adjustedP)}` : '';
  const judged = verdict ?? undecided;
  return `  ${of} ${subject} ${figure}: ${round(before)} → ${round(after)}${counts} by ${causes.join(' and ')}${
    because.length > 0 ? ` [${because.join(', ')}]` : ''
  }${test}${judged ? ` ${judged}` : ''}`;
}

const round = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
