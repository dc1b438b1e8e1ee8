import {
  diagnoseElement,
  type ElementId,
  formatDate,
  type GateReport,
  gateFound,
  gateReason,
  gateRespondents,
  gateSubject,
  gateUndecidedReason,
  type JourneyReport,
  type Language,
  type Model,
  translateTerm,
  type UnlocatedDiagnostic,
} from '@parcours/model';

/**
 * What the gates of a journey find: one diagnostic for each figure that fails, one for all figures of a gate that are undecided for one
 * reason, and whether an exception is still needed. Verdicts and figures are the Report's.
 */
export function* gateDiagnostics(model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  for (const gates of Map.groupBy(report.gates, ({ id }) => id).values()) {
    for (const gate of gates) if (gate.verdict === 'failed') yield failure(gate, model, report, language);
    yield* undecided(gates, model, report, language);
    const [{ id, exception } = { id: '', exception: null }] = gates;
    if (exception && gates.every(({ verdict }) => verdict === 'passed'))
      yield diagnoseElement('JRN0474', id, { reason: sentence(exception.reason) });
  }
}

function failure(gate: GateReport, model: Model, report: JourneyReport, language: Language): UnlocatedDiagnostic {
  const { id, exception } = gate;
  const found = gateFound(gate, report, language);
  const related = relatedElements(gate, model);
  if (!exception) return diagnoseElement('JRN0470', id, { found }, { related });
  if (exception.active)
    return diagnoseElement('JRN0473', id, { found, exception: sentence(gateReason(gate, report, language) ?? '') }, { related });
  const until = formatDate(exception.until ?? '', language);
  return diagnoseElement('JRN0472', id, { found, until, reason: sentence(exception.reason) }, { related });
}

function* undecided(gates: readonly GateReport[], model: Model, report: JourneyReport, language: Language): Generator<UnlocatedDiagnostic> {
  for (const [why, alike] of Map.groupBy(gates, (gate) => gate.undecided)) {
    const [first] = alike;
    const reason = first && gateUndecidedReason(first, report, language);
    if (!first || !reason) continue;
    const { id, neededN } = first;
    if (why === 'no-subject') {
      yield diagnoseElement('JRN0475', id, { journey: model.label ?? model.name, reason });
      continue;
    }
    const subjects = alike.map((gate) => {
      const subject = gateSubject(gate, language);
      if (why !== 'too-few') return subject;
      const values = { subject, n: gateRespondents(gate, language) ?? '–' };
      return translateTerm({ term: 'gate.subject-n', values }, language);
    });
    yield diagnoseElement(
      'JRN0471',
      id,
      { subjects: subjects.join(', '), reason: why === 'too-few' ? { term: 'gate.undecided.few', values: { needed: neededN } } : reason },
      { related: alike.flatMap((gate) => relatedElements(gate, model)) },
    );
  }
}

function relatedElements({ subject }: GateReport, { stages, kpis }: Model): ElementId[] {
  const elements = { stage: stages, kpi: kpis, index: [], none: [] }[subject.kind];
  return elements.filter(({ name }) => name === subject.name).map(({ id }) => id);
}

/** A text of the user’s as a sentence of its own. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
