/**
 * The diagnostics: stable code, name, family, severity, and message in three languages. Each has a page in `docs/diagnostics/` whose bad
 * and good examples are tests. A code is never reused with another meaning.
 */
import type { LocalizedText } from '../i18n/i18n.ts';

export interface CatalogueEntry {
  readonly name: string;
  /**
   * `syntax`: the text does not follow the grammar, so that a part of it cannot be read; `names`: names and imports; `file`: the
   * journey file as a whole; `model`: values and attributes; `method`: what method.md asks; `evidence`: the linked files.
   */
  readonly family: 'syntax' | 'names' | 'file' | 'model' | 'method' | 'evidence';
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** False: the text cannot accept it, although it is no error. Errors can never be accepted. */
  readonly acceptable?: false;
  readonly message: LocalizedText;
}

export const catalogue = {
  // syntax, names and the file as a whole
  JRN0101: {
    name: 'unexpected-text',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '{found} is not used here. Possible here: {expected}.',
      fr: '{found} n’a pas sa place ici. Possible ici : {expected}.',
      de: '{found} passt hier nicht. Möglich ist hier: {expected}.',
    },
  },
  JRN0102: {
    name: 'unreadable-character',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Unreadable text {found}: it belongs to no word of the language. Free text goes between quotes.',
      fr: 'Texte illisible {found} : il n’appartient à aucun mot du langage. Le texte libre se met entre guillemets.',
      de: 'Unlesbarer Text {found}: Er gehört zu keinem Wort der Sprache. Freier Text steht in Anführungszeichen.',
    },
  },
  JRN0103: {
    name: 'unterminated-text',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'This quoted text is not closed. Add the closing quote {quote} on the same line.',
      fr: 'Ce texte entre guillemets n’est pas fermé. Ajoutez le guillemet fermant {quote} sur la même ligne.',
      de: 'Dieser Text in Anführungszeichen ist nicht geschlossen. Setzen Sie das schließende Zeichen {quote} in dieselbe Zeile.',
    },
  },
  JRN0104: {
    name: 'unclosed-block',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'This block is not closed: a closing brace } is missing.',
      fr: 'Ce bloc n’est pas fermé : il manque une accolade fermante }.',
      de: 'Dieser Block ist nicht geschlossen: Eine schließende geschweifte Klammer } fehlt.',
    },
  },
  JRN0105: {
    name: 'unknown-name',
    family: 'names',
    severity: 'error',
    message: {
      en: 'No {kind} is called {name}.{hint}',
      fr: 'Aucun élément de type {kind} ne s’appelle {name}.{hint}',
      de: '{name} ist nicht bekannt (gesucht: {kind}).{hint}',
    },
  },
  JRN0106: {
    name: 'duplicate-name',
    family: 'names',
    severity: 'error',
    message: {
      en: '{name} is already the name of another {kind}. Give one of them another name.',
      fr: '{name} est déjà le nom d’un autre élément de type {kind}. Donnez un autre nom à l’un des deux.',
      de: '{name} ist schon vergeben ({kind}). Geben Sie einem der beiden einen anderen Namen.',
    },
  },
  JRN0107: {
    name: 'import-not-found',
    family: 'names',
    severity: 'error',
    message: {
      en: 'The file {path} was not found. The path is relative to the folder of this file.',
      fr: 'Le fichier {path} est introuvable. Le chemin est relatif au dossier de ce fichier.',
      de: 'Die Datei {path} wurde nicht gefunden. Der Pfad gilt ab dem Ordner dieser Datei.',
    },
  },
  JRN0108: {
    name: 'import-outside',
    family: 'names',
    severity: 'error',
    message: {
      en: 'The file {path} lies outside the workspace and is not read. Move it into the workspace.',
      fr: 'Le fichier {path} se trouve hors de l’espace de travail et n’est pas lu. Placez-le dans l’espace de travail.',
      de: 'Die Datei {path} liegt außerhalb des Arbeitsbereichs und wird nicht gelesen. Legen Sie sie in den Arbeitsbereich.',
    },
  },
  JRN0109: {
    name: 'ambiguous-name',
    family: 'names',
    severity: 'error',
    message: {
      en: '{name} names more than one {kind} that this file sees. Use a name that only one has.',
      fr: '{name} désigne plusieurs éléments de type {kind} visibles ici. Utilisez un nom qu’un seul porte.',
      de: '{name} ist nicht eindeutig ({kind}). Verwenden Sie einen Namen, den nur ein Element trägt.',
    },
  },
  JRN0110: {
    name: 'file-too-large',
    family: 'file',
    severity: 'error',
    message: {
      en: 'This file has {size} MB and is not read: a journey file may have at most {limit} MB.',
      fr: 'Ce fichier fait {size} Mo et n’est pas lu : un fichier de parcours fait au plus {limit} Mo.',
      de: 'Diese Datei hat {size} MB und wird nicht gelesen: Eine Journey-Datei darf höchstens {limit} MB haben.',
    },
  },
  JRN0111: {
    name: 'too-many-problems',
    family: 'file',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'Only the first {limit} problems of this file are shown; {more} more were found.',
      fr: 'Seuls les {limit} premiers problèmes de ce fichier sont affichés ; {more} autres ont été trouvés.',
      de: 'Nur die ersten {limit} Probleme dieser Datei werden gezeigt; {more} weitere wurden gefunden.',
    },
  },
  JRN0112: {
    name: 'internal-fault',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Parcours met a fault of its own while reading this file ({detail}). The text is safe; please report it.',
      fr: 'Parcours a rencontré une erreur interne en lisant ce fichier ({detail}). Le texte est intact ; merci de la signaler.',
      de: 'Parcours ist beim Lesen dieser Datei auf einen eigenen Fehler gestoßen ({detail}). Der Text ist unversehrt; bitte melden Sie ihn.',
    },
  },
  JRN0113: {
    name: 'unused-import',
    family: 'names',
    severity: 'information',
    message: {
      en: 'Nothing of {path} is used here. Is the import still needed?',
      fr: 'Rien de {path} n’est utilisé ici. L’import est-il encore nécessaire ?',
      de: 'Nichts aus {path} wird hier verwendet. Wird der Import noch gebraucht?',
    },
  },
  JRN0114: {
    name: 'curly-quotes',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'The quotation mark {found} is not accepted here. Use straight quotes "…" or « … ».',
      fr: 'Le guillemet {found} n’est pas accepté ici : utilisez des guillemets droits "…" ou « … ».',
      de: 'Das Anführungszeichen {found} gilt hier nicht. Verwenden Sie gerade Anführungszeichen "…" oder « … ».',
    },
  },
  JRN0115: {
    name: 'decimal-comma',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: in the text of a journey the decimal mark is always the point.',
      fr: 'Écrivez {suggestion} au lieu de {found} : dans le texte d’un parcours, le séparateur décimal est toujours le point.',
      de: 'Schreiben Sie {suggestion} statt {found}: Im Text einer Journey ist das Dezimalzeichen immer der Punkt.',
    },
  },
  JRN0116: {
    name: 'journey-unreadable',
    family: 'file',
    severity: 'error',
    message: {
      en: 'The file {path} cannot be read: {reason}. Nothing that it declares is known.',
      fr: 'Le fichier {path} ne peut pas être lu : {reason}. Rien de ce qu’il déclare n’est connu.',
      de: 'Die Datei {path} kann nicht gelesen werden: {reason}. Nichts von dem, was sie deklariert, ist bekannt.',
    },
  },
  JRN0117: {
    name: 'invisible-character',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '{word} contains {found}, as copied from a web page or a document. Remove it.',
      fr: '{word} contient {found}, copié d’une page web ou d’un document. Supprimez-le.',
      de: '{word} enthält {found}, wie beim Kopieren aus einer Webseite oder einem Dokument. Entfernen Sie es.',
    },
  },
  JRN0118: {
    name: 'misplaced-keyword',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '“{found}” does not belong here. It belongs {place}.',
      fr: '« {found} » ne se met pas ici, mais {place}.',
      de: '„{found}“ gehört nicht hierher, sondern {place}.',
    },
  },
  JRN0119: {
    name: 'missing-value',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Something is missing after “{after}”. Expected: {expected}.',
      fr: 'Il manque quelque chose après « {after} ». Attendu : {expected}.',
      de: 'Nach „{after}“ fehlt etwas. Erwartet: {expected}.',
    },
  },
  JRN0120: {
    name: 'one-value-only',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Only one value goes after “{keyword}” here. Write each on a line of its own, with a name of its own.',
      fr: 'Après « {keyword} », une seule valeur est possible ici. Écrivez chacune sur sa propre ligne, avec son propre nom.',
      de: 'Nach „{keyword}“ steht hier nur ein Wert. Schreiben Sie jeden in eine eigene Zeile, mit eigenem Namen.',
    },
  },
  JRN0121: {
    name: 'name-of-several-words',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '“{found}” cannot be a name: a name is one word of letters, digits, _ and -, and begins with a letter. Write “{suggestion}”, or put the text between quotes.',
      fr: '« {found} » ne peut pas être un nom : un nom est un seul mot fait de lettres, de chiffres, de _ et de -, et commence par une lettre. Écrivez « {suggestion} », ou mettez le texte entre guillemets.',
      de: '„{found}“ kann kein Name sein: Ein Name ist ein einziges Wort aus Buchstaben, Ziffern, _ und - und beginnt mit einem Buchstaben. Schreiben Sie „{suggestion}“, oder setzen Sie den Text in Anführungszeichen.',
    },
  },
  JRN0122: {
    name: 'nested-comment',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'This {found} ends the whole comment, since comments do not nest. Remove it together with the inner {opening}.',
      fr: 'Ce {found} termine tout le commentaire, car les commentaires ne s’emboîtent pas. Supprimez-le avec le {opening} intérieur.',
      de: 'Dieses {found} beendet den ganzen Kommentar, denn Kommentare lassen sich nicht schachteln. Entfernen Sie es mit dem inneren {opening}.',
    },
  },
  JRN0123: {
    name: 'missing-mapping-brace',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'A brace {brace} is missing after {name}: what the values mean is written between braces.',
      fr: 'Il manque une accolade {brace} après {name} : ce que les valeurs signifient s’écrit entre accolades.',
      de: 'Nach {name} fehlt eine geschweifte Klammer {brace}: Was die Werte bedeuten, steht zwischen geschweiften Klammern.',
    },
  },
  JRN0124: {
    name: 'name-differs-invisibly',
    family: 'names',
    severity: 'error',
    message: {
      en: 'This looks like {name}, but contains {found}. Replace it.',
      fr: 'Ceci ressemble à {name}, mais contient {found}. Remplacez-le.',
      de: 'Dies sieht aus wie {name}, enthält aber {found}. Ersetzen Sie es.',
    },
  },
  JRN0125: {
    name: 'ambiguous-value',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'It is not certain what “{found}” means here. {advice}',
      fr: 'On ne sait pas ce que « {found} » veut dire ici. {advice}',
      de: 'Es ist nicht sicher, was „{found}“ hier bedeutet. {advice}',
    },
  },
  JRN0126: {
    name: 'flag-with-value',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Remove “{found}”: nothing is written after “{flag}”. Where it holds, it stands alone; where it does not, it is left out.',
      fr: 'Supprimez « {found} » : rien ne s’écrit après « {flag} ». Là où c’est le cas, ces mots suffisent ; là où ce ne l’est pas, ils sont omis.',
      de: 'Entfernen Sie „{found}“: Nach „{flag}“ folgt kein Wert. Wo es zutrifft, genügen diese Wörter; wo nicht, entfallen sie.',
    },
  },
  JRN0127: {
    name: 'scale-with-one-end',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'A scale has two ends. Write both, for example {examples}.',
      fr: 'Une échelle a deux bornes. Écrivez les deux, par exemple {examples}.',
      de: 'Eine Skala hat zwei Enden. Schreiben Sie beide, zum Beispiel {examples}.',
    },
  },
  JRN0128: {
    name: 'brackets-for-braces',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: what belongs to {name} goes between braces.',
      fr: 'Écrivez {suggestion} au lieu de {found} : ce qui appartient à {name} se met entre accolades.',
      de: 'Schreiben Sie {suggestion} statt {found}: Was zu {name} gehört, steht zwischen geschweiften Klammern.',
    },
  },
  JRN0129: {
    name: 'bound-not-possible',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '“{found}” is not possible here: a requirement on “{subject}” says “{suggestion}” before its value.',
      fr: '« {found} » n’est pas possible ici : une exigence sur « {subject} » se dit avec « {suggestion} » avant sa valeur.',
      de: '„{found}“ ist hier nicht möglich: Eine Anforderung an „{subject}“ wird mit „{suggestion}“ vor ihrem Wert geschrieben.',
    },
  },
  JRN0130: {
    name: 'language-line-missing',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'This text is written with {which} keywords, but its first line does not say so. Write “{line}” as the first line.',
      fr: 'Ce texte est écrit avec des mots-clés {which}, mais sa première ligne ne le dit pas. Mettez « {line} » en première ligne.',
      de: 'Dieser Text ist mit {which} Schlüsselwörtern geschrieben, aber die erste Zeile sagt es nicht. Schreiben Sie „{line}“ als erste Zeile.',
    },
  },
  JRN0131: {
    name: 'language-line-misspelt',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'The very first line must be exactly “{line}”: it says that the file uses {which} keywords.',
      fr: 'La toute première ligne doit être exactement « {line} » : elle annonce les mots-clés {which}.',
      de: 'Die allererste Zeile muss genau „{line}“ lauten: Sie sagt, dass die Datei die {which} Schlüsselwörter verwendet.',
    },
  },
  JRN0132: {
    name: 'foreign-keyword',
    family: 'syntax',
    severity: 'error',
    message: {
      en: '“{found}” is one of the {its} keywords, but this file is written with {own} ones. Write “{suggestion}”.',
      fr: '« {found} » fait partie des mots-clés {its}, mais ce fichier utilise les mots-clés {own}. Écrivez « {suggestion} ».',
      de: '„{found}“ gehört zu den {its} Schlüsselwörtern, aber diese Datei ist mit {own} geschrieben. Schreiben Sie „{suggestion}“.',
    },
  },
  JRN0133: {
    name: 'comment-sign',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: this is how a comment is marked.',
      fr: 'Écrivez {suggestion} au lieu de {found} : c’est ainsi que se marque un commentaire.',
      de: 'Schreiben Sie {suggestion} statt {found}: So wird ein Kommentar gekennzeichnet.',
    },
  },
  JRN0134: {
    name: 'layout-sign',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Remove “{found}”: a line begins directly with its first word, for example [[stage]].',
      fr: 'Supprimez « {found} » : une ligne commence directement par son premier mot, par exemple [[stage]].',
      de: 'Entfernen Sie „{found}“: Eine Zeile beginnt direkt mit ihrem ersten Wort, zum Beispiel [[stage]].',
    },
  },
  JRN0135: {
    name: 'list-without-commas',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: the entries of a list follow one keyword and are separated by commas.',
      fr: 'Écrivez {suggestion} : les éléments d’une liste suivent un seul mot-clé et sont séparés par des virgules.',
      de: 'Schreiben Sie {suggestion}: Die Einträge einer Liste folgen auf ein einziges Schlüsselwort und sind durch Kommas getrennt.',
    },
  },
  JRN0136: {
    name: 'keyword-value-separator',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}, with only a space between the two.',
      fr: 'Écrivez {suggestion}, avec seulement un espace entre les deux.',
      de: 'Schreiben Sie {suggestion}, dazwischen nur ein Leerzeichen.',
    },
  },
  JRN0137: {
    name: 'surplus-sign',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Remove “{found}”: only spaces separate the parts of a line.',
      fr: 'Supprimez « {found} » : seuls des espaces séparent les éléments d’une ligne.',
      de: 'Entfernen Sie „{found}“: Die Teile einer Zeile sind nur durch Leerzeichen getrennt.',
    },
  },
  JRN0138: {
    name: 'range-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: the two ends, with two dots between them.',
      fr: 'Écrivez {suggestion} : les deux bornes, séparées par deux points qui se suivent (..).',
      de: 'Schreiben Sie {suggestion}: die beiden Enden, dazwischen zwei Punkte.',
    },
  },
  JRN0139: {
    name: 'mapping-arrow',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: a value of the file, the arrow ->, what this value means.',
      fr: 'Écrivez {suggestion} : une valeur du fichier, la flèche ->, ce que cette valeur signifie.',
      de: 'Schreiben Sie {suggestion}: ein Wert der Datei, der Pfeil ->, was dieser Wert bedeutet.',
    },
  },
  JRN0140: {
    name: 'quote-in-text',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: a quotation mark or apostrophe like those around a text closes it, so put other ones around it.',
      fr: 'Écrivez {suggestion} : un guillemet ou une apostrophe semblable à ceux qui entourent un texte le ferme ; entourez-le donc d’autres guillemets.',
      de: 'Schreiben Sie {suggestion}: Ein Anführungszeichen oder Apostroph wie die um den Text schließt ihn; setzen Sie andere darum.',
    },
  },
  JRN0141: {
    name: 'text-without-quotes',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: labels and texts, columns and values of files, and paths go between quotes.',
      fr: 'Écrivez {suggestion} : les libellés et les textes, les colonnes et les valeurs des fichiers, et les chemins se mettent entre guillemets.',
      de: 'Schreiben Sie {suggestion}: Bezeichnungen und Texte, Spalten und Werte von Dateien sowie Pfade stehen in Anführungszeichen.',
    },
  },
  JRN0142: {
    name: 'number-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: only digits, the sign directly in front; decimals with a point (1.5).',
      fr: 'Écrivez {suggestion} au lieu de {found} : uniquement des chiffres, le signe collé devant ; les décimales avec un point (1.5).',
      de: 'Schreiben Sie {suggestion} statt {found}: nur Ziffern, das Vorzeichen direkt davor; Dezimalstellen mit Punkt (1.5).',
    },
  },
  JRN0143: {
    name: 'percentage-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: a share is written with % and, before decimals, a point.',
      fr: 'Écrivez {suggestion} au lieu de {found} : une part s’écrit avec % et, devant les décimales, un point.',
      de: 'Schreiben Sie {suggestion} statt {found}: Ein Anteil wird mit % und, vor Dezimalstellen, mit einem Punkt geschrieben.',
    },
  },
  JRN0144: {
    name: 'duration-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: a time is a number with min (minutes), h (hours) or d (days).',
      fr: 'Écrivez {suggestion} au lieu de {found} : un délai est un nombre suivi de min (minutes), h (heures) ou d (jours).',
      de: 'Schreiben Sie {suggestion} statt {found}: Eine Zeitspanne ist eine Zahl mit min (Minuten), h (Stunden) oder d (Tage).',
    },
  },
  JRN0145: {
    name: 'date-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion} instead of {found}: a date is a year (2026), a year and month (2026-03), or a year, month and day (2026-03-31).',
      fr: 'Écrivez {suggestion} au lieu de {found} : une date est une année (2026), une année et un mois (2026-03), ou une année, un mois et un jour (2026-03-31).',
      de: 'Schreiben Sie {suggestion} statt {found}: Ein Datum ist ein Jahr (2026), Jahr und Monat (2026-03) oder Jahr, Monat und Tag (2026-03-31).',
    },
  },
  JRN0146: {
    name: 'keyword-spelling',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write “{suggestion}” instead of “{found}”.{hint}',
      fr: 'Écrivez « {suggestion} » au lieu de « {found} ».{hint}',
      de: 'Schreiben Sie „{suggestion}“ statt „{found}“.{hint}',
    },
  },
  JRN0147: {
    name: 'swapped-order',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Write {suggestion}: the keyword comes first, then the name, then the text in quotes or the value.',
      fr: 'Écrivez {suggestion} : le mot-clé vient d’abord, puis le nom, puis le texte entre guillemets ou la valeur.',
      de: 'Schreiben Sie {suggestion}: Zuerst kommt das Schlüsselwort, dann der Name, dann der Text in Anführungszeichen oder der Wert.',
    },
  },
  JRN0148: {
    name: 'missing-opening-brace',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'A brace {brace} is missing at the end of this line: the lines indented below belong to {name}.',
      fr: 'Il manque une accolade {brace} à la fin de cette ligne : les lignes en retrait qui suivent appartiennent à {name}.',
      de: 'Am Ende dieser Zeile fehlt eine geschweifte Klammer {brace}: Die eingerückten Zeilen darunter gehören zu {name}.',
    },
  },
  JRN0149: {
    name: 'surplus-closing-brace',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'There is one closing brace } too many, probably here. Remove it.',
      fr: 'Il y a une accolade fermante } de trop, probablement ici. Supprimez-la.',
      de: 'Es gibt eine schließende geschweifte Klammer } zu viel, wahrscheinlich hier. Entfernen Sie sie.',
    },
  },
  // the model
  JRN0201: {
    name: 'score-off-scale',
    family: 'model',
    severity: 'error',
    message: {
      en: '{value} lies outside the scale {min} to {max}.',
      fr: '{value} est hors de l’échelle de {min} à {max}.',
      de: '{value} liegt außerhalb der Skala von {min} bis {max}.',
    },
  },
  JRN0202: {
    name: 'attribute-twice',
    family: 'model',
    severity: 'error',
    message: {
      en: '"{keyword}" is written twice here; only one can count. Remove one.',
      fr: '« {keyword} » figure deux fois ici ; un seul peut compter. Supprimez-en un.',
      de: '„{keyword}“ steht hier zweimal; nur eines kann gelten. Entfernen Sie eines.',
    },
  },
  JRN0203: {
    name: 'share-over-100',
    family: 'model',
    severity: 'error',
    message: {
      en: 'The shares of the segments add up to {sum} %, more than 100 %.',
      fr: 'Les parts des segments totalisent {sum} %, plus de 100 %.',
      de: 'Die Anteile der Segmente ergeben zusammen {sum} %, mehr als 100 %.',
    },
  },
  JRN0204: {
    name: 'value-out-of-range',
    family: 'model',
    severity: 'error',
    message: {
      en: '{what} must lie between {min} and {max}, not {value}.',
      fr: '{what} doit être compris entre {min} et {max} ; {value} ne l’est pas.',
      de: '{what} muss zwischen {min} und {max} liegen, nicht {value}.',
    },
  },
  JRN0205: {
    name: 'scale-twice',
    family: 'model',
    severity: 'error',
    message: {
      en: 'A journey has one scale, but this file sees another one in {other}. Keep one.',
      fr: 'Un parcours a une seule échelle, mais ce fichier en voit une autre dans {other}. N’en gardez qu’une.',
      de: 'Eine Journey hat eine Skala, diese Datei sieht aber eine weitere in {other}. Behalten Sie eine.',
    },
  },
  JRN0206: {
    name: 'scale-upside-down',
    family: 'model',
    severity: 'error',
    message: {
      en: 'The scale {min} to {max} with thresholds {low} and {high} is not in order: lowest bound ≤ "[[disappointing below]]" ≤ "[[enchanting from]]" ≤ highest bound, and the bounds must differ. Where 1 is the best mark, do not turn the figures round yourself: that belongs to their column ([[scale]] 6..1).',
      fr: 'L’échelle de {min} à {max} avec les seuils {low} et {high} n’est pas ordonnée : borne basse ≤ « [[disappointing below]] » ≤ « [[enchanting from]] » ≤ borne haute, et les bornes doivent différer. Si 1 est la meilleure note, ne retournez pas les chiffres vous-même : cela se déclare à leur colonne ([[scale]] 6..1).',
      de: 'Die Skala {min} bis {max} mit den Schwellen {low} und {high} ist nicht geordnet: untere Grenze ≤ „[[disappointing below]]“ ≤ „[[enchanting from]]“ ≤ obere Grenze, und die Grenzen müssen verschieden sein. Ist 1 die beste Note, drehen Sie die Zahlen nicht selbst um: Das gehört zu ihrer Spalte ([[scale]] 6..1).',
    },
  },
  JRN0207: {
    name: 'unknown-word',
    family: 'model',
    severity: 'error',
    message: {
      en: '{found} is not a {what}. Possible: {choices}.',
      fr: '{found} n’est pas une valeur possible ({what}). Possibles : {choices}.',
      de: '{found} ist hier nicht möglich ({what}). Möglich: {choices}.',
    },
  },
  JRN0208: {
    name: 'bad-date',
    family: 'model',
    severity: 'error',
    message: {
      en: '{found} is not a date of the calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.',
      fr: '{found} n’est pas une date du calendrier. Écrivez AAAA, AAAA-MM ou AAAA-MM-JJ.',
      de: '{found} ist kein Datum im Kalender. Schreiben Sie JJJJ, JJJJ-MM oder JJJJ-MM-TT.',
    },
  },
  JRN0209: {
    name: 'csat-without-boxes',
    family: 'model',
    severity: 'error',
    message: {
      en: 'A csat KPI needs "[[boxes]]": say which ratings count as satisfied, for instance "[[boxes]] 4..5".',
      fr: 'Un KPI csat a besoin de « [[boxes]] » : indiquez quelles notes comptent comme satisfaites, par exemple « [[boxes]] 4..5 ».',
      de: 'Ein csat-KPI braucht „[[boxes]]“: Geben Sie an, welche Bewertungen als zufrieden zählen, zum Beispiel „[[boxes]] 4..5“.',
    },
  },
  JRN0210: {
    name: 'not-positive',
    family: 'model',
    severity: 'error',
    message: {
      en: '{what} must be above 0, not {value}.',
      fr: '{what} doit être supérieur à 0 ; {value} ne l’est pas.',
      de: '{what} muss größer als 0 sein, nicht {value}.',
    },
  },
  JRN0211: {
    name: 'time-without-unit',
    family: 'model',
    severity: 'error',
    message: {
      en: 'A time needs its unit, which is never guessed: {example}. Units are min, h and d (minutes, hours, days).',
      fr: 'Un délai a besoin de son unité, qui ne se devine pas : {example}. Les unités sont min, h et d (minutes, heures, jours).',
      de: 'Eine Zeit braucht ihre Einheit, die nie erraten wird: {example}. Einheiten sind min, h und d (Minuten, Stunden, Tage).',
    },
  },
  JRN0212: {
    name: 'nps-scale',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'NPS is asked on 0..10, but this column is declared {min}..{max}. Its answers are stretched onto 0..10, which moves people between the groups: report it with care.',
      fr: 'Le NPS se demande sur 0..10, mais cette colonne est déclarée {min}..{max}. Ses réponses sont étirées sur 0..10, ce qui déplace des personnes d’un groupe à l’autre : à présenter avec prudence.',
      de: 'NPS wird auf 0..10 erfragt, diese Spalte ist aber als {min}..{max} deklariert. Ihre Antworten werden auf 0..10 gestreckt, was Personen zwischen den Gruppen verschiebt: mit Vorsicht berichten.',
    },
  },
  JRN0213: {
    name: 'decimal-and-thousands-alike',
    family: 'model',
    severity: 'error',
    message: {
      en: 'One sign cannot part both decimals and thousands. Change "[[decimal]]" or "[[thousands]]".',
      fr: 'Un même signe ne peut séparer à la fois les décimales et les milliers. Changez « [[decimal]] » ou « [[thousands]] ».',
      de: 'Ein Zeichen kann nicht zugleich Dezimalstellen und Tausender trennen. Ändern Sie „[[decimal]]“ oder „[[thousands]]“.',
    },
  },
  JRN0214: {
    name: 'range-not-understood',
    family: 'model',
    severity: 'error',
    message: {
      en: '"{found}" is no range of cells. Write the two corners as spreadsheets do: "B4:H200", or "B4:H" down to the last row.',
      fr: '« {found} » n’est pas une plage de cellules. Écrivez les deux coins comme dans un tableur : "B4:H200", ou "B4:H" jusqu’à la dernière ligne.',
      de: '„{found}“ ist kein Zellbereich. Schreiben Sie die beiden Ecken wie in der Tabellenkalkulation: "B4:H200", oder "B4:H" bis zur letzten Zeile.',
    },
  },
  JRN0215: {
    name: 'cell-mapped-twice',
    family: 'model',
    severity: 'error',
    message: {
      en: '"{cell}" is mapped twice, to {first} and to {second}; only one can count. Remove one.',
      fr: '« {cell} » est associé deux fois, à {first} et à {second} ; une seule association peut compter. Supprimez-en une.',
      de: '„{cell}“ ist zweimal zugeordnet, einmal {first} und einmal {second}; nur eines kann gelten. Entfernen Sie eine Zuordnung.',
    },
  },
  JRN0216: {
    name: 'attributes-exclude-each-other',
    family: 'model',
    severity: 'error',
    message: {
      en: '"{first}" and "{second}" exclude each other; only one can count. Remove one.',
      fr: '« {first} » et « {second} » s’excluent ; un seul peut compter. Supprimez-en un.',
      de: '„{first}“ und „{second}“ schließen einander aus; nur eines kann gelten. Entfernen Sie eines.',
    },
  },
  JRN0217: {
    name: 'some-weights',
    family: 'model',
    severity: 'error',
    message: {
      en: 'The study {other} of the same period declares a weight, {study} none. In one period all studies declare a weight, or none does: then their respondents are pooled.',
      fr: 'L’étude {other} de la même période déclare un poids, {study} aucun. Dans une période, toutes les études déclarent un poids, ou aucune : leurs répondants sont alors réunis.',
      de: 'Die Erhebung {other} desselben Zeitraums deklariert ein Gewicht, {study} keines. In einem Zeitraum deklarieren alle Erhebungen ein Gewicht oder keine: Dann werden ihre Befragten zusammengelegt.',
    },
  },
  JRN0218: {
    name: 'direction-twice',
    family: 'model',
    severity: 'error',
    message: {
      en: 'The direction of {kpi} is said twice: "[[lower is better]]", and this scale {scale}, which runs down to the best answer. Keep one of the two.',
      fr: 'Le sens de {kpi} est dit deux fois : « [[lower is better]] », et cette échelle {scale}, qui descend vers la meilleure réponse. Gardez l’un des deux.',
      de: 'Die Richtung von {kpi} steht zweimal da: „[[lower is better]]“ und diese Skala {scale}, die zur besten Antwort hin fällt. Behalten Sie eines von beiden.',
    },
  },
  JRN0219: {
    name: 'kpi-on-two-scales',
    family: 'model',
    severity: 'error',
    message: {
      en: '{kpi} is measured on {scale} here and on {first} elsewhere; its figures do not go together, so that this column is left out. Measure it on one scale, or declare a second KPI.',
      fr: '{kpi} est mesuré ici sur {scale} et ailleurs sur {first} ; ses chiffres ne vont pas ensemble, et cette colonne est laissée de côté. Mesurez-le sur une seule échelle, ou déclarez un second KPI.',
      de: '{kpi} wird hier auf {scale} und anderswo auf {first} gemessen; die Zahlen passen nicht zusammen, darum bleibt diese Spalte außer Betracht. Messen Sie auf einer Skala, oder deklarieren Sie einen zweiten KPI.',
    },
  },
  JRN0220: {
    name: 'panel-without-respondents',
    family: 'model',
    severity: 'error',
    message: {
      en: '{study} is a panel, but no column says who answered: nobody can be found again in the next wave. Add "[[respondent]]".',
      fr: '{study} est un panel, mais aucune colonne ne dit qui a répondu : personne ne peut être retrouvé à la vague suivante. Ajoutez « [[respondent]] ».',
      de: '{study} ist ein Panel, aber keine Spalte sagt, wer geantwortet hat: Niemand lässt sich in der nächsten Welle wiederfinden. Ergänzen Sie „[[respondent]]“.',
    },
  },
  JRN0221: {
    name: 'column-without-respondents',
    family: 'model',
    severity: 'warning',
    message: {
      en: '"{keyword}" has no effect on given means: the file has no row for each respondent.',
      fr: '« {keyword} » est sans effet sur des moyennes données : le fichier n’a pas de ligne par répondant.',
      de: '„{keyword}“ hat keine Wirkung auf gegebene Mittelwerte: Die Datei hat keine Zeile je Befragten.',
    },
  },
  JRN0222: {
    name: 'questionnaire-of-another-journey',
    family: 'model',
    severity: 'error',
    message: {
      en: 'The questionnaire {questionnaire} asks about the journey {other}, the study is of {journey}. Use a questionnaire of the same journey.',
      fr: 'Le questionnaire {questionnaire} porte sur le parcours {other}, l’étude sur {journey}. Utilisez un questionnaire du même parcours.',
      de: 'Der Fragebogen {questionnaire} fragt nach der Journey {other}, die Erhebung gehört zu {journey}. Nutzen Sie einen Fragebogen derselben Journey.',
    },
  },
  JRN0223: {
    name: 'direction-is-fixed',
    family: 'model',
    severity: 'error',
    message: {
      en: 'Of a KPI of the kind {kind}, higher is always better; "[[lower is better]]" does not go with it. Remove it, or choose another kind.',
      fr: 'Pour un KPI du genre {kind}, plus haut est toujours mieux ; « [[lower is better]] » n’y va pas. Supprimez-le, ou choisissez un autre genre.',
      de: 'Bei einem KPI der Art {kind} ist höher immer besser; „[[lower is better]]“ passt nicht dazu. Entfernen Sie es, oder wählen Sie eine andere Art.',
    },
  },
  JRN0224: {
    name: 'gate-never-fails',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'Nothing can fail this gate: {why}. Require what can be missed, or remove the gate.',
      fr: 'Rien ne peut faire échouer cette exigence : {why}. Exigez ce qui peut être manqué, ou supprimez-la.',
      de: 'Nichts kann diese Anforderung verfehlen: {why}. Verlangen Sie, was verfehlt werden kann, oder entfernen Sie sie.',
    },
  },
  JRN0225: {
    name: 'gate-never-passes',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'Nothing can pass this gate: {why}. Require what can be reached.',
      fr: 'Rien ne peut satisfaire cette exigence : {why}. Exigez ce qui peut être atteint.',
      de: 'Nichts kann diese Anforderung erfüllen: {why}. Verlangen Sie, was erreicht werden kann.',
    },
  },
  JRN0226: {
    name: 'gate-without-journey',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'This gate tests nothing: no journey stands in this file or in those that it imports. Write it in the file of its journey, or import that file.',
      fr: 'Cette exigence ne vérifie rien : aucun parcours ne figure dans ce fichier ni dans ceux qu’il importe. Écrivez-la dans le fichier de son parcours, ou importez ce fichier.',
      de: 'Diese Anforderung prüft nichts: Weder in dieser Datei noch in denen, die sie importiert, steht eine Journey. Schreiben Sie sie in die Datei ihrer Journey, oder importieren Sie diese Datei.',
    },
  },
  JRN0227: {
    name: 'gate-in-another-unit',
    family: 'model',
    severity: 'error',
    message: {
      en: 'This bound has not the unit of {kpi}, a KPI of the kind {kind}. Write it like {example}; until then the gate tests nothing.',
      fr: 'Cette valeur n’a pas l’unité de {kpi}, un KPI du genre {kind}. Écrivez-la comme {example} ; d’ici là, l’exigence ne vérifie rien.',
      de: 'Dieser Wert hat nicht die Einheit von {kpi}, einem KPI der Art {kind}. Schreiben Sie ihn wie {example}; bis dahin prüft die Anforderung nichts.',
    },
  },
  JRN0228: {
    name: 'gate-against-direction',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'Of {kpi} {better}, so that this gate fails where the KPI gets better. Did you mean "{other}"?',
      fr: 'Pour {kpi}, {better} : cette exigence échoue quand le KPI s’améliore. Vouliez-vous dire « {other} » ?',
      de: 'Bei {kpi} gilt: {better}. Diese Anforderung wird verfehlt, wenn der KPI besser wird. Meinten Sie „{other}“?',
    },
  },
  JRN0229: {
    name: 'gate-exception-without-reason',
    family: 'model',
    severity: 'error',
    message: {
      en: 'This gate is excused without a reason, so that nothing excuses it. Write the reason between quotes: {example}',
      fr: 'Cette exigence est excusée sans raison : rien ne l’excuse donc. Écrivez la raison entre guillemets : {example}',
      de: 'Diese Anforderung ist ohne Begründung entschuldigt; also entschuldigt sie nichts. Schreiben Sie den Grund in Anführungszeichen: {example}',
    },
  },
  JRN0240: {
    name: 'acceptance-without-reason',
    family: 'model',
    severity: 'error',
    message: {
      en: 'This comment accepts {code} without a reason. Write the reason between quotes: {example}',
      fr: 'Ce commentaire accepte {code} sans donner de raison. Écrivez la raison entre guillemets : {example}',
      de: 'Dieser Kommentar akzeptiert {code} ohne Begründung. Schreiben Sie den Grund in Anführungszeichen: {example}',
    },
  },
  JRN0241: {
    name: 'acceptance-not-understood',
    family: 'model',
    severity: 'error',
    message: {
      en: 'This comment accepts nothing: {why}. One finding is accepted with its code and a reason between quotes: {example}',
      fr: 'Ce commentaire n’accepte rien : {why}. Un constat s’accepte avec son code et une raison entre guillemets : {example}',
      de: 'Dieser Kommentar akzeptiert nichts: {why}. Ein Befund wird mit seinem Code und einem Grund in Anführungszeichen akzeptiert: {example}',
    },
  },
  JRN0242: {
    name: 'not-acceptable',
    family: 'model',
    severity: 'error',
    message: {
      en: '{code} cannot be accepted: errors and gates are to be resolved. Correct what it says, and remove this comment.',
      fr: '{code} ne peut pas être accepté : une erreur ou une exigence doit être résolue. Corrigez ce qu’il signale, et supprimez ce commentaire.',
      de: '{code} kann nicht akzeptiert werden: Fehler und Anforderungen sind zu beheben. Beheben Sie, was gemeldet wird, und entfernen Sie diesen Kommentar.',
    },
  },
  JRN0243: {
    name: 'acceptance-unused',
    family: 'model',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'This comment accepts {code}, which is not reported for the statement that it belongs to. Remove the comment.',
      fr: 'Ce commentaire accepte {code}, qui n’est pas signalé pour l’instruction à laquelle il se rapporte. Supprimez le commentaire.',
      de: 'Dieser Kommentar akzeptiert {code}, was für die zugehörige Anweisung nicht gemeldet wird. Entfernen Sie den Kommentar.',
    },
  },
  JRN0250: {
    name: 'picture-stale',
    family: 'file',
    severity: 'warning',
    acceptable: false,
    message: {
      en: '{path} shows an earlier version: since it was drawn, something else stands in {files}. Draw it again: {command}',
      fr: '{path} montre une version antérieure : depuis qu’elle a été dessinée, autre chose figure dans {files}. Redessinez-la : {command}',
      de: '{path} zeigt eine frühere Fassung: Seit sie gezeichnet wurde, steht etwas anderes in {files}. Zeichnen Sie sie neu: {command}',
    },
  },
  JRN0251: {
    name: 'picture-without-source',
    family: 'file',
    severity: 'information',
    acceptable: false,
    message: {
      en: '{path} is named like a picture that carries its journey, but holds none that can be read: a tool that makes pictures smaller may have taken it out. Draw it again with parcours report, or give it another name.',
      fr: '{path} porte le nom d’une image qui contient son parcours, mais n’en contient aucun de lisible : un outil qui allège les images l’a peut-être retiré. Redessinez-la avec parcours report, ou donnez-lui un autre nom.',
      de: '{path} heißt wie ein Bild, das seine Journey enthält, enthält aber keine lesbare: Vielleicht hat ein Werkzeug, das Bilder verkleinert, sie entfernt. Zeichnen Sie es neu mit parcours report, oder geben Sie ihm einen anderen Namen.',
    },
  },
  JRN0260: {
    name: 'unclosed-comment',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'This comment is not closed. Add "*/" where it ends; until then it ends with its line.',
      fr: 'Ce commentaire n’est pas fermé. Ajoutez « */ » là où il se termine ; d’ici là, il s’arrête à la fin de sa ligne.',
      de: 'Dieser Kommentar ist nicht geschlossen. Setzen Sie „*/“ an sein Ende; bis dahin endet er mit seiner Zeile.',
    },
  },
  JRN0261: {
    name: 'escaped-closing-quote',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'The backslash makes the quote a part of the text, which therefore is not closed. For a text that ends in a backslash, write {suggestion}.',
      fr: 'La barre oblique inverse fait du guillemet une partie du texte, qui n’est donc pas fermé. Pour un texte qui se termine par une barre oblique inverse, écrivez {suggestion}.',
      de: 'Der Backslash macht das Anführungszeichen zu einem Teil des Textes, der deshalb nicht geschlossen ist. Für einen Text, der mit einem Backslash endet, schreiben Sie {suggestion}.',
    },
  },
  JRN0262: {
    name: 'comment-opened-twice',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'A comment begins here within a comment that began on line {line}. Everything from there on is left out. Close the first comment with "*/" where it ends.',
      fr: 'Un commentaire commence ici à l’intérieur d’un commentaire ouvert à la ligne {line}. Tout ce qui suit cette ligne est ignoré. Fermez le premier commentaire par « */ » là où il se termine.',
      de: 'Hier beginnt ein Kommentar innerhalb eines Kommentars, der in Zeile {line} beginnt. Alles von dort an fällt weg. Schließen Sie den ersten Kommentar mit „*/“, wo er endet.',
    },
  },
  JRN0263: {
    name: 'label-twice',
    family: 'names',
    severity: 'warning',
    message: {
      en: 'Another {kind} has the label {label}: a cell or a reference with this label can mean either. Give one of them another label.',
      fr: 'Un autre élément de type {kind} a le libellé {label} : une cellule ou une référence qui porte ce libellé peut désigner l’un ou l’autre. Donnez un autre libellé à l’un des deux.',
      de: 'Die Bezeichnung {label} gibt es schon ({kind}): Eine Zelle oder ein Verweis mit dieser Bezeichnung kann beides meinen. Geben Sie einem der beiden eine andere.',
    },
  },
  JRN0264: {
    name: 'label-as-name',
    family: 'names',
    severity: 'warning',
    message: {
      en: 'No {kind} is named {found}: without quotes, this is read as the label of {name}. Write {written} if that is meant.',
      fr: 'Aucun élément de type {kind} ne se nomme {found} : sans guillemets, ce mot est lu comme le libellé de {name}. Écrivez {written} si c’est bien ce qui est voulu.',
      de: 'Den Namen {found} gibt es nicht ({kind}): Ohne Anführungszeichen wird er als Bezeichnung von {name} gelesen. Schreiben Sie {written}, wenn das gemeint ist.',
    },
  },
  JRN0265: {
    name: 'empty-label',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'This label is empty: reports would show nothing in its place. Write a label between the quotes, or remove them.',
      fr: 'Ce libellé est vide : les rapports n’afficheraient rien à sa place. Écrivez un libellé entre les guillemets, ou supprimez-les.',
      de: 'Diese Bezeichnung ist leer: Berichte zeigten an ihrer Stelle nichts. Schreiben Sie eine Bezeichnung zwischen die Anführungszeichen, oder entfernen Sie sie.',
    },
  },
  JRN0266: {
    name: 'value-as-name',
    family: 'model',
    severity: 'warning',
    message: {
      en: '{found} stands in the place of the name, and so is only a name. If it is meant as a property, write "{written}" behind the label.',
      fr: '{found} se trouve à la place du nom et n’est donc qu’un nom. Si c’est une propriété, écrivez « {written} » après le libellé.',
      de: '{found} steht an der Stelle des Namens und ist deshalb nur ein Name. Ist eine Eigenschaft gemeint, schreiben Sie „{written}“ hinter die Bezeichnung.',
    },
  },
  JRN0267: {
    name: 'declares-instead-of-refers',
    family: 'model',
    severity: 'warning',
    message: {
      en: '"{declaration}" declares something new here, and does not refer to it. To refer to it, write "{reference}"; to declare it, begin a new line.',
      fr: '« {declaration} » déclare ici un nouvel élément au lieu d’y renvoyer. Pour y renvoyer, écrivez « {reference} » ; pour le déclarer, commencez une nouvelle ligne.',
      de: '„{declaration}“ deklariert hier etwas Neues, statt darauf zu verweisen. Für einen Verweis schreiben Sie „{reference}“; für eine Deklaration beginnen Sie eine neue Zeile.',
    },
  },
  JRN0268: {
    name: 'phase-without-block',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'The phase {phase} is empty: only stages between its braces belong to it. Put braces around its stages, the first one right behind its label.',
      fr: 'La macro-étape {phase} est vide : seules les étapes entre ses accolades en font partie. Mettez ses étapes entre accolades, la première juste après son libellé.',
      de: 'Die Phase {phase} ist leer: Nur Etappen zwischen ihren Klammern gehören zu ihr. Setzen Sie ihre Etappen in geschweifte Klammern, die erste gleich hinter ihre Bezeichnung.',
    },
  },
  JRN0269: {
    name: 'attribute-above',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'This "{keyword}" belongs to {statement}, the statement above, not to {next}, which follows. Write it on the line of the one that it is about.',
      fr: 'Ce « {keyword} » appartient à {statement}, l’élément qui précède, et non à {next}, qui suit. Écrivez-le sur la ligne de celui qu’il concerne.',
      de: 'Dieses „{keyword}“ gehört zu {statement} darüber, nicht zu {next} darunter. Schreiben Sie es in die Zeile dessen, worum es geht.',
    },
  },
  JRN0270: {
    name: 'line-twice',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'Line {line} already has "{subject}": {consequence}. Correct or remove one if that is not meant.',
      fr: 'La ligne {line} contient déjà « {subject} » : {consequence}. Corrigez-en ou supprimez-en une si ce n’est pas voulu.',
      de: 'Zeile {line} enthält schon „{subject}“: {consequence}. Berichtigen oder entfernen Sie eine, wenn das nicht gemeint ist.',
    },
  },
  JRN0271: {
    name: 'share-as-fraction',
    family: 'model',
    severity: 'warning',
    message: {
      en: '{found} is read as {read} ({kind}). Write {written} if a share is meant; otherwise write {read}.',
      fr: '{found} est lu comme {read} ({kind}). Écrivez {written} si c’est une part ; sinon, écrivez {read}.',
      de: '{found} wird als {read} gelesen ({kind}). Schreiben Sie {written}, wenn ein Anteil gemeint ist, sonst {read}.',
    },
  },
  JRN0272: {
    name: 'target-in-another-unit',
    family: 'model',
    severity: 'error',
    message: {
      en: 'This target has not the unit of a {kind}. Write it like {example}.',
      fr: 'Cette cible n’a pas l’unité d’un {kind}. Écrivez-la comme {example}.',
      de: 'Dieses Ziel hat nicht die Einheit eines {kind}. Schreiben Sie es wie {example}.',
    },
  },
  JRN0273: {
    name: 'unused-repository',
    family: 'method',
    severity: 'information',
    message: {
      en: 'No journey uses the repository {name}, so that its scores set no target. Add "[[uses]] {reference}" to the journey that it describes.',
      fr: 'Aucun parcours n’utilise le référentiel {name} : ses scores ne fixent donc aucune cible. Ajoutez « [[uses]] {reference} » au parcours qu’il décrit.',
      de: 'Keine Journey nutzt den Referenzrahmen {name}, seine Bewertungen setzen also kein Ziel. Ergänzen Sie „[[uses]] {reference}“ bei der Journey, die er beschreibt.',
    },
  },
  JRN0274: {
    name: 'waves-alike',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'The wave {wave} is another wave than {other}: names of waves are compared letter by letter. Write both alike if they are one.',
      fr: 'La vague {wave} est une autre vague que {other} : les noms de vagues sont comparés lettre à lettre. Écrivez-les de la même façon si c’est la même.',
      de: 'Die Welle {wave} ist eine andere als {other}: Namen von Wellen werden Buchstabe für Buchstabe verglichen. Schreiben Sie beide gleich, wenn es eine ist.',
    },
  },
  JRN0275: {
    name: 'target-off-scale',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'The target {target} of {kpi} lies outside the scale {scale} of its column {column}: it can never be reached, or never be missed. Correct the target or the scale.',
      fr: 'La cible {target} de {kpi} est hors de l’échelle {scale} de sa colonne {column} : elle ne peut jamais être atteinte, ou jamais manquée. Corrigez la cible ou l’échelle.',
      de: 'Das Ziel {target} von {kpi} liegt außerhalb der Skala {scale} seiner Spalte {column}: Es kann nie erreicht oder nie verfehlt werden. Berichtigen Sie das Ziel oder die Skala.',
    },
  },
  JRN0276: {
    name: 'letters-lost',
    family: 'file',
    severity: 'warning',
    message: {
      en: 'The sign � stands for a letter that could not be read. If the file is not saved as UTF-8, open it in its own encoding (in VS Code: Reopen with Encoding) and save it as UTF-8; otherwise write the letter again.',
      fr: 'Le signe � remplace une lettre qui n’a pas pu être lue. Si le fichier n’est pas enregistré en UTF-8, ouvrez-le dans son propre encodage (dans VS Code : Rouvrir avec l’encodage) et enregistrez-le en UTF-8 ; sinon, récrivez la lettre.',
      de: 'Das Zeichen � steht für einen Buchstaben, der nicht gelesen werden konnte. Ist die Datei nicht als UTF-8 gespeichert, öffnen Sie sie in ihrer eigenen Kodierung (in VS Code: Mit Codierung erneut öffnen) und speichern Sie sie als UTF-8; sonst schreiben Sie den Buchstaben neu.',
    },
  },
  JRN0277: {
    name: 'thousands-as-decimals',
    family: 'model',
    severity: 'warning',
    message: {
      en: '{found} is read as {read}: what follows the point are decimals. Write {written} if thousands are meant; otherwise write {read}.',
      fr: '{found} se lit {read} : ce qui suit le point, ce sont des décimales. Écrivez {written} s’il s’agit de milliers, sinon {read}.',
      de: '{found} wird als {read} gelesen: Nach dem Punkt stehen Dezimalstellen. Schreiben Sie {written}, wenn Tausender gemeint sind, sonst {read}.',
    },
  },
  JRN0278: {
    name: 'default-direction',
    family: 'syntax',
    severity: 'error',
    message: {
      en: 'Remove “{found}”: it holds without being written. Only the opposite is written, as "[[lower is better]]".',
      fr: 'Supprimez « {found} » : c’est le cas sans l’écrire. Seul le contraire s’écrit : « [[lower is better]] ».',
      de: 'Entfernen Sie „{found}“: Das gilt auch, ohne dass es dasteht. Nur das Gegenteil wird geschrieben: „[[lower is better]]“.',
    },
  },
  JRN0279: {
    name: 'journeys-alike',
    family: 'names',
    severity: 'warning',
    message: {
      en: 'The journeys {name} and {other} are both called "{label}", and are for the same people: reports, charts and comparisons cannot tell them apart. Change a label, or say whom they are for.',
      fr: 'Les parcours {name} et {other} s’appellent tous deux « {label} », pour le même public : rapports, graphiques et comparaisons ne permettent pas de les distinguer. Changez un libellé, ou dites pour qui ils sont.',
      de: 'Die Journeys {name} und {other} heißen beide „{label}“ und gelten denselben Menschen: In Berichten, Diagrammen und Vergleichen sind sie nicht zu unterscheiden. Ändern Sie ein Label, oder sagen Sie, für wen sie sind.',
    },
  },
  JRN0522: {
    name: 'stage-measured-otherwise',
    family: 'model',
    severity: 'warning',
    message: {
      en: '{stage} is measured here otherwise than in the journey {journey}: {difference}. The two figures are not comparable. Read it alike in both, or give the stages different labels.',
      fr: '{stage} est mesurée ici autrement que dans le parcours {journey} : {difference}. Les deux chiffres ne sont pas comparables. Lisez-la de la même façon, ou donnez des libellés différents aux étapes.',
      de: '{stage} wird hier anders gemessen als in der Journey {journey}: {difference}. Die beiden Werte sind nicht vergleichbar. Lesen Sie sie gleich, oder geben Sie den Etappen verschiedene Labels.',
    },
  },
  JRN0280: {
    name: 'success-unmatched',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'None of the {n} answers in the column {column} is {success}, so that the rate is 0 %. There is, for example, {examples}. Correct "[[success]]", unless nobody succeeded.',
      fr: 'Aucune des {n} réponses de la colonne {column} n’est {success} : le taux est donc de 0 %. On y trouve par exemple {examples}. Corrigez « [[success]] », sauf si personne n’a réussi.',
      de: 'Keine der {n} Antworten in der Spalte {column} ist {success}, die Quote ist also 0 %. Es gibt zum Beispiel {examples}. Berichtigen Sie „[[success]]“, es sei denn, niemand hatte Erfolg.',
    },
  },
  JRN0281: {
    name: 'boxes-unmatched',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'None of the {n} answers in the column {column} is in the boxes {boxes} of {kpi}, so that it is 0 %: they lie between {min} and {max}. Check the boxes and the scale, unless nobody is satisfied.',
      fr: 'Aucune des {n} réponses de la colonne {column} n’est dans les cases {boxes} de {kpi}, qui est donc de 0 % : elles vont de {min} à {max}. Vérifiez les cases et l’échelle, sauf si personne n’est satisfait.',
      de: 'Keine der {n} Antworten in der Spalte {column} liegt in den Kästchen {boxes} von {kpi}, das also 0 % beträgt: Sie liegen zwischen {min} und {max}. Prüfen Sie Kästchen und Skala, es sei denn, niemand ist zufrieden.',
    },
  },
  JRN0282: {
    name: 'downward-scale',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The scale {scale} of the column {column} runs downwards: {best} counts as the best answer, {worst} as the worst. If {worst} is the best, write it last.',
      fr: 'L’échelle {scale} de la colonne {column} est descendante : {best} compte comme la meilleure réponse, {worst} comme la pire. Si {worst} est la meilleure, écrivez-la en dernier.',
      de: 'Die Skala {scale} der Spalte {column} läuft abwärts: {best} zählt als beste Antwort, {worst} als schlechteste. Ist {worst} die beste, schreiben Sie sie zuletzt.',
    },
  },
  JRN0283: {
    name: 'name-is-another-label',
    family: 'names',
    severity: 'warning',
    message: {
      en: '{text} is the name of one {kind} and the label of another: cells and references without quotes mean the one with the name, references in quotes the one with the label. Change one of them.',
      fr: '{text} est le nom d’un élément de type {kind} et le libellé d’un autre : les cellules et les références sans guillemets désignent celui qui porte le nom, les références entre guillemets celui qui porte le libellé. Changez l’un des deux.',
      de: '{text} ist hier Name und dort Bezeichnung ({kind}): Zellen und Verweise ohne Anführungszeichen meinen, was so heißt, Verweise in Anführungszeichen, was so bezeichnet ist. Ändern Sie eines von beiden.',
    },
  },
  JRN0284: {
    name: 'where-unmatched',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'No cell in the column {column} is {values}: "[[where]]" keeps no row by it. There is, for example, {examples}. Write the value as it stands in the file, with its capitals and accents.',
      fr: 'Aucune cellule de la colonne {column} n’est {values} : « [[where]] » ne garde aucune ligne par cette valeur. On y trouve par exemple {examples}. Écrivez la valeur comme dans le fichier, avec ses majuscules et ses accents.',
      de: 'Keine Zelle der Spalte {column} ist {values}: „[[where]]“ behält dadurch keine Zeile. Es gibt zum Beispiel {examples}. Schreiben Sie den Wert wie in der Datei, mit Groß- und Kleinschreibung und Akzenten.',
    },
  },
  JRN0285: {
    name: 'where-keeps-nothing',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'No row of {path} passes all the "[[where]]" lines together, so that nothing is counted: each of them keeps some rows, but no row is kept by all. Remove one, or list several values in one line.',
      fr: 'Aucune ligne de {path} ne satisfait toutes les lignes « [[where]] » à la fois : rien n’est donc compté. Chacune garde des lignes, mais aucune ligne n’est gardée par toutes. Supprimez-en une, ou énumérez plusieurs valeurs sur une même ligne.',
      de: 'Keine Zeile von {path} erfüllt alle „[[where]]“-Zeilen zugleich, es wird also nichts gezählt: Jede behält Zeilen, aber keine Zeile wird von allen behalten. Entfernen Sie eine, oder führen Sie mehrere Werte in einer Zeile auf.',
    },
  },
  JRN0286: {
    name: 'list-in-one-text',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{found} is read as one value, and no cell in the column {column} is that; its parts are there. Put each value between quotes of its own: {written}.',
      fr: '{found} est lu comme une seule valeur, qu’aucune cellule de la colonne {column} ne contient ; ses parties y sont. Mettez chaque valeur entre ses propres guillemets : {written}.',
      de: '{found} wird als ein einziger Wert gelesen, den keine Zelle der Spalte {column} hat; seine Teile kommen vor. Setzen Sie jeden Wert in eigene Anführungszeichen: {written}.',
    },
  },
  JRN0287: {
    name: 'all-success',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'All {n} answers in the column {column} are a success ({success}), so that the rate is 100 %; empty cells do not count. Correct "[[success]]", unless everybody succeeded.',
      fr: 'Les {n} réponses de la colonne {column} sont toutes un succès ({success}) : le taux est donc de 100 % ; les cellules vides ne comptent pas. Corrigez « [[success]] », sauf si tout le monde a réussi.',
      de: 'Alle {n} Antworten in der Spalte {column} sind ein Erfolg ({success}), die Quote ist also 100 %; leere Zellen zählen nicht. Berichtigen Sie „[[success]]“, es sei denn, alle hatten Erfolg.',
    },
  },
  JRN0288: {
    name: 'expectation-is-answer',
    family: 'model',
    severity: 'warning',
    message: {
      en: 'The expectation is read from {column}, the column of the answers themselves: the difference between the two is always 0. Write the column in which customers said what they expected.',
      fr: 'L’attente est lue dans {column}, la colonne des réponses elles-mêmes : l’écart entre les deux est toujours de 0. Écrivez la colonne où les clients ont dit ce qu’ils attendaient.',
      de: 'Die Erwartung wird aus {column} gelesen, der Spalte der Antworten selbst: Der Unterschied der beiden ist immer 0. Schreiben Sie die Spalte, in der Kunden gesagt haben, was sie erwarteten.',
    },
  },
  JRN0289: {
    name: 'column-of-two-stages',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The column {column} measures two stages, {stage} and {other}, so that it says the same of both. Write in this study which column measures which stage.',
      fr: 'La colonne {column} mesure deux étapes, {stage} et {other}, et dit donc la même chose des deux. Écrivez dans cette étude quelle colonne mesure quelle étape.',
      de: 'Die Spalte {column} misst zwei Etappen, {stage} und {other}, und sagt damit über beide dasselbe. Schreiben Sie in dieser Erhebung, welche Spalte welche Etappe misst.',
    },
  },
  // the method
  JRN0301: {
    name: 'unused-touchpoint',
    family: 'method',
    severity: 'information',
    message: {
      en: 'No journey uses the touchpoint {name}. Is something missing in the journey?',
      fr: 'Aucun parcours n’utilise le point de contact {name}. Manque-t-il quelque chose au parcours ?',
      de: 'Keine Journey verwendet den Kontaktpunkt {name}. Fehlt etwas in der Journey?',
    },
  },
  JRN0302: {
    name: 'unmeasured-moment-of-truth',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'Nothing measures {stage}, a moment of truth. Moments of truth are always measured: add a measure to an observation file.',
      fr: 'Rien ne mesure {stage}, un moment de vérité. Un moment de vérité se mesure toujours : ajoutez une mesure à un fichier d’observations.',
      de: 'Nichts misst {stage}, einen Moment der Wahrheit. Momente der Wahrheit werden immer gemessen: Ergänzen Sie eine Messung in einer Beobachtungsdatei.',
    },
  },
  JRN0303: {
    name: 'stage-without-touchpoint',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The stage {stage} names no touchpoint: where does the customer meet the brand?',
      fr: 'L’étape {stage} ne nomme aucun point de contact : où le client rencontre-t-il la marque ?',
      de: 'Die Etappe {stage} nennt keinen Kontaktpunkt: Wo begegnet der Kunde der Marke?',
    },
  },
  JRN0304: {
    name: 'kpi-without-target',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The KPI {name} has no target: nobody can tell whether it is reached.',
      fr: 'Le KPI {name} n’a pas de cible : nul ne peut dire s’il est atteint.',
      de: 'Der KPI {name} hat kein Ziel: Niemand kann sagen, ob er erreicht ist.',
    },
  },
  JRN0305: {
    name: 'stages-alike',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'Two stages say the same, {other} and {label}. Split a stage only where the customer’s next act differs.',
      fr: 'Deux étapes disent la même chose, {other} et {label}. Ne séparez une étape que si l’acte suivant du client diffère.',
      de: 'Zwei Etappen sagen dasselbe, {other} und {label}. Trennen Sie eine Etappe nur, wenn der Kunde danach anders handelt.',
    },
  },
  JRN0306: {
    name: 'repository-stage-unused',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The repository stage {stage} is in no journey that uses {repository}.',
      fr: 'L’étape {stage} du référentiel n’est dans aucun parcours qui utilise {repository}.',
      de: 'Die Etappe {stage} des Referenzrahmens kommt in keiner Journey vor, die {repository} verwendet.',
    },
  },
  JRN0307: {
    name: 'delight-without-basics',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'The stage {stage} of the repository has "[[delight]]" actions but no "[[basic]]" one. A delight does not count where a basic is unmet.',
      fr: 'L’étape {stage} du référentiel a des actions « [[delight]] » mais aucune action « [[basic]] ». Un enchantement ne compte pas si un essentiel manque.',
      de: 'Die Etappe {stage} des Referenzrahmens hat Handlungen mit „[[delight]]“, aber keine mit „[[basic]]“. Begeisterung zählt nicht, wo eine Grundleistung fehlt.',
    },
  },
  JRN0308: {
    name: 'label-not-first-person',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'The stage {label} is not told by the customer. Use the first person: what do I do, what do I live through?',
      fr: 'L’étape {label} n’est pas racontée par le client. Employez la première personne : qu’est-ce que je fais, qu’est-ce que je vis ?',
      de: 'Die Etappe {label} ist nicht aus der Sicht des Kunden erzählt. Verwenden Sie die erste Person: Was tue ich, was erlebe ich?',
    },
  },
  JRN0309: {
    name: 'action-not-first-person',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The action {label} is not told by the customer. An action is what I, the customer, can do; what the brand does is a response.',
      fr: 'L’action {label} n’est pas racontée par le client. Une action est ce que moi, client, je peux faire ; ce que fait la marque est une réponse.',
      de: 'Die Handlung {label} ist nicht aus der Sicht des Kunden erzählt. Eine Handlung ist, was ich als Kunde tun kann; was die Marke tut, ist eine Antwort.',
    },
  },
  JRN0310: {
    name: 'back-office-wording',
    family: 'method',
    severity: 'warning',
    message: {
      en: '{label} speaks of the back office ({word}), which the customer never sees. Tell what the customer does or notices at this moment, or leave it out.',
      fr: '{label} parle du back-office ({word}), que le client ne voit jamais. Dites ce que le client fait ou remarque à ce moment-là, ou retirez-la.',
      de: '{label} spricht vom Backoffice ({word}), das der Kunde nie sieht. Sagen Sie, was der Kunde in diesem Moment tut oder bemerkt, oder lassen Sie es weg.',
    },
  },
  JRN0311: {
    name: 'stage-without-reference',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The repository {repository} says nothing of the stage {stage}, and no target is known: what would be optimal here?',
      fr: 'Le référentiel {repository} ne dit rien de l’étape {stage}, et aucune cible n’est connue : qu’est-ce qui serait optimal ici ?',
      de: 'Der Referenzrahmen {repository} sagt nichts zur Etappe {stage}, und kein Ziel ist bekannt: Was wäre hier optimal?',
    },
  },
  JRN0312: {
    name: 'initiative-without-owner',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The initiative {name} has no owner: who does it?',
      fr: 'Le chantier {name} n’a pas de responsable : qui s’en charge ?',
      de: 'Die Maßnahme {name} hat keine Verantwortlichen: Wer setzt sie um?',
    },
  },
  JRN0313: {
    name: 'initiative-without-due-date',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The initiative {name} has no due date: until when?',
      fr: 'Le chantier {name} n’a pas d’échéance : pour quand ?',
      de: 'Die Maßnahme {name} hat keinen Termin: Bis wann?',
    },
  },
  JRN0314: {
    name: 'single-channel-journey',
    family: 'method',
    severity: 'information',
    message: {
      en: 'All stages of {journey} are on one channel, {channel}. A journey is never on one channel alone: where else do customers pass?',
      fr: 'Toutes les étapes de {journey} sont sur un seul canal, {channel}. Un parcours n’est jamais mono-canal : par où les clients passent-ils encore ?',
      de: 'Alle Etappen von {journey} liegen auf einem Kanal, {channel}. Eine Journey hat nie nur einen Kanal: Wo kommen Kunden noch vorbei?',
    },
  },
  JRN0315: {
    name: 'journey-of-nobody',
    family: 'method',
    severity: 'information',
    message: {
      en: 'The journey {journey} is of nobody: name its persona or segment with "[[for]]". There is one journey per persona and scenario.',
      fr: 'Le parcours {journey} n’est celui de personne : nommez son persona ou son segment avec « [[for]] ». Il y a un parcours par persona et par scénario.',
      de: 'Die Journey {journey} gehört niemandem: Nennen Sie mit „[[for]]“ ihre Persona oder ihr Segment. Je Persona und Szenario gibt es eine Journey.',
    },
  },
  JRN0316: {
    name: 'unmeasured-kpi',
    family: 'method',
    severity: 'information',
    message: {
      en: 'Nothing measures the KPI {name}: no observation file of the journey has a column for it.',
      fr: 'Rien ne mesure le KPI {name} : aucun fichier d’observations du parcours n’a de colonne pour lui.',
      de: 'Nichts misst den KPI {name}: Keine Beobachtungsdatei der Journey hat eine Spalte dafür.',
    },
  },
  JRN0317: {
    name: 'channel-without-touchpoint',
    family: 'method',
    severity: 'information',
    message: {
      en: 'None of the touchpoints of {stage} is on the channel {channel}: where does the customer meet the brand there?',
      fr: 'Aucun des points de contact de {stage} n’est sur le canal {channel} : où le client y rencontre-t-il la marque ?',
      de: 'Kein Kontaktpunkt von {stage} liegt auf dem Kanal {channel}: Wo begegnet der Kunde dort der Marke?',
    },
  },
  JRN0318: {
    name: 'touchpoint-off-channel',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'The touchpoint {touchpoint} is on the channel {channel}, which the stage {stage} does not name. Add the channel to the stage, or name another touchpoint.',
      fr: 'Le point de contact {touchpoint} est sur le canal {channel}, que l’étape {stage} ne nomme pas. Ajoutez le canal à l’étape, ou nommez un autre point de contact.',
      de: 'Der Kontaktpunkt {touchpoint} liegt auf dem Kanal {channel}, den die Etappe {stage} nicht nennt. Ergänzen Sie den Kanal bei der Etappe, oder nennen Sie einen anderen Kontaktpunkt.',
    },
  },
  JRN0319: {
    name: 'rupture-off-channel',
    family: 'method',
    severity: 'warning',
    message: {
      en: 'This rupture names the channel {channel}, on which the stage {stage} is not. Add the channel to the stage, or correct the rupture.',
      fr: 'Cette rupture nomme le canal {channel}, sur lequel l’étape {stage} n’est pas. Ajoutez le canal à l’étape, ou corrigez la rupture.',
      de: 'Dieser Bruch nennt den Kanal {channel}, auf dem die Etappe {stage} nicht liegt. Ergänzen Sie den Kanal bei der Etappe, oder berichtigen Sie den Bruch.',
    },
  },
  JRN0320: {
    name: 'unused-questionnaire',
    family: 'method',
    severity: 'information',
    message: {
      en: 'No study uses the questionnaire {name}. Is a study missing, or is the questionnaire no longer needed?',
      fr: 'Aucune étude n’utilise le questionnaire {name}. Manque-t-il une étude, ou le questionnaire ne sert-il plus ?',
      de: 'Keine Erhebung nutzt den Fragebogen {name}. Fehlt eine Erhebung, oder wird der Fragebogen nicht mehr gebraucht?',
    },
  },
  // the evidence
  JRN0401: {
    name: 'file-not-found',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The observation file {path} was not found. The path is relative to the folder of this file.',
      fr: 'Le fichier d’observations {path} est introuvable. Le chemin est relatif au dossier de ce fichier.',
      de: 'Die Beobachtungsdatei {path} wurde nicht gefunden. Der Pfad gilt ab dem Ordner dieser Datei.',
    },
  },
  JRN0402: {
    name: 'file-outside',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The observation file {path} lies outside the workspace and is not read. Copy it into the workspace, or name a folder that holds both with --workspace on the command line.',
      fr: 'Le fichier d’observations {path} se trouve hors de l’espace de travail et n’est pas lu. Copiez-le dans l’espace de travail, ou nommez un dossier qui contient les deux avec --workspace en ligne de commande.',
      de: 'Die Beobachtungsdatei {path} liegt außerhalb des Arbeitsbereichs und wird nicht gelesen. Kopieren Sie sie in den Arbeitsbereich, oder nennen Sie auf der Kommandozeile mit --workspace einen Ordner, der beide enthält.',
    },
  },
  JRN0403: {
    name: 'column-not-found',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The file {path} has no {n|column|columns} {column}.{hint}{read}',
      fr: 'Le fichier {path} n’a pas {n|de colonne|les colonnes} {column}.{hint}{read}',
      de: 'Der Datei {path} {n|fehlt die Spalte|fehlen die Spalten} {column}.{hint}{read}',
    },
  },
  JRN0404: {
    name: 'unmapped-values',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|value|values} of the column {column} {n|names|name} nothing in the text{effect}: {examples} (first at line {lines} of {path}).',
      fr: '{n} {n|valeur|valeurs} de la colonne {column} ne {n|désigne|désignent} rien dans le texte{effect} : {examples} (à partir de la ligne {lines} de {path}).',
      de: '{n} {n|Wert|Werte} der Spalte {column} {n|benennt|benennen} nichts im Text{effect}: {examples} (zuerst in Zeile {lines} von {path}).',
    },
  },
  JRN0405: {
    name: 'expert-refuted',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The expert score {expert} of {stage} is refuted by the data: {n} respondents{effective} give {mean}, interval {interval}.',
      fr: 'Le score d’expert {expert} de {stage} est contredit par les données : {n} répondants{effective} donnent {mean}, intervalle {interval}.',
      de: 'Die Experten-Bewertung {expert} von {stage} wird von den Daten widerlegt: {n} Befragte{effective} ergeben {mean}, Intervall {interval}.',
    },
  },
  JRN0406: {
    name: 'scale-missing',
    family: 'evidence',
    severity: 'error',
    message: {
      en: '{problem}',
      fr: '{problem}',
      de: '{problem}',
    },
  },
  JRN0407: {
    name: 'off-scale-values',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|value|values} of the column {column} {n|lies|lie} outside the declared scale {min}..{max} and {n|is|are} not counted: {examples} (first at line {lines} of {path}). {advice}',
      fr: '{n} {n|valeur|valeurs} de la colonne {column} {n|est|sont} hors de l’échelle déclarée {min}..{max} et {n|n’est pas comptée|ne sont pas comptées} : {examples} (à partir de la ligne {lines} de {path}). {advice}',
      de: '{n} {n|Wert|Werte} der Spalte {column} {n|liegt|liegen} außerhalb der deklarierten Skala {min}..{max} und {n|wird|werden} nicht gezählt: {examples} (zuerst in Zeile {lines} von {path}). {advice}',
    },
  },
  JRN0408: {
    name: 'not-numbers',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|value|values} of the column {column} {n|is not a number|are not numbers} and {n|is|are} not counted: {examples} (first at line {lines} of {path}). {advice}',
      fr: '{n} {n|valeur|valeurs} de la colonne {column} {n|n’est pas un nombre|ne sont pas des nombres} et {n|n’est pas comptée|ne sont pas comptées} : {examples} (à partir de la ligne {lines} de {path}). {advice}',
      de: '{n} {n|Wert|Werte} der Spalte {column} {n|ist keine Zahl|sind keine Zahlen} und {n|wird|werden} nicht gezählt: {examples} (zuerst in Zeile {lines} von {path}). {advice}',
    },
  },
  JRN0409: {
    name: 'rows-dropped',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} could not be used: {reason} (first at line {lines}).',
      fr: '{n} {n|ligne|lignes} de {path} {n|n’a pas pu être utilisée|n’ont pas pu être utilisées} : {reason} (à partir de la ligne {lines}).',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|konnte|konnten} nicht verwendet werden: {reason} (zuerst in Zeile {lines}).',
    },
  },
  JRN0410: {
    name: 'file-empty',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The observation file {path} is empty: it has not even a line of column names.',
      fr: 'Le fichier d’observations {path} est vide : il n’a pas même une ligne de noms de colonnes.',
      de: 'Die Beobachtungsdatei {path} ist leer: Sie hat nicht einmal eine Zeile mit Spaltennamen.',
    },
  },
  JRN0411: {
    name: 'file-only-header',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The observation file {path} has column names but no row of data.',
      fr: 'Le fichier d’observations {path} a des noms de colonnes mais aucune ligne de données.',
      de: 'Die Beobachtungsdatei {path} hat Spaltennamen, aber keine Datenzeile.',
    },
  },
  JRN0412: {
    name: 'file-unreadable',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The observation file {path} cannot be read: {reason}.',
      fr: 'Le fichier d’observations {path} ne peut pas être lu : {reason}.',
      de: 'Die Beobachtungsdatei {path} kann nicht gelesen werden: {reason}.',
    },
  },
  JRN0413: {
    name: 'too-few-respondents',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'Only {n} {n|respondent|respondents}{effective} for {stage}: {evidence}.',
      fr: 'Seulement {n} {n|répondant|répondants}{effective} pour {stage} : {evidence}.',
      de: 'Nur {n} {n|Befragter|Befragte}{effective} für {stage}: {evidence}.',
    },
  },
  JRN0414: {
    name: 'file-being-written',
    family: 'evidence',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'The observation file {path} changed while it was read; another program is probably still writing it. It is read again when it has settled.',
      fr: 'Le fichier d’observations {path} a changé pendant la lecture ; un autre programme est sans doute en train de l’écrire. Il sera relu une fois stable.',
      de: 'Die Beobachtungsdatei {path} hat sich beim Lesen geändert; vermutlich schreibt ein anderes Programm noch daran. Sie wird neu gelesen, sobald sie sich nicht mehr ändert.',
    },
  },
  JRN0415: {
    name: 'missing-column-role',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'These observations cannot be read: {missing}.',
      fr: 'Ces observations ne peuvent pas être lues : {missing}.',
      de: 'Diese Beobachtungen können nicht gelesen werden: {missing}.',
    },
  },
  JRN0416: {
    name: 'nothing-linked',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'No observations are linked to the journey {journey}: its figures are claims. Link a file with "[[observations]] … [[of]] {name} [[from]] "file.csv"".',
      fr: 'Aucune observation n’est liée au parcours {journey} : ses chiffres sont des affirmations. Liez un fichier avec « [[observations]] … [[of]] {name} [[from]] "fichier.csv" ».',
      de: 'Mit der Journey {journey} sind keine Beobachtungen verknüpft: Ihre Zahlen sind Behauptungen. Verknüpfen Sie eine Datei mit „[[observations]] … [[of]] {name} [[from]] "datei.csv"“.',
    },
  },
  JRN0417: {
    name: 'duplicate-column',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The column name {column} stands twice in the first line of {path}: which one is meant cannot be known, so neither is read. Give one of them another name.',
      fr: 'Le nom de colonne {column} figure deux fois sur la première ligne de {path} : impossible de savoir laquelle est visée, aucune n’est lue. Donnez un autre nom à l’une des deux.',
      de: 'Der Spaltenname {column} steht zweimal in der ersten Zeile von {path}: Welche gemeint ist, lässt sich nicht wissen, daher wird keine gelesen. Geben Sie einer der beiden einen anderen Namen.',
    },
  },
  JRN0418: {
    name: 'ambiguous-number',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|value|values} of the column {column} can be read as a decimal or as thousands and {n|is|are} not counted: {examples} (first at line {lines} of {path}). Add "[[decimal point]]" or "[[decimal comma]]" to the observations.',
      fr: '{n} {n|valeur|valeurs} de la colonne {column} {n|peut|peuvent} se lire comme un nombre décimal ou comme des milliers et {n|n’est pas comptée|ne sont pas comptées} : {examples} (à partir de la ligne {lines} de {path}). Ajoutez « [[decimal point]] » ou « [[decimal comma]] » aux observations.',
      de: '{n} {n|Wert|Werte} der Spalte {column} {n|lässt|lassen} sich als Dezimalzahl oder als Tausender lesen und {n|wird|werden} nicht gezählt: {examples} (zuerst in Zeile {lines} von {path}). Ergänzen Sie „[[decimal point]]“ oder „[[decimal comma]]“ bei den Beobachtungen.',
    },
  },
  JRN0419: {
    name: 'initiative-without-gap',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The initiative {initiative} meets no known shortfall of {stage}: {why}.',
      fr: 'Le chantier {initiative} ne répond à aucun manque connu de {stage} : {why}.',
      de: 'Die Maßnahme {initiative} gilt keinem bekannten Rückstand von {stage}: {why}.',
    },
  },
  JRN0420: {
    name: 'studies-disagree',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'Two studies disagree on {stage}: {first} gives {firstMean}, interval {firstInterval}; {second} gives {secondMean}, interval {secondInterval}.',
      fr: 'Deux études se contredisent sur {stage} : {first} donne {firstMean}, intervalle {firstInterval} ; {second} donne {secondMean}, intervalle {secondInterval}.',
      de: 'Zwei Erhebungen widersprechen sich zu {stage}: {first} ergibt {firstMean}, Intervall {firstInterval}; {second} ergibt {secondMean}, Intervall {secondInterval}.',
    },
  },
  JRN0430: {
    name: 'ambiguous-date',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|date|dates} of the column {column} can be read with the day or with the month first and {n|is|are} not used: {examples} (first at line {lines} of {path}). Add "[[dates day-month-year]]" or "[[dates month-day-year]]" to the observations.',
      fr: '{n} {n|date|dates} de la colonne {column} {n|peut|peuvent} se lire avec le jour ou le mois d’abord et {n|n’est pas utilisée|ne sont pas utilisées} : {examples} (à partir de la ligne {lines} de {path}). Ajoutez « [[dates day-month-year]] » ou « [[dates month-day-year]] » aux observations.',
      de: '{n} {n|Datum|Daten} der Spalte {column} {n|lässt|lassen} sich mit dem Tag oder dem Monat zuerst lesen und {n|wird|werden} nicht verwendet: {examples} (zuerst in Zeile {lines} von {path}). Ergänzen Sie „[[dates day-month-year]]“ oder „[[dates month-day-year]]“ bei den Beobachtungen.',
    },
  },
  JRN0431: {
    name: 'not-dates',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|value|values} of the column {column} {n|is not a date|are not dates}: {examples} (first at line {lines} of {path}).{hint}',
      fr: '{n} {n|valeur|valeurs} de la colonne {column} {n|n’est pas une date|ne sont pas des dates} : {examples} (à partir de la ligne {lines} de {path}).{hint}',
      de: '{n} {n|Wert|Werte} der Spalte {column} {n|ist kein Datum|sind keine Daten}: {examples} (zuerst in Zeile {lines} von {path}).{hint}',
    },
  },
  JRN0432: {
    name: 'sheet-not-found',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The workbook {path} has no sheet {sheet}. It has {sheets}.{hint}',
      fr: 'Le classeur {path} n’a pas de feuille {sheet}. Il contient {sheets}.{hint}',
      de: 'Die Arbeitsmappe {path} hat kein Blatt {sheet}. Sie enthält {sheets}.{hint}',
    },
  },
  JRN0433: {
    name: 'total-among-rows',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} {n|looks|look} as if {n|it|they} summed up others, and {n|counts|count} like any other: {texts} (first at line {lines}). If so, add [[totals]] {texts} to the observations.',
      fr: '{n} {n|ligne|lignes} de {path} {n|semble résumer les autres et compte|semblent résumer les autres et comptent} comme n’importe quelle ligne : {texts} (à partir de la ligne {lines}). Si c’est le cas, ajoutez [[totals]] {texts} aux observations.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|sieht aus, als fasste sie|sehen aus, als fassten sie} andere zusammen, und {n|zählt|zählen} wie jede andere: {texts} (zuerst in Zeile {lines}). Wenn es so ist, ergänzen Sie [[totals]] {texts} bei den Beobachtungen.',
    },
  },
  JRN0434: {
    name: 'mapping-proposed',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'Nothing says yet what the columns of {path} hold. By their names and cells, {n} {n|is|are} recognised: {columns}. Nothing is used before the text says so.',
      fr: 'Rien ne dit encore ce que contiennent les colonnes de {path}. D’après leurs noms et leurs cellules, {n} {n|est reconnue|sont reconnues} : {columns}. Rien n’est utilisé tant que le texte ne le dit pas.',
      de: 'Noch sagt nichts, was die Spalten von {path} enthalten. An Namen und Zellen {n|ist|sind} {n} zu erkennen: {columns}. Nichts wird verwendet, bevor der Text es sagt.',
    },
  },
  JRN0435: {
    name: 'file-being-read',
    family: 'evidence',
    severity: 'information',
    acceptable: false,
    message: {
      en: 'The observation file {path} is being read; its figures follow.',
      fr: 'Le fichier d’observations {path} est en cours de lecture ; ses chiffres suivent.',
      de: 'Die Beobachtungsdatei {path} wird gerade gelesen; ihre Zahlen folgen.',
    },
  },
  JRN0436: {
    name: 'reading-cancelled',
    family: 'evidence',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'Reading the observation file {path} was cancelled: its figures are missing.',
      fr: 'La lecture du fichier d’observations {path} a été interrompue : ses chiffres manquent.',
      de: 'Das Lesen der Beobachtungsdatei {path} wurde abgebrochen: Ihre Zahlen fehlen.',
    },
  },
  JRN0437: {
    name: 'mixed-shares',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|share|shares} of the column {column} {n|is|are} written in another way than the others and {n|is|are} not counted: {examples} (first at line {lines} of {path}). Write all of them alike: with a comma or a point, with the percent sign or without. What is no share, such as a count, belongs in another column.',
      fr: '{n} {n|part|parts} de la colonne {column} {n|n’est pas écrite comme les autres et n’est pas comptée|ne sont pas écrites comme les autres et ne sont pas comptées} : {examples} (à partir de la ligne {lines} de {path}). Écrivez-les toutes de la même façon : virgule ou point, avec ou sans signe pour cent. Ce qui n’est pas une part, comme un effectif, va dans une autre colonne.',
      de: '{n} {n|Anteil|Anteile} der Spalte {column} {n|ist anders geschrieben als die übrigen und wird|sind anders geschrieben als die übrigen und werden} nicht gezählt: {examples} (zuerst in Zeile {lines} von {path}). Schreiben Sie alle gleich: mit Komma oder mit Punkt, mit Prozentzeichen oder ohne. Was kein Anteil ist, etwa eine Anzahl, gehört in eine andere Spalte.',
    },
  },
  JRN0438: {
    name: 'nothing-left',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'Nothing of {path} can be used ({n} {n|row|rows}): this study says nothing. The other findings on this file say why.',
      fr: 'Rien n’est utilisable dans {path} ({n} {n|ligne|lignes}) : cette étude ne dit rien. Les autres constats sur ce fichier disent pourquoi.',
      de: 'Nichts in {path} ist verwendbar ({n} {n|Zeile|Zeilen}): Diese Erhebung sagt nichts. Die übrigen Befunde zu dieser Datei sagen, warum.',
    },
  },
  JRN0439: {
    name: 'heading-among-answers',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} of the column {column} {n|looks|look} like a heading, not an answer, and {n|counts|count} as no success: {examples} (first at line {lines} of {path}). Leave such rows out with "[[where]]", or declare the cells with "[[missing]]".',
      fr: '{n} {n|cellule|cellules} de la colonne {column} {n|ressemble à un intitulé, pas à une réponse, et compte|ressemblent à des intitulés, pas à des réponses, et comptent} comme un échec : {examples} (à partir de la ligne {lines} de {path}). Écartez ces lignes avec « [[where]] », ou déclarez ces cellules manquantes avec « [[missing]] ».',
      de: '{n} {n|Zelle|Zellen} der Spalte {column} {n|sieht nach einer Überschrift aus, nicht nach einer Antwort, und zählt|sehen nach Überschriften aus, nicht nach Antworten, und zählen} als kein Erfolg: {examples} (zuerst in Zeile {lines} von {path}). Lassen Sie solche Zeilen mit „[[where]]“ weg, oder deklarieren Sie die Zellen mit „[[missing]]“.',
    },
  },
  JRN0440: {
    name: 'content-repeated',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The study {study} counts the same columns of the same content already: {path} is left out, or each respondent would count twice. Remove one of the two, or say with "[[wave]]" or "[[where]]" what sets them apart.',
      fr: 'L’étude {study} compte déjà les mêmes colonnes du même contenu : {path} est laissé de côté, sinon chaque répondant compterait deux fois. Supprimez l’une des deux, ou dites avec « [[wave]] » ou « [[where]] » ce qui les distingue.',
      de: 'Die Erhebung {study} zählt schon dieselben Spalten desselben Inhalts: {path} wird ausgelassen, sonst zählte jeder Befragte doppelt. Entfernen Sie eine der beiden, oder sagen Sie mit „[[wave]]“ oder „[[where]]“, was sie unterscheidet.',
    },
  },
  JRN0441: {
    name: 'study-misread',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The study {study} has a syntax error in line {line}: how to read {path} is not certain, so its figures are withheld. Correct the error first.',
      fr: 'L’étude {study} a une erreur de syntaxe à la ligne {line} : la façon de lire {path} n’est pas certaine, ses chiffres ne sont donc pas montrés. Corrigez d’abord l’erreur.',
      de: 'Die Erhebung {study} hat einen Syntaxfehler in Zeile {line}: Wie {path} zu lesen ist, steht nicht fest; ihre Zahlen werden daher nicht gezeigt. Beheben Sie zuerst den Fehler.',
    },
  },
  JRN0442: {
    name: 'boxes-not-the-top',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'The "[[boxes]] {boxes}" of {kpi} are not the top of the scale {scale} of the column {column}, which is not counted. Satisfied are the best answers of the scale: correct the boxes or the scale.',
      fr: 'Les « [[boxes]] {boxes} » de {kpi} ne sont pas le haut de l’échelle {scale} de la colonne {column}, qui n’est pas comptée. Sont satisfaites les meilleures réponses de l’échelle : corrigez les cases ou l’échelle.',
      de: '„[[boxes]] {boxes}“ von {kpi} ist nicht das obere Ende der Skala {scale} der Spalte {column}, die daher nicht zählt. Zufrieden heißen die besten Antworten der Skala: Berichtigen Sie die Boxen oder die Skala.',
    },
  },
  JRN0443: {
    name: 'impossible-statistics',
    family: 'evidence',
    severity: 'error',
    message: {
      en: '{n} {n|row|rows} of {path} {n|cannot be true and is|cannot be true and are} not counted: {reason} (first at line {lines}).',
      fr: '{n} {n|ligne|lignes} de {path} {n|ne peut pas être vraie et n’est pas comptée|ne peuvent pas être vraies et ne sont pas comptées} : {reason} (à partir de la ligne {lines}).',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|kann|können} nicht stimmen und {n|zählt|zählen} nicht: {reason} (zuerst in Zeile {lines}).',
    },
  },
  JRN0444: {
    name: 'segment-mix-off',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The respondents of {study} are not mixed as the shares of the segments say: {segments} (Pearson’s χ², p {p}). Its figures weigh all respondents alike; with "[[weight]] [[by]] [[segment]] [[shares]]" each segment counts with its share.',
      fr: 'Les répondants de {study} ne se répartissent pas selon les parts des segments : {segments} (χ² de Pearson, p {p}). Ses chiffres donnent à tous le même poids ; avec « [[weight]] [[by]] [[segment]] [[shares]] », chaque segment compte pour sa part.',
      de: 'Die Befragten von {study} verteilen sich nicht so, wie es die Anteile der Segmente sagen: {segments} (Pearsons χ², p {p}). In ihren Zahlen zählen alle gleich; mit „[[weight]] [[by]] [[segment]] [[shares]]“ zählt jedes Segment mit seinem Anteil.',
    },
  },
  JRN0445: {
    name: 'experts-refuted',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The experts of the study {study} give {stage} {expert}, which the data refute: {n} respondents{effective} give {mean}, interval {interval}.',
      fr: 'Les experts de l’étude {study} donnent {expert} à {stage}, ce que les données contredisent : {n} répondants{effective} donnent {mean}, intervalle {interval}.',
      de: 'Die Experten der Erhebung {study} geben {stage} {expert}, was die Daten widerlegen: {n} Befragte{effective} ergeben {mean}, Intervall {interval}.',
    },
  },
  JRN0446: {
    name: 'expert-explained',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The expert score {expert} of {stage} lies outside what {n} respondents{effective} give ({mean}, interval {interval}). The stage notes: {note}',
      fr: 'Le score d’expert {expert} de {stage} est hors de ce que donnent {n} répondants{effective} ({mean}, intervalle {interval}). L’étape remarque : {note}',
      de: 'Die Experten-Bewertung {expert} von {stage} liegt außerhalb dessen, was {n} Befragte{effective} ergeben ({mean}, Intervall {interval}). Die Etappe vermerkt: {note}',
    },
  },
  JRN0447: {
    name: 'experts-explained',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The experts of the study {study} give {stage} {expert}, outside what {n} respondents{effective} give ({mean}, interval {interval}). The stage notes: {note}',
      fr: 'Les experts de l’étude {study} donnent {expert} à {stage}, hors de ce que donnent {n} répondants{effective} ({mean}, intervalle {interval}). L’étape remarque : {note}',
      de: 'Die Experten der Erhebung {study} geben {stage} {expert}, außerhalb dessen, was {n} Befragte{effective} ergeben ({mean}, Intervall {interval}). Die Etappe vermerkt: {note}',
    },
  },
  JRN0448: {
    name: 'rows-off-channel',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} at the stage {stage} {n|is|are} on a channel that the stage does not have: {examples} (first at line {lines}).',
      fr: '{n} {n|ligne|lignes} de {path} à l’étape {stage} {n|est|sont} sur un canal que l’étape n’a pas : {examples} (à partir de la ligne {lines}).',
      de: '{n} {n|Zeile|Zeilen} von {path} bei der Etappe {stage} {n|liegt|liegen} auf einem Kanal, den die Etappe nicht hat: {examples} (zuerst in Zeile {lines}).',
    },
  },
  JRN0449: {
    name: 'rows-across-rupture',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} at the stage {stage} {n|is|are} on the channel {channel}, although a rupture says that it is impossible there: {rupture} (first at line {lines}).',
      fr: '{n} {n|ligne|lignes} de {path} à l’étape {stage} {n|est|sont} sur le canal {channel}, bien qu’une rupture l’y dise impossible : {rupture} (à partir de la ligne {lines}).',
      de: '{n} {n|Zeile|Zeilen} von {path} bei der Etappe {stage} {n|liegt|liegen} auf dem Kanal {channel}, obwohl ein Bruch dies dort für unmöglich erklärt: {rupture} (zuerst in Zeile {lines}).',
    },
  },
  JRN0450: {
    name: 'undeclared-answers',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} of the column {column} {n|is|are} neither a success nor a declared failure, and {n|counts|count} as no success: {examples} (first at line {lines} of {path}). Say what each is worth ({mapping}), or declare it with "[[missing]]".',
      fr: '{n} {n|cellule|cellules} de la colonne {column} {n|n’est ni un succès ni un échec déclaré, et compte|ne sont ni un succès ni un échec déclaré, et comptent} comme un échec : {examples} (à partir de la ligne {lines} de {path}). Indiquez ce que vaut chaque réponse ({mapping}), ou déclarez-la manquante avec « [[missing]] ».',
      de: '{n} {n|Zelle|Zellen} der Spalte {column} {n|ist|sind} weder ein Erfolg noch ein deklarierter Misserfolg und {n|zählt|zählen} als kein Erfolg: {examples} (zuerst in Zeile {lines} von {path}). Geben Sie an, was jede Antwort wert ist ({mapping}), oder deklarieren Sie sie mit „[[missing]]“.',
    },
  },
  JRN0451: {
    name: 'success-spelled-otherwise',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} of the column {column} {n|spells|spell} a success otherwise, and {n|counts|count} as no success: {examples} (first at line {lines} of {path}). Add the spelling to "[[success]]".',
      fr: '{n} {n|cellule|cellules} de la colonne {column} {n|écrit|écrivent} un succès autrement, et {n|compte|comptent} comme un échec : {examples} (à partir de la ligne {lines} de {path}). Ajoutez cette graphie à « [[success]] ».',
      de: '{n} {n|Zelle|Zellen} der Spalte {column} {n|schreibt|schreiben} einen Erfolg anders und {n|zählt|zählen} als kein Erfolg: {examples} (zuerst in Zeile {lines} von {path}). Ergänzen Sie die Schreibweise hinter „[[success]]“.',
    },
  },
  JRN0452: {
    name: 'action-answered-twice',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} {n|gives|give} one action of one respondent a further response, whose score is added to that of the first: {examples} (first at line {lines}). If several observers or dates explain it, name their columns with "[[observer]]" or "[[date]]".',
      fr: '{n} {n|ligne|lignes} de {path} {n|donne|donnent} à une action d’un même répondant une réponse de plus, dont le score s’ajoute à celui de la première : {examples} (à partir de la ligne {lines}). Si plusieurs observateurs ou dates l’expliquent, nommez leurs colonnes avec « [[observer]] » ou « [[date]] ».',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|gibt|geben} einer Handlung eines Befragten eine weitere Antwort, deren Bewertung zu der ersten hinzugezählt wird: {examples} (zuerst in Zeile {lines}). Erklären mehrere Beobachter oder Tage das, nennen Sie deren Spalten mit „[[observer]]“ oder „[[date]]“.',
    },
  },
  JRN0453: {
    name: 'periods-pooled',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'These studies ask the same at different dates and name no wave, so they are pooled as one period, and a change between them disappears: {studies}. Name their waves with "[[wave]]"; the same wave, if they belong together.',
      fr: 'Ces études posent les mêmes questions à des dates différentes sans nommer de vague : elles sont réunies en une seule période, et une évolution entre elles disparaît : {studies}. Nommez leurs vagues avec « [[wave]] » ; la même, si elles vont ensemble.',
      de: 'Diese Erhebungen fragen zu verschiedenen Zeiten dasselbe und nennen keine Welle. Sie werden daher zu einem Zeitraum zusammengefasst, und eine Veränderung dazwischen verschwindet: {studies}. Nennen Sie ihre Wellen mit „[[wave]]“; dieselbe, wenn sie zusammengehören.',
    },
  },
  JRN0454: {
    name: 'default-decides',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'Other stages declare what {stage} does not: {default}. So a default counts in its rank.',
      fr: 'D’autres étapes déclarent ce que {stage} ne déclare pas : {default}. Une valeur par défaut entre ainsi dans le calcul de son rang.',
      de: 'Andere Etappen nennen, was {stage} nicht nennt: {default}. So geht ein Standardwert in ihren Rang ein.',
    },
  },
  JRN0455: {
    name: 'rows-shared',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{path} is read twice in one wave, here and by {study}, and nothing says that the rows differ: respondents may count twice. Set the two apart with "[[where]]" on one column, or with "[[wave]]".',
      fr: '{path} est lu deux fois dans une même vague, ici et par {study}, et rien ne dit que les lignes diffèrent : des répondants peuvent compter deux fois. Distinguez les deux avec « [[where]] » sur une même colonne, ou avec « [[wave]] ».',
      de: '{path} wird in einer Welle zweimal gelesen, hier und von {study}, und nichts sagt, dass es andere Zeilen sind: Befragte können doppelt zählen. Trennen Sie beide mit „[[where]]“ auf derselben Spalte, oder mit „[[wave]]“.',
    },
  },
  JRN0456: {
    name: 'expert-benchmark',
    family: 'evidence',
    severity: 'error',
    message: {
      en: '{study} is a benchmark with "[[method]] [[expert]]": what experts say of a competitor is a claim, and claims are compared with nothing that customers said. It is left out. Link what the competitor’s customers answered, or use the experts’ scores as "[[observations]]" of a journey of the competitor.',
      fr: '{study} est un benchmark avec « [[method]] [[expert]] » : ce que des experts disent d’un concurrent est une affirmation, et ne se compare à rien de ce que disent des clients. Il est écarté. Liez les réponses des clients du concurrent, ou faites des scores des experts des « [[observations]] » d’un parcours du concurrent.',
      de: '{study} ist ein Benchmark mit „[[method]] [[expert]]“: Was Experten über einen Wettbewerber sagen, ist eine Behauptung und wird mit nichts verglichen, was Kunden sagten. Er bleibt unberücksichtigt. Verknüpfen Sie Antworten von Kunden des Wettbewerbers, oder nutzen Sie die Bewertungen der Experten als „[[observations]]“ einer Journey des Wettbewerbers.',
    },
  },
  JRN0460: {
    name: 'not-weighted-by-segment',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The figures of {study} are not weighted by the shares of the segments: {reason}.',
      fr: 'Les chiffres de {study} ne sont pas pondérés par les parts des segments : {reason}.',
      de: 'Die Zahlen von {study} sind nicht nach den Anteilen der Segmente gewichtet: {reason}.',
    },
  },
  JRN0461: {
    name: 'segment-without-respondents',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The figures of {study} are weighted by the shares of the segments, but nobody is of {segments}: the shares of the others are scaled up to 100%.',
      fr: 'Les chiffres de {study} sont pondérés par les parts des segments, mais aucun répondant n’appartient à {segments} : les parts des autres sont ramenées à 100 %.',
      de: 'Die Zahlen von {study} sind nach den Anteilen der Segmente gewichtet, aber niemand ist aus {segments}: Die Anteile der übrigen sind auf 100 % hochgerechnet.',
    },
  },
  JRN0465: {
    name: 'interval-too-narrow',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'Nearly all answers behind {figure} are the same extreme one, so that the few others decide its interval: it is probably too narrow. Rest no decision on where it ends.',
      fr: 'Presque toutes les réponses derrière {figure} sont la même, à une extrémité ; les rares autres décident de l’intervalle : il est sans doute trop étroit. Ne fondez aucune décision sur ses bornes.',
      de: 'Fast alle Antworten hinter {figure} sind dieselbe am Rand der Skala; die wenigen anderen bestimmen das Intervall: Es ist wohl zu schmal. Stützen Sie keine Entscheidung auf seine Grenzen.',
    },
  },
  JRN0502: {
    name: 'same-respondents',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'About {shared}% of the respondents of {study} are in {other} too, and both measure {what} in one wave: they count twice, and the figures look surer than they are. If one file repeats the other (a reminder, a corrected copy), remove one study; if it is a later study, name the waves with "[[wave]]".',
      fr: 'Environ {shared} % des répondants de {study} figurent aussi dans {other}, et les deux mesurent {what} dans une même vague : ils comptent deux fois, et les chiffres paraissent plus sûrs qu’ils ne le sont. Si un fichier répète l’autre (relance, copie corrigée), supprimez une des études ; si c’est une étude ultérieure, nommez les vagues avec « [[wave]] ».',
      de: 'Etwa {shared} % der Befragten von {study} stehen auch in {other}, und beide messen {what} in einer Welle: Sie zählen doppelt, und die Zahlen wirken sicherer, als sie sind. Wiederholt eine Datei die andere (Nachfassaktion, berichtigte Kopie), entfernen Sie eine Erhebung; ist es eine spätere Erhebung, nennen Sie die Wellen mit „[[wave]]“.',
    },
  },
  JRN0504: {
    name: 'wave-order-unknown',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'Which of the waves {first} and {second} came first is not known ({firstDates}; {secondDates}): no change between them is shown, and the wave shown may not be the latest. Give each study a "[[date]]" so that the waves do not overlap.',
      fr: 'On ne sait pas laquelle des vagues {first} et {second} vient en premier ({firstDates} ; {secondDates}) : aucune évolution entre elles n’est montrée, et la vague affichée n’est peut-être pas la dernière. Donnez à chaque étude une « [[date]] » telle que les vagues ne se chevauchent pas.',
      de: 'Welche der Wellen {first} und {second} zuerst war, ist nicht bekannt ({firstDates}; {secondDates}): Eine Veränderung dazwischen wird nicht gezeigt, und die gezeigte Welle ist vielleicht nicht die letzte. Geben Sie jeder Erhebung ein „[[date]]“, sodass die Wellen sich nicht überschneiden.',
    },
  },
  JRN0505: {
    name: 'implausible-date',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The date {date} of {study} is more than seven years away from every other study of the journey, so that no change from or to it is shown. Is a digit wrong?',
      fr: 'La date {date} de {study} est à plus de sept ans de toutes les autres études du parcours : aucune évolution vers elle ou depuis elle n’est montrée. Un chiffre est-il faux ?',
      de: 'Das Datum {date} von {study} liegt mehr als sieben Jahre von jeder anderen Erhebung der Journey entfernt; eine Veränderung dorthin oder von dort wird nicht gezeigt. Ist eine Ziffer falsch?',
    },
  },
  JRN0507: {
    name: 'old-study-in-wave',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The study {study} ({date}) names no wave and so belongs to {wave} ({waveDate}) too, although it is more than a year older. Give it a "[[wave]]" of its own, or accept that it counts.',
      fr: 'L’étude {study} ({date}) ne nomme pas de vague et appartient donc aussi à {wave} ({waveDate}), bien qu’elle ait plus d’un an de plus. Donnez-lui sa propre vague avec « [[wave]] », ou acceptez qu’elle compte.',
      de: 'Die Erhebung {study} ({date}) nennt keine Welle und gehört deshalb auch zu {wave} ({waveDate}), obwohl sie mehr als ein Jahr älter ist. Geben Sie ihr mit „[[wave]]“ eine eigene Welle, oder akzeptieren Sie, dass sie zählt.',
    },
  },
  JRN0508: {
    name: 'wave-name-against-date',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{study} is of the wave "{wave}" and dated {date}, which is another time: the date decides where the wave stands in the trend. Correct the date, or the name of the wave.',
      fr: '{study} est de la vague « {wave} » et datée {date}, une autre période : c’est la date qui place la vague dans la tendance. Corrigez la date, ou le nom de la vague.',
      de: '{study} gehört zur Welle „{wave}“ und ist auf {date} datiert, eine andere Zeit: Das Datum bestimmt, wo die Welle im Verlauf steht. Berichtigen Sie das Datum oder den Namen der Welle.',
    },
  },
  JRN0509: {
    name: 'compared-with-old',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{study} is from {date}, more than two years before the data that it is held against ({latest}). Is it still true?',
      fr: '{study} date de {date}, plus de deux ans avant les données auxquelles on le compare ({latest}). Est-ce encore vrai ?',
      de: '{study} ist von {date}, mehr als zwei Jahre vor den Daten, denen es gegenübersteht ({latest}). Gilt das noch?',
    },
  },
  JRN0523: {
    name: 'column-of-stage-and-kpi',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The column {column} measures the stage {stage} and the overall KPI {kpi}: with itself it agrees perfectly, so no importance is derived for the stage. Use another question for the stage, or leave it unmeasured.',
      fr: 'La colonne {column} mesure l’étape {stage} et le KPI global {kpi} : elle concorde parfaitement avec elle-même, aucune importance n’est donc dérivée pour l’étape. Prenez une autre question pour l’étape, ou laissez-la sans mesure.',
      de: 'Die Spalte {column} misst die Etappe {stage} und den Gesamt-KPI {kpi}: Mit sich selbst stimmt sie vollkommen überein; für die Etappe wird daher keine Wichtigkeit abgeleitet. Nehmen Sie für die Etappe eine andere Frage, oder lassen Sie sie ungemessen.',
    },
  },
  JRN0526: {
    name: 'volume-contradicted',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The text says that {declared}% of customers pass {stage}; in {study} {observed}% of {n} do. The volume weighs in the priority: correct it, or say why the log sees other customers.',
      fr: 'Le texte dit que {declared} % des clients passent par {stage} ; dans {study}, c’est {observed} % de {n}. La volumétrie entre dans la priorité : corrigez-la, ou dites pourquoi le journal voit d’autres clients.',
      de: 'Der Text sagt, dass {declared} % der Kunden durch {stage} gehen; in {study} sind es {observed} % von {n}. Das Volumen geht in die Priorität ein: Berichtigen Sie es, oder sagen Sie, warum das Protokoll andere Kunden sieht.',
    },
  },
  JRN0530: {
    name: 'index-on-part',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The {#cx-index} of {journey} rests on {share} % of the importance (stages measured: {measured} of {n}). It says little about the rest. Measure the other stages, or name the share wherever you show the index.',
      fr: 'L’{#cx-index} de {journey} repose sur {share} % de l’importance (étapes mesurées : {measured} sur {n}). Il dit peu du reste. Mesurez les autres étapes, ou citez cette part partout où vous montrez l’indice.',
      de: 'Der {#cx-index} von {journey} beruht auf {share} % der Wichtigkeit (gemessene Etappen: {measured} von {n}). Über den Rest sagt er wenig. Messen Sie die übrigen Etappen, oder nennen Sie den Anteil überall, wo Sie den Index zeigen.',
    },
  },
  JRN0531: {
    name: 'stage-no-longer-measured',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{stage} was measured in {earlier} and is not in {wave}: score and index of {wave} leave it out, and may rise or fall by that alone. Ask about it again, or say wherever you compare the two that it is missing.',
      fr: '{stage} a été mesurée dans {earlier} et ne l’est pas dans {wave} : le score et l’indice de {wave} l’ignorent, et peuvent monter ou baisser pour cette seule raison. Reposez la question, ou dites qu’elle manque partout où vous comparez les deux.',
      de: '{stage} wurde in {earlier} gemessen und in {wave} nicht: Bewertung und Index von {wave} lassen sie aus und können allein dadurch steigen oder fallen. Fragen Sie wieder danach, oder sagen Sie überall, wo Sie beide vergleichen, dass sie fehlt.',
    },
  },
  JRN0532: {
    name: 'direction-against-name',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The name of {kpi} says that fewer are better ({word}), but higher values count as better: its verdict may be the wrong way round. Add "[[lower is better]]".',
      fr: 'Le nom de {kpi} dit que moins il y en a, mieux c’est ({word}), mais les valeurs élevées comptent comme meilleures : son verdict est peut-être inversé. Ajoutez « [[lower is better]] ».',
      de: 'Der Name von {kpi} sagt, dass weniger besser ist ({word}), aber höhere Werte zählen als besser: Das Urteil ist vielleicht verkehrt herum. Ergänzen Sie „[[lower is better]]“.',
    },
  },
  JRN0533: {
    name: 'target-always-met',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'Every answer reaches the target {target} of {figure}: it is the worst possible value. Correct the target, or its direction.',
      fr: 'Toute réponse atteint la cible {target} de {figure} : c’est la pire valeur possible. Corrigez la cible, ou son sens.',
      de: 'Jede Antwort erreicht das Ziel {target} von {figure}: Es ist der schlechteste mögliche Wert. Berichtigen Sie das Ziel oder seine Richtung.',
    },
  },
  JRN0534: {
    name: 'target-far-from-figure',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The target {target} and the measured {value} of {kpi} lie so far apart that one of them is probably in another unit. Check the unit of the target and of the column.',
      fr: 'La cible {target} et la valeur mesurée {value} de {kpi} sont si éloignées que l’une des deux est sans doute dans une autre unité. Vérifiez l’unité de la cible et de la colonne.',
      de: 'Das Ziel {target} und der gemessene Wert {value} von {kpi} liegen so weit auseinander, dass eines von beiden wohl eine andere Einheit hat. Prüfen Sie die Einheit des Ziels und der Spalte.',
    },
  },
  JRN0535: {
    name: 'target-beyond-promise',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{kpi} promises {within} h, and its target is {target} h: it can be met while the promise is broken. Which one holds?',
      fr: '{kpi} promet {within} h, et sa cible est de {target} h : elle peut être atteinte alors que la promesse n’est pas tenue. Laquelle vaut ?',
      de: '{kpi} verspricht {within} h, und das Ziel sind {target} h: Es kann erreicht sein, während die Zusage gebrochen wird. Was gilt?',
    },
  },
  JRN0536: {
    name: 'actions-never-together',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'No visitor of {stage} met more than one of {actions}: they look like alternatives. Each visitor is held against what was met; the best score of the {#repository}, {best}, adds them all up. If they are on different channels, say so with "[[channel]]"; if they are one action, make one of them.',
      fr: 'Aucun visiteur de {stage} n’a rencontré plus d’une des actions {actions} : elles semblent s’exclure. Chaque visiteur est comparé à ce qu’il a rencontré ; le meilleur score du {#repository}, {best}, les additionne toutes. Si elles sont sur des canaux différents, dites-le avec « [[channel]] » ; si c’est une seule action, n’en gardez qu’une.',
      de: 'Kein Besucher von {stage} ist mehr als einer der Handlungen {actions} begegnet: Sie schließen sich wohl aus. Jeder Besucher wird an dem gemessen, was ihm begegnet ist; die beste Bewertung im {#repository}, {best}, zählt alle zusammen. Liegen sie auf verschiedenen Kanälen, sagen Sie es mit „[[channel]]“; sind sie eine Handlung, machen Sie eine daraus.',
    },
  },
  JRN0537: {
    name: 'guide-half-filled',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The {n} visitors of {stage} met {share} % of the actions of the {#repository} on average: score and gap speak of those alone. Complete the guides, or take out of the {#repository} what is not looked at.',
      fr: 'Les {n} visiteurs de {stage} ont rencontré en moyenne {share} % des actions du {#repository} : score et écart ne parlent que de celles-là. Complétez les grilles, ou retirez du {#repository} ce qui n’est pas observé.',
      de: 'Die {n} Besucher von {stage} sind im Mittel {share} % der Handlungen im {#repository} begegnet: Bewertung und Lücke sagen nur von diesen. Füllen Sie die Leitfäden aus, oder nehmen Sie aus dem {#repository}, was nicht beobachtet wird.',
    },
  },
  JRN0538: {
    name: 'best-not-positive',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The best that the {#repository} knows for {stage} is {best}, and the middle of the scale is {middle}: the target is reached without anything good happening. Add what would be optimal here, or a "[[target]]".',
      fr: 'Le mieux que le {#repository} connaisse pour {stage} est {best}, et le milieu de l’échelle est {middle} : la cible est atteinte sans que rien de bon n’arrive. Ajoutez ce qui serait optimal ici, ou une « [[target]] ».',
      de: 'Das Beste, was der {#repository} für {stage} kennt, ist {best}, und die Mitte der Skala ist {middle}: Das Ziel ist erreicht, ohne dass etwas Gutes geschieht. Ergänzen Sie, was hier optimal wäre, oder ein „[[target]]“.',
    },
  },
  JRN0539: {
    name: 'delight-penalised',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{action} is a [[delight]], and "{response}" counts {score} at {stage}: the absence of a delight disappoints nobody. Write 0, or make it [[performance]] if customers expect it.',
      fr: '{action} est un [[delight]], et « {response} » vaut {score} à {stage} : l’absence d’un enchantement ne déçoit personne. Écrivez 0, ou faites-en [[performance]] si les clients s’y attendent.',
      de: '{action} ist ein [[delight]], und „{response}“ zählt {score} bei {stage}: Das Fehlen einer Begeisterung enttäuscht niemanden. Schreiben Sie 0, oder machen Sie [[performance]] daraus, wenn Kunden damit rechnen.',
    },
  },
  JRN0540: {
    name: 'enchanting-by-basics',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{stage} is enchanting by basics alone: met basics are taken for granted. Give them 0 where they are met, or add what makes more of it here.',
      fr: '{stage} est enchantante par ses seuls essentiels : des essentiels assurés vont de soi. Donnez-leur 0 quand ils sont assurés, ou ajoutez ce qui en fait davantage ici.',
      de: '{stage} begeistert allein durch Grundleistungen: Erfüllte Grundleistungen sind selbstverständlich. Geben Sie ihnen 0, wo sie erfüllt sind, oder ergänzen Sie, was hier mehr daraus macht.',
    },
  },
  JRN0541: {
    name: 'impact-not-positive',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{initiative} promises an impact of {impact} on {stage}: it would make nothing better. Write by how much the measured value is to rise.',
      fr: '{initiative} promet un impact de {impact} sur {stage} : elle n’améliorerait rien. Écrivez de combien la valeur mesurée doit monter.',
      de: '{initiative} verspricht eine Wirkung von {impact} auf {stage}: Besser würde davon nichts. Schreiben Sie, um wie viel der gemessene Wert steigen soll.',
    },
  },
  JRN0542: {
    name: 'impact-beyond-scale',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{initiative} promises an impact of {impact} on {stage}, where {possible} is possible: the scale ends at {max}. Correct the impact.',
      fr: '{initiative} promet un impact de {impact} sur {stage}, où {possible} est possible : l’échelle s’arrête à {max}. Corrigez l’impact.',
      de: '{initiative} verspricht eine Wirkung von {impact} auf {stage}, wo {possible} möglich ist: Die Skala endet bei {max}. Berichtigen Sie die Wirkung.',
    },
  },
  JRN0543: {
    name: 'initiative-off-channel',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{initiative} is for the channel {channel}, which {stage} does not have ({channels}). Correct the channel, or add it to the stage.',
      fr: '{initiative} porte sur le canal {channel}, que {stage} n’a pas ({channels}). Corrigez le canal, ou ajoutez-le à l’étape.',
      de: '{initiative} gilt dem Kanal {channel}, den {stage} nicht hat ({channels}). Berichtigen Sie den Kanal, oder ergänzen Sie ihn bei der Etappe.',
    },
  },
  JRN0544: {
    name: 'done-in-the-future',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{initiative} is done, and due on {due}, which is still to come. Correct one of the two.',
      fr: '{initiative} est faite, et son échéance {due} est encore à venir. Corrigez l’un des deux.',
      de: '{initiative} ist erledigt, und ihr Termin {due} kommt erst noch. Berichtigen Sie eines von beiden.',
    },
  },
  JRN0545: {
    name: 'persona-of-another-segment',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{share} % of the respondents whom {study} counts as {persona} are of the segment {other}, and the text says {segment}. Figures of the persona and of its segment are then about different people. Correct "[[in]]", or the column.',
      fr: '{share} % des répondants que {study} compte comme {persona} sont du segment {other}, et le texte dit {segment}. Les chiffres du persona et de son segment parlent alors de personnes différentes. Corrigez « [[in]] », ou la colonne.',
      de: '{share} % der Befragten, die {study} als {persona} zählt, gehören zum Segment {other}, und der Text sagt {segment}. Die Werte der Persona und die ihres Segments sagen dann von verschiedenen Leuten. Berichtigen Sie „[[in]]“ oder die Spalte.',
    },
  },
  JRN0546: {
    name: 'benchmark-of-another-instrument',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{benchmark} asks about no stage as the journey’s own studies do: {difference}. It is shown beside them, and nothing is concluded from the difference. Find figures of the same instrument, or say that they are not comparable.',
      fr: '{benchmark} n’interroge aucune étape comme les études du parcours : {difference}. Il est montré à côté, et rien n’est conclu de la différence. Trouvez des chiffres du même instrument, ou dites qu’ils ne sont pas comparables.',
      de: '{benchmark} fragt nach keiner Etappe so wie die eigenen Erhebungen der Journey: {difference}. Er steht daneben, und aus dem Unterschied wird nichts geschlossen. Suchen Sie Werte desselben Instruments, oder sagen Sie, dass sie nicht vergleichbar sind.',
    },
  },
  JRN0547: {
    name: 'rows-of-one-group',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} rows of {path} are about one stage, and no column tells them apart (lines {lines}): they are pooled as different people. Remove the repeated row, or name what parts them ("[[segment]]", "[[persona]]", "[[channel]]").',
      fr: '{n} lignes de {path} portent sur une même étape, et aucune colonne ne les distingue (lignes {lines}) : elles sont réunies comme des personnes différentes. Supprimez la ligne répétée, ou nommez ce qui les sépare (« [[segment]] », « [[persona]] », « [[channel]] »).',
      de: '{n} Zeilen von {path} handeln von einer Etappe, und keine Spalte unterscheidet sie (Zeilen {lines}): Sie werden als verschiedene Leute zusammengefasst. Entfernen Sie die wiederholte Zeile, oder nennen Sie, was sie trennt („[[segment]]“, „[[persona]]“, „[[channel]]“).',
    },
  },
  JRN0548: {
    name: 'target-at-best',
    family: 'evidence',
    severity: 'information',
    message: {
      en: 'The target {target} of {figure} is the best possible value: it is reached only if every respondent gives the best answer, and one who does not leaves a gap. Set a target that good work can reach.',
      fr: 'La cible {target} de {figure} est la meilleure valeur possible : elle n’est atteinte que si chaque répondant donne la meilleure réponse, et un seul autre avis fait un écart. Fixez une cible qu’un bon travail peut atteindre.',
      de: 'Das Ziel {target} von {figure} ist der bestmögliche Wert: Er wird nur erreicht, wenn alle Befragten die beste Antwort geben, und eine einzige andere macht schon eine Lücke. Setzen Sie ein Ziel, das gute Arbeit erreichen kann.',
    },
  },
  JRN0549: {
    name: 'lower-against-name',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The name of {kpi} says that more are better ({word}), but the text says "[[lower is better]]": its verdict may be the wrong way round. Remove "[[lower is better]]", or name what is counted.',
      fr: 'Le nom de {kpi} dit que plus il y en a, mieux c’est ({word}), mais le texte dit « [[lower is better]] » : son verdict est peut-être inversé. Supprimez « [[lower is better]] », ou nommez ce qui est compté.',
      de: 'Der Name von {kpi} sagt, dass mehr besser ist ({word}), der Text aber „[[lower is better]]“: Das Urteil ist vielleicht verkehrt herum. Entfernen Sie „[[lower is better]]“, oder benennen Sie, was gezählt wird.',
    },
  },
  JRN0550: {
    name: 'test-answers',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} {n|is a test answer|are test answers} by the column {column} ({cells}, first at line {line}), and {n|counts|count} like any other. {advice}.',
      fr: '{n} {n|ligne|lignes} de {path} {n|est une réponse de test|sont des réponses de test} d’après la colonne {column} ({cells}, à partir de la ligne {line}), et {n|compte|comptent} comme les autres. {advice}.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|ist eine Testantwort|sind Testantworten} laut der Spalte {column} ({cells}, zuerst in Zeile {line}), und {n|zählt|zählen} wie jede andere. {advice}.',
    },
  },
  JRN0551: {
    name: 'unfinished-answers',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{n} {n|row|rows} of {path} {n|was|were} not completed by the column {column} ({cells}, first at line {line}); what {n|it holds|they hold} counts. {advice}.',
      fr: '{n} {n|ligne|lignes} de {path} {n|n’a pas été remplie|n’ont pas été remplies} jusqu’au bout d’après la colonne {column} ({cells}, à partir de la ligne {line}) ; ce {n|qu’elle contient|qu’elles contiennent} compte. {advice}.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|wurde|wurden} laut der Spalte {column} nicht zu Ende ausgefüllt ({cells}, zuerst in Zeile {line}); was {n|sie enthält|sie enthalten}, zählt. {advice}.',
    },
  },
  JRN0470: {
    name: 'gate-failed',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'This gate fails: {found}.',
      fr: 'Cette exigence n’est pas tenue : {found}.',
      de: 'Diese Anforderung ist verfehlt: {found}.',
    },
  },
  JRN0471: {
    name: 'gate-undecided',
    family: 'evidence',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'This gate is undecided for {subjects}: {reason}. It does not count as passed.',
      fr: 'Cette exigence reste indécise pour {subjects} : {reason}. Elle ne compte pas comme tenue.',
      de: 'Diese Anforderung ist offen für {subjects}: {reason}. Sie gilt nicht als erfüllt.',
    },
  },
  JRN0472: {
    name: 'gate-exception-ended',
    family: 'evidence',
    severity: 'error',
    message: {
      en: 'This gate fails, and its exception has ended ({until}): {found}. The reason was: {reason}',
      fr: 'Cette exigence n’est pas tenue, et son exception a pris fin ({until}) : {found}. La raison était : {reason}',
      de: 'Diese Anforderung ist verfehlt, und ihre Ausnahme ist abgelaufen ({until}): {found}. Der Grund war: {reason}',
    },
  },
  JRN0473: {
    name: 'gate-excused',
    family: 'evidence',
    severity: 'information',
    acceptable: false,
    message: {
      en: 'This gate fails: {found}. It is {exception}',
      fr: 'Cette exigence n’est pas tenue : {found}. Elle est {exception}',
      de: 'Diese Anforderung ist verfehlt: {found}. Sie ist {exception}',
    },
  },
  JRN0474: {
    name: 'gate-exception-not-needed',
    family: 'evidence',
    severity: 'information',
    acceptable: false,
    message: {
      en: 'This gate passes without its exception: {reason} Remove "[[unless]] …".',
      fr: 'Cette exigence est tenue sans son exception : {reason} Supprimez « [[unless]] … ».',
      de: 'Diese Anforderung ist ohne ihre Ausnahme erfüllt: {reason} Entfernen Sie „[[unless]] …“.',
    },
  },
  JRN0475: {
    name: 'gate-without-subject',
    family: 'evidence',
    severity: 'warning',
    acceptable: false,
    message: {
      en: 'This gate tests nothing in {journey}: {reason}.',
      fr: 'Cette exigence ne vérifie rien dans {journey} : {reason}.',
      de: 'Diese Anforderung prüft nichts in {journey}: {reason}.',
    },
  },
  JRN0476: {
    name: 'short-rows',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{n} {n|row|rows} of {path} {n|ends|end} before the column {column} (first: line {line}): the missing cells count as empty. If a delimiter is missing in {n|it|them} instead, mend the file.',
      fr: '{n} {n|ligne|lignes} de {path} {n|s’arrête|s’arrêtent} avant la colonne {column} (première : ligne {line}) : les cellules manquantes comptent comme vides. S’il {n|y|leur} manque plutôt un séparateur, corrigez le fichier.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|endet|enden} vor der Spalte {column} (erste: Zeile {line}): Die fehlenden Zellen gelten als leer. Fehlt {n|ihr|ihnen} stattdessen ein Trennzeichen, berichtigen Sie die Datei.',
    },
  },
  JRN0477: {
    name: 'columns-without-name',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The header of {path} has {names} {names|name|names}, but from line {line} on most rows have {cells} cells: {side}. If the names are out of place, complete the header in the file.',
      fr: 'L’en-tête de {path} a {names} {names|nom|noms}, mais à partir de la ligne {line} la plupart des lignes ont {cells} cellules : {side}. Si les noms sont décalés, complétez l’en-tête dans le fichier.',
      de: 'Die Kopfzeile von {path} hat {names} {names|Namen|Namen}, aber ab Zeile {line} haben die meisten Zeilen {cells} Zellen: {side}. Sind die Namen verschoben, ergänzen Sie die Kopfzeile in der Datei.',
    },
  },
  JRN0478: {
    name: 'transposed-table',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'In {path} the rows look like questions ({rows}) and the columns like visits or respondents ({columns}), so that each question is counted as a respondent. Transpose the table (Excel: copy it, then Paste Special → Transpose), or write one row for each visit and question, and link that file.',
      fr: 'Dans {path}, les lignes ressemblent à des questions ({rows}) et les colonnes à des visites ou à des répondants ({columns}) : chaque question est donc comptée comme un répondant. Transposez le tableau (Excel : copiez-le, puis Collage spécial → Transposé), ou écrivez une ligne par visite et par question, et reliez ce fichier.',
      de: 'In {path} sehen die Zeilen wie Fragen aus ({rows}) und die Spalten wie Besuche oder Befragte ({columns}), sodass jede Frage als ein Befragter zählt. Transponieren Sie die Tabelle (Excel: kopieren, dann Inhalte einfügen → Transponieren), oder schreiben Sie eine Zeile je Besuch und Frage, und verknüpfen Sie diese Datei.',
    },
  },
  JRN0479: {
    name: 'missing-header',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The first line of the table in {path} ({cells}, line {line}) is read as the column names, but looks like the rows below it, and is then missing as an answer. Add a line with the column names above it.',
      fr: 'La première ligne du tableau de {path} ({cells}, ligne {line}) est lue comme les noms de colonnes, mais ressemble aux lignes suivantes, et manque alors parmi les réponses. Ajoutez au-dessus une ligne avec les noms de colonnes.',
      de: 'Die erste Zeile der Tabelle in {path} ({cells}, Zeile {line}) wird als Spaltennamen gelesen, sieht aber wie die Zeilen darunter aus, und fehlt dann als Antwort. Fügen Sie darüber eine Zeile mit den Spaltennamen ein.',
    },
  },
  JRN0480: {
    name: 'summary-rows',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{n} {n|row|rows} of {path} {n|sums|sum} up others and {n|is|are} not counted: {texts} (first at line {lines}). To confirm it, add [[totals]] {texts} to the observations.',
      fr: '{n} {n|ligne|lignes} de {path} {n|résume d’autres lignes et n’est pas comptée|résument d’autres lignes et ne sont pas comptées} : {texts} (à partir de la ligne {lines}). Pour le confirmer, ajoutez [[totals]] {texts} aux observations.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|fasst andere zusammen und wird|fassen andere zusammen und werden} nicht gezählt: {texts} (zuerst in Zeile {lines}). Um es zu bestätigen, ergänzen Sie [[totals]] {texts} bei den Beobachtungen.',
    },
  },
  JRN0481: {
    name: 'repeated-header',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '{n} {n|row|rows} of {path} {n|repeats or underlines|repeat or underline} the column names and {n|is|are} not counted (first at line {lines}).',
      fr: '{n} {n|ligne|lignes} de {path} {n|répète ou souligne les noms de colonnes et n’est pas comptée|répètent ou soulignent les noms de colonnes et ne sont pas comptées} (à partir de la ligne {lines}).',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|wiederholt oder unterstreicht die Spaltennamen und wird|wiederholen oder unterstreichen die Spaltennamen und werden} nicht gezählt (zuerst in Zeile {lines}).',
    },
  },
  JRN0482: {
    name: 'second-table',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'At line {lines} of {path} another table begins, with the columns {columns}: {n} {n|row|rows} from there on {n|is|are} not counted. To confirm it, add [[range]] {range} to the observations; to count them, [[range]] {all}.',
      fr: 'À la ligne {lines} de {path} commence un autre tableau, avec les colonnes {columns} : à partir de là, {n} {n|ligne n’est pas comptée|lignes ne sont pas comptées}. Pour le confirmer, ajoutez [[range]] {range} aux observations ; pour les compter, [[range]] {all}.',
      de: 'In Zeile {lines} von {path} beginnt eine andere Tabelle mit den Spalten {columns}: {n} {n|Zeile|Zeilen} ab dort {n|wird|werden} nicht gezählt. Um es zu bestätigen, ergänzen Sie [[range]] {range} bei den Beobachtungen; um sie zu zählen, [[range]] {all}.',
    },
  },
  JRN0483: {
    name: 'second-header',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'Line {lines} of {path} looks like the column names of another table ({columns}), and the rows below it count. If it is another table, add [[range]] {range} to the observations.',
      fr: 'La ligne {lines} de {path} ressemble aux noms de colonnes d’un autre tableau ({columns}), et les lignes placées dessous comptent. Si c’est un autre tableau, ajoutez [[range]] {range} aux observations.',
      de: 'Zeile {lines} von {path} sieht aus wie die Spaltennamen einer anderen Tabelle ({columns}), und die Zeilen darunter zählen. Wenn es eine andere Tabelle ist, ergänzen Sie [[range]] {range} bei den Beobachtungen.',
    },
  },
  JRN0484: {
    name: 'shortened-ids',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row has|rows have} an identifier in the column {column} of {path} that a spreadsheet has shortened, so that different respondents may share one: {examples} (first at line {lines}). The digits are lost in this file: export it again with the column formatted as text, or leave out the line "[[respondent]]" if each row is one respondent.',
      fr: '{n} {n|ligne a|lignes ont} dans la colonne {column} de {path} un identifiant qu’un tableur a raccourci, si bien que plusieurs répondants peuvent partager le même : {examples} (à partir de la ligne {lines}). Les chiffres sont perdus dans ce fichier : exportez-le de nouveau avec la colonne au format texte, ou retirez la ligne « [[respondent]] » si chaque ligne est un répondant.',
      de: '{n} {n|Zeile hat|Zeilen haben} in der Spalte {column} von {path} eine Kennung, die eine Tabellenkalkulation gekürzt hat, sodass mehrere Befragte dieselbe haben können: {examples} (zuerst in Zeile {lines}). Die Ziffern sind in dieser Datei verloren: Exportieren Sie sie noch einmal mit der Spalte als Text, oder lassen Sie die Zeile „[[respondent]]“ weg, wenn jede Zeile für einen Befragten steht.',
    },
  },
  JRN0486: {
    name: 'several-answers',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} of the column {column} {n|holds|hold} several answers and {n|is|are} not counted: {examples} (first at line {lines} of {path}). A scale has one answer for each respondent: export a question with several answers as one column for each of them.',
      fr: '{n} {n|cellule|cellules} de la colonne {column} {n|contient plusieurs réponses et n’est pas comptée|contiennent plusieurs réponses et ne sont pas comptées} : {examples} (à partir de la ligne {lines} de {path}). Une échelle a une seule réponse par répondant : exportez une question à réponses multiples avec une colonne pour chacune d’elles.',
      de: '{n} {n|Zelle|Zellen} der Spalte {column} {n|enthält mehrere Antworten und wird|enthalten mehrere Antworten und werden} nicht gezählt: {examples} (zuerst in Zeile {lines} von {path}). Eine Skala hat eine Antwort je Befragten: Exportieren Sie eine Frage mit mehreren Antworten mit einer Spalte für jede von ihnen.',
    },
  },
  JRN0490: {
    name: 'formula-without-value',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} {where} of {path} {n|is a formula whose value|are formulas whose values} the file does not hold, the first in line {line}: {n|it counts|they count} as empty. Open the file in a spreadsheet (Excel, LibreOffice) and save it; the values are then in it.',
      fr: '{n} {n|cellule|cellules} {where} de {path} {n|est une formule dont le fichier ne contient pas la valeur|sont des formules dont le fichier ne contient pas les valeurs}, la première à la ligne {line} : {n|elle compte comme vide|elles comptent comme vides}. Ouvrez le fichier dans un tableur (Excel, LibreOffice) et enregistrez-le ; les valeurs y sont alors.',
      de: '{n} {n|Zelle|Zellen} {where} von {path} {n|ist eine Formel, deren Wert|sind Formeln, deren Werte} die Datei nicht enthält, die erste in Zeile {line}: {n|Sie zählt|Sie zählen} als leer. Öffnen Sie die Datei in einer Tabellenkalkulation (Excel, LibreOffice) und speichern Sie sie; dann stehen die Werte darin.',
    },
  },
  JRN0491: {
    name: 'hidden-rows',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} {n|is|are} hidden in the sheet, by a filter or by hand, the first in line {line}, and {n|counts|count} like any other. If {n|it is|they are} not to count, delete {n|it|them} from the file or leave {n|it|them} out with [[where]].',
      fr: '{n} {n|ligne|lignes} de {path} {n|est masquée|sont masquées} dans la feuille, par un filtre ou à la main, la première étant la ligne {line}, et {n|compte|comptent} comme les autres. Si {n|elle ne doit|elles ne doivent} pas compter, supprimez-{n|la|les} du fichier ou écartez-{n|la|les} avec [[where]].',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|ist|sind} im Blatt ausgeblendet, durch einen Filter oder von Hand, die erste ist Zeile {line}, und {n|zählt|zählen} wie jede andere. Wenn sie nicht zählen {n|soll|sollen}, löschen Sie sie in der Datei oder lassen Sie sie mit [[where]] weg.',
    },
  },
  JRN0492: {
    name: 'hidden-column',
    family: 'evidence',
    severity: 'information',
    acceptable: false,
    message: {
      en: 'The column {column} of {path} is hidden in the sheet. It is read like any other.',
      fr: 'La colonne {column} de {path} est masquée dans la feuille. Elle est lue comme les autres.',
      de: 'Die Spalte {column} von {path} ist im Blatt ausgeblendet. Sie wird gelesen wie jede andere.',
    },
  },
  JRN0493: {
    name: 'file-weighted',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{path} says that its rows are weighted by {column}, and {study} counts each row once. If the weights are to count here too, add [[weight]] {column}.',
      fr: '{path} dit que ses lignes sont pondérées par {column}, et {study} compte chaque ligne une fois. Si les poids doivent compter ici aussi, ajoutez [[weight]] {column}.',
      de: '{path} sagt, dass die Zeilen mit {column} gewichtet sind, und {study} zählt jede Zeile einmal. Wenn die Gewichte auch hier zählen sollen, ergänzen Sie [[weight]] {column}.',
    },
  },
  JRN0500: {
    name: 'respondent-on-many-rows',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} rows of {path} share {respondents|one respondent|few respondents} in the column {column}: {ids}. Such rows count as one respondent only, by their mean. If they are different people, the id says nothing about them{rowwise}; if not, accept this.',
      fr: '{n} lignes de {path} se partagent {respondents|un seul répondant|quelques répondants} dans la colonne {column} : {ids}. Ces lignes ne comptent que pour un répondant, par leur moyenne. S’il s’agit de personnes différentes, l’identifiant ne dit rien d’elles{rowwise} ; sinon, acceptez ce constat.',
      de: '{n} Zeilen von {path} teilen sich {respondents|einen Befragten|wenige Befragte} in der Spalte {column}: {ids}. Solche Zeilen zählen nur als ein Befragter, mit ihrem Mittelwert. Sind es verschiedene Menschen, sagt die Kennung nichts über sie{rowwise}; sonst akzeptieren Sie diesen Befund.',
    },
  },
  JRN0501: {
    name: 'ids-begin-again',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The ids in the column {column} of {path} seem to stand for several people each: {rows} rows count as {respondents} respondents. {why}. If each row is another person, remove "[[respondent]]"; else give each person an id of their own.',
      fr: 'Les identifiants de la colonne {column} de {path} semblent désigner chacun plusieurs personnes : {rows} lignes comptent pour {respondents} répondants. {why}. Si chaque ligne est une autre personne, supprimez « [[respondent]] » ; sinon, donnez à chaque personne son propre identifiant.',
      de: 'Die Kennungen in der Spalte {column} von {path} stehen offenbar für je mehrere Menschen: {rows} Zeilen zählen als {respondents} Befragte. {why}. Ist jede Zeile ein anderer Mensch, entfernen Sie „[[respondent]]“; sonst geben Sie jedem eine eigene Kennung.',
    },
  },
  JRN0503: {
    name: 'weights-as-counts',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The weights in the column {column} of {path} are whole numbers, {people} in all for {rows} rows: each row seems to stand for that many people. Weights leave it at {rows} respondents, too few for any verdict. If they are counts, link a file with one row per person; if they are weights, accept this.',
      fr: 'Les poids de la colonne {column} de {path} sont des nombres entiers, {people} en tout pour {rows} lignes : chaque ligne semble représenter autant de personnes. Des poids en restent à {rows} répondants, trop peu pour conclure. Si ce sont des effectifs, liez un fichier avec une ligne par personne ; si ce sont des poids, acceptez ce constat.',
      de: 'Die Gewichte in der Spalte {column} von {path} sind ganze Zahlen, zusammen {people} bei {rows} Zeilen: Jede Zeile steht wohl für so viele Menschen. Mit Gewichten bleibt es bei {rows} Befragten, zu wenigen für ein Urteil. Sind es Anzahlen, verknüpfen Sie eine Datei mit einer Zeile je Mensch; sind es Gewichte, akzeptieren Sie diesen Befund.',
    },
  },
  JRN0506: {
    name: 'rows-out-of-period',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} of {of} dated rows of {path} are more than half a year away from {date}, the date of their study: {dates} in the column {column}. They count all the same. Leave them out with "[[where]]", put them into a study of their own, or correct the date.',
      fr: '{n} lignes datées sur {of} de {path} sont à plus de six mois de {date}, la date de leur étude : {dates} dans la colonne {column}. Elles comptent quand même. Écartez-les avec « [[where]] », faites-en une étude à part, ou corrigez la date.',
      de: '{n} von {of} datierten Zeilen von {path} liegen mehr als ein halbes Jahr von {date} entfernt, dem Datum ihrer Erhebung: {dates} in der Spalte {column}. Sie zählen trotzdem. Lassen Sie sie mit „[[where]]“ weg, machen Sie eine eigene Erhebung daraus, oder berichtigen Sie das Datum.',
    },
  },
  JRN0510: {
    name: 'missing-within-scale',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|cell|cells} of the column {column} {n|holds|hold} {codes}, an answer on its scale {scale}, which "[[missing]]" takes out. If customers could answer it, remove it from "[[missing]]"; if it means "no answer", accept this.',
      fr: '{n} {n|cellule|cellules} de la colonne {column} {n|contient|contiennent} {codes}, une réponse de son échelle {scale}, que « [[missing]] » écarte. Si les clients pouvaient répondre cela, retirez-la de « [[missing]] » ; si elle signifie « sans réponse », acceptez ce constat.',
      de: '{n} {n|Zelle|Zellen} der Spalte {column} {n|enthält|enthalten} {codes}, eine Antwort ihrer Skala {scale}, die „[[missing]]“ herausnimmt. Konnten Kunden das antworten, nehmen Sie es aus „[[missing]]“ heraus; bedeutet es „keine Angabe“, akzeptieren Sie diesen Befund.',
    },
  },
  JRN0511: {
    name: 'value-apart',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} answers of the column {column} are {examples}, far from all others ({min} to {max}), and count. Such a value is often a code for "no answer": then declare it with "[[missing]]".',
      fr: '{n} réponses de la colonne {column} sont {examples}, loin de toutes les autres ({min} à {max}), et comptent. Une telle valeur est souvent un code pour « sans réponse » : déclarez-la alors avec « [[missing]] ».',
      de: '{n} Antworten der Spalte {column} sind {examples}, weit entfernt von allen anderen ({min} bis {max}), und zählen. Ein solcher Wert ist oft ein Code für „keine Angabe“: Deklarieren Sie ihn dann mit „[[missing]]“.',
    },
  },
  JRN0512: {
    name: 'scale-hardly-used',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'All {answers} of the column {column} lie from {min} to {max}, on a scale declared as {scale}. They look like answers on {asked}: then declare that scale, or good answers count as bad ones.',
      fr: 'Toutes les {answers} de la colonne {column} vont de {min} à {max}, sur une échelle déclarée {scale}. On dirait des réponses sur {asked} : déclarez alors cette échelle, sinon de bonnes réponses comptent comme mauvaises.',
      de: 'Alle {answers} der Spalte {column} liegen von {min} bis {max}, auf einer als {scale} deklarierten Skala. Sie sehen nach Antworten auf {asked} aus: Deklarieren Sie dann diese Skala, sonst zählen gute Antworten als schlechte.',
    },
  },
  JRN0513: {
    name: 'labels-against-values',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The values of the column {column} run against their words: {better} is {betterValue}, {worse} is {worseValue}, and on the scale {scale} more is better. Turn the scale ({turned}), or correct the values.',
      fr: 'Les valeurs de la colonne {column} sont contraires à leurs mots : {better} vaut {betterValue}, {worse} {worseValue}, et sur l’échelle {scale} plus haut est mieux. Retournez l’échelle ({turned}), ou corrigez les valeurs.',
      de: 'Die Werte der Spalte {column} laufen gegen ihre Worte: {better} ist {betterValue}, {worse} ist {worseValue}, und auf der Skala {scale} ist mehr besser. Drehen Sie die Skala um ({turned}), oder berichtigen Sie die Werte.',
    },
  },
  JRN0514: {
    name: 'columns-opposed',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'Two columns of {stage} run against each other: who answers high in {first} answers low in {second} (r = {r}, n = {n}), so their mean says nothing. If one is worded negatively, turn its scale ({turned}).',
      fr: 'Deux colonnes de {stage} vont en sens contraire : qui répond haut dans {first} répond bas dans {second} (r = {r}, n = {n}), leur moyenne ne dit donc rien. Si l’une est formulée négativement, retournez son échelle ({turned}).',
      de: 'Zwei Spalten von {stage} laufen gegeneinander: Wer in {first} hoch antwortet, antwortet in {second} niedrig (r = {r}, n = {n}); ihr Mittelwert sagt also nichts. Ist eine negativ formuliert, drehen Sie ihre Skala um ({turned}).',
    },
  },
  JRN0515: {
    name: 'standard-error-as-sd',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The column {column} of {path} is read as standard deviation and looks like a standard error: {reason}. Use the standard deviation (standard error × √n), or remove "[[sd]]".',
      fr: 'La colonne {column} de {path} est lue comme écart-type et ressemble à une erreur type : {reason}. Utilisez l’écart-type (erreur type × √n), ou supprimez « [[sd]] ».',
      de: 'Die Spalte {column} von {path} wird als Standardabweichung gelesen und sieht nach einem Standardfehler aus: {reason}. Verwenden Sie die Standardabweichung (Standardfehler × √n), oder entfernen Sie „[[sd]]“.',
    },
  },
  JRN0516: {
    name: 'total-among-means',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} {n|row|rows} of {path} {n|sums|sum} up the others of the stage: {examples} in the column {column}, whose n and mean are those of the rest together (first at line {lines}). Counted beside them, everybody would count twice: {n|it is|they are} left out.',
      fr: '{n} {n|ligne|lignes} de {path} {n|résume|résument} les autres de l’étape : {examples} dans la colonne {column}, dont n et la moyenne sont ceux des autres réunies (à partir de la ligne {lines}). Comptée{n||s} avec elles, chacun compterait deux fois : {n|elle est écartée|elles sont écartées}.',
      de: '{n} {n|Zeile|Zeilen} von {path} {n|fasst|fassen} die übrigen der Etappe zusammen: {examples} in der Spalte {column}, mit n und Mittelwert der übrigen zusammen (zuerst in Zeile {lines}). Daneben gezählt, zählte jeder doppelt: {n|Sie wird|Sie werden} ausgelassen.',
    },
  },
  JRN0517: {
    name: 'waves-numbered-otherwise',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'By its name the wave "{first}" ({firstDates}) comes before "{second}" ({secondDates}), by its date after it: a gain may be shown as a loss. Correct the dates, or the names.',
      fr: 'D’après son nom, la vague « {first} » ({firstDates}) précède « {second} » ({secondDates}) ; d’après sa date, elle la suit : un progrès peut passer pour un recul. Corrigez les dates, ou les noms.',
      de: 'Dem Namen nach liegt die Welle „{first}“ ({firstDates}) vor „{second}“ ({secondDates}), dem Datum nach dahinter: Ein Gewinn kann als Verlust erscheinen. Berichtigen Sie die Daten oder die Namen.',
    },
  },
  JRN0518: {
    name: 'expectation-on-another-scale',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'None of the {n} expectations in {expectation} passes {most}, while answers in {column} do: they seem to be asked on another scale than {scale}, and the gap then says nothing. Bring both onto one scale, or leave the expectation out.',
      fr: 'Aucune des {n} attentes de {expectation} ne dépasse {most}, alors que des réponses de {column} le font : elles semblent données sur une autre échelle que {scale}, et l’écart ne veut alors rien dire. Ramenez les deux à une échelle, ou laissez l’attente de côté.',
      de: 'Keine der {n} Erwartungen in {expectation} liegt über {most}, Antworten in {column} aber schon: Sie wurden offenbar auf einer anderen Skala als {scale} erfragt, und die Lücke besagt dann nichts. Bringen Sie beide auf eine Skala, oder lassen Sie die Erwartung weg.',
    },
  },
  JRN0519: {
    name: 'columns-equal',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: 'The answers of {second} follow from those of {first} in every row: one column is probably a copy of the other. {consequence} Name the right column, or remove the line.',
      fr: 'Les réponses de {second} découlent de celles de {first} à chaque ligne : une colonne est sans doute une copie de l’autre. {consequence} Nommez la bonne colonne, ou supprimez la ligne.',
      de: 'Die Antworten in {second} folgen in jeder Zeile aus denen von {first}: Eine Spalte ist wohl eine Kopie der anderen. {consequence} Nennen Sie die richtige Spalte, oder entfernen Sie die Zeile.',
    },
  },
  JRN0520: {
    name: 'where-spelled-otherwise',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{n} rows are left out by "[[where]]" although their cell in {column} seems to mean {values}: {examples}. {kept} rows are kept. If they belong together, add the spellings to "[[where]]".',
      fr: '{n} lignes sont écartées par « [[where]] » bien que leur cellule de {column} semble vouloir dire {values} : {examples}. {kept} lignes sont gardées. Si elles vont ensemble, ajoutez ces graphies à « [[where]] ».',
      de: '{n} Zeilen lässt „[[where]]“ weg, obwohl ihre Zelle in {column} offenbar {values} meint: {examples}. {kept} Zeilen bleiben. Gehören sie zusammen, ergänzen Sie die Schreibweisen hinter „[[where]]“.',
    },
  },
  JRN0521: {
    name: 'variance-as-sd',
    family: 'evidence',
    severity: 'warning',
    message: {
      en: '{column} in {path} is called a variance, which is the square of a standard deviation: it is not used, and there is no interval. Take its square root in the file, and name that column.',
      fr: '{column} dans {path} s’appelle une variance, c’est-à-dire le carré d’un écart-type : elle n’est pas utilisée, et il n’y a pas d’intervalle. Prenez sa racine carrée dans le fichier, et nommez cette colonne.',
      de: '{column} in {path} heißt Varianz, also das Quadrat einer Standardabweichung: Sie wird nicht verwendet, und es gibt kein Intervall. Ziehen Sie in der Datei die Wurzel, und nennen Sie diese Spalte.',
    },
  },
  JRN0524: {
    name: 'where-share-unusual',
    family: 'evidence',
    severity: 'information',
    message: {
      en: '"[[where]]" on {column} keeps {kept} of {n} rows, those with {values}. Is that what is meant?',
      fr: '« [[where]] » sur {column} garde {kept} lignes sur {n}, celles avec {values}. Est-ce bien voulu ?',
      de: '„[[where]]“ auf {column} behält {kept} von {n} Zeilen, die mit {values}. Ist das so gemeint?',
    },
  },
} as const satisfies Record<string, CatalogueEntry>;

export type Catalogue = typeof catalogue;
