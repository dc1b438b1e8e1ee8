import type { Language } from '@parcours/model';

export interface PageDocumentOptions {
  readonly language: Language;
  /** Addresses of the page's script and style sheet. */
  readonly script: string;
  readonly style: string;
  /** The source of style sheets in the content security policy. */
  readonly styleSource: string;
  /** Further directives of the policy. */
  readonly directives?: readonly string[];
}

/**
 * The page as HTML, with its content security policy. Only its script and its style sheet may load; scripts run by nonce only, and
 * `require-trusted-types-for` makes the browser refuse text as markup, so that content of files is always treated as text.
 */
export function pageDocument({ language, script, style, styleSource, directives = [] }: PageDocumentOptions): {
  readonly html: string;
  readonly policy: string;
} {
  const nonce = makeNonce();
  const policy = [
    "default-src 'none'",
    `style-src ${styleSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    ...directives,
  ].join('; ');
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Parcours</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
  return { html, policy };
}

function makeNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/[+/]/g, '0');
}
