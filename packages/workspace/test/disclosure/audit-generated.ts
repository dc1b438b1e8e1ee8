/** Writes the outputs of one generated workspace, as the command line does, and audits them. */
import { DEFAULT_VIEW, type JourneyReport, type View } from '@parcours/model';
import { controlDisclosure, Workspace } from '../../src/index.ts';
import { MemoryHost, uriOf } from '../memory-host.ts';
import { audit, publishedFigures } from './audit-output.ts';
import { Draw, GENERATED_NAMES, GENERATED_WAVES, type GeneratedDimension, generateWorkspace } from './generated-workspace.ts';

export interface Audited {
  readonly outputs: number;
  readonly figures: number;
  readonly disclosures: readonly string[];
}

/** Outputs of one workspace. */
const VIEWS = 20;

/** Some of all views: wave, perimeter, comparison. The first is the default one. */
function someViews(seed: number): View[] {
  const draw = new Draw(seed);
  return Array.from({ length: VIEWS }, (_, index): View => {
    if (index === 0) return DEFAULT_VIEW;
    const name = (dimension: GeneratedDimension) => (draw.chance(0.3) ? draw.one(GENERATED_NAMES[dimension]) : null);
    const perimeter = { segment: name('segment'), persona: name('persona'), channel: name('channel') };
    const wave = draw.chance(0.5) ? draw.one(GENERATED_WAVES) : null;
    return {
      wave,
      versus: null,
      ...perimeter,
      compare: draw.one([null, ...COMPARED.filter((by) => by === 'wave' || perimeter[by] === null)]),
    };
  });
}

const COMPARED = ['wave', 'segment', 'persona', 'channel'] as const;

/** All outputs are audited together: nothing may follow from one beside another either. */
export async function auditGenerated(
  seed: number,
  control: (report: JourneyReport) => JourneyReport = controlDisclosure,
): Promise<Audited> {
  const generated = generateWorkspace(seed);
  const workspace = new Workspace(new MemoryHost(generated.files));
  await workspace.open();
  const uris = Object.keys(generated.files).filter((path) => path.endsWith('.journey'));
  const figures = [];
  const byGates: string[] = [];
  for (const view of someViews(seed)) {
    const report = await workspace.report(uris.map(uriOf), view);
    const journeys = report.journeys.map(control);
    figures.push(...publishedFigures(generated, { ...report, journeys }));
    byGates.push(...journeys.flatMap(untoldByFigures));
  }
  return { outputs: VIEWS, figures: figures.length, disclosures: [...audit(figures), ...byGates] };
}

/** The gates that tell a figure or a number of respondents which their report does not show elsewhere. */
function untoldByFigures({ gates, stages, kpis, index }: JourneyReport): string[] {
  const told = gates.filter(({ subject, figure, actual, verdict, n, effectiveN }) => {
    const stage = stages.find(({ name }) => subject.kind === 'stage' && name === subject.name);
    const kpi = kpis.find(({ name }) => subject.kind === 'kpi' && name === subject.name);
    if (verdict !== 'undecided' && actual === null) return true;
    if (n !== null && ![...stages.map(({ measured }) => measured?.n), ...stages.map(({ gap }) => gap?.pairs), 0, kpi?.n].includes(n))
      return true;
    if (actual === null) return false;
    const shown = {
      score: stage?.measured?.mean,
      gap: stage?.gap?.value,
      'proven-gap': stage?.gap?.value,
      class: stage?.class,
      n: stage?.measured ? Math.min(stage.measured.n, stage.measured.effectiveN) : 0,
      kpi: kpi?.value,
      index,
    }[figure];
    if (typeof actual === 'number' && typeof shown === 'number') return Math.abs(actual - shown) > 0.011 || effectiveN === null;
    return actual !== shown;
  });
  return told.map(({ text, subject, actual, n }) => `${text}: ${actual} of ${subject.name}, n ${n}`);
}
