import type { EnginePreference } from '@parcours/engines';
import type { FileLimits } from '@parcours/model';
import type { DiffFormat } from './diff-format.ts';
import type { Failure } from './fail-on-changes.ts';
import type { ViewOptions } from './view-options.ts';

export interface DiffOptions extends Omit<ViewOptions, 'compare' | 'against'> {
  /** Default: by the extension of `output`, else text. */
  readonly format?: DiffFormat;
  readonly output?: string;
  readonly failOn: readonly Failure[];
  readonly staged?: boolean;
  readonly workspace?: string;
  readonly engine: EnginePreference;
  readonly limit: FileLimits;
  /** The day as of which exceptions of gates hold, ISO 8601; default: today. */
  readonly asOf?: string;
  /** Figures of fewer respondents are suppressed, and few rounded; 0 switches both off. */
  readonly anonymousBelow: number;
}
