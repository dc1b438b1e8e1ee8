/** A questionnaire in the editor: extracted from equal blocks, completed, and at home like a study. */
import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../../workspace/test/open-workspace.ts';
import { completion } from '../src/features/completion/completion.ts';
import { hover } from '../src/features/display/hover.ts';
import { rename } from '../src/features/editing/rename.ts';
import { definition } from '../src/features/navigation/definition.ts';
import { documentSymbols } from '../src/features/navigation/document-symbols.ts';
import { references } from '../src/features/navigation/references.ts';
import { CodeActionWorkspace } from './code-action-workspace.ts';

const JOURNEY = 'touchpoint t\njourney shop "I shop" { kpi nps "Recommendation" target 30 stage pay "I pay" touchpoint t }\n\n';
const BLOCK = `{
  respondent "id"
  measure pay from "note" scale 1..7 missing 9 // the till
  kpi nps from "reco" scale 0..10
  verbatim "words" on pay
}`;
const study = (name: string, attributes = '', block = BLOCK) =>
  `observations ${name} "${name}" of shop\n  method survey date 2026-0${name === 'april' ? 4 : 5} wave ${name}\n  from "${name}.csv"${attributes} ${block}\n`;
const DATA = {
  'april.csv': `id;note;reco;words\n${[1, 2, 3, 4, 5, 6].map((id) => `${id};${id};${id + 3};good ${id}`).join('\n')}\n`,
  'may.csv': `id;note;reco;words\n${[1, 2, 3, 4, 5, 6].map((id) => `${id};${8 - id};${10 - id};bad ${id}`).join('\n')}\n`,
};
const TITLE = 'Extract the questionnaire survey that 2 studies share';
const TEXT = `${JOURNEY}// Spring\n${study('april')}\n${study('may', ' decimal comma')}`;

describe('two equal blocks become a questionnaire', () => {
  const EXTRACTED = `${JOURNEY}questionnaire survey of shop ${BLOCK}

// Spring
observations april "april" of shop uses survey
  method survey date 2026-04 wave april
  from "april.csv"

observations may "may" of shop uses survey
  method survey date 2026-05 wave may
  from "may.csv" decimal comma
`;

  test('which both studies use', async () => {
    const acting = await CodeActionWorkspace.open({ 'a.journey': TEXT, ...DATA });
    expect(await acting.apply('observations may', TITLE)).toBe(EXTRACTED);
  });

  test('and the figures stay the same', async () => {
    const report = async (text: string) => (await (await openWorkspace({ 'a.journey': text, ...DATA })).evaluation()).report;
    const [before, after] = [await report(TEXT), await report(EXTRACTED)];
    expect(before.stages[0]?.measured?.n).toBe(6);
    expect(after).toEqual(before);
  });

  test('lines in another order, other quotes, keywords in French', async () => {
    const turned = BLOCK.replace('"id"', "'id'").replace(/( {2}kpi.*\n)( {2}verbatim.*\n)/, '$2$1');
    const acting = await CodeActionWorkspace.open({
      'a.journey': `language fr\n${JOURNEY}${study('april')}\n${study('may', '', turned)}`,
      ...DATA,
    });
    expect(await acting.apply('observations april', TITLE.replace('survey', 'enquête'))).toContain(
      'questionnaire enquête de shop {\n  répondant "id"\n',
    );
    expect(acting.textOf('a.journey')).toContain('observations may "may" of shop utilise enquête\n');
  });

  test.each([
    ['another scale', study('april') + study('may', '', BLOCK.replace('1..7', '1..5'))],
    ['a comment that would be lost', study('april') + study('may', '', BLOCK.replace('the till', 'the counter'))],
    ['another journey', study('april') + study('may').replace('of shop', 'of other')],
    ['alone', study('april')],
  ])('not with %s', async (_, text) => {
    const acting = await CodeActionWorkspace.open({ 'a.journey': `journey other { stage pay touchpoint t }\n${JOURNEY}${text}`, ...DATA });
    expect(await acting.titles('observations april', 'refactor.extract')).toEqual([]);
  });
});

describe('in a questionnaire', () => {
  const SHARED = `import "a.journey"\nquestionnaire exit "Exit survey" of shop {\n  respondent "id"\n  measure pay from "note" scale 1..7\n  verbatim ""\n}\n`;
  const HOME = `import "q.journey"\n${JOURNEY}observations april of shop uses exit\n  from "april.csv"\n`;
  const opened = async () => {
    const { context } = await CodeActionWorkspace.open({ 'a.journey': HOME, 'q.journey': SHARED, ...DATA });
    const file = context.workspace.files.get('file:///shop/q.journey');
    if (!file) throw new Error('the questionnaire is not there');
    return { context, file, at: (text: string, plus = 1) => file.document.positionAt(file.text.indexOf(text) + plus) };
  };

  test('the columns of the files that are read by it are offered', async () => {
    const { context, file, at } = await opened();
    const { items } = await completion(context, file, at('verbatim ""', 'verbatim "'.length));
    expect(items.map(({ label }) => label)).toEqual(['"id"', '"note"', '"reco"', '"words"']);
  });

  test('a column is described, and leads to the file', async () => {
    const { context, file, at } = await opened();
    expect((await hover(context, file, at('"note"')))?.markdown).toContain('column of april\\.csv');
    expect(await definition(context, file, at('"note"'))).toMatchObject([{ uri: 'file:///shop/april.csv' }]);
  });

  test('a study that uses it refers to it', async () => {
    const { context } = await opened();
    const home = context.workspace.files.get('file:///shop/a.journey');
    const position = home?.document.positionAt(home.text.indexOf('exit'));
    if (!home || !position) throw new Error('the study is not there');
    expect(await definition(context, home, position)).toMatchObject([
      { uri: 'file:///shop/q.journey', range: { start: { line: 1, character: 14 } } },
    ]);
    expect((await hover(context, home, position))?.markdown).toContain('**Exit survey** `exit` · questionnaire');
  });

  test('it is renamed with the studies that use it, and found from them', async () => {
    const { context, file, at } = await opened();
    const position = at('exit', 0);
    const edits = await rename(context, file, position, 'sortie');
    expect(edits.map(({ at: { uri }, text }) => [uri, text]).sort()).toEqual([
      ['file:///shop/a.journey', 'sortie'],
      ['file:///shop/q.journey', 'sortie'],
    ]);
    expect(references(context, file, position, false)).toMatchObject([{ uri: 'file:///shop/a.journey' }]);
    expect(documentSymbols(file, 'de')).toMatchObject([{ name: 'Exit survey', detail: 'Fragebogen · exit' }]);
  });

  test('a scale is added to its line', async () => {
    const acting = await CodeActionWorkspace.open({
      'a.journey': HOME,
      'q.journey': SHARED.replace(' scale 1..7', '').replace('  verbatim ""\n', ''),
      ...DATA,
    });
    expect(await acting.apply({ code: 'JRN0406' }, 'Declare the scale 1..7', { path: 'q.journey' })).toContain(
      'measure pay from "note" scale 1..7\n',
    );
  });
});
