import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import { DEFAULT_VIEW, type JourneyReport } from '@parcours/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { files as madeFiles } from '../../../examples/service/data/make.ts';
import { Workspace } from '../src/workspace.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url));

async function opened(name: string): Promise<Workspace> {
  const workspace = new Workspace(await nodeHost([folder(name)]));
  await workspace.open();
  return workspace;
}

const uris = (workspace: Workspace) => [...workspace.files.all()].map(({ uri }) => uri);

async function allDiagnostics(workspace: Workspace) {
  return (await Promise.all(uris(workspace).map((uri) => workspace.diagnostics(uri)))).flat();
}

describe.each(['cuisine', 'service'])('examples/%s', (name) => {
  test('has no errors', async () => {
    const errors = (await allDiagnostics(await opened(name))).filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test('loses no row or cell but what its text declares missing or leaves out', async () => {
    const { journeys } = await (async (workspace: Workspace) => workspace.report(uris(workspace)))(await opened(name));
    const lost = journeys.flatMap(({ studies }) => studies.flatMap(({ dropped }) => dropped.map(({ reason }) => reason)));
    expect([...new Set(lost)].filter((reason) => !['empty', 'missing-code', 'filtered'].includes(reason))).toEqual([]);
    expect(journeys.flatMap(({ missing }) => missing)).toEqual([]);
  });
});

describe('examples/service/data', () => {
  for (const [name, bytes] of madeFiles()) {
    test(`${name} is what make.ts makes`, async () => {
      expect((await readFile(`${folder('service')}/data/${name}`)).equals(bytes)).toBe(true);
    });
  }
});

describe('the story of examples/service', () => {
  let spring: JourneyReport;
  let autumn: JourneyReport;
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await opened('service');
    const wave = async (name: string) => {
      const { journeys } = await workspace.report(uris(workspace), { ...DEFAULT_VIEW, wave: name });
      return journeys.find((journey) => journey.name === 'ausfall') as JourneyReport;
    };
    [spring, autumn] = [await wave('Frühjahr 2026'), await wave('Herbst 2026')];
  });

  const stage = (journey: JourneyReport, name: string) => {
    const found = journey.stages.find((each) => each.name === name);
    if (!found) throw new Error(`No stage ${name}`);
    return found;
  };
  const interval = (journey: JourneyReport, name: string) => {
    const { measured } = stage(journey, name);
    return { low: measured?.low ?? Number.NaN, high: measured?.high ?? Number.NaN };
  };

  test('the waves have more than 300 respondents', () => {
    const respondents = [spring, autumn].flatMap(({ studies }) => studies.map((study) => study.respondents));
    expect(respondents.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(300);
  });

  test('reporting got better, waiting got worse', () => {
    expect(interval(autumn, 'melden').low).toBeGreaterThan(interval(spring, 'melden').high);
    expect(interval(autumn, 'warten').high).toBeLessThan(interval(spring, 'warten').low);
  });

  test('the reported fault would enchant, but its basics are unmet', () => {
    expect(stage(autumn, 'melden').measured?.mean).toBeGreaterThan(1);
    expect(stage(autumn, 'melden').basicsUnmet).toBeGreaterThan(0.1);
    expect(stage(autumn, 'melden').class).toBe('neutral');
  });

  test('one claim is refuted and explained, one stage is a hole, one expectation is measured', async () => {
    const refuted = autumn.stages.filter(({ expertRefuted }) => expertRefuted).map(({ name }) => name);
    expect(refuted).toEqual(['rückruf']);
    expect(autumn.stages.filter(({ measured }) => !measured).map(({ name }) => name)).toEqual(['klären']);
    expect(stage(autumn, 'erklärung').targetFrom).toBe('expectation');
    const codes = (await allDiagnostics(workspace)).map(({ code }) => code);
    expect(codes).toContain('JRN0446');
    expect(codes).toContain('JRN0301');
  });

  test('the repair is the first priority', () => {
    expect(stage(autumn, 'reparatur').priority).toBeCloseTo(100, 9);
  });
});
