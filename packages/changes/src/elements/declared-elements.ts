import type {
  AttributeValue,
  ChangedKind,
  Gate,
  Initiative,
  Kpi,
  Model,
  Named,
  Persona,
  Repository,
  Scale,
  Segment,
  Stage,
  Study,
  Touchpoint,
} from '@parcours/model';
import { boundsText, columnText, quoted, ratedColumnText } from './column-text.ts';
import type { DeclaredAttribute, DeclaredElement } from './declared-element.ts';

/** The id of the scale, which has none in the Model. */
const SCALE_ID = 'scale';

/** What a Model declares, flattened, in a fixed order: what contains others comes before them. */
export function declaredElements(model: Model): DeclaredElement[] {
  const phases = model.phases.map((phase) => element('phase', phase, [], { isOrdered: true }));
  return [
    scaleElement(model.scale),
    ...model.channels.map((channel) => element('channel', channel, [], { ...SHARED, traits: usersOfChannel(channel, model) })),
    ...model.owners.map((owner) => element('owner', owner, [], { ...SHARED, traits: usersOfOwner(owner, model) })),
    ...model.segments.map((segment) => segmentElement(segment, model)),
    ...model.personas.map(personaElement),
    ...model.touchpoints.map(touchpointElement),
    ...(model.repository ? repositoryElements(model.repository) : []),
    journeyElement(model),
    ...phases,
    ...model.stages.map((stage) => stageElement(stage, model, phases)),
    ...model.kpis.map((kpi) => kpiElement(kpi, model)),
    ...model.gates.map((gate) => gateElement(gate, model)),
    ...model.studies.map((study) => studyElement('study', study)),
    ...model.benchmarks.map((study) => studyElement('benchmark', study)),
    ...model.initiatives.map(initiativeElement),
  ];
}

interface Place {
  readonly container?: DeclaredElement | null;
  readonly isShared?: boolean;
  readonly isOrdered?: boolean;
  readonly traits?: readonly string[];
  readonly about?: DeclaredElement['about'];
}

const SHARED: Place = { isShared: true };

function element(
  kind: ChangedKind,
  { id, name, label }: Named,
  attributes: readonly (DeclaredAttribute | null)[],
  { container = null, isShared = false, isOrdered = false, traits = [], about = null }: Place = {},
): DeclaredElement {
  return { kind, id, name, label, container, isShared, isOrdered, attributes: attributes.filter((each) => each !== null), traits, about };
}

/** An attribute that figures, verdicts or gates may depend on; null where it is not declared. */
function attribute(name: string, value: AttributeValue): DeclaredAttribute | null {
  const isDeclared = value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
  return isDeclared ? { attribute: name, value, isWording: false, isTexts: false } : null;
}

function texts(name: string, value: readonly string[]): DeclaredAttribute | null {
  return value.length === 0 ? null : { attribute: name, value, isWording: true, isTexts: true };
}

function scaleElement(scale: Scale): DeclaredElement {
  const named = { id: SCALE_ID, name: SCALE_ID, label: null };
  return element(
    'scale',
    named,
    [
      attribute('scale', boundsText(scale)),
      attribute('disappointing below', scale.disappointing),
      attribute('enchanting from', scale.enchanting),
    ],
    SHARED,
  );
}

function segmentElement(segment: Segment, { personas }: Model): DeclaredElement {
  const traits = namesOf(personas.filter((persona) => persona.segment === segment.name));
  return element('segment', segment, [attribute('share', segment.share)], { ...SHARED, traits });
}

const namesOf = (all: readonly Named[]): string[] => all.map(({ name }) => name);

function usersOfChannel({ name }: Named, { stages, touchpoints }: Model): string[] {
  return namesOf([...stages.filter(({ channels }) => channels.includes(name)), ...touchpoints.filter(({ channel }) => channel === name)]);
}

function usersOfOwner({ name }: Named, { touchpoints, initiatives }: Model): string[] {
  return namesOf([...touchpoints, ...initiatives].filter(({ owner }) => owner === name));
}

function personaElement(persona: Persona): DeclaredElement {
  const { segment, goals, frustrations, quotes } = persona;
  return element(
    'persona',
    persona,
    [attribute('in', segment), texts('goal', goals), texts('frustration', frustrations), texts('quote', quotes)],
    SHARED,
  );
}

function touchpointElement(touchpoint: Touchpoint): DeclaredElement {
  return element('touchpoint', touchpoint, [attribute('on', touchpoint.channel), attribute('owner', touchpoint.owner)], SHARED);
}

function repositoryElements(repository: Repository): DeclaredElement[] {
  const own = element('repository', repository, [], SHARED);
  return [
    own,
    ...repository.stages.flatMap((stage) => {
      const traits = stage.actions.map(({ name }) => name);
      const inRepository = element('repository-stage', stage, [], { ...SHARED, container: own, traits });
      return [
        inRepository,
        ...stage.actions.flatMap((action) => {
          const { kano, channels, responses } = action;
          const inStage = element('action', action, [attribute('kano', kano), attribute('channel', channels)], {
            ...{ ...SHARED, container: inRepository },
            traits: responses.map(({ name, score }) => `${name} ${score}`),
          });
          return [
            inStage,
            ...responses.map((response) =>
              element('response', response, [attribute('score', response.score)], { ...SHARED, container: inStage }),
            ),
          ];
        }),
      ];
    }),
  ];
}

function journeyElement(model: Model): DeclaredElement {
  return element('journey', model, [
    attribute('for', model.persona ?? model.segment),
    texts('scenario', model.scenario === null ? [] : [model.scenario]),
    attribute('uses', model.repository?.name ?? null),
    texts('objective', model.objectives),
  ]);
}

function stageElement(stage: Stage, model: Model, phases: readonly DeclaredElement[]): DeclaredElement {
  const { channels, touchpoints, expert, target, volume, importance, momentOfTruth, notes, ruptures } = stage;
  const notesOf = (kind: Stage['notes'][number]['kind']) => notes.filter((note) => note.kind === kind);
  const textsOf = (kind: Stage['notes'][number]['kind']) => notesOf(kind).map(({ text }) => text);
  const measuredBy = model.studies.flatMap(({ measures }) => measures.filter((measure) => measure.stage === stage.name));
  return element(
    'stage',
    stage,
    [
      attribute('channel', channels),
      attribute('touchpoint', touchpoints),
      attribute('score', expert),
      attribute('target', target),
      attribute('volume', volume),
      attribute('importance', importance),
      attribute('moment of truth', momentOfTruth),
      texts('does', textsOf('does')),
      texts('needs explicit', textsOf('need-explicit')),
      texts('needs implicit', textsOf('need-implicit')),
      texts(
        'choice',
        notesOf('choice').map(({ text, criteria }) => [text, ...criteria].join(' · ')),
      ),
      texts('expects', textsOf('expects')),
      attribute(
        'expects within',
        notesOf('expects').flatMap(({ within }) => (within === null ? [] : [hoursText(within)])),
      ),
      texts('feels', textsOf('feels')),
      texts('pain', textsOf('pain')),
      texts('idea', textsOf('idea')),
      texts(
        'rupture',
        ruptures.map(({ from, to, text }) => [[from, to].filter(Boolean).join(' → '), text].filter(Boolean).join(': ')),
      ),
      texts('note', textsOf('note')),
    ],
    {
      container: stage.phase === null ? null : (phases[stage.phase] ?? null),
      isOrdered: true,
      traits: measuredBy.map(({ column }) => column.header),
    },
  );
}

/** Hours as the language writes a duration. */
function hoursText(hours: number): string {
  if (hours % 24 === 0 && hours > 24) return `${hours / 24}d`;
  return hours < 1 ? `${Math.round(hours * 60)}min` : `${hours}h`;
}

function kpiElement(kpi: Kpi, { studies }: Model): DeclaredElement {
  const { kind, better, target, boxes, within } = kpi;
  return element(
    'kpi',
    kpi,
    [
      attribute('kind', kind),
      attribute('boxes', boxes && boundsText(boxes)),
      attribute('within', within),
      attribute('target', target),
      attribute('lower is better', kind !== 'time' && better === 'lower'),
    ],
    {
      isOrdered: true,
      traits: studies.flatMap(({ kpis }) => kpis.filter((each) => each.kpi === kpi.name).map(({ column }) => column.header)),
    },
  );
}

/** The statement is its label, and its bound an attribute named after the comparison; a gate of a file is of all journeys that see it. */
function gateElement(gate: Gate, model: Model): DeclaredElement {
  const { id, text, scope, name, figure, comparison, bound, atLeastN, exception } = gate;
  return element(
    'gate',
    { id, name: text, label: text },
    [
      attribute(comparison.replace('-', ' '), bound ?? true),
      attribute('where n at least', atLeastN),
      attribute('unless', exception?.reason ?? null),
      attribute('until', exception?.until ?? null),
    ],
    { isShared: !id.startsWith(`${model.id}/`), about: { scope, name, figure } },
  );
}

/** Studies: how the file is read is a line each, as the language writes it. */
function studyElement(kind: 'study' | 'benchmark', study: Study): DeclaredElement {
  const { dialect } = study;
  const roles = {
    respondent: study.respondent,
    stage: study.stage,
    touchpoint: study.touchpoint,
    action: study.action,
    response: study.response,
    'channel column': study.channel,
    'segment column': study.segment,
    'persona column': study.persona,
    'date column': study.dateColumn,
    'weight column': study.weightColumn,
    cluster: study.cluster,
    observer: study.observer,
  };
  const rated = { score: study.score, mean: study.mean, n: study.n, sd: study.sd };
  const { delimiter, encoding, decimal, thousands, dates, sheet, range, skip, header, totals } = dialect;
  return element(kind, study, [
    attribute('method', study.method),
    attribute('date', study.date),
    attribute('weight', study.weight),
    attribute('weight by segment shares', study.weightBySegmentShares),
    attribute('timing', study.timing),
    attribute('panel', study.panel),
    attribute('wave', study.wave),
    attribute('from', study.file?.path ?? null),
    ...Object.entries({ delimiter, encoding, decimal, thousands, dates, sheet, range, skip, header, totals }).map(([name, value]) =>
      attribute(name, value),
    ),
    attribute('aggregated', study.aggregated),
    ...Object.entries(roles).map(([role, column]) => attribute(role, column && columnText(column))),
    ...Object.entries(rated).map(([role, column]) => attribute(role, column && ratedColumnText(column))),
    ...study.measures.map(({ stage, column, expectation }) =>
      attribute(`measure ${stage}`, ratedColumnText(column, expectation ? [`expectation ${quoted(expectation.header)}`] : [])),
    ),
    ...study.kpis.map(({ kpi, column, success, hours }) =>
      attribute(
        `kpi ${kpi}`,
        ratedColumnText(column, [
          ...(success.length > 0 ? [`success ${success.map(quoted).join(', ')}`] : []),
          ...(hours === 1 ? [] : [`unit ${hoursText(hours)}`]),
        ]),
      ),
    ),
    ...study.verbatims.map(({ column, stage }) => {
      const found = attribute(stage === null ? 'verbatim' : `verbatim on ${stage}`, columnText(column));
      return found && { ...found, isWording: true };
    }),
    ...study.where.map(({ column, values }) => attribute(`where ${quoted(column.header)}`, values)),
  ]);
}

function initiativeElement(initiative: Initiative): DeclaredElement {
  const { stage, owner, due, effort, impact, status, segment, channel } = initiative;
  return element('initiative', initiative, [
    attribute('on', stage),
    attribute('owner', owner),
    attribute('due', due),
    attribute('effort', effort),
    attribute('impact', impact),
    attribute('status', status),
    attribute(
      'of',
      [segment, channel].filter((each) => each !== null),
    ),
  ]);
}
