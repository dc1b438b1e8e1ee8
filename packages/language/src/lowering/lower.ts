import {
  type Action,
  type Column,
  type ElementId,
  elementId,
  type Gate,
  type Initiative,
  type Kpi,
  type KpiColumn,
  type Measure,
  type Model,
  type Named,
  normalizeLabel,
  type Persona,
  type Phase,
  type Range,
  type RatedColumn,
  type Repository,
  type RepositoryStage,
  type Response,
  type Rupture,
  type Segment,
  type SourceMap,
  STUDY_FILE_ID,
  type Stage,
  type StageNote,
  type Study,
  type Touchpoint,
  type VerbatimColumn,
} from '@parcours/model';
import type { AstNode, Reference } from 'langium';
import { isUnitOf } from '../diagnostics/kpi-units.ts';
import { scaleFor } from '../diagnostics/model-diagnostics.ts';
import type * as ast from '../generated/ast.ts';
import type { DeclarationKind } from '../names/declaration-kind.ts';
import type { JourneyFiles } from '../names/journey-files.ts';
import { type Declaration, nameReferenceOf, type SourceFile } from '../names/source-file.ts';
import { cstNodeOf } from '../syntax/cst.ts';
import { DATE_ORDERS, enumeratedValue, INITIATIVE_STATUSES, KPI_KINDS, STUDY_METHODS } from '../syntax/enumerated-values.ts';
import { hasSyntaxError } from '../syntax/parse.ts';
import { HOURS_PER_UNIT, isQuoted } from '../syntax/token-values.ts';
import { gateFields, gateText } from './gate-fields.ts';
import { linkedPath } from './linked-path.ts';
import { LocationTable, scoreIdOf } from './location-table.ts';

/** A journey as plain data, and the locations of its elements in the files. */
export interface LoweredJourney {
  readonly model: Model;
  readonly sourceMap: SourceMap;
}

/** The Models of the journeys that a file declares, in order. Never throws: what syntax errors make incomplete is omitted. */
export function lowerFile(files: JourneyFiles, file: SourceFile): LoweredJourney[] {
  return lowerJourneys(
    files,
    file.declarations.filter((declaration) => declaration.kind === 'journey'),
  );
}

/** The Models of journeys. */
export function lowerJourneys(files: JourneyFiles, journeys: readonly Declaration[]): LoweredJourney[] {
  const byFile = new Map<SourceFile, SharedDeclarations>();
  return journeys.map((journey) => {
    const shared = byFile.get(journey.file) ?? sharedDeclarations(files, journey.file);
    byFile.set(journey.file, shared);
    return new JourneyLowering(files, journey, shared).lower();
  });
}

/**
 * Lowers a repository. With a journey, a stage takes the name of the journey's stage that matches it by name or label.
 */
export function lowerRepository(files: JourneyFiles, repository: Declaration, journey: Declaration | null = null): Repository {
  return repositoryOf(files, repository, journey, new LocationTable());
}

function repositoryOf(files: JourneyFiles, repository: Declaration, journey: Declaration | null, locations: LocationTable): Repository {
  return {
    ...locations.named(repository),
    stages: repository.children.map(
      (stage): RepositoryStage => ({
        ...locations.named(stage),
        name: (journey && files.stageFor(stage, journey)?.nameOrLabel) ?? stage.nameOrLabel,
        actions: stage.children.map((action): Action => {
          const { kano, channels } = action.node as ast.Action;
          return {
            ...locations.named(action),
            kano: kano[0] ?? 'performance',
            channels: channels.flatMap((channel) => resolvedName(files, ['channel'], channel, action.file) ?? []),
            responses: action.children.map(
              (response): Response => ({ ...locations.named(response), score: (response.node as ast.Response).score ?? 0 }),
            ),
          };
        }),
      }),
    ),
  };
}

/** The declarations that all journeys of a file share, lowered once. */
interface SharedDeclarations {
  readonly model: Pick<Model, 'scale' | 'channels' | 'owners' | 'segments' | 'personas' | 'touchpoints'>;
  readonly locations: LocationTable;
}

function sharedDeclarations(files: JourneyFiles, file: SourceFile): SharedDeclarations {
  const inScope = (kind: DeclarationKind) => files.declarationsInScope(file, kind);
  const table = new LocationTable();
  const named = (declaration: Declaration) => table.named(declaration);
  const model = {
    scale: scaleFor(files, file),
    channels: inScope('channel').map(named),
    owners: inScope('owner').map(named),
    segments: inScope('segment').map((segment): Segment => ({ ...named(segment), share: (segment.node as ast.Segment).share ?? null })),
    personas: inScope('persona').map((persona): Persona => ({ ...named(persona), ...personaFields(files, persona) })),
    touchpoints: inScope('touchpoint').map((touchpoint): Touchpoint => ({ ...named(touchpoint), ...touchpointFields(files, touchpoint) })),
  };
  return { model, locations: table };
}

function personaFields(files: JourneyFiles, { node, file }: Declaration): Omit<Persona, keyof Named> {
  const { segment, traits } = node as ast.Persona;
  const textsOf = (kind: string) => traits.flatMap((trait) => (trait.kind === kind && trait.text ? [trait.text] : []));
  return {
    segment: resolvedName(files, ['segment'], segment, file),
    goals: textsOf('goal'),
    frustrations: textsOf('frustration'),
    quotes: textsOf('quote'),
  };
}

function touchpointFields(files: JourneyFiles, { node, file }: Declaration): Omit<Touchpoint, keyof Named> {
  const { channel, owner } = node as ast.Touchpoint;
  return {
    channel: resolvedName(files, ['channel'], channel[0], file),
    owner: resolvedName(files, ['owner'], owner[0], file),
  };
}

/** The target of a reference; undefined if none. */
function resolved(
  files: JourneyFiles,
  kinds: readonly DeclarationKind[],
  reference: Reference | undefined,
  file: SourceFile,
): Declaration | undefined {
  return reference && files.resolve(nameReferenceOf(kinds, reference, file))[0];
}

/** The name, else the label, of a reference's target; the reference's text if it is unresolved. */
function resolvedName(
  files: JourneyFiles,
  kinds: readonly DeclarationKind[],
  reference: Reference | undefined,
  file: SourceFile,
): string | null {
  if (!reference) return null;
  return resolved(files, kinds, reference, file)?.nameOrLabel ?? reference.$refText;
}

const EMPTY_RANGE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

class JourneyLowering {
  readonly #file: SourceFile;

  private readonly files: JourneyFiles;
  private readonly journey: Declaration;
  private readonly shared: SharedDeclarations;
  readonly #table = new LocationTable();

  constructor(files: JourneyFiles, journey: Declaration, shared: SharedDeclarations) {
    this.files = files;
    this.shared = shared;
    this.journey = journey;
    this.#file = journey.file;
  }

  lower(): LoweredJourney {
    const model = this.#model();
    return { model, sourceMap: { journey: this.#table, shared: this.shared.locations } };
  }

  #model(): Model {
    const node = this.journey.node as ast.Journey;
    const who = resolved(this.files, ['persona', 'segment'], node.who[0], this.#file);
    const repository = this.files.repositoriesOf(this.journey)[0];
    const studiesAndPlans = this.#studiesAndPlans();
    const phases = this.journey.children.filter((child) => child.kind === 'phase');
    const model: Model = {
      ...this.shared.model,
      ...this.#table.named(this.journey),
      key: `${this.#file.uri}#${this.journey.nameOrLabel}`,
      uri: this.#file.uri,
      persona: who?.kind === 'persona' ? who.nameOrLabel : null,
      segment:
        who?.kind === 'segment'
          ? who.nameOrLabel
          : who
            ? this.#resolvedName(['segment'], (who.node as ast.Persona).segment, who.file)
            : null,
      scenario: node.scenario[0] ?? null,
      objectives: node.items.flatMap((item) => (item.$type === 'Objective' ? [item.text] : [])),
      phases: phases.map((phase, index): Phase => ({ ...this.#table.named(phase), index })),
      stages: this.journey.stages.map((stage) => this.#stage(stage, phases)),
      kpis: this.journey.children.filter((child) => child.kind === 'kpi').flatMap((kpi) => this.#kpi(kpi)),
      repository: repository ? repositoryOf(this.files, repository, this.journey, this.#table) : null,
      studies: studiesAndPlans.filter(({ kind }) => kind === 'observations').map((study) => this.#study(study)),
      benchmarks: studiesAndPlans.filter(({ kind }) => kind === 'benchmark').map((study) => this.#study(study)),
      initiatives: studiesAndPlans.filter(({ kind }) => kind === 'plan').flatMap((plan) => this.#initiatives(plan)),
      gates: this.#gates(),
    };
    const { kpis, studies, benchmarks } = model;
    return { ...model, kpis: kpis.map((kpi) => withDirectionOfColumns(kpi, [...studies, ...benchmarks])) };
  }

  /** The observations, benchmarks and plans of this journey, in its own file and in those that import it, by URI and line. */
  #studiesAndPlans(): Declaration[] {
    const referring = this.files
      .findReferences(this.journey)
      .flatMap(({ container }) => (container && ['observations', 'benchmark', 'plan'].includes(container.kind) ? [container] : []));
    // A plan without a journey applies to the journeys of its file.
    const own = this.#file.declarations.filter(({ kind, node }) => kind === 'plan' && !(node as ast.Plan).journey);
    return [...new Set([...referring, ...own])].sort((a, b) => compare(a.file.uri, b.file.uri) || a.range.start.line - b.range.start.line);
  }

  #resolvedName(kinds: readonly DeclarationKind[], reference: Reference | undefined, file: SourceFile): string | null {
    return resolvedName(this.files, kinds, reference, file);
  }

  /** The stage, phase or KPI of this journey that a reference is about; undefined if none. */
  #own(kind: 'stage' | 'phase' | 'kpi', reference: Reference | undefined): Declaration | undefined {
    return reference && this.files.resolve(nameReferenceOf([kind], reference, this.#file, { inside: this.journey }))[0];
  }

  /** The name, else the label, of the stage that a reference is about; the reference's text if it is unresolved. */
  #stageName(reference: Reference | undefined): string | null {
    return this.#own('stage', reference)?.nameOrLabel ?? reference?.$refText ?? null;
  }

  #kpi(declaration: Declaration): Kpi[] {
    const node = declaration.node as ast.Kpi;
    const kind = enumeratedValue(KPI_KINDS, node.kind);
    if (!kind) return [];
    const share = node.targetShare[0];
    const [min, max] = [node.boxesMin[0], node.boxesMax[0]];
    return [
      {
        ...this.#table.named(declaration),
        kind,
        better: kind === 'time' || node.lowerIsBetter.length > 0 ? 'lower' : 'higher',
        // The unit of nps, csat and rate is per cent: 80% is 80.
        target: (kind === 'time' ? undefined : node.target[0]) ?? node.targetTime[0] ?? (share === undefined ? null : share * 100),
        boxes: min === undefined || max === undefined ? null : { min, max },
        within: node.within[0] ?? null,
      },
    ];
  }

  #stage(declaration: Declaration, phases: readonly Declaration[]): Stage {
    const { file } = declaration;
    const node = declaration.node as ast.Stage;
    const own = node.items.flatMap((item) => (item.$type === 'StageTouchpoint' ? [item.touchpoint] : []));
    const phase = declaration.container ? phases.indexOf(declaration.container) : -1;
    const named = this.#table.named(declaration);
    return {
      ...named,
      phase: phase < 0 ? null : phase,
      channels: node.channels.flatMap((channel) => this.#resolvedName(['channel'], channel, file) ?? []),
      touchpoints: [
        ...new Set([...node.touchpoints, ...own].flatMap((touchpoint) => this.#resolvedName(['touchpoint'], touchpoint, file) ?? [])),
      ],
      expert: node.score[0] ?? null,
      expertId: node.score.length > 0 ? scoreIdOf(named.id) : null,
      target: node.target[0] ?? null,
      volume: node.volume[0] ?? null,
      importance: node.importance[0] ?? null,
      momentOfTruth: node.momentOfTruth.length > 0,
      notes: node.items.flatMap(stageNotes),
      ruptures: node.items.flatMap((item): Rupture[] =>
        item.$type === 'Rupture' && item.text !== undefined
          ? [
              {
                from: this.#resolvedName(['channel'], item.from, file) ?? '',
                to: this.#resolvedName(['channel'], item.to, file),
                text: item.text,
              },
            ]
          : [],
      ),
    };
  }

  #study(declaration: Declaration): Study {
    const { file } = declaration;
    const node = declaration.node as ast.Observations;
    const questionnaire = this.#questionnaireOf(declaration);
    const lines = this.#linesOf(declaration, questionnaire);
    const linesOfType = <Type extends ColumnLine['$type']>(type: Type) =>
      lines.filter((line): line is MappingLine<Extract<ColumnLine, { $type: Type }>> => line.node.$type === type);
    const roles = linesOfType('RoleColumn');
    const lineOfRole = (role: ast.RoleColumn['role']) => roles.find((line) => line.node.role === role && Boolean(line.node.column));
    const named = this.#table.named(declaration);
    // The ids of a study's columns are relative to the study, so that renaming it leaves them unchanged.
    const addWithin = (id: ElementId, place: { readonly node: AstNode; readonly file: SourceFile }, property: string) =>
      this.#table.add(`${named.id}/${id}`, place, property).slice(named.id.length + 1);
    const column = (id: ElementId, line: MappingLine, property = 'column', header = line.node.column ?? ''): Column => {
      return { id: addWithin(id, line, property), header, values: [] };
    };
    const mappedRole = (role: ast.RoleColumn['role']): Column | null => {
      const found = lineOfRole(role);
      return found ? { ...column(role, found), values: this.#mappings(found.node, found.file) } : null;
    };
    const ratedRole = (role: ast.RoleColumn['role']): RatedColumn | null => {
      const found = lineOfRole(role);
      return found ? { ...column(role, found), ...ratingFields(found.node) } : null;
    };
    const [decimal, thousands] = [node.decimal[0], node.thousands[0]];
    const path = linkedPath(declaration);
    const fileNode = cstNodeOf(node).firstTokenOf('file');
    const study: Study = {
      ...named,
      kind: declaration.kind === 'benchmark' ? 'benchmark' : 'observations',
      method: enumeratedValue(STUDY_METHODS, node.method[0]),
      date: node.date[0] === undefined ? null : String(node.date[0]),
      weight: node.weight[0] !== undefined && node.weight[0] > 0 ? node.weight[0] : null,
      weightBySegmentShares: node.weightBySegmentShares.length > 0,
      timing: node.timing[0] ?? null,
      panel: node.panel.length > 0,
      questionnaire: questionnaire?.nameOrLabel ?? null,
      wave: node.wave[0] ?? null,
      uri: file.uri,
      file: path !== null && fileNode ? { id: addWithin(STUDY_FILE_ID, { node, file }, 'file'), path } : null,
      dialect: {
        // A tab is invisible between quotes, so that its escape sequence is accepted too.
        delimiter: node.delimiter[0]?.replace('\\t', '\t') ?? null,
        encoding: node.encoding[0]?.toLowerCase() ?? null,
        decimal: decimal === 'comma' ? ',' : decimal === 'point' ? '.' : null,
        thousands: thousands === undefined ? null : THOUSANDS[thousands],
        dates: enumeratedValue(DATE_ORDERS, node.dates[0]),
        sheet: node.sheet[0] ?? null,
        range: node.range[0] ?? null,
        skip: node.skip[0] ?? null,
        header: node.header[0] ?? null,
        totals: node.totals,
      },
      aggregated: node.aggregated.length > 0,
      respondent: mappedRole('respondent'),
      stage: mappedRole('stage'),
      touchpoint: mappedRole('touchpoint'),
      action: mappedRole('action'),
      response: mappedRole('response'),
      score: ratedRole('score'),
      channel: mappedRole('channel'),
      segment: mappedRole('segment'),
      persona: mappedRole('persona'),
      dateColumn: mappedRole('date'),
      weightColumn: mappedRole('weight'),
      cluster: mappedRole('cluster'),
      observer: mappedRole('observer'),
      verbatims: linesOfType('VerbatimColumn').flatMap((line): VerbatimColumn[] => {
        const { column: header, stage: about } = line.node;
        const stage = this.#own('stage', about)?.nameOrLabel ?? null;
        if (!header || (about && stage === null)) return [];
        return [{ column: column(stage === null ? 'verbatim' : elementId(null, 'verbatim', stage), line), stage }];
      }),
      mean: ratedRole('mean'),
      n: ratedRole('n'),
      sd: ratedRole('sd'),
      measures: linesOfType('Measure').flatMap((line): Measure[] => {
        const expectation = line.node.expectation[0];
        const stage = this.#own('stage', line.node.stage)?.nameOrLabel;
        if (!line.node.column || stage === undefined) return [];
        const measure = { ...column(elementId(null, 'measure', stage), line), ...ratingFields(line.node) };
        return [
          {
            stage,
            column: measure,
            expectation: expectation === undefined ? null : column(`${measure.id}/expectation`, line, 'expectation', expectation),
          },
        ];
      }),
      kpis: linesOfType('KpiColumn').flatMap((line): KpiColumn[] => {
        const kpi = this.#own('kpi', line.node.kpi);
        const hours = HOURS_PER_UNIT[line.node.unit[0] ?? ''];
        // A unit is never guessed: a time without one is reported (JRN0211) and its column is not read.
        if (!line.node.column || !kpi || ((kpi.node as ast.Kpi).kind === 'time' && hours === undefined)) return [];
        const answers = { ...column(elementId(null, 'kpi', kpi.nameOrLabel), line), ...ratingFields(line.node) };
        return [{ kpi: kpi.nameOrLabel, column: answers, success: line.node.success.map(String), hours: hours ?? 1 }];
      }),
      where: linesOfType('Where').flatMap((line) =>
        line.node.column
          ? [{ column: column(elementId(null, 'where', line.node.column), line), values: line.node.values.map(String) }]
          : [],
      ),
    };
    const columns = linesOfType('Measure').length + linesOfType('KpiColumn').length;
    const unusableColumns = columns - study.measures.length - study.kpis.length;
    return unusableColumns > 0 ? { ...study, unusableColumns } : study;
  }

  #questionnaireOf(study: Declaration): Declaration | undefined {
    const reference = study.file.referencesFrom(study).find(({ kinds }) => kinds[0] === 'questionnaire');
    return reference && this.files.resolve(reference)[0];
  }

  /** The lines of a study's mapping: those of its questionnaire that it does not replace, then its own. */
  #linesOf({ node, file }: Declaration, questionnaire: Declaration | undefined): MappingLine[] {
    const own = (node as ast.Observations).columns.map((line) => ({ node: line, file }));
    if (!questionnaire) return own;
    const replaced = new Set(own.map((line) => this.#subjectOf(line.node)));
    const inherited = (questionnaire.node as ast.Questionnaire).columns.filter((line) => !replaced.has(this.#subjectOf(line)));
    return [...inherited.map((line) => ({ node: line, file: questionnaire.file })), ...own];
  }

  /** What a line of a mapping is about: a study's line replaces the line of its questionnaire that is about the same. */
  #subjectOf(line: ColumnLine): string {
    const stage = () => this.#stageName(line.$type === 'Measure' || line.$type === 'VerbatimColumn' ? line.stage : undefined);
    switch (line.$type) {
      case 'RoleColumn':
        return elementId(null, 'role', line.role);
      case 'VerbatimColumn':
        return elementId(null, 'verbatim', stage() ?? '');
      case 'Measure':
        return elementId(null, 'measure', stage() ?? '');
      case 'KpiColumn':
        return elementId(null, 'kpi', this.#own('kpi', line.kpi)?.nameOrLabel ?? '');
      case 'Where':
        return elementId(null, 'where', normalizeLabel(line.column ?? ''));
    }
  }

  /** The value mappings of a column, with the names of their targets. */
  #mappings(node: ast.RoleColumn, file: SourceFile) {
    return node.mappings.flatMap((mapping) => {
      const { cells, target } = mapping;
      if (target === undefined) return [];
      const name = this.#mappingTarget(node.role, mapping, file);
      return cells.map((cell) => ({ cell, name }));
    });
  }

  #mappingTarget(role: ast.RoleColumn['role'], mapping: ast.RoleColumn['mappings'][number], file: SourceFile): string {
    const { target: text } = mapping;
    if (role !== 'stage' && role !== 'channel' && role !== 'segment' && role !== 'persona' && role !== 'touchpoint') return text;
    const token = cstNodeOf(mapping).firstTokenOf('target');
    const reference = {
      kinds: [role],
      text,
      isQuoted: token !== null && token !== undefined && isQuoted(token.text),
      range: token?.range ?? EMPTY_RANGE,
      file,
      qualifier: role === 'stage' ? { inside: this.journey } : null,
      container: null,
      index: -1,
    };
    return this.files.resolve(reference)[0]?.nameOrLabel ?? text;
  }

  #initiatives(plan: Declaration): Initiative[] {
    return plan.children.flatMap((declaration): Initiative[] => {
      const { file } = declaration;
      const node = declaration.node as ast.Initiative;
      // Of a plan without a journey, only the initiatives on stages of this journey count.
      if (!(plan.node as ast.Plan).journey && !this.#own('stage', node.stage[0])) return [];
      const stage = this.#stageName(node.stage[0]);
      const audience = resolved(this.files, ['segment', 'channel'], node.audience[0], file);
      return [
        {
          ...this.#table.named(declaration),
          stage,
          owner: this.#resolvedName(['owner'], node.owner[0], file),
          due: node.due[0] === undefined ? null : String(node.due[0]),
          effort: node.effort[0] ?? null,
          impact: node.impact[0] ?? null,
          status: enumeratedValue(INITIATIVE_STATUSES, node.status[0]),
          segment: audience?.kind === 'segment' ? audience.nameOrLabel : null,
          channel: audience?.kind === 'channel' ? audience.nameOrLabel : null,
        },
      ];
    });
  }

  /** The gates of the journey and of its file, then those of files without a journey that import it. */
  #gates(): Gate[] {
    const own = (this.journey.node as ast.Journey).items.flatMap((node) => this.#gate(node, this.#file, this.journey.id));
    const importers = this.files
      .importers(this.#file.uri)
      .filter((file) => file !== this.#file && file.declarations.every(({ kind }) => kind !== 'journey'))
      .sort((a, b) => compare(a.uri, b.uri));
    const ofFiles = [this.#file, ...importers].flatMap((file) =>
      file.parsed.root.statements.flatMap((node) => this.#gate(node, file, null)),
    );
    return [...own, ...ofFiles];
  }

  /** None where its stage, phase or KPI is not this journey's, or where it has a syntax error: what is left of it may say the opposite. */
  #gate(node: AstNode, file: SourceFile, container: ElementId | null): Gate[] {
    if (node.$type !== 'Gate' || hasSyntaxError(file.parsed, node)) return [];
    const gate = gateFields(node as ast.Gate);
    if (!gate) return [];
    const { kind, reference, ...fields } = gate;
    const found = kind === null ? null : this.#own(kind, reference);
    if (found === undefined) return [];
    const kpiKind = kind === 'kpi' && found ? enumeratedValue(KPI_KINDS, (found.node as ast.Kpi).kind) : null;
    // A unit is never guessed: a bound in another is reported (JRN0227).
    if (kpiKind && !isUnitOf(kpiKind, node as ast.Gate)) return [];
    const name = found?.nameOrLabel ?? null;
    const subject = elementId(container, 'gate', fields.scope);
    const id = elementId(kind === null || name === null ? subject : elementId(subject, kind, name), 'figure', fields.figure);
    return [{ id: this.#table.add(id, { file, node }), text: gateText(node as ast.Gate, file), name, ...fields }];
  }
}

/** The KPI in the direction of its columns, if its values are the answers themselves: those of the other kinds have their own direction. */
function withDirectionOfColumns(kpi: Kpi, studies: readonly Study[]): Kpi {
  if (kpi.kind !== 'ces' && kpi.kind !== 'amount') return kpi;
  const isDownward = studies.some(({ kpis }) => kpis.some(({ kpi: name, column }) => name === kpi.name && column.reversed));
  return isDownward ? { ...kpi, better: 'lower' } : kpi;
}

const THOUSANDS = { space: ' ', point: '.', comma: ',', apostrophe: "'" } as const;

function stageNotes(item: ast.Stage['items'][number]): StageNote[] {
  switch (item.$type) {
    case 'Telling':
      return item.text === undefined ? [] : [{ kind: item.kind, text: item.text, criteria: [], within: null }];
    case 'Need':
      return item.text === undefined ? [] : [{ kind: `need-${item.kind}`, text: item.text, criteria: [], within: null }];
    case 'Choice':
      return item.text === undefined ? [] : [{ kind: 'choice', text: item.text, criteria: item.criteria, within: null }];
    case 'Expectation':
      return item.text === undefined ? [] : [{ kind: 'expects', text: item.text, criteria: [], within: item.within ?? null }];
    default:
      return [];
  }
}

type ColumnLine = ast.Observations['columns'][number];

/** A line of a study's mapping, with the file that it stands in: the study's or its questionnaire's. */
interface MappingLine<Line extends ColumnLine = ColumnLine> {
  readonly node: Line;
  readonly file: SourceFile;
}

function ratingFields(node: ast.RoleColumn | ast.Measure | ast.KpiColumn): Omit<RatedColumn, keyof Column> {
  // From worst to best, which may be downwards: `scale 6..1`, as German school marks.
  const [worst, best] = [node.min[0], node.max[0]];
  const scale = worst !== undefined && best !== undefined ? { min: Math.min(worst, best), max: Math.max(worst, best) } : null;
  const reversed = scale !== null && scale.min < scale.max && best === scale.min;
  const labelValues = node.figures.flatMap(({ cells, figure }) =>
    figure === undefined ? [] : cells.map((cell) => ({ cell, value: figure })),
  );
  return { scale, reversed, missing: node.missing.map(String), labelValues };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The journeys whose diagnostics can be in a file: those that it declares, and those that its observations, plans and gates are about. */
export function relatedJourneys(files: JourneyFiles, file: SourceFile): Declaration[] {
  const own = file.declarations.filter(({ kind }) => kind === 'journey');
  const others = file.references.filter(({ kinds }) => kinds[0] === 'journey').flatMap((reference) => files.resolve(reference));
  return [...new Set([...own, ...others, ...(own.length === 0 ? gatedJourneys(files, file) : [])])];
}

/** The journeys that the gates of a file without a journey are about: those of its imports. */
function gatedJourneys(files: JourneyFiles, file: SourceFile): Declaration[] {
  return file.parsed.root.statements.some(({ $type }) => $type === 'Gate') ? files.declarationsInScope(file, 'journey') : [];
}

/** The files whose journeys are shown for a file: itself, else those that it refers to, else those that import it transitively. */
export function relatedJourneyFiles(files: JourneyFiles, uri: string): SourceFile[] {
  const file = files.get(uri);
  if (!file) return [];
  const declares = (each: SourceFile) => each.declarations.some(({ kind }) => kind === 'journey');
  if (declares(file)) return [file];
  const referred = file.references
    .filter(({ kinds }) => kinds[0] === 'journey')
    .flatMap((reference) => files.resolve(reference).map((declaration) => declaration.file));
  referred.push(...gatedJourneys(files, file).map((journey) => journey.file));
  if (referred.length > 0) return [...new Set(referred)];
  return files
    .dependentsOf(uri)
    .filter(declares)
    .sort((a, b) => compare(a.uri, b.uri));
}
