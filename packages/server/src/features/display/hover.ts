import {
  basicsText,
  catchUpReasons,
  classText,
  expectationText,
  expertClaimTexts,
  gapVerdictText,
  indexIntervalText,
  perimeterText,
  sampleSizeText,
  scoreIntervalText,
  scoreText,
  sparkline,
  stageRemarks,
} from '@parcours/charts';
import {
  attributeStartingAt,
  type Declaration,
  journeyOf,
  LeafNode,
  partDoc,
  type SourceFile,
  shownPart,
  termOfKind,
} from '@parcours/language';
import {
  type Column,
  formatFixed,
  formatInterval,
  formatScore,
  type JourneyReport,
  type Language,
  messageOf,
  type Position,
  type Provenance,
  type Range,
  type StageReport,
  type Study,
  translateTerm,
  withKeywordLanguage,
} from '@parcours/model';
import { findColumn } from '@parcours/workspace';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import { columnAt } from '../../text/column-at.ts';
import { cstPathAt } from '../../text/cst.ts';

export interface HoverText {
  readonly range: Range;
  readonly markdown: string;
}

/** Describes the symbol under the cursor: for a stage, its measured figures and their provenance. */
export async function hover(context: Context, file: SourceFile, position: Position): Promise<HoverText | null> {
  const target = symbolAt(context, file, position);
  const declaration = target?.declarations[0];
  if (target && declaration) {
    const sections = await Promise.all(target.declarations.map((each) => describeDeclaration(context, each)));
    return { range: target.range, markdown: sections.join('\n\n---\n\n') };
  }
  const found = columnAt(context.workspace, file.uri, position);
  if (found) return { range: found.range, markdown: await describeColumn(context, found.study, found.column) };
  for (const study of context.workspace.studiesIn(file.uri)) {
    const link = study.file && context.workspace.locationInStudy(study, study.file.id)?.range;
    if (link && containsPosition(link, position)) return { range: link, markdown: await describeFile(context, study) };
  }
  return describeAttribute(context, file, position);
}

/** What the attribute is for whose keyword stands at a position. */
function describeAttribute({ language }: Context, file: SourceFile, position: Position): HoverText | null {
  const part = cstPathAt(file, file.document.offsetAt(position)).at(-1);
  const attribute = part instanceof LeafNode && part.keyword !== null ? attributeStartingAt(part.terminal) : null;
  if (!(part instanceof LeafNode) || !attribute) return null;
  const doc = partDoc(attribute, language, file.keywordLanguage, part.keyword ?? attribute.keyword);
  return doc === null
    ? null
    : { range: part.range, markdown: `\`${shownPart(attribute, file.keywordLanguage)}\`\n\n${escapeHoverMarkdown(doc)}` };
}

async function describeDeclaration(context: Context, declaration: Declaration): Promise<string> {
  const { language, workspace } = context;
  const translate = messagesIn(language);
  const name = declaration.label !== null && declaration.name !== null ? ` \`${declaration.name}\`` : '';
  const lines = [`**${escapeHoverMarkdown(declaration.displayName)}**${name} · ${translateTerm(termOfKind(declaration.kind), language)}`];
  const stage = stageOf(context, declaration);
  const journey = journeyOf(stage ?? declaration);
  if (journey) {
    const report = await reportForJourney(context, journey);
    const found = stage && report?.stages.find(({ name: each }) => each === stage.nameOrLabel);
    if (report && found) lines.push(stageDetails(report, found, context, translate));
    else if (report && declaration.kind === 'journey') lines.push(journeyDetails(report, context, translate));
    const curve = report && (found || declaration.kind === 'journey') ? sparkline(report, found ? found.name : null) : '';
    if (curve) lines.push(`\`${curve}\``);
  }
  const references = workspace.files.findReferences(declaration).length;
  if (references > 0) lines.push(translate('hover.uses', { n: references }));
  return lines.join('\n\n');
}

/** The journey's stage for a declaration, or the counterpart of a repository's stage. */
function stageOf({ workspace }: Context, declaration: Declaration): Declaration | null {
  if (declaration.kind === 'stage') return declaration;
  return declaration.kind === 'repository-stage' ? (workspace.files.counterpartsOf(declaration)[0] ?? null) : null;
}

function stageDetails(report: JourneyReport, stage: StageReport, { language }: Context, translate: Messages): string {
  const { measured, gap } = stage;
  const { scale } = report;
  const lines: string[] = [];
  const pair = (what: string, value: string) => lines.push(translate('hover.pair', { what, value }));
  if (measured) {
    const interval = scoreIntervalText(measured.low, measured.high, scale, language) ?? '–';
    const shown = `**${scoreText(measured.mean, scale, language)}** ${classText(stage, language)}`;
    pair(translate('hover.measured'), `${shown} · ${translate('hover.interval')} ${interval}`);
    const heads = translate('hover.respondents', { n: measured.n });
    const effective =
      measured.effectiveN === measured.n ? [] : [translate('hover.effective', { n: formatFixed(measured.effectiveN, language, 1) })];
    lines.push([heads, ...effective, translateTerm(measured.evidence, language)].join(' · '));
  } else lines.push(`_${translate('hover.notMeasured')}_`);
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
  lines.push(...stageRemarks(report, stage, language).map((text) => `† ${escapeHoverMarkdown(text)}`));
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

function journeyDetails(report: JourneyReport, { language }: Context, translate: Messages): string {
  if (report.score === null || report.index === null) return `_${translate('hover.notMeasured')}_`;
  const { low, high } = report.indexInterval ?? { low: null, high: null };
  const interval = low === null || high === null ? '' : ` · ${translate('hover.interval')} ${indexIntervalText(low, high, language)}`;
  const index = translate('hover.pair', {
    what: translate('hover.journey'),
    value: `**${formatFixed(report.index, language, 0)}** / 100 (${scoreText(report.score, report.scale, language)})${interval}`,
  });
  return [index, whoseFigures(report, language, translate)].join('\n\n');
}

function whoseFigures(report: JourneyReport, language: Language, translate: Messages): string {
  return translate('hover.pair', { what: translate('hover.figures'), value: escapeHoverMarkdown(perimeterText(report, language)) });
}

async function describeColumn({ workspace, language }: Context, study: Study, column: Column): Promise<string> {
  const translate = messagesIn(language);
  const { table } = study.file ? await workspace.linked.open(study.uri, study.file.path, study.dialect) : { table: null };
  const cells = table && findColumn(table, column.header);
  if (!table || !cells) return `\`${column.header.replaceAll('`', 'ˋ')}\``;
  const values = [...new Set(cells.values)].filter((value) => value !== '').slice(0, 6);
  const examples = values.map((value) => `\`${value.slice(0, 30).replaceAll('`', 'ˋ').replace(/\s+/g, ' ')}\``).join(', ');
  return `**${escapeHoverMarkdown(column.header)}** · ${translate('completion.column', { file: escapeHoverMarkdown(table.path) })}\n\n${translate('hover.pair', { what: translate('hover.examples'), value: examples })}`;
}

async function describeFile({ workspace, language }: Context, study: Study): Promise<string> {
  if (!study.file) return '';
  const translate = messagesIn(language);
  const { table, fault } = await workspace.linked.open(study.uri, study.file.path, study.dialect);
  if (!table) return escapeHoverMarkdown(messageOf(withKeywordLanguage(fault, workspace.keywordLanguageOf(study.uri)), language));
  const evaluations = await workspace.evaluateFile(study.uri);
  const read = evaluations.flatMap(({ report }) => report.studies).find(({ name }) => name === study.name);
  const used = read ? `\n\n${translate('hover.rows', { used: read.file.rowsUsed, rows: read.file.rows })}` : '';
  return `**${escapeHoverMarkdown(table.path)}** · ${table.encoding} · \`${table.delimiter === '\t' ? 'Tab' : table.delimiter}\`${used}\n\n${table.columns.map((name) => inlineCode(name)).join(', ')}`;
}

/** A header cell as inline code. */
function inlineCode(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ').replace(/\s+/g, ' ')}\``;
}

/** Escapes text from files, so that it is never interpreted as Markdown or HTML. */
export function escapeHoverMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, (character) => (character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`));
}
