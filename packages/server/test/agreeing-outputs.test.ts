/** No two outputs contradict each other: what summary, lists, matrix, hover, terminal, page and Markdown call a stage is read back from them. */
import {
  emotionCurve,
  gapTable,
  journeySummary,
  kpiTable,
  kpiTiles,
  markdownReport,
  matrixTable,
  terminalReport,
  toMarkup,
  type VNode,
} from '@parcours/charts';
import { glossary, type JourneyReport, LANGUAGES, type Language, type StageReport } from '@parcours/model';
import { suppress } from '@parcours/workspace';
import { expect, test } from 'vitest';
import { generatedReport } from '../../scoring/test/generated-journeys.ts';
import { stageDetails } from '../src/features/display/stage-details.ts';

const SEEDS = Array.from({ length: Number(process.env.AGREEING_OUTPUTS ?? 200) }, (_, i) => i + 1);

/** Written here again, so that a word that changes its meaning in the code is noticed. */
const GAP_WORDS = {
  proven: { en: 'proven', fr: 'prouvé', de: 'belegt' },
  'above-target': { en: 'above the target', fr: 'au-dessus de la cible', de: 'über dem Ziel' },
  'not-proven': { en: 'not proven', fr: 'non prouvé', de: 'nicht belegt' },
  'too-few': { en: 'too few to tell', fr: 'trop peu pour conclure', de: 'zu wenige für ein Urteil' },
  unknown: { en: 'cannot be told', fr: 'indécidable', de: 'nicht zu entscheiden' },
} as const;
const GAP_SIGNS = { proven: '✓', 'above-target': '≥', 'not-proven': '?', 'too-few': '–', unknown: '–' } as const;
const LISTS = {
  'catch-up': { en: 'Catch up', fr: 'Rattraper', de: 'Aufholen' },
  differentiate: { en: 'Differentiate', fr: 'Se différencier', de: 'Sich abheben' },
  open: { en: 'Without a rank', fr: 'Sans rang', de: 'Ohne Rang' },
} as const;
const SUMMARY = {
  catchUp: { en: 'To catch up first', fr: 'À rattraper d’abord', de: 'Zuerst aufholen' },
  differentiate: { en: 'o differentiate with', fr: 'our se différencier', de: 'ich abheben mit' },
  aboveTarget: { en: 'Above the target', fr: 'Au-dessus de la cible', de: 'Über dem Ziel' },
} as const;
const KPI_WORDS = {
  met: { en: 'met', fr: 'atteinte', de: 'erreicht' },
  missed: { en: 'missed', fr: 'manquée', de: 'verfehlt' },
  open: { en: 'still open', fr: 'non tranchée', de: 'noch offen' },
} as const;

function gapVerdict(stage: StageReport): keyof typeof GAP_WORDS | null {
  const { gap } = stage;
  if (gap === null) return null;
  if (gap.proven === true) return 'proven';
  if (gap.aboveTarget === true) return 'above-target';
  if (gap.proven === false) return 'not-proven';
  return gap.low === null ? 'unknown' : 'too-few';
}

/** What a stage is called in one output. */
interface Called {
  readonly list: string;
  readonly rank: string;
  readonly class: string;
  readonly gap: string;
}

const plain = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();

const cellsOf = (row: string) => [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell));

function fromPage(tree: VNode): Map<string, Called> {
  const bodies = [...toMarkup(tree).matchAll(/<tbody data-list="([a-z-]+)">([\s\S]*?)<\/tbody>/g)];
  return new Map(
    bodies.flatMap(([, list = '', body = '']) =>
      [...body.matchAll(/<tr data-stage="(\w+)"[^>]*>([\s\S]*?)<\/tr>/g)].map(([, stage = '', row = '']): [string, Called] => {
        const [rank = '', kind = '', , gap = ''] = cellsOf(row);
        return [stage, { list, rank, class: kind, gap }];
      }),
    ),
  );
}

function fromMarkdown(text: string, language: Language): Map<string, Called> {
  const found = new Map<string, Called>();
  let list = '';
  for (const line of text.split('\n')) {
    const heading = /^\*\*(.*?)\*\* · /.exec(line)?.[1];
    if (heading !== undefined) list = Object.keys(LISTS).find((key) => LISTS[key as keyof typeof LISTS][language] === heading) ?? '';
    const cells = line.startsWith('| ') ? line.slice(2, -2).split(' | ').map(plain) : [];
    if (list === '' || cells.length !== 12) continue;
    const [rank = '', , label = '', kind = '', , , , gap = ''] = cells;
    const stage = /\*\*(s\d+)\*\*/.exec(label)?.[1];
    if (stage !== undefined) found.set(stage, { list, rank, class: kind, gap });
  }
  return found;
}

/** Columns are found below their headings. */
function fromTerminal(text: string, language: Language): Map<string, Called> {
  const found = new Map<string, Called>();
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^─{20,}$/.test(line));
  const head = lines[start - 1] ?? '';
  const words = { class: { en: 'Class', fr: 'Classe', de: 'Klasse' }, gap: { en: 'Gap', fr: 'Écart', de: 'Lücke' } };
  const classAt = head.indexOf(words.class[language]);
  const gapEnd = head.indexOf(words.gap[language]) + words.gap[language].length;
  let list = '';
  for (const line of lines.slice(start + 1)) {
    if (line === '') break;
    const key = Object.keys(LISTS).find((each) => line.startsWith(`${LISTS[each as keyof typeof LISTS][language]} · `));
    if (key !== undefined) list = key;
    const row = /^ *(\d* ?≈?) +(\d+) {2}(?:★ )?(s\d+)\s/.exec(line);
    if (!row) continue;
    found.set(row[3] ?? '', {
      list,
      rank: (row[1] ?? '').trim(),
      class: plain(/^.*?(?= {2}|$)/.exec(line.slice(classAt))?.[0] ?? ''),
      gap: line.slice(0, gapEnd).trim().split(/ {2,}/).at(-1) ?? '',
    });
  }
  return found;
}

const stagesIn = (text: string) => [...text.matchAll(/\bs\d+\b/g)].map(([name]) => name);

function agree(report: JourneyReport, language: Language, seed: string): void {
  const options = { language };
  const markdown = markdownReport({ journeys: [report] }, options);
  const terminal = terminalReport({ journeys: [report] }, { language, columns: 240 });
  const curve = toMarkup(emotionCurve(report, options));
  const page = fromPage(gapTable(report, options));
  const outputs = { page, markdown: fromMarkdown(markdown, language), terminal: fromTerminal(terminal, language) };
  const titles = new Map(
    [...curve.matchAll(/data-stage="(\w+)"><title>([\s\S]*?)<\/title>/g)].map(([, name = '', text = '']) => [name, plain(text)]),
  );

  for (const stage of report.stages) {
    const context = `seed ${seed}, ${language}, ${stage.name}`;
    const verdict = gapVerdict(stage);
    const word = stage.class === null ? '' : glossary[stage.class][language];
    for (const [name, output] of Object.entries(outputs)) {
      const called = output.get(stage.name);
      expect(called?.list, `${context}: list, ${name}`).toBe(stage.list ?? 'open');
      expect(/^\d*/.exec(called?.rank ?? '')?.[0], `${context}: rank, ${name}`).toBe(stage.rank === null ? '' : String(stage.rank));
      expect(called?.rank.includes('≈'), `${context}: stability, ${name}`).toBe(stage.rank !== null && stage.rankUnstable);
      expect(called?.class, `${context}: class, ${name}`).toContain(stage.classUncertain ? `${word} ≈` : word);
      if (verdict === null) expect(called?.gap, `${context}: gap, ${name}`).not.toMatch(/[✓≥?]/);
      else if (name !== 'page') expect(called?.gap, `${context}: gap, ${name}`).toContain(GAP_SIGNS[verdict]);
    }
    const hover = stageDetails(report, stage, language);
    const title = titles.get(stage.name) ?? '';
    for (const text of [hover, title, page.get(stage.name)?.gap ?? '', outputs.markdown.get(stage.name)?.gap ?? '']) {
      for (const other of ['proven', 'above-target', 'not-proven', 'too-few', 'unknown'] as const) {
        if (other === verdict) expect(text, context).toContain(GAP_WORDS[other][language]);
        // "not proven" contains "proven"; "proven worse than" is another verdict.
        else if (other !== 'proven') expect(text, context).not.toContain(GAP_WORDS[other][language]);
      }
    }
    if (stage.list) for (const text of [hover, title]) expect(text, context).toContain(glossary[stage.list][language]);
    // A stage to catch up is called nothing else.
    if (stage.list === 'catch-up') {
      for (const text of [hover, title]) expect(text, context).not.toContain(glossary.differentiate[language]);
      expect(outputs.page.get(stage.name)?.class, context).toMatch(/\S/);
    }
  }

  const points = [report.matrices.declared, report.matrices.derived].flatMap((matrix) =>
    matrix
      ? [...toMarkup(matrixTable(report, matrix, options)).matchAll(/<tr data-stage="(\w+)">([\s\S]*?)<\/tr>/g)].map(
          ([, name = '', row = '']) => ({
            stage: report.stages.find((each) => each.name === name),
            called: cellsOf(row).at(-1) ?? '',
            named: matrix.points.some(({ quadrant }) => quadrant !== null),
          }),
        )
      : [],
  );
  const [low, overkill, keepUp] = (['quadrant.low-priority', 'quadrant.overkill', 'quadrant.keep-up'] as const).map(
    (term) => glossary[term][language],
  );
  for (const { stage, called, named } of points) {
    const context = `seed ${seed}, ${language}, ${stage?.name} in the matrix`;
    if (stage?.list === 'catch-up' && named) expect(called, context).toContain(glossary['catch-up'][language]);
    if (stage?.list === 'catch-up' || stage?.gap?.proven)
      for (const word of [low, overkill, keepUp]) expect(called, context).not.toContain(word);
    // What has a priority is no low priority.
    if ((stage?.priority ?? 0) > 0) for (const word of [low, overkill]) expect(called, context).not.toContain(word);
  }

  const facts = [...toMarkup(journeySummary(report, options)).matchAll(/<dt>([\s\S]*?)<\/dt><dd>([\s\S]*?)<\/dd>/g)];
  const line = (key: keyof typeof SUMMARY) => plain(facts.find(([, name = '']) => plain(name).includes(SUMMARY[key][language]))?.[2] ?? '');
  const ranked = (list: StageReport['list']) =>
    report.stages.filter((stage) => stage.list === list).toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  const context = `seed ${seed}, ${language}, summary`;
  expect(stagesIn(line('catchUp')), context).toEqual(
    ranked('catch-up')
      .slice(0, 3)
      .map(({ name }) => name),
  );
  const remaining = ranked('differentiate').filter(({ gap }) => gap !== null && gap.value > 0 && gap.aboveTarget !== true);
  expect(stagesIn(line('differentiate')), context).toEqual(remaining.slice(0, 3).map(({ name }) => name));
  expect(stagesIn(line('aboveTarget')), context).toEqual(
    report.stages.filter(({ gap }) => gap?.aboveTarget === true).map(({ name }) => name),
  );
  for (const key of ['catchUp', 'differentiate', 'aboveTarget'] as const) {
    if (line(key) === '') continue;
    expect(plain(markdown).replaceAll('\\', ''), context).toContain(line(key));
    expect(terminal.replace(/\s+/g, ' '), context).toContain(line(key));
  }

  const tables = [toMarkup(kpiTable(report, options)), toMarkup(kpiTiles(report, options))].map(
    (markup) =>
      new Map(
        [...markup.matchAll(/data-kpi="(\w+)"[^>]*>([\s\S]*?)<\/(?:tr|li)>/g)].map(([, name = '', text = '']) => [name, plain(text)]),
      ),
  );
  for (const { name, verdict } of report.kpis) {
    for (const table of tables) {
      for (const other of ['met', 'missed', 'open'] as const) {
        const word = new RegExp(`(?<!\\p{L})${KPI_WORDS[other][language]}(?!\\p{L})`, 'u');
        expect(word.test(table.get(name) ?? ''), `seed ${seed}, ${language}, ${name}: ${other}`).toBe(other === verdict);
      }
    }
  }
}

test('on generated journeys, as they are scored and after suppression', () => {
  for (const seed of SEEDS) {
    const language = LANGUAGES[seed % LANGUAGES.length] ?? 'en';
    const report = generatedReport(seed);
    agree(report, language, String(seed));
    agree(suppress(report), language, `${seed}, suppressed`);
  }
});
