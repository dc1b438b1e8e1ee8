/** Text and panel show each other's elements. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { kitchen } from '../../charts/test/fixtures/kitchen.ts';
import { chromiumPath, type PanelBrowser, type PanelOptions, type PanelPage, startPanelBrowser } from './browser.ts';
import { panelModelOf, stage } from './panel-model.ts';

describe.skipIf(!chromiumPath)('text and panel', () => {
  let browser: PanelBrowser;
  let panel: PanelPage;
  beforeAll(async () => {
    browser = await startPanelBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    expect(panel.complaints).toEqual([]);
    await panel.close();
  });

  const open = async (options?: PanelOptions) => {
    panel = await browser.open(options);
    return panel.page;
  };
  const heardOf = async (type: string) => (await panel.heard()).filter((message) => message.type === type);

  test('the stage under the cursor of the text is marked and scrolls into sight, without another tab', async () => {
    const page = await open({ width: 700, height: 500 });
    const many = Array.from({ length: 30 }, (_, at) => stage(`s${at}`, `Stage ${at}`));
    await panel.send({ type: 'model', model: panelModelOf([{ ...kitchen, stages: [...kitchen.stages, ...many] }]) });
    await panel.send({ type: 'cursor', element: { kind: 'stage', journey: 'kitchen', name: 's25' } });
    const column = page.locator('svg [data-stage=s25]');
    expect(await column.getAttribute('class')).toContain('pc-selected');
    const { x = 0, width = 0 } = (await column.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(700);
    await panel.send({ type: 'cursor', element: { kind: 'stage', journey: 'another', name: 's1' } });
    expect(await page.locator('svg .pc-selected').getAttribute('data-stage')).toBe('s25');
    await page.locator('#tab-evidence').click();
    await panel.send({ type: 'cursor', element: { kind: 'stage', journey: 'kitchen', name: 's2' } });
    expect(await page.locator('[role=tab][aria-selected=true]').getAttribute('id')).toBe('tab-evidence');
  });

  test('what is asked for is shown on its tab, also where its journey comes later', async () => {
    const page = await open();
    await panel.send({ type: 'show', element: { kind: 'study', journey: null, name: 'survey' } });
    await panel.send({ type: 'model', model: panelModelOf([kitchen, { ...kitchen, name: 'other', label: 'Other' }]) });
    expect(await page.locator('tr.pc-selected').getAttribute('data-study')).toBe('survey');
    await panel.send({ type: 'show', element: { kind: 'stage', journey: 'other', name: 'order' } });
    expect(await page.locator('select#journey').inputValue()).toBe('other');
    expect(await page.locator('svg .pc-selected').getAttribute('data-stage')).toBe('order');
    await panel.send({ type: 'show', element: { kind: 'initiative', journey: null, name: 'wait' } });
    expect(await page.locator('tr.pc-selected').getAttribute('data-initiative')).toBe('wait');
    expect((await panel.state())?.tab).toBe('plan');
  });

  test('the row of an initiative leads to the initiative, by mouse and by keyboard', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('#tab-plan').click();
    await page.locator('tr[data-initiative=wait] td').first().click();
    await page.locator('tr[data-initiative=resume] button').focus();
    await page.keyboard.press('Enter');
    expect(await heardOf('reveal-initiative')).toEqual([
      { type: 'reveal-initiative', journey: 'kitchen', initiative: 'wait' },
      { type: 'reveal-initiative', journey: 'kitchen', initiative: 'resume' },
    ]);
    expect(await heardOf('reveal')).toEqual([]);
  });
});
