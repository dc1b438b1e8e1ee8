/** The report for a terminal: the curve in characters and the gap table, as wide as the terminal is. */

import {
  type Comparison,
  type Difference,
  formatFixed,
  type JourneyReport,
  type Language,
  type Report,
  type StageReport,
  speaker,
  term,
} from '@parcours/model';
import { CLASS_SIGNS, characterCurve, type Ink, type Run } from './character-curve.ts';
import { columnsOf, fit } from './character-width.ts';
import { cellTexts, comparisonName, comparisonNotes, differenceText, kpiOf } from './comparison-texts.ts';
import { evidenceText, holeText, kpiDigits, kpiInterval, kpiText, nText, scoreText } from './figures.ts';
import { type GapRow, gapGroups } from './gap-rows.ts';
import { journeyFacts, narrowHint, problemsNote, summaryLines } from './journey-summary.ts';
import { kindOf, kpiDetails, metText } from './kpi-table.ts';
import { labelIn, labelOf } from './labels.ts';
import { QUADRANTS } from './matrix-table.ts';
import { importanceText, matrixName, quadrantText, tooFewForMatrix } from './matrix-texts.ts';
import { oneLine } from './one-line.ts';
import { filtersText, provenanceRows } from './provenance-table.ts';
import { allStudies, droppedText, leftHeading, problemText } from './studies-table.ts';
import { words } from './words.ts';

export interface TerminalOptions {
  readonly language: Language;
  /** Default 80. */
  readonly columns?: number;
  /** ANSI colours; never without being asked for. */
  readonly colour?: boolean;
  /** `false` draws with ASCII; labels stay as they are. */
  readonly unicode?: boolean;
}

export function terminalReport(report: Report, options: TerminalOptions): string {
  const { language, colour = false, unicode = true } = options;
  const columns = Math.max(40, options.columns ?? 80);
  const lines = report.journeys.flatMap((journey, at) => [...(at > 0 ? [[], []] : []), ...journeyLines(journey, columns, language)]);
  if (report.journeys.length === 0) lines.push([{ text: speaker(words, language)('report.empty') }]);
  return `${lines.map((runs) => written(runs, colour, unicode)).join('\n')}\n`;
}

function journeyLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const pair = ({ name, value }: { name: string; value: string }): Run[][] => folded(say('colon', { name, value }), columns);
  const { score, index, peakEnd } = journey;
  const figures = [
    score === null ? null : say('colon', { name: say('score'), value: scoreText(score, journey.scale, language) }),
    index === null ? null : say('colon', { name: say('index'), value: formatFixed(index, language, 1) }),
    peakEnd === null ? null : say('colon', { name: say('peak-end'), value: scoreText(peakEnd, journey.scale, language) }),
  ].filter((text) => text !== null);
  const note = problemsNote(journey, language);
  const hint = narrowHint(journey, language);
  return [
    [{ text: fit(labelOf(journey), Math.min(columns, columnsOf(labelOf(journey)))), ink: 'strong' }],
    ...journeyFacts(journey, language).flatMap(pair),
    ...(hint === null ? [] : folded(hint, columns, 'muted')),
    ...(figures.length > 0 ? folded(figures.join('   '), columns) : []),
    ...(note === null ? [] : folded(note, columns, 'strong')),
    [],
    ...(journey.stages.length > 0 ? characterCurve(journey, columns, language) : [[{ text: say('curve.empty') }]]),
    [],
    ...gapLines(journey, columns, language),
    ...(journey.kpis.length > 0 ? [[], ...kpiLines(journey, columns, language)] : []),
    ...matrixLines(journey, columns, language),
    ...journey.comparisons.flatMap((comparison) => comparisonLines(journey, comparison, columns, language)),
    ...summaryLines(journey, language).flatMap((line, at) => [...(at === 0 ? [[]] : []), ...pair(line)]),
    ...sourceLines(journey, columns, language),
    ...studyLines(journey, columns, language),
  ];
}

interface TerminalColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly read: (row: GapRow) => Run;
  /** Left out first where the terminal is narrow: the higher, the sooner. */
  readonly spare: number;
}

function gapLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const label: TerminalColumn = {
    head: say('stage'),
    align: 'left',
    spare: 0,
    read: (row) => ({ text: `${row.stage.momentOfTruth ? '★ ' : ''}${row.label}`, ink: 'strong' }),
  };
  const rank: TerminalColumn = {
    head: say('rank'),
    align: 'right',
    spare: 1,
    read: (row) => ({ text: row.rank && `${row.rank}${row.stage.rankUnstable ? ' ≈' : ''}` }),
  };
  const all: TerminalColumn[] = [
    rank,
    { head: '#', align: 'right', spare: 0, read: (row) => ({ text: String(row.number) }) },
    label,
    {
      head: say('class'),
      align: 'left',
      spare: 4,
      read: ({ stage }) => (stage.class ? { text: term(stage.class, language), ink: stage.class } : { text: '' }),
    },
    {
      head: say('measured'),
      align: 'right',
      spare: 0,
      read: ({ stage, measured }) =>
        stage.measured
          ? { text: stage.class ? `${CLASS_SIGNS[stage.class]} ${measured}` : measured, ink: stage.class ?? undefined }
          : { text: holeWord(journey, stage, language), ink: 'muted' },
    },
    { head: say('interval'), align: 'right', spare: 7, read: (row) => ({ text: row.interval ?? '', ink: 'muted' }) },
    { head: 'n', align: 'right', spare: 2, read: (row) => ({ text: row.n }) },
    { head: say('evidence'), align: 'left', spare: 6, read: (row) => ({ text: row.evidence, ink: 'muted' }) },
    { head: say('target'), align: 'right', spare: 3, read: (row) => ({ text: row.target }) },
    { head: say('gap'), align: 'right', spare: 0, read: (row) => ({ text: row.gap && `${row.gap} ${row.stage.gap?.proven ? '✓' : '?'}` }) },
    {
      head: say('expert'),
      align: 'right',
      spare: 5,
      read: (row) => ({
        text: row.expert && `${row.stage.expertRefuted ? '✗ ' : ''}${row.expert}`,
        ink: row.stage.expertRefuted ? 'expert' : undefined,
      }),
    },
    {
      head: say('priority'),
      align: 'right',
      spare: 0,
      read: (row) => ({ text: row.priority, ink: 'strong' }),
    },
  ];
  const groups = gapGroups(journey, language);
  const rows = groups.flatMap((group) => group.rows);
  const natural = (column: TerminalColumn) => Math.max(columnsOf(column.head), ...rows.map((row) => columnsOf(column.read(row).text)));
  let shown = all;
  const others = () => shown.reduce((sum, column) => sum + (column === label ? 0 : natural(column)), 0) + 2 * (shown.length - 1);
  while (columns - others() < Math.min(18, natural(label)) && shown.some((column) => column.spare > 0)) {
    const most = Math.max(...shown.map((column) => column.spare));
    shown = shown.filter((column) => column.spare !== most);
  }
  const widths = shown.map((column) => (column === label ? Math.max(6, Math.min(natural(column), columns - others())) : natural(column)));
  const joined = (cells: Run[]): Run[] =>
    cells.flatMap((run, at) => [...(at > 0 ? [{ text: '  ' }] : []), { ...run, text: fit(run.text, widths[at] ?? 0, shown[at]?.align) }]);
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  return [
    joined(shown.map(({ head }) => ({ text: head, ink: 'muted' }))),
    [{ text: '─'.repeat(total), ink: 'muted' }],
    ...groups.flatMap((group): Run[][] => [
      ...folded(`${say(`gaps.${group.list}`)} · ${say(`gaps.${group.list}.hint`)}`, columns, 'strong'),
      ...group.rows.map((row) => joined(shown.map((column) => column.read(row)))),
    ]),
    ...signLines(rows, shown.includes(rank), columns, language),
    ...rows.flatMap((row) => reasonLines(row, columns, language)),
  ];
}

/** What the signs of the table mean: only of those that occur. */
function signLines(rows: readonly GapRow[], ranked: boolean, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const gaps = rows.flatMap(({ stage }) => (stage.gap ? [stage.gap] : []));
  const signs = [
    ranked && rows.some((row) => row.rank && row.stage.rankUnstable) && `≈ ${say('signs.unstable')}`,
    gaps.some(({ proven }) => proven) && `✓ ${say('signs.proven')}`,
    gaps.some(({ proven }) => !proven) && `? ${say('signs.unproven')}`,
  ].filter((text) => typeof text === 'string');
  return signs.length > 0 ? folded(signs.join('   '), columns, 'muted') : [];
}

/** What no column has room for: why a class is no better, why a gap is not the difference of its two neighbours. */
function reasonLines({ label, basics, stage: { gap } }: GapRow, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const reasons = [
    basics && say('colon', { name: label, value: basics }),
    gap && gap.pairs !== null && say('gap.paired', { stage: label, n: gap.pairs }),
  ].filter((text) => typeof text === 'string');
  return reasons.flatMap((text) => folded(text, columns, 'muted'));
}

/** Why there is no figure, in a word or two. */
function holeWord(journey: JourneyReport, stage: StageReport, language: Language): string {
  const say = speaker(words, language);
  if (!stage.suppressed) return say('not-measured');
  return stage.revealing ? say('hidden') : `n < ${journey.limits.anonymous}`;
}

function kpiLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  return journey.kpis.flatMap((kpi) => {
    const interval = kpiInterval(kpi.low, kpi.high, kpi, language);
    const facts = [
      kpi.value === null ? holeText(journey, kpi, language) : kpiText(kpi.value, kpi, language),
      interval,
      kpi.value !== null && nText(kpi, language),
      kpi.value !== null && kpi.evidence && evidenceText(kpi.evidence, language),
      kpi.target !== null && say('stage.target', { target: kpiText(kpi.target, kpi, language) }),
      metText(kpi, language),
      ...kpiDetails(kpi, language),
    ].filter(Boolean);
    return folded(say('colon', { name: `${labelOf(kpi)} (${kindOf(kpi, language)})`, value: facts.join(' · ') }), columns);
  });
}

function matrixLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const tooFew = tooFewForMatrix(journey, language);
  if (tooFew !== null) return [[], ...folded(tooFew, columns, 'muted')];
  return [journey.matrices.declared, journey.matrices.derived].flatMap((matrix): Run[][] => {
    if (!matrix) return [];
    const sorted = QUADRANTS.flatMap((quadrant) => matrix.points.filter((point) => point.quadrant === quadrant));
    const told = [...new Set(sorted.map((point) => quadrantText(point, language)))];
    const quadrants = told.flatMap((name) => {
      const points = sorted.filter((point) => quadrantText(point, language) === name);
      const stages = points.map((point) => {
        const importance = importanceText(point.importance, matrix, language);
        return `${labelIn(journey.stages, point.stage)} (${say('more.joined', { a: importance, b: scoreText(point.performance, journey.scale, language) })}${point.unstable ? ' ≈' : ''})`;
      });
      return folded(say('colon', { name, value: stages.join(' · ') }), columns);
    });
    const unstable = matrix.points.some((point) => point.unstable) ? folded(`≈ ${say('matrix.unstable')}`, columns, 'muted') : [];
    return [[], ...folded(matrixName(journey, matrix, language), columns, 'strong'), ...quadrants, ...unstable];
  });
}

/** A block a stage: any number of groups fits any terminal. */
function comparisonLines(journey: JourneyReport, comparison: Comparison, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const width = Math.max(...comparison.groups.map((group) => columnsOf(labelOf(group))));
  const line = (group: number, texts: readonly (string | null)[]): Run[][] => {
    const name = fit(labelOf(comparison.groups[group] ?? { name: '', label: null }), Math.min(width, Math.floor(columns / 3)));
    return folded(`  ${name}  ${texts.filter(Boolean).join('  ')}`, columns);
  };
  const differences = (list: readonly Difference[], digits?: number) =>
    list.flatMap((each) =>
      folded(`  ${differenceText(comparison, each, language, digits)}`, columns, each.verdict === 'change' ? 'strong' : 'muted'),
    );
  const stages = comparison.stages.flatMap((stage) => [
    ...folded(labelIn(journey.stages, stage.stage), columns),
    ...stage.cells.flatMap((cell, group) => {
      const { mean, interval, n, hole } = cellTexts(journey, cell, language);
      return line(group, mean === null ? [hole] : [mean, interval, n]);
    }),
    ...differences(stage.differences),
  ]);
  const kpis = comparison.kpis.flatMap((each) => {
    const kpi = kpiOf(journey, each.kpi);
    if (!kpi) return [];
    return [
      ...folded(labelOf(kpi), columns),
      ...each.cells.flatMap(({ n, value, low, high, ...cell }, group) =>
        line(
          group,
          value === null
            ? [holeText(journey, cell, language)]
            : [kpiText(value, kpi, language), kpiInterval(low, high, kpi, language), say('n', { n })],
        ),
      ),
      ...differences(each.differences, kpiDigits(kpi)),
    ];
  });
  return [
    [],
    ...folded(say('colon', { name: say('comparison'), value: comparisonName(comparison, language) }), columns, 'strong'),
    ...stages,
    ...kpis,
    ...comparisonNotes(comparison, language).flatMap((note) => folded(note, columns, 'muted')),
  ];
}

/** Of each figure its file, columns and filters, and the cells or rows used; what was left out of them stands below. */
function sourceLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const figures = provenanceRows(journey, language).map(({ label, source }) => {
    const from = [source.file, source.columns.join(', '), filtersText(source, language), say('used.n', { n: source.used })];
    return say('colon', { name: label, value: from.filter(Boolean).map(oneLine).join(' · ') });
  });
  if (figures.length === 0) return [];
  const heading = say('sources.caption', { journey: labelOf(journey) });
  return [[], ...folded(heading, columns, 'strong'), ...figures.flatMap((text) => folded(text, columns))];
}

function studyLines(journey: JourneyReport, columns: number, language: Language): Run[][] {
  const say = speaker(words, language);
  const lost = [
    ...allStudies(journey).flatMap((study) =>
      study.dropped.map((dropped) => say('colon', { name: labelOf(study), value: droppedText(dropped, language) })),
    ),
    ...journey.missing.map((missing) => say('colon', { name: labelOf(missing), value: problemText(missing, language) })),
    ...journey.problems.map((problem) => say('colon', { name: say('problem'), value: problemText(problem, language) })),
  ];
  return lost.length > 0
    ? [[], [{ text: leftHeading(journey, language), ink: 'strong' }], ...lost.flatMap((text) => folded(text, columns))]
    : [];
}

/** A text over as many lines as it needs, the later ones indented. */
function folded(text: string, columns: number, ink?: Ink): Run[][] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (columnsOf(joined) <= columns) current = joined;
    else {
      if (current.trim() !== '') lines.push(current);
      current = `  ${word}`;
      if (columnsOf(current) > columns) current = fit(current, columns);
    }
  }
  return [...lines, current].map((line) => [{ text: line, ink }]);
}

const INKS: Readonly<Record<Ink, string>> = { disappointing: '33', neutral: '39', enchanting: '36', muted: '2', expert: '35', strong: '1' };

const ASCII: Readonly<Record<string, string>> = {
  '▼': 'v',
  '●': 'o',
  '▲': '^',
  '│': '|',
  '┬': '+',
  '┴': '+',
  '↑': '^',
  '↓': 'v',
  '━': '=',
  '◇': '<',
  '◈': 'x',
  '┄': '.',
  '┊': ':',
  '·': '.',
  '★': '*',
  '─': '-',
  '≈': '~',
  '✓': '!',
  '✗': 'x',
  '−': '-',
  '–': '-',
  '…': '.',
  '→': '>',
};

function written(runs: readonly Run[], colour: boolean, unicode: boolean): string {
  const plain = (text: string) => (unicode ? text : text.replace(/[▼●▲│┬┴↑↓━◇◈┄┊·★─≈✓✗−–…→]/g, (sign) => ASCII[sign] ?? sign));
  const line = merged(runs).map(({ text, ink }) =>
    colour && ink && text.trim() !== '' ? `\u001b[${INKS[ink]}m${plain(text)}\u001b[0m` : plain(text),
  );
  return line.join('').trimEnd();
}

/** Neighbours of one ink become one run, so that colours change only where they differ. */
function merged(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && last.ink === run.ink) out[out.length - 1] = { text: last.text + run.text, ink: run.ink };
    else out.push(run);
  }
  return out;
}
