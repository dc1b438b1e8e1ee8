import { h, type VNode } from '@parcours/charts/element';
import { formatShare, type Language } from '@parcours/model';
import { type PanelTranslate, panelTranslator } from './messages.ts';
import type { PanelModel, PanelStatus } from './protocol/protocol.ts';

/** Progress of files that are being read, by path, in percent; null if unknown. */
export type ReadProgressByPath = ReadonlyMap<string, number | null>;

/** Notices: why the panel may be out of date or incomplete. */
export function notices(
  shown: { model: PanelModel | null; status: PanelStatus; location: { readonly path: string; readonly line: number } | null },
  language: Language,
): readonly VNode[] {
  const { model, status, location } = shown;
  const t = panelTranslator(language);
  if (status === 'stopped') return [notice('broken', t('stopped'), 'restart', t('restart'))];
  if (status === 'ended') return [notice('broken', t('ended'))];
  if (!model) return [];
  if (status === 'starting') return [notice('waiting', t('starting-again'))];
  return [
    ...model.reading.map((path) => readingNotice(path, t)),
    ...(model.missing.some((each) => each.cancelled) ? [cancelledNotice(model, t)] : []),
    ...(model.errors > 0 ? [errorNotice(model, t)] : []),
    ...(location ? [notice('waiting', t('location', location), 'dismiss-location', t('close'))] : []),
  ];
}

/** Updates the progress bars in place: a new element would be announced again by screen readers. */
export function updateReadProgress(part: Element, shares: ReadProgressByPath, language: Language): void {
  for (const bar of part.querySelectorAll('progress')) {
    const share = shares.get(bar.dataset.path ?? '') ?? null;
    if (share === null) bar.removeAttribute('value');
    else bar.value = share;
    const text = bar.nextElementSibling;
    if (text) text.textContent = share === null ? '' : formatShare(share / 100, language);
  }
}

function readingNotice(path: string, t: PanelTranslate): VNode {
  const text = t('reading', { path });
  return h('div', { class: 'notice waiting' }, [
    h('span', {}, text),
    ' ',
    h('span', { class: 'reading-progress' }, [
      h('progress', { max: 100, 'data-path': path, 'aria-label': text }),
      h('span', { class: 'percentage', 'aria-hidden': 'true' }),
    ]),
  ]);
}

function cancelledNotice({ missing }: PanelModel, t: PanelTranslate): VNode {
  const messages = missing.filter((each) => each.cancelled).map(({ message }) => message);
  return notice('cancelled', [...new Set(messages)].join(' '), 'read-again', t('read-again'));
}

function errorNotice({ errors: count, stale }: PanelModel, t: PanelTranslate): VNode {
  const text = t(stale ? 'stale' : 'with-errors', { errors: count });
  return notice(stale ? 'stale' : 'broken', text, 'first-error', t('first-error'));
}

function notice(kind: string, text: string, action?: string, label?: string): VNode {
  return h('div', { class: `notice ${kind}` }, [
    h('span', {}, text),
    action !== undefined && ' ',
    action !== undefined && h('button', { type: 'button', class: 'link', id: `do-${action}`, 'data-action': action }, label),
  ]);
}
