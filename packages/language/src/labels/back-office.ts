/**
 * Detects back-office terms in a label: steps of the company that are invisible to the customer (method.md, section 1). Lists only
 * terms that customers hardly use; a ticket can be a train ticket, and "my file" the customer's own.
 */
import { isFirstPerson } from './first-person.ts';

/** The back-office term in a label, as written; null if there is none. */
export function backOfficeTerm(label: string): string | null {
  const text = label.normalize('NFC').replaceAll('’', "'");
  const lower = text.toLowerCase();
  const found =
    BACK_OFFICE_ALWAYS.exec(lower) ??
    SYSTEM_NAMES.exec(text) ??
    (isFirstPerson(text) || CUSTOMER_PRONOUNS.test(lower) ? null : BACK_OFFICE_WITHOUT_FIRST_PERSON.exec(lower));
  return found && text.slice(found.index, found.index + found[0].length).trim();
}

/** The lower-case letters of the three languages. `\p{L}` in as many places takes half a second to compile. */
const LETTERS = 'a-zà-öø-ÿœ';

/** Matches a whole word or phrase in lower case. Not `\b`, which treats accented letters as boundaries. */
function wholeWords(source: string): RegExp {
  const latin = source.replace(/\[[^\]]*\]|\\p\{L\}/g, (part) =>
    part.startsWith('[') ? part.replaceAll('\\p{L}', LETTERS).replaceAll('\\p{N}', '0-9') : `[${LETTERS}]`,
  );
  return new RegExp(`(?<![${LETTERS}0-9])(?:${latin})(?![${LETTERS}0-9])`);
}

/** Pronouns of the customer: `Validation de ma commande`, `Erfassung meiner Daten` may be visible to the customer. */
const CUSTOMER_PRONOUNS = wholeWords('mon|ma|mes|me|notre|nos|mein|meine|meinen|meiner|meinem|mir|mich|unser|unsere|unserer|my|me|our|us');

/** Case-sensitive: `crm` can be a product, `sap` is in trees. */
const SYSTEM_NAMES = /(?<![\p{L}\p{N}])(?:CRM|ERP|SAP|SIRH|GED|DWH|ETL|BPM|RPA|PIM|WMS|TMS)(?![\p{L}\p{N}])/u;

/** Terms in any label: systems and internal departments. */
const BACK_OFFICE_ALWAYS = wholeWords(
  [
    'salesforce|hubspot|servicenow|zendesk|jira|sharepoint',
    '(?:back|middle)[- ]?offices?|back[- ]?stage|back-?end',
    'workflows?|batch|intranet|data ?warehouse',
    'stammdaten\\p{L}*|datensatz|datensätze|sachbearbeitung|innendienst|kernbank\\p{L}*',
  ].join('|'),
);

/** One of the words. */
const oneOf = (words: string) => `(?:${words.trim().split(/\s+/).join('|')})`;
/** A word that is none of these. */
const noneOf = (words: string) => `(?!${oneOf(words)}(?![\\p{L}\\p{N}]))[\\p{L}\\p{N}'-]+`;

/** What the company examines, and what it calls that. `Identity verification` and `Email verification` are the customer's. */
const ENGLISH_EXAMINED = oneOf(`
  credit creditworthiness solvency affordability kyc aml anti-money-laundering sanctions? fraud compliance risk background references?
  eligibility plausibility stock inventory tenants? applicants? suitability duplicates? transactions? quality margins? security legal
  applications? contracts? claims? files? cases? codes? documents? manual medical peer returns? goods logs? audit data usage market
  competitors? churn liability coverage valuation vendors? collateral tax safety plausib\\p{L}+ data.quality identity.fraud
`);
const ENGLISH_EXAMINATION = oneOf(`
  checks? checking screening scoring assessments? detection analysis analytics verification reviews? controls? controlling monitoring
  evaluation ratings? vetting investigations? approvals? assurance inspections? modell?ing validation prediction audits? mining decisions?
  exam(?:ination)? testing lookup pull
`);
/** `Coverage check`, `Market review`, `Document verification`: examined by the customer, or with the customer. */
const ENGLISH_CUSTOMER_EXAMINATION =
  '(?!(?:coverage checks?|(?:safety|security) checks?|medical (?:exam|checks?)|legal decision|documents? (?:check|verification)))';
/** What the company plans. */
const ENGLISH_PLANNED = oneOf(`
  capacity load routes? production workforce staff staffing crew network demand resources? shifts? operations? campaigns? assortment fleet
  rota roster technicians? jobs? workshop maintenance sales supply cleaning rooms? tours? dispatch engineers? layout bed theatre
`);
const ENGLISH_STAFF = oneOf(
  'employees? staff agents? advisers? advisors? sales(?:people)? teams? associates? technicians? personnel sellers?',
);
const ENGLISH_OFFICE = `${oneOf(`
  legal finance compliance risk operations accounting accounts fulfil?lment logistics it underwriting credit fraud claims billing hr
  support service warehouse product marketing sales procurement quality
`)} (?:team|department|dept|unit|committee|desk|division)`;
const ENGLISH_CLERK = oneOf(`
  agents? clerks? case-?workers? handlers? employees? staff officers? underwriters? adjusters? operators? analysts? dispatchers? team
  department planners? accountants? reviewers? moderators? bot
`);
const ENGLISH_PAPER = oneOf(
  'invoices? bills? contracts? polic(?:y|ies) statements? deeds? documents? reports? purchase.orders? labels? letters? permits?',
);
/** `The clerk calculates the premium`: an act of somebody inside. */
const ENGLISH_CLERICAL = oneOf(`
  reviews? checks? validates? approves? process(?:es)? assigns? routes? escalates? logs? enters? records? updates? creates? registers?
  prepares? verif(?:y|ies) calculates? generates? archives? forwards? files? triages? allocates? picks? packs? dispatch(?:es)? schedules?
  posts? reconciles? issues? drafts? assess(?:es)? evaluates? handles? investigates? scores? screens? determines? inspects? decides?
`);

/** What a customer checks, reviews, values or has approved. */
const ENGLISH_CUSTOMER_MODIFIERS = `
  coverage availability email e-mail health security speed price prices balance symptom symptoms id identity baggage eye dental vision product
  hotel app customer annual post-trip trip store online peer performance account ticket parking mortgage loan visa budget board needs self
  vehicle car home house property online medical pre-flight final first second skin hearing blood spell facts fact sanity offer quote quotes
  reality passport ticket user star bill contract invoice menu pass pressure tyre brake oil battery weather route size fit cart basket voucher
  coupon points miles seat room garden market competitor design site progress age postcode number reading meter status delivery project meeting order code
`;

/** Terms in labels that are not in the first person. */
const ENGLISH_TERMS = [
  `${ENGLISH_CUSTOMER_EXAMINATION}${ENGLISH_EXAMINED}(?: \\p{L}+)? ${ENGLISH_EXAMINATION}`,
  `${ENGLISH_PLANNED}(?: \\p{L}+)? (?:planning|scheduling|schedules?|forecasting|rostering|allocation|optimi[sz]ation|assignment)|rostering|forecasting|budgeting`,
  `${ENGLISH_STAFF} (?:training|briefing|coaching|rostering|onboarding|recruitment|allocation|assignment)`,
  `${ENGLISH_OFFICE}|by (?:the )?(?:legal|finance|compliance|accounting|operations|it|back.office|underwriting|hr|claims|risk|procurement)(?: (?:team|department))?$`,
  `${ENGLISH_CLERK} ${ENGLISH_CLERICAL}(?: (?:a|an|the) \\p{L}+| \\p{L}+)|^(?:the )?systems? (?:${ENGLISH_CLERICAL}|sends?|triggers?|syncs?)|in(?:to)? the (?:\\p{L}+ )?(?:system|database|tool|ledger|records?)`,
  `${ENGLISH_PAPER} (?:creation|generation|issuing|issuance|drafting|preparation|printing|archiving|scanning|indexing|entry|run|processing|approval|management)`,
  `${noneOf('seat table desk food word')} (?:processing|handling|fulfil?lment|provisioning|reconciliation|adjudication|restocking|replenishment|archiving|back-?up|optimi[sz]ation|compliance|triage)`,
  `${noneOf('seat room table desk homework task')} (?:allocation|assignment|dispatch(?:ing)?|procurement|sourcing|coding|routing|prioriti[sz]ation|escalation|segmentation|targeting|merchandising)`,
  `${noneOf('account accounts subscription subscriptions profile password passwords money booking bookings preference preferences consent appointment appointments time self pain card cards budget cookie')} (?:management|administration)`,
  `${noneOf('trip travel meal food exam move moving interview visit holiday home birth')} (?:preparation)`,
  `${noneOf(ENGLISH_CUSTOMER_MODIFIERS)} (?:checks?|reviews?|assessments?|validation|approvals?|sorting|counting|tagging|drafting|valuation|rebalancing|clearance|localisation|modell?ing|feasibility|accounting|planogram|committee)|feasibility study|(?:data|order|register|claims?|invoice|register) entry`,
  `${noneOf('appointment delivery trip travel holiday journey home kitchen garden bathroom family financial retirement wedding meal project event route career party budget wealth estate moving move route interior route')} (?:planning|scheduling)`,
  `${noneOf('money file bank airport call data.plan number balance credit photo')} transfer|transfer (?:between|of) (?:stores?|stock|goods|departments?)`,
  `${noneOf('glucose health usage self consumption sleep energy order parcel delivery price')} monitoring|(?:shift|goods|sales) hand-?over|customs (?:brokerage|clearance by \\p{L}+)|\\p{L}+ (?:in|at) the (?:lab|laborator(?:y|ies)|factory|plant)|to the (?:factory|plant|warehouse|workshop|lab|laboratory)|by (?:the )?(?:\\p{L}+ )?(?:team|department|case.worker|clerk|back.office|office|network|authority|lab)$|kyc|aml`,
  `(?:processing|handling|review|verification|assessment|allocation|preparation|creation|entry|validation|approval|calculation|assignment|archiving|drafting|forwarding|checking|picking|examination|recording) of (?:the |an? )?(?:applications?|claims?|orders?|cases?|files?|requests?|documents?|data|risks?|credit|invoices?|contracts?|polic(?:y|ies)|payments?|stock|goods|shipments?|tickets?|complaints?|returns?|leads?|premiums?|prices?)`,
  `^(?:reject|reconcile|escalate|triage|underwrite|adjudicate|provision|archive|prioriti[sz]e|forecast|approve) (?:the |an? )?(?!budget|quote|offer|design)\\p{L}+`,
  `(?:data|orders?|cases?|requests?|claims?|applications?|files?|documents?|payments?|invoices?) (?:is|are|gets?) (?:entered|processed|checked|assigned|forwarded|approved|logged|created|reviewed|recorded|registered|archived|verified|validated|posted|generated|escalated|routed)`,
  `${noneOf('savings route mortgage loan budget instalment installment online benefit')} (?:calculation|setting)`,
  `${noneOf('car vehicle boiler annual home bike heating regular lawn pool device preventive')} (?:maintenance)`,
  '(?:aircraft|fleet|server|system|systems|network|equipment|database|infrastructure|platform|it|grid|grid operator) (?:monitoring|operations?|checks?|updates?|integration|surveillance|notification)',
  '(?:room|aircraft|cabin) (?:cleaning|preparation)|housekeeping',
  '^billing$|billing (?:run|cycle|process)|(?:medical|monthly|batch|customer) billing|invoicing|underwriting|provisioning|fulfil?lment|warehousing|warehouses?|manufacturing|stocktaking|bookkeeping|^accounting|payroll|dunning|debt collection|accounts (?:receivable|payable)|replenishment|restocking|^dispatch(?:ing)?$|^picking$|picking and packing|^segmentation|write-offs?|merchandising|reinsurance|record-?keeping|goods receipt|dynamic pricing|price optimi[sz]ation|benefits administration',
  'data[- ](?:entry|cleansing|quality|migration|maintenance|validation|updates?|sync|synchroni[sz]ation|storage|processing|capture|transfer|matching|enrichment)|master data|database',
  'price (?:tagging|labelling)|planogram \\p{L}+|(?:price|premium|tariff|rate|commission|margin|cost|discount|order|claims?|exception|disbursement|payout|payment|lending|credit|application) (?:approval|decision|release|authori[sz]ation)|^pricing$',
  '(?:claims?|application|file|case|order|request|incident|complaint) (?:investigation|screening|entry|registration|logging|intake|transfer|forwarding|clos(?:ure|ing))',
  '(?:order|shipment|parcel|vehicle|load|delivery|goods) (?:picking|packing|consolidation|sorting|loading|staging|release)',
  '(?:records?|registry|register|grid|ledger|inventory|stock|files?|catalogue|catalog|price ?list|crm|system|assortment|listing) (?:updates?|filing|registration|creation|transfer|count|keeping|listing)|registry|title search',
  'internal(?:ly)?(?: (?!doors?\\b|memory\\b|storage\\b|use\\b)\\p{L}+|$)',
  '(?:ticket|case|lead) (?:creation|assignment|routing|escalation|triage|closure|qualification|scoring|nurturing|generation|distribution)',
  '(?:create|open|assign|escalate|route|triage|close)s? (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  '(?:creating|opening|assigning|routing|closing) (?:a |the |an )?(?:ticket|case|lead|customer record|customer profile|customer file)',
  '(?:customer (?:record|profile|file)) (?:creation|update|setup)',
  '^(?:process|processing) (?:the |an? )?(?:order|claim|payment|application|request|return|refund|data)s?',
  `^(?:check|checking|verify|verifying|assess|assessing|screen|screening|score|scoring|review|reviewing) (?:the |an? )?(?:(?:customer|applicant|client|tenant)'?s? )?${ENGLISH_EXAMINED}`,
  '^(?:update|updating|enter|entering) (?:the |customer )?(?:crm|records?|database|systems?|stock|inventory|data in\\p{L}*|ledger)',
  '^(?:prepare|preparing|pick|picking|dispatch|dispatching) (?:the |an? )?(?:orders?|shipments?|invoices?|contracts?|vehicles?|technicians?)',
  '^(?:assign|assigning|allocate|allocating|train|training) (?:the |an? )?(?:agents?|advisers?|advisors?|technicians?|case ?workers?|staff|employees|stock|engineers?|orders?)',
  `^(?:issue|issuing|generate|generating|draft|drafting|archive|archiving) (?:the |an? )?${ENGLISH_PAPER}`,
  '(?:hand-?(?:over|off)|routing|forwarding|escalation|transfer) (?:to|between) (?:the )?(?:back.office|operations|sales|legal|it|production|fulfil?lment|second.level|2nd.level|departments?|specialists?|experts?)',
  `${noneOf('email e-mail identity id phone mobile age account sms two-factor number card code address eligibility')} verification`,
  '(?:repair|work|service|purchase|job|supplier|parts) order(?:s|ing)?(?: \\p{L}+|$)|(?:opportunity|prospect|bid) (?:qualification|preparation)|line test(?:ing)?|(?:loan|policy) servicing|^(?:processing|packaging|production|escalation|compliance|logistics|clearing|indexing|audit|settlement run)$|subrogation|refund approval|(?:mail|document|letter) (?:sorting|scanning|indexing)|root.cause|inspection by the (?:dealer|seller|bank)',
  '(?:approval|authori[sz]ation|review|validation|design|check|decision|assessment|calculation|preparation|drafting|investigation|inspection|processing) by (?:the |an? )?(?!e-?mail|phone|post|sms|video|card|customer|user|patient|doctor|me\\b)\\p{L}+',
  '(?:refund|payment|prior|expense|chargeback) authori[sz]ation|loss adjust(?:ing|ment)|referencing|\\p{L}+ logistics|pre-delivery inspection|backlog|(?:invoice|payment|data|order|file) (?:matching|assembly)|settlement with|pipeline|(?:case|file) management|(?:property|collateral) valuation',
  'reconciliation|reporting|release management|(?:meter|grid) data|call routing|audit (?:logs?|trail)',
];

const FRENCH_OF = "(?:de la |de l'|du |des |de |d'un |d'une |d')";
const FRENCH_ARTICLE = `(?:${FRENCH_OF}|la |le |les |l'|un |une )`;
/** An attribute after an act of the company; not one of these, which follow acts of the customer. */
const frenchOtherThan = (words: string) =>
  `(?:${FRENCH_OF}|au |aux |à la |à un |à une )?(?!${oneOf(`de du des d la l le les au aux à un une ${words}`)}(?![\\p{L}\\p{N}]))[\\p{L}-]+`;
/** What the company examines. `Vérification de l'adresse e-mail` is the customer's. */
const FRENCH_EXAMINED = oneOf(`
  kyc lcb-?ft lcb solvabilité risques? fraudes? anti-?\\p{L}+ conformité recevabilité éligibilité stocks? dossiers? crédit bonité cohérence
  pièces antécédents qualité disponibilités? comptes marges? données comptable interne sinistres? demandes? candidatures? créances?
  faisabilité marché concurrence concurrentielle juridique réglementaire facturation appels écarts causes coûts? prix profitabilité
`);
const FRENCH_EXAMINATION = oneOf(
  'vérification contrôle analyse étude évaluation examen détection revue calcul validation vérifier contrôler analyser étudier évaluer examiner détecter valider veille',
);
const FRENCH_PAPER = oneOf(
  'factures? contrats? polices? avoirs? quittances? actes? échéanciers? bons? relevés? titres? courriers? étiquettes? avenants?',
);
const FRENCH_STAFF = oneOf(
  'conseillers collaborateurs équipes? équipages? vendeurs personnel agents employés salariés techniciens? téléconseillers commerciaux opérateurs',
);
const FRENCH_OFFICE = `${oneOf('service direction département équipe pôle cellule bureau')} (?:de la |de l'|du |des )?${oneOf(
  'juridique comptable comptabilité facturation logistique contentieux informatique rh conformité risques instructeur gestion production achats? financi[eè]re? crédit sinistres? support marketing technique qualité compétent métier expert',
)}`;
const FRENCH_CLERK = oneOf(
  'gestionnaire agent collaborateur opérateur salarié comité analyste instructeur magasinier logisticien superviseur si employé préparateur régulateur conseiller commercial comptable juriste planificateur',
);
const FRENCH_CLERICAL =
  '(?:valide|vérifie|contrôle|traite|saisit|enregistre|crée|met à jour|affecte|transmet|transfère|escalade|archive|calcule|génère|analyse|étudie|instruit|émet|édite|clôture|qualifie|planifie|comptabilise|numérise|déclenche|prépare le dossier|rédige)';

const FRENCH_TERMS = [
  `${FRENCH_EXAMINATION} ${FRENCH_ARTICLE}?(?:risque |pièces |(?!adresse)\\p{L}+ ${FRENCH_OF})?${FRENCH_EXAMINED}`,
  'saisie (?:de|du|des|dans)(?: \\p{L}+)? ?(?:fiche|données|commande|contrat|client|dossier|système|informatique|factures?)|^saisie',
  '(?!(?:démarches?|formalités?|papiers|documents?|pièces?|aides?) )\\p{L}+ (?:internes?|hiérarchiques?|comptables?|administrati(?:f|ve)s?|budgétaires?|réglementaires?)|en interne',
  `(?:création|ouverture|constitution|mise à jour|clôture|archivage|affectation|instruction|numérisation) ${FRENCH_OF}(?:dossier client|fiche|ticket)(?: client)?|(?:création|ouverture|mise à jour|clôture|affectation|instruction|numérisation|transfert) (?:du|d'un) dossier|montage (?:du|des) dossiers?`,
  '(?:création|mise à jour) (?:du|de la|de) (?:profil|compte|base|fiche) clients?',
  "(?:création|ouverture|affectation|escalade|clôture) (?:de|du|des|d'un) tickets?|escalade(?: (?:de|du|au|vers|niveau) ?\\p{L}*)?",
  '(?:alimentation|mise à jour) de la base(?: de données)?|base de données',
  `contrôles? ${frenchOtherThan('technique sécurité santé médical parental accès billets identité passeport passeports frontières douanier bagages grossesse titre titres vue votre')}`,
  `vérification ${frenchOtherThan('adresse adresses e-mail email mail identité téléphone numéro âge compte disponibilité disponibilités prix commande code panier éligibilité permis passeport bagages')}`,
  `validation ${frenchOtherThan('panier commande achat paiement choix billet billets ticket inscription compte e-mail email adresse permis acquis rendez-vous devis identité')}`,
  `(?:tri|comptage|étiquetage|dédouanement|optimisation|programmation|rebalancement|valorisation|transfert) ${frenchOtherThan('argent fichiers photos aéroport bancaire fonds thermostat box chauffage données sélectif déchets séances')}`,
  `attribution ${frenchOtherThan('place places siège sièges logement note')}|surveillance ${frenchOtherThan('médicale bébé enfants')}`,
  `rédaction ${frenchOtherThan('avis testament cahier commentaire cv lettre annonce')}|kyc|lcb-ft|dédouanement`,
  "(?:par|à|au|vers) (?:le |la |l'|les )?(?:laboratoire|usine|greffe|siège|réseau|atelier|finance|entrepôt|production|labo)|commission (?:de|des) \\p{L}+|impayés",
  '(?:données|commandes?|dossiers?|demandes?|pièces|sinistres?|factures?|paiements?) (?:est|sont) (?:saisi|traité|vérifi|affecté|transmis|validé|enregistré|créé|archivé|étudié|instruit|contrôlé|émis|édité)\\p{L}*',
  `(?:validation|contrôle|vérification|accord|autorisation|constitution|étude|analyse|traitement|conception|décision|préparation|rédaction|calcul|estimation|arbitrage|agrément|enquête)(?: ${FRENCH_ARTICLE}[\\p{L} '-]+?)? par ${FRENCH_ARTICLE}?(?!téléphone|courrier|e-?mail|sms|carte|moi)[\\p{L}-]+`,
  `autorisation ${FRENCH_ARTICLE}(?:paiement|prêt|remboursement|dépense|crédit)s?|mandat (?:à|de) l'expert|recours contre|règlement entre|accord préalable|inspection avant|revue ${FRENCH_ARTICLE}(?:pipeline|dossiers?|contrats?|portefeuille)|(?:consultation|interrogation) d(?:u|es) fichiers?|estimation ${FRENCH_ARTICLE}bien pour|enquête administrative`,
  'imputation|comptabilisation|comptabilité|rapprochement|lettrage|\\p{L}*reporting|contrôle de gestion|ordonnancement|ventilation|mandatement|merchandising|ciblage|mise (?:en rayon|en paiement|en fabrication|en stock|en file)',
  `(?:affectation|assignation|répartition|routage|dispatch) ${frenchOtherThan('siège sièges place places tâches')}|attribution ${FRENCH_OF}?(?:au |à un |à la )?(?:conseiller|commercial|technicien|dossier|ticket|gestionnaire|agent|demande|moyens|ressources|références?)`,
  'préparation en entrepôt|entrep[oô]t|entreposage|réapprovisionnement|approvisionnement|réassort|logistique|manutention|inventaire|expédition|affrètement',
  `(?:édition|émission|rédaction|génération|impression|éditer|émettre|rédiger|générer) ${FRENCH_ARTICLE}?${FRENCH_PAPER}`,
  `^gestion ${frenchOtherThan('compte comptes abonnement abonnements profil budget mot préférences cookies consentements')}`,
  `^traiter ${FRENCH_ARTICLE}\\p{L}+|traitement ${frenchOtherThan('médical médicaux médicamenteux dentaire thermal hormonal antibiotique fond douleur maladie infection symptômes cancer texte contre')}`,
  `(?:instruction|instruire) ${FRENCH_ARTICLE}\\p{L}+`,
  `préparer ${FRENCH_ARTICLE}(?:commandes?|colis|véhicules?|expéditions?|livraisons?|tournées?|chambres?|envois?|contrats?|factures?|lots?)`,
  `préparation ${frenchOtherThan('voyage séjour rendez-vous visite déménagement budget repas entretien départ projet valise examen vacances dossier documents naissance mariage retraite travaux achat')}`,
  `calcul ${frenchOtherThan('mensualités mensualité économies itinéraire budget capacité besoins taille')}|qualification ${frenchOtherThan('')}|autorisation ${FRENCH_ARTICLE}(?:paiements?|prêts?|dépenses?)`,
  "ordres? de (?:travail|réparation|mission|fabrication|service)|test de ligne|création (?:du contrat|de l'ordre|du bon)|^(?:production|emballage|conditionnement|logistique|audit|pilotage|habilitation|traitement|gestion)$|indexation|mise sous pli|éditique|clôture (?:du|des|de la) (?:dossiers?|demande|réclamation|incident)",
  `(?:enregistrement|tri|tenue|consolidation|enrichissement|rapprochement|classement|indexation|dédoublonnage|enregistrer) ${FRENCH_ARTICLE}(?:transactions?|commandes?|demandes?|dossiers?|sinistres?|réclamations?|courriers?|paiements?|opérations?|appels?|contrats?|documents?|stocks?|comptes?|données|fichiers?|registres?|colis)`,
  '(?<!(?:adresse|erreur|litige|question|problème) de )(?:^|(?<=\\s))(?:facturation|facturer|tarification|chiffrage|provisionnement|recouvrement|archivage|archiver|numérisation|télétransmission|codage|supervision|scoring|segmentation|stérilisation|fabrication|mise en production|mise en recouvrement|conformité|bulletins? de paie|déclarations? légales?|relances? (?:des )?(?:impayés|clients))',
  `calcul ${FRENCH_OF}(?:factures?|primes?|cotisations?|tarifs?|score|marges?|commissions?|prix|coût|consommations?|droits|provisions?)`,
  `(?:planification|planning|ordonnancement) ${frenchOtherThan('voyage séjour projet rendez-vous visite visites vacances itinéraire trajet budget retraite déménagement travaux mariage soins repas week-end')}|tournée ${FRENCH_OF}${FRENCH_STAFF}`,
  `(?:formation|briefing|recrutement|encadrement|management|coaching) ${FRENCH_OF}${FRENCH_STAFF}`,
  `(?:maintenance|supervision|surveillance|mise à jour|administration|paramétrage|sauvegarde|mettre à jour) ${FRENCH_ARTICLE}(?:avions?|serveurs?|systèmes?|réseau|flotte|référentiel|dossier|base|fiche|si|infrastructure|stocks?|outils?|parc|planning|catalogue|tarifs)`,
  `nettoyage ${FRENCH_OF}(?:chambres|avions?|cabine|locaux)|réception ${FRENCH_OF}(?:marchandises|approvisionnements|fournisseurs?)`,
  '(?:en|par le|du|au) comité|comité de crédit|commission interne',
  `${FRENCH_OFFICE}|par (?:le |la |l'|les |un |une )(?:direction|avant-vente|siège|comptabilité|gestionnaire|bailleur|gestion|informatique|dsi|juridique|agent|analyste|instructeur|supérieur|manager)`,
  `(?:${FRENCH_CLERK}|${FRENCH_OFFICE}) (?:${FRENCH_CLERICAL})|^(?:le )?système \\p{L}+e(?![\\p{L}])`,
  "(?:auprès (?:du|de la|de l'|des) (?:fournisseurs?|préfecture|usine|constructeur|central[e]?))|dans (?:le |l'|la )(?:si|système|outil|logiciel|applicatif|progiciel)",
  `(?:qualification|qualifier|scoring|distribution|routage|priorisation) ${FRENCH_ARTICLE}(?:leads?|prospects?|tickets?|demandes?|appels?|courriers?)`,
  `(?:transfert|transmission|envoi|passage|escalade) (?:au|à la|aux|vers le|vers la|à l') ?(?:service|équipe|niveau|département|back|gestion|atelier|production|expert|siège|comptabilité|juridique)`,
];

/**
 * What the company examines, as the first part of a compound. `Verfügbarkeitsprüfung` may be the customer's own on the web site,
 * `Identitätsprüfung` is done together, `Rechnungsprüfung` by whoever receives the invoice.
 */
const GERMAN_CUSTOMER_EXAMINED = oneOf(
  'verfügbarkeits identitäts rechnungs alters sicht selbst fahr führerschein ausweis eignungs empfangs sicherheits aufnahme abschluss ab über angebots preis heizungs tüv seh hör zähler produkt gesundheits',
);
const GERMAN_EXAMINED = oneOf(`
  bonitäts kredit kreditwürdigkeits risiko geldwäsche betrugs antrags auftrags kyc compliance plausibilitäts deckungs leistungs schadens?
  mieter bestands lagerbestands qualitäts netz leitungs daten sanktionslisten anspruchs fraud vertrags unterlagen berechtigungs wirtschaftlichkeits
  lead kunden markt wettbewerbs material labor fehler log ursachen objekt sicherheiten portfolio
`);
const GERMAN_PLANNED = oneOf(`
  dienst schicht personal einsatz touren routen produktions kapazitäts netz betten werkstatt ressourcen bedarfs absatz kampagnen sortiments
  lager crew fertigungs mitarbeiter flotten wartungs belegungs umlauf termin- op lade montage
`);
/** Processes of a company, as the last part of a compound. */
const GERMAN_PROCESS = oneOf(`
  abwicklung bearbeitung verarbeitung kommissionierung kalkulation archivierung disposition fakturierung provisionierung policierung
  tarifierung kodierung buchführung administration zuweisung zuordnung zuteilung priorisierung einlagerung beauftragung management
  abgleich steuerung bewirtschaftung
`);
const GERMAN_CUSTOMER_PROCESS = oneOf(
  'kontomanagement terminmanagement passwortmanagement  beziehungsmanagement zeitmanagement fernsteuerung heizungssteuerung lichtsteuerung rollladensteuerung sprachsteuerung bildbearbeitung fotobearbeitung videobearbeitung sitzplatzzuweisung  preisabgleich',
);
const GERMAN_DEPARTMENT =
  '(?:fach|rechts|personal|schaden|kredit|einkaufs|logistik|it-|service|leistungs)?abteilung|buchhaltung|innendienst|rechenzentrum|leitstelle';
const GERMAN_CLERK = `(?:sachbearbeiter|sachbearbeiterin|mitarbeiter|mitarbeiterin|mitarbeitende|system|disponent|disponentin|agent|lagerist|underwriter|referent|prüfer|${GERMAN_DEPARTMENT})`;
const GERMAN_CLERICAL =
  '(?:prüft|erfasst|bearbeitet|legt|leitet|gibt|bucht|verbucht|erstellt|erzeugt|kalkuliert|archiviert|aktualisiert|pflegt|vergibt|weist|eskaliert|genehmigt|validiert|disponiert|kommissioniert|berechnet|plant|bewertet|reguliert|entscheidet|versendet|ordnet)';
const GERMAN_EXAMINED_OBJECT = oneOf(
  'bonität kreditwürdigkeit risiko lagerbestand bestand plausibilität antrag stammdaten deckung leistungsanspruch daten',
);

const GERMAN_TERMS = [
  `${GERMAN_EXAMINED}-?(?:check|analyse|bewertung|kontrolle|screening|auswertung|sicherung|scoring|erhebung|abfrage)(?:en)?|(?:schufa|bonitäts)-?(?:abfrage|auskunft)`,
  `(?!${GERMAN_CUSTOMER_EXAMINED}-?prüfung)[\\p{L}-]{3,}prüfung`,
  `${GERMAN_PLANNED}-?(?:planung|disposition|steuerung|optimierung)|(?:bettenbelegung|schichten|touren|personal|einsätze|kapazitäten) planen`,
  `(?!${GERMAN_CUSTOMER_PROCESS}(?![\\p{L}]))[\\p{L}-]{3,}${GERMAN_PROCESS}|kommissionierung|disposition|archivierung|kodierung|policierung|tarifierung|buchführung`,
  '(?!(?:konto|profil|passwort|selbst|termin|abo|haus|stadt|gemeinde|kreis|bezirks|orts|vertrags|geräte)verwaltung)\\p{L}+verwaltung|(?!zähler)\\p{L}{4,}erfassung|erfassung der (?:daten|kundendaten|bestellung|aufträge)',
  '(?!(?:körper|haut|haar|garten|rasen|fuß|nagel|zahn|alten|kranken|kontakt|mund|lack|wagen|fahrzeug|auto)pflege)\\p{L}{3,}-?pflege',
  '(?:flotten|server|system|flugzeug|anlagen|netz|maschinen|gebäude)-?wartung|wartung der (?:flotte|anlagen|systeme|server|maschinen)|(?:system|server|netz|transaktions)-?(?:überwachung|monitoring)',
  'schadens?regulierung|schadens?anlage|(?:leistungs|provisions|lohn|gehalts)abrechnung|abrechnung mit (?:der|den) \\p{L}+|(?:abrechnungs|rechnungs|mahn|buchungs|zahl)lauf|rechnungs(?:stellung|erstellung|legung|ausgang)|fakturierung|abrechnungserstellung|mahn(?:wesen|verfahren|stufe|versand)|versand von mahnungen|inkasso|\\p{L}*buchhaltung|\\p{L}*(?:abrechnung|rechnung|mahnung|police|vertrag|bescheid|aktenvermerk) erstellen|(?!(?:konto|profil|angebots|wunschlisten|merkzettel)erstellung)[\\p{L}-]+erstellung',
  '(?!(?:termin|noten|bewertungs|sitzplatz|stern|platz)\\p{L}*vergabe|auftragsvergabe(?! an ))\\p{L}{3,}vergabe|(?!gepäckabfertigung|passagierabfertigung)\\p{L}+(?:sortierung|bereinigung|abfertigung|überwachung|eintragung|übermittlung|schreibung|auszeichnung|ausschuss|umlagerung)|umlagerung|kyc|aml|(?:kassen|tages)abrechnung|(?:im|ins|ans?) (?:labor|werk|lager)|zahlungseingang buchen|warenannahme',
  `(?:prüfung|bearbeitung|erfassung|erstellung|bewertung|analyse|berechnung|kalkulation|zuweisung|weiterleitung|archivierung|verbuchung|genehmigung|validierung|vorbereitung|pflege|aktualisierung|disposition|anlage|kontrolle|freigabe|sichtung|digitalisierung) (?:der |des |von |durch die |durch den |einer |eines )(?:eingereichten )?${oneOf(`
    antrags antrages anträge unterlagen daten bonität auftrags aufträge schadens schäden vorgangs vorgänge akte akten bestellung bestellungen rechnungen
    police vertrags vertrages verträge kreditwürdigkeit risikos risiken stammdaten zahlung zahlungen fälle falls tickets bescheids bescheids retoure retouren
    ware leistung leistungen dokumente sicherheiten anfrage anfragen reklamation beschwerde forderung forderungen bank behörde versicherung kundendaten
  `)}`,
  '(?:daten|auftrag|aufträge|antrag|anträge|vorgang|schaden|bestellung|akte|rechnung|zahlung|unterlagen) (?:wird|werden) (?:\\p{L}+ ){0,3}(?:erfasst|geprüft|bearbeitet|angelegt|weitergeleitet|freigegeben|verbucht|zugewiesen|erstellt|archiviert|genehmigt|kontrolliert)',
  '(?:akte|vorgang|datensatz) (?:anlegen|schließen)|\\p{L}+ durch die (?:behörde|verwaltung|bank|redaktion|kasse)',
  '(?!(?:reise|termin|gesprächs|umzugs|prüfungs|essens|geburts|op-|urlaubs|hochzeits|besuchs|entscheidungs)vorbereitung)\\p{L}+vorbereitung|(?:gebühren|zins|entgelt|leistungs|kosten|risiko)berechnung|leitungsmessung|\\p{L}+generierung|\\p{L}*auftrag (?:anlegen|erfassen|disponieren)|\\p{L}*akte (?:aktualisieren|anlegen|pflegen)|\\p{L}*bestellung (?:beim|bei den?) (?:lieferanten|hersteller|werk)|\\p{L}*logistik|^(?:produktion|fertigung|verpackung|bearbeitung|prüfung|clearing|audit)$|\\p{L}*reporting',
  '(?!(?:reise|küchen|urlaubs|bad|bäder|raum|haus|umzugs|hochzeits|finanz|finanzierungs|projekt|karriere|familien|garten|renten|vorsorge|altersvorsorge|termin|budget|event|veranstaltungs|party|besuchs|einkaufs|wohn|einrichtungs|flug|routen|reiserouten|traum|nachlass|menü|bau|badezimmer)planung)\\p{L}{3,}planung',
  '\\p{L}*(?:genehmigung|prüfung|freigabe|bearbeitung|bewertung|entscheidung|erstellung|berechnung|recherche|analyse|entstörung|planung|kontrolle|abrechnung|durchsicht|zuteilung|ausstellung|bestellung)(?: im \\p{L}+)? durch (?:die|den|das|eine?n?) (?!kunden?|kundin|arzt|ärztin|patient)\\p{L}+|abrechnung mit (?:dem|der|den) \\p{L}+',
  '(?:lead|post|auftrags|fall|ticket|anruf|aufgaben)-?(?:verteilung|zuteilung)|(?!karten|budget|konto|standort|bildschirm)\\p{L}{4,}freigabe|(?:policen|bescheid|rechnungs)-?ausstellung|\\p{L}*akten?\\p{L}*(?:durchsicht|ablage|anlage|zuweisung|prüfung)|(?:gutachter|sachverständigen)-?(?:bestellung|beauftragung|auswahl)|ablieferungsinspektion|wert-?ermittlung|(?:auftrags|daten)eingabe|(?:melde|rechnungs|berichts)wesen|wiedervorlage|(?:ein)?scannen|regress|presales|pipeline-?\\p{L}*|bearbeitung von \\p{L}+|\\p{L}+wertermittlung',
  'wareneingang|warenausgang|warenverräumung|(?!lagerverkauf|lagerfeuer)lager\\p{L}+|(?:daten|vorrats)haltung|inventur|bestandsführung|buchführung|aktenführung|versand (?:vorbereiten|veranlassen)|(?:versand|fahrzeug|arbeits|auftrags|liefer|produktions)vorbereitung|nachschub|(?!informationsbeschaffung)\\p{L}+beschaffung|(?:ersatz)?teilebestellung|ersatzteilbestellung|bestellung (?:beim|bei den?) (?:lieferanten|hersteller|großhändler|werk)',
  'kundenanlage|kundenstamm\\p{L}*|kundendatensatz|dateneingabe|(?:auftrags|vertrags|konto|akten|mandanten|debitoren|artikel|fall|vorgangs|bestell|antrags|rechnungs)anlage',
  '(?:prämien|beitrags|preis|tarif|provisions)(?:berechnung|findung)|(?:marge|rabatt|preis|angebots|kredit|auftrags|rechnungs|zahlungs|portierungs|produktions)freigabe',
  'intern(?:e|er|es|en|em)?(?: \\p{L}+|$)',
  '(?:auftrag|kunde|kunden|kundenkonto|kundenprofil|vorgang|fall|ticket|antrag|akte|daten) (?:im system )?(?:anlegen|erfassen|zuweisen|weiterleiten|disponieren|archivieren)|im system',
  'ticket(?:s)? (?:erstellen|eröffnen|schließen|eskalieren)|ticket(?:erstellung|vergabe)|eskalation(?: an \\p{L}+)*',
  `${GERMAN_EXAMINED_OBJECT}(?: (?:der|des|dem|den|im|in) \\p{L}+)? (?:prüfen|bewerten|analysieren|erfassen)|\\p{L}+ (?:disponieren|kalkulieren|kommissionieren|fakturieren|verbuchen|policieren|archivieren|einlagern)`,
  'verbuchung|kontierung|faktura|berichtswesen|controlling|vier-augen-\\p{L}+|scoring|segmentierung|marktkommunikation|steuererklärungen|weiterleitung (?:an|in) (?:die |den |das )?\\p{L}+|lead-?(?:bewertung|qualifizierung|scoring|nurturing|generierung|vergabe)',
  '(?:mitarbeiter|verkäufer|berater|personal|team|agenten)-?(?:schulung|training|einsatz)(?:en)?|schulung der (?:mitarbeiter|berater|verkäufer)|überprüfung (?:der|des) (?:zahlungseingangs|bonität|daten|angaben|kreditwürdigkeit|bestands)',
  '(?:im|durch (?:das|den|die)) (?:ausschuss|gremium|komitee)|grundbuch\\p{L}*|netzanmeldung|fahrzeugaufbereitung|zimmerreinigung|(?:produktions|fertigungs)\\p{L}+',
  `durch (?:die|das|den|unsere|eine?n?) (?:it|amt|zentrale|sachbearbeiter|mitarbeiter|vorgesetzten?|teamleiter|geschäftsleitung|${GERMAN_DEPARTMENT})|(?:fach|rechts|kredit|schaden)abteilung`,
  `${GERMAN_CLERK}(?: im \\p{L}+)? ${GERMAN_CLERICAL}`,
  'qualitäts(?:kontrolle|sicherung)|bereitstellung der (?:instanz|umgebung|systeme?|server|daten)',
];

const BACK_OFFICE_WITHOUT_FIRST_PERSON = wholeWords([...ENGLISH_TERMS, ...FRENCH_TERMS, ...GERMAN_TERMS].join('|'));
