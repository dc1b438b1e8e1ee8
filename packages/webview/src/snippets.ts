import type { JourneyReport, Language } from '@parcours/model';

/** Example texts to copy, in the reader's language and with names of the present journey. */
export const snippets = {
  journey: (language: Language) =>
    ({
      en: 'channel web "Website"\n\njourney purchase "I buy my kitchen" {\n  stage compare "I compare the offers" channel web target +2\n}',
      fr: 'channel web "Site web"\n\njourney achat "J\'achète ma cuisine" {\n  stage compare "Je compare les offres" channel web target +2\n}',
      de: 'channel web "Website"\n\njourney kauf "Ich kaufe meine Küche" {\n  stage vergleich "Ich vergleiche die Angebote" channel web target +2\n}',
    })[language],
  stage: (language: Language) =>
    ({
      en: 'stage compare "I compare the offers" target +2',
      fr: 'stage compare "Je compare les offres" target +2',
      de: 'stage vergleich "Ich vergleiche die Angebote" target +2',
    })[language],
  observations: (journey: JourneyReport, language: Language) => {
    const [label, file, respondent, column] = {
      en: ['Survey', 'survey.csv', 'id', 'rating'],
      fr: ['Enquête', 'enquete.csv', 'id', 'note'],
      de: ['Umfrage', 'umfrage.csv', 'id', 'bewertung'],
    }[language] as [string, string, string, string];
    const stage = journey.stages[0]?.name ?? 'stage';
    return `observations survey "${label}" of ${reference(journey.name)}\n  method survey date 2026-04\n  from "${file}" {\n  respondent "${respondent}"\n  measure ${reference(stage)} from "${column}" scale 1..10\n}`;
  },
  plan: (journey: JourneyReport, language: Language) => {
    const [plan, label] = {
      en: ['Roadmap', 'Appointments online'],
      fr: ['Feuille de route', 'Rendez-vous en ligne'],
      de: ['Fahrplan', 'Termine online'],
    }[language] as [string, string];
    const stage = journey.stages.find((each) => each.rank === 1)?.name ?? journey.stages[0]?.name ?? 'stage';
    return `plan roadmap "${plan}" for ${reference(journey.name)} {\n  initiative "${label}" on ${reference(stage)} effort 2 impact +1 status planned\n}`;
  },
};

/** A reference to a declaration: its name, or its quoted label if it is not an identifier. */
function reference(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`;
}
