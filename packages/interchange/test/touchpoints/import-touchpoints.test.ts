import { JourneyFiles, syntaxDiagnostics, textDiagnostics } from '@parcours/language';
import { catalogue, DEFAULT_DIALECT } from '@parcours/model';
import { isFault, readFile, type Table } from '@parcours/observations';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../../charts/test/hostile-texts.ts';
import { importTouchpoints } from '../../src/touchpoints/import-touchpoints.ts';

async function tableOf(csv: string): Promise<Table> {
  const table = await readFile(new TextEncoder().encode(csv), 'list.csv', DEFAULT_DIALECT);
  if (isFault(table)) throw new Error(table.code);
  return table;
}

async function imported(csv: string, language: 'en' | 'fr' | 'de' = 'en') {
  const found = importTouchpoints(await tableOf(csv), { language, source: 'list.csv' });
  if (found === null) throw new Error('nothing recognised');
  return found;
}

function errorsIn(text: string): string[] {
  const files = new JourneyFiles();
  const file = files.set('file:///list.journey', text);
  expect(syntaxDiagnostics(file)).toEqual([]);
  return textDiagnostics(files, file)
    .filter(({ code }) => catalogue[code].severity === 'error')
    .map(({ code }) => code);
}

test('channels, owners, touchpoints, and the stages that they belong to', async () => {
  const { text, notes } = await imported(
    'Phase,Stage,Touchpoint,Channel,Owner,Note\nBefore,I compare,Comparator,Web,Digital,Since 2019\nBefore,I compare,Hotline,Phone,Care,\nPurchase,I order,Comparator,Web,Digital,\n',
  );
  expect(text).toBe(`// From list.csv: the inventory.

channel web "Web"
channel phone "Phone"

owner digital "Digital"
owner care "Care"

// Since 2019
touchpoint comparator "Comparator" on web owner digital
touchpoint hotline "Hotline" on phone owner care

journey "list" {
  phase "Before" {
    stage i_compare "I compare" channel web, phone touchpoint comparator, hotline
  }
  phase "Purchase" {
    stage i_order "I order" channel web touchpoint comparator
  }
}
`);
  expect(errorsIn(text)).toEqual([]);
  expect(notes).toEqual([
    'Recognised columns: touchpoint ← “Touchpoint”, channel ← “Channel”, owner ← “Owner”, phase ← “Phase”, stage ← “Stage”, note ← “Note”.',
    'Made: touchpoints 2, channels 2, owners 2, stages 2.',
  ]);
});

describe('headers', () => {
  test.each([
    ['Touchpoint;Channel;Owner;Phase;Stage;Note'],
    ['Touchpoint name;Channels;Responsible;Phase;Journey step;Description'],
    ['Name;Channel;Department;Phase;Step;Comment'],
    ['Point de contact;Canal;Responsable;Macro-étape;Étape;Remarque'],
    ['Nom du point de contact;Canaux;Service;Phase;Étape;Description'],
    ['POINTS DE CONTACT;CANAL;DIRECTION;PHASE;ÉTAPE DU PARCOURS;COMMENTAIRE'],
    ['Kontaktpunkt;Kanal;Verantwortliche;Phase;Etappe;Notiz'],
    ['Bezeichnung;Kanäle;Zuständigkeit;Phase;Schritt;Beschreibung'],
    ['Berührungspunkt;Kanal;Abteilung;Phase;Schritt;Bemerkung'],
  ])('%s', async (headers) => {
    const { recognised, text } = await imported(`${headers}\nA;B;C;D;I look;F\n`);
    expect(recognised).toBe(6);
    expect(text).toContain('touchpoint a "A" on b owner c\n');
    expect(text).toContain('stage i_look "I look" channel b touchpoint a\n');
  });

  test('in any order, and a list of names alone will do', async () => {
    expect((await imported('Owner,Touchpoint\nCare,Hotline\n')).text).toContain('touchpoint hotline "Hotline" owner care\n');
    expect((await imported('Touchpoint\nHotline\n')).text).toContain('touchpoint hotline "Hotline"\n');
  });

  test('none of them: nothing is guessed', async () => {
    expect(importTouchpoints(await tableOf('id,score\n1,2\n'), { language: 'en', source: 'x.csv' })).toBeNull();
  });
});

describe('nothing is dropped or joined silently', () => {
  test('rows', async () => {
    const { text, notes } = await imported(
      [
        ...[
          'Touchpoint,Channel,Owner,Phase,Stage,Cost',
          'Hotline,Phone,Care,,,3',
          'Hotline,Phone,Care,,,3',
          'Hotline,Phone,Sales,,,3',
          ',Phone,,,,',
        ],
        ...['Chat,"Web; App",Care,,,1', 'Letter,Post,,Before,,1', 'ragged,row,,,,,extra', ',,,,,', ''],
      ].join('\n'),
    );
    expect(notes.slice(1)).toEqual([
      '1 other column is left out: “Cost”.',
      '1 row has no name of a touchpoint and is left out: line 5.',
      '1 row cannot be read, because the number of cells is another than that of the headers: line 8.',
      '1 row names several channels; each becomes a touchpoint of its own, because one is on one channel: line 6.',
      '1 row says again what another row says, and is joined with it: line 3.',
      '1 row names another owner for a touchpoint than an earlier row, and the earlier one counts: line 4 (earlier: line 2).',
      '1 row names a phase but no stage; the phase is left out, because touchpoints belong to stages: line 7.',
      'Made: touchpoints 4, channels 4, owners 1, stages 0.',
    ]);
    expect(text).not.toContain('Sales');
    expect(text).toContain('touchpoint chat_web "Chat (Web)" on web owner care\ntouchpoint chat_app "Chat (App)" on app owner care\n');
    expect(errorsIn(text)).toEqual([]);
  });

  test('one name on two channels, in two rows', async () => {
    const { text } = await imported('Touchpoint,Channel\nForm,Web\nForm,Store\nForm,Web\n');
    expect(text).toContain('touchpoint form_web "Form (Web)" on web\ntouchpoint form_store "Form (Store)" on store\n');
  });

  test('in French and German', async () => {
    expect((await imported('Touchpoint,Coût\nA,1\n', 'fr')).notes[1]).toBe(
      '1 autre colonne est laissée de côté\u00a0: «\u00a0Coût\u00a0».',
    );
    expect((await imported('Touchpoint,Kosten\nA,1\n', 'de')).text).toMatch(
      /^language de\n\n\/\/ Aus list\.csv: das Inventar\.\n\nKontaktpunkt a "A"\n$/,
    );
  });
});

test('any cells: the text has no errors, and holds each name', async () => {
  const cell = fc.oneof(
    fc.constantFrom(...hostileTexts, '', ' ', 'web', 'Web', 'I look', '"', '\\', '// x', '*/', '{', '日本'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const row = fc.tuple(cell, cell, cell, cell, cell, cell);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
      const csv = Papa.unparse([
        ['Touchpoint', 'Channel', 'Owner', 'Phase', 'Stage', 'Note'],
        ...rows.map((cells) => cells.map((each) => each.toWellFormed())),
      ]);
      const table = await readFile(new TextEncoder().encode(csv), 'list.csv', DEFAULT_DIALECT);
      if (isFault(table)) return;
      const found = importTouchpoints(table, { language: 'en', source: 'list.csv' });
      expect(found).not.toBeNull();
      expect(errorsIn(found?.text ?? '')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
