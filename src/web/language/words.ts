import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { wakeFonts } from '../fonts/cjk.ts'
import { type Files, roomOf } from './files.ts'
import { bestLocale, LOCALES, type Locale } from './locale.ts'

const SPOKEN: Record<Locale, () => Promise<{ files: Files }>> = {
  en: () => import('./spoken/en.ts'),
  nb: () => import('./spoken/nb.ts'),
  ru: () => import('./spoken/ru.ts'),
  'zh-Hans': () => import('./spoken/zh-Hans.ts'),
  'zh-Hant': () => import('./spoken/zh-Hant.ts'),
  ja: () => import('./spoken/ja.ts'),
}

/** Fetches a language, for words shown beside the viewer's own (a preview of a customer page). */
export async function load(locale: Locale): Promise<void> {
  const { files } = await SPOKEN[locale]()
  for (const [path, words] of Object.entries(files)) i18next.addResourceBundle(locale, roomOf(path), words)
}

/** Starts i18next in the viewer's language. A word missing there is taken from English. */
export async function startWords(): Promise<void> {
  const locale = bestLocale([keptLocale(), ...navigator.languages].filter((tag) => tag !== null))
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    supportedLngs: Object.keys(LOCALES),
    ns: ['web'],
    defaultNS: 'web',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await Promise.all([load(locale), locale === 'en' ? undefined : load('en')])
  speak(locale)
}

/** Speaks a person's own language, unless this machine has been told otherwise. */
export async function speakTo(wished: string | null | undefined): Promise<void> {
  const locale = wished && !keptLocale() ? bestLocale([wished]) : undefined
  if (!locale || locale === i18next.language) return
  await load(locale)
  await i18next.changeLanguage(locale)
  speak(locale)
}

/** Changes the language of the desk, and of this machine's next visit. */
export async function switchLocale(locale: Locale): Promise<void> {
  await load(locale)
  await i18next.changeLanguage(locale)
  localStorage.setItem('amends.locale', locale)
  speak(locale)
}

function speak(locale: Locale): void {
  document.documentElement.lang = locale
  wakeFonts(locale)
}

function keptLocale(): string | null {
  try {
    return localStorage.getItem('amends.locale')
  } catch {
    return null // storage switched off: the browser's own languages decide
  }
}
