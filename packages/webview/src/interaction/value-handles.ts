/** Values of the text that are changed in the panel: dragged with the pointer, or moved by the arrow keys (the WAI-ARIA slider pattern). */
import { scoreText } from '@parcours/charts';
import {
  EDITABLE_ATTRIBUTES,
  type EditableAttribute,
  formatNumber,
  formatShare,
  type JourneyReport,
  type Language,
  roundTo,
  translateTerm,
} from '@parcours/model';
import { panelTranslator } from '../messages.ts';

/** Presses within this time are one edit, and one step of undo. */
const COMMIT_DELAY_MS = 500;
/** Pixels for one step, where a text is dragged. */
const PIXELS_PER_STEP = 6;
const DECIMALS = 4;

/** A value of the text, with what it can become. */
interface EditableValue {
  readonly stage: string;
  readonly attribute: EditableAttribute;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly pageStep: number;
}

export interface StageEdit {
  readonly stage: string;
  readonly attribute: EditableAttribute;
  readonly value: number;
}

export interface ValueHandlesOptions {
  readonly language: Language;
  readonly journey: () => JourneyReport | null;
  /** Writes into the text. */
  readonly commit: (edit: StageEdit) => void;
}

/** A handle that is moved, and the value that it shows meanwhile. */
interface Move {
  readonly handle: HTMLElement | SVGElement;
  readonly of: EditableValue;
  readonly value: number;
}

interface Drag {
  readonly from: EditableValue;
  /** The value for a position of the pointer. */
  readonly valueAt: (event: PointerEvent) => number;
}

export class ValueHandles {
  readonly #options: ValueHandlesOptions;
  #move: Move | null = null;
  #drag: Drag | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(body: Element, options: ValueHandlesOptions) {
    this.#options = options;
    const on = <Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) =>
      (body as HTMLElement).addEventListener(type, listener);
    on('pointerdown', (event) => this.#begin(event));
    on('pointermove', (event) => this.#drag && this.#show(this.#drag.valueAt(event)));
    on('pointerup', () => this.#endDrag(true));
    on('pointercancel', () => this.#endDrag(false));
    on('focusout', () => this.#commit());
  }

  /** Turns the values in a part that was drawn into sliders. */
  expose(part: Element): void {
    const { language } = this.#options;
    const t = panelTranslator(language);
    for (const handle of part.querySelectorAll<HTMLElement>('[data-edit]')) {
      const value = this.#valueOf(handle);
      if (!value) continue;
      handle.id = `edit-${value.attribute}-${value.stage}`;
      handle.tabIndex = 0;
      handle.title = t('edit-hint');
      handle.setAttribute('role', 'slider');
      handle.setAttribute(
        'aria-label',
        t('edit-name', { stage: this.#labelOf(value.stage), attribute: translateTerm(value.attribute, language) }),
      );
      handle.setAttribute('aria-valuemin', String(value.min));
      handle.setAttribute('aria-valuemax', String(value.max));
      this.#say(handle, value, value.value);
    }
  }

  /** Moves the value in the focus. @returns whether the key was one of a slider. */
  onKey(event: KeyboardEvent): boolean {
    const handle = (event.target as Element).closest<HTMLElement>('[data-edit]');
    const of = handle && this.#valueOf(handle);
    if (!handle || !of) return false;
    const now = this.#move?.handle === handle ? this.#move.value : of.value;
    if (event.key === 'Escape' && this.#move) {
      this.#cancel();
      return true;
    }
    if (event.key === 'Enter' && this.#move) {
      this.#commit();
      return true;
    }
    const next = valueForKey(event, of, now);
    if (next === null) return false;
    this.#move = { handle, of, value: now };
    this.#show(next);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#commit(), COMMIT_DELAY_MS);
    return true;
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0) return;
    const target = event.target as Element;
    const handle = target.closest<HTMLElement | SVGElement>('[data-edit], svg[data-plot-top] .pc-target');
    const from = handle && this.#valueOf(handle);
    if (!handle || !from) return;
    event.preventDefault();
    this.#commit();
    if (handle.hasAttribute('data-edit')) handle.focus({ preventScroll: true });
    (handle as HTMLElement).setPointerCapture(event.pointerId);
    this.#move = { handle, of: from, value: from.value };
    this.#drag = { from, valueAt: valueAtPointer(event, handle, from) };
  }

  #endDrag(isKept: boolean): void {
    if (!this.#drag) return;
    this.#drag = null;
    if (isKept) this.#commit();
    else this.#cancel();
  }

  #show(wanted: number): void {
    if (!this.#move) return;
    const { handle, of } = this.#move;
    const value = roundTo(Math.min(of.max, Math.max(of.min, Math.round(wanted / of.step) * of.step)), DECIMALS);
    this.#move = { ...this.#move, value };
    if (handle.hasAttribute('data-edit')) {
      handle.textContent = this.#text(of, value);
      this.#say(handle, of, value);
    } else moveInPlot(handle, of, value);
  }

  #commit(): void {
    clearTimeout(this.#timer);
    const move = this.#move;
    if (this.#drag || !move) return;
    this.#move = null;
    const { stage, attribute } = move.of;
    if (move.value !== move.of.value) this.#options.commit({ stage, attribute, value: move.value });
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    const move = this.#move;
    if (!move) return;
    this.#show(move.of.value);
    this.#move = null;
  }

  #say(handle: Element, of: EditableValue, value: number): void {
    handle.setAttribute('aria-valuenow', String(value));
    handle.setAttribute('aria-valuetext', this.#text(of, value));
  }

  /** As the gap table writes it. */
  #text({ attribute }: EditableValue, value: number): string {
    const { language } = this.#options;
    const scale = this.#options.journey()?.scale;
    if (attribute === 'volume') return formatShare(value, language);
    if (attribute === 'importance' || !scale) return formatNumber(value, language);
    return panelTranslator(language)('edit-target', { target: scoreText(value, scale, language) });
  }

  #labelOf(name: string): string {
    return this.#options.journey()?.stages.find((each) => each.name === name)?.label ?? name;
  }

  #valueOf(handle: Element): EditableValue | null {
    const name = handle.closest('[data-stage]')?.getAttribute('data-stage');
    const journey = this.#options.journey();
    const stage = journey?.stages.find((each) => each.name === name);
    const attribute = EDITABLE_ATTRIBUTES.find((each) => each === (handle.getAttribute('data-edit') ?? 'target'));
    if (!journey || !stage || !attribute) return null;
    if (attribute === 'importance') return { stage: stage.name, attribute, value: stage.importance, min: 1, max: 5, step: 1, pageStep: 1 };
    if (attribute === 'volume') return { stage: stage.name, attribute, value: stage.volume, min: 0, max: 1, step: 0.01, pageStep: 0.1 };
    if (stage.target === null || stage.targetFrom !== 'declared') return null;
    const { min, max } = journey.scale;
    return { stage: stage.name, attribute, value: stage.target, min, max, step: 0.1, pageStep: 0.5 };
  }
}

function valueForKey({ key }: KeyboardEvent, { min, max, step, pageStep }: EditableValue, now: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return now + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return now - step;
    case 'PageUp':
      return now + pageStep;
    case 'PageDown':
      return now - pageStep;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

/** A text is dragged sideways; the target of the curve up and down, by the axis of the plot. */
function valueAtPointer(begun: PointerEvent, handle: Element, { value, min, max, step }: EditableValue): Drag['valueAt'] {
  const unit = handle.hasAttribute('data-edit') ? null : plotUnit(handle, min, max);
  if (unit === null) return ({ clientX }) => value + Math.round((clientX - begun.clientX) / PIXELS_PER_STEP) * step;
  return ({ clientY }) => value - (clientY - begun.clientY) / unit.pixels;
}

/** Pixels of the screen, and of the picture, for one unit of the scale. */
function plotUnit(handle: Element, min: number, max: number): { readonly pixels: number; readonly inPicture: number } | null {
  const svg = handle.closest<SVGSVGElement>('svg[data-plot-top]');
  if (!svg) return null;
  const inPicture = (Number(svg.dataset.plotBottom) - Number(svg.dataset.plotTop)) / (max - min);
  return { inPicture, pixels: (inPicture * svg.getBoundingClientRect().height) / svg.viewBox.baseVal.height };
}

function moveInPlot(handle: Element, { value: before, min, max }: EditableValue, value: number): void {
  const unit = plotUnit(handle, min, max);
  if (unit) handle.setAttribute('transform', `translate(0 ${(before - value) * unit.inPicture})`);
}
