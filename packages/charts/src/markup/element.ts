/**
 * A small virtual DOM with two outputs: markup for files, nodes for a browser. The one place where text is escaped: no string can
 * become an element, an attribute or a script.
 */
import { sanitizeControlChars } from '@parcours/model';

/** No event handlers (`onclick` …) and no `style`: a strict content security policy refuses both. */
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

/** Makes a node: `h('td', { class: 'number' }, '+2')`. Null, undefined and false attributes are left out; `true` gives an empty one. */
export function h(tag: string, attributes: Attributes = {}, children: Child = []): VNode {
  return { tag, attributes, children: mergeTextNodes(flatten(children)) };
}

/** Serialises a tree: HTML, or XML if the root is an `svg`. */
export function toMarkup(node: VNode): string {
  return serialize(node, false, false);
}

/** Serialises a tree as an XML document of its own vocabulary, such as JUnit's. */
export function toXml(node: VNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialize(node, true, true)}\n`;
}

/** Builds the DOM nodes of a tree, owned by `document`. */
export function mount(node: VNode, document: Document): Element {
  return createElement(node, document, false);
}

function flatten(child: Child): (VNode | string)[] {
  if (child === null || child === undefined || child === false) return [];
  if (typeof child === 'string') return child === '' ? [] : [child];
  if (isVNode(child)) return [child];
  return child.flatMap(flatten);
}

/** Joins adjacent texts, as an HTML parser does. */
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

/** @param inXml whether an ancestor is written as XML. @param inSvg whether the parent's namespace is that of SVG. */
function serialize(tree: VNode, inXml: boolean, inSvg: boolean): string {
  const xml = inXml || tree.tag === 'svg';
  // What is in a foreignObject is HTML again, also in a file of SVG.
  const svg = tree.tag !== 'foreignObject' && (inSvg || tree.tag === 'svg');
  const xmlns = tree.tag === 'svg' && !inSvg ? ` xmlns="${SVG_NAMESPACE}"` : '';
  const attributes = serializableAttributes(tree.attributes)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
  const open = `<${tree.tag}${xmlns}${attributes}`;
  if (xml && tree.children.length === 0) return `${open}/>`;
  if (!xml && VOID_ELEMENTS.has(tree.tag)) return `${open}>`;
  const inside = tree.children.map((child) => {
    if (typeof child !== 'string') return serialize(child, xml, svg);
    // In a stylesheet HTML decodes no entities and XML does: without these characters both read the same.
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
      typeof child === 'string'
        ? document.createTextNode(sanitizeControlChars(child))
        : createElement(child, document, svg && tree.tag !== 'foreignObject'),
    );
  }
  return element;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
