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
  speaker,
} from '@parcours/model';
import { CLASS_SIGNS, characterCurve } from './character-curve.ts';
import { cellTexts, comparisonName, comparisonNotes, differenceText, kpiOf } from './comparison-texts.ts';
import { evidenceText, holeText, kpiDigits, kpiInterval, kpiText, nText, scoreInterval, scoreText } from './figures.ts';
import { type GapGroup, type GapRow, gapGroups } from './gap-rows.ts';
import { initiativeTexts } from './initiatives-table.ts';
import { journeyFacts, problemsNote, summaryLines } from './journey-summary.ts';
import { kindOf, kpiDetails, metText } from './kpi-table.ts';
import { labelIn, labelOf } from './labels.ts';
import { QUADRANTS } from './matrix-table.ts';
import { importanceInterval, importanceText, matrixName, quadrantText, tooFewForMatrix } from './matrix-texts.ts';
import { noteTexts } from './method-notes.ts';
import { oneLine } from './one-line.ts';
import { filtersText, provenanceRows } from './provenance-table.ts';
import { aboutFile, aboutStudy, allStudies, droppedText, leftHeading, problemText } from './studies-table.ts';
import { toldOf } from './tellings.ts';
import { words } from './words.ts';

export interface MarkdownOptions {
  readonly language: Language;
  readonly title?: string;
}

export function markdownReport(report: Report, { language, title }: MarkdownOptions): string {
  const say = speaker(words, language);
  const [first] = report.journeys;
  const parts = [
    ...(title ? [`# ${plain(title)}`] : []),
    ...report.journeys.flatMap((journey) => journeyParts(journey, language)),
    ...(first
      ? [
          details(
            say('notes'),
            noteTexts(first, language)
              .map(({ name, text }) => `- ${say('colon', { name: `**${plain(name)}**`, value: plain(text) })}`)
              .join('\n'),
          ),
        ]
      : [plain(say('report.empty'))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/**
 * Text that means nothing to Markdown, HTML or GitHub: on one line, its marks escaped; mentions, references and addresses are
 * broken by a character without width, since GitHub links them after everything else.
 */
export function plain(text: string): string {
  return oneLine(text)
    .replace(/[@#](?=\w)|\bGH(?=-\d)|(?<=\bwww)(?=\.)|(?<=\b(?:https?|ftp|mailto|xmpp):)/gi, '$&\u200B')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()~$!]/g, '\\$&')
    .replaceAll('|', '&vert;')
    .replace(/^(?:[-+#]|\d+[.)])(?=\s|$)|^=+$/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

function journeyParts(journey: JourneyReport, language: Language): string[] {
  const say = speaker(words, language);
  const pair = ({ name, value }: { name: string; value: string }) =>
    `- ${say('colon', { name: `**${plain(name)}**`, value: plain(value) })}`;
  const { score, index, peakEnd } = journey;
  const figures = [
    score === null ? null : { name: say('score'), value: scoreText(score, journey.scale, language) },
    index === null ? null : { name: say('index'), value: formatFixed(index, language, 1) },
    peakEnd === null ? null : { name: say('peak-end'), value: scoreText(peakEnd, journey.scale, language) },
  ].filter((each) => each !== null);
  const facts = [...journeyFacts(journey, language), ...figures, ...summaryLines(journey, language)].map(pair).join('\n');
  const told = toldParts(journey, language);
  const note = problemsNote(journey, language);
  const tooFew = tooFewForMatrix(journey, language);
  return [
    `## ${plain(labelOf(journey))}`,
    ...(note === null ? [] : [`> **${plain(note)}**`]),
    ...(facts ? [facts] : []),
    ...(journey.stages.length > 0
      ? [`### ${say('curve')}`, fenced(journey, language), `### ${say('gaps')}`, gapMarkdown(journey, language)]
      : [plain(say('curve.empty'))]),
    ...(journey.kpis.length > 0 ? [`### ${say('kpis')}`, kpiMarkdown(journey, language)] : []),
    ...(journey.initiatives.length > 0 ? [`### ${say('initiatives')}`, initiativeMarkdown(journey, language)] : []),
    ...[journey.matrices.declared, journey.matrices.derived].flatMap((matrix) =>
      matrix ? [`### ${plain(matrixName(journey, matrix, language))}`, matrixMarkdown(journey, matrix, language)] : [],
    ),
    ...(tooFew === null ? [] : [`### ${say('matrix')}`, plain(tooFew)]),
    ...journey.comparisons.flatMap((comparison) => [
      `### ${plain(say('colon', { name: say('comparison'), value: comparisonName(comparison, language) }))}`,
      comparisonMarkdown(journey, comparison, language),
      ...comparisonNotes(comparison, language).map(plain),
    ]),
    ...(told ? [details(say('tellings'), told)] : []),
    details(say('studies'), studyMarkdown(journey, language)),
    ...(provenanceRows(journey, language).length > 0 ? [details(say('sources'), sourcesMarkdown(journey, language))] : []),
  ];
}

/** The curve holds no text from files, so nothing can close its fence. */
function fenced(journey: JourneyReport, language: Language): string {
  const lines = characterCurve(journey, 92, language).map((runs) =>
    runs
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

type Align = 'left' | 'right';

function table(headings: readonly [string, Align][], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map(([text]) => plain(text))),
    line(headings.map(([, align]) => (align === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}

/** A second line in a cell. */
const two = (text: string, more: string | null | undefined) => (more ? `${plain(text)}<br><sub>${plain(more)}</sub>` : plain(text));

function gapMarkdown(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
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
    plain(row.stage.rankUnstable && row.rank ? `${row.rank} ≈` : row.rank),
    String(row.number),
    `${row.stage.momentOfTruth ? '★ ' : ''}**${plain(row.label)}**`,
    row.stage.class ? two(`${CLASS_SIGNS[row.stage.class]} ${row.class}`, row.basics) : '',
    row.stage.measured ? two(row.measured, row.interval) : `*${plain(row.measured)}*`,
    row.stage.measured ? two(nText(row.stage.measured, language), row.evidence) : '',
    row.target ? two(row.target, row.targetFrom) : `*${plain(say('no-target'))}*`,
    row.gap ? two(`${row.gap} ${row.stage.gap?.proven ? '✓' : '?'}`, [row.gapInterval, row.gapPairs].filter(Boolean).join(' · ')) : '',
    two(row.importance, row.importanceFrom),
    two(row.volume, row.volumeFrom),
    row.expert && two(row.expert, row.stage.expertRefuted ? say('refuted') : null),
    row.priority && `**${row.priority}**`,
  ];
  const part = (group: GapGroup) =>
    `**${plain(say(`gaps.${group.list}`))}** · ${plain(say(`gaps.${group.list}.hint`))}\n\n${table(headings, group.rows.map(cells))}`;
  return gapGroups(journey, language).map(part).join('\n\n');
}

function kpiMarkdown(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  const rows = journey.kpis.map((kpi) => [
    two(labelOf(kpi), kindOf(kpi, language)),
    kpi.value === null ? `*${plain(holeText(journey, kpi, language))}*` : kpiText(kpi.value, kpi, language),
    plain(kpiInterval(kpi.low, kpi.high, kpi, language) ?? ''),
    kpi.target === null ? `*${plain(say('no-target'))}*` : kpiText(kpi.target, kpi, language),
    plain(metText(kpi, language)),
    kpi.value === null ? '' : two(nText(kpi, language), kpi.evidence && evidenceText(kpi.evidence, language)),
    kpiDetails(kpi, language).map(plain).join('<br>'),
  ]);
  return table(
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
  const say = speaker(words, language);
  return table(
    [
      [say('figure'), 'left'],
      [say('file'), 'left'],
      [say('columns'), 'left'],
      [say('used'), 'right'],
      [leftHeading(journey, language), 'left'],
    ],
    provenanceRows(journey, language).map(({ label, source }) => [
      two(label, labelIn(allStudies(journey), source.study)),
      plain(source.file),
      two(source.columns.join(' · '), filtersText(source, language)),
      formatNumber(source.used, language),
      source.dropped.length === 0 ? say('nothing') : source.dropped.map((dropped) => plain(droppedText(dropped, language))).join('<br>'),
    ]),
  );
}

function matrixMarkdown(journey: JourneyReport, matrix: Matrix, language: Language): string {
  const say = speaker(words, language);
  const rows = QUADRANTS.flatMap((quadrant) => matrix.points.filter((point) => point.quadrant === quadrant)).map((point) => [
    `**${plain(labelIn(journey.stages, point.stage))}**`,
    two(importanceText(point.importance, matrix, language), importanceInterval(point, language)),
    two(
      scoreText(point.performance, journey.scale, language),
      scoreInterval(point.performanceLow, point.performanceHigh, journey.scale, language),
    ),
    two(quadrantText(point, language), point.unstable ? `≈ ${say('matrix.unstable')}` : null),
  ]);
  return table(
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
  const say = speaker(words, language);
  const differences = (list: readonly Difference[], digits?: number) =>
    list.map((each) => plain(differenceText(comparison, each, language, digits))).join('<br>');
  const stages = comparison.stages.map((stage) => [
    `**${plain(labelIn(journey.stages, stage.stage))}**`,
    ...stage.cells.map((each) => {
      const texts = cellTexts(journey, each, language);
      return texts.mean === null ? `*${plain(texts.hole)}*` : two(texts.mean, [texts.interval, texts.n].filter(Boolean).join(' · '));
    }),
    differences(stage.differences),
  ]);
  const kpis = comparison.kpis.map((each) => {
    const kpi = kpiOf(journey, each.kpi);
    return [
      `**${plain(kpi ? labelOf(kpi) : each.kpi)}**`,
      ...each.cells.map(({ n, value, low, high, ...cell }) =>
        value === null || !kpi
          ? `*${plain(holeText(journey, cell, language))}*`
          : two(kpiText(value, kpi, language), [kpiInterval(low, high, kpi, language), say('n', { n })].filter(Boolean).join(' · ')),
      ),
      differences(each.differences, kpi ? kpiDigits(kpi) : undefined),
    ];
  });
  return table(
    [
      [say('stage'), 'left'],
      ...comparison.groups.map((group): [string, Align] => [labelOf(group), 'right']),
      [say('compare.differences'), 'left'],
    ],
    [...stages, ...kpis],
  );
}

function initiativeMarkdown(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  const rows = journey.initiatives.map((initiative) => {
    const texts = initiativeTexts(journey, initiative, language);
    return [
      `**${plain(texts.label)}**`,
      two(texts.stage, texts.perimeter),
      ...[texts.owner, texts.due, texts.effort, texts.impact, texts.status].map(plain),
    ];
  });
  return table(
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

function toldParts(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  return journey.stages
    .flatMap((stage) => {
      const facts = toldOf(journey, stage, language);
      if (facts.length === 0) return [];
      const lines = facts.flatMap(({ name, values }) =>
        values.map((value) => `- ${say('colon', { name: plain(name), value: plain(value) })}`),
      );
      return [`**${plain(labelOf(stage))}**\n\n${lines.join('\n')}`];
    })
    .join('\n\n');
}

function studyMarkdown(journey: JourneyReport, language: Language): string {
  const say = speaker(words, language);
  const read = allStudies(journey).map((study) => [
    two(labelOf(study), aboutStudy(journey, study, language).join(' · ')),
    two(study.file.path, aboutFile(study, language).join(' · ')),
    formatNumber(study.respondents, language),
    formatNumber(study.file.rows, language),
    formatNumber(study.file.rowsUsed, language),
    study.dropped.length === 0 ? plain(say('nothing')) : study.dropped.map((dropped) => plain(droppedText(dropped, language))).join('<br>'),
  ]);
  const unread = journey.missing.map((missing) => [plain(labelOf(missing)), plain(problemText(missing, language)), '', '', '', '']);
  const problems = journey.problems.map((problem) => [
    `**${plain(say('problem'))}**`,
    plain(problemText(problem, language)),
    '',
    '',
    '',
    '',
  ]);
  if (read.length + unread.length + problems.length === 0) return plain(say('no-studies'));
  return table(
    [
      [say('study'), 'left'],
      [say('file'), 'left'],
      [say('respondents'), 'right'],
      [say('rows'), 'right'],
      [say('rows.used'), 'right'],
      [leftHeading(journey, language), 'left'],
    ],
    [...read, ...unread, ...problems],
  );
}

const details = (summary: string, inside: string) => `<details><summary>${plain(summary)}</summary>\n\n${inside}\n\n</details>`;
