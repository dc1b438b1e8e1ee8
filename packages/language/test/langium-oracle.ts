/**
 * Langium's own parser of the same grammar: the oracle that ours is compared with. Its two liberties are the token builder, by which
 * a keyword may be a name, and the lexer's `owner` at the beginning of a line.
 */
import { type IToken, Lexer, type TokenType, type TokenVocabulary } from 'chevrotain';
import {
  type AstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLexer,
  DefaultLinker,
  DefaultTokenBuilder,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type LexerResult,
  type Reference,
  type TokenizeOptions,
  type ValueType,
} from 'langium';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from '../src/generated/module.ts';
import { STRING, tokenTypeOf } from '../src/syntax/token-types.ts';
import { convertToken } from '../src/syntax/token-values.ts';

/** Puts every keyword in the category ID, and ID and STRING in the category REF. */
export class JourneyTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar, options?: { caseInsensitive?: boolean }): TokenVocabulary {
    const tokens = super.buildTokens(grammar, options) as TokenType[];
    const named = (name: string) => tokens.find((token) => token.name === name) as TokenType;
    const [ref, id, string, owner] = [named('REF'), named('ID'), named('STRING'), named('OWNER')];
    ref.PATTERN = Lexer.NA;
    owner.PATTERN = Lexer.NA;
    id.CATEGORIES = [ref];
    string.CATEGORIES = [ref];
    for (const token of tokens) {
      if (typeof token.PATTERN === 'string' && /^\p{L}/u.test(token.PATTERN)) token.CATEGORIES = [id];
    }
    return tokens;
  }
}

/** An `owner` that begins a line outside all braces is the statement. */
class OwnerLexer extends DefaultLexer {
  override tokenize(text: string, options?: TokenizeOptions): LexerResult {
    const result = super.tokenize(text, options);
    const type = this.tokenTypes.OWNER as TokenType;
    const turn = (token: IToken) => Object.assign(token, { tokenType: type, tokenTypeIdx: type.tokenTypeIdx });
    let depth = 0;
    let line = 0;
    for (const token of result.tokens) {
      if (token.image === '{') depth++;
      else if (token.image === '}') depth = Math.max(0, depth - 1);
      else if (token.image === 'owner' && depth === 0 && token.startLine !== line) turn(token);
      line = token.startLine ?? line;
    }
    if (depth > 0) for (const token of result.tokens) if (token.image === 'owner' && token.startColumn === 1) turn(token);
    return result;
  }
}

/** Words have the values that ours have. */
export class SameValues extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string): ValueType {
    return convertToken(tokenTypeOf(rule.name), /^["'«]/.test(input) ? STRING : 0, input);
  }
}

class TextOnlyLinker extends DefaultLinker {
  override buildReference(_node: AstNode, _property: string, $refNode: Reference['$refNode'], $refText: string): Reference {
    return { $refNode, $refText, ref: undefined };
  }
}

let made: LangiumCoreServices | undefined;

export function langium(): LangiumCoreServices {
  if (made) return made;
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), JourneyGeneratedSharedModule);
  made = inject(createDefaultCoreModule({ shared }), JourneyLanguageGeneratedModule, {
    parser: {
      TokenBuilder: () => new JourneyTokenBuilder(),
      ValueConverter: () => new SameValues(),
      Lexer: (services: LangiumCoreServices) => new OwnerLexer(services),
    },
    references: { Linker: (services: LangiumCoreServices) => new TextOnlyLinker(services) },
  });
  shared.ServiceRegistry.register(made);
  return made;
}
