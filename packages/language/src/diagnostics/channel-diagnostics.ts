import { type Diagnostic, diagnose } from '@parcours/model';
import type { Reference } from 'langium';
import type * as ast from '../generated/ast.ts';
import type { Declaration, NameReference } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles } from '../names/visible-files.ts';

/**
 * The channels of each stage against those of its touchpoints and of its ruptures. A touchpoint without a channel may be on any. A stage
 * that names no channel is on those of its touchpoints.
 */
export function* channelDiagnostics(files: VisibleFiles, journey: Declaration): Generator<Diagnostic> {
  /** Channels that the customer has been on up to the stage. */
  const visited = new Set<VisibleDeclaration>();
  for (const stage of journey.stages) {
    const { declared, touchpoints, ruptures, isComplete } = channelsOf(files, stage);
    const names = { stage: stage.displayName };
    for (const { reference, channel } of declared) {
      visited.add(channel);
      if (!isComplete || touchpoints.some(({ channels }) => channels.includes(channel))) continue;
      yield diagnose('JRN0317', stage.file.locationOf(reference.range), { ...names, channel: channel.displayName });
    }
    const own = new Set(declared.map(({ channel }) => channel));
    const all = new Set([...own, ...touchpoints.flatMap(({ channels }) => channels)]);
    for (const channel of all) visited.add(channel);
    for (const { reference, touchpoint, channels } of touchpoints) {
      const [channel] = channels;
      if (!channel || own.size === 0 || channels.some((each) => own.has(each))) continue;
      yield diagnose('JRN0318', stage.file.locationOf(reference.range), {
        ...names,
        touchpoint: touchpoint.displayName,
        channel: channel.displayName,
      });
    }
    if (own.size === 0 && !isComplete) continue;
    for (const { reference, channel, isTarget } of ruptures) {
      // The customer may come from the channel of an earlier stage.
      if (all.has(channel) || (!isTarget && visited.has(channel))) continue;
      yield diagnose('JRN0319', stage.file.locationOf(reference.range), { ...names, channel: channel.displayName });
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

function channelsOf(files: VisibleFiles, stage: Declaration): StageChannels {
  const node = stage.node as ast.Stage;
  const references = stage.file.referencesFrom(stage);
  const of = (kind: 'channel' | 'touchpoint', reference: Reference | undefined) => {
    const start = reference?.$refNode?.range.start;
    const found = start && references.find(({ kinds, range }) => kinds[0] === kind && isEqual(range.start, start));
    const [meant, ...others] = found ? files.resolve(found) : [];
    return found && meant && others.length === 0 ? [{ reference: found, meant }] : [];
  };
  const channel = (reference: Reference | undefined): ChannelReference[] =>
    of('channel', reference).map(({ reference: found, meant }) => ({ reference: found, channel: meant }));
  const written = [...node.touchpoints, ...node.items.flatMap((item) => (item.$type === 'StageTouchpoint' ? [item.touchpoint] : []))];
  const touchpoints = written.flatMap((reference) =>
    of('touchpoint', reference).map(({ reference: found, meant }) => ({
      reference: found,
      touchpoint: meant,
      channels: meant.file.referencesFrom(meant).flatMap((use) => (use.kinds[0] === 'channel' ? files.resolve(use) : [])),
    })),
  );
  return {
    declared: node.channels.flatMap(channel),
    touchpoints,
    ruptures: node.items.flatMap((item) =>
      item.$type === 'Rupture'
        ? [
            ...channel(item.from).map((each) => ({ ...each, isTarget: false })),
            ...channel(item.to).map((each) => ({ ...each, isTarget: true })),
          ]
        : [],
    ),
    isComplete: written.length > 0 && touchpoints.length === written.length && touchpoints.every(({ channels }) => channels.length > 0),
  };
}

function isEqual(a: NameReference['range']['start'], b: NameReference['range']['start']): boolean {
  return a.line === b.line && a.character === b.character;
}
