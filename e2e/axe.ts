import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on a page: one line a rule and place, such as `color-contrast (serious) .meta: ...`. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so the page's own content policy stays as strict as it is.
  await page.evaluate(await readFile(source, 'utf8'))
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (at: Document, how: object) => Promise<AxeResults> } }).axe.run(
        document,
        { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] },
      ),
    TAGS,
  )
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${impact}) ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ').slice(0, 200)}`,
    ),
  )
}
