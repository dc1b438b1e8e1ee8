/** The languages of everything that people read. */
export const LANGUAGES = ['en', 'fr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of a locale such as `fr_CH.UTF-8` or `de-AT`; English where it is none of the three. */
export function languageFromLocale(locale: string | undefined): Language {
  const wanted = locale?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}
