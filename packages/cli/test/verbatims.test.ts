import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand, write } from './command.ts';

const { run, folder } = useCommand();

/** Six speak of the offers; of those who got advice there are four, whose words would tell who they are. */
const ROWS = [
  ...[-3, 2, 1, 0, -1, 3].map((score, at) => `visitor-${at};compare;${score};offers-${at}`),
  ...[-3, 3, 1, 2].map((score, at) => `visitor-${at};advice;${score};secret-${at}`),
];
const FILES = {
  'a.csv': `who;stage;score;said\n${ROWS.join('\n')}\n`,
  'a.journey': `touchpoint shop "Shop"
journey kitchen "I buy my kitchen" {
  stage compare "I compare the offers" touchpoint shop target +2
  stage advice "I get advice" touchpoint shop target +2
}
observations visits "Visits" of kitchen method in-store date 2026-03 from "a.csv" {
  respondent "who"
  stage "stage"
  score "score" scale -3..3
  verbatim "said"
}
`,
};

const made = async (format: string, ...options: string[]): Promise<string> => {
  const home = folder();
  write(home, FILES);
  if (format === 'text' || format === 'json')
    return (await run(['score', 'a.journey', '--format', format, ...options], { folder: home })).out;
  expect((await run(['report', 'a.journey', '-o', `out.${format}`, ...options], { folder: home })).code).toBe(0);
  return readFileSync(join(home, `out.${format}`), 'utf8');
};

describe('what customers said leaves the house only where enough of them spoke', () => {
  test.each(['text', 'json', 'html', 'svg', 'md'])('%s', async (format) => {
    const out = await made(format);
    expect(out).not.toMatch(/secret-\d|visitor-\d/);
    if (format !== 'text' && format !== 'svg') expect(out).toContain('offers-0');
  });

  test.each(['html', 'md'])('%s would hold them without the limit', async (format) => {
    expect(await made(format, '--anonymous-below', '0')).toContain('secret-0');
  });

  test('json has the most telling first: the lowest, the highest, the next lowest; who said it and their score stay at home', async () => {
    const [study] = JSON.parse(await made('json')).journeys[0].studies;
    expect(study.verbatims.count).toBe(10);
    expect(study.verbatims.first.map(({ text }: { text: string }) => text)).toEqual([0, 5, 4, 1, 3, 2].map((at) => `offers-${at}`));
    expect(study.verbatims.first.every(({ respondent, score }: Record<string, unknown>) => respondent === null && score === null)).toBe(
      true,
    );
    const [open] = JSON.parse(await made('json', '--anonymous-below', '0')).journeys[0].studies;
    expect(open.verbatims.first[0]).toMatchObject({ stage: 'compare', respondent: 'visitor-0', score: -3, text: 'offers-0' });
    expect(open.verbatims.first[1]).toMatchObject({ stage: 'advice', respondent: 'visitor-0', score: -3, text: 'secret-0' });
  });
});
