/**
 * Takes pictures of pages and runs axe on each: `node e2e/look.ts [--out DIR] [--width 390,1180,1440] [--theme light,dark]
 * [--locale en,ja] [--cookie name=value] URL...`. Exit 1 when axe or the console complained.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { barriers } from './axe.ts'
import { openBrowser, troubles, type View, visit, visitor } from './browser.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'test-results/look' },
    width: { type: 'string', default: '390,1180,1440' },
    theme: { type: 'string', default: 'light,dark' },
    locale: { type: 'string', default: 'en' },
    cookie: { type: 'string', multiple: true, default: [] },
    full: { type: 'boolean', default: false },
  },
})

interface Shot extends View {
  url: string
  width: number
  theme: 'light' | 'dark'
  locale: string
}

function shots(): Shot[] {
  const widths = values.width.split(',').map(Number)
  const themes = values.theme.split(',').map((theme) => (theme === 'dark' ? 'dark' : 'light'))
  return positionals.flatMap((url) =>
    widths.flatMap((width) =>
      themes.flatMap((theme) => values.locale.split(',').map((locale) => ({ url, width, theme, locale }))),
    ),
  )
}

async function look(browser: Browser, shot: Shot): Promise<string[]> {
  const phone = shot.width < 820
  const context = await visitor(browser, { ...shot, height: phone ? 844 : 900, touch: phone })
  try {
    await context.addCookies(values.cookie.map((each) => cookie(each, shot.url)))
    const page = await context.newPage()
    const heard = troubles(page)
    await visit(page, shot.url)
    await page.screenshot({ path: join(values.out, nameOf(shot)), fullPage: values.full })
    return [...heard, ...(await barriers(page))]
  } finally {
    await context.close()
  }
}

function cookie(pair: string, url: string) {
  const [name = '', ...value] = pair.split('=')
  return { name, value: value.join('='), url: new URL(url).origin } // its path would be the page's own
}

const nameOf = ({ url, width, theme, locale }: Shot) =>
  `${new URL(url).pathname.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${theme}-${locale}.png`

await mkdir(values.out, { recursive: true })
const browser = await openBrowser()
try {
  for (const shot of shots()) {
    const found = await look(browser, shot)
    console.log(`${found.length === 0 ? 'clean ' : `${found.length} found`} ${nameOf(shot)}`)
    for (const each of found) console.log(`  ${each}`)
    if (found.length > 0) process.exitCode = 1
  }
} finally {
  await browser.close()
}
