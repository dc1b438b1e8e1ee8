/** What is offered where, as texts with the cursor at `|`: only what can stand there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { dueDates } from '../src/features/completion/literal-values.ts';
import { Client } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await Client.start();
  await client.write('answers.csv', 'id;stage;grade\n1;pay;4\n2;look;99\n3;pay;n/a\n4;look;5\n');
});
afterAll(() => client.stop());

/** The labels offered at the `|`, in the order in which a client shows them. */
async function offered(text: string, context?: { triggerKind: number; triggerCharacter: string }): Promise<string[]> {
  // One file: the names of a second one would be offered with an import line.
  const path = 'a.journey';
  const plain = text.replace('|', '');
  await client.open(path, plain);
  const position = TextDocument.create('', '', 0, plain).positionAt(text.indexOf('|'));
  const { items } = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri(path) },
    position,
    context,
  });
  await client.closeUri(client.uri(path));
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label);
}

/** The keywords of the texts below in French and German, after `docs/keywords.md`. */
const KEYWORDS: Readonly<Record<string, readonly [french: string, german: string]>> = {
  action: ['action', 'Handlung'],
  channel: ['canal', 'Kanal'],
  date: ['date', 'Datum'],
  delimiter: ['séparateur', 'Trennzeichen'],
  due: ['échéance', 'fällig'],
  expects: ['attend', 'erwartet'],
  from: ['depuis', 'aus'],
  initiative: ['chantier', 'Maßnahme'],
  journey: ['parcours', 'Reise'],
  kpi: ['indicateur', 'Kennzahl'],
  measure: ['mesure', 'Messung'],
  missing: ['manquant', 'fehlend'],
  observations: ['observations', 'Erhebung'],
  of: ['de', 'zu'],
  on: ['sur', 'auf'],
  persona: ['persona', 'Persona'],
  plan: ['plan', 'Plan'],
  questionnaire: ['questionnaire', 'Fragebogen'],
  repository: ['référentiel', 'Referenzrahmen'],
  respondent: ['répondant', 'Teilnehmer'],
  response: ['réponse', 'Antwort'],
  scale: ['échelle', 'Skala'],
  segment: ['segment', 'Segment'],
  share: ['part', 'Anteil'],
  stage: ['étape', 'Etappe'],
  touchpoint: ['point de contact', 'Kontaktpunkt'],
  uses: ['utilise', 'nutzt'],
  volume: ['volume', 'Volumen'],
  within: ['délai', 'binnen'],
};

type Language = 'en' | 'fr' | 'de';

/** A text with its keywords in another language; quoted texts and names that are no keywords stay. */
function inLanguage(text: string, language: Language): string {
  if (language === 'en') return text;
  const at = language === 'fr' ? 0 : 1;
  return `language ${language}\n${text.replace(/"[^"\n]*"?|\/\/.*|[a-z]+/g, (word) => KEYWORDS[word]?.[at] ?? word)}`;
}

const MAP = `channel web "Web site"
channel app "App"
touchpoint home "Home page" on web
touchpoint bot "Bot" on app
touchpoint desk "Desk"
segment young "Young" share 30%
persona lea "Léa"
repository best { stage look "I look" { action price "I look for the price" { response shown "Shown" 2 } } }
repository other { stage x "I look on" { action y "I look up" { response z "Shown too" 1 } } }
journey buy "I buy" uses best {
  stage look "I look" channel web touchpoint home
  stage pay "I pay" channel app touchpoint bot
}
journey sell "I sell" { stage ask "I ask" }
`;
const study = (lines: string) => `${MAP}observations o "O" of buy from "answers.csv" {\n${lines}\n}\n`;

describe.each(['en', 'fr', 'de'] as const)('in %s', (language) => {
  const places: readonly (readonly [what: string, text: string, labels: readonly string[]])[] = [
    // Behind the arrow of a value mapping: what the column’s role names
    ['the stages of the study’s journey', study('  stage "stage" { "x" -> | }'), ['look', 'pay']],
    ['… on a line of its own', study('  stage "stage" {\n    "pay" -> pay\n    "x" -> |\n  }'), ['look', 'pay']],
    ['… by label', study('  stage "stage" { "x" -> "| }'), ['"I look"', '"I pay"']],
    ['… of an open block', `${MAP}observations o "O" of buy from "answers.csv" {\n  stage "stage" { "x" -> |`, ['look', 'pay']],
    ['… of a questionnaire', `${MAP}questionnaire q of buy {\n  stage "stage" { "x" -> | }\n}`, ['look', 'pay']],
    ['channels', study('  channel "stage" { "x" -> | }'), ['app', 'web']],
    ['touchpoints', study('  touchpoint "stage" { "x" -> | }'), ['bot', 'desk', 'home']],
    ['segments', study('  segment "stage" { "x" -> | }'), ['young']],
    ['personas', study('  persona "stage" { "x" -> | }'), ['lea']],
    ['actions of the journey’s repository', study('  action "stage" { "x" -> | }'), ['price']],
    ['responses of the journey’s repository', study('  response "stage" { "x" -> | }'), ['shown']],
    ['nothing for a respondent', study('  respondent "id" { "x" -> | }'), []],
    ['figures of the scale', study('  measure look from "grade" scale 1..3 { "x" -> | }'), ['3', '2', '1']],
    // Comments and texts
    ['nothing in a comment', `// see the plan |\n${MAP}`, []],
    ['nothing in the word of a comment', `${MAP}// see the plan|`, []],
    ['nothing behind a statement', `${MAP}segment old "Old" // what is a segment|\n`, []],
    ['nothing in a block comment', `/* the journey\n of a | stage */\n${MAP}`, []],
    ['nothing in a comment of another language', `${MAP}# see the plan |\n`, []],
    ['nothing in a comment of HTML', `${MAP}<!-- see the | plan -->\n`, []],
    ['nothing in a label', `${MAP}segment old "what |"`, []],
    ['nothing in an open text', `${MAP}journey j { stage s "I |`, []],
    ['nothing in quotes where a figure stands', `${MAP}journey j { stage s volume "|" }`, []],
    // Lists
    [
      'touchpoints of the line’s channel first',
      `${MAP}journey j {\n  stage s "I ask" channel app touchpoint |\n}`,
      ['bot', 'desk', 'home'],
    ],
    ['… whichever it is', `${MAP}journey j {\n  stage s "I ask" channel web touchpoint |\n}`, ['home', 'bot', 'desk']],
    ['… also before the channel', `${MAP}journey j {\n  stage s "I ask" touchpoint | channel web\n}`, ['home', 'bot', 'desk']],
    ['… also in the block', `${MAP}journey j {\n  stage s "I ask" channel web { touchpoint | }\n}`, ['home', 'bot', 'desk']],
    ['what the list names already is left out', `${MAP}journey j {\n  stage s "I ask" touchpoint home, |\n}`, ['bot', 'desk']],
    ['channels, too', `${MAP}journey j {\n  stage s "I ask" channel web, |\n}`, ['app']],
    // Values
    ['volumes', `${MAP}journey j {\n  stage s "I ask" volume |\n}`, ['100%', '80%', '60%', '50%', '40%', '20%', '10%']],
    ['… while one is typed', `${MAP}journey j {\n  stage s "I ask" volume 8|\n}`, ['100%', '80%', '60%', '50%', '40%', '20%', '10%']],
    ['delimiters', `${MAP}observations o "O" of buy from "answers.csv" delimiter |`, ['";"', '","', '"\\t"', '"|"']],
    ['the share that is left', `${MAP}segment old "Old" share |`, ['70%', '50%', '40%', '30%', '25%', '20%', '10%']],
    ['codes outside the scale', study('  measure look from "grade" scale 1..5 missing |'), ['"n/a"', '99']],
    ['… that are not listed yet', study('  measure look from "grade" scale 1..5 missing 99, |'), ['"n/a"']],
    [
      'usual codes without a file',
      `${MAP}observations o "O" of buy {\n  measure look from "grade" scale 1..5 missing |\n}`,
      ['99', '98', '9', '-1'],
    ],
    ['scales', study('  measure look from "grade" scale |'), ['1..5', '1..7', '1..10', '0..10']],
    ['times', `${MAP}journey j {\n  stage s "I ask" { expects "An answer" within | }\n}`, ['10min', '1h', '24h', '48h', '5d']],
  ];
  test.each(places)('%s', async (_what, text, labels) => {
    expect(await offered(inLanguage(text, language))).toEqual(labels);
  });

  test('a space in a comment triggers nothing', async () => {
    expect(await offered(inLanguage(`// see the |\n${MAP}`, language), { triggerKind: 2, triggerCharacter: ' ' })).toEqual([]);
  });

  test('due dates are the next ends of months, quarters and the year', async () => {
    const dates = await offered(inLanguage(`${MAP}plan p { initiative i "Do it" due | }`, language));
    expect(dates.length).toBeGreaterThanOrEqual(4);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.every((date) => /^\d{4}-\d{2}-(?:28|29|30|31)$/.test(date))).toBe(true);
  });
});

test('the ends of months after a day', () => {
  expect(dueDates('2026-11-27')).toEqual(['2026-11-30', '2026-12-31', '2027-01-31', '2027-03-31']);
  expect(dueDates('2028-02-01')).toEqual(['2028-02-29', '2028-03-31', '2028-04-30', '2028-06-30', '2028-12-31']);
});
