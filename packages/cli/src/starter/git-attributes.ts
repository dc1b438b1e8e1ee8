/** How git treats journeys and data files, and the settings that `.gitattributes` cannot contain. */
import { FRENCH_KEYWORDS, GERMAN_KEYWORDS } from '@parcours/model';

/** @param comment what the file is for. */
export function gitAttributes(comment: string): string {
  return `# ${comment}
*.journey text eol=lf diff=journey
*.csv -text
*.tsv -text
*.xlsx binary
*.xls binary
*.ods binary
*.parquet binary
*.sav binary
*.zsav binary
`;
}

/** The declarations that a hunk header may name. */
const HEADINGS = ['journey', 'stage', 'phase', 'repository', 'observations', 'benchmark', 'questionnaire', 'plan'];

/** The commands that make `git diff` name the stage above each hunk and compare journeys as formatted. They change this clone alone. */
export function gitSettings(): readonly string[] {
  const words = HEADINGS.flatMap((word) => [
    word,
    ...[FRENCH_KEYWORDS, GERMAN_KEYWORDS].flatMap(({ keywords }) => keywords.find(([grammar]) => grammar === word)?.slice(1) ?? []),
  ]);
  const heading = `^[[:space:]]*((${[...new Set(words)].join('|')})[[:space:]]+[^"{]*("[^"]*")?)`;
  return [
    `git config diff.journey.xfuncname '${heading}'`,
    // A text with syntax errors cannot be formatted: it is compared as it is.
    `git config diff.journey.textconv 'f() { parcours fmt - < "$1" 2> /dev/null || cat "$1"; }; f'`,
  ];
}
