/** A generated folder with a journey, a small workbook and a survey of millions of answers, and the expected figures. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GradeCounts, writeSurvey } from '../../../engines/test/survey-file.ts';
import { sheet } from '../../../observations/test/workbook-file.ts';
import { projectRoot } from '../../scripts/build.ts';
import { type TestFolder, testFolder } from './test-folder.ts';

const MILLION = 1_000_000;
/**
 * How long this machine should read the survey: the editor reports a read only when it takes more than a second, and one with another
 * mapping takes half of the time, because the cells are still known.
 */
const READING_SECONDS = 6;
const FEWEST_MILLIONS = 3;
const MOST_MILLIONS = 6;

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
  /** Rows of the survey, each with another respondent. */
  readonly rows: number;
  /** The expected figures of each stage, on −3..+3. */
  readonly expected: Readonly<Record<'find' | 'pay' | 'unpack', { readonly n: number; readonly mean: number }>>;
  remove(): void;
}

export function createLargeSurveyWorkspace(): LargeSurveyWorkspace {
  const made = mkdtempSync(join(tmpdir(), 'parcours-shop-'));
  const survey = join(made, 'survey.csv');
  writeSurvey(survey, MILLION);
  const millions = Math.round(READING_SECONDS / secondsToRead(made));
  const rows = Math.min(MOST_MILLIONS, Math.max(FEWEST_MILLIONS, millions)) * MILLION;
  const given = writeSurvey(survey, rows);
  writeFileSync(join(made, 'shop.journey'), JOURNEY);
  writeFileSync(join(made, 'unpacking.xlsx'), sheet([['id', 'ease'], ...EASE.map((ease, at) => [`P${at + 1}`, ease])]));
  const folder = testFolder((path) => cpSync(made, path, { recursive: true }));
  const mean = EASE.reduce((sum, each) => sum + each, 0) / EASE.length;
  return {
    folder,
    rows,
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

/** How long the command line reads the survey of a folder, without what it takes to start. */
function secondsToRead(folder: string): number {
  const secondsToScore = (journey: string) => {
    writeFileSync(join(folder, 'shop.journey'), journey);
    const start = performance.now();
    execFileSync(process.execPath, [join(projectRoot, 'packages/cli/src/main.ts'), 'score', folder, '--engine', 'portable'], {
      cwd: folder,
      stdio: 'ignore',
    });
    return (performance.now() - start) / 1000;
  };
  const start = secondsToScore(JOURNEY);
  return Math.max(0.1, secondsToScore(`${JOURNEY}${SURVEY.join('\n')}\n`) - start);
}

/** Grades 1..10 are mapped to −3..+3 at equal distances. */
function of(counts: GradeCounts['finding']): { n: number; mean: number } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return { n, mean: counts.reduce((sum, count, at) => sum + count * (-3 + (6 * at) / 9), 0) / n };
}
