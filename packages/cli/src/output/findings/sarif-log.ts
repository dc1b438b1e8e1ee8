/** Findings as SARIF 2.1.0 (OASIS), for code scanning. */
import { pathToFileURL } from 'node:url';
import type { Range, Severity } from '@parcours/model';
import { sanitizedJson, sanitizeLine } from '../sanitize.ts';
import type { Finding, FindingList, Fix, Place, Rule } from './finding.ts';

/** @param version that of the command. */
export function sarifLog({ findings, files }: FindingList, version: string): string {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return sanitizedJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Parcours', version, semanticVersion: version, rules: rules.map(sarifRule) } },
        invocations: [{ executionSuccessful: true }],
        // Without an address: it would name the machine.
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder in which parcours ran.' } } },
        artifacts: files.map((path) => ({ location: artifactLocation(path) })),
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, indexes.get(finding.rule.id) ?? -1)),
      },
    ],
  });
}

const BASE = 'SRCROOT';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

/** GitHub requires both descriptions. */
function sarifRule({ id, name, severity, help }: Rule) {
  const description = help?.description ?? name;
  return {
    id,
    name,
    shortDescription: { text: firstSentence(description) },
    fullDescription: { text: description },
    ...(help && { help: { text: description, markdown: help.page } }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function firstSentence(text: string): string {
  return /^.*?[.?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

function result({ rule, severity, message, place, related, fingerprint, accepted, fixes }: Finding, ruleIndex: number) {
  return {
    ruleId: rule.id,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: messageText(message) },
    locations: [{ physicalLocation: physicalLocation(place) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, index) => ({ id: index + 1, physicalLocation: physicalLocation(each) })),
    }),
    // The key that GitHub reads; it would compute one from the line otherwise.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(accepted && {
      suppressions: [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: sanitizeLine(accepted.reason),
          location: { physicalLocation: physicalLocation(accepted.place) },
        },
      ],
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(sarifFix) }),
  };
}

function sarifFix({ title, edits }: Fix) {
  return {
    description: { text: messageText(title) },
    artifactChanges: [...Map.groupBy(edits, ({ place }) => place.path)].map(([path, changes]) => ({
      artifactLocation: artifactLocation(path),
      replacements: changes.map(({ place, text }) => ({
        deletedRegion: region(place.range),
        insertedContent: { text: text.toWellFormed() },
      })),
    })),
  };
}

function physicalLocation({ path, range }: Place) {
  return { artifactLocation: artifactLocation(path), region: region(range) };
}

/** Lines and columns count from 1; the end column is that after the last character. */
function region({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

function artifactLocation(path: string) {
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return { uri: pathToFileURL(path).href };
  return {
    uri: path
      .split('/')
      .map((segment) => encodeURIComponent(segment.toWellFormed()))
      .join('/'),
    uriBaseId: BASE,
  };
}

/** In SARIF, `[text](target)` is a link, also in plain text (3.11.6). */
function messageText(text: string): string {
  return sanitizeLine(text).replace(/\[(?=[^\]]*\]\()/g, '\\[');
}
