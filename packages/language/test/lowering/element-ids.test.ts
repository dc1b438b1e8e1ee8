import { locationOf } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { type LoweredJourney, lowerFile } from '../../src/lowering/lower.ts';
import { fileOf, fixture, singleFile, workspace } from '../journey-fixtures.ts';

const KITCHEN = `channel web
segment young "Young people"
journey kitchen {
  kpi nps
  phase before {
    stage compare "I compare" score 2
    stage "I ask / I wait"
  }
  stage pay score 1
}
observations survey of kitchen from "s.csv" {
  respondent "id"
  measure compare from "q1" scale 1..5 expectation "e1"
  measure compare from "q2" scale 1..5
  kpi nps from "reco" scale 0..10
  where "Store" is 1
  where "Store" is 2
}
require stage pay gap at most 1
require every stage gap at most 2
`;

function lowered(text: string): LoweredJourney {
  const { files, file } = singleFile(text);
  return lowerFile(files, file)[0] as LoweredJourney;
}

/** Every element of the Model, by id, with the text that stands there. */
function written(text: string): Record<string, string> {
  const { file } = singleFile(text);
  const { sourceMap } = lowered(text);
  return Object.fromEntries([...sourceMap.shared, ...sourceMap.journey].map(([id, { range }]) => [id, file.document.getText(range)]));
}

test('an id is made of the journey, the kind and the name, else the label; those of columns are relative to their study', () => {
  expect(written(KITCHEN)).toEqual({
    'channel:web': 'web',
    'segment:young': 'young',
    'journey:kitchen': 'kitchen',
    'journey:kitchen/kpi:nps': 'nps',
    'journey:kitchen/phase:before': 'before',
    'journey:kitchen/stage:compare': 'compare',
    'journey:kitchen/stage:compare/score': '2',
    'journey:kitchen/stage:I ask %2F I wait': '"I ask / I wait"',
    'journey:kitchen/stage:pay': 'pay',
    'journey:kitchen/stage:pay/score': '1',
    'observations:survey': 'survey',
    'observations:survey/file': '"s.csv"',
    'observations:survey/respondent': '"id"',
    'observations:survey/measure:compare': '"q1"',
    'observations:survey/measure:compare/expectation': '"e1"',
    'observations:survey/measure:compare#2': '"q2"',
    'observations:survey/kpi:nps': '"reco"',
    'observations:survey/where:Store': '"Store"',
    'observations:survey/where:Store#2': '"Store"',
    'gate:stage/stage:pay/figure:gap': 'require stage pay gap at most 1',
    'gate:every-stage/figure:gap': 'require every stage gap at most 2',
  });
  const { model } = lowered(KITCHEN);
  const [study] = model.studies;
  expect(study?.file?.id).toBe('file');
  expect(study?.measures.map(({ column, expectation }) => [column.id, expectation?.id])).toEqual([
    ['measure:compare', 'measure:compare/expectation'],
    ['measure:compare#2', undefined],
  ]);
  expect(model.stages.map(({ expertId }) => expertId)).toEqual([
    'journey:kitchen/stage:compare/score',
    null,
    'journey:kitchen/stage:pay/score',
  ]);
});

describe('a Model', () => {
  test.each([
    ['kitchen', KITCHEN],
    ['every construct', fixture('everything')],
  ])('stays deep-equal after a comment is inserted above everything: %s', (_, text) => {
    const [before, after] = [lowered(text), lowered(`// a comment\n\n${text}`)];
    expect(after.model).toEqual(before.model);
    expect(after.sourceMap).not.toEqual(before.sourceMap);
  });

  test('has no positions', () => {
    const { model } = lowered(fixture('everything'));
    expect(JSON.stringify(model)).not.toMatch(/"(line|character|at)":/);
  });
});

describe('the ids of untouched elements stay when a stage', () => {
  const ids = Object.keys(written(KITCHEN));

  test('is inserted', () => {
    const inserted = KITCHEN.replace('    stage compare', '    stage first\n    stage compare');
    expect(Object.keys(written(inserted)).filter((id) => !ids.includes(id))).toEqual(['journey:kitchen/stage:first']);
    expect(Object.keys(written(inserted))).toEqual(expect.arrayContaining(ids));
  });

  test('is moved, out of its phase', () => {
    const line = '    stage compare "I compare" score 2\n';
    const moved = KITCHEN.replace(line, '').replace('  stage pay score 1\n', `  stage pay score 1\n${line}`);
    expect(Object.keys(written(moved)).sort()).toEqual([...ids].sort());
  });

  test('is renamed', () => {
    const renamed = KITCHEN.replaceAll('stage pay', 'stage buy');
    const touched = (id: string) => /:(pay|buy)/.test(id);
    expect(Object.keys(written(renamed)).filter((id) => !touched(id))).toEqual(ids.filter((id) => !touched(id)));
  });

  test('and those of columns stay when their study is renamed', () => {
    const [before, after] = [KITCHEN, KITCHEN.replace('survey of', 'poll of')].map((text) => lowered(text).model.studies[0]);
    expect(after).toEqual({ ...before, id: 'observations:poll', name: 'poll' });
  });
});

test('a second element of one name, be it in another file, has an ordinal', () => {
  const files = workspace({ hub: 'channel web "Web"', a: 'import "hub.journey"\nchannel web\nchannel web\njourney j' });
  const { model, sourceMap } = lowerFile(files, fileOf(files, 'a'))[0] as LoweredJourney;
  expect(model.channels.map(({ id, label }) => [id, label])).toEqual([
    ['channel:web', null],
    ['channel:web#2', null],
    ['channel:web#3', 'Web'],
  ]);
  expect(model.channels.map(({ id }) => locationOf(sourceMap, id)?.range.start.line)).toEqual([1, 2, 0]);
});

test('what has no location of its own stands where its container does', () => {
  const { sourceMap } = lowered(KITCHEN);
  expect(locationOf(sourceMap, 'observations:survey/file/respondent')).toEqual(locationOf(sourceMap, 'observations:survey/file'));
  expect(locationOf(sourceMap, 'observations:other/file')).toBeNull();
});

test('a diagnostic of the text names the declaration that it stands in', () => {
  const { files, file } = singleFile(
    'import "none.journey"\njourney j {\n  phase p {\n    stage a touchpoint x\n    stage a touchpoint x\n  }\n}',
  );
  expect(textDiagnostics(files, file).map(({ code, subject }) => [code, subject])).toEqual(
    expect.arrayContaining([
      ['JRN0105', 'journey:j/stage:a'],
      ['JRN0106', 'journey:j/stage:a#2'],
    ]),
  );
});
