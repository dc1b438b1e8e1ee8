/**
 * A folder that the build copies beside the bundle.
 *
 * @param source where it lies in the repository, relative to this package: what is read where the command runs from its source.
 */
export function installedFolder(name: string, source: string): URL {
  const { url } = import.meta;
  if (url.endsWith('.ts')) return new URL(`../../${source}/`, url);
  return new URL(/\/chunks\/[^/]*$/.test(url) ? `../${name}/` : `./${name}/`, url);
}
