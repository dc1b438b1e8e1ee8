import { h, type VNode } from '@parcours/charts/element';

/** A container that scrolls sideways, reached and scrolled by keyboard too; `key` finds it again after rendering. */
export function scrollRegion(key: string, name: string, child: VNode): VNode {
  return h('div', { class: 'scroll', 'data-keep-scroll': key, tabindex: 0, role: 'group', 'aria-label': name }, [child]);
}
