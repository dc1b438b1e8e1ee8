/** Gates on the command line: exit codes, exceptions and their end, what is printed and exported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useCommand, writeFiles } from './command.ts';

const command = useCommand();

const ANSWERS = [2, 3, 3, 4, 2, 3, 4, 3, 2, 3, 4, 3];

/** The mean of the answers is 3 of 1..7: −1 on the scale of the journey, a gap of 3. */
function workspace(gate: string, answers: readonly number[] = ANSWERS): string {
  const folder = command.folder();
  writeFiles(folder, {
    'a.journey': `channel shop "Shop"
touchpoint till "Till" on shop
segment buyers "Buyers" share 100%
journey kitchen "I buy" for buyers {
  stage advice "I get advice" channel shop touchpoint till target +2 moment of truth
}
observations poll "Poll" of kitchen method survey from "poll.csv" {
  respondent "id"
  measure advice from "x" scale 1..7
}
${gate}
`,
    'poll.csv': `id,x\n${answers.map((answer, id) => `${id},${answer}`).join('\n')}\n`,
  });
  return folder;
}

const check = async (gate: string, line: readonly string[] = [], answers?: readonly number[]) => {
  const { code, out, err } = await command.run(['check', ...line], { folder: workspace(gate, answers) });
  expect(err).toBe('');
  return { code, out, codes: [...out.matchAll(/ (JRN\d{4}) /g)].map(([, found]) => found) };
};

const GATE = 'require every moment of truth gap at most 1';

describe('check', () => {
  test('fails where a gate fails, with the figure, what is required and the place', async () => {
    const { code, out } = await check(GATE);
    expect(code).toBe(1);
    expect(out).toContain(
      'a.journey:11:1 error JRN0470 This gate fails: the gap of “I get advice” is +3.00, at most +1.00 is required (n = 12).\n',
    );
  });

  test('is fine where it passes', async () => {
    expect(await check('require every moment of truth gap at most 3')).toMatchObject({ code: 0, codes: [] });
  });

  test.each(['en', 'fr', 'de'])('says so in %s', async (language) => {
    const { out } = await check(GATE, ['--lang', language]);
    const message = { en: 'This gate fails', fr: 'Cette exigence n’est pas tenue', de: 'Diese Anforderung ist verfehlt' }[language];
    expect(out).toContain(message);
  });

  test('an undecided gate is a warning: by itself it fails nothing, and it is never green', async () => {
    const few = ANSWERS.slice(0, 9);
    const { code, out, codes } = await check(GATE, [], few);
    expect([code, codes]).toEqual([0, ['JRN0413', 'JRN0471']]);
    expect(out).toContain('This gate is undecided for I get advice (n = 9): 10 respondents are needed. It does not count as passed.');
    expect((await check(GATE, ['--fail-on', 'warning'], few)).code).toBe(1);
    expect((await check(`${GATE} where n at least 13`)).codes).toEqual(['JRN0471']);
  });

  test('nothing of fewer than five is said, not even by a verdict', async () => {
    const { out, codes } = await check('require every stage gap at most 3', [], [1, 1, 7]);
    expect(codes).toContain('JRN0471');
    expect(out).toContain('the figure is withheld, since it would tell of too few respondents');
  });

  test('a gate cannot be accepted by a comment', async () => {
    expect((await check(`// parcours: allow JRN0470 "we know"\n${GATE}`)).code).toBe(1);
  });
});

describe('an exception', () => {
  const excused = `${GATE} unless "A new adviser tool" until 2027-01`;

  test('excuses until the end of its month, and says by which day', async () => {
    const { code, out, codes } = await check(excused, ['--as-of', '2027-01-31']);
    expect([code, codes]).toEqual([0, ['JRN0473']]);
    expect(out).toContain('It is excused until the end of January 2027: A new adviser tool.');
    expect(out).toMatch(/\nExceptions of gates are judged as of 31 January 2027\.\n$/);
  });

  test('fails from then on, and says why', async () => {
    const { code, out } = await check(excused, ['--as-of', '2027-02-01']);
    expect(code).toBe(1);
    expect(out).toContain('JRN0472 This gate fails, and its exception has ended (January 2027)');
    expect(out).toContain('The reason was: A new adviser tool.');
  });

  test('that is not needed is told', async () => {
    expect(await check('require every stage gap at most 4 unless "x"')).toMatchObject({ code: 0, codes: ['JRN0474'] });
  });

  test('the day is that of the calendar', async () => {
    for (const day of ['2027-02-30', '2027-1-1', 'today', '2027-01'])
      expect(await command.run(['check', '--as-of', day], { folder: workspace(GATE) })).toMatchObject({
        code: 2,
        err: expect.stringContaining(`--as-of takes a day like 2026-11-27, not "${day}".`),
      });
  });

  test('the day is in the JSON where it matters', async () => {
    const asOf = async (gate: string) => {
      const { out } = await command.run(['check', '--format', 'json', '--as-of', '2027-01-31'], { folder: workspace(gate) });
      return JSON.parse(out).asOf;
    };
    expect(await asOf(excused)).toBe('2027-01-31');
    expect(await asOf(GATE)).toBeNull();
  });
});

describe('the figures', () => {
  test('score prints the verdicts, and exports them', async () => {
    const folder = workspace(`${GATE}\n${GATE.replace('gap at most 1', 'n at least 12')}`);
    const text = await command.run(['score'], { folder });
    // Figures are not doubtful because a gate fails.
    expect([text.code, text.err]).toEqual([0, '']);
    expect(text.out).toContain(
      'Gates\nrequire every moment of truth gap at most 1\n✗ failed: I get advice · +3.00, n = 12\nrequire every moment of truth n at least 12\n✓ passed: I get advice · 12\n',
    );
    const { out } = await command.run(['score', '--format', 'json'], { folder });
    const [journey] = JSON.parse(out).journeys;
    expect(journey.gates).toEqual([
      {
        id: 'gate:moments-of-truth/figure:gap',
        text: 'require every moment of truth gap at most 1',
        subject: { kind: 'stage', name: 'advice', label: 'I get advice' },
        figure: 'gap',
        comparison: 'at-most',
        bound: 1,
        atLeastN: null,
        kpiKind: null,
        neededN: 10,
        exception: null,
        actual: 3,
        n: 12,
        effectiveN: 12,
        verdict: 'failed',
        undecided: null,
      },
      expect.objectContaining({ figure: 'n', actual: 12, verdict: 'passed' }),
    ]);
    expect(journey.asOf).toBeNull();
  });

  test('reports show them, with harmless text', async () => {
    const folder = workspace(`${GATE} unless "<b>|\`x\` [y](javascript:z)" until 2999`);
    const written = async (file: string) => {
      await command.run(['report', '-o', file], { folder });
      return readFileSync(join(folder, file), 'utf8');
    };
    expect(await written('a.md')).toContain('excused until the end of 2999: &lt;b&gt;&vert;\\`x\\` \\[y\\]\\(javascript:z\\)</sub> |');
    expect(await written('a.html')).toContain('excused until the end of 2999: &lt;b&gt;|`x` [y](javascript:z)');
  });
});
