/** Headers of columns that identify respondents, in English, French and German. */
import { headerWords } from './common-headers.ts';

const words = (text: string) => new Set(text.split(/\s+/));

const ID_WORDS = words(
  'id ids uid uuid guid identifiant identifier identifikation kennung no nr num numero number nummer code key cle schlussel ref reference ser lfd laufende',
);
const IGNORED_WORDS = words(
  'de du d la le l des der die das of the in fortlaufend fortlaufende unique eindeutige anonyme anonym anonymous intern interne sequence sequentiel',
);

/** What a row may be about, in the order of preference: somebody who answers, an answer, a visit, a customer, a case. */
const RESPONDENT = words(
  'respondent respondents respondant repondant repondante repondants participant participante participants teilnehmer teilnehmerin teilnehmenden befragte befragten befragter proband probanden panelist panelliste panelteilnehmer resp interviewee',
);
const ANSWER = words(
  'response responses reponse reponses antwort antworten submission soumission interview interviews survey enquete questionnaire fragebogen obs observation record saisie enregistrement entry eintrag datensatz entretien formulaire lfdn',
);
const VISIT = words('visit visite visites besuch besuchs testkauf audit mission');
const PERSON = words(
  'customer client cliente kunde kunden user utilisateur nutzer member adherent mitglied patient guest gast voyageur visitor visiteur besucher evaluator evaluateur gutachter expert experte passenger passager fahrgast abonne assure person personne consumer kaufer acheteur',
);
const CASE = words(
  'ticket conversation case cas review avis rezension bewertung bewertungs order commande bestellung bestell dossier vorgang vorgangs fall appel call anruf booking reservation reservierung buchung buchungs contract contrat vertrag vertrags auftrag auftrags incident demande request chat sinistre claim schaden reparation intervention sejour stay transaction',
);
const ENTITIES = [RESPONDENT, ANSWER, null, VISIT, PERSON, CASE] as const;
/** Words that name an identifier without saying so. */
const ALONE = new Set([
  ...RESPONDENT,
  ...VISIT,
  ...PERSON,
  ...words('lfdn obs interview fragebogen ticket case dossier vorgang fall cas token serial'),
]);
/** Who or what the events of a log belong to, beside the above. */
const TRACE = words(
  'session sessions sitzung sitzungs trace process instance journey parcours cookie device pseudo distinct parcel tracking sendung sendungs colis suivi ga interaction interactions contact contacts kontakt prozess antrag antrags',
);

/** The preference of a header for the role `respondent`: 0 is best; null: none. */
export function identifierRank(header: string): number | null {
  const found = identifierWords(header);
  if (!found) return null;
  const { rest, hasIdWord } = found;
  if (rest.length === 0) return hasIdWord ? ENTITIES.indexOf(null) : null;
  if (!hasIdWord && !rest.every((word) => ALONE.has(word))) return null;
  if (rest.every((word) => word === 'token' || word === 'serial')) return ENTITIES.length;
  const rank = ENTITIES.findIndex((entity) => entity !== null && rest.every((word) => entity.has(word)));
  return rank < 0 ? null : rank;
}

/** Whether a header may identify the case of an event. */
export function isCaseHeader(header: string): boolean {
  const found = identifierWords(header);
  if (!found || (found.rest.length === 0 && !found.hasIdWord)) return false;
  return found.rest.every((word) => TRACE.has(word) || VISIT.has(word) || PERSON.has(word) || CASE.has(word) || RESPONDENT.has(word));
}

function identifierWords(header: string): { readonly rest: readonly string[]; readonly hasIdWord: boolean } | null {
  const all = headerWords(header)
    .split(' ')
    .flatMap(splitCompound)
    .filter((word, at) => word !== '' && !IGNORED_WORDS.has(word) && !(at === 0 && isFieldPrefix(header)));
  if (all.length === 0) return null;
  const rest = all.filter((word) => !ID_WORDS.has(word));
  return { rest, hasIdWord: rest.length < all.length };
}

/** `a_surveyid`, `q_ltr`: the letter says of which kind a field is. */
function isFieldPrefix(header: string): boolean {
  return /^\p{L}_\p{L}/u.test(header);
}

/** `kundennummer`: kunden, nummer; `respid`: resp, id; `idclient`: id, client. */
function splitCompound(word: string): string[] {
  const [, first = '', second = ''] = /^(.{3,}?)(nummer|kennung|code|nr|id)$/.exec(word) ?? [];
  if (isEntity(first)) return [first, second];
  const [, id = '', entity = ''] = /^(id|num)(.{3,})$/.exec(word) ?? [];
  return isEntity(entity) ? [id, entity] : [word];
}

function isEntity(word: string): boolean {
  return TRACE.has(word) || ENTITIES.some((entity) => entity?.has(word));
}
