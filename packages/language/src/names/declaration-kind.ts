/** What can be named. A `repository-stage` is what a repository says of a stage; the journey's own is `stage`. */
export type DeclarationKind =
  | 'channel'
  | 'owner'
  | 'segment'
  | 'persona'
  | 'touchpoint'
  | 'repository'
  | 'repository-stage'
  | 'action'
  | 'response'
  | 'journey'
  | 'kpi'
  | 'phase'
  | 'stage'
  | 'observations'
  | 'benchmark'
  | 'plan'
  | 'initiative';

/** By the type of the node that declares it, those that the grammar's cross-references name. */
const KIND_BY_TYPE: Readonly<Record<string, DeclarationKind>> = {
  Channel: 'channel',
  Owner: 'owner',
  Segment: 'segment',
  Persona: 'persona',
  Touchpoint: 'touchpoint',
  Repository: 'repository',
  Journey: 'journey',
  Kpi: 'kpi',
  Stage: 'stage',
};

/** What a cross-reference of the grammar may name. @throws where it names what nothing declares. */
export function kindsOfTypes(types: readonly string[]): DeclarationKind[] {
  return types.map((type) => {
    const kind = KIND_BY_TYPE[type];
    if (kind === undefined) throw new Error(`Nothing declares a ${type}`);
    return kind;
  });
}
