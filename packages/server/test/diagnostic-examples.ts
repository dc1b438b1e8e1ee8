/** The examples on the pages of the diagnostics, as files of a workspace. */
import { readFileSync } from 'node:fs';
import { workbookOf } from '../../observations/test/workbook-file.ts';

const PAGES = new URL('../../../docs/diagnostics/', import.meta.url);

/** @returns the files of the bad example by path, the text of the journey as `a.journey`. */
export function badExample(code: string): Record<string, string | Uint8Array> {
  const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8');
  const [, bad = ''] = /^Bad:$([\s\S]*?)^Good:$/m.exec(page) ?? [];
  const blocks = [...bad.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  return Object.fromEntries(
    blocks.map(([, language, path, text = '']) => [path ?? 'a.journey', language === 'xlsx' ? workbookOf(text) : text]),
  );
}
