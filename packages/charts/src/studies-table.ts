/** Where the figures come from: the files, how they were read, and all that was left out of them. */
import {
  type Dropped,
  formatDate,
  formatNumber,
  type JourneyReport,
  type Language,
  messageOf,
  type Problem,
  type StudyReport,
  speaker,
  term,
} from '@parcours/model';
import { h, type Tree } from './element.ts';
import { narrowed } from './journey-summary.ts';
import { labelOf } from './labels.ts';
import { oneLine } from './one-line.ts';
import { cell, figure, rowHead, sub, type TableOptions, table } from './table.ts';
import { words } from './words.ts';

export function studiesTable(journey: JourneyReport, { language }: TableOptions): Tree {
  const say = speaker(words, language);
  const headings = [
    { text: say('study') },
    { text: say('file') },
    { text: say('respondents'), number: true },
    { text: say('rows'), number: true },
    { text: say('rows.used'), number: true },
    { text: leftHeading(journey, language) },
  ];
  const read = allStudies(journey).map((study) =>
    h('tr', { 'data-study': study.name }, [
      rowHead([
        labelOf(study),
        h(
          'span',
          { class: 'pc-sub' },
          aboutStudy(journey, study, language).map((text, at) => [at > 0 && ' · ', h('span', { class: 'pc-nowrap' }, text)]),
        ),
      ]),
      cell([h('span', { class: 'pc-path' }, oneLine(study.file.path)), sub(aboutFile(study, language).join(' · '))]),
      figure(formatNumber(study.respondents, language)),
      figure(formatNumber(study.file.rows, language)),
      figure(formatNumber(study.file.rowsUsed, language)),
      cell(
        study.dropped.length === 0
          ? say('nothing')
          : h(
              'ul',
              {},
              study.dropped.map((dropped) => h('li', {}, droppedText(dropped, language))),
            ),
      ),
    ]),
  );
  const unread = journey.missing.map((missing) =>
    h('tr', { 'data-study': missing.name }, [
      rowHead(labelOf(missing)),
      cell(problemText(missing, language), { colspan: headings.length - 1 }),
    ]),
  );
  const problems = journey.problems.map((problem) =>
    h('tr', { class: 'pc-problem' }, [rowHead(say('problem')), cell(problemText(problem, language), { colspan: headings.length - 1 })]),
  );
  const none = h('tr', {}, cell(say('no-studies'), { colspan: headings.length }));
  const rows = [...read, ...unread, ...problems];
  return table('studies', say('studies.caption'), headings, [h('tbody', {}, rows.length > 0 ? rows : none)]);
}

/** Those of the journey, then those that stand beside it. */
export function allStudies({ studies, benchmarks }: Pick<JourneyReport, 'studies' | 'benchmarks'>): readonly StudyReport[] {
  return [...studies, ...benchmarks];
}

/** What was left out is counted as a file is read, before anybody is chosen: beside figures of some it has to say so. */
export function leftHeading(journey: JourneyReport, language: Language): string {
  return speaker(words, language)(narrowed(journey) ? 'left.whole' : 'left');
}

/** Whether it is a benchmark; method, date, wave, weight. */
export function aboutStudy({ benchmarks }: JourneyReport, study: StudyReport, language: Language): string[] {
  const say = speaker(words, language);
  return [
    benchmarks.includes(study) && say('benchmark'),
    study.method && term(study.method, language),
    study.date && formatDate(oneLine(study.date), language),
    study.wave && say('colon', { name: say('wave'), value: oneLine(study.wave) }),
    study.weight !== 1 && say('colon', { name: say('weight'), value: study.weight }),
  ].filter((text) => typeof text === 'string');
}

/** How the file was read: its encoding, and who read it where that is not the portable engine as a matter of course. */
export function aboutFile({ file }: StudyReport, language: Language): string[] {
  const say = speaker(words, language);
  return [oneLine(file.encoding), ...(file.engine === 'portable' ? [] : [say(`engine.${file.engine}`)])];
}

export function droppedText(dropped: Dropped, language: Language): string {
  const say = speaker(words, language);
  const values = { n: dropped.count, reason: term(`drop.${dropped.reason}`, language) };
  const unit = dropped.unit === 'row' ? 'left.rows' : 'left.cells';
  const what = dropped.column === null ? say(unit, values) : say(`${unit}.of`, { ...values, column: oneLine(dropped.column) });
  const lines = `${dropped.lines.join(', ')}${dropped.count > dropped.lines.length ? ' …' : ''}`;
  const more = [
    dropped.lines.length > 0 && say(dropped.lines.length === 1 && dropped.count === 1 ? 'left.line' : 'left.lines', { lines }),
    dropped.examples.length > 0 &&
      say('left.examples', { examples: dropped.examples.map((text) => say('quoted', { text: oneLine(text) })).join(', ') }),
  ].filter((text) => typeof text === 'string');
  return more.length > 0 ? `${what} (${more.reduce((a, b) => say('more.joined', { a, b }))})` : what;
}

/** Why a study could not be read, or what an error takes out of the figures. */
export function problemText(problem: Problem, language: Language): string {
  return oneLine(messageOf(problem, language));
}
