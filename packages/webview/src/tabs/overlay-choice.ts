/** The choice of two to four groups that are drawn over each other, beside a comparison of many. */
import { MAX_OVERLAID_GROUPS } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { Comparison, Language } from '@parcours/model';
import { panelTranslator } from '../messages.ts';

/** @param overlaid names of the groups chosen. */
export function overlayChoice({ by, groups }: Comparison, overlaid: readonly string[], language: Language): VNode {
  const t = panelTranslator(language);
  const chosen = groups.filter(({ name }) => overlaid.includes(name)).length;
  return h('details', { class: 'menu', 'data-key': `overlay-${by}` }, [
    h('summary', {}, t('overlay', { most: MAX_OVERLAID_GROUPS })),
    h(
      'div',
      { class: 'actions' },
      groups.map(({ name, label }, at) => {
        const checked = overlaid.includes(name);
        const disabled = !checked && chosen >= MAX_OVERLAID_GROUPS;
        return h('label', {}, [
          h('input', { type: 'checkbox', id: `overlay-${by}-${at}`, 'data-overlay': name, checked, disabled }),
          ` ${label ?? name}`,
        ]);
      }),
    ),
  ]);
}

/** The names chosen, after one is added or taken away. */
export function withOverlaid(overlaid: readonly string[], name: string, isAdded: boolean): readonly string[] {
  return isAdded ? [...overlaid, name] : overlaid.filter((each) => each !== name);
}
