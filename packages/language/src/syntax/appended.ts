/**
 * The list with one more element. A short list is copied: `push` reserves room for sixteen more elements, which few lists of a syntax
 * tree ever have, and which would be a tenth of a workspace's memory.
 */
export function appended<T>(list: T[], value: T): T[] {
  const { 0: a, 1: b, 2: c, 3: d } = list as [T, T, T, T];
  switch (list.length) {
    case 0:
      return [value];
    case 1:
      return [a, value];
    case 2:
      return [a, b, value];
    case 3:
      return [a, b, c, value];
    case 4:
      return [a, b, c, d, value];
    case 5:
      return [a, b, c, d, list[4] as T, value];
    default:
      list.push(value);
      return list;
  }
}
