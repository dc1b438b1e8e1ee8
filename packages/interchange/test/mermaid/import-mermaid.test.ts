import { messageTableErrors } from '@parcours/model';
import { expect, test } from 'vitest';
import { importMermaid } from '../../src/mermaid/import-mermaid.ts';
import { messages } from '../../src/messages.ts';
import { USER_JOURNEYS } from './user-journeys.ts';

test('every message is there in three languages', () => {
  expect(messageTableErrors(messages)).toEqual([]);
});

function imported(text: string, { language = 'en', isMarkdown = false }: { language?: 'en' | 'fr' | 'de'; isMarkdown?: boolean } = {}) {
  const found = importMermaid(text, { language, source: 'day.mmd', isMarkdown });
  if (found === null || 'fault' in found) throw new Error(JSON.stringify(found));
  return found;
}

test('the working day', () => {
  expect(imported(USER_JOURNEYS['the working day'] as string)).toEqual({
    text: `// From day.mmd. Its scores are claims of experts that nothing has checked yet.

persona me "Me"

journey my_working_day "My working day" for me {
  phase "Go to work" {
    stage "Make tea" score +3
    stage "Go upstairs" score 0
    stage "Do work" score -3 {
      note "Actors: Me, Cat"
    }
  }
  phase "Go home" {
    stage "Go downstairs" score +3
    stage "Sit down" score +3
  }
}
`,
    notes: [
      '5 scores are an expert’s claim now: Mermaid’s faces from 1 to 5 are −3 to +3 here, and 3 is 0. Nothing has checked them yet; observations would.',
      'A journey is told by one persona: Me, the actor named most often. The others stand in notes at their stages: Cat.',
    ],
    otherDiagrams: 0,
  });
});

test('keywords and notes are in the reader’s language', () => {
  const { text, notes } = imported('journey\n  title J’achète ma cuisine\n  section Avant\n    Je compare: 4: Léa\n', { language: 'fr' });
  expect(text).toBe(`language fr

// D’après day.mmd. Ses scores sont des affirmations d’experts que rien n’a encore vérifiées.

persona lea "Léa"

parcours j_achete_ma_cuisine "J’achète ma cuisine" pour lea {
  phase "Avant" {
    étape "Je compare" note +1.5
  }
}
`);
  expect(notes).toHaveLength(1);
});

test('nothing is left out silently', () => {
  const { text, notes } = imported(
    '%%{init: {"theme": "dark"}}%%\njourney\naccTitle: For ears\n%% a comment\nMake tea: Hello: Me: and more\nPay: 23: Me\nGo: 2.4: Me',
  );
  expect(text).toContain('// For ears\n');
  expect(text).toContain('  stage "Make tea"\n  stage "Pay"\n  stage "Go" score -0.9\n');
  expect(notes).toEqual([
    '1 score is an expert’s claim now: Mermaid’s faces from 1 to 5 are −3 to +3 here, and 3 is 0. Nothing has checked it yet; observations would.',
    '2 tasks have no score from 1 to 5, so their stages got none: Make tea (Hello), Pay (23).',
    'Line 5: what follows the third colon is not shown by Mermaid, and was left out: and more',
    'The title and the description for screen readers stand in a comment.',
    'The configuration of the diagram (its theme, for example) was left out.',
    '1 comment line was left out.',
  ]);
});

test('what Mermaid refuses is refused, at its line in the file', () => {
  expect(
    importMermaid('---\ntitle: X\n---\n%% c\njourney\n\n  Make tea; drink it: 5: Me\n', { language: 'en', source: 'x', isMarkdown: false }),
  ).toEqual({
    fault: 'syntax',
    line: 6,
    text: '  Make tea; drink it: 5: Me',
  });
  expect(
    importMermaid('# Day\n\n> ```mermaid\n> journey\n>   Make tea; it: 5\n> ```\n', { language: 'en', source: 'x', isMarkdown: true }),
  ).toMatchObject({
    fault: 'syntax',
    line: 4,
  });
});

test('the journeys of a Markdown file, one persona for those of one actor', () => {
  const markdown = [
    ...['# Days', '', '```mermaid', 'journey', 'title One', 'Wake: 1: Me', '```', '', '```mermaid', 'flowchart LR', 'A-->B', '```'],
    ...['- in a list', '', '  ```mermaid', '  journey', '  title One', '  Sleep: 5: Me', '  ```', '', '```js', 'journey', '```', ''],
  ].join('\n');
  const { text, otherDiagrams } = imported(markdown, { isMarkdown: true });
  expect(otherDiagrams).toBe(1);
  expect(text).toBe(`// From day.mmd. Its scores are claims of experts that nothing has checked yet.

persona me "Me"

journey one "One" for me {
  stage "Wake" score -3
}

journey one_2 "One" for me {
  stage "Sleep" score +3
}
`);
  expect(importMermaid('# Nothing\n', { language: 'en', source: 'x', isMarkdown: true })).toBeNull();
});

test('texts are escaped', () => {
  const { text } = imported('journey\ntitle "A" \\ {b} // c\nsection <b>*/\nSay #quot;hi#quot; \\: 5: "Me"\n\u202Egnp.exe: 4: "Me"\n');
  expect(text).toContain('journey a_b_c "\\"A\\" \\\\ {b} // c" for me {\n  phase "<b>*/" {\n    stage "Say \\"hi\\" \\\\" score +3\n');
  expect(text).not.toContain('\u202E');
});
