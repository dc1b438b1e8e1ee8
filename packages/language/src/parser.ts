import type { ILexingError, IRecognitionException } from 'chevrotain';
import {
  type AstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLinker,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type Reference,
} from 'langium';
import type { File } from './generated/ast.ts';
import { JourneyGeneratedSharedModule, JourneyLanguageGeneratedModule } from './generated/module.ts';
import { JourneyLexer, type WordReport } from './lexer.ts';
import { createRecoveringParser } from './recovery.ts';
import { JourneyTokenBuilder } from './tokens.ts';
import { JourneyValueConverter } from './values.ts';

/** Names are resolved through the files' name tables (names.ts); a reference in the tree only holds what is written. */
class TextOnlyLinker extends DefaultLinker {
  override buildReference(_node: AstNode, _property: string, $refNode: Reference['$refNode'], $refText: string): Reference {
    return { $refNode, $refText, ref: undefined };
  }
}

function createServices(): LangiumCoreServices {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), JourneyGeneratedSharedModule);
  const services = inject(createDefaultCoreModule({ shared }), JourneyLanguageGeneratedModule, {
    parser: {
      TokenBuilder: () => new JourneyTokenBuilder(),
      ValueConverter: () => new JourneyValueConverter(),
      Lexer: (services: LangiumCoreServices) => new JourneyLexer(services),
      LangiumParser: (services: LangiumCoreServices) => createRecoveringParser(services),
    },
    references: { Linker: (services: LangiumCoreServices) => new TextOnlyLinker(services) },
  });
  shared.ServiceRegistry.register(services);
  return services;
}

export interface Parsed {
  readonly root: File;
  readonly lexerErrors: readonly ILexingError[];
  readonly parserErrors: readonly IRecognitionException[];
  readonly words: WordReport;
  /** What was thrown while parsing, if anything: the tree is then empty and the parser was made anew. */
  readonly fault: string | null;
}

let services: LangiumCoreServices | undefined;

/** Langium's services of the language (parser, lexer, grammar), made at first use. */
export function langium(): LangiumCoreServices {
  services ??= createServices();
  return services;
}

/**
 * Text → syntax tree. Never throws: after an exception Langium's parser would give the next valid document this one's tree, so
 * it is thrown away and made anew.
 */
export function parse(text: string): Parsed {
  try {
    const result = langium().parser.LangiumParser.parse<File>(text);
    return {
      root: result.value,
      lexerErrors: result.lexerErrors,
      parserErrors: [...result.parserErrors],
      words: result.lexerReport as WordReport,
      fault: null,
    };
  } catch (error) {
    services = undefined;
    const root = langium().parser.LangiumParser.parse<File>('').value;
    const words: WordReport = { diagnostics: [], unterminated: [], unclosed: null };
    return { root, lexerErrors: [], parserErrors: [], words, fault: error instanceof Error ? error.message : String(error) };
  }
}
