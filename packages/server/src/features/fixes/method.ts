import { type Declaration, quote } from '@parcours/language';
import { nearest, type Study } from '@parcours/model';
import { addAttribute, addToBlock, indentAt, insert, lineAfter, removal, replace, spanOf, type TextChange } from '../../edits.ts';
import { type ActionNode, attributesOf, headerOf, isStudy, linesOf } from '../../tree.ts';
import { isNumeric, type TableOf, tableOf, tidy } from './columns.ts';
import { type Fix, type FixRequest, type Offer, referenceTo } from './fix.ts';

/** The order of a stage's attributes behind its channels. */
const AFTER_TOUCHPOINT = ['score', 'target', 'volume', 'importance', 'moment'];
const MOST_OFFERED = 6;

/** A touchpoint that no journey uses may be one too many; where something else names it, it stays. */
export const unusedTouchpoint: Fix = ({ context, file, finding, say }) => {
  const touchpoint = declarationAt({ file, finding }, ['touchpoint']);
  if (!touchpoint || context.workspace.files.usesOf(touchpoint).length > 0) return [];
  const { start, end } = spanOf(touchpoint);
  return [{ title: say('fix.removeTouchpoint', { name: touchpoint.title }), edits: [removal(file, start, end)] }];
};

/** The columns of a study of this journey that nobody uses yet and that hold numbers; the one called most like the stage first. */
export const unmeasured: Fix = async (request) => {
  const { context, say } = request;
  const stage = declarationAt(request, ['stage']);
  if (!stage) return [];
  const offers: Offer[] = [];
  for (const study of await studiesOf(request, stage)) {
    const last = measuresOf(request, study);
    const table = last && (await tableOf(context, study));
    if (!last || !table) continue;
    for (const column of freeColumns(last.named, table, stage)) {
      const line = `measure ${referenceTo(stage)} from ${quote(column)}`;
      const title = say('fix.measure', { stage: stage.title, column: quote(column), study: study.label ?? study.name });
      offers.push({ title, edits: [lineAfter(last.file, last.end, indentAt(last.file, last.start) + line)] });
    }
  }
  return offers.slice(0, MOST_OFFERED);
};

async function studiesOf({ context, file }: FixRequest, stage: Declaration): Promise<readonly Study[]> {
  const at = stage.selection.start;
  const models = context.workspace.models(file.uri);
  const model = models.find(({ stages }) =>
    stages.some(({ at: place }) => place.range.start.line === at.line && place.range.start.character === at.character),
  );
  return model?.studies.filter(({ measures }) => measures.length > 0) ?? [];
}

interface Measures {
  readonly file: Declaration['file'];
  /** Where the last one stands: another one goes behind it. */
  readonly start: number;
  readonly end: number;
  /** The columns that the study's text names. */
  readonly named: ReadonlySet<string>;
}

function measuresOf({ context }: FixRequest, study: Study): Measures | null {
  const file = context.workspace.files.get(study.uri);
  const declaration = file?.declarations.find((each) => isStudy(each) && each.id === study.name);
  const lines = declaration ? linesOf(declaration) : [];
  const cst = lines.findLast(({ $type }) => $type === 'Measure')?.$cstNode;
  const named = lines.flatMap((line) => [line.column, ...(line.$type === 'Measure' ? line.expectation : [])]);
  return file && cst ? { file, start: cst.offset, end: cst.end, named: new Set(named.map((column) => tidy(column ?? ''))) } : null;
}

function freeColumns(used: ReadonlySet<string>, table: TableOf, stage: Declaration): string[] {
  const free = table.columns.filter(
    (column, index) =>
      column !== '' && !used.has(column) && table.columns.indexOf(column) === index && isNumeric(table.cells[index]?.values ?? []),
  );
  const near = [stage.name, stage.label].flatMap((word) => (word ? (nearest(word, free) ?? []) : []))[0];
  return near === undefined ? free : [near, ...free.filter((column) => column !== near)];
}

/** The touchpoints of the inventory, those on the stage's channels first. */
export const withoutTouchpoint: Fix = (request) => {
  const { context, file, say } = request;
  const stage = declarationAt(request, ['stage']);
  if (!stage) return [];
  const { files } = context.workspace;
  const channelsOf = (of: Declaration) =>
    of.file.uses.filter((use) => use.by === of && use.kinds[0] === 'channel').flatMap((use) => files.resolve(use));
  const channels = new Set(channelsOf(stage));
  const all = files
    .visible(file, 'touchpoint')
    .map((touchpoint) => ({ touchpoint, fits: channelsOf(touchpoint).some((each) => channels.has(each)) }));
  return [...all.filter(({ fits }) => fits), ...all.filter(({ fits }) => !fits)].slice(0, MOST_OFFERED).map(({ touchpoint }) => ({
    title: say('fix.addTouchpoint', { name: touchpoint.title }),
    edits: [addAttribute(file, stage.node, 'touchpoint', referenceTo(touchpoint), AFTER_TOUCHPOINT)],
  }));
};

/** The stage goes into a journey that uses the repository, behind the one that is before it in the repository. */
export const unusedRepositoryStage: Fix = (request) => {
  const { context, say } = request;
  const stage = declarationAt(request, ['repository-stage']);
  const repository = stage?.container;
  if (!stage || !repository) return [];
  const { files } = context.workspace;
  const journeys = files.usesOf(repository).flatMap((use) => (use.by?.kind === 'journey' ? [use.by] : []));
  return journeys.map((journey) => ({
    title: say('fix.addStage', { stage: stage.title, journey: journey.title }),
    edits: addedStage(journey, stage, repository.stages, (other) => files.twins(other).find((twin) => journey.stages.includes(twin))),
  }));
};

function addedStage(
  journey: Declaration,
  stage: Declaration,
  order: readonly Declaration[],
  twinOf: (stage: Declaration) => Declaration | undefined,
): TextChange[] {
  const line = ['stage', stage.name, stage.label === null ? null : quote(stage.label)].filter((word) => word !== null).join(' ');
  const before = order.slice(0, order.indexOf(stage)).findLast(twinOf);
  const neighbour = before && twinOf(before);
  if (neighbour) {
    const { start, end } = spanOf(neighbour);
    return [lineAfter(journey.file, end, indentAt(journey.file, start) + line)];
  }
  const first = journey.children.find(({ kind }) => kind === 'phase' || kind === 'stage');
  if (first?.kind === 'phase') return addToBlock(journey.file, first.node, [line], true);
  if (first) {
    const { start } = spanOf(first);
    return [insert(journey.file, start, `${line}\n${indentAt(journey.file, start)}`)];
  }
  return addToBlock(journey.file, journey.node, [line]);
}

/** One of the stage's actions may be what every customer takes for granted; which one, the author knows. */
export const withoutBasics: Fix = (request) => {
  const { file, say } = request;
  const stage = declarationAt(request, ['repository-stage']);
  return (stage?.children ?? []).flatMap((action): Offer[] => {
    const { kano } = action.node as ActionNode;
    if (kano[0] === 'delight') return [];
    const written = attributesOf(action.node).find(({ keyword }) => keyword === 'performance');
    const at = headerOf(action.node).findLast(({ keyword, text }) => !keyword || text === 'action');
    const edit = written ? replace(file, written.start, written.end, 'basic') : addAttribute(file, action.node, 'basic', '', ['channel']);
    return at ? [{ title: say('fix.basic', { action: action.title }), edits: [edit] }] : [];
  });
};

function declarationAt({ file, finding }: Pick<FixRequest, 'file' | 'finding'>, kinds: readonly string[]): Declaration | null {
  const { line, character } = finding.at.range.start;
  for (const each of file.everything()) {
    const { start } = each.selection;
    if (kinds.includes(each.kind) && start.line === line && start.character === character) return each;
  }
  return null;
}
