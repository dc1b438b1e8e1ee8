/** The activation of the extension, beside one that does nothing, in a real VS Code. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measureActivation } from '../../../extension/test/vscode/activation.ts';
import { launchBrowser, setUp } from '../../../extension/test/vscode/server.ts';
import { milliseconds, ROOT, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';

/** The VSIX of another version, measured in turn with that of the working tree. */
const BEFORE = process.env.PARCOURS_VSIX_BEFORE;
const TURNS = 2;

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  setUp();
  execFileSync(process.execPath, [fileURLToPath(new URL('packages/extension/scripts/package.ts', ROOT))], { stdio: ['ignore', 2, 2] });
  const versions = [
    { title: 'Parcours', vsix: fileURLToPath(new URL('packages/extension/dist/parcours.vsix', ROOT)) },
    ...(BEFORE === undefined ? [] : [{ title: 'Parcours, the version before', vsix: BEFORE }]),
  ].map((version) => ({ ...version, parcours: [] as number[], empty: [] as number[] }));
  const browser = await launchBrowser();
  try {
    for (let turn = 0; turn < TURNS; turn++)
      for (const { vsix, parcours, empty } of versions) {
        const times = await measureActivation(browser, vsix);
        parcours.push(...times.parcours);
        empty.push(...times.empty);
      }
  } finally {
    await browser.close();
  }
  const row = (title: string, times: readonly number[]) => [
    title,
    String(times.length),
    milliseconds(quantile(times, 0.5)),
    milliseconds(Math.min(...times)),
    milliseconds(Math.max(...times)),
  ];
  const rows = [
    ...versions.map(({ title, parcours }) => row(title, parcours)),
    row(
      'an extension that does nothing',
      versions.flatMap(({ empty }) => empty),
    ),
  ];
  return `## Activation

${table(['extension', 'starts', 'median', 'least', 'most'], rows)}

From \`extension.activate()\` until it is done, asked for in the extension host by a third extension: loading the code and running \`activate\`, in a
folder with the example. Both extensions stand in the same VS Code, now one first, now the other. \`PARCOURS_VSIX_BEFORE=FILE.vsix npm run bench --
editor\` measures another version in turn.`;
}
