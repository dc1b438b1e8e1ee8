/** The command without its plausibility checks: what they cost is the difference. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** The functions that ask, with what they answer where there is nothing to ask. */
const SILENCED = new Map([
  ...[
    'reportFilterSpelling',
    'reportImplausibleAnswers',
    'reportLabelOrder',
    'reportOpposedColumns',
    'reportRepeatedRespondents',
    'reportRowsOfOneGroup',
    'reportRowsOutOfPeriod',
    'reportStandardErrors',
    'reportTotalsAmongMeans',
    'reportUnusedScaleOfMeans',
    'reportWeightsAsCounts',
    'plausibilityFindings',
    'studyFindings',
  ].map((name) => [name, '() { return []; }'] as const),
  ['respondentSketch', '() { return null; }'],
  ['stageVisits', '() { return null; }'],
  ['withPlausibilityCaveats', '(_, report) { return report; }'],
]);

/** Fails the build if a function is not found: the bench would compare the command with itself. */
export const withoutDoubts: Plugin = {
  name: 'without-doubts',
  setup(build) {
    const missing = new Set(SILENCED.keys());
    build.onLoad({ filter: /[\\/](?:observations|scoring|workspace)[\\/]src[\\/]plausibility[\\/]/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replace(/^export function (\w+)/gm, (declaration, name: string) => {
        const silent = SILENCED.get(name);
        if (silent === undefined) return declaration;
        missing.delete(name);
        return `export function ${name}${silent}\nfunction asked_${name}`;
      }),
    }));
    build.onEnd(() => ({ errors: [...missing].map((name) => ({ text: `no plausibility check is called ${name}` })) }));
  },
};
