/** axe-core over every view of the panel. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Language } from '@parcours/model';
import { manyGroups } from '../../charts/test/fixtures/many-groups.ts';
import type { PanelBrowser } from './browser.ts';
import { compared } from './compared.ts';
import { panelModelOf } from './panel-model.ts';
import type { ThemeName } from './themes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const views = ['curve', 'compare', 'evidence', 'plan'] as const;
const journeys = [
  { ...compared, comparisons: [...compared.comparisons, ...manyGroups({ count: 5, spread: 'mixed' }).comparisons] },
  manyGroups({ count: 3, spread: 'mixed' }),
];

/**
 * The name of a stage in a chart says what is drawn in it in other words and another order: values, verdict and name. The rule on labels
 * compares texts word for word, and is held against everything else.
 */
const withoutDrawnTexts = (each: Violation): Violation =>
  each.id === 'label-content-name-mismatch' ? { ...each, nodes: each.nodes.filter(({ html }) => !html.startsWith('<g ')) } : each;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds, and where the page scrolls sideways: a line for each, empty where there is no barrier. One page is loaded. */
export async function barriersOf(
  browser: PanelBrowser,
  { theme, language, widths }: { readonly theme: ThemeName; readonly language: Language; readonly widths: readonly number[] },
): Promise<string[]> {
  const panel = await browser.open({ theme, language });
  const { page } = panel;
  await panel.send({ type: 'model', model: panelModelOf(journeys) });
  await page.evaluate(axe);
  const found: string[] = [];
  for (const view of views) {
    await page.locator(`#tab-${view}`).click();
    // What is folded counts as well.
    await page.evaluate(() => {
      for (const each of document.querySelectorAll<HTMLDetailsElement>('main details:not(.menu)')) each.open = true;
    });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = (await page.evaluate("axe.run({ rules: { 'label-content-name-mismatch': { enabled: true } } })")) as {
        violations: readonly Violation[];
      };
      const at = `${view}, ${width} px, ${theme}, ${language}`;
      for (const { id, nodes } of violations.map(withoutDrawnTexts).filter((each) => each.nodes.length > 0))
        found.push(
          `${at}: ${id}: ${nodes
            .slice(0, 2)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
        );
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) found.push(`${at}: scrolls sideways by ${sideways} px`);
    }
  }
  await panel.close();
  return found;
}
