import { normalizeLabel, type PanelRespondent } from '@parcours/model';
import type { RespondentRows } from './respondents/respondent-rows.ts';
import type { StudyContext } from './study-context.ts';

/** By respondent: the cell that identifies them, normalised; null where the study is no panel or identifies nobody. */
export function readPanelNames({ study, columns }: StudyContext, rows: RespondentRows): readonly string[] | null {
  const cells = study.panel && study.respondent && columns.find(study.respondent);
  if (!cells) return null;
  return Array.from({ length: rows.respondents }, (_, respondent) => {
    const first = rows.rows[rows.offsets[respondent] as number] as number;
    return normalizeLabel(cells.values[cells.codes[first] as number] as string);
  });
}

export const byRespondent = (a: PanelRespondent, b: PanelRespondent): number => (a.respondent < b.respondent ? -1 : 1);
