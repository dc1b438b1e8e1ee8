/** Writes the outputs of one generated workspace, as the command line does, and audits them. */
import { DEFAULT_VIEW, type JourneyReport, type View } from '@parcours/model';
import { controlDisclosure, Workspace } from '../../src/index.ts';
import { MemoryHost, uriOf } from '../memory-host.ts';
import { audit, publishedFigures } from './audit-output.ts';
import { GENERATED_SEGMENTS, GENERATED_WAVES, generateWorkspace } from './generated-workspace.ts';

export interface Audited {
  readonly outputs: number;
  readonly figures: number;
  readonly disclosures: readonly string[];
}

const VIEWS: readonly View[] = [null, ...GENERATED_WAVES].flatMap((wave) =>
  [null, ...GENERATED_SEGMENTS].flatMap((segment) =>
    ([null, 'wave', ...(segment === null ? (['segment'] as const) : [])] as const).map((compare) => ({
      ...DEFAULT_VIEW,
      wave,
      segment,
      compare,
    })),
  ),
);

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
  for (const view of VIEWS) {
    const report = await workspace.report(uris.map(uriOf), view);
    figures.push(...publishedFigures(generated, { ...report, journeys: report.journeys.map(control) }));
  }
  return { outputs: VIEWS.length, figures: figures.length, disclosures: audit(figures) };
}
