/** What things are called: the label, or the name where there is none, on one line. */
import type { JourneyReport, Rupture, StageReport } from '@parcours/model';
import { oneLine } from './one-line.ts';

export function labelOf(thing: { readonly name: string; readonly label: string | null }): string {
  return oneLine(thing.label ?? '') || oneLine(thing.name);
}

/** The label of the thing of that name in a list, or the name itself. */
export function labelIn(list: readonly { readonly name: string; readonly label: string | null }[], name: string): string {
  const found = list.find((each) => each.name === name);
  return found ? labelOf(found) : oneLine(name);
}

export function channelsOf(journey: JourneyReport, stage: StageReport): string {
  return stage.channels.map((name) => labelIn(journey.channels, name)).join(' · ');
}

/** `Web → Phone`. */
export function wayOf(journey: JourneyReport, rupture: Rupture): string {
  const from = labelIn(journey.channels, rupture.from);
  return rupture.to === null ? from : `${from} → ${labelIn(journey.channels, rupture.to)}`;
}
