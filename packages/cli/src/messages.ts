/** Messages of the command line. Diagnostics come from the catalogue, figures from `charts`. */
import { glossary, heading, type MessageTable } from '@parcours/model';

export const messages = {
  // help
  'help.program': {
    en: 'Customer journeys as code, checked against evidence.',
    fr: 'Des parcours client écrits comme du code, confrontés aux preuves.',
    de: 'Customer Journeys als Code, geprüft an Belegen.',
  },
  'help.usage': { en: 'Usage:', fr: 'Utilisation :', de: 'Aufruf:' },
  'help.arguments': { en: 'Arguments:', fr: 'Arguments :', de: 'Argumente:' },
  'help.options': { en: 'Options:', fr: 'Options :', de: 'Optionen:' },
  'help.verbs': { en: 'Verbs:', fr: 'Verbes :', de: 'Verben:' },
  'help.exit': {
    en: 'Exit codes: 0 fine, 1 findings, 2 usage, 3 input or output, 4 internal error.',
    fr: 'Codes de sortie : 0 tout va bien, 1 constats, 2 utilisation, 3 entrée ou sortie, 4 erreur interne.',
    de: 'Exit-Codes: 0 in Ordnung, 1 Befunde, 2 Aufruf, 3 Ein- oder Ausgabe, 4 interner Fehler.',
  },
  'help.check': {
    en: 'Show everything that is wrong or doubtful in .journey files and their observations.',
    fr: 'Montrer tout ce qui est faux ou douteux dans les fichiers .journey et leurs observations.',
    de: 'Alles zeigen, was in .journey-Dateien und ihren Beobachtungen falsch oder zweifelhaft ist.',
  },
  'help.score': {
    en: 'Compute the figures of the journeys: scores, gaps, priorities, KPIs.',
    fr: 'Calculer les chiffres des parcours : scores, écarts, priorités, KPI.',
    de: 'Die Zahlen der Journeys berechnen: Bewertungen, Lücken, Prioritäten, KPIs.',
  },
  'help.report': {
    en: 'Write a report to a file: one HTML page, one SVG picture or Markdown.',
    fr: 'Écrire un rapport dans un fichier : une page HTML, une image SVG ou du Markdown.',
    de: 'Einen Bericht in eine Datei schreiben: eine HTML-Seite, ein SVG-Bild oder Markdown.',
  },
  'help.guide': {
    en: 'Write the observation guide of a repository: a grid to print, or the empty file that observations read back.',
    fr: 'Écrire le guide d’observation d’un référentiel : une grille à imprimer, ou le fichier vide que les observations relisent.',
    de: 'Den Beobachtungsbogen eines Referenzrahmens schreiben: zum Drucken, oder als leere Datei, die Beobachtungen wieder einlesen.',
  },
  'help.discover': {
    en: 'Show what an event log holds: paths, times, drop-offs, channel switches; write a first .journey; measure a declared one.',
    fr: 'Montrer ce que contient un journal d’événements : chemins, durées, abandons, changements de canal ; écrire un premier .journey ; mesurer un parcours déclaré.',
    de: 'Zeigen, was ein Ereignisprotokoll enthält: Pfade, Zeiten, Abbrüche, Kanalwechsel; eine erste .journey schreiben; eine deklarierte messen.',
  },
  'help.link': {
    en: 'Take a first look at a data file: print the observations that would link it to a journey, to be checked.',
    fr: 'Jeter un premier regard sur un fichier de données : afficher les observations qui le lieraient à un parcours, à vérifier.',
    de: 'Einen ersten Blick auf eine Datendatei werfen: die Beobachtungen zeigen, die sie mit einer Journey verbinden würden, zum Prüfen.',
  },
  'help.link-file': {
    en: 'CSV, XLSX, XLS, ODS, JSON, JSON Lines, Parquet or SPSS',
    fr: 'CSV, XLSX, XLS, ODS, JSON, JSON Lines, Parquet ou SPSS',
    de: 'CSV, XLSX, XLS, ODS, JSON, JSON Lines, Parquet oder SPSS',
  },
  'help.link-of': {
    en: 'the journey by its name, where there are several',
    fr: 'le parcours par son nom, s’il y en a plusieurs',
    de: 'die Journey mit ihrem Namen, wenn es mehrere gibt',
  },
  'help.link-write': {
    en: 'append the observations to this .journey file instead of printing them',
    fr: 'ajouter les observations à la fin de ce fichier .journey au lieu de les afficher',
    de: 'die Beobachtungen an diese .journey-Datei anhängen, statt sie zu zeigen',
  },
  'link.written': {
    en: 'The observations stand at the end of {path}.',
    fr: 'Les observations sont à la fin de {path}.',
    de: 'Die Beobachtungen stehen am Ende von {path}.',
  },
  'link.scales': {
    en: 'Check them, and add the scales that were offered: each comment "scale?" says where. Until then they are not read.',
    fr: 'Vérifiez-les et ajoutez les échelles proposées aux répondants : chaque commentaire « échelle ? » dit où. D’ici là, elles ne sont pas lues.',
    de: 'Prüfen Sie sie und ergänzen Sie die Skalen, die angeboten wurden: Jeder Kommentar „Skala?“ sagt, wo. Bis dahin werden sie nicht gelesen.',
  },
  'link.check': {
    en: 'Check them, and add what the comments leave open.',
    fr: 'Vérifiez-les et complétez ce que les commentaires laissent ouvert.',
    de: 'Prüfen Sie sie und ergänzen Sie, was die Kommentare offenlassen.',
  },
  'link.nothing': {
    en: 'No column was recognised: by its name, or by cells that name the journey’s stages or channels. The comments show what each column holds; write a line for those that count, such as: [[respondent]] "…", [[measure]] STAGE [[from]] "…" [[scale]] 1..10. Until then nothing is read.',
    fr: 'Aucune colonne n’a été reconnue, ni à son nom, ni à des cellules qui nommeraient les étapes ou les canaux du parcours. Les commentaires montrent ce que contient chaque colonne ; écrivez une ligne pour celles qui comptent, par exemple : [[respondent]] "…", [[measure]] ÉTAPE [[from]] "…" [[scale]] 1..10. D’ici là, rien n’est lu.',
    de: 'Keine Spalte wurde erkannt, weder am Namen noch an Zellen, die Etappen oder Kanäle der Journey nennen. Die Kommentare zeigen, was jede Spalte enthält; schreiben Sie eine Zeile für die, die zählen, etwa: [[respondent]] "…", [[measure]] ETAPPE [[from]] "…" [[scale]] 1..10. Bis dahin wird nichts gelesen.',
  },
  'link.nothing-rated': {
    en: 'No column was recognised as a rating of a stage or a KPI. Write a line for each that is, such as: [[measure]] STAGE [[from]] "…" [[scale]] 1..10. Until then nothing is read.',
    fr: 'Aucune colonne n’a été reconnue comme la note d’une étape ou comme un KPI. Écrivez une ligne pour chacune qui en est une, par exemple : [[measure]] ÉTAPE [[from]] "…" [[scale]] 1..10. D’ici là, rien n’est lu.',
    de: 'Keine Spalte wurde als Bewertung einer Etappe oder als KPI erkannt. Schreiben Sie eine Zeile für jede, die das ist, etwa: [[measure]] ETAPPE [[from]] "…" [[scale]] 1..10. Bis dahin wird nichts gelesen.',
  },
  'link.there': {
    en: '{path} is already linked to "{name}", at {at}. Nothing was written; --force links it once more.',
    fr: '{path} est déjà lié à « {name} », dans {at}. Rien n’a été écrit ; --force le lie une fois de plus.',
    de: '{path} ist schon mit „{name}“ verknüpft, in {at}. Es wurde nichts geschrieben; --force verknüpft noch einmal.',
  },
  'link.unknown': {
    en: 'No journey is called "{name}". There are: {list}.',
    fr: 'Aucun parcours ne s’appelle « {name} ». Il y a : {list}.',
    de: 'Keine Journey heißt „{name}“. Es gibt: {list}.',
  },
  'help.link-force': {
    en: 'write the observations though the journey has some of this file',
    fr: 'écrire les observations même si le parcours en a déjà de ce fichier',
    de: 'die Beobachtungen schreiben, auch wenn die Journey schon welche zu dieser Datei hat',
  },
  'link.not-written': {
    en: '{path} could not be written ({detail}).',
    fr: 'Impossible d’écrire {path} ({detail}).',
    de: '{path} konnte nicht geschrieben werden ({detail}).',
  },
  'link.no-journey': {
    en: 'No journey to link the file to was found. Name its folder with --workspace, or its file with --write.',
    fr: 'Aucun parcours auquel lier le fichier. Indiquez son dossier avec --workspace, ou son fichier avec --write.',
    de: 'Es fand sich keine Journey für die Datei. Nennen Sie ihren Ordner mit --workspace, oder ihre Datei mit --write.',
  },
  'link.which': {
    en: 'Which journey? Name one of these with --of: {list}.',
    fr: 'Quel parcours ? Indiquez-en un avec --of : {list}.',
    de: 'Welche Journey? Nennen Sie eine davon mit --of: {list}.',
  },
  'help.import': {
    en: 'Make a .journey of a neighbour’s file: a Mermaid user journey, a list of touchpoints, or a picture that carries a journey. What cannot be carried over is told.',
    fr: 'Faire un .journey du fichier d’un autre outil : un parcours Mermaid, une liste de points de contact, ou une image qui contient un parcours. Ce qui ne peut pas être repris est indiqué.',
    de: 'Aus der Datei eines anderen Werkzeugs eine .journey machen: aus einer Mermaid-Journey, einer Liste von Kontaktpunkten oder einem Bild, das eine Journey enthält. Was sich nicht übernehmen lässt, wird genannt.',
  },
  'help.import-file': {
    en: 'a Mermaid file (.mmd, .mermaid), Markdown with Mermaid in it (.md), a list of touchpoints (.csv, .xlsx), or a picture (.journey.svg)',
    fr: 'un fichier Mermaid (.mmd, .mermaid), du Markdown qui en contient (.md), une liste de points de contact (.csv, .xlsx), ou une image (.journey.svg)',
    de: 'eine Mermaid-Datei (.mmd, .mermaid) Markdown, das Mermaid enthält (.md), eine Liste von Kontaktpunkten (.csv, .xlsx), oder ein Bild (.journey.svg)',
  },
  'help.import-output': {
    en: 'the .journey file to write, of a picture also a folder for all its texts; without it, the text is printed',
    fr: 'le fichier .journey à écrire, ou d’une image un dossier pour tous ses textes ; sinon, le texte est affiché',
    de: 'die .journey-Datei, die geschrieben wird, bei einem Bild auch ein Ordner für alle Texte; ohne sie wird der Text gezeigt',
  },
  'import.format': {
    en: '{path} cannot be imported: its ending names no format that is known here. Possible: {choices}.',
    fr: '{path} ne peut pas être importé : sa terminaison ne désigne aucun format connu ici. Possibles : {choices}.',
    de: '{path} kann nicht importiert werden: Die Endung nennt kein Format, das hier bekannt ist. Möglich: {choices}.',
  },
  'import.check': {
    en: 'It can be read as it stands; {n} {n|remark|remarks} on the text alone {n|is|are} to be looked at: parcours check {path}',
    fr: 'Le texte est lisible tel quel ; {n} {n|remarque|remarques} sur le texte seul {n|est|sont} à examiner : parcours check {path}',
    de: 'Der Text ist so lesbar; {n} {n|Hinweis|Hinweise} zum Text allein {n|ist|sind} anzusehen: parcours check {path}',
  },
  'import.questions': {
    en: 'It can be read as it stands; once it is a file, "parcours check" makes {n} {n|remark|remarks} on the text alone.',
    fr: 'Le texte est lisible tel quel ; une fois dans un fichier, « parcours check » fait {n} {n|remarque|remarques} sur le texte seul.',
    de: 'Der Text ist so lesbar; sobald er eine Datei ist, gibt „parcours check“ {n} {n|Hinweis|Hinweise} zum Text allein.',
  },
  'import.no-touchpoints': {
    en: 'No column of {path} is recognised as the names of {#touchpoints}. There are: {columns}. Name it "Touchpoint"; others may be "Channel", "Owner", "Phase", "Stage" and "Note".',
    fr: 'Aucune colonne de {path} n’est reconnue comme celle des noms de {#touchpoints}. Il y a : {columns}. Nommez-la « Point de contact » ; d’autres peuvent être « Canal », « Responsable », « Macro-étape », « Étape » et « Remarque ».',
    de: 'Keine Spalte von {path} ist als die der Namen von {#touchpoints}n erkannt. Es gibt: {columns}. Nennen Sie sie „Kontaktpunkt“; andere können „Kanal“, „Verantwortliche“, „Phase“, „Etappe“ und „Notiz“ heißen.',
  },
  'import.skipped': {
    en: '{n} {n|line|lines} above the table {n|was|were} left out.',
    fr: '{n} {n|ligne au-dessus du tableau est laissée|lignes au-dessus du tableau sont laissées} de côté.',
    de: '{n} {n|Zeile|Zeilen} über der Tabelle {n|wurde|wurden} weggelassen.',
  },
  'import.no-mermaid': {
    en: 'There is no Mermaid user journey in {path}: no fence named mermaid begins with "{keyword}".',
    fr: 'Il n’y a pas de parcours Mermaid dans {path} : aucun bloc nommé mermaid ne commence par « {keyword} ».',
    de: 'In {path} ist keine Mermaid-Journey: Kein Block namens mermaid beginnt mit „{keyword}“.',
  },
  'import.mermaid.other-diagram': {
    en: '{place}: This is no user journey of Mermaid’s. One begins with the word "{keyword}" on a line of its own, not with: {text}',
    fr: '{place} : Ce n’est pas un parcours Mermaid. Il commencerait par le mot « {keyword} » seul sur sa ligne, et non par : {text}',
    de: '{place}: Das ist keine Mermaid-Journey. Eine solche beginnt mit dem Wort „{keyword}“ auf einer eigenen Zeile, nicht mit: {text}',
  },
  'import.mermaid.front-matter': {
    en: '{place}: Mermaid does not accept this front matter either: between the two lines of dashes, it is not valid YAML.',
    fr: '{place} : Mermaid non plus n’accepte pas cet en-tête : entre les deux lignes de tirets, ce n’est pas du YAML valide.',
    de: '{place}: Auch Mermaid nimmt diesen Vorspann nicht an: Zwischen den beiden Strichzeilen steht kein gültiges YAML.',
  },
  'import.mermaid.syntax': {
    en: '{place}: Mermaid does not accept this line either: {text} – a task is written "Task: 5: Actor, Actor"; a ";" or a "#" must be written #59; or #35;.',
    fr: '{place} : Mermaid non plus n’accepte pas cette ligne : {text} – une tâche s’écrit « Tâche: 5: Acteur, Acteur » ; un « ; » ou un « # » doit s’écrire #59; ou #35;.',
    de: '{place}: Auch Mermaid nimmt diese Zeile nicht an: {text} – eine Aufgabe wird „Aufgabe: 5: Akteur, Akteur“ geschrieben; ein „;“ oder „#“ muss #59; oder #35; geschrieben werden.',
  },
  'import.other-diagrams': {
    en: '{n} other Mermaid {n|diagram is|diagrams are} no user journey, and {n|was|were} left out.',
    fr: '{n} {n|autre diagramme Mermaid n’est pas un parcours et est laissé|autres diagrammes Mermaid ne sont pas des parcours et sont laissés} de côté.',
    de: '{n} {n|weiteres Mermaid-Diagramm ist keine Journey und wurde|weitere Mermaid-Diagramme sind keine Journeys und wurden} weggelassen.',
  },
  'help.diff': {
    en: 'Say what a change means: what was edited, which scores, gaps and ranks move, and whether that is more than noise.',
    fr: 'Dire ce que signifie une modification : ce qui a été édité, quels scores, écarts et rangs bougent, et si c’est plus que du bruit.',
    de: 'Sagen, was eine Änderung bedeutet: was bearbeitet wurde, welche Bewertung, welche Lücke und welcher Rang sich bewegt, und ob das mehr als Rauschen ist.',
  },
  'help.diff-versions': {
    en: 'BASE and HEAD: git revisions (a branch, a tag, HEAD~1, A..B, A...B), folders or .journey files; without HEAD the working tree, with neither the last commit and the working tree; paths behind -- limit the comparison',
    fr: 'BASE et HEAD : des révisions git (une branche, une étiquette, HEAD~1, A..B, A...B), des dossiers ou des fichiers .journey ; sans HEAD, l’arbre de travail ; sans les deux, le dernier commit et l’arbre de travail ; les chemins après -- limitent la comparaison',
    de: 'BASE und HEAD: Git-Revisionen (ein Branch, ein Tag, HEAD~1, A..B, A...B), Ordner oder .journey-Dateien; ohne HEAD der Arbeitsbaum, ohne beide der letzte Commit und der Arbeitsbaum; Pfade nach -- begrenzen den Vergleich',
  },
  'help.diff-format': {
    en: 'text, json, md, html, svg; for code hosts: sarif, github, gitlab, junit, rdjson (default: that of the file, else text)',
    fr: 'text, json, md, html, svg ; pour les plateformes de code : sarif, github, gitlab, junit, rdjson (par défaut : celui du fichier, sinon text)',
    de: 'text, json, md, html, svg; für Code-Plattformen: sarif, github, gitlab, junit, rdjson (Standard: das der Datei, sonst text)',
  },
  'help.diff-output': {
    en: 'write to this file instead; its ending says the format ({choices}) where --format does not',
    fr: 'écrire plutôt dans ce fichier ; sa terminaison indique le format ({choices}) si --format ne le fait pas',
    de: 'stattdessen in diese Datei schreiben; ihre Endung sagt das Format ({choices}), wenn --format es nicht sagt',
  },
  'help.diff-staged': {
    en: 'compare with the index: what the next commit would hold',
    fr: 'comparer avec ce que contiendrait le prochain commit (git add)',
    de: 'mit dem Index vergleichen: dem, was der nächste Commit enthielte',
  },
  'help.diff-fail-on': {
    en: 'exit with 1 where the change brings one of: error, warning, information (new findings from this severity on), gate (one that now fails, by the bounds and exceptions of BASE as well), lowered-target, weakening (anything that makes it easier to pass), refuted-claim, proven-decline; or never; with commas between (default: error,gate)',
    fr: 'sortir avec 1 si la modification apporte : error, warning, information (de nouveaux constats à partir de cette gravité), gate (une exigence qui échoue désormais, aussi selon les bornes et exceptions de BASE), lowered-target (une cible abaissée), weakening (tout ce qui rend plus facile de passer), refuted-claim (une affirmation réfutée), proven-decline (une baisse prouvée) ; ou never ; séparés par des virgules (par défaut : error,gate)',
    de: 'mit 1 enden, wenn die Änderung mitbringt: error, warning, information (neue Befunde ab diesem Schweregrad), gate (eine Anforderung, die nun scheitert, auch nach den Grenzen und Ausnahmen von BASE), lowered-target (ein gesenktes Ziel), weakening (alles, was das Bestehen erleichtert), refuted-claim (eine widerlegte Behauptung), proven-decline (ein belegter Rückgang); oder never; mit Kommas dazwischen (Standard: error,gate)',
  },
  'help.export': {
    en: 'Write the figures for other tools: a Mermaid diagram whose faces are measured scores, or every figure as JSON or CSV.',
    fr: 'Écrire les chiffres pour d’autres outils : un diagramme Mermaid dont les visages sont des scores mesurés, ou tous les chiffres en JSON ou CSV.',
    de: 'Die Zahlen für andere Werkzeuge schreiben: ein Mermaid-Diagramm, dessen Gesichter gemessene Bewertungen sind, oder alle Zahlen als JSON oder CSV.',
  },
  'help.export-to': {
    en: 'mermaid, json or csv (default: by the ending of the file to write)',
    fr: 'mermaid, json ou csv (par défaut : selon la terminaison du fichier à écrire)',
    de: 'mermaid, json oder csv (Standard: nach der Endung der Datei)',
  },
  'help.export-output': {
    en: 'the file to write; without it, the text is printed',
    fr: 'le fichier à écrire ; sinon, le texte est affiché',
    de: 'die Datei, die geschrieben wird; ohne sie wird der Text gezeigt',
  },
  'help.export-journey': {
    en: 'this journey only, by its name or label',
    fr: 'ce parcours seulement, par son nom ou son libellé',
    de: 'nur diese Journey, mit Namen oder Bezeichnung',
  },
  'export.format': {
    en: 'Into which format? Name it with {option}: {choices}.',
    fr: 'Dans quel format ? Indiquez-le avec {option} : {choices}.',
    de: 'In welches Format? Nennen Sie es mit {option}: {choices}.',
  },
  'export.one': {
    en: 'A Mermaid diagram holds one journey. Name it with {option}: {list}.',
    fr: 'Un diagramme Mermaid contient un seul parcours. Indiquez-le avec {option} : {list}.',
    de: 'Ein Mermaid-Diagramm enthält eine Journey. Nennen Sie sie mit {option}: {list}.',
  },
  'picture.one': {
    en: 'A picture that is the file shows the journeys of one file. Name it: parcours report FILE.journey -o FILE.journey.svg. There are: {files}.',
    fr: 'Une image qui est le fichier montre les parcours d’un seul fichier. Nommez-le : parcours report FICHIER.journey -o FICHIER.journey.svg. Il y a : {files}.',
    de: 'Ein Bild, das die Datei ist, zeigt die Journeys einer Datei. Nennen Sie sie: parcours report DATEI.journey -o DATEI.journey.svg. Es gibt: {files}.',
  },
  'picture.none': {
    en: '{path} carries no journey that can be read: only pictures that "parcours report" wrote as .journey.svg do, and tools that make pictures smaller take it out.',
    fr: '{path} ne contient aucun parcours lisible : seules les images que « parcours report » a écrites en .journey.svg en contiennent un, et les outils qui allègent les images le retirent.',
    de: '{path} enthält keine lesbare Journey: Nur Bilder, die „parcours report“ als .journey.svg geschrieben hat, enthalten eine, und Werkzeuge, die Bilder verkleinern, entfernen sie.',
  },
  'picture.others': {
    en: 'The picture also carries {n} {n|file that goes|files that go} with it: {paths}. Name a folder with -o to write all of them.',
    fr: 'L’image contient aussi {n} {n|fichier qui l’accompagne|fichiers qui l’accompagnent} : {paths}. Indiquez un dossier avec -o pour les écrire tous.',
    de: 'Das Bild enthält auch {n} {n|Datei, die dazugehört|Dateien, die dazugehören}: {paths}. Nennen Sie mit -o einen Ordner, um alle zu schreiben.',
  },
  'picture.link': {
    en: '{path} is not written: it is a link, or a link leads out of the folder.',
    fr: '{path} n’est pas écrit : c’est un lien, ou un lien mène hors du dossier.',
    de: '{path} wird nicht geschrieben: Es ist ein Verweis, oder ein Verweis führt aus dem Ordner hinaus.',
  },
  'picture.large': {
    en: 'The texts have {length} characters; a picture carries at most {limit}. Name it .svg to draw it without them.',
    fr: 'Les textes ont {length} caractères ; une image en porte au plus {limit}. Nommez-la .svg pour la dessiner sans eux.',
    de: 'Die Texte haben {length} Zeichen; ein Bild trägt höchstens {limit}. Nennen Sie es .svg, um es ohne sie zu zeichnen.',
  },
  'help.fmt': {
    en: 'Format .journey files in place; "-" formats standard input to standard output.',
    fr: 'Mettre en forme les fichiers .journey sur place ; « - » met en forme l’entrée standard vers la sortie standard.',
    de: '.journey-Dateien an Ort und Stelle formatieren; „-“ formatiert die Standardeingabe auf die Standardausgabe.',
  },
  'help.preview': {
    en: 'Show the curve and the tables of the panel in a browser, and follow the files as they are saved.',
    fr: 'Montrer la courbe et les tableaux du panneau dans un navigateur, et suivre les fichiers à chaque enregistrement.',
    de: 'Kurve und Tabellen des Panels in einem Browser zeigen und den Dateien folgen, sobald sie gespeichert werden.',
  },
  'help.preview-path': {
    en: 'a .journey file, or a folder of which the page shows the file changed last (default: the current folder)',
    fr: 'un fichier .journey, ou un dossier dont la page montre le dernier fichier modifié (par défaut : le dossier courant)',
    de: 'eine .journey-Datei oder ein Ordner, dessen zuletzt geänderte Datei die Seite zeigt (Standard: der aktuelle Ordner)',
  },
  'help.preview-port': {
    en: 'the port on this machine (default: one that is free)',
    fr: 'le port sur cette machine (par défaut : un port libre)',
    de: 'der Port auf diesem Rechner (Standard: ein freier)',
  },
  'help.preview-open': {
    en: 'open the page in the browser (default: in a terminal)',
    fr: 'ouvrir la page dans le navigateur (par défaut : dans un terminal)',
    de: 'die Seite im Browser öffnen (Standard: in einem Terminal)',
  },
  'help.preview-no-open': {
    en: 'only print the address',
    fr: 'afficher seulement l’adresse',
    de: 'nur die Adresse ausgeben',
  },
  'preview.address': {
    en: 'Open this address in a browser of this machine; the page follows the files as they are saved. Whoever has the address can read the figures. Ctrl-C ends the preview.\n\n  {address}\n',
    fr: 'Ouvrez cette adresse dans un navigateur de cette machine ; la page suit les fichiers à chaque enregistrement. Qui a l’adresse peut lire les chiffres. Ctrl-C termine l’aperçu.\n\n  {address}\n',
    de: 'Öffnen Sie diese Adresse in einem Browser auf diesem Rechner; die Seite folgt den Dateien, sobald sie gespeichert werden. Wer die Adresse hat, kann die Zahlen lesen. Strg-C beendet die Vorschau.\n\n  {address}\n',
  },
  'preview.no-browser': {
    en: 'No browser could be opened. Open the address above yourself.',
    fr: 'Aucun navigateur n’a pu être ouvert. Ouvrez vous-même l’adresse ci-dessus.',
    de: 'Es ließ sich kein Browser öffnen. Öffnen Sie die Adresse oben selbst.',
  },
  'preview.port-in-use': {
    en: 'Port {port} is in use by another program. Choose another one with --port, or leave --port out: then a free one is taken.',
    fr: 'Le port {port} est utilisé par un autre programme. Choisissez-en un autre avec --port, ou omettez --port : un port libre est alors pris.',
    de: 'Port {port} wird von einem anderen Programm benutzt. Wählen Sie mit --port einen anderen, oder lassen Sie --port weg: Dann wird ein freier genommen.',
  },
  'preview.port-refused': {
    en: 'Port {port} cannot be used ({detail}). Choose one above 1023 with --port, or leave --port out: then a free one is taken.',
    fr: 'Le port {port} ne peut pas être utilisé ({detail}). Choisissez-en un au-dessus de 1023 avec --port, ou omettez --port : un port libre est alors pris.',
    de: 'Port {port} kann nicht benutzt werden ({detail}). Wählen Sie mit --port einen über 1023, oder lassen Sie --port weg: Dann wird ein freier genommen.',
  },
  'preview.no-port': {
    en: 'The page cannot be served on 127.0.0.1 ({detail}). Does a firewall or a sandbox forbid it?',
    fr: 'La page ne peut pas être servie sur 127.0.0.1 ({detail}). Un pare-feu ou un bac à sable l’interdit-il ?',
    de: 'Die Seite lässt sich auf 127.0.0.1 nicht bereitstellen ({detail}). Verbietet es eine Firewall oder eine Sandbox?',
  },
  'preview.unwatched': {
    en: 'The files can no longer be followed ({detail}): the system watches no more of them. Preview a smaller folder, or one file.',
    fr: 'Les fichiers ne peuvent plus être suivis ({detail}) : le système n’en surveille pas davantage. Prévisualisez un dossier plus petit, ou un seul fichier.',
    de: 'Den Dateien lässt sich nicht mehr folgen ({detail}): Das System überwacht keine weiteren. Öffnen Sie die Vorschau für einen kleineren Ordner oder eine einzelne Datei.',
  },
  'help.lsp': {
    en: 'Run the language server, for editors.',
    fr: 'Lancer le serveur de langage, pour les éditeurs.',
    de: 'Den Sprachserver starten, für Editoren.',
  },
  'help.help': { en: 'Show this help.', fr: 'Afficher cette aide.', de: 'Diese Hilfe zeigen.' },
  'help.help-verb': { en: 'Show the help of a verb.', fr: 'Afficher l’aide d’un verbe.', de: 'Die Hilfe zu einem Verb zeigen.' },
  'help.version': { en: 'Show the version.', fr: 'Afficher la version.', de: 'Die Version zeigen.' },
  'help.paths': {
    en: '.journey files, or folders that stand for every .journey file under them (default: the current folder)',
    fr: 'fichiers .journey, ou dossiers qui valent pour tous leurs fichiers .journey (par défaut : le dossier courant)',
    de: '.journey-Dateien, oder Ordner, die für alle .journey-Dateien darunter stehen (Standard: der aktuelle Ordner)',
  },
  'help.lang': {
    en: 'language of messages: en, fr or de (default: from LC_ALL, LC_MESSAGES, LANG)',
    fr: 'langue des messages : en, fr ou de (par défaut : d’après LC_ALL, LC_MESSAGES, LANG)',
    de: 'Sprache der Meldungen: en, fr oder de (Standard: aus LC_ALL, LC_MESSAGES, LANG)',
  },
  'help.workspace': {
    en: 'the folder outside which no file is read (default: the current folder if it holds all paths)',
    fr: 'le dossier hors duquel aucun fichier n’est lu (par défaut : le dossier courant s’il contient tous les chemins)',
    de: 'der Ordner, außerhalb dessen keine Datei gelesen wird (Standard: der aktuelle Ordner, wenn er alle Pfade enthält)',
  },
  'help.format': {
    en: 'text, json or csv (default: text)',
    fr: 'text, json ou csv (par défaut : text)',
    de: 'text, json oder csv (Standard: text)',
  },
  'help.check-format': {
    en: 'text, json; for code hosts: sarif, github, gitlab, junit, rdjson (default: text)',
    fr: 'text, json ; pour les plateformes de code : sarif, github, gitlab, junit, rdjson (par défaut : text)',
    de: 'text, json; für Code-Plattformen: sarif, github, gitlab, junit, rdjson (Standard: text)',
  },
  'help.fail-on': {
    en: 'exit with 1 from this severity on: error, warning, information or never (default: error)',
    fr: 'sortir avec 1 à partir de cette gravité : error, warning, information ou never (par défaut : error)',
    de: 'ab diesem Schweregrad mit 1 enden: error, warning, information oder never (Standard: error)',
  },
  'help.severity': {
    en: 'how severe findings of a code are: error, warning, information, hint or off; may be given several times',
    fr: 'la gravité des constats d’un code : error, warning, information, hint ou off ; peut être répété',
    de: 'wie schwer Befunde eines Codes wiegen: error, warning, information, hint oder off; mehrfach möglich',
  },
  'help.limit': {
    en: 'how large a file may be before it is refused: file, unpacked (MB), rows, columns, cell (characters), for instance rows=1000; may be given several times',
    fr: 'la taille au-delà de laquelle un fichier est refusé : file, unpacked (Mo), rows, columns, cell (caractères), par exemple rows=1000 ; peut être répété',
    de: 'wie groß eine Datei sein darf, bevor sie abgewiesen wird: file, unpacked (MB), rows, columns, cell (Zeichen), zum Beispiel rows=1000; mehrfach möglich',
  },
  'help.segment': {
    en: 'only the respondents of this segment (name or label)',
    fr: 'seulement les répondants de ce segment (nom ou libellé)',
    de: 'nur die Befragten dieses Segments (Name oder Bezeichnung)',
  },
  'help.persona': {
    en: 'only the respondents of this persona',
    fr: 'seulement les répondants de ce persona',
    de: 'nur die Befragten dieser Persona',
  },
  'help.channel': {
    en: 'only what was observed on this channel',
    fr: 'seulement ce qui a été observé sur ce canal',
    de: 'nur was auf diesem Kanal beobachtet wurde',
  },
  'help.compare': {
    en: 'side by side: wave, segment, persona, channel or benchmark',
    fr: 'côte à côte : wave, segment, persona, channel ou benchmark',
    de: 'nebeneinander: wave, segment, persona, channel oder benchmark',
  },
  'help.against': {
    en: 'the wave that the one shown is compared with, side by side (default: the one before)',
    fr: 'la vague à laquelle celle montrée est comparée, côte à côte (par défaut : la précédente)',
    de: 'die Welle, mit der die gezeigte verglichen wird, nebeneinander (Standard: die vorherige)',
  },
  'help.wave': {
    en: 'the wave to show (default: the latest)',
    fr: 'la vague à montrer (par défaut : la dernière)',
    de: 'die zu zeigende Welle (Standard: die letzte)',
  },
  'help.engine': {
    en: 'who reads linked files: auto, portable or duckdb; the figures are the same (default: auto)',
    fr: 'qui lit les fichiers liés : auto, portable ou duckdb ; les chiffres sont les mêmes (par défaut : auto)',
    de: 'wer verknüpfte Dateien liest: auto, portable oder duckdb; die Zahlen sind dieselben (Standard: auto)',
  },
  'help.anonymous-below': {
    en: 'take out figures of fewer respondents; 0 takes out and rounds nothing, then do not pass it on (default: {limit})',
    fr: 'retirer les chiffres de moins de répondants ; 0 ne retire et n’arrondit rien, alors ne pas transmettre (par défaut : {limit})',
    de: 'Zahlen von weniger Befragten herausnehmen; 0 nimmt nichts heraus und rundet nichts, dann nicht weitergeben (Standard: {limit})',
  },
  'help.as-of': {
    en: 'the day (YYYY-MM-DD) as of which exceptions of gates are judged (default: today)',
    fr: 'le jour (AAAA-MM-JJ) auquel juger les exceptions des exigences (par défaut : aujourd’hui)',
    de: 'der Tag (JJJJ-MM-TT), zu dem die Ausnahmen von Anforderungen beurteilt werden (Standard: heute)',
  },
  'help.output': {
    en: 'the file to write; its ending chooses the format: .html, .svg or .md',
    fr: 'le fichier à écrire ; sa terminaison choisit le format : .html, .svg ou .md',
    de: 'die zu schreibende Datei; ihre Endung bestimmt das Format: .html, .svg oder .md',
  },
  'help.guide-repository': {
    en: 'the name of a repository in this folder, or a .journey file that declares one',
    fr: 'le nom d’un référentiel de ce dossier, ou un fichier .journey qui en déclare un',
    de: 'der Name eines Referenzrahmens in diesem Ordner, oder eine .journey-Datei, die einen deklariert',
  },
  'help.guide-output': {
    en: 'the file to write; its ending chooses the format: .html (to print), .xlsx or .csv (to fill in)',
    fr: 'le fichier à écrire ; sa terminaison choisit le format : .html (à imprimer), .xlsx ou .csv (à remplir)',
    de: 'die zu schreibende Datei; ihre Endung bestimmt das Format: .html (zum Drucken), .xlsx oder .csv (zum Ausfüllen)',
  },
  'help.guide-visits': {
    en: 'how many visits the file to fill in has room for (default: {visits})',
    fr: 'pour combien de visites le fichier à remplir a de la place (par défaut : {visits})',
    de: 'für wie viele Besuche die auszufüllende Datei Platz hat (Standard: {visits})',
  },
  'help.log': {
    en: 'the event log, a row an event: .csv, .xlsx, .json, .parquet, .xes …, also with .gz',
    fr: 'le journal d’événements, une ligne par événement : .csv, .xlsx, .json, .parquet, .xes …, aussi avec .gz',
    de: 'das Ereignisprotokoll, eine Zeile je Ereignis: .csv, .xlsx, .json, .parquet, .xes …, auch mit .gz',
  },
  'help.log-case': {
    en: 'the column that says whose event it is (default: by its name)',
    fr: 'la colonne qui dit de quel dossier est l’événement (par défaut : d’après son nom)',
    de: 'die Spalte, die sagt, zu welchem Fall das Ereignis gehört (Standard: nach ihrem Namen)',
  },
  'help.log-activity': {
    en: 'the column that says what happened (default: by its name)',
    fr: 'la colonne qui dit ce qui s’est passé (par défaut : d’après son nom)',
    de: 'die Spalte, die sagt, was geschah (Standard: nach ihrem Namen)',
  },
  'help.log-time': {
    en: 'the column that says when (default: by its name)',
    fr: 'la colonne qui dit quand (par défaut : d’après son nom)',
    de: 'die Spalte, die sagt, wann (Standard: nach ihrem Namen)',
  },
  'help.log-channel': {
    en: 'the column that says on which channel (default: by its name, if there is one)',
    fr: 'la colonne qui dit sur quel canal (par défaut : d’après son nom, s’il y en a une)',
    de: 'die Spalte, die sagt, auf welchem Kanal (Standard: nach ihrem Namen, wenn es eine gibt)',
  },
  'help.log-start': {
    en: 'the column that says when the activity began (default: by its name, if there is one)',
    fr: 'la colonne qui dit quand l’activité a commencé (par défaut : d’après son nom, s’il y en a une)',
    de: 'die Spalte, die sagt, wann die Aktivität begann (Standard: nach ihrem Namen, wenn es eine gibt)',
  },
  'help.log-lifecycle': {
    en: 'the column with start, complete, suspend … of an activity (default: by its name, if there is one)',
    fr: 'la colonne qui porte start, complete, suspend … d’une activité (par défaut : d’après son nom, s’il y en a une)',
    de: 'die Spalte mit start, complete, suspend … einer Aktivität (Standard: nach ihrem Namen, wenn es eine gibt)',
  },
  'help.dates': {
    en: 'how dates such as 01/02/2026 are meant: day-month-year, month-day-year or year-month-day; dmy, mdy, ymd in short',
    fr: 'comment lire des dates comme 01/02/2026 : day-month-year (jour d’abord), month-day-year (mois d’abord) ou year-month-day (année d’abord) ; en bref dmy, mdy, ymd',
    de: 'wie Daten wie 01/02/2026 gemeint sind: day-month-year (Tag zuerst), month-day-year (Monat zuerst) oder year-month-day (Jahr zuerst); kurz dmy, mdy, ymd',
  },
  'help.log-journey': {
    en: 'a declared journey to measure: FILE.journey, or FILE.journey#name where it declares several',
    fr: 'un parcours déclaré à mesurer : FICHIER.journey, ou FICHIER.journey#nom s’il en déclare plusieurs',
    de: 'eine deklarierte Journey zum Messen: DATEI.journey, oder DATEI.journey#Name, wenn sie mehrere deklariert',
  },
  'help.log-paths': {
    en: 'how many paths to show (default: {paths})',
    fr: 'combien de chemins montrer (par défaut : {paths})',
    de: 'wie viele Pfade gezeigt werden (Standard: {paths})',
  },
  'help.log-format': {
    en: 'text, json, md or html (default: text)',
    fr: 'text, json, md ou html (par défaut : text)',
    de: 'text, json, md oder html (Standard: text)',
  },
  'help.log-output': {
    en: 'a file to write: .journey for a first journey; .html, .md or .json for the figures',
    fr: 'un fichier à écrire : .journey pour un premier parcours ; .html, .md ou .json pour les chiffres',
    de: 'eine zu schreibende Datei: .journey für eine erste Journey; .html, .md oder .json für die Zahlen',
  },
  'help.force': {
    en: 'write over a table or a .journey that is there; pages and pictures are always made anew',
    fr: 'écraser un tableau ou un .journey qui existe déjà ; pages et images sont toujours refaites',
    de: 'eine vorhandene Tabelle oder .journey-Datei überschreiben; Seiten und Bilder werden immer neu erzeugt',
  },
  'help.fmt-check': {
    en: 'change nothing; list the files that would change and exit with 1 if there are any',
    fr: 'ne rien changer ; lister les fichiers qui changeraient et sortir avec 1 s’il y en a',
    de: 'nichts ändern; die Dateien nennen, die sich ändern würden, und mit 1 enden, wenn es welche gibt',
  },
  'help.fmt-language': {
    en: 'turn the keywords into those of this language: en, fr or de',
    fr: 'traduire les mots-clés dans cette langue : en, fr ou de',
    de: 'die Schlüsselwörter in diese Sprache übersetzen: en, fr oder de',
  },
  'help.stdio': {
    en: 'talk over standard input and output',
    fr: 'dialoguer par l’entrée et la sortie standard',
    de: 'über Standardein- und -ausgabe sprechen',
  },

  // usage
  'usage.hint': {
    en: 'See "{command} --help".',
    fr: 'Voir « {command} --help ».',
    de: 'Siehe „{command} --help“.',
  },
  'usage.option': { en: 'Unknown option {option}.', fr: 'Option inconnue : {option}.', de: 'Unbekannte Option {option}.' },
  'usage.verb': {
    en: '"{verb}" is not a verb of parcours. Verbs: {verbs}.',
    fr: '« {verb} » n’est pas un verbe de parcours. Verbes : {verbs}.',
    de: '„{verb}“ ist kein Verb von parcours. Verben: {verbs}.',
  },
  'usage.near': { en: 'Did you mean {name}?', fr: 'Vouliez-vous dire {name} ?', de: 'Meinten Sie {name}?' },
  'usage.value': {
    en: '"{value}" is not possible for {option}. Possible: {choices}.',
    fr: '« {value} » n’est pas possible pour {option}. Possibles : {choices}.',
    de: '„{value}“ ist für {option} nicht möglich. Möglich: {choices}.',
  },
  'usage.severity': {
    en: '{option} takes CODE=SEVERITY, for instance JRN0301=off, not "{value}".',
    fr: '{option} attend CODE=GRAVITÉ, par exemple JRN0301=off, pas « {value} ».',
    de: '{option} erwartet CODE=SCHWEREGRAD, zum Beispiel JRN0301=off, nicht „{value}“.',
  },
  'usage.limit': {
    en: '{option} takes NAME=NUMBER, for instance rows=1000, not "{value}"; the names are {choices}.',
    fr: '{option} attend NOM=NOMBRE, par exemple rows=1000, pas « {value} » ; les noms sont {choices}.',
    de: '{option} erwartet NAME=ZAHL, zum Beispiel rows=1000, nicht „{value}“; die Namen sind {choices}.',
  },
  'usage.code': {
    en: 'No finding has the code "{code}".',
    fr: 'Aucun constat n’a le code « {code} ».',
    de: 'Kein Befund hat den Code „{code}“.',
  },
  'usage.kept': {
    en: '{code} cannot be switched off: without it nobody would know that figures are those of a half-written file.',
    fr: '{code} ne peut pas être désactivé : sans lui, nul ne saurait que les chiffres sont ceux d’un fichier à moitié écrit.',
    de: '{code} lässt sich nicht abschalten: Ohne ihn wüsste niemand, dass die Zahlen die einer halb geschriebenen Datei sind.',
  },
  'usage.number': {
    en: '{option} takes a whole number from {min} to {max}, not "{value}".',
    fr: '{option} attend un nombre entier de {min} à {max}, pas « {value} ».',
    de: '{option} erwartet eine ganze Zahl von {min} bis {max}, nicht „{value}“.',
  },
  'usage.day': {
    en: '{option} takes a day like 2026-11-27, not "{value}".',
    fr: '{option} attend un jour comme 2026-11-27, pas « {value} ».',
    de: '{option} erwartet einen Tag wie 2026-11-27, nicht „{value}“.',
  },
  'usage.value-missing': {
    en: 'The option {option} needs a value.',
    fr: 'L’option {option} attend une valeur.',
    de: 'Die Option {option} braucht einen Wert.',
  },
  'usage.argument-missing': {
    en: '{argument} is missing.',
    fr: '{argument} manque.',
    de: '{argument} fehlt.',
  },
  'usage.excess': { en: 'Too many arguments.', fr: 'Trop d’arguments.', de: 'Zu viele Argumente.' },
  'usage.other': { en: '{detail}', fr: '{detail}', de: '{detail}' },
  'usage.output-missing': {
    en: 'Where to? Name the file to write with -o, for instance -o report.html.',
    fr: 'Où écrire ? Nommez le fichier avec -o, par exemple -o rapport.html.',
    de: 'Wohin? Nennen Sie die zu schreibende Datei mit -o, zum Beispiel -o bericht.html.',
  },
  'usage.output-format': {
    en: 'The ending of {path} names no format. Possible: {choices}.',
    fr: 'La terminaison de {path} ne désigne aucun format. Possibles : {choices}.',
    de: 'Die Endung von {path} nennt kein Format. Möglich: {choices}.',
  },
  'usage.staged': {
    en: '--staged compares with the index: name at most the BASE.',
    fr: '--staged compare avec ce que contiendrait le prochain commit : n’indiquez que BASE.',
    de: '--staged vergleicht mit dem Index: Nennen Sie höchstens BASE.',
  },
  'usage.revision-or-path': {
    en: '{name} is a git revision and a file. Write ./{name} for the file, or put paths behind --.',
    fr: '{name} est une révision git et un fichier. Écrivez ./{name} pour le fichier, ou mettez les chemins après --.',
    de: '{name} ist eine Git-Revision und eine Datei. Schreiben Sie ./{name} für die Datei, oder setzen Sie Pfade hinter --.',
  },
  'usage.stdin-alone': {
    en: '"-" (standard input) stands alone: name no other path beside it.',
    fr: '« - » (l’entrée standard) s’emploie seul : ne nommez aucun autre chemin.',
    de: '„-“ (die Standardeingabe) steht allein: Nennen Sie keinen weiteren Pfad.',
  },
  'usage.stdio': {
    en: 'The language server only speaks over standard input and output: parcours lsp --stdio.',
    fr: 'Le serveur de langage ne parle que par l’entrée et la sortie standard : parcours lsp --stdio.',
    de: 'Der Sprachserver spricht nur über Standardein- und -ausgabe: parcours lsp --stdio.',
  },
  'usage.wave': {
    en: 'No journey has a wave "{wave}". Waves: {waves}.',
    fr: 'Aucun parcours n’a de vague « {wave} ». Vagues : {waves}.',
    de: 'Keine Journey hat eine Welle „{wave}“. Wellen: {waves}.',
  },
  'usage.against': {
    en: '{option} names a wave: it goes with {compare} only.',
    fr: '{option} nomme une vague : cela ne va qu’avec {compare}.',
    de: '{option} nennt eine Welle: Das geht nur mit {compare}.',
  },
  'usage.group': {
    en: 'No journey has the {attribute} "{name}". There is: {names}.',
    fr: 'Aucun parcours n’a de {attribute} « {name} ». Il y a : {names}.',
    de: 'In keiner Journey heißt etwas vom Typ {attribute} „{name}“. Es gibt: {names}.',
  },
  'usage.no-group': {
    en: 'No journey has the {attribute} "{name}": none is declared.',
    fr: 'Aucun parcours n’a de {attribute} « {name} » : aucun n’est déclaré.',
    de: 'In keiner Journey heißt etwas vom Typ {attribute} „{name}“: Es ist nichts dergleichen deklariert.',
  },
  'usage.no-waves': {
    en: 'No journey has a wave "{wave}": no observations declare a wave.',
    fr: 'Aucun parcours n’a de vague « {wave} » : aucune observation ne déclare de vague.',
    de: 'Keine Journey hat eine Welle „{wave}“: Keine Beobachtungen deklarieren eine Welle.',
  },
  'usage.outside': {
    en: '{path} lies outside the workspace {workspace}.',
    fr: '{path} se trouve hors de l’espace de travail {workspace}.',
    de: '{path} liegt außerhalb des Arbeitsbereichs {workspace}.',
  },

  // files
  'file.not-found': { en: '{path} was not found.', fr: '{path} est introuvable.', de: '{path} wurde nicht gefunden.' },
  'file.no-folder': { en: '{path} is not a folder.', fr: '{path} n’est pas un dossier.', de: '{path} ist kein Ordner.' },
  'file.unreadable': {
    en: '{path} cannot be read ({detail}).',
    fr: '{path} ne peut pas être lu ({detail}).',
    de: '{path} kann nicht gelesen werden ({detail}).',
  },
  'file.unreadable-plain': {
    en: '{path} cannot be read.',
    fr: '{path} ne peut pas être lu.',
    de: '{path} kann nicht gelesen werden.',
  },
  'file.not-a-journey': {
    en: '{path} is not a .journey file.',
    fr: '{path} n’est pas un fichier .journey.',
    de: '{path} ist keine .journey-Datei.',
  },
  'file.outside': {
    en: '{path} is a link to a file outside the workspace and is not read.',
    fr: '{path} est un lien vers un fichier hors de l’espace de travail et n’est pas lu.',
    de: '{path} ist ein Verweis auf eine Datei außerhalb des Arbeitsbereichs und wird nicht gelesen.',
  },
  'file.none': {
    en: 'There is no .journey file in {path}.',
    fr: 'Il n’y a aucun fichier .journey dans {path}.',
    de: 'In {path} ist keine .journey-Datei.',
  },
  'file.no-journey': {
    en: 'No journey is declared in {path}, so there is nothing to score.',
    fr: 'Aucun parcours n’est déclaré dans {path} : il n’y a rien à évaluer.',
    de: 'In {path} ist keine Journey deklariert: Es gibt nichts zu bewerten.',
  },
  'file.no-parent': {
    en: '{path} cannot be written: the folder {folder} does not exist.',
    fr: '{path} ne peut pas être écrit : le dossier {folder} n’existe pas.',
    de: '{path} kann nicht geschrieben werden: Den Ordner {folder} gibt es nicht.',
  },
  'file.unwritable': {
    en: '{path} cannot be written ({detail}).',
    fr: '{path} ne peut pas être écrit ({detail}).',
    de: '{path} kann nicht geschrieben werden ({detail}).',
  },
  'file.is-folder': {
    en: '{path} is a folder; name a file.',
    fr: '{path} est un dossier ; nommez un fichier.',
    de: '{path} ist ein Ordner; nennen Sie eine Datei.',
  },
  'file.exists': {
    en: '{path} already exists and is not written over. Name another file, or add --force.',
    fr: '{path} existe déjà et n’est pas écrasé. Nommez un autre fichier, ou ajoutez --force.',
    de: '{path} gibt es schon und wird nicht überschrieben. Nennen Sie eine andere Datei oder fügen Sie --force hinzu.',
  },
  'file.linked': {
    en: '{path} is a file that the journeys are read from; it is not written over. Name another file.',
    fr: '{path} est un fichier dont les parcours sont lus ; il n’est pas écrasé. Nommez un autre fichier.',
    de: 'Aus {path} werden die Journeys gelesen; die Datei wird nicht überschrieben. Nennen Sie eine andere.',
  },
  'git.unknown-revision': {
    en: '{name} is neither a git revision nor an existing file or folder.',
    fr: '{name} n’est ni une révision git, ni un fichier ou un dossier qui existe.',
    de: '{name} ist weder eine Git-Revision noch eine vorhandene Datei oder ein vorhandener Ordner.',
  },
  'git.shallow': {
    en: 'This clone holds only a part of the history: fetch the rest (git fetch --unshallow; in a GitHub workflow, fetch-depth: 0).',
    fr: 'Ce clone ne contient qu’une partie de l’historique : récupérez le reste (git fetch --unshallow ; dans un workflow GitHub, fetch-depth: 0).',
    de: 'Dieser Klon enthält nur einen Teil der Geschichte: Holen Sie den Rest (git fetch --unshallow; in einem GitHub-Workflow fetch-depth: 0).',
  },
  'git.no-common-ancestor': {
    en: 'The two sides of {name} have no commit in common.',
    fr: 'Les deux côtés de {name} n’ont aucun commit en commun.',
    de: 'Die beiden Seiten von {name} haben keinen Commit gemeinsam.',
  },
  'git.missing': {
    en: 'git was not found. Install it, or name two folders or files to compare.',
    fr: 'git est introuvable. Installez-le, ou indiquez deux dossiers ou fichiers à comparer.',
    de: 'git wurde nicht gefunden. Installieren Sie es, oder nennen Sie zwei Ordner oder Dateien zum Vergleichen.',
  },
  'git.not-a-repository': {
    en: '{path} is not in a working tree of git. Name two folders or files to compare.',
    fr: '{path} n’est pas dans un arbre de travail de git. Indiquez deux dossiers ou fichiers à comparer.',
    de: '{path} liegt nicht in einem Arbeitsbaum von Git. Nennen Sie zwei Ordner oder Dateien zum Vergleichen.',
  },
  'git.foreign-objects': {
    en: 'What git would read for {path} lies elsewhere (a symbolic link, or alternates). It is not read, because it may show what is not part of the folder.',
    fr: 'Ce que git lirait pour {path} se trouve ailleurs (un lien symbolique, ou des « alternates »). Ce n’est pas lu, car cela pourrait montrer ce qui ne fait pas partie du dossier.',
    de: 'Was Git für {path} lesen würde, liegt anderswo (ein symbolischer Link oder „alternates“). Es wird nicht gelesen, weil es zeigen könnte, was nicht zum Ordner gehört.',
  },
  'git.unborn': {
    en: 'git has no commit yet: there is nothing to compare with.',
    fr: 'git n’a encore aucun commit : il n’y a rien à quoi comparer.',
    de: 'Git hat noch keinen Commit: Es gibt nichts, womit verglichen werden könnte.',
  },
  'git.timeout': {
    en: 'git did not answer for half a minute.',
    fr: 'git n’a pas répondu pendant une demi-minute.',
    de: 'git hat eine halbe Minute lang nicht geantwortet.',
  },
  'git.failed': {
    en: 'git could not read {name}. Check it with: git fsck',
    fr: 'git n’a pas pu lire {name}. Vérifiez avec : git fsck',
    de: 'git konnte {name} nicht lesen. Prüfen Sie es mit: git fsck',
  },
  'diff.no-file': {
    en: 'Neither version has a .journey file at {path}.',
    fr: 'Aucune des deux versions n’a de fichier .journey dans {path}.',
    de: 'Keine der beiden Versionen hat eine .journey-Datei in {path}.',
  },
  'diff.base-missing': {
    en: 'BASE, {journey}: the figures are without {study}. {message}',
    fr: 'BASE, {journey} : les chiffres sont sans {study}. {message}',
    de: 'BASE, {journey}: Die Zahlen sind ohne {study}. {message}',
  },
  'diff.head-missing': {
    en: 'HEAD, {journey}: the figures are without {study}. {message}',
    fr: 'HEAD, {journey} : les chiffres sont sans {study}. {message}',
    de: 'HEAD, {journey}: Die Zahlen sind ohne {study}. {message}',
  },
  'diff.base-unreadable': {
    en: 'BASE: {message}',
    fr: 'BASE : {message}',
    de: 'BASE: {message}',
  },
  'diff.head-unreadable': {
    en: 'HEAD: {message}',
    fr: 'HEAD : {message}',
    de: 'HEAD: {message}',
  },
  'diff.sparse': {
    en: 'Note: {files} .journey {files|file|files} that this sparse checkout leaves out {files|is|are} not compared.',
    fr: 'Note : {files} {files|fichier|fichiers} .journey hors de cette extraction partielle (sparse checkout) ne {files|est|sont} pas {files|comparé|comparés}.',
    de: 'Hinweis: {files} .journey-{files|Datei|Dateien} außerhalb dieses teilweisen Checkouts (sparse checkout) {files|wird|werden} nicht verglichen.',
  },
  'diff.base-syntax': {
    en: 'BASE does not parse at {place}: what stands there is compared as far as it was understood.',
    fr: 'BASE a une erreur de syntaxe à {place} : ce qui s’y trouve est comparé pour autant qu’il a été compris.',
    de: 'BASE hat einen Syntaxfehler bei {place}: Was dort steht, wird verglichen, soweit es verstanden wurde.',
  },
  'diff.head-syntax': {
    en: 'HEAD does not parse at {place}: what stands there is compared as far as it was understood.',
    fr: 'HEAD a une erreur de syntaxe à {place} : ce qui s’y trouve est comparé pour autant qu’il a été compris.',
    de: 'HEAD hat einen Syntaxfehler bei {place}: Was dort steht, wird verglichen, soweit es verstanden wurde.',
  },
  'failure.error': {
    en: 'Fails: there are new errors (--fail-on error).',
    fr: 'Échec : il y a de nouvelles erreurs (--fail-on error).',
    de: 'Nicht bestanden: Es gibt neue Fehler (--fail-on error).',
  },
  'failure.warning': {
    en: 'Fails: there are new warnings or errors (--fail-on warning).',
    fr: 'Échec : il y a de nouveaux avertissements ou de nouvelles erreurs (--fail-on warning).',
    de: 'Nicht bestanden: Es gibt neue Warnungen oder Fehler (--fail-on warning).',
  },
  'failure.information': {
    en: 'Fails: there are new findings (--fail-on information).',
    fr: 'Échec : il y a de nouveaux constats (--fail-on information).',
    de: 'Nicht bestanden: Es gibt neue Befunde (--fail-on information).',
  },
  'failure.gate': {
    en: 'Fails: a gate fails, or would fail as BASE has it (--fail-on gate).',
    fr: 'Échec : une exigence n’est pas tenue, ou ne le serait pas telle que BASE l’énonce (--fail-on gate).',
    de: 'Nicht bestanden: Eine Anforderung ist nicht erfüllt, oder wäre es nicht, wie BASE sie stellt (--fail-on gate).',
  },
  'failure.lowered-target': {
    en: 'Fails: a target is lowered or gone (--fail-on lowered-target).',
    fr: 'Échec : une cible est abaissée ou a disparu (--fail-on lowered-target).',
    de: 'Nicht bestanden: Ein Ziel ist gesenkt oder entfallen (--fail-on lowered-target).',
  },
  'failure.weakening': {
    en: 'Fails: the change makes it easier to pass (--fail-on weakening).',
    fr: 'Échec : la modification rend plus facile de passer (--fail-on weakening).',
    de: 'Nicht bestanden: Die Änderung erleichtert das Bestehen (--fail-on weakening).',
  },
  'failure.refuted-claim': {
    en: 'Fails: the evidence refutes an expert score that it did not refute before (--fail-on refuted-claim).',
    fr: 'Échec : les preuves réfutent un score d’expert qu’elles ne réfutaient pas avant (--fail-on refuted-claim).',
    de: 'Nicht bestanden: Die Belege widerlegen eine Experten-Bewertung, die sie vorher nicht widerlegten (--fail-on refuted-claim).',
  },
  'failure.proven-decline': {
    en: 'Fails: a score, an index or a KPI is proven worse than before (--fail-on proven-decline).',
    fr: 'Échec : un score, un indice ou un KPI est moins bon qu’avant, c’est prouvé (--fail-on proven-decline).',
    de: 'Nicht bestanden: Eine Bewertung, ein Index oder ein KPI ist belegt schlechter als vorher (--fail-on proven-decline).',
  },
  'file.not-utf8': {
    en: '{path} is not UTF-8 text and was left as it is.',
    fr: '{path} n’est pas du texte UTF-8 et a été laissé tel quel.',
    de: '{path} ist kein UTF-8-Text und blieb, wie sie ist.',
  },
  'file.changed': {
    en: '{path} changed while it was being formatted and was left as it is.',
    fr: '{path} a changé pendant la mise en forme et a été laissé tel quel.',
    de: '{path} hat sich beim Formatieren geändert und blieb, wie sie ist.',
  },
  'file.written': { en: 'Written: {path}', fr: 'Écrit : {path}', de: 'Geschrieben: {path}' },
  'output.failed': {
    en: 'The output cannot be written ({detail}).',
    fr: 'La sortie ne peut pas être écrite ({detail}).',
    de: 'Die Ausgabe kann nicht geschrieben werden ({detail}).',
  },

  // check
  'severity.error': { en: 'error', fr: 'erreur', de: 'Fehler' },
  'severity.warning': { en: 'warning', fr: 'avertissement', de: 'Warnung' },
  'severity.information': { en: 'information', fr: 'information', de: 'Hinweis' },
  'severity.hint': { en: 'hint', fr: 'conseil', de: 'Tipp' },
  'severity.accepted': { en: 'accepted', fr: 'accepté', de: 'akzeptiert' },
  'check.accepted': { en: 'accepted: {reason}', fr: 'accepté : {reason}', de: 'akzeptiert: {reason}' },
  'check.see': { en: 'see {place}', fr: 'voir {place}', de: 'siehe {place}' },
  'check.nothing': {
    en: '{files} {files|file|files}, nothing to report.',
    fr: '{files} {files|fichier|fichiers}, rien à signaler.',
    de: '{files} {files|Datei|Dateien}, nichts zu beanstanden.',
  },
  'check.as-of': {
    en: 'Exceptions of gates are judged as of {day}.',
    fr: 'Les exceptions des exigences sont jugées au {day}.',
    de: 'Die Ausnahmen von Anforderungen sind zum {day} beurteilt.',
  },
  'check.summary': {
    en: '{counts} in {files} {files|file|files}.',
    fr: '{counts} dans {files} {files|fichier|fichiers}.',
    de: '{counts} in {files} {files|Datei|Dateien}.',
  },
  'count.error': { en: '{n} {n|error|errors}', fr: '{n} {n|erreur|erreurs}', de: '{n} {n|Fehler|Fehler}' },
  'count.warning': { en: '{n} {n|warning|warnings}', fr: '{n} {n|avertissement|avertissements}', de: '{n} {n|Warnung|Warnungen}' },
  'count.information': { en: '{n} information', fr: '{n} {n|information|informations}', de: '{n} {n|Hinweis|Hinweise}' },
  'count.accepted': { en: '{n} accepted', fr: '{n} {n|accepté|acceptés}', de: '{n} akzeptiert' },
  'count.hint': { en: '{n} {n|hint|hints}', fr: '{n} {n|conseil|conseils}', de: '{n} {n|Tipp|Tipps}' },

  'findings.accepted': {
    en: 'Accepted: {message} Reason: {reason}',
    fr: 'Accepté : {message} Motif : {reason}',
    de: 'Akzeptiert: {message} Begründung: {reason}',
  },
  'findings.github-limit': {
    en: 'GitHub marks at most {limit} errors, {limit} warnings and {limit} notices of one step in the files: {n} {n|finding stands|findings stand} only in this log. With --format sarif, code scanning shows all.',
    fr: 'GitHub signale dans les fichiers au plus {limit} erreurs, {limit} avertissements et {limit} notes par commande : {n} {n|constat n’apparaît|constats n’apparaissent} que dans ce journal. Avec --format sarif, l’analyse de code les montre tous.',
    de: 'GitHub markiert je Schritt höchstens {limit} Fehler, {limit} Warnungen und {limit} Hinweise in den Dateien: {n} {n|Befund steht|Befunde stehen} nur in diesem Protokoll. Mit --format sarif zeigt die Code-Analyse alle.',
  },
  'findings.withheld': {
    en: 'A finding of {code} is new; what it tells is withheld, because too few respondents are behind it.',
    fr: 'Un constat {code} est nouveau ; ce qu’il dit est masqué, car il repose sur trop peu de répondants.',
    de: 'Ein Befund {code} ist neu; was er sagt, wird zurückgehalten, weil zu wenige Befragte dahinterstehen.',
  },
  'change-rule.edited-data': {
    en: 'Answers that were given already are edited: the figures move without a new sample.',
    fr: 'Des réponses déjà données sont modifiées : les chiffres bougent sans nouvel échantillon.',
    de: 'Schon gegebene Antworten sind geändert: Die Zahlen bewegen sich ohne neue Stichprobe.',
  },
  'change-rule.gate': { en: 'A gate fails now.', fr: 'Une exigence n’est plus tenue.', de: 'Eine Anforderung ist nicht mehr erfüllt.' },
  'change-rule.lowered-target': {
    en: 'A target is lowered or gone.',
    fr: 'Une cible est abaissée ou a disparu.',
    de: 'Ein Ziel ist gesenkt oder entfallen.',
  },
  'change-rule.weakening': {
    en: 'The change makes it easier to pass.',
    fr: 'La modification rend plus facile de passer.',
    de: 'Die Änderung erleichtert das Bestehen.',
  },
  'change-rule.refuted-claim': {
    en: 'The evidence refutes an expert score that it did not refute before.',
    fr: 'Les preuves réfutent un score d’expert qu’elles ne réfutaient pas avant.',
    de: 'Die Belege widerlegen eine Experten-Bewertung, die sie vorher nicht widerlegten.',
  },
  'change-rule.proven-decline': {
    en: 'A score, an index or a KPI is proven worse than before.',
    fr: 'Un score, un indice ou un KPI est moins bon qu’avant, c’est prouvé.',
    de: 'Eine Bewertung, ein Index oder ein KPI ist belegt schlechter als vorher.',
  },
  'findings.none': { en: 'Nothing to report', fr: 'Rien à signaler', de: 'Nichts zu beanstanden' },

  // init
  'help.init': {
    en: 'Start a workspace: a first journey with its survey, what git and VS Code need, and the CI file that you ask for.',
    fr: 'Commencer un espace de travail : un premier parcours avec son enquête, ce qu’il faut à git et à VS Code, et le fichier d’intégration continue demandé.',
    de: 'Einen Arbeitsbereich beginnen: eine erste Journey mit ihrer Umfrage, was git und VS Code brauchen, und auf Wunsch die CI-Datei.',
  },
  'help.init-folder': {
    en: 'where it is written; created if it does not exist (default: the current folder)',
    fr: 'où l’écrire ; créé s’il n’existe pas (par défaut : le dossier courant)',
    de: 'wohin geschrieben wird; wird angelegt, wenn es fehlt (Standard: der aktuelle Ordner)',
  },
  'help.init-language': {
    en: 'language of the journey and of its keywords: en, fr or de (default: that of the messages)',
    fr: 'langue du parcours et de ses mots-clés : en, fr ou de (par défaut : celle des messages)',
    de: 'Sprache der Journey und ihrer Schlüsselwörter: en, fr oder de (Standard: die der Meldungen)',
  },
  'help.init-ci': {
    en: 'the CI files to write: none, github or gitlab (default: none)',
    fr: 'les fichiers d’intégration continue à écrire : none, github ou gitlab (par défaut : none)',
    de: 'welche CI-Dateien geschrieben werden: none, github oder gitlab (Standard: none)',
  },
  'help.init-pre-commit': {
    en: 'also write the hooks for pre-commit',
    fr: 'écrire aussi les hooks pour pre-commit',
    de: 'auch die Hooks für pre-commit schreiben',
  },
  'help.init-dry-run': {
    en: 'only tell what would be written',
    fr: 'dire seulement ce qui serait écrit',
    de: 'nur sagen, was geschrieben würde',
  },
  'init.wrote': { en: 'Written: {path}', fr: 'Écrit : {path}', de: 'Geschrieben: {path}' },
  'init.would-write': { en: 'Would be written: {path}', fr: 'Serait écrit : {path}', de: 'Würde geschrieben: {path}' },
  'init.left': {
    en: 'Left as it is: {path} exists.',
    fr: 'Laissé tel quel : {path} existe.',
    de: 'Unverändert: {path} gibt es schon.',
  },
  'init.journey-there': {
    en: 'There are journeys in {folder} already: no example is written.',
    fr: 'Il y a déjà des parcours dans {folder} : aucun exemple n’est écrit.',
    de: 'In {folder} gibt es schon Journeys: Es wird kein Beispiel geschrieben.',
  },
  'init.add-lines': {
    en: 'Add these lines to {path}:\n\n{lines}',
    fr: 'Ajoutez ces lignes à {path} :\n\n{lines}',
    de: 'Ergänzen Sie diese Zeilen in {path}:\n\n{lines}',
  },
  'init.below-top': {
    en: 'These files work only in {top}, the folder whose history git keeps, not here: {paths}. Move them there.',
    fr: 'Ces fichiers n’agissent que dans {top}, le dossier dont git garde l’historique, pas ici : {paths}. Déplacez-les là-bas.',
    de: 'Diese Dateien wirken nur in {top}, dem Ordner, dessen Verlauf git führt, nicht hier: {paths}. Verschieben Sie sie dorthin.',
  },
  'init.add-extension': {
    en: 'Add "{extension}" to the recommendations in {path}.',
    fr: 'Ajoutez « {extension} » aux recommandations de {path}.',
    de: 'Ergänzen Sie „{extension}“ bei den Empfehlungen in {path}.',
  },
  'init.attributes-comment': {
    en: 'Journeys have the same line ends everywhere; data files stay byte for byte.',
    fr: 'Les parcours ont partout les mêmes fins de ligne ; les fichiers de données restent tels quels, à l’octet près.',
    de: 'Journeys haben überall dieselben Zeilenenden; Datendateien bleiben Byte für Byte, wie sie sind.',
  },
  'init.git': {
    en: 'To let "git diff" name the stage above each change, and ignore mere formatting, run in this folder (optional; for you alone):',
    fr: 'Pour que « git diff » nomme l’étape au-dessus de chaque changement et ignore la simple mise en forme, lancez dans ce dossier (facultatif ; pour vous seulement) :',
    de: 'Damit „git diff“ über jeder Änderung die Etappe nennt und bloße Formatierung übergeht, führen Sie in diesem Ordner aus (freiwillig; nur für Sie):',
  },
  'init.next': {
    en: 'Next: "{show}" shows the curve, "{check}" everything that is doubtful.',
    fr: 'Ensuite : « {show} » montre la courbe, « {check} » tout ce qui est douteux.',
    de: 'Weiter: „{show}“ zeigt die Kurve, „{check}“ alles, was zweifelhaft ist.',
  },
  'init.nothing-written': {
    en: 'Nothing was written.',
    fr: 'Rien n’a été écrit.',
    de: 'Es wurde nichts geschrieben.',
  },
  'ci.report-comment': {
    en: 'Reads a pull request and writes what it means. It has no right to write anything: the comment is posted by parcours-comment.yml.',
    fr: 'Lit une pull request et écrit ce qu’elle signifie. N’a aucun droit d’écriture : le commentaire est publié par parcours-comment.yml.',
    de: 'Liest einen Pull Request und schreibt, was er bedeutet. Ohne jedes Schreibrecht: Den Kommentar veröffentlicht parcours-comment.yml.',
  },
  'ci.comment-comment': {
    en: 'Posts the report of parcours.yml below the pull request. It runs nothing of the pull request, and reads only the report.',
    fr: 'Publie le rapport de parcours.yml sous la pull request. N’exécute rien de la pull request et n’en lit que le rapport.',
    de: 'Veröffentlicht den Bericht von parcours.yml unter dem Pull Request. Führt nichts aus dem Pull Request aus und liest nur den Bericht.',
  },
  'ci.gitlab-comment': {
    en: 'Findings appear in the merge request; what the change means is a file to open there.',
    fr: 'Les constats apparaissent dans la merge request ; ce que signifie le changement est un fichier à y ouvrir.',
    de: 'Befunde erscheinen im Merge Request; was die Änderung bedeutet, ist dort eine Datei zum Öffnen.',
  },
  'ci.report': { en: 'What this change means', fr: 'Ce que signifie ce changement', de: 'Was diese Änderung bedeutet' },
  'ci.depth': {
    en: 'The merge of the pull request, and the branch that it goes into.',
    fr: 'La fusion de la pull request, et la branche où elle va.',
    de: 'Der Merge des Pull Requests und der Zweig, in den er geht.',
  },
  'ci.install': { en: 'Install Parcours', fr: 'Installer Parcours', de: 'Parcours installieren' },
  'ci.diff': { en: 'Say what changes', fr: 'Dire ce qui change', de: 'Sagen, was sich ändert' },
  'ci.check': { en: 'Check the journeys', fr: 'Vérifier les parcours', de: 'Die Journeys prüfen' },
  'ci.post': { en: 'Post the report', fr: 'Publier le rapport', de: 'Den Bericht veröffentlichen' },
  'ci.no-report': {
    en: 'The run left no report.',
    fr: 'L’exécution n’a laissé aucun rapport.',
    de: 'Der Lauf hat keinen Bericht hinterlassen.',
  },
  'ci.no-pull-request': {
    en: 'No open pull request has this commit as its newest.',
    fr: 'Aucune pull request ouverte n’a ce commit comme dernier.',
    de: 'Kein offener Pull Request hat diesen Commit als neuesten.',
  },
  'pre-commit.check': { en: 'check the journeys', fr: 'vérifier les parcours', de: 'die Journeys prüfen' },
  'pre-commit.diff': { en: 'what this commit changes', fr: 'ce que change ce commit', de: 'was dieser Commit ändert' },
  'pre-commit.fmt': { en: 'journeys are formatted', fr: 'les parcours sont mis en forme', de: 'die Journeys sind formatiert' },

  // score and report
  'note.errors': {
    en: 'Note: {n} {n|error|errors} in these files may change the figures. See "{command}".',
    fr: 'Note : {n} {n|erreur|erreurs} dans ces fichiers {n|peut|peuvent} changer les chiffres. Voir « {command} ».',
    de: 'Hinweis: {n} Fehler in diesen Dateien {n|kann|können} die Zahlen ändern. Siehe „{command}“.',
  },
  'note.syntax': {
    en: 'Note: {n} {n|syntax error|syntax errors} in the text of the journey {journey}: all of its figures may be wrong.',
    fr: 'Note : {n} {n|erreur|erreurs} de syntaxe dans le texte du parcours {journey} : tous ses chiffres peuvent être faux.',
    de: 'Hinweis: {n} Syntaxfehler im Text der Journey {journey}: Alle ihre Zahlen können falsch sein.',
  },
  'note.guide-syntax': {
    en: 'Note: {n} {n|syntax error|syntax errors} in the text of the repository {repository}: actions or responses of the guide may be missing or wrong.',
    fr: 'Note : {n} {n|erreur|erreurs} de syntaxe dans le texte du référentiel {repository} : des actions ou des réponses du guide peuvent manquer ou être fausses.',
    de: 'Hinweis: {n} Syntaxfehler im Text des Referenzrahmens {repository}: Handlungen oder Antworten im Beobachtungsbogen können fehlen oder falsch sein.',
  },
  'note.missing': {
    en: 'Note: the study {study} is not among the figures. {message}',
    fr: 'Note : l’étude {study} manque dans les chiffres. {message}',
    de: 'Hinweis: Die Erhebung {study} fehlt in den Zahlen. {message}',
  },
  'note.no-group': {
    en: 'Note: the journey {journey} does not know the {attribute} "{name}"; everybody is shown.',
    fr: 'Note : le parcours {journey} ne connaît pas le {attribute} « {name} » ; tous les répondants sont montrés.',
    de: 'Hinweis: Die Journey {journey} kennt „{name}“ ({attribute}) nicht; gezeigt werden alle Befragten.',
  },
  'note.left-out': {
    en: 'Note: the study {study} takes no part: its file does not tell the {attribute}.',
    fr: 'Note : l’étude {study} n’est pas prise en compte : son fichier n’indique pas le {attribute}.',
    de: 'Hinweis: Die Erhebung {study} bleibt außen vor: Ihre Datei nennt nicht: {attribute}.',
  },
  'note.no-comparison': {
    en: 'Note: the journey {journey} has nothing to compare by {attribute}: that takes two that were measured.',
    fr: 'Note : le parcours {journey} n’a rien à comparer par {attribute} : il en faut deux qui soient mesurés.',
    de: 'Hinweis: Die Journey {journey} hat nichts zu vergleichen ({attribute}): Dazu müssen zwei gemessen sein.',
  },
  wave: glossary.wave,
  'note.other-wave': {
    en: 'Note: the journey {journey} has no wave "{wave}"; {shown} is shown.',
    fr: 'Note : le parcours {journey} n’a pas de vague « {wave} » ; {shown} est montrée.',
    de: 'Hinweis: Die Journey {journey} hat keine Welle „{wave}“; gezeigt wird {shown}.',
  },
  'note.other-versus': {
    en: 'Note: the journey {journey} cannot be compared with the wave "{wave}"; it is compared with {shown}.',
    fr: 'Note : le parcours {journey} ne peut être comparé à la vague « {wave} » ; il est comparé à {shown}.',
    de: 'Hinweis: Die Journey {journey} lässt sich nicht mit der Welle „{wave}“ vergleichen; verglichen wird sie mit {shown}.',
  },
  'note.all-observations': {
    en: 'the whole of its observations',
    fr: 'la totalité de ses observations',
    de: 'die Gesamtheit ihrer Beobachtungen',
  },

  // guide
  'guide.unknown': {
    en: 'No repository is called "{name}". There are: {list}.',
    fr: 'Aucun référentiel ne s’appelle « {name} ». Il y a : {list}.',
    de: 'Kein Referenzrahmen heißt „{name}“. Es gibt: {list}.',
  },
  'guide.none': {
    en: 'No repository is declared here, so there is no guide for "{name}". A repository begins with: [[repository]] optimal "Optimal experience"',
    fr: 'Aucun référentiel n’est déclaré ici : il n’y a pas de guide pour « {name} ». Un référentiel commence par : [[repository]] optimal "Expérience optimale"',
    de: 'Hier ist kein Referenzrahmen deklariert, also gibt es keinen Beobachtungsbogen für „{name}“. Ein Referenzrahmen beginnt so: [[repository]] optimal "Optimales Erlebnis"',
  },
  'guide.several': {
    en: '"{name}" stands for several repositories: {list}. Name the one you mean, or its file.',
    fr: '« {name} » désigne plusieurs référentiels : {list}. Nommez celui que vous voulez, ou son fichier.',
    de: '„{name}“ steht für mehrere Referenzrahmen: {list}. Nennen Sie den gemeinten oder seine Datei.',
  },
  'guide.empty': {
    en: 'The repository {repository} has no action with responses yet: there is nothing to observe.',
    fr: 'Le référentiel {repository} n’a encore aucune action avec des réponses : il n’y a rien à observer.',
    de: 'Der Referenzrahmen {repository} hat noch keine Handlung mit Antworten: Es gibt nichts zu beobachten.',
  },
  'guide.unanswerable': {
    en: 'Note: {n} {n|action has|actions have} no responses and {n|is|are} not in the guide (first: "{action}").',
    fr: 'Note : {n} {n|action n’a|actions n’ont} pas de réponse et {n|n’est|ne sont} pas dans le guide (la première : « {action} »).',
    de: 'Hinweis: {n} {n|Handlung hat|Handlungen haben} keine Antworten und {n|steht|stehen} nicht im Beobachtungsbogen (die erste: „{action}“).',
  },

  // discover: the log
  'log.case': { en: 'the case', fr: 'le dossier', de: 'den Fall' },
  'log.activity': { en: 'the activity', fr: 'l’activité', de: 'die Aktivität' },
  'log.time': { en: 'the time', fr: 'le moment', de: 'die Zeit' },
  'log.format': {
    en: '{path} is not an event log that can be read. Possible: {choices}.',
    fr: '{path} n’est pas un journal d’événements lisible. Possibles : {choices}.',
    de: '{path} ist kein lesbares Ereignisprotokoll. Möglich: {choices}.',
  },
  'log.no-column': {
    en: '{path} has no column "{column}". Columns: {columns}.',
    fr: '{path} n’a pas de colonne « {column} ». Colonnes : {columns}.',
    de: '{path} hat keine Spalte „{column}“. Spalten: {columns}.',
  },
  'log.twice': {
    en: '{path} has several columns "{column}": which is meant cannot be known. Rename one. Columns: {columns}.',
    fr: '{path} a plusieurs colonnes « {column} » : impossible de savoir laquelle est visée. Renommez-en une. Colonnes : {columns}.',
    de: '{path} hat mehrere Spalten „{column}“: Welche gemeint ist, ist nicht zu erkennen. Benennen Sie eine um. Spalten: {columns}.',
  },
  'log.missing': {
    en: 'No column of {path} has a usual name for: {roles}. Name it with {options}. Columns: {columns}.',
    fr: 'Aucune colonne de {path} n’a un nom usuel pour : {roles}. Nommez-la avec {options}. Colonnes : {columns}.',
    de: 'Keine Spalte von {path} hat einen üblichen Namen für: {roles}. Nennen Sie sie mit {options}. Spalten: {columns}.',
  },
  'log.ambiguous': {
    en: 'In the column "{column}" of {path} day and month cannot be told apart ({examples}). Say which comes first with --dates: {choices}.',
    fr: 'Dans la colonne « {column} » de {path}, jour et mois ne se distinguent pas ({examples}). Dites lequel vient d’abord avec --dates : {choices}.',
    de: 'In der Spalte „{column}“ von {path} sind Tag und Monat nicht zu unterscheiden ({examples}). Sagen Sie mit --dates, was zuerst kommt: {choices}.',
  },
  'log.zones': {
    en: 'In the column "{column}" of {path} only some times name their time zone: their order cannot be known. Write all of them with a zone, or none.',
    fr: 'Dans la colonne « {column} » de {path}, seuls certains horaires portent un fuseau : leur ordre est incertain. Écrivez-les tous avec un fuseau, ou tous sans.',
    de: 'In der Spalte „{column}“ von {path} nennen nur manche Zeiten ihre Zeitzone: Ihre Reihenfolge ist ungewiss. Schreiben Sie alle mit Zone oder alle ohne.',
  },
  'log.epochs': {
    en: 'In the column "{column}" of {path} the figures since 1970 count different units ({examples}). Write all of them in seconds (10 digits) or in milliseconds (13 digits).',
    fr: 'Dans la colonne « {column} » de {path}, les nombres depuis 1970 ne comptent pas tous la même unité ({examples}). Écrivez-les tous en secondes (10 chiffres) ou en millisecondes (13 chiffres).',
    de: 'In der Spalte „{column}“ von {path} zählen die Zahlen seit 1970 verschiedene Einheiten ({examples}). Schreiben Sie alle in Sekunden (10 Ziffern) oder in Millisekunden (13 Ziffern).',
  },
  'log.xes': {
    en: '{path} cannot be read as XES (line {line}): {detail}',
    fr: '{path} ne se lit pas comme du XES (ligne {line}) : {detail}',
    de: '{path} lässt sich nicht als XES lesen (Zeile {line}): {detail}',
  },
  'log.no-log': {
    en: 'its first element is not <log>.',
    fr: 'son premier élément n’est pas <log>.',
    de: 'das erste Element ist nicht <log>.',
  },
  'log.empty': {
    en: '{path} holds no event that can be used.',
    fr: '{path} ne contient aucun événement utilisable.',
    de: '{path} enthält kein brauchbares Ereignis.',
  },
  'lost.no-case': {
    en: '{n} {n|row|rows} left out: no case (first at line {line}).',
    fr: '{n} {n|ligne laissée|lignes laissées} de côté : sans dossier (première : ligne {line}).',
    de: '{n} {n|Zeile|Zeilen} ausgelassen: ohne Fall (erste: Zeile {line}).',
  },
  'lost.no-activity': {
    en: '{n} {n|event|events} left out: no activity (first at line {line}).',
    fr: '{n} {n|événement laissé|événements laissés} de côté : sans activité (premier : ligne {line}).',
    de: '{n} {n|Ereignis|Ereignisse} ausgelassen: ohne Aktivität (erstes: Zeile {line}).',
  },
  'lost.no-time': {
    en: '{n} {n|event|events} left out: no time (first at line {line}).',
    fr: '{n} {n|événement laissé|événements laissés} de côté : sans date (premier : ligne {line}).',
    de: '{n} {n|Ereignis|Ereignisse} ausgelassen: ohne Zeit (erstes: Zeile {line}).',
  },
  'lost.bad-time': {
    en: '{n} {n|event|events} left out: the time cannot be read (first at line {line}).',
    fr: '{n} {n|événement laissé|événements laissés} de côté : date illisible (premier : ligne {line}).',
    de: '{n} {n|Ereignis|Ereignisse} ausgelassen: Zeit nicht lesbar (erstes: Zeile {line}).',
  },
  'lost.bad-start': {
    en: '{n} {n|event|events} without service time: the start cannot be read or is later than the end (first at line {line}).',
    fr: '{n} {n|événement|événements} sans temps de traitement : début illisible ou postérieur à la fin (premier : ligne {line}).',
    de: '{n} {n|Ereignis|Ereignisse} ohne Bearbeitungszeit: Beginn nicht lesbar oder nach dem Ende (erstes: Zeile {line}).',
  },
  'lost.lifecycle': {
    en: '{n} {n|event|events} left out: no completed activity (first at line {line}).',
    fr: '{n} {n|événement laissé|événements laissés} de côté : pas d’activité terminée (premier : ligne {line}).',
    de: '{n} {n|Ereignis|Ereignisse} ausgelassen: keine abgeschlossene Aktivität (erstes: Zeile {line}).',
  },
  'lost.ragged': {
    en: '{n} {n|row|rows} left out: another number of cells than the header (first at line {line}).',
    fr: '{n} {n|ligne laissée|lignes laissées} de côté : pas autant de cellules que l’en-tête (première : ligne {line}).',
    de: '{n} {n|Zeile|Zeilen} ausgelassen: andere Zahl von Zellen als die Kopfzeile (erste: Zeile {line}).',
  },
  'lost.broken-quote': {
    en: '{n} {n|row|rows} left out: a quote is never closed (first at line {line}).',
    fr: '{n} {n|ligne laissée|lignes laissées} de côté : un guillemet n’est jamais fermé (première : ligne {line}).',
    de: '{n} {n|Zeile|Zeilen} ausgelassen: ein Anführungszeichen wird nie geschlossen (erste: Zeile {line}).',
  },
  'lost.not-json': {
    en: '{n} {n|line|lines} left out: no JSON object (first at line {line}).',
    fr: '{n} {n|ligne laissée|lignes laissées} de côté : pas un objet JSON (première : ligne {line}).',
    de: '{n} {n|Zeile|Zeilen} ausgelassen: kein JSON-Objekt (erste: Zeile {line}).',
  },
  'lost.met': { en: ' For instance: {examples}.', fr: ' Par exemple : {examples}.', de: ' Zum Beispiel: {examples}.' },

  // discover: the figures
  'discover.title': { en: 'What {path} shows', fr: 'Ce que montre {path}', de: 'Was {path} zeigt' },
  'discover.facts': {
    en: '{cases} {cases|case|cases}, {events} {events|event|events}.',
    fr: '{cases} {cases|dossier|dossiers}, {events} {events|événement|événements}.',
    de: '{cases} {cases|Fall|Fälle}, {events} {events|Ereignis|Ereignisse}.',
  },
  'discover.period': { en: 'From {first} to {last}.', fr: 'Du {first} au {last}.', de: 'Vom {first} bis zum {last}.' },
  'discover.period-utc': {
    en: 'From {first} to {last} (days in UTC).',
    fr: 'Du {first} au {last} (jours en UTC).',
    de: 'Vom {first} bis zum {last} (Tage in UTC).',
  },
  'discover.duration': {
    en: 'From first to last event: median {median}, 90% within {p90}.',
    fr: 'Du premier au dernier événement : médiane {median}, 90 % en moins de {p90}.',
    de: 'Vom ersten bis zum letzten Ereignis: Median {median}, 90 % innerhalb von {p90}.',
  },
  'discover.duration-median': {
    en: 'From first to last event: median {median}.',
    fr: 'Du premier au dernier événement : médiane {median}.',
    de: 'Vom ersten bis zum letzten Ereignis: Median {median}.',
  },
  'discover.unordered': {
    en: 'The log has days without times, and cases with several activities on one day: in which order they happened is not known. No paths, channel switches, ends or durations are shown. Export the time of day as well.',
    fr: 'Le journal a des jours sans heure, et des dossiers avec plusieurs activités le même jour : leur ordre n’est pas connu. Ni chemins, ni changements de canal, ni arrêts, ni durées ne sont montrés. Exportez aussi l’heure.',
    de: 'Das Protokoll hat Tage ohne Uhrzeit und Fälle mit mehreren Aktivitäten an einem Tag: In welcher Reihenfolge sie geschahen, ist nicht bekannt. Pfade, Kanalwechsel, Enden und Dauern werden nicht gezeigt. Exportieren Sie auch die Uhrzeit.',
  },
  'discover.columns': {
    en: 'Read from: case "{case}", activity "{activity}", time "{time}"; no channel.',
    fr: 'Lu dans : dossier « {case} », activité « {activity} », moment « {time} » ; pas de canal.',
    de: 'Gelesen aus: Fall „{case}“, Aktivität „{activity}“, Zeit „{time}“; kein Kanal.',
  },
  'discover.columns-channel': {
    en: 'Read from: case "{case}", activity "{activity}", time "{time}", channel "{channel}".',
    fr: 'Lu dans : dossier « {case} », activité « {activity} », moment « {time} », canal « {channel} ».',
    de: 'Gelesen aus: Fall „{case}“, Aktivität „{activity}“, Zeit „{time}“, Kanal „{channel}“.',
  },
  'discover.column-start': {
    en: 'When an activity began: "{start}".',
    fr: 'Début d’une activité : « {start} ».',
    de: 'Beginn einer Aktivität: „{start}“.',
  },
  'discover.column-lifecycle': {
    en: 'Transitions of activities: "{lifecycle}"; what is completed is a step, its start gives its service time.',
    fr: 'Transitions des activités : « {lifecycle} » ; ce qui est terminé est une activité du chemin, son début donne le temps de traitement.',
    de: 'Übergänge der Aktivitäten: „{lifecycle}“; was abgeschlossen ist, ist ein Schritt, sein Beginn gibt die Bearbeitungszeit.',
  },
  'discover.anonymous': {
    en: 'Figures of fewer than {n} cases are not shown, nor what would tell them by subtraction; a median or 90% needs {n} cases above it.',
    fr: 'Les chiffres de moins de {n} dossiers ne sont pas montrés, ni ce qui les livrerait par soustraction ; une médiane ou 90 % demande {n} dossiers au-dessus.',
    de: 'Zahlen von weniger als {n} Fällen werden nicht gezeigt, auch nicht, was sie durch Abziehen verriete; ein Median oder 90 % verlangt {n} Fälle darüber.',
  },
  'discover.not-anonymous': {
    en: 'Nothing is suppressed: some figures may tell of one person. Do not pass them on.',
    fr: 'Rien n’est masqué : des chiffres peuvent parler d’une seule personne. Ne les transmettez pas.',
    de: 'Nichts ist unterdrückt: Manche Zahlen können von einer einzelnen Person erzählen. Geben Sie sie nicht weiter.',
  },
  'discover.paths': {
    en: 'Frequent paths ({n} different)',
    fr: 'Chemins fréquents ({n} {n|différent|différents})',
    de: 'Häufige Pfade ({n} verschiedene)',
  },
  'discover.path': { en: 'Path', fr: 'Chemin', de: 'Pfad' },
  'discover.cases': { en: 'Cases', fr: 'Dossiers', de: 'Fälle' },
  'discover.share': { en: 'Share', fr: 'Part', de: 'Anteil' },
  'discover.other-paths': {
    en: '{cases} {cases|case|cases} ({share}) on other paths.',
    fr: '{cases} {cases|dossier|dossiers} ({share}) sur d’autres chemins.',
    de: '{cases} {cases|Fall|Fälle} ({share}) auf anderen Pfaden.',
  },
  'discover.steps': { en: 'Steps', fr: 'Activités', de: 'Schritte' },
  'discover.step': { en: 'Activity', fr: 'Activité', de: 'Aktivität' },
  'discover.repeating': { en: 'Repeated', fr: 'Répétée', de: 'Wiederholt' },
  'discover.median': { en: 'Median', fr: 'Médiane', de: 'Median' },
  'discover.p90': { en: '90%', fr: '90 %', de: '90 %' },
  'discover.ends': { en: 'End here', fr: 'S’arrêtent', de: 'Enden hier' },
  'discover.steps-note': {
    en: 'Cases: those that pass; repeated: those that pass more than once. Median and 90%: time until the case’s next event. End here: of those that pass, the share whose last event it is; a case that is still going on counts too.',
    fr: 'Dossiers : ceux qui passent ; répétée : ceux qui passent plus d’une fois. Médiane et 90 % : temps jusqu’à l’événement suivant du dossier. S’arrêtent : parmi ceux qui passent, la part dont c’est le dernier événement ; un dossier encore en cours compte aussi.',
    de: 'Fälle: die hier vorbeikommen; wiederholt: mehr als einmal. Median und 90 %: Zeit bis zum nächsten Ereignis des Falls. Enden hier: Anteil derer, die vorbeikommen, deren letztes Ereignis es ist; auch ein noch laufender Fall zählt.',
  },
  'discover.service-median': { en: 'Service: median', fr: 'Traitement : médiane', de: 'Bearbeitung: Median' },
  'discover.service-p90': { en: 'Service: 90%', fr: 'Traitement : 90 %', de: 'Bearbeitung: 90 %' },
  'discover.waiting-median': { en: 'Waiting: median', fr: 'Attente : médiane', de: 'Warten: Median' },
  'discover.waiting-p90': { en: 'Waiting: 90%', fr: 'Attente : 90 %', de: 'Warten: 90 %' },
  'discover.service-note': {
    en: 'Service: from the start to the completion of the activity, without the time in which it was suspended. Waiting: from the completion of the case’s previous activity to this start; none where they overlap.',
    fr: 'Traitement : du début à la fin de l’activité, sans le temps où elle était suspendue. Attente : de la fin de l’activité précédente du dossier à ce début ; nulle si elles se chevauchent.',
    de: 'Bearbeitung: vom Beginn bis zum Abschluss der Aktivität, ohne die Zeit, in der sie ausgesetzt war. Warten: vom Abschluss der vorigen Aktivität des Falls bis zu diesem Beginn; keines, wo sie sich überschneiden.',
  },
  'discover.suppressed-steps': {
    en: '{n} {n|activity|activities} of fewer than {limit} cases {n|is|are} not shown.',
    fr: '{n} {n|activité|activités} de moins de {limit} dossiers {n|n’est pas montrée|ne sont pas montrées}.',
    de: '{n} {n|Aktivität|Aktivitäten} mit weniger als {limit} Fällen {n|wird|werden} nicht gezeigt.',
  },
  'discover.switches': {
    en: 'Channel switches: candidates for ruptures',
    fr: 'Changements de canal : ruptures possibles',
    de: 'Kanalwechsel: mögliche Brüche',
  },
  'discover.switch': { en: 'Switch', fr: 'Changement', de: 'Wechsel' },
  'discover.goes-on': { en: 'Goes on with', fr: 'Reprend par', de: 'Weiter mit' },
  'discover.again': { en: 'Done again', fr: 'Refait', de: 'Noch einmal' },
  'discover.ends-there': { en: 'Ends there', fr: 'S’arrête là', de: 'Endet dort' },
  'discover.switches-note': {
    en: 'Done again: switches after which the customer does something that had been done before. Whether the case was carried over is not in a log: ask, then write a rupture.',
    fr: 'Refait : changements après lesquels le client refait ce qu’il avait déjà fait. Un journal ne dit pas si le dossier a suivi : vérifiez, puis écrivez une rupture.',
    de: 'Noch einmal: Wechsel, nach denen der Kunde etwas tut, das er schon getan hatte. Ob der Vorgang mitging, steht in keinem Protokoll: Fragen Sie nach, dann schreiben Sie einen Bruch.',
  },
  'discover.no-switches': { en: 'None.', fr: 'Aucun.', de: 'Keine.' },
  'discover.several': {
    en: '{path} declares several journeys: {list}. Name the one you mean: {path}#name.',
    fr: '{path} déclare plusieurs parcours : {list}. Nommez celui que vous voulez : {path}#nom.',
    de: '{path} deklariert mehrere Journeys: {list}. Nennen Sie die gemeinte: {path}#Name.',
  },
  'discover.unknown-journey': {
    en: '{path} declares no journey "{name}". There are: {list}.',
    fr: '{path} ne déclare aucun parcours « {name} ». Il y a : {list}.',
    de: '{path} deklariert keine Journey „{name}“. Es gibt: {list}.',
  },
  'conform.title': {
    en: 'Held against the journey “{journey}”',
    fr: 'Comparé au parcours « {journey} »',
    de: 'Verglichen mit der Journey „{journey}“',
  },
  'conform.stage': heading(glossary.stage),
  'conform.activities': { en: 'In the log', fr: 'Dans le journal', de: 'Im Protokoll' },
  'conform.declared': { en: 'Declared', fr: 'Déclarée', de: 'Deklariert' },
  'conform.skipped': { en: 'Skipped', fr: 'Sautée', de: 'Übersprungen' },
  'conform.ends': { en: 'No further', fr: 'Pas plus loin', de: 'Nicht weiter' },
  'conform.follow': {
    en: '{n} {n|case follows|cases follow} the journey ({share}): only its stages, and never back to an earlier one.',
    fr: '{n} {n|dossier suit|dossiers suivent} le parcours ({share}) : rien que ses étapes, et jamais de retour à une étape antérieure.',
    de: '{n} {n|Fall folgt|Fälle folgen} der Journey ({share}): nur ihre Etappen, und nie zurück zu einer früheren.',
  },
  'conform.complete': {
    en: '{n} of them pass every stage ({share}).',
    fr: '{n} d’entre eux {n|passe|passent} par toutes les étapes ({share}).',
    de: '{n} davon {n|kommt|kommen} durch alle Etappen ({share}).',
  },
  'conform.back': {
    en: '{n} {n|goes|go} back to an earlier stage ({share}).',
    fr: '{n} {n|revient|reviennent} à une étape antérieure ({share}).',
    de: '{n} {n|geht|gehen} zu einer früheren Etappe zurück ({share}).',
  },
  'conform.unknown': {
    en: '{n} {n|does|do} something that is no stage of the journey ({share}).',
    fr: '{n} {n|fait|font} quelque chose qui n’est pas une étape du parcours ({share}).',
    de: '{n} {n|tut|tun} etwas, das keine Etappe der Journey ist ({share}).',
  },
  'conform.note': {
    en: 'An activity is a stage by what the observations say of its cells ("cell" -> stage), by the stage’s name or label, or by a touchpoint that no other stage has. Skipped: cases that pass a later stage without this one.',
    fr: 'Une activité est une étape par ce que les observations disent de ses cellules ("cellule" -> étape), par le nom ou le libellé de l’étape, ou par un point de contact propre à elle. Sautée : dossiers qui passent par une étape ultérieure sans celle-ci.',
    de: 'Eine Aktivität ist eine Etappe durch das, was die Beobachtungen zu ihren Zellen sagen ("Zelle" -> Etappe), durch deren Namen oder Bezeichnung oder durch einen Kontaktpunkt, den keine andere hat. Übersprungen: Fälle, die ohne diese zu einer späteren Etappe kommen.',
  },
  'conform.deviations': { en: 'Ways back', fr: 'Retours en arrière', de: 'Wege zurück' },
  'conform.back-from': { en: 'From', fr: 'De', de: 'Von' },
  'conform.back-to': { en: 'Back to', fr: 'Retour à', de: 'Zurück zu' },
  'conform.unknown-title': {
    en: 'Activities that are no stage of this journey',
    fr: 'Activités qui ne sont pas des étapes de ce parcours',
    de: 'Aktivitäten, die keine Etappe dieser Journey sind',
  },
  'conform.events': { en: 'Events', fr: 'Événements', de: 'Ereignisse' },
  'conform.known-by': { en: 'Known by', fr: 'Connue de', de: 'Bekannt in' },
  'conform.no-journey': { en: 'no journey', fr: 'aucun parcours', de: 'keiner Journey' },
  'conform.near': {
    en: 'no journey (nearest: {name})',
    fr: 'aucun parcours (le plus proche : {name})',
    de: 'keiner Journey (am nächsten: {name})',
  },

  // discover: the first journey
  'journey.from': {
    en: 'Discovered in {path}: {cases} {cases|case|cases}, {events} {events|event|events}.',
    fr: 'Découvert dans {path} : {cases} {cases|dossier|dossiers}, {events} {events|événement|événements}.',
    de: 'Entdeckt in {path}: {cases} {cases|Fall|Fälle}, {events} {events|Ereignis|Ereignisse}.',
  },
  'journey.look-over': {
    en: 'A first draft: say each stage as the customer would, join stages that are one, and judge what is a rupture.',
    fr: 'Un premier jet : dites chaque étape comme le client la dirait, réunissez celles qui n’en font qu’une, et jugez ce qui est une rupture.',
    de: 'Ein erster Entwurf: Sagen Sie jede Etappe, wie der Kunde sie sagen würde, fassen Sie zusammen, was eine ist, und beurteilen Sie, was ein Bruch ist.',
  },
  'journey.label': { en: 'Discovered in {path}', fr: 'Découvert dans {path}', de: 'Entdeckt in {path}' },
  'journey.timing': {
    en: 'Until the next event: median {median}, 90% within {p90}.',
    fr: 'Jusqu’à l’événement suivant : médiane {median}, 90 % en moins de {p90}.',
    de: 'Bis zum nächsten Ereignis: Median {median}, 90 % innerhalb von {p90}.',
  },
  'journey.timing-median': {
    en: 'Until the next event: median {median}.',
    fr: 'Jusqu’à l’événement suivant : médiane {median}.',
    de: 'Bis zum nächsten Ereignis: Median {median}.',
  },
  'journey.ends': { en: '{ends} go no further.', fr: '{ends} ne vont pas plus loin.', de: '{ends} gehen nicht weiter.' },
  'journey.rupture': {
    en: 'A rupture? {cases} cases ({share}) change from {from} to {to} here.',
    fr: 'Une rupture ? {cases} dossiers ({share}) passent ici de {from} à {to}.',
    de: 'Ein Bruch? {cases} Fälle ({share}) wechseln hier von {from} zu {to}.',
  },
  'journey.left': {
    en: 'Left out, since few cases pass: {n} {n|activity|activities} ({activities}).',
    fr: 'Laissées de côté, car peu de dossiers y passent : {n} {n|activité|activités} ({activities}).',
    de: 'Weggelassen, weil wenige Fälle vorbeikommen: {n} {n|Aktivität|Aktivitäten} ({activities}).',
  },

  // fmt
  'fmt.syntax': {
    en: '{place}: left as it is, since its syntax is wrong: {message}',
    fr: '{place} : laissé tel quel, car la syntaxe est fautive : {message}',
    de: '{place}: blieb, wie sie ist, denn die Syntax ist falsch: {message}',
  },
  'fmt.changed': {
    en: '{n} of {files} {files|file|files} formatted.',
    fr: '{n} sur {files} {files|fichier mis|fichiers mis} en forme.',
    de: '{n} von {files} {files|Datei|Dateien} formatiert.',
  },
  'fmt.would-change': {
    en: '{n} of {files} {files|file|files} would change. Run "parcours fmt".',
    fr: '{n} sur {files} {files|fichier|fichiers} à mettre en forme. Lancez « parcours fmt ».',
    de: '{n} von {files} {files|Datei|Dateien} wären zu formatieren. Starten Sie „parcours fmt“.',
  },
  'fmt.stdin': { en: 'standard input', fr: 'entrée standard', de: 'Standardeingabe' },

  // progress
  'progress.search': {
    en: 'Looking for .journey files …',
    fr: 'Recherche des fichiers .journey …',
    de: '.journey-Dateien werden gesucht …',
  },
  'progress.read': { en: 'Reading …', fr: 'Lecture …', de: 'Es wird gelesen …' },
  'progress.check': { en: 'Checking {n} of {files} …', fr: 'Vérification {n} sur {files} …', de: 'Prüfung {n} von {files} …' },
  'progress.log': { en: 'Reading … {percent}%', fr: 'Lecture … {percent} %', de: 'Es wird gelesen … {percent} %' },
  'progress.file': {
    en: 'Reading {path} … {percent}%',
    fr: 'Lecture de {path} … {percent} %',
    de: '{path} wird gelesen … {percent} %',
  },
  'progress.score': { en: 'Computing …', fr: 'Calcul …', de: 'Es wird gerechnet …' },

  // faults
  'fault.internal': {
    en: 'parcours met a fault of its own: {detail}. Your files are safe; please report it.',
    fr: 'parcours a rencontré une erreur interne : {detail}. Vos fichiers sont intacts ; merci de la signaler.',
    de: 'parcours ist auf einen eigenen Fehler gestoßen: {detail}. Ihre Dateien sind unversehrt; bitte melden Sie ihn.',
  },
  'fault.debug': {
    en: 'PARCOURS_DEBUG=1 shows where.',
    fr: 'PARCOURS_DEBUG=1 montre où.',
    de: 'PARCOURS_DEBUG=1 zeigt, wo.',
  },
} as const satisfies MessageTable;
