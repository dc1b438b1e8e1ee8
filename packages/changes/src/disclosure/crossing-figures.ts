import type { Study } from '@parcours/model';
import { answersOf, readOtherRows, type Subject } from '@parcours/scoring';
import type { JourneyComparison } from '../journey-comparison.ts';
import type { TellingFigures } from './telling-figures.ts';

/** How one version of a study reads one stage or KPI. */
interface Reader {
  readonly journey: number;
  readonly pair: number;
  readonly of: 'stage' | 'kpi';
  /** Its name in HEAD. */
  readonly subject: string;
  readonly study: Study;
  /** What it reads of which file, whatever the version of the file. */
  readonly answers: readonly string[];
}

/**
 * The figures of BASE that are read from answers of a file that differs between the versions, where these answers are read elsewhere as
 * well: in another journey, by another study, or for another stage. Adding and subtracting such figures of both versions would tell of the
 * few respondents who differ. They stay where the studies keep different rows of the file, the same in both versions.
 *
 * What is read in one place alone is judged by `tellingFigures`, and files that are the same in both versions by complementary suppression.
 *
 * @returns by journey.
 */
export function crossingFigures(journeys: readonly JourneyComparison[]): TellingFigures[] {
  const lineage = new Lineage();
  const pairs = journeys.flatMap((journey) => journey.pairs);
  const later = new Map(pairs.flatMap(({ after }) => (after?.file ? [[after.file.file, after.file.hash] as const] : [])));
  for (const { before, after } of pairs) {
    // The file of the same study, and that of the same path.
    for (const hash of before?.file ? [after?.file?.hash, later.get(before.file.file)] : []) {
      if (hash !== undefined && hash !== before?.file?.hash) lineage.join([before?.file?.hash ?? '', hash]);
    }
  }
  const before = [...readersOf(journeys, 'before', lineage)];
  const all = [...before, ...readersOf(journeys, 'after', lineage)];
  const linked = new Lineage();
  for (const { answers } of all) linked.join(answers);
  const groupOf = ({ answers: [first = ''] }: Reader) => linked.of(first) ?? first;
  const crossing = new Set([...Map.groupBy(all, groupOf)].flatMap(([group, readers]) => (areApart(readers) ? [] : [group])));
  const found = journeys.map(() => ({ stages: new Set<string>(), kpis: new Set<string>() }));
  for (const reader of before) {
    if (crossing.has(groupOf(reader))) found[reader.journey]?.[reader.of === 'stage' ? 'stages' : 'kpis'].add(reader.subject);
  }
  return found;
}

/** Whether the answers are read in one place, or those of different places are of different rows, the same in both versions. */
function areApart(readers: readonly Reader[]): boolean {
  const places = [...Map.groupBy(readers, ({ journey, pair, of, subject }) => JSON.stringify([journey, pair, of, subject])).values()];
  if (places.length === 1) return true;
  const keptRows = ({ study }: Reader) => JSON.stringify(study.where.map(({ column, values }) => [column.header, values]));
  return (
    places.every((versions) => new Set(versions.map(keptRows)).size === 1) &&
    places.every(([a], i) => places.slice(i + 1).every(([b]) => a && b && readOtherRows(a.study, b.study)))
  );
}

function* readersOf(journeys: readonly JourneyComparison[], side: 'before' | 'after', lineage: Lineage): Generator<Reader> {
  for (const [journey, { pairs, nameOf, ...versions }] of journeys.entries()) {
    const model = versions[side]?.model;
    for (const [pair, { [side]: read }] of pairs.entries()) {
      const file = read?.file && lineage.of(read.file.hash);
      if (!model || !read || !file) continue;
      const subjects: (Subject & { of: 'stage' | 'kpi' })[] = [
        ...model.stages.map(({ name, label }) => ({ of: 'stage' as const, name, label })),
        ...model.kpis.map((kpi) => ({ of: 'kpi' as const, kpi })),
      ];
      for (const subject of subjects) {
        const name = subject.of === 'stage' ? subject.name : subject.kpi.name;
        const answers = [...answersOf(read.study, subject)].map((answer) => `${file} ${answer}`);
        const inHead = side === 'before' ? nameOf(subject.of, name) : name;
        if (answers.length > 0) yield { journey, pair, of: subject.of, subject: inHead, study: read.study, answers };
      }
    }
  }
}

/** What belongs together, directly or through others. */
class Lineage {
  readonly #roots = new Map<string, string>();

  /** Null: it was never joined. */
  of(one: string): string | null {
    const root = this.#roots.get(one);
    return root === undefined ? null : root === one ? one : this.of(root);
  }

  join(all: readonly string[]): void {
    const root = this.of(all[0] ?? '') ?? all[0];
    if (root === undefined) return;
    for (const one of all) this.#roots.set(this.of(one) ?? one, root);
  }
}
