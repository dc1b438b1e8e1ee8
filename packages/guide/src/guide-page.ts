/** The observation guide as a printable page: A4, a check box per response. */
import { toMarkup } from '@parcours/charts';
import { type Child, h, type VNode } from '@parcours/charts/element';
import { type Action, type RepositoryStage, translator } from '@parcours/model';
import { type Guide, labelOf, observableChannels, stagesWithResponses } from './guide.ts';
import { messages } from './messages.ts';
import { pageStyles } from './page-styles.ts';

/**
 * HTML to print once per visit. Scores are not shown: they would bias the observer. Stages are not split across sheets, and every sheet
 * repeats the header fields of the visit.
 */
export function guidePage(guide: Guide): string {
  const { repository, language } = guide;
  const t = translator(messages, language);
  const title = labelOf(repository);
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, `${t('guide')} – ${title}`),
    h('style', {}, pageStyles),
  ]);
  const field = (key: 'visit' | 'date' | 'place' | 'observer') => h('div', { class: `field ${key}` }, [h('span', {}, t(key))]);
  // A table, because browsers repeat its header on every sheet.
  const sheet = h('table', { role: 'presentation' }, [
    h(
      'thead',
      {},
      h('tr', {}, h('td', {}, h('div', { class: 'fields' }, [field('visit'), field('date'), field('place'), field('observer')]))),
    ),
    h('tbody', {}, [
      h('tr', {}, h('td', {}, [h('p', { class: 'kind' }, t('guide')), h('h1', {}, title), h('p', { class: 'how' }, t('how-paper'))])),
      stagesWithResponses(guide).map((stage, at) => h('tr', {}, h('td', {}, stageGrid(stage, at + 1, guide)))),
    ]),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, h('body', {}, h('main', {}, sheet))]))}\n`;
}

function stageGrid(stage: RepositoryStage, number: number, guide: Guide): VNode {
  const t = translator(messages, guide.language);
  return h('section', {}, [
    h('h2', {}, [h('span', { class: 'number' }, String(number)), ' ', labelOf(stage)]),
    stage.actions.map((action) => actionChecklist(action, guide)),
    h('div', { class: 'words' }, [h('span', {}, t('comment')), h('i', {}), h('i', {})]),
  ]);
}

function actionChecklist(action: Action, guide: Guide): Child {
  const t = translator(messages, guide.language);
  const channels = observableChannels(action, guide).map(labelOf);
  return h('div', { class: 'action' }, [
    h('h3', {}, [labelOf(action), channels.length > 0 && [' ', h('span', { class: 'on' }, t('on', { channels: channels.join(', ') }))]]),
    h('ul', {}, [
      action.responses.map((response) => h('li', {}, [h('span', { class: 'box' }), labelOf(response)])),
      h('li', { class: 'none' }, [h('span', { class: 'box' }), t('not-observed')]),
    ]),
  ]);
}
