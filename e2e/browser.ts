import { existsSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
  type Response,
} from 'playwright-core'
import { unpackedChromium } from './unpacked.ts'

/** How a page is looked at. */
export interface View {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  /** BCP 47; the desk follows the browser's language until its viewer chooses one. */
  locale?: string
  timeZone?: string
  /** A finger instead of a mouse. */
  touch?: boolean
}

/**
 * Opens the Chromium that comes with the packages (unpacked to the temporary folder on first use, about 3 s), or the one
 * named by `CHROMIUM`. Close it when the story ends.
 */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM
  const executablePath = own && existsSync(own) ? own : await unpackedChromium()
  // No sandbox: stories also run as root, where Chromium refuses one. Only our own pages are opened.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']
  return chromium.launch({ executablePath, args, headless: true })
}

/** A fresh visitor: own cookies, own storage. */
export function visitor(browser: Browser, view: View = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: view.width ?? 1440, height: view.height ?? 900 },
    colorScheme: view.theme ?? 'light',
    locale: view.locale ?? 'en',
    timezoneId: view.timeZone ?? 'Europe/Oslo',
    hasTouch: view.touch ?? false,
    reducedMotion: 'reduce',
  })
}

/** What went wrong on a page: thrown errors, console errors (a refused policy among them), failed requests of ours. */
export function troubles(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(`thrown: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`)
  })
  return heard
}

/** Goes to an address and waits until words and fonts stand still. */
export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction(() => (document.body.textContent ?? '').trim().length > 0)
  await settled(page)
}

/** Waits until every font in use has come; a live line keeps the network busy, so that is not waited for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250)
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  await page.waitForTimeout(150)
}

/** A press that the browser drops is pressed again, as a person would. */
const PRESSES = 3
const HEARD_WITHIN_MS = 5_000

/** Presses a button by key until the server has answered at an address that ends so; the answer tells what came of it. */
export async function pressUntilAnswered(page: Page, button: Locator, ending: string): Promise<Response> {
  for (let press = 0; press < PRESSES; press++) {
    const answered = page
      .waitForResponse((answer) => answer.url().endsWith(ending), { timeout: HEARD_WITHIN_MS })
      .catch(() => undefined)
    await button.press('Enter')
    const answer = await answered
    if (answer) return answer
  }
  throw new Error(
    `${PRESSES} presses and no request to …${ending}: ${await page.locator('body').innerText()}`,
  )
}
