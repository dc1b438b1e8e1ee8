/** Index of the repository's responses by stage, action and response. */
import type { Action, Kano, Model } from '@parcours/model';
import { NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';

interface ScoredResponse {
  readonly score: number;
  readonly kano: Kano;
  /** Number of its action. */
  readonly action: number;
}

interface StageResponses {
  readonly actions: NameIndex;
  /** By action. */
  readonly responses: readonly { readonly index: NameIndex; readonly first: number }[];
  /** For rows without an action: all responses of the stage; a name shared by two actions is unknown. */
  readonly all: NameIndex;
  readonly first: number;
}

export const ACTION_UNKNOWN = -3;

/** Looks up responses. Each has a number, the key for `score` and `isBasic`. */
export class ResponseIndex {
  readonly #scored: ScoredResponse[] = [];
  readonly #actions: Action[] = [];
  readonly #stages: readonly (StageResponses | null)[];

  constructor(model: Model) {
    const stages = model.repository?.stages ?? [];
    const index = new NameIndex(stages);
    this.#stages = model.stages.map((stage) => {
      let found = index.find(stage.name);
      if (found < 0 && stage.label !== null) found = index.find(stage.label);
      const actions = stages[found]?.actions;
      return actions ? this.#add(actions) : null;
    });
  }

  #add(actions: readonly Action[]): StageResponses {
    const first = this.#scored.length;
    const responses = actions.map((action) => {
      const { responses, kano } = action;
      const start = this.#scored.length;
      const number = this.#actions.push(action) - 1;
      for (const { score } of responses) this.#scored.push({ score, kano, action: number });
      return { index: new NameIndex(responses), first: start };
    });
    return { actions: new NameIndex(actions), responses, all: new NameIndex(actions.flatMap((action) => action.responses)), first };
  }

  /**
   * @param action normalised; '' if the row names none. @param response normalised, not empty.
   * @returns the response's number; ACTION_UNKNOWN; or UNKNOWN_NAME if the response is unknown or belongs to two actions.
   */
  find(stage: number, action: string, response: string): number {
    const known = this.#stages[stage];
    if (!known) return UNKNOWN_NAME;
    if (action === '') {
      const found = known.all.find(response);
      return found < 0 ? UNKNOWN_NAME : known.first + found;
    }
    const at = known.responses[known.actions.find(action)];
    if (!at) return ACTION_UNKNOWN;
    const found = at.index.find(response);
    return found < 0 ? UNKNOWN_NAME : at.first + found;
  }

  score(response: number): number {
    return (this.#scored[response] as ScoredResponse).score;
  }

  isBasic(response: number): boolean {
    return (this.#scored[response] as ScoredResponse).kano === 'basic';
  }

  /** Number of the response's action, the same for all responses of an action at one stage. */
  actionOf(response: number): number {
    return (this.#scored[response] as ScoredResponse).action;
  }

  /** By number, over all stages. */
  get actions(): readonly Action[] {
    return this.#actions;
  }
}
