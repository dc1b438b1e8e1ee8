/** The design's sample, through the façade: the figures of `expected.json`, which were computed independently. */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { nodeHost } from '@parcours/engines/node-host';
import type { Report } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { Workspace } from '../src/index.ts';
import expected from './fixtures/expected-cuisine.json' with { type: 'json' };
import { MemoryHost, uriOf } from './memory-host.ts';

const example = fileURLToPath(new URL('../../../examples/cuisine', import.meta.url));
const sample = fileURLToPath(new URL('fixtures/design-sample', import.meta.url));

async function reportOf(folder: string): Promise<Report> {
  const workspace = new Workspace(await nodeHost([folder]));
  await workspace.open();
  return workspace.report([...workspace.files.all()].map(({ uri }) => uri));
}

/** The expected figures with a tolerance of 1e-9; everything else must be equal. More fields may stand beside these. */
function within1e9(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (Array.isArray(value)) return value.map(within1e9);
  if (typeof value !== 'object' || value === null) return value;
  return expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, within1e9(inner)])));
}

describe('the kitchen journey', () => {
  test('examples/cuisine gives the expected figures', async () => {
    expect(await reportOf(example)).toEqual(within1e9(expected));
  });

  test('so does the design’s sample as it stands', async () => {
    expect(await reportOf(sample)).toEqual(within1e9(expected));
  });

  test('the expert is refuted where the expected figures say so, and nowhere else', async () => {
    const workspace = new Workspace(await nodeHost([example]));
    await workspace.open();
    const uri = [...workspace.files.all()].find((file) => file.uri.endsWith('/cuisine.journey'))?.uri ?? '';
    const found = await workspace.diagnostics(uri);
    expect(found.filter(({ code }) => code === 'JRN0405').map(({ parameters }) => parameters.stage)).toEqual(
      expected.journeys.flatMap(({ stages }) =>
        stages
          .filter(({ expertRefuted }) => expertRefuted)
          .map(({ name }) => ({ compare: 'Je compare les offres', follow: 'Je relance mon devis', order: 'Je commande' })[name]),
      ),
    );
  });
});

describe('the same bytes', () => {
  const files = async () => {
    const names = (await readdir(example, { recursive: true })).filter((name) => /\.(journey|csv)$/.test(name)).sort();
    return Promise.all(names.map(async (name) => [name.replaceAll('\\', '/'), await readFile(`${example}/${name}`)] as const));
  };
  const bytesOf = async (workspace: Workspace) => {
    const uris = [...workspace.files.all()].map(({ uri }) => uri);
    const diagnostics = await Promise.all(uris.sort().map((uri) => workspace.diagnostics(uri)));
    return JSON.stringify([await workspace.report(uris), diagnostics]);
  };

  test('whatever the order in which the files are listed', async () => {
    const host = new MemoryHost(Object.fromEntries(await files()));
    const all = await host.journeyFiles();
    const orders = [all, all.toReversed(), [...all.slice(1), ...all.slice(0, 1)], all.slice(0, 1)];
    const results = await Promise.all(
      orders.map(async (order) => {
        const listed = new MemoryHost(Object.fromEntries(await files()));
        listed.listing = () => order;
        const workspace = new Workspace(listed);
        await workspace.open();
        return bytesOf(workspace);
      }),
    );
    expect(new Set(results).size).toBe(1);
  });

  test('whether the texts come from the disk or, one after the other, from an editor', async () => {
    const host = new MemoryHost(Object.fromEntries(await files()));
    const disk = new Workspace(host);
    await disk.open();
    const editor = new Workspace(host);
    for (const [name, bytes] of (await files()).toReversed()) {
      if (name.endsWith('.journey')) await editor.openDocument(uriOf(name), bytes.toString('utf8'));
    }
    expect(await bytesOf(editor)).toBe(await bytesOf(disk));
  });

  test('twice the same question', async () => {
    const workspace = new Workspace(new MemoryHost(Object.fromEntries(await files())));
    await workspace.open();
    expect(await bytesOf(workspace)).toBe(await bytesOf(workspace));
  });
});
