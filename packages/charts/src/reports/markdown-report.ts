/** The report for a pull request or a wiki: GitHub-flavoured Markdown in which text from files stays text. */
import {
  type Comparison,
  type Difference,
  formatFixed,
  formatNumber,
  type JourneyReport,
  type Language,
  type Matrix,
  type Report,
  translator,
} from '@parcours/model';
import { cellTexts, comparisonName, comparisonNotes, differenceText, kpiByName } from '../comparison/comparison-texts.ts';
import { CLASS_SIGNS, characterCurve } from '../curve/character-curve.ts';
import { QUADRANT_ORDER } from '../matrix/matrix-table.ts';
import { importanceIntervalText, importanceText, matrixName, matrixUnavailableText, quadrantText } from '../matrix/matrix-texts.ts';
import { messages } from '../messages.ts';
import { type GapGroup, type GapRow, gapGroups } from '../tables/gap-rows.ts';
import { initiativeTexts } from '../tables/initiatives-table.ts';
import { kpiDetails, kpiKindText, targetMetText } from '../tables/kpi-table.ts';
import { filtersText, provenanceRows } from '../tables/provenance-table.ts';
import { allStudies, droppedHeading, droppedText, fileFacts, problemText, studyFacts } from '../tables/studies-table.ts';
import {
  evidenceText,
  kpiDigits,
  kpiIntervalText,
  kpiValueText,
  missingText,
  sampleSizeText,
  scoreIntervalText,
  scoreText,
} from '../text/format-figures.ts';
import { labelByName, labelOf } from '../text/labels.ts';
import { singleLine } from '../text/single-line.ts';
import { journeyFacts, problemsNote, summaryLines } from './journey-summary.ts';
import { methodNoteTexts } from './method-notes.ts';
import { stageNoteTexts } from './stage-notes.ts';

export interface MarkdownReportOptions {
  readonly language: Language;
  readonly title?: string;
}

export function markdownReport(report: Report, { language, title }: MarkdownReportOptions): string {
  const say = translator(messages, language);
  const [first] = report.journeys;
  const parts = [
    ...(title ? [`# ${escapeMarkdown(title)}`] : []),
    ...report.journeys.flatMap((journey) => journeyParts(journey, language)),
    ...(first
      ? [
          collapsible(
            say('notes'),
            methodNoteTexts(first, language)
              .map(({ name, text }) => `- ${say('colon', { name: `**${escapeMarkdown(name)}**`, value: escapeMarkdown(text) })}`)
              .join('\n'),
          ),
        ]
      : [escapeMarkdown(say('report.empty'))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Text that means nothing to Markdown, HTML or GitHub: on one line, its marks escaped; mentions, references and addresses are
 * broken by a character without width, since GitHub links them after everything else.
 */
export function escapeMarkdown(text: string): string {
  return singleLine(text)
    .replace(/[@#](?=\w)|\bGH(?=-\d)|(?<=\bwww)(?=\.)|(?<=\b(?:https?|ftp|mailto|xmpp):)/gi, '$&\u200B')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()~$!]/g, '\\$&')
    .replaceAll('|', '&vert;')
    .replace(/^(?:[-+#]|\d+[.)])(?=\s|$)|^=+$/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

function journeyParts(journey: JourneyReport, language: Language): string[] {
  const say = translator(messages, language);
  const pair = ({ name, value }: { name: string; value: string }) =>
    `- ${say('colon', { name: `**${escapeMarkdown(name)}**`, value: escapeMarkdown(value) })}`;
  const { score, index, peakEnd } = journey;
  const figures = [
    score === null ? null : { name: say('score'), value: scoreText(score, journey.scale, language) },
    index === null ? null : { name: say('index'), value: formatFixed(index, language, 1) },
    peakEnd === null ? null : { name: say('peak-end'), value: scoreText(peakEnd, journey.scale, language) },
  ].filter((each) => each !== null);
  const facts = [...journeyFacts(journey, language), ...figures, ...summaryLines(journey, language)].map(pair).join('\n');
  const told = stageNoteMarkdown(journey, language);
  const note = problemsNote(journey, language);
  const tooFew = matrixUnavailableText(journey, language);
  return [
    `## ${escapeMarkdown(labelOf(journey))}`,
    ...(note === null ? [] : [`> **${escapeMarkdown(note)}**`]),
    ...(facts ? [facts] : []),
    ...(journey.stages.length > 0
      ? [`### ${say('curve')}`, curveCodeBlock(journey, language), `### ${say('gaps')}`, gapMarkdown(journey, language)]
      : [escapeMarkdown(say('curve.empty'))]),
    ...(journey.kpis.length > 0 ? [`### ${say('kpis')}`, kpiMarkdown(journey, language)] : []),
    ...(journey.initiatives.length > 0 ? [`### ${say('initiatives')}`, initiativeMarkdown(journey, language)] : []),
    ...[journey.matrices.declared, journey.matrices.derived].flatMap((matrix) =>
      matrix ? [`### ${escapeMarkdown(matrixName(journey, matrix, language))}`, matrixMarkdown(journey, matrix, language)] : [],
    ),
    ...(tooFew === null ? [] : [`### ${say('matrix')}`, escapeMarkdown(tooFew)]),
    ...journey.comparisons.flatMap((comparison) => [
      `### ${escapeMarkdown(say('colon', { name: say('comparison'), value: comparisonName(comparison, language) }))}`,
      comparisonMarkdown(journey, comparison, language),
      ...comparisonNotes(comparison, language).map(escapeMarkdown),
    ]),
    ...(told ? [collapsible(say('tellings'), told)] : []),
    collapsible(say('studies'), studyMarkdown(journey, language)),
    ...(provenanceRows(journey, language).length > 0 ? [collapsible(say('sources'), sourcesMarkdown(journey, language))] : []),
  ];
}

/** The curve holds no text from files, so nothing can close its fence. */
function curveCodeBlock(journey: JourneyReport, language: Language): string {
  const lines = characterCurve(journey, 92, language).map((runs) =>
    runs
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

type Align = 'left' | 'right';

function markdownTable(headings: readonly [string, Align][], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map(([text]) => escapeMarkdown(text))),
    line(headings.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** A second line in a cell. */
const withDetail = (text: string, more: string | null | undefined) =>
  more ? `${escapeMarkdown(text)}<br><sub>${escapeMarkdown(more)}</sub>` : escapeMarkdown(text);

function gapMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  const headings: [string, Align][] = [
    [say('rank'), 'right'],
    ['№', 'right'],
    [say('stage'), 'left'],
    [say('class'), 'left'],
    [say('measured'), 'right'],
    [say('evidence'), 'left'],
    [say('target'), 'right'],
    [say('gap'), 'right'],
    [say('importance'), 'right'],
    [say('volume'), 'right'],
    [say('expert'), 'right'],
    [say('priority'), 'right'],
  ];
  const cells = (row: GapRow) => [
    escapeMarkdown(row.stage.rankUnstable && row.rank ? `${row.rank} ≈` : row.rank),
    String(row.number),
    `${row.stage.momentOfTruth ? '★ ' : ''}**${escapeMarkdown(row.label)}**`,
    row.stage.class ? withDetail(`${CLASS_SIGNS[row.stage.class]} ${row.class}`, row.basics) : '',
    row.stage.measured ? withDetail(row.measured, row.interval) : `*${escapeMarkdown(row.measured)}*`,
    row.stage.measured ? withDetail(sampleSizeText(row.stage.measured, language), row.evidence) : '',
    row.target ? withDetail(row.target, row.targetSource) : `*${escapeMarkdown(say('no-target'))}*`,
    row.gap
      ? withDetail(`${row.gap} ${row.stage.gap?.proven ? '✓' : '?'}`, [row.gapInterval, row.gapPairs].filter(Boolean).join(' · '))
      : '',
    withDetail(row.importance, row.importanceNote),
    withDetail(row.volume, row.volumeNote),
    row.expert && withDetail(row.expert, row.stage.expertRefuted ? say('refuted') : null),
    row.priority && `**${row.priority}**`,
  ];
  const part = (group: GapGroup) =>
    `**${escapeMarkdown(say(`gaps.${group.list}`))}** · ${escapeMarkdown(say(`gaps.${group.list}.hint`))}\n\n${markdownTable(headings, group.rows.map(cells))}`;
  return gapGroups(journey, language).map(part).join('\n\n');
}

function kpiMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  const rows = journey.kpis.map((kpi) => [
    withDetail(labelOf(kpi), kpiKindText(kpi, language)),
    kpi.value === null ? `*${escapeMarkdown(missingText(journey, kpi, language))}*` : kpiValueText(kpi.value, kpi, language),
    escapeMarkdown(kpiIntervalText(kpi.low, kpi.high, kpi, language) ?? ''),
    kpi.target === null ? `*${escapeMarkdown(say('no-target'))}*` : kpiValueText(kpi.target, kpi, language),
    escapeMarkdown(targetMetText(kpi, language)),
    kpi.value === null ? '' : withDetail(sampleSizeText(kpi, language), kpi.evidence && evidenceText(kpi.evidence, language)),
    kpiDetails(kpi, language).map(escapeMarkdown).join('<br>'),
  ]);
  return markdownTable(
    [
      [say('kpi'), 'left'],
      [say('value'), 'right'],
      [say('interval'), 'right'],
      [say('target'), 'right'],
      [say('result'), 'left'],
      [say('respondents'), 'right'],
      [say('details'), 'left'],
    ],
    rows,
  );
}

function sourcesMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  return markdownTable(
    [
      [say('figure'), 'left'],
      [say('file'), 'left'],
      [say('columns'), 'left'],
      [say('used'), 'right'],
      [droppedHeading(journey, language), 'left'],
    ],
    provenanceRows(journey, language).map(({ label, source }) => [
      withDetail(label, labelByName(allStudies(journey), source.study)),
      escapeMarkdown(source.file),
      withDetail(source.columns.join(' · '), filtersText(source, language)),
      formatNumber(source.used, language),
      source.dropped.length === 0
        ? say('nothing')
        : source.dropped.map((dropped) => escapeMarkdown(droppedText(dropped, language))).join('<br>'),
    ]),
  );
}

function matrixMarkdown(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const say = translator(messages, language);
  const rows = QUADRANT_ORDER.flatMap((quadrant) => matrix.points.filter((point) => point.quadrant === quadrant)).map((point) => [
    `**${escapeMarkdown(labelByName(journey.stages, point.stage))}**`,
    withDetail(importanceText(point.importance, matrix, language), importanceIntervalText(point, language)),
    withDetail(
      scoreText(point.performance, journey.scale, language),
      scoreIntervalText(point.performanceLow, point.performanceHigh, journey.scale, language),
    ),
    withDetail(quadrantText(point, language), point.unstable ? `≈ ${say('matrix.unstable')}` : null),
  ]);
  return markdownTable(
    [
      [say('stage'), 'left'],
      [say('importance'), 'right'],
      [say('measured'), 'right'],
      [say('quadrant'), 'left'],
    ],
    rows,
  );
}

function comparisonMarkdown(journey: JourneyReport, comparison: Comparison, language: Language): string {
  const say = translator(messages, language);
  const differences = (list: readonly Difference[], digits?: number) =>
    list.map((each) => escapeMarkdown(differenceText(comparison, each, language, digits))).join('<br>');
  const stages = comparison.stages.map((stage) => [
    `**${escapeMarkdown(labelByName(journey.stages, stage.stage))}**`,
    ...stage.cells.map((each) => {
      const texts = cellTexts(journey, each, language);
      return texts.mean === null
        ? `*${escapeMarkdown(texts.hole)}*`
        : withDetail(texts.mean, [texts.interval, texts.n].filter(Boolean).join(' · '));
    }),
    differences(stage.differences),
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
              [kpiIntervalText(low, high, kpi, language), say('n', { n })].filter(Boolean).join(' · '),
            ),
      ),
      differences(each.differences, kpi ? kpiDigits(kpi) : undefined),
    ];
  });
  return markdownTable(
    [
      [say('stage'), 'left'],
      ...comparison.groups.map((group): [string, Align] => [labelOf(group), 'right']),
      [say('compare.differences'), 'left'],
    ],
    [...stages, ...kpis],
  );
}

function initiativeMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  const rows = journey.initiatives.map((initiative) => {
    const texts = initiativeTexts(journey, initiative, language);
    return [
      `**${escapeMarkdown(texts.label)}**`,
      withDetail(texts.stage, texts.perimeter),
      ...[texts.owner, texts.due, texts.effort, texts.impact, texts.status].map(escapeMarkdown),
    ];
  });
  return markdownTable(
    [
      [say('initiative'), 'left'],
      [say('stage'), 'left'],
      [say('owner'), 'left'],
      [say('due'), 'left'],
      [say('effort'), 'right'],
      [say('impact'), 'right'],
      [say('status'), 'left'],
    ],
    rows,
  );
}

function stageNoteMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  return journey.stages
    .flatMap((stage) => {
      const facts = stageNoteTexts(journey, stage, language);
      if (facts.length === 0) return [];
      const lines = facts.flatMap(({ name, values }) =>
        values.map((value) => `- ${say('colon', { name: escapeMarkdown(name), value: escapeMarkdown(value) })}`),
      );
      return [`**${escapeMarkdown(labelOf(stage))}**\n\n${lines.join('\n')}`];
    })
    .join('\n\n');
}

function studyMarkdown(journey: JourneyReport, language: Language): string {
  const say = translator(messages, language);
  const read = allStudies(journey).map((study) => [
    withDetail(labelOf(study), studyFacts(journey, study, language).join(' · ')),
    withDetail(study.file.path, fileFacts(study, language).join(' · ')),
    formatNumber(study.respondents, language),
    formatNumber(study.file.rows, language),
    formatNumber(study.file.rowsUsed, language),
    study.dropped.length === 0
      ? escapeMarkdown(say('nothing'))
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
    `**${escapeMarkdown(say('problem'))}**`,
    escapeMarkdown(problemText(problem, language)),
    '',
    '',
    '',
    '',
  ]);
  if (read.length + unread.length + problems.length === 0) return escapeMarkdown(say('no-studies'));
  return markdownTable(
    [
      [say('study'), 'left'],
      [say('file'), 'left'],
      [say('respondents'), 'right'],
      [say('rows'), 'right'],
      [say('rows.used'), 'right'],
      [droppedHeading(journey, language), 'left'],
    ],
    [...read, ...unread, ...problems],
  );
}

const collapsible = (summary: string, inside: string) =>
  `<details><summary>${escapeMarkdown(summary)}</summary>\n\n${inside}\n\n</details>`;
