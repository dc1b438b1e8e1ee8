import { LANGUAGES } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import {
  ATTRIBUTES,
  type Attribute,
  attributeStartingAt,
  CONSTRUCTS,
  partDoc,
  partOfProperty,
  unusedPartTexts,
} from '../src/attributes/attribute-table.ts';
import type { CompositeNode, LeafNode } from '../src/syntax/cst.ts';
import { cstNodeOf } from '../src/syntax/cst.ts';
import { expectedTokens } from '../src/syntax/expected-tokens.ts';
import { format } from '../src/syntax/formatter.ts';
import { isSound, parse } from '../src/syntax/parse.ts';
import { textWith, writtenAttribute } from './attribute-samples.ts';
import { describeDiagnostics, workspace } from './journey-fixtures.ts';

const named = ATTRIBUTES.map((attribute) => ({ name: `${attribute.owner}.${attribute.keyword}`, attribute }));
const free = (type: string) => (CONSTRUCTS.get(type)?.attributes ?? []).filter(({ placement }) => placement === 'free');
const withFree = [...CONSTRUCTS.keys()].filter((type) => free(type).length > 0);

/** The attributes that stand in a text, each with its owner. */
function attributesIn(text: string): string[] {
  const leaves = (node: CompositeNode): LeafNode[] => [...node.ownTokens(), ...node.children.flatMap(leaves)];
  return leaves(cstNodeOf(parse(text).root)).flatMap(({ terminal }) => {
    const attribute = attributeStartingAt(terminal);
    return attribute ? [`${attribute.owner}.${attribute.keyword}`] : [];
  });
}

describe.each(named)('$name', ({ name, attribute }) => {
  test('has a sample, and documentation in three languages', () => {
    expect(attribute.sample, 'a line for it in PART_TEXTS').toBeDefined();
    for (const keyword of attribute.keywords) {
      for (const language of LANGUAGES)
        expect(partDoc(attribute, language, 'en', keyword), `a message for it in ${language}`).not.toBeNull();
    }
  });

  test('its sample is read as that attribute, in every language of the keywords', () => {
    const text = textWith(attribute);
    expect(isSound(parse(text)), text).toBe(true);
    expect(attributesIn(text)).toContain(name);
    for (const language of LANGUAGES) expect(attributesIn(format(text, language) ?? '')).toContain(name);
  });
});

test('every line of the table belongs to a part of a header', () => {
  expect(unusedPartTexts()).toEqual([]);
});

describe.each(withFree)('the attributes of %s that may stand in any order', (type) => {
  const attributes = free(type);

  test('are formatted in their order', () => {
    const formatted = format(textWith(...attributes.toReversed())) ?? '';
    expect(attributesIn(formatted).filter((name) => attributes.some(({ keyword }) => name === `${type}.${keyword}`))).toEqual(
      attributes.map(({ keyword }) => `${type}.${keyword}`),
    );
  });

  test.each(attributes.map((attribute) => ({ keyword: attribute.keyword, attribute })))(
    '$keyword, written twice, is reported',
    ({ attribute, keyword }) => {
      const text = textWith(attribute, attribute);
      expect(describeDiagnostics(workspace({ a: text }), 'a')).toContain(
        `JRN0202 «${keyword}» "${keyword}" is written twice here; only one can count. Remove one.`,
      );
    },
  );

  test('are expected behind the header', () => {
    const [first] = attributes as [Attribute];
    const text = textWith(first);
    const end = text.indexOf(writtenAttribute(first), text.indexOf(first.keyword)) + writtenAttribute(first).length;
    const expected = expectedTokens(`${text.slice(0, end)} `);
    for (const attribute of attributes) expect(expected.attributes.get(attribute.keyword)).toBe(attribute);
  });
});

test('an attribute is known with what the grammar says of its value', () => {
  expect(partOfProperty('Stage', 'channels')).toMatchObject({
    keywords: ['channel'],
    phrase: 'channel',
    placement: 'free',
    isList: true,
    values: [{ terminal: 'REF', referenceTypes: ['Channel'] }],
  });
  expect(partOfProperty('Observations', 'decimal')).toMatchObject({ values: [{ terminal: null, choices: ['comma', 'point'] }] });
  expect(partOfProperty('Kpi', 'targetTime')).toMatchObject({
    values: [{ terminal: 'NUMBER' }, { terminal: 'PERCENT' }, { terminal: 'DURATION' }],
  });
  expect(partOfProperty('Stage', 'momentOfTruth')).toMatchObject({ phrase: 'moment of truth', sample: '' });
  expect(partOfProperty('Gate', 'n')).toMatchObject({ phrase: 'where n at least', placement: 'optional' });
});
