import { existsSync } from 'node:fs';
import type { DiagnosticCode } from '@parcours/model';

/** The URI of the page that explains a diagnostic; null where the pages are not installed. The builds put them beside the bundle. */
export function diagnosticPages(): (code: DiagnosticCode) => string | null {
  const { url } = import.meta;
  const folder = new URL(
    url.endsWith('.ts') ? '../../../docs/diagnostics/' : /\/chunks\/[^/]*$/.test(url) ? '../diagnostics/' : './diagnostics/',
    url,
  );
  const isInstalled = existsSync(folder);
  return (code) => (isInstalled ? new URL(`${code}.md`, folder).href : null);
}
