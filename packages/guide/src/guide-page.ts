/** The grid that observers take along: A4, black on white, a box for each response. */
import { toMarkup } from '@parcours/charts';
import { type Child, h, type VNode } from '@parcours/charts/element';
import { type Action, type RepositoryStage, translator } from '@parcours/model';
import { type Guide, labelOf, observableChannels, stagesWithResponses } from './guide.ts';
import { messages } from './messages.ts';
import { pageStyles } from './page-styles.ts';

/**
 * One page to print, once per visit. Scores are not on it: who knows which answer is the good one observes it more often. Stages are
 * not broken across sheets, and every sheet repeats the fields of its visit, so that loose ones find together again.
 */
export function guidePage(guide: Guide): string {
  const { repository, language } = guide;
  const say = translator(messages, language);
  const title = labelOf(repository);
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, `${say('guide')} – ${title}`),
    h('style', {}, pageStyles),
  ]);
  const field = (key: 'visit' | 'date' | 'place' | 'observer') => h('div', { class: `field ${key}` }, [h('span', {}, say(key))]);
  // A table, because its head is what browsers repeat on every sheet.
  const sheet = h('table', { role: 'presentation' }, [
    h(
      'thead',
      {},
      h('tr', {}, h('td', {}, h('div', { class: 'fields' }, [field('visit'), field('date'), field('place'), field('observer')]))),
    ),
    h('tbody', {}, [
      h('tr', {}, h('td', {}, [h('p', { class: 'kind' }, say('guide')), h('h1', {}, title), h('p', { class: 'how' }, say('how-paper'))])),
      stagesWithResponses(guide).map((stage, at) => h('tr', {}, h('td', {}, stageGrid(stage, at + 1, guide)))),
    ]),
  ]);
  return `<!doctype html>\n${toMarkup(h('html', { lang: language }, [head, h('body', {}, h('main', {}, sheet))]))}\n`;
}

function stageGrid(stage: RepositoryStage, number: number, guide: Guide): VNode {
  const say = translator(messages, guide.language);
  return h('section', {}, [
    h('h2', {}, [h('span', { class: 'number' }, String(number)), ' ', labelOf(stage)]),
    stage.actions.map((action) => actionChecklist(action, guide)),
    h('div', { class: 'words' }, [h('span', {}, say('comment')), h('i', {}), h('i', {})]),
  ]);
}

function actionChecklist(action: Action, guide: Guide): Child {
  const say = translator(messages, guide.language);
  const channels = observableChannels(action, guide).map(labelOf);
  return h('div', { class: 'action' }, [
    h('h3', {}, [labelOf(action), channels.length > 0 && [' ', h('span', { class: 'on' }, say('on', { channels: channels.join(', ') }))]]),
    h('ul', {}, [
      action.responses.map((response) => h('li', {}, [h('span', { class: 'box' }), labelOf(response)])),
      h('li', { class: 'none' }, [h('span', { class: 'box' }), say('not-observed')]),
    ]),
  ]);
}
