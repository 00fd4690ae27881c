import { type Locale, nearestLocale } from '../../platform/i18n/index.ts'
import { isCjk, isKana } from './read.ts'
import { isSimplified, simplified } from './simplified.ts'

/** Common words that only one of the two languages in Latin letters has. */
const ENGLISH = new Set(
  `the and you your is was are my of with that this it not have be on we our us would could should please sorry been
  an as if there what which who will can do does did has had they them their he she her his i'm i'll we'll don't it's
  no yes but by from at about today tomorrow thank thanks when how more anything`.split(/\s+/),
)
const NORWEGIAN = new Set(
  `og jeg du deg det er var ikke vi vår din ditt dine på av som til å en et den dere oss beklager kan vil skal fra om så
  blir ble etter noe mer dette men også seg hva når denne kommer får ved før nå her takk hvis eller alt meg min mitt
  mine våre vårt må bare hvor hvordan mange noen annet siden fordi hos hun han de dem ham skulle burde hadde kunne ville
  gjør gjort dessverre unnskyld hei ingen andre i dag morgen pengene lei`.split(/\s+/),
)

/** The language a draft is written in: letters decide, then words; the given locale only where those are silent. */
export function languageOf(text: string, locale: string | undefined): Locale {
  const prior = locale ? nearestLocale(locale) : undefined
  const { kana, han, cyrillic, latin, traditional, plain } = countLetters(text)
  if (kana + han > 0 && 2 * (kana + han) >= latin / 4 && kana + han >= cyrillic) {
    if (kana > 0 || (prior === 'ja' && traditional + plain === 0)) return 'ja'
    if (traditional !== plain) return traditional > plain ? 'zh-Hant' : 'zh-Hans'
    return prior === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
  }
  if (cyrillic > 0 && cyrillic >= latin / 4) return 'ru'
  return latin > 0 ? latinLanguage(text, prior) : (prior ?? 'en')
}

function latinLanguage(text: string, prior: Locale | undefined): Locale {
  const words = text.toLowerCase().split(/[^\p{L}']+/u)
  const english = words.filter((word) => ENGLISH.has(word)).length
  const norwegian = words.filter((word) => NORWEGIAN.has(word) || /[æøå]/.test(word)).length
  if (english === norwegian) return prior === 'nb' ? 'nb' : 'en'
  return norwegian > english ? 'nb' : 'en'
}

function countLetters(text: string) {
  const count = { kana: 0, han: 0, cyrillic: 0, latin: 0, traditional: 0, plain: 0 }
  for (const char of text) {
    const code = char.charCodeAt(0)
    if (isKana(char)) count.kana += 1
    else if (isCjk(char)) {
      count.han += 1
      if (simplified(char) !== char) count.traditional += 1
      else if (isSimplified(char)) count.plain += 1
    } else if (code >= 0x400 && code <= 0x4ff) count.cyrillic += 1
    else if ((code >= 0x41 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)) count.latin += 1
  }
  return count
}
