import type { Study } from '@parcours/model';

/** The studies of one instrument on both sides of a comparison; one or more each. */
export interface SharedInstrument<Source> {
  readonly from: readonly Source[];
  readonly to: readonly Source[];
}

export interface InstrumentMatch<Source> {
  /** In the order of their first study in `from`. */
  readonly shared: readonly SharedInstrument<Source>[];
  /** Sources whose instrument the other side lacks. */
  readonly onlyFrom: readonly Source[];
  readonly onlyTo: readonly Source[];
}

/**
 * Matches the sources of two groups by instrument, so that like is compared with like.
 *
 * @param instrumentOf the key of a study's instrument.
 */
export function matchInstruments<Source extends { readonly study: Study }>(
  from: readonly Source[],
  to: readonly Source[],
  instrumentOf: (study: Study) => string,
): InstrumentMatch<Source> {
  const byInstrument = new Map<string, { from: Source[]; to: Source[] }>();
  const add = (source: Source, side: 'from' | 'to') => {
    const key = instrumentOf(source.study);
    const held = byInstrument.get(key) ?? { from: [], to: [] };
    held[side].push(source);
    byInstrument.set(key, held);
  };
  for (const source of from) add(source, 'from');
  for (const source of to) add(source, 'to');
  const all = [...byInstrument.values()];
  return {
    shared: all.filter((each) => each.from.length > 0 && each.to.length > 0),
    onlyFrom: all.filter((each) => each.to.length === 0).flatMap((each) => each.from),
    onlyTo: all.filter((each) => each.from.length === 0).flatMap((each) => each.to),
  };
}
