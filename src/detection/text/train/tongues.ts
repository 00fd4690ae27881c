import { type Tongues, writeTongues } from '../tongues.ts'

/** eld's names of the Latin languages we read; Norwegian is one to it. */
const LATIN = new Set(['en', 'no', 'da', 'sv', 'de', 'es', 'fr', 'pt'])

/** eld's large table (Nito T.M., Apache-2.0) cut down to the languages we read. */
export async function tonguesTable(): Promise<string> {
  const large = new URL('../ngrams/large.js', import.meta.resolve('eld/large'))
  const { ngramsData } = (await import(large.href)) as { ngramsData: Tongues }
  const wanted = new Set(
    Object.keys(ngramsData.languages).filter((id) => LATIN.has(ngramsData.languages[id] ?? '')),
  )
  const ngrams = Object.entries(ngramsData.ngrams).flatMap(([gram, scores]) => {
    const ours = Object.entries(scores).filter(([id]) => wanted.has(id))
    return ours.length > 0 ? [[gram, Object.fromEntries(ours)] as const] : []
  })
  const { type, languages } = ngramsData
  return writeTongues({ type, languages, ngrams: Object.fromEntries(ngrams) })
}
