import type { Declaration, SourceFile } from '@parcours/language';
import type { PanelElement, Position } from '@parcours/model';
import { type Context, containsPosition } from '../../context.ts';
import type { InitiativeLocationParams, StageLocation } from '../../protocol.ts';

/** What the panel shows of the text at a position: the innermost element, in a study the stage that its line is about; null: nothing. */
export function elementAt({ workspace }: Context, file: SourceFile, position: Position): PanelElement | null {
  let found: PanelElement | null = null;
  for (const declaration of file.allDeclarations()) {
    const element = containsPosition(declaration.range, position) ? panelElement(declaration) : null;
    // Those within others come after them.
    if (element) found = element;
  }
  if (found?.kind !== 'study') return found;
  const named = file.references.find(({ kinds, range }) => kinds.includes('stage') && range.start.line === position.line);
  const stage = named && workspace.files.resolve(named).find(({ kind }) => kind === 'stage');
  return stage ? panelElement(stage) : found;
}

/** The location of an initiative of a journey, for a row of the plan. */
export function initiativeLocation({ workspace }: Context, { journey, initiative }: InitiativeLocationParams): StageLocation | null {
  for (const file of workspace.files.all()) {
    for (const plan of file.declarations) {
      if (plan.kind !== 'plan' || !isOfJourney(workspace, plan, journey)) continue;
      const found = plan.children.find((each) => each.kind === 'initiative' && each.nameOrLabel === initiative);
      if (found) return file.locationOf(found.selectionRange);
    }
  }
  return null;
}

/** A plan without a journey may be of any. */
function isOfJourney(workspace: Context['workspace'], plan: Declaration, journey: string): boolean {
  const reference = plan.references.find(({ kinds, qualifier }) => qualifier === null && kinds.includes('journey'));
  return !reference || workspace.files.resolve(reference).some(({ nameOrLabel }) => nameOrLabel === journey);
}

function panelElement(declaration: Declaration): PanelElement | null {
  const { kind, nameOrLabel: name } = declaration;
  switch (kind) {
    case 'journey':
      return { kind, journey: name, name };
    case 'stage':
      return { kind, journey: containerOf(declaration, 'journey')?.nameOrLabel ?? null, name };
    case 'initiative':
      return { kind, journey: null, name };
    case 'observations':
    case 'benchmark':
      return { kind: 'study', journey: null, name };
    default:
      return null;
  }
}

function containerOf({ container }: Declaration, kind: Declaration['kind']): Declaration | null {
  return container === null || container.kind === kind ? container : containerOf(container, kind);
}
