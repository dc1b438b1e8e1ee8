/** The report in GitHub-flavoured Markdown, for a pull request or a wiki. */
import {
  type Comparison,
  formatFixed,
  formatNumber,
  type JourneyReport,
  kpiDigits,
  type Language,
  type Matrix,
  type Report,
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
import { CLASS_SIGNS, characterCurve } from '../curve/character-curve.ts';
import {
  importanceIntervalText,
  importanceText,
  matrixName,
  matrixNote,
  matrixUnavailableText,
  pointsByQuadrant,
  quadrantText,
} from '../matrix/matrix-texts.ts';
import { messages } from '../messages.ts';
import { type GapGroup, type GapRow, gapGroups } from '../tables/gap-rows.ts';
import { gateRows, gatesAsOfText } from '../tables/gates-table.ts';
import { initiativeTexts } from '../tables/initiatives-table.ts';
import { kpiDetails, kpiKindText } from '../tables/kpi-table.ts';
import { filtersText, provenanceRows } from '../tables/provenance-table.ts';
import { allStudies, consolidationText, droppedHeading, droppedText, fileFacts, problemText, studyFacts } from '../tables/studies-table.ts';
import { escapeMarkdown } from '../text/escape-markdown.ts';
import {
  evidenceText,
  kpiIntervalText,
  kpiValueText,
  missingText,
  sampleSizeText,
  scoreIntervalText,
  scoreText,
} from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { type Align, collapsibleMarkdown, markdownTable } from '../text/markdown-table.ts';
import {
  GAP_SIGNS,
  initiativeRemarks,
  kpiRemarks,
  kpiTargetText,
  kpiVerdictText,
  REMARK_SIGN,
  remarkLine,
  remarksOf,
} from '../text/verdict-texts.ts';
import { journeyFacts, journeyFigures, journeyFigureText, journeyWarnings, summaryLines } from './journey-summary.ts';
import { methodNoteTexts } from './method-notes.ts';
import { journeyVerbatimTexts, stageNoteTexts } from './stage-notes.ts';

export interface MarkdownReportOptions {
  readonly language: Language;
  readonly title?: string;
}

/** Writes a Report in GitHub-flavoured Markdown. Text of the Report is escaped. */
export function markdownReport(report: Report, { language, title }: MarkdownReportOptions): string {
  const t = translator(messages, language);
  const [first] = report.journeys;
  const parts = [
    ...(title ? [`# ${escapeMarkdown(title)}`] : []),
    ...report.journeys.flatMap((journey) => journeyParts(journey, language)),
    ...(first
      ? [
          collapsibleMarkdown(
            t('notes'),
            methodNoteTexts(first, language)
              .map(({ name, text }) => `- ${t('colon', { name: `**${escapeMarkdown(name)}**`, value: escapeMarkdown(text) })}`)
              .join('\n'),
          ),
        ]
      : [escapeMarkdown(t('report.empty'))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function journeyParts(journey: JourneyReport, language: Language): string[] {
  const t = translator(messages, language);
  const pair = ({ name, value }: { name: string; value: string }) =>
    `- ${t('colon', { name: `**${escapeMarkdown(name)}**`, value: escapeMarkdown(value) })}`;
  const figures = journeyFigures(journey, language).flatMap((figure) =>
    figure.value === null ? [] : [{ name: figure.name, value: journeyFigureText(figure, language) }],
  );
  const facts = [...journeyFacts(journey, language), ...figures, ...summaryLines(journey, language)].map(pair).join('\n');
  const notes = stageNoteMarkdown(journey, language);
  const tooFew = matrixUnavailableText(journey, language);
  const consolidation = consolidationText(journey, language);
  const remarks = remarksOf(journey, language);
  return [
    `## ${escapeMarkdown(labelOf(journey))}`,
    ...journeyWarnings(journey, language).map((warning) => `> **${escapeMarkdown(warning)}**`),
    ...(facts ? [facts] : []),
    ...(journey.stages.length > 0
      ? [`### ${t('curve')}`, curveCodeBlock(journey, language), `### ${t('gaps')}`, gapMarkdown(journey, language)]
      : [escapeMarkdown(t('curve.empty'))]),
    ...(journey.kpis.length > 0 ? [`### ${t('kpis')}`, kpiMarkdown(journey, language)] : []),
    ...(remarks.length > 0
      ? [`### ${t('remarks')}`, remarks.map((remark) => `- ${escapeMarkdown(remarkLine(remark, language))}`).join('\n')]
      : []),
    ...(journey.gates.length > 0 ? [`### ${t('gates')}`, gateMarkdown(journey, language)] : []),
    ...(journey.initiatives.length > 0 ? [`### ${t('initiatives')}`, initiativeMarkdown(journey, language)] : []),
    ...[journey.matrices.declared, journey.matrices.derived].flatMap((matrix) =>
      matrix ? [`### ${escapeMarkdown(matrixName(journey, matrix, language))}`, matrixMarkdown(journey, matrix, language)] : [],
    ),
    ...(tooFew === null ? [] : [`### ${t('matrix')}`, escapeMarkdown(tooFew)]),
    ...journey.comparisons.flatMap((comparison) => [
      `### ${escapeMarkdown(t('colon', { name: t('comparison'), value: comparisonName(comparison, language) }))}`,
      comparisonMarkdown(journey, comparison, language),
      ...comparisonNotes(journey, comparison, language).map(escapeMarkdown),
    ]),
    ...(notes ? [collapsibleMarkdown(t('tellings'), notes)] : []),
    collapsibleMarkdown(
      t('studies'),
      [studyMarkdown(journey, language), consolidation && escapeMarkdown(consolidation)].filter(Boolean).join('\n\n'),
    ),
    ...(provenanceRows(journey, language).length > 0 ? [collapsibleMarkdown(t('sources'), sourcesMarkdown(journey, language))] : []),
  ];
}

/** The curve as a code block. It has no text from files, so nothing can close the fence. */
function curveCodeBlock(journey: JourneyReport, language: Language): string {
  const lines = characterCurve(journey, 92, language).map((spans) =>
    spans
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

const subscript = (text: string) => `<sub>${escapeMarkdown(text)}</sub>`;

/** A cell with smaller lines below; empty ones are left out. */
const withDetail = (text: string, more: string | null | undefined | readonly (string | null)[]) =>
  [...(text === '' ? [] : [escapeMarkdown(text)]), ...[more ?? null].flat().flatMap((line) => (line ? [subscript(line)] : []))].join(
    '<br>',
  );

function gapMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const headings: [string, Align][] = [
    [t('rank'), 'right'],
    ['№', 'right'],
    [t('stage'), 'left'],
    [t('class'), 'left'],
    [t('measured'), 'right'],
    [t('evidence'), 'left'],
    [t('target'), 'right'],
    [t('gap'), 'right'],
    [t('importance'), 'right'],
    [t('volume'), 'right'],
    [t('expert'), 'right'],
    [t('priority'), 'right'],
  ];
  const cells = (row: GapRow) => [
    escapeMarkdown(row.stage.rankUnstable && row.rank ? `${row.rank} ≈` : row.rank),
    String(row.number),
    `${row.stage.momentOfTruth ? '★ ' : ''}**${escapeMarkdown(row.label)}**`,
    row.stage.class ? withDetail(`${CLASS_SIGNS[row.stage.class]} ${row.class}`, [row.reasons, row.basics]) : '',
    row.stage.measured
      ? withDetail(row.remarks.length > 0 ? `${row.measured} ${REMARK_SIGN}` : row.measured, row.interval)
      : `*${escapeMarkdown(row.measured)}*${row.remarks.length > 0 ? ` ${REMARK_SIGN}` : ''}`,
    row.stage.measured ? withDetail(sampleSizeText(row.stage.measured, language), row.evidence) : '',
    row.target
      ? withDetail(row.target, [row.targetSource, row.expectation])
      : [`*${escapeMarkdown(t('no-target'))}*`, row.expectation && subscript(row.expectation)].filter(Boolean).join('<br>'),
    row.gapVerdict === null
      ? ''
      : withDetail(`${row.gap} ${GAP_SIGNS[row.gapVerdict]}`, [row.gapInterval, t(`gap.${row.gapVerdict}`), row.gapPairs]),
    withDetail(row.importance, row.importanceNote),
    withDetail(row.volume, row.volumeNote),
    withDetail(row.expert, [row.stage.expertRefuted ? t('refuted') : null, ...row.claims]),
    row.priority && `**${row.priority}**`,
  ];
  const part = (group: GapGroup) =>
    `**${escapeMarkdown(t(`gaps.${group.list}`))}** · ${escapeMarkdown(group.hint)}\n\n${markdownTable(headings, group.rows.map(cells))}`;
  const groups = gapGroups(journey, language);
  return groups.map(part).join('\n\n');
}

function kpiMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const rows = journey.kpis.map((kpi) => [
    withDetail(labelOf(kpi), kpiKindText(kpi, language)),
    [
      kpi.value === null ? `*${escapeMarkdown(missingText(journey, kpi, language))}*` : kpiValueText(kpi.value, kpi, language),
      kpiRemarks(journey, kpi, language).length > 0 && REMARK_SIGN,
    ]
      .filter(Boolean)
      .join(' '),
    escapeMarkdown(kpiIntervalText(kpi.low, kpi.high, kpi, language) ?? ''),
    kpi.target === null ? `*${escapeMarkdown(t('no-target'))}*` : escapeMarkdown(kpiTargetText(kpi, language)),
    escapeMarkdown(kpiVerdictText(kpi, language)),
    kpi.value === null ? '' : withDetail(sampleSizeText(kpi, language), kpi.evidence && evidenceText(kpi.evidence, language)),
    kpiDetails(kpi, language).map(escapeMarkdown).join('<br>'),
  ]);
  return markdownTable(
    [
      [t('kpi'), 'left'],
      [t('value'), 'right'],
      [t('interval'), 'right'],
      [t('target'), 'right'],
      [t('result'), 'left'],
      [t('respondents'), 'right'],
      [t('details'), 'left'],
    ],
    rows,
  );
}

function gateMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const rows = gateRows(journey, language).map(({ subject, statement, expected, actual, verdict, reason }) => [
    withDetail(subject, statement),
    escapeMarkdown(expected),
    escapeMarkdown(actual),
    withDetail(verdict, reason),
  ]);
  const headings: [string, Align][] = [
    [t('gate.about'), 'left'],
    [t('gate.required'), 'left'],
    [t('gate.found'), 'left'],
    [t('result'), 'left'],
  ];
  const asOf = gatesAsOfText(journey, language);
  return [markdownTable(headings, rows), ...(asOf === null ? [] : [escapeMarkdown(asOf)])].join('\n\n');
}

function sourcesMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  return markdownTable(
    [
      [t('figure'), 'left'],
      [t('file'), 'left'],
      [t('columns'), 'left'],
      [t('used'), 'right'],
      [droppedHeading(journey, language), 'left'],
    ],
    provenanceRows(journey, language).map(({ label, source }) => [
      withDetail(label, labelByName(allStudies(journey), source.study)),
      escapeMarkdown(source.file),
      withDetail(source.columns.join(' · '), filtersText(source, language)),
      formatNumber(source.used, language),
      source.dropped.length === 0
        ? t('nothing')
        : source.dropped.map((dropped) => escapeMarkdown(droppedText(dropped, language))).join('<br>'),
    ]),
  );
}

function matrixMarkdown(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const t = translator(messages, language);
  const rows = pointsByQuadrant(matrix).map((point) => [
    `**${escapeMarkdown(labelByName(journey.stages, point.stage))}**`,
    withDetail(importanceText(point.importance, matrix, language), importanceIntervalText(point, language)),
    withDetail(
      scoreText(point.performance, journey.scale, language),
      scoreIntervalText(point.performanceLow, point.performanceHigh, journey.scale, language),
    ),
    withDetail(
      quadrantText(journey, matrix, point, language) || '–',
      point.unstable && point.quadrant !== null ? `≈ ${t('matrix.unstable')}` : null,
    ),
  ]);
  const table = markdownTable(
    [
      [t('stage'), 'left'],
      [t('importance'), 'right'],
      [t('measured'), 'right'],
      [t('quadrant'), 'left'],
    ],
    rows,
  );
  return `${escapeMarkdown(matrixNote(journey, matrix, language))}\n\n${table}`;
}

function comparisonMarkdown(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const t = translator(messages, language);
  const differences = (lines: readonly DifferenceLine[]) => lines.map(({ text }) => escapeMarkdown(text)).join('<br>');
  const stages = comparison.stages.map((stage) => [
    `**${escapeMarkdown(labelByName(journey.stages, stage.stage))}**`,
    ...stage.cells.map((each) => {
      const texts = cellTexts(journey, each, language);
      return texts.mean === null
        ? `*${escapeMarkdown(texts.missing)}*`
        : withDetail(texts.mean, [texts.interval, texts.n].filter(Boolean).join(' · '));
    }),
    differences(differenceLines(comparison, stage, language)),
  ]);
  const kpis = comparison.kpis.map((each) => {
    const kpi = kpiByName(journey, each.kpi);
    return [
      `**${escapeMarkdown(kpi ? labelOf(kpi) : each.kpi)}**`,
      ...each.cells.map(({ n, value, low, high, ...cell }) =>
        value === null || !kpi
          ? `*${escapeMarkdown(missingText(journey, cell, language))}*`
          : withDetail(
              kpiValueText(value, kpi, language),
              [kpiIntervalText(low, high, kpi, language), t('n', { n })].filter(Boolean).join(' · '),
            ),
      ),
      differences(differenceLines(comparison, each, language, kpi && kpiDigits(kpi.kind))),
    ];
  });
  const whole = [
    `**${escapeMarkdown(t('index'))}**`,
    ...comparison.groups.map(({ index }) => (index === null ? '–' : formatFixed(index, language, 1))),
    differences(indexLines(comparison, language)),
  ];
  return markdownTable(
    [
      [t('stage'), 'left'],
      ...comparison.groups.map((group): [string, Align] => [labelOf(group), 'right']),
      [t('compare.differences'), 'left'],
    ],
    [...stages, whole, ...kpis],
  );
}

function initiativeMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const rows = journey.initiatives.map((initiative) => {
    const texts = initiativeTexts(journey, initiative, language);
    return [
      `**${escapeMarkdown(texts.label)}**`,
      withDetail(texts.stage, texts.perimeter),
      ...[texts.owner, texts.due, texts.effort].map(escapeMarkdown),
      [escapeMarkdown(texts.impact), initiativeRemarks(initiative, language).length > 0 && REMARK_SIGN].filter(Boolean).join(' '),
      escapeMarkdown(texts.status),
    ];
  });
  return markdownTable(
    [
      [t('initiative'), 'left'],
      [t('stage'), 'left'],
      [t('owner'), 'left'],
      [t('due'), 'left'],
      [t('effort'), 'right'],
      [t('impact'), 'right'],
      [t('status'), 'left'],
    ],
    rows,
  );
}

function stageNoteMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const list = (name: string, values: readonly string[]) =>
    values.map(
      (value) => `- ${name === '' ? escapeMarkdown(value) : t('colon', { name: escapeMarkdown(name), value: escapeMarkdown(value) })}`,
    );
  const stages = journey.stages.flatMap((stage) => {
    const facts = stageNoteTexts(journey, stage, language);
    if (facts.length === 0) return [];
    return [`**${escapeMarkdown(labelOf(stage))}**\n\n${facts.flatMap(({ name, values }) => list(name, values)).join('\n')}`];
  });
  const comments = journeyVerbatimTexts(journey, language).map(({ name, note, values }) =>
    [escapeMarkdown(note === '' ? name : t('colon', { name, value: note })), list('', values).join('\n')].join('\n\n'),
  );
  const heading = comments.length > 0 ? [`**${escapeMarkdown(t('verbatims.no-stage'))}**`] : [];
  return [...stages, ...heading, ...comments].join('\n\n');
}

function studyMarkdown(journey: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const read = allStudies(journey).map((study) => [
    withDetail(labelOf(study), studyFacts(journey, study, language).join(' · ')),
    withDetail(study.file.path, fileFacts(study, language).join(' · ')),
    formatNumber(study.respondents, language),
    formatNumber(study.file.rows, language),
    formatNumber(study.file.rowsUsed, language),
    study.dropped.length === 0
      ? escapeMarkdown(t('nothing'))
      : study.dropped.map((dropped) => escapeMarkdown(droppedText(dropped, language))).join('<br>'),
  ]);
  const unread = journey.missing.map((missing) => [
    escapeMarkdown(labelOf(missing)),
    escapeMarkdown(problemText(missing, language)),
    '',
    '',
    '',
    '',
  ]);
  const problems = journey.problems.map((problem) => [
    `**${escapeMarkdown(t('problem'))}**`,
    escapeMarkdown(problemText(problem, language)),
    '',
    '',
    '',
    '',
  ]);
  if (read.length + unread.length + problems.length === 0) return escapeMarkdown(t('no-studies'));
  return markdownTable(
    [
      [t('study'), 'left'],
      [t('file'), 'left'],
      [t('respondents'), 'right'],
      [t('rows'), 'right'],
      [t('rows.used'), 'right'],
      [droppedHeading(journey, language), 'left'],
    ],
    [...read, ...unread, ...problems],
  );
}
