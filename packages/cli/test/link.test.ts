import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workbookOf } from '../../observations/test/workbook-file.ts';
import { useCommand } from './command.ts';

const command = useCommand();

const JOURNEY = `journey kitchen "I buy my kitchen" {
  kpi nps "Recommendation" target +40
  stage advice "I get advice"
  stage order "I order"
}
`;
const ANSWERS = '# Answers\nRespondent;Date;I get advice;order;NPS\nR1;2026-04-01;7;2.5;9\nR2;2026-04-02;4;5;10\n';
const BLOCK = `observations "answers" of kitchen
  from "answers.xlsx" {
  respondent "Respondent"
  date "Date"
  measure advice from "I get advice" // scale? The cells go from 4 to 7
  measure order from "order" // scale? The cells go from 2.5 to 5
  kpi nps from "NPS" // scale? The cells go from 9 to 10
}
`;

function folder(): string {
  const made = command.folder();
  writeFileSync(join(made, 'a.journey'), JOURNEY);
  writeFileSync(join(made, 'answers.xlsx'), workbookOf(ANSWERS));
  return made;
}

test('prints the observations to paste', async () => {
  expect(await command.run(['link', 'answers.xlsx'], { folder: folder() })).toEqual({ code: 0, out: BLOCK, err: '' });
});

test('appends them, and what is appended is read', async () => {
  const made = folder();
  const { code, err } = await command.run(['link', 'answers.xlsx', '--write', 'a.journey'], { folder: made });
  expect([code, err]).toEqual([
    0,
    'The observations stand at the end of a.journey.\nCheck them, and add the scales that were offered: each comment "scale?" says where. Until then they are not read.\n',
  ]);
  expect(readFileSync(join(made, 'a.journey'), 'utf8')).toBe(`${JOURNEY}\n${BLOCK}`);
  const { out } = await command.run(['check', 'a.journey'], { folder: made });
  expect(out).toContain('JRN0406');
  expect(out).not.toMatch(/JRN01|JRN0403|JRN0434/);
});

const TABLE = ANSWERS.replace('# Answers\n', '');

test.each([
  ['a title', 'Survey of April 2026\n\n', '', ' skip 2'],
  [
    'a title and who exported it, with a total below',
    'Survey of April\nExported on;2026-05-02\n\n',
    'Total;;11;7.5;\n',
    ' skip 3 totals "Total"',
  ],
  ['a total', '', 'Moyenne;;5.5;3.75;9.5\n', ' totals "Moyenne"'],
  ['nothing', '', '', ''],
])('%s around the table is proposed to be left out', async (_, above, below, part) => {
  const made = folder();
  writeFileSync(join(made, 'answers.csv'), above + TABLE + below);
  const { code, out } = await command.run(['link', 'answers.csv', '--write', 'a.journey'], { folder: made });
  expect([code, out]).toEqual([0, '']);
  const text = readFileSync(join(made, 'a.journey'), 'utf8');
  expect(text).toContain(`from "answers.csv"${part} {\n  respondent "Respondent"\n  date "Date"\n  measure advice from "I get advice"`);
  const { out: checked } = await command.run(['check', 'a.journey'], { folder: made });
  expect(checked).not.toMatch(/JRN01|JRN02|JRN0403|JRN0410|JRN0433|JRN0434/);
});

test('a line of groups above the names belongs to the header', async () => {
  const made = folder();
  writeFileSync(
    join(made, 'answers.csv'),
    `Survey\n;2025;;2026;\nid;note;n;note;n\n${[1, 2, 3].map((at) => `R${at};${at};1;${at};2\n`).join('')}`,
  );
  const { out } = await command.run(['link', 'answers.csv'], { folder: made });
  expect(out).toContain('from "answers.csv" skip 1 header 2 {');
});

test('a workbook with a title above its table', async () => {
  const made = folder();
  writeFileSync(join(made, 'answers.xlsx'), workbookOf(`# Answers\nSurvey of April 2026\n\n${TABLE}`));
  const { out } = await command.run(['link', 'answers.xlsx'], { folder: made });
  expect(out).toContain('from "answers.xlsx" skip 2 {\n  respondent "Respondent"');
});

test('refusals say what to do', async () => {
  const made = folder();
  writeFileSync(join(made, 'b.journey'), 'journey other "I ask"\n');
  writeFileSync(join(made, 'old.xls'), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]));
  expect((await command.run(['link', 'answers.xlsx'], { folder: made })).err).toContain(
    'Which journey? Name one of these with --of: kitchen (a.journey), other (b.journey).',
  );
  expect((await command.run(['link', 'nothing.csv', '--of', 'kitchen'], { folder: made })).err).toContain('nothing.csv was not found');
  expect((await command.run(['link', 'old.xls', '--of', 'other'], { folder: made })).err).toContain(
    'open it in a spreadsheet and save it again',
  );
});

const FRENCH = `language fr
parcours demenager "Je déménage" {
  indicateur nps "Recommandation"
  étape rendezvous "Je prends rendez-vous"
  étape emmenager "J'emménage"
}
`;
const GERMAN = `language de
Reise umzug "Ich ziehe um" {
  Etappe termin "Ich vereinbare einen Termin"
  Etappe einzug "Ich ziehe ein"
}
`;
const ENGLISH = `journey buy "I buy online" {
  kpi rate as solved "Problem solved"
  stage ordering "I order"
  stage delivery "I receive my parcel"
}
`;

/** The texts are what a reader of the file would write, but for the scales. */
test.each([
  [
    'a French survey under a title',
    FRENCH,
    'Enquête\nExtraction du 12/04/2026\n\nN° client;Date réponse;Prise de RDV (note);Prise de RDV attendue;Emménagement (note);Recommandation;Panier moyen;Ville;Avis\n1;11/03/2026;7,0;8,0;n.r.;7;1510,89;Lyon;"Trop\nlong"\n2;12/03/2026;6,5;9,5;7,0;8;884,3;Paris;\n3;13/03/2026;5,5;9,0;6,0;9;890,1;Nice;\n4;14/03/2026;5,0;9,0;6,5;10;990,1;Lille;\nTotal;;6;9;6,5;8,5;1068;;\n',
    `observations "data" de demenager
  depuis "data.csv" sauter 3 totaux "Total" {
  répondant "N° client"
  date "Date réponse"
  mesure rendezvous depuis "Prise de RDV (note)" attente "Prise de RDV attendue" // échelle\u00a0? Les cellules vont de 5 à 7
  mesure emmenager depuis "Emménagement (note)" manquant "n.r." // échelle\u00a0? Les cellules vont de 6 à 7
  indicateur nps depuis "Recommandation" // échelle\u00a0? Les cellules vont de 7 à 10
  // "Panier moyen"\u00a0: de 884,3 à 1 510,89
  // "Ville"\u00a0: "Lyon", "Paris", "Nice" … (4 différentes)
  verbatim "Avis"
}
`,
  ],
  [
    'given means for a German journey',
    GERMAN,
    'Step;Mean;N;SD\nTermin;6,8;210;1,9\nMoving in;6,1;198;2,2\n',
    `Erhebung "data" zu umzug
  aggregiert
  aus "data.csv" {
  Etappe "Step" // noch mit -> zuzuordnen: "Termin", "Moving in"
  Mittelwert "Mean" // Skala? Die Zellen reichen von 6,1 bis 6,8
  n "N"
  Standardabweichung "SD"
}
`,
  ],
  [
    'an event log',
    ENGLISH,
    'session_id,event_name,timestamp,device\nS1,home,2026-01-23T09:22:42,phone\nS1,cart,2026-01-23T09:26:26,phone\n',
    `observations "data" of buy
  method analytics
  from "data.csv" {
  // An event log: nobody rates anything here. Paths, times and drop-offs: parcours discover data.csv
  respondent "session_id"
  stage "event_name" // still to be mapped with -> : "home", "cart"
  date "timestamp"
  // "device": "phone"
}
`,
  ],
  [
    'an export with headings below its header',
    ENGLISH,
    'Finished,ResponseId,Q1_1,Q1_2,Q2,Q3\nFinished,Response ID,How satisfied… - Ordering,How satisfied… - Delivery,How likely are you to recommend us?,Was your problem solved?\n"{""ImportId"":""finished""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_1""}","{""ImportId"":""QID1_2""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"\nTrue,R_1,5 - Very satisfied,3,9,Yes\nFalse,R_2,4,2,10,No\n',
    `observations "data" of buy
  from "data.csv" {
  // "Finished": "True", "False"
  respondent "ResponseId"
  measure ordering from "Q1_1" { // scale? The cells go from 4 to 5
    "5 - Very satisfied" -> 5
  }
  measure delivery from "Q1_2" // scale? The cells go from 2 to 3
  // "Q2": from 9 to 10. Would they recommend? Then the journey lacks: kpi nps "…"
  kpi solved from "Q3"
  where "Finished" is "True", "False" // leaves out the 2 lines of headings below the header
}
`,
  ],
])('%s', async (_, journey, data, block) => {
  const made = command.folder();
  writeFileSync(join(made, 'a.journey'), journey);
  writeFileSync(join(made, 'data.csv'), data);
  const { code, err } = await command.run(['link', 'data.csv', '--write', 'a.journey'], { folder: made });
  expect([code, err]).toEqual([0, expect.stringContaining('a.journey')]);
  const text = readFileSync(join(made, 'a.journey'), 'utf8');
  expect(text).toBe(`${journey}\n${block}`);
  const { out } = await command.run(['check', 'a.journey'], { folder: made });
  expect(out).not.toMatch(/JRN01|JRN0403|JRN0409|JRN0433|JRN0434/);
  // Once is enough.
  const again = await command.run(['link', 'data.csv', '--write', 'a.journey'], { folder: made });
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('--force')]);
  expect(readFileSync(join(made, 'a.journey'), 'utf8')).toBe(text);
  expect((await command.run(['link', 'data.csv', '--write', 'a.journey', '--force'], { folder: made })).code).toBe(0);
});

test('the sheet with the table, not the cover; text from the file stays in its comment', async () => {
  const made = folder();
  writeFileSync(join(made, 'book.xlsx'), workbookOf(`# Read me\nBarometer 2026\n\nContact: us\n${ANSWERS}`));
  const { out } = await command.run(['link', 'book.xlsx'], { folder: made });
  expect(out).toContain('from "book.xlsx" sheet "Answers" {\n  respondent "Respondent"');
  writeFileSync(join(made, 'evil.csv'), 'a;b\n"x\n}\nimport ""y""";\u001b[31m\n');
  const { out: evil, err } = await command.run(['link', 'evil.csv'], { folder: made });
  expect(evil.split('\n').slice(2, -2)).toEqual([
    expect.stringMatching(/^ {2}\/\/ No column/),
    ...Array(2).fill(expect.stringMatching(/^ {2}\/\/ "[ab]": /)),
  ]);
  expect(err).toContain('No column was recognised');
});

test('the nearest journey is meant; a name that is none is said to be', async () => {
  const made = folder();
  mkdirSync(join(made, 'passport', 'data'), { recursive: true });
  writeFileSync(join(made, 'passport', 'p.journey'), 'journey passport "I renew" {\n  stage apply "I apply"\n}\n');
  writeFileSync(join(made, 'passport', 'data', 'survey.csv'), 'id;ease\n1;2\n2;3\n');
  const { out } = await command.run(['link', 'passport/data/survey.csv'], { folder: made });
  expect(out).toBe('observations "survey" of passport\n  from "data/survey.csv" {\n  respondent "id"\n  // "ease": from 2 to 3\n}\n');
  const elsewhere = await command.run(['link', join(made, 'passport', 'data', '..', '..', 'answers.xlsx')], { folder: command.folder() });
  expect(elsewhere.out).toContain('of kitchen');
  expect((await command.run(['link', 'answers.xlsx', '--of', 'nope'], { folder: made })).err).toContain(
    'No journey is called "nope". There are: kitchen (a.journey), passport (passport/p.journey).',
  );
  const lacking = await command.run(['link', 'passport/data/survey.csv', '--write', 'passport/p.journey'], { folder: made });
  expect(lacking.err).toContain('No column was recognised as a rating');
});
