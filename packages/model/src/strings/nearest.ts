/** The names as near to a misspelt one as `nearestName` asks for, nearest first; equally near ones in their order. */
export function nearNames(wanted: string, names: Iterable<string>): string[] {
  const word = wanted.toLocaleLowerCase('en').normalize('NFC');
  const most = Math.max(1, Math.floor(word.length / 3));
  return [...names]
    .filter((name) => Math.abs(name.length - word.length) <= most && name.length <= 200)
    .map((name) => ({ name, distance: editDistance(word, name.toLocaleLowerCase('en').normalize('NFC')) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
    .map(({ name }) => name);
}

/** The name with the smallest edit distance to a misspelt one, at most a third of its length; null without one. */
export function nearestName(wanted: string, names: Iterable<string>): string | null {
  const word = wanted.toLocaleLowerCase('en').normalize('NFC');
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - word.length) >= bestDistance || name.length > 200) continue;
    const distance = editDistance(word, name.toLocaleLowerCase('en').normalize('NFC'));
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Optimal string alignment distance: Levenshtein's, with transpositions of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
