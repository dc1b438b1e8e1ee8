/** Plausibility checks of a journey's studies beside each other: what their files and dates say against each other and the text. */
import type { Model } from '@parcours/model';
import type { PlausibilityFinding } from '@parcours/scoring';
import type { ReadStudy } from '../study-sample-cache.ts';
import { benchmarkInstruments } from './benchmark-instruments.ts';
import { declaredVolumes } from './declared-volumes.ts';
import { personaSegments } from './persona-segments.ts';
import { sharedRespondents } from './shared-respondents.ts';
import { studyDateFindings } from './study-dates.ts';

/** @param wave the wave asked for; null: the latest. */
export function studyFindings(model: Model, studies: readonly ReadStudy[], wave: string | null): PlausibilityFinding[] {
  return [
    ...studyDateFindings(model, studies, wave),
    ...sharedRespondents(model, studies),
    ...declaredVolumes(model, studies),
    ...personaSegments(model, studies),
    ...benchmarkInstruments(model, studies, wave),
  ];
}
