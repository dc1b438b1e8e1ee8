/** Selection and keyboard navigation of stages. `charts` marks each stage element with `data-stage`. */

export function stageNameAt(target: Element): string | null {
  return target.closest('[data-stage]')?.getAttribute('data-stage') ?? null;
}

/** The stage that an arrow key, Home or End moves to within the same chart or table; null at the ends. */
export function stageForKey(target: Element, key: string): HTMLElement | SVGElement | null {
  const part = target.closest('[data-part]');
  if (!part) return null;
  const stages = [...part.querySelectorAll<HTMLElement | SVGElement>('[data-stage][tabindex]')];
  const at = stages.findIndex((each) => each.contains(target));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return stages[at + 1] ?? null;
    case 'ArrowLeft':
    case 'ArrowUp':
      return stages[at - 1] ?? null;
    case 'Home':
      return stages[0] ?? null;
    case 'End':
      return stages.at(-1) ?? null;
    default:
      return null;
  }
}

/** Highlights a stage in all charts and tables. Each has a roving tabindex: one stage is in the tab order. */
export function highlightStage(body: Element, stage: string | null): void {
  for (const part of body.querySelectorAll('[data-part]')) {
    const stages = [...part.querySelectorAll('[data-stage]')];
    const reached = stages.find((each) => each.getAttribute('data-stage') === stage) ?? stages[0];
    for (const each of stages) {
      each.classList.toggle('pc-selected', each.getAttribute('data-stage') === stage);
      each.setAttribute('tabindex', each === reached ? '0' : '-1');
    }
  }
}

/** Turns sortable headings into buttons. */
export function makeSortable(body: Element): void {
  for (const heading of body.querySelectorAll('th[data-sort]')) {
    const key = heading.getAttribute('data-sort') ?? '';
    const button = body.ownerDocument.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.id = `sort-${key}`;
    button.dataset.action = 'sort';
    button.dataset.value = key;
    button.append(...heading.childNodes);
    heading.append(button);
  }
}

/**
 * Turns a chart from one image into a group of buttons for screen readers. The name of each is the `<title>` of its stage.
 */
export function exposeStagesAsButtons(body: Element): void {
  for (const picture of body.querySelectorAll('[data-part] svg')) {
    const stages = picture.querySelectorAll('[data-stage]');
    if (stages.length === 0) continue;
    picture.setAttribute('role', 'group');
    for (const stage of stages) {
      stage.setAttribute('role', 'button');
      stage.setAttribute('aria-label', stage.querySelector('title')?.textContent ?? stage.getAttribute('data-stage') ?? '');
    }
  }
}
