import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'

let here: Bakery

before(async () => {
  here = await openBakery()
  await liveThroughAQuarter()
})

after(() => here.close())

/**
 * A quarter as the other rooms leave it: 120 mended cases, half of them answered, at two shops; 90 people who rated twice
 * and never had a case.
 */
async function liveThroughAQuarter(): Promise<void> {
  const { pool } = here.database
  const { Storgata, Grønland } = here.units
  await pool.query(
    `insert into cases.cases (id, reference, customer_id, failure_key, channel, site_id, title, first_scale, first_score,
       severity, status, raised_by, occurred_at, detected_at, opened_at, owner_id, first_contact_at, closed_at)
     select gen_random_uuid(), 'E-' || n, gen_random_uuid(), 'e2e:' || n, 'app', ($1::uuid[])[1 + n % 2], 'Wrong cake', 'stars5',
       1 + n % 2, 'S2', 'closed', 'detected', at - interval '20 minutes', at, at, $2, at + make_interval(mins => 5 + n % 40), at + interval '4 days'
     from generate_series(1, 120) n, lateral (select now() - make_interval(days => 5 + n % 80) as at) m`,
    [[Storgata, Grønland], here.people.Ana],
  )
  await pool.query(
    `insert into followup.asks (id, case_id, survey_id, attempt, channel, asked_at, waits_until, answered_at, scale, first_score, second_score)
     select gen_random_uuid(), id, gen_random_uuid(), 1, 'email', detected_at, detected_at, detected_at + interval '1 day', 'stars5', first_score,
       case when number % 2 = 0 then 3 + number / 2 % 3 end
     from (select *, row_number() over (order by reference) as number from cases.cases where reference like 'E-%') c`,
  )
  await pool.query(
    `insert into intake.feedback (id, received_at, recorded_at, source, customer_id, scale, score, flagged)
     select gen_random_uuid(), now() - make_interval(days => 90 - which * 60), now(), 'survey',
       ('0190a000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'stars5', 3 + (n + which * (n % 2)) % 3, false
     from generate_series(1, 90) n, generate_series(0, 1) which`,
  )
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

for (const view of [
  { name: 'a desk', width: 1440, height: 900, theme: 'light' },
  { name: 'a desk at night', width: 1440, height: 900, theme: 'dark' },
  { name: 'a phone', width: 390, height: 844, theme: 'light', touch: true },
  { name: 'a phone at night', width: 390, height: 844, theme: 'dark', touch: true },
] as const)
  test(`on ${view.name} a lead reads what recovery did, and nothing stands in anybody’s way`, async () => {
    const page = await here.pageOf('Mona', '/impact', view)
    await page
      .getByRole('heading', { name: 'Before and after, with what would have happened anyway' })
      .waitFor()
    assert.match((await heading(page)) ?? '', /^(Recovery gave back|No effect shown|After recovery)/)
    // The picture says its finding to whoever does not see it.
    await page
      .getByRole('img', { name: /60 people rated us twice: \+\d\.\d\d stars seen/ })
      .first()
      .waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.ok(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      'nothing has to be pushed aside to be read',
    )
    await here.leave()
  })

test('every picture has its numbers, and every number its cases', async () => {
  const page = await here.pageOf('Mona', '/impact')
  await page.getByRole('button', { name: 'Show the numbers' }).first().waitFor()
  for (const table of [
    'Before and after, with what would have happened anyway',
    'Won back, group by group',
  ]) {
    const card = page.locator('section', { has: page.getByRole('heading', { name: table }) })
    await card.getByRole('button', { name: 'Show the numbers' }).click()
    await card.getByRole('table').waitFor()
  }
  const card = page.locator('section', {
    has: page.getByRole('heading', { name: 'Won back, group by group' }),
  })
  await card.getByRole('button', { name: 'Storgata' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('heading', { name: '60 cases' }).waitFor()
  assert.equal(await sheet.getByRole('row').count(), 51)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await here.leave()
})

test('with the keyboard alone the page is narrowed to a shop, and the address keeps it', async () => {
  const page = await here.pageOf('Mona', '/impact')
  await page.getByRole('button', { name: 'Everywhere' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Storgata' }).waitFor()
  await page.keyboard.press('End')
  for (let up = 0; up < 5; up++) {
    const chosen = await page.evaluate(() => document.activeElement?.textContent)
    if (chosen === 'Storgata') break
    await page.keyboard.press('ArrowUp')
  }
  await page.keyboard.press('Enter')
  await page.getByText('60 unhappy customers').waitFor()
  assert.match(page.url(), new RegExp(`site=${here.units.Storgata}`))
  await here.leave()
})

test('a manager says what to assume and why, and the page says whose word it is', async () => {
  const page = await here.pageOf('Mona', '/impact')
  await page.getByRole('button', { name: 'Change' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('How alike one person’s two ratings are (correlation)').fill('0.4')
  await sheet.getByLabel('Why').fill('Our own survey of last year')
  await sheet.getByRole('button', { name: 'Assume this' }).click()
  await page.getByText(/Mona, .*Our own survey of last year/).waitFor()
  await here.leave()
})

test('the report comes as a PDF and the figures as CSV', async () => {
  const page = await here.pageOf('Mona', '/impact')
  for (const [link, ending] of [
    ['Save as PDF', 'pdf'],
    ['Figures as CSV', 'csv'],
  ] as const) {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: link }).click()
    assert.match((await coming).suggestedFilename(), new RegExp(`^impact-.*\\.${ending}$`))
  }
  await here.leave()
  assert.deepEqual(here.heard, [])
})
