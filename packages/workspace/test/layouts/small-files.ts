/** Small files as people send them, written out: few rows, the wordings of other authors. */
import { type Answer, type LayoutOptions, layout, type Truth } from './layout.ts';

/** Columns as `header: truth`, and the rows as they stand in the file; `steps`: the texts of a scale, from the worst. */
function file(
  name: string,
  journey: string,
  columns: readonly (readonly [header: string, truth: Truth])[],
  rows: string,
  {
    scale = [1, 5],
    steps = [],
    ...options
  }: LayoutOptions & { readonly scale?: readonly [number, number]; readonly steps?: readonly string[] } = {},
) {
  const delimiter = options.delimiter ?? ';';
  const lines = rows
    .trim()
    .split('\n')
    .map((line) => line.trim().split(delimiter));
  const answer = (text: string): Answer => {
    const step = steps.indexOf(text);
    const number =
      step >= 0 ? step + scale[0] : text === '' || text === '-9' ? Number.NaN : Number(text.replace(',', '.').replace(/^(\d+) - .*/, '$1'));
    return { text, value: Number.isNaN(number) ? null : number };
  };
  const made = columns.map(([header, truth], column) => ({
    header,
    truth,
    label: header,
    cells: {
      at: (row: number) => answer(lines[row]?.[column] ?? ''),
      scale: truth?.startsWith('kpi nps') ? ([0, 10] as const) : scale,
    },
  }));
  return layout(name, journey, made, { delimiter, rows: lines.length, ...options });
}

export const SMALL_FILES = [
  file(
    'five answers of a store, French',
    'sav',
    [
      ['N° de questionnaire', 'respondent'],
      ['Rempli le', 'date?'],
      ['Suivi du dossier', 'measure suivre'],
      ['Qualité de la réparation', 'measure reparer'],
      ['Êtes-vous prêt à nous recommander (0 à 10) ?', 'kpi nps'],
      ['Vos remarques', 'verbatim'],
    ],
    `17;12/04/2026;4;5;9;Rien
     18;12/04/2026;2;3;6;Trop long, deux mois
     19;13/04/2026;5;5;10;
     20;14/04/2026;3;4;8;Personnel aimable
     21;14/04/2026;4;2;7;Pas de nouvelles pendant trois semaines`,
  ),
  file(
    'panel in German, school marks',
    'hotel',
    [
      ['Gast-ID', 'respondent'],
      ['Abreisedatum', 'date?'],
      ['Note Buchung', 'measure buchung'],
      ['Note Zimmer', 'measure zimmer'],
      ['Note Frühstücksbuffet', 'measure fruehstueck'],
      ['Freitext', 'verbatim'],
    ],
    `G-100;01.03.2026;1;2;3;Sehr ruhig gelegen
     G-101;02.03.2026;2;2;1;
     G-102;02.03.2026;4;5;2;Das Bad war nicht sauber
     G-103;05.03.2026;1;1;1;Wir kommen wieder`,
    { scale: [1, 6] },
  ),
  file(
    'agreement on seven steps, English',
    'bank',
    [
      ['respondent_id', 'respondent'],
      ['The adviser understood my needs (advice)', 'measure advice'],
      ['Booking an appointment was simple', 'measure appointment'],
    ],
    `a1;Strongly agree;Agree
     a2;Somewhat disagree;Neither agree nor disagree
     a3;Agree;Strongly disagree
     a4;Disagree;Somewhat agree
     a5;Neither agree nor disagree;Strongly agree
     a6;Somewhat agree;Disagree
     a7;Strongly disagree;Somewhat disagree`,
    {
      scale: [1, 7],
      steps: [
        'Strongly disagree',
        'Disagree',
        'Somewhat disagree',
        'Neither agree nor disagree',
        'Somewhat agree',
        'Agree',
        'Strongly agree',
      ],
    },
  ),
  file(
    'SurveyMonkey’s own scale, English',
    'shop',
    [
      ['Respondent ID', 'respondent'],
      ['How satisfied are you with your delivery?', 'measure delivery'],
      ['Overall, how satisfied are you with us?', 'kpi csat'],
    ],
    `1;Very satisfied;5
     2;Extremely satisfied;4
     3;Not so satisfied;2
     4;Somewhat satisfied;3
     5;Not at all satisfied;1`,
    { steps: ['Not at all satisfied', 'Not so satisfied', 'Somewhat satisfied', 'Very satisfied', 'Extremely satisfied'] },
  ),
  file(
    'yes rather no, French',
    'agence',
    [
      ['Id', 'respondent'],
      ['Avez-vous été bien accueilli ?', 'measure accueil'],
      ['Le conseil a-t-il répondu à votre besoin ?', 'measure conseil'],
      ['Que retenez-vous de votre visite ?', 'verbatim'],
    ],
    `1;Oui, tout à fait;Plutôt oui;Une conseillère très à l’écoute
     2;Plutôt non;Non, pas du tout;
     3;Plutôt oui;Plutôt non;On m’a fait attendre vingt minutes
     4;Non, pas du tout;Oui, tout à fait;Rien de spécial à dire`,
    { scale: [1, 4], steps: ['Non, pas du tout', 'Plutôt non', 'Plutôt oui', 'Oui, tout à fait'] },
  ),
  file(
    'trifft zu, German',
    'telko',
    [
      ['Teilnehmer', 'respondent'],
      ['Beendet um', 'date'],
      ['Die Beratung war kompetent', 'measure beratung'],
      ['Die Lieferung kam pünktlich', 'measure lieferung'],
    ],
    `T1;2026-02-01 10:11;trifft voll zu;trifft eher zu
     T2;2026-02-01 10:30;trifft eher nicht zu;trifft gar nicht zu
     T3;2026-02-02 09:00;trifft gar nicht zu;trifft voll zu
     T4;2026-02-03 18:45;trifft eher zu;trifft eher nicht zu`,
    { scale: [1, 4], steps: ['trifft gar nicht zu', 'trifft eher nicht zu', 'trifft eher zu', 'trifft voll zu'] },
  ),
  file(
    'tickets that were rated good or bad, English',
    'shop',
    [
      ['Ticket ID', 'respondent'],
      ['Assignee', null],
      ['Created at', 'date'],
      ['Satisfaction rating', 'kpi csat?'],
      ['Comment', 'verbatim'],
    ],
    `101;Ann;2026-03-01 08:00;Good;Quick reply
     102;Bob;2026-03-01 09:30;Bad;Nobody called me back
     103;Ann;2026-03-02 11:00;Good;
     104;Bob;2026-03-04 15:20;Good;Solved at once`,
    { scale: [1, 5], steps: ['Bad', '-', '-', '-', 'Good'] },
  ),
  file(
    'star reviews, French',
    'agence',
    [
      ['Auteur', null],
      ['Publié le', 'date?'],
      ['Étoiles', null],
      ['Texte de l’avis', 'verbatim'],
    ],
    `Zoé;03/02/2026;5;Super conseil, merci à toute l’équipe
     Ali;04/02/2026;2;Personne ne répond au téléphone
     Eva;09/02/2026;4;Bon accueil`,
  ),
  file(
    'numbered answers, English',
    'shop',
    [
      ['id', 'respondent'],
      ['date', 'date'],
      ['Ordering', 'measure order'],
      ['Would you recommend us?', 'kpi nps'],
    ],
    `1;2026-01-02;5 - Excellent;10
     2;2026-01-03;1 - Terrible;3
     3;2026-01-03;4 - Good;8
     4;2026-01-05;2 - Poor;7`,
  ),
  file(
    'no respondent, a date with the time, German',
    'hotel',
    [
      ['Zeitpunkt der Antwort', 'date'],
      ['Wie war Ihre Anreise?', 'measure anreise'],
      ['Wie war Ihr Zimmer?', 'measure zimmer'],
      ['Und sonst noch?', 'verbatim'],
    ],
    `01.02.2026 10:00;sehr gut;gut;Die Heizung im Zimmer war zu laut
     01.02.2026 11:00;mittel;sehr schlecht;
     02.02.2026 09:12;schlecht;mittel;Alles war wunderbar, vielen Dank
     02.02.2026 17:40;gut;schlecht;
     03.02.2026 08:00;sehr schlecht;sehr gut;Bitte mehr vegetarische Gerichte anbieten`,
    { steps: ['sehr schlecht', 'schlecht', 'mittel', 'gut', 'sehr gut'] },
  ),
  file(
    'answers with their channel and segment, French',
    'sav',
    [
      ['Réf. client', 'respondent'],
      ['Canal de contact', 'channel'],
      ['Type de client', 'segment'],
      ['Note récupération appareil', 'measure recuperer'],
      ['Effort', 'kpi ces'],
    ],
    `R1;Site web;Professionnels;4;2
     R2;Téléphone;Particuliers;5;1
     R3;Magasin;Particuliers;3;4
     R4;Magasin;Professionnels;2;5`,
  ),
  file(
    'a declared csat called as a score, French',
    'agence',
    [
      ['id_enquete', 'respondent'],
      ['Étape', 'stage'],
      ['Note', 'score'],
      ['Satisfaction', 'kpi csat'],
    ],
    `1;Je suis accueilli;4;5
     2;Je reçois un conseil;3;4
     3;Je suis accueilli;5;3
     4;Je compare les devis;2;1`,
  ),
  file(
    'recommendations in words, German',
    'telko',
    [
      ['Kunden-Nr.', 'respondent'],
      ['Wie hilfreich waren unsere Empfehlungen?', null],
      ['Wie zufrieden waren Sie mit der Einrichtung des Anschlusses?', 'measure einrichtung'],
    ],
    `1;5;4
     2;4;2
     3;3;5`,
  ),
  file(
    'counts and prices are no ratings, English',
    'shop',
    [
      ['Order no', 'respondent?'],
      ['Delivery time (days)', null],
      ['Delivery fee', null],
      ['Number of returns', null],
      ['Delivery rating', 'measure delivery'],
    ],
    `7001;3;4,90;0;4
     7002;5;0;1;2
     7003;1;4,90;0;5`,
  ),
  file(
    'importance beside satisfaction, French',
    'sav',
    [
      ['Numéro', 'respondent'],
      ['Importance du suivi', null],
      ['Satisfaction sur le suivi', 'measure suivre'],
      ['Importance de la réparation', null],
      ['Satisfaction sur la réparation', 'measure reparer'],
    ],
    `1;5;4;5;3
     2;4;2;5;5
     3;5;3;4;4`,
  ),
  file(
    'two items about one stage, English',
    'shop',
    [
      ['id', 'respondent'],
      ['Delivery: speed', null],
      ['Delivery: packaging', null],
      ['Returns', 'measure returns'],
    ],
    `1;4;5;3
     2;2;4;1
     3;5;5;4`,
  ),
  file(
    'weights with a comma, French',
    'agence',
    [
      ['ID_REPONDANT', 'respondent'],
      ['POIDS', 'weight'],
      ['Q1_ACCUEIL', 'measure accueil'],
      ['Q2_CONSEIL', 'measure conseil'],
      ['Q3_NPS', 'kpi nps'],
    ],
    `1;0,8;7;8;9
     2;1,2;5;6;4
     3;1,0;9;9;10
     4;1,1;8;3;7`,
    { scale: [0, 10] },
  ),
  file(
    'answers that are missing, German',
    'telko',
    [
      ['lfd. Nr.', 'respondent'],
      ['Bestellung', 'measure bestellung'],
      ['Rechnung', 'measure rechnung'],
    ],
    `1;4;k. A.
     2;weiß nicht;3
     3;5;2
     4;1;k. A.`,
  ),
  file(
    'events of a shop, English',
    'shop',
    [
      ['visitor_id', 'respondent'],
      ['page', 'stage'],
      ['viewed_at', 'date'],
      ['browser', null],
    ],
    `v1;home;2026-03-01T10:00:00;Chrome
     v1;product;2026-03-01T10:01:00;Chrome
     v1;cart;2026-03-01T10:05:00;Chrome
     v2;home;2026-03-01T11:00:00;Safari
     v2;product;2026-03-01T11:00:40;Safari`,
    { isLog: true },
  ),
  file(
    'status changes of files, French',
    'sav',
    [
      ['Numéro de dossier', 'respondent'],
      ['Nouveau statut', 'stage'],
      ['Modifié le', 'date?'],
      ['Horodatage', 'date'],
      ['Agent', null],
    ],
    `D1;Ouvert;01/03/2026;2026-03-01 08:00;A
     D1;En cours;02/03/2026;2026-03-02 08:00;B
     D1;Clos;05/03/2026;2026-03-05 08:00;A
     D2;Ouvert;03/03/2026;2026-03-03 08:00;A
     D2;Clos;04/03/2026;2026-03-04 08:00;B`,
    { isLog: true },
  ),
  file(
    'process log, German',
    'telko',
    [
      ['Auftragsnummer', 'respondent'],
      ['Prozessschritt', 'stage'],
      ['Startzeit', null],
      ['Endzeit', 'date'],
    ],
    `A1;Eingang;2026-03-01 08:00;2026-03-01 08:10
     A1;Prüfung;2026-03-01 09:00;2026-03-01 09:30
     A1;Versand;2026-03-02 10:00;2026-03-02 10:05
     A2;Eingang;2026-03-01 08:20;2026-03-01 08:25
     A2;Prüfung;2026-03-03 08:00;2026-03-03 09:00`,
    { isLog: true },
  ),
  file(
    'tickets of few customers are no log, English',
    'shop',
    [
      ['ticket', 'respondent'],
      ['customer id', null],
      ['status', null],
      ['created at', 'date'],
      ['csat', 'kpi csat'],
    ],
    `1;c1;closed;2026-03-01 10:00;4
     2;c1;closed;2026-03-02 10:00;5
     3;c2;open;2026-03-02 11:00;2
     4;c2;closed;2026-03-05 12:00;3`,
  ),
  file(
    'weekly dashboard, German',
    'hotel',
    [
      ['Kalenderwoche', null],
      ['Zimmer', null],
      ['Frühstück', null],
      ['Anzahl Antworten', null],
    ],
    `KW 10;4,1;3,9;120
     KW 11;4,0;3,8;98
     KW 12;4,3;4,0;131`,
  ),
  file(
    'branches with their means, English',
    'bank',
    [
      ['Branch', null],
      ['Advice', null],
      ['Card', null],
      ['Responses', null],
    ],
    `Leeds;8,1;7,9;120
     York;7,0;6,8;98
     Hull;8,3;8,0;131`,
  ),
  file(
    'mystery visits with criteria, German',
    'hotel',
    [
      ['Testkauf-Nr.', 'respondent'],
      ['Tester', null],
      ['Phase', 'stage'],
      ['Punkte', 'score'],
      ['Begründung', 'verbatim'],
    ],
    `1;M;Ich reise an;4;Freundlicher Empfang an der Rezeption
     1;M;Ich beziehe mein Zimmer;2;Das Zimmer war noch nicht fertig
     2;K;Ich reise an;5;
     2;K;Ich beziehe mein Zimmer;3;Kein Wasser auf dem Zimmer`,
  ),
  file(
    'exit survey with a code for the stage, French',
    'agence',
    [
      ['code_client', 'respondent'],
      ['etape', 'stage'],
      ['note_sur_5', 'score?'],
      ['verbatim_client', 'verbatim'],
      ['date_visite', 'date'],
    ],
    `C1;accueil;4;Accueil très souriant;2026-04-01
     C1;conseil;5;;2026-04-01
     C2;accueil;2;J’ai attendu longtemps;2026-04-02
     C2;devis;3;;2026-04-02`,
  ),
  file(
    'e-mail survey of a hotel, English headers in a German house',
    'hotel',
    [
      ['Booking ID', 'respondent'],
      ['Stay date', 'date'],
      ['Zimmer', 'measure zimmer'],
      ['Abreise', 'measure abreise'],
      ['Gesamtzufriedenheit', 'kpi csat'],
      ['NPS', 'kpi nps'],
      ['NPS category', null],
      ['Management response', null],
    ],
    `B1;2026-01-01;4;5;5;9;Promoter;Thank you for your kind words
     B2;2026-01-03;2;3;2;4;Detractor;We are sorry to read this
     B3;2026-01-07;5;5;4;8;Passive;Thank you, see you soon`,
  ),
  file(
    'ease of each step, English',
    'shop',
    [
      ['Participant', 'respondent'],
      ['Ease of ordering', 'measure order'],
      ['Ease of payment', 'measure pay'],
      ['Comments on payment', 'verbatim'],
    ],
    `P1;Very easy;Easy;Card refused at first
     P2;Difficult;Very difficult;It asked for my address twice
     P3;Neutral;Very easy;
     P4;Easy;Neutral;None at all
     P5;Very difficult;Difficult;`,
    { steps: ['Very difficult', 'Difficult', 'Neutral', 'Easy', 'Very easy'] },
  ),
  file(
    'mystery visits that say what was done and answered, French',
    'agence',
    [
      ['visite', 'respondent'],
      ['date de visite', 'date'],
      ['étape', 'stage'],
      ['action', null],
      ['réponse', null],
      ['canal', 'channel'],
      ['commentaire', 'verbatim'],
    ],
    `V1;01/04/2026;accueil;saluer;oui;Agence;Sourire
     V1;01/04/2026;conseil;écouter;non;Agence;
     V2;02/04/2026;accueil;saluer;non;Agence;Personne à l’accueil
     V2;02/04/2026;conseil;écouter;oui;Application mobile;`,
  ),
  file(
    'parallel questions in another language than the journey, French',
    'shop',
    [
      ['id', 'respondent'],
      ['Je compare : satisfaction', null],
      ['Je commande : satisfaction', null],
    ],
    `1;4;5
     2;3;2
     3;5;4`,
  ),
  file(
    'codes for no answer, German',
    'telko',
    [
      ['CASE', 'respondent'],
      ['Beratung', 'measure beratung'],
      ['Lieferung', 'measure lieferung'],
    ],
    `1;4;-9
     2;-9;3
     3;5;2
     4;1;4`,
  ),
  file(
    'mystery visits by the observation guide, French',
    'visites',
    [
      ['N° de visite', 'respondent'],
      ['Jour de la visite', 'date'],
      ['Étape', 'stage'],
      ['Action du client', 'action'],
      ['Constat', 'response'],
      ['Remarque', 'verbatim'],
    ],
    `1;01/04/2026;accueil;J’attends;Moins de 5 minutes;Deux guichets ouverts
     1;01/04/2026;accueil;On me salue;Sans un mot;
     2;02/04/2026;accueil;J’attends;Plus de 15 minutes;Un seul guichet
     2;02/04/2026;accueil;On me salue;Avec le sourire;`,
  ),
  file(
    'answers to an nps campaign, French',
    'agence',
    [
      ['Contact', null],
      ['Score', null],
      ['Type', null],
      ['Comment nous avez-vous connus ?', null],
      ['Commentaire', 'verbatim'],
      ['Date de réponse', 'date'],
    ],
    `x@example.org;9;Promoteur;Presse;Top;2026-01-01
     y@example.org;4;Détracteur;Amis;Bof;2026-01-02
     z@example.org;7;Passif;Presse;;2026-01-03`,
  ),
];
