import type { Column, Model, Repository, Samples, StageSample, Study } from '@parcours/model';
import type { Renames } from './renames.ts';

/**
 * A Model of BASE with the names that HEAD gives to its elements: a renamed stage, channel … is then referred to as in HEAD, so that
 * nothing differs because of the new name. Ids and labels stay.
 */
export function translateModel(model: Model, renames: Renames): Model {
  if (renames.isEmpty) return model;
  const { of } = renames;
  const orNull = (kind: Parameters<Renames['of']>[0], name: string | null) => (name === null ? null : of(kind, name));
  const named = <T extends { readonly name: string }>(kind: Parameters<Renames['of']>[0], all: readonly T[]): T[] =>
    all.map((each) => ({ ...each, name: of(kind, each.name) }));
  return {
    ...model,
    name: of('journey', model.name),
    persona: orNull('persona', model.persona),
    segment: orNull('segment', model.segment),
    phases: named('phase', model.phases),
    stages: named('stage', model.stages).map((stage) => ({
      ...stage,
      channels: stage.channels.map((name) => of('channel', name)),
      touchpoints: stage.touchpoints.map((name) => of('touchpoint', name)),
      ruptures: stage.ruptures.map((rupture) => ({
        ...rupture,
        from: of('channel', rupture.from),
        to: orNull('channel', rupture.to),
      })),
    })),
    kpis: named('kpi', model.kpis),
    repository: model.repository && translateRepository(model.repository, renames),
    channels: named('channel', model.channels),
    owners: named('owner', model.owners),
    segments: named('segment', model.segments),
    personas: named('persona', model.personas).map((persona) => ({ ...persona, segment: orNull('segment', persona.segment) })),
    touchpoints: named('touchpoint', model.touchpoints).map((touchpoint) => ({
      ...touchpoint,
      channel: orNull('channel', touchpoint.channel),
      owner: orNull('owner', touchpoint.owner),
    })),
    studies: named('study', model.studies).map((study) => translateStudy(study, renames)),
    benchmarks: named('benchmark', model.benchmarks).map((study) => translateStudy(study, renames)),
    gates: model.gates.map((gate) => ({
      ...gate,
      name: gate.scope === 'stage' || gate.scope === 'phase' || gate.scope === 'kpi' ? orNull(gate.scope, gate.name) : gate.name,
    })),
    initiatives: named('initiative', model.initiatives).map((initiative) => ({
      ...initiative,
      stage: orNull('stage', initiative.stage),
      owner: orNull('owner', initiative.owner),
      segment: orNull('segment', initiative.segment),
      channel: orNull('channel', initiative.channel),
    })),
  };
}

function translateRepository(repository: Repository, { of }: Renames): Repository {
  return {
    ...repository,
    name: of('repository', repository.name),
    stages: repository.stages.map((stage) => ({
      ...stage,
      name: of('stage', of('repository-stage', stage.name)),
      actions: stage.actions.map((action) => ({
        ...action,
        name: of('action', action.name),
        channels: action.channels.map((name) => of('channel', name)),
        responses: action.responses.map((response) => ({ ...response, name: of('response', response.name) })),
      })),
    })),
  };
}

function translateStudy(study: Study, { of }: Renames): Study {
  const mapped = <C extends Column | null>(column: C, kind: Parameters<Renames['of']>[0]): C =>
    column && { ...column, values: column.values.map(({ cell, name }) => ({ cell, name: of(kind, name) })) };
  return {
    ...study,
    stage: mapped(study.stage, 'stage'),
    touchpoint: mapped(study.touchpoint, 'touchpoint'),
    action: mapped(study.action, 'action'),
    response: mapped(study.response, 'response'),
    channel: mapped(study.channel, 'channel'),
    segment: mapped(study.segment, 'segment'),
    persona: mapped(study.persona, 'persona'),
    measures: study.measures.map((measure) => ({ ...measure, stage: of('stage', measure.stage) })),
    kpis: study.kpis.map((column) => ({ ...column, kpi: of('kpi', column.kpi) })),
    verbatims: study.verbatims.map((each) => ({ ...each, stage: each.stage === null ? null : of('stage', each.stage) })),
  };
}

/** The Samples of BASE by the names of HEAD, as `translateModel`. */
export function translateSamples(samples: Samples, renames: Renames, kind: 'study' | 'benchmark'): Samples {
  if (renames.isEmpty) return samples;
  const { of } = renames;
  const stagesOf = (all: readonly StageSample[]) => all.map((sample) => ({ ...sample, stage: of('stage', sample.stage) }));
  const figures = <T extends Pick<Samples, 'stages' | 'kpis' | 'stagePairs' | 'panel'>>(each: T): T => ({
    ...each,
    stages: stagesOf(each.stages),
    kpis: each.kpis.map((sample) => ({ ...sample, kpi: of('kpi', sample.kpi) })),
    stagePairs: each.stagePairs.map((pair) => ({ ...pair, stages: [of('stage', pair.stages[0]), of('stage', pair.stages[1])] })),
    panel:
      each.panel?.map((respondent) => ({
        ...respondent,
        scores: respondent.scores.map(([stage, score]) => [of('stage', stage), score] as const),
        contributions: respondent.contributions.map(([kpi, contribution]) => [of('kpi', kpi), contribution] as const),
      })) ?? null,
  });
  const nameIn = (dimension: 'segment' | 'persona' | 'channel', name: string | null) => (name === null ? null : of(dimension, name));
  return {
    ...figures(samples),
    study: of(kind, samples.study),
    groups: samples.groups.map((group) => ({
      ...figures(group),
      segment: nameIn('segment', group.segment),
      persona: nameIn('persona', group.persona),
      channel: nameIn('channel', group.channel),
      channelPairs: group.channelPairs.map((pair) => ({
        ...pair,
        name: of(pair.of, pair.name),
        channels: [of('channel', pair.channels[0]), of('channel', pair.channels[1])],
      })),
    })),
  };
}
