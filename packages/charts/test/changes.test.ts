/** How a ChangeReport reads. */
import type { ChangeReport } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import {
  CHANGES_MARKER,
  changesHeadline,
  changesHtml,
  changesList,
  changesMarkdown,
  changesSvg,
  changesTerminal,
  toMarkup,
} from '../src/index.ts';
import { displayWidth } from '../src/text/display-width.ts';
import { everything, only, parts } from './fixtures/changed.ts';
import { hostileTexts } from './hostile-texts.ts';
import { markdownToHtml, tagNames, textOf } from './markdown.ts';

const stored = (text: string, name: string) => expect(text).toMatchFileSnapshot(`gallery/changes/${name}`);

describe('everything at once', () => {
  for (const language of ['en', 'fr', 'de'] as const) {
    test(`Markdown in ${language}`, () => stored(changesMarkdown(everything, { language }), `everything-${language}.md`));
    test(`for a terminal in ${language}`, () =>
      stored(changesTerminal(everything, { language, columns: 100 }), `everything-${language}.txt`));
    test(`the page in ${language}`, () => stored(changesHtml(everything, { language }), `everything-${language}.html`));
  }
  for (const theme of ['light', 'dark', 'high-contrast'] as const) {
    test(`the picture, ${theme}`, () => stored(changesSvg(everything, { language: 'en', theme }), `everything-${theme}.svg`));
  }
  test('the list of the panel', () => stored(`${toMarkup(changesList(everything, { language: 'en' }))}\n`, 'everything-list.html'));
  test('a narrow terminal without Unicode, with colours', () =>
    stored(changesTerminal(everything, { language: 'de', columns: 60, colour: true, unicode: false }), 'everything-colour.txt'));
});

describe('the headline says the most important thing', () => {
  const { figures, elements, shared, files, weakenings, finding } = parts;
  const of = (subject: string, ...names: string[]) => figures.filter((each) => each.subject === subject && names.includes(each.figure));
  const kinds = (...names: string[]) => elements.filter(({ kind, changes }) => names.includes(`${kind} ${changes.join()}`));
  const edited = files.filter(({ after }) => after?.file === 'data/cells.csv');
  const cases: readonly (readonly [string, ChangeReport, string])[] = [
    ['nothing', only({}), 'Nothing changes: no statement, no figure, no data'],
    ['a weakening before all', everything, 'A target is lowered: “Je me fais conseiller”, from +2.5 to +1 (and 23 more to look at)'],
    [
      'a change for the worse',
      only({ figures }),
      '“Je compare les offres” gets worse, from −0.20 to −1.08, more than chance explains (and 1 more to look at)',
    ],
    [
      'structure before data',
      only({ elements: kinds('stage removed'), figures: of('order', 'score'), evidence: edited }),
      'Removed: stage “Je paie” in “Achat”',
    ],
    [
      'edited data before noise',
      only({ figures: [...of('order', 'score'), ...of('advice', 'score')], evidence: edited }),
      '3 cells edited in 2 rows of data/cells.csv: the same respondents, other answers',
    ],
    [
      'noise',
      only({ figures: of('order', 'score', 'class') }),
      'Nothing observed beyond chance: 1 figure moves no more than chance explains',
    ],
    [
      'too few',
      only({ figures: of('follow', 'score', 'class') }),
      'Cannot be told yet: 1 figure differs, with too few respondents to conclude',
    ],
    ['new data alone', only({ evidence: files.slice(0, 1) }), 'New data: data/new.csv, 42 rows, for “Enquête à chaud”'],
    ['wording', only({ shared: shared.slice(2, 3) }), 'Only wording changes: 1 text, no figure'],
    ['findings', only({ findings: [finding('new')] }), '1 finding of the check changes, no statement and no figure'],
    ['what follows from the text', only({ figures: of('advice', 'gap') }), '1 figure differs'],
    [
      'settings',
      only({ weakenings: weakenings.filter(({ kind }) => kind === 'severity') }),
      'A setting switches off findings like “No journey uses the touchpoint …” (JRN0301) (severity until now: warning)',
    ],
  ];
  test.each(cases)('%s', (_, report, headline) => expect(changesHeadline(report, { language: 'en' })).toBe(headline));
});

test('a terminal of 80 columns says which figure it is, whatever the name of the stage', () => {
  const long = parts.figures.map((each) => (each.of === 'stage' ? { ...each, label: 'I fill in the application for a passport' } : each));
  const text = changesTerminal(only({ figures: long }), { language: 'en', columns: 80 });
  expect(text).toMatch(/I fill in the application for a\n +passport: measured +\S+ → /);
  expect(text).not.toContain('…  ');
});

test('what is withheld is not said to have turned', () => {
  const hidden = { before: true, after: null, withheld: 'after' } as const;
  const figures = parts.figures
    .filter(({ figure }) => figure === 'gap-proven' || figure === 'expert-refuted')
    .map((each) => ({ ...each, ...hidden }));
  const text = changesMarkdown(only({ figures }), { language: 'en' });
  expect(text).toContain('the figure after is not shown here');
  expect(text).not.toMatch(/no longer (?:proven|refuted)/);
});

test('a comment holds 65,536 characters: the least important is left out first, and named', () => {
  const many = Array.from({ length: 400 }, (_, at) => ({
    ...(everything.journeys[0] as ChangeReport['journeys'][number]),
    name: `journey-${at}`,
    label: `Journey ${at}`,
  }));
  const report = { ...everything, journeys: many };
  const text = changesMarkdown(report, { language: 'en' });
  expect(text.length).toBeLessThanOrEqual(65_536);
  expect(text.length).toBeGreaterThan(50_000);
  expect(text).toContain('Left out, since a comment holds 65,536 characters: ');
  expect(text).not.toContain('<summary>Wording only');
  expect(text.split('\n')[2]).toMatch(/^### A target is lowered/);
  for (const limit of [20_000, 8_000, 3_000, 500]) {
    const short = changesMarkdown(report, { language: 'de', limit });
    expect(short.length).toBeLessThanOrEqual(limit);
    const tags = tagNames(markdownToHtml(short));
    expect(tags.filter((name) => name === 'details')).toHaveLength(2 * (short.match(/<details>/g) ?? []).length);
  }
});

describe('texts from files stay texts', () => {
  const clean = report('x');

  /** Puts a text into every label, name, note, cell, file and wave. */
  function report(text: string): ChangeReport {
    const put = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((each) => put(each, key));
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, put(each, name)]));
      return typeof value === 'string' && value !== '' && FREE.has(key) ? `${text} ${value} ${text}` : value;
    };
    const { journeys, ...rest } = everything;
    const changed = journeys.map((journey) => {
      const named = put(journey, '') as typeof journey;
      const wording = named.elements.map((each) => ({
        ...each,
        attributes: each.attributes.map((attribute) =>
          attribute.wordingOnly ? (put(attribute, 'wording') as typeof attribute) : attribute,
        ),
      }));
      const worded = wording.map((each) => ({
        ...each,
        attributes: each.attributes.map((attribute) => ({
          ...attribute,
          before: typeof attribute.before === 'string' ? `${text}${attribute.before}` : attribute.before,
          after: typeof attribute.after === 'string' ? `${attribute.after}${text}` : attribute.after,
        })),
      }));
      return {
        ...named,
        elements: worded,
        figures: named.figures.map((figure) => (figure.figure === 'wave' ? { ...figure, before: text, after: text } : figure)),
      };
    });
    const evidence = everything.evidence.map((each) => put(each, '') as typeof each);
    const cells = evidence.map((each) => ({
      ...each,
      rows: each.rows && {
        ...each.rows,
        cells: each.rows.cells.map((cell) => ({ ...cell, before: text, after: text })),
        addedColumns: each.rows.addedColumns.map(() => text),
        removedColumns: each.rows.removedColumns.map(() => text),
      },
    }));
    const weakened = everything.weakenings.map((each) => ({ ...(put(each, '') as typeof each), reason: text }));
    return { ...(put(rest, '') as typeof rest), journeys: changed, evidence: cells, weakenings: weakened };
  }

  /** But for the lines of a wrapped text in a picture. */
  function elements(markup: string): string[] {
    return tagNames(markup).filter((name) => name !== 'text' && name !== 'title' && name !== 'tspan');
  }
  const expected = {
    tags: tagNames(markdownToHtml(changesMarkdown(clean, { language: 'en' }))),
    elements: elements(changesHtml(clean, { language: 'fr' })),
  };

  test.each(hostileTexts)('%j', (text) => {
    const hostile = report(text);
    const markdown = changesMarkdown(hostile, { language: 'en' });
    expect(markdown.startsWith(`${CHANGES_MARKER}\n`)).toBe(true);
    const html = markdownToHtml(markdown);
    expect(html.split('<!--')).toHaveLength(2);
    expect(tagNames(html)).toEqual(expected.tags);
    for (const [tag] of html.replace(CHANGES_MARKER, '').matchAll(/<[^>]*>/g))
      expect(tag).toMatch(/^<\/?[a-z0-9]+(?: align="right"| class="language-text")?>$/);
    expect(textOf(html)).not.toMatch(/[@#]\w|[!%&$]\d|~\w|\bGH-\d|\bwww\.|\w:\/\/|(?:mailto|xmpp):\w|:[\w+-]+:|::|\[\w+:\d/);
    for (const line of markdown.split('\n')) expect(line).not.toMatch(/^\s*(?:\/\w|::)/);

    const page = changesHtml(hostile, { language: 'fr' });
    expect(elements(page)).toEqual(expected.elements);
    const picture = changesSvg(hostile, { language: 'de' });
    for (const markup of [page, picture, toMarkup(changesList(hostile, { language: 'en' }))]) {
      expect(markup).not.toMatch(/<(?:img|script|a|iframe|foreignObject)\b/i);
      for (const [tag] of markup.matchAll(/<[^>]*>/g))
        expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=|\sstyle=|javascript:|\shref=/i);
    }

    for (const columns of [48, 100]) {
      const lines = changesTerminal(hostile, { language: 'en', columns }).split('\n');
      for (const line of lines) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
        expect(line).not.toMatch(/^\s*::|##\w*\[/);
      }
    }
    for (const output of [markdown, page, picture, changesTerminal(hostile, { language: 'en' })]) {
      // A tab may stand in an attribute, such as the name of a file.
      expect(output.replace(/"[^"]*"/g, (value) => value.replaceAll('\t', ' '))).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
      expect(output).not.toMatch(/\bNaN\b|undefined|\[object|Infinity/);
    }
  });
});

/** Fields that hold a text of a file; names stay equal where they were. */
const FREE = new Set(['label', 'name', 'subject', 'file', 'within', 'respondent', 'column', 'reason', 'study', 'wave']);
