/** Gates in an editor: completion, hover, references, rename, outline and quick fixes, by a cursor `|` in the text. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionList, DocumentSymbol, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';
import { CodeActionWorkspace } from './code-action-workspace.ts';

const ANSWERS = `id,x\n${[2, 3, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3].map((answer, id) => `${id},${answer}`).join('\n')}\n`;

/** The mean of the answers is 3 of 1..7: −1 on the scale of the journey, a gap of 3. */
const journey = (gates: string) => `journey kitchen "I buy" {
  kpi nps "Recommendation" target 40
  phase before "Before" {
    stage advice "I get advice" target +2 moment of truth
  }
  ${gates}
}
observations poll "Poll" of kitchen method survey from "poll.csv" {
  respondent "id"
  measure advice from "x" scale 1..7
}
`;

let client: Client;
let files = 0;
beforeAll(async () => {
  client = await Client.start();
  writeFileSync(join(client.folder, 'poll.csv'), ANSWERS);
});
afterAll(() => client.stop());

/** Opens a text without its `|`. */
async function opened(text: string) {
  const path = `${++files}.journey`;
  const plain = text.replace('|', '');
  await client.open(path, plain);
  const document = TextDocument.create('', '', 0, plain);
  return { path, document, asked: { textDocument: { uri: client.uri(path) }, position: document.positionAt(text.indexOf('|')) } };
}

async function offered(text: string): Promise<string[]> {
  const { asked } = await opened(text);
  const { items } = await client.request<CompletionList>('textDocument/completion', asked);
  return items.map(({ label }) => label);
}

const german = (gate: string) => `language de\n\nReise k "Ich kaufe" {\n  Etappe a "Ich suche" Zielwert +2\n}\n${gate}`;
const french = (gate: string) => `language fr\n\nparcours k "J’achète" {\n  étape a "Je cherche" cible +2\n}\n${gate}`;

describe('completion', () => {
  test('what a gate may be about, in a file and in a journey', async () => {
    const subjects = ['every', 'stage', 'phase', 'kpi', 'index at least'];
    expect(await offered(`${journey('')}require |`)).toEqual(expect.arrayContaining(subjects));
    expect(await offered(journey('require |'))).toEqual(expect.arrayContaining(subjects));
  });

  test('the stages, phases and KPIs of the journey', async () => {
    expect(await offered(journey('require stage |'))).toEqual(['advice']);
    expect(await offered(journey('require phase |'))).toEqual(['before']);
    expect(await offered(journey('require kpi |'))).toEqual(['nps']);
  });

  test('the figures, and behind them the bounds', async () => {
    const figures = ['gap at most', 'score at least', 'class is at least', 'n at least', 'without proven gap'];
    expect(await offered(journey('require stage advice |'))).toEqual(expect.arrayContaining(figures));
    expect(await offered(journey('require kpi nps |'))).toEqual(['at least', 'at most']);
    expect(await offered(journey('require stage advice score at least |'))).toContain('+1');
    expect(await offered(journey('require stage advice gap at most |'))).toContain('0.5');
  });

  test('in German and French as it is said there', async () => {
    expect(await offered(german('verlange für Etappe a |'))).toEqual(
      expect.arrayContaining(['Lücke höchstens', 'Wert mindestens', 'Klasse ist mindestens', 'ohne belegte Lücke']),
    );
    expect(await offered(french('exige pour étape a |'))).toEqual(
      expect.arrayContaining(['écart au plus', 'note au moins', 'classe est au moins', 'sans écart prouvé']),
    );
  });
});

test('hover shows what the gate finds, on each of its words', async () => {
  const shown = async (text: string) => {
    const found = await client.request<Hover | null>('textDocument/hover', (await opened(text)).asked);
    return found ? (found.contents as { value: string }).value : '';
  };
  const verdict = '- **✗ failed** I get advice · \\+3\\.00, n = 12';
  expect(await shown(journey('requ|ire every stage gap at most 1'))).toContain(`\`require every stage gap at most 1\`\n\n${verdict}`);
  expect(await shown(journey('require every stage g|ap at most 1'))).toContain(verdict);
  expect(await shown(journey('require stage adv|ice gap at most 1'))).toContain(verdict);
  expect(await shown(journey('require kpi nps at le|ast 30'))).toContain('- **? undecided** Recommendation · not measured');
});

test('a stage and a phase are found and renamed in gates too', async () => {
  const text = journey('require stage adv|ice gap at most 1\n  require phase before n at least 5').replace('target +2', 'target +2');
  const { path, asked } = await opened(text);
  const found = await client.request<Location[]>('textDocument/references', { ...asked, context: { includeDeclaration: true } });
  expect(found).toHaveLength(3);
  const stage = await client.request<WorkspaceEdit>('textDocument/rename', { ...asked, newName: 'counsel' });
  expect(Object.values(stage.changes ?? {}).flat()).toHaveLength(3);
  const phase = await client.request<WorkspaceEdit>('textDocument/rename', {
    ...client.at(path, 'require phase before', 15),
    newName: 'first',
  });
  expect(Object.values(phase.changes ?? {}).flat()).toHaveLength(2);
});

test('the outline has the gates where they stand', async () => {
  const { asked } = await opened(`|${journey('require every stage gap at most 1')}require index at least 50 unless "x"\n`);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: asked.textDocument });
  expect(symbols.map(({ name }) => name)).toEqual(['I buy', 'Poll', 'require index at least 50']);
  expect(symbols[0]?.children?.map(({ name, detail }) => `${name} (${detail})`)).toContain('require every stage gap at most 1 (gate)');
});

describe('quick fixes', () => {
  const fixed = async (gate: string, code: string, title: string) => {
    const acting = await CodeActionWorkspace.open({ 'a.journey': journey(gate), 'poll.csv': ANSWERS });
    const after = await acting.apply({ code }, title);
    expect(await acting.codes()).not.toContain(code);
    return after;
  };

  test('JRN0228: the other comparison', async () => {
    expect(await fixed('require kpi nps at most 30', 'JRN0228', 'Replace by least')).toBe(journey('require kpi nps at least 30'));
  });
  test('JRN0224: a gate that nothing can fail', async () => {
    expect(await fixed('require every stage gap at most 99\n  require kpi nps at least 30', 'JRN0224', 'Remove this gate')).toBe(
      journey('require kpi nps at least 30'),
    );
  });
  test('JRN0227: the unit of a time, never that of another kind', async () => {
    const timed = (gate: string) => journey(gate).replace('{\n', '{\n  kpi time as answer "Answer"\n');
    const acting = await CodeActionWorkspace.open({ 'a.journey': timed('require kpi answer at most 48'), 'poll.csv': ANSWERS });
    expect(await acting.apply({ code: 'JRN0227' }, 'Write 48h')).toBe(timed('require kpi answer at most 48h'));
    expect(await acting.codes()).not.toContain('JRN0227');
    const share = await CodeActionWorkspace.open({ 'a.journey': timed('require kpi answer at most 80%'), 'poll.csv': ANSWERS });
    expect(await share.titles({ code: 'JRN0227' })).toEqual([]);
  });
  test('JRN0472: an exception that has ended, and the gate fails without it', async () => {
    const acting = await CodeActionWorkspace.open({
      'a.journey': journey('require every stage gap at most 0.1 unless "x" until 2020'),
      'poll.csv': ANSWERS,
    });
    expect(await acting.apply({ code: 'JRN0472' }, 'Remove the exception')).toBe(journey('require every stage gap at most 0.1'));
    expect(await acting.codes()).toEqual(expect.arrayContaining(['JRN0470']));
  });
  test('JRN0474: an exception that is not needed', async () => {
    expect(await fixed('require every stage gap at most 4 unless "x" until 2999', 'JRN0474', 'Remove the exception')).toBe(
      journey('require every stage gap at most 4'),
    );
  });
});
