import type { MessageTable } from '@parcours/model';

export const messages = {
  errors: {
    en: '{n} {n|place of this journey is|places of this journey are} not understood:',
    fr: '{n} {n|endroit de ce parcours n’est pas compris|endroits de ce parcours ne sont pas compris} :',
    de: '{n} {n|Stelle dieser Journey wird|Stellen dieser Journey werden} nicht verstanden:',
  },
  line: { en: 'Line {line}: {message}', fr: 'Ligne {line} : {message}', de: 'Zeile {line}: {message}' },
  more: { en: '{n} more', fr: '{n} de plus', de: '{n} weitere' },
  'not-read': {
    en: 'Observations are not read here: the curve shows claims. The panel shows what is measured.',
    fr: 'Les observations ne sont pas lues ici : la courbe montre des affirmations. Le panneau montre ce qui est mesuré.',
    de: 'Beobachtungen werden hier nicht gelesen: Die Kurve zeigt Behauptungen. Das Panel zeigt, was gemessen ist.',
  },
} as const satisfies MessageTable;
