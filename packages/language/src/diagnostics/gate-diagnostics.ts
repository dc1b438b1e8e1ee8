import { type Diagnostic, diagnose, type KpiKind, type Location, type MessageValue, type Scale } from '@parcours/model';
import type * as ast from '../generated/ast.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFiles } from '../names/visible-files.ts';
import { cstNodeOf } from '../syntax/cst.ts';
import { enumeratedValue, KPI_KINDS } from '../syntax/enumerated-values.ts';
import { isCalendarDate, saysReason } from '../syntax/token-values.ts';
import { BOUND_EXAMPLES, isUnitOf, shareAsFraction, thousandsAsDecimals } from './kpi-units.ts';
import { scaleFor } from './model-diagnostics.ts';

/** Gates that test nothing, that nothing can fail or pass, and whose bound does not go with their KPI. */
export function* gateDiagnostics(files: VisibleFiles, file: SourceFile): Generator<Diagnostic> {
  const scope = new GateScopes(files, file);
  for (const statement of file.parsed.root.statements) {
    if (statement.$type === 'Gate') yield* gateProblems(statement, null, scope);
    else if (statement.$type === 'Journey') {
      const journey = file.declarations.find(({ node }) => node === statement) ?? null;
      for (const item of statement.items) if (item.$type === 'Gate') yield* gateProblems(item, journey, scope);
    }
  }
}

/** What gates can be about. */
class GateScopes {
  readonly files: VisibleFiles;
  readonly file: SourceFile;
  #scale: Scale | undefined;

  constructor(files: VisibleFiles, file: SourceFile) {
    this.files = files;
    this.file = file;
  }

  get scale(): Scale {
    this.#scale ??= scaleFor(this.files, this.file);
    return this.#scale;
  }

  /** The journeys that a gate of the file is about: the file's own, else those of its imports. */
  get journeys(): readonly VisibleDeclaration[] {
    const own = this.file.declarations.filter(({ kind }) => kind === 'journey');
    return own.length > 0 ? own : this.files.declarationsInScope(this.file, 'journey');
  }

  /** The declaration that a property of a gate refers to; undefined if there is none, or more than one. */
  target(node: ast.Gate, property: 'stage' | 'phase' | 'kpi'): VisibleDeclaration | undefined {
    const start = cstNodeOf(node).firstTokenOf(property)?.range.start;
    const reference = this.file.references.find(
      ({ range }) => start && range.start.line === start.line && range.start.character === start.character,
    );
    const targets = reference ? this.files.resolve(reference) : [];
    return targets.length === 1 ? targets[0] : undefined;
  }

  /** The declared targets of the stages that a gate is about; null: none is declared. */
  targets(node: ast.Gate, journey: Declaration | null): readonly (number | null)[] {
    const stageOf = (stage: VisibleDeclaration) => this.files.readDeclaration(stage, targetAndTruth);
    if (node.stage || node.phase) {
      const found = this.target(node, node.stage ? 'stage' : 'phase');
      const stages = !found ? [] : node.stage ? [found] : found.stages;
      return stages.map((stage) => stageOf(stage)[0]);
    }
    const all = (journey ? [journey] : this.journeys).flatMap(({ stages }) => stages.map(stageOf));
    return all.filter(([, isTruth]) => node.everyStage || isTruth).map(([target]) => target);
  }
}

function targetAndTruth({ node }: Declaration): readonly [target: number | null, isTruth: boolean] {
  const stage = node as ast.Stage;
  return [stage.target[0] ?? null, stage.momentOfTruth.length > 0];
}

function kindAndDirection({ node }: Declaration): readonly [kind: string | null, isLowerBetter: boolean] {
  const kpi = node as ast.Kpi;
  return [kpi.kind ?? null, kpi.lowerIsBetter.length > 0];
}

function* gateProblems(node: ast.Gate, journey: Declaration | null, scopes: GateScopes): Generator<Diagnostic> {
  const at = locator(node, scopes.file);
  if (!journey && scopes.journeys.length === 0) yield diagnose('JRN0226', at(), {});
  const until = cstNodeOf(node).firstTokenOf('until')?.text;
  if (until !== undefined && !isCalendarDate(until)) yield diagnose('JRN0208', at('until'), { found: until });
  if (node.reason !== undefined && !saysReason(node.reason)) {
    const unless = scopes.file.parsed.tokens.keywordLocale.spellKeyword('unless');
    yield diagnose('JRN0229', at('reason'), { example: `${unless} "…"` });
  }
  if (node.kpi) yield* kpiProblems(node, at, scopes);
  else {
    const range = stageOrIndexRange(node, journey, scopes);
    if (range) yield* rangeProblems(node.gap === undefined ? 'at-least' : 'at-most', range, at(range.property));
  }
  if (node.isAtLeast && node.class === 'disappointing') yield diagnose('JRN0224', at('class'), { why: { term: 'gate.worst-class' } });
}

/** The bound of a gate, and between what the figure lies; null: it has no limit on that side. */
interface GateRange {
  readonly property: string;
  readonly bound: number;
  readonly min: number | null;
  readonly max: number | null;
}

function stageOrIndexRange(node: ast.Gate, journey: Declaration | null, scopes: GateScopes): GateRange | null {
  const { scale } = scopes;
  if (node.index !== undefined) return { property: 'index', bound: node.index, min: 0, max: 100 };
  if (node.respondents !== undefined) return { property: 'respondents', bound: node.respondents, min: 0, max: null };
  if (node.score !== undefined) return { property: 'score', bound: node.score, min: scale.min, max: scale.max };
  const targets = node.gap === undefined ? [] : scopes.targets(node, journey);
  if (node.gap === undefined || targets.length === 0) return null;
  // Of a target that the text does not declare only this much is known: it lies in the better half of the scale.
  const lowest = targets.map((target) => (target ?? (scale.min + scale.max) / 2) - scale.max);
  const highest = targets.map((target) => (target ?? scale.max) - scale.min);
  // One stage that cannot pass is enough for the gate to fail; it can never fail if no stage can.
  return { property: 'gap', bound: node.gap, min: Math.max(...lowest), max: Math.max(...highest) };
}

function* kpiProblems(node: ast.Gate, at: (property?: string) => Location, scopes: GateScopes): Generator<Diagnostic> {
  const declared = scopes.target(node, 'kpi');
  if (!declared) return;
  const [word, saysLower] = scopes.files.readDeclaration(declared, kindAndDirection);
  const kind = enumeratedValue(KPI_KINDS, word ?? undefined);
  const property = (['bound', 'boundShare', 'boundTime'] as const).find((each) => node[each] !== undefined);
  if (!kind || !property) return;
  const kpi = declared.displayName;
  if (!isUnitOf(kind, node)) {
    yield diagnose('JRN0227', at(property), { kpi, kind: { term: kind }, example: BOUND_EXAMPLES[kind] });
    return;
  }
  const written = cstNodeOf(node).firstTokenOf('bound')?.text ?? '';
  yield* shareAsFraction(kind, node.bound, written, at('bound'));
  yield* thousandsAsDecimals(kind, written, at('bound'));
  const isAtMost = node.comparison === 'most';
  // Of the other kinds the direction is also that of their columns, which stand elsewhere.
  const isLowerBetter = kind === 'time' || saysLower;
  const hasDirection = isLowerBetter || kind === 'nps' || kind === 'csat' || kind === 'rate';
  if (hasDirection && isAtMost !== isLowerBetter) {
    const other = isAtMost ? 'least' : 'most';
    yield diagnose(
      'JRN0228',
      at('comparison'),
      {
        kpi,
        better: { term: isLowerBetter ? 'gate.lower-is-better' : 'gate.higher-is-better' },
        other: { keyword: `at ${other}` },
      },
      { suggestion: scopes.file.parsed.tokens.keywordLocale.spellKeyword(other) },
    );
  }
  const limits = LIMITS[kind];
  const bound = node.bound ?? (node.boundShare === undefined ? undefined : node.boundShare * 100);
  if (limits && bound !== undefined) {
    const [min, max] = limits;
    yield* rangeProblems(isAtMost ? 'at-most' : 'at-least', { property, bound, min, max }, at(property));
  }
}

const LIMITS: Readonly<Partial<Record<KpiKind, readonly [min: number, max: number]>>> = {
  nps: [-100, 100],
  csat: [0, 100],
  rate: [0, 100],
};

function* rangeProblems(comparison: 'at-least' | 'at-most', { bound, min, max }: GateRange, at: Location): Generator<Diagnostic> {
  const isAtLeast = comparison === 'at-least';
  const neverBelow = (limit: number): MessageValue => ({ term: 'gate.never-below', values: { limit } });
  const neverAbove = (limit: number): MessageValue => ({ term: 'gate.never-above', values: { limit } });
  if (min !== null && isAtLeast && bound <= min) yield diagnose('JRN0224', at, { why: neverBelow(min) });
  else if (max !== null && !isAtLeast && bound >= max) yield diagnose('JRN0224', at, { why: neverAbove(max) });
  else if (max !== null && isAtLeast && bound > max) yield diagnose('JRN0225', at, { why: neverAbove(max) });
  else if (min !== null && !isAtLeast && bound < min) yield diagnose('JRN0225', at, { why: neverBelow(min) });
}

/** Locates a property of a gate, or the whole statement. */
function locator(node: ast.Gate, file: SourceFile): (property?: string) => Location {
  const cstNode = cstNodeOf(node);
  return (property) => file.locationOf(((property && cstNode.firstTokenOf(property)) || cstNode).range);
}
