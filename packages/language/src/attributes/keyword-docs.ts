import { type Language, type MessageTable, translator } from '@parcours/model';

/**
 * What each keyword is for, as briefly as it can be taught: in completion and signature help. `Construct.keyword` counts for the
 * attribute of that construct alone.
 */
export const keywordDocs = {
  name: {
    en: 'A short name, by which other lines call it. A quoted label alone will do.',
    fr: 'Un nom court, par lequel les autres lignes l’appellent. Un libellé entre guillemets suffit aussi.',
    de: 'Ein kurzer Name, mit dem andere Zeilen darauf verweisen. Eine Bezeichnung in Anführungszeichen genügt auch.',
  },
  label: {
    en: 'What readers see. For a stage: what the customer does, in the first person.',
    fr: 'Ce que lisent les lecteurs. Pour une étape : ce que fait le client, à la première personne.',
    de: 'Was die Leser sehen. Bei einer Etappe: was der Kunde tut, in der Ich-Form.',
  },
  import: {
    en: 'A file sees what it declares and what it imports, nothing else.',
    fr: 'Un fichier voit ce qu’il déclare et ce qu’il importe, rien d’autre.',
    de: 'Eine Datei sieht, was sie selbst deklariert und was sie importiert, sonst nichts.',
  },
  scale: {
    en: 'The lowest and the highest rating. Without it nothing is read: a scale is never guessed.',
    fr: 'La note la plus basse et la plus haute. Sans elle rien n’est lu : une échelle n’est jamais devinée.',
    de: 'Die niedrigste und die höchste Bewertung. Ohne sie wird nichts gelesen: Eine Skala wird nie geraten.',
  },
  segment: {
    en: 'A part of the customers that behaves alike, with its share.',
    fr: 'Une partie des clients au comportement semblable, avec sa part.',
    de: 'Ein Teil der Kunden, der sich ähnlich verhält, mit seinem Anteil.',
  },
  persona: {
    en: 'One typical customer of a segment: goals, frustrations, words of their own.',
    fr: 'Un client typique d’un segment : ses buts, ses frustrations, ses propres mots.',
    de: 'Ein typischer Kunde eines Segments: Ziele, Frustrationen, eigene Worte.',
  },
  repository: {
    en: 'The optimal experience: for each stage, what customers may do and how well the brand can respond.',
    fr: 'L’expérience optimale : pour chaque étape, ce que le client peut faire et les niveaux de réponse de la marque.',
    de: 'Das optimale Erlebnis: was Kunden in jeder Etappe tun können und wie gut die Marke antworten kann.',
  },
  action: {
    en: 'Something a customer does at a stage; an observer marks which response they met.',
    fr: 'Ce qu’un client fait à une étape ; l’observateur relève la réponse rencontrée.',
    de: 'Was ein Kunde in einer Etappe tut; wer beobachtet, hält die Antwort der Marke fest.',
  },
  response: {
    en: 'One way in which the brand responds, with its score on the journey’s scale.',
    fr: 'Une façon de répondre de la marque, avec son score sur l’échelle du parcours.',
    de: 'Eine Art, wie die Marke antwortet, mit ihrer Bewertung auf der Skala der Journey.',
  },
  basic: {
    en: 'Taken for granted: where it fails, the stage is at most neutral.',
    fr: 'Un essentiel : s’il manque, l’étape est au mieux neutre.',
    de: 'Selbstverständlich: Wo es fehlt, ist die Etappe höchstens neutral.',
  },
  performance: {
    en: 'The better it is done, the more satisfied the customer.',
    fr: 'Mieux c’est fait, plus le client est satisfait.',
    de: 'Je besser es gemacht wird, desto zufriedener der Kunde.',
  },
  delight: {
    en: 'Not expected: delights where it is there. Worth it only once the basics hold.',
    fr: 'Inattendu : enchante quand il est là. À viser une fois les essentiels tenus.',
    de: 'Unerwartet: begeistert, wo es vorkommt. Lohnt erst, wenn die Grundleistungen stimmen.',
  },
  journey: {
    en: 'One customer, one scenario, from the first need to use and after.',
    fr: 'Un client, un scénario, du premier besoin à l’usage et après.',
    de: 'Ein Kunde, ein Szenario, vom ersten Bedarf bis zur Nutzung und danach.',
  },
  phase: {
    en: 'A few stages that belong together: before, during, after the purchase.',
    fr: 'Quelques étapes qui vont ensemble : avant, pendant, après l’achat.',
    de: 'Einige Etappen, die zusammengehören: vor, während, nach dem Kauf.',
  },
  stage: {
    en: 'What the customer does, in their words: “I compare the offers”. Scored, and shown as a point of the curve.',
    fr: 'Ce que fait le client, avec ses mots : « Je compare les offres ». Son score en fait un point de la courbe.',
    de: 'Was der Kunde tut, in seinen Worten: „Ich vergleiche die Angebote“. Bewertet, ein Punkt der Kurve.',
  },
  channel: {
    en: 'Where it happens; several are parted by commas.',
    fr: 'Où cela se passe ; plusieurs sont séparés par des virgules.',
    de: 'Wo es geschieht; mehrere werden durch Kommas getrennt.',
  },
  touchpoint: {
    en: 'What of the brand the customer meets, from the inventory.',
    fr: 'Ce que le client rencontre de la marque, pris dans l’inventaire.',
    de: 'Worauf der Kunde von der Marke trifft, aus dem Inventar.',
  },
  score: {
    en: 'The expert’s own score: a claim that the data may refute, never mixed into what is measured.',
    fr: 'Le score de l’expert : une affirmation que les données peuvent contredire, jamais mêlée aux mesures.',
    de: 'Die Bewertung des Experten: eine Behauptung, die Daten widerlegen können, nie mit Gemessenem vermischt.',
  },
  target: {
    en: 'What is aimed at; the gap is target − measured. Without one, the repository’s best responses count.',
    fr: 'Ce qui est visé ; l’écart est cible − mesuré. Sans elle, les meilleures réponses du référentiel comptent.',
    de: 'Was angestrebt wird; die Lücke ist Ziel − gemessen. Ohne Ziel zählen die besten Antworten des Referenzrahmens.',
  },
  volume: {
    en: 'The share of customers that come through; it weighs the stage’s priority.',
    fr: 'La part des clients qui y passent ; elle pèse dans la priorité de l’étape.',
    de: 'Der Anteil der Kunden, die hier vorbeikommen; er wiegt in der Priorität der Etappe.',
  },
  importance: {
    en: 'From 1 to 5, to the customer; 3 where nothing is said.',
    fr: 'De 1 à 5, pour le client ; 3 si rien n’est dit.',
    de: 'Von 1 bis 5, für den Kunden; 3, wenn nichts gesagt ist.',
  },
  moment: {
    en: 'Here customers decide whether they stay: it counts double, and must be measured.',
    fr: 'Ici le client décide s’il reste : compte double, et doit être mesuré.',
    de: 'Hier entscheidet der Kunde, ob er bleibt: zählt doppelt und muss gemessen werden.',
  },
  kpi: {
    en: 'nps, csat, ces, rate, time or amount, computed from a column and compared with its target.',
    fr: 'nps, csat, ces, rate, time ou amount, calculé sur une colonne et comparé à sa cible.',
    de: 'nps, csat, ces, rate, time oder amount, aus einer Spalte berechnet und mit dem Ziel verglichen.',
  },
  as: {
    en: 'A name of its own, where a journey has two KPIs of one kind.',
    fr: 'Un nom propre, quand un parcours a deux KPI du même genre.',
    de: 'Ein eigener Name, wenn eine Journey zwei KPIs derselben Art hat.',
  },
  lower: {
    en: 'Small values are good, as for complaints; otherwise higher is better, except for times.',
    fr: 'Les petites valeurs sont bonnes, comme pour les réclamations ; sinon, plus haut est mieux, sauf pour les délais.',
    de: 'Kleine Werte sind gut, etwa bei Beschwerden; sonst gilt: höher ist besser, außer bei Zeiten.',
  },
  boxes: {
    en: 'csat: the ratings that count as satisfied.',
    fr: 'csat : les notes qui comptent comme satisfaites.',
    de: 'csat: die Bewertungen, die als zufrieden zählen.',
  },
  within: {
    en: 'The time that is promised: 30min, 24h, 2d.',
    fr: 'Le délai promis : 30min, 24h, 2d.',
    de: 'Die zugesagte Zeit: 30min, 24h, 2d.',
  },
  observations: {
    en: 'One study: its method, its date, its file, and what the file’s columns mean.',
    fr: 'Une étude : sa méthode, sa date, son fichier, et le sens de ses colonnes.',
    de: 'Eine Erhebung: Methode, Datum, Datei, und was ihre Spalten bedeuten.',
  },
  questionnaire: {
    en: 'The mapping of an instrument, once: studies that use it read their files by it, and may replace single lines.',
    fr: 'La lecture d’un instrument, une seule fois : les études qui l’utilisent lisent leurs fichiers ainsi, et peuvent remplacer des lignes.',
    de: 'Die Zuordnung eines Instruments, ein einziges Mal: Erhebungen, die ihn nutzen, lesen ihre Dateien danach und können einzelne Zeilen ersetzen.',
  },
  benchmark: {
    en: 'A study of a competitor, read like observations.',
    fr: 'Une étude d’un concurrent, lue comme des observations.',
    de: 'Eine Erhebung bei einem Wettbewerber, gelesen wie Beobachtungen.',
  },
  of: {
    en: 'The journey that the study observes.',
    fr: 'Le parcours que l’étude observe.',
    de: 'Die Journey, die die Erhebung beobachtet.',
  },
  'Questionnaire.of': {
    en: 'The journey whose stages and KPIs it asks about.',
    fr: 'Le parcours dont il interroge les étapes et les KPI.',
    de: 'Die Journey, nach deren Etappen und KPIs er fragt.',
  },
  'Observations.uses': {
    en: 'The questionnaire that the file is read by. A line of the study replaces the one about the same role, stage, KPI or column.',
    fr: 'Le questionnaire selon lequel le fichier est lu. Une ligne de l’étude remplace celle qui porte sur le même rôle, la même étape, le même KPI ou la même colonne.',
    de: 'Der Fragebogen, nach dem die Datei gelesen wird. Eine Zeile der Erhebung ersetzt die zur selben Rolle, Etappe oder Spalte oder zum selben KPI.',
  },
  hot: {
    en: 'Asked on the spot, while it happens. Never compared with what is asked later.',
    fr: 'Demandé sur le moment. Jamais comparé à ce qui est demandé plus tard.',
    de: 'Im Augenblick des Erlebens gefragt. Wird nie mit später Erfragtem verglichen.',
  },
  cold: {
    en: 'Asked later, from memory. Never compared with what is asked on the spot.',
    fr: 'Demandé plus tard, de mémoire. Jamais comparé à ce qui est demandé sur le moment.',
    de: 'Später gefragt, aus der Erinnerung. Wird nie mit im Augenblick Erfragtem verglichen.',
  },
  panel: {
    en: 'The same people answer in each wave: their own change is what counts.',
    fr: 'Les mêmes personnes répondent à chaque vague : c’est leur propre évolution qui compte.',
    de: 'In jeder Welle antworten dieselben Personen: Es zählt ihre eigene Veränderung.',
  },
  method: {
    en: 'How it was observed: [[survey]], [[mystery-visit]], [[interview]] …',
    fr: 'Comment on a observé : [[survey]], [[mystery-visit]], [[interview]] …',
    de: 'Wie beobachtet wurde: [[survey]], [[mystery-visit]], [[interview]] …',
  },
  date: {
    en: 'When: a year, a month or a day (2026-04).',
    fr: 'Quand : une année, un mois ou un jour (2026-04).',
    de: 'Wann: Jahr, Monat oder Tag (2026-04).',
  },
  weight: {
    en: 'How much the study counts beside the others: all of a wave say it or none, and then respondents are pooled. Or [[by segment shares]]: segments count as much as their declared shares.',
    fr: 'Ce que pèse l’étude à côté des autres : toutes celles d’une vague le disent ou aucune, et leurs répondants sont alors réunis. Ou [[by segment shares]] : les segments comptent selon leurs parts déclarées.',
    de: 'Wie viel die Erhebung neben den anderen zählt: Alle einer Welle sagen es oder keine, dann werden ihre Befragten zusammengelegt. Oder [[by segment shares]]: Segmente zählen nach ihren deklarierten Anteilen.',
  },
  wave: {
    en: 'Studies of one wave are put together; waves are not mixed.',
    fr: 'Les études d’une vague sont réunies ; les vagues ne se mélangent pas.',
    de: 'Erhebungen einer Welle werden zusammengefasst; Wellen werden nicht vermischt.',
  },
  aggregated: {
    en: 'The file holds means already: a row a stage, with [[mean]], [[n]] and [[sd]].',
    fr: 'Le fichier contient déjà des moyennes : une ligne par étape, avec [[mean]], [[n]] et [[sd]].',
    de: 'Die Datei enthält schon Mittelwerte: eine Zeile je Etappe, mit [[mean]], [[n]] und [[sd]].',
  },
  sheet: {
    en: 'The sheet of a workbook; else the first that is not hidden.',
    fr: 'La feuille d’un classeur ; à défaut, la première qui n’est pas masquée.',
    de: 'Das Blatt einer Arbeitsmappe; sonst das erste, das nicht ausgeblendet ist.',
  },
  range: {
    en: 'The cells that are read, header included: "B4:H200", or "B4:H" down to the last row.',
    fr: 'Les cellules lues, en-tête compris : "B4:H200", ou "B4:H" jusqu’à la dernière ligne.',
    de: 'Die gelesenen Zellen samt Kopfzeile: "B4:H200", oder "B4:H" bis zur letzten Zeile.',
  },
  skip: {
    en: 'How many lines above the header are no data: a title, a date, a blank line.',
    fr: 'Le nombre de lignes au-dessus de l’en-tête qui ne sont pas des données : titre, date, ligne vide.',
    de: 'Wie viele Zeilen über der Kopfzeile keine Daten sind: Titel, Datum, Leerzeile.',
  },
  header: {
    en: 'How many lines make the header together; 1 where nothing is said.',
    fr: 'Le nombre de lignes qui forment l’en-tête ; 1 si rien n’est dit.',
    de: 'Wie viele Zeilen zusammen die Kopfzeile bilden; 1, wenn nichts gesagt ist.',
  },
  totals: {
    en: 'Rows that begin with one of these texts are totals: left out and counted.',
    fr: 'Les lignes qui commencent par un de ces textes sont des totaux : écartées et comptées.',
    de: 'Zeilen, die mit einem dieser Texte beginnen, sind Summen: ausgelassen und gezählt.',
  },
  thousands: {
    en: 'What parts thousands: [[space]], [[point]], [[comma]] or [[apostrophe]].',
    fr: 'Ce qui sépare les milliers : [[space]], [[point]], [[comma]] ou [[apostrophe]].',
    de: 'Was Tausender trennt: [[space]], [[point]], [[comma]] oder [[apostrophe]].',
  },
  dates: {
    en: 'The order of day, month and year in 01/02/2026.',
    fr: 'L’ordre du jour, du mois et de l’année dans 01/02/2026.',
    de: 'Die Reihenfolge von Tag, Monat und Jahr in 01/02/2026.',
  },
  from: {
    en: 'The file, relative to this one; of a measure: the column.',
    fr: 'Le fichier, relatif à celui-ci ; pour une mesure : la colonne.',
    de: 'Die Datei, von dieser aus gesehen; bei einer Messung: die Spalte.',
  },
  respondent: {
    en: 'The column that says who answered: a score is a mean over respondents, not over rows.',
    fr: 'La colonne qui dit qui a répondu : un score est une moyenne sur les répondants, pas sur les lignes.',
    de: 'Die Spalte, die sagt, wer geantwortet hat: Eine Bewertung ist ein Mittel über Befragte, nicht über Zeilen.',
  },
  measure: {
    en: 'A file with a row a respondent: the column that rates this stage.',
    fr: 'Un fichier d’une ligne par répondant : la colonne qui note cette étape.',
    de: 'Eine Datei mit einer Zeile je Befragten: die Spalte, die diese Etappe bewertet.',
  },
  expectation: {
    en: 'The column with what the same respondents expected; it gives the target where none is written.',
    fr: 'La colonne de ce que les mêmes répondants attendaient ; elle donne la cible si aucune n’est écrite.',
    de: 'Die Spalte mit dem, was dieselben Befragten erwarteten; sie gibt das Ziel, wenn keines geschrieben ist.',
  },
  missing: {
    en: 'Codes that mean “no answer”, such as 99: counted, not averaged.',
    fr: 'Les codes « sans réponse », comme 99 : comptés, jamais moyennés.',
    de: 'Codes für „keine Antwort“, etwa 99: gezählt, nicht gemittelt.',
  },
  success: {
    en: 'rate: the cells that count as a success.',
    fr: 'rate : les cellules qui comptent comme un succès.',
    de: 'rate: die Zellen, die als Erfolg zählen.',
  },
  unit: {
    en: 'time: what the column counts in (min, h, d).',
    fr: 'time : l’unité de la colonne (min, h, d).',
    de: 'time: die Einheit der Spalte (min, h, d).',
  },
  where: {
    en: 'Only rows with one of these cells are read; the others are counted as left out.',
    fr: 'Seules les lignes avec une de ces cellules sont lues ; les autres sont comptées comme écartées.',
    de: 'Nur Zeilen mit einer dieser Zellen werden gelesen; die anderen werden als ausgeschlossen gezählt.',
  },
  cluster: {
    en: 'The column with what answers cluster in, such as the store or the day: they are alike, so that intervals grow.',
    fr: 'La colonne de ce qui groupe les réponses, comme le magasin ou le jour : elles se ressemblent, donc les intervalles s’élargissent.',
    de: 'Die Spalte mit dem, was Antworten zusammenfasst, etwa Filiale oder Tag: Sie ähneln sich, die Intervalle werden weiter.',
  },
  observer: {
    en: 'The column that says who observed: several observers of one visit are averaged.',
    fr: 'La colonne qui dit qui a observé : plusieurs observateurs d’une même visite donnent une moyenne.',
    de: 'Die Spalte, die sagt, wer beobachtet hat: Mehrere Beobachter eines Besuchs werden gemittelt.',
  },
  verbatim: {
    en: 'The column with the customers’ own words.',
    fr: 'La colonne des mots mêmes des clients.',
    de: 'Die Spalte mit den eigenen Worten der Kunden.',
  },
  'VerbatimColumn.on': {
    en: 'The stage that these words are about.',
    fr: 'L’étape dont parlent ces mots.',
    de: 'Die Etappe, von der diese Worte handeln.',
  },
  plan: {
    en: 'What is done about the gaps.',
    fr: 'Ce qui est fait pour combler les écarts.',
    de: 'Was gegen die Lücken getan wird.',
  },
  initiative: {
    en: 'One piece of work, on the stage whose gap it closes, with somebody who answers for it.',
    fr: 'Un chantier, sur l’étape dont il réduit l’écart, avec quelqu’un qui en répond.',
    de: 'Eine Maßnahme, an der Etappe, deren Lücke sie schließt, mit jemandem, der dafür einsteht.',
  },
  'Touchpoint.on': {
    en: 'The channel that it belongs to.',
    fr: 'Le canal auquel il appartient.',
    de: 'Der Kanal, zu dem er gehört.',
  },
  'Initiative.on': {
    en: 'The stage whose gap it closes.',
    fr: 'L’étape dont il réduit l’écart.',
    de: 'Die Etappe, deren Lücke sie schließt.',
  },
  owner: {
    en: 'Who answers for it.',
    fr: 'Qui en répond.',
    de: 'Wer dafür einsteht.',
  },
  due: {
    en: 'By when (2026-09-30).',
    fr: 'Pour quand (2026-09-30).',
    de: 'Bis wann (2026-09-30).',
  },
  effort: {
    en: 'From 1 (little) to 5 (much).',
    fr: 'De 1 (peu) à 5 (beaucoup).',
    de: 'Von 1 (wenig) bis 5 (viel).',
  },
  impact: {
    en: 'By how much it should raise the stage’s score.',
    fr: 'De combien il doit relever le score de l’étape.',
    de: 'Um wie viel sie die Bewertung der Etappe heben soll.',
  },
  status: {
    en: '[[planned]], [[started]], [[done]] or [[dropped]].',
    fr: '[[planned]], [[started]], [[done]] ou [[dropped]].',
    de: '[[planned]], [[started]], [[done]] oder [[dropped]].',
  },
  'Initiative.of': {
    en: 'The segment or the channel that it is for.',
    fr: 'Le segment ou le canal visé.',
    de: 'Das Segment oder der Kanal, für den sie gilt.',
  },
  rupture: {
    en: 'Where the customer must begin again because channels do not hand over.',
    fr: 'Là où le client doit recommencer, parce que les canaux ne se passent pas le relais.',
    de: 'Wo der Kunde neu anfangen muss, weil Kanäle nicht übergeben.',
  },
  needs: {
    en: '[[explicit]]: what customers say they want; [[implicit]]: what they only miss.',
    fr: '[[explicit]] : ce que le client dit vouloir ; [[implicit]] : ce qui ne se remarque que par son absence.',
    de: '[[explicit]]: was Kunden verlangen; [[implicit]]: was ihnen nur auffällt, wenn es fehlt.',
  },
  expects: {
    en: 'What the customer counts on, and within which time.',
    fr: 'Ce sur quoi le client compte, et dans quel délai.',
    de: 'Womit der Kunde rechnet, und in welcher Zeit.',
  },
  share: {
    en: 'Which part of all customers the segment is.',
    fr: 'La part du segment dans l’ensemble des clients.',
    de: 'Welchen Anteil das Segment an allen Kunden hat.',
  },
  in: {
    en: 'The segment that the persona stands for.',
    fr: 'Le segment que le persona représente.',
    de: 'Das Segment, für das die Persona steht.',
  },
  'Journey.for': {
    en: 'The persona or the segment whose journey it is.',
    fr: 'Le persona ou le segment dont c’est le parcours.',
    de: 'Die Persona oder das Segment, um deren Journey es geht.',
  },
  'Plan.for': {
    en: 'The journey that the plan improves.',
    fr: 'Le parcours que le plan améliore.',
    de: 'Die Journey, die der Plan verbessert.',
  },
  scenario: {
    en: 'The situation that the journey describes: one journey per persona and scenario.',
    fr: 'La situation que décrit le parcours : un parcours par persona et par scénario.',
    de: 'Die Situation, die die Journey beschreibt: eine Journey je Persona und Szenario.',
  },
  uses: {
    en: 'The repository whose best responses the stages are measured against.',
    fr: 'Le référentiel dont les meilleures réponses servent de mesure aux étapes.',
    de: 'Der Referenzrahmen, an dessen besten Antworten die Etappen gemessen werden.',
  },
  disappointing: {
    en: 'Scores below this one disappoint.',
    fr: 'Les scores au-dessous de celui-ci déçoivent.',
    de: 'Bewertungen unter dieser enttäuschen.',
  },
  enchanting: {
    en: 'Scores from this one on enchant.',
    fr: 'Les scores à partir de celui-ci enchantent.',
    de: 'Bewertungen ab dieser begeistern.',
  },
  criteria: {
    en: 'What the customer decides by; several are parted by commas.',
    fr: 'Ce qui fait choisir le client ; plusieurs sont séparés par des virgules.',
    de: 'Wonach der Kunde entscheidet; mehrere werden durch Kommas getrennt.',
  },
  'Rupture.from': {
    en: 'The channel that the customer comes from.',
    fr: 'Le canal d’où vient le client.',
    de: 'Der Kanal, aus dem der Kunde kommt.',
  },
  to: {
    en: 'The channel that the customer goes to.',
    fr: 'Le canal vers lequel va le client.',
    de: 'Der Kanal, in den der Kunde geht.',
  },
  delimiter: {
    en: 'What parts the cells of a text file, where it is not found by itself.',
    fr: 'Ce qui sépare les cellules d’un fichier texte, s’il n’est pas reconnu.',
    de: 'Was die Zellen einer Textdatei trennt, wenn es nicht erkannt wird.',
  },
  encoding: {
    en: 'How the characters of a text file are written, where that is not found by itself.',
    fr: 'Le codage des caractères d’un fichier texte, s’il n’est pas reconnu.',
    de: 'Wie die Zeichen einer Textdatei kodiert sind, wenn es nicht erkannt wird.',
  },
  decimal: {
    en: 'The decimal mark of the file: [[comma]] or [[point]].',
    fr: 'Le séparateur décimal du fichier : [[comma]] ou [[point]].',
    de: 'Das Dezimalzeichen der Datei: [[comma]] oder [[point]].',
  },
  is: {
    en: 'The cells of the rows that are read.',
    fr: 'Les cellules des lignes qui sont lues.',
    de: 'Die Zellen der Zeilen, die gelesen werden.',
  },
  require: {
    en: 'A gate: what a figure must show. The check fails where it shows otherwise; with too few respondents the gate is undecided.',
    fr: 'Une exigence : ce qu’un chiffre doit montrer. La vérification échoue s’il montre autre chose ; avec trop peu de répondants, l’exigence reste indécise.',
    de: 'Eine Anforderung: was eine Zahl zeigen muss. Zeigt sie anderes, schlägt die Prüfung fehl; bei zu wenigen Befragten bleibt die Anforderung offen.',
  },
  every: {
    en: 'What the gate is about: every stage, or every moment of truth. Each is tested by itself.',
    fr: 'Ce que vise l’exigence : chaque étape, ou chaque moment de vérité. Chacun est vérifié à part.',
    de: 'Wofür die Anforderung gilt: jede Etappe oder jeder Moment der Wahrheit. Jede wird für sich geprüft.',
  },
  'Gate.stage': {
    en: 'The one stage that the gate is about.',
    fr: 'La seule étape que vise l’exigence.',
    de: 'Die eine Etappe, für die die Anforderung gilt.',
  },
  'Gate.phase': {
    en: 'The phase whose stages the gate is about. Each is tested by itself.',
    fr: 'La macro-étape dont les étapes sont visées par l’exigence. Chacune est vérifiée à part.',
    de: 'Die Phase, für deren Etappen die Anforderung gilt. Jede wird für sich geprüft.',
  },
  'Gate.gap': {
    en: 'The largest gap to the target that is allowed, on the journey’s scale.',
    fr: 'Le plus grand écart à la cible permis, sur l’échelle du parcours.',
    de: 'Die größte erlaubte Lücke zum Zielwert, auf der Skala der Journey.',
  },
  'Gate.score': {
    en: 'The lowest measured score that is allowed, on the journey’s scale.',
    fr: 'Le plus bas score mesuré permis, sur l’échelle du parcours.',
    de: 'Die niedrigste erlaubte gemessene Bewertung, auf der Skala der Journey.',
  },
  'Gate.class': {
    en: 'The class that the stage must have, or with [[at least]] the lowest that is allowed: [[disappointing]], [[neutral]] or [[enchanting]].',
    fr: 'La classe que doit avoir l’étape ou, avec [[at least]], la plus basse permise : [[disappointing]], [[neutral]] ou [[enchanting]].',
    de: 'Die Klasse, die die Etappe haben muss, oder mit [[at least]] die niedrigste erlaubte: [[disappointing]], [[neutral]] oder [[enchanting]].',
  },
  'Gate.n': {
    en: 'The fewest respondents that are allowed at the stage; effective ones, where weights make these fewer.',
    fr: 'Le plus petit nombre permis de répondants à l’étape ; l’effectif efficace, là où les poids le réduisent.',
    de: 'Die geringste erlaubte Zahl von Befragten an der Etappe; effektive, wo Gewichte ihre Zahl verringern.',
  },
  without: {
    en: 'The stage must have no proven gap: none whose interval lies wholly above 0.',
    fr: 'L’étape ne doit avoir aucun écart prouvé : aucun dont l’intervalle est tout entier au-dessus de 0.',
    de: 'Die Etappe darf keine belegte Lücke haben: keine, deren Intervall ganz über 0 liegt.',
  },
  'Gate.kpi': {
    en: 'A KPI of the journey, with the lowest ([[at least]]) or the highest value ([[at most]]) that is allowed, in its own unit.',
    fr: 'Un KPI du parcours, avec la plus basse ([[at least]]) ou la plus haute valeur permise ([[at most]]), dans son unité.',
    de: 'Ein KPI der Journey mit dem niedrigsten ([[at least]]) oder höchsten Wert ([[at most]]), der erlaubt ist, in seiner Einheit.',
  },
  'Gate.index': {
    en: 'The lowest CX index that is allowed, 0–100.',
    fr: 'Le plus bas indice CX permis, de 0 à 100.',
    de: 'Der niedrigste erlaubte CX-Index, 0–100.',
  },
  'Gate.where': {
    en: 'With fewer respondents the gate is undecided. It always takes ten.',
    fr: 'Avec moins de répondants, l’exigence reste indécise. Il en faut toujours dix.',
    de: 'Bei weniger Befragten bleibt die Anforderung offen. Zehn braucht es immer.',
  },
  unless: {
    en: 'Why the gate may fail for a time. It is told at each check.',
    fr: 'Pourquoi l’exigence peut ne pas être tenue pendant un temps. Chaque vérification le rappelle.',
    de: 'Warum die Anforderung eine Zeit lang verfehlt werden darf. Jede Prüfung nennt es.',
  },
  until: {
    en: 'The last day, month or year of the exception, inclusive. After it the gate fails again.',
    fr: 'Le dernier jour, mois ou an de l’exception, inclus. Ensuite, l’exigence vaut de nouveau.',
    de: 'Der letzte Tag oder Monat oder das letzte Jahr der Ausnahme, einschließlich. Danach gilt die Anforderung wieder.',
  },
} as const satisfies MessageTable;

export type DocumentedKeyword = keyof typeof keywordDocs;

export function isDocumentedKeyword(keyword: string): keyword is DocumentedKeyword {
  return Object.hasOwn(keywordDocs, keyword);
}

/**
 * The documentation of a keyword; null if it has none of its own.
 *
 * @param language of the text.
 * @param keywordLanguage of the keywords that the text names: that of the file.
 */
export function keywordDoc(keyword: string, language: Language, keywordLanguage: Language): string | null {
  return isDocumentedKeyword(keyword) ? translator(keywordDocs, language, keywordLanguage)(keyword) : null;
}
