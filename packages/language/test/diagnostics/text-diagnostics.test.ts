import { catalogue } from '@parcours/model';
import { describe, expect, test } from 'vitest';
import { textDiagnostics } from '../../src/diagnostics/text-diagnostics.ts';
import { describeDiagnostics, fileOf, fixture, SAMPLE, uriOf, workspace } from '../journey-fixtures.ts';
import { marked } from '../marked-text.ts';

/** A text with the range that the diagnostic must cover between `[[` and `]]`, its message, and the text without it. */
interface Example {
  readonly bad: string;
  readonly says: string;
  readonly good: string;
  /** Other files of the workspace. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** Two journeys that share a stage. */
const TWO_JOURNEYS = 'touchpoint t\njourney a { stage s "I pay" touchpoint t }\njourney b { stage t "I pay" touchpoint t }\n';

const examples: Readonly<Record<string, readonly Example[]>> = {
  JRN0101: [
    {
      bad: 'journey j {\n  stage a [[scor]] 2 touchpoint t\n}\ntouchpoint t',
      says: '“scor” is not used here. Possible here: score.',
      good: 'journey j {\n  stage a score 2 touchpoint t\n}\ntouchpoint t',
    },
    { bad: 'channel [[5]]', says: '“5” is not used here. Possible here: a name or "…".', good: 'channel five' },
    {
      bad: 'persona p {\n  goal [[1]]\n}',
      says: '“1” is not used here. Possible here: "…".',
      good: 'persona p {\n  goal "1"\n}',
    },
    {
      bad: 'journey j { stage a touchpoint t }\ntouchpoint t\nrequire index at least 5 unless "x" until [[soon]]',
      says: '“soon” is not used here. Possible here: a date, for example 2026-03-31.',
      good: 'journey j { stage a touchpoint t }\ntouchpoint t\nrequire index at least 5 unless "x" until 2026-09',
    },
    {
      bad: 'journey j { kpi nps target 1 stage a touchpoint t require kpi nps at least [[high]] }\ntouchpoint t',
      says: '“high” is not used here. Possible here: a number, for example 1.5, a percentage, for example 80% or a duration, for example 24h.',
      good: 'journey j { kpi nps target 1 stage a touchpoint t require kpi nps at least 30 }\ntouchpoint t',
    },
    {
      bad: '[[chanel]] web',
      says: '“chanel” is not used here. Possible here: channel.',
      good: 'channel web',
    },
  ],
  JRN0102: [
    {
      bad: 'channel web [[@@]]',
      says: 'Unreadable text @@: it belongs to no word of the language. Free text goes between quotes.',
      good: 'channel web "@@"',
    },
  ],
  JRN0103: [
    {
      bad: 'channel web [["Site web]]\nchannel store',
      says: 'This quoted text is not closed. Add the closing quote " on the same line.',
      good: 'channel web "Site web"\nchannel store',
    },
    {
      bad: 'channel web [[« Site web]]',
      says: 'This quoted text is not closed. Add the closing quote » on the same line.',
      good: 'channel web « Site web »',
    },
  ],
  JRN0104: [
    {
      bad: 'persona p [[{]]\n  goal "g"\n',
      says: 'This block is not closed: a closing brace } is missing.',
      good: 'persona p {\n  goal "g"\n}',
    },
    {
      // The last closing brace stands under `phase`: the block inside it was forgotten.
      bad: 'touchpoint t\njourney j {\n  phase p {\n    stage a touchpoint t [[{]]\n      does "x"\n  }\n}',
      says: 'This block is not closed: a closing brace } is missing.',
      good: 'touchpoint t\njourney j {\n  phase p {\n    stage a touchpoint t {\n      does "x"\n    }\n  }\n}',
    },
  ],
  JRN0105: [
    {
      bad: 'channel web\ntouchpoint t on [[wbe]]',
      says: 'No channel is called wbe. Did you mean web?',
      good: 'channel web\ntouchpoint t on web',
    },
    { bad: 'journey j for [[nobody]]', says: 'No persona or segment is called nobody.', good: 'persona nobody\njourney j for nobody' },
    {
      bad: 'journey j { kpi nps target 1 }\nobservations o of j { kpi [[ces]] from "x" }',
      says: 'No KPI is called ces.',
      good: 'journey j { kpi nps target 1 }\nobservations o of j { kpi nps from "x" }',
    },
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nquestionnaire exit of j { measure s from "q" scale 1..5 }\nobservations a of j uses exit\nobservations o of j uses [[exti]]',
      says: 'No questionnaire is called exti. Did you mean exit?',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nquestionnaire exit of j { measure s from "q" scale 1..5 }\nobservations o of j uses exit',
    },
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { verbatim "words" on [[nowhere]] }',
      says: 'No stage is called nowhere.',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { verbatim "words" on s }',
    },
  ],
  JRN0106: [
    {
      bad: 'journey j\nobservations "Survey" of j\nobservations [["Survey"]] of j',
      says: 'Survey is already the name of another study. Give one of them another name.',
      good: 'journey j\nobservations "Survey, April" of j\nobservations "Survey, May" of j',
    },
    {
      bad: 'owner o\nplan p { initiative tills owner o due 2026-09 initiative [["tills"]] owner o due 2026-10 }',
      says: 'tills is already the name of another initiative. Give one of them another name.',
      good: 'owner o\nplan p { initiative tills owner o due 2026-09 initiative "More tills" owner o due 2026-10 }',
    },
    {
      bad: 'channel web\nchannel [[web]]',
      says: 'web is already the name of another channel. Give one of them another name.',
      good: 'channel web\nowner web',
    },
  ],
  JRN0109: [
    {
      bad: 'import "b.journey"\nimport "c.journey"\ntouchpoint t on [[web]]',
      says: 'web names more than one channel that this file sees. Use a name that only one has.',
      good: 'import "b.journey"\ntouchpoint t on web',
      beside: { b: 'channel web', c: 'channel web' },
    },
  ],
  JRN0113: [
    {
      bad: 'import [["b.journey"]]\nchannel phone',
      says: 'Nothing of b.journey is used here. Is the import still needed?',
      good: 'import "b.journey"\ntouchpoint t on web',
      beside: { b: 'channel web' },
    },
  ],
  JRN0114: [
    {
      bad: 'journey j { stage [[“]]I pay” touchpoint t }\ntouchpoint t',
      says: 'The quotation mark “ is not accepted here. Use straight quotes "…" or « … ».',
      good: 'journey j { stage "I pay" touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0115: [
    {
      bad: 'journey j { stage s touchpoint t target [[+1,5]] }\ntouchpoint t',
      says: 'Write +1.5 instead of +1,5: in the text of a journey the decimal mark is always the point.',
      good: 'journey j { stage s touchpoint t target +1.5 }\ntouchpoint t',
    },
  ],
  JRN0117: [
    {
      bad: 'touchpoint t on [[we\u200bb]]\nchannel web',
      says: '“web” contains an invisible character (U+200B), as copied from a web page or a document. Remove it.',
      good: 'touchpoint t on web\nchannel web',
    },
  ],
  JRN0118: [
    {
      bad: 'journey j {\n  [[does]] "x"\n  stage a touchpoint t\n}\ntouchpoint t',
      says: '“does” does not belong here. It belongs between the braces { } of stage.',
      good: 'journey j {\n  stage a touchpoint t {\n    does "x"\n  }\n}\ntouchpoint t',
    },
  ],
  JRN0119: [
    {
      bad: 'touchpoint t [[on]]\nchannel web',
      says: 'Something is missing after “on”. Expected: a name.',
      good: 'touchpoint t on web\nchannel web',
    },
    { bad: '[[channel]]', says: 'Something is missing after “channel”. Expected: a name or "…".', good: 'channel l' },
    {
      bad: 'journey j {\n  stage a touchpoint t\n  require stage a score at [[least]]\n}\ntouchpoint t',
      says: 'Something is missing after “least”. Expected: a number, for example 1.5.',
      good: 'journey j {\n  stage a touchpoint t\n  require stage a score at least 1\n}\ntouchpoint t',
    },
  ],
  JRN0120: [
    {
      bad: 'channel web "Web"[[,]] phone "Telephone"',
      says: 'Only one value goes after “channel” here. Write each on a line of its own, with a name of its own.',
      good: 'channel web "Web"\nchannel phone "Telephone"',
    },
  ],
  JRN0121: [
    {
      bad: 'channel [[call center]] "Call center"',
      says: '“call center” cannot be a name: a name is one word of letters, digits, _ and -, and begins with a letter. Write “call-center”, or put the text between quotes.',
      good: 'channel call-center "Call center"',
    },
  ],
  JRN0122: [
    {
      bad: '/* old /* inner [[*/]]\nchannel web */',
      says: 'This */ ends the whole comment, since comments do not nest. Remove it together with the inner /*.',
      good: '/* old inner\nchannel web */',
    },
  ],
  JRN0123: [
    {
      bad: 'segment s share 5%\njourney j for s\nobservations o of j {\n  [[segment "g"]] "1" -> s\n}',
      says: 'A brace { is missing after segment "g": what the values mean is written between braces.',
      good: 'segment s share 5%\njourney j for s\nobservations o of j {\n  segment "g" { "1" -> s }\n}',
    },
  ],
  JRN0124: [
    {
      bad: 'channel "Web site"\ntouchpoint t on [["Web\u00a0site"]]',
      says: 'This looks like "Web site", but contains a non-breaking space (U+00A0). Replace it.',
      good: 'channel "Web site"\ntouchpoint t on "Web site"',
    },
    {
      bad: 'channel store\ntouchpoint t on [[st\u043Er\u0435]]',
      says: 'This looks like store, but contains a letter of another alphabet that looks alike, \u043E (U+043E). Replace it.',
      good: 'channel store\ntouchpoint t on store',
    },
  ],
  JRN0125: [
    {
      bad: 'segment s share [[0.45]]',
      says: 'It is not certain what “0.45” means here. Write 45% or 0.45%, whichever you mean.',
      good: 'segment s share 45%',
    },
    {
      bad: 'touchpoint t\njourney j { stage a touchpoint t score [[2+]] }',
      says: 'It is not certain what “2+” means here. Write one figure on the scale that is used here: only digits, the sign directly in front (+2, -2, 1.5). If there is no figure yet, leave the attribute out.',
      good: 'touchpoint t\njourney j { stage a touchpoint t score +2 }',
    },
  ],
  JRN0126: [
    {
      bad: 'touchpoint t\njourney j { stage a touchpoint t [[moment of truth: no]] }',
      says: 'Remove “moment of truth: no”: nothing is written after “moment of truth”. Where it holds, it stands alone; where it does not, it is left out.',
      good: 'touchpoint t\njourney j { stage a touchpoint t }',
    },
  ],
  JRN0127: [{ bad: '[[scale]] 5', says: 'A scale has two ends. Write both, for example 1..5 or 0..5.', good: 'scale 1..5' }],
  JRN0128: [
    {
      bad: 'touchpoint t\njourney j {\n  [[stage a touchpoint t]] [\n    does "I look"\n  ]\n}',
      says: 'Write { } instead of [ ]: what belongs to “stage a” goes between braces.',
      good: 'touchpoint t\njourney j {\n  stage a touchpoint t {\n    does "I look"\n  }\n}',
    },
  ],
  JRN0129: [
    {
      bad: 'touchpoint t\njourney j { stage s touchpoint t require stage s score [[>=]] 1 }',
      says: '“>=” is not possible here: a requirement on “score” says “at least” before its value.',
      good: 'touchpoint t\njourney j { stage s touchpoint t require stage s score at least 1 }',
    },
  ],
  JRN0130: [
    {
      bad: '[[canal]] web\npoint de contact t sur web',
      says: 'This text is written with French keywords, but its first line does not say so. Write “language fr” as the first line.',
      good: 'language fr\ncanal web\npoint de contact t sur web',
    },
  ],
  JRN0131: [
    {
      bad: '[[Sprache de]]\nKanal web\nKontaktpunkt t auf web',
      says: 'The very first line must be exactly “language de”: it says that the file uses German keywords.',
      good: 'language de\nKanal web\nKontaktpunkt t auf web',
    },
  ],
  JRN0132: [
    {
      bad: 'touchpoint t\njourney j {\n  [[étape]] a touchpoint t\n}',
      says: '“étape” is one of the French keywords, but this file is written with English ones. Write “stage”.',
      good: 'touchpoint t\njourney j {\n  stage a touchpoint t\n}',
    },
  ],
  JRN0133: [
    {
      bad: '[[#]] what we know\nchannel web',
      says: 'Write // instead of #: this is how a comment is marked.',
      good: '// what we know\nchannel web',
    },
  ],
  JRN0134: [
    {
      bad: '[[* ]]channel web',
      says: 'Remove “*”: a line begins directly with its first word, for example stage.',
      good: 'channel web',
    },
  ],
  JRN0135: [
    {
      bad: 'touchpoint t\ntouchpoint u\njourney j { stage a touchpoint [[t and u]] }',
      says: 'Write “t, u”: the entries of a list follow one keyword and are separated by commas.',
      good: 'touchpoint t\ntouchpoint u\njourney j { stage a touchpoint t, u }',
    },
  ],
  JRN0136: [
    {
      bad: 'touchpoint t\njourney j { stage a touchpoint t [[score=2]] }',
      says: 'Write “score 2”, with only a space between the two.',
      good: 'touchpoint t\njourney j { stage a touchpoint t score 2 }',
    },
  ],
  JRN0137: [
    {
      bad: 'channel web[[;]]',
      says: 'Remove “;”: only spaces separate the parts of a line.',
      good: 'channel web',
    },
  ],
  JRN0138: [
    {
      bad: 'scale [[-2 to 2]]',
      says: 'Write -2..2: the two ends, with two dots between them.',
      good: 'scale -2..2',
    },
  ],
  JRN0139: [
    {
      bad: 'segment s share 5%\njourney j for s\nobservations o of j {\n  segment "g" { [["1" → s]] }\n}',
      says: 'Write "1" -> s: a value of the file, the arrow ->, what this value means.',
      good: 'segment s share 5%\njourney j for s\nobservations o of j {\n  segment "g" { "1" -> s }\n}',
    },
  ],
  JRN0140: [
    {
      bad: "segment s share 5%\npersona p in s { goal [['J'achète']] }",
      says: 'Write "J\'achète": a quotation mark or apostrophe like those around a text closes it, so put other ones around it.',
      good: 'segment s share 5%\npersona p in s { goal "J\'achète" }',
    },
  ],
  JRN0141: [
    {
      bad: 'journey j {\n  objective [[fewer complaints]]\n}',
      says: 'Write "fewer complaints": labels and texts, columns and values of files, and paths go between quotes.',
      good: 'journey j {\n  objective "fewer complaints"\n}',
    },
  ],
  JRN0142: [
    {
      bad: 'touchpoint t\njourney j { stage a touchpoint t score [[+ 2]] }',
      says: 'Write +2 instead of “+ 2”: only digits, the sign directly in front; decimals with a point (1.5).',
      good: 'touchpoint t\njourney j { stage a touchpoint t score +2 }',
    },
  ],
  JRN0143: [
    {
      bad: 'segment s share [[45]]',
      says: 'Write 45% instead of “45”: a share is written with % and, before decimals, a point.',
      good: 'segment s share 45%',
    },
  ],
  JRN0144: [
    {
      bad: 'touchpoint t\njourney j { stage a touchpoint t { expects "x" within [[2 days]] } }',
      says: 'Write 2d instead of “2 days”: a time is a number with min (minutes), h (hours) or d (days).',
      good: 'touchpoint t\njourney j { stage a touchpoint t { expects "x" within 2d } }',
    },
  ],
  JRN0145: [
    {
      bad: 'owner o\nplan p { initiative i owner o due [[30.9.2026]] }',
      says: 'Write 2026-09-30 instead of “30.9.2026”: a date is a year (2026), a year and month (2026-03), or a year, month and day (2026-03-31).',
      good: 'owner o\nplan p { initiative i owner o due 2026-09-30 }',
    },
  ],
  JRN0146: [{ bad: '[[Channels]] web', says: 'Write “channel” instead of “Channels”. It is always in the singular.', good: 'channel web' }],
  JRN0147: [
    {
      bad: 'channel [["Web site" web]]',
      says: 'Write web "Web site": the keyword comes first, then the name, then the text in quotes or the value.',
      good: 'channel web "Web site"',
    },
  ],
  JRN0148: [
    {
      bad: 'touchpoint t\njourney j {\n  [[stage a touchpoint t]]\n    does "x"\n  }\n}',
      says: 'A brace { is missing at the end of this line: the lines indented below belong to “stage a”.',
      good: 'touchpoint t\njourney j {\n  stage a touchpoint t {\n    does "x"\n  }\n}',
    },
  ],
  JRN0149: [{ bad: 'channel web\n[[}]]', says: 'There is one closing brace } too many, probably here. Remove it.', good: 'channel web' }],
  JRN0201: [
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { measure s from "q" scale 5..1 { "good" -> 5 "bad" -> [[0]] } }',
      says: '0 lies outside the scale 1 to 5.',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { measure s from "q" scale 5..1 { "good" -> 5 "bad" -> 1 } }',
    },
    {
      bad: 'journey j { kpi rate as solved target 80% }\nobservations o of j { kpi solved from "q" { "Partly" -> [[2]] } }',
      says: '2 lies outside the scale 0 to 1.',
      good: 'journey j { kpi rate as solved target 80% }\nobservations o of j { kpi solved from "q" { "Partly" -> 1 } }',
    },
    {
      bad: 'journey j { stage s touchpoint t score [[4]] }\ntouchpoint t',
      says: '4 lies outside the scale −3 to 3.',
      good: 'scale 0..10\njourney j { stage s touchpoint t score 4 }\ntouchpoint t',
    },
    {
      bad: 'repository r { stage s { action a { response x [[-4]] } } }',
      says: '−4 lies outside the scale −3 to 3.',
      good: 'repository r { stage s { action a { response x -3 } } }',
    },
    {
      bad: 'journey j { stage s { touchpoint t score [[9]] } }\ntouchpoint t',
      says: '9 lies outside the scale −3 to 3.',
      good: 'journey j { stage s { touchpoint t score 3 } }\ntouchpoint t',
    },
  ],
  JRN0202: [
    {
      bad: 'journey j { stage s touchpoint t score 1 [[score]] 2 }\ntouchpoint t',
      says: '"score" is written twice here; only one can count. Remove one.',
      good: 'journey j { stage s touchpoint t score 1 target 2 }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t moment of truth [[moment]] of truth }\ntouchpoint t',
      says: '"moment" is written twice here; only one can count. Remove one.',
      good: 'journey j { stage s touchpoint t moment of truth }\ntouchpoint t',
    },
  ],
  JRN0203: [
    {
      bad: 'segment a share 60%\nsegment b share [[60%]]',
      says: 'The shares of the segments add up to 120 %, more than 100 %.',
      good: 'segment a share 60%\nsegment b share 40%',
    },
  ],
  JRN0204: [
    {
      bad: 'journey j { stage s touchpoint t volume [[120%]] }\ntouchpoint t',
      says: 'The volume must lie between 0 and 100, not 120.',
      good: 'journey j { stage s touchpoint t volume 100% }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t importance [[6]] }\ntouchpoint t',
      says: 'The importance must lie between 1 and 5, not 6.',
      good: 'journey j { stage s touchpoint t importance 5 }\ntouchpoint t',
    },
    {
      bad: 'journey j { kpi nps target [[140]] }',
      says: 'The target must lie between −100 and 100, not 140.',
      good: 'journey j { kpi nps target 40 }',
    },
  ],
  JRN0205: [
    {
      bad: 'scale 0..10\n[[scale 0..5]]',
      says: 'A journey has one scale, but this file sees another one in a.journey. Keep one.',
      good: 'scale 0..10',
    },
    {
      bad: 'import "b.journey"\nimport [["c.journey"]]\njourney j',
      says: 'A journey has one scale, but this file sees another one in c.journey. Keep one.',
      good: 'import "b.journey"\njourney j',
      beside: { b: 'scale 0..10', c: 'scale 0..5' },
    },
  ],
  JRN0206: [
    {
      bad: '[[scale 3..-3]]',
      says: 'The scale 3 to −3 with thresholds 0.5 and −1 is not in order: lowest bound ≤ "disappointing below" ≤ "enchanting from" ≤ highest bound, and the bounds must differ. Where 1 is the best mark, do not turn the figures round yourself: that belongs to their column (scale 6..1).',
      good: 'scale -3..3',
    },
  ],
  JRN0207: [
    {
      bad: 'journey j { kpi [[npz]] target 1 }',
      says: 'npz is not a KPI. Possible: nps, csat, ces, rate, time, amount.',
      good: 'journey j { kpi nps target 1 }',
    },
    {
      bad: 'journey j\nobservations o of j method [[poll]]',
      says: 'poll is not a method of a study. Possible: in-store, mystery-visit, survey, interview, verbatim, analytics, call-listening, eye-tracking, expert.',
      good: 'journey j\nobservations o of j method survey',
    },
    {
      bad: 'owner o plan p { initiative i owner o due 2026 status [[soon]] }',
      says: 'soon is not a status. Possible: planned, started, done, dropped.',
      good: 'owner o plan p { initiative i owner o due 2026 status planned }',
    },
  ],
  JRN0208: [
    {
      bad: 'owner o plan p { initiative i owner o due [[2026-02-30]] }',
      says: '2026-02-30 is not a date of the calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.',
      good: 'owner o plan p { initiative i owner o due 2026-02-28 }',
    },
    {
      bad: 'journey j\nobservations o of j date [[26]]',
      says: '26 is not a date of the calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.',
      good: 'journey j\nobservations o of j date 2026',
    },
  ],
  JRN0209: [
    {
      bad: 'journey j { kpi [[csat]] target 80% }',
      says: 'A csat KPI needs "boxes": say which ratings count as satisfied, for instance "boxes 4..5".',
      good: 'journey j { kpi csat boxes 4..5 target 80% }',
    },
  ],
  JRN0210: [
    {
      bad: 'journey j\nobservations o of j weight [[0]]',
      says: 'The weight must be above 0, not 0.',
      good: 'journey j\nobservations o of j weight 0.5',
    },
  ],
  JRN0211: [
    {
      bad: 'journey j { kpi time target [[2]] }',
      says: 'A time needs its unit, which is never guessed: target 2h. Units are min, h and d (minutes, hours, days).',
      good: 'journey j { kpi time target 2d }',
    },
    {
      bad: 'journey j { kpi time target 2d }\nobservations o of j { kpi time from [["delay"]] }',
      says: 'A time needs its unit, which is never guessed: unit h. Units are min, h and d (minutes, hours, days).',
      good: 'journey j { kpi time target 2d }\nobservations o of j { kpi time from "delay" unit d }',
    },
  ],
  JRN0212: [
    {
      bad: 'journey j { kpi nps target 40 }\nobservations o of j { kpi nps from "reco" scale [[1]]..10 }',
      says: 'NPS is asked on 0..10, but this column is declared 1..10. Its answers are stretched onto 0..10, which moves people between the groups: report it with care.',
      good: 'journey j { kpi nps target 40 }\nobservations o of j { kpi nps from "reco" scale 1..11 }',
    },
  ],
  JRN0213: [
    {
      bad: 'journey j\nobservations o of j from "a.csv" decimal comma thousands [[comma]]',
      says: 'One sign cannot part both decimals and thousands. Change "decimal" or "thousands".',
      good: 'journey j\nobservations o of j from "a.csv" decimal comma thousands point',
    },
  ],
  JRN0214: [
    {
      bad: 'journey j\nobservations o of j from "a.xlsx" range [["B4-H200"]]',
      says: '"B4-H200" is no range of cells. Write the two corners as spreadsheets do: "B4:H200", or "B4:H" down to the last row.',
      good: 'journey j\nobservations o of j from "a.xlsx" range "$B$4:h"',
    },
  ],
  JRN0215: [
    {
      bad: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j { segment "g" { "1" -> a [["1" -> b]] } }',
      says: '"1" is mapped twice, to a and to b; only one can count. Remove one.',
      good: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j { segment "g" { "1" -> a "2" -> b "1" -> a } }',
    },
    {
      bad: 'journey j { kpi rate as r target 30% }\nobservations o of j { kpi r from "q" success "yes" { [["yes" -> 0]] } }',
      says: '"yes" is mapped twice, to success and to 0; only one can count. Remove one.',
      good: 'journey j { kpi rate as r target 30% }\nobservations o of j { kpi r from "q" success "yes" { "yes" -> 1 "no" -> 0 } }',
    },
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { measure s from "q" scale 1..5 { "good" -> 5 [["fine", "good" -> 4]] } }',
      says: '"good" is mapped twice, to 5 and to 4; only one can count. Remove one.',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j { measure s from "q" scale 1..5 { "good" -> 5 "fine" -> 4 "good" -> 5 } }',
    },
  ],
  JRN0216: [
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j hot [[cold]]',
      says: '"hot" and "cold" exclude each other; only one can count. Remove one.',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nobservations o of j weight 2 cold weight by segment shares',
    },
    {
      bad: 'repository r { stage s { action a basic [[delight]] } }',
      says: '"basic" and "delight" exclude each other; only one can count. Remove one.',
      good: 'repository r { stage s { action a basic } }',
    },
  ],
  JRN0218: [
    {
      bad: 'journey j { kpi ces target 3 lower is better stage s touchpoint t }\ntouchpoint t\nobservations o of j { kpi ces from "q" scale [[5]]..1 }',
      says: 'The direction of ces is said twice: "lower is better", and this scale 5..1, which runs down to the best answer. Keep one of the two.',
      good: 'journey j { kpi ces target 3 lower is better stage s touchpoint t }\ntouchpoint t\nobservations o of j { kpi ces from "q" scale 1..5 }',
    },
    {
      bad: 'journey j { kpi amount as cost target 3 lower is better stage s touchpoint t }\ntouchpoint t\nquestionnaire q of j { kpi cost from "q" scale [[9]]..0 }\nobservations o of j uses q',
      says: 'The direction of cost is said twice: "lower is better", and this scale 9..0, which runs down to the best answer. Keep one of the two.',
      good: 'journey j { kpi amount as cost target 3 stage s touchpoint t }\ntouchpoint t\nquestionnaire q of j { kpi cost from "q" scale 9..0 }\nobservations o of j uses q',
    },
  ],
  JRN0222: [
    {
      bad: 'journey j "My trip" { stage s touchpoint t }\njourney k "The other" { stage u touchpoint t }\ntouchpoint t\nquestionnaire q "Exit" of k\nobservations o of j uses [[q]]',
      says: 'The questionnaire Exit asks about the journey The other, the study is of My trip. Use a questionnaire of the same journey.',
      good: 'journey j "My trip" { stage s touchpoint t }\ntouchpoint t\nquestionnaire q "Exit" of j\nobservations o of j uses q',
    },
  ],
  JRN0223: [
    {
      bad: 'journey j { kpi nps target 30 [[lower]] is better stage s touchpoint t }\ntouchpoint t',
      says: 'Of a KPI of the kind NPS, higher is always better; "lower is better" does not go with it. Remove it, or choose another kind.',
      good: 'journey j { kpi rate as leavers target 30% lower is better stage s touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0224: [
    {
      bad: 'journey j { stage s touchpoint t moment of truth }\ntouchpoint t\nrequire every moment of truth gap at most [[99]]',
      says: 'Nothing can fail this gate: this figure is never above 6. Require what can be missed, or remove the gate.',
      good: 'journey j { stage s touchpoint t moment of truth }\ntouchpoint t\nrequire every moment of truth gap at most 1',
    },
    {
      bad: 'journey j { stage s touchpoint t target +1 require stage s gap at most [[4]] }\ntouchpoint t',
      says: 'Nothing can fail this gate: this figure is never above 4. Require what can be missed, or remove the gate.',
      good: 'journey j { stage s touchpoint t target +2 require stage s gap at most 4 }\ntouchpoint t',
    },
    {
      bad: 'journey j { kpi nps target 1 stage s touchpoint t require kpi nps at least [[-100]] }\ntouchpoint t',
      says: 'Nothing can fail this gate: this figure is never below −100. Require what can be missed, or remove the gate.',
      good: 'journey j { kpi nps target 1 stage s touchpoint t require kpi nps at least -99 }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t require every stage class is at least [[disappointing]] }\ntouchpoint t',
      says: 'Nothing can fail this gate: no class is lower. Require what can be missed, or remove the gate.',
      good: 'journey j { stage s touchpoint t require every stage class is at least neutral }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t require every stage n least [[0]] }\ntouchpoint t',
      says: 'Nothing can fail this gate: this figure is never below 0. Require what can be missed, or remove the gate.',
      good: 'journey j { stage s touchpoint t require every stage n least 1 }\ntouchpoint t',
    },
    {
      bad: 'scale 1..10\njourney j { stage s touchpoint t require every stage score at least [[1]] }\ntouchpoint t',
      says: 'Nothing can fail this gate: this figure is never below 1. Require what can be missed, or remove the gate.',
      good: 'scale 1..10\njourney j { stage s touchpoint t require every stage score at least 7 }\ntouchpoint t',
    },
  ],
  JRN0225: [
    {
      bad: 'journey j { stage s touchpoint t target +3 moment of truth }\ntouchpoint t\nrequire every moment of truth gap at most [[-5]]',
      says: 'Nothing can pass this gate: this figure is never below 0. Require what can be reached.',
      good: 'journey j { stage s touchpoint t target +3 moment of truth }\ntouchpoint t\nrequire every moment of truth gap at most 0',
    },
    {
      bad: 'journey j { phase p { stage s touchpoint t target -1 stage u touchpoint t } require phase p gap at most [[-3.5]] }\ntouchpoint t',
      says: 'Nothing can pass this gate: this figure is never below −3. Require what can be reached.',
      good: 'journey j { phase p { stage s touchpoint t target -1 stage u touchpoint t } require phase p gap at most -2.5 }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t require index at least [[101]] }\ntouchpoint t',
      says: 'Nothing can pass this gate: this figure is never above 100. Require what can be reached.',
      good: 'journey j { stage s touchpoint t require index at least 100 }\ntouchpoint t',
    },
    {
      bad: 'journey j { kpi csat boxes 4..5 target 1 stage s touchpoint t require kpi csat at least [[120%]] }\ntouchpoint t',
      says: 'Nothing can pass this gate: this figure is never above 100. Require what can be reached.',
      good: 'journey j { kpi csat boxes 4..5 target 1 stage s touchpoint t require kpi csat at least 90% }\ntouchpoint t',
    },
  ],
  JRN0226: [
    {
      bad: 'channel web\n[[require every stage gap at most 1]]',
      says: 'This gate tests nothing: no journey stands in this file or in those that it imports. Write it in the file of its journey, or import that file.',
      good: 'import "j.journey"\nchannel web\nrequire every stage gap at most 1',
      beside: { j: 'journey j { stage s touchpoint t }\ntouchpoint t' },
    },
  ],
  JRN0227: [
    {
      bad: 'journey j { kpi time target 2h stage s touchpoint t require kpi time at most [[24]] }\ntouchpoint t',
      says: 'This bound has not the unit of time, a KPI of the kind time. Write it like 24h; until then the gate tests nothing.',
      good: 'journey j { kpi time target 2h stage s touchpoint t require kpi time at most 24h }\ntouchpoint t',
    },
    {
      bad: 'journey j { kpi ces "Effort" target 5 stage s touchpoint t require kpi ces at least [[80%]] }\ntouchpoint t',
      says: 'This bound has not the unit of Effort, a KPI of the kind CES. Write it like 5.5; until then the gate tests nothing.',
      good: 'journey j { kpi ces "Effort" target 5 stage s touchpoint t require kpi ces at least 5 }\ntouchpoint t',
    },
  ],
  JRN0228: [
    {
      bad: 'journey j { kpi nps "Recommendation" target 5 stage s touchpoint t require kpi nps at [[most]] 30 }\ntouchpoint t',
      says: 'Of Recommendation higher is better, so that this gate fails where the KPI gets better. Did you mean "at least"?',
      good: 'journey j { kpi nps "Recommendation" target 5 stage s touchpoint t require kpi nps at least 30 }\ntouchpoint t',
    },
    {
      bad: 'journey j { kpi rate as leavers target 5 lower is better stage s touchpoint t require kpi leavers at [[least]] 5% }\ntouchpoint t',
      says: 'Of leavers lower is better, so that this gate fails where the KPI gets better. Did you mean "at most"?',
      good: 'journey j { kpi rate as leavers target 5 lower is better stage s touchpoint t require kpi leavers at most 5% }\ntouchpoint t',
    },
  ],
  JRN0229: [
    {
      bad: 'journey j { stage s touchpoint t require index at least 95 unless [[""]] }\ntouchpoint t',
      says: 'This gate is excused without a reason, so that nothing excuses it. Write the reason between quotes: unless "…"',
      good: 'journey j { stage s touchpoint t require index at least 95 unless "so" }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage s touchpoint t require index at least 95 unless [["…"]] until 2027 }\ntouchpoint t',
      says: 'This gate is excused without a reason, so that nothing excuses it. Write the reason between quotes: unless "…"',
      good: 'journey j { stage s touchpoint t require index at least 95 unless "so" until 2027 }\ntouchpoint t',
    },
  ],
  JRN0240: [
    {
      bad: 'journey j {\n  [[// parcours: allow JRN0304]]\n  kpi nps target 1\n  stage s touchpoint t\n}\ntouchpoint t',
      says: 'This comment accepts JRN0304 without a reason. Write the reason between quotes: // parcours: allow JRN0304 "…"',
      good: 'journey j { kpi nps target 1 // parcours: allow JRN0304 "x"\n stage s touchpoint t }\ntouchpoint t',
    },
    {
      bad: 'channel web [[/* parcours: allow JRN0304 " " */]]',
      says: 'This comment accepts JRN0304 without a reason. Write the reason between quotes: // parcours: allow JRN0304 "…"',
      good: "channel web /* parcours: allow JRN0304 'so' */",
    },
    {
      bad: 'language fr\ncanal web [[// parcours : autoriser JRN0304 «]]',
      says: 'This comment accepts JRN0304 without a reason. Write the reason between quotes: // parcours: autoriser JRN0304 "…"',
      good: 'language fr\ncanal web // parcours : autoriser JRN0304 « voilà »',
    },
  ],
  JRN0241: [
    {
      bad: 'channel web [[// parcours: allow "x"]]',
      says: 'This comment accepts nothing: it is not written as it must be. One finding is accepted with its code and a reason between quotes: // parcours: allow JRN0405 "…"',
      good: 'channel web // parcours: shop, then web',
    },
    {
      bad: 'channel web [[// parcours: alow JRN0304 "x"]]',
      says: 'This comment accepts nothing: it is not written as it must be. One finding is accepted with its code and a reason between quotes: // parcours: allow JRN0405 "…"',
      good: 'channel web // see JRN0304',
    },
    {
      bad: 'channel web [[// parcours: allow JRN0999 "x"]]',
      says: 'This comment accepts nothing: there is no diagnostic JRN0999. One finding is accepted with its code and a reason between quotes: // parcours: allow JRN0405 "…"',
      good: 'channel web // parcours: allowances',
    },
    {
      bad: 'channel web [[// parcours: allow JRN0605 "x"]]',
      says: 'This comment accepts nothing: there is no diagnostic JRN0605 (one digit away: JRN0305, JRN0405, JRN0505). One finding is accepted with its code and a reason between quotes: // parcours: allow JRN0405 "…"',
      good: 'channel web',
    },
  ],
  JRN0242: [
    {
      bad: 'channel web [[// parcours: allow JRN0105 "x"]]',
      says: 'JRN0105 cannot be accepted: errors and gates are to be resolved. Correct what it says, and remove this comment.',
      good: 'channel web',
    },
  ],
  JRN0260: [
    {
      bad: '[[/* not yet]]\nchannel web\n',
      says: 'This comment is not closed. Add "*/" where it ends; until then it ends with its line.',
      good: '/* not yet */\nchannel web\n',
    },
  ],
  JRN0261: [
    {
      bad: String.raw`channel web "C:[[\"]] // the disk`,
      says: String.raw`The backslash makes the quote a part of the text, which therefore is not closed. For a text that ends in a backslash, write \\".`,
      good: String.raw`channel web "C:\\" // the disk`,
    },
    {
      bad: String.raw`channel web "C:[[\"]] channel app "App"`,
      says: String.raw`The backslash makes the quote a part of the text, which therefore is not closed. For a text that ends in a backslash, write \\".`,
      good: String.raw`channel web "C:\\" channel app "App"`,
    },
  ],
  JRN0262: [
    {
      bad: '/* first\nchannel web\n  [[/*]] second */\nchannel store',
      says: 'A comment begins here within a comment that began on line 1. Everything from there on is left out. Close the first comment with "*/" where it ends.',
      good: '/* first: a file in data/*.csv\nchannel web */\n/* second */\nchannel store',
    },
  ],
  JRN0263: [
    {
      bad: 'channel web "Online"\nchannel app [["Online"]]',
      says: 'Another channel has the label Online: a cell or a reference with this label can mean either. Give one of them another label.',
      good: 'channel web "Online"\nchannel app "App"\nowner a "Online"\nowner b "Online"',
    },
    {
      bad: 'repository r { stage s { action a "I wait" basic { response x "Yes" 1 response y [["Yes"]] 2 } } }',
      says: 'Another response has the label Yes: a cell or a reference with this label can mean either. Give one of them another label.',
      good: 'repository r { stage s { action a "I wait" basic { response x "Yes" 1 } action b "I pay" { response x "Yes" 1 } } }',
    },
  ],
  JRN0264: [
    {
      bad: 'channel site "web"\ntouchpoint t on [[web]]',
      says: 'No channel is named web: without quotes, this is read as the label of site. Write "web" if that is meant.',
      good: 'channel site "web"\nchannel "app"\ntouchpoint t on "web"\ntouchpoint u on app',
    },
  ],
  JRN0265: [
    {
      bad: 'channel web [[" "]]',
      says: 'This label is empty: reports would show nothing in its place. Write a label between the quotes, or remove them.',
      good: 'channel web',
    },
  ],
  JRN0266: [
    {
      bad: 'repository r { stage s { action [[basic]] "I wait" { response x 1 } } }',
      says: 'basic stands in the place of the name, and so is only a name. If it is meant as a property, write "basic" behind the label.',
      good: 'repository r { stage s { action basic "I wait" performance { response x 1 } action performance { response x 1 } } }',
    },
    {
      bad: 'owner o\nplan p { initiative [[planned]] "More tills" owner o due 2026-09 }',
      says: 'planned stands in the place of the name, and so is only a name. If it is meant as a property, write "status planned" behind the label.',
      good: 'owner o\nplan p { initiative planned "More tills" owner o due 2026-09 status planned }',
    },
    {
      bad: 'language fr\nresponsable o\nplan p { chantier [[prévu]] "Des caisses" responsable o échéance 2026-09 }',
      says: 'prévu stands in the place of the name, and so is only a name. If it is meant as a property, write "statut prévu" behind the label.',
      good: 'language fr\nresponsable o\nplan p { chantier "Des caisses" responsable o échéance 2026-09 statut prévu }',
    },
  ],
  JRN0267: [
    {
      bad: 'persona lea "Léa" [[segment]] reno\nchannel web',
      says: '"segment reno" declares something new here, and does not refer to it. To refer to it, write "in reno"; to declare it, begin a new line.',
      good: 'persona lea "Léa" in reno\nsegment reno',
    },
    {
      bad: 'owner care\ntouchpoint t "T" owner care [[channel]] phone',
      says: '"channel phone" declares something new here, and does not refer to it. To refer to it, write "on phone"; to declare it, begin a new line.',
      good: 'owner care\ntouchpoint t "T" on phone owner care channel phone',
    },
    {
      bad: 'touchpoint t\n  [[channel]] "Phone"\nowner care',
      says: '"channel "Phone"" declares something new here, and does not refer to it. To refer to it, write "on "Phone""; to declare it, begin a new line.',
      good: 'touchpoint t\nchannel "Phone" channel web persona p { goal "g" } segment s\nowner care',
    },
  ],
  JRN0268: [
    {
      bad: 'journey j {\n  phase [["Before"]]\n    stage a touchpoint t\n}\ntouchpoint t',
      says: 'The phase Before is empty: only stages between its braces belong to it. Put braces around its stages, the first one right behind its label.',
      good: 'journey j {\n  phase "Before" {\n    stage a touchpoint t\n  }\n  phase "Later" {}\n}\ntouchpoint t',
    },
  ],
  JRN0269: [
    {
      bad: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j {\n  measure s from "q" scale 1..5\n  [[missing]] 99\n  measure u from "v" scale 1..5\n}',
      says: 'This "missing" belongs to measure s, the statement above, not to measure u, which follows. Write it on the line of the one that it is about.',
      good: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j {\n  measure s from "q" scale 1..5\n    missing 99\n  measure u from "v" scale 1..5 missing 99\n}',
    },
    {
      bad: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j {\n  respondent "id"\n  [[scale]] 1..5\n  measure u from "v"\n}',
      says: 'This "scale" belongs to respondent "id", the statement above, not to measure u, which follows. Write it on the line of the one that it is about.',
      good: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j {\n  respondent "id"\n  measure u from "v"\n  scale 1..5\n}',
    },
    {
      bad: 'journey j {\n  stage a touchpoint t\n  [[target]] +2\n  stage b touchpoint t\n}\ntouchpoint t',
      says: 'This "target" belongs to a, the statement above, not to b, which follows. Write it on the line of the one that it is about.',
      good: 'journey j {\n  stage a touchpoint t\n    target +2\n  stage b\n  touchpoint t\n  kpi nps target 2\n}\ntouchpoint t',
    },
  ],
  JRN0270: [
    {
      bad: 'journey j { stage a touchpoint t }\ntouchpoint t\nobservations o of j {\n  respondent "id"\n  [[respondent]] "nr"\n}',
      says: 'Line 4 already has "respondent": only the first counts. Correct or remove one if that is not meant.',
      good: 'journey j { stage a touchpoint t }\ntouchpoint t\nobservations o of j {\n  respondent "id"\n  verbatim "x"\n  verbatim "y"\n}',
    },
    {
      bad: 'journey j { stage a touchpoint t }\ntouchpoint t\nobservations o of j { measure a from "q" scale 1..5 measure [[a]] from "r" scale 1..5 }',
      says: 'Line 3 already has "measure a": a respondent’s answers in the two columns are averaged. Correct or remove one if that is not meant.',
      good: 'journey j { stage a touchpoint t }\ntouchpoint t\nobservations o of j { measure a from "q" scale 1..5 }',
    },
    {
      bad: 'journey j { stage a touchpoint t stage b touchpoint t }\ntouchpoint t\nobservations o of j { measure a from "q" scale 1..5 measure b from [["q"]] scale 1..5 }',
      says: 'Line 3 already has "measure … from "q"": one column measures two stages. Correct or remove one if that is not meant.',
      good: 'journey j { kpi csat boxes 4..5 target 80% stage a touchpoint t }\ntouchpoint t\nobservations o of j { measure a from "q" scale 1..5 kpi csat from "q" scale 1..5 }',
    },
    {
      bad: 'journey j { kpi nps target 1 }\nobservations o of j { kpi nps from "q" scale 0..10 kpi [[nps]] from "r" scale 0..10 }',
      says: 'Line 2 already has "kpi nps": a respondent’s answers in both count in equal parts. Correct or remove one if that is not meant.',
      good: 'journey j { kpi nps target 1 kpi nps as other target 1 }\nobservations o of j { kpi nps from "q" scale 0..10 kpi other from "r" scale 0..10 }',
    },
  ],
  JRN0271: [
    {
      bad: 'journey j { kpi rate target [[0.3]] }',
      says: '0.3 is read as 0.3% (rate). Write 30% if a share is meant; otherwise write 0.3%.',
      good: 'journey j { kpi rate target 0.3% kpi csat boxes 4..5 target 30 kpi amount target 0.3 kpi nps target 0 }',
    },
    {
      bad: 'journey j { kpi rate target 30% require kpi rate at least [[0.3]] }',
      says: '0.3 is read as 0.3% (rate). Write 30% if a share is meant; otherwise write 0.3%.',
      good: 'journey j { kpi rate target 30% require kpi rate at least 30 }',
    },
  ],
  JRN0272: [
    {
      bad: 'journey j { kpi ces target [[80%]] }',
      says: 'This target has not the unit of a CES. Write it like 5.5.',
      good: 'journey j { kpi ces target 5.5 kpi nps target 40% kpi time target 3h }',
    },
    {
      bad: 'journey j { kpi csat boxes 4..5 target [[2h]] }',
      says: 'This target has not the unit of a CSAT. Write it like 80%.',
      good: 'journey j { kpi csat boxes 4..5 target 80% }',
    },
  ],
  JRN0273: [
    {
      bad: 'repository [[r]] "Optimal"\njourney j',
      says: 'No journey uses the repository Optimal, so that its scores set no target. Add "uses r" to the journey that it describes.',
      good: 'repository r "Optimal"\njourney j uses r',
    },
  ],
  JRN0274: [
    {
      bad: 'journey j\nobservations o of j wave autumn\nobservations q of j wave "spring 2026"\nobservations p of j wave [["Spring-2026"]]',
      says: 'The wave Spring-2026 is another wave than spring 2026: names of waves are compared letter by letter. Write both alike if they are one.',
      good: 'journey j\nobservations o of j wave autumn\nobservations p of j wave "spring 2026"',
    },
    {
      bad: 'journey j\nobservations o of j wave "Été 2026"\nobservations p of j wave [["Ete 2026"]]',
      says: 'The wave Ete 2026 is another wave than Été 2026: names of waves are compared letter by letter. Write both alike if they are one.',
      good: 'journey j\nobservations o of j wave "Été 2025"\nobservations p of j wave "Été 2026"',
    },
  ],
  JRN0276: [
    {
      bad: 'channel web "T[[\uFFFD]]l\uFFFDphone"',
      says: 'The sign \uFFFD stands for a letter that could not be read. If the file is not saved as UTF-8, open it in its own encoding (in VS Code: Reopen with Encoding) and save it as UTF-8; otherwise write the letter again.',
      good: 'channel web "Téléphone"',
    },
  ],
  JRN0277: [
    {
      bad: 'journey j { kpi amount target [[1.200]] }',
      says: '1.200 is read as 1.2: what follows the point are decimals. Write 1200 if thousands are meant; otherwise write 1.2.',
      good: 'journey j { kpi amount target 1200 kpi ces target 1.125 }',
    },
  ],
  JRN0278: [
    {
      bad: 'journey j {\n  kpi rate as conv target 40% [[higher is better]]\n}',
      says: 'Remove “higher is better”: it holds without being written. Only the opposite is written, as "lower is better".',
      good: 'journey j {\n  kpi rate as conv target 40%\n}',
    },
    {
      bad: 'language fr\nparcours j {\n  indicateur rate nommé conv cible 40% [[plus haut est mieux]]\n}',
      says: 'Remove “plus haut est mieux”: it holds without being written. Only the opposite is written, as "plus bas est mieux".',
      good: 'language fr\nparcours j {\n  indicateur rate nommé conv cible 40%\n}',
    },
    {
      bad: 'language de\nReise j {\n  Kennzahl rate als conv Zielwert 40% [[höher ist besser]]\n}',
      says: 'Remove “höher ist besser”: it holds without being written. Only the opposite is written, as "niedriger ist besser".',
      good: 'language de\nReise j {\n  Kennzahl rate als conv Zielwert 40%\n}',
    },
  ],
  JRN0279: [
    {
      bad: 'journey a "I shop" { }\njourney b [["I  SHOP"]] { }',
      says: 'The journeys b and a are both called "I  SHOP", and are for the same people: reports, charts and comparisons cannot tell them apart. Change a label, or say whom they are for.',
      good: 'segment s share 5%\nsegment t share 5%\njourney a "I shop" for s { }\njourney b "I shop" for t { }\njourney c "I shop" for t scenario "Again" { }',
    },
  ],
  JRN0522: [
    {
      bad: `${TWO_JOURNEYS}observations o of a from "a.csv" { measure s from "q" scale 1..5 }\nobservations p of b from "a.csv" { [[measure t from "q" scale 0..10]] }`,
      says: 'I pay is measured here otherwise than in the journey a: the scale of "q" is 0..10 here, 1..5 there. The two figures are not comparable. Read it alike in both, or give the stages different labels.',
      good: `${TWO_JOURNEYS}observations o of a from "a.csv" { measure s from "q" scale 1..5 }\nobservations p of b from "b.csv" { measure t from "r" scale 0..10 }`,
    },
    {
      bad: `${TWO_JOURNEYS}observations o of a from "a.csv" { measure s from "q" scale 1..5 }\nobservations p of b from "a.csv" { [[measure t from "r" scale 1..5]] }`,
      says: 'I pay is measured here otherwise than in the journey a: from the column "r" here, from "q" of the same file there. The two figures are not comparable. Read it alike in both, or give the stages different labels.',
      good: `${TWO_JOURNEYS}questionnaire asked of b { measure t from "q" scale 1..5 }\nobservations o of a from "a.csv" { measure s from "q" scale 1..5 }\nobservations p of b uses asked from "a.csv" { where "w" is "x" }`,
    },
    {
      bad: `${TWO_JOURNEYS}observations o of a from "a.csv" { measure s from "q" scale 1..5 missing 9 }\nobservations p of b from "a.csv" { [[measure t from "q" scale 1..5]] }`,
      says: 'I pay is measured here otherwise than in the journey a: other codes of "q" are declared missing there. The two figures are not comparable. Read it alike in both, or give the stages different labels.',
      good: `${TWO_JOURNEYS}observations o of a from "a.csv" { measure s from "q" scale 1..5 missing 9 }\nobservations p of b from "a.csv" { measure t from "q" scale 1..5 missing 9 }`,
    },
    {
      bad: `${TWO_JOURNEYS}observations o of a from "a.csv" { score "q" scale 1..5 }\nobservations p of b from "a.csv" { [[score "q" scale 1..5 { "good" -> 5 }]] }`,
      says: 'I pay is measured here otherwise than in the journey a: the answers of "q" stand for other values there. The two figures are not comparable. Read it alike in both, or give the stages different labels.',
      good: `${TWO_JOURNEYS}observations o of a from "a.csv" { score "q" scale 1..5 { "good" -> 5 } }\nobservations p of b from "a.csv" { score "q" scale 1..5 { "good" -> 5 } }`,
    },
  ],
  JRN0283: [
    {
      bad: 'journey j {\n  stage a [["b"]] touchpoint t\n  stage b "c" touchpoint t\n}\ntouchpoint t',
      says: 'b is the name of one stage and the label of another: cells and references without quotes mean the one with the name, references in quotes the one with the label. Change one of them.',
      good: 'journey j {\n  stage a "a" touchpoint t\n  kpi rate as b "t" target 30%\n}\ntouchpoint t',
    },
    {
      bad: 'journey j {\n  kpi rate as conv [["orders"]] target 30%\n  kpi rate as orders "Returns" target 30%\n}',
      says: 'orders is the name of one KPI and the label of another: cells and references without quotes mean the one with the name, references in quotes the one with the label. Change one of them.',
      good: 'channel web "Web"\nowner app "web"',
    },
  ],
  JRN0288: [
    {
      bad: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j { measure s from "q" expectation [["q"]] scale 1..5 }',
      says: 'The expectation is read from "q", the column of the answers themselves: the difference between the two is always 0. Write the column in which customers said what they expected.',
      good: 'journey j for a { stage s touchpoint t stage u touchpoint t }\ntouchpoint t\nsegment a\nsegment b\nobservations o of j { measure s from "q" expectation "e" scale 1..5 measure u from "e" scale 1..5 }',
    },
  ],
  JRN0301: [
    {
      bad: 'touchpoint [[kiosk]] "Kiosk"\ntouchpoint t\njourney j { stage s touchpoint t }',
      says: 'No journey uses the touchpoint Kiosk. Is something missing in the journey?',
      good: 'touchpoint kiosk "Kiosk"\ntouchpoint t\njourney j { stage s touchpoint t, kiosk }',
    },
  ],
  JRN0303: [
    {
      bad: 'journey j { stage [[pay]] "I pay" }',
      says: 'The stage I pay names no touchpoint: where does the customer meet the brand?',
      good: 'journey j { stage pay "I pay" { touchpoint t } }\ntouchpoint t',
    },
  ],
  JRN0304: [
    {
      bad: 'journey j { kpi [[nps]] }',
      says: 'The KPI nps has no target: nobody can tell whether it is reached.',
      good: 'journey j { kpi nps target 40 }',
    },
  ],
  JRN0305: [
    {
      bad: 'journey j { stage a "I pay" touchpoint t stage [[b]] "I pay" touchpoint t }\ntouchpoint t',
      says: 'Two stages say the same, I pay and I pay. Split a stage only where the customer’s next act differs.',
      good: 'journey j { stage a "I pay" touchpoint t stage b "I leave" touchpoint t }\ntouchpoint t',
    },
    {
      bad: 'journey j { stage a "J\'explique mon projet" touchpoint t phase p { stage [[b]] "J’explique le projet" touchpoint t } }\ntouchpoint t',
      says: "Two stages say the same, J'explique mon projet and J’explique le projet. Split a stage only where the customer’s next act differs.",
      good: 'journey j { stage a "Je rappelle" touchpoint t stage b "On me rappelle" touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0306: [
    {
      bad: 'repository r { stage a stage [[b]] }\njourney j uses r { stage a touchpoint t }\ntouchpoint t',
      says: 'The repository stage b is in no journey that uses r.',
      good: 'repository r { stage a }\njourney j uses r { stage a touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0307: [
    {
      bad: 'repository r { stage [[a]] { action x delight } }',
      says: 'The stage a of the repository has "delight" actions but no "basic" one. A delight does not count where a basic is unmet.',
      good: 'repository r { stage a { action x delight action y basic } }',
    },
  ],
  JRN0308: [
    {
      bad: 'journey j { stage a [["Comparing offers"]] touchpoint t }\ntouchpoint t',
      says: 'The stage Comparing offers is not told by the customer. Use the first person: what do I do, what do I live through?',
      good: 'journey j { stage a "I compare offers" touchpoint t }\ntouchpoint t',
    },
    {
      bad: 'journey j { phase p "Achat" { stage a [[« Création du profil »]] touchpoint t } }\ntouchpoint t',
      says: 'The stage Création du profil is not told by the customer. Use the first person: what do I do, what do I live through?',
      good: 'journey j { phase p "Achat" { stage a « Je crée mon profil » touchpoint t } }\ntouchpoint t',
    },
  ],
  JRN0309: [
    {
      bad: 'repository r { stage s { action a [["Preis vergleichen"]] { response x "Der Preis steht da" 1 } } }',
      says: 'The action Preis vergleichen is not told by the customer. An action is what I, the customer, can do; what the brand does is a response.',
      good: 'repository r { stage s { action a "Ich vergleiche den Preis" { response x "Der Preis steht da" 1 } } }',
    },
  ],
  JRN0310: [
    {
      bad: 'journey j { stage a [["Création du dossier dans le CRM"]] touchpoint t }\ntouchpoint t',
      says: 'Création du dossier dans le CRM speaks of the back office (CRM), which the customer never sees. Tell what the customer does or notices at this moment, or leave it out.',
      good: 'journey j { stage a "Je laisse mes coordonnées" touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0312: [
    {
      bad: 'plan p { initiative [[i]] "More tills" due 2026 }',
      says: 'The initiative More tills has no owner: who does it?',
      good: 'plan p { initiative i "More tills" due 2026 status done }',
    },
  ],
  JRN0313: [
    {
      bad: 'owner o\nplan p { initiative [[i]] owner o }',
      says: 'The initiative i has no due date: until when?',
      good: 'owner o\nplan p { initiative i owner o due 2026-12 }',
    },
  ],
  JRN0314: [
    {
      bad: 'journey [[j]] for s { stage a channel web touchpoint t stage b touchpoint t stage c touchpoint t }\nsegment s\nchannel web\ntouchpoint t on web',
      says: 'All stages of j are on one channel, web. A journey is never on one channel alone: where else do customers pass?',
      good: 'journey j for s { stage a channel web, phone touchpoint t, u stage b touchpoint t stage c touchpoint t }\nsegment s\nchannel web\nchannel phone\ntouchpoint t on web\ntouchpoint u on phone',
    },
  ],
  JRN0315: [
    {
      bad: 'segment s\njourney [[j]] "I shop"',
      says: 'The journey I shop is of nobody: name its persona or segment with "for". There is one journey per persona and scenario.',
      good: 'segment s\njourney j "I shop" for s',
    },
    {
      bad: 'journey [[j]] { stage a touchpoint t stage b touchpoint t stage c touchpoint t }\ntouchpoint t',
      says: 'The journey j is of nobody: name its persona or segment with "for". There is one journey per persona and scenario.',
      good: 'journey j { stage a touchpoint t stage b touchpoint t }\ntouchpoint t',
    },
  ],
  JRN0317: [
    {
      bad: 'channel web\nchannel app "App"\ntouchpoint t on web\njourney j { stage s "I pay" channel web, [[app]] touchpoint t }',
      says: 'None of the touchpoints of I pay is on the channel App: where does the customer meet the brand there?',
      good: 'channel web\nchannel app "App"\ntouchpoint t on web\ntouchpoint u on app\njourney j { stage s "I pay" channel web, app touchpoint t { touchpoint u } }',
    },
    {
      bad: 'channel web\nchannel app "App"\ntouchpoint t on web\njourney j { stage s "I pay" channel web, [[app]] touchpoint t }',
      says: 'None of the touchpoints of I pay is on the channel App: where does the customer meet the brand there?',
      // A touchpoint without a channel may be on any.
      good: 'channel web\nchannel app "App"\ntouchpoint t\njourney j { stage s "I pay" channel web, app touchpoint t }',
    },
  ],
  JRN0318: [
    {
      bad: 'channel web\nchannel shop "Shop"\ntouchpoint t on web\ntouchpoint u "Till" on shop\njourney j { stage s "I pay" channel web touchpoint t, [[u]] }',
      says: 'The touchpoint Till is on the channel Shop, which the stage I pay does not name. Add the channel to the stage, or name another touchpoint.',
      good: 'channel web\nchannel shop "Shop"\ntouchpoint t on web\ntouchpoint u "Till" on shop\njourney j { stage s "I pay" channel web, shop touchpoint t, u }',
    },
    {
      bad: 'channel web\nchannel shop "Shop"\ntouchpoint t on web\ntouchpoint u "Till" on shop\njourney j { stage s "I pay" channel web touchpoint t { touchpoint [[u]] } }',
      says: 'The touchpoint Till is on the channel Shop, which the stage I pay does not name. Add the channel to the stage, or name another touchpoint.',
      // Without channels of its own a stage is on those of its touchpoints.
      good: 'channel web\nchannel shop "Shop"\ntouchpoint t on web\ntouchpoint u "Till" on shop\njourney j { stage s "I pay" touchpoint t { touchpoint u } }',
    },
  ],
  JRN0319: [
    {
      bad: 'channel web\nchannel phone "Phone"\ntouchpoint t on web\njourney j { stage s "I pay" channel web touchpoint t { rupture from web to [[phone]] "Lost" } }',
      says: 'This rupture names the channel Phone, on which the stage I pay is not. Add the channel to the stage, or correct the rupture.',
      good: 'channel web\nchannel phone "Phone"\ntouchpoint t on web\ntouchpoint u on phone\njourney j { stage s "I pay" channel web, phone touchpoint t, u { rupture from web to phone "Lost" } }',
    },
    {
      bad: 'channel web\nchannel phone "Phone"\ntouchpoint t on web\njourney j { stage s "I pay" touchpoint t { rupture from [[phone]] "Impossible" } }',
      says: 'This rupture names the channel Phone, on which the stage I pay is not. Add the channel to the stage, or correct the rupture.',
      // The customer comes from an earlier stage.
      good: 'channel web\nchannel phone "Phone"\ntouchpoint t on web\ntouchpoint u on phone\njourney j { stage r "I call" touchpoint u stage s "I pay" touchpoint t { rupture from phone to web "Lost" } }',
    },
  ],
  JRN0320: [
    {
      bad: 'journey j { stage s touchpoint t }\ntouchpoint t\nquestionnaire [[q]] "Exit survey" of j { measure s from "q1" scale 1..5 }',
      says: 'No study uses the questionnaire Exit survey. Is a study missing, or is the questionnaire no longer needed?',
      good: 'journey j { stage s touchpoint t }\ntouchpoint t\nquestionnaire q "Exit survey" of j { measure s from "q1" scale 1..5 }\nobservations o of j uses q',
    },
  ],
};

for (const [code, list] of Object.entries(examples)) {
  describe(`${code} ${catalogue[code as keyof typeof catalogue].name}`, () => {
    test.each(list)('$says', ({ bad, says, good, beside = {} }) => {
      const { text, ranges } = marked(bad);
      const files = workspace({ a: text, ...beside });
      const file = fileOf(files, 'a');
      const found = textDiagnostics(files, file).map(({ at }, index) => ({
        start: file.document.offsetAt(at.range.start),
        end: file.document.offsetAt(at.range.end),
        says: describeDiagnostics(files, 'a')[index]?.replace(/^(\w+) «[\s\S]*?» /, '$1 '),
      }));
      expect(found).toContainEqual({ ...ranges[0], says: `${code} ${says}` });
      expect(found).toHaveLength(1);
      files.set(uriOf('a'), good);
      expect(describeDiagnostics(files, 'a')).toEqual([]);
    });
  });
}

/** Found where files are read: by `workspace`. */
const ELSEWHERE = [
  'JRN0107',
  'JRN0108',
  'JRN0110',
  'JRN0111',
  'JRN0112',
  'JRN0116',
  'JRN0217',
  'JRN0219',
  'JRN0220',
  'JRN0221',
  'JRN0243',
  'JRN0250',
  'JRN0251',
  'JRN0275',
  'JRN0302',
  'JRN0311',
  'JRN0316',
  // By `cli`, of pictures.
  'JRN0250',
  'JRN0251',
];

test('each diagnostic of the text has an example here', () => {
  const ofText = Object.entries(catalogue).filter(([, { family }]) => family !== 'evidence');
  expect(ofText.map(([code]) => code).filter((code) => !ELSEWHERE.includes(code))).toEqual(Object.keys(examples));
});

test('the sample and the file of every construct have no errors; two touchpoints of the sample are in no journey', () => {
  const files = workspace(Object.fromEntries([...SAMPLE, 'everything'].map((name) => [name, fixture(name)])));
  expect(describeDiagnostics(files, 'cuisine')).toEqual([]);
  expect(describeDiagnostics(files, 'referentiel')).toEqual([]);
  expect(describeDiagnostics(files, 'perimetre')).toEqual([
    'JRN0301 «quote» No journey uses the touchpoint Devis envoyé. Is something missing in the journey?',
    'JRN0301 «claim» No journey uses the touchpoint Formulaire de réclamation. Is something missing in the journey?',
  ]);
  files.delete(uriOf('perimetre'));
  expect(textDiagnostics(files, fileOf(files, 'everything')).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('one word is underlined for one mistake: what follows from it is not', () => {
  expect(describeDiagnostics(workspace({ a: 'channel web "open\nchannel store\n' }), 'a')).toHaveLength(1);
  expect(
    describeDiagnostics(
      workspace({ a: 'touchpoint t\njourney j {\n  stage a foo bar 3 "x" touchpoint t\n  stage b touchpoint t\n}' }),
      'a',
    ),
  ).toHaveLength(1);
});
