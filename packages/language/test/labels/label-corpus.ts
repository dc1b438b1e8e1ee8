/** Labelled labels and pairs of labels (`corpus/`): what each is by the definition of method.md, section 1. */
import { readFileSync } from 'node:fs';

/** The rules may be written by looking at the development part; the held-out part is only counted. */
export type Part = 'development' | 'held-out';

export interface LabelledLabel {
  readonly language: string;
  readonly sector: string;
  readonly kind: 'first person' | 'not first person' | 'back office';
  readonly label: string;
}

export interface LabelledPair {
  readonly language: string;
  readonly sector: string;
  readonly kind: 'alike' | 'different';
  readonly label: string;
  readonly other: string;
}

export function labelledLabels(part: Part): LabelledLabel[] {
  return rows(part, 'labels').map(([language = '', sector = '', kind, label = '']) => ({
    language,
    sector,
    kind: kind as LabelledLabel['kind'],
    label,
  }));
}

export function labelledPairs(part: Part): LabelledPair[] {
  return rows(part, 'pairs').map(([language = '', sector = '', kind, label = '', other = '']) => ({
    language,
    sector,
    kind: kind as LabelledPair['kind'],
    label,
    other,
  }));
}

function rows(part: Part, what: 'labels' | 'pairs'): string[][] {
  const text = readFileSync(new URL(`./corpus/${part}-${what}.tsv`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}
