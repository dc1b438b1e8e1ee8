import { glossary, type Language, type Translate, translator } from '@parcours/model';

/** Messages of the extension at run time; those of its manifest are in `package.nls*.json`. */
export const messages = {
  preview: { en: 'Journey Preview', fr: 'Aperçu du parcours', de: 'Journey-Vorschau' },
  'preview-of': { en: 'Preview {file}', fr: 'Aperçu {file}', de: 'Vorschau {file}' },
  'no-journey-file': {
    en: 'Open a .journey file first.',
    fr: 'Ouvrez d’abord un fichier .journey.',
    de: 'Öffnen Sie zuerst eine .journey-Datei.',
  },
  'server-not-running': {
    en: 'The Parcours language server is not running. The command “Restart Language Server” starts it.',
    fr: 'Le serveur de langage Parcours ne fonctionne pas. La commande « Redémarrer le serveur de langage » le relance.',
    de: 'Der Parcours-Sprachserver läuft nicht. Der Befehl „Sprachserver neu starten“ startet ihn.',
  },
  'choose-format': { en: 'Format of the report', fr: 'Format du rapport', de: 'Format des Berichts' },
  'format-html': {
    en: 'The whole report, to open in a browser or to print',
    fr: 'Le rapport complet, à ouvrir dans un navigateur ou à imprimer',
    de: 'Der ganze Bericht, für den Browser oder zum Drucken',
  },
  'format-svg': {
    en: 'The emotion curve, for slides and documents',
    fr: 'La courbe émotionnelle, pour diapositives et documents',
    de: 'Die Emotionskurve, für Folien und Dokumente',
  },
  'format-md': {
    en: 'Tables as text, for a pull request or a wiki',
    fr: 'Les tableaux en texte, pour une revue ou un wiki',
    de: 'Tabellen als Text, für einen Pull Request oder ein Wiki',
  },
  'export-title': { en: 'Export Report', fr: 'Exporter le rapport', de: 'Bericht exportieren' },
  'export-done': { en: '{file} is written.', fr: '{file} est écrit.', de: '{file} ist geschrieben.' },
  'export-failed': {
    en: '{file} could not be written: {reason}',
    fr: '{file} n’a pas pu être écrit : {reason}',
    de: '{file} konnte nicht geschrieben werden: {reason}',
  },
  'no-folder': {
    en: 'Open a folder first (File › Open Folder…).',
    fr: 'Ouvrez d’abord un dossier (Fichier › Ouvrir le dossier…).',
    de: 'Öffnen Sie zuerst einen Ordner (Datei › Ordner öffnen…).',
  },
  'not-measured': glossary['not-measured'],
  weakest: {
    en: 'Weakest evidence: “{stage}”, n = {n}, {evidence}',
    fr: 'Preuves les plus faibles : « {stage} », n = {n}, {evidence}',
    de: 'Schwächste Belege: „{stage}“, n = {n}, {evidence}',
  },
  'not-exported': {
    en: 'Too few respondents: these figures are taken out of everything that is exported.',
    fr: 'Trop peu de répondants : ces chiffres sont retirés de tout ce qui est exporté.',
    de: 'Zu wenige Befragte: Diese Zahlen fehlen in allem, was exportiert wird.',
  },
  broken: {
    en: 'The text has errors; the figures are of what could be read.',
    fr: 'Le texte comporte des erreurs ; les chiffres portent sur ce qui a pu être lu.',
    de: 'Der Text hat Fehler; die Zahlen gelten für das, was gelesen werden konnte.',
  },
  'status-name': { en: 'CX index of the journey', fr: 'Indice CX du parcours', de: 'CX-Index der Journey' },
  'status-click': { en: 'Click: show the curve', fr: 'Clic : montrer la courbe', de: 'Klick: Kurve zeigen' },
  'node-too-old': {
    en: 'Parcours cannot start here: this editor runs extensions on Node.js {found}, and Parcours needs 22.12 or newer. Update the editor.',
    fr: 'Parcours ne peut pas démarrer ici : cet éditeur exécute les extensions avec Node.js {found}, et Parcours a besoin de la version 22.12 ou plus récente. Mettez l’éditeur à jour.',
    de: 'Parcours kann hier nicht starten: Dieser Editor führt Erweiterungen mit Node.js {found} aus, und Parcours braucht 22.12 oder neuer. Aktualisieren Sie den Editor.',
  },
  'check-detail': {
    en: 'Checks every journey of the folder; findings go to the Problems view',
    fr: 'Vérifie tous les parcours du dossier ; les constats vont dans la vue Problèmes',
    de: 'Prüft alle Journeys des Ordners; Befunde stehen in der Ansicht „Probleme“',
  },
  'no-check': {
    en: 'The check of a whole folder cannot run in a browser: use VS Code on a desktop, or the command “parcours check”. Open files are checked while you type.',
    fr: 'La vérification de tout un dossier n’est pas possible dans un navigateur : utilisez VS Code sur un poste de travail, ou la commande « parcours check ». Les fichiers ouverts sont vérifiés pendant la saisie.',
    de: 'Im Browser lässt sich kein ganzer Ordner prüfen: Verwenden Sie VS Code auf dem Desktop oder den Befehl „parcours check“. Geöffnete Dateien werden beim Tippen geprüft.',
  },
  open: { en: 'Open', fr: 'Ouvrir', de: 'Öffnen' },
} as const;

export function messagesIn(language: Language): Translate<typeof messages> {
  return translator(messages, language);
}
