/** What a first visit downloads of the built bundle: scripts and styles, gzipped. `node e2e/weight.ts`; exit 1 above the limit. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

// 300 kB: about two seconds on a slow 3G phone (1.6 Mbit/s), before the first screen's own part.
const LIMIT_KB = 300

const bundle = new URL('../dist/web/', import.meta.url).pathname
const gzipped = (file: string) => gzipSync(readFileSync(join(bundle, file))).length / 1000

/** What index.html names, and the words of the heaviest language, which are asked for at once after it. */
function firstLoad(): string[] {
  const page = readFileSync(join(bundle, 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].flatMap((match) => match[1] ?? [])
  const words = readdirSync(join(bundle, 'assets')).filter((file) =>
    /^(en|nb|ru|zh-Hans|zh-Hant|ja)-.*\.js$/.test(file),
  )
  const heaviest = words.map((file) => `assets/${file}`).sort((a, b) => gzipped(b) - gzipped(a))[0]
  return heaviest ? [...named, heaviest] : named
}

const files = firstLoad().map((file) => ({ file, kB: Math.round(gzipped(file) * 10) / 10 }))
const total = files.reduce((sum, { kB }) => sum + kB, 0)
console.table(files)
console.log(`first load ${total.toFixed(1)} kB gzipped, limit ${LIMIT_KB} kB`)
if (total > LIMIT_KB) process.exitCode = 1
