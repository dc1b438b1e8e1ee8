/** Header tags: files whose header declares the roles of its columns, such as the observation guide that `parcours guide` writes. */
import {
  type Column,
  escapeFormula,
  HEADER_ROLES,
  type HeaderRole,
  type Model,
  type Named,
  normalizeLabel,
  roleInHeader,
  STUDY_FILE_ID,
  type Study,
} from '@parcours/model';
import { NameIndex } from '../values/name-index.ts';

/**
 * The study with the columns that header tags in square brackets declare (`Étape [stage]`).
 *
 * Applies only if the study itself maps no column, so that nothing is contradicted; `where` does not count as mapping. A role claimed by
 * two columns is assigned to neither. Cells are matched by name or label as everywhere; a repository's stage also by its own label, and a
 * cell with an escaped formula by its original text.
 *
 * @param headers the file's header cells.
 */
export function withHeaderTags(study: Study, headers: readonly string[], model: Model): Study {
  if (mapsColumns(study)) return study;
  const column = (role: HeaderRole, targets: readonly Named[] = []): Column | null => {
    const [header, ...more] = headers.filter((each) => roleInHeader(each) === role);
    return header === undefined || more.length > 0
      ? null
      : { id: `${STUDY_FILE_ID}/${role}`, header, values: targets.flatMap(escapedNames) };
  };
  const { channels, touchpoints, segments, personas } = model;
  const stages = model.repository?.stages ?? [];
  const actions = stages.flatMap((stage) => stage.actions);
  const byRole: Record<HeaderRole, Column | null> = {
    respondent: column('respondent'),
    stage: column('stage'),
    touchpoint: column('touchpoint', touchpoints),
    action: column('action', actions),
    response: column(
      'response',
      actions.flatMap(({ responses }) => responses),
    ),
    channel: column('channel', channels),
    segment: column('segment', segments),
    persona: column('persona', personas),
    date: column('date'),
    verbatim: column('verbatim'),
  };
  if (HEADER_ROLES.every((role) => byRole[role] === null)) return study;
  // A repository's stage has the journey's name and may have its own label. A label shared by two stages is ambiguous.
  const names = new NameIndex(stages);
  const labels = stages.flatMap(({ name, label }, at) =>
    label !== null && label !== name && names.find(normalizeLabel(label)) === at ? [{ cell: label, name }] : [],
  );
  const { date, stage, verbatim, ...others } = byRole;
  return {
    ...study,
    ...others,
    stage: stage && { ...stage, values: [...labels, ...labels.map(({ cell, name }) => ({ cell: escapeFormula(cell), name }))] },
    dateColumn: date,
    verbatims: verbatim ? [{ column: verbatim, stage: null }] : [],
  };
}

/** Whether the study maps any column. */
export function mapsColumns(study: Study): boolean {
  const roles = [study.respondent, study.stage, study.touchpoint, study.action, study.response, study.score, study.channel, study.segment];
  const more = [study.persona, study.dateColumn, study.weightColumn, study.cluster, study.observer, study.mean, study.n, study.sd];
  return (
    study.measures.length > 0 ||
    study.kpis.length > 0 ||
    study.verbatims.length > 0 ||
    [...roles, ...more].some((column) => column !== null)
  );
}

function escapedNames({ name, label }: Named) {
  return [name, label ?? name].flatMap((text) => (escapeFormula(text) === text ? [] : [{ cell: escapeFormula(text), name: text }]));
}
