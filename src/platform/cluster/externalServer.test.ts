import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { temporaryFolder } from '../../../test/temporary.ts'
import { migrate, openPool } from '../database/index.ts'
import { accountFor, giveTo } from './account.ts'
import { openExternal } from './external.ts'

// A real PostgreSQL that the machine happens to have, the oldest that Amends supports first. Never required.
const major = [15, 16, 17].find((number) => existsSync(`/usr/lib/postgresql/${number}/bin/postgres`))
const programs = `/usr/lib/postgresql/${major}/bin`
const when = { skip: major ? false : 'this machine has no PostgreSQL 15, 16 or 17' }
const root = mkdtempSync(join(temporaryFolder(), 'amends-external-'))
const account = accountFor(root)

before(() => {
  if (!major) return
  writeFileSync(join(root, 'password'), 'right')
  giveTo(account, root)
  chmodSync(root, 0o755)
  const login = ['-U', 'amends', '--auth=scram-sha-256', `--pwfile=${root}/password`]
  run('initdb', '-D', `${root}/cluster`, '--encoding=UTF8', '--locale=C', '--no-sync', ...login)
  const settings = `-k ${root} -c listen_addresses= -c fsync=off`
  run('pg_ctl', 'start', '-w', '-D', `${root}/cluster`, '-l', `${root}/log`, '-o', settings)
})

after(() => {
  if (major) run('pg_ctl', 'stop', '-m', 'immediate', '-D', `${root}/cluster`)
  rmSync(root, { recursive: true, force: true })
})

const urlOf = (password: string, database = 'postgres'): string =>
  `postgresql://amends${password}@/${database}?host=${root}`

test(
  'a PostgreSQL of the oldest supported version is taken, and all migrations run on it',
  when,
  async () => {
    const external = await openExternal(urlOf(':right'))
    assert.equal(Math.floor(external.version / 10_000), major)
    const { pool, close } = openPool(external.connection)
    const first = await migrate(pool)
    const second = await migrate(pool)
    await close()
    assert.ok(first.applied.length > 0)
    assert.deepEqual(second.applied, [])
  },
)

test('its wrong and missing passwords are told apart', when, async () => {
  await assert.rejects(openExternal(urlOf(':wrong')), { code: 'database password wrong' })
  await assert.rejects(openExternal(urlOf('')), { code: 'database password missing' })
})

test('its database that is not in Unicode is refused', when, async () => {
  const admin = new pg.Client({ connectionString: urlOf(':right') })
  await admin.connect()
  await admin.query("create database old encoding 'LATIN1' template template0")
  await admin.end()
  await assert.rejects(openExternal(urlOf(':right', 'old')), { code: 'database not unicode' })
})

function run(program: string, ...rest: string[]): void {
  const as = account && { uid: account.uid, gid: account.gid }
  const { status, stderr } = spawnSync(join(programs, program), rest, {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 30_000,
  })
  assert.equal(status, 0, String(stderr))
}
