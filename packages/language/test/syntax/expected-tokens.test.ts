import { describe, expect, test } from 'vitest';
import { expectedTokens, statementStart } from '../../src/syntax/expected-tokens.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { marked } from '../marked-text.ts';

/** What may follow at the cursor: keywords, then values as `Type.property`. */
function next(source: string): { keywords: string[]; values: string[] } {
  const { text, cursors } = marked(source);
  const before = text.slice(0, cursors[0]);
  const { keywords, values } = expectedTokens(before.slice(statementStart(lex(before), before.length)));
  return { keywords: [...keywords].sort(), values: values.map(({ type, property }) => `${type}.${property}`).sort() };
}

const STATEMENTS = [
  'benchmark',
  'channel',
  'import',
  'journey',
  'observations',
  'owner',
  'persona',
  'plan',
  'questionnaire',
  'repository',
  'require',
  'scale',
  'segment',
  'touchpoint',
];
const ATTRIBUTES = ['channel', 'importance', 'moment', 'score', 'target', 'touchpoint', 'volume'];

describe('what may follow', () => {
  test('at the top', () => {
    // The line about the language stands at the beginning of the file, and only there.
    expect(next('<|>')).toEqual({ keywords: [...STATEMENTS, 'language'].sort(), values: [] });
    expect(next('channel web "Web"\n<|>').keywords).toEqual(STATEMENTS);
    // A name was given: the label, or the next statement.
    expect(next('channel web <|>')).toEqual({ keywords: STATEMENTS, values: ['Named.label'] });
  });

  test('in the block of a journey', () => {
    expect(next('journey j {\n  <|>\n}').keywords).toEqual(['kpi', 'objective', 'phase', 'require', 'stage', '}']);
    expect(next('journey j { stage a { does "x" }\n <|>').keywords).toEqual(expect.arrayContaining(['phase', 'stage', '}']));
  });

  test('after a keyword that asks for a name', () => {
    expect(next('journey j { stage a channel <|>')).toEqual({ keywords: [], values: ['Stage.channels'] });
    expect(next('journey j { stage a channel web, <|>').values).toEqual(['Stage.channels']);
    expect(next('journey j { stage a touchpoint <|>').values).toEqual(['Stage.touchpoints']);
    expect(next('observations o of <|>').values).toEqual(['Observations.journey']);
    expect(next('plan p { initiative i on <|>').values).toEqual(['Initiative.stage']);
  });

  test('in the line of a stage', () => {
    const { keywords } = next('journey j { stage a "A" channel web <|>');
    expect(keywords).toEqual(expect.arrayContaining([...ATTRIBUTES, ',', '{', '}', 'stage']));
    expect(keywords).not.toContain('does');
  });

  test('in the block of a stage', () => {
    expect(next('journey j { phase p { stage a { <|>').keywords).toEqual(
      ['choice', 'does', 'expects', 'feels', 'idea', 'needs', 'note', 'pain', 'rupture', 'touchpoint', '}'].sort(),
    );
    expect(next('journey j { stage a { needs <|>').keywords).toEqual(['explicit', 'implicit']);
  });

  test('in observations', () => {
    expect(next('observations o of j method <|>')).toEqual({ keywords: [], values: ['Observations.method'] });
    const { keywords } = next('observations o of j from "x" {\n  <|>');
    expect(keywords).toEqual(expect.arrayContaining(['measure', 'kpi', 'respondent', 'where', 'stage', '}']));
    expect(next('observations o of j { measure a from "c" <|>').keywords).toEqual(
      expect.arrayContaining(['scale', 'missing', 'expectation']),
    );
    expect(next('observations o of j { stage "c" { "1" -> <|>').values).toEqual(['Mapping.target']);
    expect(next('observations o of j { measure s from "c" scale 1..5 { "good" -> <|>').values).toEqual(['FigureMapping.figure']);
    expect(next('observations o of j { measure s from "c" scale 1..5 <|>').keywords).toContain('{');
  });

  test('in a half-written line, after the words that are whole', () => {
    expect(next('journey j { stage a channel web score <|>\n stage b').values).toEqual(['Stage.score']);
    expect(next('touchpoint t on web owner <|>').values).toEqual(['Touchpoint.owner']);
  });
});

describe('the statement that a place stands in', () => {
  test.each([
    ['channel a\n|journey j { stage a touchpoint b<|>'],
    ['journey j { stage a }\n|touchpoint t on web <|>'],
    ['owner a\n|owner b<|>'],
    // `owner` inside the line of a touchpoint is its attribute.
    ['|touchpoint t owner b<|>'],
    ['|<|>'],
  ])('%s', (source) => {
    const start = source.indexOf('|');
    const text = source.slice(0, start) + source.slice(start + 1).replace('<|>', '');
    expect(statementStart(lex(text), text.length)).toBe(start);
  });
});
