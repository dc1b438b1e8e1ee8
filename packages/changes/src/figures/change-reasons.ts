import type { ChangedFigure, ChangeReason, ElementChange, ElementId, FigureSubject, Model } from '@parcours/model';
import type { DeclaredElement } from '../elements/declared-element.ts';
import type { StudyPair } from '../evidence/study-pairs.ts';
import type { ModelMatch } from '../matching/match-models.ts';

/** A figure, and the studies behind it in HEAD and in BASE, by their names in either. */
interface Subject {
  readonly of: FigureSubject;
  readonly subject: string;
  readonly figure: ChangedFigure;
  readonly studies: ReadonlySet<string>;
}

/** What the changes of a text are judged with. */
export interface ReasonContext {
  /** By id of what stands in a repository: the stage that it is about. */
  readonly stageOf: ReadonlyMap<ElementId, string>;
  /** Studies that are weighted by the shares of the segments, by name. */
  readonly weighted: ReadonlySet<string>;
}

export function reasonContext({ base, head, translated }: ModelMatch, after: Model): ReasonContext {
  const stageOf = new Map<ElementId, string>();
  for (const element of [...base, ...head]) {
    let stage: DeclaredElement | null = element;
    while (stage && stage.kind !== 'repository-stage') stage = stage.container;
    if (stage) stageOf.set(element.id, stage.name);
  }
  const studies = [...translated.studies, ...after.studies].filter(({ weightBySegmentShares }) => weightBySegmentShares);
  return { stageOf, weighted: new Set(studies.map(({ name }) => name)) };
}

/** The figures of a stage that an attribute of the stage moves by itself; those of the journey where they follow. */
const STAGE_ATTRIBUTES: Readonly<Record<string, readonly ChangedFigure[]>> = {
  target: ['target', 'gap', 'gap-proven', 'priority', 'rank'],
  score: ['expert-refuted'],
  importance: ['priority', 'rank', 'score', 'index'],
  volume: ['priority', 'rank'],
  'moment of truth': ['priority', 'rank'],
};

/** Of those, the figures of the journey. */
const JOURNEY_FIGURES: readonly ChangedFigure[] = ['score', 'index', 'peak-end', 'first-impression'];

/** The changes of the text that a figure reads, by the rules of method.md, section 2. */
export function textReasons(
  figure: Subject,
  changes: readonly ElementChange[],
  context: ReasonContext,
  hasOtherEvidence: boolean,
): ChangeReason[] {
  return changes.flatMap((change) => {
    const side = change.after ?? change.before;
    if (!side || change.wordingOnly) return [];
    // A study that comes, goes or is asked anew is told as evidence.
    if (hasOtherEvidence && (change.kind === 'study' || change.kind === 'benchmark') && isAskedAnew(change)) return [];
    const reason = (attribute: string | null): ChangeReason => {
      return { of: 'attribute', element: side.id, kind: change.kind, name: side.name, label: side.label, attribute };
    };
    const isWhole = change.changes.some((each) => each === 'added' || each === 'removed' || each === 'moved');
    const read = change.attributes.filter(
      ({ wordingOnly, attribute }) => !wordingOnly && readsAttribute(figure, change, attribute, context),
    );
    return [...(isWhole && readsElement(figure, change, context) ? [reason(null)] : []), ...read.map(({ attribute }) => reason(attribute))];
  });
}

/** Attributes of a study that say which respondents it asked. */
const ASKED: ReadonlySet<string> = new Set(['method', 'date', 'timing', 'panel', 'wave', 'from']);

function isAskedAnew({ changes, attributes }: ElementChange): boolean {
  return (
    changes.includes('added') ||
    changes.includes('removed') ||
    attributes.every(({ attribute, wordingOnly }) => wordingOnly || ASKED.has(attribute))
  );
}

/** The data files that differ behind a figure. */
export function evidenceReasons(pairs: readonly StudyPair[]): ChangeReason[] {
  // What takes the place of a study is told, not the study that it takes the place of.
  const arrived = pairs.filter(({ after, overlap }) => after && overlap !== 'same');
  return (arrived.length > 0 ? arrived : pairs).flatMap(({ before, after }) => {
    const side = after ?? before;
    return side
      ? [{ of: 'evidence', study: side.study.name, label: side.study.label, file: side.file?.file ?? side.study.file?.path ?? '' }]
      : [];
  });
}

function scopeOf({ of, figure }: Subject): 'stage' | 'journey' | null {
  if (of === 'stage') return 'stage';
  return of === 'journey' && JOURNEY_FIGURES.includes(figure) ? 'journey' : null;
}

function readsAttribute(figure: Subject, change: ElementChange, attribute: string, context: ReasonContext): boolean {
  const { kind, before, after } = change;
  const names = [before?.name, after?.name];
  switch (kind) {
    case 'scale':
      return (
        figure.of !== 'kpi' && (attribute === 'scale' || figure.figure === 'class' || figure.figure === 'list' || figure.figure === 'rank')
      );
    case 'stage':
      if (figure.of === 'journey') return attribute === 'importance' && JOURNEY_FIGURES.includes(figure.figure);
      return figure.of === 'stage' && names.includes(figure.subject) && (STAGE_ATTRIBUTES[attribute] ?? []).includes(figure.figure);
    case 'kpi':
      return figure.of === 'kpi' && names.includes(figure.subject);
    case 'gate':
      return figure.of === 'gate' && [before?.id, after?.id].includes(figure.subject);
    case 'segment':
      return [...figure.studies].some((study) => context.weighted.has(study));
    case 'study':
    case 'benchmark':
      return readsStudyAttribute(figure, names, attribute);
    default:
      return readsRepository(figure, change, context);
  }
}

function readsElement(figure: Subject, change: ElementChange, context: ReasonContext): boolean {
  const { kind, before, after } = change;
  const names = [before?.name, after?.name];
  if (kind === 'stage') return scopeOf(figure) === 'journey' || (figure.of === 'stage' && names.includes(figure.subject));
  if (kind === 'study' || kind === 'benchmark') return names.some((name) => name !== undefined && figure.studies.has(name));
  if (kind === 'kpi') return figure.of === 'kpi' && names.includes(figure.subject);
  return readsRepository(figure, change, context);
}

/** A line of a study's mapping concerns what it measures; every other one all that the study is behind. */
function readsStudyAttribute(figure: Subject, names: readonly (string | undefined)[], attribute: string): boolean {
  const [role, ...measured] = attribute.split(' ');
  if (role === 'measure' || role === 'kpi') {
    const of = role === 'measure' ? 'stage' : 'kpi';
    if (measured.length > 0 && figure.of !== 'journey') return figure.of === of && figure.subject === measured.join(' ');
  }
  return names.some((name) => name !== undefined && figure.studies.has(name));
}

/** A part of the repository concerns the scores and the target of its stage, and so the journey's. */
function readsRepository(figure: Subject, { kind, before, after }: ElementChange, { stageOf }: ReasonContext): boolean {
  if (kind === 'repository') return scopeOf(figure) !== null;
  const stages = [before, after].flatMap((side) => (side ? (stageOf.get(side.id) ?? []) : []));
  return stages.length > 0 && (scopeOf(figure) === 'journey' || (figure.of === 'stage' && stages.includes(figure.subject)));
}
