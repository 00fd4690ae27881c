import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { barriers } from './axe.ts'
import { openBrowser, troubles, visit, visitor } from './browser.ts'
import { type Installation, startInstallation } from './installation.ts'

const PASSWORD = 'a mended bowl holds tea'
let amends: Installation
let browser: Browser
let owner: BrowserContext
let page: Page
let heard: string[]

before(async () => {
  amends = await startInstallation()
  browser = await openBrowser()
  owner = await visitor(browser)
  page = await owner.newPage()
  heard = troubles(page)
})

after(async () => {
  await browser?.close()
  await amends?.end()
})

const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
/** So many amounts stand there, each with what the server suggests. */
const suggested = (count: number) =>
  page.waitForFunction((wanted) => {
    const amounts = [...document.querySelectorAll<HTMLInputElement>('input[inputmode="decimal"]')]
    return amounts.length === wanted && amounts.every(({ value }) => value !== '')
  }, count)
const write = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)

test('the link of the console opens the first step, and the next asks for money', async () => {
  const link = /\/set-up\/[\w-]{43}/.exec(amends.said())?.[0]
  await visit(page, `${amends.url}${link}`)
  await write('Your name', 'Marit Falk')
  await write('Your e-mail', 'marit@foldandcrumb.example')
  await write('New password', PASSWORD)
  await write('What customers call you', 'Fold & Crumb')
  assert.deepEqual(await barriers(page), [])
  await press('Next: money')
  await page.getByRole('heading', { name: 'What may each of you give?' }).waitFor()
  // The field is there at once; its suggestion comes from the server.
  await suggested(3)
  assert.equal(await page.getByLabel('Agent, one case, EUR').inputValue(), '100')
})

test('a currency that is added brings its own suggestion; a wrong amount holds the step back', async () => {
  await page.getByLabel('Customers also pay in').selectOption('JPY')
  await suggested(6)
  assert.equal(await page.getByLabel('Agent, one case, JPY').inputValue(), '15000')
  await write('Agent, one case, EUR', 'sixty')
  assert.equal(await page.getByRole('button', { name: /^Next/ }).getAttribute('aria-disabled'), 'true')
  await write('Agent, one case, EUR', '60')
  await press('Next: a first rating')
  await page.getByRole('heading', { name: 'Send yourself a first unhappy rating.' }).waitFor()
  assert.deepEqual(await barriers(page), [])
})

test('the command of the page, pasted into a shell, brings the alert without a reload', async () => {
  const lines: string[] = []
  page.on('request', (request) => request.url().includes('/api/v1/live') && lines.push(request.url()))
  const command = await page.locator('pre').innerText()
  await promisify(execFile)('sh', ['-c', command])
  await page.getByRole('button', { name: 'I’ll take it' }).waitFor({ timeout: 5_000 })
  assert.match(await page.locator('main').innerText(), /Clara Nygaard[\s\S]*She is SIX/)
  assert.deepEqual(lines, [], 'the live line was cut and opened again')
  assert.deepEqual(await barriers(page), [])
})

test('whoever takes it has answered the alert', async () => {
  await press('I’ll take it')
  await page.waitForURL(/\/desk\//)
  const { items } = await page.evaluate(async () => (await fetch('/api/v1/alerts?state=answered')).json())
  assert.equal(items[0].answeredBy.name, 'Marit Falk')
})

test('signed out, the password opens the door again, and a wrong one says how many tries are left', async () => {
  await visit(page, `${amends.url}/sign-out`)
  await page.waitForURL(/\/sign-in/)
  await write('E-mail', 'marit@foldandcrumb.example')
  await write('Password', 'not the password')
  await press('Sign in')
  await page.getByText('4 more tries').waitFor()
  assert.deepEqual(await barriers(page), [])
  await write('Password', PASSWORD)
  await press('Sign in')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
})

test('a passkey of this device signs in by itself', async () => {
  const devices = await owner.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  })
  await visit(page, `${amends.url}/me`)
  await press('Make a passkey on this device')
  await page.getByRole('heading', { name: 'A stolen password alone opens nothing here.' }).waitFor()
  await visit(page, `${amends.url}/sign-out`)
  await page.waitForURL(/\/sign-in/)
  await press('Use my passkey')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
})

test('somebody invited chooses a password and is in', async () => {
  await visit(page, `${amends.url}/people`)
  await press('Invite')
  await write('Name', 'Ana Lind')
  await write('E-mail', 'ana@foldandcrumb.example')
  await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click()
  const link = await page.getByRole('dialog').locator('code').innerText()
  const context = await visitor(browser, { width: 390, height: 844, touch: true })
  const phone = await context.newPage()
  await visit(phone, `${amends.url}${new URL(link).pathname}`)
  assert.deepEqual(await barriers(phone), [])
  await phone.getByLabel('New password', { exact: true }).fill('tea in a mended bowl')
  await phone.getByRole('button', { name: 'Keep it and go in' }).click()
  await phone.waitForURL((url) => url.pathname !== new URL(link).pathname)
  const me = await phone.evaluate(async () => (await fetch('/api/v1/me')).json())
  assert.deepEqual([me.name, me.role], ['Ana Lind', 'agent'])
  await context.close()
})

test('nothing went wrong on the way', () => {
  const real = heard.filter((each) => !/status of (401|404|422)/.test(each))
  assert.deepEqual(real, [])
})

test('Ctrl-C ends it with 0, and a second one changes nothing', async () => {
  const code = amends.end('SIGINT')
  process.nextTick(() => amends.end('SIGINT'))
  assert.equal(await code, 0)
})
