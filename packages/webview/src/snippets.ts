import { formatMessage, glossary, heading, type JourneyReport, type Language, type LocalizedText } from '@parcours/model';

const JOURNEY: LocalizedText = {
  en: '[[channel]] web "Website"\n\n[[journey]] purchase "I buy my kitchen" {\n  [[stage]] compare "I compare the offers" [[channel]] web [[target]] +2\n}',
  fr: '[[channel]] web "Site web"\n\n[[journey]] achat "J\'achète ma cuisine" {\n  [[stage]] compare "Je compare les offres" [[channel]] web [[target]] +2\n}',
  de: '[[channel]] web "Website"\n\n[[journey]] kauf "Ich kaufe meine Küche" {\n  [[stage]] vergleich "Ich vergleiche die Angebote" [[channel]] web [[target]] +2\n}',
};

const STAGE: LocalizedText = {
  en: '[[stage]] compare "I compare the offers" [[target]] +2',
  fr: '[[stage]] compare "Je compare les offres" [[target]] +2',
  de: '[[stage]] vergleich "Ich vergleiche die Angebote" [[target]] +2',
};

const SURVEY = heading(glossary.survey);

const OBSERVATIONS =
  '[[observations]] survey "{label}" [[of]] {journey}\n  [[method survey date]] 2026-04\n  [[from]] "{file}" {\n  [[respondent]] "id"\n  [[measure]] {stage} [[from]] "{column}" [[scale]] 1..10\n}';

const PLAN =
  '[[plan]] roadmap "{plan}" [[for]] {journey} {\n  [[initiative]] "{label}" [[on]] {stage} [[effort]] 2 [[impact]] +1 [[status planned]]\n}';

/**
 * Texts to copy into a journey file: with its keywords, labels in the reader's language, and names of the journey at hand.
 *
 * @param keywordLanguage of the file that they are for.
 */
export const snippets = {
  journey: (language: Language, keywordLanguage: Language) => formatMessage(JOURNEY[language], {}, 'en', keywordLanguage),
  stage: (language: Language, keywordLanguage: Language) => formatMessage(STAGE[language], {}, 'en', keywordLanguage),
  observations: (journey: JourneyReport, language: Language, keywordLanguage: Language) => {
    const [file, column] = {
      en: ['survey.csv', 'rating'] as const,
      fr: ['enquete.csv', 'note'] as const,
      de: ['umfrage.csv', 'bewertung'] as const,
    }[language];
    const stage = reference(journey.stages[0]?.name ?? 'stage');
    const values = { label: SURVEY[language], journey: reference(journey.name), file, stage, column };
    return formatMessage(OBSERVATIONS, values, 'en', keywordLanguage);
  },
  plan: (journey: JourneyReport, language: Language, keywordLanguage: Language) => {
    const [plan, label] = {
      en: ['Roadmap', 'Appointments online'] as const,
      fr: ['Feuille de route', 'Rendez-vous en ligne'] as const,
      de: ['Fahrplan', 'Termine online'] as const,
    }[language];
    const stage = reference(journey.stages.find((each) => each.rank === 1)?.name ?? journey.stages[0]?.name ?? 'stage');
    return formatMessage(PLAN, { plan, label, stage, journey: reference(journey.name) }, 'en', keywordLanguage);
  },
};

/** A thing without a name is referred to by its quoted label. */
function reference(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`;
}
