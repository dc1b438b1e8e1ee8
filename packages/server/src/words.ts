import { type Language, type PhraseTable, type Speaker, speaker } from '@parcours/model';

/** What the server says beside the diagnostics. */
export const words = {
  'rename.noName': {
    en: '“{name}” cannot be a name: a name begins with a letter and holds letters, digits, _ and - (no spaces).',
    fr: '« {name} » ne peut pas être un nom : un nom commence par une lettre et contient des lettres, des chiffres, _ et - (sans espace).',
    de: '„{name}“ kann kein Name sein: Ein Name beginnt mit einem Buchstaben und enthält Buchstaben, Ziffern, _ und - (keine Leerzeichen).',
  },
  'rename.taken': {
    en: '“{name}” is already taken in {file}, line {line}.',
    fr: '« {name} » est déjà pris dans {file}, ligne {line}.',
    de: '„{name}“ ist schon vergeben in {file}, Zeile {line}.',
  },
  'rename.emptyLabel': {
    en: 'A label cannot be empty.',
    fr: 'Un libellé ne peut pas être vide.',
    de: 'Eine Bezeichnung kann nicht leer sein.',
  },
  'rename.nothing': {
    en: 'There is no name to change here.',
    fr: 'Il n’y a pas de nom à changer ici.',
    de: 'Hier steht kein Name, der geändert werden kann.',
  },
  'diagnostic.related': { en: 'declared here', fr: 'déclaré ici', de: 'hier erklärt' },
  'hover.measured': { en: 'measured', fr: 'mesuré', de: 'gemessen' },
  'hover.notMeasured': { en: 'not measured', fr: 'non mesuré', de: 'nicht gemessen' },
  'hover.interval': { en: '95% interval', fr: 'intervalle à 95 %', de: '95-%-Intervall' },
  'hover.target': { en: 'target', fr: 'cible', de: 'Ziel' },
  'hover.target.declared': { en: 'declared', fr: 'déclarée', de: 'erklärt' },
  'hover.target.repository': { en: 'from the repository', fr: 'du référentiel', de: 'aus dem Referenzrahmen' },
  'hover.target.expectation': { en: 'measured expectation', fr: 'attente mesurée', de: 'gemessene Erwartung' },
  'hover.gap': { en: 'gap', fr: 'écart', de: 'Lücke' },
  'hover.proven': { en: 'proven', fr: 'prouvé', de: 'belegt' },
  'hover.unproven': { en: 'not proven', fr: 'non prouvé', de: 'nicht belegt' },
  'hover.priority': { en: 'priority', fr: 'priorité', de: 'Priorität' },
  'hover.rank': { en: 'rank {rank} of “{list}”', fr: 'rang {rank} de « {list} »', de: 'Rang {rank} von „{list}“' },
  'hover.expert': { en: 'expert score', fr: 'score d’expert', de: 'Experten-Bewertung' },
  'hover.refuted': { en: 'refuted by the data', fr: 'contredit par les données', de: 'von den Daten widerlegt' },
  'hover.respondents': { en: '{n} {n|respondent|respondents}', fr: '{n} {n|répondant|répondants}', de: '{n} {n|Befragter|Befragte}' },
  'hover.from': { en: 'from', fr: 'd’après', de: 'aus' },
  'hover.basics': {
    en: '{share} met a failing basic',
    fr: '{share} ont rencontré un essentiel défaillant',
    de: '{share} trafen auf eine fehlende Grundleistung',
  },
  'hover.uses': { en: '{n} {n|use|uses}', fr: '{n} {n|emploi|emplois}', de: '{n} {n|Verwendung|Verwendungen}' },
  'hover.rows': {
    en: '{used} of {rows} {rows|row|rows} used',
    fr: '{used} {used|ligne utilisée|lignes utilisées} sur {rows}',
    de: '{used} von {rows} {rows|Zeile|Zeilen} verwendet',
  },
  'hover.examples': { en: 'for example', fr: 'par exemple', de: 'zum Beispiel' },
  'hover.journey': { en: 'CX index', fr: 'indice CX', de: 'CX-Index' },
  'inlay.suppressed': {
    en: 'Too few respondents: this figure is taken out of everything that is exported.',
    fr: 'Trop peu de répondants : ce chiffre est retiré de tout ce qui est exporté.',
    de: 'Zu wenige Befragte: Diese Zahl fehlt in allem, was exportiert wird.',
  },
  'lens.mean': { en: 'mean', fr: 'moyenne', de: 'Mittelwert' },
  'lens.show': { en: 'show in panel', fr: 'montrer dans le panneau', de: 'im Panel zeigen' },
  'lens.notRead': { en: 'not read', fr: 'non lue', de: 'nicht gelesen' },
  'lens.observations': {
    en: '{used} {used|observation|observations} used of {rows} {rows|row|rows}',
    fr: '{used} {used|observation utilisée|observations utilisées} sur {rows} {rows|ligne|lignes}',
    de: '{used} {used|Beobachtung|Beobachtungen} aus {rows} {rows|Zeile|Zeilen} verwendet',
  },
  'completion.column': { en: 'column of {file}', fr: 'colonne de {file}', de: 'Spalte von {file}' },
  'completion.file': { en: 'file', fr: 'fichier', de: 'Datei' },
  'completion.cell': { en: 'in column “{column}”', fr: 'dans la colonne « {column} »', de: 'in der Spalte „{column}“' },
  'completion.import': { en: 'imports {file}', fr: 'importe {file}', de: 'importiert {file}' },
  'completion.keyword': { en: 'keyword', fr: 'mot-clé', de: 'Schlüsselwort' },
  'fix.replace': { en: 'Replace by {text}', fr: 'Remplacer par {text}', de: 'Durch {text} ersetzen' },
  'fix.write': { en: 'Write {text}', fr: 'Écrire {text}', de: '{text} schreiben' },
  'fix.column': { en: 'Use the column {text}', fr: 'Utiliser la colonne {text}', de: 'Die Spalte {text} verwenden' },
  'fix.path': { en: 'Use the file {text}', fr: 'Utiliser le fichier {text}', de: 'Die Datei {text} verwenden' },
  'fix.import': { en: 'Import {path}', fr: 'Importer {path}', de: '{path} importieren' },
  'fix.declare': { en: 'Declare {name} ({kind})', fr: 'Déclarer {name} ({kind})', de: '{name} erklären ({kind})' },
  'fix.declareIn': {
    en: 'Declare {name} ({kind}) in {file}',
    fr: 'Déclarer {name} ({kind}) dans {file}',
    de: '{name} ({kind}) in {file} erklären',
  },
  'fix.closeText': {
    en: 'Close the text at the end of the line',
    fr: 'Fermer le texte à la fin de la ligne',
    de: 'Text am Ende der Zeile schließen',
  },
  'fix.closeTextBefore': {
    en: 'Close the text before “{word}”',
    fr: 'Fermer le texte avant « {word} »',
    de: 'Text vor „{word}“ schließen',
  },
  'fix.straightQuotes': {
    en: 'Use straight quotation marks',
    fr: 'Utiliser des guillemets droits',
    de: 'Gerade Anführungszeichen verwenden',
  },
  'fix.closeBlock': { en: 'Add the missing “}”', fr: 'Ajouter la « } » manquante', de: 'Fehlende „}“ ergänzen' },
  'fix.removeSecond': { en: 'Remove the second: {text}', fr: 'Supprimer le second : {text}', de: 'Das zweite entfernen: {text}' },
  'fix.removeFirst': { en: 'Remove the first: {text}', fr: 'Supprimer le premier : {text}', de: 'Das erste entfernen: {text}' },
  'fix.removeScale': { en: 'Remove this scale', fr: 'Supprimer cette échelle', de: 'Diese Skala entfernen' },
  'fix.boxes': { en: 'Count {boxes} as satisfied', fr: 'Compter {boxes} comme satisfait', de: '{boxes} als zufrieden zählen' },
  'fix.removeTouchpoint': {
    en: 'Remove {name} from the inventory',
    fr: 'Retirer {name} de l’inventaire',
    de: '{name} aus dem Verzeichnis entfernen',
  },
  'fix.measure': {
    en: 'Measure {stage} from the column {column} of {study}',
    fr: 'Mesurer {stage} d’après la colonne {column} de {study}',
    de: '{stage} aus der Spalte {column} von {study} messen',
  },
  'fix.add': { en: 'Add “{text}”', fr: 'Ajouter « {text} »', de: '„{text}“ ergänzen' },
  'fix.removeImport': { en: 'Remove the import', fr: 'Supprimer l’importation', de: 'Import entfernen' },
  'fix.addTouchpoint': {
    en: 'Add the touchpoint {name}',
    fr: 'Ajouter le point de contact {name}',
    de: 'Kontaktpunkt {name} ergänzen',
  },
  'fix.addStage': {
    en: 'Add the stage {stage} to the journey {journey}',
    fr: 'Ajouter l’étape {stage} au parcours {journey}',
    de: 'Etappe {stage} in die Journey {journey} aufnehmen',
  },
  'fix.basic': {
    en: 'Make {action} a basic action',
    fr: 'Faire de {action} une action essentielle (« basic »)',
    de: '{action} zur Grundleistung („basic“) machen',
  },
  'fix.map': { en: 'Map {cell} to {name}', fr: 'Associer {cell} à {name}', de: '{cell} als {name} lesen' },
  'fix.mapAll': {
    en: 'Map {n} values to the nearest names: {pairs}',
    fr: 'Associer {n} valeurs aux noms les plus proches : {pairs}',
    de: '{n} Werte als die ähnlichsten Namen lesen: {pairs}',
  },
  'fix.setScore': {
    en: 'Set the score to {score}, as measured',
    fr: 'Mettre le score à {score}, comme mesuré',
    de: 'Bewertung auf {score} setzen, wie gemessen',
  },
  'fix.removeScore': { en: 'Remove the score', fr: 'Supprimer le score', de: 'Bewertung entfernen' },
  'fix.askWhy': {
    en: 'Keep the score and add a note that says why',
    fr: 'Garder le score et ajouter une note qui dit pourquoi',
    de: 'Bewertung behalten und in einer Notiz begründen',
  },
  'fix.askWhy.note': {
    en: 'Why the expert disagrees with the data: …',
    fr: 'Pourquoi l’expert contredit les données : …',
    de: 'Warum der Experte den Daten widerspricht: …',
  },
  'fix.scale': { en: 'Declare the scale {scale}', fr: 'Déclarer l’échelle {scale}', de: 'Skala {scale} erklären' },
  'fix.missing': {
    en: 'Declare {values} as missing',
    fr: 'Déclarer {values} comme non-réponse',
    de: '{values} als fehlende Antwort erklären',
  },
  'fix.decimal.comma': {
    en: 'Decimals are written with a comma',
    fr: 'Les décimales s’écrivent avec une virgule',
    de: 'Dezimalzahlen stehen mit Komma',
  },
  'fix.decimal.point': {
    en: 'Decimals are written with a point',
    fr: 'Les décimales s’écrivent avec un point',
    de: 'Dezimalzahlen stehen mit Punkt',
  },
  'fix.all': {
    en: 'Fix all that has one clear fix',
    fr: 'Corriger tout ce qui a une correction évidente',
    de: 'Alles beheben, was eine klare Lösung hat',
  },
  'refactor.extract': {
    en: 'Declare {label} under the name {name}',
    fr: 'Déclarer {label} sous le nom {name}',
    de: '{label} unter dem Namen {name} erklären',
  },
  'refactor.useName': {
    en: 'Refer to it by its name {name}',
    fr: 'Le désigner par son nom {name}',
    de: 'Mit dem Namen {name} bezeichnen',
  },
  'refactor.giveName': {
    en: 'Give {label} the name {name}',
    fr: 'Donner à {label} le nom {name}',
    de: '{label} den Namen {name} geben',
  },
  'refactor.move': {
    en: 'Move the stage to the phase {phase}',
    fr: 'Déplacer l’étape vers la macro-étape {phase}',
    de: 'Etappe in die Phase {phase} verschieben',
  },
  'refactor.split': { en: 'Split the stage in two', fr: 'Diviser l’étape en deux', de: 'Etappe in zwei teilen' },
  'refactor.split.label': { en: 'I …', fr: 'Je …', de: 'Ich …' },
  'refactor.mermaid': {
    en: 'Turn this Mermaid journey into a Parcours journey',
    fr: 'Convertir ce parcours Mermaid en parcours Parcours',
    de: 'Diese Mermaid-Journey in eine Parcours-Journey umwandeln',
  },
  'refactor.mermaid.title': { en: 'My journey', fr: 'Mon parcours', de: 'Meine Journey' },
  'refactor.mermaid.actors': { en: 'Actors: {names}', fr: 'Acteurs : {names}', de: 'Akteure: {names}' },
  fault: {
    en: 'Parcours met a fault of its own in “{what}”; everything else goes on. Details are in the output channel.',
    fr: 'Parcours a rencontré une erreur interne dans « {what} » ; le reste continue. Les détails sont dans le canal de sortie.',
    de: 'Parcours ist in „{what}“ auf einen eigenen Fehler gestoßen; alles andere läuft weiter. Einzelheiten stehen im Ausgabekanal.',
  },
} as const satisfies PhraseTable;

export type Words = Speaker<typeof words>;

export function wordsIn(language: Language): Words {
  return speaker(words, language);
}
