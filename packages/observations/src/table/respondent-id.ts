import { normalizeLabel } from '@parcours/model';

/** Spreadsheet error values in English, French and German: they identify nobody. */
const SPREADSHEET_ERROR = /^#(?:N\/A|N\/D|NV|DIV\/0!|VALUE!|VALEUR!|WERT!|REF!|BEZUG!|NAME\?|NOM\s?\?|NUM!|NOMBRE!|ZAHL!|NULL!|NUL!)$/i;

/** Who a cell of the respondent column identifies: equal texts are one respondent; null: nobody. */
export function respondentId(cell: string): string | null {
  const text = normalizeLabel(cell);
  return text === '' || SPREADSHEET_ERROR.test(text) ? null : text;
}

/** Bytes that are printable ASCII, without white space. */
const FIRST_PRINTABLE = 33;
const LAST_PRINTABLE = 126;
const NUMBER_SIGN = 35;

/** Whether `respondentId` is the cell itself, told by its bytes: false says nothing. */
export function isPlainId(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to || bytes[from] === NUMBER_SIGN) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < FIRST_PRINTABLE || byte > LAST_PRINTABLE) return false;
  }
  return true;
}
