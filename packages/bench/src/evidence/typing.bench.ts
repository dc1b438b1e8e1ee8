/** Typing in a real VS Code while millions of rows are read, measured in the window of its test. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Latencies } from '../../../extension/test/vscode/ui/evidence.ts';
import { milliseconds, ROOT, table } from '../formatting.ts';
import { quantile } from '../quantile.ts';

/** @public Called by name by the runner. */
export async function section(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-'));
  try {
    const file = join(folder, 'latencies.json');
    const run = fileURLToPath(new URL('packages/extension/test/vscode/run.ts', ROOT));
    execFileSync(process.execPath, [run, '--only=millions of rows linked by typing', `--latencies=${file}`], { stdio: ['ignore', 2, 2] });
    return describeLatencies(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function describeLatencies({ idle, reading, diagnosticIdle, diagnosticReading }: Latencies): string {
  const row = (what: string, when: string, waits: Latencies['idle']) => {
    const times = waits.map(({ ms }) => ms);
    return [what, when, String(times.length), milliseconds(quantile(times, 0.5)), milliseconds(quantile(times, 0.95))];
  };
  const rows = [
    row('the character is drawn', 'nothing is read', idle),
    row('the character is drawn', 'millions of rows are read', reading),
    row('the diagnostic is underlined, or gone', 'nothing is read', diagnosticIdle),
    row('the diagnostic is underlined, or gone', 'millions of rows are read', diagnosticReading),
  ];
  return `## Typing in VS Code while millions of rows are read

${table(['from a key to', 'while', 'keys', 'median', '95th percentile'], rows)}

In a real VS Code in a browser, from the key's event to the frame after what is waited for stands in the window; both sides share the
machine with the browser and VS Code's server. The file (\`survey-file.ts\`, three to six million rows, as many as the machine reads in about six
seconds) is read by the portable engine in its thread, each row a respondent of its own; only keys count whose effect was seen while VS
Code was still telling of the reading. A diagnostic comes from the language server; how long VS Code takes to ask for it and to draw it
is in the figure.
`;
}
