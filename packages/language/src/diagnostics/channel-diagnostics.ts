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
    const own = declared.map(({ channel }) => channel);
    for (const { reference, touchpoint, channels } of touchpoints) {
      for (const each of channels) visited.add(each);
      const [channel] = channels;
      if (!channel || own.length === 0 || channels.some((each) => own.includes(each))) continue;
      yield diagnose('JRN0318', stage.file.locationOf(reference.range), {
        ...names,
        touchpoint: touchpoint.displayName,
        channel: channel.displayName,
      });
    }
    if (ruptures.length === 0 || (own.length === 0 && !isComplete)) continue;
    const all = new Set([...own, ...touchpoints.flatMap(({ channels }) => channels)]);
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
  const { items } = stage.node as ast.Stage;
  const references = stage.file.referencesFrom(stage);
  const ruptures = items.filter((item) => item.$type === 'Rupture');
  const ruptureEnds = ruptures.flatMap(({ from, to }) => [
    ...channelAt(files, references, from).map((each) => ({ ...each, isTarget: false })),
    ...channelAt(files, references, to).map((each) => ({ ...each, isTarget: true })),
  ]);
  const declared: ChannelReference[] = [];
  const touchpoints: StageChannels['touchpoints'][number][] = [];
  let isComplete = true;
  let written = 0;
  for (const reference of references) {
    const [kind] = reference.kinds;
    if (kind === 'touchpoint') {
      written++;
      const touchpoint = onlyTarget(files, reference);
      const channels = touchpoint ? channelsOfTouchpoint(files, touchpoint) : [];
      if (channels.length === 0) isComplete = false;
      if (touchpoint) touchpoints.push({ reference, touchpoint, channels });
    } else if (kind === 'channel' && !ruptures.some((rupture) => isIn(reference, rupture))) {
      const channel = onlyTarget(files, reference);
      if (channel) declared.push({ reference, channel });
    }
  }
  return { declared, touchpoints, ruptures: ruptureEnds, isComplete: isComplete && written > 0 };
}

function channelsOfTouchpoint(files: VisibleFiles, touchpoint: VisibleDeclaration): VisibleDeclaration[] {
  return touchpoint.file.referencesFrom(touchpoint).flatMap((each) => (each.kinds[0] === 'channel' ? files.resolve(each) : []));
}

/** What a reference refers to; null if that is unknown or ambiguous. */
function onlyTarget(files: VisibleFiles, reference: NameReference): VisibleDeclaration | null {
  const targets = files.resolve(reference);
  return targets.length === 1 ? (targets[0] as VisibleDeclaration) : null;
}

function channelAt(files: VisibleFiles, references: readonly NameReference[], written: Reference | undefined): ChannelReference[] {
  const start = written?.$refNode?.range.start;
  const reference = start && references.find(({ kinds, range }) => kinds[0] === 'channel' && isEqual(range.start, start));
  const channel = reference && onlyTarget(files, reference);
  return reference && channel ? [{ reference, channel }] : [];
}

function isIn({ range }: NameReference, { from, to }: ast.Rupture): boolean {
  return [from, to].some((end) => end?.$refNode && isEqual(end.$refNode.range.start, range.start));
}

function isEqual(a: NameReference['range']['start'], b: NameReference['range']['start']): boolean {
  return a.line === b.line && a.character === b.character;
}
