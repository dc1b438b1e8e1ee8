import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

/** One coloured stretch of text: where it begins in the whole text, what it is, and its innermost scope. */
export interface Stretch {
  readonly offset: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

let grammar: Promise<IGrammar> | undefined;

/** Colours a text as VS Code does. */
export async function colour(text: string): Promise<Stretch[]> {
  grammar ??= load();
  const { tokenizeLine } = await grammar.then((loaded) => ({ tokenizeLine: loaded.tokenizeLine.bind(loaded) }));
  const stretches: Stretch[] = [];
  let stack = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const part = line.slice(startIndex, endIndex);
      if (part) stretches.push({ offset: offset + startIndex, text: part, scopes });
    }
    stack = ruleStack;
    offset += line.length + 1;
  }
  return stretches;
}

async function load(): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const path = fileURLToPath(new URL('../journey.tmLanguage.json', import.meta.url));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (line) => new oniguruma.OnigString(line),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const loaded = await registry.loadGrammar('source.journey');
  if (!loaded) throw new Error('The grammar source.journey could not be loaded.');
  return loaded;
}

/** The innermost scope at an offset. */
export function scopeAt(stretches: readonly Stretch[], offset: number): string {
  const stretch = stretches.find((each) => offset >= each.offset && offset < each.offset + each.text.length);
  return stretch?.scopes.at(-1) ?? '';
}

/** All scopes at an offset, outermost first. */
export function scopesAt(stretches: readonly Stretch[], offset: number): readonly string[] {
  return stretches.find((each) => offset >= each.offset && offset < each.offset + each.text.length)?.scopes ?? [];
}

/** Whether a scope is the colour of a keyword (operators such as `->` left aside). */
export function isKeyword(scope: string): boolean {
  return /^(?:keyword\.(?!operator)|storage\.)/.test(scope);
}
