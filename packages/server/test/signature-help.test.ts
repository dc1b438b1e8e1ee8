import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SignatureHelp } from 'vscode-languageserver';
import { Client } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await Client.start({ language: 'fr' });
});
afterAll(() => client.stop());

let files = 0;

/** The signature at the `|` of a text, with the active part in «», and its documentation. */
async function help(text: string): Promise<[string, string] | null> {
  const path = `${++files}.journey`;
  await client.open(path, text.replace('|', ''));
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const found = await client.request<SignatureHelp | null>('textDocument/signatureHelp', {
    textDocument: { uri: client.uri(path) },
    position,
  });
  const [signature] = found?.signatures ?? [];
  const part = signature?.parameters?.[found?.activeParameter ?? -1];
  if (!signature || !part || typeof part.label !== 'string') return null;
  expect(signature.label.split(part.label)).toHaveLength(2);
  return [signature.label.replace(part.label, `«${part.label}»`), String(part.documentation)];
}

const active = async (text: string) => /«(.*)»/.exec((await help(text))?.[0] ?? '')?.[1] ?? null;

test('the parts of a stage in their order, what each is for, the next one marked', async () => {
  expect(await help('journey j {\n  stage pay "Je paie" |')).toEqual([
    'stage name "label" «channel web» touchpoint shop score +1 target +2 volume 80% importance 1–5 moment of truth',
    'Où cela se passe\u00a0; plusieurs sont séparés par des virgules.',
  ]);
});

test('a file with German keywords is helped in them', async () => {
  const [signature, doc] = (await help('language de\nErhebung a zu j |')) ?? [];
  expect(signature).toBe(
    'Erhebung name "label" zu journey «Methode Befragung» Datum 2026-04 Gewicht 1 Welle spring aggregiert aus "file.csv"',
  );
  expect(doc).toBe('Comment on a observé\u00a0: Befragung, Testbesuch, Interview …');
});

test('the part at the cursor, also where names are spelled like keywords', async () => {
  expect(await active('journey j {\n  stage |')).toBe('name');
  expect(await active('journey j {\n  stage score |')).toBe('"label"');
  expect(await active('journey j {\n  stage a "A" touchpoint score|')).toBe('touchpoint shop');
  expect(await active('journey j {\n  stage a "A" touchpoint score |')).toBe('score +1');
  expect(await active('journey j {\n  stage a "A" channel web, |')).toBe('channel web');
  expect(await active('journey j {\n  stage a "A" moment of truth |')).toBe('moment of truth');
});

test('measures, KPIs, initiatives, touchpoints, studies over several lines', async () => {
  expect(await active('observations o of j from "x.csv" {\n  measure pay from "p" |')).toBe('expectation "expected"');
  expect(await active('observations o of j from "x.csv" {\n  kpi nps from "p" scale |')).toBe('scale 0..10');
  expect(await active('journey j {\n  kpi nps |')).toBe('as name');
  expect(await active('plan p for j {\n  initiative i "I" on pay owner |')).toBe('owner team');
  expect(await active('touchpoint desk "Desk" on |')).toBe('on channel');
  expect(await active('observations o "O" of j\n  method survey |')).toBe('date 2026-04');
});

test('no help where a line has no parts, nor in a block below it', async () => {
  expect(await help('channel web |')).toBeNull();
  expect(await help('journey j {\n  stage a "A" {\n    does |')).toBeNull();
  expect(await help('journey j {\n  stage a "A"\n  |')).toBeNull();
});
