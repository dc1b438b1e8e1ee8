/** Words of a KPI's name that say that fewer are better, and those that turn them round; in English, French and German. */

/** Beginnings of words: `cancel` begins `cancellations`. */
const BEGINNINGS = [
  ...['cancel', 'churn', 'abandon', 'complain', 'error', 'fail', 'fault', 'defect', 'refund', 'bounce', 'attrition', 'wait', 'delay'],
  ...['unsubscri', 'escalat', 'dropout', 'dropoff', 'drop-o', 'no-show', 'detractor', 'downtime', 'overdue', 'rework', 'queue'],
  ...['résili', 'annul', 'réclamation', 'plainte', 'erreur', 'échec', 'panne', 'rembours', 'désabonn', 'désinscri', 'attente', 'retard'],
  ...['défaut', 'défaill', 'rebond', 'impayé', 'litige', 'détracteur'],
];

/** Whole words, which begin others of another meaning: `returns`, but not `returning customers`. */
const WHOLE_WORDS = [
  'returns',
  'losses',
  'lost',
  'missed',
  'repeat contacts',
  'repeat calls',
  'manqués',
  'manqué',
  'perdus',
  'perdues',
  'contacts répétés',
  'appels répétés',
  'retours',
  'pertes',
  'lapsed',
];

/** Parts of words, since German compounds them: `Warenkorbabbruch`. */
const PARTS = [
  ...['kündig', 'stornier', 'storno', 'abbruch', 'abbrüch', 'abgebrochen', 'abwander', 'beschwerde', 'reklamation', 'fehler', 'störfäll'],
  ...['ausfall', 'ausfäll', 'retoure', 'rücksend', 'rückgabe', 'erstattung', 'wartezeit', 'wartedauer', 'verspät', 'verzöger'],
  ...['absprung', 'abmeld', 'mahnung', 'detraktor', 'verpasst', 'wiederholungsanruf'],
];

/** With one of these, fewer of the others are not meant: `complaints resolved`, `sans erreur`, `fehlerfrei`. */
const REVERSING = [
  ...['without', 'no ', 'not ', 'free', 'avoid', 'prevent', 'resolv', 'solved', 'handled', 'recover', 'saved', 'zero', 'closed', 'fixed'],
  ...['sans ', 'pas de', 'aucun', 'évit', 'résol', 'traité', 'récupér', 'zéro', 'clos', 'corrigé'],
  ...['ohne', 'kein', 'frei', 'vermied', 'gelöst', 'behoben', 'bearbeitet', 'zurückgewonn', 'null ', 'erledigt', 'abgewend', 'verhinder'],
];

const UNDESIRED = new RegExp(
  `(?<!\\p{L})(?:${BEGINNINGS.join('|')})|(?<!\\p{L})(?:${WHOLE_WORDS.join('|')})(?!\\p{L})|(?:${PARTS.join('|')})`,
  'u',
);

/**
 * The word of a name that says that fewer are better; null where none does, or where another word turns it round.
 *
 * @param text a name or a label in any language.
 */
export function undesiredWord(text: string): string | null {
  const plain = text.normalize('NFC').replaceAll('_', ' ').toLowerCase();
  const at = UNDESIRED.exec(plain);
  if (!at || REVERSING.some((word) => plain.includes(word))) return null;
  const start = /[\p{L}-]*$/u.exec(plain.slice(0, at.index))?.index ?? at.index;
  const [word = ''] = /^[\p{L}-]+/u.exec(text.normalize('NFC').replaceAll('_', ' ').slice(start)) ?? [];
  return word;
}
