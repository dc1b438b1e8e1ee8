/** Whose figures are shown: the perimeter, and what the `where` of each study narrows it to. */
import { DIMENSIONS, type JourneyReport, type Language, type Provenance, type StudyReport, translator } from '@parcours/model';
import { messages } from '../messages.ts';
import { labelOf } from './labels.ts';
import { singleLine } from './single-line.ts';

/** True if the figures cover some of the respondents only. Rejected rows are still counted over whole files. */
export function isPerimeterRestricted({ perimeter }: JourneyReport): boolean {
  return DIMENSIONS.some((dimension) => perimeter[dimension] !== null);
}

/** True if the perimeter or the `where` of a study restricts the respondents. */
export function isNarrowed(journey: JourneyReport): boolean {
  return isPerimeterRestricted(journey) || journey.studies.some(({ where }) => where.length > 0);
}

/**
 * The respondents that the figures cover: the perimeter and the filters of the studies, not the persona of the journey. Studies that are
 * narrowed differently are named.
 */
export function perimeterText({ perimeter, studies }: JourneyReport, language: Language): string {
  const t = translator(messages, language);
  const names = DIMENSIONS.flatMap((dimension) => perimeter[dimension] ?? []).map(labelOf);
  const covered = (filter: string) => {
    const who = [...names, ...(filter === '' ? [] : [filter])];
    return who.length === 0 ? t('everybody') : t('figures.only', { who: who.join(' · ') });
  };
  const studiesOf = new Map<string, StudyReport[]>();
  for (const study of studies) {
    const filter = filterText(study.where, language);
    studiesOf.set(filter, [...(studiesOf.get(filter) ?? []), study]);
  }
  const [first = ['']] = studiesOf;
  if (studiesOf.size <= 1) return covered(first[0]);
  return [...studiesOf]
    .map(([filter, narrowed]) => t('figures.of-studies', { who: covered(filter), studies: narrowed.map(labelOf).join(', ') }))
    .join(' · ');
}

/** `Group: Renovators; Region: North, South`; empty without filters. */
export function filterText(filters: Provenance['filters'], language: Language): string {
  const t = translator(messages, language);
  const parts = filters.map(({ column, values }) => t('colon', { name: singleLine(column), value: values.map(singleLine).join(', ') }));
  return parts.length === 0 ? '' : parts.reduce((a, b) => t('more.joined', { a, b }));
}
