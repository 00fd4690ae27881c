import type { Locale } from '../../../platform/i18n/index.ts'
import { type Language, widened } from '../language.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import { enKinds } from './kinds/en.ts'
import { jaKinds } from './kinds/ja.ts'
import { nbKinds } from './kinds/nb.ts'
import { ruKinds } from './kinds/ru.ts'
import { zhKinds } from './kinds/zh.ts'
import { nb } from './nb.ts'
import { ru } from './ru.ts'
import { enTurns } from './turns/en.ts'
import { jaTurns } from './turns/ja.ts'
import { nbTurns } from './turns/nb.ts'
import { ruTurns } from './turns/ru.ts'
import { zhTurns } from './turns/zh.ts'
import { enWays } from './ways/en.ts'
import { jaWays } from './ways/ja.ts'
import { nbWays } from './ways/nb.ts'
import { ruWays } from './ways/ru.ts'
import { zhWays } from './ways/zh.ts'
import { zh } from './zh.ts'

const chinese = widened(widened(widened(zh, zhKinds), zhTurns), zhWays)

/** Each language with all its layers: the first tables, kinds of wording, turns of phrase. */
export const LANGUAGES: Record<Locale, Language> = {
  en: widened(widened(widened(en, enKinds), enTurns), enWays),
  nb: widened(widened(widened(nb, nbKinds), nbTurns), nbWays),
  ru: widened(widened(widened(ru, ruKinds), ruTurns), ruWays),
  'zh-Hans': chinese,
  'zh-Hant': chinese,
  ja: widened(widened(widened(ja, jaKinds), jaTurns), jaWays),
}
