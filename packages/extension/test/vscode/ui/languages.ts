/** The interface in French and German: texts of manifest, extension, server and panel. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../test-folder.ts';
import { openText, type UiTest } from '../ui-runner.ts';
import { stageAnswers } from './comparison.ts';
import { FENCED } from './markdown-fence.ts';

interface Texts {
  readonly language: string;
  readonly button: RegExp;
  readonly lens: string;
  readonly index: RegExp;
  readonly tabs: readonly string[];
  readonly hover: RegExp;
  readonly problem: string;
  readonly commands: readonly string[];
  /** Compare with HEAD, its heading, the tab, HEAD behind the curve, and its legend. */
  readonly comparison: { readonly command: string; readonly heading: string; readonly ghost: string; readonly legend: string };
  /** The status bar, and the heading of the tab. */
  readonly staged: { readonly item: string; readonly heading: string };
  /** Part of the fence's note that observations are not read there. */
  readonly fence: string;
  /** The outcome of the gate on too few respondents. */
  readonly undecided: string;
  readonly walkthrough: readonly string[];
  readonly page: string;
  readonly evidence: string;
  /** The name of the snippet `stage-line`. */
  readonly snippet: string;
}

const STUDY = 'observations survey of shop from "survey.csv" {\n  respondent "id"\n  measure pay from "paying"\n}';

const TEXTS: Readonly<Record<'fr' | 'de', Texts>> = {
  fr: {
    language: 'Parcours client',
    button: /Ouvrir l’aperçu sur le côté/,
    lens: 'indice CX 45 / 100',
    index: /Preuves les plus faibles\s: «\sJe relance mon devis\s»/,
    tabs: ['Courbe', 'Preuves', 'Plan'],
    hover: /intervalle à 95\s%/,
    problem: 'est contredit par les données',
    comparison: {
      command: 'Comparer avec HEAD',
      heading: 'Ce que vous modifiez, comparé à HEAD',
      ghost: 'Montrer HEAD derrière la courbe',
      legend: 'avant : HEAD',
    },
    staged: { item: 'Indexé : parcours modifiés', heading: 'Ce qui est indexé, comparé à HEAD' },
    fence: 'Les observations ne sont pas lues ici',
    undecided: 'non tranchée',
    commands: ['Écrire un premier parcours', 'Vérifier le dossier', 'Exporter le rapport…', 'Redémarrer le serveur de langage'],
    walkthrough: [
      'Premiers pas avec Parcours',
      'Écrire un parcours',
      'Voir la courbe bouger',
      'Lier vos propres preuves',
      'Vérifier et transmettre',
    ],
    page: 'Chaque chiffre dit d’où il vient',
    evidence: 'indicatif',
    snippet: 'Étape sur une ligne',
  },
  de: {
    language: 'Customer Journey',
    button: /Vorschau zur Seite öffnen/,
    lens: 'CX-Index 45 / 100',
    index: /Schwächste Belege: „Je relance mon devis“/,
    tabs: ['Kurve', 'Belege', 'Plan'],
    hover: /95-%-Intervall/,
    problem: 'wird von den Daten widerlegt',
    comparison: {
      command: 'Mit HEAD vergleichen',
      heading: 'Was Sie bearbeiten, verglichen mit HEAD',
      ghost: 'HEAD hinter der Kurve zeigen',
      legend: 'vorher: HEAD',
    },
    staged: { item: 'Vorgemerkt: geänderte Journeys', heading: 'Was zum Commit vorgemerkt ist, verglichen mit HEAD' },
    fence: 'Beobachtungen werden hier nicht gelesen',
    undecided: 'unentschieden',
    commands: ['Eine erste Journey schreiben', 'Ordner prüfen', 'Bericht exportieren…', 'Sprachserver neu starten'],
    walkthrough: [
      'Erste Schritte mit Parcours',
      'Eine Journey schreiben',
      'Die Kurve sehen',
      'Eigene Belege verknüpfen',
      'Prüfen und weitergeben',
    ],
    page: 'Jede Zahl sagt, woher sie kommt',
    evidence: 'vorläufig',
    snippet: 'Etappe in einer Zeile',
  },
};

export function inLanguage(locale: 'fr' | 'de'): readonly UiTest[] {
  const texts = TEXTS[locale];
  return [
    {
      name: `${locale}: the text, its diagnostics, its hover and the panel`,
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await openText(ui);
        await page.locator('.statusbar-item', { hasText: texts.language }).waitFor();
        await page.locator('.codelens-decoration', { hasText: texts.lens }).first().waitFor();
        if ((await page.locator('iframe.webview.ready').count()) === 0) {
          await page.locator('.editor-actions').getByRole('button', { name: texts.button }).first().click();
        }
        for (const name of texts.tabs) await window.panel.getByRole('tab', { name: new RegExp(`^${name}`) }).waitFor();
        await window.stage('compare').waitFor();
        await window.select('stage compare');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
        await page.locator('.monaco-hover', { hasText: texts.hover }).first().waitFor();
        await ui.photograph(`vscode-${locale}`);
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.keyboard.type('stage-l');
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: texts.snippet }).first().waitFor();
        await page.keyboard.press('Escape');
        await window.revert();
        await window.index.hover();
        await page.locator('.monaco-hover', { hasText: texts.index }).first().waitFor();
        await window.command('Problems: Focus on Problems View');
        await page.locator('.markers-panel .monaco-list-row', { hasText: texts.problem }).first().waitFor();
        await window.command('View: Toggle Panel Visibility');
      },
    },
    {
      name: `${locale}: Compare with HEAD, HEAD behind the curve, and gates in the Test Explorer`,
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        const { command, heading, ghost, legend } = texts.comparison;
        await openText(ui);
        await window.select('target +2.5');
        await page.keyboard.type('target +1');
        await window.command(command);
        await window.panel.getByRole('heading', { name: heading }).waitFor();
        await window.panel.locator('.changes [data-element]').first().waitFor();
        await ui.photograph(`vscode-${locale}-changes`);
        await window.panel.getByRole('checkbox', { name: ghost }).click();
        await window.panel.getByRole('tab', { name: texts.tabs[0] ?? '' }).click();
        await window.panel.locator('svg', { hasText: legend }).first().waitFor();
        await window.command('Testing: Focus on Test Explorer View');
        const rows = page.locator('.test-explorer .monaco-list-row');
        await rows.filter({ hasText: "J'achète ma cuisine" }).locator('.monaco-tl-twistie').click();
        await rows.filter({ hasText: 'require kpi nps' }).filter({ hasText: texts.undecided }).waitFor();
        await ui.photograph(`vscode-${locale}-gates`);
        await window.command('View: Show Explorer');
        await window.focusEditor();
        await window.revert();
      },
    },
    {
      name: `${locale}: staging by its button, the Changes tab with its entries, and a fence in the Markdown preview`,
      async body(ui) {
        const { window, folder } = ui;
        const { page } = window;
        await openText(ui);
        try {
          await stageAnswers(ui);
          const item = page.locator('.statusbar-item', { hasText: texts.staged.item });
          await item.click();
          await window.panel.getByRole('heading', { name: texts.staged.heading }).waitFor();
          await window.panel.locator('.changes', { hasText: 'enquete-2026-04.csv' }).first().waitFor();
          await ui.photograph(`vscode-${locale}-staged`);
        } finally {
          git(folder, 'reset', '--quiet', '--hard');
        }
        const notes = join(folder, 'notes.md');
        writeFileSync(notes, FENCED.replace('  stage pay "I pay" score -1\n}', `  stage pay "I pay" score -1\n}\n${STUDY}`));
        await window.command('View: Close All Editor Groups');
        await window.openFile('notes.md');
        await window.command('Markdown: Open Preview to the Side');
        await window.panel.locator('.pc-fence svg', { hasText: 'I look for a lamp' }).waitFor();
        await window.panel.locator('.pc-fence', { hasText: texts.fence }).waitFor();
        await ui.photograph(`vscode-${locale}-fence`);
        rmSync(notes);
        await window.command('View: Close All Editor Groups');
      },
    },
    {
      name: `${locale}: the commands, the list of journeys and the walkthrough`,
      async body(ui) {
        const { window } = ui;
        const { page } = window;
        await openText(ui);
        await page.keyboard.press('F1');
        const input = page.locator('.quick-input-widget input[type=text]');
        await input.waitFor();
        for (const command of texts.commands) {
          // Each by itself: the list draws only what is in sight.
          await input.fill(`>${command}`);
          await page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first().waitFor();
        }
        await page.keyboard.press('Escape');
        await page.locator('.activitybar .action-item .action-label[aria-label^="Parcours"]').first().click();
        await page.locator('.pane-body .monaco-list-row', { hasText: `n ≥ 11 · ${texts.evidence}` }).waitFor();
        // Without the panel, to leave room for the walkthrough's pages.
        await window.command('View: Close All Editor Groups');
        await window.command('Welcome: Open Walkthrough...');
        await input.waitFor();
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: texts.walkthrough[0] ?? '' })
          .first()
          .click();
        for (const title of texts.walkthrough) await page.locator('.gettingStartedContainer', { hasText: title }).first().waitFor();
        await page.locator('.getting-started-step', { hasText: texts.walkthrough[3] ?? '' }).click();
        await page.locator('iframe.webview.ready').first().waitFor();
        await page
          .frameLocator('.getting-started-media iframe.webview.ready')
          .frameLocator('iframe#active-frame')
          .getByText(texts.page)
          .waitFor();
        await ui.photograph(`vscode-${locale}-walkthrough`);
      },
    },
  ];
}
