import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'
import { settled, visit } from './browser.ts'

let here: Bakery

before(async () => {
  here = await openBakery()
})

after(() => here.close())

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

/** Somebody's desk with the case open, taken by them. */
async function taken(name: string, by: 'Ana' | 'Ingrid' = 'Ana'): Promise<{ page: Page; id: string }> {
  const said = await here.say(name)
  const page = await here.pageOf(by, `/desk/${said.case.id}`)
  await press(page, 'I’ll take it')
  await says(page, `${name} is yours`)
  return { page, id: said.case.id }
}

async function acknowledged(name: string) {
  const found = await taken(name)
  await found.page
    .getByLabel(`To ${name}`)
    .fill(`${name}, I am so sorry. That is our mistake. I am Ana, and you hear from me by six.`)
  await found.page.keyboard.press('Control+Enter')
  await found.page.getByRole('button', { name: /^Read it back/ }).waitFor()
  return found
}

async function understood(name: string) {
  const found = await acknowledged(name)
  await press(found.page, /^Read it back/)
  await found.page
    .getByLabel('What you understood')
    .fill('The cake bears another name, and the party is at three.')
  await found.page.getByText(`${name} said yes to it already, in a talk`).click()
  await press(found.page, /^They said yes/)
  await says(found.page, `${name} said: exactly that`)
  return found
}

async function solved(name: string) {
  const found = await understood(name)
  await press(found.page, 'Make an offer')
  await found.page.getByLabel('Owed').fill('48')
  await found.page.getByLabel('Extra').fill('4.80')
  await found.page.getByLabel('Why this').fill('The cake was wrong on the day')
  await press(found.page, /^Offer/)
  await says(found.page, 'Offered, waits for their choice')
  await press(found.page, 'They said yes')
  await press(found.page, /^It is solved/)
  await found.page.getByLabel('What was done').fill('A new cake, at the door by a quarter past two')
  await found.page
    .getByRole('dialog')
    .getByRole('button', { name: /^It is solved/ })
    .click()
  await says(found.page, `${name} will be asked whether it is right`)
  return found
}

const statusOf = async (id: string) =>
  (await here.database.pool.query('select status from cases.cases where id = $1', [id])).rows[0].status

test('a bad rating is on the lead’s wall at once, without a reload, and one tap takes it', async () => {
  const wall = await here.pageOf('Ingrid', '/wall')
  await says(wall, 'Nobody is waiting to be heard.')
  const said = await here.say('Omar')
  await says(wall, 'Omar')
  await press(wall, 'I’ll take it')
  await says(wall, 'Omar is yours')
  const [alert] = (
    await here.database.pool.query('select answered_by from alerts.alerts where id = $1', [said.alert.id])
  ).rows
  assert.equal(alert.answered_by, here.people.Ingrid)
})

test('acknowledge, understand, solve, follow up: from one star to five', async () => {
  const { page, id } = await solved('Clara')
  assert.equal(await statusOf(id), 'solved')
  const survey = await here.strangersPage(await here.linkInMail('survey', /http:\S+\/s\/\S+/), {
    width: 390,
    height: 844,
  })
  await says(survey, 'Clara, is it right now?')
  await press(survey, 'Very good')
  await press(survey, 'Send')
  await says(survey, 'Thank you')
  await says(page, '5 of 5 stars')
  await press(page, /^Close the case/)
  await page.getByText('It is right', { exact: true }).click()
  await page.getByLabel('Where it came from').click()
  await page.getByRole('option', { name: 'People' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Close the case/ })
    .click()
  await page.waitForTimeout(600)
  assert.equal(await statusOf(id), 'closed')
})

test('an offer above the mandate goes to a lead, whose yes is one tap on the wall', async () => {
  const { page, id } = await understood('Peter')
  await press(page, 'Make an offer')
  await page.getByLabel('Owed').fill('200')
  await page.getByLabel('Why this').fill('The third failure')
  await press(page, /^Ask for/)
  await says(page, 'Waits for a lead’s yes')
  const wall = await here.pageOf('Ingrid', '/wall')
  await says(wall, 'Waiting for your yes')
  await wall.getByRole('button', { name: /^Yes/ }).first().click()
  await wall.waitForTimeout(600)
  const sheet = wall.getByRole('dialog')
  if (await sheet.count()) {
    await sheet.getByRole('textbox').fill('Yes, they have waited enough')
    await sheet
      .getByRole('button', { name: /^Yes|approve/i })
      .last()
      .click()
    await wall.waitForTimeout(600)
  }
  const [offer] = (
    await here.database.pool.query('select approval from compensation.offers where case_id = $1', [id])
  ).rows
  assert.equal(offer.approval, 'approve')
})

test('it is still not right: the customer’s own page opens the case again, and the wall shows it', async () => {
  const { id } = await solved('Lise')
  const path = await here.linkInMail('acknowledgement', /http:\S+\/c\/\S+/)
  const wall = await here.pageOf('Ingrid', '/wall')
  const customer = await here.strangersPage(path, { width: 390, height: 844 })
  await customer.getByText('It is still not right').click()
  await customer.getByLabel('What is still not right?').fill('It is still the wrong name.')
  await press(customer, 'Send')
  await says(customer, 'Thank you for saying so')
  assert.equal(await statusOf(id), 'open')
  await says(wall, 'Lise')
})

test('a lead answers from the mail: the link opens a page with one button', async () => {
  const said = await here.say('Grete')
  await here.runDue()
  const page = await here.strangersPage(await here.linkInMail('alert', /http:\S+\/a\/\S+/), {
    width: 390,
    height: 844,
  })
  await says(page, 'Grete is waiting for an answer.')
  await press(page, 'I’ll take it')
  await says(page, 'Grete is yours now.')
  const [alert] = (
    await here.database.pool.query('select answered_through from alerts.alerts where id = $1', [
      said.alert.id,
    ])
  ).rows
  assert.equal(alert.answered_through, 'mail-link')
})

test('nobody answers for ten minutes: the next lead on shift is called', async () => {
  const said = await here.say('Erik')
  here.clock.advance({ minutes: 11 })
  await here.runDue()
  const calls = await here.database.pool.query(
    'select staff_id from alerts.calls where alert_id = $1 order by step',
    [said.alert.id],
  )
  assert.deepEqual(
    calls.rows.map(({ staff_id }) => staff_id),
    [here.people.Ingrid, here.people.Tomas],
  )
})

test('desk, wall, ratings, people, keys and outbox have no barriers: phone and desk, light and dark', async () => {
  const screens = [
    '/wall',
    '/desk',
    '/followup',
    '/people',
    '/keys',
    '/mandates',
    '/judgement',
    '/organisation',
    '/outbox',
  ]
  for (const view of [
    { width: 1440, height: 900, theme: 'light' },
    { width: 390, height: 844, theme: 'dark' },
  ] as const) {
    const page = await here.pageOf('Olav', '/wall', view)
    for (const path of screens) {
      await visit(page, here.url + path)
      await settled(page)
      await page.waitForTimeout(400)
      assert.deepEqual(await barriers(page), [], `${path} ${view.width} ${view.theme}`)
    }
  }
})

test('no screen was in trouble: nothing thrown, nothing refused, no policy broken', async () => {
  await here.leave()
  assert.deepEqual(here.heard, [])
})
