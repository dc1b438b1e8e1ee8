import { type Diagnostic, LANGUAGES, localizedKeyword, nearestName } from '@parcours/model';
import type { DeclarationKind } from '../names/declaration-kind.ts';
import type { Declaration, SourceFile } from '../names/source-file.ts';
import { cstNodeOf } from '../syntax/cst.ts';
import { CLOSING_BRACE, OPENING_BRACE, tokenTypeOf } from '../syntax/token-types.ts';
import { brokenLines } from './causes/syntax-problems.ts';
import { unexplained } from './causes/unexplained.ts';
import { syntaxDiagnostics } from './syntax-diagnostics.ts';

/** The declarations that say how files are read. */
const MAPPING_KINDS: ReadonlySet<DeclarationKind> = new Set(['observations', 'benchmark', 'questionnaire']);

/** A syntax error, with the study, benchmark or questionnaire in whose text it stands; null outside of any. */
export interface LocatedSyntaxError {
  readonly diagnostic: Diagnostic;
  readonly study: Declaration | null;
  /** It stands in a gate alone, and no other statement is lost by it. */
  readonly isInGate: boolean;
}

const cache = new WeakMap<SourceFile, readonly LocatedSyntaxError[]>();

/** The syntax errors of a file, those that are told in the order of the text. Cached. */
export function locatedSyntaxErrors(file: SourceFile): readonly LocatedSyntaxError[] {
  if (!file.hasSyntaxErrors) return [];
  const known = cache.get(file);
  if (known) return known;
  const extents = studyExtents(file);
  const gates = gateLines(file);
  const locate = (diagnostic: Diagnostic): LocatedSyntaxError => {
    const offset = file.document.offsetAt(diagnostic.at.range.start);
    const study = extents.find(({ start, end }) => start <= offset && offset < end)?.study ?? null;
    return { diagnostic, study, isInGate: study === null && gates.has(diagnostic.at.range.start.line) };
  };
  const errors = syntaxDiagnostics(file).map(locate);
  // What follows from an error elsewhere is not told, but a study in which it stands may be misread all the same.
  for (const line of brokenLines(file.parsed)) {
    const { start, end, report } = unexplained(file.parsed, line);
    const range = { start: file.document.positionAt(start), end: file.document.positionAt(end) };
    const follower = locate(report(file.locationOf(range), null));
    if (errors.every(({ study, isInGate }) => study !== follower.study || isInGate !== follower.isInGate)) errors.push(follower);
  }
  cache.set(file, errors);
  return errors;
}

/** The lines on which one gate stands and nothing else, whatever is wrong with it, and behind which the next statement is understood. */
function gateLines({ parsed: { tokens, root, errors } }: SourceFile): ReadonlySet<number> {
  const statements = cstNodeOf(root).children;
  const items = statements.flatMap((statement) => [statement, ...statement.children]);
  const begins = new Set(items.map(({ firstToken }) => firstToken));
  const lasts = new Map(items.map(({ firstToken, lastToken }) => [firstToken, lastToken]));
  const misspelt = new Set(errors.filter(({ expected }) => expected.includes(REQUIRE)).map(({ token }) => token.index));
  const isGate = (index: number) =>
    tokens.tokenTypes[index] === REQUIRE
      ? begins.has(index)
      : misspelt.has(index) && nearestName(tokens.textOf(index), REQUIRE_SPELLINGS) !== null;
  const found = new Set<number>();
  for (let index = 0; index < tokens.count; ) {
    const line = tokens.lines[index] as number;
    const first = index;
    let isAlone = isGate(first);
    for (; index < tokens.count && tokens.lines[index] === line; index++) {
      const type = tokens.tokenTypes[index];
      if (type === OPENING_BRACE || type === CLOSING_BRACE || (index > first && begins.has(index))) isAlone = false;
    }
    const isNextUnderstood = index === tokens.count || tokens.tokenTypes[index] === CLOSING_BRACE || begins.has(index) || isGate(index);
    if (isAlone && isNextUnderstood && (lasts.get(first) ?? first) < index) found.add(line);
  }
  return found;
}

const REQUIRE = tokenTypeOf('require');
const REQUIRE_SPELLINGS = LANGUAGES.map((language) => localizedKeyword('require', language));

/** Offsets in the text, the end exclusive. */
interface StudyExtent {
  readonly study: Declaration;
  readonly start: number;
  readonly end: number;
}

/**
 * Where each study stands in the text. An error can end its declaration in the tree too early, so that its braces count as well: up to
 * the one that closes its block, or, where none does, up to the next declaration. Without a block it reaches to the end of its last line.
 */
function studyExtents({ document, declarations, parsed: { tokens }, text }: SourceFile): StudyExtent[] {
  return declarations.flatMap((study, at): StudyExtent[] => {
    if (!MAPPING_KINDS.has(study.kind)) return [];
    const start = document.offsetAt(study.range.start);
    const end = document.offsetAt(study.range.end);
    const next = declarations[at + 1];
    const limit = next ? document.offsetAt(next.range.start) : text.length + 1;
    let depth = 0;
    for (let index = tokens.starts.findIndex((each) => each >= start); index >= 0 && index < tokens.count; index++) {
      if ((tokens.starts[index] as number) >= limit) break;
      const type = tokens.tokenTypes[index];
      if (type === OPENING_BRACE) depth++;
      else if (type === CLOSING_BRACE && --depth <= 0) return [{ study, start, end: Math.max(end, tokens.ends[index] as number) }];
    }
    const lineEnd = text.indexOf('\n', end);
    return [{ study, start, end: depth > 0 || lineEnd < 0 ? limit : Math.min(limit, lineEnd) }];
  });
}
