export { hasWords, LOCALES, type Locale, nearestLocale, t } from './i18n.ts'
export { isTranslated, refusalIn } from './refusals.ts'
