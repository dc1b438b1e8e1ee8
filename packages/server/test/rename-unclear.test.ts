/** A rename is refused where a text that may use the name is not understood; the message says where. */
import { expect, test } from 'vitest';
import type { Context } from '../src/context.ts';
import { rename } from '../src/features/editing/rename.ts';
import { Folder } from './refactorings/folder.ts';

const PERIMETER = 'channel web "Web"\nchannel app "App"\nsegment s "Shoppers" share 40%\npersona lea "Lea" in s\n';

const STUDIES = `import "p.journey"
journey j "I buy" for s {
  kpi ces "Effort" target 3
  stage a "I look" channel web
  stage b "I pay" channel app
}
questionnaire q "Q" of j {
  respondent "id"
  measure a from "q1" scale 1..5
  kpi ces from "q2" scale 1..7
  channel "ch"
}
observations o "O" of j uses q method survey date 2026-01 from "d.csv"
observations l "L" of j method survey date 2026-01 from "l.csv" {
  stage "st"
  score "q1" scale 1..5
}
`;

const SECOND = `journey k "I return" for s {
  kpi ces "Effort" target 3
  stage a "I browse" channel web
  stage c "I refund" channel app
}
`;

const CELLS = {
  'd.csv': `id;q1;q2;ch\n${Array.from({ length: 30 }, (_, row) => `${row};${(row % 5) + 1};5;web`).join('\n')}\n`,
  'l.csv': `st;q1\n${Array.from({ length: 30 }, (_, row) => `${'ab'[row % 2]};${(row % 5) + 1}`).join('\n')}\n`,
};

/** @param at before the name, in `s.journey` unless it begins with `FILE: `. */
async function renamed(studies: string, at: string, newName = 'other'): Promise<string[]> {
  const folder = new Folder({ ...CELLS, 'p.journey': PERIMETER, 's.journey': studies });
  const workspace = await folder.open();
  const context: Context = { workspace, language: 'en' };
  const [, path = 's.journey', text = ''] = /^(?:(\S+): )?(.*)$/s.exec(at) ?? [];
  const file = workspace.files.get(folder.uris.find((uri) => uri.endsWith(`/${path}`)) ?? '');
  if (!file) throw new Error(`${path} is not there`);
  const start = file.text.indexOf(text.replace('|', ''));
  expect(start).toBeGreaterThanOrEqual(0);
  const edits = await rename(context, file, file.document.positionAt(start + text.indexOf('|')), newName);
  return edits.map((edit) => `${edit.at.uri.split('/').at(-1)}:${edit.at.range.start.line + 1} ${edit.text.trim()}`).sort();
}

test('where all is understood, everything that uses the name is edited', async () => {
  expect(await renamed(STUDIES, 'kpi |ces')).toEqual(['s.journey:10 other', 's.journey:3 as other']);
  expect(await renamed(STUDIES, 'p.journey: channel |web')).toEqual([
    'p.journey:1 other',
    's.journey:11 {\n    "web" -> other\n  }',
    's.journey:4 other',
  ]);
  expect(await renamed(STUDIES, 'stage |a')).toEqual(['s.journey:15 {\n    "a" -> other\n  }', 's.journey:4 other', 's.journey:9 other']);
});

test.each([
  ['a questionnaire of an unknown journey: a measure', ['"Q" of j', '"Q" of jj'], 'stage |a', 'line 7, it is not known what else uses “a”'],
  ['a questionnaire of an unknown journey: a KPI', ['"Q" of j', '"Q" of jj'], 'kpi |ces', 'line 7, it is not known what else uses “ces”'],
  [
    'a questionnaire whose head cannot be read: a measure',
    ['"Q" of j', '"Q" von j'],
    'stage |a',
    'line 7, it is not known what else uses “a”',
  ],
  [
    'a questionnaire whose head cannot be read: a KPI',
    ['"Q" of j', '"Q" von j'],
    'kpi |ces',
    'line 7, it is not known what else uses “ces”',
  ],
  [
    'a questionnaire whose head cannot be read: cells',
    ['"Q" of j', '"Q" von j'],
    'p.journey: channel |web',
    'line 7, it is not known which cells',
  ],
  ['a study of an unknown journey: cells', ['"L" of j', '"L" of jj'], 'stage |b', 'line 14, it is not known which cells'],
  [
    'a study that uses an unknown questionnaire: cells',
    ['uses q', 'uses qq'],
    'p.journey: channel |web',
    'line 13, it is not known which cells',
  ],
  ['an import that names nothing', ['p.journey', 'pp.journey'], 'p.journey: channel |web', 'line 1, it is not known what else uses “web”'],
  [
    'an import that names nothing: cells',
    ['p.journey', 'pp.journey'],
    'p.journey: channel app |"App"',
    'line 1, it is not known which cells',
  ],
  ['an import that cannot be read', ['import', 'imprt'], 'p.journey: channel |web', 'line 1, it is not known what else uses “web”'],
  ['an error in a study: cells', ['"st"\n', '"st" oops\n'], 'stage |b', 'line 15, it is not known which cells'],
])('%s', async (_, [from = '', to = ''], at, message) => {
  await expect(renamed(STUDIES.replace(from, to), at)).rejects.toThrow(message);
  await expect(renamed(STUDIES.replace(from, to), at)).rejects.toThrow(/^Nothing is renamed: .*s\.journey.* Correct that line first/);
});

test.each([
  ['the stage of the study’s journey', 'stage |a "I look"'],
  ['the stage of the questionnaire’s journey', 'stage |a "I browse"'],
  ['the KPI of the study’s journey', 'kpi |ces'],
])('one line of a questionnaire serves two journeys: %s', async (_, at) => {
  const studies = STUDIES.replace('questionnaire', `${SECOND}questionnaire`).replace('"Q" of j', '"Q" of k');
  await expect(renamed(studies, at)).rejects.toThrow(
    /^Nothing is renamed: in s\.journey, line 1[45], the questionnaire uses “(a|ces)” for two journeys, “I return” and “I buy”\. Write a questionnaire for each journey first, then rename\.$/,
  );
});

test('a questionnaire of another journey serves that one alone', async () => {
  const studies = STUDIES.replace('questionnaire', `${SECOND}questionnaire`)
    .replace('"Q" of j', '"Q" of k')
    .replace('of j uses q', 'of k uses q');
  expect(await renamed(studies, 'stage |a "I browse"')).toEqual(['s.journey:14 other', 's.journey:9 other']);
});

test('an ambiguous reference is neither taken nor left', async () => {
  const studies = `${STUDIES}journey k for lea { stage c channel web }\nplan p "P" for j {\n  initiative x "X" on a impact +1 of web\n}\n`;
  const twice = studies.replace('journey j', 'segment web "Walk-ins" share 10%\njourney j');
  await expect(renamed(twice, 'p.journey: channel |web')).rejects.toThrow(
    'Nothing is renamed: in s.journey, line 21, “web” may mean several elements. Write there which one is meant, then rename.',
  );
});

test('where there is nothing to rename, the reason is told', async () => {
  await expect(renamed(STUDIES, '|kpi')).rejects.toThrow('There is no name to change here.');
  await expect(renamed(STUDIES.replace('p.journey', 'gone.journey'), 'channel |app')).rejects.toThrow(
    'Nothing is renamed: “app” names nothing that is known here. Correct the name, or the journey or import in which it is looked up, then rename.',
  );
});
