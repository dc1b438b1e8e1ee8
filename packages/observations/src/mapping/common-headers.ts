/** Common column headers in English, French and German, matched after `normalizeHeader`. */

export type SuggestedRole =
  | 'respondent'
  | 'stage'
  | 'touchpoint'
  | 'action'
  | 'response'
  | 'score'
  | 'channel'
  | 'segment'
  | 'persona'
  | 'date'
  | 'weight'
  | 'observer'
  | 'verbatim'
  | 'mean'
  | 'n'
  | 'sd';

/** Lower case, without accents; letters and digits only. */
export function normalizeHeader(text: string): string {
  return headerWords(text).replaceAll(' ', '');
}

/** Lower case, without accents; words of letters and digits, separated by single spaces: `Response ID` and `responseId` are `response id`. */
export function headerWords(text: string): string {
  return text
    .replace(/n[°º]|#/gi, ' no ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[’']/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Patterns of the roles but respondent, date and verbatim: matched after `normalizeHeader`. */
export const ROLE_HEADERS: readonly (readonly [SuggestedRole, RegExp])[] = [
  ['stage', /^(journey)?(stage|step|etape|etappe|phase|schritt|moment)(name|nom)?$|^(etape|phase)duparcours$/],
  ['touchpoint', /^(touchpoint|pointdecontact|kontaktpunkt|contact)$/],
  [
    'score',
    /^(note|notes|score|rating|mark|grade|bewertung|punkte|punktzahl|evaluation|satisfaction|zufriedenheit)(sur|auf|von|outof|of|de)?(\d+((a|to|bis)?\d+)?)?$/,
  ],
  ['channel', /^(channel|canal|kanal)$/],
  ['segment', /^(segment|cible|zielgruppe|(customer|kunden|client)(group|segment|gruppe)|groupedeclients?|segment(de)?clients?)$/],
  ['persona', /^persona$/],
  [
    'weight',
    /^((survey|sample|case|final)?(weight|weights|weighting|wt|wgt)(factor|var|ing)?|(poids|coef|coefficient|pond)(final|de?)?(ponderation|redressement)?|ponderation|redressement|gew|gewicht|gewichtung|gewichtungsfaktor|hochrechnungsfaktor)$/,
  ],
  [
    'observer',
    /^(observer|observateur|observatrice|beobachter|beobachterin|mysteryshopper|testkaufer|testkaeufer|testkunde|enqueteur|auditeur|auditor)$/,
  ],
];

/** Headers of open questions and comments; matched after `headerWords`. */
export const VERBATIM_HEADERS: readonly RegExp[] = [
  /\b(verbatims?|comments?|commentaires?|kommentare?|remarks?|remarques?|bemerkung(en)?|anmerkung(en)?|freitext|feedback|beobachtung(en)?|suggestions?|anregung(en)?|open ended|open ?text|free ?text|avis|rezension|opinion|temoignage|rationale|review (content|text|body)|observations|notes)\b/,
  /\b(pourquoi|why|warum|weshalb|wieso|raisons?|reasons?|grunde?)\b/,
  /\b(tell us|anything else|dites nous|precisez|mitteilen|sagen|share with us|explain|expliquez|beschreiben|describe|decrivez|beschreibung ihrer)\b/,
  /\b(improve|better|ameliorer|amelioration|ameliorations|verbessern|verbesserung|verbesserungen|besser)\b/,
  /\b(what|que|quoi|was) .*\b(like|liked|dislike|aime|apprecie|plu|deplu|gefallen|gestort|gefiel)\b/,
];
/** Texts that are not the customer's own. */
export const NO_VERBATIM =
  /\b(reply|replies|management|owner|proprietaire|inhaber|reponse du|reponse de|reponse au|antwort von|antwort des|developer|address|adresse|anschrift|agent|url|link|lien|referer|referrer|browser|subject|betreff|objet|title|titre|titel|status|name|nom|vorname|prenom|product|produit|produkt|libelle|points|quiz|language|langue|sprache|location|country|pays|land|city|ville|ort|reason code|type|category|categorie|kategorie|tags?|ip|email|e mail|mail|phone|telefon|telephone)\b/;

/** Words of a column that counts or identifies, or judges something else than the stage: it rates no stage. */
export const NO_RATING =
  /\b(duration|dauer|duree|minutes?|minuten|seconds?|sekunden|secondes|tage|tagen|jours|days|hours|stunden|amount|montant|betrag|prices?|prix|preise?|costs?|couts?|kosten|fees?|frais|revenue|umsatz|count|anzahl|nombre|nb|number|nummer|numero|qty|quantity|quantite|menge|age|alter|year|annee|jahr|code|id|zip|plz|postal|rank|rang|views|clicks|users|visits|visites|position|latitude|longitude|points|importance|important|wichtig|wichtigkeit|how (often|many|much|long)|combien|a quelle frequence|wie (oft|viele|lange)|target|objectif|ziel|budget|percent|pourcentage|prozent|share|anteil)\b|(zeit|dauer|nummer|datum|termin|preis|betrag|kosten|menge|anzahl)\b/;

/** A column with the period that its row sums up: such rows are no respondents. */
export const PERIOD_HEADER =
  /^(month|mois|monat|week|semaine|woche|kw|quarter|trimestre|quartal|year|annee|jahr|period|periode|zeitraum|year month|annee mois|wave|vague|welle)$/;

/** Columns of a file of summary statistics, beside the stage. */
export const SUMMARY_HEADERS: readonly (readonly ['mean' | 'n' | 'sd', RegExp])[] = [
  ['mean', /^(mean|average|avg|moyenne|moy|note|notemoyenne|mittelwert|durchschnitt|mw|meanscore|averagescore|moyennedesnotes)$/],
  ['n', /^(n|count|base|bases|effectif|effectifs|anzahl|fallzahl|respondents|repondants|befragte|nombrederepondants|answers|reponses)$/],
  ['sd', /^(sd|std|stddev|stdev|standarddeviation|deviation|ecarttype|standardabweichung|stdabw|sigma)$/],
];

/** A column with the number of answers behind the figures of its row. */
export const ANSWER_COUNT_PATTERN =
  /^(n|base|effectif|fallzahl|sample size|responses|reponses|antworten|respondents|repondants|befragte|surveys|reviews|avis|(number|nombre|nb|anzahl|total)( of| de| der| d)? (responses|reponses|antworten|respondents|repondants|befragte|befragten|surveys|answers|avis|reviews))$/;

/** A question about the likelihood to recommend, or its name; matched after `headerWords`. "The recommendations" are something else. */
export const RECOMMENDATION_PATTERN =
  /\bnps\b|\bltr\b|\breco\b|net promoter|\b(recommend|recommander|recommanderiez|recommanderez|recommandiez|recommanderais|recommande|recommandez|recommandation|weiterempfehl\w*|empfehlen|weiterempfiehlt)\b/;
/** What is asked of a recommendation that is no likelihood: "Were you recommended by a friend?". */
export const OTHER_RECOMMENDATION =
  /\b(recommended|recommande par|empfohlen|recommendations|recommandations|empfehlungen|retail|group|groupe|gruppe|category|categorie|kategorie)\b/;
/** The whole experience, not one stage of it. */
export const OVERALL_PATTERN =
  /\b(overall|in general|general|globale?|globalement|ensemble|insgesamt|gesamt\w*|allgemein|csat|customer satisfaction)\b/;
export const SATISFACTION_PATTERN = /satisf|zufrieden|\bcsat\b/;
export const EFFORT_PATTERN = /\bces\b|\beffort|aufwand|\bmuhe\b|\bhow easy\b|\beasy to\b|\bfacile\b|\bfacilite\b|\bwie (einfach|leicht)\b/;

/** A question about expectations. */
export const EXPECTATION_PATTERN = /attend|attente|expect|erwart/;

/** Columns of an event log, most specific first; normalised but for single spaces. */
export const EVENT_LOG_HEADERS = {
  case: [
    ...['case concept name', 'case key', 'case id', 'caseid', 'case number', 'case', 'trace id', 'trace', 'process instance', 'process id'],
    ...['id dossier', 'dossier id', 'numero de dossier', 'numero dossier', 'no dossier', 'n° dossier', 'dossier', 'id cas', 'cas'],
    ...['vorgangsnummer', 'vorgang id', 'vorgangs id', 'vorgang', 'fallnummer', 'fall id', 'fall', 'journey id', 'id parcours', 'parcours'],
    ...[
      'auftragsnummer',
      'auftrag',
      'numero de commande',
      'no commande',
      'n° commande',
      'incident id',
      'incident',
      'request id',
      'demande',
    ],
    ...['session id', 'sessionid', 'id session', 'id de session', 'id de la session', 'sitzungs id', 'session', 'sitzung'],
    ...['visit id', 'idvisit', 'id visite', 'visite', 'visit', 'besuch', 'ga session id'],
    ...['customer id', 'id client', 'client id', 'client', 'customer', 'kundennummer', 'kunden id', 'kunde', 'user id', 'user'],
    ...['user pseudo id', 'distinct id', 'anonymous id', 'anonymousid', 'visitor id', 'visitorid', 'id visiteur', 'besucher id'],
    ...['ticket id', 'ticketnummer', 'numero de ticket', 'n° ticket', 'ticket', 'order id', 'commande', 'bestellnummer'],
    ...['interaction id', 'contact id', 'conversation id', 'call id', 'chat id', 'claim id', 'id interaction', 'id appel', 'id contact'],
    ...['numero d appel', 'numero de sinistre', 'schadennummer', 'antragsnummer', 'prozess id', 'kontakt id', 'anruf id'],
    ...['tracking number', 'tracking id', 'numero de suivi', 'sendungsnummer', 'parcel id'],
  ],
  activity: [
    ...['concept name', 'activity', 'activity name', 'activite', 'aktivitat', 'event name', 'event', 'evenement', 'ereignis'],
    ...[
      'activity en',
      'activity de',
      'activity fr',
      'activityen',
      'nom de l activite',
      'aktivitatsname',
      'ereignisname',
      'nom de l evenement',
    ],
    ...['event type', 'eventtype', 'event label', 'event action', 'step', 'stage', 'etape', 'schritt', 'etappe'],
    ...['tatigkeit', 'arbeitsschritt', 'prozessschritt', 'vorgangsschritt', 'process step', 'etape du processus', 'type d evenement'],
    ...['action', 'aktion', 'handlung', 'task', 'task name', 'tache', 'aufgabe', 'operation'],
    ...['touchpoint', 'point de contact', 'kontaktpunkt', 'page title', 'pagetitle', 'titre de la page', 'seitentitel', 'page'],
    ...['new value', 'newvalue', 'new status', 'nouveau statut', 'neuer status', 'status', 'statut', 'state', 'etat', 'zustand'],
  ],
  time: [
    ...['time timestamp', 'timestamp', 'time stamp', 'zeitstempel', 'horodatage', 'horodate', 'event time', 'eventtime'],
    ...['event timestamp', 'server timestamp', 'servertimestamp', 'derived tstamp', 'collector tstamp', 'datetime', 'date time'],
    ...['date et heure', 'date heure', 'datum uhrzeit', 'datum und uhrzeit', 'complete timestamp', 'end timestamp', 'end time'],
    ...['date de fin', 'heure de fin', 'endzeit', 'enddatum', 'occurred at', 'created at', 'created date', 'createddate', 'changed at'],
    ...['erstellt am', 'cree le', 'scanned at', 'start time', 'start timestamp'],
    ...['time', 'heure', 'zeit', 'zeitpunkt', 'event date', 'date', 'datum', 'jour', 'tag', 'end', 'fin', 'ende'],
  ],
  channel: ['channel', 'canal', 'kanal', 'org channel', 'source channel', 'medium', 'media'],
  start: [
    ...['start timestamp', 'start time', 'start date', 'begin time', 'date de debut', 'heure de debut', 'debut'],
    ...['startzeit', 'startdatum', 'beginn', 'start', 'begin'],
  ],
  lifecycle: ['lifecycle transition', 'lifecycle', 'life cycle', 'cycle de vie', 'lebenszyklus'],
  instance: ['concept instance', 'activity instance id', 'activity instance'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
