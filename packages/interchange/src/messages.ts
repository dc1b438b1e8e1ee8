import type { MessageTable } from '@parcours/model';

export const messages = {
  'import.from': {
    en: 'From {source}. Its scores are claims of experts that nothing has checked yet.',
    fr: 'D’après {source}. Ses scores sont des affirmations d’experts que rien n’a encore vérifiées.',
    de: 'Aus {source}. Die Bewertungen sind Behauptungen von Experten, die noch nichts geprüft hat.',
  },
  'mermaid.scores': {
    en: '{n} {n|score is|scores are} an expert’s claim now: Mermaid’s faces from 1 to 5 are {min} to {max} here, and 3 is {middle}. Nothing has checked {n|it|them} yet; observations would.',
    fr: '{n} {n|score est maintenant une affirmation|scores sont maintenant des affirmations} d’expert : les visages de Mermaid, de 1 à 5, vont ici de {min} à {max}, et 3 est {middle}. Rien ne {n|l’a encore vérifiée|les a encore vérifiées} ; des observations le feraient.',
    de: '{n} {n|Bewertung ist|Bewertungen sind} nun {n|ein Expertenurteil|Expertenurteile}: Mermaids Gesichter von 1 bis 5 sind hier {min} bis {max}, und 3 ist {middle}. Nichts hat {n|es|sie} bisher geprüft; Beobachtungen würden es.',
  },
  'mermaid.unscored': {
    en: '{n} {n|task has|tasks have} no score from 1 to 5, so {n|its stage|their stages} got none: {names}.',
    fr: '{n} {n|tâche n’a|tâches n’ont} pas de score de 1 à 5, et {n|son étape|leurs étapes} n’en {n|reçoit|reçoivent} donc aucun : {names}.',
    de: '{n} {n|Aufgabe hat|Aufgaben haben} keine Bewertung von 1 bis 5, daher {n|bekam ihre Etappe|bekamen ihre Etappen} keine: {names}.',
  },
  'mermaid.actors': {
    en: 'A journey is told by one persona: {persona}, the actor named most often. The others stand in notes at their stages: {others}.',
    fr: 'Un parcours est raconté par un seul persona : {persona}, l’acteur nommé le plus souvent. Les autres figurent dans des remarques à leurs étapes : {others}.',
    de: 'Eine Journey erzählt eine einzige Persona: {persona}, der am häufigsten genannte Akteur. Die übrigen stehen in Notizen an ihren Etappen: {others}.',
  },
  'mermaid.actors.note': { en: 'Actors: {names}', fr: 'Acteurs : {names}', de: 'Akteure: {names}' },
  'mermaid.ignored': {
    en: 'Line {line}: what follows the third colon is not shown by Mermaid, and was left out: {text}',
    fr: 'Ligne {line} : Mermaid n’affiche pas ce qui suit le troisième deux-points ; ce texte est laissé de côté : {text}',
    de: 'Zeile {line}: Was nach dem dritten Doppelpunkt steht, zeigt Mermaid nicht; es wurde weggelassen: {text}',
  },
  'mermaid.accessible': {
    en: 'The title and the description for screen readers stand in a comment.',
    fr: 'Le titre et la description pour les lecteurs d’écran figurent dans un commentaire.',
    de: 'Titel und Beschreibung für Screenreader stehen in einem Kommentar.',
  },
  'mermaid.configured': {
    en: 'The configuration of the diagram (its theme, for example) was left out.',
    fr: 'La configuration du diagramme (son thème, par exemple) est laissée de côté.',
    de: 'Die Konfiguration des Diagramms (zum Beispiel sein Theme) wurde weggelassen.',
  },
  'mermaid.comments': {
    en: '{n} comment {n|line was|lines were} left out.',
    fr: '{n} {n|ligne de commentaire est laissée|lignes de commentaire sont laissées} de côté.',
    de: '{n} {n|Kommentarzeile wurde|Kommentarzeilen wurden} weggelassen.',
  },
  'mermaid.untitled': { en: 'My journey', fr: 'Mon parcours', de: 'Meine Journey' },
  'mermaid.section': { en: 'Section {n}', fr: 'Section {n}', de: 'Abschnitt {n}' },
  'mermaid.measured': { en: '{journey} – measured scores', fr: '{journey} – scores mesurés', de: '{journey} – gemessene Bewertungen' },
  'mermaid.claimed': {
    en: '{journey} – claims of experts, nothing is measured',
    fr: '{journey} – affirmations d’experts, rien n’est mesuré',
    de: '{journey} – Expertenurteile, nichts ist gemessen',
  },
  'mermaid.measured.text': {
    en: 'Each face is a measured score. 1 and 2 are disappointing, 3 is neutral, 4 and 5 are enchanting.',
    fr: 'Chaque visage est un score mesuré. 1 et 2 sont décevants, 3 est neutre, 4 et 5 sont enchanteurs.',
    de: 'Jedes Gesicht ist eine gemessene Bewertung. 1 und 2 sind enttäuschend, 3 ist neutral, 4 und 5 sind begeisternd.',
  },
  'mermaid.claimed.text': {
    en: 'Each face is an expert’s claim, the scale spread over 1 to 5. Nothing is measured.',
    fr: 'Chaque visage est une affirmation d’expert, l’échelle étant répartie de 1 à 5. Rien n’est mesuré.',
    de: 'Jedes Gesicht ist ein Expertenurteil, die Skala verteilt auf 1 bis 5. Nichts ist gemessen.',
  },
  'mermaid.no-phase': { en: 'Without a phase', fr: 'Sans macro-étape', de: 'Ohne Phase' },
  'mermaid.export.claims': {
    en: 'Nothing is measured in {journey}: the faces are claims of experts, and the title says so.',
    fr: 'Rien n’est mesuré dans {journey} : les visages sont des affirmations d’experts, et le titre le dit.',
    de: 'In {journey} ist nichts gemessen: Die Gesichter sind Expertenurteile, und der Titel sagt es.',
  },
  'mermaid.export.left-out': {
    en: 'Mermaid has no place for the number of respondents, intervals, targets, gaps, priorities, KPIs, channels, touchpoints and notes: they are left out.',
    fr: 'Mermaid n’a pas de place pour le nombre de répondants, les intervalles, les cibles, les écarts, les priorités, les KPI, les canaux, les points de contact et les remarques : ils sont laissés de côté.',
    de: 'Mermaid hat keinen Platz für die Zahl der Befragten, Intervalle, Ziele, Lücken, Prioritäten, KPIs, Kanäle, Kontaktpunkte und Notizen: Sie sind weggelassen.',
  },
  'mermaid.export.suppressed': {
    en: '{n} {n|stage is|stages are} left out, because too few respondents stand behind {n|it|them}: {stages}.',
    fr: '{n} {n|étape est laissée|étapes sont laissées} de côté, car trop peu de répondants {n|l’ont évaluée|les ont évaluées} : {stages}.',
    de: '{n} {n|Etappe ist|Etappen sind} weggelassen, weil zu wenige Befragte {n|dahinterstehen|dahinterstehen}: {stages}.',
  },
  'mermaid.export.unmeasured': {
    en: '{n} {n|stage is|stages are} left out, because nothing measures {n|it|them} and any face would say something: {stages}.',
    fr: '{n} {n|étape est laissée|étapes sont laissées} de côté, car rien ne {n|la|les} mesure et tout visage dirait quelque chose : {stages}.',
    de: '{n} {n|Etappe ist|Etappen sind} weggelassen, weil nichts sie misst und jedes Gesicht etwas sagen würde: {stages}.',
  },
  'mermaid.export.unclaimed': {
    en: '{n} {n|stage is|stages are} left out, because {n|it has|they have} no {#expert-score}: {stages}.',
    fr: '{n} {n|étape est laissée|étapes sont laissées} de côté, car {n|elle n’a|elles n’ont} aucun {#expert-score} : {stages}.',
    de: '{n} {n|Etappe ist|Etappen sind} weggelassen, weil {n|ihr|ihnen} die {#expert-score} fehlt: {stages}.',
  },
  'mermaid.export.long': {
    en: 'The text has more than {limit} characters: Mermaid draws it only where maxTextSize is raised.',
    fr: 'Le texte dépasse {limit} caractères : Mermaid ne le dessine que si maxTextSize est relevé.',
    de: 'Der Text hat mehr als {limit} Zeichen: Mermaid zeichnet ihn nur, wo maxTextSize erhöht ist.',
  },
  'touchpoints.from': {
    en: 'From {source}: the {#inventory}.',
    fr: 'D’après {source} : l’{#inventory}.',
    de: 'Aus {source}: das {#inventory}.',
  },
  'touchpoints.columns': {
    en: 'Recognised columns: {columns}.',
    fr: 'Colonnes reconnues : {columns}.',
    de: 'Erkannte Spalten: {columns}.',
  },
  'touchpoints.other-columns': {
    en: '{n} other {n|column is|columns are} left out: {columns}.',
    fr: '{n} {n|autre colonne est laissée|autres colonnes sont laissées} de côté : {columns}.',
    de: '{n} weitere {n|Spalte ist|Spalten sind} weggelassen: {columns}.',
  },
  'touchpoints.nameless': {
    en: '{n} {n|row has|rows have} no name of a {#touchpoint} and {n|is|are} left out: line {lines}.',
    fr: '{n} {n|ligne n’a|lignes n’ont} pas de nom de {#touchpoint} et {n|est laissée|sont laissées} de côté : ligne {lines}.',
    de: '{n} {n|Zeile hat|Zeilen haben} keinen Namen eines {#touchpoint}s und {n|ist|sind} weggelassen: Zeile {lines}.',
  },
  'touchpoints.rejected': {
    en: '{n} {n|row|rows} cannot be read, because the number of cells is another than that of the headers: line {lines}.',
    fr: '{n} {n|ligne est illisible|lignes sont illisibles}, car le nombre de cellules n’est pas celui des en-têtes : ligne {lines}.',
    de: '{n} {n|Zeile ist|Zeilen sind} nicht lesbar, weil sie eine andere Zahl von Zellen {n|hat|haben} als die Kopfzeile: Zeile {lines}.',
  },
  'touchpoints.split': {
    en: '{n} {n|row names|rows name} several {#channels}; each becomes a {#touchpoint} of its own, because one is on one {#channel}: line {lines}.',
    fr: '{n} {n|ligne nomme|lignes nomment} plusieurs {#channels} ; chacun devient un {#touchpoint} à part, car un {#touchpoint} est sur un seul {#channel} : ligne {lines}.',
    de: '{n} {n|Zeile nennt|Zeilen nennen} mehrere {#channels}; jeder wird ein eigener {#touchpoint}, weil einer auf einem {#channel} liegt: Zeile {lines}.',
  },
  'touchpoints.duplicates': {
    en: '{n} {n|row says|rows say} again what another row says, and {n|is|are} joined with it: line {lines}.',
    fr: '{n} {n|ligne répète|lignes répètent} ce que dit une autre ligne, et {n|lui est jointe|lui sont jointes} : ligne {lines}.',
    de: '{n} {n|Zeile wiederholt|Zeilen wiederholen}, was eine andere sagt, und {n|ist|sind} mit ihr zusammengefasst: Zeile {lines}.',
  },
  'touchpoints.other-owners': {
    en: '{n} {n|row names|rows name} another {#owner} for a {#touchpoint} than an earlier row, and the earlier one counts: {rows}.',
    fr: '{n} {n|ligne nomme|lignes nomment} un autre {#owner} pour un {#touchpoint} qu’une ligne antérieure, et c’est celle-ci qui compte : {rows}.',
    de: '{n} {n|Zeile nennt|Zeilen nennen} für einen {#touchpoint} andere {#owner} als eine frühere Zeile, und die frühere zählt: {rows}.',
  },
  'touchpoints.other-owner': {
    en: 'line {line} (earlier: line {first})',
    fr: 'ligne {line} (antérieure : ligne {first})',
    de: 'Zeile {line} (früher: Zeile {first})',
  },
  quoted: { en: '“{text}”', fr: '« {text} »', de: '„{text}“' },
  'touchpoints.phases-only': {
    en: '{n} {n|row names|rows name} a {#phase} but no {#stage}; the {#phase} is left out, because {#touchpoints} belong to {#stages}: line {lines}.',
    fr: '{n} {n|ligne nomme|lignes nomment} une {#phase} mais pas d’{#stage} ; la {#phase} est laissée de côté, car les {#touchpoints} appartiennent aux {#stages} : ligne {lines}.',
    de: '{n} {n|Zeile nennt|Zeilen nennen} eine {#phase}, aber keine {#stage}; die {#phase} ist weggelassen, weil {#touchpoints} zu {#stages} gehören: Zeile {lines}.',
  },
  'touchpoints.made': {
    en: 'Made: {#touchpoints} {touchpoints}, {#channels} {channels}, owners {owners}, {#stages} {stages}.',
    fr: 'Créés : {#touchpoints} {touchpoints}, {#channels} {channels}, responsables {owners}, {#stages} {stages}.',
    de: 'Angelegt: {#touchpoints} {touchpoints}, {#channels} {channels}, Verantwortliche {owners}, {#stages} {stages}.',
  },
} as const satisfies MessageTable;
