/** Words of a KPI's name that say that more are better, in English, French and German. */

/** Beginnings of words: `conver` begins `conversion` and `converted`. */
const BEGINNINGS = [
  ...['conver', 'recommend', 'retention', 'retain', 'repurchase', 'renewal', 'success', 'satisf', 'loyal', 'revenue', 'turnover', 'sales'],
  ...['uptake', 'adoption', 'activation', 'resolution rate', 'first contact resolution', 'on-time', 'punctual', 'profit', 'margin'],
  ...['recommand', 'rétention', 'fidéli', 'réachat', 'réussite', 'succès', "chiffre d'affaires", 'chiffre d’affaires', 'ponctual'],
  ...['taux de résolution', 'transformation', 'marge'],
];

/** Parts of words, since German compounds them: `Weiterempfehlungsquote`. */
const PARTS = [
  ...['weiterempfehl', 'empfehlung', 'kundenbindung', 'wiederkauf', 'zufrieden', 'erfolg', 'umsatz', 'abschlussquote', 'pünktlich'],
  ...['lösungsquote', 'treue', 'deckungsbeitrag', 'gewinnmarge'],
];

/** With one of these, more of the others are not meant: `dissatisfied customers`, `sales lost`, `cost per conversion`, `time to success`. */
const REVERSING = [
  ...[
    'not ',
    'no ',
    'non-',
    'non ',
    'without',
    'un',
    'dis',
    'cost',
    'price',
    'effort',
    'time',
    'lost',
    'loss',
    'gap',
    'days',
    'late',
    'low',
  ],
  ...['sans ', 'pas de', 'aucun', 'insatisf', 'mécontent', 'coût', 'prix', 'temps', 'délai', 'perdu', 'perte', 'écart', 'refus', 'échec'],
  ...['ohne', 'kein', 'nicht', 'kosten', 'preis', 'dauer', 'zeit', 'verlust', 'verlor', 'lücke', 'tage', 'steuer', 'miss', 'aufwand'],
];

const DESIRED = new RegExp(`(?<!\\p{L})(?:${BEGINNINGS.join('|')})|(?:${PARTS.join('|')})`, 'u');
const REVERSED = new RegExp(`(?<!\\p{L})(?:${REVERSING.join('|')})|${['kosten', 'verlust', 'dauer', 'steuer', 'lücke'].join('|')}`, 'u');

/**
 * The word of a name that says that more are better; null where none does, or where another word turns it round.
 *
 * @param text a name or a label in any language.
 */
export function desiredWord(text: string): string | null {
  const written = text.normalize('NFC').replaceAll('_', ' ');
  const plain = written.toLowerCase();
  const at = DESIRED.exec(plain);
  if (!at || REVERSED.test(plain)) return null;
  const start = /[\p{L}-]*$/u.exec(plain.slice(0, at.index))?.index ?? at.index;
  const [word = ''] = /^[\p{L}-]+/u.exec(written.slice(start)) ?? [];
  return word;
}
