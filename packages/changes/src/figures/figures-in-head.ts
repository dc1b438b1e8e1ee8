import type { JourneyReport } from '@parcours/model';
import type { ModelMatch } from '../matching/match-models.ts';
import { type JourneyFigure, journeyFigures } from './journey-figures.ts';

/** The figures of a report of BASE by the names and ids of HEAD. */
export function figuresInHead(report: JourneyReport, { renames, elements }: ModelMatch): JourneyFigure[] {
  const gates = new Map([...elements.afterOf].flatMap(([from, to]) => (from.kind === 'gate' ? [[from.id, to.id] as const] : [])));
  return journeyFigures(report).map((figure): JourneyFigure => {
    const { of, subject, gate } = figure;
    if (of === 'stage' || of === 'kpi') return { ...figure, subject: renames.of(of, subject) };
    if (!gate) return figure;
    const { kind, name } = gate;
    const isRenamed = name !== null && (kind === 'stage' || kind === 'kpi');
    return { ...figure, subject: gates.get(subject) ?? subject, gate: isRenamed ? { ...gate, name: renames.of(kind, name) } : gate };
  });
}
