import { messageTableErrors } from '@parcours/model';
import fc from 'fast-check';
import MarkdownParser, { type MarkdownIt } from 'markdown-it';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../charts/test/hostile-texts.ts';
import { renderJourney } from '../src/index.ts';
import { journeyFencePlugin } from '../src/journey-fence-plugin.ts';
import { messages } from '../src/messages.ts';

/** As VS Code's preview sets attributes on every block, by which it scrolls along with the editor. */
function withSourceLines(markdown: MarkdownIt): MarkdownIt {
  markdown.core.ruler.push('source_map_data_attribute', (state) => {
    for (const token of state.tokens) {
      if (!token.map || token.type === 'inline') continue;
      token.attrSet('data-line', String(token.map[0]));
      token.attrJoin('class', 'code-line');
    }
  });
  return markdown;
}

const preview = () => journeyFencePlugin(withSourceLines(new MarkdownParser({ html: true })), (text) => renderJourney(text, 'en'));
const plain = () => withSourceLines(new MarkdownParser({ html: true }));
const fence = (text: string, info = 'journey') => `# Title\n\n\`\`\`${info}\n${text}\n\`\`\`\n\nafter\n`;

const KITCHEN = 'journey kitchen "I buy my kitchen" {\n  stage compare "I compare" score +2\n  stage order "I order" score -1\n}';

test('every message is there in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

describe('a fence named journey', () => {
  test('is the curve of its claims', () => {
    const html = preview().render(fence(KITCHEN));
    expect(html).toMatch(/^<h1 data-line="0" class="code-line">Title<\/h1>\n<div data-line="2" class="code-line pc-fence">/);
    expect(html).toContain('class="pc-chart pc-curve"');
    expect(html).toContain('<g class="pc-stage" data-stage="compare">');
    expect(html).toContain('I buy my kitchen');
    expect(html).toMatch(/<\/div>\n<p data-line="9" class="code-line">after<\/p>\n$/);
    expect(html).not.toContain('<pre>');
  });

  test('shows several journeys, and says that observations are not read', () => {
    const html = preview().render(
      fence(
        `${KITCHEN}\njourney other "I sell" { stage "I ask" score 0 }\nobservations s of kitchen from "a.csv" { measure order from "q" scale 1..5 }`,
      ),
    );
    expect(html.match(/ class="pc-chart/g)).toHaveLength(2);
    expect(html.match(/Observations are not read here/g)).toHaveLength(1);
  });

  test('says in words what is not understood, with its line', () => {
    const html = preview().render(fence('journey kitchen "I buy" {\n  stage compare "I compare" scor +2\n'));
    expect(html).toContain('of this journey');
    expect(html).toMatch(/<li>Line 2: [^<]+<\/li>/);
    expect(html).toMatch(/<div data-line="2" class="code-line pc-fence">/);
  });

  test('speaks German and French', () => {
    expect(renderJourney('journey "J" {', 'de')).toContain('Zeile ');
    expect(renderJourney('language fr\nparcours "J" { étape "Je" note +1 ', 'fr')).toContain('Ligne ');
  });

  test.each(['journey {.wide}', ' journey', 'journey title="x"'])('with the info string %j', (info) => {
    expect(preview().render(fence(KITCHEN, info))).toContain(' class="pc-chart');
  });

  test('without a journey in it stays code', () => {
    for (const text of ['channel web "Web"', '', '// only a comment', 'journey "Empty" {}']) {
      expect(preview().render(fence(text))).toBe(plain().render(fence(text)));
    }
  });

  test('in a list, in a quotation, unclosed', () => {
    expect(preview().render('- a\n\n  ```journey\n  journey "J" { stage "I" score 1 }\n  ```\n')).toContain('<svg');
    expect(preview().render('> ```journey\n> journey "J" { stage "I" score 1 }\n> ```\n')).toContain('<svg');
    expect(preview().render('```journey\njourney "J" { stage "I" score 1 }\n')).toContain('<svg');
  });
});

test('nothing else of a preview changes', () => {
  const text = [
    ...[
      '# A',
      '',
      '```js {1}',
      'let a = 1 < 2;',
      '```',
      '',
      '```mermaid',
      'journey',
      'title X',
      '```',
      '',
      '```journeys',
      'x',
      '```',
      '',
      '```',
      'journey',
      '```',
    ],
    ...['', '    journey "indented code"', '', '`journey`', '', '~~~journeyman', 'x', '~~~', '', '| a |', '|---|', '| `journey` |', ''],
  ].join('\n');
  expect(preview().render(text)).toBe(plain().render(text));
});

test('other plugins keep their fences, whoever comes first', () => {
  const mermaid = (markdown: MarkdownIt) => {
    const before = markdown.renderer.rules.fence;
    markdown.renderer.rules.fence = (tokens, index, options, env, self) =>
      tokens[index]?.info === 'mermaid' ? '<div class="mermaid"></div>' : (before?.(tokens, index, options, env, self) ?? '');
    return markdown;
  };
  const journey = (markdown: MarkdownIt) => journeyFencePlugin(markdown, (text) => renderJourney(text, 'en'));
  const text = `\`\`\`mermaid\njourney\n\`\`\`\n${fence(KITCHEN)}\`\`\`js\n1\n\`\`\`\n`;
  for (const html of [mermaid(journey(new MarkdownParser())).render(text), journey(mermaid(new MarkdownParser())).render(text)]) {
    expect(html.match(/<div class="mermaid">/g)).toHaveLength(1);
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toContain('<code class="language-js">1');
  }
});

test('what the renderer throws never reaches the preview', () => {
  const broken = journeyFencePlugin(new MarkdownParser(), () => {
    throw new Error('broken');
  });
  expect(broken.render(fence(KITCHEN))).toBe(new MarkdownParser().render(fence(KITCHEN)));
});

test('a text is drawn once; a renderer that is not ready is asked again', () => {
  let calls = 0;
  let isReady = false;
  const markdown = journeyFencePlugin(new MarkdownParser(), (text) => {
    calls++;
    return isReady ? text : null;
  });
  markdown.render(fence(KITCHEN));
  isReady = true;
  const first = markdown.render(fence(KITCHEN));
  expect(first).toContain('pc-fence');
  expect(markdown.render(fence(KITCHEN))).toBe(first);
  expect(calls).toBe(2);
});

/** Elements and attributes of well-formed markup. */
function parts(markup: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on('opentag', ({ name, attributes }) => found.push(name, ...Object.keys(attributes).map((attribute) => `@${attribute}`)));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(markup).close();
  return found;
}

const FORBIDDEN = /^(script|foreignObject|iframe|image|img|use|a|animate|set|object|embed|@on.*|@href|@src|@style|@xlink:.*)$/i;

test('no text becomes an element, a script, an inline style or a link', () => {
  const label = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }));
  fc.assert(
    fc.property(label, label, fc.boolean(), (first, second, isBroken) => {
      const quoted = (text: string) => `"${text.replace(/[\r\n]+/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
      const text = `journey ${quoted(first)} {\n  stage ${quoted(second)} score +1 { note ${quoted(first)} }\n${isBroken ? first : '}'}`;
      const markup = renderJourney(text, 'en');
      if (markup !== null) expect(parts(markup).filter((part) => FORBIDDEN.test(part))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('any text is drawn or stays code, and nothing is thrown', () => {
  const pieces = fc.constantFrom(
    'journey ',
    '"J" ',
    '{',
    '}',
    '\n',
    'stage ',
    '"I look" ',
    'score +2 ',
    'phase ',
    '/*',
    '"',
    '« ',
    'observations ',
    'from ',
    'kpi nps ',
    'import "x"',
    'language fr\n',
    'scale 1..0',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (each) => void renderJourney(each.join(''), 'en')),
    { numRuns: 500 },
  );
  expect(renderJourney(`journey "J" { stage "I" score 1 } // ${'x'.repeat(200_000)}`, 'en')).toBeNull();
});
