/** The stages of the curve and of the tables as things to point at: `charts` marks each with `data-stage`. */

export function stageNameAt(target: Element): string | null {
  return target.closest('[data-stage]')?.getAttribute('data-stage') ?? null;
}

/** The stage that an arrow key, Home or End leads to, in the same picture or table. */
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

/** One stage is marked, in the curve and in the tables alike; in each, one stage is reached by Tab and the arrows go on from it. */
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

/** A heading that the table can be sorted by becomes a button. */
export function makeSortable(body: Element): void {
  for (const heading of body.querySelectorAll('th[data-sort]')) {
    const key = heading.getAttribute('data-sort') ?? '';
    const button = body.ownerDocument.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.id = `sort-${key}`;
    button.dataset.do = 'sort';
    button.dataset.value = key;
    button.append(...heading.childNodes);
    heading.append(button);
  }
}

/**
 * A picture is one image to a screen reader; a picture whose parts can be pressed is a group of buttons, each with its whole story
 * (the `title` that `charts` gives it) as its name.
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
