import { simplified } from './fold.ts'
import type { Language, Scripts, Tongue } from './language.ts'

/** Kana makes it Japanese; Han alone is decided by its characters, and by the locale where they do not decide. */
export function eastAsian(text: string, scripts: Scripts, prior: Language | undefined): Tongue {
  // の and ー stand in Chinese brand names: one kana in a long Han text is not Japanese.
  if (scripts.kana >= 2 || scripts.kana * 8 > scripts.han)
    return { language: 'ja', confidence: 0.97, script: 'Jpan' }
  const { hans, hant, shinjitai } = variants(text)
  if (prior === 'ja' && (hans === 0 || shinjitai > 0) && scripts.han <= 12)
    return { language: 'ja', confidence: 0.7, script: 'Jpan' }
  if (shinjitai > hans + hant && scripts.han <= 30) return { language: 'ja', confidence: 0.6, script: 'Jpan' }
  const tie = prior === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
  const language = hans === hant ? tie : hans > hant ? 'zh-Hans' : 'zh-Hant'
  const confidence = hans === hant ? 0.6 : Math.max(hans, hant) / (hans + hant + 0.3)
  return { language, confidence, script: language === 'zh-Hans' ? 'Hans' : 'Hant' }
}

/** Characters only Japanese writes this way (shinjitai and kokuji). */
const SHINJITAI = new Set(
  '込働円応払気図対発売済変駅価検査辺実権悪戻焼残単帰歩広拡雑従読続鉄緑験険転関覚収団圧囲営渋',
)
const HANT = 1
const HANS = 2
const JAPANESE = 4
let hanKinds: Uint8Array | undefined

/** For each Han character: written only so in traditional, simplified or Japanese. */
function kindsOfHan(): Uint8Array {
  if (hanKinds) return hanKinds
  const kinds = new Uint8Array(0x10000)
  const toSimple = simplified()
  const mark = (char: string, kind: number) => {
    const code = char.charCodeAt(0)
    kinds[code] = (kinds[code] as number) | kind
  }
  for (const char of toSimple.values()) mark(char, HANS)
  for (const char of toSimple.keys()) {
    kinds[char.charCodeAt(0)] = HANT
  }
  for (const char of SHINJITAI) mark(char, JAPANESE)
  hanKinds = kinds
  return kinds
}

function variants(text: string): { hans: number; hant: number; shinjitai: number } {
  const kinds = kindsOfHan()
  let hans = 0
  let hant = 0
  let shinjitai = 0
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)] as number
    if (kind === 0) continue
    if (kind & HANT) hant++
    else if (kind & HANS) hans++
    if (kind & JAPANESE) shinjitai++
  }
  return { hans, hant, shinjitai }
}
