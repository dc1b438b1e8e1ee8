/** That many rows listed by respondent fit in DuckDB's memory. Lists are not written to disk: with more it fails halfway, and the file is read twice. */
export const MAX_LISTS = 2_000_000;

/**
 * Number of lists that DuckDB is expected to hold at once where it lists the rows of a file's respondents: one for each of them where their rows
 * stand together. Where they are scattered, each thread has its own list of nearly everybody.
 *
 * How many there are is estimated as the size of a population is from recaptures (Schnabel's estimate): among r respondents drawn at random from
 * N, about r² / 2N are drawn again.
 *
 * @param respondents of the file's first records, in its order.
 * @param times the file's size as a multiple of that of its beginning.
 */
export function expectedLists(respondents: Uint32Array, times: number, threads: number): number {
  const runs = respondents.reduce((sum, respondent, at) => (at === 0 || respondent !== respondents[at - 1] ? sum + 1 : sum), 0);
  const returns = runs - new Set(respondents).size;
  const population = returns === 0 ? Number.POSITIVE_INFINITY : runs ** 2 / (2 * returns);
  return Math.min(runs * times, population * threads);
}
