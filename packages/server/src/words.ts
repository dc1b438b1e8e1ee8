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
  'hover.interval': { en: '95 % interval', fr: 'intervalle à 95 %', de: '95-%-Intervall' },
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
  'completion.column': { en: 'column of {file}', fr: 'colonne de {file}', de: 'Spalte von {file}' },
  'completion.file': { en: 'file', fr: 'fichier', de: 'Datei' },
  'completion.keyword': { en: 'keyword', fr: 'mot-clé', de: 'Schlüsselwort' },
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
