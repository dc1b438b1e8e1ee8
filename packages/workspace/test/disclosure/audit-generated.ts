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
  for (const view of someViews(seed)) {
    const report = await workspace.report(uris.map(uriOf), view);
    figures.push(...publishedFigures(generated, { ...report, journeys: report.journeys.map(control) }));
  }
  return { outputs: VIEWS, figures: figures.length, disclosures: audit(figures) };
}
