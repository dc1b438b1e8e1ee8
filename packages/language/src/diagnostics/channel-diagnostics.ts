import { type Diagnostic, diagnose } from '@parcours/model';
import type * as ast from '../generated/ast.ts';
import type { Declaration, NameReference } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles } from '../names/visible-files.ts';

/**
 * The channels of each stage against those of its touchpoints and of its ruptures. A touchpoint without a channel may be on any. A stage
 * that names no channel is on those of its touchpoints.
 */
export function* channelDiagnostics(files: VisibleFiles, journey: Declaration): Generator<Diagnostic> {
  const { stages, file } = journey;
  const touchpointChannels = touchpointChannelsIn(files);
  /** Channels that the customer has been on; complete up to a stage once a rupture asks for them. */
  const visited = new Set<VisibleDeclaration>();
  let next = 0;
  const wasVisited = (channel: VisibleDeclaration, last: number) => {
    for (; next <= last; next++)
      for (const each of allChannels(channelsOf(files, stages[next] as Declaration, touchpointChannels))) visited.add(each);
    return visited.has(channel);
  };
  for (const [at, stage] of stages.entries()) {
    const { declared, touchpoints, ruptures, isComplete } = channelsOf(files, stage, touchpointChannels);
    if (isComplete)
      for (const { reference, channel } of declared) {
        if (touchpoints.some(({ channels }) => channels.includes(channel))) continue;
        yield diagnose('JRN0317', file.locationOf(reference.range), { stage: stage.displayName, channel: channel.displayName });
      }
    if (declared.length > 0)
      for (const { reference, touchpoint, channels } of touchpoints) {
        const [first] = channels;
        if (!first || declared.some(({ channel }) => channels.includes(channel))) continue;
        yield diagnose('JRN0318', file.locationOf(reference.range), {
          stage: stage.displayName,
          touchpoint: touchpoint.displayName,
          channel: first.displayName,
        });
      }
    if (declared.length === 0 && !isComplete) continue;
    for (const { reference, channel, isTarget } of ruptures) {
      if (declared.some((each) => each.channel === channel) || touchpoints.some(({ channels }) => channels.includes(channel))) continue;
      // The customer may come from the channel of an earlier stage.
      if (!isTarget && wasVisited(channel, at)) continue;
      yield diagnose('JRN0319', file.locationOf(reference.range), { stage: stage.displayName, channel: channel.displayName });
    }
  }
}

interface ChannelReference {
  readonly reference: NameReference;
  readonly channel: VisibleDeclaration;
}

interface StageChannels {
  readonly declared: readonly ChannelReference[];
  readonly touchpoints: readonly {
    readonly reference: NameReference;
    readonly touchpoint: VisibleDeclaration;
    readonly channels: readonly VisibleDeclaration[];
  }[];
  readonly ruptures: readonly (ChannelReference & { readonly isTarget: boolean })[];
  /** There is a touchpoint, and each has a known channel. */
  readonly isComplete: boolean;
}

function channelsOf(files: VisibleFiles, stage: Declaration, touchpointChannels: TouchpointChannels): StageChannels {
  const node = stage.node as ast.Stage;
  const declared: ChannelReference[] = [];
  const touchpoints: StageChannels['touchpoints'][number][] = [];
  const ruptures: StageChannels['ruptures'][number][] = [];
  let areTargets: readonly boolean[] | null = null;
  let channelsRead = 0;
  let isComplete = true;
  let hasTouchpoint = false;
  for (const reference of stage.file.referencesFrom(stage)) {
    const [kind] = reference.kinds;
    if (kind === 'touchpoint') {
      hasTouchpoint = true;
      const touchpoint = onlyTarget(files, reference);
      const channels = touchpoint ? touchpointChannels(touchpoint) : NO_CHANNELS;
      if (channels.length === 0) isComplete = false;
      if (touchpoint) touchpoints.push({ reference, touchpoint, channels });
    } else if (kind === 'channel') {
      const channel = onlyTarget(files, reference);
      // Those of the header come first.
      const end = channelsRead++ - node.channels.length;
      if (!channel) continue;
      if (end < 0) declared.push({ reference, channel });
      else {
        areTargets ??= ruptureEnds(node);
        ruptures.push({ reference, channel, isTarget: areTargets[end] === true });
      }
    }
  }
  return { declared, touchpoints, ruptures, isComplete: isComplete && hasTouchpoint };
}

/** For each channel of a stage's ruptures, in order, whether the customer switches to it. */
function ruptureEnds({ items }: ast.Stage): readonly boolean[] {
  return items.flatMap((item) => (item.$type === 'Rupture' ? [...(item.from ? [false] : []), ...(item.to ? [true] : [])] : []));
}

function allChannels({ declared, touchpoints }: StageChannels): VisibleDeclaration[] {
  return [...declared.map(({ channel }) => channel), ...touchpoints.flatMap(({ channels }) => channels)];
}

/** The channels of a touchpoint. Stages share touchpoints, so each is looked up once. */
type TouchpointChannels = (touchpoint: VisibleDeclaration) => readonly VisibleDeclaration[];

const NO_CHANNELS: readonly VisibleDeclaration[] = [];

function touchpointChannelsIn(files: VisibleFiles): TouchpointChannels {
  const known = new Map<VisibleDeclaration, readonly VisibleDeclaration[]>();
  return (touchpoint) => {
    let channels = known.get(touchpoint);
    if (!channels) {
      channels = NO_CHANNELS;
      for (const reference of touchpoint.file.referencesFrom(touchpoint)) {
        if (reference.kinds[0] !== 'channel') continue;
        const found = files.resolve(reference);
        channels = channels.length === 0 ? found : [...channels, ...found];
      }
      known.set(touchpoint, channels);
    }
    return channels;
  };
}

/** What a reference refers to; null if that is unknown or ambiguous. */
function onlyTarget(files: VisibleFiles, reference: NameReference): VisibleDeclaration | null {
  const targets = files.resolve(reference);
  return targets.length === 1 ? (targets[0] as VisibleDeclaration) : null;
}
