import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createKey } from '../src/people/index.ts'
import { newId } from '../src/platform/database/index.ts'
import { SYSTEM } from '../src/platform/journal/index.ts'
import { chanceFrom } from '../src/statistics/index.ts'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'
import { settled } from './browser.ts'

let here: Bakery
let till: string

/** A product called so by somebody who means harm; what it says must be read, not done. */
const HOSTILE = '<img src=x onerror=alert(1)> {{ratio}} $t(nav.patterns)'
const WORDS = '<script>alert(2)</script> The cake was wrong.'
const DAYS = 100
const A_DAY = 150

before(async () => {
  here = await openBakery()
  const now = here.clock.now()
  const made = await here.database.write((tx) =>
    createKey(tx, { name: 'till', scope: 'ingest', by: SYSTEM, now, newId }),
  )
  till = made.key
})

after(() => here.close())

async function send(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${here.url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${till}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  assert.ok(response.ok, await response.text())
}

/** A hundred days in which the hostile product goes wrong six times as often between nine and ten, and one customer says so. */
async function live(): Promise<void> {
  const chance = chanceFrom(3)
  const midnight = here.clock.now().toZonedDateTimeISO('Europe/Oslo').startOfDay()
  const visits = Array.from({ length: DAYS * A_DAY }, (_, number) => {
    const hour = 7 + chance.below(10)
    const product = chance.below(4) === 0 ? HOSTILE : ['Sourdough', 'Coffee', 'Soup'][chance.below(3)]!
    const at = midnight.subtract({ days: 1 + (number % DAYS) }).with({ hour, minute: chance.below(60) })
    return {
      externalId: `sale-${number}`,
      occurredAt: at.toInstant().toString(),
      channel: 'counter',
      customer: { externalId: `guest-${number % 90}` },
      staff: { externalId: ['Ana', 'Ingrid'][chance.below(2)]! },
      site: 'storgata',
      product,
      failed: chance.happens(product === HOSTILE && hour === 9 ? 0.2 : 0.03),
    }
  })
  for (let at = 0; at < visits.length; at += 1000) await send('/interactions', visits.slice(at, at + 1000))
  const atNine = ({ occurredAt }: { occurredAt: string }) =>
    Temporal.Instant.from(occurredAt).toZonedDateTimeISO('Europe/Oslo').hour === 9
  const newest = visits
    .filter((visit) => visit.failed && visit.product === HOSTILE && atNine(visit))
    .sort((a, b) => (a.occurredAt < b.occurredAt ? 1 : -1))[0]!
  await send('/feedback', {
    interactionExternalId: newest.externalId,
    receivedAt: here.clock.now().toString(),
    source: 'survey',
    customer: newest.customer,
    scale: 'stars5',
    score: 1,
    comment: WORDS,
    site: 'storgata',
  })
}

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

test('a lead has the patterns searched, reads the one that was found, its hours as numbers and its failures', async () => {
  await live()
  const page = await here.pageOf('Ingrid', '/patterns')
  await says(page, 'Nobody has searched yet.')
  assert.deepEqual(await barriers(page), [])
  await press(page, 'Search now')
  await says(page, 'The search runs in the background.')
  await here.runDue()
  await says(page, /^One thing to mend/)
  await says(page, 'What we counted')
  assert.equal(await page.locator('article b', { hasText: HOSTILE }).count(), 1, 'the name is shown as it is')
  await page.getByRole('img', { name: /Failures against expected by weekday and hour/ }).waitFor()
  await settled(page)
  assert.deepEqual(await barriers(page), [])

  await press(page, 'Show the numbers')
  await page.getByRole('table', { name: /Failures against expected/ }).waitFor()
  assert.deepEqual(await barriers(page), [])

  await page.keyboard.press('r')
  const sheet = page.getByRole('dialog', { name: 'What happened' })
  await sheet.getByText(WORDS).waitFor()
  await sheet.getByRole('link', { name: /^Case A-/ }).waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.keyboard.press('Escape')
  await press(page, 'How it was counted')
  await says(page, /^npx amends patterns search --from/)
  await here.leave()
  assert.deepEqual(here.heard, [])
})

test('somebody of another place reads that nothing stands out there, on a phone, in the dark', async () => {
  const page = await here.pageOf('Greta', '/patterns', {
    width: 390,
    height: 844,
    theme: 'dark',
    touch: true,
  })
  await press(page, 'Search now')
  await says(page, 'The search runs in the background.')
  await here.runDue()
  await says(page, 'There are no interactions yet.')
  assert.deepEqual(await barriers(page), [])
  await here.leave()
  assert.deepEqual(here.heard, [])
})

test('an agent finds no patterns on the rail: findings can name colleagues', async () => {
  const page = await here.pageOf('Ana', '/desk')
  await page.getByRole('link', { name: 'Desk' }).first().waitFor()
  assert.equal(await page.getByRole('link', { name: 'Patterns' }).count(), 0)
  await here.leave()
})
