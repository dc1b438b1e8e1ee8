/** The page that explains a diagnostic. The build puts the pages of `docs/diagnostics` beside the command. */
import { readFile } from 'node:fs/promises';
import type { DiagnosticCode } from '@parcours/model';
import { installedFolder } from '../../files/installed-folder.ts';

export interface RuleHelp {
  /** The first paragraph. */
  readonly description: string;
  /** Markdown without links, which would lead nowhere outside the pages. */
  readonly page: string;
}

/** In English. Null where the pages are not installed. */
export function ruleHelp(code: DiagnosticCode): Promise<RuleHelp | null> {
  const help = cache.get(code) ?? readHelp(code);
  cache.set(code, help);
  return help;
}

const cache = new Map<DiagnosticCode, Promise<RuleHelp | null>>();

async function readHelp(code: DiagnosticCode): Promise<RuleHelp | null> {
  const folder = installedFolder('diagnostics', '../../docs/diagnostics');
  const text = await readFile(new URL(`${code}.md`, folder), 'utf8').catch(() => null);
  if (text === null) return null;
  // The title and the family stand first, a link to all pages last.
  const blocks = text.trim().split(/\n\n+/).slice(2, -1);
  const page = blocks.join('\n\n').replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
  return { description: (page.split('\n\n')[0] ?? '').replaceAll('`', ''), page };
}
