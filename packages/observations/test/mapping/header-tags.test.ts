import { describe, expect, test } from 'vitest';
import { withHeaderTags } from '../../src/index.ts';
import { column, model, repository, samples, stageOf, study } from '../build.ts';

const named = (name: string, label: string | null) => ({ id: name, name, label });
const plain = repository({ compare: { 'price basic': { shown: 1, absent: -3 } } });
const journey = model(['compare=Je compare', 'order'], {}, { repository: plain, channels: [named('web', '+33 en ligne')] });
const roles = ({ respondent, stage, action, response, channel, dateColumn, verbatims }: ReturnType<typeof study>) =>
  [respondent, stage, action, response, channel, dateColumn, verbatims[0]?.column ?? null].map((role) => role?.header ?? null);

describe('a header that says what its columns hold', () => {
  const headers = [
    'Visite n° [respondent]',
    'Étape [stage]',
    'Action [action]',
    'Réponse [response]',
    'Canal [channel]',
    'Date [date]',
    'Lieu',
  ];

  test('is enough where the text maps nothing', () => {
    expect(roles(withHeaderTags(study({}), headers, journey))).toEqual([...headers.slice(0, 6), null]);
  });

  test('says nothing where the text maps a column; `where` maps none', () => {
    const mapped = study({ respondent: column('Lieu') });
    expect(withHeaderTags(mapped, headers, journey)).toBe(mapped);
    const filtered = study({ where: [{ column: column('Lieu'), values: ['Lyon'] }] });
    expect(withHeaderTags(filtered, headers, journey).respondent?.header).toBe('Visite n° [respondent]');
  });

  test('gives a role that two columns claim to neither, and knows no others', () => {
    const odd = ['a [stage]', 'b [stage]', 'c [score]', 'd [__proto__]', 'e [Stage]', 'f [response] ', 'g[action]'];
    expect(roles(withHeaderTags(study({}), odd, journey))).toEqual([null, null, 'g[action]', null, null, null, null]);
    const none = study({});
    expect(withHeaderTags(none, ['id', 'stage'], journey)).toBe(none);
  });

  test('a label that two stages of the repository share means neither', () => {
    const twins = {
      ...plain,
      stages: ['compare', 'order'].map((name) => ({ ...named(name, 'Comparer'), actions: plain.stages[0]?.actions ?? [] })),
    };
    const from = withHeaderTags(study({}), ['v [respondent]', 'e [stage]', 'r [response]'], { ...journey, repository: twins });
    expect(from.stage?.values).toEqual([]);
  });

  test('is read like a mapping, with the repository’s own labels and cells made inert', () => {
    const labelled = { ...plain, stages: plain.stages.map((stage) => ({ ...stage, label: '=Comparer' })) };
    const file =
      "v [respondent];e [stage];r [response];c [channel]\n1;'=Comparer;shown;'+33 en ligne\n2;=Comparer;absent;web\n3;Je compare;;\n";
    const from = withHeaderTags(study({}), file.split('\n')[0]?.split(';') ?? [], { ...journey, repository: labelled });
    const { samples: found, diagnostics } = samples(file, from, { ...journey, repository: labelled });
    expect(diagnostics).toEqual([]);
    expect(stageOf(found, 'compare').scores?.values).toEqual([-3, 1]);
    expect(found.dropped.map(({ reason, count }) => [reason, count])).toEqual([['empty', 1]]);
  });
});
