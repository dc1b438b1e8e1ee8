/** Generates the walkthrough's pages and pictures from the sample that it offers. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svgReport } from '@parcours/charts';
import { nodeHost } from '@parcours/engines/node-host';
import { LANGUAGES } from '@parcours/model';
import { Workspace } from '@parcours/workspace';

/**
 * Writes, for each language, the sample as `journey.md` (`journey.nls.LANG.md`, VS Code's naming convention) and its curve as
 * `curve.LANG.THEME.svg` (selected by language in the manifest).
 */
export async function writeWalkthrough(samples: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const language of LANGUAGES) {
    const sample = join(samples, language);
    const file = join(sample, 'passport.journey');
    writeFileSync(
      join(folder, language === 'en' ? 'journey.md' : `journey.nls.${language}.md`),
      `\`\`\`journey\n${readFileSync(file, 'utf8').trimEnd()}\n\`\`\`\n`,
    );

    const workspace = new Workspace(await nodeHost([sample]), { language });
    await workspace.open();
    const report = await workspace.report([pathToFileURL(file).toString()]);
    if (!report.journeys[0]) throw new Error(`${file} has no journey`);
    for (const theme of ['light', 'dark'] as const) {
      writeFileSync(join(folder, `curve.${language}.${theme}.svg`), svgReport(report, { language, theme }));
    }
  }
}
