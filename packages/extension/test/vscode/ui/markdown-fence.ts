/** Fences named `journey` in VS Code's own Markdown preview. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openText, type UiTest } from '../ui-runner.ts';

export const FENCED = `# Notes

| a | b |
|---|---|
| 1 | 2 |

\`\`\`journey
journey shop "I buy a lamp" {
  stage look "I look for a lamp" score +2
  stage pay "I pay" score -1
}
\`\`\`

\`\`\`js
const lamp = 1;
\`\`\`
`;

export const markdownFence: readonly UiTest[] = [
  {
    name: 'a fence named journey is drawn in the Markdown preview, follows what is typed, and leaves the rest as it is',
    async body(ui) {
      const { window, folder } = ui;
      const { page } = window;
      const file = join(folder, 'notes.md');
      writeFileSync(file, FENCED);
      await openText(ui);
      await window.command('View: Close All Editor Groups');
      await window.openFile('notes.md');
      await window.command('Markdown: Open Preview to the Side');
      const { panel } = window;
      await panel.locator('.pc-fence svg', { hasText: 'I look for a lamp' }).waitFor();
      await panel.locator('table', { hasText: '1' }).first().waitFor();
      await panel.locator('code.language-js', { hasText: 'lamp' }).waitFor();
      await ui.photograph('markdown-fence');
      await window.select('"I pay"');
      await page.keyboard.type('"I pay by card"');
      await panel.locator('.pc-fence svg', { hasText: 'by card' }).waitFor();
      await window.revert();
      rmSync(file);
      await window.command('View: Close All Editor Groups');
    },
  },
];
