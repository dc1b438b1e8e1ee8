/** Rows that survey tools mark as tests (JRN0550) or as not completed (JRN0551). They count like any other, and are told. */
import { diagnoseElement, normalizeLabel, STUDY_FILE_ID, type Term, type UnlocatedDiagnostic } from '@parcours/model';
import { excerpt } from '../../excerpt.ts';
import { headerWords } from '../../mapping/common-headers.ts';
import { countHeadingRows } from '../../mapping/heading-rows.ts';
import type { DictionaryColumn } from '../../table/dictionary-column.ts';
import { isWhole } from '../../table/summary-rows.ts';
import { MAX_EXAMPLES, type Table } from '../../table/table.ts';
import type { StudyContext } from '../study-context.ts';

type Kind = 'test' | 'unfinished';

/** How the export of a tool marks such rows. Headers are matched after `headerWords`. */
interface Mark {
  readonly kind: Kind;
  readonly header: RegExp;
  /** Another column, by which the tool is known; null: the cells say enough. */
  readonly beside: RegExp | null;
  readonly cell: RegExp;
}

const MARKS: readonly Mark[] = [
  // Qualtrics, by labels and by codes.
  {
    kind: 'test',
    header: /^(status|response type|type de reponse|antworttyp|antwortart)$/,
    beside: null,
    cell: /^(?:(?:offline )?survey (?:preview|test)|spam|umfrage-?vorschau|aper[cç]u de l[’']enqu[eê]te)$/i,
  },
  { kind: 'test', header: /^status$/, beside: /^response id$/, cell: /^(?:1|2|8|9|17)$/ },
  {
    kind: 'unfinished',
    header: /^(finished|termine|beendet)$/,
    beside: /^(response id|progress|lastpage|last page)$/,
    cell: /^(?:0|false|faux|falsch)$/i,
  },
  // SoSci Survey.
  { kind: 'test', header: /^mode$/, beside: /^questnnr$/, cell: /^(?:test|pretest|debug|admin|preview|editor)$/i },
  // Unipark (EFS).
  { kind: 'test', header: /^tester$/, beside: /^lfdn$/, cell: /^1$/ },
  // Alchemer.
  { kind: 'test', header: /^(is )?test data$/, beside: null, cell: /^(?:1|true|yes|oui|ja)$/i },
  {
    kind: 'unfinished',
    header: /^(response )?(status|type)$/,
    // Elsewhere a delivery or a refund is partial.
    beside: /^(response id|time started|date submitted)$/,
    cell: /^(?:partial|partial response|incomplete|partiel(?:le)?|incompl[eè]te|unvollst[aä]ndig)$/i,
  },
  // LimeSurvey.
  {
    kind: 'unfinished',
    header: /^(submitdate|date submitted|datum abgeschickt|date de soumission)( date submitted)?$/,
    beside: /^(lastpage|last page|letzte seite|derniere page)\b/,
    cell: /^$/,
  },
];

/** A filter names no more values. */
const MAX_FILTER_VALUES = 3;

interface MarkedColumn {
  readonly kind: Kind;
  readonly header: string;
  readonly cells: DictionaryColumn;
  /** By code: whether the cell marks its row. */
  readonly isMarked: readonly boolean[];
}

function markedColumns(table: Table): MarkedColumn[] {
  if (!isWhole(table)) return [];
  const names = table.columns.map(headerWords);
  return MARKS.flatMap(({ kind, header, beside, cell }) =>
    names.flatMap((name, at) => {
      const cells = table.cells[at];
      if (!cells || !header.test(name) || (beside && !names.some((other, index) => index !== at && beside.test(other)))) return [];
      const isMarked = cells.values.map((value) => cell.test(normalizeLabel(value)));
      return isMarked.includes(true) ? [{ kind, header: table.columns[at] as string, cells, isMarked }] : [];
    }),
  );
}

/** Whether a whole table has rows that its tool marks. */
export function hasMarkedAnswers(table: Table): boolean {
  return markedColumns(table).length > 0;
}

/** @param rows of the table that pass the study's filters. */
export function reportMarkedAnswers({ table }: StudyContext, rows: Uint32Array): UnlocatedDiagnostic[] {
  const headings = countHeadingRows(table);
  return markedColumns(table).flatMap(({ kind, header, cells, isMarked }) => {
    const answers = [...rows].filter((row) => row >= headings);
    const marked = answers.filter((row) => isMarked[cells.codes[row] as number]);
    if (marked.length === 0) return [];
    const textsOf = (some: readonly number[]) =>
      [...new Set(some.map((row) => normalizeLabel(cells.values[cells.codes[row] as number] ?? '')))].sort();
    const lines = marked.slice(0, MAX_EXAMPLES).map((row) => table.lines[row] as number);
    const parameters = {
      n: marked.length,
      path: table.path,
      column: quoted(header),
      cells: textsOf(marked).slice(0, MAX_EXAMPLES).map(quoted).join(', '),
      line: String(lines[0]),
      advice: adviceOf(header, textsOf(marked), textsOf(answers.filter((row) => !isMarked[cells.codes[row] as number]))),
    };
    const located = { dataLocation: { lines, column: normalizeLabel(header) } };
    return [
      kind === 'test'
        ? diagnoseElement('JRN0550', STUDY_FILE_ID, parameters, located)
        : diagnoseElement('JRN0551', STUDY_FILE_ID, parameters, located),
    ];
  });
}

function adviceOf(header: string, marked: readonly string[], kept: readonly string[]): Term {
  // Where nothing is written, the others have dates: no list of these is a filter.
  const isFilter = kept.length > 0 && kept.length <= MAX_FILTER_VALUES && !kept.includes('') && !marked.includes('');
  return isFilter
    ? { term: 'marked-answers.where', values: { column: quoted(header), values: kept.map(quoted).join(', ') } }
    : { term: 'marked-answers.export' };
}

function quoted(text: string): string {
  return `"${excerpt(text)}"`;
}
