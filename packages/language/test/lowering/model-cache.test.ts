import { locationOf } from '@parcours/model';
import { expect, test } from 'vitest';
import type { LoweredJourney } from '../../src/lowering/lower.ts';
import { ModelCache } from '../../src/lowering/model-cache.ts';
import { fileOf, uriOf, workspace } from '../journey-fixtures.ts';

const TEXTS = {
  hub: 'channel web\n',
  leaf: 'import "hub.journey"\njourney j {\n  stage a channel web\n}\n',
  study: 'import "leaf.journey"\nobservations p of j from "p.csv"\n',
  other: 'import "hub.journey"\n',
};

test('a Model is the same until a file changes that it can depend on', () => {
  const files = workspace(TEXTS);
  const models = new ModelCache(files, ({ uri }) => uri === uriOf('leaf'));
  const model = () => models.lowered(fileOf(files, 'leaf').declarations)[0]?.model;
  const edit = (name: keyof typeof TEXTS, text: string) => files.set(uriOf(name), text);
  const first = model();
  expect(model()).toBe(first);
  edit('other', `${TEXTS.other}// more\n`);
  expect(model()).toBe(first);
  edit('hub', 'channel web "Web"\n');
  expect(model()?.channels[0]?.label).toBe('Web');
  edit('study', TEXTS.study.replace('p.csv', 'q.csv'));
  expect(model()?.studies[0]?.file?.path).toBe('q.csv');
  files.delete(uriOf('study'));
  expect(model()?.studies).toEqual([]);
});

test('of files that are not kept nothing is remembered', () => {
  const files = workspace(TEXTS);
  const models = new ModelCache(files, () => false);
  const { declarations } = fileOf(files, 'leaf');
  const [a] = models.lowered(declarations);
  const [b] = models.lowered(declarations);
  expect(a).toEqual(b);
  expect(a).not.toBe(b);
});

test('a Model that says the same after an edit is the same; its source map is the new one', () => {
  const files = workspace(TEXTS);
  const models = new ModelCache(files, () => true);
  const lowered = () => models.lowered(fileOf(files, 'leaf').declarations)[0] as LoweredJourney;
  const lineOf = ({ model, sourceMap }: LoweredJourney) => locationOf(sourceMap, model.stages[0]?.id ?? '')?.range.start.line;
  const before = lowered();
  files.set(uriOf('leaf'), `// more\n${TEXTS.leaf}`);
  const after = lowered();
  expect(after.model).toBe(before.model);
  expect([before, after].map(lineOf)).toEqual([2, 3]);
  files.set(uriOf('leaf'), TEXTS.leaf.replace('stage a', 'stage b'));
  expect(lowered().model).not.toBe(before.model);
});
