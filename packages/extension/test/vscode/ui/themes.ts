/** The window in all kinds of themes. */
import { openPanel, openText, type UiTest } from '../ui-runner.ts';
import { waitUntil } from '../window.ts';

export const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

/** The class of a webview's body. */
export const THEME_CLASSES: Readonly<Record<keyof typeof THEMES, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

export const themes: readonly UiTest[] = Object.entries(THEMES).map(([name, theme]) => ({
  name: `the theme ${name}; the panel comes back when the window is loaded again`,
  async body(ui) {
    const { window, vscode } = ui;
    vscode.settings({ 'workbench.colorTheme': theme });
    // VS Code in a browser saves its open editors every few seconds: a window reloaded too early would not restore them.
    await waitUntil('the panel comes back', async () => {
      await openPanel(ui);
      await ui.reload();
      // A tab's tooltip under the pointer may cover the panel's tabs.
      await window.page.mouse.move(300, 10);
      const tab = window.panel.getByRole('tab', { name: 'Curve' });
      return tab.click({ timeout: 15_000 }).then(
        () => true,
        () => false,
      );
    });
    await window.stage('compare').waitFor();
    await window.panel.locator(`body.${THEME_CLASSES[name as keyof typeof THEMES]}`).waitFor();
    // VS Code may bring another file to the front; the screenshot shows the journey.
    await openText(ui);
    await window.page.locator('.tab', { hasText: 'Preview cuisine.journey' }).waitFor();
    await ui.photograph(`vscode-${name}`);
    await window.panel.getByRole('tab', { name: 'Evidence' }).click();
    await ui.photograph(`vscode-${name}-evidence`);
    await window.panel.getByRole('tab', { name: 'Curve' }).click();
  },
}));
