import { h, type VNode } from '@parcours/charts/element';
import { formatShare, type Language } from '@parcours/model';
import { type Say, say } from './messages.ts';
import type { PanelModel } from './protocol.ts';

/** How much has been read of the files that take long, by path: 0–100, null where that is not known. */
export type ReadProgress = ReadonlyMap<string, number | null>;

/** The bars that say why the model may not be that of the text, or lacks something. */
export function notices(
  shown: { model: PanelModel | null; status: 'no-file' | 'starting' | 'stopped' | 'ready' },
  language: Language,
): readonly VNode[] {
  const { model, status } = shown;
  const sayIt = say(language);
  if (status === 'stopped') return [notice('broken', sayIt('stopped'), 'restart', sayIt('restart'))];
  if (!model) return [];
  if (status === 'starting') return [notice('waiting', sayIt('starting-again'))];
  return [
    ...model.reading.map((path) => readingNotice(path, sayIt)),
    ...(model.missing.some((each) => each.cancelled) ? [cancelledNotice(model, sayIt)] : []),
    ...(model.errors > 0 ? [errorNotice(model, sayIt)] : []),
  ];
}

/** Moves the bars of what is being read; nothing is drawn anew, or a screen reader would say it all again. */
export function updateReadProgress(part: Element, shares: ReadProgress, language: Language): void {
  for (const bar of part.querySelectorAll('progress')) {
    const share = shares.get(bar.dataset.path ?? '') ?? null;
    if (share === null) bar.removeAttribute('value');
    else bar.value = share;
    const text = bar.nextElementSibling;
    if (text) text.textContent = share === null ? '' : formatShare(share / 100, language);
  }
}

function readingNotice(path: string, sayIt: Say): VNode {
  const text = sayIt('reading', { path });
  return h('div', { class: 'notice waiting' }, [
    h('span', {}, text),
    ' ',
    h('span', { class: 'how-far' }, [
      h('progress', { max: 100, 'data-path': path, 'aria-label': text }),
      h('span', { class: 'share', 'aria-hidden': 'true' }),
    ]),
  ]);
}

function cancelledNotice({ missing }: PanelModel, sayIt: Say): VNode {
  const messages = missing.filter((each) => each.cancelled).map(({ message }) => message);
  return notice('cancelled', [...new Set(messages)].join(' '), 'read-again', sayIt('read-again'));
}

function errorNotice({ errors: count, stale }: PanelModel, sayIt: Say): VNode {
  const text = sayIt(stale ? 'stale' : 'with-errors', { errors: count });
  return notice(stale ? 'stale' : 'broken', text, 'first-error', sayIt('first-error'));
}

function notice(kind: string, text: string, action?: string, label?: string): VNode {
  return h('div', { class: `notice ${kind}` }, [
    h('span', {}, text),
    action !== undefined && ' ',
    action !== undefined && h('button', { type: 'button', class: 'link', id: `do-${action}`, 'data-do': action }, label),
  ]);
}
