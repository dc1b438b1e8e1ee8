/** Checks that a study maps the columns its kind of file needs. */
import type { Model, Study, TermName } from '@parcours/model';

export type MissingRole = Extract<TermName, `lack.${string}`>;

/** An event log has behaviour without judgements: nothing to score, but no error either; see `discover`. */
export function isEventLog({ method, respondent, stage, dateColumn, score, response }: Study): boolean {
  return method === 'analytics' && respondent !== null && stage !== null && dateColumn !== null && !score && !response;
}

/**
 * The role that a study must map before it can be read, or null.
 *
 * A wide file needs a measure, a KPI or a verbatim; without a respondent column each row is a respondent. A long file also needs the
 * respondent, because the rows of one respondent at one stage form one score.
 */
export function missingRole(study: Study, model: Model): MissingRole | null {
  if (study.aggregated) return study.stage && study.mean && study.n ? null : 'lack.aggregated';
  const scored = study.response !== null || study.score !== null;
  const hasUnusable = (study.unusableColumns ?? 0) > 0;
  const hasWideColumns = study.measures.length > 0 || study.kpis.length > 0 || study.verbatims.length > 0;
  if (!study.stage) {
    if (scored && (hasWideColumns || hasUnusable)) return 'lack.stage-of-scores';
    if (hasWideColumns) return null;
    return hasUnusable ? 'lack.usable-columns' : 'lack.stage';
  }
  if (!scored) return hasWideColumns || isEventLog(study) ? null : hasUnusable ? 'lack.usable-columns' : 'lack.score';
  if (study.response && !model.repository) return 'lack.repository';
  return study.respondent ? null : 'lack.respondent';
}
