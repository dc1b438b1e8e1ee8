/** The journey map in the panel, by mouse and by keyboard. */
import { describe, expect, test } from 'vitest';
import { mapCases } from '../../charts/test/fixtures/map-cases.ts';
import { chromiumPath, type PanelOptions } from './browser.ts';
import { panelInBrowser } from './panel-in-browser.ts';
import { panelModelOf } from './panel-model.ts';

describe.skipIf(!chromiumPath)('the journey map', () => {
  const panel = panelInBrowser();

  const show = async (name: keyof typeof mapCases, options: PanelOptions = {}) => {
    await panel.open({ width: 1000, ...options });
    await panel.send({ type: 'model', model: panelModelOf([mapCases[name]]) });
    return panel.page;
  };
  const lanes = () => panel.page.locator('.pc-lanes tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-lane')));

  test('a column is one stage, from its header to the last lane', async () => {
    const page = await show('told');
    const lefts = await page
      .locator('[data-stage-cell=follow]')
      .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().left)));
    expect(lefts.length).toBeGreaterThan(10);
    expect(new Set(lefts).size).toBe(1);
    const [column, header] = await Promise.all([
      page.locator('svg [data-stage=follow] .pc-hit-area').boundingBox(),
      page.locator('th[data-stage-cell=follow]').boundingBox(),
    ]);
    expect(Math.abs((column?.x ?? 0) - (header?.x ?? 9))).toBeLessThan(2);
    expect(await page.locator('[data-lane=quotes] [data-stage-cell=compare]').textContent()).toContain('3×');
  });

  test('lanes are switched and sorted by keyboard, and remembered', async () => {
    const page = await show('told');
    const all = await lanes();
    await page.locator('[data-key=lanes] > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('#lane-evidence').focus();
    await page.keyboard.press('Space');
    expect(await lanes()).toEqual(all.slice(1));
    expect(await page.locator('[data-key=lanes] > summary').textContent()).toContain(`${all.length - 1}/${all.length}`);
    await page.locator('#lane-down-volume').focus();
    await page.keyboard.press('Enter');
    expect((await lanes()).slice(0, 2)).toEqual(['channels', 'volume']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lane-down-volume');
    const kept = await panel.state();
    expect(Object.values(kept?.maps ?? {})[0]?.lanes.hidden).toEqual(['evidence']);
  });

  test('keys, buttons, and Ctrl with the wheel zoom', async () => {
    const page = await show('told');
    const width = async () => (await page.locator('th[data-stage-cell=follow]').boundingBox())?.width ?? 0;
    const fitted = await width();
    await page.locator('svg [data-stage=follow]').focus();
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(fitted * 1.2);
    await page.keyboard.press('0');
    expect(await width()).toBe(fitted);
    await page.locator('#zoom-out').click();
    expect(await width()).toBeLessThan(fitted);
    await page.keyboard.press('0');
    await page.locator('svg [data-stage=follow]').hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(width).toBeGreaterThan(fitted * 1.2);
  });

  test('phases of a long journey fold; Alt with an arrow goes to the next and unfolds it', async () => {
    const page = await show('eighty');
    expect(await page.locator('svg.pc-curve [data-stage]').count()).toBe(10);
    expect(await page.locator('.pc-minimap .pc-open').getAttribute('data-phase')).toBe('4');
    await page.locator('#phase-0').click();
    expect(await page.locator('svg.pc-curve [data-stage]').count()).toBe(20);
    await page.locator('svg.pc-curve [data-stage=s41]').focus();
    await page.keyboard.press('Alt+ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-stage'))).toBe('s51');
    await page.locator('.pc-minimap [data-phase="7"] rect').click();
    expect(await page.locator('svg.pc-curve [data-stage]').count()).toBe(10);
  });

  test('a narrow map shows the sheet of the selected stage in place of the lanes', async () => {
    const page = await show('told', { width: 621 });
    expect(await page.locator('.pc-lanes').count()).toBe(0);
    expect(await page.locator('.pc-sheet').getAttribute('data-stage-cell')).toBe('compare');
    await page.locator('svg [data-stage=follow]').focus();
    expect(await page.locator('.pc-sheet').getAttribute('data-stage-cell')).toBe('follow');
    expect(await page.locator('.pc-sheet').textContent()).toContain('Je dois tout recommencer');
  });

  test('what only experts have scored is a claimed line, without gaps', async () => {
    const page = await show('claims', { language: 'de' });
    expect(await page.locator('.pc-claimed-line').count()).toBe(2);
    expect(await page.locator('.gaps, .pc-band, .pc-error-bar').count()).toBe(0);
    expect(await page.locator('.pc-measure-first li').first().textContent()).toContain('Ich prüfe die Preisanpassungsklausel');
  });
});
