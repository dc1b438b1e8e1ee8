import { h, type VNode } from '@parcours/charts/element';
import type { Language } from '@parcours/model';
import { panelTranslator } from './messages.ts';
import type { PanelModel } from './protocol/protocol.ts';
import { snippets } from './snippets.ts';

export type EmptyState = 'no-file' | 'starting' | 'no-journey' | 'not-read';

/** Shown when there is no journey: the reason, and an example to copy. */
export function emptyState(state: EmptyState, model: PanelModel | null, language: Language): VNode {
  const t = panelTranslator(language);
  const file = model?.file ?? '';
  const sentence = state === 'no-journey' || state === 'not-read' ? t(state, { file }) : state === 'no-file' ? t('no-file') : t('starting');
  return h('section', { class: 'empty' }, [
    h('h1', {}, t(`${state}-title`)),
    h('p', {}, sentence),
    state === 'no-journey' && h('pre', {}, snippets.journey(language, model?.keywordLanguage ?? 'en')),
    model?.missing.length
      ? h(
          'ul',
          {},
          model.missing.map(({ message }) => h('li', {}, message)),
        )
      : null,
  ]);
}
