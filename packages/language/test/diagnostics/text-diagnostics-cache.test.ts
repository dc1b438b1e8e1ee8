/** What is remembered of a file is worked out again when, and only when, something that it depends on has changed. */
import { describe, expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { TextDiagnosticsCache } from '../../src/diagnostics/text-diagnostics-cache.ts';
import type { JourneyFiles } from '../../src/names/journey-files.ts';
import { fileOf, uriOf, workspace } from '../journey-fixtures.ts';

const HUB = 'channel web "Web"\nchannel store\ntouchpoint site "Site" on web\ntouchpoint desk on web\nsegment young share 40%\n';
const STAGES = '  stage a "I look" touchpoint site\n  stage b "I wait" touchpoint desk\n  stage c "I pay" touchpoint site\n';
const LEAF = `import "hub.journey"\nsegment old share 60%\njourney j for young {\n${STAGES}}\n`;

const codes = (files: JourneyFiles, of: TextDiagnosticsCache, name: string) =>
  of.diagnosticsOf(fileOf(files, name)).map(({ code }) => code);

describe('is worked out again when', () => {
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
    ['lines move that a finding points to', { hub: HUB, leaf: `${LEAF}channel web\n` }, 'leaf', [['hub', `\n${HUB}`]]],
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

describe('is remembered while', () => {
  test.each([
    ['a remark is written in an imported file', HUB.replace('channel store', '// where?\nchannel store')],
    [
      'a persona of an imported file is told more of',
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

  test('the stages of one of many importing files are told more of', () => {
    const files = workspace({ hub: HUB, leaf: LEAF, other: LEAF.replace('journey j', 'journey k') });
    const of = new TextDiagnosticsCache(files);
    expect(codes(files, of, 'hub')).toEqual([]);
    const before = of.diagnosticsOf(fileOf(files, 'hub'));
    files.set(uriOf('leaf'), LEAF.replace('site\n', 'site {\n    feels "Lost"\n  }\n'));
    expect(of.diagnosticsOf(fileOf(files, 'hub'))).toBe(before);
  });
});
