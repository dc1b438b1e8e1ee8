import { type Declaration, type DeclarationKind, journeyOf, quote } from '@parcours/language';
import { nearestName, normalizeLabel, type Study } from '@parcours/model';
import { type ActionNode, attributesOf, columnLines, headerTokens, isStudy, tokensOfNode } from '../../../text/ast.ts';
import {
  addAttribute,
  addToBlock,
  eolOf,
  type FileEdit,
  indentAt,
  insertAt,
  insertLineAfter,
  removeStatement,
  replaceOffsets,
  spanOf,
} from '../../../text/file-edits.ts';
import { isNumeric, type LinkedTable, linkedTable } from './columns.ts';
import { type CodeFix, declarationOfDiagnostic, type FixProvider, type FixRequest, referenceTo } from './fix.ts';

const MAX_FIXES = 6;

/** Removes a touchpoint that no journey uses, unless something else refers to it. */
export const unusedTouchpoint: FixProvider = ({ context, file, diagnostic, translate }) => {
  const touchpoint = declarationOfDiagnostic({ file, diagnostic }, ['touchpoint']);
  if (!touchpoint || context.workspace.files.findReferences(touchpoint).length > 0) return [];
  const { start, end } = spanOf(touchpoint);
  return [{ title: translate('fix.removeTouchpoint', { name: touchpoint.displayName }), edits: [removeStatement(file, start, end)] }];
};

/** Removes a questionnaire that no study uses. */
export const unusedQuestionnaire: FixProvider = ({ file, diagnostic, translate }) => {
  const questionnaire = declarationOfDiagnostic({ file, diagnostic }, ['questionnaire']);
  if (!questionnaire) return [];
  const { start, end } = spanOf(questionnaire);
  return [{ title: translate('fix.removeQuestionnaire', { name: questionnaire.displayName }), edits: [removeStatement(file, start, end)] }];
};

/** Measures a stage from an unused numeric column of one of the journey's studies, the nearest name first. */
export const unmeasured: FixProvider = async (request) => {
  const stage = declarationOfDiagnostic(request, ['stage']);
  if (!stage) return [];
  return columnFixes(request, stage, (column) => `measure ${referenceTo(stage)} from ${quote(column)}`);
};

/** The same for a KPI. */
export const unmeasuredKpi: FixProvider = async (request) => {
  const kpi = declarationOfDiagnostic(request, ['kpi']);
  if (!kpi) return [];
  return columnFixes(request, kpi, (column) => `kpi ${referenceTo(kpi)} from ${quote(column)}`);
};

async function columnFixes(request: FixRequest, what: Declaration, lineFor: (column: string) => string): Promise<CodeFix[]> {
  const { context, file, translate } = request;
  const journey = journeyOf(what);
  const model = journey && context.workspace.models(file.uri).find(({ name }) => name === journey.nameOrLabel);
  const fixes: CodeFix[] = [];
  for (const study of model?.studies ?? []) {
    const last = measureLines(request, study, what);
    const table = last && (await linkedTable(context, study));
    if (!last || !table) continue;
    for (const column of unusedColumns(last.named, table, what)) {
      const title = translate('fix.measure', { stage: what.displayName, column: quote(column), study: study.label ?? study.name });
      fixes.push({ title, edits: [insertLineAfter(last.file, last.end, indentAt(last.file, last.start) + lineFor(column))] });
    }
  }
  return fixes.slice(0, MAX_FIXES);
}

interface MeasureLines {
  readonly file: Declaration['file'];
  /** Offsets of the last line: a new one is inserted after it. */
  readonly start: number;
  readonly end: number;
  /** The columns named in the text of the study and of its questionnaire. */
  readonly named: ReadonlySet<string>;
}

function measureLines({ context }: FixRequest, study: Study, what: Declaration): MeasureLines | null {
  const { files } = context.workspace;
  const declaration = files.get(study.uri)?.declarations.find((each) => isStudy(each) && each.nameOrLabel === study.name);
  const reference = declaration?.file.referencesFrom(declaration).find(({ kinds }) => kinds[0] === 'questionnaire');
  const mappings = [...(reference ? files.resolve(reference) : []), ...(declaration ? [declaration] : [])];
  const lines = mappings.flatMap((mapping) => columnLines(mapping).map((line) => ({ line, file: mapping.file })));
  // Only wide files (a row for each respondent) have a column for each stage or KPI.
  const kind = what.kind === 'kpi' && lines.some(({ line }) => line.$type === 'KpiColumn') ? 'KpiColumn' : 'Measure';
  const last = lines.findLast(({ line }) => line.$type === kind);
  const cst = last?.line.$cstNode;
  const named = lines.flatMap(({ line }) => [line.column, ...(line.$type === 'Measure' ? line.expectation : [])]);
  return last && cst
    ? { file: last.file, start: cst.offset, end: cst.end, named: new Set(named.map((column) => normalizeLabel(column ?? ''))) }
    : null;
}

function unusedColumns(used: ReadonlySet<string>, table: LinkedTable, what: Declaration): string[] {
  const free = table.columns.filter(
    (column, index) =>
      column !== '' && !used.has(column) && table.columns.indexOf(column) === index && isNumeric(table.cells[index]?.values ?? []),
  );
  const near = [what.name, what.label].flatMap((word) => (word ? (nearestName(word, free) ?? []) : []))[0];
  return near === undefined ? free : [near, ...free.filter((column) => column !== near)];
}

/** Offers the touchpoints of the inventory, those on the stage's channels first. */
export const withoutTouchpoint: FixProvider = (request) => {
  const { context, file, translate } = request;
  const stage = declarationOfDiagnostic(request, ['stage']);
  if (!stage) return [];
  const { files } = context.workspace;
  const channelsOf = (of: Declaration) =>
    of.file.references
      .filter((reference) => reference.container === of && reference.kinds[0] === 'channel')
      .flatMap((reference) => files.resolve(reference));
  const channels = new Set(channelsOf(stage));
  const all = files
    .declarationsInScope(file, 'touchpoint')
    .map((touchpoint) => ({ touchpoint, fits: channelsOf(touchpoint).some((each) => channels.has(each)) }));
  return [...all.filter(({ fits }) => fits), ...all.filter(({ fits }) => !fits)].slice(0, MAX_FIXES).map(({ touchpoint }) => ({
    title: translate('fix.addTouchpoint', { name: touchpoint.displayName }),
    edits: [addAttribute(file, stage.node, 'touchpoint', referenceTo(touchpoint))],
  }));
};

/** Adds the stage to a journey that uses the repository, after the stage that precedes it in the repository. */
export const unusedRepositoryStage: FixProvider = (request) => {
  const { context, translate } = request;
  const stage = declarationOfDiagnostic(request, ['repository-stage']);
  const repository = stage?.container;
  if (!stage || !repository) return [];
  const { files } = context.workspace;
  const journeys = files.journeysUsing(repository);
  return journeys.map((journey) => ({
    title: translate('fix.addStage', { stage: stage.displayName, journey: journey.displayName }),
    edits: addStage(journey, stage, repository.stages, (other) =>
      files.counterpartsOf(other).find((counterpart) => journey.stages.includes(counterpart)),
    ),
  }));
};

function addStage(
  journey: Declaration,
  stage: Declaration,
  order: readonly Declaration[],
  twinOf: (stage: Declaration) => Declaration | undefined,
): FileEdit[] {
  const line = ['stage', stage.name, stage.label === null ? null : quote(stage.label)].filter((word) => word !== null).join(' ');
  const before = order.slice(0, order.indexOf(stage)).findLast(twinOf);
  const neighbour = before && twinOf(before);
  if (neighbour) {
    const { start, end } = spanOf(neighbour);
    return [insertLineAfter(journey.file, end, indentAt(journey.file, start) + line)];
  }
  const first = journey.children.find(({ kind }) => kind === 'phase' || kind === 'stage');
  if (first?.kind === 'phase') return addToBlock(journey.file, first.node, [line], true);
  if (first) {
    const { start } = spanOf(first);
    return [insertAt(journey.file, start, line + eolOf(journey.file) + indentAt(journey.file, start))];
  }
  return addToBlock(journey.file, journey.node, [line]);
}

/** Makes one of the stage's actions `basic`; delights are not offered. */
export const withoutBasics: FixProvider = (request) => {
  const { file, translate } = request;
  const stage = declarationOfDiagnostic(request, ['repository-stage']);
  return (stage?.children ?? []).flatMap((action): CodeFix[] => {
    const { kano } = action.node as ActionNode;
    if (kano[0] === 'delight') return [];
    const written = attributesOf(action.node).find(({ keyword }) => keyword === 'performance');
    const at = headerTokens(action.node).findLast(({ keyword, text }) => !keyword || text === 'action');
    const edit = written ? replaceOffsets(file, written.start, written.end, 'basic') : addAttribute(file, action.node, 'basic', '');
    return at ? [{ title: translate('fix.basic', { action: action.displayName }), edits: [edit] }] : [];
  });
};

/** Writes the segment that the persona's respondents are of. */
export const segmentOfPersona: FixProvider = ({ context, file, diagnostic, translate }) => {
  const { persona: title, other } = diagnostic.parameters;
  const { files } = context.workspace;
  const named = (kind: DeclarationKind, text: unknown) => {
    const found = files.declarationsInScope(file, kind).filter((each) => each.displayName === text);
    return found.length === 1 ? found[0] : undefined;
  };
  const [persona, segment] = [named('persona', title), named('segment', other)];
  const written = persona && attributesOf(persona.node).find(({ keyword }) => keyword === 'in');
  if (!persona || !segment || !written) return [];
  const text = `in ${referenceTo(segment)}`;
  return [{ title: translate('fix.write', { text }), edits: [replaceOffsets(persona.file, written.start, written.end, text)] }];
};

/** A delight with a negative score: no score, or an action that customers expect. */
export const penalisedDelight: FixProvider = ({ context, diagnostic, translate }) => {
  const [at] = diagnostic.related;
  const file = at && context.workspace.files.get(at.uri);
  if (!file) return [];
  const response = declarationOfDiagnostic({ file, diagnostic: { ...diagnostic, at } }, ['response']);
  const score = response && tokensOfNode(response.node).at(-1);
  const kano = response?.container && attributesOf(response.container.node).find(({ keyword }) => keyword === 'delight');
  return [
    ...(score ? [{ title: translate('fix.write', { text: '0' }), edits: [replaceOffsets(file, score.start, score.end, '0')] }] : []),
    ...(kano
      ? [
          {
            title: translate('fix.performance', { action: response?.container?.displayName ?? '' }),
            edits: [replaceOffsets(file, kano.start, kano.end, 'performance')],
          },
        ]
      : []),
  ];
};

/** Adds the channel of a touchpoint or of a rupture to its stage. */
export const channelOfStage: FixProvider = ({ context, file, diagnostic, translate }) => {
  const { files } = context.workspace;
  const { start } = diagnostic.at.range;
  const use = file.references.find(({ range }) => range.start.line === start.line && range.start.character === start.character);
  const stage = use?.container;
  if (!use || !stage) return [];
  const channels = files
    .resolve(use)
    .flatMap((meant) =>
      meant.kind === 'channel'
        ? [meant]
        : meant.file.referencesFrom(meant).flatMap((each) => (each.kinds[0] === 'channel' ? files.resolve(each) : [])),
    );
  const last = attributesOf(stage.node).findLast(({ keyword }) => keyword === 'channel');
  return channels.map((channel) => ({
    title: translate('fix.addChannel', { channel: channel.displayName, stage: stage.displayName }),
    edits: [last ? insertAt(file, last.end, `, ${referenceTo(channel)}`) : addAttribute(file, stage.node, 'channel', referenceTo(channel))],
  }));
};

/** Adds one of the owners. */
export const withoutOwner: FixProvider = (request) => addReference(request, ['initiative'], ['owner'], 'owner');

/** Adds a persona or a segment. */
export const withoutAudience: FixProvider = (request) => addReference(request, ['journey'], ['persona', 'segment'], 'for');

/** Adds a missing attribute, with each visible declaration that it could reference. */
function addReference(request: FixRequest, at: readonly DeclarationKind[], kinds: readonly DeclarationKind[], keyword: string): CodeFix[] {
  const { context, file, translate } = request;
  const declaration = declarationOfDiagnostic(request, at);
  if (!declaration) return [];
  const choices = kinds.flatMap((kind) => context.workspace.files.declarationsInScope(file, kind));
  return choices.slice(0, MAX_FIXES).map((choice) => ({
    title: translate('fix.add', { keyword: { keyword }, value: referenceTo(choice) }),
    edits: [addAttribute(file, declaration.node, keyword, referenceTo(choice))],
  }));
}
