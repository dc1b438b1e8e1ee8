/** The licences of what the bundles contain, for the files THIRD-PARTY-NOTICES.txt of the packages that are shipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const HEADING = `Parcours contains the following software of others. Each stands under the licence that is given below its name.
This file is made by the build.
`;
/** Licences under which we may ship. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BSL-1.0', 'BlueOak-1.0.0', '0BSD', 'Unlicense']);
const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/**
 * @param root of the project, to which the paths of the metafiles are relative.
 * @param copied folders of packages that are shipped as they are, beside the bundles.
 * @throws Error where a package states no licence, or one that we do not ship.
 */
export function thirdPartyNotices(metafiles: readonly Metafile[], root: string, copied: readonly string[] = []): string {
  const folders = new Set(copied);
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
        if (folder !== undefined && bytesInOutput > 0) folders.add(join(root, folder));
      }
    }
  }
  const byText = Map.groupBy([...folders].map(licenceOf), ({ text }) => text);
  const notices = [...byText].map(
    ([text, packages]) => `${[...new Set(packages.map(({ title }) => title))].sort().join('\n')}\n\n${text}\n`,
  );
  return [HEADING, ...notices.sort()].join(RULE);
}

const RULE = `\n${'='.repeat(80)}\n\n`;

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

function licenceOf(folder: string): { title: string; text: string } {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile;
  if (!license?.split(' AND ').every((each) => ALLOWED.has(each)))
    throw new Error(`${name} is not shipped under an allowed licence: ${license}`);
  const title = `${name} ${version} (${license})`;
  const texts = licenceFiles(folder).map((path) => readFileSync(path, 'utf8').replace(/\r\n?/g, '\n').trim());
  if (texts.length > 0) return { title, text: texts.join('\n\n') };
  const holder = typeof author === 'string' ? author : author?.name;
  if (license !== 'ISC' || holder === undefined) throw new Error(`${name} brings no text of its licence`);
  return { title, text: `Copyright (c) ${holder}\n\n${ISC}` };
}

/** For packages that name this licence without bringing its text. */
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the
above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR
IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

function licenceFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name))
    .sort()
    .map((name) => join(folder, name));
}
