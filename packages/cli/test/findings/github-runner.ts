/** Reads a line of a step's output as the runner of GitHub Actions does. */

/** A command, or null where the line is only text. */
export function runnerCommand(line: string): { command: string; properties: Record<string, string>; data: string } | null {
  const match = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line);
  if (!match) return null;
  const [, command = '', list = '', data = ''] = match;
  const properties = list.split(',').map((each): [string, string] => {
    const at = each.indexOf('=');
    return [each.slice(0, at), decode(each.slice(at + 1), { '%3A': ':', '%2C': ',' })];
  });
  return { command, properties: Object.fromEntries(properties), data: decode(data, {}) };
}

function decode(text: string, more: Readonly<Record<string, string>>): string {
  const characters: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', ...more };
  let decoded = text;
  for (const [written, character] of Object.entries(characters)) decoded = decoded.replaceAll(written, character);
  return decoded.replaceAll('%25', '%');
}
