/** The quality gates of a journey (`require`), tested against the figures of its report. */
import type { Gate, GateException, GateReport, GateSubject, Model, Named } from '@parcours/model';
import { type GateFigures, type GateResult, type GateTest, judgeGate, neededRespondents } from './judge-gate.ts';

type GatedModel = Pick<Model, 'gates' | 'stages' | 'kpis' | 'phases'>;

/**
 * The gates of a journey, one entry for each figure that they test, in the order of the text, then of the journey. A gate that is about
 * nothing that the journey has gets one entry, which is undecided.
 *
 * @param asOf the day (YYYY-MM-DD) as of which exceptions are judged; null: those with an end do not count.
 */
export function evaluateGates(model: GatedModel, figures: GateFigures, asOf: string | null): GateReport[] {
  return model.gates.flatMap((gate) =>
    subjectsOf(gate, model).map((subject) => {
      const test = gateTest(gate, subject, model, asOf);
      return { ...test, ...judgeGate(test, figures) };
    }),
  );
}

/**
 * Gates judged by other figures of the same journey: those that are left after disclosure control. Where these lack the figure of a gate, or
 * have another, it is undecided because it is suppressed.
 */
export function judgeAgain(gates: readonly GateReport[], figures: GateFigures): GateReport[] {
  return gates.map((gate) => {
    const result = judgeGate(gate, figures);
    const isSuppressed = result.actual !== gate.actual || (result.undecided !== null && result.undecided !== gate.undecided);
    return { ...gate, ...(isSuppressed ? { ...SUPPRESSED, n: result.n, effectiveN: result.effectiveN } : result) };
  });
}

const SUPPRESSED: Omit<GateResult, 'n' | 'effectiveN'> = { actual: null, verdict: 'undecided', undecided: 'suppressed' };

function gateTest(gate: Gate, subject: GateSubject, { kpis }: GatedModel, asOf: string | null): GateTest {
  const { id, text, figure, comparison, bound, atLeastN, exception } = gate;
  return {
    ...{ id, text, subject, figure, comparison, bound, atLeastN },
    kpiKind: subject.kind === 'kpi' ? (kpis.find(({ name }) => name === subject.name)?.kind ?? null) : null,
    neededN: neededRespondents(gate, atLeastN),
    exception: exception && { ...exception, active: isActive(exception, asOf) },
  };
}

function subjectsOf({ scope, name }: Gate, { stages, kpis, phases }: GatedModel): GateSubject[] {
  const ofStages = (wanted: (stage: Model['stages'][number]) => boolean) => stages.filter(wanted).map(subjectOf('stage'));
  const found = {
    'every-stage': () => ofStages(() => true),
    'moments-of-truth': () => ofStages(({ momentOfTruth }) => momentOfTruth),
    stage: () => ofStages((stage) => stage.name === name),
    phase: () => ofStages(({ phase }) => phase !== null && phases[phase]?.name === name),
    kpi: () => kpis.filter((kpi) => kpi.name === name).map(subjectOf('kpi')),
    index: (): GateSubject[] => [{ kind: 'index', name: null, label: null }],
  }[scope]();
  return found.length > 0 ? found : [{ kind: 'none', name, label: null }];
}

function subjectOf(kind: 'stage' | 'kpi') {
  return ({ name, label }: Named): GateSubject => ({ kind, name, label });
}

/** Until the end of its last day, month or year, inclusive: the dates are ISO, so that texts compare as dates do. */
function isActive({ until }: GateException, asOf: string | null): boolean {
  return until === null || (asOf !== null && asOf.slice(0, until.length) <= until);
}
