import { h, type Tree } from '@parcours/charts';
import type { Language } from '@parcours/model';
import { say } from './phrases.ts';
import type { Picture } from './protocol.ts';
import { samples } from './sample.ts';

export type EmptyState = 'no-file' | 'starting' | 'no-journey' | 'not-read';

/** What stands in the panel when there is no journey to draw: what is the matter, and what to write. */
export function emptyState(state: EmptyState, picture: Picture | null, language: Language): Tree {
  const sayIt = say(language);
  const file = picture?.file ?? '';
  const sentence =
    state === 'no-journey' || state === 'not-read' ? sayIt(state, { file }) : state === 'no-file' ? sayIt('no-file') : sayIt('starting');
  return h('section', { class: 'empty' }, [
    h('h2', {}, sayIt(`${state}-title`)),
    h('p', {}, sentence),
    state === 'no-journey' && h('pre', {}, samples.journey(language)),
    picture?.missing.length
      ? h(
          'ul',
          {},
          picture.missing.map(({ message }) => h('li', {}, message)),
        )
      : null,
  ]);
}
