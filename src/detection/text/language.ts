import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { eastAsian } from './eastAsian.ts'
import { readTongues } from './tongues.ts'

/** Languages the engine reads; nn is read with nb's words. */
export const LANGUAGES = [
  'en',
  'nb',
  'nn',
  'ru',
  'zh-Hans',
  'zh-Hant',
  'ja',
  'de',
  'es',
  'fr',
  'pt',
  'ar',
  'sv',
  'da',
] as const
export type Language = (typeof LANGUAGES)[number]

/** Which language a message is in, how sure, and in which script (ISO 15924). */
export interface Tongue {
  language: Language | 'und'
  confidence: number
  script?: string
}

/** How many characters of each script stand in the text. */
export interface Scripts {
  latin: number
  cyrillic: number
  han: number
  kana: number
  arabic: number
}

/** Reading the first 1,000 characters is enough; eld itself stops at 350 bytes. */
const READ = 1_000

/** Script first (it decides ru, zh, ja, ar), then n-grams and small words leaning to the organisation's languages. */
export function tongueOf(
  text: string,
  { locale, languages }: { locale?: string | undefined; languages: readonly string[] },
): Tongue {
  const head = withoutLinks(text.slice(0, READ))
  const scripts = countScripts(head)
  const prior = languageOf(locale)
  const total = scripts.latin + scripts.cyrillic + scripts.han + scripts.kana + scripts.arabic
  if (total === 0) return prior ? { language: prior, confidence: 0.3 } : { language: 'und', confidence: 0 }
  // A Han or kana character is worth about three Latin letters: "iPhone 坏了" is Chinese.
  if ((scripts.han + scripts.kana) * 3 >= scripts.latin + scripts.cyrillic && scripts.han + scripts.kana > 0)
    return eastAsian(head, scripts, prior)
  if (scripts.arabic > scripts.latin) return { language: 'ar', confidence: 0.95, script: 'Arab' }
  if (scripts.cyrillic > scripts.latin) return { language: 'ru', confidence: 0.95, script: 'Cyrl' }
  return { ...latin(head, { prior, languages }), script: 'Latn' }
}

/** Links, @names and addresses are in no language. */
const withoutLinks = (text: string): string =>
  text
    .split(/\s/)
    .filter((word) => !word.startsWith('@') && !word.includes('://') && !word.startsWith('www.'))
    .join(' ')

/** The language a locale or tag means to us, if any: zh-TW, zh_HK, no, nb-NO ... */
export function languageOf(locale: string | undefined): Language | undefined {
  if (!locale) return undefined
  const tag = locale.replaceAll('_', '-').toLowerCase()
  const [base = ''] = tag.split('-')
  if (base === 'zh' || base === 'yue')
    return /hant|-tw|-hk|-mo/.test(tag.slice(0, 40)) ? 'zh-Hant' : 'zh-Hans'
  if (base === 'no') return 'nb'
  return LANGUAGES.find((language) => language === base)
}

function countScripts(text: string): Scripts {
  const scripts = { latin: 0, cyrillic: 0, han: 0, kana: 0, arabic: 0 }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f))
      scripts.latin++
    else if (code >= 0x400 && code <= 0x52f) scripts.cyrillic++
    else if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005)
      scripts.han++
    else if ((code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) || (code >= 0xff66 && code <= 0xff9d))
      scripts.kana++
    else if ((code >= 0x600 && code <= 0x6ff) || (code >= 0xfb50 && code <= 0xfefc)) scripts.arabic++
  }
  return scripts
}

/** Words that one of these languages has and its neighbours have not: short messages are decided by them. */
const SMALL_WORDS: Record<string, string> = {
  en: 'the and is was my you your have has this that with for not it are of to been i we they',
  nb: 'jeg ikke og er en et det på å har hva meg deg seg av til fra mye noe noen etter ble blir blitt kommer fått få dere vi annet nå neste bare vært kan takk igjen hvorfor alle dette være hun han ut inn opp hvor der mot gjør gjøre som den de om vil skal hos sin sitt sine men eller når så mest mer flere enn også kun uten ved vår oss min mitt mine du for med litt veldig hvis både selv over under helt sammen hadde ville kunne skulle fikk gikk sier ser går står tok aldri hjelp uker penger bestilt bestilte skuffet dårlig hyggelig egentlig likevel spesiell spesielt første mellom denne disse ganske da alt man dem si kanskje andre ennå allerede ingen ingenting viser finnes langt altfor nesten derfor selvfølgelig tvers mens heller hver slik slike fram frem god godt gode',
  nn: 'eg ikkje og er ein eit det på å har kva meg deg seg av til frå mykje noko nokon etter vart blir kjem fått få me dykk hjå berre no neste vore kan takk igjen kvifor alle dette vere ho han ut inn opp kor der mot gjer gjere som den dei om vil skal sin sitt sine men eller når så mest meir fleire enn også utan ved vår oss min mitt mine du for med litt veldig dersom både sjølv over under heilt saman hadde ville kunne skulle fekk gjekk seier ser går står tok aldri hjelp veker pengar skuffa dårleg hyggeleg eigentleg likevel fyrste mellom denne desse ganske då alt seie kanskje andre enno allereie ingen ingenting viser finst langt nesten difor medan heller kvar slik god godt gode',
  da: 'jeg ikke og er en et det på at har hvad mig dig sig af til fra meget noget nogen efter blev bliver blevet kommer fået få jer vi andet nu næste bare været kan tak igen hvorfor alle dette være hun han ud ind op hvor der mod gør gøre som den de om vil skal hos sin sit sine men eller når så mest mere flere end også kun uden ved vores os min mit mine du for med lidt hvis både selv over under helt sammen havde ville kunne skulle fik gik siger ser går står tog aldrig lige hjælp uger penge bestilt bestilte skuffet dårlig dejlig egentlig alligevel særlig første mellem denne disse ganske da alt man dem sige måske andre endnu allerede ingen ingenting viser findes langt næsten derfor selvfølgelig mens hver sådan sådanne frem god godt gode lækker kedelig rigtig nej fordi altså jeres deres selvom gang',
  sv: 'jag inte och är en ett det på att har vad mig dig sig av till från mycket något någon efter blev blir blivit kommer fått få ni vi annat nu nästa bara varit kan tack igen varför alla detta vara hon han ut in upp var där mot gör göra som den de om vill ska hos sin sitt sina men eller när så mest mer fler än också utan vid vår oss min mitt mina du för med lite väldigt både själv över under helt tillsammans hade ville kunde skulle fick gick säger ser går står tog aldrig hjälp veckor pengar beställt besviken dålig trevlig egentligen ändå särskilt första mellan denna dessa ganska då allt man dem säga kanske andra ännu redan ingen inget visar finns långt nästan därför självklart medan varje sådan sådana fram bra god gott goda just alls nej eftersom alltså er deras gång',
  de: 'ich nicht und ist ein eine der die das mit auf zu habe was mich mir von nach sehr wurde wir sie',
  es: 'yo no y es un una el la los que con para mi me por muy del lo he fue las se',
  fr: 'je ne pas et est un une le la les que avec pour mon me par très du ce ai vous des',
  pt: 'eu não nao e é um uma o a os que com para meu me por muito do da em foi ainda voces minha',
}
const smallWords = new Map(
  Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
)

function latin(
  text: string,
  { prior, languages }: { prior: Language | undefined; languages: readonly string[] },
): Tongue {
  const home = new Set(languages.includes('nb') ? [...languages, 'nn'] : languages)
  const scores = eld().detect(text).getScores()
  const words =
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, 60) ?? []
  const ranked = [...smallWords.keys()]
    .map((language) => ({ language, score: scoreOf(language, { scores, words, prior, home }) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (!best) return { language: 'und', confidence: 0 }
  const margin = best.score - (second?.score ?? 0)
  return { language: best.language as Language, confidence: Math.min(0.99, 0.5 + margin) }
}

interface Clues {
  scores: Record<string, number>
  words: string[]
  prior: Language | undefined
  /** Languages that the organisation serves. */
  home: ReadonlySet<string>
}

/**
 * How much likelier a language is that the organisation serves; more so in a message of few words, which say less by
 * themselves. A lean, not a limit: a German guest of an English house writes German. Chosen on NoReC, English tweets and
 * questions to a bank, German posts on a railway (docs/decisions/0120).
 */
const HOME = 0.08
const HOME_SHORT = 0.3

/** Where nothing tells them apart: bokmål is likelier than its neighbours, nynorsk than nothing. */
const FIRST: Record<string, number> = { nb: 0.05, nn: -0.02 }

/** Spellings that one Scandinavian language has and its neighbours have not. */
const SPELLINGS: Record<string, string[]> = {
  nb: ['æ', 'ø', 'øy', 'kj', 'skj', 'ei', 'gj', 'sjon', 'kke', 'nn', 'kk', 'tt'],
  nn: ['æ', 'ø', 'øy', 'kj', 'skj', 'ei', 'gj', 'kv', 'eg', 'sjon', 'kke', 'nn', 'kk', 'tt'],
  da: ['æ', 'ø', 'øj', 'ej', 'aa', 'ede', 'ds'],
  sv: ['ä', 'ö', 'ck', 'och', 'sj'],
  de: ['ä', 'ö', 'ü', 'ß', 'sch', 'ich'],
}

/** How much of the words is spelt as this language does and no other of these. */
function spelling(language: string, words: string[]): number {
  const own = SPELLINGS[language]
  if (!own) return 0
  return words.filter((word) => own.some((letters) => word.includes(letters))).length / (words.length + 2)
}

/**
 * eld's n-gram score, the share of small words, spellings, and a nudge for the customer's own locale. Weights chosen
 * on NoReC's training part and on our own messages. Norwegian goes before its neighbours where nothing tells them apart.
 */
function scoreOf(language: string, { scores, words, prior, home }: Clues): number {
  const own = smallWords.get(language) as Set<string>
  const share = words.filter((word) => own.has(word)).length / (words.length + 1)
  const nudge =
    (prior === language ? 0.08 : 0) +
    (FIRST[language] ?? 0) +
    (home.has(language) ? HOME + HOME_SHORT / (words.length || 1) : 0)
  // eld knows Norwegian as one ("no"); nynorsk is told from bokmål by its small words alone.
  const grams = scores[language === 'nb' || language === 'nn' ? 'no' : language] ?? 0
  return grams + share * 0.6 + spelling(language, words) * 0.3 + nudge
}

type Detector = { detect: (text: string) => { getScores: () => Record<string, number> } }
type Core = { createEld: () => { instance: Detector; loadData: (table: unknown) => void } }
let detector: Detector | undefined

/**
 * eld's detector over eld's large table cut down to the languages we read (made by `amends text train`): as sure as
 * the large one at 28 MB and 70 ms, where even the small whole one takes 160 MB and 230 ms.
 */
function eld(): Detector {
  if (detector) return detector
  // The package offers its core to nobody by name; by its path Node requires a module without waiting.
  const core = fileURLToPath(new URL('../languageDetector.js', import.meta.resolve('eld/small')))
  const { instance, loadData } = (createRequire(import.meta.url)(core) as Core).createEld()
  const packed = readFileSync(new URL('../models/tongues.br', import.meta.url))
  loadData(readTongues(brotliDecompressSync(packed).toString('utf8')))
  detector = instance
  return instance
}

/** Loads the language table now, so that the first customer does not wait for it. */
export const warmLanguages = (): void => void eld()
