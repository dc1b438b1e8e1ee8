import { expect, test } from 'vitest';
import { documentKind } from '../src/documents/document-kind.ts';

test.each([
  ['file:///shop/d.csv', 'journey', 'other'],
  ['file:///shop/D.TSV', 'journey', 'other'],
  ['file:///shop/notes.json', 'journey', 'other'],
  ['file:///shop/a.journey.svg', 'journey', 'other'],
  ['file:///shop/read.me', 'text', 'other'],
  ['file:///shop/a.journey', 'plaintext', 'journey'],
  ['file:///shop/a', 'journey', 'journey'],
  ['untitled:Untitled-1', 'journey', 'journey'],
  ['untitled:Untitled-1', 'csv', 'other'],
  ['memfs:/shop/a.journey', 'journey', 'journey'],
  ['git:/shop/a.journey?%7B%22ref%22%3A%22HEAD%22%7D', 'journey', 'read-only'],
  ['fugitive:///shop/.git//0/a.journey', 'journey', 'read-only'],
  ['diffview:///shop/.git/abc/a.journey', 'journey', 'read-only'],
  ['git:/shop/d.csv', 'csv', 'other'],
] as const)('%s (%s): %s', (uri, languageId, kind) => {
  expect(documentKind(uri, languageId, new Set(['memfs']))).toBe(kind);
});
