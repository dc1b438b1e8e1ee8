import { DEFAULT_DIALECT, type Location, type Model } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { type LoweredJourney, lowerFile, relatedJourneyFiles } from '../../src/lowering/lower.ts';
import { fileOf, fixture, modelsOf, SAMPLE, singleFile, uriOf, workspace } from '../journey-fixtures.ts';

/** The Models, and where their elements are written: `cuisine 4:8-15`, so that a moved line is one changed line. */
function stored(journeys: readonly LoweredJourney[]): string {
  const written = journeys.map(({ model, sourceMap }) => ({
    model,
    locations: Object.fromEntries([...sourceMap.journey, ...sourceMap.shared].map(([id, location]) => [id, shown(location)])),
  }));
  return `${JSON.stringify(written, (_key, value: unknown) => (typeof value === 'string' ? value.replace('file:///w/', '') : value), 2)}\n`;
}

function shown({ uri, range: { start, end } }: Location): string {
  const to = end.line === start.line ? end.character : `${end.line + 1}:${end.character}`;
  return `${uri.replace(/^.*\/|\.journey$/g, '')} ${start.line + 1}:${start.character}-${to}`;
}

function modelOf(text: string): Model {
  const { files, file } = singleFile(text);
  return modelsOf(files, file)[0] as Model;
}

describe('whole Models', () => {
  test('the kitchen of the sample', async () => {
    const files = workspace(Object.fromEntries(SAMPLE.map((name) => [name, fixture(name)])));
    await expect(stored(lowerFile(files, fileOf(files, 'cuisine')))).toMatchFileSnapshot('../fixtures/cuisine.model.json');
  });

  test('every construct', async () => {
    const files = workspace({ everything: fixture('everything') });
    await expect(stored(lowerFile(files, fileOf(files, 'everything')))).toMatchFileSnapshot('../fixtures/everything.model.json');
  });

  test('are plain data', () => {
    const model = modelOf(fixture('everything'));
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });
});

describe('what is said of a journey elsewhere', () => {
  const texts = {
    j: 'journey j { stage s }',
    late: 'import "j.journey"\nobservations two of j\nobservations three of j\nbenchmark b of j\nplan p for j { initiative i on s }',
    early: 'import "j.journey"\nobservations one of j',
    other: 'journey j\nobservations stranger of j',
  };

  test('is attached in the same order, whatever the order of the files', () => {
    const orders = [Object.entries(texts), Object.entries(texts).reverse()];
    for (const order of orders) {
      const files = workspace(Object.fromEntries(order));
      const [model] = modelsOf(files, fileOf(files, 'j'));
      expect(model?.studies.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
      expect(model?.benchmarks.map(({ name }) => name)).toEqual(['b']);
      expect(model?.initiatives).toMatchObject([{ name: 'i', stage: 's' }]);
    }
  });

  test('a file that imports a journey shows it; one that is imported shows those that import it', () => {
    const files = workspace({ ...texts, base: 'channel web', user: 'import "base.journey"\njourney k' });
    const shown = (name: string) => relatedJourneyFiles(files, uriOf(name)).map(({ uri }) => uri);
    expect(shown('late')).toEqual([uriOf('j')]);
    expect(shown('base')).toEqual([uriOf('user')]);
    expect(shown('user')).toEqual([uriOf('user')]);
  });
});

describe('names', () => {
  test('the segment of a persona, though it is called by its label', () => {
    expect(modelOf('segment s "Movers"\npersona p in "Movers"\njourney j for p')).toMatchObject({ persona: 'p', segment: 's' });
    expect(modelOf('segment s "Movers"\njourney j for "Movers"')).toMatchObject({ persona: null, segment: 's' });
  });

  test('a repository stage is matched by its label and known by the name of the journey', () => {
    const model = modelOf('repository r { stage "I pay" { action a } }\njourney j uses r { stage pay "I pay" }');
    expect(model.repository?.stages).toMatchObject([{ name: 'pay', label: 'I pay' }]);
  });

  test('channels, touchpoints and measures by label are lowered to names', () => {
    const model = modelOf(
      'channel c "C"\ntouchpoint t "T" on "C"\njourney j "J" { stage s "S" channel "C" touchpoint "T" }\nobservations o of "J" { measure "S" from "q" scale 1..5 }',
    );
    expect(model.stages).toMatchObject([{ channels: ['c'], touchpoints: ['t'] }]);
    expect(model.touchpoints).toMatchObject([{ channel: 'c' }]);
    expect(model.studies[0]?.measures).toMatchObject([{ stage: 's' }]);
  });

  test('a quoted reference means the label, where another thing has it as its name', () => {
    const model = modelOf('channel a "b"\nchannel b "a"\njourney j { stage s channel "a", a }');
    expect(model.stages[0]?.channels).toEqual(['b', 'a']);
  });
});

describe('values', () => {
  test.each([
    ['csat target 80%', { target: 80 }],
    ['nps target +40', { target: 40 }],
    ['time target 90min', { target: 1.5 }],
    ['time within 24h', { within: 24, target: null }],
    ['csat boxes 4..5', { boxes: { min: 4, max: 5 } }],
    ['rate as bought "Bought"', { name: 'bought', label: 'Bought', kind: 'rate' }],
  ])('kpi %s', (text, expected) => {
    expect(modelOf(`journey j { kpi ${text} }`).kpis).toMatchObject([expected]);
  });

  test('the dialect of a file, and what is not said', () => {
    const said = modelOf('journey j\nobservations o of j from "a.csv" delimiter "\\t" encoding Windows-1252 decimal comma').studies[0];
    expect(said?.dialect).toEqual({ ...DEFAULT_DIALECT, delimiter: '\t', encoding: 'windows-1252', decimal: ',' });
    const sheet = modelOf(
      `journey j\nobservations o of j from "a.xlsx" sheet "Réponses" range "B4:H" skip 2 header 3 totals "Total", "Somme"
        thousands apostrophe dates month-day-year`,
    ).studies[0];
    expect(sheet?.dialect).toEqual({
      ...DEFAULT_DIALECT,
      sheet: 'Réponses',
      range: 'B4:H',
      skip: 2,
      header: 3,
      totals: ['Total', 'Somme'],
      thousands: "'",
      dates: 'month-day-year',
    });
    const silent = modelOf('journey j\nobservations o of j from "a.csv"').studies[0];
    expect(silent).toMatchObject({ dialect: DEFAULT_DIALECT, weight: null, date: null, where: [] });
  });

  test('where, missing, success', () => {
    const study = modelOf(
      'journey j { kpi rate }\nobservations o of j { where "pays" is "FR", 33 kpi rate from "buy" success 1, "oui" scale 0..1 missing 9, "n/a" }',
    ).studies[0];
    expect(study?.where).toMatchObject([{ column: { header: 'pays' }, values: ['FR', '33'] }]);
    expect(study?.kpis).toMatchObject([{ success: ['1', 'oui'], column: { scale: { min: 0, max: 1 }, missing: ['9', 'n/a'] } }]);
  });

  test('what a half-written text lacks is left out', () => {
    expect(modelOf('journey j { stage a score channel\n stage b { does } kpi\n phase { stage }').stages.map(({ name }) => name)).toContain(
      'b',
    );
  });
});

describe('a questionnaire', () => {
  const HOME = `journey visit { kpi nps kpi ces stage come stage leave }
observations april of visit uses exit hot panel wave spring from "data/april.csv" decimal comma
observations may of visit uses exit cold weight by segment shares from "data/may.csv" {
  respondent "number"
  measure leave from "l" expectation "hoped" scale 1..5
  kpi ces from "effort" scale 5..1
  verbatim "why" on come
  where "country" is "DE"
}`;
  const SHARED = `import "home.journey"
questionnaire exit "Exit survey" of visit {
  respondent "id"
  segment "seg"
  measure come from "c" scale 1..5
  measure leave from "l" scale 1..10
  kpi nps from "reco" scale 0..10
  verbatim "came" on come
  verbatim "else"
  where "country" is "FR"
}`;
  const files = workspace({ home: `import "shared.journey"\n${HOME}`, shared: SHARED });
  const [lowered] = lowerFile(files, fileOf(files, 'home'));
  const [april, may] = lowered?.model.studies ?? [];

  test('is read from an imported file; what the study says of itself stays in the study', () => {
    expect(april).toMatchObject({ questionnaire: 'exit', timing: 'hot', panel: true, weightBySegmentShares: false, wave: 'spring' });
    expect(april?.dialect.decimal).toBe(',');
    expect([april?.respondent?.header, april?.segment?.header]).toEqual(['id', 'seg']);
    expect(april?.measures.map(({ stage, column }) => `${stage} ${column.header} ${column.scale?.max}`)).toEqual([
      'come c 5',
      'leave l 10',
    ]);
    expect(april?.verbatims.map(({ stage, column }) => [stage, column.header])).toEqual([
      ['come', 'came'],
      [null, 'else'],
    ]);
  });

  test('a line of the study replaces the one about the same role, stage, KPI, comment or filter', () => {
    expect(may).toMatchObject({ questionnaire: 'exit', timing: 'cold', weightBySegmentShares: true, weight: null });
    expect([may?.respondent?.header, may?.segment?.header]).toEqual(['number', 'seg']);
    expect(may?.measures.map(({ stage, column }) => `${stage} ${column.header} ${column.scale?.max}`)).toEqual(['come c 5', 'leave l 5']);
    expect(may?.kpis.map(({ kpi, column }) => `${kpi} ${column.header}`)).toEqual(['nps reco', 'ces effort']);
    expect(may?.verbatims.map(({ stage, column }) => [stage, column.header])).toEqual([
      [null, 'else'],
      ['come', 'why'],
    ]);
    expect(may?.where.map(({ column, values }) => [column.header, ...values])).toEqual([['country', 'DE']]);
  });

  test('a column is located where its line stands', () => {
    const uris = (id: string) => lowered?.sourceMap.journey.get(id)?.uri;
    expect(uris('observations:may/segment')).toBe(fileOf(files, 'shared').uri);
    expect(uris('observations:may/respondent')).toBe(fileOf(files, 'home').uri);
    expect(uris('observations:april/respondent')).toBe(fileOf(files, 'shared').uri);
  });

  test('a study reads the same as one that has the lines itself', () => {
    const lines = SHARED.slice(SHARED.indexOf('{'));
    const written = `${HOME.slice(0, HOME.indexOf('observations may')).replace('uses exit ', '')} ${lines}`;
    const own = modelOf(written).studies[0];
    expect(own).toMatchObject({ questionnaire: null });
    expect({ ...april, questionnaire: null, uri: own?.uri }).toEqual(own);
  });
});

describe('a name counts before another element’s label', () => {
  // Whichever is declared first.
  const stages = ['stage a "b"', 'stage b "c"'];
  const kpis = ['kpi rate as conv "orders" target 30%', 'kpi rate as orders "Returns" target 30%'];
  const modelWith = (lines: readonly string[], more: string) => modelOf(`journey j {\n${lines.join('\n')}\n}\n${more}`);

  test.each([[stages], [stages.toReversed()]])('of stages: %s', (lines) => {
    const columns = 'measure b from "q1" scale 1..5 verbatim "v" on b stage "s" { "1" -> b "2" -> "b" }';
    const { studies, gates, initiatives } = modelWith(
      lines,
      `observations o of j { ${columns} }\nplan p for j { initiative i on b }\nrequire stage b score at least 1`,
    );
    expect(studies[0]).toMatchObject({
      measures: [{ stage: 'b', column: { header: 'q1' } }],
      verbatims: [{ stage: 'b' }],
      stage: {
        values: [
          { cell: '1', name: 'b' },
          { cell: '2', name: 'a' },
        ],
      },
    });
    expect(gates).toMatchObject([{ name: 'b' }]);
    expect(initiatives).toMatchObject([{ stage: 'b' }]);
  });

  test.each([[stages], [stages.toReversed()]])('of a label in quotes, the label: %s', (lines) => {
    const { studies, gates } = modelWith(
      lines,
      'observations o of j { measure "b" from "q1" scale 1..5 }\nrequire stage "b" score at least 1',
    );
    expect(studies[0]?.measures).toMatchObject([{ stage: 'a' }]);
    expect(gates).toMatchObject([{ name: 'a' }]);
  });

  test.each([[kpis], [kpis.toReversed()]])('of KPIs: %s', (lines) => {
    const { studies, gates } = modelWith(lines, 'observations o of j { kpi orders from "q" }\nrequire kpi orders at least 20%');
    expect(studies[0]?.kpis).toMatchObject([{ kpi: 'orders' }]);
    expect(gates).toMatchObject([{ name: 'orders' }]);
  });

  test.each([[stages], [stages.toReversed()]])('of a repository’s stages: %s', (lines) => {
    const text = `repository r { stage b { action x "I wait" basic } }\njourney j uses r {\n${lines.join('\n')}\n}`;
    expect(modelOf(text).repository?.stages).toMatchObject([{ name: 'b' }]);
  });
});

describe('direction', () => {
  const betterOf = (kpi: string, column: string) =>
    modelOf(`journey j { kpi ${kpi} stage s }\nobservations o of j { kpi ${column} }`).kpis.map(({ better }) => better);

  test.each([
    ['ces', 'ces from "e" scale 1..5', 'higher'],
    ['ces', 'ces from "e" scale 5..1', 'lower'],
    ['ces lower is better', 'ces from "e" scale 1..5', 'lower'],
    ['amount as cost lower is better', 'cost from "e"', 'lower'],
    ['amount as cost', 'cost from "e" scale 9..0', 'lower'],
    ['rate as leavers lower is better', 'leavers from "e"', 'lower'],
    ['time', 'time from "e" unit h', 'lower'],
    // The share of the satisfied, and an nps that is mapped, have a direction of their own.
    ['csat boxes 1..2', 'csat from "e" scale 5..1', 'higher'],
    ['nps', 'nps from "e" scale 10..0', 'higher'],
  ])('kpi %s, %s', (kpi, column, better) => {
    expect(betterOf(kpi, column)).toEqual([better]);
  });

  test('the bounds of a downward scale are in order', () => {
    const study = modelOf('journey j { stage s }\nobservations o of j { measure s from "q" scale 6..1 }').studies[0];
    expect(study?.measures).toMatchObject([{ column: { scale: { min: 1, max: 6 }, reversed: true } }]);
  });
});

test('the stages of the sample, in the order of the journey', () => {
  const files = workspace(Object.fromEntries(SAMPLE.map((name) => [name, fixture(name)])));
  const [model] = modelsOf(files, fileOf(files, 'cuisine'));
  expect(model?.stages.map(({ name }) => name)).toEqual(['compare', 'advice', 'follow', 'order', 'fit']);
});
