import type { AttributeChange, AttributeValue } from '@parcours/model';
import type { DeclaredAttribute, DeclaredElement } from './declared-element.ts';
import { lowersBar } from './lowers-bar.ts';

/**
 * The attributes that differ, in the order of HEAD's text; what is gone follows. Texts of a list (notes, goals) are compared one by one.
 *
 * @param before, after the same element; references of `before` are by the names of HEAD.
 */
export function attributeChanges(before: DeclaredElement, after: DeclaredElement): AttributeChange[] {
  const [from, to] = [byName(before), byName(after)];
  const changes = [...new Set([...to.keys(), ...from.keys()])].flatMap((name): AttributeChange[] => {
    const [a, b] = [from.get(name), to.get(name)];
    const declared = b ?? a;
    if (!declared) return [];
    if (declared.isTexts) return textChanges(name, textsOf(a), textsOf(b));
    const [was, is] = [a?.value ?? null, b?.value ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [
      {
        attribute: name,
        before: was,
        after: is,
        lowersBar: lowersBar(after, name, was, is),
        movesAllFigures: after.kind === 'scale',
        // The reason of an exception is wording; that there is one is not.
        wordingOnly: declared.isWording || (name === 'unless' && was !== null && is !== null),
      },
    ];
  });
  return [...nameChanges(before, after), ...changes];
}

/** The name, and the label where it is not the name. */
export function nameChanges(before: DeclaredElement, after: DeclaredElement): AttributeChange[] {
  // A gate is called by its statement, whose parts are its attributes.
  if (after.kind === 'gate') return [];
  const isLabel = before.name === before.label && after.name === after.label;
  return [
    ...(before.name === after.name || isLabel ? [] : [wording('name', before.name, after.name)]),
    ...(before.label === after.label ? [] : [wording('label', before.label, after.label)]),
  ];
}

function wording(attribute: string, before: AttributeValue, after: AttributeValue): AttributeChange {
  return { attribute, before, after, lowersBar: false, movesAllFigures: false, wordingOnly: true };
}

function byName({ attributes }: DeclaredElement): Map<string, DeclaredAttribute> {
  return new Map(attributes.map((each) => [each.attribute, each]));
}

function textsOf(attribute: DeclaredAttribute | undefined): readonly string[] {
  return Array.isArray(attribute?.value) ? attribute.value : [];
}

/** Texts that are in both are no change, wherever they stand; the others are paired in order. */
function textChanges(name: string, before: readonly string[], after: readonly string[]): AttributeChange[] {
  const [gone, added] = [without(before, after), without(after, before)];
  return Array.from({ length: Math.max(gone.length, added.length) }, (_, i) => wording(name, gone[i] ?? null, added[i] ?? null));
}

/** Each text as often as it stands in `all` beyond `others`. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = Map.groupBy(others, (text) => text);
  return all.filter((text) => left.get(text)?.pop() === undefined);
}
