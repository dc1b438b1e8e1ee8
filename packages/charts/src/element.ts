/**
 * A tiny element tree with two outputs: markup for files, nodes for a browser. Text is always text: nothing that comes in as a
 * string can become an element, an attribute or a script.
 */
import { visible } from '@parcours/model';

/** `onclick` and its like cannot be written, nor can `style`, which a strict content security policy refuses. */
export type Attributes = { readonly [name: string]: string | number | boolean | null | undefined } & {
  readonly [name: `on${string}`]: never;
  readonly style?: never;
};

export interface Tree {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (Tree | string)[];
}

export type Child = Tree | string | null | undefined | false | readonly Child[];

/** `h('td', { class: 'number' }, '+2')`. An attribute that is null, undefined or false is left out; `true` gives an empty one. */
export function h(name: string, attributes: Attributes = {}, children: Child = []): Tree {
  return { name, attributes, children: joined(flat(children)) };
}

/** The tree as a string: HTML, or XML where the root is an `svg`. */
export function toMarkup(tree: Tree): string {
  return markup(tree, false);
}

/** The tree as nodes of a document that the caller hands in. */
export function mount(tree: Tree, document: Document): Element {
  return build(tree, document, false);
}

function flat(child: Child): (Tree | string)[] {
  if (child === null || child === undefined || child === false) return [];
  if (typeof child === 'string') return child === '' ? [] : [child];
  if (isTree(child)) return [child];
  return child.flatMap(flat);
}

/** Neighbouring texts become one, as a parser would read them. */
function joined(children: readonly (Tree | string)[]): (Tree | string)[] {
  const out: (Tree | string)[] = [];
  for (const child of children) {
    const last = out.at(-1);
    if (typeof child === 'string' && typeof last === 'string') out[out.length - 1] = last + child;
    else out.push(child);
  }
  return out;
}

const isTree = (child: Tree | readonly Child[]): child is Tree => !Array.isArray(child);

const SVG = 'http://www.w3.org/2000/svg';
const HTML = 'http://www.w3.org/1999/xhtml';
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'meta']);

function written(attributes: Attributes): [string, string][] {
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined || value === false ? [] : [[name, value === true ? '' : visible(String(value))]],
  );
}

function markup(tree: Tree, inSvg: boolean): string {
  const svg = inSvg || tree.name === 'svg';
  const space = tree.name === 'svg' && !inSvg ? ` xmlns="${SVG}"` : '';
  const attributes = written(tree.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')}"`)
    .join('');
  const open = `<${tree.name}${space}${attributes}`;
  if (svg && tree.children.length === 0) return `${open}/>`;
  if (!svg && VOID.has(tree.name)) return `${open}>`;
  const inside = tree.children.map((child) => {
    if (typeof child !== 'string') return markup(child, svg);
    // HTML reads no entities in a stylesheet and XML does: what neither needs is the same in both.
    return tree.name === 'style' ? child.replace(/[<&]/g, '') : escaped(visible(child));
  });
  return `${open}>${inside.join('')}</${tree.name}>`;
}

function build(tree: Tree, document: Document, inSvg: boolean): Element {
  const svg = inSvg || tree.name === 'svg';
  const element = document.createElementNS(svg ? SVG : HTML, tree.name);
  for (const [name, value] of written(tree.attributes)) element.setAttribute(name, value);
  for (const child of tree.children) {
    element.appendChild(typeof child === 'string' ? document.createTextNode(visible(child)) : build(child, document, svg));
  }
  return element;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
