import { Lexer, type TokenType, type TokenVocabulary } from 'chevrotain';
import { DefaultTokenBuilder, type GrammarAST } from 'langium';

/**
 * Puts every keyword in the category ID, and ID and STRING in the category REF.
 *
 * A word is then a keyword only where the grammar asks for that keyword, and a name where it asks for a name: this costs
 * nothing at parse time, while a rule that lists all keywords would be entered for each name.
 */
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
