/**
 * A tiny element tree with two outputs: markup for files, nodes for a browser. Text is always text: nothing that comes in as a
 * string can become an element, an attribute or a script.
 */
import { sanitizeControlChars } from '@parcours/model';

/** `onclick` and its like cannot be written, nor can `style`, which a strict content security policy refuses. */
export type Attributes = { readonly [name: string]: string | number | boolean | null | undefined } & {
  readonly [name: `on${string}`]: never;
  readonly style?: never;
};

export interface VNode {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly (VNode | string)[];
}

export type Child = VNode | string | null | undefined | false | readonly Child[];

/** `h('td', { class: 'number' }, '+2')`. An attribute that is null, undefined or false is left out; `true` gives an empty one. */
export function h(tag: string, attributes: Attributes = {}, children: Child = []): VNode {
  return { tag: tag, attributes, children: mergeTextNodes(flatten(children)) };
}

/** The tree as a string: HTML, or XML where the root is an `svg`. */
export function toMarkup(node: VNode): string {
  return serialize(node, false);
}

/** The tree as nodes of a document that the caller hands in. */
export function mount(node: VNode, document: Document): Element {
  return createElement(node, document, false);
}

function flatten(child: Child): (VNode | string)[] {
  if (child === null || child === undefined || child === false) return [];
  if (typeof child === 'string') return child === '' ? [] : [child];
  if (isVNode(child)) return [child];
  return child.flatMap(flatten);
}

/** Neighbouring texts become one, as a parser would read them. */
function mergeTextNodes(children: readonly (VNode | string)[]): (VNode | string)[] {
  const out: (VNode | string)[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (typeof child === 'string' && typeof last === 'string') out[out.length - 1] = last + child;
    else out.push(child);
  }
  return out;
}

const isVNode = (child: VNode | readonly Child[]): child is VNode => !Array.isArray(child);

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const HTML_NAMESPACE = 'http://www.w3.org/1999/xhtml';
const VOID_ELEMENTS = new Set(['br', 'col', 'hr', 'img', 'input', 'meta']);

function serializableAttributes(attributes: Attributes): [string, string][] {
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === false ? [] : [[name, value === true ? '' : sanitizeControlChars(String(value))]],
  );
}

function serialize(tree: VNode, inSvg: boolean): string {
  const svg = inSvg || tree.tag === 'svg';
  const xmlns = tree.tag === 'svg' && !inSvg ? ` xmlns="${SVG_NAMESPACE}"` : '';
  const attributes = serializableAttributes(tree.attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
  const open = `<${tree.tag}${xmlns}${attributes}`;
  if (svg && tree.children.length === 0) return `${open}/>`;
  if (!svg && VOID_ELEMENTS.has(tree.tag)) return `${open}>`;
  const inside = tree.children.map((child) => {
    if (typeof child !== 'string') return serialize(child, svg);
    // HTML reads no entities in a stylesheet and XML does: what neither needs is the same in both.
    return tree.tag === 'style' ? child.replace(/[<&]/g, '') : escapeMarkup(sanitizeControlChars(child));
  });
  return `${open}>${inside.join('')}</${tree.tag}>`;
}

function createElement(tree: VNode, document: Document, inSvg: boolean): Element {
  const svg = inSvg || tree.tag === 'svg';
  const element = document.createElementNS(svg ? SVG_NAMESPACE : HTML_NAMESPACE, tree.tag);
  for (const [name, value] of serializableAttributes(tree.attributes)) element.setAttribute(name, value);
  for (const child of tree.children) {
    element.appendChild(
      typeof child === 'string' ? document.createTextNode(sanitizeControlChars(child)) : createElement(child, document, svg),
    );
  }
  return element;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
