import { quote } from '@parcours/language';
import { fill, type Language, type Model, terms } from '@parcours/model';
import { type Proposed, propose, type Table } from '@parcours/observations';
import type { ProposedPart } from './proposed-part.ts';

/**
 * The lines of an observations block that a first look at its file proposes. A scale is never among them: a comment says what the
 * figures span, and the scale that was offered is for the author to write.
 */
export function proposedLines(table: Table, model: Model, language: Language): string[] {
  return propose(table, model).map((column) => {
    const { header, range } = column;
    const span = range && wantsScale(column, model) ? ` // ${fill(terms['scale-to-say'][language], { ...range }, language)}` : '';
    if (column.kind === 'role') return `${column.role} ${quote(header)}${span}`;
    const thing = (column.kind === 'measure' ? model.stages : model.kpis).find(({ name }) => name === column.name);
    return `${column.kind} ${thing && thing.name === thing.label ? quote(column.name) : column.name} from ${quote(header)}${span}`;
  });
}

/** A whole block, its file named by a path. */
export function proposedBlock({ table, attributes }: ProposedPart, path: string, model: Model, language: Language): string {
  const label = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  const journey = model.name === model.label ? quote(model.name) : model.name;
  const lines = proposedLines(table, model, language).map((line) => `  ${line}\n`);
  const part = attributes.map(([keyword, value]) => ` ${keyword} ${value}`).join('');
  return `observations ${quote(label)} of ${journey}\n  from ${quote(path)}${part} {\n${lines.join('')}}\n`;
}

/** From a file to another one, both URIs, as a path is written in a text. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return decodeURIComponent([...here.slice(same).map(() => '..'), ...there.slice(same)].join('/'));
}

function wantsScale(column: Proposed, { kpis }: Model): boolean {
  if (column.kind !== 'kpi') return true;
  const kind = kpis.find(({ name }) => name === column.name)?.kind;
  return kind !== 'rate' && kind !== 'time';
}
