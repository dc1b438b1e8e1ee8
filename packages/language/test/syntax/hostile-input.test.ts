import { describe, expect, test } from 'vitest';
import { MAX_DIAGNOSTICS, textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import type { SourceFile } from '../../src/names/source-file.ts';
import { format } from '../../src/syntax/formatter.ts';
import { describeDiagnostic, describeDiagnostics, modelsOf, singleFile, workspace } from '../journey-fixtures.ts';

/** xorshift32: the same bytes on every machine. */
function randomBytes(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

function readAll(text: string): { file: SourceFile; codes: string[]; messages: string[]; seconds: number } {
  const start = performance.now();
  const { files, file } = singleFile(text);
  const found = textDiagnostics(files, file);
  modelsOf(files, file);
  format(text);
  const seconds = (performance.now() - start) / 1000;
  return {
    file,
    codes: found.map(({ code }) => code),
    messages: found.slice(0, 10).map((diagnostic) => describeDiagnostic(file, diagnostic)),
    seconds,
  };
}

describe('1 MB of random bytes', () => {
  const bytes = randomBytes(1 << 20, 20260407);
  test.each(['latin1', 'utf-8'])('as %s: at most 1000 diagnostics, soon', (encoding) => {
    const { file, codes, seconds } = readAll(new TextDecoder(encoding).decode(bytes));
    expect(file.hasSyntaxErrors).toBe(true);
    expect(file.parsed.internalError).toBe(null);
    expect(codes.length).toBeLessThanOrEqual(MAX_DIAGNOSTICS);
    expect(codes).toContain('JRN0111');
    expect(seconds).toBeLessThan(20);
  });

  test('1 MB of the words of the language in random order', () => {
    const words = 'channel owner { } stage journey phase "x" , -> scale 1 .. 3 moment of truth observations measure from 80% 24h é\n'.split(
      ' ',
    );
    const text = [...randomBytes(1 << 18, 7)].map((byte) => words[byte % words.length]).join(' ');
    const { file, codes, seconds } = readAll(text);
    expect(file.parsed.internalError).toBe(null);
    expect(codes.length).toBeLessThanOrEqual(MAX_DIAGNOSTICS);
    expect(seconds).toBeLessThan(20);
  });
});

describe('deep nesting exhausts nothing', () => {
  test('{ 300 times', () => {
    const { file, messages } = readAll('{'.repeat(300));
    expect(file.parsed.internalError).toBe(null);
    expect(messages).toEqual([
      expect.stringContaining('JRN0101 «{»'),
      'JRN0104 «{» This block is not closed: a closing brace } is missing.',
    ]);
  });

  test('100,000 braces', () => {
    expect(readAll('{'.repeat(100_000)).file.parsed.internalError).toBe(null);
    expect(readAll('channel a\n}\n'.repeat(50_000)).file.parsed.internalError).toBe(null);
  });

  test('journey in stage in phase in journey, 300 times', () => {
    const { file, codes } = readAll('journey a { phase b { stage c {\n'.repeat(300));
    expect(file.parsed.internalError).toBe(null);
    expect(file.declarations.map(({ kind, name }) => `${kind} ${name}`).at(0)).toBe('journey a');
    expect(codes).toContain('JRN0104');
  });

  test('5,000 lines of } are one diagnostic', () => {
    const { messages } = readAll('}\n'.repeat(5000));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^JRN0149 «}» /);
  });
});

describe('small files', () => {
  test.each(['', ' \n', '// only a comment', '/* only a comment */', '\uFEFF', '\uFEFF// x\n'])('%j has no diagnostics', (text) => {
    expect(readAll(text).messages).toEqual([]);
  });
});

describe('names that are properties of every object', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'])('%s is found, resolved and lowered', (name) => {
    const text = `channel ${name}\njourney ${name} {\n  stage ${name} channel ${name} touchpoint ${name}\n}\ntouchpoint ${name} on ${name}
observations ${name} of ${name} method survey from "a.csv" { respondent "r"\n measure ${name} from "${name}" scale 1..5 }`;
    const { files, file } = singleFile(text);
    expect(describeDiagnostics(files, 'a')).toEqual([]);
    const [model] = modelsOf(files, file);
    expect(model?.stages).toMatchObject([{ name, channels: [name], touchpoints: [name] }]);
    expect(model?.studies).toMatchObject([{ name, measures: [{ stage: name }] }]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is unknown where nothing has this name', (name) => {
    expect(describeDiagnostics(workspace({ a: `touchpoint t on ${name}` }), 'a')).toEqual([
      `JRN0105 «${name}» No channel is called ${name}.`,
    ]);
    expect(describeDiagnostics(workspace({ a: `observations o of j method ${name}` }), 'a').at(-1)).toContain(
      `${name} is not a method of a study`,
    );
  });
});
