import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_VIEW, LANGUAGES, messageTableErrors } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { everything } from '../../charts/test/fixtures/changed.ts';
import { kitchen } from '../../charts/test/fixtures/kitchen.ts';
import { manyGroups } from '../../charts/test/fixtures/many-groups.ts';
import { messages } from '../src/messages.ts';
import { chromiumPath, type PanelOptions } from './browser.ts';
import { compared } from './compared.ts';
import { panelInBrowser } from './panel-in-browser.ts';
import { panelModelOf, stage, withFirstMean } from './panel-model.ts';
import { themes } from './themes.ts';

test('everything the panel says exists in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

if (!chromiumPath) console.warn('SKIPPED the panel in a browser: no chromium was found (CHROMIUM names one)');

describe.skipIf(!chromiumPath)('the panel in a browser', () => {
  const panel = panelInBrowser();
  const { open, heardOf } = panel;

  test('says that it is ready, and shows the picture it is given', async () => {
    const page = await open();
    expect(await panel.heard()).toEqual([{ type: 'ready', uri: null, view: DEFAULT_VIEW, chosenFile: null }]);
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    expect(await page.locator('svg [data-stage]').count()).toBe(5);
    expect(await page.locator('main').textContent()).toContain('Je compare les offres');
    expect(await heardOf('shown')).toMatchObject([{ stages: 5, stale: false }]);
  });

  test('text of a file is shown as text, under a policy that allows no script of its own', async () => {
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=1</script>';
    const page = await open();
    const journey = { ...kitchen, label: hostile, stages: kitchen.stages.map((each) => ({ ...each, label: hostile })) };
    await panel.send({
      type: 'model',
      model: panelModelOf([journey, { ...kitchen, name: hostile }], {
        file: hostile,
        missing: [{ message: hostile, cancelled: true }],
        reading: [hostile],
      }),
    });
    expect(await page.locator('main img, main script, header img').count()).toBe(0);
    expect(await page.locator('.missing li').first().textContent()).toBe(hostile);
    expect(await page.locator('select#journey option').first().textContent()).toBe(hostile);
    expect(await page.title()).toBe('Parcours');
  });

  test('the browser refuses markup made from text', async () => {
    const page = await open();
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>text</b>';
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    expect(panel.complaints.splice(0).join()).toContain('TrustedHTML');
  });

  test('keyboard: Tab reaches the curve, arrows go along the stages, Enter shows one in the text', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-stage'));
    for (let presses = 0; presses < 12 && (await focused()) === null; presses++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('compare');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('follow');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('fit');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await heardOf('reveal')).toEqual([{ type: 'reveal', journey: 'kitchen', stage: 'advice' }]);
    const name = await page.locator('svg [data-stage=advice]').getAttribute('aria-label');
    expect(name).toMatch(/^Stage 2 of 5, phase .+: Je me fais conseiller/);
    expect(await page.locator('svg [data-stage].pc-selected').count()).toBe(1);
  });

  test('a click on a stage of the curve shows it in the text', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('svg [data-stage=order]').click();
    expect(await heardOf('reveal')).toEqual([{ type: 'reveal', journey: 'kitchen', stage: 'order' }]);
  });

  test('the same hash draws nothing anew; another moves the curve and keeps focus and scroll', async () => {
    const page = await open({ height: 400 });
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { hash: 'a' }) });
    const mark = () => page.evaluate(() => document.querySelector('main svg')?.setAttribute('data-mark', '1'));
    const marked = () => page.locator('main svg[data-mark]').count();
    await mark();
    await page.locator('svg [data-stage=follow]').focus();
    await page.evaluate(() => scrollTo(0, 90));
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { hash: 'a' }) });
    expect(await marked()).toBe(1);
    const line = await page.locator('svg > .pc-line').getAttribute('d');
    await panel.send({ type: 'model', model: panelModelOf([withFirstMean(2)], { hash: 'b' }) });
    expect(await marked()).toBe(0);
    expect(await page.locator('svg > .pc-line').getAttribute('d')).not.toBe(line);
    expect(await page.evaluate(() => [document.activeElement?.getAttribute('data-stage'), scrollY])).toEqual(['follow', 90]);
  });

  describe('what customers said', () => {
    const spoken = (count: number, first: (typeof kitchen.studies)[number]['verbatims']['first']) => ({
      ...kitchen,
      studies: kitchen.studies.map((study, at) => (at === 0 ? { ...study, verbatims: { count, first } } : study)),
    });
    const said = (text: string, stage: string | null, respondent: string | null, score: number | null) => ({
      text,
      stage,
      respondent,
      score,
      line: 2,
      count: 1,
    });
    const three = spoken(5310, [
      said('Prix « à partir de », puis surprise ; j’abandonne', 'compare', 'V01', -3),
      said('Le conseiller a été parfait\nvraiment', 'advice', 'V02', 2.5),
      said('<img src=x onerror="document.title=1"> Très élevé', null, null, null),
    ]);
    const shown = async (journey: typeof kitchen, options?: PanelOptions) => {
      const page = await open({ ...options, state: { uri: 'file:///w/kitchen.journey', tab: 'evidence' } as PanelOptions['state'] });
      await panel.send({ type: 'model', model: panelModelOf([journey]) });
      if ((await page.locator('#verbatim-search').count()) === 0) await page.getByRole('tab').nth(1).click();
      return page;
    };
    const captions = (page: Awaited<ReturnType<typeof shown>>) => page.locator('.verbatims figcaption').allTextContents();

    test('each with its stage, respondent and score; how many there are, and how many are kept', async () => {
      const page = await shown(three, { language: 'fr' });
      expect(await page.locator('.verbatims h3').textContent()).toBe('5\u202f310 commentaires dans Visites mystère, mars 2026');
      expect(await page.locator('.verbatims .sample-note').textContent()).toContain('les plus parlants (3)');
      expect(await captions(page)).toEqual([
        'Je compare les offres · V01 · score −3,0 · ligne 2',
        'Je me fais conseiller · V02 · score +2,5 · ligne 2',
        'ligne 2',
      ]);
      expect(await page.locator('.verbatims img').count()).toBe(0);
    });

    test('searched from the keyboard: what matches is marked and counted, nothing found is said, Escape empties', async () => {
      const page = await shown(three);
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('verbatim-search');
      await page.keyboard.type('eleve tres');
      expect(await page.locator('.verbatims mark').allTextContents()).toEqual(['Très', 'élevé']);
      expect(await page.getByRole('status').filter({ hasText: 'found' }).textContent()).toBe('1 of 3 comments found');
      expect(await page.locator('.verbatims figure').count()).toBe(1);
      await page.locator('#verbatim-search').fill('V02');
      expect(await captions(page)).toEqual(['Je me fais conseiller · V02 · score +2.5 · line 2']);
      await page.locator('#verbatim-search').fill('<img src=y>');
      expect(await page.locator('#verbatim-status').textContent()).toContain('No comment contains “<img src=y>”.');
      expect(await page.locator('.verbatims figure, .verbatims h3').count()).toBe(0);
      await page.keyboard.press('Escape');
      expect(await page.locator('.verbatims figure').count()).toBe(3);
      expect(await page.locator('#verbatim-status').textContent()).toBe('');
    });

    test('a new picture keeps the query, the caret and what is found', async () => {
      const page = await shown(three);
      await page.locator('#verbatim-search').fill('prix');
      await page.evaluate(() => (document.activeElement as HTMLInputElement).setSelectionRange(2, 2));
      await panel.send({ type: 'model', model: panelModelOf([{ ...three, score: 1 }], { hash: 'other' }) });
      expect(await page.locator('.verbatims figure').count()).toBe(1);
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).selectionStart)).toBe(2);
      await page.keyboard.type('x');
      expect(await page.locator('#verbatim-search').inputValue()).toBe('prxix');
    });

    test('where none may be shown, that is said', async () => {
      const page = await shown(spoken(4, []));
      expect(await page.locator('.verbatims .sample-note').textContent()).toBe('None can be shown: too few respondents.');
    });
  });

  test('an update is said once typing rests', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { hash: 'a' }) });
    await panel.send({ type: 'model', model: panelModelOf([withFirstMean(1)], { hash: 'b' }) });
    await panel.send({ type: 'model', model: panelModelOf([withFirstMean(2)], { hash: 'c' }) });
    await page.locator('.live-region[role=status]', { hasText: 'score +2.00, 5 stages' }).waitFor({ state: 'attached' });
  });

  test('a text with errors: the last good picture with a notice that leads to the first error', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { errors: 1, stale: true }) });
    expect(await page.locator('.notice').textContent()).toBe('The text has 1 error; this is the last good picture. Go to the first error');
    expect(await page.locator('svg [data-stage]').count()).toBe(5);
    await page.getByRole('button', { name: 'Go to the first error' }).press('Enter');
    expect(await heardOf('first-error')).toHaveLength(1);
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('a file that takes long: a bar that moves without being read aloud again, until the picture has it', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { reading: ['data/survey.csv'] }) });
    const notice = page.locator('.notice');
    const bar = page.getByRole('progressbar');
    expect(await notice.textContent()).toBe('Reading data/survey.csv. The picture does without it so far. ');
    expect(await bar.getAttribute('value')).toBeNull();
    await page.evaluate(() => {
      const seen = { changes: 0 };
      const observer = new MutationObserver((records) => {
        seen.changes += records.filter(({ target }) => !(target as Element).closest('[aria-hidden]')).length;
      });
      observer.observe(document.querySelector('.notices') as Element, { childList: true, characterData: true, subtree: true });
      Object.assign(window, { seen });
    });
    const changes = () => page.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes);
    for (const percent of [42, 97]) {
      await panel.send({ type: 'reading', path: 'data/survey.csv', percent, ended: false });
      expect([await bar.getAttribute('value'), await notice.locator('.percentage').textContent()]).toEqual([
        String(percent),
        `${percent}%`,
      ]);
    }
    expect(await changes()).toBe(0);
    await panel.send({ type: 'reading', path: 'data/other.csv', percent: 5, ended: false });
    expect(await notice.count()).toBe(1);
    await panel.send({ type: 'reading', path: 'data/survey.csv', percent: 100, ended: true });
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { hash: 'read' }) });
    expect(await notice.count()).toBe(0);
  });

  test('a reading that was cancelled is said, beside an error of the text, and can be asked for again', async () => {
    const page = await open({ language: 'fr' });
    const missing = [{ message: 'La lecture de survey.csv a été interrompue.', cancelled: true }];
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { missing, errors: 1, stale: true }) });
    expect(await page.locator('.notice').allTextContents()).toEqual([
      'La lecture de survey.csv a été interrompue. Le relire',
      'Le texte contient 1 erreur\u00a0; voici la dernière image valable. Aller à la première erreur',
    ]);
    await page.getByRole('button', { name: 'Le relire' }).press('Enter');
    expect(await heardOf('read-again')).toHaveLength(1);
    await panel.send({ type: 'model', model: panelModelOf([kitchen], { missing: [{ message: 'x', cancelled: false }] }) });
    expect(await page.locator('.notice').count()).toBe(0);
  });

  test('the tabs: by click and by arrow key, each with its contents', async () => {
    const page = await open({ language: 'en' });
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.getByRole('tab', { name: 'Evidence' }).click();
    const text = await page.getByRole('tabpanel').textContent();
    expect(text).toContain('no such name in the text');
    expect(text).toContain('declared as missing');
    expect(text).toContain('Prix « à partir de », puis surprise');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Data');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Plan');
    expect((await panel.state())?.tab).toBe('plan');
  });

  test('several journeys and waves: chosen in a list', async () => {
    const page = await open();
    const other = { ...kitchen, name: 'service', label: 'Je fais réparer', stages: kitchen.stages.slice(0, 2) };
    await panel.send({ type: 'model', model: panelModelOf([{ ...kitchen, waves: ['2025', '2026'] }, other]) });
    await page.getByRole('combobox', { name: 'Wave' }).selectOption('2026');
    expect(await heardOf('view')).toEqual([{ type: 'view', view: { ...DEFAULT_VIEW, wave: '2026' } }]);
    await page.getByRole('combobox', { name: 'Journey' }).selectOption('service');
    expect(await page.locator('svg [data-stage]').count()).toBe(2);
    expect(await page.getByRole('combobox', { name: 'Wave' }).count()).toBe(0);
    expect((await panel.state())?.journey).toBe('service');
  });

  test('whom to look at and what to compare: chosen in lists, told to the host, kept', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([compared]) });
    expect(await page.locator('header select').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['wave', 'segment', 'channel']);
    await page.locator('#segment').selectOption({ label: 'movers' });
    await page.locator('#tab-compare').click();
    await page.getByLabel('Side by side').selectOption('wave');
    expect(await heardOf('view')).toEqual([
      { type: 'view', view: { ...DEFAULT_VIEW, segment: 'movers' } },
      { type: 'view', view: { ...DEFAULT_VIEW, segment: 'movers', compare: 'wave' } },
    ]);
    expect(await panel.state()).toMatchObject({ tab: 'compare', view: { segment: 'movers', compare: 'wave' } });
    await page.locator('#segment').selectOption('');
    expect((await heardOf('view')).at(-1)).toEqual({ type: 'view', view: { ...DEFAULT_VIEW, compare: 'wave' } });
  });

  test('any two waves are compared: the second is chosen beside the first, by keyboard', async () => {
    const page = await open({ language: 'en' });
    const model = panelModelOf([{ ...compared, wave: '2026', waves: ['2024', '2025', '2026'] }]);
    await panel.send({ type: 'model', model });
    await page.locator('#tab-compare').click();
    expect(await page.getByRole('combobox', { name: 'Compared with' }).count()).toBe(0);
    await page.getByLabel('Side by side').selectOption('wave');
    await panel.send({ type: 'model', model });
    const versus = page.getByRole('combobox', { name: 'Compared with' });
    expect(await versus.locator('option').allTextContents()).toEqual(['2024', '2025']);
    expect(await versus.inputValue()).toBe('2025');
    await versus.focus();
    await page.keyboard.press('ArrowUp');
    expect((await heardOf('view')).at(-1)).toEqual({ type: 'view', view: { ...DEFAULT_VIEW, compare: 'wave', versus: '2024' } });
  });

  test('side by side: curve, table and matrix, whose stages are reached by the keyboard', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([compared]) });
    await page.locator('#tab-curve').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=tabpanel]').getAttribute('aria-labelledby')).toBe('tab-compare');
    expect(await page.locator('[data-part="compare-table-wave"] tr[data-stage]').count()).toBe(4);
    expect(await page.locator('main').textContent()).toContain('2026 − 2025: +1.80 [+0.70, +2.90] (single 95%) ▲ change, p = 0.040');
    await page.locator('[data-part="matrix-chart-derived"] [data-stage="compare"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-stage'))).toBe('advice');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toContain('its interval crosses a line');
    await page.keyboard.press('Enter');
    expect((await heardOf('reveal')).at(-1)).toMatchObject({ stage: 'advice' });
  });

  test('many groups are a matrix; two to four of them are chosen by keyboard, drawn over each other and kept', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([manyGroups({ count: 7, spread: 'mixed' })]) });
    expect(await page.locator('.heading .compared').textContent()).toBe('Side by side: Segments (7 groups)');
    await page.locator('#tab-compare').click();
    expect(await page.locator('.pc-lit').count()).toBe(4);
    expect(await page.locator('tr[data-stage=advice] .pc-lit .pc-standing').textContent()).toBe('▼ below 6/6');
    expect(await page.locator('.pc-comparison-curve').count()).toBe(0);
    await page.locator('.section-heading summary').press('Enter');
    for (const name of ['Rénovateurs', 'Familles', 'Seniors', 'Étudiants']) await page.getByRole('checkbox', { name }).press('Space');
    expect(await page.locator('.pc-comparison-curve > .pc-series').count()).toBe(4);
    expect(await page.getByRole('checkbox', { name: 'Investisseurs' }).isDisabled()).toBe(true);
    expect((await panel.state())?.overlaid).toEqual(['g0', 'g3', 'g4', 'g5']);
  });

  test('nothing to compare is said', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('#tab-compare').click();
    expect(await page.locator('main .hint').count()).toBe(2);
  });

  test('the gap table is sorted by its headings', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const order = () => page.locator('tr[data-stage]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-stage')).join());
    const before = await order();
    await page.getByRole('button', { name: 'Gap', exact: true }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('sort-gap');
    expect(await page.locator('th[aria-sort]').textContent()).toBe('Gap');
    expect(await order()).not.toBe('');
    await page.getByRole('button', { name: 'Stage', exact: true }).click();
    expect((await order()).startsWith('compare,advice,follow')).toBe(true);
    expect(before.split(',').sort()).toEqual((await order()).split(',').sort());
  });

  describe('the gap table', () => {
    const many = {
      ...kitchen,
      stages: Array.from({ length: 12 }, (_, at) => ({
        ...(kitchen.stages[at % 5] as (typeof kitchen.stages)[number]),
        name: `s${at}`,
        label: at === 7 ? 'Ich warte auf die Handwerkerterminbestätigung' : `Etappe ${at}`,
        rank: at + 1,
      })),
    };

    for (const language of LANGUAGES) {
      test.each([320, 421, 621, 1000, 1400])(`fits at %d pixels (${language})`, async (width) => {
        const page = await open({ language, width });
        await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
        const [inside, outside] = await page
          .locator('[data-keep-scroll=gaps]')
          .evaluate((each) => [each.scrollWidth, each.clientWidth] as [number, number]);
        expect(inside).toBeLessThanOrEqual(outside);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        for (const word of ['pc-gap-plot', 'pc-bar-fill']) {
          if (width >= 621) expect(await page.locator(`.pc-gaps tbody .${word}`).first().isVisible()).toBe(true);
        }
        expect(
          await page
            .locator('.pc-gaps tr[data-stage=compare]')
            .getByText(/4[.,]08/)
            .filter({ visible: true })
            .count(),
        ).toBe(1);
      });
    }

    test('begins on the first screen at the usual split', async () => {
      const page = await open({ language: 'de', width: 621, height: 900 });
      await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
      const box = await page.locator('.pc-gaps tr[data-stage]').first().boundingBox();
      expect(box?.y).toBeLessThan(900);
    });

    test('columns are chosen by keyboard and kept, and so is the order', async () => {
      const page = await open();
      await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
      const headings = () => page.locator('.pc-gaps thead th').count();
      expect(await headings()).toBe(5);
      await page.locator('.gap-controls summary').press('Enter');
      await page.getByRole('checkbox', { name: 'Importance' }).press('Space');
      await page.getByRole('checkbox', { name: 'Expert score' }).check();
      expect(await headings()).toBe(7);
      await page.getByRole('button', { name: 'Gap', exact: true }).click();
      expect(await panel.state()).toMatchObject({ gapColumns: ['importance', 'expert'], gapSort: 'gap' });
      const state = await panel.state();
      await panel.close();
      await panel.open(state ? { state } : {});
      await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
      expect(await panel.page.locator('.pc-gaps thead th').count()).toBe(7);
      expect(await panel.page.locator('.pc-gaps th[aria-sort=descending]').getAttribute('data-sort')).toBe('gap');
    });

    test('is filtered by words, says how many are left, and keeps them through an update', async () => {
      const page = await open({ language: 'de' });
      await panel.send({ type: 'model', model: panelModelOf([many], { hash: 'a' }) });
      const rows = () => page.locator('.pc-gaps tr[data-stage]:visible').count();
      expect(await rows()).toBe(12);
      await page.getByLabel('Etappen filtern').fill('termin warte');
      expect(await rows()).toBe(1);
      expect(await page.locator('.gap-controls [role=status]').textContent()).toBe('1 von 12 Etappen');
      expect(await page.locator('.pc-gaps tbody:visible').count()).toBe(1);
      await panel.send({ type: 'model', model: panelModelOf([{ ...many, score: 1 }], { hash: 'b' }) });
      expect(await rows()).toBe(1);
      expect(await page.getByLabel('Etappen filtern').inputValue()).toBe('termin warte');
      await page.getByLabel('Etappen filtern').fill('');
      expect(await rows()).toBe(12);
    });
  });

  test('the exports go to the host', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const menu = page.locator('summary[aria-label="Compare and save"]');
    await menu.press('Enter');
    await page.getByRole('button', { name: 'Save as SVG' }).click();
    expect(await page.getByRole('button', { name: 'Save HTML report' }).isVisible()).toBe(false);
    await menu.click();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('button', { name: 'Save HTML report' }).isVisible()).toBe(false);
    await menu.click();
    await page.getByRole('button', { name: 'Save HTML report' }).click();
    expect(await heardOf('export')).toEqual([
      { type: 'export', format: 'svg' },
      { type: 'export', format: 'html' },
    ]);
  });

  test('one heading on every tab says which journey and whose figures', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    for (const tab of ['curve', 'compare', 'evidence', 'plan']) {
      await page.locator(`#tab-${tab}`).click();
      expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(["J'achète ma cuisine"]);
    }
  });

  test('tabs, filters and the menu take two rows at the usual split in German', async () => {
    const page = await open({ language: 'de', width: 621 });
    const choices = {
      ...kitchen.choices,
      segment: [
        { name: 'a', label: 'Eigentümer eines Einfamilienhauses' },
        { name: 'b', label: null },
      ],
      channel: [{ name: 'c', label: 'Telefonische Kundenberatung' }],
    };
    await panel.send({ type: 'model', model: panelModelOf([{ ...kitchen, waves: ['Herbst 2026', 'Frühjahr 2026'], choices }]) });
    const tops = await page
      .locator('.bar button[role=tab], .bar select, .bar summary')
      .evaluateAll((all) => all.map((each) => Math.round((each.getBoundingClientRect().top + each.getBoundingClientRect().bottom) / 20)));
    expect(new Set(tops).size).toBe(2);
  });

  test('the values of a fact stand in one column, right of its name', async () => {
    const page = await open({ width: 1000 });
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('details[data-key=notes] > summary').click();
    const lefts = await page
      .locator('.pc-facts')
      .evaluateAll((lists) =>
        lists.map((list) =>
          [...list.querySelectorAll('dd')].map((value) => value.getBoundingClientRect().left - list.getBoundingClientRect().left),
        ),
      );
    expect(lefts.some((list) => list.length > 1)).toBe(true);
    for (const list of lefts) {
      expect(new Set(list.map(Math.round)).size).toBeLessThanOrEqual(1);
      for (const left of list) expect(left).toBeGreaterThan(50);
    }
  });

  test('a line that was left out, and the line of a comment, open the file there', async () => {
    const page = await open({ language: 'fr' });
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    await page.locator('#tab-evidence').click();
    expect(await page.locator('.pc-studies li').first().textContent()).toMatch(/\(lignes 14, 37\s; par exemple «\sinconnue\s»\)$/);
    await page.locator('.pc-studies').getByRole('button', { name: '37' }).press('Enter');
    await page.locator('.verbatims').getByRole('button', { name: 'ligne 2' }).click();
    expect(await heardOf('open-file')).toEqual([
      { type: 'open-file', file: 'data/visites-2026-03.csv', line: 37 },
      { type: 'open-file', file: 'data/visites-2026-03.csv', line: 2 },
    ]);
  });

  test('its last life: file, journey, tab and scroll come back', async () => {
    const state = { uri: 'file:///journeys/cuisine.journey', view: DEFAULT_VIEW, journey: 'kitchen', tab: 'evidence', scroll: 60 } as const;
    const page = await open({ state, height: 300 });
    expect(await heardOf('ready')).toEqual([{ type: 'ready', uri: state.uri, view: DEFAULT_VIEW, chosenFile: null }]);
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Evidence');
    expect(await page.evaluate(() => scrollY)).toBe(60);
  });

  test('says what is missing when there is nothing to show', async () => {
    const page = await open();
    await panel.send({ type: 'status', status: 'no-file' });
    expect(await page.locator('main').textContent()).toContain('No journey file is open');
    await panel.send({ type: 'model', model: panelModelOf([], { file: 'perimetre.journey' }) });
    expect(await page.locator('main').textContent()).toContain('perimetre.journey declares no journey');
    expect(await page.locator('main pre').textContent()).toContain('journey purchase "I buy my kitchen"');
    const bare = {
      ...kitchen,
      score: null,
      stages: [stage('compare', 'Je compare', { expert: 1 })],
      studies: [],
      kpis: [],
      initiatives: [],
    };
    await panel.send({ type: 'model', model: panelModelOf([bare]) });
    expect(await page.locator('main .hint pre').textContent()).toContain('observations survey "Survey" of kitchen');
    expect(await page.locator('main').textContent()).toContain('There is no CX index, no gap and no priority');
    // What is to be copied is spelled as the file is.
    await panel.send({ type: 'model', model: panelModelOf([bare], { hash: 'fr', keywordLanguage: 'fr' }) });
    expect(await page.locator('main .hint pre').textContent()).toMatch(
      /^observations survey "Survey" de kitchen\n {2}méthode enquête date 2026-04\n {2}depuis "survey\.csv" \{\n {2}répondant "id"\n {2}mesure compare/,
    );
    await page.getByRole('tab', { name: 'Plan' }).click();
    expect(await page.locator('main').textContent()).toContain('No initiative is planned');
    await panel.send({ type: 'model', model: panelModelOf([{ ...bare, stages: [] }], { hash: 'empty' }) });
    await page.getByRole('tab', { name: 'Curve' }).click();
    expect(await page.locator('main').textContent()).toContain('This journey has no stage yet');
    await panel.send({ type: 'status', status: 'stopped' });
    await page.getByRole('button', { name: 'Start it again' }).click();
    expect(await heardOf('restart')).toHaveLength(1);
  });

  // A picture of each, to look at: .cache/screenshots/panel-*.png
  const shots = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots');
  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
    for (const [size, width] of [
      ['narrow', 420],
      ['wide', 1200],
    ] as const) {
      test(`nothing sticks out: ${theme}, ${size}, in every language`, async () => {
        mkdirSync(shots, { recursive: true });
        for (const language of LANGUAGES) {
          const page = await open({ theme, width, language });
          await panel.send({
            type: 'model',
            model: panelModelOf([compared, { ...kitchen, name: 'b' }], {
              errors: 2,
              stale: true,
              reading: ['data/enquete-2026-04.csv'],
              missing: [{ message: 'La lecture du fichier d’observations data/visites.csv a été interrompue.', cancelled: true }],
            }),
          });
          await panel.send({ type: 'reading', path: 'data/enquete-2026-04.csv', percent: 42, ended: false });
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
          if (language === 'fr') {
            for (const tab of ['curve', 'compare', 'evidence', 'plan']) {
              await page.locator(`#tab-${tab}`).click();
              await page.screenshot({ path: join(shots, `panel-${theme}-${size}-${tab}.png`), fullPage: true });
            }
          }
          if (language !== 'de') {
            expect(panel.complaints).toEqual([]);
            await panel.close();
          }
        }
      });
    }
  }

  test('the changes are a tab while something is compared; an entry leads to its element, and HEAD stands behind the curve', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    expect(await page.getByRole('tab', { name: /^Changes/ }).count()).toBe(0);
    const reportJson = JSON.stringify(everything);
    await panel.send({ type: 'comparison', comparison: { base: 'HEAD', head: 'working-tree', reportJson, fault: null }, ghost: false });
    await page.getByRole('tab', { name: /^Changes/ }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What you edit, compared with HEAD');
    await page.locator('.changes [data-element][data-journey]').first().click();
    expect(await heardOf('reveal-element')).toHaveLength(1);
    await page.getByRole('checkbox', { name: 'Show HEAD behind the curve' }).click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    for (const type of ['toggle-ghost', 'copy-changes', 'stop-comparing']) expect(await heardOf(type)).toHaveLength(1);

    await panel.send({ type: 'baseline', reportJson: JSON.stringify({ journeys: [withFirstMean(1)] }) });
    await panel.send({ type: 'comparison', comparison: { base: 'HEAD', head: 'working-tree', reportJson, fault: null }, ghost: true });
    await page.getByRole('tab', { name: 'Curve' }).click();
    // In the picture and in its legend.
    expect(await page.locator('svg .pc-ghost .pc-line').count()).toBe(2);
    await panel.send({ type: 'comparison', comparison: null, ghost: false });
    expect(await page.locator('svg .pc-ghost').count()).toBe(0);
    expect(await page.getByRole('tab', { name: /^Changes/ }).count()).toBe(0);
  });

  test('a new copy of the journey in another file changes nothing of what stands behind the curve', async () => {
    const page = await open();
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const [change] = everything.journeys;
    if (!change) throw new Error('nothing differs');
    const copy = { ...kitchen, file: 'copy.journey' };
    const stages = kitchen.stages.map(({ name }) => ({ before: null, after: name }));
    const journeys = [
      { ...change, name: copy.name, file: copy.file, fileBefore: null, before: null, after: copy, elements: [], figures: [], stages },
    ];
    const reportJson = JSON.stringify({ ...everything, journeys });
    await panel.send({ type: 'baseline', reportJson: JSON.stringify({ journeys: [copy, withFirstMean(1)] }) });
    await panel.send({ type: 'comparison', comparison: { base: 'HEAD', head: 'working-tree', reportJson, fault: null }, ghost: true });
    expect(await page.locator('svg .pc-ghost .pc-line').count()).toBe(2);
  });

  test('why nothing can be compared is said in place of the changes', async () => {
    const page = await open({ language: 'de' });
    await panel.send({ type: 'model', model: panelModelOf([kitchen]) });
    const fault = '<b>HEAD</b> kann nicht gelesen werden';
    await panel.send({ type: 'comparison', comparison: { base: 'HEAD', head: 'index', reportJson: null, fault }, ghost: false });
    await panel.send({ type: 'tab', tab: 'changes' });
    expect(await page.locator('.changes .fault').textContent()).toBe(fault);
    expect(await page.getByRole('button', { name: 'Als Markdown kopieren' }).isDisabled()).toBe(true);
  });
});
