/** A generated folder with a journey, a small workbook and a survey of a million answers, and the expected figures. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GradeCounts, writeSurvey } from '../../../engines/test/survey-file.ts';
import { sheet } from '../../../observations/test/workbook-file.ts';
import { type TestFolder, testFolder } from './test-folder.ts';

export const ROWS = 1_000_000;

export const JOURNEY = `channel web "Web site"
channel store "Store"
touchpoint till "Till" on store
journey shop "I shop" {
  stage find "I find what I want" channel web target +1
  stage pay "I pay" channel store touchpoint till target +2
  stage unpack "I unpack" channel store target +1
}
`;

export const UNPACKING = [
  'observations visits "Unpacking" of shop method survey date 2026-10',
  '  from "unpacking.xlsx" {',
  'respondent "id"',
  'measure unpack from "ease" scale 1..7',
  '}',
];

/** Each answer is a respondent of its own: distinguishing them takes longer than reading. */
export const SURVEY = [
  'observations survey "Exit survey" of shop method survey date 2026-10',
  '  from "survey.csv" {',
  'respondent "answer"',
  'measure find from "finding" scale 1..10 missing 10',
  'measure pay from "paying" scale 1..10',
  '}',
];

const EASE = [2, 3, 3, 4, 2, 5, 1, 3, 2, 4, 3, 4];

export interface LargeSurveyWorkspace {
  readonly folder: TestFolder;
  /** The expected figures of each stage, on −3..+3. */
  readonly expected: Readonly<Record<'find' | 'pay' | 'unpack', { readonly n: number; readonly mean: number }>>;
  remove(): void;
}

export function createLargeSurveyWorkspace(): LargeSurveyWorkspace {
  const made = mkdtempSync(join(tmpdir(), 'parcours-shop-'));
  const given = writeSurvey(join(made, 'survey.csv'), ROWS);
  writeFileSync(join(made, 'shop.journey'), JOURNEY);
  writeFileSync(join(made, 'unpacking.xlsx'), sheet([['id', 'ease'], ...EASE.map((ease, at) => [`P${at + 1}`, ease])]));
  const folder = testFolder((path) => cpSync(made, path, { recursive: true }));
  const mean = EASE.reduce((sum, each) => sum + each, 0) / EASE.length;
  return {
    folder,
    expected: {
      find: of(given.finding.with(9, 0)),
      pay: of(given.paying),
      unpack: { n: EASE.length, mean: mean - 4 },
    },
    remove() {
      folder.remove();
      rmSync(made, { recursive: true, force: true });
    },
  };
}

/** Grades 1..10 are mapped to −3..+3 at equal distances. */
function of(counts: GradeCounts['finding']): { n: number; mean: number } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return { n, mean: counts.reduce((sum, count, at) => sum + count * (-3 + (6 * at) / 9), 0) / n };
}
