/** A journey without observations beside a form tool's export and a spreadsheet, and the figures that they give, computed apart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { type TestFolder, testFolder } from './test-folder.ts';

export const JOURNEY_FILE = 'cuisine.journey';
export const FORM = 'reponses-formulaire.csv';
export const SPREADSHEET = 'visites.ods';
/** Of the spreadsheet, one for each stage. */
export const GRADE_COLUMNS = ['Comparaison des offres (note)', 'Commande (note)', 'Livraison (note)'] as const;

const JOURNEY = `language fr

canal magasin "Magasin"
canal web "Site web"

parcours cuisine "J'achète ma cuisine" {
  étape comparer "Je compare les offres" canal web cible +1
  étape commander "Je commande" canal magasin cible +1
  étape recevoir "Je reçois ma livraison" canal magasin cible +1
}
`;

const TEXTS = ['Très insatisfait', 'Plutôt insatisfait', 'Ni satisfait ni insatisfait', 'Plutôt satisfait', 'Très satisfait'] as const;
const COMMENTS = [
  'Le vendeur a pris le temps de nous écouter.',
  'Deux semaines de retard, sans un appel.',
  'Prix clair, mais le plan manquait de cotes.',
  '',
  'Tout était prêt le jour dit, merci à l’équipe.',
  'Il manquait une porte et les poignées.',
  'Difficile de comparer les devis entre eux.',
];
const RESPONDENTS = 40;

/** Answers of eight respondents by stage, repeated; every step of the scale occurs. */
const STEPS = [
  [5, 4, 4, 5, 3, 2, 1, 4],
  [3, 2, 4, 1, 2, 5, 3, 2],
  [4, 4, 5, 3, 1, 2, 5, 5],
] as const;
const GRADES = [
  [9, 7, 8, 10, 6, 3, 9, 8],
  [5, 7, 4, 3, 8, 9, 6, 5],
  [7, 8, 9, 10, 10, 4, 6, 9],
] as const;

type Answers = readonly (readonly number[])[];
const answerOf = (answers: Answers, row: number, stage: number) => answers[stage]?.[(3 * row) % 8] ?? 0;

/** The mean on the journey's scale of −3 to +3 of answers on a scale. */
function meanOf(answers: readonly number[], min: number, max: number): number {
  return answers.reduce((sum, answer) => sum + (-3 + (6 * (answer - min)) / (max - min)), 0) / answers.length;
}

const rows = Array.from({ length: RESPONDENTS }, (_, row) => row);

export interface StageFigure {
  readonly stage: string;
  readonly n: number;
  readonly mean: number;
}

const figures = (answers: Answers, min: number, max: number): StageFigure[] =>
  ['comparer', 'commander', 'recevoir'].map((stage, index) => ({
    stage,
    n: RESPONDENTS,
    mean: meanOf(
      rows.map((row) => answerOf(answers, row, index)),
      min,
      max,
    ),
  }));

/** What the stages must show once a file is linked: the form's texts are 1 to 5; the spreadsheet's grades are on 1..10. */
export const EXPECTED = { form: figures(STEPS, 1, 5), spreadsheet: figures(GRADES, 1, 10) };

export function linkedExports(): TestFolder {
  return testFolder((path) => {
    writeFileSync(join(path, JOURNEY_FILE), JOURNEY);
    writeFileSync(join(path, FORM), formExport());
    writeFileSync(join(path, SPREADSHEET), spreadsheet());
  });
}

/** As Google Forms exports a form whose texts are French: times of a 12-hour clock with an offset from UTC. */
function formExport(): string {
  const asked = ['la comparaison des offres', 'la commande', 'la livraison'].map((what) => `Êtes-vous satisfait(e) de ${what} ?`);
  const answers = rows.map((row) => [
    `2026/03/${String(2 + (row % 25)).padStart(2, '0')} ${1 + (row % 11)}:${10 + row}:12 ${row % 2 === 0 ? 'AM' : 'PM'} UTC+1`,
    ...[0, 1, 2].map((stage) => TEXTS[answerOf(STEPS, row, stage) - 1] ?? ''),
    row < COMMENTS.length ? (COMMENTS[row] ?? '') : row % 3 === 0 ? `Remarque ${row} : ${COMMENTS[row % COMMENTS.length]}` : '',
  ]);
  const lines = [['Horodateur', ...asked, 'Souhaitez-vous ajouter un commentaire ?'], ...answers];
  return lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

/** Grades as figures, below a title. */
function spreadsheet(): Uint8Array {
  const head = ['N° répondant', ...GRADE_COLUMNS];
  const table = rows.map((row) => [`V${1001 + row}`, ...[0, 1, 2].map((stage) => answerOf(GRADES, row, stage))]);
  const sheet = utils.aoa_to_sheet([['Visites de mars 2026'], [], head, ...table]);
  return new Uint8Array(write(utils.book_new(sheet, 'Réponses'), { type: 'array', bookType: 'ods' }));
}
