import { describe, expect, test } from 'vitest';
import { findings } from '../src/findings.ts';
import { format } from '../src/format.ts';
import { lex } from '../src/lexer.ts';
import { lower } from '../src/lower.ts';

import { survivors } from './survivors.ts';
import { fixture, one, SAMPLE } from './workspace.ts';

/** The stages of a broken text with the phase that they stand in: `Before/compare`. */
function stages(text: string): string[] {
  const { files, file } = one(text);
  const [model] = lower(files, file);
  return model?.stages.map(({ phase, name }) => `${phase === null ? '' : model.phases[phase]?.name}/${name}`) ?? [];
}

describe('a broken line keeps all others', () => {
  const journey = (line: string) => `journey j {
  phase p {
    ${line}
    stage b channel web
  }
  phase q {
    stage c
  }
}`;

  test.each([
    ['stage a channel web scor +2 {\n      does "x"\n    }', 'a wrong keyword: the block still belongs to the stage'],
    ['stage a channel', 'a line that ends too early: `stage` of the next line is not its channel'],
    ['stage a channel web {', 'a block that was just opened'],
    ['stage a channel web\n      does "x"\n    }', 'a block without its opening brace'],
    ['stage a channel web {\n      does "x"', 'a block without its closing brace'],
    ['stage a channel , web score', 'a wrong word, a missing number'],
    ['stage a "open channel web {\n      does "x"\n    }', 'an unterminated text'],
    ['stage a {\n      dose "x"\n      feels "y"\n    }', 'a wrong word in the block'],
    ['stage a channel web }', 'a brace too many at the end of a line'],
  ])('%s (%s)', (line) => {
    const found = stages(journey(line));
    expect(found.map((stage) => stage.replace(/.*\//, ''))).toEqual(['a', 'b', 'c']);
    if (!line.endsWith(' }')) expect(found).toEqual(['p/a', 'p/b', 'q/c']);
  });

  test('a wrong first word loses its own line only', () => {
    expect(stages(journey('stag a channel web {\n      does "x"\n    }'))).toEqual(['p/b', 'q/c']);
    expect(stages(journey('stage a').replace('phase p', 'phas p'))).toEqual(['/a', '/b', 'q/c']);
  });

  test('what follows a wrong word in a line still counts', () => {
    const { files, file } = one(journey('stage a channel web scor 2 volume 80% importance 4 {\n      does "x"\n    }'));
    expect(lower(files, file)[0]?.stages[0]).toMatchObject({ channels: ['web'], volume: 0.8, importance: 4, tellings: [{ text: 'x' }] });
  });

  test('an owner at the left margin is a statement, though a block before it is not closed', () => {
    expect(one('persona p {\n  goal "g"\nowner o "O"\nchannel c').file.declarations.map(({ id }) => id)).toEqual(['p', 'o', 'c']);
  });

  test('a header of observations over several lines, with a wrong word', () => {
    const { file } = one('observations o of j\n  metod survey date 2026\n  from "a.csv" {\n  respondent "r"\n}\nchannel web');
    expect(file.declarations.map(({ kind, node }) => [kind, (node as { columns?: unknown[] }).columns?.length])).toEqual([
      ['observations', 1],
      ['channel', undefined],
    ]);
  });
});

describe('each word of the sample deleted', () => {
  // With Chevrotain's own recovery: cuisine 93.2 % kept, 91.2 % whole; referentiel 88.4 % and 88.4 %.
  test.each([
    ['cuisine', 0.995, 0.99],
    ['referentiel', 0.98, 0.98],
  ])('%s: the stages that the word does not stand in', (name, least, leastWhole) => {
    const { all, kept, whole } = survivors(fixture(name));
    expect(kept / all).toBeGreaterThan(least);
    expect(whole / all).toBeGreaterThan(leastWhole);
  });
});

describe('no broken text makes an exception', () => {
  function readAll(text: string): void {
    const { files, file } = one(text);
    expect(file.parsed.fault).toBe(null);
    findings(files, file);
    lower(files, file);
    format(text);
  }

  test.each([...SAMPLE, 'everything'])('%s: every prefix', (name) => {
    const text = fixture(name);
    for (let end = 0; end < text.length; end += 7) readAll(text.slice(0, end));
  });

  test.each([...SAMPLE, 'everything'])('%s: every word deleted, doubled, replaced', (name) => {
    const text = fixture(name);
    for (const { offset, end, image } of lex(text)) {
      const [before, after] = [text.slice(0, offset), text.slice(end)];
      readAll(before + after);
      readAll(`${before}${image} ${image}${after}`);
      readAll(`${before}{ }${after}`);
    }
  });
});

describe('a sound text is read as it stands', () => {
  test('whatever its line breaks and indentation', () => {
    const { file } = one('journey j { stage a stage b }\n   channel\nweb\nplan p {\ninitiative x on\na\n}');
    expect(file.broken).toBe(false);
    expect([...file.everything()].map(({ id }) => id)).toEqual(['j', 'a', 'b', 'web', 'p', 'x']);
    // A name may stand on the next line, and be a keyword, as long as nothing is wrong.
    expect(one('journey j { stage a channel\nstage }').file.uses.map(({ text }) => text)).toEqual(['stage']);
  });
});
