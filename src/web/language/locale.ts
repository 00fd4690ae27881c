import { useTranslation } from 'react-i18next'

/** The languages of the desk, by their own names. */
export const LOCALES = {
  en: 'English',
  nb: 'Norsk bokmål',
  ru: 'Русский',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
  ja: '日本語',
} as const

/** A language of the desk. */
export type Locale = keyof typeof LOCALES

const isLocale = (tag: string): tag is Locale => tag in LOCALES

/** Kept or sent tags may be anything; Intl throws on what is no language tag. */
const isTag = (tag: string) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag)

/** The first wished language the desk speaks, or English. Norwegian of any kind is Bokmål; Chinese goes by script, then place. */
export function bestLocale(wished: readonly string[]): Locale {
  for (const tag of wished.filter(isTag)) {
    const { language, script } = new Intl.Locale(tag).maximize()
    if (language === 'nn' || language === 'no') return 'nb'
    const own = language === 'zh' ? `zh-${script}` : language
    if (isLocale(own)) return own
  }
  return 'en'
}

/** The language of the screen. */
export function useLocale(): Locale {
  const { i18n } = useTranslation()
  const language = i18n.resolvedLanguage ?? i18n.language
  return isLocale(language) ? language : 'en'
}

/** react-aria names Norwegian and Chinese by place. */
export const ARIA_LOCALE: Record<Locale, string> = {
  en: 'en-US',
  nb: 'nb-NO',
  ru: 'ru-RU',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  ja: 'ja-JP',
}
