import {
  DEFAULT_VIEW,
  type GateReport,
  gateActual,
  gateExpected,
  gateFound,
  gateReason,
  gateSubject,
  isGateBroken,
  type JourneyReport,
  type Language,
  type Location,
  translateTerm,
} from '@parcours/model';
import type { Context } from '../../context.ts';
import { fnv1aHash } from '../../hash.ts';
import type { GateEntry, GatesData, GatesParams, JourneyGates } from '../../protocol.ts';
import type { CancellationCheck } from '../panel/journey-list.ts';

/**
 * The gates of every journey with their verdicts, as tests; null if cancelled. It waits for all linked files: a gate on figures that are
 * still being read would be undecided.
 */
export async function listGates(
  context: Context,
  { previousHash }: GatesParams,
  isCancelled: CancellationCheck,
): Promise<GatesData | null> {
  const { workspace, language } = context;
  const journeys: JourneyGates[] = [];
  for (const file of [...workspace.files.all()].sort((a, b) => (a.uri < b.uri ? -1 : 1))) {
    for (const model of workspace.models(file.uri)) {
      if (model.gates.length === 0) continue;
      if (await isCancelled()) return null;
      const declaration = file.declarations.find(({ kind, nameOrLabel }) => kind === 'journey' && nameOrLabel === model.name);
      if (!declaration) continue;
      const { report } = await workspace.evaluate(model, DEFAULT_VIEW, Number.POSITIVE_INFINITY);
      journeys.push({
        uri: file.uri,
        path: workspace.displayPath(file.uri),
        name: model.name,
        label: model.label,
        selection: declaration.selectionRange,
        broken: file.hasSyntaxErrors,
        gates: report.gates.map((gate) => gateEntry(gate, report, workspace.locationOf(model, gate.id), language)),
      });
    }
  }
  const hash = fnv1aHash(JSON.stringify(journeys));
  return { hash, journeys: hash === previousHash ? null : journeys };
}

function gateEntry(gate: GateReport, journey: JourneyReport, location: Location | null, language: Language): GateEntry {
  const { id, text, subject, verdict } = gate;
  return {
    gate: id,
    text,
    subject: subject.kind === 'none' ? null : gateSubject(gate, language),
    location,
    outcome: verdict === 'failed' && !isGateBroken(gate) ? 'excepted' : verdict,
    expected: gateExpected(gate, journey, language),
    actual: gateActual(gate, journey, language),
    found: verdict === 'failed' ? translateTerm(gateFound(gate, journey, language), language) : null,
    reason: gateReason(gate, journey, language),
  };
}
