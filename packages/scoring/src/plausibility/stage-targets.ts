/** Declared targets of stages at an end of the scale: they are always reached, or only where everybody gives the best answer. */
import { diagnoseElement, type Model } from '@parcours/model';
import { aboutStage, type PlausibilityFinding, titleOf } from './finding.ts';

export function* stageTargetFindings({ stages, scale }: Model): Generator<PlausibilityFinding> {
  for (const stage of stages) {
    const { target } = stage;
    if (target === null) continue;
    const parameters = { figure: titleOf(stage), target };
    if (target === scale.min) yield aboutStage(stage.name, diagnoseElement('JRN0533', stage.id, parameters));
    if (target === scale.max) yield aboutStage(stage.name, diagnoseElement('JRN0548', stage.id, parameters));
  }
}
