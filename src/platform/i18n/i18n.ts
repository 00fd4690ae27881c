import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import i18next, { type i18n } from 'i18next'

/** Languages that every string exists in. */
export const LOCALES = ['en', 'nb', 'ru', 'zh-Hans', 'zh-Hant', 'ja'] as const
export type Locale = (typeof LOCALES)[number]

const SOURCE = fileURLToPath(new URL('../../', import.meta.url))

let engine: i18n | undefined

/** A sentence in a language: `t('ja', 'followup:invitation.subject', { name })`. Plural forms by `count`. */
export function t(locale: string, key: string, values: Record<string, unknown> = {}): string {
  engine ??= loadWords()
  return engine.getFixedT(nearestLocale(locale))(key, values)
}

/** Whether any room says something under this key. */
export const hasWords = (key: string): boolean => {
  engine ??= loadWords()
  return engine.exists(key, { lng: 'en' })
}

/** The launch language nearest to a BCP 47 tag: nn and no read nb, zh-TW and zh-HK read zh-Hant, others English. */
export function nearestLocale(tag: string | null | undefined): Locale {
  const lower = (tag ?? '').toLowerCase()
  if (/^zh\b.*(hant|tw|hk|mo)/.test(lower)) return 'zh-Hant'
  if (lower.startsWith('zh')) return 'zh-Hans'
  const base = lower.split('-')[0]
  if (base === 'no' || base === 'nn') return 'nb'
  return LOCALES.find((locale) => locale === base) ?? 'en'
}

function loadWords(): i18n {
  const rooms = readdirSync(SOURCE, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const resources = Object.fromEntries(
    LOCALES.map((locale) => [
      locale,
      Object.fromEntries(rooms.map(({ name }) => [name, wordsOf(name, locale)])),
    ]),
  )
  const instance = i18next.createInstance()
  // Text for HTML is escaped where it becomes HTML (hono/html), not here: mails and logs are plain text.
  instance.init({ resources, fallbackLng: 'en', initAsync: false, interpolation: { escapeValue: false } })
  return instance
}

function wordsOf(room: string, locale: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(`${SOURCE}${room}/words/${locale}.json`, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
