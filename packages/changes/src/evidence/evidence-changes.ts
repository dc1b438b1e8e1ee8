import type { EvidenceChange, EvidenceVersion } from '@parcours/model';
import type { StudyPair } from './study-pairs.ts';

/** A study of a journey, in one or both versions. */
export interface JourneyStudyPair extends StudyPair {
  /** The journey's name in HEAD, in BASE where it is gone. */
  readonly journey: string;
}

/**
 * The data files that differ, are new, or are no longer read; by path. A file that another study reads now is neither new nor gone.
 *
 * @param isConfidential whether cells and hashes may stand in it: both tell of single respondents.
 */
export function evidenceChanges(pairs: readonly JourneyStudyPair[], isConfidential: boolean): EvidenceChange[] {
  const filesOf = (side: 'before' | 'after') => new Set(pairs.flatMap((pair) => pair[side]?.file?.hash ?? []));
  const [earlier, later] = [filesOf('before'), filesOf('after')];
  const differing = pairs.filter(({ before, after }) => {
    const [from, to] = [before?.file?.hash, after?.file?.hash];
    if (from === to) return false;
    return from !== undefined && to !== undefined ? true : from === undefined ? !earlier.has(to as string) : !later.has(from);
  });
  const byFiles = Map.groupBy(differing, ({ before, after }) => JSON.stringify([before?.file?.hash, after?.file?.hash]));
  const changes = [...byFiles.values()].map((all): EvidenceChange => {
    const [{ before, after, rows, overlap }] = all as [JourneyStudyPair];
    const [from, to] = [before?.file ?? null, after?.file ?? null];
    return {
      before: from && (isConfidential ? from : { ...from, hash: null }),
      after: to && (isConfidential ? to : { ...to, hash: null }),
      respondents: overlap === 'same' ? null : overlap,
      rows: rows && (isConfidential ? rows : { ...rows, cells: [] }),
      studies: all.map(({ journey, before: was, after: is }) => {
        const { name, label } = (is ?? was)?.study ?? { name: '', label: null };
        return { journey, name, label };
      }),
    };
  });
  return changes.sort((a, b) => compareText(pathOf(a), pathOf(b)));
}

const pathOf = ({ before, after }: { before: EvidenceVersion | null; after: EvidenceVersion | null }): string =>
  (after ?? before)?.file ?? '';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
