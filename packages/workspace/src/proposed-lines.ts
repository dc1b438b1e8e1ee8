import { format, quote } from '@parcours/language';
import { fill, formatNumber, type Language, type Model, terms, type Values, visible } from '@parcours/model';
import { type FirstLook, firstLook, plain } from '@parcours/observations';
import type { ProposedPart } from './proposed-part.ts';

/** So many of a column's cells are shown. */
const SHOWN = 3;
/** So many of those that have to be mapped, one by one. */
const MAPPED = 12;
const SAID_OF_ITSELF = /^(1|true|yes|oui|ja|0|false|no|non|nein)$/i;

/** What a first look at a file proposes, to be written into the text. */
export interface ProposedMapping extends Pick<ProposedPart, 'attributes'> {
  /** Those of the block, comments included. */
  readonly lines: readonly string[];
  /** How many columns are recognised. */
  readonly recognised: number;
  /** Whether any of them says what was rated or when somebody passed a stage. */
  readonly rates: boolean;
  /** Whether a scale is still to be said. */
  readonly asksScale: boolean;
}

type Column = FirstLook['columns'][number];

/**
 * A scale is never among the lines: a comment says what the figures span, and the scale that was offered is for the author to write.
 * A column that is not recognised is a comment, so that nobody has to open the file.
 *
 * @param language of the comments; keywords are the grammar's.
 */
export function proposedMapping({ table, attributes }: ProposedPart, model: Model, language: Language): ProposedMapping {
  const look = firstLook(table, model);
  const say = (term: keyof typeof terms, values: Values = {}) => fill(terms[term][language], values, language);
  const found = look.columns.filter(({ kind }) => kind !== 'unrecognised');
  const { headings, answers } = look;
  const lines = [
    ...(found.length === 0 ? [`// ${say('nothing-recognised')}`] : []),
    ...look.columns.map((column) => lineOf(column, model, say, language)),
    ...(headings > 0 && answers
      ? [`where ${quote(answers.header)} is ${answers.values.map(quote).join(', ')} // ${say('headings-left-out', { n: headings })}`]
      : headings > 0
        ? [`// ${say('headings-to-leave-out', { n: headings })}`]
        : []),
  ];
  return {
    lines: lines.map((line) => visible(line).replace(/\n/g, ' ')),
    attributes: look.aggregated ? [['aggregated', ''], ...attributes] : attributes,
    recognised: found.length,
    rates: found.some((column) => column.kind !== 'role' || column.role === 'stage' || column.role === 'touchpoint'),
    asksScale: found.some((column) => wantsScale(column, model)),
  };
}

/** A whole block, its file named by a path. */
export function proposedBlock({ lines, attributes }: ProposedMapping, path: string, model: Model): string {
  const label = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const journey = model.name === model.label ? quote(model.name) : model.name;
  const part = attributes.map(([keyword, value]) => (value === '' ? '' : ` ${keyword} ${value}`)).join('');
  const aggregated = attributes.some(([keyword]) => keyword === 'aggregated') ? '\n  aggregated' : '';
  return `observations ${quote(label)} of ${journey}${aggregated}\n  from ${quote(path)}${part} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

/** From a file to another one, both URIs, as a path is written in a text. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return decodeURIComponent([...here.slice(same).map(() => '..'), ...there.slice(same)].join('/'));
}

type Say = (term: keyof typeof terms, values?: Values) => string;

function lineOf(column: Column, model: Model, say: Say, language: Language): string {
  const header = quote(column.header);
  const { range } = column;
  if (column.kind === 'unrecognised') {
    const cells =
      range === null
        ? cellsOf(column.texts, SHOWN, say)
        : say('cells-span', { min: formatNumber(range.min, language), max: formatNumber(range.max, language) });
    return `// "${plain(column.header)}"${say('colon')}${cells}${column.recommends ? `. ${say('recommendation-to-declare')}` : ''}`;
  }
  const asks: string[] = [];
  if (wantsScale(column, model) && range) asks.push(say('scale-to-say', { ...range }));
  if (column.kind === 'role') {
    if (column.unknown.length > 0) asks.push(say('cells-to-map', { cells: cellsOf(column.unknown, MAPPED, say) }));
    return `${column.role} ${header}${commented(asks)}`;
  }
  const things = column.kind === 'measure' ? model.stages : model.kpis;
  const thing = things.find(({ name }) => name === column.name);
  const name = thing && thing.name === thing.label ? quote(column.name) : column.name;
  if (column.kind === 'measure') {
    const expectation = column.expectation === null ? '' : ` expectation ${quote(column.expectation)}`;
    return `measure ${name} from ${header}${expectation}${commented(asks)}`;
  }
  const kind = model.kpis.find((kpi) => kpi.name === column.name)?.kind;
  if (kind === 'time' && range) asks.push(say('unit-to-say', { ...range }));
  if (kind === 'rate' && !column.texts.every((text) => SAID_OF_ITSELF.test(text))) {
    asks.push(say('success-to-say', { cells: cellsOf(column.texts, MAPPED, say) }));
  }
  return `kpi ${name} from ${header}${commented(asks)}`;
}

function commented(asks: readonly string[]): string {
  return asks.length === 0 ? '' : ` // ${asks.join('. ')}`;
}

function cellsOf(texts: readonly string[], most: number, say: Say): string {
  if (texts.length === 0) return say('cells-empty');
  const shown = texts
    .slice(0, most)
    .map((text) => `"${plain(text)}"`)
    .join(', ');
  return texts.length > most ? `${shown} … (${say('cells-different', { n: texts.length })})` : shown;
}

function wantsScale(column: Column, { kpis }: Model): boolean {
  if (column.kind === 'unrecognised' || column.range === null) return false;
  if (column.kind !== 'kpi') return column.kind === 'measure' || column.role === 'score' || column.role === 'mean';
  const kind = kpis.find(({ name }) => name === column.name)?.kind;
  return kind !== 'rate' && kind !== 'time';
}

/** A block with the keywords of a language. */
export function inWords(block: string, language: Language): string {
  if (language === 'en') return block;
  // The line that says the language stands in the file already.
  return format(block, language)?.replace(/^[^\n]*\n\n?/, '') ?? block;
}
