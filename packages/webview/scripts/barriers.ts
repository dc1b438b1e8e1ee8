/** `node packages/webview/scripts/barriers.ts`: axe over every view of the panel in four themes, three languages and three widths. */
import { LANGUAGES } from '@parcours/model';
import { barriersOf } from '../test/barriers.ts';
import { startPanelBrowser } from '../test/browser.ts';
import { type ThemeName, themes } from '../test/themes.ts';

const browser = await startPanelBrowser();
let count = 0;
for (const theme of Object.keys(themes) as ThemeName[]) {
  for (const language of LANGUAGES) {
    const found = await barriersOf(browser, { theme, language, widths: [320, 621, 1000] });
    for (const line of found) console.log(line);
    count += found.length;
  }
}
await browser.close();
console.log(`${count} barriers`);
process.exitCode = count === 0 ? 0 : 1;
