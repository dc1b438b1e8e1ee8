import { mount, type VNode } from '@parcours/charts/element';

/** Distance of the popover to its figure and to the edges of the window, in pixels. */
const MARGIN = 8;
/** A pointer that passes by opens nothing; one on its way to the popover does not close it. */
const OPEN_DELAY_MS = 250;
const CLOSE_DELAY_MS = 250;

export const POPOVER_ID = 'figure-popover';

export interface FigurePopoverOptions {
  /** What stands behind the figure of a stage; null: nothing to show. */
  readonly content: (stage: string) => VNode | null;
  /** The name of the popover, for screen readers. */
  readonly label: string;
}

/**
 * Shows what stands behind a figure, as long as the pointer or the focus is on it. It can be pointed at itself, and Escape closes it
 * (WCAG 2.2, 1.4.13).
 */
export class FigurePopover {
  readonly #element: HTMLElement;
  readonly #options: FigurePopoverOptions;
  #anchor: Element | null = null;
  /** Closed by Escape: it opens again once the pointer or the focus has been elsewhere. */
  #dismissed: Element | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Document, options: FigurePopoverOptions) {
    this.#options = options;
    this.#element = document.createElement('aside');
    this.#element.id = POPOVER_ID;
    this.#element.hidden = true;
    this.#element.setAttribute('aria-label', options.label);
    document.body.append(this.#element);
    document.body.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType !== 'touch') this.#pointed(target as Element);
    });
    document.body.addEventListener('focusin', ({ target }) => this.#focused(target as Element));
    document.body.addEventListener('keydown', (event) => this.#onKeyDown(event), { capture: true });
    document.defaultView?.addEventListener('scroll', () => this.#place(), { passive: true, capture: true });
  }

  /** The stage whose figure it shows; null: it is closed. */
  get stage(): string | null {
    return this.#anchor && stageOf(this.#anchor);
  }

  /** After something was drawn: the figure may be another, or gone. */
  refresh(): void {
    if (!this.#anchor) return;
    if (this.#anchor.isConnected) this.#open(this.#anchor);
    else this.#close();
  }

  #pointed(target: Element): void {
    clearTimeout(this.#timer);
    if (this.#element.contains(target)) return;
    const anchor = anchorAt(target);
    if (anchor !== this.#dismissed) this.#dismissed = null;
    if (anchor && anchor !== this.#anchor && anchor !== this.#dismissed) this.#timer = setTimeout(() => this.#open(anchor), OPEN_DELAY_MS);
    else if (!anchor && this.#anchor && !this.#anchor.contains(target.ownerDocument.activeElement))
      this.#timer = setTimeout(() => this.#close(), CLOSE_DELAY_MS);
  }

  #focused(target: Element): void {
    if (this.#element.contains(target)) return;
    const anchor = target.matches(':focus-visible') ? anchorAt(target) : null;
    if (anchor !== this.#dismissed) this.#dismissed = null;
    if (anchor && anchor !== this.#dismissed) this.#open(anchor);
    else if (this.#anchor && !this.#anchor.contains(target)) this.#close();
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (!this.#anchor) return;
    const active = this.#element.ownerDocument.activeElement;
    const isInside = this.#element.contains(active);
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#dismiss(isInside);
      return;
    }
    if (event.key !== 'Tab') return;
    const buttons = [...this.#element.querySelectorAll('button')];
    const [first, last] = [buttons[0], buttons.at(-1)];
    if (!isInside && !event.shiftKey && first && this.#anchor.contains(active)) {
      event.preventDefault();
      first.focus();
    } else if (isInside && active === (event.shiftKey ? first : last)) {
      event.preventDefault();
      this.#dismiss(true);
    }
  }

  #dismiss(focusAnchor: boolean): void {
    const anchor = this.#anchor;
    this.#close();
    this.#dismissed = anchor;
    if (focusAnchor && anchor) (anchor as HTMLElement | SVGElement).focus({ preventScroll: true });
  }

  #open(anchor: Element): void {
    const stage = stageOf(anchor);
    const content = stage === null ? null : this.#options.content(stage);
    if (!content) {
      this.#close();
      return;
    }
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = anchor;
    this.#element.replaceChildren(mount(content, this.#element.ownerDocument));
    this.#element.hidden = false;
    if (anchor.localName === 'button') anchor.setAttribute('aria-describedby', POPOVER_ID);
    this.#place();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#anchor?.removeAttribute('aria-describedby');
    this.#anchor = null;
    this.#element.hidden = true;
    this.#element.replaceChildren();
  }

  /** Below the figure; where there is no room, beside it. */
  #place(): void {
    const view = this.#element.ownerDocument.defaultView;
    if (!this.#anchor || !view) return;
    const at = this.#anchor.getBoundingClientRect();
    // Without the scroll bar, which would cover an edge.
    const roomWidth = this.#element.ownerDocument.documentElement.clientWidth;
    const { width, height } = this.#element.getBoundingClientRect();
    const within = (wanted: number, size: number, room: number) => Math.max(MARGIN, Math.min(wanted, room - size - MARGIN));
    const isBelow = at.bottom + height + 2 * MARGIN <= view.innerHeight;
    const right = at.right + MARGIN;
    const beside = right + width + MARGIN <= roomWidth ? right : at.left - width - MARGIN;
    this.#element.style.left = `${within(isBelow ? at.left : beside, width, roomWidth)}px`;
    this.#element.style.top = `${within(isBelow ? at.bottom + MARGIN : at.top, height, view.innerHeight)}px`;
  }
}

/** A figure, or a stage of the curve. */
function anchorAt(target: Element): Element | null {
  return target.closest('[data-figure], .pc-curve g[data-stage]');
}

function stageOf(anchor: Element): string | null {
  return anchor.getAttribute('data-figure') ?? anchor.getAttribute('data-stage');
}
