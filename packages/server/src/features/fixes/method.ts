import { type Declaration, journeyOf, type Kind, quote } from '@parcours/language';
import { nearest, type Study } from '@parcours/model';
import { addAttribute, addToBlock, indentAt, insert, lineAfter, lineEnd, removal, replace, spanOf, type TextChange } from '../../edits.ts';
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
  const stage = declarationAt(request, ['stage']);
  if (!stage) return [];
  return columnOffers(request, stage, (column) => `measure ${referenceTo(stage)} from ${quote(column)}`);
};

/** The same for a KPI. */
export const unmeasuredKpi: Fix = async (request) => {
  const kpi = declarationAt(request, ['kpi']);
  if (!kpi) return [];
  return columnOffers(request, kpi, (column) => `kpi ${referenceTo(kpi)} from ${quote(column)}`);
};

async function columnOffers(request: FixRequest, what: Declaration, lineFor: (column: string) => string): Promise<Offer[]> {
  const { context, file, say } = request;
  const journey = journeyOf(what);
  const model = journey && context.workspace.models(file.uri).find(({ name }) => name === journey.id);
  const offers: Offer[] = [];
  for (const study of model?.studies ?? []) {
    const last = measuresOf(request, study, what);
    const table = last && (await tableOf(context, study));
    if (!last || !table) continue;
    for (const column of freeColumns(last.named, table, what)) {
      const title = say('fix.measure', { stage: what.title, column: quote(column), study: study.label ?? study.name });
      offers.push({ title, edits: [lineAfter(last.file, last.end, indentAt(last.file, last.start) + lineFor(column))] });
    }
  }
  return offers.slice(0, MOST_OFFERED);
}

interface Measures {
  readonly file: Declaration['file'];
  /** Where the last one stands: another one goes behind it. */
  readonly start: number;
  readonly end: number;
  /** The columns that the study's text names. */
  readonly named: ReadonlySet<string>;
}

function measuresOf({ context }: FixRequest, study: Study, what: Declaration): Measures | null {
  const file = context.workspace.files.get(study.uri);
  const declaration = file?.declarations.find((each) => isStudy(each) && each.id === study.name);
  const lines = declaration ? linesOf(declaration) : [];
  // A wide file has a row a respondent: a long one has no column of its own for a stage or a KPI.
  const kind = what.kind === 'kpi' && lines.some(({ $type }) => $type === 'KpiColumn') ? 'KpiColumn' : 'Measure';
  const cst = lines.findLast(({ $type }) => $type === kind)?.$cstNode;
  const named = lines.flatMap((line) => [line.column, ...(line.$type === 'Measure' ? line.expectation : [])]);
  return file && cst ? { file, start: cst.offset, end: cst.end, named: new Set(named.map((column) => tidy(column ?? ''))) } : null;
}

function freeColumns(used: ReadonlySet<string>, table: TableOf, what: Declaration): string[] {
  const free = table.columns.filter(
    (column, index) =>
      column !== '' && !used.has(column) && table.columns.indexOf(column) === index && isNumeric(table.cells[index]?.values ?? []),
  );
  const near = [what.name, what.label].flatMap((word) => (word ? (nearest(word, free) ?? []) : []))[0];
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
  const journeys = files.journeysUsing(repository);
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
    return [insert(journey.file, start, line + lineEnd(journey.file) + indentAt(journey.file, start))];
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

/** Who there is to do it. */
export const withoutOwner: Fix = (request) =>
  among(request, ['initiative'], ['owner'], 'owner', ['due', 'effort', 'impact', 'status', 'of']);

/** Whose journey it can be. */
export const ofNobody: Fix = (request) => among(request, ['journey'], ['persona', 'segment'], 'for', ['scenario', 'uses']);

/** An attribute that is missing, with each thing that the file sees and that it could name. */
function among(request: FixRequest, at: readonly Kind[], kinds: readonly Kind[], keyword: string, later: readonly string[]): Offer[] {
  const { context, file, say } = request;
  const declaration = declarationAt(request, at);
  if (!declaration) return [];
  const choices = kinds.flatMap((kind) => context.workspace.files.visible(file, kind));
  return choices.slice(0, MOST_OFFERED).map((choice) => ({
    title: say('fix.add', { text: `${keyword} ${referenceTo(choice)}` }),
    edits: [addAttribute(file, declaration.node, keyword, referenceTo(choice), later)],
  }));
}

function declarationAt({ file, finding }: Pick<FixRequest, 'file' | 'finding'>, kinds: readonly string[]): Declaration | null {
  const { line, character } = finding.at.range.start;
  for (const each of file.everything()) {
    const { start } = each.selection;
    if (kinds.includes(each.kind) && start.line === line && start.character === character) return each;
  }
  return null;
}
