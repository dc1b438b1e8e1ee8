import { type Diagnostic, diagnose, type Location } from '@parcours/model';
import type { AstNode } from 'langium';
import { attributeStartingAt, CONSTRUCTS, type ConstructPart } from '../attributes/attribute-table.ts';
import type * as ast from '../generated/ast.ts';
import type { SourceFile } from '../names/source-file.ts';
import { cstNodeOf, type LeafNode } from '../syntax/cst.ts';
import { OWNER } from '../syntax/token-types.ts';

type Named = AstNode & { readonly name?: string; readonly label?: string };

/**
 * Declarations that the grammar reads otherwise than they look: an attribute above its statement, a value in the place of the name, a
 * declaration in the place of a reference, a phase without its block, a label without a text.
 */
export function declarationDiagnostics(file: SourceFile): Diagnostic[] {
  return [...new DeclarationValidator(file).run()];
}

class DeclarationValidator {
  private readonly file: SourceFile;

  constructor(file: SourceFile) {
    this.file = file;
  }

  *run(): Generator<Diagnostic> {
    const { statements } = this.file.parsed.root;
    yield* this.#list(statements);
    for (const [index, statement] of statements.entries()) {
      yield* this.#reference(statements[index - 1], statement);
      if (statement.$type === 'Repository') {
        yield* this.#list(statement.stages);
        for (const stage of statement.stages) {
          yield* this.#list(stage.actions);
          for (const action of stage.actions) yield* this.#list(action.responses);
        }
      } else if (statement.$type === 'Journey') {
        yield* this.#list(statement.items);
        for (const item of statement.items) if (item.$type === 'Phase') yield* this.#list(item.stages);
      } else if (statement.$type === 'Plan') yield* this.#list(statement.initiatives);
      else if (statement.$type === 'Observations' || statement.$type === 'Questionnaire') {
        for (const [at, line] of statement.columns.entries()) {
          const next = statement.columns[at + 1];
          if (next) yield* this.#attributeAbove(line, next);
        }
      }
    }
  }

  /** Checks statements that follow one another. */
  *#list(nodes: readonly AstNode[]): Generator<Diagnostic> {
    for (const [index, node] of nodes.entries()) {
      const named = node as Named;
      if (named.label !== undefined && named.label.trim() === '') yield* this.#emptyLabel(named);
      if (named.name !== undefined && named.label !== undefined) yield* this.#valueAsName(named);
      const next = nodes[index + 1];
      if (next) yield* this.#attributeAbove(node, next);
      if (node.$type === 'Phase') yield* this.#phase(node as ast.Phase);
    }
  }

  *#emptyLabel(node: Named): Generator<Diagnostic> {
    yield diagnose('JRN0265', this.#locationOf(node, 'label'), {});
  }

  /** `action basic "…"`: the word is the action's name, and the action is not basic. */
  *#valueAsName(node: Named): Generator<Diagnostic> {
    const parts = PARTS_WITH_CHOICES.get(node.$type);
    const token = parts && cstNodeOf(node).firstTokenOf('name');
    if (!token) return;
    const { keywordLocale } = this.file.parsed.tokens;
    const typeName = this.file.parsed.tokens.typeNameOf(token.token.index);
    for (const part of parts) {
      const [value] = part.values;
      if (!value || this.#isAssigned(node, value.property)) continue;
      const isFlag = value.choices.length > 1 && value.choices.includes(typeName);
      const isChoice = part.choices?.includes(keywordLocale.canonicalValue(node.name ?? '')) ?? false;
      if (!isFlag && !isChoice) continue;
      const written = isFlag ? token.text : `${keywordLocale.spellKeyword(part.phrase)} ${token.text}`;
      yield diagnose('JRN0266', this.file.locationOf(token.range), { found: token.text, written });
      return;
    }
  }

  #isAssigned(node: AstNode, property: string): boolean {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[property];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  }

  /** `persona lea "Léa" segment reno`: a declaration where the statement before could refer to what it declares. */
  *#reference(before: AstNode | undefined, node: AstNode): Generator<Diagnostic> {
    if (!before) return;
    const { tokens } = this.file.parsed;
    const [first, last] = [cstNodeOf(node).firstToken, cstNodeOf(before).lastToken];
    if (tokens.textOf(last) === '}' || tokens.tokenTypes[first] === OWNER || first !== last + 1) return;
    const isBehind = tokens.lines[first] === tokens.lines[last];
    const isBelow =
      tokens.columnOf(first) > tokens.columnOf(cstNodeOf(before).firstToken) && tokens.lines[first] === (tokens.lines[last] ?? 0) + 1;
    if (!isBehind && !isBelow) return;
    const attribute = CONSTRUCTS.get(before.$type)?.attributes.find((each) => refersTo(each, node.$type));
    const { name, label } = node as Named;
    if (!attribute || this.#isAssigned(before, attribute.values[0]?.property ?? '')) return;
    const { keywordLocale } = tokens;
    const [keyword, wanted] = [tokens.textOf(first), keywordLocale.spellKeyword(attribute.phrase)];
    const declared = [name, label === undefined ? undefined : `"${label}"`].filter((each) => each !== undefined).join(' ');
    // With its other parts it cannot become a reference by one word.
    const isBare = cstNodeOf(node).lastToken === first + 1;
    yield diagnose(
      'JRN0267',
      this.file.locationOf(tokens.rangeOf(first)),
      { declaration: `${keyword} ${declared}`, reference: `${wanted} ${tokens.textOf(first + 1)}` },
      { suggestion: isBare ? wanted : null },
    );
  }

  *#phase(node: ast.Phase): Generator<Diagnostic> {
    if (
      node.stages.length > 0 ||
      cstNodeOf(node)
        .ownTokens()
        .some(({ keyword }) => keyword === '{')
    )
      return;
    yield diagnose('JRN0268', this.#locationOf(node, node.name === undefined ? 'label' : 'name'), { phase: node.label ?? node.name ?? '' });
  }

  /** An attribute on a line of its own, not indented, between two statements that could both have it. */
  *#attributeAbove(node: AstNode, next: AstNode): Generator<Diagnostic> {
    const cstNode = cstNodeOf(node);
    const { tokens } = this.file.parsed;
    const { firstToken, lastToken } = cstNode;
    if (tokens.lines[firstToken] === tokens.lines[lastToken] || tokens.textOf(lastToken) === '}') return;
    if (CONSTRUCTS.get(node.$type)?.isMultiLine || !tokens.beginsLine(cstNodeOf(next).firstToken)) return;
    const column = tokens.columnOf(firstToken);
    const found = cstNode.headerTokens().find((token) => this.#isAboveNext(token, column, next));
    if (!found) return;
    const keyword = found.text;
    const names = { statement: displayNameOf(node), next: displayNameOf(next) };
    yield diagnose('JRN0269', this.file.locationOf(found.range), { keyword, ...names });
  }

  #isAboveNext({ terminal, token, keyword }: LeafNode, column: number, next: AstNode): boolean {
    const { tokens } = this.file.parsed;
    if (keyword === null || !tokens.beginsLine(token.index) || tokens.columnOf(token.index) > column) return false;
    const attributes = CONSTRUCTS.get(next.$type)?.attributes ?? [];
    return attributeStartingAt(terminal) !== null && attributes.some(({ keywords }) => keywords.includes(keyword));
  }

  #locationOf(node: AstNode, property: string): Location {
    const cstNode = cstNodeOf(node);
    return this.file.locationOf((cstNode.firstTokenOf(property) ?? cstNode).range);
  }
}

/** By type of node, the attributes with a choice of words. Only of alternatives a word can be missing: `panel` alone may well be a name. */
const PARTS_WITH_CHOICES: ReadonlyMap<string, readonly ConstructPart[]> = new Map(
  [...CONSTRUCTS.values()].flatMap(({ type, parts }) => {
    const chosen = parts.filter(
      ({ keywords, choices, values }) => keywords.length > 0 && (choices !== undefined || (values[0]?.choices.length ?? 0) > 1),
    );
    return chosen.length > 0 ? [[type, chosen] as const] : [];
  }),
);

function refersTo({ values }: ConstructPart, type: string): boolean {
  return values.some(({ referenceTypes }) => referenceTypes.includes(type));
}

function displayNameOf(node: AstNode): string {
  const { name, label } = node as Named;
  return label ?? name ?? beginningOf(node);
}

/** Of a line without a name: its keyword and what it is about, such as `measure compare` or `score "Q1"`. */
function beginningOf(node: AstNode): string {
  const [keyword, subject] = cstNodeOf(node).headerTokens();
  return [keyword, subject].map((token) => token?.text ?? '').join(' ');
}
