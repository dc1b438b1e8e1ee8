import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/syntax/formatter.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { parse } from '../../src/syntax/parse.ts';
import { texts } from '../arbitrary-texts.ts';
import { fileOf, fixture, modelsOf, SAMPLE, workspace } from '../journey-fixtures.ts';

/** `formats('a   b', 'a b')`: gives this, and gives it again. */
function formats(text: string, expected: string): void {
  expect(format(text)).toBe(expected);
  expect(format(expected)).toBe(expected);
}

describe('words', () => {
  test('are parted by one space, never aligned', () => {
    formats('channel web    "Site"\nchannel store  "Shop"', 'channel web "Site"\nchannel store "Shop"\n');
    formats('scale -3 .. +3', 'scale -3..+3\n');
    formats('journey j { stage a channel web ,store,  phone }', 'journey j {\n  stage a channel web, store, phone\n}\n');
    formats(
      'observations o of j { measure s from "q" { "a" ,"b"->5 "c"->-1 } }',
      'observations o of j {\n  measure s from "q" {\n    "a", "b" -> 5\n    "c" -> -1\n  }\n}\n',
    );
    formats('observations o of j { stage "s" { "1" ,"2"->a } }', 'observations o of j {\n  stage "s" {\n    "1", "2" -> a\n  }\n}\n');
  });

  test('are kept as they are written', () => {
    formats("channel   'it is'", "channel 'it is'\n");
    formats('channel « Été »', 'channel « Été »\n');
    formats('segment a share 12.50 %', 'segment a share 12.50 %\n');
    formats('channel "tab\there,  two  spaces"', 'channel "tab\there,  two  spaces"\n');
  });
});

describe('lines', () => {
  test('one statement each, two spaces for each block', () => {
    formats(
      'journey j { objective "o" phase p { stage a { does "x" feels "y" } } }',
      `journey j {
  objective "o"
  phase p {
    stage a {
      does "x"
      feels "y"
    }
  }
}
`,
    );
  });

  test('a declaration over several lines becomes one', () => {
    formats('touchpoint t\n  on web', 'touchpoint t on web\n');
  });

  test('an empty block is kept, in its line', () => {
    formats('journey j {\n\n}\nplan p { }', 'journey j { }\nplan p { }\n');
  });

  test('at most one blank line, none added, none at the edge of a block', () => {
    formats('\n\nchannel a\nchannel b\n\n\n\nchannel c\n\n', 'channel a\nchannel b\n\nchannel c\n');
    formats('journey j {\n\n  stage a\n\n\n  stage b\n\n}', 'journey j {\n  stage a\n\n  stage b\n}\n');
  });

  test('end as most lines of the file do, the last one too', () => {
    formats('channel a\r\nchannel b\r\nchannel c', 'channel a\r\nchannel b\r\nchannel c\r\n');
    formats('channel a\nchannel b\r\nchannel c', 'channel a\nchannel b\nchannel c\n');
    formats('\uFEFFchannel   a', '\uFEFFchannel a\n');
  });

  test('an empty file stays empty', () => {
    formats('', '');
    formats('\n \n', '');
    formats('// only this', '// only this\n');
  });

  test('the header of observations goes over three', () => {
    formats(
      'observations o "O" of j from "a.csv" decimal comma weight 2 method survey delimiter ";" date 2026 { respondent "r" }',
      `observations o "O" of j
  method survey date 2026 weight 2
  from "a.csv" delimiter ";" decimal comma {
  respondent "r"
}
`,
    );
    formats('benchmark b of j from "a.csv" { n "n" }', 'benchmark b of j\n  from "a.csv" {\n  n "n"\n}\n');
    formats('observations o of j\n  aggregated wave spring {\n}', 'observations o of j\n  wave spring aggregated { }\n');
  });
});

describe('attributes stand in a fixed order', () => {
  test.each([
    [
      'journey j { stage a moment of truth importance 5 volume 55% target 2 score 1 touchpoint t channel c }',
      'stage a channel c touchpoint t score 1 target 2 volume 55% importance 5 moment of truth',
    ],
    ['journey j { kpi csat target 80% within 2h boxes 4..5 }', 'kpi csat boxes 4..5 within 2h target 80%'],
    [
      'plan p { initiative i of s status done impact 1 effort 2 due 2026 owner o on a }',
      'initiative i on a owner o due 2026 effort 2 impact 1 status done of s',
    ],
    ['repository r { stage s { action a channel x, y basic } }', 'action a basic channel x, y'],
    ['observations o of j { score "s" missing 9, "x" scale 1..5 }', 'score "s" scale 1..5 missing 9, "x"'],
    [
      'observations o of j { measure m from "q" missing 9 scale 1..5 expectation "e" }',
      'measure m from "q" expectation "e" scale 1..5 missing 9',
    ],
    [
      'observations o of j { kpi k from "q" unit h success 1 missing 9 scale 0..1 }',
      'kpi k from "q" scale 0..1 missing 9 success 1 unit h',
    ],
    ['journey j uses r scenario "s" for p', 'journey j for p scenario "s" uses r'],
    ['touchpoint t owner o on c', 'touchpoint t on c owner o'],
    ['scale 0..10 enchanting from 8 disappointing below 5', 'scale 0..10 disappointing below 5 enchanting from 8'],
    // Twice is a mistake, but the first still counts: it stays the first.
    ['journey j { stage a score 1 channel c score 2 }', 'stage a channel c score 1 score 2'],
  ])('%s', (text, line) => {
    expect(
      format(text)
        ?.split('\n')
        .map((each) => each.trim()),
    ).toContain(line);
  });
});

describe('comments', () => {
  test('on a line of their own stay above what they stood above', () => {
    formats('channel a\n    // of b\n  /* too */\nchannel b', 'channel a\n// of b\n/* too */\nchannel b\n');
    formats('journey j {\n// first\nstage a\n// last\n}', 'journey j {\n  // first\n  stage a\n  // last\n}\n');
    formats('// top\n\n// next\n\n\nchannel a', '// top\n\n// next\n\nchannel a\n');
  });

  test('at the end of a line stay there', () => {
    formats('channel   a   // why', 'channel a // why\n');
    formats('journey j { // why\nstage a // who\n} // end', 'journey j { // why\n  stage a // who\n} // end\n');
    formats('journey j { stage a score 1 // why\n channel c }', 'journey j {\n  stage a channel c score 1 // why\n}\n');
  });

  test('inside a line go with their word', () => {
    formats('touchpoint t owner /* whose */ o on c', 'touchpoint t on c owner /* whose */ o\n');
  });

  test('that cannot stay inside a line go above it', () => {
    formats('touchpoint t // one\n on c // two', '// one\ntouchpoint t on c // two\n');
    formats('journey j\n  // who\n  for p', '// who\njourney j for p\n');
    // Behind a comment of several lines `owner` would begin a line, and be a statement.
    formats('touchpoint t owner o on c /* a\nb */', '/* a\nb */\ntouchpoint t on c owner o\n');
    formats('observations o of j\n  // the file\n  from "a.csv"', 'observations o of j\n  // the file\n  from "a.csv"\n');
  });
});

describe('`owner`, where a line break means something', () => {
  test('is not joined to a line, nor parted from it', () => {
    formats('touchpoint t on c\nowner o\ntouchpoint u owner o', 'touchpoint t on c\nowner o\ntouchpoint u owner o\n');
    formats('channel owner\nowner owner "O"', 'channel owner\nowner owner "O"\n');
  });
});

test.each(['channel', 'channel a }', 'channel "open', 'channel a\n/* open\n', 'channel a @', 'journey j { stage a scor 1 }'])(
  'a text with syntax errors is not touched: %s',
  (text) => {
    expect(format(text)).toBe(null);
  },
);

describe('the files of the sample and of every construct', () => {
  const names = [...SAMPLE, 'everything'];

  test.each(names)('%s: formatted once, it stays', (name) => {
    const formatted = format(fixture(name)) as string;
    expect(format(formatted)).toBe(formatted);
  });

  test('everything is in the one form already', () => {
    expect(format(fixture('everything'))).toBe(fixture('everything'));
  });

  test('the Models are the same', () => {
    const models = (change: (text: string) => string) => {
      const files = workspace(Object.fromEntries(names.map((name) => [name, change(fixture(name))])));
      return names.flatMap((name) => modelsOf(files, fileOf(files, name)));
    };
    expect(models((text) => format(text) as string)).toEqual(models((text) => text));
  });
});

/** All words and comments, sorted; without `at`, which the formatter writes before `least` and `most` where it was left out. */
function wordsOf(text: string): string[] {
  const tokens = lex(text);
  return [...tokens, ...tokens.comments]
    .map(({ text: image }) => image)
    .filter((image) => image !== 'at')
    .sort();
}

test('any valid text: the same words, settled at once, never given back untouched', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(parse(text).errors.map(({ token }) => token.text)).toEqual([]);
      const formatted = format(text) as string;
      expect(wordsOf(formatted)).toEqual(wordsOf(text));
      expect(format(formatted)).toBe(formatted);
      // These texts begin with a line break, the formatted one never does: else the guard gave the text back, and the printer is wrong.
      expect(formatted).not.toMatch(/^\s/);
    }),
    { numRuns: 600 },
  );
}, 240_000);

test('any text at all: no exception, and a null or a settled text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'channel',
          'a',
          '"x"',
          '{',
          '}',
          '\n',
          '// c\n',
          '/* ',
          '*/',
          'journey',
          'stage',
          ',',
          'owner',
          '..',
          '1',
          '5 %',
          'é',
          '«',
        ),
      ),
      (words) => {
        const formatted = format(words.join(' '));
        if (formatted !== null) expect(format(formatted)).toBe(formatted);
      },
    ),
    { numRuns: 2000 },
  );
});
