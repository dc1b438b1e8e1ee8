/**
 * The first person singular of verbs that describe customers' actions. Lists only certain forms: a missing verb costs one suggestion, a
 * wrong form the trust in all of them.
 */
import type { Language } from '@parcours/model';

const list = (words: string) => words.trim().split(/\s+/);
const pairs = (words: string) => new Map(list(words).map((pair) => pair.split(':') as [string, string]));

/** French verbs in -er that are regular, including their spelling. */
const FRENCH_REGULAR = new Set(
  list(`
    accepter accéder activer adopter aider ajouter aimer analyser annoncer annuler appliquer apporter apprécier arriver assister avancer
    bloquer bénéficier cacher calculer candidater changer charger chercher cliquer collecter commander commencer comparer compléter
    compter configurer confirmer connecter consommer consulter contacter continuer considérer contrôler créer espérer cuisiner céder demander
    démarrer dépenser déposer déballer débrancher décider déclarer démonter dessiner discuter donner douter
    emballer emporter emprunter enregistrer entrer envisager essayer estimer explorer expliquer évaluer examiner évoquer échanger
    écouter éviter effectuer fermer financer gagner garder goûter gérer hésiter identifier imaginer imprimer indiquer informer insister
    installer intégrer interroger inviter laisser liker livrer localiser louer manger manipuler marcher mesurer monter montrer naviguer
    négocier nettoyer noter observer opter organiser oublier paramétrer parler partager participer passer patienter payer
    penser planifier plier poser poster postuler pousser pratiquer préciser préférer préparer présenter prévisualiser prioriser
    profiter programmer prolonger proposer protéger quitter raconter ranger rassembler réaliser rechercher réclamer
    recommander recommencer récupérer rédiger refuser regarder régler relancer remarquer remercier rencontrer
    renseigner rentrer renvoyer réparer repasser repérer reporter représenter réserver résilier rester retirer retourner
    retrouver réutiliser réviser saluer sélectionner séjourner signaler signer simuler solliciter souhaiter stationner supporter
    surveiller télécharger téléphoner tester tourner traverser transférer transporter travailler trier trouver tutoyer utiliser
    valider vérifier verser visiter visualiser voter voyager économiser étudier envoyer employer appuyer débuter déménager emménager
    actualiser adresser héberger habiter
  `),
);

/** First person singular, present; those in -er change their stem. */
const FRENCH_IRREGULAR = pairs(`
  acheter:achète racheter:rachète appeler:appelle rappeler:rappelle jeter:jette rejeter:rejette lever:lève enlever:enlève
  relever:relève amener:amène emmener:emmène ramener:ramène mener:mène peser:pèse renouveler:renouvelle feuilleter:feuillette
  épeler:épelle geler:gèle aller:vais faire:fais refaire:refais venir:viens revenir:reviens devenir:deviens tenir:tiens
  obtenir:obtiens retenir:retiens prendre:prends reprendre:reprends apprendre:apprends comprendre:comprends attendre:attends
  vendre:vends revendre:revends rendre:rends répondre:réponds descendre:descends entendre:entends perdre:perds mettre:mets
  remettre:remets transmettre:transmets permettre:permets soumettre:soumets recevoir:reçois voir:vois revoir:revois
  apercevoir:aperçois savoir:sais pouvoir:peux vouloir:veux devoir:dois lire:lis relire:relis dire:dis écrire:écris inscrire:inscris
  décrire:décris souscrire:souscris suivre:suis vivre:vis choisir:choisis finir:finis remplir:remplis réfléchir:réfléchis
  définir:définis saisir:saisis réunir:réunis réussir:réussis établir:établis fournir:fournis investir:investis avertir:avertis
  partir:pars repartir:repars sortir:sors ressortir:ressors servir:sers sentir:sens ouvrir:ouvre rouvrir:rouvre
  découvrir:découvre offrir:offre accueillir:accueille conduire:conduis construire:construis réduire:réduis connaître:connais
  reconnaître:reconnais croire:crois boire:bois courir:cours parcourir:parcours rejoindre:rejoins joindre:joins
  convaincre:convaincs interrompre:interromps
`);

const GERMAN_INSEPARABLE = new Set(
  list(`
    vergleichen suchen kaufen bestellen prüfen bezahlen zahlen warten finden wählen lesen sehen nehmen gehen kommen fahren holen bringen
    fragen sagen schreiben sprechen rufen öffnen schließen testen probieren nutzen benutzen verwenden gebrauchen brauchen erhalten
    bekommen empfangen erfahren erleben entdecken entscheiden verstehen verhandeln vereinbaren reservieren buchen stornieren
    kündigen verlängern unterschreiben überweisen überlegen besuchen besichtigen beauftragen beantragen bewerten beurteilen
    empfehlen erzählen erklären melden informieren registrieren installieren montieren reparieren lagern pflegen reinigen reklamieren
    retournieren tauschen teilen speichern drucken konfigurieren planen messen zeigen hören treffen begrüßen bezweifeln verfolgen
    kontaktieren kontrollieren recherchieren akzeptieren bestätigen beschweren bedanken verlassen betreten erreichen
    parken laden starten beginnen beenden genießen hoffen denken lernen üben mieten leihen verkaufen verschenken
  `),
);

/** Separable verbs, with their prefixes. */
const GERMAN_SEPARABLE = pairs(`
  anrufen:an auswählen:aus aussuchen:aus abholen:ab anmelden:an abmelden:ab ausfüllen:aus einkaufen:ein zurückgeben:zurück
  zurückschicken:zurück zurücksenden:zurück zurückrufen:zurück umtauschen:um anprobieren:an ausprobieren:aus ansehen:an anschauen:an
  aufbauen:auf einrichten:ein abschließen:ab einlösen:ein nachfragen:nach weiterempfehlen:weiter absagen:ab zusagen:zu
  vorbereiten:vor kennenlernen:kennen mitnehmen:mit hochladen:hoch herunterladen:herunter eingeben:ein einsteigen:ein
  aussteigen:aus ankommen:an abbestellen:ab aufgeben:auf anfragen:an anfordern:an festlegen:fest einchecken:ein auschecken:aus
  losfahren:los abbrechen:ab auspacken:aus aufstellen:auf anschließen:an annehmen:an ablehnen:ab eintreten:ein nachlesen:nach
  durchlesen:durch anlegen:an umziehen:um einziehen:ein ausziehen:aus vorbeikommen:vorbei wiederkommen:wieder
`);

const ENGLISH_VERBS = new Set(
  list(`
    accept activate add answer apply approve arrange arrive ask attend authorise authorize avoid become begin book borrow bring browse
    build buy call cancel change charge chat check choose claim clean click collect come compare complain complete configure confirm
    connect consider contact cook create decide design discover discuss download drive earn enjoy enter evaluate exchange experience
    explain explore file fill find finish fit get give go hear hire inspect install join keep learn leave listen look lose make
    measure meet move negotiate notice open order organise organize pack park pay phone pick place plan play prepare print purchase put read
    realise realize receive recommend register remember renew rent repair replace request research reserve resolve return review ride
    save schedule search see select sell send set share shop show sign sit sort speak start stay stop store submit subscribe switch take
    talk tell test think track travel trust try turn understand unpack update upgrade use verify view visit wait walk want
    watch wish work write
  `),
);

/** English verbs that double their last letter before -ing. */
const ENGLISH_DOUBLING = new Set(['begin', 'chat', 'fit', 'get', 'plan', 'put', 'set', 'shop', 'sit', 'stop', 'submit']);

/** English verbs that are nouns as often: `Order status` and `Search results` describe no action. */
const ENGLISH_NOUNS = new Set(
  list(`
    answer book call change charge chat check claim click contact cook design drive exchange experience file fit look measure move order
    pack park phone pick place plan play print purchase read rent repair request research return review ride search share shop show
    sign sort start stay stop store switch talk test track travel trust try turn update upgrade use view visit wait walk watch wish work
  `),
);

/** The first person singular of a French infinitive; null if uncertain. @param isVerb whether the context shows that the word is a verb. */
export function frenchFirstPerson(infinitive: string, isVerb = false): string | null {
  const irregular = FRENCH_IRREGULAR.get(infinitive);
  if (irregular) return irregular;
  if (!infinitive.endsWith('er') || !(isVerb || FRENCH_REGULAR.has(infinitive))) return null;
  const stem = infinitive.slice(0, -2);
  // A mute e before one consonant changes irregularly (acheter, appeler): only FRENCH_IRREGULAR has the form.
  if (/e[^aeiouyéèêâîôû]$/.test(stem)) return null;
  if (/[aou]y$/.test(stem)) return `${stem.slice(0, -1)}ie`;
  return `${stem.replace(/é([^aeiouyéèêâîôû]{1,2}|[gq]u)$/, 'è$1')}e`;
}

/** The first person singular of a German infinitive, and the separable prefix that goes to the end of the clause; null if unknown. */
export function germanFirstPerson(infinitive: string): { readonly verb: string; readonly end: string } | null {
  const prefix = GERMAN_SEPARABLE.get(infinitive);
  if (prefix === undefined && !GERMAN_INSEPARABLE.has(infinitive)) return null;
  const bare = infinitive.slice(prefix?.length ?? 0);
  const verb = bare.endsWith('eln') ? `${bare.slice(0, -3)}le` : bare.endsWith('ern') ? `${bare.slice(0, -1)}e` : bare.slice(0, -1);
  return { verb, end: prefix ?? '' };
}

/** The base form of an English gerund; null if unknown. */
export function englishBaseForm(gerund: string): string | null {
  return ENGLISH_GERUNDS.get(gerund) ?? null;
}

export function isEnglishNoun(word: string): boolean {
  return ENGLISH_NOUNS.has(word);
}

const ENGLISH_GERUNDS = new Map([...ENGLISH_VERBS].map((verb) => [gerundOf(verb), verb]));

function gerundOf(verb: string): string {
  if (ENGLISH_DOUBLING.has(verb)) return `${verb}${verb.at(-1)}ing`;
  return /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${verb}ing`;
}

/** English `compares` → `compare`; null if unknown. */
export function englishFromThirdPerson(word: string): string | null {
  for (const base of [word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]) {
    if (base !== word && ENGLISH_VERBS.has(base)) return base;
  }
  return null;
}

/** French `compare`: the third person equals the first; null if unknown. */
export function frenchFromThirdPerson(word: string): string | null {
  return FRENCH_PRESENT.has(word) ? word : null;
}

const FRENCH_PRESENT = new Set([...FRENCH_REGULAR].map((verb) => frenchFirstPerson(verb)));

/** German `vergleicht` → `vergleiche`, for inseparable verbs; null if unknown. */
export function germanFromThirdPerson(word: string): string | null {
  return GERMAN_PRESENT.get(word) ?? null;
}

/** By the regular third person. Strong verbs change their vowel (`liest`, `nimmt`), so that their forms are never found. */
const GERMAN_PRESENT = new Map(
  [...GERMAN_INSEPARABLE].flatMap((infinitive) => {
    const verb = germanFirstPerson(infinitive)?.verb ?? '';
    const stem = verb.slice(0, -1);
    return [[/[td]$|[^lrh]n$|[^lrh]m$/.test(stem) ? `${stem}et` : `${stem}t`, verb] as const];
  }),
);

/** Whether a lower-case word is an infinitive in the language (in English: a base form or a gerund). */
export const isInfinitive: Readonly<Record<Language, (word: string) => boolean>> = {
  fr: (word) => FRENCH_REGULAR.has(word) || FRENCH_IRREGULAR.has(word),
  de: (word) => GERMAN_INSEPARABLE.has(word) || GERMAN_SEPARABLE.has(word),
  en: (word) => ENGLISH_VERBS.has(word) || ENGLISH_GERUNDS.has(word),
};
