/** Waves whose names contradict their dates (JRN0508), or the order in which they took place (JRN0517). */
import { diagnoseElement, type Study } from '@parcours/model';
import {
  type DatedStudy,
  type DateRange,
  datesOfStudy,
  datesOfWave,
  dayOf,
  isOrderOfWavesKnown,
  type PlausibilityFinding,
} from '@parcours/scoring';
import { allFiguresOf } from './figures-of-study.ts';

/** Studies dated too far from the period that the name of their wave says. */
export function* misnamedWaves(studies: readonly DatedStudy[]): Generator<PlausibilityFinding> {
  for (const { study, samples } of studies) {
    const named = study.wave === null ? null : namedPeriod(study.wave);
    const dates = named && datesOfStudy(study, samples);
    if (study.wave === null || !named || !dates || daysBetween(named, dates) <= named.tolerance) continue;
    const parameters = { wave: study.wave, study: titleOf(study), date: dates.date };
    yield { diagnostic: diagnoseElement('JRN0508', study.id, parameters), ...allFiguresOf(study, null) };
  }
}

/** Waves that are numbered in another order than they took place: the later of two is reported at its first study. */
export function* misnumberedWaves(studies: readonly DatedStudy[], waves: readonly string[]): Generator<PlausibilityFinding> {
  for (const [index, later] of waves.entries()) {
    const earlier = waves[index - 1];
    if (earlier === undefined || !comesBefore(later, earlier) || !isOrderOfWavesKnown(earlier, later, studies)) continue;
    const study = studies.find(({ study: { wave } }) => wave === later)?.study;
    const [one, other] = [datesOfWave(earlier, studies), datesOfWave(later, studies)];
    if (!study || !one || !other) continue;
    const parameters = { first: later, firstDates: other.date, second: earlier, secondDates: one.date };
    const related = studies.flatMap((each) => (each.study.wave === earlier ? [each.study.id] : []));
    yield {
      diagnostic: diagnoseElement('JRN0517', study.id, parameters, { related }),
      figures: [{ of: 'journey' }],
      study: study.name,
    };
  }
}

interface NamedPeriod extends Pick<DateRange, 'first' | 'last'> {
  /** Days by which its fieldwork may miss it: a year and a half-year by six months, a quarter by a quarter, a month by two months. */
  readonly tolerance: number;
}

const YEAR = /(?<![\p{L}\p{N}])(?:(?:19|20)\d\d)(?!\p{N})/u;
const QUARTER =
  /(?<![\p{L}\p{N}])(?:q|t|quarter|trimestre|quartal)\s?([1-4])(?![\p{L}\p{N}])|(?<!\p{N})([1-4])(?:\.|er|e|st|nd|rd|th)?\s?(?:quarter|trimestre|quartal)/iu;
const HALF =
  /(?<![\p{L}\p{N}])(?:h|s|half|semestre|halbjahr)\s?([12])(?![\p{L}\p{N}])|(?<!\p{N})([12])(?:\.|er|e|st|nd)?\s?(?:half|semestre|halbjahr)/iu;
const MONTH = /(?<![\p{L}\p{N}])(?:19|20)\d\d[-/. ](0[1-9]|1[0-2])(?!\p{N})|(?<!\p{N})(0[1-9]|1[0-2])[-/. ](?:19|20)\d\d(?!\p{N})/u;
/** Beginnings of the names of months, in English, French and German without accents. */
const MONTH_NAMES = [
  'jan|janner',
  'feb|fev',
  'mar|maerz',
  'apr|avr',
  'may|mai',
  'jun|juin',
  'jul|juil',
  'aug|aou',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez',
].map((names) => new RegExp(`(?<![a-z])(?:${names})[a-z]*`));

/** Seasons, which are about three months wherever they are; a winter is of two years. */
const SEASONS = [
  { first: 3, name: /spring|printemps|fruhjahr|fruhling/ },
  { first: 6, name: /summer|(?<![a-z])ete(?![a-z])|sommer/ },
  { first: 9, name: /autumn|(?<![a-z])fall(?![a-z])|automne|herbst/ },
] as const;
/** Behind a quarter or a half-year two digits are a year: `Q1 25`. */
const SHORT_YEAR = /(?<![a-z0-9])([qtsh][1-4])[\s/-]?['’]?(\d\d)(?!\d)/;

/** The period that the name of a wave says, if it says a year; a fiscal year may be any twelve months. */
function namedPeriod(wave: string): NamedPeriod | null {
  const plain = wave
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(SHORT_YEAR, (_, part: string, year: string) => `${part} 20${year}`);
  const year = YEAR.exec(plain)?.[0];
  if (
    year === undefined ||
    /fy|fiscal|exercice|geschaftsjahr|saison|season/.test(plain) ||
    /\d{4}\D{1,3}\d{2,4}(?!\d)/.test(plain.replace(MONTH, ''))
  )
    return null;
  const [, quarterBehind, quarterBefore] = QUARTER.exec(plain) ?? [];
  const [, halfBehind, halfBefore] = HALF.exec(plain) ?? [];
  const [, monthBehind, monthBefore] = MONTH.exec(plain) ?? [];
  const quarter = Number(quarterBehind ?? quarterBefore ?? 0);
  if (quarter > 0) return months(year, 3 * quarter - 2, 3, 92);
  const half = Number(halfBehind ?? halfBefore ?? 0);
  if (half > 0) return months(year, 6 * half - 5, 6, 183);
  const month = Number(monthBehind ?? monthBefore ?? 0) || MONTH_NAMES.findIndex((name) => name.test(plain)) + 1;
  if (month > 0) return months(year, month, 1, 61);
  const season = SEASONS.find(({ name }) => name.test(plain));
  return season ? months(year, season.first, 3, 92) : months(year, 1, 12, 183);
}

function months(year: string, first: number, count: number, tolerance: number): NamedPeriod {
  const written = (month: number) => String(month).padStart(2, '0');
  return { first: `${year}-${written(first)}-00`, last: `${year}-${written(first + count - 1)}-99`, tolerance };
}

/** Days from the end of one period to the beginning of the other; 0 or less where they meet. */
function daysBetween(a: Pick<DateRange, 'first' | 'last'>, b: Pick<DateRange, 'first' | 'last'>): number {
  return Math.max(dayOf(a.first) - dayOf(b.last), dayOf(b.first) - dayOf(a.last));
}

/** Words for what comes first and what comes later, in English, French and German without accents. */
const BEFORE = /(?<![a-z])(?:before|pre|baseline|avant|vorher|vor|nullmessung)(?![a-z])/;
const AFTER = /(?<![a-z])(?:after|post|follow-?up|apres|nachher|nach|folgemessung)(?![a-z])/;

/** Words that number what follows in time; a number behind others may be that of a store. */
const NUMBERED =
  /^(?:wave|vague|welle|w|v|t|p|s|round|ronde|runde|tour|phase|pulse|puls|messung|mesure|measure|edition|ausgabe|nr\.?|n°|no\.?)?[-_. :]*#$/;

const ROMAN_NUMERALS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const ROMAN = new RegExp(`^(wave|vague|welle|round|runde|phase)[ -]?(${ROMAN_NUMERALS.join('|')})$`);

/** Whether the name of a wave says that it came before another: a smaller number of a wave, an earlier date, or `before` and `after`. */
function comesBefore(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(ROMAN, (_, word: string, numeral: string) => `${word}${ROMAN_NUMERALS.indexOf(numeral) + 1}`),
  ) as [string, string];
  if (BEFORE.test(one) && AFTER.test(other)) return true;
  const wordsOf = (name: string) => name.replace(/\d+/g, '#').replace(/\s+/g, '');
  if (wordsOf(one) !== wordsOf(other)) return false;
  const [numbers, others] = [one, other].map((name) => (name.match(/\d+/g) ?? []).map(Number)) as [number[], number[]];
  // The year of a date decides before its month; in `03/2026` it stands behind.
  const years = [numbers, others].map((each) => each.findIndex((number) => number >= 1900 && number < 2100));
  const at = years[0] as number;
  if (at !== years[1] || (at < 0 && !NUMBERED.test(wordsOf(one)))) return false;
  const order = (each: readonly number[]) => (at > 0 ? [each[at] as number, ...each.filter((_, index) => index !== at)] : each);
  const [left, right] = [order(numbers), order(others)];
  const differing = left.findIndex((number, index) => number !== right[index]);
  return differing >= 0 && (left[differing] as number) < (right[differing] as number);
}

function titleOf({ label, name }: Study): string {
  return label ?? name;
}
