/** Selection and keyboard navigation of stages. `charts` marks each stage element with `data-stage`. */
import type { JourneyReport, Language, PanelElement } from '@parcours/model';
import { panelTranslator } from '../messages.ts';

export function stageNameAt(target: Element): string | null {
  const found = target.closest('[data-stage], [data-stage-cell]');
  return found?.getAttribute('data-stage') ?? found?.getAttribute('data-stage-cell') ?? null;
}

/** The stage that an arrow key, Home or End moves to within the same chart or table; null at the ends. */
export function stageForKey(target: Element, key: string): HTMLElement | SVGElement | null {
  const part = target.closest('[data-part]');
  if (!part) return null;
  const stages = [...part.querySelectorAll<HTMLElement | SVGElement>('[data-stage][tabindex]')];
  const at = stages.findIndex((each) => each.contains(target));
  const isMirrored = part.querySelector('.pc-map-table[dir=rtl]') !== null;
  switch (isMirrored ? (MIRRORED_KEYS[key] ?? key) : key) {
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

const MIRRORED_KEYS: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** Highlights a stage in all charts and tables. Each has a roving tabindex: one stage is in the tab order. */
export function highlightStage(body: Element, stage: string | null): void {
  for (const cell of body.querySelectorAll('[data-stage-cell].pc-selected')) cell.classList.remove('pc-selected');
  if (stage !== null) {
    for (const cell of body.querySelectorAll(`[data-stage-cell="${CSS.escape(stage)}"]`)) cell.classList.add('pc-selected');
  }
  for (const part of body.querySelectorAll('[data-part]')) {
    const stages = [...part.querySelectorAll('[data-stage]')];
    const reached = stages.find((each) => each.getAttribute('data-stage') === stage) ?? stages[0];
    for (const each of stages) {
      each.classList.toggle('pc-selected', each.getAttribute('data-stage') === stage);
      each.setAttribute('tabindex', each === reached ? '0' : '-1');
    }
  }
}

/** Highlights the row of an initiative or a study. */
export function highlightRow(body: Element, element: PanelElement | null): void {
  for (const kind of ['initiative', 'study'] as const) {
    for (const row of body.querySelectorAll(`tr[data-${kind}]`)) {
      row.classList.toggle('pc-selected', element?.kind === kind && row.getAttribute(`data-${kind}`) === element.name);
    }
  }
}

/**
 * Scrolls what is selected into sight: sideways in each chart and table, the page itself only where nothing of it is in sight.
 */
export function scrollToSelection(body: Element): void {
  const selected = [...body.querySelectorAll('.pc-selected')];
  for (const each of selected) {
    const scroller = each.closest('.scroll');
    if (!scroller || each.localName === 'tr') continue;
    const [inner, outer] = [each.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (inner.left < outer.left) scroller.scrollLeft -= outer.left - inner.left;
    else if (inner.right > outer.right) scroller.scrollLeft += inner.right - outer.right;
  }
  const { innerHeight = 0 } = body.ownerDocument.defaultView ?? {};
  const top = body.getBoundingClientRect().top + (body.ownerDocument.defaultView?.scrollY ?? 0);
  const isInSight = (each: Element) => {
    const { top: from, bottom: to } = each.getBoundingClientRect();
    return to > top && from < innerHeight;
  };
  if (!selected.some(isInSight)) selected[0]?.scrollIntoView({ block: 'center', inline: 'nearest' });
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
 * Turns a chart from one image into a group of buttons for screen readers. The name of each says where the stage stands, and is else the
 * `<title>` of its stage.
 */
export function exposeStagesAsButtons(body: Element, journey: JourneyReport | null, language: Language): void {
  for (const picture of body.querySelectorAll('[data-part] svg')) {
    const stages = picture.querySelectorAll('[data-stage]');
    if (stages.length === 0) continue;
    picture.setAttribute('role', 'group');
    for (const stage of stages) {
      stage.setAttribute('role', 'button');
      const title = stage.querySelector(':scope > title');
      const name = stage.getAttribute('data-stage') ?? '';
      stage.setAttribute('aria-label', spokenStage(journey, name, title?.textContent ?? name, language));
      // The popover says the same; a tooltip would cover it.
      if (picture.matches('.pc-curve')) title?.remove();
    }
  }
}

/** `Stage 3 of 5, phase Purchase: …` */
function spokenStage(journey: JourneyReport | null, stage: string, what: string, language: Language): string {
  const t = panelTranslator(language);
  const at = journey?.stages.findIndex(({ name }) => name === stage) ?? -1;
  if (!journey || at === -1) return what;
  const place = { number: at + 1, count: journey.stages.length, what };
  const phase = journey.phases[journey.stages[at]?.phase ?? -1];
  return phase ? t('spoken-stage-in-phase', { ...place, phase: phase.label ?? phase.name }) : t('spoken-stage', place);
}
