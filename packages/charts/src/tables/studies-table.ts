/** The studies behind the figures: files, how they were read, and what was rejected. */
import {
  type Dropped,
  formatDate,
  formatNumber,
  type JourneyReport,
  type Language,
  messageOf,
  type Problem,
  type StudyReport,
  translateTerm,
  translator,
} from '@parcours/model';
import { type Child, h, type VNode } from '../markup/element.ts';
import { messages } from '../messages.ts';
import { labelOf } from '../text/labels.ts';
import { filterText, isPerimeterRestricted } from '../text/perimeter-text.ts';
import { singleLine } from '../text/single-line.ts';
import { dataCell, detailLine, numberCell, rowHeading, type TableOptions, tableElement } from './table.ts';

export interface StudiesTableOptions extends TableOptions {
  /** Lines of files are buttons with `data-file`, the path, and `data-line`, from 1, for a host that opens them. */
  readonly opensLines?: boolean;
}

/** The table of studies, missing studies and errors. Rows of studies carry `data-study`. */
export function studiesTable(journey: JourneyReport, { language, opensLines = false }: StudiesTableOptions): VNode {
  const droppedItem = (study: StudyReport, dropped: Dropped) =>
    opensLines ? droppedWithButtons(study.file.path, dropped, language) : droppedText(dropped, language);
  const t = translator(messages, language);
  const headings = [
    { text: t('study') },
    { text: t('file') },
    { text: t('respondents'), number: true },
    { text: t('rows'), number: true },
    { text: t('rows.used'), number: true },
    { text: droppedHeading(journey, language) },
  ];
  const read = allStudies(journey).map((study) =>
    h('tr', { 'data-study': study.name }, [
      rowHeading([
        labelOf(study),
        h(
          'span',
          { class: 'pc-detail' },
          studyFacts(journey, study, language).map((text, at) => [at > 0 && ' · ', h('span', { class: 'pc-nowrap' }, text)]),
        ),
      ]),
      dataCell([h('span', { class: 'pc-path' }, singleLine(study.file.path)), detailLine(fileFacts(study, language).join(' · '))]),
      numberCell(formatNumber(study.respondents, language)),
      numberCell(formatNumber(study.file.rows, language)),
      numberCell(formatNumber(study.file.rowsUsed, language)),
      dataCell(
        study.dropped.length === 0
          ? t('nothing')
          : h(
              'ul',
              {},
              study.dropped.map((dropped) => h('li', {}, droppedItem(study, dropped))),
            ),
      ),
    ]),
  );
  const unread = journey.missing.map((missing) =>
    h('tr', { 'data-study': missing.name }, [
      rowHeading(labelOf(missing)),
      dataCell(problemText(missing, language), { colspan: headings.length - 1 }),
    ]),
  );
  const problems = journey.problems.map((problem) =>
    h('tr', { class: 'pc-problem' }, [
      rowHeading(t('problem')),
      dataCell(problemText(problem, language), { colspan: headings.length - 1 }),
    ]),
  );
  const none = h('tr', {}, dataCell(t('no-studies'), { colspan: headings.length }));
  const rows = [...read, ...unread, ...problems];
  return tableElement('studies', t('studies.caption'), headings, [h('tbody', {}, rows.length > 0 ? rows : none)]);
}

/** The studies of the journey, then those of experts, then its benchmarks. */
export function allStudies({
  studies,
  experts,
  benchmarks,
}: Pick<JourneyReport, 'studies' | 'experts' | 'benchmarks'>): readonly StudyReport[] {
  return [...studies, ...experts, ...benchmarks];
}

/** How several studies become one figure; null with one study. */
export function consolidationText({ consolidation, studies }: JourneyReport, language: Language): string | null {
  return consolidation === null || studies.length < 2 ? null : translator(messages, language)(`consolidation.${consolidation}`);
}

/** The heading of rejected rows. They are counted before the perimeter applies, so with a perimeter it says "of the whole file". */
export function droppedHeading(journey: JourneyReport, language: Language): string {
  return translator(messages, language)(isPerimeterRestricted(journey) ? 'left.whole' : 'left');
}

/** Facts about a study: benchmark, method, hot or cold, panel, date, wave, weights, the rows that its `where` keeps. */
export function studyFacts({ benchmarks }: JourneyReport, study: StudyReport, language: Language): string[] {
  const t = translator(messages, language);
  return [
    benchmarks.includes(study) && t('benchmark'),
    study.method && translateTerm(study.method, language),
    study.timing && t(`timing.${study.timing}`),
    study.panel && t('panel'),
    study.date && formatDate(singleLine(study.date), language),
    study.wave && t('colon', { name: t('wave'), value: singleLine(study.wave) }),
    study.weight !== null && study.weight !== 1 && t('colon', { name: t('weight'), value: study.weight }),
    study.weightBySegmentShares && t('weight.by-shares'),
    study.where.length > 0 && t('only', { filters: filterText(study.where, language) }),
  ].filter((text) => typeof text === 'string');
}

/** How the file was read: its encoding, and the engine if it is not the portable one. */
export function fileFacts({ file }: StudyReport, language: Language): string[] {
  const t = translator(messages, language);
  return [singleLine(file.encoding), ...(file.engine === 'portable' ? [] : [t(`engine.${file.engine}`)])];
}

/** What was rejected and why, with the first lines and examples. */
export function droppedText(dropped: Dropped, language: Language): string {
  return droppedSentence(dropped, dropped.lines.join(', '), language);
}

/** Stands for the lines in a sentence, until it is split there. */
const LINES = '\u{E000}';

function droppedWithButtons(path: string, dropped: Dropped, language: Language): Child {
  return droppedSentence(dropped, LINES, language)
    .split(LINES)
    .flatMap((text, at): Child[] => (at === 0 ? [text] : [lineButtons(path, dropped.lines), text]));
}

const lineButtons = (path: string, lines: readonly number[]): Child =>
  lines.map((line, at) => [
    at > 0 && ', ',
    h('button', { type: 'button', class: 'link', 'data-file': path, 'data-line': line }, String(line)),
  ]);

function droppedSentence(dropped: Dropped, shownLines: string, language: Language): string {
  const t = translator(messages, language);
  const values = { n: dropped.count, reason: translateTerm(`drop.${dropped.reason}`, language) };
  const unit = dropped.unit === 'row' ? 'left.rows' : 'left.cells';
  const what = dropped.column === null ? t(unit, values) : t(`${unit}.of`, { ...values, column: singleLine(dropped.column) });
  const lines = `${shownLines}${dropped.count > dropped.lines.length ? ' …' : ''}`;
  const more = [
    dropped.lines.length > 0 && t(dropped.lines.length === 1 && dropped.count === 1 ? 'left.line' : 'left.lines', { lines }),
    dropped.examples.length > 0 &&
      t('left.examples', { examples: dropped.examples.map((text) => t('quoted', { text: singleLine(text) })).join(', ') }),
  ].filter((text) => typeof text === 'string');
  return more.length > 0 ? `${what} (${more.reduce((a, b) => t('more.joined', { a, b }))})` : what;
}

/** Why a study could not be read, or what an error removes from the figures. */
export function problemText(problem: Problem, language: Language): string {
  return singleLine(messageOf(problem, language));
}
