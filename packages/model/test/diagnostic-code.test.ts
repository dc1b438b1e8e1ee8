import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CODE, catalogue, isSyntaxError } from '../src/index.ts';

test('a code is found by the name of its diagnostic, and each name stands for one', () => {
  expect(CODE['unexpected-text']).toBe('JRN0101');
  expect(Object.keys(CODE)).toHaveLength(Object.keys(catalogue).length);
});

test('syntax is a family of its own: names and files are none of it', () => {
  const names = Object.values(catalogue)
    .filter(({ family }) => family === 'syntax')
    .map(({ name }) => name);
  expect(names).toEqual([
    'unexpected-text',
    'unreadable-character',
    'unterminated-text',
    'unclosed-block',
    'internal-fault',
    'curly-quotes',
    'decimal-comma',
    'invisible-character',
    'misplaced-keyword',
    'missing-value',
    'one-value-only',
    'name-of-several-words',
    'nested-comment',
    'missing-mapping-brace',
    'ambiguous-value',
    'flag-with-value',
    'scale-with-one-end',
    'brackets-for-braces',
    'bound-not-possible',
    'language-line-missing',
    'language-line-misspelt',
    'foreign-keyword',
    'comment-sign',
    'layout-sign',
    'list-without-commas',
    'keyword-value-separator',
    'surplus-sign',
    'range-spelling',
    'mapping-arrow',
    'quote-in-text',
    'text-without-quotes',
    'number-spelling',
    'percentage-spelling',
    'duration-spelling',
    'date-spelling',
    'keyword-spelling',
    'swapped-order',
    'missing-opening-brace',
    'surplus-closing-brace',
    'unclosed-comment',
    'escaped-closing-quote',
    'default-direction',
  ]);
  expect([isSyntaxError({ code: 'JRN0114' }), isSyntaxError({ code: 'JRN0105' })]).toEqual([true, false]);
});

/** The sources without their comments. */
function sources(): { path: string; text: string }[] {
  const packages = fileURLToPath(new URL('../../', import.meta.url));
  const paths = globSync('*/src/**/*.ts', { cwd: packages }).map((path) => path.replaceAll('\\', '/'));
  return paths.map((path) => ({
    path,
    text: readFileSync(`${packages}${path}`, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|\s)\/\/.*/g, '$1'),
  }));
}

/** Message tables quote codes to people, as in `--severity JRN0301=off`. */
const isExempt = (path: string) => path === 'model/src/diagnostics/catalogue.ts' || path.endsWith('/messages.ts');

test('a code stands as a literal only in the catalogue and in calls that make a diagnostic or a cause; elsewhere its name does', () => {
  const found = sources()
    .filter(({ path }) => !isExempt(path))
    .flatMap(({ path, text }) =>
      [...text.replace(/\b(?:diagnose|diagnoseElement|causeOf|question|replacement)\(\s*'JRN\d{4}'/g, '').matchAll(/.*JRN\d.*/g)].map(
        ([line]) => `${path}: ${line.trim()}`,
      ),
    );
  expect(sources().length).toBeGreaterThan(200);
  expect(found).toEqual([]);
});
