/** Every doubt stands beside the figure that it questions, in every output, and is said there once in full. */
import {
  emotionCurve,
  gapTable,
  htmlReport,
  initiativesTable,
  journeySummary,
  kpiTable,
  kpiTiles,
  markdownReport,
  remarkList,
  terminalReport,
  toMarkup,
} from '@parcours/charts';
import { figuresCsv } from '@parcours/interchange';
import { type Caveat, catalogue, caveatScopeOf, type JourneyReport, messageOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { savFile } from '../../observations/test/sav-file.ts';
import { codeLenses, resolveLens } from '../src/features/display/code-lenses.ts';
import { inlayHints } from '../src/features/display/inlay-hints.ts';
import { stageDetails } from '../src/features/display/stage-details.ts';
import { listJourneys, listStages } from '../src/features/panel/journey-list.ts';
import { CodeActionWorkspace, MAIN } from './code-action-workspace.ts';
import { badExample } from './diagnostic-examples.ts';

const options = { language: 'en' } as const;
const MAIN_URI = `file:///shop/${MAIN}`;

/** The text that a reader sees, without tooltips. */
const visible = (markup: string) =>
  markup
    .replace(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<span class="pc-hidden">[^<]*<\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
const unescaped = (markdown: string) => visible(markdown.replace(/\\(?=[^\w\s])/g, ''));
/** The rows and tiles of an element by its `data-…` attribute. */
const rowsOf = (markup: string, attribute: string, name: string) =>
  markup
    .split(/(?=<(?:tr|li)\b)/)
    .filter((part) => new RegExp(`^<(?:tr|li)\\b[^>]*${attribute}="${name}"`).test(part))
    .map(visible);

/** A code that another code stands for beside the figure: of a column that two lines of one study read, the text says which line is the second. */
const BESIDE: Readonly<Record<string, string>> = { JRN0270: 'JRN0289' };

/** Questions that stand beside no figure, and why. */
const WITHOUT_FIGURE: Readonly<Record<string, string>> = {
  JRN0276: 'a letter in the text',
  JRN0271: 'how a number in the text is read',
  JRN0272: 'an error',
  JRN0273: 'a repository that no figure uses',
  JRN0274: 'no figure is wrong: the two waves are two groups of the comparison, each with its name',
  JRN0277: 'how a number in the text is read',
  JRN0278: 'what the text says needlessly',
  JRN0279: 'names in the text',
  JRN0283: 'names in the text',
  JRN0285: 'nothing is counted, so that there is no figure',
  JRN0522: 'another journey in another file: both figures are right as declared',
  JRN0551: 'an answer that breaks off is an answer: it counts with what it holds',
  JRN0544: 'it depends on the day, and no figure does',
};

/** Where the page's example measures nothing that could be questioned. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  JRN0404: {
    'a.journey': `channel web
touchpoint site on web
repository best {
  stage compare {
    action price "I see the price" {
      response shown "Shown" +2
      response hidden "Hidden" -2
    }
  }
}
journey kitchen uses best {
  stage compare "I compare the offers" touchpoint site
}
observations visits of kitchen method in-store date 2026-04 from "visits.csv" {
  respondent "id"
  stage "step"
  response "answer"
}
`,
    'visits.csv': `id;step;answer\n${['shown', 'hidden', 'shown', 'none', 'shown', 'hidden', 'shown'].map((answer, i) => `V${i};compare;${answer}\n`).join('')}`,
  },
  JRN0493: {
    ...badExample('JRN0493'),
    'data/survey.sav': savFile({
      variables: ['id', 'reco', 'weighting'].map((name) => ({ name, width: 0 })),
      cases: [
        [1, 7, 0.8],
        [2, 8, 1.2],
      ],
      weight: 2,
    }),
  },
};
const exampleOf = (code: string) => EXAMPLES[code] ?? badExample(code);

const questioned = Object.keys(catalogue).filter((code) => caveatScopeOf(code) !== null);

test('each doubt is decided to be beside a figure, or not', () => {
  const doubts = Object.keys(catalogue).filter((code) => /^JRN(?:05\d\d|027\d|028\d|0404|0408|0409|0455)$/.test(code));
  expect(doubts.filter((code) => !questioned.includes(BESIDE[code] ?? code) && !Object.hasOwn(WITHOUT_FIGURE, code))).toEqual([]);
});

interface Outputs {
  readonly html: string;
  readonly markdown: string;
  readonly terminal: string;
  readonly csv: string;
}

function outputsOf(journey: JourneyReport): Outputs {
  const report = { journeys: [journey] };
  return {
    html: htmlReport(report, { ...options, title: 'Report' }),
    markdown: markdownReport(report, options),
    terminal: terminalReport(report, { ...options, columns: 200 }),
    csv: figuresCsv(report),
  };
}

const has = (caveats: readonly Caveat[], code: string) => caveats.some((caveat) => caveat.code === code);
const lineWith = (text: string, name: string) => text.split('\n').filter((line) => line.includes(name));

describe.each([...questioned, ...Object.keys(BESIDE)])('%s', (written) => {
  const code = BESIDE[written] ?? written;

  test('stands beside its figure, and is said once in full', async () => {
    const acting = await CodeActionWorkspace.open(exampleOf(written));
    expect(await acting.codes()).toContain(written);
    const evaluations = await acting.context.workspace.evaluateFile(MAIN_URI);
    const journeys = evaluations.map(({ report }) => report);
    const isBeside = (journey: JourneyReport) =>
      [journey, ...journey.stages, ...journey.kpis, ...journey.initiatives].some(({ caveats }) => has(caveats, code));
    const journey = journeys.find(isBeside);
    if (!journey) throw new Error(`${code} stands beside no figure`);
    const outputs = outputsOf(journey);
    const summary = toMarkup(journeySummary(journey, options));
    const file = acting.context.workspace.files.get(MAIN_URI);
    if (!file) throw new Error('no file');
    const lenses = await Promise.all(codeLenses(file).map((lens) => resolveLens(acting.context, lens, [])));
    const lensOf = (kind: string, name: string) =>
      lenses.find(({ data }) => data.kind === kind && data.nameOrLabel === name)?.command?.title;
    const [entry] = (await listJourneys(acting.context, { previousHash: '' }, async () => false))?.journeys ?? [];

    for (const stage of journey.stages.filter(({ caveats }) => has(caveats, code))) {
      const label = stage.label ?? stage.name;
      for (const markup of [toMarkup(gapTable(journey, options)), outputs.html])
        expect(rowsOf(markup, 'data-stage', stage.name).join()).toContain('†');
      expect(visible(toMarkup(emotionCurve(journey, { ...options, width: 800 })))).toContain('†');
      expect(lineWith(outputs.terminal, label).join()).toContain('†');
      expect(lineWith(outputs.markdown, `**${label}**`).join()).toContain('†');
      expect(lineWith(outputs.csv, `,stage,${stage.name},`).join()).toContain(`remark,,,,,,,${code}`);
      // The editor shows no figure of so few: neither do lens and hint.
      if (stage.measured?.evidence !== 'suppressed') expect(lensOf('stage', stage.name)).toContain('†');
      expect(stageDetails(journey, stage, 'en')).toMatch(/(?:\*\*|_) †/);
      if (stage.measured && stage.measured.evidence !== 'suppressed') {
        const hints = await inlayHints(acting.context, file, { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } });
        expect(hints.map(({ label: text }) => text).join()).toContain('†');
      }
      const listed = await listStages(acting.context, { uri: MAIN_URI, journey: journey.name });
      expect(listed?.find(({ name }) => name === stage.name)?.remarks.length).toBeGreaterThan(0);
      const isQuestioned = stage.measured !== null && caveatScopeOf(code)?.touches === 'value';
      if (isQuestioned) expect(journey.questionedStages).toContain(stage.name);
    }
    for (const kpi of journey.kpis.filter(({ caveats }) => has(caveats, code))) {
      const label = kpi.label ?? kpi.name;
      for (const markup of [toMarkup(kpiTiles(journey, options)), toMarkup(kpiTable(journey, options)), outputs.html])
        expect(rowsOf(markup, 'data-kpi', kpi.name).join()).toContain('†');
      expect(lineWith(outputs.terminal, `${label} (`).join()).toContain('†');
      expect(lineWith(outputs.markdown, `${label}<br>`).join()).toContain('†');
      expect(lineWith(outputs.csv, `,kpi,${kpi.name},`).join()).toContain(`remark,,,,,,,${code}`);
    }
    for (const initiative of journey.initiatives.filter(({ caveats }) => has(caveats, code))) {
      const label = initiative.label ?? initiative.name;
      for (const markup of [toMarkup(initiativesTable(journey, options)), outputs.html])
        expect(rowsOf(markup, 'data-initiative', initiative.name).join()).toContain('†');
      expect(lineWith(outputs.markdown, `**${label}**`).join()).toContain('†');
    }
    if (journey.index !== null && (journey.caveats.length > 0 || journey.questionedStages.length > 0)) {
      for (const part of [summary, outputs.html]) expect(visible(part)).toMatch(/CX index [\d.]+ ?\/ 100 †/);
      expect(outputs.terminal).toMatch(/CX index: [\d.]+ †/);
      expect(outputs.markdown).toMatch(/\*\*CX index\*\*: [\d.]+ †/);
      expect(lensOf('journey', journey.name)).toContain('†');
      expect(entry?.remarks.length).toBeGreaterThan(0);
    }
    expectOnceInFull(journey, outputs, code);
  });
});

function expectOnceInFull(journey: JourneyReport, { html, markdown, terminal }: Outputs, code: string): void {
  const figures = [journey, ...journey.stages, ...journey.kpis, ...journey.initiatives];
  const texts = new Set(
    figures.flatMap(({ caveats }) => caveats.filter((caveat) => caveat.code === code)).map((caveat) => messageOf(caveat, 'en')),
  );
  const panel = [journeySummary(journey, options), kpiTiles(journey, options), gapTable(journey, options), remarkList(journey, options)];
  for (const text of texts) {
    const isAbove = journey.caveats.some((caveat) => messageOf(caveat, 'en') === text);
    const shown = visible(`<p>${text.replace(/</g, '&lt;')}</p>`).trim();
    const times = (output: string) => output.split(shown).length - 1;
    expect([times(visible(html)), times(unescaped(markdown)), times(terminal.replace(/\s+/g, ' '))]).toEqual([1, 1, 1]);
    expect(times(visible(panel.map((part) => (part ? toMarkup(part) : '')).join('')))).toBe(isAbove ? 0 : 1);
  }
}
