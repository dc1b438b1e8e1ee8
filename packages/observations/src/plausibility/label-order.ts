/** The order of the usual texts of answer scales, and mappings that run against it. */
import { diagnoseElement, type LabelValue, type RatedColumn, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../excerpt.ts';

/**
 * The usual texts of answer scales (satisfaction, agreement, quality, frequency, probability, ease), each from the worst to the best, in
 * English, French and German; a slash separates texts of one rank. Texts of different scales are not compared.
 */
const LADDERS: readonly string[][] = [
  'very dissatisfied/extremely dissatisfied/completely dissatisfied|dissatisfied/rather dissatisfied/somewhat dissatisfied|neutral/neither/neither satisfied nor dissatisfied|satisfied/rather satisfied/somewhat satisfied|very satisfied/extremely satisfied/completely satisfied',
  'strongly disagree/completely disagree/totally disagree|disagree/rather disagree/somewhat disagree|neutral/undecided/neither agree nor disagree|agree/rather agree/somewhat agree|strongly agree/completely agree/totally agree',
  'very bad/very poor/terrible|bad/poor|average/fair/acceptable/ok|good|very good|excellent/outstanding',
  'never|rarely/seldom|sometimes/occasionally|often/frequently|always',
  'very unlikely/extremely unlikely|unlikely|neutral|likely|very likely/extremely likely',
  'very difficult/extremely difficult/very hard|difficult/hard|neutral|easy|very easy/extremely easy',
  'tres insatisfait/tres insatisfaite/pas du tout satisfait/pas du tout satisfaite|insatisfait/insatisfaite/plutot insatisfait/plutot insatisfaite/peu satisfait/peu satisfaite|neutre/ni satisfait ni insatisfait|satisfait/satisfaite/plutot satisfait/plutot satisfaite|tres satisfait/tres satisfaite/tout a fait satisfait/tout a fait satisfaite',
  "pas du tout d'accord|pas d'accord/plutot pas d'accord|neutre/ni d'accord ni pas d'accord|d'accord/plutot d'accord|tout a fait d'accord",
  'tres mauvais/tres mauvaise|mauvais/mauvaise|moyen/moyenne/passable|bon/bonne/bien|tres bon/tres bonne/tres bien|excellent/excellente',
  'jamais|rarement|parfois/quelquefois|souvent|toujours',
  'tres difficile|difficile|neutre|facile|tres facile',
  'sehr unzufrieden|unzufrieden/eher unzufrieden|neutral/weder noch/teils teils|zufrieden/eher zufrieden|sehr zufrieden/ausserst zufrieden',
  'stimme uberhaupt nicht zu/stimme gar nicht zu/trifft uberhaupt nicht zu/trifft gar nicht zu|stimme nicht zu/stimme eher nicht zu/trifft eher nicht zu/trifft nicht zu|neutral/teils teils/weder noch|stimme zu/stimme eher zu/trifft eher zu|stimme voll zu/stimme voll und ganz zu/trifft voll zu/trifft voll und ganz zu',
  'ungenugend|mangelhaft|ausreichend|befriedigend|gut|sehr gut',
  'sehr schlecht|schlecht|mittel/mittelmassig|gut|sehr gut|ausgezeichnet/hervorragend',
  'nie/niemals|selten|manchmal/gelegentlich|oft/haufig|immer',
  'sehr schwierig/sehr schwer|schwierig/schwer|neutral|leicht/einfach|sehr leicht/sehr einfach',
  'worst/very bad/lowest|best/very good/highest',
  'pire/tres mauvais/la plus mauvaise note|meilleur/meilleure/la meilleure note',
  'schlechteste/schlechteste note/am schlechtesten|beste/beste note/bestnote/am besten',
].map((ladder) => ladder.split('|'));

const RANKS = LADDERS.map((ladder) => new Map(ladder.flatMap((texts, rank) => texts.split('/').map((text) => [text, rank] as const))));

/** `1 = sehr gut`, as the name of a column explains its values. */
const EXPLAINED_VALUE = /(?<![\d.,-])(\d{1,3})\s*[=:]\s*(\p{L}[\p{L}'’ -]*)/gu;
/** What leads from one value to the next: `1 = très satisfait à 5 = …`. */
const LINK = /\s+(?:à|a|to|bis|et|and|und|…)\s*$/u;

/** The values that the name of a column explains. */
function explainedValues(header: string): { cell: string; value: number }[] {
  return [...header.matchAll(EXPLAINED_VALUE)].map(([, value, cell]) => ({
    cell: (cell as string).replace(LINK, ''),
    value: Number(value),
  }));
}

/** Lower case, without accents, punctuation and numbers: `5 - Très satisfait` is `tres satisfait`. */
function comparable(cell: string): string {
  return cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/[^\p{L}' ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface RankedPair {
  readonly worse: LabelValue;
  readonly better: LabelValue;
}

/**
 * Every pair of labels of two ranks on the ladder that knows most of them, the widest apart first: of the text answers, else of the values
 * that the name of the column explains. Empty where fewer than two are known.
 */
function rankedPairs({ labelValues, header }: RatedColumn): RankedPair[] {
  const labels = labelValues.length < 2 ? explainedValues(header) : labelValues;
  const ranked = RANKS.map((ranks) =>
    labels.flatMap((each) => {
      const rank = ranks.get(comparable(each.cell));
      return rank === undefined ? [] : [{ ...each, rank }];
    }),
  ).sort((a, b) => b.length - a.length)[0];
  if (!ranked || ranked.length < 2) return [];
  return ranked
    .flatMap((worse) =>
      ranked.filter((better) => worse.rank < better.rank && worse.value !== better.value).map((better) => ({ worse, better })),
    )
    .sort((a, b) => b.better.rank - b.worse.rank - (a.better.rank - a.worse.rank));
}

/** Whether the labels of a scale that is declared downwards say so too: the better, the lower, in every pair of them. */
export function confirmsDownwardScale(column: RatedColumn): boolean {
  const pairs = rankedPairs(column);
  return pairs.length > 0 && pairs.every(({ worse, better }) => better.value < worse.value);
}

/**
 * Reports text answers that are mapped against the order of their words, and scales that run against the values that the name of the column
 * explains (JRN0513): no pair of two ranks stands in its order, and at least one stands against it.
 *
 * @param isLowerBetter of the KPI that the column measures; a stage is better where it is higher.
 */
export function reportLabelOrder(column: RatedColumn, isLowerBetter: boolean): UnlocatedDiagnostic[] {
  const { scale, reversed } = column;
  const pairs = rankedPairs(column);
  const [widest] = pairs;
  // On a scale declared downwards the lowest value is the best.
  const sign = reversed || isLowerBetter ? -1 : 1;
  const isAgainst = ({ worse, better }: RankedPair) => (better.value - worse.value) * sign < 0;
  if (!scale || !widest || !pairs.every(isAgainst)) return [];
  const written = (turned: boolean) => (reversed !== turned ? `${scale.max}..${scale.min}` : `${scale.min}..${scale.max}`);
  return [
    diagnoseElement('JRN0513', column.id, {
      column: `"${excerpt(column.header)}"`,
      better: `"${excerpt(widest.better.cell)}"`,
      betterValue: widest.better.value,
      worse: `"${excerpt(widest.worse.cell)}"`,
      worseValue: widest.worse.value,
      scale: written(false),
      turned: written(true),
    }),
  ];
}
