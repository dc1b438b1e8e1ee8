/** A ChangeReport as a list for a terminal. */
import type { AttributeValue, ChangeReport, ElementChange, FigureChange, FigureValue } from '@parcours/model';
import type { Terminal } from '../terminal.ts';
import { sanitizeLine } from './sanitize.ts';

export function changesText({ journeys, shared, evidence, weakenings, unchangedJourneys }: ChangeReport, terminal: Terminal): string {
  const lines: string[] = [];
  for (const { name, label, file, elements, figures } of journeys) {
    lines.push(`${label ?? name} (${file})`, ...elements.flatMap(elementLines), ...figures.map(figureLine));
  }
  lines.push(...shared.flatMap(elementLines));
  for (const { before, after, rows } of evidence) {
    const counts = rows ? ` +${rows.added} −${rows.removed} ~${rows.changedRows} (${rows.changedCells})` : '';
    lines.push(`${after?.file ?? before?.file}${counts}`);
  }
  for (const { kind, subject, before, after } of weakenings) lines.push(`! ${kind} ${subject}: ${shown(before)} → ${shown(after)}`);
  const { translate } = terminal;
  lines.push(
    lines.length === 0
      ? translate('diff.nothing', { journeys: unchangedJourneys })
      : translate('diff.summary', { journeys: journeys.length, unchanged: unchangedJourneys }),
  );
  return `${lines.map(sanitizeLine).join('\n')}\n`;
}

function elementLines({ kind, before, after, changes, attributes }: ElementChange): string[] {
  const element = after ?? before;
  return [
    `  ${kind} ${element?.label ?? element?.name}: ${changes.join(', ')}`,
    ...attributes.map((each) => `    ${each.attribute}: ${shown(each.before)} → ${shown(each.after)}${each.lowersBar ? ' !' : ''}`),
  ];
}

function figureLine({ subject, label, figure, before, after, verdict }: FigureChange): string {
  return `  ${label ?? subject} ${figure}: ${shown(before)} → ${shown(after)}${verdict === null ? '' : ` (${verdict})`}`;
}

function shown(value: AttributeValue | FigureValue): string {
  return value === null ? '–' : typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : String(value);
}
