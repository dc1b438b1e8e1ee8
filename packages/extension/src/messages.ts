import { glossary, heading, type Language, type Translate, translator } from '@parcours/model';

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
  row: { en: 'Row', fr: 'Ligne', de: 'Zeile' },
  'rows-of': {
    en: '{file}: {count} {count|row|rows} behind the figure, {shown} shown',
    fr: '{file} : {count} {count|ligne|lignes} derrière le chiffre, {shown} {shown|montrée|montrées}',
    de: '{file}: {count} {count|Zeile|Zeilen} hinter der Zahl, {shown} gezeigt',
  },
  'rows-beginning': {
    en: 'The file is large: only its beginning was looked at.',
    fr: 'Le fichier est grand : seul son début a été examiné.',
    de: 'Die Datei ist groß: nur ihr Anfang wurde durchgesehen.',
  },
  'no-rows': {
    en: 'No row of {file} stands behind this figure.',
    fr: 'Aucune ligne de {file} n’est derrière ce chiffre.',
    de: 'Keine Zeile von {file} steht hinter dieser Zahl.',
  },
  'rows-unreadable': {
    en: 'The rows cannot be shown: the file cannot be read, or the text has changed. Wait until the panel is up to date, and try again.',
    fr: 'Les lignes ne peuvent pas être montrées : le fichier est illisible, ou le texte a changé. Attendez que le panneau soit à jour et réessayez.',
    de: 'Die Zeilen können nicht gezeigt werden: Die Datei ist nicht lesbar, oder der Text hat sich geändert. Warten Sie, bis das Panel aktuell ist, und versuchen Sie es erneut.',
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
  'compare-title': { en: 'Compare with…', fr: 'Comparer avec…', de: 'Vergleichen mit …' },
  'compare-placeholder': {
    en: 'The version that stands for “before”',
    fr: 'La version qui tient lieu d’« avant »',
    de: 'Die Version, die als „vorher“ gilt',
  },
  'compare-branches': { en: 'branches', fr: 'branches', de: 'Branches' },
  'compare-tags': { en: 'tags', fr: 'étiquettes', de: 'Tags' },
  'compare-commits': { en: 'commits', fr: 'commits', de: 'Commits' },
  'compare-other': { en: 'other', fr: 'autre', de: 'Sonstiges' },
  'compare-file': { en: 'Another file…', fr: 'Un autre fichier…', de: 'Eine andere Datei …' },
  'journey-files': heading(glossary.journeys),
  gates: { en: 'Journey gates', fr: 'Exigences des parcours', de: 'Anforderungen der Journeys' },
  'gates-run': { en: 'Evaluate gates', fr: 'Évaluer les exigences', de: 'Anforderungen prüfen' },
  'gate-undecided': { en: 'undecided: {reason}', fr: 'non tranchée : {reason}', de: 'unentschieden: {reason}' },
  'picture-open': { en: 'Open the text', fr: 'Ouvrir le texte', de: 'Text öffnen' },
  'picture-current': {
    en: 'This picture shows what the files say.',
    fr: 'Cette image montre ce que disent les fichiers.',
    de: 'Dieses Bild zeigt, was die Dateien sagen.',
  },
  'picture-stale': {
    en: 'Out of date: {files} of the files behind this picture {files|has|have} changed since it was drawn.',
    fr: 'Périmée : {files} des fichiers de cette image {files|a|ont} changé depuis qu’elle a été dessinée.',
    de: 'Veraltet: {files} der Dateien hinter diesem Bild {files|hat|haben} sich geändert, seit es gezeichnet wurde.',
  },
  'picture-empty': {
    en: 'This picture does not carry the text of a journey.',
    fr: 'Cette image ne contient pas le texte d’un parcours.',
    de: 'Dieses Bild enthält nicht den Text einer Journey.',
  },
  'changed-added': { en: 'New since {base}', fr: 'Nouveau depuis {base}', de: 'Neu seit {base}' },
  'changed-edited': { en: 'Changed since {base}', fr: 'Modifié depuis {base}', de: 'Geändert seit {base}' },
  'staged-name': {
    en: 'What the staged journeys and data files change',
    fr: 'Ce que changent les parcours et données indexés',
    de: 'Was die zum Commit vorgemerkten Journeys und Daten ändern',
  },
  staged: { en: 'Staged: journey changes', fr: 'Indexé : parcours modifiés', de: 'Vorgemerkt: geänderte Journeys' },
  'staged-lowers': {
    en: 'Staged: a bar is lowered',
    fr: 'Indexé : une exigence est abaissée',
    de: 'Vorgemerkt: Eine Messlatte wird gesenkt',
  },
  'staged-click': { en: 'Click: show the changes', fr: 'Clic : montrer les changements', de: 'Klick: Änderungen zeigen' },
  'staged-notice': { en: 'Staged: {headline}', fr: 'Indexé : {headline}', de: 'Zum Commit vorgemerkt: {headline}' },
  'staged-review': { en: 'Review', fr: 'Examiner', de: 'Ansehen' },
  'staged-never': { en: 'Only in the status bar', fr: 'Seulement dans la barre d’état', de: 'Nur in der Statusleiste' },
  'nothing-staged': {
    en: 'No journey and no data file is staged.',
    fr: 'Aucun parcours ni fichier de données n’est indexé.',
    de: 'Keine Journey und keine Datendatei ist zum Commit vorgemerkt.',
  },
  copied: {
    en: 'The changes are on the clipboard, as Markdown.',
    fr: 'Les changements sont dans le presse-papiers, en Markdown.',
    de: 'Die Änderungen sind als Markdown in der Zwischenablage.',
  },
  'copy-failed': {
    en: 'The changes are not known yet: nothing was copied.',
    fr: 'Les changements ne sont pas encore connus : rien n’a été copié.',
    de: 'Die Änderungen sind noch nicht bekannt: Es wurde nichts kopiert.',
  },
  'git-restricted': {
    en: 'This folder is in Restricted Mode, so git is not used. Compare with a file, or trust the folder (“Manage Workspace Trust”).',
    fr: 'Ce dossier est en mode restreint : git n’est pas utilisé. Comparez avec un fichier, ou approuvez le dossier (« Gérer l’approbation de l’espace de travail »).',
    de: 'Dieser Ordner ist im eingeschränkten Modus, git wird nicht verwendet. Vergleichen Sie mit einer Datei oder vertrauen Sie dem Ordner („Arbeitsbereichsvertrauen verwalten“).',
  },
  'git-none': {
    en: 'This folder has no version history (git), so there is no earlier version to choose. Compare with a file.',
    fr: 'Ce dossier n’a pas d’historique de versions (git), donc pas de version antérieure à choisir. Comparez avec un fichier.',
    de: 'Dieser Ordner hat keine Versionsgeschichte (git), also keine frühere Version zur Auswahl. Vergleichen Sie mit einer Datei.',
  },
  'version-too-large': {
    en: '{file} is larger than 64 MB in {version}: too large for the editor. “parcours diff” on the command line compares it.',
    fr: '{file} dépasse 64 Mo dans {version} : trop grand pour l’éditeur. « parcours diff » en ligne de commande le compare.',
    de: '{file} ist in {version} größer als 64 MB: zu groß für den Editor. „parcours diff“ auf der Kommandozeile vergleicht sie.',
  },
  'version-symbolic-link': {
    en: '{file} is a symbolic link in {version}; links of earlier versions are not followed. “parcours diff” on the command line compares them.',
    fr: '{file} est un lien symbolique dans {version} ; les liens des versions antérieures ne sont pas suivis. « parcours diff » en ligne de commande les compare.',
    de: '{file} ist in {version} eine symbolische Verknüpfung; Verknüpfungen früherer Versionen werden nicht verfolgt. „parcours diff“ auf der Kommandozeile vergleicht sie.',
  },
  'version-lfs': {
    en: '{file} is kept by Git LFS: git itself does not hold what it was in {version}, so nothing can be compared.',
    fr: '{file} est conservé par Git LFS : git lui-même n’a pas son contenu dans {version}, rien ne peut être comparé.',
    de: '{file} liegt in Git LFS: Git selbst hat ihren Inhalt in {version} nicht, es lässt sich nichts vergleichen.',
  },
  'version-textconv': {
    en: 'git shows {file} of {version} through a converter (“textconv” in its configuration), not as it is, so nothing can be compared. “parcours diff” on the command line reads it as it is.',
    fr: 'git montre {file} de {version} à travers un convertisseur (« textconv » dans sa configuration), pas tel quel : rien ne peut être comparé. « parcours diff » en ligne de commande le lit tel quel.',
    de: 'git zeigt {file} aus {version} durch einen Konverter („textconv“ in der Konfiguration), nicht wie sie ist; es lässt sich nichts vergleichen. „parcours diff“ auf der Kommandozeile liest sie, wie sie ist.',
  },
  'version-unreadable': {
    en: '{version} cannot be read: {reason}',
    fr: '{version} ne peut pas être lu : {reason}',
    de: '{version} kann nicht gelesen werden: {reason}',
  },
  open: { en: 'Open', fr: 'Ouvrir', de: 'Öffnen' },
} as const;

export function messagesIn(language: Language): Translate<typeof messages> {
  return translator(messages, language);
}
