/** The kind of a declaration. A `repository-stage` is a stage of a repository; `stage` is one of a journey. */
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
  | 'questionnaire'
  | 'observations'
  | 'benchmark'
  | 'plan'
  | 'initiative';

/** By node type, for the types that the grammar's cross-references refer to. */
const KIND_BY_TYPE: Readonly<Record<string, DeclarationKind>> = {
  Channel: 'channel',
  Owner: 'owner',
  Segment: 'segment',
  Persona: 'persona',
  Touchpoint: 'touchpoint',
  Repository: 'repository',
  Journey: 'journey',
  Kpi: 'kpi',
  Phase: 'phase',
  Questionnaire: 'questionnaire',
  Stage: 'stage',
};

/** The declaration kinds that a cross-reference of the grammar may refer to. @throws Error for a type without a kind. */
export function kindsOfTypes(types: readonly string[]): DeclarationKind[] {
  return types.map((type) => {
    const kind = KIND_BY_TYPE[type];
    if (kind === undefined) throw new Error(`Nothing declares a ${type}`);
    return kind;
  });
}
