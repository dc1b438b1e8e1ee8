/** Text and panel show each other's elements. */
import type { JourneyReport } from '@parcours/model';
import { suppose } from '@parcours/scoring';
import { describe, expect, test } from 'vitest';
import { kitchen } from '../../charts/test/fixtures/kitchen.ts';
import { chromiumPath } from './browser.ts';
import { panelInBrowser } from './panel-in-browser.ts';
import { panelModelOf, stage } from './panel-model.ts';

/** The kitchen with where two of its figures come from. */
const sourced: JourneyReport = {
  ...kitchen,
  stages: kitchen.stages.map((each) => ({
    ...each,
    studies: each.measured
      ? [
          {
            ...each.measured,
            name: 'visits',
            sd: 1,
            leftOut: false,
            borrowedSd: false,
            shares: { disappointing: 0.5, neutral: 0.3, enchanting: 0.2 },
          },
        ]
      : [],
    sources: [{ study: 'visits', file: 'data/visites-2026-03.csv', columns: ['etape', 'reponse'], filters: [], used: 12, dropped: [] }],
  })),
};

describe.skipIf(!chromiumPath)('text and panel', () => {
  const panel = panelInBrowser();
  const { open, heardOf } = panel;

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

  test('a figure shows what stands behind it to the pointer, and a click its rows', async () => {
    const page = await open({ width: 900, height: 900 });
    await panel.send({ type: 'model', model: panelModelOf([sourced]) });
    const card = page.locator('#figure-popover');
    await page.locator('svg.pc-curve [data-stage=compare]').hover();
    await card.locator('.pc-card-name', { hasText: 'Je compare les offres' }).waitFor();
    expect(await card.textContent()).toContain('visites-2026-03.csv');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/card.png` });
    await card.locator('[data-rows]').first().click();
    await page.mouse.move(2, 2);
    await card.waitFor({ state: 'hidden' });
    await page.locator('[data-figure=advice]').click();
    expect(await heardOf('rows')).toEqual([
      { type: 'rows', journey: 'kitchen', stage: 'compare', study: 'visits' },
      { type: 'rows', journey: 'kitchen', stage: 'advice', study: expect.any(String) },
    ]);
    expect(await heardOf('reveal')).toEqual([]);
  });

  test('and by keyboard: on focus, Enter for the rows, Esc, Tab into it and out of it', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([sourced]) });
    const card = page.locator('#figure-popover');
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.figure ?? document.activeElement?.className);
    for (let presses = 0; presses < 40 && (await focused()) !== 'compare'; presses++) await page.keyboard.press('Tab');
    expect(await card.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await card.isVisible()).toBe(false);
    await page.locator('#tab-curve').focus();
    await page.locator('[data-figure=compare]').focus();
    expect(await card.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.rows)).toBe('visits');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('compare');
    expect(await card.isVisible()).toBe(false);
    await page.locator('svg.pc-curve [data-stage=compare]').focus();
    await page.keyboard.press('Shift+Enter');
    const rows = { type: 'rows', journey: 'kitchen', stage: 'compare', study: 'visits' };
    expect(await heardOf('rows')).toEqual([rows, rows, rows]);
  });

  test('a target is dragged: the text is written once, at the end', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const handle = page.locator('[id="edit-target-advice"]');
    await handle.scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await handle.boundingBox()) ?? {};
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 - 30, y + height / 2, { steps: 5 });
    expect(await handle.textContent()).toBe('Target +2.00');
    expect(await heardOf('edit-stage')).toEqual([]);
    await page.mouse.up();
    const edit = { type: 'edit-stage', journey: 'kitchen', stage: 'advice', attribute: 'target', value: 2 };
    expect(await heardOf('edit-stage')).toEqual([edit]);
    expect(await heardOf('reveal')).toEqual([]);
  });

  test('and by keyboard: arrow keys are one edit and are spoken, Escape takes them back', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.locator('[data-gap-column=importance]').check();
    await page.locator('[data-gap-column=volume]').check();
    const volume = page.locator('[id="edit-volume-compare"]');
    await volume.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('PageUp');
    expect(await volume.getAttribute('aria-valuetext')).toBe('91%');
    await page.keyboard.press('Escape');
    expect(await volume.getAttribute('aria-valuetext')).toBe('80%');
    await page.locator('[id="edit-importance-compare"]').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const edit = { type: 'edit-stage', journey: 'kitchen', stage: 'compare', attribute: 'importance', value: 2 };
    expect(await heardOf('edit-stage')).toEqual([edit]);
    expect(await page.locator('[data-edit=target]').count()).toBe(
      kitchen.stages.filter(({ targetFrom }) => targetFrom === 'declared').length,
    );
  });

  test('what if: an initiative is supposed, drawn dotted under a banner, and ended; by keyboard a stage is moved', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { hash: 'a' }) });
    await page.locator('.what-if summary').click();
    await page.locator('[data-suppose-initiative=resume]').check();
    const supposition = { initiatives: ['resume'], moves: [] };
    expect(await heardOf('suppose')).toEqual([{ type: 'suppose', journey: 'kitchen', supposition, request: 2 }]);
    const supposed = suppose(kitchen, supposition);
    await panel.send({ type: 'supposed', journey: 'kitchen', request: 1, supposed: null });
    expect(await page.locator('svg .pc-supposed').count()).toBe(0);
    await panel.send({ type: 'supposed', journey: 'kitchen', request: 2, supposed });
    expect(await page.locator('.notice.supposed').textContent()).toContain('Supposed, not measured');
    expect(await page.locator('svg .pc-supposed .pc-line').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-supposed=follow]').textContent()).toContain('−1.55 → +0.45');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/what-if.png`, fullPage: true });
    await page.locator('#tab-evidence').click();
    await page.getByRole('button', { name: 'End' }).click();
    expect(await page.locator('.notice.supposed').count()).toBe(0);
    await page.locator('#tab-curve').click();
    expect(await page.locator('svg .pc-supposed').count()).toBe(0);
    await page.locator('#suppose-move').focus();
    await page.keyboard.press('ArrowRight');
    expect((await heardOf('suppose')).at(-1)).toMatchObject({ supposition: { initiatives: [], moves: [{ stage: 'compare', by: 0.1 }] } });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('suppose-move');
  });

  test('the data tab asks for the files, and one click, or Enter, writes what is proposed', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('#tab-data').click();
    expect(await heardOf('data')).toEqual([{ type: 'data', journey: 'kitchen' }]);
    const column = { kind: 'numbers', filled: 40, distinct: 2, others: 0, bars: [{ cell: '<b>8</b>', count: 30 }] } as const;
    await panel.send({
      type: 'data',
      journey: 'kitchen',
      profiles: [
        {
          study: 'survey',
          label: 'Enquête',
          path: 'data/enquete-2026-04.csv',
          rows: 42,
          isBeginning: false,
          columns: [
            { ...column, header: 'conseil', mapped: ['measure advice'], proposed: [] },
            { ...column, header: 'pose', mapped: [], proposed: ['measure fit from "pose" // scale?'] },
          ],
        },
      ],
      unlinked: [{ uri: 'file:///b.csv', path: 'b.csv' }],
    });
    expect(await page.locator('[data-column=conseil]').textContent()).toContain('<b>8</b>');
    expect(await page.locator('[data-column=conseil] code').textContent()).toBe('measure advice');
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/data.png`, fullPage: true });
    await page.locator('[data-column=pose] [data-action=map-column]').click();
    await page.locator('[data-action=link-data-file]').focus();
    await page.keyboard.press('Enter');
    expect(await heardOf('map-column')).toEqual([{ type: 'map-column', journey: 'kitchen', study: 'survey', header: 'pose' }]);
    expect(await heardOf('link-data-file')).toEqual([{ type: 'link-data-file', journey: 'kitchen', file: 'file:///b.csv' }]);
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
