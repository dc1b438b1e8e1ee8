import { chartStyles, mapStyles, viewStyles } from '@parcours/charts';
import { languageFromLocale } from '@parcours/model';
import type { Host } from './hosts/host.ts';
import { Page } from './page.ts';

/** Draws the page and connects it to its host. */
export function startPage(host: Host): void {
  // Constructed stylesheets need no `unsafe-inline` in the content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(host.styles + chartStyles('host') + viewStyles('host') + mapStyles('host'));
  document.adoptedStyleSheets = [sheet];
  const page = new Page(document, languageFromLocale(document.documentElement.lang), host.state, host);
  host.listen(
    (message) => page.receive(message),
    () => page.greet(),
  );
}
