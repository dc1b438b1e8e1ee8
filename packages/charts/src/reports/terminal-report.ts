/** The report for a terminal: the curve in characters and the tables, fitted to its width. */

import {
  type Comparison,
  formatFixed,
  isSuppressed,
  type JourneyReport,
  kpiDigits,
  type Language,
  type Report,
  type StageReport,
  translator,
} from '@parcours/model';
import {
  cellTexts,
  comparisonName,
  comparisonNotes,
  type DifferenceLine,
  differenceLines,
  indexLines,
  kpiByName,
} from '../comparison/comparison-texts.ts';
import { CLASS_SIGNS, characterCurve, type StyledSpan } from '../curve/character-curve.ts';
import {
  importanceText,
  matrixName,
  matrixUnavailableText,
  namesQuadrants,
  pointsByQuadrant,
  quadrantText,
} from '../matrix/matrix-texts.ts';
import { messages } from '../messages.ts';
import { type GapRow, gapGroups } from '../tables/gap-rows.ts';
import { gateRows, gatesAsOfText } from '../tables/gates-table.ts';
import { kpiDetails, kpiKindText } from '../tables/kpi-table.ts';
import { filtersText, provenanceRows } from '../tables/provenance-table.ts';
import { allStudies, consolidationText, droppedHeading, droppedText, problemText, studyFacts } from '../tables/studies-table.ts';
import { displayWidth, padOrTruncate } from '../text/display-width.ts';
import { evidenceText, kpiIntervalText, kpiValueText, missingText, sampleSizeText, scoreText } from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { ansiLine, wrapSpans } from '../text/styled-lines.ts';
import {
  classText,
  GAP_SIGNS,
  GAP_VERDICTS,
  kpiRemarks,
  kpiTargetText,
  kpiVerdictText,
  REMARK_SIGN,
  remarkLine,
  remarksOf,
} from '../text/verdict-texts.ts';
import { journeyFacts, journeyFigures, journeyFigureText, journeyWarnings, perimeterHint, summaryLines } from './journey-summary.ts';

export interface TerminalReportOptions {
  readonly language: Language;
  /** Width of the terminal in columns: 80 by default, at least 40. */
  readonly columns?: number;
  /** Writes ANSI colours. Default: false. */
  readonly colour?: boolean;
  /** `false` draws with ASCII; labels are unchanged. Default: true. */
  readonly unicode?: boolean;
}

/** Writes a Report for a terminal. No line is wider than `columns`; control characters in texts are sanitized. */
export function terminalReport(report: Report, options: TerminalReportOptions): string {
  const { language, colour = false, unicode = true } = options;
  const columns = Math.max(40, options.columns ?? 80);
  const lines = report.journeys.flatMap((journey, at) => [...(at > 0 ? [[], []] : []), ...journeyLines(journey, columns, language)]);
  if (report.journeys.length === 0) lines.push([{ text: translator(messages, language)('report.empty') }]);
  return `${lines.map((spans) => ansiLine(spans, colour, unicode)).join('\n')}\n`;
}

function journeyLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const pair = ({ name, value }: { name: string; value: string }): StyledSpan[][] => wrapSpans(t('colon', { name, value }), columns);
  const figures = journeyFigures(journey, language).flatMap((figure) =>
    figure.value === null ? [] : [t('colon', { name: figure.name, value: journeyFigureText(figure, language) })],
  );
  const hint = perimeterHint(journey, language);
  return [
    [{ text: padOrTruncate(labelOf(journey), Math.min(columns, displayWidth(labelOf(journey)))), style: 'strong' }],
    ...journeyFacts(journey, language).flatMap(pair),
    ...(hint === null ? [] : wrapSpans(hint, columns, 'muted')),
    ...(figures.length > 0 ? wrapSpans(figures.join('   '), columns) : []),
    ...journeyWarnings(journey, language).flatMap((warning) => wrapSpans(warning, columns, 'strong')),
    [],
    ...(journey.stages.length > 0 ? characterCurve(journey, columns, language) : [[{ text: t('curve.empty') }]]),
    [],
    ...gapLines(journey, columns, language),
    ...(journey.kpis.length > 0 ? [[], ...kpiLines(journey, columns, language)] : []),
    ...remarkLines(journey, columns, language),
    ...(journey.gates.length > 0 ? [[], ...gateLines(journey, columns, language)] : []),
    ...matrixLines(journey, columns, language),
    ...journey.comparisons.flatMap((comparison) => comparisonLines(journey, comparison, columns, language)),
    ...summaryLines(journey, language).flatMap((line, at) => [...(at === 0 ? [[]] : []), ...pair(line)]),
    ...studyFactLines(journey, columns, language),
    ...sourceLines(journey, columns, language),
    ...studyLines(journey, columns, language),
  ];
}

interface TerminalColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly read: (row: GapRow) => StyledSpan;
  /** Narrow terminals drop the columns with the highest number first; 0 is never dropped. */
  readonly dropOrder: number;
}

function gapLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const label: TerminalColumn = {
    head: t('stage'),
    align: 'left',
    dropOrder: 0,
    read: (row) => ({ text: `${row.stage.momentOfTruth ? '★ ' : ''}${row.label}`, style: 'strong' }),
  };
  const rank: TerminalColumn = {
    head: t('rank'),
    align: 'right',
    dropOrder: 1,
    read: (row) => ({ text: row.rank && `${row.rank}${row.stage.rankUnstable ? ' ≈' : ''}` }),
  };
  const all: TerminalColumn[] = [
    rank,
    { head: '#', align: 'right', dropOrder: 0, read: (row) => ({ text: String(row.number) }) },
    label,
    {
      head: t('class'),
      align: 'left',
      dropOrder: 4,
      read: ({ stage }) => (stage.class ? { text: classText(stage, language), style: stage.class } : { text: '' }),
    },
    {
      head: t('measured'),
      align: 'right',
      dropOrder: 0,
      read: ({ stage, measured, remarks }) =>
        stage.measured
          ? {
              text: `${stage.class ? `${CLASS_SIGNS[stage.class]} ` : ''}${measured}${remarks.length > 0 ? ` ${REMARK_SIGN}` : ''}`,
              style: stage.class ?? undefined,
            }
          : { text: `${shortMissingText(journey, stage, language)}${remarks.length > 0 ? ` ${REMARK_SIGN}` : ''}`, style: 'muted' },
    },
    { head: t('interval'), align: 'right', dropOrder: 7, read: (row) => ({ text: row.interval ?? '', style: 'muted' }) },
    { head: 'n', align: 'right', dropOrder: 2, read: (row) => ({ text: row.n }) },
    { head: t('evidence'), align: 'left', dropOrder: 6, read: (row) => ({ text: row.evidence, style: 'muted' }) },
    { head: t('target'), align: 'right', dropOrder: 3, read: (row) => ({ text: row.target }) },
    {
      head: t('gap'),
      align: 'right',
      dropOrder: 0,
      read: (row) => ({ text: row.gapVerdict === null ? '' : `${row.gap} ${GAP_SIGNS[row.gapVerdict]}` }),
    },
    {
      head: t('expert'),
      align: 'right',
      dropOrder: 5,
      read: (row) => ({
        text: row.expert && `${row.stage.expertRefuted ? '✗ ' : ''}${row.expert}`,
        style: row.stage.expertRefuted ? 'expert' : undefined,
      }),
    },
    {
      head: t('priority'),
      align: 'right',
      dropOrder: 0,
      read: (row) => ({ text: row.priority, style: 'strong' }),
    },
  ];
  const groups = gapGroups(journey, language);
  const rows = groups.flatMap((group) => group.rows);
  const natural = (column: TerminalColumn) =>
    Math.max(displayWidth(column.head), ...rows.map((row) => displayWidth(column.read(row).text)));
  let shown = all;
  const others = () => shown.reduce((sum, column) => sum + (column === label ? 0 : natural(column)), 0) + 2 * (shown.length - 1);
  while (columns - others() < Math.min(18, natural(label)) && shown.some((column) => column.dropOrder > 0)) {
    const highest = Math.max(...shown.map((column) => column.dropOrder));
    shown = shown.filter((column) => column.dropOrder !== highest);
  }
  const widths = shown.map((column) => (column === label ? Math.max(6, Math.min(natural(column), columns - others())) : natural(column)));
  const joined = (cells: StyledSpan[]): StyledSpan[] =>
    cells.flatMap((span, at) => [
      ...(at > 0 ? [{ text: '  ' }] : []),
      { ...span, text: padOrTruncate(span.text, widths[at] ?? 0, shown[at]?.align) },
    ]);
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  return [
    joined(shown.map(({ head }) => ({ text: head, style: 'muted' }))),
    [{ text: '─'.repeat(total), style: 'muted' }],
    ...groups.flatMap((group): StyledSpan[][] => [
      ...wrapSpans(`${t(`gaps.${group.list}`)} · ${group.hint}`, columns, 'strong'),
      ...group.rows.map((row) => joined(shown.map((column) => column.read(row)))),
    ]),
    ...signLines(
      rows,
      shown.map(({ head }) => head),
      columns,
      language,
    ),
    ...rows.flatMap((row) => reasonLines(row, columns, language)),
  ];
}

/** The legend of the signs that occur in the table; `heads` are the columns shown. */
function signLines(rows: readonly GapRow[], heads: readonly string[], columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const has = (head: string, test: (row: GapRow) => boolean) => heads.includes(head) && rows.some(test);
  const verdicts = Map.groupBy(
    GAP_VERDICTS.filter((verdict) => rows.some((row) => row.gapVerdict === verdict)),
    (verdict) => GAP_SIGNS[verdict],
  );
  const signs = [
    has(t('rank'), (row) => row.rank !== '' && row.stage.rankUnstable) && `≈ ${t('signs.unstable')}`,
    has(t('class'), (row) => row.stage.classUncertain) && `≈ ${t('signs.class')}`,
    ...[...verdicts].map(([sign, words]) => `${sign} ${words.map((verdict) => t(`signs.${verdict}`)).join(', ')}`),
    has('n', ({ stage: { measured } }) => measured !== null && measured.effectiveN !== measured.n) && `( ) ${t('signs.effective')}`,
    rows.some((row) => row.remarks.length > 0) && `${REMARK_SIGN} ${t('signs.remark')}`,
  ].filter((text) => typeof text === 'string');
  return signs.length > 0 ? wrapSpans(signs.join('   '), columns, 'muted') : [];
}

/** Explanations that no column has room for: reasons, unmet basics, expectations, gaps over pairs, experts, defaults. */
function reasonLines(row: GapRow, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const {
    label,
    stage: { gap },
  } = row;
  const texts = [row.reasons, row.basics, row.expectation, ...row.claims].map((text) => text && t('colon', { name: label, value: text }));
  const paired = gap !== null && gap.pairs !== null && t('gap.paired', { stage: label, n: gap.pairs });
  return [...texts, paired].flatMap((text) => (text ? wrapSpans(text, columns, 'muted') : []));
}

/** Why a figure is missing, short enough for a column. */
function shortMissingText(journey: JourneyReport, stage: StageReport, language: Language): string {
  const t = translator(messages, language);
  if (!isSuppressed(stage)) return t('not-measured');
  return stage.secondarySuppressed ? t('hidden') : `n < ${journey.limits.anonymous}`;
}

function kpiLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  return journey.kpis.flatMap((kpi) => {
    const interval = kpiIntervalText(kpi.low, kpi.high, kpi, language);
    const facts = [
      [
        kpi.value === null ? missingText(journey, kpi, language) : kpiValueText(kpi.value, kpi, language),
        kpiRemarks(journey, kpi, language).length > 0 && REMARK_SIGN,
      ]
        .filter(Boolean)
        .join(' '),
      interval,
      kpi.value !== null && sampleSizeText(kpi, language),
      kpi.value !== null && kpi.evidence && evidenceText(kpi.evidence, language),
      kpi.target !== null && t('stage.target', { target: kpiTargetText(kpi, language) }),
      kpiVerdictText(kpi, language),
      ...kpiDetails(kpi, language),
    ].filter(Boolean);
    return wrapSpans(t('colon', { name: `${labelOf(kpi)} (${kpiKindText(kpi, language)})`, value: facts.join(' · ') }), columns);
  });
}

/** The remarks whose sign stands in the lines above, each once. */
function remarkLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const lines = remarksOf(journey, language).flatMap((remark) => wrapSpans(remarkLine(remark, language), columns, 'muted'));
  return lines.length === 0 ? [] : [[], ...lines];
}

/** Each statement, and below it what it found at each stage or KPI. */
function gateLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const asOf = gatesAsOfText(journey, language);
  const statements = Map.groupBy(gateRows(journey, language), ({ gate }) => gate.id);
  return [
    [{ text: t('gates'), style: 'strong' }],
    ...[...statements.values()].flatMap((rows) => [
      ...wrapSpans(rows[0]?.statement ?? '', columns),
      ...rows.flatMap(({ gate, subject, actual, verdict, reason }) =>
        wrapSpans(
          `  ${t('colon', { name: verdict, value: [subject, actual, reason].filter(Boolean).join(' · ') })}`,
          columns,
          gate.verdict === 'passed' ? 'muted' : undefined,
        ),
      ),
    ]),
    ...(asOf === null ? [] : wrapSpans(asOf, columns, 'muted')),
  ];
}

function matrixLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const tooFew = matrixUnavailableText(journey, language);
  if (tooFew !== null) return [[], ...wrapSpans(tooFew, columns, 'muted')];
  return [journey.matrices.declared, journey.matrices.derived].flatMap((matrix): StyledSpan[][] => {
    if (!matrix) return [];
    const sorted = pointsByQuadrant(matrix);
    const names = [...new Set(sorted.map((point) => quadrantText(journey, matrix, point, language)))];
    const quadrants = names.flatMap((name) => {
      const points = sorted.filter((point) => quadrantText(journey, matrix, point, language) === name);
      const stages = points.map((point) => {
        const importance = importanceText(point.importance, matrix, language);
        return `${labelByName(journey.stages, point.stage)} (${t('more.joined', { a: importance, b: scoreText(point.performance, journey.scale, language) })}${point.unstable && point.quadrant !== null ? ' ≈' : ''})`;
      });
      const list = stages.join(' · ');
      return wrapSpans(name === '' ? list : t('colon', { name, value: list }), columns);
    });
    const unnamed = namesQuadrants(matrix) ? [] : wrapSpans(t('matrix.no-quadrants'), columns, 'muted');
    const unstable = matrix.points.some((point) => point.unstable && point.quadrant !== null)
      ? wrapSpans(`≈ ${t('matrix.unstable')}`, columns, 'muted')
      : [];
    return [[], ...wrapSpans(matrixName(journey, matrix, language), columns, 'strong'), ...quadrants, ...unnamed, ...unstable];
  });
}

/** One block of lines per stage, so that any number of groups fits. */
function comparisonLines(journey: JourneyReport, comparison: Comparison, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const width = Math.max(...comparison.groups.map((group) => displayWidth(labelOf(group))));
  const line = (group: number, texts: readonly (string | null)[]): StyledSpan[][] => {
    const name = padOrTruncate(labelOf(comparison.groups[group] ?? { name: '', label: null }), Math.min(width, Math.floor(columns / 3)));
    return wrapSpans(`  ${name}  ${texts.filter(Boolean).join('  ')}`, columns);
  };
  const differences = (lines: readonly DifferenceLine[]) =>
    lines.flatMap(({ text, verdict }) => wrapSpans(`  ${text}`, columns, verdict === 'change' ? 'strong' : 'muted'));
  const stages = comparison.stages.flatMap((stage) => [
    ...wrapSpans(labelByName(journey.stages, stage.stage), columns),
    ...stage.cells.flatMap((cell, group) => {
      const { mean, interval, n, missing } = cellTexts(journey, cell, language);
      return line(group, mean === null ? [missing] : [mean, interval, n]);
    }),
    ...differences(differenceLines(comparison, stage, language)),
  ]);
  const kpis = comparison.kpis.flatMap((each) => {
    const kpi = kpiByName(journey, each.kpi);
    if (!kpi) return [];
    return [
      ...wrapSpans(labelOf(kpi), columns),
      ...each.cells.flatMap(({ n, value, low, high, ...cell }, group) =>
        line(
          group,
          value === null
            ? [missingText(journey, cell, language)]
            : [kpiValueText(value, kpi, language), kpiIntervalText(low, high, kpi, language), t('n', { n })],
        ),
      ),
      ...differences(differenceLines(comparison, each, language, kpiDigits(kpi.kind))),
    ];
  });
  const indexes = comparison.groups.flatMap(({ index }, group) => (index === null ? [] : line(group, [formatFixed(index, language, 1)])));
  const whole = [
    ...(indexes.length > 0 ? wrapSpans(t('index'), columns) : []),
    ...indexes,
    ...differences(indexLines(comparison, language)),
  ];
  return [
    [],
    ...wrapSpans(t('colon', { name: t('comparison'), value: comparisonName(comparison, language) }), columns, 'strong'),
    ...stages,
    ...whole,
    ...kpis,
    ...comparisonNotes(journey, comparison, language).flatMap((note) => wrapSpans(note, columns, 'muted')),
  ];
}

/** The provenance of each figure: file, columns, filters, number of rows or cells used. */
function sourceLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const figures = provenanceRows(journey, language).map(({ label, source }) => {
    const from = [source.file, source.columns.join(', '), filtersText(source, language), t('used.n', { n: source.used })];
    return t('colon', { name: label, value: from.filter(Boolean).map(singleLine).join(' · ') });
  });
  if (figures.length === 0) return [];
  const heading = t('sources.caption', { journey: labelOf(journey) });
  return [[], ...wrapSpans(heading, columns, 'strong'), ...figures.flatMap((text) => wrapSpans(text, columns))];
}

/** Method, date, weight and filter of each study, and how they become one figure. */
function studyFactLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const facts = allStudies(journey).map((study) => {
    const value = studyFacts(journey, study, language).join(' · ');
    return value === '' ? labelOf(study) : t('colon', { name: labelOf(study), value });
  });
  const consolidation = consolidationText(journey, language);
  const texts = [...facts, ...(consolidation === null ? [] : [consolidation])];
  return texts.length === 0 ? [] : [[], [{ text: t('studies'), style: 'strong' }], ...texts.flatMap((text) => wrapSpans(text, columns))];
}

function studyLines(journey: JourneyReport, columns: number, language: Language): StyledSpan[][] {
  const t = translator(messages, language);
  const lost = [
    ...allStudies(journey).flatMap((study) =>
      study.dropped.map((dropped) => t('colon', { name: labelOf(study), value: droppedText(dropped, language) })),
    ),
    ...journey.missing.map((missing) => t('colon', { name: labelOf(missing), value: problemText(missing, language) })),
    ...journey.problems.map((problem) => t('colon', { name: t('problem'), value: problemText(problem, language) })),
  ];
  return lost.length > 0
    ? [[], [{ text: droppedHeading(journey, language), style: 'strong' }], ...lost.flatMap((text) => wrapSpans(text, columns))]
    : [];
}
