/** Index of the repository's responses by stage, action and response. */
import { type Action, type Model, normalizeLabel, type Response } from '@parcours/model';
import { bestPossibleScore, bestResponse } from '@parcours/scoring/respondent';
import { NameIndex, UNKNOWN_NAME } from '../values/name-index.ts';
import type { MetResponse } from './accumulators/stage-accumulator.ts';

/** The actions of a stage, and the best score with all of them, on the journey's scale. */
export interface StageActions {
  /** By number less that of the first. */
  readonly names: readonly string[];
  readonly first: number;
  readonly best: number;
}

interface StageResponses {
  readonly actions: NameIndex;
  /** Number of its first action. */
  readonly firstAction: number;
  /** By action. */
  readonly responses: readonly { readonly index: NameIndex; readonly first: number }[];
  /** For rows without an action: all responses of the stage; a name shared by two actions is unknown. */
  readonly all: NameIndex;
  readonly first: number;
}

export const ACTION_UNKNOWN = -3;

/**
 * Looks up responses. Each has a number, the key for `metResponse`. Several actions may have a response of one name, and several
 * stages an action: a mapping that names what this stage or action does not have leaves the cell's own text to count.
 */
export class ResponseIndex {
  readonly #scored: MetResponse[] = [];
  readonly #actions: Action[] = [];
  readonly #responses: Response[] = [];
  readonly #stages: readonly (StageResponses | null)[];
  readonly #scale: Model['scale'];

  constructor(model: Model) {
    this.#scale = model.scale;
    const stages = model.repository?.stages ?? [];
    const index = new NameIndex(stages);
    this.#stages = model.stages.map((stage) => {
      const texts = stage.label === null ? [stage.name] : [stage.name, stage.label];
      const found = firstFound(index, texts.map(normalizeLabel));
      const actions = stages[found]?.actions;
      return actions ? this.#add(actions) : null;
    });
  }

  #add(actions: readonly Action[]): StageResponses {
    const first = this.#scored.length;
    const firstAction = this.#actions.length;
    const responses = actions.map((action) => {
      const { responses, kano } = action;
      const start = this.#scored.length;
      const number = this.#actions.push(action) - 1;
      for (const response of responses) {
        this.#scored.push({ score: response.score, basic: kano === 'basic', action: number, best: bestResponse(action) ?? response.score });
        this.#responses.push(response);
      }
      return { index: new NameIndex(responses), first: start };
    });
    const all = new NameIndex(actions.flatMap((action) => action.responses));
    return { actions: new NameIndex(actions), firstAction, responses, all, first };
  }

  /** @param texts of the action's cell (`cellTexts`). @returns the action's number, or a negative number. */
  findAction(stage: number, texts: readonly string[]): number {
    const known = this.#stages[stage];
    const at = known ? firstFound(known.actions, texts) : UNKNOWN_NAME;
    return known && at >= 0 ? known.firstAction + at : UNKNOWN_NAME;
  }

  /** @param action number of an action of the stage; null: the row names none. @param texts of the response's cell, not empty. */
  findResponse(stage: number, action: number | null, texts: readonly string[]): number {
    const known = this.#stages[stage];
    if (!known) return UNKNOWN_NAME;
    const { index, first } = action === null ? { index: known.all, first: known.first } : responsesOf(known, action);
    const found = firstFound(index, texts);
    return found < 0 ? UNKNOWN_NAME : first + found;
  }

  /**
   * @param action the texts of its cell; the first is '' if the row names none. @param response those of the response's, not empty.
   * @returns the response's number; ACTION_UNKNOWN; or UNKNOWN_NAME if the response is unknown or belongs to two actions.
   */
  find(stage: number, action: readonly string[], response: readonly string[]): number {
    if (!this.#stages[stage]) return UNKNOWN_NAME;
    if (action[0] === '') return this.findResponse(stage, null, response);
    const at = this.findAction(stage, action);
    return at < 0 ? ACTION_UNKNOWN : this.findResponse(stage, at, response);
  }

  metResponse(response: number): MetResponse {
    return this.#scored[response] as MetResponse;
  }

  /** Number of the response's action, the same for all responses of an action at one stage. */
  actionOf(response: number): number {
    return (this.#scored[response] as MetResponse).action;
  }

  /** By stage of the Model: the actions that have responses; null where the repository has none. */
  stageActions(): (StageActions | null)[] {
    return this.#stages.map((known) => {
      if (!known) return null;
      const actions = this.#actions.slice(known.firstAction, known.firstAction + known.responses.length);
      const best = bestPossibleScore({ actions }, this.#scale);
      return best === null ? null : { names: actions.map(({ name }) => name), first: known.firstAction, best };
    });
  }

  /** By number, over all stages. */
  get actions(): readonly Action[] {
    return this.#actions;
  }

  /** By number, over all actions. */
  get responses(): readonly Response[] {
    return this.#responses;
  }
}

function responsesOf(known: StageResponses, action: number): { readonly index: NameIndex; readonly first: number } {
  return known.responses[action - known.firstAction] ?? { index: known.all, first: known.first };
}

/** The index that the first known of the texts has, or UNKNOWN_NAME. */
function firstFound(index: NameIndex, texts: readonly string[]): number {
  for (const text of texts) {
    const found = index.find(text);
    if (found >= 0) return found;
  }
  return UNKNOWN_NAME;
}
