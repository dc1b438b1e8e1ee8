/**
 * Makes the data of this example: `node examples/service/data/make.ts`. All of it is made up. The same script always makes the
 * same bytes: a small generator of its own stands for chance, and nothing is taken from the clock, the locale or the platform.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Wave = 'F26' | 'H26';

/** The files by name, as bytes. */
export function files(): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ['befragung-2026-03.csv', utf8WithMark(survey('F26'))],
    ['befragung-2026-09.csv', windows1252(survey('H26'))],
    ['testfaelle-2026.csv', windows1252(visits())],
    ['branchenpanel-2026.csv', utf8WithMark(panel())],
  ]);
}

// What respondents think on average, on 1..10, before and after the summer. Reporting got better (one case file), waiting got
// worse (the half-day slots), the call back stays bad whatever the planners say.
type Question = keyof typeof OPINIONS;

const OPINIONS = {
  'F1 Suche': { F26: 5.9, H26: 6.1, answered: 0.8 },
  'F2 Meldung': { F26: 5.1, H26: 7.5, answered: 0.98 },
  'F3 Rückruf': { F26: 4.5, H26: 4.7, answered: 0.72 },
  'F4 Termin': { F26: 6.2, H26: 6.4, answered: 0.96 },
  'F5 Wartezeit': { F26: 6.9, H26: 4.9, answered: 0.97 },
  'F6 Empfang': { F26: 8.3, H26: 8.4, answered: 0.97 },
  'F7 Reparatur': { F26: 7.3, H26: 7.4, answered: 0.98 },
  'F8 Erklärung': { F26: 7.2, H26: 7.0, answered: 0.85 },
  'F9 Rechnung': { F26: 5.3, H26: 5.5, answered: 0.93 },
  'F10 Rückmeldung': { F26: 6.0, H26: 5.9, answered: 0.4 },
  'F11 Vorsorge': { F26: 6.3, H26: 6.6, answered: 0.25 },
  'V1 Mieterinfo': { F26: 4.8, H26: 4.9, answered: 0.95 },
  'V2 Zugang': { F26: 6.1, H26: 6.3, answered: 0.7 },
  'V3 Freigabe': { F26: 5.2, H26: 5.8, answered: 0.6 },
} as const;

/** What only one group is asked. */
const ONLY: Partial<Record<Question, string>> = {
  'F1 Suche': '1',
  'F10 Rückmeldung': '1',
  'F11 Vorsorge': '1',
  'V1 Mieterinfo': '2',
  'V2 Zugang': '2',
  'V3 Freigabe': '2',
};

/** Property managers see some things otherwise than home owners. */
const MANAGERS: Partial<Record<Question, number>> = { 'F2 Meldung': 0.6, 'F3 Rückruf': 0.4, 'F9 Rechnung': -2, 'F7 Reparatur': 0.2 };

/** Questions that are asked twice: what was felt, and what had been expected. */
const EXPECTED: Partial<Record<Question, number>> = { 'F6 Empfang': 7.4, 'F8 Erklärung': 7.9 };

const QUESTIONS = Object.keys(OPINIONS) as Question[];

function survey(wave: Wave): string {
  const chance = new Chance(wave === 'F26' ? 20260301 : 20260901);
  const header = [
    'Fall-Nr.',
    'Kundengruppe',
    'Kontaktweg',
    'Gewicht',
    ...QUESTIONS.flatMap((question) => (EXPECTED[question] === undefined ? [question] : [question, `${question}, erwartet`])),
    'Weiterempfehlung',
    'Zufriedenheit',
    'Leichtigkeit',
    'Erstbesuch gelöst',
    'Rückruf nach (Std.)',
    'Anmerkung',
  ];
  const [owners, managers] = wave === 'F26' ? [132, 46] : [141, 52];
  const rows = [header];
  for (let i = 0; i < owners + managers; i++) rows.push(respondent(chance, wave, i, i < owners ? '1' : '2'));
  return csv(rows);
}

function respondent(chance: Chance, wave: Wave, index: number, group: string): string[] {
  const mood = chance.bell() * 0.9;
  const solved = chance.below(wave === 'F26' ? 0.7 : 0.72);
  const called = Math.max(0.3, 3.2 + chance.bell() * 2.4 + (group === '2' ? -0.8 : 0));
  const answers = new Map<Question, number | null>();
  for (const question of QUESTIONS) {
    const only = ONLY[question];
    const opinion = OPINIONS[question];
    if ((only !== undefined && only !== group) || !chance.below(opinion.answered)) {
      answers.set(question, null);
      continue;
    }
    let mean: number = opinion[wave] + (group === '2' ? (MANAGERS[question] ?? 0) : 0) + mood;
    if (question === 'F7 Reparatur') mean += solved ? 0.6 : -1.6;
    if (question === 'F3 Rückruf') mean += (3.2 - called) * 0.35;
    answers.set(question, onSlider(mean + chance.bell() * 1.5));
  }
  const felt = (question: Question) => answers.get(question) ?? 6;
  const overall = felt('F2 Meldung') * 0.2 + felt('F5 Wartezeit') * 0.15 + felt('F7 Reparatur') * 0.45 + felt('F9 Rechnung') * 0.2;
  const cells: string[] = [];
  for (const question of QUESTIONS) {
    const answer = answers.get(question) ?? null;
    // An answer that was asked for and not given is coded 99, a question that was not asked stays empty.
    cells.push(answer === null ? (ONLY[question] === undefined && chance.below(0.6) ? '99' : '') : german(answer));
    const expected = EXPECTED[question];
    if (expected !== undefined) cells.push(answer === null ? '' : german(onSlider(expected + mood * 0.3 + chance.bell())));
  }
  return [
    `${wave}-${String(1001 + index)}`,
    group,
    chance.pick(group === '1' ? ['3', '3', '3', '2', '2', '1', '4'] : ['1', '1', '3', '3', '4']),
    german(Math.round((group === '1' ? 0.8 + chance.next() * 0.5 : 0.7 + chance.next() * 0.4) * 100) / 100),
    ...cells,
    chance.below(0.95) ? String(clamp(Math.round(overall * 1.28 - 0.6 + chance.bell() * 1.1), 0, 10)) : '99',
    chance.below(0.96) ? String(clamp(Math.round(overall * 0.52 + 0.35 + chance.bell() * 0.5), 1, 5)) : '99',
    chance.below(0.94) ? String(clamp(Math.round(overall * 0.7 + 0.3 + chance.bell() * 0.8), 1, 7)) : '99',
    chance.below(0.95) ? (solved ? 'ja' : 'nein') : 'k. A.',
    chance.below(0.8) ? german(Math.round(called * 4) / 4) : '99',
    chance.below(0.22) ? remark(chance, felt, solved, wave) : '',
  ];
}

function remark(chance: Chance, felt: (question: Question) => number, solved: boolean, wave: Wave): string {
  if (!solved) {
    return chance.pick([
      'Zweiter Termin nötig, weil das Teil fehlte. Noch ein Urlaubstag weg!',
      'Der Techniker war freundlich, aber ohne Ersatzteil:\n"Da muss ich nächste Woche noch einmal kommen."',
      'Zwei Nächte ohne Heizung wegen einer Dichtung.',
    ]);
  }
  if (felt('F5 Wartezeit') < 5) {
    return chance.pick([
      wave === 'H26'
        ? 'Seit dem Sommer heißt es nur noch "Vormittag oder Nachmittag". Früher waren es zwei Stunden.'
        : 'Zu lange gewartet; niemand sagt Bescheid.',
      'Um 7 Uhr bereitgestanden, um 13 Uhr kam er.\n\nKeine Nachricht.',
      'Warum sehe ich das Paket auf der Karte; den Techniker aber nicht?',
    ]);
  }
  if (felt('F3 Rückruf') < 4.5) {
    return chance.pick([
      'Versprochen war ein Rückruf "in Kürze". Es wurde der nächste Tag.',
      'Ich habe dreimal selbst angerufen.',
      'Rückruf? Welcher Rückruf?',
    ]);
  }
  if (felt('F9 Rechnung') < 5) {
    return chance.pick([
      'Was ist bitte "Anfahrt Zone 3"?',
      'Rechnung höher als der zugesagte Festpreis – 40 € mehr.',
      'Auf der Rechnung fehlt die Objektnummer.',
    ]);
  }
  return chance.pick([
    'Alles bestens, danke an Herrn Petersen!',
    'Schnell, sauber, freundlich.',
    wave === 'H26'
      ? 'Die Meldung über die App war diesmal "ein Klacks" – und die Hotline wusste Bescheid.'
      : 'Am Ende war es warm, das zählt.',
    'Der Keller war hinterher sauberer als vorher :-)',
  ]);
}

// Mystery cases: a row an observation, the responses of the reference frame with their chances in both waves.
interface Observed {
  readonly stage: string;
  readonly action: string;
  readonly channels: readonly string[];
  readonly responses: Readonly<Record<string, readonly [spring: number, autumn: number]>>;
}

const CASES: readonly Observed[] = [
  {
    stage: 'Ich melde die Störung',
    action: 'erreichen',
    channels: ['T', 'T', 'A'],
    responses: { sofort: [0.35, 0.8], schleife: [0.5, 0.2], niemand: [0.15, 0] },
  },
  { stage: 'Ich melde die Störung', action: 'schildern', channels: ['T', 'A'], responses: { einmal: [0.3, 0.85], mehrfach: [0.7, 0.15] } },
  { stage: 'Ich melde die Störung', action: 'notlage', channels: ['T'], responses: { vorrang: [0.3, 0.4], notiert: [0.7, 0.6] } },
  {
    stage: 'Ich warte auf den Rückruf',
    action: 'zurückrufen',
    channels: ['T'],
    responses: { pünktlich: [0.35, 0.35], spät: [0.4, 0.45], nie: [0.25, 0.2] },
  },
  {
    stage: 'Ich vereinbare einen Termin',
    action: 'bestätigen',
    channels: ['W', 'T'],
    responses: { sofort: [0.75, 0.85], keine: [0.25, 0.15] },
  },
  {
    stage: 'Ich vereinbare einen Termin',
    action: 'wählen',
    channels: ['W', 'T'],
    responses: { eng: [0.6, 0.05], halb: [0.3, 0.8], ganz: [0.1, 0.15] },
  },
  {
    stage: 'Ich warte zu Hause auf den Techniker',
    action: 'pünktlichkeit',
    channels: ['A'],
    responses: { im_fenster: [0.65, 0.4], angekündigt: [0.2, 0.2], wortlos: [0.15, 0.4] },
  },
  {
    stage: 'Ich warte zu Hause auf den Techniker',
    action: 'verfolgen',
    channels: ['A'],
    responses: { karte: [0.1, 0.1], sms: [0.4, 0.3], nichts: [0.5, 0.6] },
  },
  {
    stage: 'Ich lasse die Heizung reparieren',
    action: 'ersatzteil',
    channels: ['V'],
    responses: { dabei: [0.68, 0.7], zweitbesuch: [0.32, 0.3] },
  },
  {
    stage: 'Ich lasse die Heizung reparieren',
    action: 'sauberkeit',
    channels: ['V'],
    responses: { sauber: [0.4, 0.4], normal: [0.5, 0.5], schmutz: [0.1, 0.1] },
  },
  { stage: 'Ich prüfe die Rechnung', action: 'verstehen', channels: ['M'], responses: { einzeln: [0.55, 0.6], pauschal: [0.45, 0.4] } },
  { stage: 'Ich prüfe die Rechnung', action: 'zusage', channels: ['M'], responses: { eingehalten: [0.7, 0.7], höher: [0.3, 0.3] } },
];

const OBSERVATIONS: Readonly<Record<string, readonly string[]>> = {
  niemand: ['Nach 18 Minuten aufgelegt.'],
  schleife: ['11 Minuten Musik; dann sehr freundlich.', '"Sie sind die Nummer 9 in der Warteschlange."'],
  mehrfach: ['Die Meldung aus der App lag nicht vor.\nAlles noch einmal erzählt.'],
  nie: ['Am nächsten Morgen selbst angerufen.'],
  wortlos: ['Zeitfenster 8–12 Uhr, Ankunft 13:40 Uhr, keine Nachricht.'],
  zweitbesuch: ['"Das Teil muss ich bestellen."', 'Pumpe nicht im Wagen; neuer Termin in sechs Tagen.'],
  höher: ['Festpreis 189 €, Rechnung 229 €.'],
};

function visits(): string {
  const chance = new Chance(20261);
  const rows = [['Testfall', 'Welle', 'Datum', 'Kanal', 'Etappe', 'Aktion', 'Reaktion', 'Beobachtung']];
  const months: [Wave, string][] = [
    ['F26', '03'],
    ['H26', '09'],
  ];
  for (const [wave, month] of months) {
    for (let i = 1; i <= 26; i++) {
      const day = String(1 + Math.floor(chance.next() * 28)).padStart(2, '0');
      for (const { stage, action, channels, responses } of CASES) {
        // Not every case comes to a call back or a bill within the time of the study.
        if ((action === 'zurückrufen' && !chance.below(0.8)) || (stage === 'Ich prüfe die Rechnung' && i > 22)) continue;
        const response = chance.weighted(Object.entries(responses).map(([name, shares]) => [name, shares[wave === 'F26' ? 0 : 1]]));
        const remarks = OBSERVATIONS[response] ?? [];
        const seen = remarks.length > 0 && chance.below(0.35) ? chance.pick(remarks) : '';
        rows.push([
          `T${wave}-${String(i).padStart(2, '0')}`,
          wave,
          `${day}.${month}.2026`,
          chance.pick(channels),
          stage,
          action,
          response,
          seen,
        ]);
      }
    }
  }
  return csv(rows);
}

function panel(): string {
  const competitor: [string, number, number, number][] = [
    ['Ich suche nach Hilfe', 6.4, 210, 1.9],
    ['Ich melde die Störung', 6.6, 224, 1.8],
    ['Ich warte auf den Rückruf', 6.9, 180, 1.7],
    ['Ich vereinbare einen Termin', 6.1, 221, 1.9],
    ['Ich warte zu Hause auf den Techniker', 6.2, 219, 2.1],
    ['Ich empfange den Techniker', 7.6, 222, 1.5],
    ['Ich lasse die Heizung reparieren', 7.8, 223, 1.6],
    ['Ich prüfe die Rechnung', 6.7, 205, 1.9],
  ];
  return csv([
    ['Etappe', 'Mittelwert', 'Befragte', 'Standardabweichung'],
    ...competitor.map(([stage, mean, n, sd]) => [stage, german(mean), String(n), german(sd)]),
  ]);
}

// How the files are written

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');
}

function cell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function german(figure: number): string {
  return String(figure).replace('.', ',');
}

function utf8WithMark(text: string): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** The letters of Windows-1252 that do not stand where Unicode has them. */
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '„': 0x84, '…': 0x85, '“': 0x93, '”': 0x94, '–': 0x96, '’': 0x92 };

function windows1252(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = WINDOWS[letter] ?? letter.charCodeAt(0);
    if (code > 0xff) throw new Error(`Windows-1252 has no ${letter}`);
    return code;
  });
}

// Chance

/** A rating as the survey's slider gives it: half steps from 1 to 10. */
function onSlider(opinion: number): number {
  return clamp(Math.round(opinion * 2) / 2, 1, 10);
}

function clamp(figure: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, figure));
}

/** A small generator (mulberry32): the same seed gives the same numbers everywhere. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(share: number): boolean {
    return this.next() < share;
  }

  /** Mean 0, deviation 1, and only additions: logarithms differ in their last digit from one machine to the next. */
  bell(): number {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += this.next();
    return sum - 6;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }

  weighted(choices: readonly (readonly [string, number])[]): string {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of choices) {
      left -= weight;
      if (left < 0) return name;
    }
    return choices.findLast(([, weight]) => weight > 0)?.[0] ?? '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, bytes] of files()) writeFileSync(new URL(name, import.meta.url), bytes);
}
