/** What fits a word that is being typed: first what begins with it, then what holds its letters in their order, as editors match. */
export interface Fitting<T> {
  readonly items: readonly T[];
  /** Not all that fits: at the next letter other things may be among the best. */
  readonly cut: boolean;
}

/** The first `most` of what fits; each kind in the order given. */
export function bestFitting<T>(candidates: Iterable<T>, typed: string, textOf: (candidate: T) => string, most: number): Fitting<T> {
  const wanted = plain(typed);
  const [begin, others]: [T[], T[]] = [[], []];
  for (const candidate of candidates) {
    // The best are found: what else there is does not matter.
    if (begin.length > most) break;
    const text = plain(textOf(candidate));
    if (text.startsWith(wanted)) begin.push(candidate);
    else if (others.length <= most && holdsInOrder(text, wanted)) others.push(candidate);
  }
  const all = [...begin, ...others];
  return { items: all.slice(0, most), cut: all.length > most };
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function plain(text: string): string {
  return text.toLowerCase();
}
