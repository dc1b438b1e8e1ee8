/** Recognises the labels of rows that sum up others, in English, French and German. */
import { normalizeLabel } from '@parcours/model';

export type Statistic = 'sum' | 'mean' | 'n' | 'sd' | 'median';

/** What the label of a row says. */
export interface SummaryLabel {
  /**
   * `statistic`: nobody and nothing is called so (“Sous-total”, “Mittelwert”, “Ø”). `word`: a name may be the same (“Total”, “Basis”).
   * `percentile`: `25%`, `p90`, which only count beside other statistics. `unknown`: a text where every other row has its number.
   */
  readonly kind: 'statistic' | 'word' | 'percentile' | 'unknown';
  /** What the figures of the row may be; empty for a minimum, a share and the like, with which figures agree by chance. */
  readonly statistics: readonly Statistic[];
  /** The group that the row sums up, folded: `paris` of “Total Paris”; null: no group is named. */
  readonly group: string | null;
}

/** A longer cell is a sentence, not a label. */
const MAX_LABEL_LENGTH = 40;

const SUBTOTAL =
  '(?:grand|sub|sous|general|overall|table|report|column|row|page)[ -]?tota(?:ls?|ux)|s/?-?total|tota(?:l|ux) (?:general|generaux|global|globaux|cumule)s?|zwischen-?summen?|teil-?summen?|gesamt-?summen?|end-?summen?|(?:gesamt|teil|zwischen)-?ergebnis(?:se)?|gesamt-?(?:mittel|mittelwert|durchschnitt|schnitt|anzahl)|insgesamt|grand (?:average|mean|count)|total (?:sample|base|observations|n)|effectifs? tota(?:l|ux)|n (?:gesamt|total)';
const MEAN =
  '(?:(?:overall|grand|weighted|simple|total) )?(?:means?|averages?|avg)(?: (?:score|value|rating))?|average score|(?:scores?|notes?) moyen(?:ne)?s?|moyennes?(?: (?:generale|globale|ponderee|arithmetique|simple|totale|nationale|du reseau|reseau|du groupe|france|d.ensemble))?|mittel-?w(?:erte?)?|durchschn(?:itt(?:swert|s-?note|lich)?)?|arithm(?:etisches|\\.)? ?mittel|ø|⌀|∅|x̄|σ̄';
const SPREAD =
  'std?\\.?[ -]?dev(?:iation)?|std|s\\.?d|e[.-]t|standard (?:deviation|error)|ecarts?[ -]types?|erreurs?[ -]types?|standard-?(?:abw(?:eichung(?:en)?)?|fehler)|std?\\.?-?abw(?:eichung|\\.)?|stabw|varian(?:ce|z)';
const ORDER =
  '(?:1st|2nd|3rd|first|second|third|1er|2e|3e|1\\.|2\\.|3\\.) quartile?s?|quartile?s? ?\\d?|medians?|medianes?|median-?werte?|mediane?|zentralwert';
const COUNTED =
  '(?:repondants?|reponses?|responses?|respondents?|answers?|cases|cas|antworten|befragten?|befragte[nr]?|teilnehmer(?:innen)?|nennungen|falle|faelle|lignes|rows|zeilen|participants?|observations|interviews?|questionnaires?)';
const COUNT = `(?:un)?weighted (?:base|n|total)|base (?:size|brute|redressee|ponderee|(?:un)?weighted|non ponderee)|basis (?:un)?gewichtet|(?:un)?gewichtete (?:basis|anzahl|fallzahl)|fallzahl|nombre d['’]enregistrements?(?: .*)?|(?:total|nombre(?: total)?|nbre?\\.?|number|no\\.?|count|anzahl|gesamtzahl|alle?|tous|toutes|ensemble|base|basis)(?: (?:of|de|des|d'|d’|der|les|the)|:)? ?${COUNTED}|${COUNTED} (?:total|count|totales?|totaux|insgesamt|gesamt)|sample size|taille de l['’]echantillon|stichproben-?(?:große|groesse|grosse|umfang)|valid n(?: \\(listwise\\))?|n valid(?:e|es)?|n gultig|valide n`;

const TOTAL_WORD = 'tota(?:l|ls|ux)|gesamt|ensemble|ens\\.?|ges\\.?|overall|all|alle|tous|toutes|ergebnis|cumul';
const SUM_WORD = 'sums?|sommes?|summen?|σ|∑';
const MEAN_WORD = 'mw|ave?|x̅|moy\\.?|mittel|schnitt|μ|µ';
const COUNT_WORD =
  'base[ns]?|basis|n|count|nb|nbre|nombre|decompte|effectifs?|anz(?:ahl)?|sample|echantillon|stichprobe|valid(?:es?)?|gultig|answered|skipped|reponses|repondants?|antworten|responses|respondents|missing|manquants?|fehlend(?:e werte)?';
const ORDER_WORD =
  'min(?:\\.|imum|imal-?wert)?|max(?:\\.|imum|imal-?wert)?|modes?|modus|modal-?wert|range|etendue|spannweite|streuung|(?:kleinster|großter|groesster|grosster) wert|(?:scale|score|echelle|skala) (?:min|max)(?:imum)?';
const OTHER_WORD =
  '(?:top|bottom|flop)[- ]?\\d.*|% .+|taux .+|part des .+|anteil .+|nps|csat|ces|net promoter score|et|se|(?:in|en) ?%|%|prozent|percent|pourcentages?|anteile?|skewness|kurtosis|t2b|(?:antwort|rucklauf-?)?quote|rucklauf|targets?|ziel-?(?:wert)?|soll-?(?:wert)?|objectifs?|cible|benchmark';

/** The labels, with what the figures below them may be. A total of a table of means is a mean. */
const LABELS: readonly (readonly [pattern: string, kind: 'statistic' | 'word', statistics: readonly Statistic[]])[] = [
  [SUBTOTAL, 'statistic', ['sum', 'mean', 'n']],
  [MEAN, 'statistic', ['mean']],
  [SPREAD, 'statistic', ['sd']],
  [ORDER, 'statistic', ['median']],
  [COUNT, 'statistic', ['n', 'sum', 'mean']],
  [TOTAL_WORD, 'word', ['sum', 'mean', 'n']],
  [SUM_WORD, 'word', ['sum']],
  [MEAN_WORD, 'word', ['mean']],
  [COUNT_WORD, 'word', ['n', 'sum']],
  [ORDER_WORD, 'word', []],
  [OTHER_WORD, 'word', []],
];
/** `(n = 120)`, `: 120`, `= 4`, `n=120`. */
const DETAIL = '(?: ?\\(.*\\)| ?[:=].*| n ?=? ?\\d+)?';

const OF = "(?: ?[-–—:,/] ?| )(?:(?:de|du|des|la|of|for|pour|fur|von|der|le|les) |d['’])?";
/** `R0012`, `2026-04-01`, `c4f1-88`: one word with figures, which no label is but `Q1` and `p90`. */
const IDENTIFIER = /^(?![qp]\d\d?$|top|bottom|flop)[^\s(=:%]*\d[^\s(=:%]*$/i;
/** `25%`, and the quartiles and percentiles that may be respondents as well: `q1`, `p10`. */
const PERCENTILE_LABEL = /^(?:\d{1,2}(?:[.,]\d)? ?%|q[1-3]|p\d\d)$/i;
const PATTERNS = LABELS.map(([pattern, kind, statistics]) => ({
  kind,
  statistics,
  alone: new RegExp(`^(?:${pattern})${DETAIL}$`),
  before: new RegExp(`^(?:${pattern})${OF}(.+)$`),
  behind: new RegExp(`^(.+?)(?: ?[-–—:,/] ?| )(?:${pattern})$`),
}));

/** The label of a text that stands where every other row has its number; null if it is too long to be one, or holds a figure. */
export function unknownLabel(cell: string): SummaryLabel | null {
  if (cell.length > MAX_LABEL_LENGTH || !/\p{L}{2}/u.test(cell) || /\d/.test(cell)) return null;
  return { kind: 'unknown', statistics: ['sum', 'mean', 'n', 'sd', 'median'], group: null };
}

/** What a cell says if it is the label of a row that sums up others; null if it is no such label. */
export function summaryLabel(cell: string): SummaryLabel | null {
  if (cell === '' || cell.length > MAX_LABEL_LENGTH) return null;
  if (IDENTIFIER.test(cell)) return null;
  if (PERCENTILE_LABEL.test(cell)) return { kind: 'percentile', statistics: [], group: null };
  if (!/\p{L}|[∅⌀∑%]/u.test(cell)) return null;
  const text = foldLabel(cell);
  const alone = PATTERNS.find((pattern) => pattern.alone.test(text));
  if (alone) return { kind: alone.kind, statistics: alone.statistics, group: null };
  for (const { kind, statistics, before, behind } of PATTERNS) {
    const group = (before.exec(text) ?? behind.exec(text))?.[1];
    if (group === undefined || statistics.length === 0) continue;
    // “Ø gesamt”, “Mean ± SD”: two such words, and no group.
    const isLabel = /^[±+]/.test(group) || PATTERNS.some((pattern) => pattern.statistics.length > 0 && pattern.alone.test(group));
    return isLabel ? { kind: 'statistic', statistics, group: null } : { kind, statistics, group };
  }
  return null;
}

/** A cell as labels are compared: lower case, without accents and the signs around it (`** Total **`, `– Total –`). */
export function foldLabel(cell: string): string {
  return normalizeLabel(cell)
    .normalize('NFD')
    .replace(/(?<=[a-zA-Z])\p{M}/gu, (mark) => (mark === '\u0304' ? mark : ''))
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s*#=_>•|["«»„“–—-]+|[\s*#=_<•|\]".:;,«»”“–—-]+$/g, '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
}
