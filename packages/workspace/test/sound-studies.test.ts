/** Plausibility checks are rare where all is well: thirty sound studies, drawn at random, and the examples. */
import { messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { openWorkspace } from './open-workspace.ts';
import { soundStudy } from './sound-studies.ts';

/** Of the checks: JRN0500 to JRN0559. */
const isPlausibilityCheck = (code: string) => /^JRN05[0-5]\d$/.test(code);

describe('nothing is asked about', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => [seed]))('in sound study %i', async (seed) => {
    const { diagnostics, evaluation } = await openWorkspace(soundStudy(seed));
    const { report } = await evaluation();
    // It is read as a whole: each stage is measured, and nothing but what is asked for is dropped.
    expect(report.stages.every(({ measured }) => measured !== null)).toBe(true);
    const found = await diagnostics();
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.filter(({ code }) => isPlausibilityCheck(code)).map((each) => `${each.code} ${messageOf(each, 'en')}`)).toEqual([]);
  });
});
