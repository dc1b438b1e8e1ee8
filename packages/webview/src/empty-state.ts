import { h, type VNode } from '@parcours/charts/element';
import type { Language } from '@parcours/model';
import { say } from './messages.ts';
import type { PanelModel } from './protocol.ts';
import { snippets } from './snippets.ts';

export type EmptyState = 'no-file' | 'starting' | 'no-journey' | 'not-read';

/** What stands in the panel when there is no journey to draw: what is the matter, and what to write. */
export function emptyState(state: EmptyState, model: PanelModel | null, language: Language): VNode {
  const sayIt = say(language);
  const file = model?.file ?? '';
  const sentence =
    state === 'no-journey' || state === 'not-read' ? sayIt(state, { file }) : state === 'no-file' ? sayIt('no-file') : sayIt('starting');
  return h('section', { class: 'empty' }, [
    h('h2', {}, sayIt(`${state}-title`)),
    h('p', {}, sentence),
    state === 'no-journey' && h('pre', {}, snippets.journey(language)),
    model?.missing.length
      ? h(
          'ul',
          {},
          model.missing.map(({ message }) => h('li', {}, message)),
        )
      : null,
  ]);
}
