/** Random tables with rows that sum up others, as spreadsheets and survey tools write them, and tables with names that only look so. */

/** A file, with the lines that are no answers. */
export interface SummaryRowFile {
  readonly text: string;
  readonly summaries: readonly number[];
  readonly about: string;
}

type Random = (below: number) => number;

/** Deterministic: a linear congruential generator (Numerical Recipes, 7.1). */
function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

type Statistic = 'sum' | 'mean' | 'n' | 'sd' | 'min' | 'max' | 'median';

/** The labels of Excel, Google Sheets, SPSS, LimeSurvey, Sphinx, pandas, R and tables of market researchers. */
export const LABELS: Readonly<Record<'total' | Statistic, readonly string[]>> = {
  total: [
    ...['Total', 'TOTAL', 'Total :', '** Total **', 'Grand Total', 'Total général', 'Gesamtergebnis', 'Gesamt', 'Gesamtsumme', 'Insgesamt'],
    ...['Ensemble', 'ENSEMBLE', 'Overall', 'All', '(all)', 'Tous', 'Alle', 'Ens.', 'Ges.', 'Total sample', 'Ensemble des répondants'],
    ...['All respondents', 'Alle Befragten', 'Total (n=12)', 'Gesamt (n = 12)', '– Total –'],
  ],
  sum: ['Sum', 'Somme', 'Summe', 'Summe:', '∑', 'Σ', 'S/Total', 'Sous-total', 'Subtotal', 'Sub-total', 'Zwischensumme', 'Sous total'],
  mean: [
    ...['Mean', 'mean', 'Average', 'AVERAGE:', 'Avg', 'Avg.', 'Moyenne', 'MOYENNE :', 'Moy.', 'Mittelwert', 'Durchschnitt', 'Ø', '∅', 'MW'],
    ...['Mittel', 'Schnitt', 'x̄', 'Grand Average', 'Moyenne générale', 'Moyenne réseau', 'Gesamtdurchschnitt', 'Note moyenne', 'Ø gesamt'],
    ...['Mittelwert (Ø)', 'Arithm. Mittel', 'Average score', 'Moyenne nationale', 'Gesamtmittelwert'],
  ],
  n: [
    ...[
      'n',
      'N',
      'n =',
      'N=',
      '(n)',
      'Base',
      'Base :',
      'Basis',
      'Count',
      'Anzahl',
      'Nombre',
      'Nb',
      'Effectif',
      'Effectifs',
      'Valid N (listwise)',
    ],
    ...[
      'Base size',
      'Unweighted base',
      'Weighted base',
      'Basis (ungewichtet)',
      'Basis gewichtet',
      'Nombre de réponses',
      'Anzahl Antworten',
    ],
    ...['Total observations', 'Total des réponses', 'N gesamt', 'Number of responses', 'Effectif total', 'Gesamtanzahl', 'Décompte'],
  ],
  sd: ['SD', 'Std. Deviation', 'std', 'Standard deviation', 'Écart-type', 'Ecart type', 'Standardabweichung', 'Std.-Abw.', 'Stabw.'],
  min: ['Min', 'min', 'Minimum', 'Min.'],
  max: ['Max', 'max', 'Maximum', 'Max.'],
  median: ['Median', 'Médiane', 'median', '2nd quartile (Median)'],
};

/** Statistics that tools write one below the other. */
const BLOCKS: readonly (readonly Statistic[])[] = [
  ['mean', 'n'],
  ['n', 'mean', 'sd'],
  ['mean', 'sd', 'n'],
  ['n', 'sum', 'sd', 'mean', 'min', 'median', 'max'],
  ['n', 'mean', 'sd', 'min', 'max'],
  ['sum', 'mean'],
];

const OF_GROUP = [
  (group: string) => `Sous-total ${group}`,
  (group: string) => `${group} Total`,
  (group: string) => `Total ${group}`,
  (group: string) => `${group} Ergebnis`,
  (group: string) => `Moyenne ${group}`,
  (group: string) => `${group} Average`,
  (group: string) => `Zwischensumme ${group}`,
  (group: string) => `${group} Mittelwert`,
  (group: string) => `Subtotal - ${group}`,
  (group: string) => `Total de ${group}`,
  () => 'Sous-total',
  () => 'Subtotal',
  () => 'Zwischensumme',
  () => 'Total',
];

const FIRST_NAMES = 'Anna,Ben,Chloé,David,Emma,Felix,Gabriel,Hanna,Inès,Jonas,Karim,Léa,Max,Nora,Omar,Paul,Rosa,Sven,Tim,Zoé'.split(',');
const CITIES = 'Paris,Lyon,Lille,Berlin,Hamburg,Köln,London,Leeds,Nantes,Bonn'.split(',');
const WORDS = 'rien à dire,sehr nett,too slow,parfait,ok,gut,long wait,merci,schlecht,fine'.split(',');

/** How the rows of a file begin; `empty`: what a summary row leaves empty. */
type Layout = 'ids' | 'codes' | 'names' | 'stores' | 'dates' | 'names and ids' | 'answers only';
const LAYOUTS: readonly Layout[] = ['ids', 'codes', 'names', 'stores', 'dates', 'names and ids', 'answers only'];

interface Body {
  readonly header: readonly string[];
  readonly rows: (readonly string[])[];
  /** Index of the first figure. */
  readonly figures: number;
  readonly groups: readonly string[];
}

function body(random: Random, layout: Layout, scale: number, columns: number): Body {
  const n = 4 + random(30);
  const lead: Record<Layout, readonly string[]> = {
    ids: ['id'],
    codes: ['respondent'],
    names: ['name'],
    stores: ['store', 'visit'],
    dates: ['id', 'date'],
    'names and ids': ['name', 'id'],
    'answers only': [],
  };
  const groups = [...new Set(Array.from({ length: 2 + random(3) }, () => pick(random, CITIES)))];
  const rows = Array.from({ length: n }, (_, at) => {
    const start: Record<Layout, readonly string[]> = {
      ids: [String(at + 1)],
      codes: [`R${String(at + 1).padStart(3, '0')}`],
      names: [`${pick(random, FIRST_NAMES)}${at % 5 === 0 ? ` ${pick(random, 'ABCDEFG'.split(''))}.` : ''}`],
      stores: [groups[Math.floor((at * groups.length) / n)] as string, `v${at + 1}`],
      dates: [String(100 + at), `2026-04-${String(1 + random(30)).padStart(2, '0')}`],
      'names and ids': [pick(random, FIRST_NAMES), `C-${1000 + at}`],
      'answers only': [],
    };
    return [...start[layout], ...Array.from({ length: columns }, () => (random(12) === 0 ? '' : String(1 + random(scale))))];
  });
  const figures = lead[layout].length;
  return { header: [...lead[layout], ...Array.from({ length: columns }, (_, at) => `Q${at + 1}`)], rows, figures, groups };
}

function statistic(kind: Statistic, values: readonly number[], digits: number, comma: boolean): string {
  const n = values.length;
  if (n === 0) return '';
  const sorted = [...values].sort((a, b) => a - b);
  const sum = values.reduce((all, value) => all + value, 0);
  const mean = sum / n;
  const value = {
    sum,
    mean,
    n,
    sd: Math.sqrt(values.reduce((all, each) => all + (each - mean) ** 2, 0) / Math.max(1, n - 1)),
    min: sorted[0] as number,
    max: sorted[n - 1] as number,
    median: ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2,
  }[kind];
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return comma ? text.replace('.', ',') : text;
}

function summaryRow(
  { header, figures }: Body,
  rows: readonly (readonly string[])[],
  label: string,
  of: (values: readonly number[]) => string,
) {
  const cells = Array.from({ length: header.length - figures }, (_, at) =>
    of(
      rows
        .map((row) => row[figures + at] as string)
        .filter((cell) => cell !== '')
        .map(Number),
    ),
  );
  // A table of nothing but answers has no place for a label: it stands in an unnamed column to the left.
  return [label, ...Array.from({ length: Math.max(0, figures - 1) }, () => ''), ...cells];
}

/** A table with summary rows of one style. */
export function summaryRowFile(seed: number): SummaryRowFile {
  const random = randomOf(seed);
  const layout = pick(
    random,
    LAYOUTS.filter((each) => each !== 'answers only'),
  );
  const table = body(random, layout, pick(random, [5, 7, 10]), 1 + random(4));
  const comma = random(2) === 0;
  const digits = 1 + random(3);
  const place = pick(random, ['below', 'below', 'below a line', 'above', 'block', 'block below a line', 'groups'] as const);
  const lines: (readonly string[] | null)[] = [table.header];
  const summaries: number[] = [];
  const push = (row: readonly string[] | null, isSummary = false) => {
    lines.push(row);
    if (isSummary) summaries.push(lines.length);
  };
  const figure = (kind: Statistic) => (values: readonly number[]) => statistic(kind, values, digits, comma);
  const single = () => {
    const kind = pick(random, ['sum', 'mean', 'n'] as const);
    const label = random(2) === 0 ? pick(random, LABELS.total) : pick(random, LABELS[kind]);
    return summaryRow(table, table.rows, label, figure(kind));
  };
  if (place === 'above') push(single(), true);
  if (place === 'groups' && layout === 'stores') {
    const kind = pick(random, ['sum', 'mean'] as const);
    const name = pick(random, OF_GROUP);
    for (const group of table.groups) {
      const own = table.rows.filter((row) => row[0] === group);
      for (const row of own) push(row);
      if (own.length > 0) push(summaryRow(table, own, name(group), figure(kind)), true);
    }
    push(summaryRow(table, table.rows, pick(random, LABELS.total), figure(kind)), true);
  } else for (const row of table.rows) push(row);
  if (place === 'below a line' || place === 'block below a line') push(null);
  if (place === 'below' || place === 'below a line') push(single(), true);
  if (place === 'block' || place === 'block below a line')
    for (const kind of pick(random, BLOCKS)) push(summaryRow(table, table.rows, pick(random, LABELS[kind]), figure(kind)), true);
  if (random(4) === 0)
    push([pick(random, ['Source: survey 2026', 'End of file', 'Quelle: Umfrage', 'Fin du fichier', 'Exported on 2026-05-02'])]);
  return { text: written(lines, table.header.length), summaries, about: `${layout}, ${place}` };
}

/** Names that are labels, too: of respondents, shops, brands, and answers in words. */
const DECOYS = 'Total,Basis,Base,Ensemble,Summe,Gesamt,Alle,Max,Min,N,All,Total Energies,Base Camp,Anna Total,Average Joe,Max Mean'.split(
  ',',
);

/** A table without summary rows, whose names or answers look like labels. */
export function decoyFile(seed: number): SummaryRowFile {
  const random = randomOf(seed);
  const layout = pick(random, LAYOUTS);
  const table = body(random, layout, pick(random, [5, 7, 10]), 2 + random(3));
  const kind = pick(random, ['respondent', 'shop', 'brand', 'answer', 'comment', 'none'] as const);
  const name = pick(random, DECOYS);
  const header = [...table.header];
  let rows: (readonly string[])[] = [...table.rows];
  const at = random(4) === 0 ? rows.length - 1 : random(rows.length);
  if (kind === 'respondent') {
    header.unshift('name');
    rows = rows.map((row, index) => [index === at ? name : pick(random, FIRST_NAMES), ...row]);
  } else if (kind === 'shop' || kind === 'brand') {
    const names = [name, ...Array.from({ length: 3 }, () => pick(random, CITIES))];
    header.unshift(kind);
    rows = rows.map((row) => [pick(random, names), ...row]);
  } else if (kind === 'answer') {
    const answers = pick(random, [
      ['Good', 'Average', 'Poor'],
      ['Bonne', 'Moyenne', 'Mauvaise'],
      ['Alle', 'Einige', 'Keine'],
      ['All', 'Some', 'None'],
    ]);
    header.unshift('opinion');
    rows = rows.map((row) => [pick(random, answers), ...row]);
  } else if (kind === 'comment') {
    header.push('comment');
    rows = rows.map((row, index) => [...row, index === at ? name : pick(random, WORDS)]);
  }
  return {
    text: written([header, ...rows], header.length),
    summaries: [],
    about: `${kind}, ${layout}, "${name}" in row ${at + 1} of ${rows.length}`,
  };
}

function written(lines: readonly (readonly string[] | null)[], width: number): string {
  return `${lines.map((row) => (row ? [...row, ...new Array<string>(Math.max(0, width - row.length)).fill('')].join(';') : '')).join('\n')}\n`;
}
