/** Common column headers in English, French and German, matched after `normalizeHeader`. */

export type SuggestedRole =
  | 'respondent'
  | 'stage'
  | 'touchpoint'
  | 'score'
  | 'channel'
  | 'segment'
  | 'persona'
  | 'date'
  | 'weight'
  | 'verbatim'
  | 'mean'
  | 'n'
  | 'sd';

/** Lower case, without accents; letters and digits only. */
export function normalizeHeader(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '');
}

export const ROLE_HEADERS: readonly (readonly [SuggestedRole, RegExp])[] = [
  [
    'respondent',
    /^(respondent|repondant|participant|teilnehmer|befragte|proband|visit(or|eur)|besucher|enquete|client|customer|kunde|user|utilisateur|nutzer)(in|e|r|n)*(id|nr|no|code|numero|number|nummer)?$|^(id|uuid|responseid|caseid|lfdnr|numero|nr)$|^(id|n|no|nr)(du|de|des)?(respondent|repondant|participant|teilnehmer|visiteur|client|kunde)$/,
  ],
  ['stage', /^(journey)?(stage|step|etape|etappe|phase|schritt|moment)(name|nom)?$|^(etape|phase)duparcours$/],
  ['touchpoint', /^(touchpoint|pointdecontact|kontaktpunkt|contact)$/],
  ['score', /^(note|notes|score|rating|mark|grade|bewertung|punkte|punktzahl|evaluation|satisfaction|zufriedenheit)$/],
  ['channel', /^(channel|canal|kanal)$/],
  ['segment', /^(segment|cible|zielgruppe|kundengruppe|kundensegment)$/],
  ['persona', /^persona$/],
  [
    'date',
    /^(date|datum|jour|day|tag|horodat(age|eur)|timestamp|ts|zeitstempel|zeitpunkt|submitted|submitdate|recordeddate|enddate)$|^(date|datum)(de|du|des|der|of)?(la)?(visite|visit|besuchs?|reponse|response|antwort|befragung|interview)$/,
  ],
  ['weight', /^(weight|weighting|poids|ponderation|redressement|gewicht|gewichtung)$/],
  ['verbatim', /^(verbatim|comment|commentaire|kommentar|remark|remarque|bemerkung|anmerkung|freitext|feedback)(s|e|n|en)?$/],
];

/** Columns of a file of summary statistics, beside the stage. */
export const SUMMARY_HEADERS: readonly (readonly ['mean' | 'n' | 'sd', RegExp])[] = [
  ['mean', /^(mean|average|avg|moyenne|moy|note|notemoyenne|mittelwert|durchschnitt|mw|meanscore|averagescore|moyennedesnotes)$/],
  ['n', /^(n|count|base|bases|effectif|effectifs|anzahl|fallzahl|respondents|repondants|befragte|nombrederepondants|answers|reponses)$/],
  ['sd', /^(sd|std|stddev|stdev|standarddeviation|deviation|ecarttype|standardabweichung|stdabw|sigma)$/],
];

/** A question about the likelihood to recommend, or its name. */
export const RECOMMENDATION_PATTERN = /\bnps\b|\breco\b|recomm[ae]nd|empf[eo]hl|empfiehl/;

/** A question about expectations. */
export const EXPECTATION_PATTERN = /attend|attente|expect|erwart/;

/** Columns of an event log, most specific first; normalised but for single spaces. */
export const EVENT_LOG_HEADERS = {
  case: [
    ...['case concept name', 'case id', 'caseid', 'case', 'trace id', 'trace', 'process instance', 'id dossier', 'dossier id'],
    ...['numero de dossier', 'numero dossier', 'no dossier', 'n° dossier', 'dossier', 'id cas', 'cas'],
    ...['vorgangsnummer', 'vorgang id', 'vorgang', 'fallnummer', 'fall id', 'fall', 'journey id', 'id parcours', 'parcours'],
    ...['session id', 'sessionid', 'session', 'sitzung', 'visit id', 'visite', 'visit', 'besuch'],
    ...['customer id', 'id client', 'client id', 'client', 'customer', 'kundennummer', 'kunden id', 'kunde', 'user id', 'user'],
    ...['ticket id', 'ticket', 'order id', 'commande', 'bestellnummer'],
  ],
  activity: [
    ...['concept name', 'activity', 'activity name', 'activite', 'aktivitat', 'event name', 'event', 'evenement', 'ereignis'],
    ...['step', 'stage', 'etape', 'schritt', 'etappe', 'action', 'aktion', 'handlung', 'task', 'tache', 'aufgabe'],
    ...['touchpoint', 'point de contact', 'kontaktpunkt', 'page'],
  ],
  time: [
    ...['time timestamp', 'timestamp', 'time stamp', 'zeitstempel', 'horodatage', 'horodate', 'event time', 'datetime', 'date time'],
    ...['date et heure', 'date heure', 'datum uhrzeit', 'complete timestamp', 'end timestamp', 'end time'],
    ...['date de fin', 'heure de fin', 'endzeit', 'enddatum', 'start time', 'start timestamp'],
    ...['time', 'heure', 'zeit', 'zeitpunkt', 'date', 'datum', 'jour', 'tag', 'end', 'fin', 'ende'],
  ],
  channel: ['channel', 'canal', 'kanal', 'org channel', 'source channel', 'medium', 'media'],
  start: [
    ...['start timestamp', 'start time', 'start date', 'begin time', 'date de debut', 'heure de debut', 'debut'],
    ...['startzeit', 'startdatum', 'beginn', 'start', 'begin'],
  ],
  lifecycle: ['lifecycle transition', 'lifecycle', 'life cycle', 'cycle de vie', 'lebenszyklus'],
  instance: ['concept instance', 'activity instance id', 'activity instance'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
