import { normalizeLabel } from '@parcours/model';

/** Spreadsheet error values in English, French and German: they identify nobody. */
const SPREADSHEET_ERROR = /^#(?:N\/A|N\/D|NV|DIV\/0!|VALUE!|VALEUR!|WERT!|REF!|BEZUG!|NAME\?|NOM\s?\?|NUM!|NOMBRE!|ZAHL!|NULL!|NUL!)$/i;

/** Who a cell of the respondent column identifies: equal texts are one respondent; null: nobody. */
export function respondentId(cell: string): string | null {
  const text = normalizeLabel(cell);
  return text === '' || SPREADSHEET_ERROR.test(text) ? null : text;
}

/** An id that says that the person is not known. */
const UNKNOWN =
  /^(?:anonym(?:ous|e|us)?|guest|invite|gast|unknown|inconnue?|unbekannt|n\/?a|n\.a\.|none|null|nil|no id|sans id|ohne id|test|xxx*|-+|\?+|0+|9{3,}|-1|k\.? ?a\.?|keine angabe|visitor|visiteur|besucher)$/i;

/** Whether an id says that the person is not known: "anonymous", "n/a", "999". */
export function saysUnknown(id: string): boolean {
  return UNKNOWN.test(id);
}

/** Printable ASCII without white space; no id that says that nobody is known has a digit from 1 to 8 and three characters. */
const FIRST_PRINTABLE = 33;
const LAST_PRINTABLE = 126;
const NUMBER_SIGN = 35;
const ONE = 49;
const EIGHT = 56;
const MIN_PLAIN_LENGTH = 3;

/** Whether a cell, by its bytes, surely is an id as it stands, and says no more than that. False says nothing. */
export function isPlainId(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < MIN_PLAIN_LENGTH || bytes[from] === NUMBER_SIGN) return false;
  let hasDigit = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < FIRST_PRINTABLE || byte > LAST_PRINTABLE) return false;
    hasDigit ||= byte >= ONE && byte <= EIGHT;
  }
  return hasDigit;
}
