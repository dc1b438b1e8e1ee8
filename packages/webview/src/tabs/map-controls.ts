/** What stands above the journey map: the choice and order of its lanes, and its zoom. */
import { type LaneChoice, laneName, orderedLanes, shownLanes } from '@parcours/charts';
import { h, type VNode } from '@parcours/charts/element';
import type { JourneyReport, Language } from '@parcours/model';
import { panelTranslator } from '../messages.ts';

export interface MapControlsOptions {
  readonly language: Language;
  readonly lanes: LaneChoice;
  /** The columns are fitted to the width. */
  readonly isFitted: boolean;
}

export function mapControls(journey: JourneyReport, { language, lanes, isFitted }: MapControlsOptions): VNode {
  const t = panelTranslator(language);
  const { filled } = shownLanes(journey, lanes);
  const { shown } = shownLanes(journey, lanes);
  const offered = orderedLanes(lanes).filter((lane) => shownLanes(journey, { ...lanes, hidden: [] }).shown.includes(lane));
  const zoom = (action: string, sign: string, name: string, pressed?: boolean) =>
    h(
      'button',
      {
        type: 'button',
        id: `zoom-${action}`,
        class: 'secondary',
        'data-action': 'zoom',
        'data-value': action,
        'aria-label': sign === name ? null : name,
        title: name,
        'aria-pressed': pressed === undefined ? null : String(pressed),
      },
      sign,
    );
  return h('div', { class: 'map-controls', role: 'group', 'aria-label': t('map-controls') }, [
    filled > 0 &&
      h('details', { class: 'menu', 'data-key': 'lanes' }, [
        h('summary', {}, t('lanes', { shown: shown.length, filled })),
        h('div', { class: 'actions lanes' }, [
          h(
            'ul',
            { class: 'lane-list' },
            offered.map((lane, at) => {
              const { name } = laneName(lane, language);
              return h('li', { draggable: 'true', 'data-lane-row': lane }, [
                h('label', { class: 'lane-label' }, [
                  h('input', { type: 'checkbox', id: `lane-${lane}`, 'data-lane': lane, checked: !lanes.hidden.includes(lane) }),
                  ` ${name}`,
                ]),
                moveButton(lane, 'up', t('lane-up', { lane: name }), at === 0),
                moveButton(lane, 'down', t('lane-down', { lane: name }), at === offered.length - 1),
              ]);
            }),
          ),
          h('button', { type: 'button', id: 'lanes-default', class: 'secondary', 'data-action': 'lanes-default' }, t('lanes-default')),
        ]),
      ]),
    h('span', { class: 'zoom' }, [
      zoom('out', '−', t('zoom-out')),
      zoom('fit', t('zoom-fit'), t('zoom-fit'), isFitted),
      zoom('in', '+', t('zoom-in')),
    ]),
  ]);
}

function moveButton(lane: string, direction: 'up' | 'down', name: string, isEnd: boolean): VNode {
  return h(
    'button',
    {
      type: 'button',
      id: `lane-${direction}-${lane}`,
      class: 'secondary',
      'data-action': `lane-${direction}`,
      'data-value': lane,
      'aria-label': name,
      title: name,
      'aria-disabled': isEnd ? 'true' : null,
    },
    direction === 'up' ? '↑' : '↓',
  );
}
