/** Labels as consultants write them: the customer's voice stays silent, others are found, rewordings are exact. */
import { describe, expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { firstPersonIssue } from '../../src/labels/first-person.ts';
import { detectLanguage } from '../../src/labels/language-detection.ts';
import { fileOf, workspace } from '../journey-fixtures.ts';

describe('the customer’s voice', () => {
  test.each([
    // French
    "J'achète ma cuisine",
    'J’achète ma cuisine',
    'Je compare les offres',
    'Je me fais conseiller',
    'Je relance mon devis',
    "J'attends un conseiller",
    'On me rappelle',
    'On vient chez moi',
    'On rappelle',
    'Nous choisissons la cuisine',
    'Mon colis arrive',
    'Ma commande est livrée',
    'Le conseiller me rappelle',
    "Le livreur m'appelle",
    'Mes meubles sont montés',
    'Notre cuisine est posée',
    'Où est ma commande ?',
    'Quel modèle choisir ?',
    'Chez moi, je déballe',
    'Moi aussi',
    // German
    'Ich vergleiche',
    'Ich vergleiche die Angebote',
    'Wir suchen',
    'Meine Heizung fällt aus',
    'In meinem Mietshaus fällt die Heizung aus',
    'Man ruft mich zurück',
    'Man ruft zurück',
    'Der Techniker ruft mich an',
    'Mir wird geholfen',
    'Unser Paket kommt an',
    'Am Abend rufe ich an',
    'Suche ein Angebot',
    'Suche nach Hilfe',
    'Was kostet das?',
    // English
    'I compare',
    'I compare the offers',
    'We look around',
    "I'm waiting for the courier",
    'I’ve paid',
    'My order arrives',
    'They call me back',
    'The fitter comes to our house',
    'At home, I unpack',
    'What does it cost?',
    'i pay',
    // Without a pronoun, or not at the beginning
    'Now I compare the offers',
    'After that I pay',
    'Also, I’m tired',
    '“I can’t find my size”',
    'Am comparing three tools',
    'Can’t find the export button',
    'It does not work',
    'Dann vergleiche ich',
    'Am Schalter warte ich',
    'Warte auf den Techniker',
    'Hole die Medikamente ab',
    'Muss schon wieder zum Amt',
    'Es geht nicht',
    'Ensuite, je paie',
    'On compare',
    'C’est cassé',
    'Suis perdu',
    'Nous choisissons un service client',
    'Wir fragen den Kundenservice',
    'We call customer service',
  ])('%s', (label) => {
    expect(firstPersonIssue(label)).toBeNull();
  });
});

describe('not sure: nothing is said', () => {
  test.each([
    'Stage 1',
    'A',
    '1',
    '…',
    '自転車',
    'Comparo la oferta',
    'Comparar las ofertas',
    'Confronto le offerte con mio marito',
    'Ik vergelijk de offertes',
    'Vergelijken van de offertes',
    'Eu comparo uma oferta',
    'Porównuję oferty',
    'Comparo precios',
    'Wow!',
    '__proto__',
  ])('%s', (label) => {
    expect(firstPersonIssue(label)).toBeNull();
  });
});

describe('reworded', () => {
  test.each([
    // French: regular verbs
    ['Comparer', 'Je compare'],
    ['Comparer les offres', 'Je compare les offres'],
    ['comparer les offres', 'Je compare les offres'],
    ['Commander en ligne', 'Je commande en ligne'],
    ['Demander un devis', 'Je demande un devis'],
    ['Chercher une cuisine', 'Je cherche une cuisine'],
    ['Tester le produit en magasin', 'Je teste le produit en magasin'],
    ['Contacter le service client', 'Je contacte le service client'],
    ['Annuler la commande', "J'annule la commande"],
    ['Essayer le vélo', "J'essaie le vélo"],
    ['Envoyer le formulaire', "J'envoie le formulaire"],
    ['Payer la facture', 'Je paie la facture'],
    ['Nettoyer la cuisine', 'Je nettoie la cuisine'],
    ['Échanger le produit', "J'échange le produit"],
    ['Préférer le magasin', 'Je préfère le magasin'],
    ['Récupérer le colis', 'Je récupère le colis'],
    ['Régler la facture', 'Je règle la facture'],
    ['Gérer son compte', 'Je gère mon compte'],
    ['Créer un compte', 'Je crée un compte'],
    ['Vérifier les délais', 'Je vérifie les délais'],
    ['Étudier les offres', "J'étudie les offres"],
    ['Hésiter', "J'hésite"],
    ['Bricoler une solution', 'Je bricole une solution'],
    ['Partager l’expérience', 'Je partage l’expérience'],
    ['Écouter l’avis du vendeur', 'J’écoute l’avis du vendeur'],
    // French: irregular verbs
    ['Acheter', "J'achète"],
    ['Acheter une cuisine', "J'achète une cuisine"],
    ['Appeler le service client', "J'appelle le service client"],
    ['Rappeler le magasin', 'Je rappelle le magasin'],
    ['Renouveler son abonnement', 'Je renouvelle mon abonnement'],
    ['Choisir sa cuisine', 'Je choisis ma cuisine'],
    ['Choisir ma cuisine', 'Je choisis ma cuisine'],
    ['Attendre le livreur', "J'attends le livreur"],
    ['Prendre un rendez-vous', 'Je prends un rendez-vous'],
    ['Recevoir la commande', 'Je reçois la commande'],
    ['Faire poser ma cuisine', 'Je fais poser ma cuisine'],
    ['Aller en magasin', 'Je vais en magasin'],
    ['Remplir le formulaire', 'Je remplis le formulaire'],
    ['Découvrir la marque', 'Je découvre la marque'],
    ['Ouvrir un compte', "J'ouvre un compte"],
    ['Souscrire un contrat', 'Je souscris un contrat'],
    ['Se renseigner', 'Je me renseigne'],
    ['Se renseigner sur les offres', 'Je me renseigne sur les offres'],
    ["S'inscrire en ligne", "Je m'inscris en ligne"],
    ['S’inscrire en ligne', 'Je m’inscris en ligne'],
    ['Me faire conseiller', 'Je me fais conseiller'],
    ['Le client compare les offres', 'Je compare les offres'],
    // German
    ['Angebote vergleichen', 'Ich vergleiche Angebote'],
    ['Preise im Netz vergleichen', 'Ich vergleiche Preise im Netz'],
    ['Die Rechnung bezahlen', 'Ich bezahle die Rechnung'],
    ['Rechnung bezahlen', 'Ich bezahle die Rechnung'],
    ['Bestellung prüfen', 'Ich prüfe die Bestellung'],
    ['Lieferung empfangen', 'Ich empfange die Lieferung'],
    ['Informationen suchen', 'Ich suche Informationen'],
    ['Termin vereinbaren', 'Ich vereinbare einen Termin'],
    ['Vertrag unterschreiben', 'Ich unterschreibe den Vertrag'],
    ['Online bestellen', 'Ich bestelle online'],
    ['Im Laden kaufen', 'Ich kaufe im Laden'],
    ['Auf den Techniker warten', 'Ich warte auf den Techniker'],
    ['Meine Angebote vergleichen', 'Ich vergleiche meine Angebote'],
    ['Bezahlen', 'Ich bezahle'],
    ['Kundenservice anrufen', 'Ich rufe den Kundenservice an'],
    ['Die Kundin ruft an', 'Ich rufe an'],
    ['Techniker anrufen', 'Ich rufe den Techniker an'],
    ['Die Hotline anrufen', 'Ich rufe die Hotline an'],
    ['Produkt auswählen', 'Ich wähle ein Produkt aus'],
    ['Paket abholen', 'Ich hole das Paket ab'],
    ['Anrufen', 'Ich rufe an'],
    ['Sich informieren', 'Ich informiere mich'],
    ['Sich im Netz informieren', 'Ich informiere mich im Netz'],
    ['Der Kunde vergleicht Angebote', 'Ich vergleiche Angebote'],
    ['Der Kunde wartet auf den Techniker', 'Ich warte auf den Techniker'],
    // English
    ['Compare offers', 'I compare offers'],
    ['Comparing offers', 'I compare offers'],
    ['Comparing', 'I compare'],
    ['Choosing a kitchen', 'I choose a kitchen'],
    ['Getting the quote', 'I get the quote'],
    ['Planning the kitchen', 'I plan the kitchen'],
    ['Paying by card', 'I pay by card'],
    ['Trying the bicycle', 'I try the bicycle'],
    ['Buying', 'I buy'],
    ['Compare your options', 'I compare my options'],
    ['Compare my options', 'I compare my options'],
    ['Choose a kitchen', 'I choose a kitchen'],
    ['Wait for the courier', 'I wait for the courier'],
    ['Waiting for the courier', 'I wait for the courier'],
    ['Return the product', 'I return the product'],
    ['Order the kitchen', 'I order the kitchen'],
    ['Sign up', 'I sign up'],
    ['Call the customer service', 'I call the customer service'],
    ['Pay', 'I pay'],
    ['The customer compares offers', 'I compare offers'],
    ['Customer receives the invoice', 'I receive the invoice'],
  ])('%s → %s', (label, rewording) => {
    expect(firstPersonIssue(label)).toEqual({ rewording });
    // What is proposed is itself right.
    expect(firstPersonIssue(rewording)).toBeNull();
  });
});

describe('found, but nothing sure to propose', () => {
  test.each([
    // Nouns
    'Création du profil client',
    'Comparaison des offres',
    'Prise de rendez-vous',
    'Paiement',
    'Livraison',
    'Panier',
    'Dossier client',
    'Conseiller cuisine',
    'Après-vente et retours',
    'Kundenanlage',
    'Rechnungsprüfung',
    'Bestellung',
    'Zahlung',
    'Beratung im Laden',
    'Produktauswahl',
    'Kauf',
    'Onboarding',
    'Checkout',
    'Delivery',
    'Order status',
    'Search results',
    'Payment of the invoice',
    'Checkup',
    'Kasse',
    'Atelier',
    'Comparison',
    'IKEA',
    'Web',
    'constructor',
    'Email verification',
    'Loyalty program',
    'Test drive',
    'Bewusstsein',
    'Vertragsabschluss',
    'IT support',
    'US support',
    'AI assistant',
    'On-site visit',
    'On hold',
    'Votre commande est prête',
    'Vergleicht Angebote',
    'Video consultation',
    // The company speaks
    'We inform the customer',
    'Nous rappelons le client',
    'Wir informieren den Kunden',
    'The customer calls us',
    // Somebody else
    'Le livreur arrive',
    'Der Techniker kommt',
    'The courier arrives',
    'Le client prend rendez-vous',
    // Done to the customer, by others
    'Rembourser le client',
    'Conseiller les clients',
    'Den Kunden anrufen',
    'Call the customer',
    'Informing customers',
    // Two acts, or somebody in the rest
    'Comparer les offres et commander',
    'Chercher, comparer les offres',
    'Lire la fiche et ses conditions',
    'Angebote vergleichen und bestellen',
    'Seine Angebote vergleichen',
    'Comparing offers and ordering',
    'Compare offers with your adviser',
    // A capital, an article or a verb that is not sure
    'Passende Angebote vergleichen',
    'Küche vermessen',
    'Heizung entlüften',
    'Projeter une cuisine dans la pièce',
    'Check order',
    'Getting advice',
    'Ne pas payer',
  ])('%s', (label) => {
    expect(firstPersonIssue(label)).toEqual({ rewording: null });
  });
});

describe('the language of a label', () => {
  test.each([
    ['Création du profil client', 'fr'],
    ['Les offres', 'fr'],
    ['Comparer', 'fr'],
    ['Acheter', 'fr'],
    ['Zahlung', 'de'],
    ['Die Rechnung', 'de'],
    ['Kundenanlage', 'de'],
    ['Comparing offers', 'en'],
    ['The shop', 'en'],
    ['Service', null],
    ['Design', null],
    ['la casa', null],
    ['Click & Collect', null],
  ])('%s: %s', (label, language) => {
    expect(detectLanguage(label)).toBe(language);
  });
});

describe('what the quick fix puts in', () => {
  const suggestionsOf = (text: string) => {
    const files = workspace({ a: text });
    return textDiagnostics(files, fileOf(files, 'a'))
      .filter(({ code }) => code === 'JRN0308' || code === 'JRN0309')
      .map(({ suggestion, at }) => [fileOf(files, 'a').document.getText(at.range), suggestion]);
  };
  const stage = (label: string) => `touchpoint t\njourney j { stage s ${label} touchpoint t }`;

  test.each([
    ['"Comparer les offres"', '"Je compare les offres"'],
    ["'Comparer les offres'", "'Je compare les offres'"],
    ["'Acheter une cuisine'", "'J’achète une cuisine'"],
    ['« Acheter une cuisine »', "« J'achète une cuisine »"],
    ['«Acheter une cuisine»', "«J'achète une cuisine»"],
    ['"Création du profil"', null],
  ])('keeps the quotes: %s', (written, suggestion) => {
    expect(suggestionsOf(stage(written))).toEqual([[written, suggestion]]);
  });

  test('of an action too', () => {
    expect(suggestionsOf('repository r { stage s { action a "Preise vergleichen" } }')).toEqual([
      ['"Preise vergleichen"', '"Ich vergleiche Preise"'],
    ]);
  });

  test('nothing, where something is bound to the label', () => {
    const observed = `touchpoint t\njourney j { stage "Comparing offers" touchpoint t }\nobservations o of j { measure "Comparing offers" from "x" scale 1..5 }`;
    expect(suggestionsOf(observed)).toEqual([['"Comparing offers"', null]]);
    const twins = 'touchpoint t\nrepository r { stage "Comparing offers" }\njourney j uses r { stage "Comparing offers" touchpoint t }';
    expect(suggestionsOf(twins)).toEqual([['"Comparing offers"', null]]);
    const named = twins.replaceAll('stage "', 'stage compare "');
    expect(suggestionsOf(named)).toEqual([['"Comparing offers"', '"I compare offers"']]);
  });
});
