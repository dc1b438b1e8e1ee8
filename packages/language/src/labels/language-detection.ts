/** Detects the language of a label by function words, letters, endings and domain vocabulary. */
import type { Language } from '@parcours/model';
import { isEnglishNoun, isInfinitive } from './verb-forms.ts';

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** The words of a label. An elided article or pronoun (`l’`, `j’`) is a word of its own, including its apostrophe. */
export function tokenizeLabel(label: string): string[] {
  return label
    .normalize('NFC')
    .replaceAll('’', "'")
    .split(/[^\p{L}\p{M}\p{N}'-]+/u)
    .flatMap((word) => {
      const elided = /^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)')(.+)$/i.exec(word);
      return elided ? [elided[1] ?? '', elided[2] ?? ''] : [word];
    })
    .map((word) => word.replace(/^[-']+|-+$/g, ''))
    .filter((word) => word !== '');
}

/** The language of a label; null if the evidence is weak, contradictory, or for an unsupported language. */
export function detectLanguage(label: string): Language | null {
  const words = tokenizeLabel(label).map((word) => word.toLowerCase());
  if (words.some((word) => FOREIGN_STOP_WORDS.has(word))) return null;
  const points: Record<Language, number> = { en: 0, fr: 0, de: 0 };
  for (const [index, word] of words.entries()) {
    for (const language of LANGUAGES) points[language] += scoreOf(word, index, words, language);
  }
  const [best, second] = LANGUAGES.toSorted((a, b) => points[b] - points[a]) as [Language, Language, Language];
  return points[best] >= 1 && points[best] >= points[second] + 0.5 ? best : null;
}

const LANGUAGES = ['en', 'fr', 'de'] as const;

function scoreOf(word: string, index: number, words: readonly string[], language: Language): number {
  const { strong, weak, field, letters, endings } = LANGUAGE_PROFILES[language];
  if (strong.has(word)) return 1;
  if (weak.has(word)) return 0.5;
  if (field.has(word) || letters.test(word) || (word.length > 6 && endings.test(word))) return 1;
  // A verb at the position usual in the language: first in French and English, last in German.
  const verbIndex = language === 'de' ? words.length - 1 : language === 'fr' && words[0] === 'se' ? 1 : 0;
  if (index !== verbIndex || !isInfinitive[language](word)) return 0;
  return language === 'en' && isEnglishNoun(word) ? 0.5 : 1;
}

/**
 * Whether the label shows a language that is not supported: by its function words, its letters or spelling, or by the Romance ending of
 * a verb in the first person (`Comparo precios`).
 */
export function isForeign(label: string): boolean {
  const words = tokenizeLabel(label).map((word) => word.toLowerCase());
  if (words.some((word) => FOREIGN_STOP_WORDS.has(word) || FOREIGN_SPELLING.test(word))) return true;
  const [first = ''] = words;
  return /^(?!\p{L}*(?:eo|io|oo|uo)$)\p{L}{3,}o$/u.test(first) && !NOUNS_IN_O.test(first) && detectLanguage(label) === null;
}

const FOREIGN_SPELLING = /[ñãõłąęśżźćńčšžřěůőűøåığşță¿¡]|[^b]ij(?![aou])/u;

/** Words in -o of the supported languages, also at the end of a compound. */
const NOUNS_IN_O =
  /(?:auto|[fp]h?oto|promo|info|d[eé]mo|logo|euro|konto|memo|intro|echo|m[ai]cro|disco|zero|hell?o|also|büro|kino|risiko|limo|abo|depo)$/;

/** Words of languages that resemble the supported ones: Spanish, Italian, Portuguese, Dutch. */
const FOREIGN_STOP_WORDS = set(`
  el los las y con para por una unas del como desde o e gli di che nel nella della dello dei delle alla mia mio miei uma umas na nas
  meu minha meus minhas em com het een ik mijn wij ons onze voor naar zijn niet ook bij uit op te
`);

interface LanguageProfile {
  /** Words that only this language has. */
  readonly strong: ReadonlySet<string>;
  /** Words that it shares with a neighbour: two of them are evidence. */
  readonly weak: ReadonlySet<string>;
  /** Nouns of the field. */
  readonly field: ReadonlySet<string>;
  readonly letters: RegExp;
  readonly endings: RegExp;
}

const LANGUAGE_PROFILES: Readonly<Record<Language, LanguageProfile>> = {
  fr: {
    strong: set(`
      j' l' d' m' s' c' n' t' qu' je une du aux avec dans chez ou où pas mon ma mes nous notre nos vous votre vos leur leurs ses cette cet
      ces ne puis après sans sous vers moi elle ils elles est sont qui être avoir client cliente clients
    `),
    weak: set('le la les un de des à au en et par sur se ce me on il son sa pour que plus'),
    field: set(`
      achat achats commande commandes livraison paiement devis facture magasin boutique conseil conseiller conseillère accueil
      besoin besoins recherche choix retrait retour retours panier inscription remboursement rendez-vous essai essais
      comparaison prise attente pose dossier saisie souscription demande offre offres prix colis caisse abonnement relance relances
      livreur vendeur vendeuse installation visite renseignement renseignements découverte réception suivi avis départ arrivée
      fidélisation encaissement échange échanges compte appel appels signature
    `),
    letters: /[éèêàçœîôûâëï]/,
    endings: /(?:ements?|euses?|eurs?|ettes?)$/,
  },
  de: {
    strong: set(`
      ich der das den dem ein eine einen einem einer und oder nicht kein keine keinen mit von für im zum zur auf aus bei beim nach über
      unter vor zu sich mich mir wir uns unser unsere mein meine meinen meiner meinem ihr ihre seine durch ohne gegen vom ist sind wird
      kunde kunden kundin ins ans
    `),
    weak: set('die des in an am um es man er sie so'),
    field: set(`
      kauf bestellung lieferung bezahlung angebot angebote rechnung termin termine beratung auftrag auftrags vertrag anfrage rückruf
      wartezeit vergleich suche auswahl reklamation zahlung abholung laden filiale geschäft produkt produkte preis preise preisvergleich
      ware waren hilfe konto störung reparatur einbau montage besuch anruf beschwerde kündigung erstkontakt
      zustellung paket pakete produktauswahl produktsuche kaufabschluss datensatz stammdaten sachbearbeiter techniker
    `),
    letters: /[äöüß]/,
    endings: /(?:ungen|ung|heit|keit|heiten|keiten|schaft|^kunden\p{L}+)$/u,
  },
  en: {
    strong: set(`
      i the of to with from my your we our us they their he she his her its it and or at by is are this that these those not
      how what where when why which before after customer customers i'm i've i'll don't
    `),
    weak: set('a an in on for up out as off'),
    field: set(`
      offers offer order orders delivery payment invoice store shop prices price products product quote quotes advice checkout search
      purchase pickup refund returns booking basket cart adviser advisor appointment feedback complaint need needs account help
      awareness consideration onboarding ticket tickets request requests review reviews website step signup bill courier
      parcel arrival departure options data issue issues problem problems kitchen fitting
    `),
    letters: /(?!)/,
    endings: /(?:ness|ings?|ments)$/,
  },
};
