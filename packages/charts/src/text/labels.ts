/** What things are called: the label, or the name where there is none, on one line. */
import type { JourneyReport, Rupture, StageReport } from '@parcours/model';
import { singleLine } from './single-line.ts';

export function labelOf(thing: { readonly name: string; readonly label: string | null }): string {
  return singleLine(thing.label ?? '') || singleLine(thing.name);
}

/** The label of the thing of that name in a list, or the name itself. */
export function labelByName(list: readonly { readonly name: string; readonly label: string | null }[], name: string): string {
  const found = list.find((each) => each.name === name);
  return found ? labelOf(found) : singleLine(name);
}

export function channelLabels(journey: JourneyReport, stage: StageReport): string {
  return stage.channels.map((name) => labelByName(journey.channels, name)).join(' · ');
}

/** `Web → Phone`. */
export function channelSwitchText(journey: JourneyReport, rupture: Rupture): string {
  const from = labelByName(journey.channels, rupture.from);
  return rupture.to === null ? from : `${from} → ${labelByName(journey.channels, rupture.to)}`;
}
