/** Cyrillic and Greek letters by the Latin letter that they look like (of the confusables of Unicode Technical Standard 39). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: '\u0430\u03B1',
  c: '\u0441\u03F2',
  d: '\u0501',
  e: '\u0435',
  h: '\u04BB',
  i: '\u0456\u03B9',
  j: '\u0458\u03F3',
  k: '\u043A\u03BA',
  l: '\u04CF',
  n: '\u043F\u03B7',
  o: '\u043E\u03BF\u03C3',
  p: '\u0440\u03C1',
  q: '\u051B',
  r: '\u0433',
  s: '\u0455',
  u: '\u03C5',
  v: '\u03BD\u0475',
  w: '\u051D\u03C9',
  x: '\u0445\u03C7',
  y: '\u0443\u03B3',
  A: '\u0410\u0391',
  B: '\u0412\u0392',
  C: '\u0421\u03F9',
  E: '\u0415\u0395',
  H: '\u041D\u0397',
  I: '\u0406\u0399',
  J: '\u0408',
  K: '\u041A\u039A',
  M: '\u041C\u039C',
  N: '\u039D',
  O: '\u041E\u039F',
  P: '\u0420\u03A1',
  S: '\u0405',
  T: '\u0422\u03A4',
  X: '\u0425\u03A7',
  Y: '\u0423\u03A5',
  Z: '\u0396',
};

const LATIN = new Map(Object.entries(LOOK_ALIKES).flatMap(([latin, others]) => [...others].map((letter) => [letter, latin] as const)));

/** A text with each Cyrillic and Greek letter replaced by the Latin one that it looks like: two texts that look the same have the same. */
export function skeletonOf(text: string): string {
  return /[\u0370-\u052F]/.test(text) ? [...text].map((letter) => LATIN.get(letter) ?? letter).join('') : text;
}
