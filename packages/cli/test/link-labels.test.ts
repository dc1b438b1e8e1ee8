/** What `link` proposes from the value labels of SPSS files, and the figures of what it writes. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type SavVariableFile, savFile } from '../../observations/test/sav-file.ts';
import { cli, useCommand } from './command.ts';

const command = useCommand();

const JOURNEY = `channel shop "Im Laden"
channel web "Online-Shop"
segment renovators "Renovierer"
segment builders "Neubauer"
journey home "Ich baue" {
  kpi nps "Empfehlung"
  kpi rate as bestellt "Bestellung"
  stage beratung "Beratung"
  stage lieferung "Lieferung"
  stage montage "Montage"
  stage rechnung "Rechnung"
}
`;

async function link(file: string | Uint8Array, journey = JOURNEY, language = 'en') {
  const folder = command.folder();
  writeFileSync(join(folder, 'a.journey'), journey);
  if (typeof file === 'string') copyFileSync(join(cli, 'test', 'fixtures', 'files', file), join(folder, 'data.sav'));
  else writeFileSync(join(folder, 'data.sav'), file);
  const { code } = await command.run(['link', 'data.sav', '--write', 'a.journey', '--lang', language], { folder });
  expect(code).toBe(0);
  const text = readFileSync(join(folder, 'a.journey'), 'utf8');
  return {
    folder,
    lines: text
      .slice(text.indexOf('observations'))
      .split('\n')
      .slice(2, -2)
      .map((line) => line.trim()),
  };
}

interface Figures {
  readonly n: number;
  readonly mean: number;
}

interface Score {
  readonly journeys: readonly [
    {
      readonly stages: readonly { readonly name: string; readonly measured: Figures | null }[];
      readonly kpis: readonly { readonly n: number; readonly value: number }[];
    },
  ];
}

test('codes are mapped to what their labels name; labels state the scales, what is missing and what is a success', async () => {
  const { folder, lines } = await link('labels.sav');
  expect(lines).toEqual([
    'respondent "nr"',
    'segment "seg" { // still to be mapped with -> : "9" (keine Angabe)',
    '"1" -> renovators',
    '"2" -> builders',
    '}',
    // Two questions with the same list: the file does not say which one is meant.
    '// "weg": "1" (im Laden), "2" (Online-Shop)',
    '// "weg2": "1" (im Laden), "2" (Online-Shop)',
    'measure beratung from "v10" scale 1..5 missing "99" // "1" (sehr unzufrieden), "5" (sehr zufrieden)',
    'measure lieferung from "v11" scale 5..1 // "1" (sehr gut), "2" (gut), "3" (teils/teils), "4" (schlecht), "5" (sehr schlecht)',
    'measure montage from "v12" scale 1..5 missing "99" // "1" (sehr unzufrieden), "2" (eher unzufrieden), "3" (teils/teils), ' +
      '"4" (eher zufrieden), "5" (sehr zufrieden). not counted until they are mapped with -> or declared missing: "6" (nicht genutzt)',
    // Towns, whatever the stage in the wording.
    '// "v13": "1" (Bern), "2" (Basel), "3" (Chur)',
    'kpi nps from "weiter" scale 0..10 // "0" (sehr unwahrscheinlich), "10" (sehr wahrscheinlich)',
    'kpi bestellt from "bestellt" success "1" missing "9"',
    '// "ort": "1" (Stadt), "2" (Land), "3" (Agglomeration)',
  ]);
  const { out } = await command.run(['score', 'a.journey', '--format', 'json', '--anonymous-below', '0'], { folder });
  const [journey] = (JSON.parse(out) as Score).journeys;
  // PSPP's means: 3.20, 2.50 with 1 as the best, 4.25 of 1..5; the journey's scale goes from −3 to 3.
  expect(journey.stages.flatMap(({ measured }) => (measured ? [[measured.n, measured.mean]] : []))).toEqual([
    [5, expect.closeTo((3.2 - 3) * 1.5)],
    [6, expect.closeTo((3 - 2.5) * 1.5)],
    [4, expect.closeTo((4.25 - 3) * 1.5)],
  ]);
  // PSPP's means: .00 and .60. 77 is missing in the file, 9 by its label.
  expect(journey.kpis.map(({ n, value }) => [n, value])).toEqual([
    [5, expect.closeTo(0)],
    [5, expect.closeTo(60)],
  ]);
  const ofSegment = await command.run(['score', 'a.journey', '--format', 'json', '--anonymous-below', '0', '--segment', 'renovators'], {
    folder,
  });
  // PSPP's mean of those with seg = 1: 4.50.
  const [renovators] = (JSON.parse(ofSegment.out) as Score).journeys;
  expect(renovators.stages[0]?.measured).toMatchObject({ n: 2, mean: expect.closeTo((4.5 - 3) * 1.5) });
});

const column = (name: string, label: string, labels: SavVariableFile['labels'] = []): SavVariableFile => ({
  name,
  width: 0,
  label,
  labels,
});

test('a wrong role is worse than none', async () => {
  const { lines, folder } = await link(
    savFile({
      variables: [
        column('shopbox', 'Kanal', [[1, 'Im Laden']]),
        column('bern', 'Beratung', [
          [1, 'Bern'],
          [2, 'Basel'],
        ]),
        column('mixed', 'Lieferung', [
          [1, 'sehr gut'],
          [2, 'sehr schlecht'],
          [3, 'gut'],
          [4, 'schlecht'],
        ]),
        column('half', 'Montage', [
          [1, 'sehr unzufrieden'],
          [5, 'sehr zufrieden'],
        ]),
        column('csat', 'Zufriedenheit insgesamt', [
          [1, 'sehr zufrieden'],
          [5, 'sehr unzufrieden'],
        ]),
        {
          name: 'v9',
          width: 2,
          label: 'Rechnung',
          labels: [
            ['A1', 'sehr unzufrieden'],
            ['A2', 'unzufrieden'],
            ['A3', 'teils/teils'],
            ['A4', 'zufrieden'],
            ['A5', 'sehr zufrieden'],
            ['A9', 'keine Angabe'],
          ],
        },
      ],
      cases: [
        [1, 1, 1, 1, 1, 'A1'],
        [null, 2, 2, 5, 2, 'A5'],
        [1, 1, 3, 7, 5, 'A9'],
        [null, 2, 4, 3, 4, 'A4'],
      ],
    }),
    JOURNEY.replace('kpi nps "Empfehlung"', 'kpi csat "Zufriedenheit" boxes 4..5'),
  );
  expect(lines).toEqual([
    // A box that was ticked.
    '// "shopbox": "1" (Im Laden)',
    '// "bern": "1" (Bern), "2" (Basel)',
    // The codes are in no order, or go beyond the labelled scale.
    'measure lieferung from "mixed" // scale? The cells go from 1 to 4. "1" (sehr gut), "2" (sehr schlecht), "3" (gut), "4" (schlecht)',
    'measure montage from "half" // scale? The cells go from 1 to 7. "1" (sehr unzufrieden), "5" (sehr zufrieden)',
    // The satisfied of a csat are the highest codes.
    '// "csat": "1" (sehr zufrieden), "5" (sehr unzufrieden)',
    'measure rechnung from "v9" scale 1..5 missing "A9" { // the order of the texts: is it the questionnaire’s?',
    '"A1" -> 1',
    '"A2" -> 2',
    '"A3" -> 3',
    '"A4" -> 4',
    '"A5" -> 5',
    '}',
  ]);
  const path = join(folder, 'a.journey');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^.*"(mixed|half)".*\n/gm, ''));
  const { out, err } = await command.run(['score', 'a.journey', '--format', 'json', '--anonymous-below', '0'], { folder });
  expect(err).toBe('');
  const [journey] = (JSON.parse(out) as Score).journeys;
  expect(journey.stages[3]?.measured).toMatchObject({ n: 3, mean: expect.closeTo((-3 + 3 + 1.5) / 3) });
});
