/** Whether a version of Node, such as `22.12.0`, runs the language server: `engines` of the packages. */
export function runsServer(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}
