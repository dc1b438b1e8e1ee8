import { readFileSync } from 'node:fs';
import { EmptyFileSystem, type GrammarAST, URI } from 'langium';
import { createLangiumGrammarServices } from 'langium/grammar';
import { describe, expect, test } from 'vitest';
import { JourneyLanguageGrammar } from '../../src/generated/grammar.ts';
import { describeConflict, ll1Conflicts } from '../../src/syntax/ll1-check.ts';

const { shared } = createLangiumGrammarServices(EmptyFileSystem);
let documents = 0;

async function grammarOf(text: string): Promise<GrammarAST.Grammar> {
  const uri = URI.parse(`memory:///${++documents}.langium`);
  const document = shared.workspace.LangiumDocumentFactory.fromString<GrammarAST.Grammar>(text, uri);
  await shared.workspace.DocumentBuilder.build([document]);
  expect(document.parseResult.parserErrors).toEqual([]);
  return document.parseResult.value;
}

const TERMINALS = `
terminal REF: /\\u0000REF/;
terminal STRING: /"[^"]*"/;
terminal NUMBER returns number: /[0-9]+/;
terminal ID: /[a-z]+/;`;

async function conflictsOf(rules: string): Promise<string[]> {
  return ll1Conflicts(await grammarOf(`grammar Bad\n${rules}\n${TERMINALS}`)).map(describeConflict);
}

test('the grammar of the language has no conflict, so that no exception is needed', () => {
  expect(ll1Conflicts(JourneyLanguageGrammar())).toEqual([]);
});

test('the check reads the grammar as it is generated', async () => {
  const text = readFileSync(new URL('../../src/journey.langium', import.meta.url), 'utf8');
  expect(ll1Conflicts(await grammarOf(text))).toEqual([]);
});

test('without OWNER, an `owner` may belong to the touchpoint before it or begin a statement', async () => {
  const text = readFileSync(new URL('../../src/journey.langium', import.meta.url), 'utf8');
  const conflicts = ll1Conflicts(await grammarOf(text.replace('Owner: OWNER Named;', "Owner: 'owner' Named;")));
  expect(conflicts).toMatchObject([{ kind: 'FIRST/FOLLOW', rule: 'Touchpoint', tokens: ['owner'] }]);
});

describe('FIRST/FIRST: two alternatives begin alike', () => {
  test('with the same keyword', async () => {
    expect(await conflictsOf("entry File: items+=(A | B)*; A: 'stage' name=ID; B: 'stage' name=STRING;")).toEqual([
      'File: A and B begin with the same token: stage',
    ]);
  });

  test('with a keyword and a name, since a keyword is also a name', async () => {
    expect(await conflictsOf("entry File: ('scale' min=NUMBER | name=ID);")).toEqual([
      "File: ('scale' min=NUMBER) and name=ID begin with the same token: scale",
    ]);
  });

  test('with a reference and a text, since a reference may be a quoted label', async () => {
    expect(await conflictsOf('entry File: (target=REF | label=STRING);')).toEqual([
      'File: target=REF and label=STRING begin with the same token: STRING',
    ]);
  });

  test('behind what may be missing', async () => {
    expect(await conflictsOf("entry File: (('a')? 'b' x=ID | 'b' y=NUMBER);")).toEqual([
      "File: ('a'? 'b' x=ID) and ('b' y=NUMBER) begin with the same token: b",
    ]);
  });
});

describe('FIRST/FOLLOW: what begins an optional part may also follow it', () => {
  test('in its own rule', async () => {
    expect(await conflictsOf("entry File: 'a' (label=STRING)? text=STRING;")).toEqual([
      'File: label=STRING? may be followed by a token that also begins it: STRING',
    ]);
  });

  test('in the rule that calls it', async () => {
    expect(
      await conflictsOf("entry File: items+=(Stage | Channel)*; Stage: 'stage' name=ID ('channel' c=ID)?; Channel: 'channel' name=ID;"),
    ).toEqual(["Stage: ('channel' c=ID)? may be followed by a token that also begins it: channel"]);
  });

  test('over two rules', async () => {
    const rules = "entry File: 'x' a=A 'b' y=ID; A: 'a' b=B; B: 'c' ('b' z=ID)?;";
    expect(await conflictsOf(rules)).toEqual(["B: ('b' z=ID)? may be followed by a token that also begins it: b"]);
  });

  test('in a fragment, as where it is called', async () => {
    const rules = "entry File: 'x' Named label2=STRING; fragment Named: name=ID label=STRING?;";
    expect(await conflictsOf(rules)).toEqual(['File: label=STRING? may be followed by a token that also begins it: STRING']);
  });

  test('of a repeated part', async () => {
    expect(await conflictsOf("entry File: ('a' x+=NUMBER)* 'a' y=ID;")).toEqual([
      "File: ('a' x+=NUMBER)* may be followed by a token that also begins it: a",
    ]);
  });
});

test('a repeated part that may match nothing never ends', async () => {
  expect(await conflictsOf("entry File: 'x' (('a')? ('b')?)*;")).toContain("File: ('a'? 'b'?)* is repeated, but may match nothing");
});

test('a grammar that is LL(1) has no conflict', async () => {
  expect(
    await conflictsOf("entry File: items+=Stage*; Stage: 'stage' name=ID label=STRING? ('score' s=NUMBER | 'to' t=REF)* ('{' b=ID '}')?;"),
  ).toEqual([]);
});
