import { expect, test, vi } from 'vitest';
import type { Instruction } from '../../src/syntax/grammar-program.ts';

type Program = typeof import('../../src/syntax/grammar-program.ts');
type Tokens = typeof import('../../src/syntax/token-types.ts');

async function loadProgram(): Promise<Program & Tokens> {
  vi.resetModules();
  return { ...(await import('../../src/syntax/grammar-program.ts')), ...(await import('../../src/syntax/token-types.ts')) };
}

function outline({ RULES, TERMINALS, TOKEN_TYPE_NAMES, terminalPatterns, Terminal, RuleCall, Sequence, Alternatives }: Program & Tokens) {
  const part = (instruction: Instruction): unknown => {
    const kind = instruction.constructor.name;
    const first = [...instruction.firstSet];
    if (instruction instanceof Terminal) {
      const { number, tokenType, keyword, property, operator, referenceTypes, ruleName, source } = instruction;
      return { kind, first, number, tokenType, keyword, property, operator, referenceTypes, ruleName, source: source.$type };
    }
    if (instruction instanceof RuleCall) {
      const { rule, target, followTerminals } = instruction;
      return { kind, first, rule: rule.name, target, follow: followTerminals.map(({ number }) => number) };
    }
    if (instruction instanceof Sequence) return { kind, first, parts: instruction.instructions.map(part) };
    if (instruction instanceof Alternatives) return { kind, first, parts: instruction.branches.map(part) };
    return { kind, first, body: part((instruction as Instruction & { readonly body: Instruction }).body) };
  };
  const rules = RULES.map((rule) => ({ name: rule.name, body: part(rule.body), node: rule.createNode() }));
  return { rules, terminals: TERMINALS.length, tokens: TOKEN_TYPE_NAMES, patterns: terminalPatterns() };
}

test('the module that bundles contain in the place of Langium makes the same program of the grammar', async () => {
  const original = outline(await loadProgram());
  vi.doMock('langium', () => import('../../src/syntax/bundled-langium.ts'));
  const bundled = outline(await loadProgram());
  vi.doUnmock('langium');
  expect(original.rules.length).toBeGreaterThan(30);
  expect(bundled).toEqual(original);
});

test('a reference to nothing is an error', async () => {
  const { loadGrammarFromJson } = await import('../../src/syntax/bundled-langium.ts');
  expect(() => loadGrammarFromJson('{"rules": [{"rule": {"$ref": "#/rules@7"}}]}')).toThrow('#/rules@7');
});
