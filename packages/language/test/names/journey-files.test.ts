import { describe, expect, test } from 'vitest';
import type { DeclarationKind } from '../../src/names/declaration-kind.ts';
import type { JourneyFiles } from '../../src/names/journey-files.ts';
import { describeDiagnostics, fileOf, fixture, uriOf, workspace } from '../journey-fixtures.ts';
import { marked } from '../marked-text.ts';

/** Where the use at the cursor leads: `b: channel web`. */
function meaning(texts: Readonly<Record<string, string>>): string[] {
  const [name, source] = Object.entries(texts).find(([, text]) => text.includes('<|>')) as [string, string];
  const { text, cursors } = marked(source);
  const files = workspace({ ...texts, [name]: text });
  const file = fileOf(files, name);
  const use = file.references.find(
    ({ range }) => file.document.offsetAt(range.start) <= (cursors[0] ?? 0) && (cursors[0] ?? 0) <= file.document.offsetAt(range.end),
  );
  if (!use) throw new Error('no use at the cursor');
  return files.resolve(use).map((declaration) => `${nameOf(declaration.file.uri)}: ${declaration.kind} ${declaration.nameOrLabel}`);
}

function nameOf(uri: string): string {
  return uri.replace(/^.*\/|\.journey$/g, '');
}

function find(files: JourneyFiles, file: string, kind: DeclarationKind, id: string) {
  const found = [...fileOf(files, file).allDeclarations()].find(
    (declaration) => declaration.kind === kind && declaration.nameOrLabel === id,
  );
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
}

describe('a name means', () => {
  test('what the file declares, by name or by quoted label', () => {
    expect(meaning({ a: 'channel web "Site web"\ntouchpoint t on w<|>eb' })).toEqual(['a: channel web']);
    expect(meaning({ a: 'channel web "Site web"\ntouchpoint t on "Site <|>web"' })).toEqual(['a: channel web']);
    expect(meaning({ a: 'channel web "Site web"\ntouchpoint t on « Site <|>web »' })).toEqual(['a: channel web']);
    expect(meaning({ a: 'channel "Site web"\ntouchpoint t on \'Site <|>web\'' })).toEqual(['a: channel Site web']);
  });

  test('what it imports', () => {
    expect(meaning({ a: 'import "b.journey"\ntouchpoint t on we<|>b', b: 'channel web' })).toEqual(['b: channel web']);
  });

  test('nothing that only an import imports', () => {
    const texts = { a: 'import "b.journey"\ntouchpoint t on web', b: 'import "c.journey"', c: 'channel web' };
    expect(describeDiagnostics(workspace(texts), 'a')).toEqual(['JRN0105 «web» No channel is called web.']);
  });

  test('a name before a label, a label where it is quoted', () => {
    const names = 'channel web "phone"\nchannel phone "web"\n';
    expect(meaning({ a: `${names}touchpoint t on we<|>b` })).toEqual(['a: channel web']);
    expect(meaning({ a: `${names}touchpoint t on "we<|>b"` })).toEqual(['a: channel phone']);
  });

  test('a persona or a segment, a segment or a channel', () => {
    expect(meaning({ a: 'segment s\njourney j for <|>s' })).toEqual(['a: segment s']);
    expect(meaning({ a: 'channel c\nplan p { initiative i of <|>c }' })).toEqual(['a: channel c']);
  });

  test('for a measure, a stage of the journey of its `of`', () => {
    const texts = {
      a: 'import "b.journey"\nobservations o of second { measure pay<|> from "q" }',
      b: 'journey first { stage pay }\njourney second { phase p { stage pay } }',
    };
    expect(meaning(texts)).toEqual(['b: stage pay']);
    const unknown = {
      a: 'journey first { stage pay touchpoint t }\njourney second\ntouchpoint t\nobservations o of second { measure pay from "q" }',
    };
    expect(describeDiagnostics(workspace(unknown), 'a')).toEqual(['JRN0105 «pay» No stage is called pay.']);
  });

  test('inside a value mapping, what the column is about', () => {
    const texts = {
      a: 'segment s "S"\njourney j { stage x }\nobservations o of j { segment "c" { "1" -> "<|>S" } stage "d" { "2" -> x } }',
    };
    expect(meaning(texts)).toEqual(['a: segment s']);
    expect(meaning({ a: texts.a.replace('<|>', '').replace('-> x', '-> <|>x') })).toEqual(['a: stage x']);
  });
});

describe('diagnostics of names', () => {
  test('unknown: the nearest is offered, as it is written', () => {
    const files = workspace({ a: 'channel store "Magasin"\ntouchpoint t on stroe\ntouchpoint u on "Magazin"' });
    expect(describeDiagnostics(files, 'a')).toEqual([
      'JRN0105 «stroe» No channel is called stroe. Did you mean store?',
      'JRN0105 «"Magazin"» No channel is called Magazin. Did you mean Magasin?',
    ]);
  });

  test('ambiguous', () => {
    const files = workspace({ a: 'channel web\nimport "b.journey"\ntouchpoint t on web', b: 'channel web' });
    expect(describeDiagnostics(files, 'a')).toEqual([
      'JRN0106 «web» web is already the name of another channel. Give one of them another name.',
      'JRN0109 «web» web names more than one channel that this file sees. Use a name that only one has.',
    ]);
  });

  test('duplicates: in one journey, over its phases; not over journeys or kinds', () => {
    const files = workspace({
      a: 'touchpoint t\njourney j { stage a touchpoint t phase p { stage a touchpoint t } }\njourney k { stage a touchpoint t }\nchannel t\nowner t',
    });
    expect(describeDiagnostics(files, 'a')).toEqual(['JRN0106 «a» a is already the name of another stage. Give one of them another name.']);
  });

  test('of an unknown journey, no complaint about its stages', () => {
    expect(describeDiagnostics(workspace({ a: 'observations o of nowhere { measure x from "q" }' }), 'a')).toEqual([
      'JRN0105 «nowhere» No journey is called nowhere.',
    ]);
  });
});

describe('imports', () => {
  test('a cycle is allowed', () => {
    const files = workspace({
      a: 'import "b.journey"\nchannel x\ntouchpoint t on y',
      b: 'import "a.journey"\nchannel y\ntouchpoint u on x',
    });
    expect(describeDiagnostics(files, 'a')).toEqual([]);
    expect(describeDiagnostics(files, 'b')).toEqual([]);
    expect(files.importClosureOf(fileOf(files, 'a'))).toHaveLength(2);
  });

  test('of itself and twice of one file changes nothing', () => {
    const files = workspace({ a: 'import "a.journey"\nimport "b.journey"\nimport "./b.journey"\ntouchpoint t on web', b: 'channel web' });
    expect(describeDiagnostics(files, 'a')).toEqual([]);
  });

  test('the scale counts through the whole graph, once', () => {
    const files = workspace({
      a: 'import "b.journey"\njourney j { stage s touchpoint t score 9 }\ntouchpoint t',
      b: 'import "c.journey"',
      c: 'scale 0..10',
    });
    expect(describeDiagnostics(files, 'a')).toEqual([]);
    files.set(uriOf('b'), 'import "c.journey"\nscale 0..5');
    expect(describeDiagnostics(files, 'b')).toEqual([
      'JRN0205 «scale 0..5» A journey has one scale, but this file sees another one in c.journey. Keep one.',
    ]);
    expect(describeDiagnostics(files, 'a')).toEqual([
      'JRN0205 «"b.journey"» A journey has one scale, but this file sees another one in c.journey. Keep one.',
      'JRN0201 «9» 9 lies outside the scale 0 to 5.',
    ]);
  });

  test('a deleted file is not seen any more; a new one is at once', () => {
    const files = workspace({ a: 'import "b.journey"\ntouchpoint t on web' });
    expect(describeDiagnostics(files, 'a')).toHaveLength(1);
    files.set(uriOf('b'), 'channel web');
    expect(describeDiagnostics(files, 'a')).toEqual([]);
    files.delete(uriOf('b'));
    expect(describeDiagnostics(files, 'a')).toHaveLength(1);
  });
});

test('a broken file keeps the names of its last good version', () => {
  const files = workspace({ a: 'import "b.journey"\ntouchpoint t on web', b: 'channel web\nchannel store' });
  files.set(uriOf('b'), 'chanel web\nchannel store');
  expect(describeDiagnostics(files, 'a')).toEqual([]);
  files.set(uriOf('b'), 'chanel we\nchannel store');
  expect(describeDiagnostics(files, 'a')).toEqual([]);
  files.set(uriOf('b'), 'channel we\nchannel store');
  expect(describeDiagnostics(files, 'a')).toEqual(['JRN0105 «web» No channel is called web. Did you mean we?']);
});

describe('every use of a declaration', () => {
  const files = workspace({
    a: 'channel web "Site"\ntouchpoint t on web',
    b: 'import "a.journey"\ntouchpoint u on "Site"\njourney j { stage s channel web { rupture from web "x" } }',
    c: 'channel web\ntouchpoint v on web',
  });

  test('is found in the files that see it, not in others', () => {
    const uses = files.findReferences(find(files, 'a', 'channel', 'web'));
    expect(uses.map(({ file, text }) => `${nameOf(file.uri)} ${text}`).sort()).toEqual(['a web', 'b Site', 'b web', 'b web']);
  });
});

describe('twins', () => {
  const files = workspace(Object.fromEntries(['perimetre', 'referentiel', 'cuisine'].map((name) => [name, fixture(name)])));

  test("a journey's stage and the repository's", () => {
    const stage = find(files, 'cuisine', 'stage', 'advice');
    const guide = find(files, 'referentiel', 'repository-stage', 'advice');
    expect(files.counterpartsOf(stage)).toEqual([guide]);
    expect(files.counterpartsOf(guide)).toEqual([stage]);
    expect(files.counterpartsOf(find(files, 'cuisine', 'stage', 'fit'))).toEqual([]);
  });
});

test('of all that was typed only the last good version of a broken text is kept', () => {
  const files = workspace({ a: 'channel web' });
  const typed = ['channel webs', 'channel webs "', 'channel webs "W', 'channel webs "W"'].map((text) => files.set(uriOf('a'), text));
  expect(typed.map(({ lastGood }) => lastGood?.text ?? null)).toEqual([null, 'channel webs', 'channel webs', null]);
});
