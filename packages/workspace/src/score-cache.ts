import { type Model, viewKey } from '@parcours/model';
import type { LinkedJourneyOptions, ScoredJourney } from './score-linked-journey.ts';
import type { ReadStudy } from './study-sample-cache.ts';

/** Views cached for each Model: that of the diagnostics, and those last chosen in the panel. */
const MAX_VIEWS = 4;

interface CacheEntry {
  /** The result of the read of each study, and its keyword language; the problems of the text; the day, if there are gates. */
  readonly inputs: readonly unknown[];
  readonly scored: ScoredJourney;
}

/** The scored journey of each Model by view, valid as long as its studies give the same Samples. Views are compared by value. */
export class ScoreCache {
  readonly #byModel = new WeakMap<Model, Map<string, CacheEntry>>();

  /** The cached score of these studies in this view, or else a new one. */
  get(model: Model, studies: readonly ReadStudy[], options: LinkedJourneyOptions, score: () => ScoredJourney): ScoredJourney {
    const entries = this.#byModel.get(model) ?? new Map<string, CacheEntry>();
    this.#byModel.set(model, entries);
    const key = viewKey(options.view);
    const inputs = studies.flatMap(({ study, samples, fault, diagnostics }) => [
      // A failed read is a new object each time, so it is compared by value.
      samples ?? JSON.stringify([fault, diagnostics]),
      options.keywordLanguageOf(study.uri),
    ]);
    inputs.push(JSON.stringify(options.problems), model.gates.length > 0 ? options.asOf : '');
    const cached = entries.get(key);
    entries.delete(key);
    const isValid = cached?.inputs.length === inputs.length && cached.inputs.every((input, index) => input === inputs[index]);
    const entry = cached && isValid ? cached : { inputs, scored: score() };
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= MAX_VIEWS) break;
      entries.delete(oldest);
    }
    return entry.scored;
  }
}
