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
  /** What it found there, in which version of the file. */
  readonly found: string;
}

/**
 * The figures of BASE whose answers are read in several places (journeys, studies, stages), where the file or what is read of it differs
 * between the versions: adding and subtracting such figures of both versions may tell of the few respondents who differ. They stay where the
 * studies keep different rows of the file, the same in both versions.
 *
 * What is read in one place alone is judged by `tellingFigures`; the places of one version beside each other by complementary suppression.
 *
 * @returns by journey.
 */
export function crossingFigures(journeys: readonly JourneyComparison[]): TellingFigures[] {
  const lineage = new Lineage();
  const pairs = journeys.flatMap((journey) => journey.pairs);
  const later = new Map(pairs.flatMap(({ after }) => (after?.file ? [[after.file.file, after.file.hash] as const] : [])));
  for (const { before, after } of pairs) {
    // The files of one study are versions of one file, and so are those of one path.
    const files = [before?.file?.hash, after?.file?.hash, before?.file ? later.get(before.file.file) : undefined];
    lineage.join(files.filter((hash) => hash !== undefined));
  }
  const before = [...readersOf(journeys, 'before', lineage)];
  const all = [...before, ...readersOf(journeys, 'after', lineage)];
  const linked = new Lineage();
  for (const { answers } of all) linked.join(answers);
  const groupOf = ({ answers: [first = ''] }: Reader) => linked.of(first) ?? first;
  const crossing = new Set([...Map.groupBy(all, groupOf)].flatMap(([group, readers]) => (isCrossing(readers) ? [group] : [])));
  const found = journeys.map(() => ({ stages: new Set<string>(), kpis: new Set<string>() }));
  for (const reader of before) {
    if (crossing.has(groupOf(reader))) found[reader.journey]?.[reader.of === 'stage' ? 'stages' : 'kpis'].add(reader.subject);
  }
  return found;
}

/** Whether answers are read in several places, of which one differs between the versions, and not of different rows. */
function isCrossing(readers: readonly Reader[]): boolean {
  const places = [...Map.groupBy(readers, ({ journey, pair, of, subject }) => JSON.stringify([journey, pair, of, subject])).values()];
  if (places.length === 1) return false;
  return places.some(([before, after]) => before?.found !== after?.found) && !areApart(places);
}

/** Whether the rows of different places are different ones, the same in both versions. */
function areApart(places: readonly (readonly Reader[])[]): boolean {
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
      if (!model || !read?.file || !file) continue;
      const { study } = read;
      const { samples, benchmarks } = versions[side] ?? { samples: [], benchmarks: [] };
      const counted = (study.kind === 'benchmark' ? benchmarks : samples).find((each) => each.study === study.name);
      const subjects: (Subject & { of: 'stage' | 'kpi' })[] = [
        ...model.stages.map(({ name, label }) => ({ of: 'stage' as const, name, label })),
        ...model.kpis.map((kpi) => ({ of: 'kpi' as const, kpi })),
      ];
      for (const subject of subjects) {
        const name = subject.of === 'stage' ? subject.name : subject.kpi.name;
        const sample =
          subject.of === 'stage' ? counted?.stages.find(({ stage }) => stage === name) : counted?.kpis.find(({ kpi }) => kpi === name);
        const answers = [...answersOf(study, subject)].map((answer) => `${file} ${answer}`);
        if (!sample || answers.length === 0) continue;
        const found = JSON.stringify([read.file.hash, { ...sample, stage: '', kpi: '' }]);
        yield { journey, pair, of: subject.of, subject: side === 'before' ? nameOf(subject.of, name) : name, study, answers, found };
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
