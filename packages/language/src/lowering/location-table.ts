import { type ElementId, type Location, type Named, uniqueId } from '@parcours/model';
import type { AstNode } from 'langium';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import { cstNodeOf } from '../syntax/cst.ts';

/** A node of a file: a declaration, or a line in one. */
interface NodeInFile {
  readonly file: SourceFile;
  readonly node: AstNode;
}

/** A node, or the first token of one of its properties. */
interface Place extends NodeInFile {
  readonly property: string | null;
}

/** Collects the elements of a Model during lowering, makes their ids unique, and locates them on demand: few are ever asked for. */
export class LocationTable {
  readonly #places = new Map<ElementId, Declaration | Place>();

  /** @returns the id, with an ordinal if another element has it, such as a homonym in another file. */
  add(id: ElementId, { file, node }: NodeInFile, property: string | null = null): ElementId {
    return this.#add(id, { file, node, property });
  }

  named(declaration: Declaration): Named {
    const { nameOrLabel, label, id } = declaration;
    return { id: this.#add(id, declaration), name: nameOrLabel, label };
  }

  #add(id: ElementId, place: Declaration | Place): ElementId {
    const unique = uniqueId(id, this.#places);
    this.#places.set(unique, place);
    return unique;
  }

  get(id: ElementId): Location | undefined {
    const place = this.#places.get(id) ?? this.#scoreAt(id);
    return place ? place.file.locationOf(rangeOf(place)) : undefined;
  }

  *[Symbol.iterator](): Generator<readonly [ElementId, Location]> {
    for (const [id, place] of this.#places) {
      yield [id, place.file.locationOf(rangeOf(place))];
      const score = this.#scoreAt(scoreIdOf(id));
      if (score) yield [scoreIdOf(id), score.file.locationOf(rangeOf(score))];
    }
  }

  /** The scores of stages have no entry: thousands would be made at each keystroke, and their ids are unique as their stages' are. */
  #scoreAt(id: ElementId): Place | null {
    const stage = id.endsWith(SCORE_STEP) ? this.#places.get(id.slice(0, -SCORE_STEP.length)) : undefined;
    if (!stage || 'property' in stage || stage.kind !== 'stage' || !cstNodeOf(stage.node).firstTokenOf('score')) return null;
    return { file: stage.file, node: stage.node, property: 'score' };
  }
}

const SCORE_STEP = '/score';

/** The id of a stage's expert score. */
export function scoreIdOf(stage: ElementId): ElementId {
  return `${stage}${SCORE_STEP}`;
}

function rangeOf(place: Declaration | Place): Location['range'] {
  if (!('property' in place)) return place.selectionRange;
  const cstNode = cstNodeOf(place.node);
  return (place.property === null ? cstNode : (cstNode.firstTokenOf(place.property) ?? cstNode)).range;
}
