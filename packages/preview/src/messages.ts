import { type Language, type Translate, translator } from '@parcours/model';

/** What a browser shows instead of the page. */
export const messages = {
  host: {
    en: 'This preview answers on 127.0.0.1 only. Open the address that Parcours has printed; through a tunnel, give both ends the same port (parcours preview --port).',
    fr: 'Cet aperçu ne répond que sur 127.0.0.1. Ouvrez l’adresse affichée par Parcours ; à travers un tunnel, donnez le même port aux deux bouts (parcours preview --port).',
    de: 'Diese Vorschau antwortet nur auf 127.0.0.1. Öffnen Sie die Adresse, die Parcours ausgegeben hat; geben Sie bei einem Tunnel beiden Enden denselben Port (parcours preview --port).',
  },
  origin: {
    en: 'This request comes from another page. Open the address that Parcours has printed.',
    fr: 'Cette requête vient d’une autre page. Ouvrez l’adresse affichée par Parcours.',
    de: 'Diese Anfrage kommt von einer anderen Seite. Öffnen Sie die Adresse, die Parcours ausgegeben hat.',
  },
  token: {
    en: 'This address is incomplete, or of a preview that has ended. Open the whole address that Parcours has printed, or run parcours preview again.',
    fr: 'Cette adresse est incomplète, ou celle d’un aperçu terminé. Ouvrez l’adresse entière affichée par Parcours, ou relancez parcours preview.',
    de: 'Diese Adresse ist unvollständig, oder ihre Vorschau ist beendet. Öffnen Sie die ganze Adresse, die Parcours ausgegeben hat, oder starten Sie parcours preview erneut.',
  },
  opened: {
    en: 'This address could be opened once. Open the preview again in the editor, or run parcours preview again.',
    fr: 'Cette adresse ne pouvait être ouverte qu’une fois. Rouvrez l’aperçu dans l’éditeur, ou relancez parcours preview.',
    de: 'Diese Adresse ließ sich nur einmal öffnen. Öffnen Sie die Vorschau im Editor erneut, oder starten Sie parcours preview erneut.',
  },
  path: { en: 'There is nothing at this address.', fr: 'Il n’y a rien à cette adresse.', de: 'Unter dieser Adresse ist nichts.' },
  method: {
    en: 'This kind of request is not answered.',
    fr: 'Ce type de requête n’a pas de réponse.',
    de: 'Anfragen dieser Art werden nicht beantwortet.',
  },
  size: { en: 'The message is too large.', fr: 'Le message est trop grand.', de: 'Die Nachricht ist zu groß.' },
  message: { en: 'The message is not understood.', fr: 'Le message n’est pas compris.', de: 'Die Nachricht ist unverständlich.' },
  session: {
    en: 'The tab that this belongs to is no longer connected. Reload the page.',
    fr: 'L’onglet concerné n’est plus connecté. Rechargez la page.',
    de: 'Der Reiter, zu dem dies gehört, ist nicht mehr verbunden. Laden Sie die Seite neu.',
  },
  tabs: {
    en: 'Too many tabs show this preview. Close some of them.',
    fr: 'Trop d’onglets montrent cet aperçu. Fermez-en quelques-uns.',
    de: 'Zu viele Reiter zeigen diese Vorschau. Schließen Sie einige.',
  },
  'no-report': {
    en: 'There is no journey to save yet.',
    fr: 'Il n’y a pas encore de parcours à enregistrer.',
    de: 'Noch gibt es keine Journey zum Speichern.',
  },
  fault: {
    en: 'The preview could not answer. Look at what Parcours has printed.',
    fr: 'L’aperçu n’a pas pu répondre. Regardez ce que Parcours a affiché.',
    de: 'Die Vorschau konnte nicht antworten. Sehen Sie nach, was Parcours ausgegeben hat.',
  },
} as const;

export type PreviewTranslate = Translate<typeof messages>;

export function previewTranslator(language: Language): PreviewTranslate {
  return translator(messages, language);
}
