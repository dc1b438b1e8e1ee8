import { formatFixed, type Language, type Measured } from '@parcours/model';
import type { Messages } from '../../messages.ts';

/** `n 48`, with the effective n where it differs: `n 48 (effective n 31.2)`. */
export function compactSampleSize({ n, effectiveN }: Measured, language: Language, translate: Messages): string {
  return effectiveN === n ? `n ${n}` : `n ${n} (${translate('hover.effective', { n: formatFixed(effectiveN, language, 1) })})`;
}
