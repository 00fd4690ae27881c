import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'

let here: Bakery

before(async () => {
  here = await openBakery()
})

after(() => here.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const rows = async (text: string, values: unknown[]) => (await here.database.pool.query(text, values)).rows

const CLARA = {
  email: 'clara@example.org',
  name: 'Clara',
  locale: 'en',
  since: '2021-03-04',
  lifetimeValue: { amount: 260_000, currency: 'EUR' },
}

/** Answers every question of an open sheet, each by its label. */
async function choose(page: Page, answers: Record<string, string>): Promise<void> {
  const sheet = page.getByRole('dialog')
  for (const [label, answer] of Object.entries(answers)) {
    await sheet.getByLabel(label).click()
    await page.getByRole('option', { name: answer, exact: true }).click()
  }
}

const VIEW = {
  'Whose doing': 'Ours',
  'One-off?': 'A one-off',
  'Preventable?': 'Yes',
  'Could it be foreseen?': 'No',
  'What failed': 'The thing itself',
  'What was lost': 'Goods',
}

test('Ana reads why this score, gives what is recommended, is stopped by her own draft, and says why it must go', async () => {
  const said = await here.say('Clara', { customer: CLARA })
  const page = await here.pageOf('Ana', `/desk/${said.case.id}`)
  await press(page, 'I’ll take it')
  await says(page, 'Clara is yours')

  await says(page, 'Why this score')
  await says(page, '3 of 6 facts known')
  await says(page, 'One-off or not: unknown')
  await says(page, 'At stake over 3 years')
  await press(page, 'Write down what Clara thinks')
  await choose(page, VIEW)
  await press(page, 'Keep it')
  await says(page, 'Preventable, the customer feels')
  await says(page, '6 of 6 facts known')

  await press(page, 'Write ours down')
  await choose(page, { 'How grave': 'Severity S2: up to two hours lost, or a quarter of the price', ...VIEW })
  await page.getByLabel('Price of what was affected').fill('48')
  await page.getByText('Came back or was of no use', { exact: true }).click()
  await press(page, 'Keep it')
  await says(page, '€48.00, came back')
  await says(page, 'Our doing, once')

  await press(page, /a gift worth €4.80/)
  const sheet = page.getByRole('dialog')
  assert.equal(await sheet.getByLabel('Owed').inputValue(), '48.00')
  assert.equal(await sheet.getByLabel('Extra').inputValue(), '4.80')
  await press(page, /^Offer €52.80/)
  await says(page, 'Offered, waits for their choice')
  const [offer] = await rows('select * from compensation.offers where case_id = $1', [said.case.id])
  assert.deepEqual([offer.kind, offer.restitution, offer.goodwill], ['exchange-and-gift', 4800, 480])
  assert.equal(offer.goodwill_reason, 'Our doing, once')

  await page.getByLabel('To Clara').fill('Clara, you should have read the label. I call you today at five.')
  await says(page, 'Puts the blame on the customer.')
  await says(page, /must be mended before it goes/)
  assert.equal(
    await page
      .getByRole('button', { name: /^Acknowledge/ })
      .last()
      .isDisabled(),
    true,
  )
  await page.keyboard.press('Control+Enter')
  assert.deepEqual(
    await rows("select id from cases.messages where case_id = $1 and direction = 'out'", [said.case.id]),
    [],
  )
  await press(page, 'Send as it is')
  await page.getByLabel('Why must it go as it is?').fill('Clara asked me to put it exactly so')
  await press(page, 'Send it as it is')
  await says(page, 'Written to Clara')
  await says(page, 'Sent although the draft check stopped it')
  await says(page, 'Clara asked me to put it exactly so')
  assert.deepEqual(await barriers(page), [])
})

test('a gap in a wording cannot be sent, and no reason is asked for', async () => {
  const said = await here.say('Omar')
  const page = await here.pageOf('Ana', `/desk/${said.case.id}`)
  await press(page, 'I’ll take it')
  await says(page, 'Omar is yours')
  await page.getByLabel('To Omar').fill('Omar, I am sorry. {what}. You hear from me by six.')
  await says(page, 'A gap is still open.')
  await says(page, 'One thing must be mended before it goes')
  assert.equal(await page.getByRole('button', { name: 'Send as it is' }).count(), 0)
})

test('the owner changes the points with a reason, and sees the override counted', async () => {
  const page = await here.pageOf('Olav', '/judgement')
  await says(page, 'These numbers are assumptions: nobody has measured yours yet.')
  const late = page.getByLabel('Severity S2: up to two hours lost, or a quarter of the price')
  await late.fill('-12')
  await page.getByLabel('Why you change it').fill('Two hours are a whole morning here')
  await press(page, 'Keep as a new version')
  await says(page, 'Version 2 is kept')
  // In the history, not in the field where it was typed: the form begins anew with the new version.
  await page.locator('q', { hasText: 'Two hours are a whole morning here' }).waitFor()
  assert.equal(await late.inputValue(), '-12')
  await late.fill('5')
  await page.getByLabel('Why you change it').fill('A present')
  await press(page, 'Keep as a new version')
  await says(page, /cannot be used as it is/)
  await page.getByRole('radio', { name: 'Draft check' }).click()
  await says(page, /1 of 1 letters in 30 days went out over a stop/)
  await says(page, 'Clara asked me to put it exactly so')
  assert.deepEqual(await barriers(page), [])
})

test('no screen was in trouble', async () => {
  await here.leave()
  const unexpected = here.heard.filter((line) => !/status of 422/.test(line))
  assert.deepEqual(unexpected, [])
})
