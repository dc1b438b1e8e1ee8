import { readFileSync } from 'node:fs';
import { CONSTRUCTS, JourneyFiles, KEYWORDS, SourceFile, textDiagnostics } from '@parcours/language';
import { CstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { textWith } from '../../packages/language/test/attribute-samples.ts';
import { colour, isKeyword, type Stretch, scopeAt, scopesAt } from './colour.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const tour = read('tour.journey');

const samples: Readonly<Record<string, string>> = {
  'tour.journey': tour,
  'cuisine.journey': read('../../examples/cuisine/cuisine.journey'),
  'perimetre.journey': read('../../examples/cuisine/perimetre.journey'),
  'referentiel.journey': read('../../examples/cuisine/referentiel.journey'),
};

/** The words that the lexer knows as keywords. */
const keywords = KEYWORDS;

type Taken = 'keyword' | 'name' | 'STRING' | 'NUMBER' | 'PERCENT' | 'DURATION' | 'DATE';

/** A word of a text with what the parser took it for. */
interface Word {
  readonly offset: number;
  readonly text: string;
  readonly taken: Taken;
}

function words(text: string): Word[] {
  const file = new SourceFile('file:///sample.journey', text);
  expect(file.hasSyntaxErrors, text).toBe(false);
  const root = file.parsed.root.$cstNode;
  if (!root) return [];
  return CstUtils.flattenCst(root)
    .toArray()
    .flatMap((leaf): Word[] => {
      if (leaf.hidden) return [];
      const source = leaf.grammarSource;
      const terminal = leaf.tokenType.name;
      if (GrammarAST.isKeyword(source)) {
        return /^\p{L}/u.test(leaf.text) ? [{ offset: leaf.offset, text: leaf.text, taken: 'keyword' }] : [];
      }
      if (terminal === 'OWNER') return [{ offset: leaf.offset, text: leaf.text, taken: 'keyword' }];
      if (terminal === 'STRING' || terminal === 'NUMBER' || terminal === 'PERCENT' || terminal === 'DURATION' || terminal === 'DATE') {
        return [{ offset: leaf.offset, text: leaf.text, taken: terminal }];
      }
      return [{ offset: leaf.offset, text: leaf.text, taken: 'name' }];
    });
}

const colours: Readonly<Record<Taken, (scope: string) => boolean>> = {
  keyword: (scope: string) => isKeyword(scope),
  name: (scope: string) => /^(?:entity\.name|variable|support)\./.test(scope),
  STRING: (scope: string) => /^punctuation\.definition\.string\.begin\./.test(scope),
  NUMBER: (scope: string) => scope === 'constant.numeric.journey',
  PERCENT: (scope: string) => scope === 'constant.numeric.percent.journey',
  DURATION: (scope: string) => scope === 'constant.numeric.duration.journey',
  DATE: (scope: string) => scope === 'constant.numeric.date.journey',
};

/** The words whose colour is not what the parser took them for. */
async function miscoloured(text: string): Promise<string[]> {
  const stretches = await colour(text);
  return words(text).flatMap(({ offset, text: word, taken }) => {
    const first = scopeAt(stretches, offset);
    if (!colours[taken](first)) return [`${word} is ${taken}, coloured ${first}`];
    if (taken === 'STRING') return stringEnds(stretches, offset, word) ? [] : [`${word} is coloured too long or too short`];
    const last = scopeAt(stretches, offset + word.length - 1);
    return last === first ? [] : [`${word} is coloured in two pieces`];
  });
}

function stringEnds(stretches: readonly Stretch[], offset: number, word: string): boolean {
  const inString = (at: number) => scopesAt(stretches, at).some((scope) => scope.startsWith('string.'));
  const begin = (at: number) => scopeAt(stretches, at).startsWith('punctuation.definition.string.begin.');
  const end = offset + word.length;
  return inString(end - 1) && (!inString(end) || begin(end));
}

describe('words are coloured as the parser takes them', () => {
  for (const [name, text] of Object.entries(samples)) {
    test(name, async () => expect(await miscoloured(text)).toEqual([]));
  }

  test('every keyword of the language stands in the tour, and in its place', () => {
    const seen = new Set(words(tour).flatMap(({ text, taken }) => (taken === 'keyword' ? [text] : [])));
    expect(keywords.filter((word) => !seen.has(word))).toEqual([]);
  });

  const attributes = [...CONSTRUCTS.values()].flatMap((construct) => construct.attributes);
  test.each(attributes.map((attribute) => ({ name: `${attribute.owner}.${attribute.keyword}`, attribute })))(
    'the attribute $name, where it belongs',
    async ({ attribute }) => {
      expect(await miscoloured(textWith(attribute))).toEqual([]);
    },
  );

  test.each(keywords)('anything may be named %s', async (word) => {
    const text = `
channel ${word} "Etikett"
owner ${word}
segment ${word} share 5%
persona ${word} in ${word} { goal "Ziel" }
touchpoint ${word} on ${word} owner ${word}
repository ${word} {
  stage ${word} { action ${word} basic channel ${word}, ${word} { response ${word} +1 } }
}
journey ${word} "Etikett" for ${word} uses ${word} {
  kpi nps as ${word} target 40
  phase ${word} {
    stage ${word} channel ${word}, ${word} touchpoint ${word}, ${word} moment of truth { touchpoint ${word} score 1 rupture from ${word} to ${word} "Bruch" }
  }
}
questionnaire ${word} of ${word} {
  verbatim "v" on ${word}
}
observations ${word} of ${word} uses ${word} method survey wave ${word} from "a.csv" {
  channel "k" { "1" -> ${word} }
  measure ${word} from "q" scale 1..5
  kpi ${word} from "r" scale 0..10
}
plan ${word} for ${word} { initiative ${word} on ${word} owner ${word} of ${word} }
require stage ${word} gap at most 1
`;
    expect(await miscoloured(text)).toEqual([]);
  });

  test('a name on a later line, behind a comment', async () => {
    expect(
      await miscoloured('channel // which?\n  quote\n  "Devis"\nowner\n  date\njourney /* the */ scale {\n  stage\n    action\n}'),
    ).toEqual([]);
  });

  test('names with hyphens and in other scripts hold no keywords', async () => {
    expect(await miscoloured('channel web-channel\nsegment неделя share 3%\npersona 山田-goal in неделя\nchannel Łódź')).toEqual([]);
  });
});

describe('no word is coloured as a keyword that the lexer does not know', () => {
  const text = `${tour}\nalso kpis stages quotes imported Channel STAGE journey-map moment of trust`;
  test('in the tour and behind it', async () => {
    const outside = (await colour(text)).filter(({ scopes }) => !scopes.some((scope) => scope.startsWith('comment.')));
    const wrong = outside.filter((stretch) => isKeyword(stretch.scopes.at(-1) ?? '')).flatMap(({ text }) => text.split(/\s+/));
    expect(wrong.filter((word) => !keywords.includes(word))).toEqual([]);
  });

  test('in the grammar’s own patterns', () => {
    const grammar = read('../journey.tmLanguage.json');
    const alternatives = [...grammar.matchAll(/"(?:match|begin)": "\(?(?:\?:)?([a-z|]+)\)?\(\?!-\?/g)].flatMap((match) =>
      (match[1] ?? '').split('|'),
    );
    expect(alternatives.length).toBeGreaterThan(80);
    expect(alternatives.filter((word) => !keywords.includes(word))).toEqual([]);
  });
});

test('a comment that accepts a finding is told from other comments', async () => {
  const coloured = async (text: string) =>
    (await colour(text)).flatMap(({ text: word, scopes }) => {
      const scope = scopes.at(-1) ?? '';
      return scope.startsWith('comment.') || word.trim() === '' ? [] : [`${word} ${scope.replace('.journey', '')}`];
    });
  expect(await coloured('// parcours: allow JRN0303 "No \\"own\\" touchpoint"')).toEqual([
    'parcours keyword.other.acceptance',
    'allow keyword.other.acceptance',
    'JRN0303 constant.other.code',
    '"No \\"own\\" touchpoint" string.quoted.reason',
  ]);
  expect(await coloured('/* parcours : erlauben JRN0405 */')).toEqual([
    'parcours keyword.other.acceptance',
    'erlauben keyword.other.acceptance',
    'JRN0405 constant.other.code',
  ]);
  for (const text of ['// parcours: see JRN0303', '// about parcours: allow JRN0303', '// parcours: allowed JRN0303']) {
    expect(await coloured(text)).toEqual([]);
  }
});

describe('quoted texts', () => {
  test.each([
    ['"', '"no closing quote'],
    ["'", "'no closing quote"],
    ['«', '« no closing quote'],
    ['"', '"ends in a backslash \\'],
    ['"', '"an escaped quote \\"'],
  ])('one without its closing %s ends at its line', async (_quote, unclosed) => {
    const text = `journey a {\n  objective ${unclosed}\n  phase "Then" { }\n}`;
    const stretches = await colour(text);
    expect(scopesAt(stretches, text.indexOf(unclosed) + unclosed.length - 1).some((scope) => scope.startsWith('string.'))).toBe(true);
    expect(scopeAt(stretches, text.indexOf('phase'))).toBe('storage.type.phase.journey');
    expect(scopeAt(stretches, text.indexOf('Then'))).toBe('string.quoted.double.journey');
  });

  test('escapes stand out, in straight quotes only', async () => {
    const text = 'channel "a \\" b"\nchannel « c \\ d »';
    const stretches = await colour(text);
    expect(scopeAt(stretches, text.indexOf('\\"'))).toBe('constant.character.escape.journey');
    expect(scopeAt(stretches, text.indexOf('\\ d'))).toBe('string.quoted.other.journey');
  });

  test('quotes of another kind and comment signs inside a text are text', async () => {
    expect(await miscoloured(`channel "l'ami « x » // no comment /* none"\nchannel 'say "hello"'\nchannel web`)).toEqual([]);
  });
});

test('"moment of truth" is one unit', async () => {
  const stretches = await colour('journey a { stage b moment of truth }\nrequire every moment of truth gap at most 1');
  const units = stretches.filter(({ scopes }) => scopes.at(-1) === 'keyword.control.moment-of-truth.journey');
  expect(units.map(({ text }) => text)).toEqual(['moment of truth', 'moment of truth']);
});

test('comments', async () => {
  const text = 'channel web // stage "x"\n/* journey\n   stage */ channel store';
  const stretches = await colour(text);
  expect(scopesAt(stretches, text.indexOf('stage "x"'))).toContain('comment.line.double-slash.journey');
  expect(scopesAt(stretches, text.indexOf('stage */'))).toContain('comment.block.journey');
  expect(scopeAt(stretches, text.indexOf('store'))).toBe('entity.name.type.journey');
});

test('an owner is a statement at the beginning of a line only', async () => {
  const text = 'touchpoint a on web owner digital\nowner retail\n/* also */ owner care';
  const stretches = await colour(text);
  expect(scopeAt(stretches, text.indexOf('owner digital'))).toBe('keyword.other.attribute.journey');
  expect(scopeAt(stretches, text.indexOf('owner retail'))).toBe('storage.type.owner.journey');
  expect(scopeAt(stretches, text.indexOf('owner care'))).toBe('storage.type.owner.journey');
});

test('the scopes of a small file', async () => {
  const small = [
    'import "perimetre.journey"',
    '',
    "journey kitchen 'J’achète' for lea {",
    '  kpi csat as quote boxes 4..5 target 80%',
    '  phase "Avant" {',
    '    stage compare "Je compare" channel web, phone score +2 moment of truth {',
    '      expects "Un prix \\"ferme\\"" within 24h // toujours',
    '      rupture from web to phone « Devis perdu »',
    '    }',
    '  }',
    '}',
    'observations s of kitchen method survey date 2026-03-31 from "a.csv" {',
    '  channel "canal" { "1" -> web }',
    '}',
  ].join('\n');
  const shown = (await colour(small))
    .filter(({ text }) => text.trim())
    .map(
      ({ text, scopes }) =>
        `${text.trim()}  ${scopes
          .slice(1)
          .map((scope) => scope.replace(/\.journey$/, ''))
          .join(' › ')}`,
    );
  await expect(shown.join('\n')).toMatchFileSnapshot('grammar.snapshot.txt');
});

describe('the language configuration', () => {
  const configuration = JSON.parse(read('../language-configuration.json')) as {
    wordPattern: { pattern: string; flags: string };
    indentationRules: { increaseIndentPattern: { pattern: string }; decreaseIndentPattern: { pattern: string } };
    onEnterRules: { beforeText: string; afterText?: string }[];
    autoClosingPairs: { open: string; close: string }[];
  };

  test('a double click takes a whole name, number or date', () => {
    const { pattern, flags } = configuration.wordPattern;
    const found = 'stage web-only channel Łódź_2, 山田 +2 -0.5 2026-03-31 80%'.match(new RegExp(pattern, `g${flags}`));
    expect(found).toEqual(['stage', 'web-only', 'channel', 'Łódź_2', '山田', '+2', '-0.5', '2026-03-31', '80']);
  });

  test('the word pattern takes every name of the samples as the lexer does', () => {
    const { pattern, flags } = configuration.wordPattern;
    const whole = new RegExp(`^(?:${pattern})$`, flags);
    const names = Object.values(samples).flatMap((text) => words(text).filter(({ taken }) => taken === 'name'));
    expect(names.filter(({ text }) => !whole.test(text))).toEqual([]);
  });

  test('a line that opens a block indents, one that closes it outdents', () => {
    const increase = new RegExp(configuration.indentationRules.increaseIndentPattern.pattern);
    expect(['journey a "b" {', "  stage 'l\"a {' {", '  phase « x » { // first'].map((line) => increase.test(line))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['// journey a {', 'channel "a {"', 'persona a {}', 'channel web'].map((line) => increase.test(line))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(new RegExp(configuration.indentationRules.decreaseIndentPattern.pattern).test('  }')).toBe(true);
  });

  test('every pattern is one', () => {
    for (const { beforeText, afterText } of configuration.onEnterRules) {
      expect(() => [new RegExp(beforeText), new RegExp(afterText ?? '')]).not.toThrow();
    }
    expect(configuration.autoClosingPairs.map(({ open, close }) => open + close)).toContain('«»');
  });
});

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly scope?: string;
  readonly body: readonly string[];
}

describe('snippets', () => {
  const snippets = JSON.parse(read('../snippets.json')) as Record<string, Snippet>;

  test.each(Object.keys(snippets))('%s parses when its defaults are kept', (name) => {
    const snippet = snippets[name] as Snippet;
    const text = surrounded(filled(snippet.body.join('\n')));
    const files = new JourneyFiles();
    const found = textDiagnostics(files, files.set('file:///snippet.journey', text)).filter(
      ({ code }) => code.startsWith('JRN010') && code <= 'JRN0104',
    );
    expect(found.map(({ code, at }) => `${code} ${text.split('\n')[at.range.start.line]}`)).toEqual([]);
  });

  test.each(Object.keys(snippets))('%s has a short description and says where the cursor ends', (name) => {
    const { description, body } = snippets[name] as Snippet;
    expect(description.length).toBeLessThan(90);
    const stops = [...body.join('\n').matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
    expect(stops).toContain(0);
  });
});

/** A snippet's text with every placeholder left as it is proposed. */
function filled(body: string): string {
  let text = body;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/\$\{\d+\|([^,|]*)(?:,[^|]*)?\|\}/g, '$1')
      .replace(/\$\{\d+:([^${}]*)\}/g, '$1')
      .replace(/\$\{\d+\}|\$\d+/g, '');
  }
  return text
    .replace(/\$CURRENT_YEAR/g, '2026')
    .replace(/\$CURRENT_MONTH/g, '03')
    .replace(/\\\$/g, '$');
}

/** A snippet where it would be typed: a stage goes into a journey, an action into a repository. */
function surrounded(text: string): string {
  const word = /^\s*(\w+)/.exec(text)?.[1] ?? '';
  const inJourney = ['phase', 'stage', 'kpi', 'objective'];
  const inStage = ['does', 'needs', 'choice', 'expects', 'feels', 'pain', 'idea', 'rupture', 'note'];
  const inObservations = ['measure', 'where', 'respondent'];
  if (inJourney.includes(word)) return `journey a {\n${text}\n}`;
  if (inStage.includes(word)) return `journey a {\nstage b {\n${text}\n}\n}`;
  if (inObservations.includes(word)) return `observations a of b {\n${text}\n}`;
  if (word === 'action') return `repository a {\nstage b {\n${text}\n}\n}`;
  if (word === 'response') return `repository a {\nstage b {\naction c {\n${text}\n}\n}\n}`;
  if (word === 'initiative') return `plan a {\n${text}\n}`;
  return text;
}
