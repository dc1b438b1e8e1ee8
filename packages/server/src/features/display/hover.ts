import { gateRows, indexBasisText, indexIntervalText, indexRemarks, REMARK_SIGN, scoreText, sparkline } from '@parcours/charts';
import {
  attributeStartingAt,
  type Declaration,
  gatesOf,
  gateText,
  journeyOf,
  keywordDoc,
  LeafNode,
  partDoc,
  partOfProperty,
  type SourceFile,
  shownPart,
  termOfKind,
} from '@parcours/language';
import {
  type Column,
  formatFixed,
  type JourneyReport,
  messageOf,
  type Position,
  type Range,
  type Study,
  translateTerm,
  withKeywordLanguage,
} from '@parcours/model';
import { findColumn } from '@parcours/workspace';
import { type Context, containsPosition, symbolAt } from '../../context.ts';
import { reportForJourney } from '../../journey-report.ts';
import { type Messages, messagesIn } from '../../messages.ts';
import { columnAt } from '../../text/column-at.ts';
import { type CstElement, childrenOf, cstPathAt } from '../../text/cst.ts';
import { escapeHoverMarkdown } from './escape-hover-markdown.ts';
import { stageDetails, whoseFigures } from './stage-details.ts';

export interface HoverText {
  readonly range: Range;
  readonly markdown: string;
}

/** Describes the symbol under the cursor: for a stage, its measured figures and their provenance; in a gate, what it finds. */
export async function hover(context: Context, file: SourceFile, position: Position): Promise<HoverText | null> {
  const [found, gate] = [await describeAt(context, file, position), await describeGate(context, file, position)];
  if (!found || !gate) return found ?? gate;
  return { range: found.range, markdown: `${found.markdown}\n\n---\n\n${gate.markdown}` };
}

/** The gate at a position, with the verdict at each stage or KPI that it tests. */
async function describeGate({ workspace, language }: Context, file: SourceFile, position: Position): Promise<HoverText | null> {
  const node = gatesOf(file.parsed.root).find(({ $cstNode }) => containsPosition($cstNode?.range ?? null, position));
  const range = node?.$cstNode?.range;
  if (!node || !range) return null;
  const evaluations = await workspace.evaluateFile(file.uri);
  const lines = evaluations.flatMap(({ model, report }) =>
    gateRows(report, language).flatMap(({ gate, subject, actual, verdict, reason }) => {
      const at = workspace.locationOf(model, gate.id);
      if (at?.uri !== file.uri || at.range.start.line !== range.start.line || at.range.start.character !== range.start.character) return [];
      const facts = [subject, actual, reason].filter(Boolean).map((text) => escapeHoverMarkdown(text ?? ''));
      return [`- **${escapeHoverMarkdown(verdict)}** ${facts.join(' · ')}`];
    }),
  );
  const statement = `\`${gateText(node, file).replaceAll('`', 'ˋ')}\``;
  const doc = keywordDoc('require', language, file.keywordLanguage);
  const parts = [statement, lines.join('\n'), lines.length === 0 && doc ? escapeHoverMarkdown(doc) : ''];
  return { range, markdown: parts.filter((part) => part !== '').join('\n\n') };
}

async function describeAt(context: Context, file: SourceFile, position: Position): Promise<HoverText | null> {
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
  return hoverOfKeyword(context, file, position);
}

/** What the keyword at a position is for: of an attribute with its values, of a statement, or a word that an attribute may have. */
export function hoverOfKeyword({ language }: Context, file: SourceFile, position: Position): HoverText | null {
  const path = cstPathAt(file, file.document.offsetAt(position));
  const at = path.at(-1);
  if (!(at instanceof LeafNode)) return null;
  const part = firstOfPhrase(at, path.at(-2));
  const { keywordLanguage } = file;
  const attribute = part.keyword === null ? null : attributeStartingAt(part.terminal);
  const shown = attribute ? shownPart(attribute, keywordLanguage) : part.text;
  const doc = attribute
    ? partDoc(attribute, language, keywordLanguage, part.keyword ?? attribute.keyword)
    : keywordDoc(part.keyword ?? choiceAt(part, file) ?? '', language, keywordLanguage);
  return doc === null ? null : { range: at.range, markdown: `\`${shown}\`\n\n${escapeHoverMarkdown(doc)}` };
}

/** Of the later words of an attribute's keywords, as in `moment of truth`, the first; any other leaf is returned as it is. */
function firstOfPhrase(leaf: LeafNode, parent: CstElement | undefined): LeafNode {
  const siblings = parent ? childrenOf(parent) : [];
  const index = siblings.findIndex(({ offset }) => offset === leaf.offset);
  for (const before of siblings.slice(Math.max(0, index - 3), Math.max(0, index)).toReversed()) {
    if (!(before instanceof LeafNode) || before.keyword === null) break;
    const words = attributeStartingAt(before.terminal)?.phrase.split(' ') ?? [];
    if (leaf.keyword !== null && words.includes(leaf.keyword)) return before;
  }
  return leaf;
}

/** The word that an attribute or a positional part may have, such as `basic`, where one stands; null elsewhere. */
function choiceAt({ terminal, text }: LeafNode, file: SourceFile): string | null {
  const word = file.parsed.tokens.keywordLocale.canonicalValue(text);
  return partOfProperty(terminal.ruleName, terminal.property ?? '')?.choices?.includes(word) ? word : null;
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
    if (report && found) lines.push(stageDetails(report, found, language));
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

function journeyDetails(report: JourneyReport, { language }: Context, translate: Messages): string {
  if (report.score === null || report.index === null) return `_${translate('hover.notMeasured')}_`;
  const { low, high } = report.indexInterval ?? { low: null, high: null };
  const interval = low === null || high === null ? '' : ` · ${translate('hover.interval')} ${indexIntervalText(low, high, language)}`;
  const basis = indexBasisText(report, language);
  const remarks = indexRemarks(report, language);
  const index = translate('hover.pair', {
    what: translate('hover.journey'),
    value: `**${formatFixed(report.index, language, 0)}** / 100${remarks.length > 0 ? ` ${REMARK_SIGN}` : ''} (${scoreText(report.score, report.scale, language)})${interval}${basis === null ? '' : ` · ${basis}`}`,
  });
  return [index, ...remarks.map((text) => `${REMARK_SIGN} ${escapeHoverMarkdown(text)}`), whoseFigures(report, language, translate)].join(
    '\n\n',
  );
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
