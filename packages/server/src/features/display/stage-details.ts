/** What the hover says of a stage. */
import {
  basicsText,
  catchUpReasons,
  classText,
  expectationText,
  expertClaimTexts,
  gapVerdictText,
  perimeterText,
  REMARK_SIGN,
  sampleSizeText,
  scoreIntervalText,
  scoreText,
  stageRemarks,
} from '@parcours/charts';
import {
  formatFixed,
  formatInterval,
  formatScore,
  type JourneyReport,
  type Language,
  type Provenance,
  type StageReport,
  translateTerm,
} from '@parcours/model';
import { type Messages, messagesIn } from '../../messages.ts';
import { escapeHoverMarkdown } from './escape-hover-markdown.ts';

/** The figures of a stage, their verdicts and their provenance, as a Markdown list. */
export function stageDetails(report: JourneyReport, stage: StageReport, language: Language): string {
  const translate = messagesIn(language);
  const { measured, gap } = stage;
  const { scale } = report;
  const lines: string[] = [];
  const remarks = stageRemarks(report, stage, language);
  const sign = remarks.length > 0 ? ` ${REMARK_SIGN}` : '';
  const pair = (what: string, value: string) => lines.push(translate('hover.pair', { what, value }));
  if (measured) {
    const interval = scoreIntervalText(measured.low, measured.high, scale, language) ?? '–';
    const shown = `**${scoreText(measured.mean, scale, language)}**${sign} ${classText(stage, language)}`;
    pair(translate('hover.measured'), `${shown} · ${translate('hover.interval')} ${interval}`);
    const heads = translate('hover.respondents', { n: measured.n });
    const effective =
      measured.effectiveN === measured.n ? [] : [translate('hover.effective', { n: formatFixed(measured.effectiveN, language, 1) })];
    lines.push([heads, ...effective, translateTerm(measured.evidence, language)].join(' · '));
  } else lines.push(`_${translate('hover.notMeasured')}_${sign}`);
  const basics = basicsText(stage, language);
  if (basics) lines.push(escapeHoverMarkdown(basics));
  if (stage.target !== null && stage.targetFrom)
    pair(translate('hover.target'), `${scoreText(stage.target, scale, language)} (${translate(`hover.target.${stage.targetFrom}`)})`);
  const expectation = expectationText(report, stage, language);
  if (expectation) lines.push(escapeHoverMarkdown(expectation));
  if (gap) {
    const interval = formatInterval(gap.low, gap.high, language);
    pair(translate('hover.gap'), `**${formatScore(gap.value, language)}** ${interval} · ${gapVerdictText(gap, language)}`);
  }
  if (stage.list && stage.rank !== null) {
    const list = translateTerm(stage.list, language);
    const rank = `${translate('hover.rank', { rank: stage.rank, list })}${stage.rankUnstable ? ' ≈' : ''}`;
    pair(translate('hover.priority'), stage.priority === null ? rank : `${formatFixed(stage.priority, language, 0)} · ${rank}`);
    const reasons = catchUpReasons(report, stage, language);
    if (reasons.length > 0) pair(list, reasons.map(escapeHoverMarkdown).join(' · '));
  }
  if (stage.expert !== null) {
    const refuted = stage.expertRefuted ? ` · ${translate('hover.refuted')}` : '';
    pair(translate('hover.expert'), `${scoreText(stage.expert, scale, language, 1)}${refuted}`);
  }
  lines.push(...expertClaimTexts(report, stage, language).map(escapeHoverMarkdown));
  lines.push(...remarks.map((text) => `${REMARK_SIGN} ${escapeHoverMarkdown(text)}`));
  if (measured) lines.push(whoseFigures(report, language, translate));
  for (const each of stage.studies) {
    const study = report.studies.find(({ name }) => name === each.name);
    const source = stage.sources.find((from) => from.study === each.name);
    pair(
      `${translate('hover.from')} ${escapeHoverMarkdown(study?.label ?? each.name)}`,
      [
        `${scoreText(each.mean, scale, language)} (${sampleSizeText(each, language)})`,
        ...(study ? [escapeHoverMarkdown(study.file.path)] : []),
        ...(source ? provenanceDetails(source, language, translate) : []),
      ].join(' · '),
    );
  }
  return lines.map((line) => `- ${line}`).join('\n');
}

/** Columns, filters, rows used and rows dropped, with reasons. */
function provenanceDetails({ columns, filters, used, dropped }: Provenance, language: Language, translate: Messages): string[] {
  return [
    columns.map(escapeHoverMarkdown).join(', '),
    ...filters.map(({ column, values }) =>
      translate('hover.only', { column: escapeHoverMarkdown(column), values: values.map(escapeHoverMarkdown).join(', ') }),
    ),
    translate('hover.used', { n: used }),
    ...dropped.map(({ reason, count }) => translate('hover.left', { n: count, reason: translateTerm(`drop.${reason}`, language) })),
  ];
}

export function whoseFigures(report: JourneyReport, language: Language, translate: Messages): string {
  return translate('hover.pair', { what: translate('hover.figures'), value: escapeHoverMarkdown(perimeterText(report, language)) });
}
