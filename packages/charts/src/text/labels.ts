/** Display names: the label, else the name, on one line. */
import type { JourneyReport, Rupture, StageReport } from '@parcours/model';
import { singleLine } from './single-line.ts';

export function labelOf(thing: { readonly name: string; readonly label: string | null }): string {
  return singleLine(thing.label ?? '') || singleLine(thing.name);
}

/** The display name of the entry with this name; the name itself if there is none. */
export function labelByName(list: readonly { readonly name: string; readonly label: string | null }[], name: string): string {
  const found = list.find((each) => each.name === name);
  return found ? labelOf(found) : singleLine(name);
}

export function channelLabels(journey: JourneyReport, stage: StageReport): string {
  return stage.channels.map((name) => labelByName(journey.channels, name)).join(' · ');
}

/** The channels of a rupture: `Web → Phone`. */
export function channelSwitchText(journey: JourneyReport, rupture: Rupture): string {
  const from = labelByName(journey.channels, rupture.from);
  return rupture.to === null ? from : `${from} → ${labelByName(journey.channels, rupture.to)}`;
}
