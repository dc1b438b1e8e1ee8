import { normalizeLabel, type PanelRespondent } from '@parcours/model';
import type { RespondentRows } from './respondent-rows.ts';
import type { StudyContext } from './study-context.ts';

/** By respondent: the cell that identifies them, normalised; null where the study is no panel or identifies nobody. */
export function readPanelNames({ study, columns }: StudyContext, rows: RespondentRows): readonly string[] | null {
  const cells = study.panel && study.respondent && columns.find(study.respondent);
  if (!cells) return null;
  const names = new Array<string>(rows.respondents).fill('');
  for (const row of rows.kept) {
    const respondent = rows.respondentOf[row] as number;
    if (names[respondent] === '') names[respondent] = normalizeLabel(cells.values[cells.codes[row] as number] as string);
  }
  return names;
}

export const byRespondent = (a: PanelRespondent, b: PanelRespondent): number => (a.respondent < b.respondent ? -1 : 1);
