/** Columns of a study that are read as two figures, which then say the same by arithmetic alone. */
import { diagnoseElement, idInModel, type Model, normalizeLabel, type Study } from '@parcours/model';
import type { PlausibilityFinding } from '@parcours/scoring';

/** A column that measures two stages (JRN0289): it questions both. */
export function columnsReadTwice({ id, name, measures }: Study, { stages }: Model): PlausibilityFinding[] {
  const titled = (wanted: string) => stages.find((stage) => stage.name === wanted)?.label ?? wanted;
  const first = new Map<string, Study['measures'][number]>();
  return measures.flatMap((measure): PlausibilityFinding[] => {
    const header = normalizeLabel(measure.column.header);
    const other = first.get(header);
    if (!other) first.set(header, measure);
    if (!other || other.stage === measure.stage) return [];
    const parameters = { column: `"${measure.column.header}"`, stage: titled(measure.stage), other: titled(other.stage) };
    const related = [idInModel(id, other.column.id)];
    return [
      {
        diagnostic: diagnoseElement('JRN0289', idInModel(id, measure.column.id), parameters, { related }),
        figures: [other.stage, measure.stage].map((stage) => ({ of: 'stage', name: stage })),
        study: name,
      },
    ];
  });
}

/** Expectations that are read from the column of the answers (JRN0288), so that the gap is always 0. The text says it at its place. */
export function expectationsOfAnswers({ id, name, measures }: Study): PlausibilityFinding[] {
  return measures.flatMap(({ stage, column, expectation }): PlausibilityFinding[] => {
    if (!expectation || normalizeLabel(expectation.header) !== normalizeLabel(column.header)) return [];
    return [
      {
        diagnostic: diagnoseElement('JRN0288', idInModel(id, expectation.id), { column: `"${expectation.header}"` }),
        figures: [{ of: 'stage', name: stage }],
        study: name,
      },
    ];
  });
}
