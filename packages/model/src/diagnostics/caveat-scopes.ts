/** The diagnostics that question figures: each stands as a caveat beside the figures that it questions, in every output. */
import { catalogue } from './catalogue.ts';
import type { DiagnosticCode, DiagnosticName } from './diagnostic-code.ts';

export interface CaveatScope {
  /**
   * Which figures it questions. `column`: those that are read from its column; a column that decides which rows or people count (`where`,
   * `respondent`, `weight`) is behind every figure of the study. `study`: every figure of the study. `named`: those that the check names.
   */
  readonly of: 'column' | 'study' | 'named';
  /**
   * What is in question. `value`: the measured figure, and with it score and index of the journey. `use`: a target, a rank, a claim or a
   * verdict that stands beside it.
   */
  readonly touches: 'value' | 'use';
}

const COLUMN: CaveatScope = { of: 'column', touches: 'value' };
const STUDY: CaveatScope = { of: 'study', touches: 'value' };
const VALUE: CaveatScope = { of: 'named', touches: 'value' };
const USE: CaveatScope = { of: 'named', touches: 'use' };

const SCOPES: Readonly<Partial<Record<DiagnosticName, CaveatScope>>> = {
  // answers that are not counted, or not as they were meant
  'unmapped-values': COLUMN,
  'off-scale-values': COLUMN,
  'not-numbers': COLUMN,
  'ambiguous-number': COLUMN,
  'mixed-shares': COLUMN,
  'several-answers': COLUMN,
  'heading-among-answers': COLUMN,
  'undeclared-answers': COLUMN,
  'success-spelled-otherwise': COLUMN,
  'success-unmatched': COLUMN,
  'boxes-unmatched': COLUMN,
  'list-in-one-text': COLUMN,
  'action-answered-twice': COLUMN,
  'all-success': COLUMN,
  'downward-scale': COLUMN,
  'formula-without-value': COLUMN,
  'missing-within-scale': COLUMN,
  'value-apart': COLUMN,
  'scale-hardly-used': COLUMN,
  'labels-against-values': COLUMN,
  'columns-opposed': COLUMN,
  'standard-error-as-sd': COLUMN,
  'total-among-means': COLUMN,
  'rows-of-one-group': COLUMN,
  'variance-as-sd': COLUMN,
  'columns-equal': COLUMN,
  'expectation-on-another-scale': COLUMN,
  // rows and people that count, or do not
  'rows-dropped': STUDY,
  'respondent-on-many-rows': STUDY,
  'ids-begin-again': STUDY,
  'weights-as-counts': STUDY,
  'rows-out-of-period': STUDY,
  'where-spelled-otherwise': STUDY,
  'where-share-unusual': STUDY,
  'where-unmatched': STUDY,
  'shortened-ids': STUDY,
  'test-answers': STUDY,
  'total-among-rows': STUDY,
  'second-table': STUDY,
  'second-header': STUDY,
  'transposed-table': STUDY,
  'missing-header': STUDY,
  'hidden-rows': STUDY,
  'file-weighted': STUDY,
  // what studies, text and figures say against each other
  'rows-shared': VALUE,
  'same-respondents': VALUE,
  'periods-pooled': VALUE,
  'old-study-in-wave': VALUE,
  'persona-of-another-segment': VALUE,
  'column-of-two-stages': VALUE,
  'guide-half-filled': VALUE,
  'delight-penalised': VALUE,
  'index-on-part': VALUE,
  'stage-no-longer-measured': USE,
  'wave-order-unknown': USE,
  'wave-name-against-date': USE,
  'waves-numbered-otherwise': USE,
  'implausible-date': USE,
  'compared-with-old': USE,
  'benchmark-of-another-instrument': USE,
  'column-of-stage-and-kpi': USE,
  'expectation-is-answer': USE,
  'volume-contradicted': USE,
  'default-decides': USE,
  'interval-too-narrow': USE,
  'actions-never-together': USE,
  'best-not-positive': USE,
  'enchanting-by-basics': USE,
  'target-off-scale': USE,
  'direction-against-name': USE,
  'lower-against-name': USE,
  'target-always-met': USE,
  'target-at-best': USE,
  'target-far-from-figure': USE,
  'target-beyond-promise': USE,
  'impact-not-positive': USE,
  'impact-beyond-scale': USE,
  'initiative-off-channel': USE,
};

/** Which figures a diagnostic questions; null where it questions none. @param code of the catalogue; unknown ones question nothing. */
export function caveatScopeOf(code: string): CaveatScope | null {
  return Object.hasOwn(catalogue, code) ? (SCOPES[catalogue[code as DiagnosticCode].name] ?? null) : null;
}
