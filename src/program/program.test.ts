import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { emptyFolder, type Installation, startInstallation } from '../../e2e/installation.ts'
import { readConfig } from '../platform/config/index.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = emptyFolder()
let amends: Installation

before(async () => {
  amends = await startInstallation({}, folder)
})
after(async () => {
  await amends.end()
  rmSync(folder, { recursive: true, force: true })
})

interface Ran {
  code: number
  said: string
  complained: string
}

const run = (...words: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...words], { timeout: 20_000 }, (error, said, complained) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said, complained }),
    )
  })

const me = async (key: string) =>
  (await fetch(`${amends.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })).json()

test('the first start says where it is, how to sign in, and a command to try', () => {
  const said = amends.said()
  assert.match(said, /Amends is ready: http:\/\/127\.0\.0\.1:\d+/)
  assert.match(said, /\/set-up\/[\w-]{43}/)
  assert.match(said, /curl [^ ]+\/api\/v1\/feedback/)
})

test('the key in the command is real', async () => {
  const key = /amends_live_[\w-]{43}/.exec(amends.said())?.[0] ?? ''
  assert.deepEqual([(await me(key)).name, (await me(key)).scope], ['First rating', 'ingest'])
})

test('a key made beside the running server is the only thing printed, and it opens', async () => {
  const { said, code } = await run('keys', 'create', '--name', 'Till', '--scope', 'staff', '--data', folder)
  assert.equal(code, 0)
  assert.match(said, /^amends_live_[\w-]{43}\n$/)
  assert.equal((await me(said.trim())).name, 'Till')
})

test('a key for somebody who is not there is one clear sentence and exit 1', async () => {
  const asked = ['keys', 'create', '--name', 'X', '--scope', 'staff', '--as', 'nobody', '--data', folder]
  const { code, complained } = await run(...asked)
  assert.equal(code, 1)
  assert.match(complained, /^Nobody who works here .*"nobody"\.\n$/)
})

test('a scope that does not exist is wrong usage, exit 2', async () => {
  assert.equal((await run('keys', 'create', '--name', 'X', '--scope', 'all', '--data', folder)).code, 2)
})

test('a name that says nothing is wrong usage too', async () => {
  const asked = ['keys', 'create', '--name', ' ', '--scope', 'staff', '--data', folder]
  assert.equal((await run(...asked)).code, 2)
})

test('every command takes a data folder, also one that needs none', async () => {
  const table = ['patterns', 'table', 'none.csv', '--failures', 'a', '--exposure', 'b', '--data', folder]
  const { complained } = await run(...table)
  assert.match(complained, /none\.csv/)
})

test('an address to listen on that is none is told as that', async () => {
  const { code, complained } = await run('start', '--host', '999.1.1.1', '--port', '0', '--data', folder)
  assert.equal(code, 2)
  assert.match(complained, /^"999\.1\.1\.1" is not an address to listen on\./)
})

test('a new owner link ends the one before', async () => {
  const before = /set-up\/([\w-]{43})/.exec(amends.said())?.[1]
  const { said } = await run('owner', 'reset', '--data', folder)
  const fresh = /set-up\/([\w-]{43})/.exec(said)?.[1]
  const status = async (token: string | undefined) =>
    (await fetch(`${amends.url}/api/v1/invitations/${token}`)).status
  assert.deepEqual([await status(fresh), await status(before)], [200, 404])
})

test('a second start on the same folder is refused with a sentence', async () => {
  const { code, complained } = await run('start', '--port', '0', '--data', folder)
  assert.equal(code, 1)
  assert.match(complained, /already running/)
})

test('a port in use is refused with a sentence, and nothing is left running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const empty = emptyFolder()
  const { code, complained } = await run('start', '--port', String(port), '--data', empty)
  other.close()
  rmSync(empty, { recursive: true, force: true })
  assert.equal(code, 1)
  // In a folder that only root can enter, a line before it says where the database's programs went.
  const sentences = complained.split('\n').filter((line) => line !== '' && !line.startsWith('Only root'))
  assert.deepEqual(sentences, [
    `Port ${port} is in use. Stop what uses it, or start with --port and another number.`,
  ])
})

test('the doctor finds a healthy installation healthy, and says that set-up is not finished', async () => {
  const { code, said } = await run('doctor', '--port', new URL(amends.url).port, '--data', folder)
  assert.equal(code, 0, said)
  assert.match(said, /schema is the newest/)
  assert.match(said, /set-up is not finished/)
})

test('health and readiness answer anybody; figures only this machine, and nobody through a proxy', async () => {
  const status = async (path: string, headers = {}) => (await fetch(amends.url + path, { headers })).status
  assert.deepEqual(
    [await status('/healthz'), await status('/readyz'), await status('/metrics')],
    [200, 200, 200],
  )
  assert.equal(await status('/metrics', { 'x-forwarded-for': '203.0.113.9' }), 404)
})

test('an empty folder, port or host is refused, an empty variable is one that is not set', async () => {
  for (const option of ['--data', '--port', '--host']) {
    const { code, complained } = await run('start', option, '')
    assert.deepEqual([code, complained], [2, `${option} is empty. Give it a value, or leave it out.\n`])
  }
  const { port, host, dataDir, logLevel } = readConfig({
    AMENDS_PORT: '',
    AMENDS_HOST: '',
    AMENDS_DATA: '',
    AMENDS_LOG: '',
  })
  assert.deepEqual([port, host, dataDir, logLevel], [7070, '127.0.0.1', './data', 'warn'])
})
