/** The relative path from one file's folder to another file, with `/`. */
export function relativePath(from: string, to: string): string {
  const a = from.split('/').slice(0, -1);
  const b = to.split('/');
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  return decodeURIComponent([...a.slice(same).map(() => '..'), ...b.slice(same)].join('/'));
}
