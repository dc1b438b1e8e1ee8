/** The history of which the changes are told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMITS, START } from './kitchen-history.ts';
import { makeRepository } from './make-repository.ts';

test('the same history gives the same commits', () => {
  const [first, second] = [0, 1].map(() => {
    const folder = mkdtempSync(join(tmpdir(), 'parcours-history-'));
    try {
      return [...makeRepository(folder, START, COMMITS)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  expect(first).toEqual(second);
  expect(first).toHaveLength(COMMITS.length + 1);
});
