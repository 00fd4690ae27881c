import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import { readConfig } from '../../src/platform/config/index.ts'
import { startServer } from '../../src/server.ts'
import { freshDatabase } from '../database.ts'
import { foundCompany } from './company.ts'
import { compare, sendUnhappy } from './writers.ts'

/** A line that carries requests and loses every answer: it breaks when the first byte of one comes back. */
async function losingLine(port: number) {
  const server = createServer((caller) => {
    const behind = connect(port, '127.0.0.1')
    caller.pipe(behind)
    behind.once('data', () => {
      caller.destroy()
      behind.destroy()
    })
    for (const end of [caller, behind]) end.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: at } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${at}`, close: () => server.close() }
}

test('F8: when the answer is lost after the commit, the same key again gets the same answer and there is one case', async () => {
  const database = await freshDatabase()
  const config = readConfig({ AMENDS_LOG: 'silent', AMENDS_PORT: '0' })
  const running = await startServer({ config, database, halves: { web: true, work: false } })
  const line = await losingLine(running.port!)
  try {
    const company = await foundCompany(database.connection)
    const url = `http://127.0.0.1:${running.port}`
    const acknowledged = new Map<string, string>()
    for (let guest = 0; guest < 20; guest++) {
      const sent = { key: company.ingest, name: `guest-${guest}`, receivedAt: new Date().toISOString() }
      assert.equal((await sendUnhappy({ ...sent, url: line.url })).status, 0)
      const again = await sendUnhappy({ ...sent, url })
      const onceMore = await sendUnhappy({ ...sent, url })
      assert.equal(again.status, 201)
      assert.equal(onceMore.text, again.text)
      acknowledged.set(sent.name, again.id ?? '')
    }
    assert.deepEqual(await compare(database.pool, acknowledged), { lost: [], doubled: [] })
    await company.database.close()
  } finally {
    line.close()
    await running.stop()
  }
})
