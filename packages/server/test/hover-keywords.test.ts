import { Workspace } from '@parcours/workspace';
import { expect, test } from 'vitest';
import { MemoryHost, uriOf } from '../../workspace/test/memory-host.ts';
import { hover } from '../src/features/display/hover.ts';

const TEXT = `language fr
canal web
parcours j "J’achète" {
  phase "Avant" {
    étape a "Je cherche" canal web moment de vérité
  }
}
référentiel r "R" {
  étape a "Je cherche" {
    action x "Je compare" basique {
      réponse y "Bien" +2
    }
  }
}
`;

/** The first line of the hover on a word, and the one after the blank line. */
async function hoverOn(word: string, language: 'en' | 'fr' | 'de'): Promise<string[] | undefined> {
  const workspace = new Workspace(new MemoryHost({ 'a.journey': TEXT }), { language });
  await workspace.open();
  const file = workspace.files.get(uriOf('a.journey'));
  if (!file) throw new Error('not read');
  const found = await hover({ workspace, language }, file, file.document.positionAt(TEXT.indexOf(word) + 1));
  return found?.markdown.replaceAll('\\', '').split('\n\n');
}

test.each([
  ['parcours', 'en', ['`parcours`', expect.stringMatching(/^\S.{20}/)]],
  ['étape', 'fr', ['`étape`', expect.stringMatching(/client/)]],
  ['phase', 'de', ['`phase`', expect.stringMatching(/Etappe/)]],
  ['référentiel', 'en', ['`référentiel`', expect.stringContaining('optimal experience')]],
  ['basique', 'en', ['`basique`', 'Taken for granted: where it fails, the stage is at most neutral.']],
  ['vérité', 'en', ['`moment de vérité`', expect.stringMatching(/^\S.{20}/)]],
] as const)('%s in %s', async (word, language, expected) => {
  expect(await hoverOn(word, language)).toEqual(expected);
});

test('a name that is spelled like a keyword is no keyword', async () => {
  expect((await hoverOn('web', 'en'))?.[0]).toBe('**web** · channel');
});
