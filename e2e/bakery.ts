import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createKey, openSession, sealToken, sessionCookieName, sessionSecret } from '../src/people/index.ts'
import { readConfig } from '../src/platform/config/index.ts'
import { newId } from '../src/platform/database/index.ts'
import { runDueJobs } from '../src/platform/jobs/index.ts'
import { SYSTEM } from '../src/platform/journal/index.ts'
import { startServer } from '../src/server.ts'
import { type FreshDatabase, freshDatabase } from '../test/database.ts'
import { type Company, hireEverybody, type PersonName } from '../test/people.ts'
import { openBrowser, troubles, type View, visit, visitor } from './browser.ts'

/** A whole installation on a port, with a browser, people by name, and a clock that the story may set forward. */
export interface Bakery extends Company {
  url: string
  database: FreshDatabase
  browser: Browser
  /** A page of somebody signed in. Errors on it are collected in `heard`. */
  pageOf(name: PersonName, path: string, view?: View): Promise<Page>
  /** A page of a stranger: customers, and leads who follow a link in a mail. */
  strangersPage(path: string, view?: View & { javaScript?: boolean }): Promise<Page>
  heard: string[]
  /** Closes every page; `heard` is complete then. */
  leave(): Promise<void>
  close(): Promise<void>
  /** Sends what a customer said, as the shop's till does; answers the API's answer. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer of the API, read where it is asked
  say(name: string, more?: object): Promise<any>
  clock: { now(): Temporal.Instant; advance(by: Temporal.DurationLike): void }
  runDue(): Promise<number>
  /** The path of the newest link of that kind in a mail. */
  linkInMail(kind: string, pattern: RegExp): Promise<string>
}

/** Opens it; close it when the stories are told. */
export async function openBakery(): Promise<Bakery> {
  const database = await freshDatabase()
  let ahead = Temporal.Duration.from({ hours: 0 })
  const clock = () => Temporal.Now.instant().add(ahead)
  const company = await hireEverybody(database, clock())
  const config = readConfig({ AMENDS_LOG: process.env.AMENDS_LOG ?? 'silent', AMENDS_PORT: '0' })
  const running = await startServer({ config, database, halves: { web: true, work: false }, clock })
  const url = `http://127.0.0.1:${running.port}`
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  const heard: string[] = []
  const leave = async () => {
    for (const context of contexts.splice(0)) await context.close()
  }
  const open = async (context: BrowserContext, path: string) => {
    contexts.push(context)
    const page = await context.newPage()
    const found = troubles(page)
    page.on('close', () => heard.push(...found))
    await visit(page, url + path)
    return page
  }
  const { key } = await database.write((tx) =>
    createKey(tx, { name: 'till', scope: 'ingest', by: SYSTEM, now: clock(), newId }),
  )
  return {
    ...company,
    url,
    database,
    browser,
    heard,
    leave,
    close: async () => {
      await leave()
      await browser.close()
      await running.stop()
    },
    pageOf: async (name, path, view) => {
      const context = await visitor(browser, view)
      const { token } = await database.write((tx) =>
        openSession(tx, { staffId: company.people[name], now: clock(), newId }),
      )
      const value = sealToken(token, await sessionSecret(running.app))
      await context.addCookies([
        { name: sessionCookieName(config.publicUrl), value, url, httpOnly: true, sameSite: 'Lax' },
      ])
      return open(context, path)
    },
    strangersPage: async (path, { javaScript = true, ...view } = {}) => {
      const context = javaScript
        ? await visitor(browser, view)
        : await browser.newContext({ javaScriptEnabled: false, locale: view.locale ?? 'en' })
      return open(context, path)
    },
    say: async (name, more = {}) => {
      const response = await fetch(`${url}/api/v1/feedback`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          receivedAt: clock().toString(),
          source: 'survey',
          customer: { email: `${name.toLowerCase()}@example.org`, name, locale: 'en' },
          team: 'care',
          scale: 'stars5',
          score: 1,
          comment: `The cake for ${name} says Happy Retirement Bob.`,
          ...more,
        }),
      })
      return response.json()
    },
    clock: {
      now: clock,
      advance: (by) => {
        ahead = ahead.add(by)
      },
    },
    runDue: () => runDueJobs({ database, jobs: running.jobs, now: clock() }),
    linkInMail: async (kind, pattern) => {
      const found = await database.pool.query(
        'select body_text from platform.mails where kind = $1 order by written_at desc, id desc limit 1',
        [kind],
      )
      const link = found.rows[0]?.body_text.match(pattern)?.[0]
      if (!link) throw new Error(`no ${kind} mail with such a link`)
      return new URL(link).pathname
    },
  }
}
