import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSurvey } from '../src/intake/index.ts'
import { newId } from '../src/platform/database/index.ts'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'
import { settled } from './browser.ts'

let here: Bakery

before(async () => {
  here = await openBakery()
})

after(() => here.close())

const count = async (table: string) =>
  (await here.database.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n

async function contactSurvey(): Promise<string> {
  await here.say('Ida', { score: 5, comment: 'fine' })
  const customer = await here.database.pool.query("select id from customers.customers where name = 'Ida'")
  const { token } = await here.database.write((tx) =>
    createSurvey(tx, {
      kind: 'contact',
      // Each about a visit of its own: two words about one visit are one case.
      interactionExternalId: newId(),
      customerId: customer.rows[0].id,
      scale: 'stars5',
      locale: 'en',
      test: false,
      now: here.clock.now(),
      newId,
    }),
  )
  return `/s/${token}`
}

for (const javaScript of [true, false]) {
  test(`one tap on a bad star raises the alert, even if the survey is left then (${javaScript ? 'with' : 'without'} JavaScript)`, async () => {
    const path = await contactSurvey()
    const before = await count('alerts.alerts')
    const page = await here.strangersPage(path, { javaScript, width: 390, height: 844 })
    assert.equal(await count('alerts.alerts'), before, 'opening it records nothing')
    await page.getByRole('button', { name: 'Very bad' }).click()
    await page.getByText('What went wrong?').waitFor()
    await page.close()
    assert.equal(await count('alerts.alerts'), before + 1)
  })
}

test('a customer page takes an answer in the browser of a colleague who is signed in as well', async () => {
  const path = await contactSurvey()
  const before = await count('alerts.alerts')
  const page = await here.pageOf('Ana', path)
  await page.getByRole('button', { name: 'Very bad' }).click()
  await page.getByText('What went wrong?').waitFor()
  assert.equal(await count('alerts.alerts'), before + 1)
})

test('what the customer ticks and types is kept as it is given', async () => {
  const path = await contactSurvey()
  const page = await here.strangersPage(path, { width: 390, height: 844 })
  await page.getByRole('button', { name: 'Bad', exact: true }).click()
  await page.getByText('It was late').click()
  await page.getByLabel('In your own words').fill('An hour late, and cold.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  const kept = await here.database.pool.query(
    "select comment, reasons from intake.feedback where comment = 'An hour late, and cold.'",
  )
  assert.deepEqual(kept.rows[0].reasons, ['late'])
})

test('a score carried by the link is shown as chosen and recorded by the button only', async () => {
  const path = await contactSurvey()
  const before = await count('alerts.alerts')
  const page = await here.strangersPage(`${path}?score=1`, { width: 390, height: 844 })
  assert.equal(await count('alerts.alerts'), before)
  await page.getByRole('button', { name: 'Send: Very bad' }).click()
  await page.getByText('What went wrong?').waitFor()
  assert.equal(await count('alerts.alerts'), before + 1)
})

test('a complaint in Norwegian is taken, and nothing typed is lost when something is missing', async () => {
  const page = await here.strangersPage('/complain?lang=nb', { width: 390, height: 844, locale: 'nb' })
  await page.getByLabel('Det som skjedde').fill('Kaka var knust i esken.')
  await page.getByLabel(/Hvordan når vi deg/).fill('ingen adresse')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Skriv et telefonnummer eller en e-postadresse').waitFor()
  assert.equal(await page.getByLabel('Det som skjedde').inputValue(), 'Kaka var knust i esken.')
  await page.getByLabel(/Hvordan når vi deg/).fill('+47 958 21 733')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Din referanse').waitFor()
  await page.getByRole('link', { name: 'Følg saken' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
})

test('the pages of customers have no barriers, light and dark, in four scripts', async () => {
  const pages = [
    '/complain?lang=en',
    '/complain?lang=ja',
    '/complain?lang=ru',
    '/complain?lang=zh-Hant',
    await contactSurvey(),
  ]
  for (const theme of ['light', 'dark'] as const) {
    for (const path of pages) {
      const page = await here.strangersPage(path, { width: 390, height: 844, theme })
      await settled(page)
      assert.deepEqual(await barriers(page), [], `${path} ${theme}`)
      const size = await page.evaluate(() => document.documentElement.outerHTML.length)
      assert.ok(size < 30_000, `${path} weighs ${size}`)
      await page.close()
    }
  }
  await here.leave()
  // The form with something missing is answered 422, which browsers note on their console.
  assert.deepEqual(
    here.heard.filter((line) => !line.includes('422')),
    [],
  )
})
