import type { FileLimits, Model, Study } from '@parcours/model';
import { projectionOf } from '@parcours/observations';

/**
 * Cache key of an aggregation: everything the Samples of a study depend on, besides the content of its file. Editing the text around a
 * mapping does not change it.
 */
export function mappingKey(study: Study, model: Model, limits: FileLimits): string {
  return JSON.stringify([mappingFields(study), modelDependencies(study, model), limits]);
}

/** The fields that say how the file is read, without those that describe the study. */
function mappingFields(study: Study) {
  const { id, name, label, method, date, timing, weight, weightBySegmentShares, questionnaire, wave, ...mapping } = study;
  return mapping;
}

/** The part of a Model that the aggregation of a study depends on: a label only counts if cells can name what it labels. */
function modelDependencies(study: Study, model: Model) {
  const namesAndLabels = (list: readonly { name: string; label: string | null }[]) => list.map(({ name, label }) => [name, label]);
  // Header tags may give any column any role.
  const any = projectionOf(study).columns === null;
  const measured = new Set(study.measures.map(({ stage }) => stage));
  const asked = new Set(study.kpis.map(({ kpi }) => kpi));
  // In a wide file each column measures one stage; the other stages do not matter.
  const isWide = !study.stage && !study.action && !study.response && !study.touchpoint;
  return [
    model.scale,
    any || study.stage ? namesAndLabels(model.stages) : model.stages.flatMap(({ name }) => (isWide && !measured.has(name) ? [] : name)),
    // The boxes of a KPI are checked against its column, and used where answers on two channels are paired.
    model.kpis.map(({ name, kind, boxes }) => [name, kind, (any || study.channel || asked.has(name)) && boxes]),
    (any || study.action || study.response) && model.repository,
    (any || study.channel) && namesAndLabels(model.channels),
    // Rows are checked against the channels of their stage.
    (any || study.stage) && (any || study.channel) && channelsOfStages(model),
    (any || study.segment) && namesAndLabels(model.segments),
    (any || study.persona) && model.personas.map(({ name, label, segment }) => [name, label, segment]),
    study.persona && model.segments.map(({ name }) => name),
    (any || study.touchpoint) && namesAndLabels(model.touchpoints),
  ];
}

function channelsOfStages({ stages, touchpoints }: Model) {
  return [
    stages.map(({ channels, touchpoints: used, ruptures }) => [channels, used, ruptures.filter(({ to }) => to === null)]),
    touchpoints.map(({ name, channel }) => [name, channel]),
  ];
}
