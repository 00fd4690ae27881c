import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Font packages bring every script twice (woff2 and woff). Browsers that run this bundle all read woff2, and Latin and
 * Cyrillic come from Inter and Source Serif 4, so of a CJK package only its numbered parts are kept.
 */
export function leanFonts(): Plugin {
  return {
    name: 'amends:lean-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource[^/]*\/[^?]+\.css/.test(id)) return
      const lean = code.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, '')
      return { code: id.includes('noto-') ? numberedParts(lean) : lean, map: null }
    },
  }
}

/** The faces whose comment names a numbered part, such as `noto-sans-jp-[12]-400-normal`. */
function numberedParts(css: string): string {
  return (css.match(/\/\* [^*]*\*\/\s*@font-face \{[^}]*\}/g) ?? [])
    .filter((face) => /^\/\* [\w-]*\[\d+\]/.test(face))
    .join('\n')
}

const OURS = /(^|[\\/])(en-US|nb-NO|ru-RU|zh-CN|zh-TW|ja-JP)\./

/** react-aria carries its few spoken words in thirty languages; the six of the desk are kept, the rest become empty. */
export function leanLocales(): Plugin {
  return {
    name: 'amends:lean-locales',
    enforce: 'pre',
    load(id) {
      if (!/react-(aria|stately)[\w-]*[\\/].*[\\/]intl[\\/].*[\\/][a-z]{2}-[A-Z]{2}\.m?js$/.test(id)) return
      return OURS.test(id) ? undefined : 'export default {}'
    },
  }
}

const squeeze = promisify(brotliCompress)

/** Lays a brotli copy beside each script, style and page, so that the server never compresses while somebody waits. */
export function leanTransport(): Plugin {
  return {
    name: 'amends:lean-transport',
    apply: 'build',
    async writeBundle({ dir }, files) {
      const worth = Object.values(files).filter(({ fileName }) => /\.(js|css|html)$/.test(fileName))
      await Promise.all(
        worth.map(async (file) => {
          const text = file.type === 'chunk' ? file.code : file.source
          // Quality 9 of 11: the last two cost five times as long for two percent.
          const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
          await writeFile(join(dir ?? '', `${file.fileName}.br`), await squeeze(text, { params }))
        }),
      )
    },
  }
}
