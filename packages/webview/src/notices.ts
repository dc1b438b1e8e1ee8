import { h, type Tree } from '@parcours/charts';
import type { Language } from '@parcours/model';
import { say } from './phrases.ts';
import type { Picture } from './protocol.ts';

/** A linked file that takes long to be read. */
export interface Reading {
  readonly path: string;
  readonly percent: number;
}

/** The bar that says why the picture may not be that of the text. */
export function notices(
  shown: { picture: Picture | null; status: 'no-file' | 'starting' | 'stopped' | 'ready'; reading: Reading | null },
  language: Language,
): Tree | null {
  const { picture, status, reading } = shown;
  const sayIt = say(language);
  if (status === 'stopped') return notice('broken', sayIt('stopped'), 'restart', sayIt('restart'));
  if (reading && status === 'ready') return notice('waiting', sayIt('reading', { path: reading.path, percent: reading.percent }));
  if (!picture) return null;
  if (status === 'starting') return notice('waiting', sayIt('starting-again'));
  if (picture.errors === 0) return null;
  const { errors } = picture;
  return notice(
    picture.stale ? 'stale' : 'broken',
    sayIt(picture.stale ? 'stale' : 'with-errors', { errors }),
    'first-error',
    sayIt('first-error'),
  );
}

function notice(kind: string, text: string, action?: string, label?: string): Tree {
  return h('div', { class: `notice ${kind}` }, [
    h('span', {}, text),
    action !== undefined && ' ',
    action !== undefined && h('button', { type: 'button', class: 'link', id: `do-${action}`, 'data-do': action }, label),
  ]);
}
