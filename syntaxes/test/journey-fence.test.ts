import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const FENCES = 'markdown.journey.codeblock';
const FILES: Readonly<Record<string, string>> = { 'source.journey': 'journey.tmLanguage.json', [FENCES]: 'journey-fence.tmLanguage.json' };

/** In place of VS Code's grammar of Markdown: paragraphs and other fences. */
const MARKDOWN = {
  scopeName: 'text.html.markdown',
  patterns: [{ name: 'markup.fenced_code.block.markdown', begin: '^(`{3,})(.*)$', end: '^\\1\\s*$' }],
};

/** The scopes of each stretch of a Markdown text, by its text. */
async function scopesIn(text: string): Promise<Map<string, readonly string[]>> {
  await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))).catch(() => {});
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (line) => new oniguruma.OnigString(line),
    }),
    loadGrammar: async (scope) => {
      const file = FILES[scope];
      if (file === undefined) return textmate.parseRawGrammar(JSON.stringify(MARKDOWN), 'markdown.json');
      const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
      return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
    getInjections: (scope) => (scope === MARKDOWN.scopeName ? [FENCES] : undefined),
  });
  const grammar = await registry.loadGrammar(MARKDOWN.scopeName);
  if (!grammar) throw new Error('no grammar');
  const found = new Map<string, readonly string[]>();
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) found.set(line.slice(startIndex, endIndex).trim(), scopes);
    stack = ruleStack;
  }
  return found;
}

const JOURNEY = 'journey kitchen "I buy" {\n  stage compare "I look" score +2\n}';

test.each(['journey', 'journey {.wide}', ' journey', 'JOURNEY'])('a fence with the info %j is coloured as a journey', async (info) => {
  const scopes = await scopesIn(`# Title\n\n\`\`\`${info}\n${JOURNEY}\n\`\`\`\n\nstage after`);
  expect(scopes.get('stage')).toContain('meta.embedded.block.journey');
  expect(scopes.get('stage')?.some((scope) => scope.startsWith('keyword') || scope.startsWith('storage'))).toBe(true);
  expect(scopes.get('stage after')).toEqual(['text.html.markdown']);
});

test('another fence is not', async () => {
  for (const info of ['mermaid', 'journeys', '', 'js journey']) {
    const scopes = await scopesIn(`\`\`\`${info}\n${JOURNEY}\n\`\`\`\n`);
    expect([...scopes.values()].flat()).not.toContain('meta.embedded.block.journey');
  }
});
