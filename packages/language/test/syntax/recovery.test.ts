import { describe, expect, test } from 'vitest';
import { fixture, modelsOf, singleFile } from '../journey-fixtures.ts';
import { EXAMPLES, isTooSlow, mutantText, randomNumbers } from '../mutations.ts';
import { recoveryRates } from '../recovery-rate.ts';

/** The stages of a broken text with the phase that they stand in: `Before/compare`. */
function stages(text: string): string[] {
  const { files, file } = singleFile(text);
  const [model] = modelsOf(files, file);
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
    expect(stages(journey('stag a channel web'))).toEqual(['p/b', 'q/c']);
  });

  test('a wrong or missing first word, with a block that tells what it is, loses nothing', () => {
    expect(stages(journey('stag a channel web {\n      does "x"\n    }'))).toEqual(['p/a', 'p/b', 'q/c']);
    expect(stages(journey('a "A" channel web {\n      does "x"\n    }'))).toEqual(['p/a', 'p/b', 'q/c']);
    expect(stages(journey('stage a').replace('phase p', 'phas p'))).toEqual(['p/a', 'p/b', 'q/c']);
    expect(stages(journey('stage a').replace('phase p', 'p'))).toEqual(['p/a', 'p/b', 'q/c']);
    expect(
      singleFile('jurney j "J" {\n  stage a {\n    does "x"\n  }\n}').file.declarations.map(({ kind, nameOrLabel: id }) => `${kind} ${id}`),
    ).toEqual(['journey j']);
    expect(
      singleFile('r "R" {\n  stage a {\n    action b {\n    }\n  }\n}').file.declarations.map(
        ({ kind, nameOrLabel: id }) => `${kind} ${id}`,
      ),
    ).toEqual(['repository r']);
  });

  test('a closing brace too many in a line', () => {
    expect(stages(journey('stage a {\n      does "x"\n    } }'))).toEqual(['p/a', 'p/b', 'q/c']);
  });

  test('what follows a wrong word in a line still counts', () => {
    const { files, file } = singleFile(journey('stage a channel web scor 2 volume 80% importance 4 {\n      does "x"\n    }'));
    expect(modelsOf(files, file)[0]?.stages[0]).toMatchObject({
      channels: ['web'],
      volume: 0.8,
      importance: 4,
      notes: [{ text: 'x' }],
    });
  });

  test('an owner at the left margin is a statement, though a block before it is not closed', () => {
    expect(singleFile('persona p {\n  goal "g"\nowner o "O"\nchannel c').file.declarations.map(({ nameOrLabel: id }) => id)).toEqual([
      'p',
      'o',
      'c',
    ]);
  });

  test('a header of observations over several lines, with a wrong word', () => {
    const { file } = singleFile('observations o of j\n  metod survey date 2026\n  from "a.csv" {\n  respondent "r"\n}\nchannel web');
    expect(file.declarations.map(({ kind, node }) => [kind, (node as { columns?: unknown[] }).columns?.length])).toEqual([
      ['observations', 1],
      ['channel', undefined],
    ]);
  });
});

describe('what remains of a text with one thing wrong', () => {
  const all = [...EXAMPLES, { name: 'everything', text: fixture('everything') }];
  test.each(all)(
    '$name: every prefix, every word deleted, doubled, swapped',
    ({ text }) => {
      for (const [what, { all, allStages: kept, unchanged: whole, blank, worst }] of Object.entries(recoveryRates(text))) {
        // Of a hundred such texts, at least 99 keep every stage that was not touched.
        expect(kept / all, `${what}: ${JSON.stringify(worst.slice(0, 5))}`).toBeGreaterThanOrEqual(0.99);
        // In its phase, and word for word.
        expect(whole / all, what).toBeGreaterThanOrEqual(0.98);
        expect(blank, what).toBe(0);
      }
    },
    120_000,
  );
});

test('5,000 mutants of the examples, none with an exception, none as long as a second', () => {
  const random = randomNumbers(20_261_122);
  for (let done = 0; done < 5_000; done++) {
    const text = mutantText(random);
    expect(isTooSlow(text, random(1 << 20)), text).toBe(false);
  }
}, 900_000);

describe('a sound text is read as it stands', () => {
  test('whatever its line breaks and indentation', () => {
    const { file } = singleFile('journey j { stage a stage b }\n   channel\nweb\nplan p {\ninitiative x on\na\n}');
    expect(file.hasSyntaxErrors).toBe(false);
    expect([...file.allDeclarations()].map(({ nameOrLabel: id }) => id)).toEqual(['j', 'a', 'b', 'web', 'p', 'x']);
    // A name may stand on the next line, and be a keyword, as long as nothing is wrong.
    expect(singleFile('journey j { stage a channel\nstage }').file.references.map(({ text }) => text)).toEqual(['stage']);
  });
});
