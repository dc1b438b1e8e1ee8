/** The window in every kind of theme. */
import { type HandTest, openPanel } from '../by-hand.ts';

const THEMES = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

export const themes: readonly HandTest[] = Object.entries(THEMES).map(([name, theme]) => ({
  name: `the theme ${name}; the panel comes back when the window is loaded again`,
  async body(hands) {
    const { window, vscode } = hands;
    await openPanel(hands);
    vscode.settings({ 'workbench.colorTheme': theme });
    await hands.reload();
    await window.panel.getByRole('tab', { name: 'Curve' }).click();
    await window.stage('compare').waitFor();
    const kind = name.startsWith('hc') ? `vscode-high-contrast${name === 'hc-light' ? '-light' : ''}` : `vscode-${name}`;
    await window.panel.locator(`body.${kind}`).waitFor();
    await hands.photograph(`vscode-${name}`);
    await window.panel.getByRole('tab', { name: 'Evidence' }).click();
    await hands.photograph(`vscode-${name}-evidence`);
    await window.panel.getByRole('tab', { name: 'Curve' }).click();
  },
}));
