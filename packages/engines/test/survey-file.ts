/** A deterministic survey of any size: about 61 bytes a row, 1,800 distinct rows in its mapped columns. */
import { closeSync, openSync, writeSync } from 'node:fs';

const CHANNELS = ['web  ', 'store', 'phone'].map((channel) => channel.trim());
const SEGMENTS = ['families', 'couples', 'renters', 'owners', 'students', 'seniors'];
export const GRADE_COUNT = 10;
export const GROUPS = GRADE_COUNT * GRADE_COUNT * CHANNELS.length * SEGMENTS.length;
const ROWS_A_WRITE = 20_000;

export const HEADER = 'answer,visitor,answered,shop,channel,segment,finding,paying';

/** A journey that links the file; each row is a respondent. */
export const JOURNEY = `channel web
channel store
channel phone
${SEGMENTS.map((segment) => `segment ${segment}`).join('\n')}
journey shop "I shop" {
  stage find "I find what I want" target +1
  stage pay "I pay" target +2
}
observations survey of shop from "survey.csv" {
  channel "channel"
  segment "segment"
  measure find from "finding" scale 1..10
  measure pay from "paying" scale 1..10
}
`;

/** Each visitor is a respondent. */
export const IDENTIFIED_JOURNEY = JOURNEY.replace('  channel', '  respondent "visitor"\n  channel');

/** Number of answers by grade, from 1: what every reader of the file must find. */
export interface GradeCounts {
  readonly finding: number[];
  readonly paying: number[];
}

/** Writes `rows` answers as CSV. A visitor has six consecutive answers. */
export function writeSurvey(path: string, rows: number): GradeCounts {
  const gradeCounts: GradeCounts = { finding: new Array(GRADE_COUNT).fill(0), paying: new Array(GRADE_COUNT).fill(0) };
  const grade = (counts: number[]) => {
    const at = random(GRADE_COUNT);
    counts[at] = (counts[at] ?? 0) + 1;
    return 1 + at;
  };
  const file = openSync(path, 'w');
  writeSync(file, `${HEADER}\n`);
  let seed = 42;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let text = '';
  for (let row = 0; row < rows; row++) {
    const second = String(row % 60).padStart(2, '0');
    const minute = String(Math.floor(row / 60) % 60).padStart(2, '0');
    const shop = `s-${String(random(400)).padStart(3, '0')}`;
    const visitor = `v${String(Math.floor(row / 6)).padStart(7, '0')}`;
    const group = `${CHANNELS[random(3)]},${SEGMENTS[random(6)]},${grade(gradeCounts.finding)},${grade(gradeCounts.paying)}`;
    text += `${String(row + 1).padStart(8, '0')},${visitor},2026-03-14T08:${minute}:${second},${shop},${group}\n`;
    if ((row + 1) % ROWS_A_WRITE === 0) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
  return gradeCounts;
}
