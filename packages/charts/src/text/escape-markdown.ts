import { singleLine } from './single-line.ts';

/**
 * Escapes text for Markdown of GitHub and GitLab, on one line: it stays text, with no link, image, mention, reference, emoji, element,
 * quick action or workflow command. Where a host acts on the text that remains after Markdown is parsed, a zero-width space parts what
 * it would act on.
 */
export function escapeMarkdown(text: string): string {
  return escapeMarkdownHtml(text)
    .replace(/[\\`*_{}[\]()~$!]/g, '\\$&')
    .replaceAll('|', '&vert;')
    .replace(/^(?:[-+#/]|\d+[.)])(?=\s|$)|^[-=]+$|^\/(?=\w)/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** The same within an HTML element of Markdown that begins a line, such as a summary: there backslashes are shown. */
export function escapeMarkdownHtml(text: string): string {
  return singleLine(text)
    .replace(ACTED_ON, '$&\u200B')
    .replace(COMMIT_ID, (id) => (/\d/.test(id) && /[a-f]/i.test(id) ? id.replace(/.{6}(?=.)/g, '$&\u200B') : id))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const ACTED_ON = new RegExp(
  [
    // Mentions, and references to issues, merge requests, epics, milestones, labels and snippets.
    '[@#](?=\\w)',
    '[!%&$](?=\\d)',
    '[%~](?=["\\w])',
    '\\bGH(?=-\\d)',
    '\\[(?=\\w+:)',
    // Addresses.
    '(?<=\\bwww)(?=\\.)',
    '(?<=\\b(?:mailto|xmpp):)',
    '(?<=\\w:)(?=//)',
    // Emoji, and workflow commands.
    ':(?=[\\w+-]+:)',
    ':(?=:)',
  ].join('|'),
  'gi',
);

const COMMIT_ID = /\b[0-9a-f]{7,64}\b/gi;
