/** Journey files made of the table of attributes: for each attribute a text in which it stands where it belongs. */
import { type Attribute, CONSTRUCTS, type Construct, type ConstructPart, phraseOf } from '../src/attributes/attribute-table.ts';

const VALUE_SAMPLES: Readonly<Record<string, string>> = { ID: 'name', REF: 'name', STRING: '"text"', NUMBER: '1' };

/** The attribute with its sample, as it is written: `channel web`. */
export function writtenAttribute(attribute: Attribute): string {
  return written(attribute);
}

/** A sound text with one construct that has these attributes, in their order here. */
export function textWith(...attributes: readonly Attribute[]): string {
  const owner = attributes[0]?.owner ?? '';
  const construct = CONSTRUCTS.get(owner) as Construct;
  const fixed = construct.parts.filter((part) => isNeeded(part, attributes)).map(written);
  const free = attributes.filter(({ placement }) => placement === 'free').map(written);
  return nested(construct, [construct.keywords[0], ...fixed, ...free].join(' '));
}

function isNeeded(part: ConstructPart, attributes: readonly Attribute[]): boolean {
  if (part.placement === 'required') return true;
  if (part.placement === 'free') return false;
  const isDefault = part.owner === 'Gate' && gateDefaults(attributes).includes(part.keywords[0] ?? '');
  return isDefault || attributes.some(({ owner, order }) => owner === part.owner && order === part.order);
}

/** Of a gate: what it needs beside these attributes, a subject and what is required of it. */
function gateDefaults(attributes: readonly Attribute[]): string[] {
  const has = (...keywords: readonly string[]) => attributes.some(({ keyword }) => keywords.includes(keyword));
  if (has('kpi', 'index')) return [];
  const subject = has('every', 'stage', 'phase') ? [] : 'stage';
  const figure = has('gap', 'score', 'class', 'n', 'without') ? [] : 'gap';
  return [subject, figure, has('until') ? 'unless' : []].flat();
}

function written(part: ConstructPart): string {
  const [value] = part.values;
  const sample = part.sample ?? value?.choices[0] ?? VALUE_SAMPLES[value?.terminal ?? ''] ?? '';
  return [phraseOf(part, part.keywords[0] ?? ''), sample].filter((text) => text !== '').join(' ');
}

/** The line, in a block of each construct that it must stand in. */
function nested({ type }: Construct, line: string): string {
  const parent = [...CONSTRUCTS.values()].find(({ children }) => children.includes(type));
  if (!parent) return `${line}\n`;
  const header = [parent.keywords[0], ...parent.parts.filter(({ placement }) => placement === 'required').map(written)].join(' ');
  return nested(parent, `${header} {\n${line}\n}`);
}
