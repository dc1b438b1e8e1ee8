import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const { run, folder } = useCommand();

/** Six comment on the offers; the four who got advice would be identifiable by their words. */
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
  writeFiles(home, FILES);
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

/** Nine new customers, six loyal ones, and three of a third kind, who could be identified by a difference. */
const PARTED = {
  'b.csv': `who;kind;score;said\n${[
    ...Array.from({ length: 9 }, (_, at) => `n-${at};new;${at % 5};new-${at}`),
    ...Array.from({ length: 6 }, (_, at) => `l-${at};loyal;${at % 5};loyal-${at}`),
    ...Array.from({ length: 3 }, (_, at) => `f-${at};few;1;few-${at}`),
  ].join('\n')}\n`,
  'b.journey': `segment new
segment loyal
segment few
touchpoint shop "Shop"
journey kitchen "I buy my kitchen" { stage compare "I compare the offers" touchpoint shop }
observations visits "Visits" of kitchen method survey date 2026-03 from "b.csv" {
  respondent "who"
  segment "kind"
  measure compare from "score" scale 0..4
  verbatim "said"
}
`,
};

describe('what a segment said', () => {
  const said = async (format: string, segment: string, ...options: string[]) => {
    const home = folder();
    writeFiles(home, PARTED);
    const line = format === 'json' ? ['score', 'b.journey', '--format', 'json'] : ['report', 'b.journey', '-o', `out.${format}`];
    const { code, out } = await run([...line, '--segment', segment, ...options], { folder: home });
    expect(code).toBe(0);
    const text = format === 'json' ? out : readFileSync(join(home, `out.${format}`), 'utf8');
    return [...new Set(text.match(/(?:new|loyal|few)-\d/g))].sort();
  };

  test('is theirs alone', async () => {
    expect(await said('json', 'new')).toEqual(Array.from({ length: 9 }, (_, at) => `new-${at}`));
  });

  test.each(['json', 'html', 'md', 'svg'])(
    '%s: of few it is not shown, nor of others who with the whole would leave the few',
    async (format) => {
      expect(await said(format, 'few')).toEqual([]);
      expect(await said(format, 'loyal')).toEqual([]);
    },
  );

  test('without the limit it is exported', async () => {
    expect(await said('json', 'few', '--anonymous-below', '0')).toEqual(['few-0', 'few-1', 'few-2']);
  });
});
