import type { Language } from '@parcours/model';

/** Where the lines of a wrong text stand: what precedes and follows them is right. */
export type Place = 'alone' | 'file' | 'journey' | 'stage' | 'block' | 'head' | 'columns' | 'plan';

/** A sound text with one place for a wrong one. */
export interface Frame {
  readonly before: string;
  readonly after: string;
}

const PERIMETERS: Readonly<Record<Language, string>> = {
  en: `channel web "Web site"
channel store "Store"
owner care "Customer care"
segment buyers "Buyers"
persona lea "Léa" in buyers
touchpoint planner "Kitchen planner" on store owner care
touchpoint comparator "Comparator" on web owner care
`,
  fr: `language fr
canal web "Site web"
canal boutique "Boutique"
responsable service "Service client"
segment acheteurs "Acheteurs"
persona lea "Léa" dans acheteurs
point de contact conseil "Conseil en boutique" sur boutique responsable service
point de contact comparateur "Comparateur" sur web responsable service
`,
  de: `language de
Kanal web "Website"
Kanal laden "Laden"
verantwortlich service "Kundendienst"
Segment kaeufer "Käufer"
Persona lea "Lea" in kaeufer
Kontaktpunkt beratung "Beratung im Laden" auf laden verantwortlich service
Kontaktpunkt vergleicher "Vergleich" auf web verantwortlich service
`,
};

const JOURNEYS: Readonly<Record<Language, readonly [open: string, phase: string, stage: string]>> = {
  en: [
    'journey kitchen "I buy my kitchen" for lea {',
    'phase before "Before" {',
    'stage look "I look around" channel store touchpoint planner',
  ],
  fr: [
    'parcours cuisine "J’achète ma cuisine" pour lea {',
    'phase avant "Avant" {',
    'étape regarder "Je regarde" canal boutique point de contact conseil',
  ],
  de: [
    'Reise kueche "Ich kaufe meine Küche" für lea {',
    'Phase vorher "Vorher" {',
    'Etappe schauen "Ich sehe mich um" Kanal laden Kontaktpunkt beratung',
  ],
};

const STUDIES: Readonly<Record<Language, string>> = {
  en: 'observations study "Study" of kitchen method survey date 2026-04 from "data/survey.csv" {',
  fr: 'observations sondage "Sondage" de cuisine méthode enquête date 2026-04 depuis "data/survey.csv" {',
  de: 'Erhebung umfrage "Umfrage" zu kueche Methode Befragung Datum 2026-04 aus "data/survey.csv" {',
};

const PLANS: Readonly<Record<Language, string>> = {
  en: 'plan roadmap "Road map" for kitchen {',
  fr: 'plan feuille "Feuille de route" pour cuisine {',
  de: 'Plan weg "Fahrplan" für kueche {',
};

export function frameOf(language: Language, place: Place): Frame {
  if (place === 'alone') return { before: '', after: '' };
  const [open, phase, stage] = JOURNEYS[language];
  const perimeter = `${PERIMETERS[language]}\n`;
  const journey = `${open}\n  ${phase}\n    ${stage}\n  }\n}\n`;
  switch (place) {
    case 'file':
      return { before: perimeter, after: `\n${journey}` };
    case 'journey':
      return { before: `${perimeter}${open}\n  `, after: `\n  ${phase}\n    ${stage}\n  }\n}\n` };
    case 'stage':
      return { before: `${perimeter}${open}\n  ${phase}\n    ${stage}\n    `, after: '\n  }\n}\n' };
    case 'block':
      return { before: `${perimeter}${open}\n  ${phase}\n    ${stage} {\n      `, after: '\n    }\n  }\n}\n' };
    case 'head':
      return { before: `${perimeter}${journey}\n`, after: '\n' };
    case 'columns':
      return { before: `${perimeter}${journey}\n${STUDIES[language]}\n  `, after: '\n}\n' };
    case 'plan':
      return { before: `${perimeter}${journey}\n${PLANS[language]}\n  `, after: '\n}\n' };
  }
}

/** The lines with the indentation of their place. */
export function framed(language: Language, place: Place, lines: string): string {
  const { before, after } = frameOf(language, place);
  const indentation = ' '.repeat(before.length - before.lastIndexOf('\n') - 1);
  return before + lines.replaceAll('\n', `\n${indentation}`) + after;
}
