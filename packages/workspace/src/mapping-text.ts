import { format, quote } from '@parcours/language';
import {
  formatNumber,
  LANGUAGES,
  type Language,
  type MessageValues,
  type Model,
  type Named,
  sanitizeControlChars,
  type TermName,
  translateTerm,
} from '@parcours/model';
import { excerpt, type TableProfile } from '@parcours/observations';
import type { DetectedRegion } from './detect-table-region.ts';

/** Sample cells shown of a column. */
const MAX_SAMPLE_CELLS = 3;
/** Of a column with labels: a scale has up to so many. */
const MAX_LABELLED_CELLS = 7;
/** Cells listed of those that have to be mapped one by one. */
const MAX_MAPPED_CELLS = 12;
const BOOLEAN_CELL = /^(1|true|yes|oui|ja|0|false|no|non|nein)$/i;

/** A suggested mapping as text for an observations block. */
export interface MappingText {
  /** Attributes of the block with their values: of the study, then of the part of the file. */
  readonly attributes: readonly (readonly [keyword: 'method' | DetectedRegion['attributes'][number][0], value: string])[];
  /** Lines of the block, comments included. */
  readonly lines: readonly string[];
  /** Number of recognised columns. */
  readonly recognisedColumns: number;
  /** Whether a column holds ratings, or the time at which a stage was passed. */
  readonly hasMeasures: boolean;
  /** Whether the author still has to give a scale. */
  readonly needsScale: boolean;
}

const FAULTS = { 'transposed-table': 'rows-are-questions', 'missing-header': 'no-line-of-names' } as const;

type Column = TableProfile['columns'][number];

/**
 * The suggested mapping of a table. It contains a scale only where texts or value labels state one: else a comment gives the range of
 * the numbers, and the author writes the scale of the questionnaire. Unrecognised columns are listed as comments.
 *
 * @param language of the comments.
 * @param keywordLanguage of the keywords that comments quote; those of the lines are English.
 */
export function mappingText(
  { table, attributes, profile: look }: DetectedRegion & { readonly profile: TableProfile },
  model: Model,
  language: Language,
  keywordLanguage: Language,
): MappingText {
  const translate: Translate = (term, values = {}) => translateTerm({ term, values }, language, keywordLanguage);
  const recognised = look.columns.filter(({ kind }) => kind !== 'unrecognised');
  const { headings, answers } = look;
  const lines = [
    ...(look.isLog ? [`// ${translate('event-log', { command: `parcours discover ${commandArgument(table.path)}` })}`] : []),
    ...(look.period === null ? [] : [`// ${translate('rows-are-periods', { column: look.period })}`]),
    ...(look.fault === null ? [] : [`// ${translate(FAULTS[look.fault])}`]),
    ...(recognised.length === 0 && look.period === null && look.fault === null ? [`// ${translate('nothing-recognised')}`] : []),
    ...look.columns.flatMap((column) => mappingLines(column, model, translate, language)),
    ...(headings > 0 && answers
      ? [`where ${quote(answers.header)} is ${answers.values.map(quote).join(', ')} // ${translate('headings-left-out', { n: headings })}`]
      : headings > 0
        ? [`// ${translate('headings-to-leave-out', { n: headings })}`]
        : []),
  ];
  return {
    lines: lines.map((line) => sanitizeControlChars(line).replace(/\n/g, ' ')),
    attributes: [
      ...(look.isLog ? [['method', 'analytics'] as const] : []),
      ...(look.aggregated ? [['aggregated', ''] as const] : []),
      ...attributes,
    ],
    recognisedColumns: recognised.length,
    hasMeasures: recognised.some((column) => column.kind !== 'role' || column.role === 'stage' || column.role === 'touchpoint'),
    needsScale: recognised.some((column) => lacksScale(column, model)),
  };
}

/** The lines that map one column, with the keywords of a language. */
export function proposedLines(column: Column, model: Model, language: Language, keywordLanguage: Language): readonly string[] {
  const translate: Translate = (term, values = {}) => translateTerm({ term, values }, language, keywordLanguage);
  return mappingLines(column, model, translate, language).map((line) => sanitizeControlChars(line).replace(/\n/g, ' '));
}

/** The whole observations block, linked to the file at a path. */
export function observationsBlock({ lines, attributes }: MappingText, path: string, model: Model): string {
  const label = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const journey = model.name === model.label ? quote(model.name) : model.name;
  const isAboutStudy = ([keyword]: (typeof attributes)[number]) => keyword === 'method' || keyword === 'aggregated';
  const written = (some: typeof attributes) => some.map(([keyword, value]) => (value === '' ? keyword : `${keyword} ${value}`));
  const head = written(attributes.filter(isAboutStudy)).map((text) => `\n  ${text}`);
  const part = written(attributes.filter((each) => !isAboutStudy(each))).map((text) => ` ${text}`);
  return `observations ${quote(label)} of ${journey}${head.join('')}\n  from ${quote(path)}${part.join('')} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** The relative path between two URIs, decoded as a journey file writes it. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return decodeURIComponent([...here.slice(same).map(() => '..'), ...there.slice(same)].join('/'));
}

type Translate = (term: TermName, values?: MessageValues) => string;

function mappingLines(column: Column, model: Model, translate: Translate, language: Language): string[] {
  const header = quote(column.header);
  const { range } = column;
  if (column.kind === 'unrecognised') {
    const cells =
      column.labels.size > 0
        ? listLabels(column.labels, MAX_LABELLED_CELLS, translate)
        : range === null
          ? listCells(column.texts, MAX_SAMPLE_CELLS, translate)
          : translate('cells-span', { min: formatNumber(range.min, language), max: formatNumber(range.max, language) });
    return [
      `// "${excerpt(column.header)}"${translate('colon')}${cells}${column.recommends ? `. ${translate('recommendation-to-declare')}` : ''}`,
    ];
  }
  const remarks: string[] = [];
  if (lacksScale(column, model) && range) {
    remarks.push(translate('scale-to-say', { ...range }));
    if (column.labels.size > 0) remarks.push(listLabels(column.labels, MAX_LABELLED_CELLS, translate));
  }
  const unsettled = column.answers?.unsettled ?? [];
  if (unsettled.length > 0) remarks.push(translate('values-to-say', { cells: listCells(unsettled, MAX_MAPPED_CELLS, translate) }));
  const labelled = column.answers?.labelled;
  if (labelled) remarks.push(listLabels(new Map(labelled.steps), MAX_LABELLED_CELLS, translate));
  else if (column.answers?.scale) {
    const steps = column.answers.scale.max;
    remarks.push(steps % 2 === 0 ? translate('texts-without-middle', { steps, more: steps + 1 }) : translate('order-of-texts'));
  }
  if (column.otherTexts.length > 0) {
    remarks.push(translate('cells-without-number', { cells: listCells(column.otherTexts, MAX_MAPPED_CELLS, translate, column.labels) }));
  }
  const { scale = null, values = [] } = column.answers ?? {};
  const rating = [
    ...(scale ? [labelled?.isDescending ? ` scale ${scale.max}..${scale.min}` : ` scale ${scale.min}..${scale.max}`] : []),
    ...(column.missing.length > 0 ? [` missing ${column.missing.map(quote).join(', ')}`] : []),
  ].join('');
  // The author writes the scale before the brace: at the end of the first line.
  const withAnswers = (line: string, pairs: readonly (readonly [cell: string, target: string | number])[] = values) => {
    const first = `${line}${rating}`;
    if (pairs.length === 0) return [`${first}${trailingComment(remarks)}`];
    return [`${first} {${trailingComment(remarks)}`, ...pairs.map(([cell, target]) => `  ${quote(cell)} -> ${target}`), '}'];
  };
  if (column.kind === 'role') {
    if (column.unknown.length > 0)
      remarks.push(translate('cells-to-map', { cells: listCells(column.unknown, MAX_MAPPED_CELLS, translate, column.labels) }));
    const about = column.stage === null ? '' : ` on ${referenceTo(model.stages, column.stage)}`;
    const named = column.named.map(([cell, target]) => [cell, referenceTo([target], target.name)] as const);
    return withAnswers(`${column.role} ${header}${about}`, named.length > 0 ? named : values);
  }
  if (column.kind === 'measure') {
    const expectation = column.expectation === null ? '' : ` expectation ${quote(column.expectation)}`;
    return withAnswers(`measure ${referenceTo(model.stages, column.name)} from ${header}${expectation}`);
  }
  const kind = model.kpis.find((kpi) => kpi.name === column.name)?.kind;
  if (kind === 'time' && range) remarks.push(translate('unit-to-say', { ...range }));
  const answered = column.texts.filter((text) => !column.missing.includes(text));
  if (kind === 'rate' && column.success.length === 0 && (column.labels.size > 0 || !answered.every((text) => BOOLEAN_CELL.test(text)))) {
    remarks.push(translate('success-to-say', { cells: listCells(answered, MAX_MAPPED_CELLS, translate, column.labels) }));
  }
  const success = column.success.length === 0 ? '' : ` success ${column.success.map(quote).join(', ')}`;
  return withAnswers(`kpi ${referenceTo(model.kpis, column.name)} from ${header}${success}`);
}

/** A reference as the text writes it: by name, or in quotes if the thing has only a label. */
function referenceTo(targets: readonly Named[], name: string): string {
  const target = targets.find((each) => each.name === name);
  return target && target.name === target.label ? quote(name) : name;
}

/** A path as an argument of a command. */
function commandArgument(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${excerpt(path)}"`;
}

function trailingComment(asks: readonly string[]): string {
  return asks.length === 0 ? '' : ` // ${asks.join('. ')}`;
}

/**
 * A comment of a suggested mapping without its question for the scale; empty if it asks nothing else, null if it does not ask for the scale.
 *
 * @param comment with its `//`, in any of the languages.
 */
export function withoutScaleQuestion(comment: string): string | null {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const written = plain(comment);
  for (const language of LANGUAGES) {
    const question = plain(translateTerm({ term: 'scale-to-say', values: { min: '|', max: '' } }, language));
    const [before = '', between = ''] = question.split('|');
    const start = `// ${before}`;
    const at = written.indexOf(between, start.length);
    if (!written.startsWith(start) || at < 0) continue;
    const next = written.indexOf('. ', at + between.length);
    return next < 0 ? '' : `// ${comment.slice(next + 2)}`;
  }
  return null;
}

function listLabels(labels: ReadonlyMap<string, string>, most: number, translate: Translate): string {
  return listCells([...labels.keys()], most, translate, labels);
}

/** Cells, each with its label behind it, if it has one. */
function listCells(texts: readonly string[], most: number, translate: Translate, labels?: ReadonlyMap<string, string>): string {
  if (texts.length === 0) return translate('cells-empty');
  const shown = texts
    .slice(0, most)
    .map((text) => {
      const label = labels?.get(text);
      return label === undefined ? `"${excerpt(text)}"` : `"${excerpt(text)}" (${excerpt(label)})`;
    })
    .join(', ');
  return texts.length > most ? `${shown} … (${translate('cells-different', { n: texts.length })})` : shown;
}

function lacksScale(column: Column, { kpis }: Model): boolean {
  if (column.kind === 'unrecognised' || (column.range === null && !column.answers?.unsettled.length)) return false;
  if (column.answers?.scale) return false;
  if (column.kind !== 'kpi') return column.kind === 'measure' || column.role === 'score' || column.role === 'mean';
  const kind = kpis.find(({ name }) => name === column.name)?.kind;
  return kind !== 'rate' && kind !== 'time';
}

/** The block with the keywords of a language. */
export function translateKeywords(block: string, language: Language): string {
  if (language === 'en') return block;
  // Without the language line, which the file already has.
  return format(block, language)?.replace(/^[^\n]*\n\n?/, '') ?? block;
}
