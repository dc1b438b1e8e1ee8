/** Cached diagnostics of a file are computed again if, and only if, something that they depend on has changed. */

import { diagnose } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { TextDiagnosticsCache } from '../../src/diagnostics/text-diagnostics-cache.ts';
import type * as ast from '../../src/generated/ast.ts';
import type { JourneyFiles } from '../../src/names/journey-files.ts';
import type { Declaration, SourceFile } from '../../src/names/source-file.ts';
import type { VisibleFiles } from '../../src/names/visible-files.ts';
import { fileOf, uriOf, workspace } from '../journey-fixtures.ts';

const HUB = 'channel web "Web"\nchannel store\ntouchpoint site "Site" on web\ntouchpoint desk on web\nsegment young share 40%\n';
const STAGES = '  stage a "I look" touchpoint site\n  stage b "I wait" touchpoint desk\n  stage c "I pay" touchpoint site\n';
const LEAF = `import "hub.journey"\nsegment old share 60%\njourney j for young {\n${STAGES}}\n`;

const codes = (files: JourneyFiles, of: TextDiagnosticsCache, name: string) =>
  of.diagnosticsOf(fileOf(files, name)).map(({ code }) => code);

describe('is computed again when', () => {
  const cases: [what: string, texts: Record<string, string>, asked: string, edits: [name: string, text: string][]][] = [
    ['an imported name changes', { hub: HUB, leaf: LEAF }, 'leaf', [['hub', HUB.replace('desk', 'counter')]]],
    ['an imported label changes', { hub: HUB, leaf: LEAF.replace('site', '"Site"') }, 'leaf', [['hub', HUB.replace('"Site"', '"Page"')]]],
    ['an imported share changes', { hub: HUB, leaf: LEAF }, 'leaf', [['hub', HUB.replace('40%', '50%')]]],
    [
      'an imported touchpoint changes its channel',
      { hub: HUB, leaf: LEAF },
      'leaf',
      [['hub', HUB.replace('desk on web', 'desk on store')]],
    ],
    [
      'a scale beyond what is imported changes',
      { far: '', hub: `import "far.journey"\n${HUB}`, leaf: LEAF.replace('"I pay"', '"I pay" score 2') },
      'leaf',
      [['far', 'scale -1..1']],
    ],
    [
      'an importing file no longer uses a touchpoint',
      { hub: HUB, leaf: LEAF },
      'hub',
      [['leaf', LEAF.replace('touchpoint desk', 'channel web')]],
    ],
    [
      'the cells of an importing study name nothing any more',
      {
        hub: HUB,
        leaf: LEAF.replace(/touchpoint \w+|for young/g, ''),
        poll: 'import "leaf.journey"\nobservations p of j {\n  touchpoint "where"\n}\n',
      },
      'leaf',
      [['poll', 'import "leaf.journey"\nobservations p of j {\n  verbatim "where"\n}\n']],
    ],
    ['a file that is imported appears', { leaf: LEAF }, 'leaf', [['hub', HUB]]],
    [
      'another good version counts while the text is broken',
      { hub: HUB, leaf: LEAF },
      'leaf',
      [
        ['hub', 'journey {'],
        ['hub', 'channel app'],
        ['hub', 'journey {'],
      ],
    ],
    ['lines move that a diagnostic points to', { hub: HUB, leaf: `${LEAF}channel web\n` }, 'leaf', [['hub', `\n${HUB}`]]],
  ];
  test.each(cases)('%s', (_, texts, asked, edits) => {
    const files = workspace(texts);
    const of = new TextDiagnosticsCache(files);
    const before = of.diagnosticsOf(fileOf(files, asked));
    for (const [at, [name, text]] of edits.entries()) {
      files.set(uriOf(name), text);
      if (at < edits.length - 1 && edits.length > 1) of.diagnosticsOf(fileOf(files, asked));
    }
    const after = of.diagnosticsOf(fileOf(files, asked));
    expect(after).toEqual(textDiagnostics(files, fileOf(files, asked)));
    expect(after).not.toEqual(before);
  });
});

describe('is kept when', () => {
  test.each([
    ['a comment is added to an imported file', HUB.replace('channel store', '// where?\nchannel store')],
    [
      'the goal of a persona of an imported file changes',
      `${HUB}persona lea {\n  goal "To be quick"\n}\n`,
      `${HUB}persona lea {\n  goal "Quick"\n}\n`,
    ],
  ])('%s', (_, text, first = HUB) => {
    const files = workspace({ hub: first, leaf: LEAF });
    const of = new TextDiagnosticsCache(files);
    const before = of.diagnosticsOf(fileOf(files, 'leaf'));
    files.set(uriOf('hub'), text);
    expect(of.diagnosticsOf(fileOf(files, 'leaf'))).toBe(before);
  });

  test('a stage of one of many importing files gets a feeling', () => {
    const files = workspace({ hub: HUB, leaf: LEAF, other: LEAF.replace('journey j', 'journey k') });
    const of = new TextDiagnosticsCache(files);
    expect(codes(files, of, 'hub')).toEqual([]);
    const before = of.diagnosticsOf(fileOf(files, 'hub'));
    files.set(uriOf('leaf'), LEAF.replace('site\n', 'site {\n    feels "Lost"\n  }\n'));
    expect(of.diagnosticsOf(fileOf(files, 'hub'))).toBe(before);
  });
});

test('without a record of what they read, any change makes them stale, and they are the same', () => {
  const files = workspace({ hub: HUB, leaf: LEAF });
  const of = new TextDiagnosticsCache(files, { recordsDependencies: false });
  const before = of.diagnosticsOf(fileOf(files, 'leaf'));
  expect(of.diagnosticsOf(fileOf(files, 'leaf'))).toBe(before);
  files.set(uriOf('hub'), HUB.replace('channel', '// where?\nchannel'));
  const after = of.diagnosticsOf(fileOf(files, 'leaf'));
  expect(after).not.toBe(before);
  expect(after).toEqual(textDiagnostics(files, fileOf(files, 'leaf')));
});

describe('a diagnostic that nothing else knows of', () => {
  const PERSONAS = 'persona lea "Léa" {\n  goal "To be quick"\n}\npersona tom {\n  goal "To save"\n}\n';
  const JOURNEY = 'import "who.journey"\njourney j for lea { stage look "I look" }\n';

  /** Reports the first goal of each journey's persona. */
  function* goalDiagnostics(files: VisibleFiles, file: SourceFile) {
    for (const use of file.references)
      for (const meant of files.resolve(use))
        yield diagnose('JRN0301', file.locationOf(use.range), { name: files.readDeclaration(meant, goalOf) });
  }
  const goalOf = ({ node }: Declaration) => (node as ast.Persona).traits[0]?.text ?? '';

  function goals(edit: (text: string) => string, start = PERSONAS) {
    const files = workspace({ who: start, j: JOURNEY });
    const cache = new TextDiagnosticsCache(files, { compute: (view, file) => [...goalDiagnostics(view, file)] });
    const before = cache.diagnosticsOf(fileOf(files, 'j'));
    files.set(uriOf('who'), edit(start));
    const after = cache.diagnosticsOf(fileOf(files, 'j'));
    return { isKept: after === before, names: after.map(({ parameters }) => parameters.name) };
  }

  test.each([
    ['what it reads changes', (text: string) => text.replace('quick', 'slow'), ['To be slow']],
    ['the declaration that it reads is another', (text: string) => `persona lea\n${text.replace('lea', 'leo')}`, ['']],
    ['the declaration goes', (text: string) => text.replace('lea', 'leo'), []],
  ])('is computed again when %s', (_, edit, names) => {
    expect(goals(edit)).toEqual({ isKept: false, names });
  });

  test.each([
    ['another declaration changes', (text: string) => text.replace('To save', 'To be safe')],
    ['lines move', (text: string) => `// Who?\n\n${text}`],
  ])('is kept when %s', (_, edit) => {
    expect(goals(edit)).toEqual({ isKept: true, names: ['To be quick'] });
  });

  test('reads the last good version of a file with syntax errors, and notices another', () => {
    const files = workspace({ who: PERSONAS, j: JOURNEY });
    files.set(uriOf('who'), 'journey {');
    const cache = new TextDiagnosticsCache(files, { compute: (view, file) => [...goalDiagnostics(view, file)] });
    const names = () => cache.diagnosticsOf(fileOf(files, 'j')).map(({ parameters }) => parameters.name);
    expect(names()).toEqual(['To be quick']);
    files.set(uriOf('who'), PERSONAS.replace('quick', 'slow'));
    files.set(uriOf('who'), 'journey {');
    expect(names()).toEqual(['To be slow']);
  });

  test('cannot reach the syntax or the positions of another file except by a recorded query', () => {
    const files: VisibleFiles = workspace({ who: PERSONAS, j: JOURNEY });
    const seen = files.get(uriOf('who'));
    // @ts-expect-error the syntax tree
    expect(seen?.parsed).toBeDefined();
    const persona = seen?.declarations[0];
    // @ts-expect-error the syntax node
    expect(persona?.node).toBeDefined();
    // @ts-expect-error the position
    expect(persona?.selectionRange).toBeDefined();
    // @ts-expect-error a query answers with plain data, not with the node
    expect(persona && files.readDeclaration(persona, ({ node }) => node)).toBeDefined();
    // @ts-expect-error nor with the declaration
    expect(persona && files.readDeclaration(persona, (declaration) => declaration)).toBeDefined();
  });
});
