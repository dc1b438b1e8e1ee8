/** What differs in the data files: rows and cells are told as such, never as a new sample. */
import { type EvidenceChange, type Language, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import type { ChangeLine, Tone } from './change-line.ts';
import { shorten } from './shorten.ts';

export function evidenceLines({ before, after, respondents, rows, studies }: EvidenceChange, language: Language): ChangeLine[] {
  const t = translator(messages, language);
  const path = (after ?? before)?.file;
  const line = (text: string, tone: Tone): ChangeLine => ({ text, tone, journey: studies[0]?.journey ?? null, element: null, file: path });
  const names = [...new Set(studies.map((study) => t('quoted', { text: shorten(labelOf(study), 80) })))].join(', ');
  const file = shorten(path ?? '');
  if (before === null || after === null) {
    const only = after ?? before;
    if (!only) return [];
    return [line(t(before === null ? 'change.data.new' : 'change.data.gone', { file, rows: only.rows, studies: names }), 'neutral')];
  }
  if (rows === null) return [line(t('change.data.unknown', { file, before: before.rows, after: after.rows }), 'edited')];
  const columns = [
    ...rows.addedColumns.map((name) => `+ ${shorten(name, 60)}`),
    ...rows.removedColumns.map((name) => `− ${shorten(name, 60)}`),
  ];
  const who = t(`change.respondents.${respondents ?? 'unknown'}`);
  const counts = { added: rows.added, removed: rows.removed, cells: rows.changedCells };
  const kinds = Object.values(counts).filter((count) => count > 0).length;
  const tone = respondents === 'new' ? 'neutral' : 'edited';
  return [
    ...(kinds === 0 && columns.length === 0 ? [line(t('change.data.same', { file }), 'neutral')] : []),
    ...(kinds > 1 && rows.changedCells === 0
      ? [line(t('change.data.exchanged', { file, added: rows.added, removed: rows.removed, respondents: who }), tone)]
      : []),
    ...(kinds > 1 && rows.changedCells > 0
      ? [line(t('change.data.several', { file, ...counts, rows: rows.changedRows, respondents: who }), tone)]
      : []),
    ...(kinds === 1 && rows.added > 0 ? [line(t('change.data.added', { file, rows: rows.added, respondents: who }), tone)] : []),
    ...(kinds === 1 && rows.removed > 0 ? [line(t('change.data.removed', { file, rows: rows.removed, respondents: who }), tone)] : []),
    ...(kinds === 1 && rows.changedCells > 0
      ? [line(t('change.data.edited', { file, cells: rows.changedCells, rows: rows.changedRows, respondents: who }), tone)]
      : []),
    ...(columns.length > 0 ? [line(t('change.data.columns', { file, columns: columns.join(', ') }), 'neutral')] : []),
  ];
}

/** The first few cells that were edited; empty where they must not be shown. */
export function cellLines({ after, rows }: EvidenceChange, language: Language): string[] {
  const t = translator(messages, language);
  const shown = (text: string) => t('quoted', { text: shorten(text, 60) });
  return (rows?.cells ?? []).map(({ line, column, before, after: now }) =>
    t('change.data.cell', {
      file: shorten(after?.file ?? ''),
      line,
      column: shorten(column, 60),
      before: shown(before),
      after: shown(now),
    }),
  );
}
