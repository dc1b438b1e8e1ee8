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
    de: '{n} {n|Bewertung ist|Bewertungen sind} nun Expertenurteil: Mermaids Gesichter von 1 bis 5 sind hier {min} bis {max}, und 3 ist {middle}. Nichts hat {n|es|sie} bisher geprüft; Beobachtungen würden es.',
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
} as const satisfies MessageTable;
