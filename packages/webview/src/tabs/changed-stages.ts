import { type ChangeReport, type ElementChange, type JourneyReport, journeyChangeOf, type Language } from '@parcours/model';
import { panelTranslator } from '../messages.ts';

export type StageChange = 'added' | 'edited';

/** The stages of a journey, by name, that are new or whose declaration or figures differ. */
export function stageChanges(report: ChangeReport | null, journey: JourneyReport): ReadonlyMap<string, StageChange> {
  const found = new Map<string, StageChange>();
  const change = report && journeyChangeOf(report, journey);
  if (!change) return found;
  for (const { of, subject } of change.figures) if (of === 'stage') found.set(subject, 'edited');
  for (const element of change.elements) if (element.kind === 'stage' && element.after) found.set(element.after.name, kindOf(element));
  return found;
}

function kindOf({ changes }: ElementChange): StageChange {
  return changes.includes('added') ? 'added' : 'edited';
}

/** Marks the rows of the gap table whose stage has changed: by a letter, as editors mark files, and by its explanation. */
export function markChangedStages(body: Element, changes: ReadonlyMap<string, StageChange>, base: string, language: Language): void {
  const translate = panelTranslator(language);
  for (const row of body.querySelectorAll('[data-part=gaps] tr[data-stage]')) {
    const change = changes.get(row.getAttribute('data-stage') ?? '');
    const cell = row.querySelector('th, td');
    if (!change || !cell) continue;
    const mark = body.ownerDocument.createElement('span');
    mark.className = `changed ${change}`;
    mark.title = translate(`changed-${change}`, { base });
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', mark.title);
    mark.textContent = change === 'added' ? 'A' : 'M';
    cell.append(' ', mark);
  }
}
