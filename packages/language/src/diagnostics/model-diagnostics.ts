import {
  type Bounds,
  DEFAULT_SCALE,
  type Diagnostic,
  diagnose,
  LANGUAGES,
  type Location,
  nearestName,
  normalizeLabel,
  parseCellRange,
  type Scale,
  type TermName,
} from '@parcours/model';
import type { AstNode } from 'langium';
import { ATTRIBUTES, CONSTRUCTS, type ConstructPart } from '../attributes/attribute-table.ts';
import type * as ast from '../generated/ast.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import type { VisibleDeclaration, VisibleFile, VisibleFiles } from '../names/visible-files.ts';
import { cstNodeOf } from '../syntax/cst.ts';
import { enumeratedValue, KPI_KINDS } from '../syntax/enumerated-values.ts';
import type { Terminal } from '../syntax/grammar-program.ts';
import { isCalendarDate, quote } from '../syntax/token-values.ts';
import { LANGUAGE_TERMS } from './causes/keywords.ts';
import { languageCalled } from './causes/language-line.ts';
import { BOUND_EXAMPLES, isUnitOf, shareAsFraction, thousandsAsDecimals } from './kpi-units.ts';
import { declaresScale } from './name-diagnostics.ts';

export function modelDiagnostics(files: VisibleFiles, file: SourceFile): Diagnostic[] {
  return [...new ModelValidator(files, file).run()];
}

/** The scale of a file's journeys: the first valid one in its import closure, else the default. */
export function scaleFor(files: VisibleFiles, file: SourceFile): Scale {
  for (const each of files.importClosureOf(file)) {
    const scale = files.readFile(each, validScale);
    if (scale) return scale;
  }
  return DEFAULT_SCALE;
}

function validScale({ scales }: SourceFile): Scale | null {
  return scales.map(scaleOf).find(isOrdered) ?? null;
}

function scaleOf(node: ast.ScaleDeclaration): Scale {
  const min = node.min ?? DEFAULT_SCALE.min;
  const max = node.max ?? DEFAULT_SCALE.max;
  // Default thresholds are those of the default scale, mapped linearly.
  const rescale = (value: number) => min + ((value - DEFAULT_SCALE.min) / (DEFAULT_SCALE.max - DEFAULT_SCALE.min)) * (max - min);
  return {
    min,
    max,
    disappointing: node.disappointing[0] ?? rescale(DEFAULT_SCALE.disappointing),
    enchanting: node.enchanting[0] ?? rescale(DEFAULT_SCALE.enchanting),
  };
}

function isOrdered({ min, max, disappointing, enchanting }: Scale): boolean {
  return min < max && min <= disappointing && disappointing <= enchanting && enchanting <= max;
}

/** The values with bounds; each is a term `value.*` of the messages. */
type RangedValue = 'share' | 'volume' | 'target' | 'skip' | 'header';

class ModelValidator {
  readonly #scale: Scale;

  private readonly files: VisibleFiles;
  private readonly file: SourceFile;

  constructor(files: VisibleFiles, file: SourceFile) {
    this.files = files;
    this.file = file;
    this.#scale = scaleFor(files, file);
  }

  *run(): Generator<Diagnostic> {
    const { root } = this.file.parsed;
    if (root.language !== undefined) yield* this.#enumeratedValue(root, 'language', root.language, 'keyword-language', LANGUAGES);
    yield* this.#scales();
    yield* this.#shares();
    yield* this.#questionnaires();
    for (const statement of root.statements) yield* this.#statement(statement);
  }

  *#scales(): Generator<Diagnostic> {
    const [own, ...more] = this.file.scales;
    for (const node of this.file.scales) {
      const { min, max, disappointing, enchanting } = scaleOf(node);
      if (!isOrdered(scaleOf(node))) yield diagnose('JRN0206', this.#locationOf(node), { min, max, low: disappointing, high: enchanting });
    }
    for (const node of more) yield diagnose('JRN0205', this.#locationOf(node), { other: fileNameOf(this.file) });
    const others = this.files
      .importClosureOf(this.file)
      .filter((other) => other !== this.file && this.files.readFile(other, declaresScale));
    const clash = own ? others[0] : others[1];
    if (!clash) return;
    const at = own ? this.#locationOf(own) : this.#importLeadingTo(clash);
    if (at) yield diagnose('JRN0205', at, { other: fileNameOf(clash) });
  }

  /** The import through which a file is reached; null in files without a journey, which need no scale. */
  #importLeadingTo(target: VisibleFile): Location | null {
    if (!this.file.declarations.some((declaration) => declaration.kind === 'journey')) return null;
    const line = this.file.imports.find(({ uri }) => {
      const imported = this.files.get(uri);
      return imported && this.files.importClosureOf(imported).includes(target);
    });
    return line ? this.file.locationOf(line.range) : null;
  }

  *#shares(): Generator<Diagnostic> {
    let sum = 0;
    for (const segment of this.files.declarationsInScope(this.file, 'segment')) sum += this.files.readDeclaration(segment, shareOf) ?? 0;
    if (sum <= 1 + 1e-9) return;
    const own = this.file.declarations.filter((declaration) => declaration.kind === 'segment' && shareOf(declaration));
    const last = own.at(-1);
    if (last) yield diagnose('JRN0203', this.#locationOf(last.node, 'share'), { sum: Math.round(sum * 1e4) / 100 });
  }

  /** Studies that use a questionnaire of another journey. */
  *#questionnaires(): Generator<Diagnostic> {
    for (const reference of this.file.references) {
      if (reference.kinds[0] !== 'questionnaire' || !reference.container) continue;
      const [questionnaire] = this.files.resolve(reference);
      const other = questionnaire && this.#journeyOf(questionnaire);
      const journey = this.#journeyOf(reference.container);
      if (!questionnaire || !other || !journey || other === journey) continue;
      const names = { questionnaire: questionnaire.displayName, other: other.displayName, journey: journey.displayName };
      yield diagnose('JRN0222', this.file.locationOf(reference.range), names);
    }
  }

  /** The journey of a study or a questionnaire. */
  #journeyOf(declaration: VisibleDeclaration): VisibleDeclaration | undefined {
    const reference = declaration.file.referencesFrom(declaration).find(({ kinds }) => kinds[0] === 'journey');
    return reference && this.files.resolve(reference)[0];
  }

  *#statement(node: ast.File['statements'][number]): Generator<Diagnostic> {
    yield* this.#header(node);
    switch (node.$type) {
      case 'Segment':
        if (node.share !== undefined) yield* this.#inRange(node, 'share', node.share * 100, 0, 100, 'share');
        break;
      case 'Repository':
        for (const stage of node.stages)
          for (const action of stage.actions) {
            yield* this.#header(action);
            for (const response of action.responses) yield* this.#onScale(response, 'score', response.score);
          }
        break;
      case 'Journey':
        for (const item of node.items) {
          if (item.$type === 'Kpi') yield* this.#kpi(item);
          else if (item.$type === 'Stage') yield* this.#stage(item);
          else if (item.$type === 'Phase') for (const stage of item.stages) yield* this.#stage(stage);
        }
        break;
      case 'Questionnaire':
        yield* this.#columns(node);
        break;
      case 'Observations':
        yield* this.#observations(node);
        yield* this.#columns(node);
        break;
      case 'Plan':
        for (const initiative of node.initiatives) yield* this.#initiative(initiative);
        break;
    }
  }

  *#stage(node: ast.Stage): Generator<Diagnostic> {
    yield* this.#header(node);
    yield* this.#onScale(node, 'score', node.score[0]);
    yield* this.#onScale(node, 'target', node.target[0]);
    if (node.volume[0] !== undefined) yield* this.#inRange(node, 'volume', node.volume[0] * 100, 0, 100, 'volume');
    for (const item of node.items) if (item.$type === 'StageTouchpoint') yield* this.#onScale(item, 'score', item.score);
  }

  *#kpi(node: ast.Kpi): Generator<Diagnostic> {
    yield* this.#header(node);
    if (node.kind === 'csat' && node.boxesMin.length === 0) yield diagnose('JRN0209', this.#locationOf(node, 'kind'), {});
    if ((node.kind === 'nps' || node.kind === 'csat') && node.lowerIsBetter.length > 0)
      yield diagnose('JRN0223', this.#locationOf(node, 'lowerIsBetter'), { kind: { term: node.kind } });
    if (node.kind === 'time' && node.target.length > 0)
      yield diagnose('JRN0211', this.#locationOf(node, 'target'), {
        example: { term: 'time-target', values: { value: String(node.target[0]) } },
      });
    yield* this.#targetUnit(node);
    const lowest = { nps: -100, csat: 0, rate: 0 }[node.kind ?? ''];
    if (lowest === undefined) return;
    const [target, share] = [node.target[0], node.targetShare[0]];
    if (target !== undefined) yield* this.#inRange(node, 'target', target, lowest, 100, 'target');
    if (share !== undefined) yield* this.#inRange(node, 'targetShare', share * 100, lowest, 100, 'target');
  }

  /** Checks that a target has the unit of its kind, and that a share is not written as a fraction. */
  *#targetUnit(node: ast.Kpi): Generator<Diagnostic> {
    const kind = enumeratedValue(KPI_KINDS, node.kind);
    const [bound, boundShare, boundTime] = [node.target[0], node.targetShare[0], node.targetTime[0]];
    const property = (['target', 'targetShare', 'targetTime'] as const).find((each) => node[each].length > 0);
    if (!kind || !property) return;
    // A time without its unit is JRN0211.
    if (kind !== 'time' || boundShare !== undefined) {
      const target = {
        ...(bound === undefined ? {} : { bound }),
        ...(boundShare === undefined ? {} : { boundShare }),
        ...(boundTime === undefined ? {} : { boundTime }),
      };
      if (!isUnitOf(kind, target)) {
        yield diagnose('JRN0272', this.#locationOf(node, property), { kind: { term: kind }, example: BOUND_EXAMPLES[kind] });
        return;
      }
    }
    const found = cstNodeOf(node).firstTokenOf('target')?.text ?? '';
    yield* shareAsFraction(kind, bound, found, this.#locationOf(node, 'target'));
    yield* thousandsAsDecimals(kind, found, this.#locationOf(node, 'target'));
  }

  *#observations(node: ast.Observations): Generator<Diagnostic> {
    const thousands = node.thousands[0];
    const clash = (thousands === 'comma' && node.decimal[0] === 'comma') || (thousands === 'point' && node.decimal[0] === 'point');
    if (clash) yield diagnose('JRN0213', this.#locationOf(node, 'thousands'), {});
    const range = node.range[0];
    if (range !== undefined && !parseCellRange(range)) yield diagnose('JRN0214', this.#locationOf(node, 'range'), { found: range });
    yield* this.#lineCount(node, 'skip', node.skip[0], 0);
    yield* this.#lineCount(node, 'header', node.header[0], 1);
    if (node.date[0] !== undefined) yield* this.#date(node, 'date');
    yield* this.#wave(node);
    const weight = node.weight[0];
    if (weight !== undefined && !(weight > 0))
      yield diagnose('JRN0210', this.#locationOf(node, 'weight'), { what: { term: 'value.weight' }, value: weight });
  }

  *#columns({ columns }: Pick<ast.Observations, 'columns'>): Generator<Diagnostic> {
    const first = new Map<string, ast.Observations['columns'][number]>();
    for (const item of columns) {
      yield* this.#repeatedLine(item, first);
      yield* this.#header(item);
      if (item.$type === 'KpiColumn') yield* this.#kpiColumn(item);
      else if (item.$type === 'RoleColumn' || item.$type === 'Measure') yield* this.#labelValues(item, boundsOf(item));
      if (item.$type === 'RoleColumn') yield* this.#mappings(item);
      if (item.$type === 'Measure') {
        const [expectation] = item.expectation;
        if (expectation !== undefined && item.column && normalizeLabel(expectation) === normalizeLabel(item.column))
          yield diagnose('JRN0288', this.#locationOf(item, 'expectation'), { column: `"${expectation}"` });
      }
    }
  }

  /** Reports a wave that differs from another of its journey only in capitals, spaces or hyphens. */
  *#wave(node: ast.Observations): Generator<Diagnostic> {
    const wave = node.wave[0];
    const study = this.file.declarations.find((declaration) => declaration.node === node);
    const journey = study && this.#journeyOf(study);
    if (wave === undefined || !journey) return;
    const readers = [...new Set([this.file, journey.file, ...this.files.importers(journey.file.uri)])];
    const earlier = readers.filter(({ uri }) => uri < this.file.uri).flatMap((each) => this.files.readFile(each, wavesOf));
    const above = this.file.parsed.root.statements.slice(0, this.file.parsed.root.statements.indexOf(node));
    const other = [...earlier, ...wavesAmong(above)].find((each) => each !== wave && comparableWave(each) === comparableWave(wave));
    if (other === undefined) return;
    const suggestion = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(other) ? other : quote(other);
    yield diagnose('JRN0274', this.#locationOf(node, 'wave'), { wave, other }, { suggestion });
  }

  /** Reports a second line about the same role, stage or KPI, and a second stage that a column measures. @param first by what it says. */
  *#repeatedLine(
    item: ast.Observations['columns'][number],
    first: Map<string, ast.Observations['columns'][number]>,
  ): Generator<Diagnostic> {
    for (const [property, tokens] of subjectsOf(item)) {
      const subject = tokens.map((token) => cstNodeOf(item).firstTokenOf(token)?.text ?? '');
      const key = [item.$type, property, ...subject].join(' ');
      const other = first.get(key);
      if (!other) {
        first.set(key, item);
        continue;
      }
      const keyword = cstNodeOf(item).ownTokens()[0]?.text ?? '';
      const from = property === 'column' ? [keyword, '…', this.file.parsed.tokens.keywordLocale.spellKeyword('from')] : [keyword];
      const text = property === 'role' ? keyword : [...from, ...subject].join(' ');
      const [line, related] = [cstNodeOf(other).range.start.line + 1, [this.#locationOf(other)]];
      yield diagnose(
        'JRN0270',
        this.#locationOf(item, property),
        { line, subject: text, consequence: { term: `line-twice.${property}` } },
        { related },
      );
      return;
    }
  }

  /** Checks a number of lines: an integer within MAX_LINES. */
  *#lineCount(node: ast.Observations, property: 'skip' | 'header', value: number | undefined, min: number): Generator<Diagnostic> {
    if (value === undefined) return;
    if (Number.isInteger(value)) yield* this.#inRange(node, property, value, min, MAX_LINES[property], property);
    else
      yield diagnose('JRN0204', this.#locationOf(node, property), {
        what: { term: `value.${property}` },
        value,
        min,
        max: MAX_LINES[property],
      });
  }

  *#kpiColumn(node: ast.KpiColumn): Generator<Diagnostic> {
    const unit = node.unit[0];
    const at = node.kpi?.$refNode?.range.start;
    const reference = this.file.references.find(({ range: { start } }) => start.line === at?.line && start.character === at.character);
    const [kpi] = reference ? this.files.resolve(reference) : [];
    const kind = kpi && this.files.readDeclaration(kpi, kpiKindOf);
    if (kind === 'time' && unit === undefined)
      yield diagnose('JRN0211', this.#locationOf(node, 'column'), { example: { term: 'time-unit' } });
    const [min, max] = [node.min[0], node.max[0]];
    const isDownward = min !== undefined && max !== undefined && min > max;
    if (kpi && isDownward && (kind === 'ces' || kind === 'amount') && this.files.readDeclaration(kpi, declaresLowerIsBetter))
      yield diagnose('JRN0218', this.#locationOf(node, 'min'), { kpi: kpi.displayName, scale: `${min}..${max}` });
    // 1..11 is a shifted 0..10; any other width moves respondents between detractors, passives and promoters.
    if (kind === 'nps' && min !== undefined && max !== undefined && Math.abs(max - min) !== 10)
      yield diagnose('JRN0212', this.#locationOf(node, 'min'), { min, max });
    yield* this.#labelValues(node, kind === 'rate' ? RATE_BOUNDS : boundsOf(node));
    yield* this.#successes(node);
  }

  /** Checks the numeric values of labels: within the column's bounds, and one value for each label. */
  *#labelValues(node: ast.RoleColumn | ast.Measure | ast.KpiColumn, bounds: Bounds | null): Generator<Diagnostic> {
    const first = new Map<string, ast.FigureMapping>();
    for (const mapping of node.figures) {
      const { cells, figure } = mapping;
      if (figure === undefined) continue;
      if (bounds && (figure < bounds.min || figure > bounds.max))
        yield diagnose('JRN0201', this.#locationOf(mapping, 'figure'), { value: figure, ...bounds });
      for (const cell of cells) {
        const other = first.get(normalizeLabel(cell));
        if (other?.figure === undefined) first.set(normalizeLabel(cell), mapping);
        else if (other.figure !== figure)
          yield diagnose(
            'JRN0215',
            this.#locationOf(mapping),
            { cell, first: other.figure, second: figure },
            { related: [this.#locationOf(other)] },
          );
      }
    }
  }

  /** Checks that a cell stands for one element. */
  *#mappings({ mappings }: ast.RoleColumn): Generator<Diagnostic> {
    const first = new Map<string, ast.RoleColumn['mappings'][number]>();
    for (const mapping of mappings) {
      for (const cell of mapping.target === undefined ? [] : mapping.cells) {
        const other = first.get(normalizeLabel(cell));
        if (!other) first.set(normalizeLabel(cell), mapping);
        else if (other.target !== mapping.target)
          yield diagnose(
            'JRN0215',
            this.#locationOf(mapping),
            { cell, first: other.target, second: mapping.target },
            { related: [this.#locationOf(other)] },
          );
      }
    }
  }

  /** Checks that no answer is a success of a rate and mapped to 0. */
  *#successes({ success, figures }: ast.KpiColumn): Generator<Diagnostic> {
    const successes = new Set(success.map((cell) => normalizeLabel(String(cell))));
    for (const mapping of figures) {
      const cell = mapping.figure === 0 ? mapping.cells.find((each) => successes.has(normalizeLabel(each))) : undefined;
      if (cell !== undefined) yield diagnose('JRN0215', this.#locationOf(mapping), { cell, first: { keyword: 'success' }, second: 0 });
    }
  }

  *#initiative(node: ast.Initiative): Generator<Diagnostic> {
    yield* this.#header(node);
    if (node.due[0] !== undefined) yield* this.#date(node, 'due');
  }

  /** No generator: thousands of scores are checked at each keystroke. */
  #onScale(node: AstNode, property: string, value: number | undefined): readonly Diagnostic[] {
    const { min, max } = this.#scale;
    if (value === undefined || (value >= min && value <= max)) return NO_DIAGNOSTICS;
    return [diagnose('JRN0201', this.#locationOf(node, property), { value, min, max })];
  }

  *#inRange(node: AstNode, property: string, value: number, min: number, max: number, what: RangedValue): Generator<Diagnostic> {
    if (value < min || value > max)
      yield diagnose('JRN0204', this.#locationOf(node, property), { what: { term: `value.${what}` }, value, min, max });
  }

  /** Checks the values of a header against the attribute table: enumerations and ranges. */
  #headerValues(node: AstNode, parts: readonly ConstructPart[]): readonly Diagnostic[] {
    let found = NO_DIAGNOSTICS;
    for (const part of parts) {
      const property = part.values[0]?.property;
      if (property === undefined || part.valueTerm === undefined) continue;
      const assigned = (node as unknown as Readonly<Record<string, unknown>>)[property];
      const value: unknown = Array.isArray(assigned) ? assigned[0] : assigned;
      if (part.choices && typeof value === 'string') {
        const choice = part.ignoresCase ? value.toLowerCase() : value;
        found = [...found, ...this.#enumeratedValue(node, property, choice, part.valueTerm, part.choices)];
      }
      if (part.range && typeof value === 'number' && (value < part.range[0] || value > part.range[1])) {
        const [min, max] = part.range;
        const parameters = { what: { term: part.valueTerm }, value, min, max };
        found = [...found, diagnose('JRN0204', this.#locationOf(node, property), parameters)];
      }
    }
    return found;
  }

  *#enumeratedValue(node: AstNode, property: string, value: string, what: TermName, choices: readonly string[]): Generator<Diagnostic> {
    if (choices.includes(value)) return;
    const { keywordLocale } = this.file.parsed.tokens;
    const localized = choices.map((choice) => keywordLocale.localizedValue(choice));
    const language = what === 'keyword-language' ? languageCalled(value) : null;
    if (language) {
      const at = this.#locationOf(node, property);
      yield diagnose('JRN0131', at, { line: `language ${language}`, which: { term: LANGUAGE_TERMS[language] } }, { suggestion: language });
      return;
    }
    const suggestion = nearestName(value, localized);
    yield diagnose(
      'JRN0207',
      this.#locationOf(node, property),
      { found: value, what: { term: what }, choices: localized.join(', ') },
      { suggestion },
    );
  }

  *#date(node: AstNode, property: string): Generator<Diagnostic> {
    const found = cstNodeOf(node).firstTokenOf(property)?.text ?? '';
    if (!isCalendarDate(found)) yield diagnose('JRN0208', this.#locationOf(node, property), { found });
  }

  /** Checks what the attribute table says of a header: attributes that are repeated, and values that are not valid. */
  #header(node: AstNode): readonly Diagnostic[] {
    const repeated = cstNodeOf(node).repeatedHeaderTokens(SUBJECTS);
    const parts = VALIDATED_PARTS.get(node.$type);
    if (repeated.length === 0 && !parts) return NO_DIAGNOSTICS;
    const ofValues = parts ? this.#headerValues(node, parts) : NO_DIAGNOSTICS;
    if (repeated.length === 0) return ofValues;
    const ofAttributes = repeated.map(({ first, token }) => {
      const [at, keyword] = [this.file.locationOf(token.range), { keyword: token.keyword ?? '' }];
      return first === token.terminal
        ? diagnose('JRN0202', at, { keyword })
        : diagnose('JRN0216', at, { first: { keyword: first.keyword ?? '' }, second: keyword });
    });
    return [...ofAttributes, ...ofValues];
  }

  #locationOf(node: AstNode, property?: string): Location {
    const cstNode = cstNodeOf(node);
    return this.file.locationOf(((property ? cstNode.firstTokenOf(property) : null) ?? cstNode).range);
  }
}

/** What a line of a mapping must be the only one to say: the property that it is reported at, and those that say it. */
function subjectsOf(
  item: ast.Observations['columns'][number],
): readonly (readonly ['role' | 'stage' | 'column' | 'kpi', readonly string[]])[] {
  if (item.$type === 'RoleColumn') return [['role', ['role']]];
  if (item.$type === 'KpiColumn') return [['kpi', ['kpi']]];
  if (item.$type !== 'Measure') return [];
  return [
    ['stage', ['stage']],
    ['column', ['column']],
  ];
}

const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/** By terminal that begins an attribute whose place in the header is free: its first terminal, or null if the form decides. */
const SUBJECTS: ReadonlyMap<Terminal, Terminal | null> = new Map(
  ATTRIBUTES.flatMap(({ placement, hasJointForms, terminals }) =>
    placement === 'free' ? terminals.map((terminal) => [terminal, hasJointForms ? null : (terminals[0] ?? null)] as const) : [],
  ),
);

/** The parts of each construct's header whose values the attribute table restricts. */
const VALIDATED_PARTS: ReadonlyMap<string, readonly ConstructPart[]> = new Map(
  [...CONSTRUCTS.values()].flatMap(({ type, parts }) => {
    const validated = parts.filter(({ valueTerm }) => valueTerm !== undefined);
    return validated.length > 0 ? [[type, validated] as const] : [];
  }),
);

/** The bounds of a rate's answers. */
const RATE_BOUNDS: Bounds = { min: 0, max: 1 };

/** The bounds of a column's scale, which may be inverted; null without a scale. */
function boundsOf({ min: [min], max: [max] }: Pick<ast.RoleColumn, 'min' | 'max'>): Bounds | null {
  return min === undefined || max === undefined ? null : { min: Math.min(min, max), max: Math.max(min, max) };
}

function shareOf({ node }: Declaration): number | undefined {
  return (node as ast.Segment).share;
}

function declaresLowerIsBetter({ node }: Declaration): boolean {
  return (node as ast.Kpi).lowerIsBetter.length > 0;
}

function kpiKindOf({ node }: Declaration): string | undefined {
  return (node as ast.Kpi).kind;
}

function wavesOf({ parsed }: SourceFile): string[] {
  return wavesAmong(parsed.root.statements);
}

function wavesAmong(statements: ast.File['statements']): string[] {
  return statements.flatMap((statement) => (statement.$type === 'Observations' ? (statement.wave[0] ?? []) : []));
}

function comparableWave(wave: string): string {
  return normalizeLabel(wave.replace(/[-_]/g, ' ')).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const MAX_LINES = { skip: 1000, header: 20 };

function fileNameOf(file: VisibleFile): string {
  return decodeURIComponent(file.uri.slice(file.uri.lastIndexOf('/') + 1));
}
