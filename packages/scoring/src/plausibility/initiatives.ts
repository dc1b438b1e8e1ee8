/** Initiatives whose promise or place contradicts their stage. */
import { diagnoseElement, type Initiative, type JourneyReport, type Model, type Stage } from '@parcours/model';
import { aboutInitiative, type PlausibilityFinding, titleOf } from './finding.ts';

export function* initiativeFindings(model: Model, report: JourneyReport): Generator<PlausibilityFinding> {
  for (const initiative of model.initiatives) {
    const stage = model.stages.find(({ name }) => name === initiative.stage);
    if (!stage || initiative.status === 'dropped') continue;
    const measured = report.stages.find(({ name }) => name === stage.name)?.measured?.mean ?? null;
    yield* impact(initiative, stage, measured, model);
    yield* offChannel(initiative, stage, model);
  }
}

const TOLERANCE = 1e-9;

/** An impact that is none, or that leads beyond the scale; what has begun may show in the measured figure already. */
function* impact({ id, label, name, impact: promised, status }: Initiative, stage: Stage, measured: number | null, { scale }: Model) {
  if (promised === null) return;
  const hasBegun = status === 'started' || status === 'done';
  const from = measured === null || hasBegun ? scale.min : measured;
  const about = { initiative: titleOf({ label, name }), impact: promised, stage: titleOf(stage) };
  if (promised <= 0) yield aboutInitiative(name, diagnoseElement('JRN0541', id, about, { related: [stage.id] }));
  else if (from + promised > scale.max + TOLERANCE * (scale.max - scale.min)) {
    const parameters = { ...about, possible: Math.round((scale.max - from) * 100) / 100, max: scale.max };
    yield aboutInitiative(name, diagnoseElement('JRN0542', id, parameters, { related: [stage.id] }));
  }
}

/** An initiative for a channel that its stage does not have, nor any of the stage's touchpoints. */
function* offChannel({ id, label, name, channel }: Initiative, stage: Stage, model: Model) {
  if (channel === null) return;
  const ofTouchpoints = model.touchpoints.flatMap((touchpoint) =>
    stage.touchpoints.includes(touchpoint.name) && touchpoint.channel !== null ? [touchpoint.channel] : [],
  );
  const channels = new Set([...stage.channels, ...ofTouchpoints]);
  if (channels.size === 0 || channels.has(channel)) return;
  const titled = (wanted: string) => titleOf(model.channels.find((each) => each.name === wanted) ?? { name: wanted, label: null });
  const parameters = {
    initiative: titleOf({ label, name }),
    channel: titled(channel),
    stage: titleOf(stage),
    channels: [...channels].map(titled).join(', '),
  };
  yield aboutInitiative(name, diagnoseElement('JRN0543', id, parameters, { related: [stage.id] }));
}
