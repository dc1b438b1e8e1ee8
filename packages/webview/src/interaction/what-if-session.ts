/** The supposition that is shown, and what the host says of it; nothing of it outlives the page. */
import type { JourneyReport } from '@parcours/model';
import type { HostMessage, PanelMessage } from '../protocol/protocol.ts';
import { isSupposing, MOVE_ID, MOVED_STAGE_ID, NOTHING_SUPPOSED, type WhatIfState, withInitiative, withMove } from './what-if.ts';

export interface WhatIfSessionOptions {
  readonly journey: () => JourneyReport | null;
  readonly send: (message: Extract<PanelMessage, { type: 'suppose' }>) => void;
  readonly draw: () => void;
}

export class WhatIfSession {
  readonly #options: WhatIfSessionOptions;
  #state: WhatIfState = { supposition: NOTHING_SUPPOSED, supposed: null, movedStage: null };
  /** Number of the last supposition that was sent: an answer to an earlier one is dropped. */
  #request = 0;

  constructor(options: WhatIfSessionOptions) {
    this.#options = options;
  }

  /** Another object after each change. */
  get state(): WhatIfState {
    return this.#state;
  }

  receive({ request, journey, supposed }: Extract<HostMessage, { type: 'supposed' }>): void {
    if (request !== this.#request || journey !== this.#options.journey()?.name) return;
    this.#state = { ...this.#state, supposed };
    this.#options.draw();
  }

  /** Asks again: the figures below the supposition may be others now. */
  refresh(): void {
    if (isSupposing(this.#state.supposition)) this.#send();
  }

  end(): void {
    this.#suppose(NOTHING_SUPPOSED);
  }

  /** @returns whether the control is one of the supposition. */
  onChange(control: HTMLSelectElement | HTMLInputElement): boolean {
    const initiative = control.dataset.supposeInitiative;
    if (initiative !== undefined) {
      this.#suppose(withInitiative(this.#state.supposition, initiative, (control as HTMLInputElement).checked));
    } else if (control.id === MOVE_ID) {
      const stage = (control.ownerDocument.getElementById(MOVED_STAGE_ID) as HTMLSelectElement | null)?.value;
      if (stage !== undefined) this.#suppose(withMove(this.#state.supposition, stage, Number(control.value)));
    } else if (control.id === MOVED_STAGE_ID) {
      this.#state = { ...this.#state, movedStage: control.value };
    } else return false;
    this.#options.draw();
    return true;
  }

  #suppose(supposition: WhatIfState['supposition']): void {
    this.#state = { ...this.#state, supposition, supposed: isSupposing(supposition) ? this.#state.supposed : null };
    this.#request++;
    this.refresh();
  }

  #send(): void {
    const journey = this.#options.journey();
    const request = ++this.#request;
    if (journey) this.#options.send({ type: 'suppose', journey: journey.name, supposition: this.#state.supposition, request });
  }
}
