import { glossary, heading, type Language, type Translate, translator } from '@parcours/model';

/** Messages of the panel. Figures and tables come from `charts`, diagnostics from the catalogue. */
export const messages = {
  'tab-curve': { en: 'Curve', fr: 'Courbe', de: 'Kurve' },
  'tab-compare': { en: 'Compare', fr: 'Comparer', de: 'Vergleichen' },
  'tab-changes': { en: 'Changes', fr: 'Changements', de: 'Änderungen' },
  'compare-with': { en: 'Compare with…', fr: 'Comparer avec…', de: 'Vergleichen mit …' },
  'compare-other': {
    en: 'Compare with another version…',
    fr: 'Comparer avec une autre version…',
    de: 'Mit einer anderen Version vergleichen …',
  },
  'stop-comparing': { en: 'Stop comparing', fr: 'Arrêter la comparaison', de: 'Vergleich beenden' },
  'copy-changes': { en: 'Copy as Markdown', fr: 'Copier en Markdown', de: 'Als Markdown kopieren' },
  'show-ghost': {
    en: 'Show {base} behind the curve',
    fr: 'Montrer {base} derrière la courbe',
    de: '{base} hinter der Kurve zeigen',
  },
  'compared-working-tree': {
    en: 'What you edit, compared with {base}',
    fr: 'Ce que vous modifiez, comparé à {base}',
    de: 'Was Sie bearbeiten, verglichen mit {base}',
  },
  'compared-index': {
    en: 'What is staged, compared with {base}',
    fr: 'Ce qui est indexé, comparé à {base}',
    de: 'Was zum Commit vorgemerkt ist, verglichen mit {base}',
  },
  comparing: { en: 'Comparing with {base}…', fr: 'Comparaison avec {base}…', de: 'Vergleich mit {base} …' },
  'changed-added': { en: 'New since {base}', fr: 'Nouveau depuis {base}', de: 'Neu seit {base}' },
  'changed-edited': { en: 'Changed since {base}', fr: 'Modifié depuis {base}', de: 'Geändert seit {base}' },
  everybody: { en: 'all', fr: 'tous', de: 'alle' },
  compare: { en: 'Side by side', fr: 'Côte à côte', de: 'Nebeneinander' },
  overlay: { en: 'Draw 2 to {most} over each other', fr: 'Superposer 2 à {most} groupes', de: '2 bis {most} übereinander' },
  compared: { en: 'Side by side: {what}', fr: 'Côte à côte : {what}', de: 'Nebeneinander: {what}' },
  versus: { en: 'Compared with', fr: 'Comparée à', de: 'Verglichen mit' },
  'compare-none': { en: 'nothing', fr: 'rien', de: 'nichts' },
  'studies-region': { en: 'Where the figures come from', fr: 'D’où viennent les chiffres', de: 'Woher die Zahlen kommen' },
  'gates-region': heading(glossary.gates),
  actions: { en: 'Compare and save', fr: 'Comparer et enregistrer', de: 'Vergleichen und speichern' },
  sources: { en: 'Where each figure comes from', fr: 'D’où vient chaque chiffre', de: 'Woher jede Zahl kommt' },
  'no-comparison': {
    en: 'Nothing stands side by side yet. Choose above what to compare: waves, segments, personas or channels that the linked files tell apart; benchmarks appear by themselves.',
    fr: 'Rien n’est encore côte à côte. Choisissez ci-dessus quoi comparer : vagues, segments, personas ou canaux que distinguent les fichiers liés ; les benchmarks apparaissent d’eux-mêmes.',
    de: 'Noch steht nichts nebeneinander. Wählen Sie oben, was zu vergleichen ist: Wellen, Segmente, Personas oder Kanäle, die die verknüpften Dateien unterscheiden; Benchmarks erscheinen von selbst.',
  },
  'no-matrix': {
    en: 'Importance and performance appear here once four stages are measured and the text declares an importance, or a survey asks for the NPS too.',
    fr: 'Importance et performance apparaissent ici dès que quatre étapes sont mesurées et que le texte déclare une importance, ou qu’une enquête demande aussi le NPS.',
    de: 'Wichtigkeit und Leistung erscheinen hier, sobald vier Etappen gemessen sind und der Text eine Wichtigkeit deklariert oder eine Umfrage auch den NPS erhebt.',
  },
  'tab-evidence': heading(glossary.evidence),
  'tab-plan': heading(glossary.plan),
  tabs: { en: 'Views of the journey', fr: 'Vues du parcours', de: 'Ansichten der Journey' },
  journey: heading(glossary.journey),
  wave: heading(glossary.wave),
  'save-svg': { en: 'Save as SVG', fr: 'Enregistrer en SVG', de: 'Als SVG speichern' },
  'save-html': { en: 'Save HTML report', fr: 'Enregistrer le rapport HTML', de: 'HTML-Bericht speichern' },

  'curve-region': heading(glossary['emotion-curve']),
  'gap-region': { en: 'Gaps by priority', fr: 'Écarts par priorité', de: 'Lücken nach Priorität' },
  'gap-title': { en: '{#Gaps} and {#priorities}', fr: '{#Gaps} et {#priorities}', de: '{#Gaps} und {#priorities}' },
  'filter-stages': { en: 'Filter the stages', fr: 'Filtrer les étapes', de: 'Etappen filtern' },
  'filtered-stages': { en: '{count} of {all} stages', fr: '{count} {count|étape|étapes} sur {all}', de: '{count} von {all} Etappen' },
  columns: { en: 'Columns', fr: 'Colonnes', de: 'Spalten' },
  'curve-help': {
    en: 'Arrow keys go from stage to stage, Enter shows the stage in the text.',
    fr: 'Les flèches vont d’étape en étape, Entrée montre l’étape dans le texte.',
    de: 'Pfeiltasten gehen von Etappe zu Etappe, die Eingabetaste zeigt die Etappe im Text.',
  },
  told: { en: 'What the customer lives', fr: 'Ce que vit le client', de: 'Was der Kunde erlebt' },
  notes: { en: 'How to read the figures', fr: 'Comment lire les chiffres', de: 'Wie die Zahlen zu lesen sind' },

  stale: {
    en: 'The text has {errors} {errors|error|errors}; this is the last good picture.',
    fr: 'Le texte contient {errors} {errors|erreur|erreurs} ; voici la dernière image valable.',
    de: 'Der Text hat {errors} {errors|Fehler|Fehler}; dies ist das letzte gültige Bild.',
  },
  'with-errors': {
    en: 'The text has {errors} {errors|error|errors}; the picture may be incomplete.',
    fr: 'Le texte contient {errors} {errors|erreur|erreurs} ; l’image peut être incomplète.',
    de: 'Der Text hat {errors} {errors|Fehler|Fehler}; das Bild kann unvollständig sein.',
  },
  'first-error': { en: 'Go to the first error', fr: 'Aller à la première erreur', de: 'Zum ersten Fehler' },
  missing: { en: 'What is missing', fr: 'Ce qui manque', de: 'Was fehlt' },

  'no-file-title': { en: 'No journey file is open', fr: 'Aucun fichier de parcours n’est ouvert', de: 'Keine Journey-Datei ist geöffnet' },
  'no-file': {
    en: 'Open a file that ends in .journey: this panel follows the one you edit.',
    fr: 'Ouvrez un fichier dont le nom finit par .journey : ce panneau suit celui que vous modifiez.',
    de: 'Öffnen Sie eine Datei, die auf .journey endet: Dieses Panel folgt derjenigen, die Sie bearbeiten.',
  },
  'no-journey-title': { en: 'No journey in this file', fr: 'Aucun parcours dans ce fichier', de: 'Keine Journey in dieser Datei' },
  'no-journey': {
    en: '{file} declares no journey, and no journey depends on it. A journey is written like this:',
    fr: '{file} ne déclare aucun parcours, et aucun parcours n’en dépend. Un parcours s’écrit ainsi :',
    de: '{file} deklariert keine Journey, und keine Journey hängt davon ab. Eine Journey schreibt man so:',
  },
  'no-stage-title': {
    en: 'This journey has no stage yet',
    fr: 'Ce parcours n’a pas encore d’étape',
    de: 'Diese Journey hat noch keine Etappe',
  },
  'no-stage': {
    en: 'A stage is one line inside the journey’s braces:',
    fr: 'Une étape est une ligne entre les accolades du parcours :',
    de: 'Eine Etappe ist eine Zeile zwischen den Klammern der Journey:',
  },
  'not-read-title': {
    en: 'This file cannot be shown',
    fr: 'Ce fichier ne peut pas être montré',
    de: 'Diese Datei kann nicht gezeigt werden',
  },
  'not-read': {
    en: '{file} could not be read, or is gone. The list of problems in the editor, or parcours check, says why.',
    fr: '{file} n’a pas pu être lu, ou n’existe plus. La liste des problèmes de l’éditeur, ou parcours check, dit pourquoi.',
    de: '{file} konnte nicht gelesen werden oder ist weg. Die Problemliste des Editors oder parcours check sagt, warum.',
  },
  'starting-title': { en: 'Starting…', fr: 'Démarrage…', de: 'Start…' },
  starting: {
    en: 'The journeys of this folder are being read.',
    fr: 'Les parcours de ce dossier sont en cours de lecture.',
    de: 'Die Journeys dieses Ordners werden gelesen.',
  },
  stopped: {
    en: 'The language server has stopped: what is shown no longer follows the text.',
    fr: 'Le serveur de langage s’est arrêté : ce qui est montré ne suit plus le texte.',
    de: 'Der Sprachserver ist angehalten: Was gezeigt wird, folgt dem Text nicht mehr.',
  },
  ended: {
    en: 'The preview has ended: what is shown no longer follows the text. Run parcours preview again, or the editor’s command that opened this page.',
    fr: 'L’aperçu est terminé : ce qui est montré ne suit plus le texte. Relancez parcours preview, ou la commande de l’éditeur qui a ouvert cette page.',
    de: 'Die Vorschau ist beendet: Was gezeigt wird, folgt dem Text nicht mehr. Starten Sie parcours preview erneut, oder den Befehl des Editors, der diese Seite geöffnet hat.',
  },
  location: {
    en: 'It stands in {path}, line {line}.',
    fr: 'C’est dans {path}, ligne {line}.',
    de: 'Das steht in {path}, Zeile {line}.',
  },
  close: { en: 'Close', fr: 'Fermer', de: 'Schließen' },
  file: { en: 'File', fr: 'Fichier', de: 'Datei' },
  'file-changed-last': { en: 'the one changed last', fr: 'le dernier modifié', de: 'die zuletzt geänderte' },
  reading: {
    en: 'Reading {path}. The picture does without it so far.',
    fr: 'Lecture de {path}. L’image s’en passe pour l’instant.',
    de: '{path} wird gelesen. Das Bild kommt noch ohne diese Datei aus.',
  },
  'read-again': { en: 'Read it again', fr: 'Le relire', de: 'Erneut lesen' },
  'starting-again': {
    en: 'The language server is starting again…',
    fr: 'Le serveur de langage redémarre…',
    de: 'Der Sprachserver startet neu…',
  },
  restart: { en: 'Start it again', fr: 'Le relancer', de: 'Neu starten' },

  'no-observations': {
    en: 'Nothing has been measured yet: no observations are linked to this journey. The curve has only what the text claims. To link a file of the folder, put the cursor on the journey and choose the file among the quick fixes (the light bulb; Ctrl+. or Cmd+. in VS Code), or write for instance:',
    fr: 'Rien n’est encore mesuré : aucune observation n’est liée à ce parcours. La courbe ne montre que ce que le texte affirme. Pour lier un fichier du dossier, placez le curseur sur le parcours et choisissez le fichier parmi les corrections rapides (l’ampoule ; Ctrl+. ou Cmd+. dans VS Code), ou écrivez par exemple :',
    de: 'Noch ist nichts gemessen: Keine Beobachtungen sind mit dieser Journey verknüpft. Die Kurve zeigt nur, was der Text behauptet. Um eine Datei des Ordners zu verknüpfen, setzen Sie den Cursor auf die Journey und wählen die Datei unter den schnellen Korrekturen (die Glühbirne; Strg+. oder Cmd+. in VS Code), oder Sie schreiben zum Beispiel:',
  },
  'nothing-measured': {
    en: 'Observations are linked, but none of their values could be used. The {#Evidence} tab says why.',
    fr: 'Des observations sont liées, mais aucune de leurs valeurs n’a pu servir. L’onglet {#Evidence} dit pourquoi.',
    de: 'Beobachtungen sind verknüpft, aber keiner ihrer Werte war brauchbar. Der Reiter „{#Evidence}“ sagt, warum.',
  },
  'all-well': {
    en: 'Every stage is measured and reaches its target.',
    fr: 'Chaque étape est mesurée et atteint sa cible.',
    de: 'Jede Etappe ist gemessen und erreicht ihr Ziel.',
  },
  'no-gap': {
    en: 'No gap can be shown: a gap needs a target and a measure at the same stage.',
    fr: 'Aucun écart à montrer : un écart demande une cible et une mesure à la même étape.',
    de: 'Keine Lücke zu zeigen: Eine Lücke braucht Ziel und Messung an derselben Etappe.',
  },
  'no-studies': {
    en: 'No observations are linked to this journey.',
    fr: 'Aucune observation n’est liée à ce parcours.',
    de: 'Keine Beobachtungen sind mit dieser Journey verknüpft.',
  },
  'edit-name': { en: '{stage}: {attribute}', fr: '{stage} : {attribute}', de: '{stage}: {attribute}' },
  'edit-target': { en: '{#Target} {target}', fr: '{#Target} {target}', de: '{#Target} {target}' },
  'edit-hint': {
    en: 'Drag, or focus and press an arrow key: the text changes. Undo in the text.',
    fr: 'Faites glisser, ou placez le focus et pressez une flèche : le texte change. Annulez dans le texte.',
    de: 'Ziehen, oder fokussieren und eine Pfeiltaste drücken: Der Text ändert sich. Rückgängig machen im Text.',
  },
  'figure-card': { en: 'What stands behind the figure', fr: 'Ce qu’il y a derrière le chiffre', de: 'Was hinter der Zahl steht' },
  'figure-keys': {
    en: 'Enter on a figure, Shift+Enter on a stage: the rows. Esc closes.',
    fr: 'Entrée sur un chiffre, Maj+Entrée sur une étape : les lignes. Échap ferme.',
    de: 'Enter auf einer Zahl, Umschalt+Enter auf einer Etappe: die Zeilen. Esc schließt.',
  },
  verbatims: { en: 'What customers said', fr: 'Ce que disent les clients', de: 'Was Kunden sagen' },
  'verbatim-count': {
    en: '{count} {count|comment|comments} in {study}',
    fr: '{count} {count|commentaire|commentaires} dans {study}',
    de: '{count} {count|Kommentar|Kommentare} in {study}',
  },
  'verbatim-kept': {
    en: 'Kept here, the most telling ({kept}): of each stage in turn the lowest score, then the highest.',
    fr: 'Gardés ici, les plus parlants ({kept}) : pour chaque étape tour à tour, le score le plus bas, puis le plus haut.',
    de: 'Hier stehen die aussagekräftigsten ({kept}): von jeder Etappe reihum die niedrigste Bewertung, dann die höchste.',
  },
  'verbatim-hidden': {
    en: 'None can be shown: too few respondents.',
    fr: 'Aucun ne peut être montré : trop peu de répondants.',
    de: 'Keiner kann gezeigt werden: zu wenige Befragte.',
  },
  'verbatim-score': { en: '{#score} {score}', fr: '{#score} {score}', de: '{#score} {score}' },
  'verbatim-times': { en: 'said {count} times', fr: 'dit {count} fois', de: '{count}-mal gesagt' },
  'verbatim-line': { en: 'line {line}', fr: 'ligne {line}', de: 'Zeile {line}' },
  search: { en: 'Search the comments', fr: 'Chercher dans les commentaires', de: 'Kommentare durchsuchen' },
  'search-hint': { en: 'Word, stage, respondent … ( / )', fr: 'Mot, étape, répondant… ( / )', de: 'Wort, Etappe, Befragte … ( / )' },
  'search-found': {
    en: '{count} of {all} comments found',
    fr: '{count} {count|commentaire trouvé|commentaires trouvés} sur {all}',
    de: '{count} von {all} Kommentaren gefunden',
  },
  'search-none': {
    en: 'No comment contains “{query}”. Fewer or other words may help; Escape empties the field.',
    fr: 'Aucun commentaire ne contient « {query} ». Essayez moins de mots, ou d’autres ; Échap vide le champ.',
    de: 'Kein Kommentar enthält „{query}“. Weniger oder andere Wörter helfen vielleicht; Esc leert das Feld.',
  },
  'no-plan': {
    en: 'No initiative is planned for this journey. A plan is written like this:',
    fr: 'Aucun chantier n’est prévu pour ce parcours. Un plan s’écrit ainsi :',
    de: 'Für diese Journey ist keine Maßnahme geplant. Einen Plan schreibt man so:',
  },
  updated: {
    en: 'Updated. {journey}: {#score} {score}, {stages} {stages|stage|stages}.',
    fr: 'Mis à jour. {journey} : {#score} {score}, {stages} {stages|étape|étapes}.',
    de: 'Aktualisiert. {journey}: {#score} {score}, {stages} {stages|Etappe|Etappen}.',
  },
  score: {
    en: '{#score} {score}, {#cx-index} {index}',
    fr: '{#score} {score}, {#cx-index} {index}',
    de: '{#score} {score}, {#cx-index} {index}',
  },
  unmeasured: glossary['not-measured'],
} as const;

export type PanelTranslate = Translate<typeof messages>;

export function panelTranslator(language: Language): PanelTranslate {
  return translator(messages, language);
}
