import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { barriers } from './axe.ts'
import { type Bakery, openBakery } from './bakery.ts'
import { pressUntilAnswered } from './browser.ts'

let here: Bakery

before(async () => {
  here = await openBakery()
})

after(() => here.close())

const wordsAlone = (name: string, comment: string) =>
  here.say(name, { source: 'review', scale: undefined, score: undefined, comment })

test('words alone wait for a lead, and a yes opens the case', async () => {
  await wordsAlone('Wilma', 'The parcel arrived three days late and the box was broken.')
  const page = await here.pageOf('Ingrid', '/reading')
  await page.getByText('The parcel arrived three days late').waitFor()
  assert.deepEqual(await barriers(page), [])
  const yes = page.getByRole('button', { name: 'Unhappy: open a case' })
  assert.equal((await pressUntilAnswered(page, yes, '/mood')).status(), 200)
  await page.getByText('Nothing waits.').waitFor()
  const { items } = await page.evaluate(async () => (await fetch('/api/v1/alerts?state=open')).json())
  assert.equal(items.length, 1)
  await page.close()
})

test('a reading is corrected in one tap, and the list says who was right', async () => {
  await here.say('Sigrid', { score: 5, comment: 'Killer buns, sick beat, deadly good.' })
  const page = await here.pageOf('Ingrid', '/reading')
  const row = page.getByRole('article').filter({ hasText: 'Killer buns' })
  await row.getByRole('button').click()
  await row.getByText(/^you say:/).waitFor()
  await page.close()
})

test('a manager sees how good it is after enough ratings, moves the threshold and goes back', async () => {
  for (let i = 0; i < 60; i++)
    await here.say(`Guest${i}`, {
      interactionExternalId: `visit-${i}`,
      score: i % 2 ? 5 : 1,
      comment: i % 2 ? `warm and friendly, visit ${i}` : `cold, rude, never again, visit ${i}`,
    })
  here.clock.advance({ minutes: 1 })
  await here.runDue()
  const page = await here.pageOf('Mona', '/reading')
  await page.getByText('Of ten unhappy comments we find').waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('slider').focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('set by a person').waitFor()
  const setAside = page.waitForResponse((answer) => answer.url().endsWith('/text/return'))
  await page.getByRole('button', { name: 'Back to here: 50 ratings' }).click()
  await setAside
  await here.runDue()
  await page.getByRole('button', { name: 'Take them in again' }).waitFor()
  await page.close()
})

test('a tap that no answer comes to says so, and the next one is heard though the browser calls itself offline', async () => {
  await wordsAlone('Gro', 'Nobody rang back and the cake came two days late.')
  const page = await here.pageOf('Ingrid', '/reading')
  const yes = page
    .getByRole('article')
    .filter({ hasText: 'Nobody rang back' })
    .getByRole('button', { name: 'Unhappy: open a case' })
  await yes.waitFor()
  await page.route('**/mood', (route) => route.abort('connectionrefused'))
  await yes.press('Enter')
  await page.getByText('The server does not answer.').waitFor()
  await page.unroute('**/mood')
  // So says a browser in a shop without internet, whose server stands in the next room.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')))
  assert.equal((await pressUntilAnswered(page, yes, '/mood')).status(), 200)
  await page.getByText('Nothing waits.').waitFor()
  const before = here.heard.length
  await page.close()
  for (const trouble of here.heard.splice(before)) assert.match(trouble, /ERR_CONNECTION_REFUSED/)
})

test('a kind of failure of our own is added and shown', async () => {
  const page = await here.pageOf('Mona', '/reading')
  await page.getByRole('radio', { name: 'Kinds of failure' }).click()
  await page.getByRole('button', { name: 'Add a kind' }).click()
  await page.getByLabel('Name').fill('Oven trouble')
  await page.getByLabel('Words of your own').fill('burnt crust\nsoggy bottom')
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('row', { name: /Oven trouble/ }).waitFor()
  await page.close()
})

test('the owner chooses whom to ask for a second opinion; the key is not shown again', async () => {
  const page = await here.pageOf('Olav', '/reading')
  await page.getByRole('radio', { name: 'Second opinion' }).click()
  await page.getByLabel('Address').fill('http://127.0.0.1:9/v1')
  await page.getByLabel('Model').fill('local')
  await page.getByLabel('Key', { exact: true }).fill('sk-4711')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('A key is kept.').waitFor()
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[type=password]')?.value === '',
  )
  await page.getByLabel('A message').fill('Call Ola on +47 912 34 567')
  await page.getByRole('button', { name: 'Ask now' }).click()
  await page.getByText('[NUMBER_1]').waitFor()
  assert.deepEqual(await barriers(page), [])
  await page.close()
  assert.deepEqual(here.heard, [])
})
