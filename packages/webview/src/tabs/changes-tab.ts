import { changesCurve, changesList } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { ChangeReport, JourneyChange, Language } from '@parcours/model';
import { type PanelTranslate, panelTranslator } from '../messages.ts';
import type { ComparisonModel } from '../protocol/protocol.ts';

export interface ChangesTabOptions {
  /** The base is drawn behind the curve of the first tab. */
  readonly ghost: boolean;
  readonly language: Language;
  readonly width: number;
}

/** The fifth tab: what differs from the base, as pictures and as a list that leads to the text. */
export function changesTab(comparison: ComparisonModel, changes: ChangeReport | null, options: ChangesTabOptions): VNode {
  const { ghost, language } = options;
  const { base, head, fault } = comparison;
  const t = panelTranslator(language);
  return h('div', { class: 'changes' }, [
    h('header', { class: 'heading' }, [
      h('h1', {}, t(head === 'index' ? 'compared-index' : 'compared-working-tree', { base })),
      h('div', { class: 'comparison-actions' }, [
        action('copy-changes', t, changes === null),
        action('compare', t, false, 'compare-other'),
        action('stop-comparing', t),
        h('label', {}, [
          h('input', { type: 'checkbox', id: 'toggle-ghost', 'data-action': 'toggle-ghost', ...(ghost && { checked: '' }) }),
          ` ${t('show-ghost', { base })}`,
        ]),
      ]),
    ]),
    fault !== null && h('p', { class: 'hint fault' }, fault),
    fault === null && (changes ? changeSections(changes, base, options) : h('p', { class: 'hint' }, t('comparing', { base }))),
  ]);
}

function changeSections(changes: ChangeReport, base: string, options: ChangesTabOptions): VNode {
  return h('div', {}, [
    changesList(changes, { language: options.language }),
    changes.journeys.map((journey) => journeyPicture(journey, base, options)),
  ]);
}

function journeyPicture(change: JourneyChange, base: string, { language, width }: ChangesTabOptions): VNode | null {
  const name = change.label ?? change.name;
  const picture = change.figures.length > 0 && changesCurve(change, { before: base, language, width, theme: 'host' });
  if (!picture) return null;
  return h('section', { 'aria-label': name }, [
    h('h2', {}, name),
    h('div', { class: 'scroll', 'data-keep-scroll': `changes-${change.name}`, tabindex: 0, role: 'group', 'aria-label': name }, [picture]),
  ]);
}

function action(name: 'copy-changes' | 'compare' | 'stop-comparing', t: PanelTranslate, disabled = false, label?: 'compare-other'): VNode {
  return h(
    'button',
    { type: 'button', id: `do-${name}`, class: 'secondary', 'data-action': name, ...(disabled && { disabled: '' }) },
    t(label ?? (name as 'copy-changes' | 'stop-comparing')),
  );
}
