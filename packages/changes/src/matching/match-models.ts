import type { Model } from '@parcours/model';
import type { DeclaredElement } from '../elements/declared-element.ts';
import { declaredElements } from '../elements/declared-elements.ts';
import { type ElementMatch, matchElements } from './match-elements.ts';
import { type Renames, renamesOf } from './renames.ts';
import { translateModel } from './translate-model.ts';

/** Two versions of a journey, element by element. */
export interface ModelMatch {
  readonly base: readonly DeclaredElement[];
  readonly head: readonly DeclaredElement[];
  readonly elements: ElementMatch;
  readonly renames: Renames;
  /** BASE's Model with the names of HEAD, and its elements, in the order of `base`. */
  readonly translated: Model;
  readonly translatedElements: readonly DeclaredElement[];
}

export function matchModels(before: Model, after: Model): ModelMatch {
  const [base, head] = [declaredElements(before), declaredElements(after)];
  const elements = matchElements(base, head);
  const renames = renamesOf(elements);
  const translated = translateModel(before, renames);
  return { base, head, elements, renames, translated, translatedElements: declaredElements(translated) };
}
