// The languages in which a patron may be written to. English is the program's own; a text in another is the office's.

export const languages = {
  en: 'English',
  es: 'Spanish',
  fr: 'French',
  ht: 'Haitian Creole',
  zh: 'Chinese',
  ru: 'Russian',
  ar: 'Arabic',
  bn: 'Bengali',
  it: 'Italian',
  ko: 'Korean',
  pl: 'Polish',
  uk: 'Ukrainian',
  ur: 'Urdu',
  yi: 'Yiddish',
} as const satisfies Record<string, string>

export type Language = keyof typeof languages
export const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code)
export const languageNames: readonly Language[] = Object.keys(languages).filter(isLanguage)
export const ownLanguage: Language = 'en'
