/** Which rows' verbatims are worth showing where there are more than anybody reads. */

/** Verbatims kept of one study. */
const MOST = 200;

/**
 * Chooses the rows at both ends: of each stage in turn the one with the lowest score, the highest, the next lowest …; among equal
 * scores, and where nothing is scored, the first in the file. So no stage with much to read hides another, and each begins with
 * what its reader should not miss.
 */
export class TellingRows {
  /** By stage, and last those of no stage: rows by score, in the order of the file. */
  readonly #stages: Map<number, number[]>[];

  constructor(stages: number) {
    this.#stages = Array.from({ length: stages + 1 }, () => new Map());
  }

  /** @param stage an index, negative for none. @param score NaN for none. Rows come in the order of the file. */
  add(row: number, stage: number, score: number): void {
    const scores = this.#stages[stage < 0 ? this.#stages.length - 1 : stage] as Map<number, number[]>;
    const rows = scores.get(score);
    if (!rows) scores.set(score, [row]);
    else if (rows.length < MOST) rows.push(row);
  }

  first(): number[] {
    const found: number[] = [];
    let speaking = this.#stages.map(bothEnds);
    while (speaking.length > 0 && found.length < MOST) {
      speaking = speaking.filter((rows) => {
        const { value, done } = rows.next();
        if (!done && found.length < MOST) found.push(value);
        return !done;
      });
    }
    return found;
  }
}

function* bothEnds(rowsByScore: ReadonlyMap<number, readonly number[]>): Generator<number, void> {
  const scores = [...rowsByScore.keys()].filter((score) => !Number.isNaN(score)).sort((a, b) => a - b);
  const left = scores.map((score) => (rowsByScore.get(score) ?? []).values());
  for (let low = true; left.length > 0; ) {
    const { value, done } = (low ? left[0] : left.at(-1))?.next() ?? { done: true };
    if (done) {
      if (low) left.shift();
      else left.pop();
    } else {
      yield value as number;
      low = !low;
    }
  }
  yield* rowsByScore.get(Number.NaN) ?? [];
}
