/** Runs `draw` and restores focus, caret, horizontal scroll positions of `part`, and which `<details>` were open, by key. */
export function preserveViewState(part: Element, folds: Map<string, boolean>, draw: () => void): void {
  const document = part.ownerDocument;
  const active = document.activeElement;
  const focus = active && part.contains(active) ? selectorOf(active) : null;
  const caret = active?.localName === 'input' ? (active as HTMLInputElement).selectionStart : null;
  const scrolls = [...part.querySelectorAll('[data-keep-scroll]')].map((each) => [selectorOf(each), each.scrollLeft] as const);
  for (const details of part.querySelectorAll('details')) {
    folds.set(details.dataset.key ?? '', details.open);
  }
  draw();
  for (const details of part.querySelectorAll('details')) details.open = folds.get(details.dataset.key ?? '') ?? details.open;
  for (const [selector, left] of scrolls) if (left > 0 && selector) part.querySelector(selector)?.scrollTo({ left });
  const again = focus ? part.querySelector<HTMLElement | SVGElement>(focus) : null;
  again?.focus({ preventScroll: true });
  if (again && caret !== null) (again as HTMLInputElement).setSelectionRange(caret, caret);
}

/** A selector that finds the same element after rendering; null if it has no identity. */
function selectorOf(element: Element): string | null {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.localName === 'summary') return `details[data-key="${CSS.escape(element.parentElement?.dataset.key ?? '')}"] > summary`;
  const scroll = element.getAttribute('data-keep-scroll');
  if (scroll !== null) return `[data-keep-scroll="${CSS.escape(scroll)}"]`;
  const stage = element.getAttribute('data-stage');
  const within = element.closest('[data-part]')?.getAttribute('data-part');
  return stage !== null && within ? `[data-part="${within}"] [data-stage="${CSS.escape(stage)}"][tabindex]` : null;
}
