/** Range formatting and on-type formatting. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';

let client: Client;
beforeEach(async () => {
  client = await Client.start();
});
afterEach(() => client.stop());

async function applied(text: string, method: string, more: object): Promise<string> {
  await client.open('a.journey', text);
  const options = { tabSize: 2, insertSpaces: true };
  const textDocument = { uri: client.uri('a.journey') };
  const edits = await client.request<TextEdit[]>(method, { textDocument, options, ...more });
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

const lines = (from: number, to: number) => ({ range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } } });

const UNTIDY = `journey j "J" {
stage a "J'arrive"   score +1 channel web
     stage b "Je paie"   score +2 channel web
}
channel   web "Web"
`;

test('only the selected lines are put in order', async () => {
  expect(await applied(UNTIDY, 'textDocument/rangeFormatting', lines(2, 3))).toBe(`journey j "J" {
stage a "J'arrive"   score +1 channel web
  stage b "Je paie" channel web score +2
}
channel   web "Web"
`);
});

test('a header that becomes several lines is put in order where it is selected whole', async () => {
  const text = 'journey j "J"\nobservations o "O" of j from "x.csv"  method survey {\nrespondent "id"\n}\nchannel   web\n';
  expect(await applied(text, 'textDocument/rangeFormatting', lines(1, 4))).toBe(
    'journey j "J"\nobservations o "O" of j\n  method survey\n  from "x.csv" {\n  respondent "id"\n}\nchannel   web\n',
  );
});

test('a broken text stays as it is', async () => {
  const broken = 'journey j "J" {\n    stage "A" score score\n';
  expect(await applied(broken, 'textDocument/rangeFormatting', lines(1, 2))).toBe(broken);
});

const typed = (text: string, line: number, ch: string) =>
  applied(text, 'textDocument/onTypeFormatting', { position: { line, character: 0 }, ch });

test('a closing brace goes under the line that opened its block', async () => {
  expect(await typed('journey j {\n  phase p {\n    stage a\n    }\n', 3, '}')).toBe('journey j {\n  phase p {\n    stage a\n  }\n');
});

test('a new line stands as deep as its block; braces in texts and comments do not count', async () => {
  expect(await typed('journey j { // {\n  stage "{" {\n\n', 2, '\n')).toBe('journey j { // {\n  stage "{" {\n    \n');
  expect(await typed('journey j {\n  stage a\n      stage   b', 2, '\n')).toBe('journey j {\n  stage a\n  stage   b');
});

test('inside a comment and in a study’s header nothing moves', async () => {
  expect(await typed('/* {\n   text', 1, '\n')).toBe('/* {\n   text');
  expect(await typed('observations o of j\n    method survey', 1, '\n')).toBe('observations o of j\n    method survey');
});
