/** Whether a study names the columns that its kind of file needs. */
import type { Model, Study, TermName } from '@parcours/model';

export type MissingRole = Extract<TermName, `lack.${string}`>;

/** What people did, and when, without any judgement: nothing to score, and no error: `discover` reads it. */
function isEventLog({ method, respondent, stage, dateColumn, score, response }: Study): boolean {
  return method === 'analytics' && respondent !== null && stage !== null && dateColumn !== null && !score && !response;
}

/**
 * What a study lacks to be read at all, or null.
 *
 * A wide file needs nothing but a measure, a KPI or a verbatim: without a respondent column each row is a respondent. A long file
 * needs the respondent too, since the rows of one respondent at one stage are one score.
 */
export function missingRole(study: Study, model: Model): MissingRole | null {
  if (study.aggregated) return study.stage && study.mean && study.n ? null : 'lack.aggregated';
  const scored = study.response !== null || study.score !== null;
  const elsewhere = study.measures.length > 0 || study.kpis.length > 0 || study.verbatim !== null;
  if (!study.stage) return scored || !elsewhere ? 'lack.stage' : null;
  if (!scored) return elsewhere || isEventLog(study) ? null : 'lack.score';
  if (study.response && !model.repository) return 'lack.repository';
  return study.respondent ? null : 'lack.respondent';
}
