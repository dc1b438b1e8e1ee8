/** Texts of the observation guide. */
import { glossary, heading, type MessageTable } from '@parcours/model';

export const messages = {
  guide: heading(glossary['observation-guide']),
  visit: { en: 'Visit no.', fr: 'Visite n°', de: 'Besuch Nr.' },
  stage: heading(glossary.stage),
  action: heading(glossary.action),
  choices: { en: 'Possible responses', fr: 'Réponses possibles', de: 'Mögliche Antworten' },
  response: { en: 'Response observed', fr: 'Réponse observée', de: 'Beobachtete Antwort' },
  channel: heading(glossary.channel),
  date: { en: 'Date', fr: 'Date', de: 'Datum' },
  place: { en: 'Place', fr: 'Lieu', de: 'Ort' },
  observer: { en: 'Observer', fr: 'Observateur', de: 'Beobachter/in' },
  comment: { en: 'In the customer’s words', fr: 'Verbatim du client', de: 'O-Ton des Kunden' },
  'not-observed': { en: 'Not observed', fr: 'Non observé', de: 'Nicht beobachtet' },
  'how-paper': {
    en: 'One guide per visit; visits are numbered across all observers. For each action tick the one response that you observed, or “Not observed”. Note what the customer says word for word.',
    fr: 'Un guide par visite ; les visites sont numérotées tous observateurs confondus. Pour chaque action, cochez la seule réponse que vous avez observée, ou « Non observé ». Notez mot pour mot ce que dit le client.',
    de: 'Ein Bogen je Besuch; die Besuche sind über alle Beobachter hinweg nummeriert. Kreuzen Sie zu jeder Handlung die eine Antwort an, die Sie beobachtet haben, oder „Nicht beobachtet“. Notieren Sie wörtlich, was der Kunde sagt.',
  },
  sheet: { en: 'Observations', fr: 'Observations', de: 'Beobachtungen' },
  'not-in-list': { en: 'Not in the list', fr: 'Pas dans la liste', de: 'Nicht in der Liste' },
  choose: {
    en: 'Choose one of the list, or leave the cell empty if it was not observed.',
    fr: 'Choisissez dans la liste, ou laissez la cellule vide si ce n’est pas observé.',
    de: 'Wählen Sie aus der Liste, oder lassen Sie die Zelle leer, wenn es nicht beobachtet wurde.',
  },
  on: { en: 'on: {channels}', fr: 'sur : {channels}', de: 'auf: {channels}' },
} as const satisfies MessageTable;
