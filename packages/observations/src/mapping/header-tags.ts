/** Files whose header says itself what the columns hold, such as the observation guide that `parcours guide` writes. */
import {
  type Column,
  escapeFormula,
  HEADER_ROLES,
  type HeaderRole,
  type Model,
  type Named,
  normalizeLabel,
  roleInHeader,
  type Study,
} from '@parcours/model';
import { NameIndex } from '../values/name-index.ts';

/**
 * The study with the columns that the file's header names in square brackets (`Étape [stage]`).
 *
 * Only where the text itself maps no column: then nothing in it can be contradicted. `where` maps none. A role that two columns claim
 * is given to neither. Cells name things as everywhere, by name or label; a repository's stage also by its own label, and what a
 * spreadsheet would have computed by its text behind an apostrophe (`inert`).
 *
 * @param headers the file's header cells.
 */
export function withHeaderTags(study: Study, headers: readonly string[], model: Model): Study {
  if (mapsColumns(study)) return study;
  const place = study.file?.at ?? study.at;
  const column = (role: HeaderRole, things: readonly Named[] = []): Column | null => {
    const [header, ...more] = headers.filter((each) => roleInHeader(each) === role);
    return header === undefined || more.length > 0 ? null : { header, at: place, values: things.flatMap(escapedNames) };
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
  // A repository's stage is known by the journey's name and may have a label of its own; one that two share means neither.
  const names = new NameIndex(stages);
  const labels = stages.flatMap(({ name, label }, at) =>
    label !== null && label !== name && names.find(normalizeLabel(label)) === at ? [{ cell: label, name }] : [],
  );
  const { date, stage, ...others } = byRole;
  return {
    ...study,
    ...others,
    stage: stage && { ...stage, values: [...labels, ...labels.map(({ cell, name }) => ({ cell: escapeFormula(cell), name }))] },
    dateColumn: date,
  };
}

/** Whether the text says of any column what it holds. */
export function mapsColumns(study: Study): boolean {
  const roles = [study.respondent, study.stage, study.touchpoint, study.action, study.response, study.score, study.channel, study.segment];
  const more = [study.persona, study.dateColumn, study.weightColumn, study.verbatim, study.mean, study.n, study.sd];
  return study.measures.length > 0 || study.kpis.length > 0 || [...roles, ...more].some((column) => column !== null);
}

function escapedNames({ name, label }: Named) {
  return [name, label ?? name].flatMap((text) => (escapeFormula(text) === text ? [] : [{ cell: escapeFormula(text), name: text }]));
}
