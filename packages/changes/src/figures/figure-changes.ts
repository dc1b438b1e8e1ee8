import {
  type ChangeCause,
  type ChangeReason,
  type Difference,
  type ElementChange,
  type FigureChange,
  type IndexDifference,
  perimeterOf,
} from '@parcours/model';
import { compareVersionsOfJourney, type VersionDifferences } from '@parcours/scoring';
import type { EvidenceOfFigures } from '../evidence/evidence-of-figures.ts';
import type { FigureEvidence } from '../evidence/figure-evidence.ts';
import type { StudyPair } from '../evidence/study-pairs.ts';
import type { ModelMatch } from '../matching/match-models.ts';
import { translateSamples } from '../matching/translate-model.ts';
import type { JourneyVersion } from '../version.ts';
import { evidenceReasons, reasonContext, textReasons } from './change-reasons.ts';
import { figuresInHead } from './figures-in-head.ts';
import { figureKey, isSameFigure, type JourneyFigure, journeyFigures } from './journey-figures.ts';
import { textOnlyReport } from './text-only-report.ts';

export interface ComparedJourney {
  readonly before: JourneyVersion;
  readonly after: JourneyVersion;
  readonly match: ModelMatch;
  readonly pairs: readonly StudyPair[];
  /** Of the journey and of what it sees. */
  readonly elements: readonly ElementChange[];
}

/** The figures that differ, with cause and verdict: of the journey, its stages in HEAD's order, its KPIs; what is gone last. */
export function figureChanges(journey: ComparedJourney, evidence: EvidenceOfFigures): FigureChange[] {
  const { before, after, match, elements } = journey;
  const earlier = figuresInHead(before.report, match);
  const later = journeyFigures(after.report);
  const textOnly = new TextOnlyFigures(journey);
  const differences = differencesOf(journey, evidence);
  const context = reasonContext(match, after.model);
  const byKey = new Map(earlier.map((figure) => [figureKey(figure), figure]));
  const laterKeys = new Set(later.map(figureKey));
  const figurePairs = [
    ...later.map((is) => ({ was: byKey.get(figureKey(is)) ?? null, is })),
    ...earlier.filter((was) => !laterKeys.has(figureKey(was))).map((was) => ({ was, is: null })),
  ];
  const changes = figurePairs.flatMap(({ was, is }): FigureChange[] => {
    const figure = is ?? was;
    if (!figure || isSameFigure(was?.value ?? null, is?.value ?? null) || isOfWholeGate(was, is)) return [];
    const own = evidence.of(figure);
    const causes = textOnly.causes(figure, was, is, own);
    const tested = causes.some((cause) => cause !== 'text') && isTested(figure) ? own : null;
    const difference = tested?.isTestable && was?.value !== null && is?.value !== null ? differenceOf(figure, differences) : null;
    const sources = evidence.sourcesOf(figure);
    const studies = new Set([...sources.before, ...sources.after]);
    return [
      {
        ...{ of: figure.of, subject: figure.subject, label: figure.label, figure: figure.figure, gate: figure.gate },
        before: was?.value ?? null,
        after: is?.value ?? null,
        n: { before: was?.n ?? null, after: is?.n ?? null },
        causes,
        reasons: [
          ...(causes.includes('text') ? textReasons({ ...figure, studies }, elements, context, causes.length > 1) : []),
          ...(causes.some((cause) => cause !== 'text') ? evidenceReasons(own.pairs) : []),
        ],
        difference,
        verdict: difference?.verdict ?? null,
        undecided: undecidedOf(tested, was, is, difference),
        withheld: null,
      },
    ];
  });
  return withGateReasons(withJourneyReasons(withoutRepeatedCounts(changes)));
}

/** That a gate is gone, or is new and passed, is told of the gate. */
function isOfWholeGate(was: JourneyFigure | null, is: JourneyFigure | null): boolean {
  return (is ?? was)?.of === 'gate' && (is === null || (was === null && is.value === 'passed'));
}

/** Scores, the index and KPIs are tested; what derives from them has no test of its own. */
function isTested({ of, figure }: JourneyFigure): boolean {
  return (of === 'stage' && figure === 'score') || (of === 'journey' && figure === 'index') || (of === 'kpi' && figure === 'kpi');
}

function undecidedOf(
  tested: FigureEvidence | null,
  was: JourneyFigure | null,
  is: JourneyFigure | null,
  difference: Difference | IndexDifference | null,
): FigureChange['undecided'] {
  if (!tested || (was?.value ?? null) === null || (is?.value ?? null) === null) return null;
  if (!tested.isTestable) return tested.undecided;
  return difference ? difference.undecided : 'no-common-instrument';
}

/** Tells what the text alone moves from what the evidence moves. */
class TextOnlyFigures {
  /** By key; null: only one of text and evidence differs, or neither. */
  readonly #figures: ReadonlyMap<string, JourneyFigure> | null;
  readonly #textDiffers: boolean;
  /** Studies whose file and whose reading differ at once. */
  readonly #inseparable: ReadonlySet<string>;

  constructor(journey: ComparedJourney) {
    const { before, after, match, pairs, elements } = journey;
    this.#textDiffers = elements.some(({ wordingOnly, kind, changes }) => !wordingOnly && !isOfEvidence(kind, changes));
    const evidenceDiffers = pairs.some(({ overlap }) => overlap !== 'same');
    const isBoth = this.#textDiffers && evidenceDiffers;
    this.#figures = isBoth
      ? new Map(journeyFigures(textOnlyReport(before, after, match, pairs)).map((each) => [figureKey(each), each]))
      : null;
    this.#inseparable = isBoth ? new Set(inseparableStudies(journey)) : new Set();
  }

  causes(figure: JourneyFigure, was: JourneyFigure | null, is: JourneyFigure | null, evidence: FigureEvidence): ChangeCause[] {
    const ofEvidence = evidence.cause ?? 'edited-evidence';
    if (!this.#figures) return this.#textDiffers || evidence.cause === null ? ['text'] : [ofEvidence];
    const isInseparable = evidence.pairs.some(({ after }) => after && this.#inseparable.has(after.study.name));
    if (isInseparable) return ['text', ofEvidence];
    const middle = this.#figures.get(figureKey(figure))?.value ?? null;
    const byText = !isSameFigure(was?.value ?? null, middle);
    const byEvidence = !isSameFigure(middle, is?.value ?? null);
    return [...(byText ? (['text'] as const) : []), ...(byEvidence ? [ofEvidence] : [])];
  }
}

/** A study that is new or gone is evidence, not text. */
function isOfEvidence(kind: ElementChange['kind'], changes: ElementChange['changes']): boolean {
  return (kind === 'study' || kind === 'benchmark') && (changes.includes('added') || changes.includes('removed'));
}

/** Attributes of a study that say when and how it was asked, not how its file is read. */
const NOT_READING: ReadonlySet<string> = new Set([
  'method',
  'date',
  'weight',
  'weight by segment shares',
  'timing',
  'panel',
  'wave',
  'from',
]);

function* inseparableStudies({ pairs, elements }: ComparedJourney): Generator<string> {
  const readsOtherwise = elements.some(
    ({ kind, attributes, wordingOnly, changes }) =>
      !wordingOnly &&
      (kind === 'scale' ||
        kind === 'response' ||
        kind === 'action' ||
        (kind === 'kpi' && attributes.some(({ attribute }) => attribute === 'boxes'))) &&
      !changes.every((each) => each === 'renamed' || each === 'moved'),
  );
  for (const { after, overlap } of pairs) {
    if (!after || overlap === null || overlap === 'same') continue;
    const own = elements.find(({ kind, after: side }) => (kind === 'study' || kind === 'benchmark') && side?.id === after.study.id);
    const isReadOtherwise = own?.attributes.some(({ attribute, wordingOnly }) => !wordingOnly && !NOT_READING.has(attribute));
    if (readsOtherwise || isReadOtherwise) yield after.study.name;
  }
}

/** The differences of what can be tested; null: nothing. */
function differencesOf({ before, after, match }: ComparedJourney, evidence: EvidenceOfFigures): VersionDifferences | null {
  const [stages, kpis] = [evidence.testable('stage'), evidence.testable('kpi')];
  if (stages.size + kpis.size === 0) return null;
  const earlier = evidence.independent('before');
  return compareVersionsOfJourney(
    {
      model: match.translated,
      samples: before.samples.map((each) => translateSamples(each, match.renames, 'study')),
      studies: new Set([...earlier].map((name) => match.renames.of('study', name))),
    },
    { model: after.model, samples: after.samples, studies: evidence.independent('after') },
    { stages, kpis, perimeter: perimeterOf(after.report) },
  );
}

function differenceOf({ of, subject }: JourneyFigure, differences: VersionDifferences | null): Difference | IndexDifference | null {
  if (!differences) return null;
  return of === 'journey' ? differences.index : ((of === 'stage' ? differences.stages : differences.kpis).get(subject) ?? null);
}

/** A number of respondents is told beside the figure that it stands behind, and by itself only where that figure is the same. */
function withoutRepeatedCounts(changes: readonly FigureChange[]): FigureChange[] {
  const told = new Set(changes.filter(({ figure }) => figure === 'score' || figure === 'kpi').map(({ of, subject }) => `${of} ${subject}`));
  return changes.filter(({ of, subject, figure }) => figure !== 'n' || !told.has(`${of} ${subject}`));
}

/** What is computed over the stages moves for the reasons of their scores. */
function withJourneyReasons(changes: readonly FigureChange[]): FigureChange[] {
  const ofScores = changes.filter(({ of, figure }) => of === 'stage' && figure === 'score').flatMap(({ reasons }) => reasons);
  return changes.map((change) => {
    if (change.of !== 'journey' || change.figure === 'wave') return change;
    const isCause = ({ of }: ChangeReason) => change.causes.some((cause) => (cause === 'text') === (of === 'attribute'));
    const all = [...change.reasons, ...ofScores.filter(isCause)];
    return { ...change, reasons: distinctReasons(all) };
  });
}

/** A gate moves for the reasons of the figures of what it tests. */
function withGateReasons(changes: readonly FigureChange[]): FigureChange[] {
  return changes.map((change) => {
    const { gate } = change;
    if (!gate) return change;
    const isTested = ({ of, subject }: FigureChange) =>
      gate.kind === 'index' ? of === 'journey' : of === gate.kind && subject === gate.name;
    const all = [...change.reasons, ...changes.filter(isTested).flatMap(({ reasons }) => reasons)];
    return { ...change, reasons: distinctReasons(all) };
  });
}

function distinctReasons(all: readonly ChangeReason[]): ChangeReason[] {
  return [...new Map(all.map((reason) => [JSON.stringify(reason), reason])).values()];
}
