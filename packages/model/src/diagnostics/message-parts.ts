/** Parts of messages, given as parameters (`Term`): reasons for a dropped row, read errors, missing declarations. */
export const messageParts = {
  'keyword-language': { en: 'language of the keywords', fr: 'langue des mots-clés', de: 'Sprache der Schlüsselwörter' },
  encoding: { en: 'encoding', fr: 'encodage', de: 'Zeichenkodierung' },
  dates: { en: 'order of dates', fr: 'ordre des dates', de: 'Datumsreihenfolge' },
  'scale-to-say': {
    en: 'scale? The cells go from {min} to {max}',
    fr: 'échelle ? Les cellules vont de {min} à {max}',
    de: 'Skala? Die Zellen reichen von {min} bis {max}',
  },
  'unit-to-say': {
    en: 'unit? The cells go from {min} to {max}',
    fr: 'unité ? Les cellules vont de {min} à {max}',
    de: 'Einheit? Die Zellen reichen von {min} bis {max}',
  },
  'success-to-say': {
    en: 'which are a success? {cells}',
    fr: 'quelles valeurs sont un succès ? {cells}',
    de: 'Was davon ist ein Erfolg? {cells}',
  },
  'cells-to-map': {
    en: 'still to be mapped with -> : {cells}',
    fr: 'à relier avec -> : {cells}',
    de: 'noch mit -> zuzuordnen: {cells}',
  },
  'scale-missing.numbers': {
    en: 'The column {column} has ratings but no declared scale, and a scale is never guessed. Add "[[scale]] MIN..MAX"; the values lie between {min} and {max}.',
    fr: 'La colonne {column} contient des notes mais n’a pas d’échelle déclarée, et une échelle ne se devine pas. Ajoutez « [[scale]] MIN..MAX » ; les valeurs vont de {min} à {max}.',
    de: 'Die Spalte {column} enthält Bewertungen, aber keine deklarierte Skala, und eine Skala wird nie erraten. Ergänzen Sie „[[scale]] MIN..MAX“; die Werte liegen zwischen {min} und {max}.',
  },
  'scale-missing.texts': {
    en: 'The column {column} has no declared scale, and its cells are texts, not numbers: {examples}. If they are ratings, add "[[scale]] MIN..MAX" and what each text is worth: { {example} -> … }.',
    fr: 'La colonne {column} n’a pas d’échelle déclarée, et ses cellules sont des textes, non des nombres : {examples}. Si ce sont des notes, ajoutez « [[scale]] MIN..MAX » et ce que vaut chaque texte : { {example} -> … }.',
    de: 'Die Spalte {column} hat keine deklarierte Skala, und ihre Zellen sind Texte, keine Zahlen: {examples}. Sind es Bewertungen, ergänzen Sie „[[scale]] MIN..MAX“ und was jeder Text wert ist: { {example} -> … }.',
  },
  'scale-missing.empty': {
    en: 'The column {column} has no declared scale, and no row that counts has an answer in it. Add "[[scale]] MIN..MAX" as the questionnaire has it, and check that it is the right column.',
    fr: 'La colonne {column} n’a pas d’échelle déclarée, et aucune ligne prise en compte n’y a de réponse. Ajoutez « [[scale]] MIN..MAX » d’après le questionnaire, et vérifiez que c’est la bonne colonne.',
    de: 'Die Spalte {column} hat keine deklarierte Skala, und keine Zeile, die zählt, hat darin eine Antwort. Ergänzen Sie „[[scale]] MIN..MAX“ nach dem Fragebogen, und prüfen Sie, ob es die richtige Spalte ist.',
  },
  'scale-missing.width': {
    en: 'The scale {scale} of the column {column} has only one value, so that no answer is better than another. Write its lowest and its highest answer: "[[scale]] MIN..MAX".',
    fr: 'L’échelle {scale} de la colonne {column} n’a qu’une valeur : aucune réponse n’y est meilleure qu’une autre. Écrivez sa réponse la plus basse et la plus haute : « [[scale]] MIN..MAX ».',
    de: 'Die Skala {scale} der Spalte {column} hat nur einen Wert, sodass keine Antwort besser ist als eine andere. Schreiben Sie ihre niedrigste und ihre höchste Antwort: „[[scale]] MIN..MAX“.',
  },
  'off-scale.codes': {
    en: 'Codes for “no answer” are declared with "[[missing]]"; if there are many, the scale is probably another.',
    fr: 'Les codes de non-réponse se déclarent avec « [[missing]] » ; s’il y en a beaucoup, l’échelle est sans doute une autre.',
    de: 'Codes für fehlende Antworten stehen hinter „[[missing]]“; sind es viele, ist die Skala wohl eine andere.',
  },
  'off-scale.dates': {
    en: 'They look like dates as a spreadsheet stores them: it has taken answers such as 1-5 or 1.5 for a day of the year ({date}), and the answers are lost in this file. Export them again from the survey tool, and import the column as text.',
    fr: 'On dirait des dates telles qu’un tableur les enregistre : il a pris des réponses comme 1-5 ou 1.5 pour un jour de l’année ({date}), et ces réponses sont perdues dans ce fichier. Exportez-les de nouveau depuis l’outil d’enquête, et importez la colonne au format texte.',
    de: 'Das sieht nach Datumswerten aus, wie eine Tabellenkalkulation sie speichert: Sie hat Antworten wie 1-5 oder 1.5 für einen Tag gehalten ({date}), und die Antworten sind in dieser Datei verloren. Exportieren Sie sie noch einmal aus dem Umfragewerkzeug, und lesen Sie die Spalte als Text ein.',
  },
  'marked-answers.where': {
    en: 'To leave them out, add: [[where]] {column} [[is]] {values}',
    fr: 'Pour les écarter, ajoutez : [[where]] {column} [[is]] {values}',
    de: 'Um sie auszulassen, ergänzen Sie: [[where]] {column} [[is]] {values}',
  },
  'marked-answers.export': {
    en: 'To leave them out, delete them in the file, or export the answers again without them',
    fr: 'Pour les écarter, supprimez-les du fichier, ou exportez de nouveau les réponses sans elles',
    de: 'Um sie auszulassen, löschen Sie sie in der Datei, oder exportieren Sie die Antworten noch einmal ohne sie',
  },
  'not-numbers.answers': {
    en: 'Of answers, say what each is worth: {mapping}; texts for “no answer” are declared with "[[missing]]".',
    fr: 'Si ce sont des réponses, indiquez ce que vaut chacune : {mapping} ; les textes de non-réponse se déclarent avec « [[missing]] ».',
    de: 'Sind es Antworten, geben Sie an, was jede wert ist: {mapping}; Texte für fehlende Antworten stehen hinter „[[missing]]“.',
  },
  'not-numbers.errors': {
    en: 'They are errors of formulas: mend the formulas in the spreadsheet and save the file again. If there is no answer in these cells, declare them with "[[missing]]".',
    fr: 'Ce sont des erreurs de formules : corrigez les formules dans le tableur et enregistrez de nouveau le fichier. Si ces cellules n’ont pas de réponse, déclarez-les avec « [[missing]] ».',
    de: 'Das sind Fehler von Formeln: Berichtigen Sie die Formeln in der Tabellenkalkulation und speichern Sie die Datei neu. Enthalten diese Zellen keine Antwort, deklarieren Sie sie hinter „[[missing]]“.',
  },
  'not-numbers.dates': {
    en: 'They are dates: a spreadsheet has taken answers such as 1-5 or 1.5 for a day of the year, and the answers are lost in this file. Export them again from the survey tool, and import the column as text.',
    fr: 'Ce sont des dates : un tableur a pris des réponses comme 1-5 ou 1.5 pour un jour de l’année, et ces réponses sont perdues dans ce fichier. Exportez-les de nouveau depuis l’outil d’enquête, et importez la colonne au format texte.',
    de: 'Das sind Datumswerte: Eine Tabellenkalkulation hat Antworten wie 1-5 oder 1.5 für einen Tag gehalten, und die Antworten sind in dieser Datei verloren. Exportieren Sie sie noch einmal aus dem Umfragewerkzeug, und lesen Sie die Spalte als Text ein.',
  },
  'acceptance.not-understood': {
    en: 'it is not written as it must be',
    fr: 'il n’est pas écrit comme il doit l’être',
    de: 'Er ist nicht so geschrieben, wie es sein muss',
  },
  'acceptance.unknown-code': {
    en: 'there is no diagnostic {code}',
    fr: 'il n’y a pas de constat {code}',
    de: 'Es gibt keinen Befund {code}',
  },
  'acceptance.mistyped-code': {
    en: 'there is no diagnostic {code} (one digit away: {codes})',
    fr: 'il n’y a pas de constat {code} (à un chiffre près : {codes})',
    de: 'Es gibt keinen Befund {code} (eine Ziffer anders: {codes})',
  },
  'instrument.unsaid': { en: 'not said', fr: 'non dite', de: 'nicht genannt' },
  'instrument.method': {
    en: 'the method is {benchmark} there, {own} here',
    fr: 'la méthode est {benchmark} là-bas, {own} ici',
    de: 'die Methode ist dort {benchmark}, hier {own}',
  },
  'instrument.timing': {
    en: 'one was asked on the spot, the other later or not said',
    fr: 'l’une a été posée à chaud, l’autre plus tard ou non dit',
    de: 'eines wurde sofort gefragt, das andere später oder nicht genannt',
  },
  'instrument.scale': {
    en: 'the scale is {benchmark} there, {own} here',
    fr: 'l’échelle est {benchmark} là-bas, {own} ici',
    de: 'die Skala ist dort {benchmark}, hier {own}',
  },
  'instrument.question': {
    en: 'the answers are given and counted in another way',
    fr: 'les réponses sont données et comptées autrement',
    de: 'die Antworten werden anders gegeben und gezählt',
  },
  'expected.name': { en: 'a name', fr: 'un nom', de: 'ein Name' },
  'expected.number': {
    en: 'a number, for example {example}',
    fr: 'un nombre, par exemple {example}',
    de: 'eine Zahl, zum Beispiel {example}',
  },
  'expected.percentage': {
    en: 'a percentage, for example {example}',
    fr: 'un pourcentage, par exemple {example}',
    de: 'ein Prozentsatz, zum Beispiel {example}',
  },
  'expected.date': {
    en: 'a date, for example {example}',
    fr: 'une date, par exemple {example}',
    de: 'ein Datum, zum Beispiel {example}',
  },
  'expected.duration': {
    en: 'a duration, for example {example}',
    fr: 'une durée, par exemple {example}',
    de: 'eine Dauer, zum Beispiel {example}',
  },
  'expected.next': { en: '{first}, {more}', fr: '{first}, {more}', de: '{first}, {more}' },
  'expected.or': { en: '{first}, or {more}', fr: '{first}, ou {more}', de: '{first} oder {more}' },
  'expected.either': { en: '{first} or {second}', fr: '{first} ou {second}', de: '{first} oder {second}' },
  'expected.reason': {
    en: 'the reason for the exception between quotes, {example}',
    fr: 'la raison de l’exception entre guillemets, {example}',
    de: 'der Grund der Ausnahme in Anführungszeichen, {example}',
  },
  'ambiguous.either': {
    en: 'Write {first} or {second}, whichever you mean.',
    fr: 'Écrivez {first} ou {second}, selon ce que vous voulez dire.',
    de: 'Schreiben Sie {first} oder {second}, je nachdem, was Sie meinen.',
  },
  'ambiguous.number': {
    en: 'Write one figure on the scale that is used here: only digits, the sign directly in front ({examples}). If there is no figure yet, leave the attribute out.',
    fr: 'Écrivez un seul chiffre, sur l’échelle utilisée ici : uniquement des chiffres, le signe collé devant ({examples}). S’il n’y en a pas encore, omettez l’attribut.',
    de: 'Schreiben Sie eine einzige Zahl auf der hier verwendeten Skala: nur Ziffern, das Vorzeichen direkt davor ({examples}). Gibt es noch keine, lassen Sie das Attribut weg.',
  },
  'ambiguous.percentage': {
    en: 'Write one percentage, for example {example}; an estimate will do. If there is none yet, leave the attribute out.',
    fr: 'Écrivez un seul pourcentage, par exemple {example} ; une estimation suffit. S’il n’y en a pas encore, omettez l’attribut.',
    de: 'Schreiben Sie einen einzigen Prozentsatz, zum Beispiel {example}; eine Schätzung genügt. Gibt es noch keinen, lassen Sie das Attribut weg.',
  },
  'ambiguous.duration': {
    en: 'Write the one time that you promise, in minutes, hours or calendar days, for example {examples}: working days, months and years have no fixed length.',
    fr: 'Écrivez le seul délai que vous promettez, en minutes, heures ou jours calendaires, par exemple {examples} : jours ouvrés, mois et années n’ont pas de durée fixe.',
    de: 'Schreiben Sie die eine Zeitspanne, die Sie versprechen, in Minuten, Stunden oder Kalendertagen, zum Beispiel {examples}: Werktage, Monate und Jahre sind verschieden lang.',
  },
  'ambiguous.list': {
    en: 'Write each value, separated by commas: {example}.',
    fr: 'Écrivez chaque valeur, séparée par une virgule : {example}.',
    de: 'Schreiben Sie jeden Wert einzeln, durch Kommas getrennt: {example}.',
  },
  'ambiguous.date': {
    en: 'Write the year, the month or the day, for example {examples}: there are no quarters, weeks or seasons here.',
    fr: 'Écrivez l’année, le mois ou le jour, par exemple {examples} : il n’y a ici ni trimestres, ni semaines, ni saisons.',
    de: 'Schreiben Sie das Jahr, den Monat oder den Tag, zum Beispiel {examples}: Quartale, Wochen und Jahreszeiten gibt es hier nicht.',
  },
  quoted: { en: '“{text}”', fr: '« {text} »', de: '„{text}“' },
  'hidden.space': {
    en: 'a non-breaking space ({code})',
    fr: 'une espace insécable ({code})',
    de: 'ein geschütztes Leerzeichen ({code})',
  },
  'hidden.hyphen': {
    en: 'a hidden hyphen ({code})',
    fr: 'un trait d’union caché ({code})',
    de: 'einen unsichtbaren Trennstrich ({code})',
  },
  'hidden.character': {
    en: 'an invisible character ({code})',
    fr: 'un caractère invisible ({code})',
    de: 'ein unsichtbares Zeichen ({code})',
  },
  'hidden.letter': {
    en: 'a letter of another alphabet that looks alike, {letter} ({code})',
    fr: 'une lettre d’un autre alphabet qui lui ressemble, {letter} ({code})',
    de: 'einen ähnlich aussehenden Buchstaben eines anderen Alphabets, {letter} ({code})',
  },
  'otherwise.column': {
    en: 'from the column "{own}" here, from "{other}" of the same file there',
    fr: 'dans la colonne « {own} » ici, dans « {other} » du même fichier là-bas',
    de: 'hier aus der Spalte „{own}“, dort aus „{other}“ derselben Datei',
  },
  'otherwise.scale': {
    en: 'the scale of "{column}" is {own} here, {other} there',
    fr: 'l’échelle de « {column} » est {own} ici, {other} là-bas',
    de: 'die Skala von „{column}“ ist hier {own}, dort {other}',
  },
  'otherwise.values': {
    en: 'the answers of "{column}" stand for other values there',
    fr: 'les réponses de « {column} » y valent autre chose',
    de: 'die Antworten von „{column}“ stehen dort für andere Werte',
  },
  'otherwise.missing': {
    en: 'other codes of "{column}" are declared missing there',
    fr: 'd’autres codes de « {column} » y sont déclarés manquants',
    de: 'andere Codes von „{column}“ gelten dort als fehlend',
  },
  'equal-columns.expectation': {
    en: 'The gap of {first} is then always the same.',
    fr: 'L’écart de {first} est alors toujours le même.',
    de: 'Die Lücke von {first} ist dann immer dieselbe.',
  },
  'equal-columns.once': {
    en: '{first} then rests on one question, not on two.',
    fr: '{first} repose alors sur une question, et non sur deux.',
    de: '{first} beruht dann auf einer Frage, nicht auf zweien.',
  },
  'equal-columns.two': {
    en: '{first} and {second} then say the same, and what ties them is no finding.',
    fr: '{first} et {second} disent alors la même chose, et leur lien n’est pas un résultat.',
    de: '{first} und {second} sagen dann dasselbe, und ihr Zusammenhang ist kein Ergebnis.',
  },
  'spelling.capitals': {
    en: ' Capital and small letters count.',
    fr: ' Majuscules et minuscules comptent.',
    de: ' Groß- und Kleinschreibung zählt.',
  },
  'spelling.singular': {
    en: ' It is always in the singular.',
    fr: ' Ce mot est toujours au singulier.',
    de: ' Es steht immer in der Einzahl.',
  },
  'spelling.same': {
    en: ' Write {name}: capital letters and spaces count.',
    fr: ' Écrivez {name} : majuscules et espaces comptent.',
    de: ' Schreiben Sie {name}: Großbuchstaben und Leerzeichen zählen.',
  },
  'place.header': {
    en: 'in the line of the {keyword}, before the brace {brace}',
    fr: 'sur la ligne qui commence par {keyword}, avant l’accolade {brace}',
    de: 'in die Zeile, die mit {keyword} beginnt, vor die geschweifte Klammer {brace}',
  },
  'place.file': { en: 'outside all blocks', fr: 'hors de tout bloc', de: 'außerhalb aller Blöcke' },
  'place.block': {
    en: 'between the braces {braces} of {keywords}',
    fr: 'entre les accolades {braces} qui suivent {keywords}',
    de: 'zwischen die geschweiften Klammern {braces} von {keywords}',
  },
  'place.line': {
    en: 'in a line that begins with {keywords}',
    fr: 'dans une ligne qui commence par {keywords}',
    de: 'in eine Zeile, die mit {keywords} beginnt',
  },
  'language.en': { en: 'English', fr: 'anglais', de: 'englischen' },
  'language.fr': { en: 'French', fr: 'français', de: 'französischen' },
  'language.de': { en: 'German', fr: 'allemands', de: 'deutschen' },
  colon: { en: ': ', fr: ' : ', de: ': ' },
  'cells-span': { en: 'from {min} to {max}', fr: 'de {min} à {max}', de: 'von {min} bis {max}' },
  'cells-different': { en: '{n} different', fr: '{n} différentes', de: '{n} verschiedene' },
  'cells-empty': { en: 'no cell is filled', fr: 'aucune cellule remplie', de: 'keine Zelle gefüllt' },
  'recommendation-to-declare': {
    en: 'Would they recommend? Then the journey lacks: [[kpi]] nps "…"',
    fr: 'Une recommandation ? Il manque alors au parcours : [[kpi]] nps "…"',
    de: 'Eine Weiterempfehlung? Dann fehlt der Journey: [[kpi]] nps "…"',
  },
  'order-of-texts': {
    en: 'the order of the texts: is it the questionnaire’s?',
    fr: 'l’ordre des textes : est-ce celui du questionnaire ?',
    de: 'die Reihenfolge der Texte: Ist es die des Fragebogens?',
  },
  'texts-without-middle': {
    en: 'is this the order? No text stands in the middle: if the questionnaire had such an answer, there are {more} steps, not {steps}',
    fr: 'est-ce l’ordre ? Aucun texte n’est au milieu : si le questionnaire avait une telle réponse, il y a {more} échelons, pas {steps}',
    de: 'Ist das die Reihenfolge? Kein Text steht in der Mitte: Hatte der Fragebogen eine solche Antwort, sind es {more} Stufen, nicht {steps}',
  },
  'values-to-say': {
    en: 'scale? Map each text with ->, and those that nobody chose; from the worst to the best: {cells}',
    fr: 'échelle ? Reliez chaque texte avec ->, et ceux que personne n’a choisis ; du pire au meilleur : {cells}',
    de: 'Skala? Jeden Text mit -> zuordnen, auch die, die niemand gewählt hat; vom schlechtesten zum besten: {cells}',
  },
  'cells-without-number': {
    en: 'not counted until they are mapped with -> or declared [[missing]]: {cells}',
    fr: 'pas comptées tant qu’elles ne sont pas reliées avec -> ou déclarées [[missing]] : {cells}',
    de: 'zählen erst, wenn sie mit -> zugeordnet oder mit [[missing]] erklärt sind: {cells}',
  },
  'event-log': {
    en: 'An event log: nobody rates anything here. Paths, times and drop-offs: {command}',
    fr: 'Un journal d’événements : personne n’y note rien. Chemins, durées et abandons : {command}',
    de: 'Ein Ereignisprotokoll: Hier bewertet niemand etwas. Pfade, Zeiten und Abbrüche: {command}',
  },
  'rows-are-periods': {
    en: 'Each row sums up a period ("{column}"), not a respondent: nothing of it is counted. Link the single answers, or one row a stage with mean and n ("[[aggregated]]")',
    fr: 'Chaque ligne résume une période (« {column} »), pas un répondant : rien n’en est compté. Reliez les réponses elles-mêmes, ou une ligne par étape avec moyenne et n (« [[aggregated]] »)',
    de: 'Jede Zeile fasst einen Zeitraum zusammen („{column}“) und steht nicht für einen Befragten: Nichts davon wird gezählt. Verknüpfen Sie die einzelnen Antworten oder eine Zeile je Etappe mit Mittelwert und n („[[aggregated]]“)',
  },
  'rows-are-questions': {
    en: 'The rows look like questions and the columns like visits or respondents: no role is proposed. Transpose the table (Excel: copy it, then Paste Special → Transpose), or write one row for each visit and question, and link that file',
    fr: 'Les lignes ressemblent à des questions et les colonnes à des visites ou à des répondants : aucun rôle n’est proposé. Transposez le tableau (Excel : copiez-le, puis Collage spécial → Transposé), ou écrivez une ligne par visite et par question, et reliez ce fichier',
    de: 'Die Zeilen sehen wie Fragen aus und die Spalten wie Besuche oder Befragte: Es wird keine Rolle vorgeschlagen. Transponieren Sie die Tabelle (Excel: kopieren, dann Inhalte einfügen → Transponieren), oder schreiben Sie eine Zeile je Besuch und Frage, und verknüpfen Sie diese Datei',
  },
  'no-line-of-names': {
    en: 'The file has no line of column names: its first line looks like the rows below it. Add a line with the names above it, and link the file again',
    fr: 'Le fichier n’a pas de ligne de noms de colonnes : sa première ligne ressemble aux suivantes. Ajoutez au-dessus une ligne avec les noms, et reliez de nouveau le fichier',
    de: 'Die Datei hat keine Zeile mit Spaltennamen: Ihre erste Zeile sieht wie die folgenden aus. Fügen Sie darüber eine Zeile mit den Namen ein, und verknüpfen Sie die Datei noch einmal',
  },
  'nothing-recognised': {
    en: 'No column is called as respondents, stages or dates usually are, or as a stage or KPI of the journey, and no cells name its stages or channels. Write what counts: [[respondent]] "…", [[measure]] STAGE [[from]] "…" [[scale]] 1..10',
    fr: 'Aucune colonne ne porte un nom usuel (répondant, étape, date…) ni celui d’une étape ou d’un KPI du parcours, et aucune cellule ne nomme ses étapes ou ses canaux. Écrivez ce qui compte : [[respondent]] "…", [[measure]] ÉTAPE [[from]] "…" [[scale]] 1..10',
    de: 'Keine Spalte heißt, wie Befragte, Etappen oder Daten üblicherweise heißen, oder wie eine Etappe oder ein KPI der Journey, und keine Zellen nennen ihre Etappen oder Kanäle. Schreiben Sie, was zählt: [[respondent]] "…", [[measure]] ETAPPE [[from]] "…" [[scale]] 1..10',
  },
  'headings-left-out': {
    en: 'leaves out the {n} {n|line|lines} of headings below the header',
    fr: 'écarte {n|la ligne d’intitulés|les {n} lignes d’intitulés} sous l’en-tête',
    de: 'lässt {n|die Zeile|die {n} Zeilen} mit Überschriften unter der Kopfzeile weg',
  },
  'headings-to-leave-out': {
    en: 'The {n} first {n|row|rows} below the header are headings: leave them out with "[[where]]", or delete them',
    fr: '{n|La première ligne|Les {n} premières lignes} sous l’en-tête {n|est un intitulé : écartez-la|sont des intitulés : écartez-les} avec « [[where]] », ou {n|supprimez-la|supprimez-les}',
    de: '{n|Die erste Zeile|Die ersten {n} Zeilen} unter der Kopfzeile {n|ist eine Überschrift|sind Überschriften}: mit „[[where]]“ weglassen oder löschen',
  },

  // what lies outside its range
  'value.importance': { en: 'The importance', fr: 'L’importance', de: 'Die Wichtigkeit' },
  'value.effort': { en: 'The effort', fr: 'L’effort', de: 'Der Aufwand' },
  'value.share': { en: 'A share', fr: 'Une part', de: 'Ein Anteil' },
  'value.volume': { en: 'The volume', fr: 'La volumétrie', de: 'Das Volumen' },
  'value.weight': { en: 'The weight', fr: 'Le poids', de: 'Das Gewicht' },
  'value.target': { en: 'The target', fr: 'La cible', de: 'Das Ziel' },
  'value.skip': { en: 'The number of lines to skip', fr: 'Le nombre de lignes à sauter', de: 'Die Zahl der übersprungenen Zeilen' },
  'value.header': { en: 'The number of header lines', fr: 'Le nombre de lignes d’en-tête', de: 'Die Zahl der Kopfzeilen' },

  // a time and its unit, as the text writes them
  'time-target': { en: '[[target]] {value}h', fr: '[[target]] {value}h', de: '[[target]] {value}h' },
  'time-unit': { en: '[[unit]] h', fr: '[[unit]] h', de: '[[unit]] h' },

  // why rows and cells were dropped
  'drop.empty': { en: 'no answer', fr: 'sans réponse', de: 'ohne Antwort' },
  'drop.missing-code': { en: 'declared as missing', fr: 'valeur déclarée manquante', de: 'als fehlend deklariert' },
  'drop.no-respondent': { en: 'no respondent', fr: 'sans répondant', de: 'ohne Befragten' },
  'drop.not-a-number': { en: 'not a number', fr: 'pas un nombre', de: 'keine Zahl' },
  'drop.ambiguous-number': {
    en: 'a decimal or thousands, it cannot be told',
    fr: 'décimale ou milliers, indécidable',
    de: 'Dezimalzahl oder Tausender, nicht zu entscheiden',
  },
  'drop.off-scale': { en: 'outside the declared scale', fr: 'hors de l’échelle déclarée', de: 'außerhalb der deklarierten Skala' },
  'drop.not-the-top': {
    en: 'the boxes are not the top of the scale',
    fr: 'les cases ne sont pas le haut de l’échelle',
    de: 'die Boxen sind nicht das obere Ende der Skala',
  },
  'drop.not-whole': { en: 'n is no whole number', fr: 'n n’est pas un nombre entier', de: 'n ist keine ganze Zahl' },
  'drop.impossible-sd': {
    en: 'the standard deviation is larger than mean, n and scale allow',
    fr: 'l’écart-type est plus grand que ne le permettent la moyenne, n et l’échelle',
    de: 'die Standardabweichung ist größer, als Mittelwert, n und Skala es zulassen',
  },
  'drop.no-scale': { en: 'no scale declared', fr: 'échelle non déclarée', de: 'keine Skala deklariert' },
  'drop.unmapped': { en: 'no such name in the text', fr: 'aucun nom correspondant dans le texte', de: 'kein solcher Name im Text' },
  'drop.contradictory': {
    en: 'one respondent, several names',
    fr: 'un répondant, plusieurs noms',
    de: 'ein Befragter, mehrere Namen',
  },
  'drop.bad-weight': {
    en: 'weight is not a positive number',
    fr: 'le poids n’est pas un nombre positif',
    de: 'Gewicht ist keine positive Zahl',
  },
  'drop.filtered': {
    en: 'left out by a filter of the text',
    fr: 'exclusion par un filtre du texte',
    de: 'durch einen Filter des Textes ausgeschlossen',
  },
  'drop.other-group': {
    en: 'outside the perimeter shown',
    fr: 'hors du périmètre affiché',
    de: 'außerhalb des gezeigten Ausschnitts',
  },
  'drop.no-segment': {
    en: 'of no segment with a declared share',
    fr: 'd’aucun segment dont la part est déclarée',
    de: 'aus keinem Segment mit angegebenem Anteil',
  },
  'drop.ragged': {
    en: 'another number of cells than the header',
    fr: 'un autre nombre de cellules que l’en-tête',
    de: 'andere Zahl von Zellen als die Kopfzeile',
  },
  'drop.broken-quote': {
    en: 'a quote that is never closed',
    fr: 'un guillemet jamais refermé',
    de: 'ein Anführungszeichen, das nie geschlossen wird',
  },
  'drop.not-json': {
    en: 'a line that is no JSON object',
    fr: 'une ligne qui n’est pas un objet JSON',
    de: 'eine Zeile, die kein JSON-Objekt ist',
  },
  'drop.total': {
    en: 'a total or mean of other rows',
    fr: 'un total ou une moyenne d’autres lignes',
    de: 'Summe oder Mittelwert anderer Zeilen',
  },
  'drop.repeated-header': {
    en: 'the column names once more',
    fr: 'les noms de colonnes, répétés',
    de: 'noch einmal die Spaltennamen',
  },
  'drop.other-table': {
    en: 'of another table below this one',
    fr: 'd’un autre tableau, placé dessous',
    de: 'aus einer anderen Tabelle darunter',
  },
  'drop.mixed-shares': {
    en: 'shares written in two ways',
    fr: 'des parts écrites de deux façons',
    de: 'Anteile in zwei Schreibweisen',
  },
  'drop.several-answers': {
    en: 'several answers in one cell',
    fr: 'plusieurs réponses dans une cellule',
    de: 'mehrere Antworten in einer Zelle',
  },
  'drop.not-a-date': { en: 'not a date', fr: 'pas une date', de: 'kein Datum' },
  'drop.ambiguous-date': {
    en: 'day or month first, it cannot be told',
    fr: 'jour ou mois d’abord, indécidable',
    de: 'Tag oder Monat zuerst, nicht zu entscheiden',
  },

  // why a file cannot be read
  'fault.binary': { en: 'it is not a text file', fr: 'ce n’est pas un fichier texte', de: 'sie ist keine Textdatei' },
  'fault.encoding': { en: 'the encoding is not known', fr: 'l’encodage n’est pas connu', de: 'die Zeichenkodierung ist nicht bekannt' },
  'more-than': { en: 'more than {number}', fr: 'plus de {number}', de: 'mehr als {number}' },
  'raise-limit': {
    en: 'raise the limit (in VS Code parcours.limits.{limit}, on the command line --limit {limit}=NUMBER)',
    fr: 'relevez la limite (dans VS Code parcours.limits.{limit}, en ligne de commande --limit {limit}=NOMBRE)',
    de: 'heben Sie die Grenze an (in VS Code parcours.limits.{limit}, in der Kommandozeile --limit {limit}=ZAHL)',
  },
  'limit.file': {
    en: 'it has {has} MB, and the limit is {limit} MB; save the columns that you need in a file of their own, or {raise}',
    fr: 'il fait {has} Mo, et la limite est de {limit} Mo ; enregistrez les colonnes utiles dans un fichier à part, ou {raise}',
    de: 'sie hat {has} MB, und die Grenze liegt bei {limit} MB; speichern Sie die benötigten Spalten in einer eigenen Datei, oder {raise}',
  },
  'limit.unpacked': {
    en: 'unpacked it has {has} MB, and the limit is {limit} MB; save the table as CSV, or {raise}',
    fr: 'décompressé, il fait {has} Mo, et la limite est de {limit} Mo ; enregistrez le tableau en CSV, ou {raise}',
    de: 'entpackt hat sie {has} MB, und die Grenze liegt bei {limit} MB; speichern Sie die Tabelle als CSV, oder {raise}',
  },
  'limit.rows': {
    en: 'it has {has} rows, and the limit is {limit}; split it, or {raise}',
    fr: 'il a {has} lignes, et la limite est de {limit} ; divisez-le, ou {raise}',
    de: 'sie hat {has} Zeilen, und die Grenze liegt bei {limit}; teilen Sie sie, oder {raise}',
  },
  'limit.columns': {
    en: 'it has {has} columns, and the limit is {limit}; keep those that you need, declare its delimiter if they are none, or {raise}',
    fr: 'il a {has} colonnes, et la limite est de {limit} ; gardez celles qui servent, déclarez son séparateur si ce n’en sont pas, ou {raise}',
    de: 'sie hat {has} Spalten, und die Grenze liegt bei {limit}; behalten Sie die benötigten, deklarieren Sie ihr Trennzeichen, wenn es keine sind, oder {raise}',
  },
  'limit.cell': {
    en: 'one of its cells has {has} characters, and the limit is {limit}; look for a quote that is not closed, or {raise}',
    fr: 'une de ses cellules a {has} caractères, et la limite est de {limit} ; cherchez un guillemet non fermé, ou {raise}',
    de: 'eine ihrer Zellen hat {has} Zeichen, und die Grenze liegt bei {limit}; suchen Sie ein nicht geschlossenes Anführungszeichen, oder {raise}',
  },
  'fault.held': {
    en: 'it has {has} MB, and a file of its kind is read up to {limit} MB; save it as CSV, which may have any size',
    fr: 'il fait {has} Mo, et un fichier de ce type se lit jusqu’à {limit} Mo ; enregistrez-le en CSV, qui peut avoir toute taille',
    de: 'sie hat {has} MB, und eine Datei dieser Art wird bis {limit} MB gelesen; speichern Sie sie als CSV, das beliebig groß sein darf',
  },
  'fault.old-office': {
    en: 'it is an old Office file, but no workbook; save the table as XLSX or CSV',
    fr: 'c’est un ancien fichier Office, mais pas un classeur ; enregistrez le tableau en XLSX ou CSV',
    de: 'sie ist eine alte Office-Datei, aber keine Arbeitsmappe; speichern Sie die Tabelle als XLSX oder CSV',
  },
  'fault.password': {
    en: 'it is protected by a password; save it without one',
    fr: 'il est protégé par un mot de passe ; enregistrez-le sans mot de passe',
    de: 'sie ist mit einem Kennwort geschützt; speichern Sie sie ohne Kennwort',
  },
  'fault.xlsb': {
    en: 'it is a binary workbook (.xlsb); save it as .xlsx',
    fr: 'c’est un classeur binaire (.xlsb) ; enregistrez-le en .xlsx',
    de: 'sie ist eine binäre Arbeitsmappe (.xlsb); speichern Sie sie als .xlsx',
  },
  'fault.stata': {
    en: 'it is a Stata file; in Stata, write it with "export delimited using answers.csv, nolabel"',
    fr: 'c’est un fichier Stata ; dans Stata, écrivez-le avec « export delimited using reponses.csv, nolabel »',
    de: 'sie ist eine Stata-Datei; schreiben Sie sie in Stata mit „export delimited using antworten.csv, nolabel“',
  },
  'fault.sas': {
    en: 'it is a SAS file; in SAS, write it as CSV with PROC EXPORT (DBMS=CSV)',
    fr: 'c’est un fichier SAS ; dans SAS, écrivez-le en CSV avec PROC EXPORT (DBMS=CSV)',
    de: 'sie ist eine SAS-Datei; schreiben Sie sie in SAS mit PROC EXPORT (DBMS=CSV) als CSV',
  },
  'fault.r-data': {
    en: 'it is an R file; in R, write the table with write.csv',
    fr: 'c’est un fichier R ; dans R, écrivez le tableau avec write.csv',
    de: 'sie ist eine R-Datei; schreiben Sie die Tabelle in R mit write.csv',
  },
  'fault.spss-portable': {
    en: 'it is a portable SPSS file (.por); in SPSS, save it as .sav',
    fr: 'c’est un fichier SPSS portable (.por) ; dans SPSS, enregistrez-le en .sav',
    de: 'sie ist eine portable SPSS-Datei (.por); speichern Sie sie in SPSS als .sav',
  },
  'fault.compressed': {
    en: 'it is compressed; unpack it first',
    fr: 'il est compressé ; décompressez-le d’abord',
    de: 'sie ist komprimiert; entpacken Sie sie zuerst',
  },
  'fault.gzip': {
    en: 'its gzip compression is damaged, cut off or joined from several files; compress it again',
    fr: 'sa compression gzip est abîmée, tronquée ou faite de plusieurs fichiers mis bout à bout ; compressez-le de nouveau',
    de: 'ihre Gzip-Komprimierung ist beschädigt, abgeschnitten oder aus mehreren Dateien zusammengefügt; komprimieren Sie sie neu',
  },
  'fault.pdf': {
    en: 'it is a PDF; export the table as CSV or XLSX',
    fr: 'c’est un PDF ; exportez le tableau en CSV ou XLSX',
    de: 'sie ist ein PDF; exportieren Sie die Tabelle als CSV oder XLSX',
  },
  'fault.xml': {
    en: 'files of this kind are not read; save it as XLSX or CSV',
    fr: 'ce type de fichier n’est pas lu ; enregistrez-le en XLSX ou CSV',
    de: 'Dateien dieser Art werden nicht gelesen; speichern Sie sie als XLSX oder CSV',
  },
  'fault.workbook': {
    en: 'the workbook is damaged ({detail}); open it in a spreadsheet and save it again',
    fr: 'le classeur est endommagé (détail technique : {detail}) ; ouvrez-le dans un tableur et enregistrez-le à nouveau',
    de: 'die Arbeitsmappe ist beschädigt (technisches Detail: {detail}); öffnen Sie sie in einer Tabellenkalkulation und speichern Sie sie neu',
  },
  'fault.not-a-workbook': {
    en: 'it is an archive, but no workbook; save the table as XLSX or CSV',
    fr: 'c’est une archive, mais pas un classeur ; enregistrez le tableau en XLSX ou CSV',
    de: 'sie ist ein Archiv, aber keine Arbeitsmappe; speichern Sie die Tabelle als XLSX oder CSV',
  },
  'fault.no-table': {
    en: 'it is a web page without a table; save the table as XLSX or CSV',
    fr: 'c’est une page web sans tableau ; enregistrez le tableau en XLSX ou CSV',
    de: 'sie ist eine Webseite ohne Tabelle; speichern Sie die Tabelle als XLSX oder CSV',
  },
  'fault.no-sheet': {
    en: 'the workbook has no sheet of cells',
    fr: 'le classeur n’a aucune feuille de cellules',
    de: 'die Arbeitsmappe hat kein Blatt mit Zellen',
  },
  'fault.json': {
    en: 'it is no JSON from line {line} on; write it again',
    fr: 'ce n’est plus du JSON à partir de la ligne {line} ; écrivez-le à nouveau',
    de: 'sie ist ab Zeile {line} kein JSON; schreiben Sie sie neu',
  },
  'fault.json-shape': {
    en: 'no table is found in it; write it as a list with an object for each row (in pandas: orient="records"), or save it as CSV',
    fr: 'aucun tableau n’y figure ; écrivez-le comme une liste avec un objet par ligne (avec pandas : orient="records"), ou enregistrez-le en CSV',
    de: 'keine Tabelle ist darin; schreiben Sie sie als Liste mit einem Objekt je Zeile (in pandas: orient="records"), oder speichern Sie sie als CSV',
  },
  'fault.json-lists': {
    en: 'it holds several lists of objects ({lists}); save the one that you mean in a file of its own',
    fr: 'il contient plusieurs listes d’objets ({lists}) ; enregistrez la bonne dans un fichier à part',
    de: 'sie enthält mehrere Listen von Objekten ({lists}); speichern Sie die gemeinte in einer eigenen Datei',
  },
  'fault.parquet': {
    en: 'the Parquet file is damaged or of an unknown kind ({detail}); write it again, or export it as CSV',
    fr: 'le fichier Parquet est endommagé ou d’un type inconnu (détail technique : {detail}) ; écrivez-le à nouveau, ou exportez-le en CSV',
    de: 'die Parquet-Datei ist beschädigt oder von unbekannter Art (technisches Detail: {detail}); schreiben Sie sie neu, oder exportieren Sie sie als CSV',
  },
  'fault.sav': {
    en: 'the SPSS file is damaged or of an unknown kind ({detail}); save it again in SPSS, or export it as CSV',
    fr: 'le fichier SPSS est endommagé ou d’un type inconnu (détail technique : {detail}) ; enregistrez-le à nouveau dans SPSS, ou exportez-le en CSV',
    de: 'die SPSS-Datei ist beschädigt oder von unbekannter Art (technisches Detail: {detail}); speichern Sie sie in SPSS neu, oder exportieren Sie sie als CSV',
  },
  'fault.brotli': {
    en: 'it is packed with Brotli, which a browser does not read; write it packed with Zstandard, Snappy or Gzip',
    fr: 'il est compressé avec Brotli, qu’un navigateur ne lit pas ; écrivez-le compressé avec Zstandard, Snappy ou Gzip',
    de: 'sie ist mit Brotli gepackt, was ein Browser nicht liest; schreiben Sie sie mit Zstandard, Snappy oder Gzip gepackt',
  },
  'fault.not-utf8': {
    en: 'it is not saved as UTF-8, but probably as {encoding}; open it in an editor and save it as UTF-8',
    fr: 'il n’est pas enregistré en UTF-8, mais sans doute en {encoding} ; ouvrez-le dans un éditeur et enregistrez-le en UTF-8',
    de: 'sie ist nicht als UTF-8 gespeichert, sondern wohl als {encoding}; öffnen Sie sie in einem Editor und speichern Sie sie als UTF-8',
  },
  'fault.not-a-file': { en: 'it is a folder', fr: 'c’est un dossier', de: 'sie ist ein Ordner' },
  'fault.denied': { en: 'the system does not allow it', fr: 'le système ne l’autorise pas', de: 'das System erlaubt es nicht' },
  'fault.busy': {
    en: 'another program has it open; close it there',
    fr: 'un autre programme l’a ouvert ; fermez-le dans ce programme',
    de: 'ein anderes Programm hat sie geöffnet; schließen Sie sie dort',
  },
  'fault.web': {
    en: 'web addresses are not read; save the file in the workspace',
    fr: 'les adresses web ne sont pas lues ; enregistrez le fichier dans l’espace de travail',
    de: 'Webadressen werden nicht gelesen; speichern Sie die Datei im Arbeitsbereich',
  },
  'fault.lfs': {
    en: 'Git LFS keeps its content elsewhere, and it has not been fetched; run "git lfs fetch --all"',
    fr: 'Git LFS conserve son contenu ailleurs, et il n’a pas été récupéré ; lancez « git lfs fetch --all »',
    de: 'Git LFS bewahrt ihren Inhalt anderswo auf, und er ist nicht abgerufen; führen Sie „git lfs fetch --all“ aus',
  },
  'fault.not-fetched': {
    en: 'this clone is partial and has not fetched it; run "git fetch --refetch --no-filter"',
    fr: 'ce clone est partiel et ne l’a pas récupéré ; lancez « git fetch --refetch --no-filter »',
    de: 'dieser Klon ist unvollständig und hat sie nicht abgerufen; führen Sie „git fetch --refetch --no-filter“ aus',
  },
  'fault.unknown': {
    en: 'the system reports an error ({detail})',
    fr: 'le système signale une erreur ({detail})',
    de: 'das System meldet einen Fehler ({detail})',
  },

  // what an observations block lacks
  'lack.file': {
    en: 'no file is named ([[from]] "file.csv")',
    fr: 'aucun fichier n’est nommé ([[from]] "fichier.csv")',
    de: 'keine Datei ist genannt ([[from]] "datei.csv")',
  },
  'lack.respondent': {
    en: 'no respondent column is named',
    fr: 'aucune colonne de répondant n’est nommée',
    de: 'keine Spalte der Befragten ist genannt',
  },
  'lack.stage': {
    en: 'no stage column and no measure is named',
    fr: 'ni colonne d’étape ni mesure ne sont nommées',
    de: 'weder Etappenspalte noch Messung sind genannt',
  },
  'lack.stage-of-scores': {
    en: 'a response or score column is named, but no stage column ([[stage]]) that says what it is about',
    fr: 'une colonne de réponse ou de score est nommée, mais aucune colonne d’étape ([[stage]]) qui dise sur quoi elle porte',
    de: 'eine Antwort- oder Bewertungsspalte ist genannt, aber keine Etappenspalte ([[stage]]), die sagt, worauf sie sich bezieht',
  },
  'lack.usable-columns': {
    en: 'none of the measures and KPIs that are named can be used (the errors at their lines say why)',
    fr: 'aucune des mesures et aucun des KPI nommés n’est utilisable (les erreurs à leurs lignes disent pourquoi)',
    de: 'keine der genannten Messungen und keiner der genannten KPIs ist verwendbar (die Fehler in ihren Zeilen sagen, warum)',
  },
  'lack.score': {
    en: 'neither a response column nor a score column is named',
    fr: 'ni colonne de réponse ni colonne de score ne sont nommées',
    de: 'weder Antwortspalte noch Bewertungsspalte sind genannt',
  },
  'lack.repository': {
    en: 'a response column needs a journey that uses a repository',
    fr: 'une colonne de réponse demande un parcours qui utilise un référentiel',
    de: 'eine Antwortspalte braucht eine Journey mit Referenzrahmen',
  },
  'lack.aggregated': {
    en: 'a file of given means needs [[stage]], [[mean]] and [[n]] columns',
    fr: 'un fichier de moyennes demande les colonnes [[stage]], [[mean]] et [[n]]',
    de: 'eine Datei mit Mittelwerten braucht die Spalten [[stage]], [[mean]] und [[n]]',
  },

  // why an initiative meets no shortfall
  'no-gap.met': {
    en: 'the stage is measured at {measured}, its target is {target}',
    fr: 'cette étape est mesurée à {measured}, sa cible est {target}',
    de: 'diese Etappe ist mit {measured} gemessen, ihr Ziel ist {target}',
  },
  'no-gap.above': {
    en: 'the stage is measured at {measured}, which is proven to lie above its target {target}',
    fr: 'cette étape est mesurée à {measured}, ce qui est au-dessus de sa cible {target}, et prouvé',
    de: 'diese Etappe ist mit {measured} gemessen und liegt erwiesen über ihrem Ziel {target}',
  },
  'no-gap.unmeasured': { en: 'nothing measures the stage', fr: 'rien ne mesure cette étape', de: 'nichts misst diese Etappe' },
  'no-gap.no-target': { en: 'the stage has no target', fr: 'cette étape n’a pas de cible', de: 'diese Etappe hat kein Ziel' },

  // what becomes of cells that name nothing in the text
  'unmapped.uncounted': {
    en: ' and {n|is|are} not counted',
    fr: ' et {n|n’est pas comptée|ne sont pas comptées}',
    de: ' und {n|wird|werden} nicht gezählt',
  },
  'unmapped.no-group': {
    en: '; {n|its row counts|their rows count}, but in none of the groups',
    fr: ' ; {n|sa ligne compte|leurs lignes comptent}, mais dans aucun des groupes',
    de: '; {n|seine Zeile zählt|ihre Zeilen zählen}, aber in keiner der Gruppen',
  },

  // given standard deviations that are standard errors
  'sd.too-small': {
    en: 'whole answers with the mean {mean} cannot differ by as little as {sd}, so that the intervals come out far too narrow',
    fr: 'des réponses entières de moyenne {mean} ne peuvent varier d’aussi peu que {sd}, si bien que les intervalles sont bien trop étroits',
    de: 'ganze Antworten mit dem Mittelwert {mean} können nicht so wenig streuen wie {sd}, sodass die Intervalle viel zu schmal werden',
  },
  'sd.named-error': {
    en: 'its name says so, and no interval is computed from it',
    fr: 'son nom le dit, et aucun intervalle n’en est calculé',
    de: 'ihr Name sagt es, und es wird kein Intervall daraus berechnet',
  },

  // what lies on a small part of a scale
  'on-scale.answers': { en: '{n} answers', fr: '{n} réponses', de: '{n} Antworten' },
  'on-scale.means': { en: 'means', fr: 'moyennes', de: 'Mittelwerte' },

  undated: { en: 'undated', fr: 'sans date', de: 'ohne Datum' },

  // ids that probably stand for several people
  'each-row-one': {
    en: ': remove "[[respondent]]", and each row is one respondent',
    fr: ' : supprimez « [[respondent]] », et chaque ligne est un répondant',
    de: ': Entfernen Sie „[[respondent]]“, dann ist jede Zeile ein Befragter',
  },
  'ids-differ': {
    en: '{n} ids stand with several values of {place}, of which a respondent has one',
    fr: '{n} identifiants portent plusieurs valeurs de {place}, alors qu’un répondant n’en a qu’une',
    de: '{n} Kennungen stehen bei mehreren Werten von {place}, von denen ein Befragter nur einen hat',
  },
  'ids-count': {
    en: 'They are the whole numbers from the first on, and stand on several rows each, as where every store, day or file counts anew',
    fr: 'Ce sont les nombres entiers depuis le premier, chacun sur plusieurs lignes, comme si chaque magasin, jour ou fichier recommençait à compter',
    de: 'Es sind die ganzen Zahlen von der ersten an, jede auf mehreren Zeilen, als zählte jede Filiale, jeder Tag oder jede Datei von vorn',
  },

  'ids-even': {
    en: '{n} of them stand on {times} rows each, as where every store, day or file counts from the first on',
    fr: '{n} d’entre eux se trouvent chacun sur {times} lignes, comme si chaque magasin, jour ou fichier comptait depuis le premier',
    de: '{n} davon stehen auf je {times} Zeilen, als zählte jede Filiale, jeder Tag oder jede Datei von vorn',
  },
  'ids-often': {
    en: '{n} of them stand on {times} rows or more each, as a postal code or a store does',
    fr: '{n} d’entre eux se trouvent chacun sur {times} lignes ou plus, comme un code postal ou un magasin',
    de: '{n} davon stehen auf je {times} Zeilen oder mehr, wie eine Postleitzahl oder eine Filiale',
  },

  // why figures are not weighted by segment shares
  'unweighted.too-small': {
    en: 'fewer than five respondents are of {segments}',
    fr: 'moins de cinq répondants appartiennent à {segments}',
    de: 'weniger als fünf Befragte sind aus {segments}',
  },
  'unweighted.no-segment': {
    en: 'its file does not tell the segment of a respondent',
    fr: 'son fichier ne dit pas de quel segment est un répondant',
    de: 'ihre Datei nennt das Segment der Befragten nicht',
  },
  'unweighted.no-shares': {
    en: 'no segment has a declared share',
    fr: 'aucun segment n’a de part déclarée',
    de: 'kein Segment hat einen angegebenen Anteil',
  },
  'unweighted.summary': {
    en: 'its file states means, not the answers of respondents',
    fr: 'son fichier donne des moyennes, non les réponses des répondants',
    de: 'ihre Datei nennt Mittelwerte, nicht die Antworten der Befragten',
  },
  'segment-shares': {
    en: '{segment} {observed} instead of {declared}',
    fr: '{segment} {observed} au lieu de {declared}',
    de: '{segment} {observed} statt {declared}',
  },

  // what a stage leaves to a default
  'default.importance': {
    en: 'its importance (it counts as {importance} of 5)',
    fr: 'son importance (elle compte pour {importance} sur 5)',
    de: 'ihre Wichtigkeit (sie zählt als {importance} von 5)',
  },
  'default.volume': {
    en: 'its volume (it counts as 100 %)',
    fr: 'sa volumétrie (elle compte pour 100 %)',
    de: 'ihr Volumen (es zählt als 100 %)',
  },
  'default.both': {
    en: 'its importance (it counts as {importance} of 5) and its volume (it counts as 100 %)',
    fr: 'son importance (elle compte pour {importance} sur 5) et sa volumétrie (elle compte pour 100 %)',
    de: 'ihre Wichtigkeit (sie zählt als {importance} von 5) und ihr Volumen (es zählt als 100 %)',
  },

  // what counts of two lines that say the same
  'line-twice.role': { en: 'only the first counts', fr: 'seule la première compte', de: 'nur die erste zählt' },
  'line-twice.stage': {
    en: 'a respondent’s answers in the two columns are averaged',
    fr: 'les réponses d’un répondant dans les deux colonnes sont moyennées',
    de: 'die Antworten eines Befragten in beiden Spalten werden gemittelt',
  },
  'line-twice.column': {
    en: 'one column measures two stages',
    fr: 'une même colonne mesure deux étapes',
    de: 'eine Spalte misst zwei Etappen',
  },
  'line-twice.kpi': {
    en: 'a respondent’s answers in both count in equal parts',
    fr: 'les réponses d’un répondant dans les deux comptent à parts égales',
    de: 'die Antworten eines Befragten in beiden zählen zu gleichen Teilen',
  },

  'effective-n': { en: ' (effective {effective})', fr: ' (n effectif {effective})', de: ' (effektiv {effective})' },
  // what a gate requires, what it finds, and why it is undecided
  'gate.at-least': { en: 'at least {bound}', fr: 'au moins {bound}', de: 'mindestens {bound}' },
  'gate.at-most': { en: 'at most {bound}', fr: 'au plus {bound}', de: 'höchstens {bound}' },
  'gate.no-proven-gap': { en: 'no proven gap', fr: 'aucun écart prouvé', de: 'keine belegte Lücke' },
  'gate.actual': { en: '{actual}, n = {n}', fr: '{actual}, n = {n}', de: '{actual}, n = {n}' },
  'gate.proven': { en: '{gap}, proven, n = {n}', fr: '{gap}, prouvé, n = {n}', de: '{gap}, belegt, n = {n}' },
  'gate.not-proven': { en: '{gap}, not proven, n = {n}', fr: '{gap}, non prouvé, n = {n}', de: '{gap}, nicht belegt, n = {n}' },
  'gate.found.gap': {
    en: 'the gap of “{subject}” is {actual}, {expected} is required (n = {n})',
    fr: 'l’écart de « {subject} » est de {actual}, il faut {expected} (n = {n})',
    de: 'Die Lücke von „{subject}“ beträgt {actual}, verlangt ist {expected} (n = {n})',
  },
  'gate.found.proven-gap': {
    en: '“{subject}” has a proven gap of {actual}, none is allowed (n = {n})',
    fr: '« {subject} » a un écart prouvé de {actual}, aucun n’est permis (n = {n})',
    de: '„{subject}“ hat eine belegte Lücke von {actual}, keine ist erlaubt (n = {n})',
  },
  'gate.found.score': {
    en: 'the score of “{subject}” is {actual}, {expected} is required (n = {n})',
    fr: 'le score de « {subject} » est de {actual}, il faut {expected} (n = {n})',
    de: 'Die Bewertung von „{subject}“ ist {actual}, verlangt ist {expected} (n = {n})',
  },
  'gate.found.class': {
    en: '“{subject}” is {actual}, but {expected} is required (n = {n})',
    fr: '« {subject} » est {actual}, il faut {expected} (n = {n})',
    de: '„{subject}“ ist {actual}, verlangt ist {expected} (n = {n})',
  },
  'gate.found.n': {
    en: 'at “{subject}” n is {n}, {expected} is required',
    fr: 'à « {subject} », n est de {n}, il faut {expected}',
    de: 'Bei „{subject}“ ist n {n}, verlangt ist {expected}',
  },
  'gate.found.kpi': {
    en: '“{subject}” is {actual}, {expected} is required (n = {n})',
    fr: '« {subject} » est à {actual}, il faut {expected} (n = {n})',
    de: '„{subject}“ liegt bei {actual}, verlangt ist {expected} (n = {n})',
  },
  'gate.found.index': {
    en: 'the {#cx-index} is {actual}, {expected} is required (n = {n})',
    fr: 'l’{#cx-index} est de {actual}, il faut {expected} (n = {n})',
    de: 'Der {#cx-index} ist {actual}, verlangt ist {expected} (n = {n})',
  },
  'gate.undecided.no-subject': {
    en: 'the journey has nothing that it is about',
    fr: 'le parcours n’a rien de ce qu’elle vise',
    de: 'die Journey hat nichts, wofür sie gilt',
  },
  'gate.undecided.incomplete': {
    en: 'an error withholds some of the evidence ({codes})',
    fr: 'une erreur retient une partie des preuves ({codes})',
    de: 'ein Fehler hält einen Teil der Belege zurück ({codes})',
  },
  'gate.undecided.no-target': { en: 'there is no target', fr: 'il n’y a pas de cible', de: 'es gibt kein Ziel' },
  'gate.undecided.too-few': {
    en: 'n = {n}, and {needed} respondents are needed',
    fr: 'n = {n}, et il faut {needed} répondants',
    de: 'n = {n}, und {needed} Befragte sind nötig',
  },
  'gate.subject-n': { en: '{subject} (n = {n})', fr: '{subject} (n = {n})', de: '{subject} (n = {n})' },
  'gate.undecided.few': {
    en: '{needed} respondents are needed',
    fr: 'il faut {needed} répondants',
    de: '{needed} Befragte sind nötig',
  },
  'gate.undecided.not-estimable': {
    en: 'there is no interval to judge by',
    fr: 'il n’y a pas d’intervalle pour en juger',
    de: 'es gibt kein Intervall, nach dem zu urteilen wäre',
  },
  'gate.undecided.suppressed': {
    en: 'the figure is withheld, since it would tell of too few respondents',
    fr: 'le chiffre est masqué, car il parlerait de trop peu de répondants',
    de: 'die Zahl wird zurückgehalten, weil sie von zu wenigen Befragten erzählen würde',
  },
  'gate.worst-class': { en: 'no class is lower', fr: 'aucune classe n’est plus basse', de: 'keine Klasse ist niedriger' },
  'gate.never-below': {
    en: 'this figure is never below {limit}',
    fr: 'ce chiffre n’est jamais inférieur à {limit}',
    de: 'diese Zahl ist nie kleiner als {limit}',
  },
  'gate.never-above': {
    en: 'this figure is never above {limit}',
    fr: 'ce chiffre n’est jamais supérieur à {limit}',
    de: 'diese Zahl ist nie größer als {limit}',
  },
  'gate.lower-is-better': { en: 'lower is better', fr: 'plus bas vaut mieux', de: 'niedriger ist besser' },
  'gate.higher-is-better': { en: 'higher is better', fr: 'plus haut vaut mieux', de: 'höher ist besser' },
  'gate.excused': {
    en: 'excused until the end of {until}: {reason}',
    fr: 'excusée jusqu’à fin {until} : {reason}',
    de: 'entschuldigt bis Ende {until}: {reason}',
  },
  'gate.excused-day': {
    en: 'excused until {until}: {reason}',
    fr: 'excusée jusqu’au {until} : {reason}',
    de: 'entschuldigt bis {until}: {reason}',
  },
  'gate.excused-open': { en: 'excused: {reason}', fr: 'excusée : {reason}', de: 'entschuldigt: {reason}' },
  'gate.expired': {
    en: 'the exception has ended ({until}): {reason}',
    fr: 'l’exception a pris fin ({until}) : {reason}',
    de: 'die Ausnahme ist abgelaufen ({until}): {reason}',
  },

  'stage-in-wave': { en: '{stage} ({#wave} {wave})', fr: '{stage} ({#wave} {wave})', de: '{stage} ({#wave} {wave})' },

  'not-a-date.epoch': {
    en: ' Figures that long count seconds or milliseconds since 1970: have them exported as dates, such as 2026-04-01.',
    fr: ' Des nombres aussi longs comptent les secondes ou les millisecondes depuis 1970 : faites-les exporter comme des dates, p. ex. 2026-04-01.',
    de: ' So lange Zahlen zählen Sekunden oder Millisekunden seit 1970: Lassen Sie sie als Datum exportieren, etwa 2026-04-01.',
  },
  'not-a-date.serial': {
    en: ' Five figures look like the numbers by which spreadsheets count days: format the column as a date and save it again.',
    fr: ' Cinq chiffres : on dirait les numéros par lesquels les tableurs comptent les jours : donnez à la colonne un format de date et enregistrez à nouveau.',
    de: ' Fünf Ziffern sehen aus wie die Zahlen, mit denen Tabellenprogramme Tage zählen: Formatieren Sie die Spalte als Datum und speichern Sie neu.',
  },
  'header.read': {
    en: ' The header that was read{where} has {columns}{more}.{remedy}',
    fr: ' L’en-tête lu{where} contient {columns}{more}.{remedy}',
    de: ' Die gelesene Kopfzeile{where} enthält {columns}{more}.{remedy}',
  },
  'header.more': { en: ' and {n} more', fr: ' et {n} {n|autre|autres}', de: ' und {n} {n|weitere|weitere}' },
  'header.line': { en: ' (line {line})', fr: ' (ligne {line})', de: ' (Zeile {line})' },
  'header.sheet': {
    en: ' (sheet {sheet}, line {line})',
    fr: ' (feuille {sheet}, ligne {line})',
    de: ' (Blatt {sheet}, Zeile {line})',
  },
  'header.sheets': {
    en: ' (sheet {sheet}, line {line}; other sheets: {others})',
    fr: ' (feuille {sheet}, ligne {line} ; autres feuilles : {others})',
    de: ' (Blatt {sheet}, Zeile {line}; andere Blätter: {others})',
  },
  'formulas.column': { en: 'of the column {column}', fr: 'de la colonne {column}', de: 'der Spalte {column}' },
  'formulas.header': { en: 'of the header', fr: 'de l’en-tête', de: 'der Kopfzeile' },
  'header.below': {
    en: ' These names stand in line {line}: add [[skip]] {skip}.',
    fr: ' Ces noms se trouvent à la ligne {line} : ajoutez [[skip]] {skip}.',
    de: ' Diese Namen stehen in Zeile {line}: Ergänzen Sie [[skip]] {skip}.',
  },
  'header.elsewhere': {
    en: ' These names stand in line {line}: see what [[skip]] and [[range]] leave out.',
    fr: ' Ces noms se trouvent à la ligne {line} : voyez ce que [[skip]] et [[range]] laissent de côté.',
    de: ' Diese Namen stehen in Zeile {line}: Prüfen Sie, was [[skip]] und [[range]] auslassen.',
  },
  'header.glued': {
    en: ' Line {line} holds these names, but they are not parted as columns: probably a quote in the file is not closed, its lines differ in their number of cells, or the delimiter is another. Mend the file, or write [[delimiter]] "{delimiter}".',
    fr: ' La ligne {line} contient ces noms, mais pas en colonnes séparées : sans doute un guillemet n’est-il pas fermé dans le fichier, ses lignes n’ont-elles pas le même nombre de cellules, ou le séparateur est-il un autre. Corrigez le fichier, ou écrivez [[delimiter]] "{delimiter}".',
    de: ' Zeile {line} enthält diese Namen, aber nicht als getrennte Spalten: Vermutlich ist in der Datei ein Anführungszeichen nicht geschlossen, ihre Zeilen haben verschieden viele Zellen, oder das Trennzeichen ist ein anderes. Berichtigen Sie die Datei, oder schreiben Sie [[delimiter]] "{delimiter}".',
  },
  'unnamed.first': {
    en: 'the first column, which names the rows, is taken to have no name',
    fr: 'la première colonne, qui nomme les lignes, est lue comme sans nom',
    de: 'Die erste Spalte, die die Zeilen benennt, gilt als die ohne Namen',
  },
  'unnamed.last': {
    en: 'the last columns are taken to have no name',
    fr: 'les dernières colonnes sont lues comme sans nom',
    de: 'Die letzten Spalten gelten als die ohne Namen',
  },
  'did-you-mean': { en: ' Did you mean {name}?', fr: ' Vouliez-vous dire {name} ?', de: ' Meinten Sie {name}?' },
} as const;
