/** Headers of columns that date the answers, in English, French and German. */
import { headerWords } from './common-headers.ts';

const words = (text: string) => new Set(text.split(/\s+/));

/** Dates of something else than the answer. */
const OTHER = words(
  'birth birthday naissance geburt geburts geburtsdatum geburtstag dob reply replied mail email invitation einladung sent last letzte letzten letzter derniere dernier modified modifie modification geandert anderung updated update solved resolved resolution gelost resolu closed geschlossen ferme cloture expiry expiration ablauf due echeance first erste premiere since depuis seit contract contrat vertrag hire embauche planned geplant prevu prevue assigned zugewiesen reminder relance erinnerung export',
);
const END = words(
  'submit submitted submitdate submission completion completed complete end enddate ended finished fin ende enddatum endzeit recorded recordeddate abgeschickt fertigstellung fertigstellungszeit soumission envoi saisie answered responded response reponse antwort antwortdatum interview interviewdatum befragung befragungsdatum enquete umfrage survey beendet eingang eingangsdatum abschluss erfassung teilnahme entretien remplissage',
);
const PLAIN = words(
  'date datum timestamp ts zeitstempel horodateur horodatage time zeit zeitpunkt jour tag day heure uhrzeit datetime et und and de la le du des d l the of utc gmt cet local at on am',
);
const EVENT = words(
  'visit visite besuch besuchs besuchsdatum visited besucht visitee call appel anruf purchase achat kauf kaufdatum order commande bestellung bestelldatum review avis rezension bewertung bewertungsdatum publication published posted veroffentlicht sejour stay contact kontakt test testdatum observation observed beobachtet audit passage event ereignis feedback',
);
const START = words(
  'start started startdate startzeit startdatum begin beginn begonnen debut gestartet lancement created createdat createddate creation erstellt erstellungsdatum cree opened ouvert ouverture eroffnet received recu eingegangen',
);

/** `responsedate`: response, date. */
function splitCompound(word: string): string[] {
  const [, first = '', second = ''] = /^(.{3,}?)s?(date|datum|time|zeit|zeitpunkt)$/.exec(word) ?? [];
  const isKnown = first !== '' && [OTHER, END, EVENT, START].some((some) => some.has(first));
  return isKnown && !END.has(word) && !START.has(word) && !OTHER.has(word) ? [first, second] : [word];
}

/** The preference of a header for the role `date`: 0 is best; null: its dates are not those of the answers. */
export function dateRank(header: string): number | null {
  const all = headerWords(header).split(' ').flatMap(splitCompound);
  if (all.some((word) => OTHER.has(word))) return null;
  const has = (some: ReadonlySet<string>) => all.some((word) => some.has(word));
  if (has(START)) return 3;
  if (has(END)) return 0;
  if (all.every((word) => PLAIN.has(word))) return 1;
  if (has(EVENT)) return 2;
  return has(words('date datum timestamp zeitstempel horodateur horodatage')) || /\b(at|on|am|um|le)$/.test(all.join(' ')) ? 4 : null;
}
