import { type LocatedSyntaxError, locatedSyntaxErrors, type SourceFile } from '@parcours/language';
import { diagnoseElement, type Problem, type Study, withKeywordLanguage } from '@parcours/model';
import { leaveOut, type ReadStudy } from './study-sample-cache.ts';

/** Leaves out each study with a syntax error in its text or its questionnaire: how its file is to be read is not certain. */
export function leaveOutMisread(studies: readonly ReadStudy[], files: readonly SourceFile[]): ReadStudy[] {
  const errors = files.flatMap((file) => locatedSyntaxErrors(file));
  if (errors.length === 0) return [...studies];
  return studies.map((each) => {
    const error = errors.find((candidate) => isIn(candidate, each.study));
    if (!error) return each;
    const { label, name, id, file } = each.study;
    const parameters = { study: label ?? name, line: error.diagnostic.at.range.start.line + 1, path: file?.path ?? '' };
    return leaveOut(each, diagnoseElement('JRN0441', id, parameters));
  });
}

function isIn({ study }: LocatedSyntaxError, { uri, kind, name, questionnaire }: Study): boolean {
  if (study?.kind === 'questionnaire') return study.nameOrLabel === questionnaire;
  return study !== null && study.file.uri === uri && study.kind === kind && study.nameOrLabel === name;
}

/** The syntax errors outside of studies and gates, which may change any figure of the journeys that see these files. */
export function syntaxProblems(files: readonly SourceFile[]): Problem[] {
  return files.flatMap((file) =>
    locatedSyntaxErrors(file).flatMap(({ study, isInGate, diagnostic: { code, parameters } }) =>
      study || isInGate ? [] : withKeywordLanguage({ code, parameters }, file.keywordLanguage),
    ),
  );
}
