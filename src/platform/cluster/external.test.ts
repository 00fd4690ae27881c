import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { newDataDir, openHere } from '../../../test/dataFolders.ts'
import { explainConnection } from './explainConnection.ts'
import { openExternal, refuseUnfit, type ServerFacts } from './external.ts'
import { openDatabase } from './index.ts'

const FIT: ServerFacts = {
  version: 150_003,
  encoding: 'UTF8',
  replica: false,
  mayCreate: true,
  user: 'amends',
  database: 'amends',
}

const WRONG: [string, RegExp][] = [
  ['not a url', /^DATABASE_URL is not the address of a PostgreSQL\. It looks like this: postgresql:/],
  ['mysql://root@localhost/amends', /is not the address of a PostgreSQL/],
  ['postgresql://localhost', /names a server but no database/],
  ['postgresql://u:p@127.0.0.1:1/amends', /^Nothing listens for PostgreSQL at 127\.0\.0\.1:1\. Start/],
  [
    'postgresql://u:p@no-such-machine.invalid/amends',
    /^There is no machine named no-such-machine\.invalid\./,
  ],
  ['postgresql://u@/amends?host=/no/such/folder', /^Nothing listens for PostgreSQL at \/no\/such\/folder\./],
  ['postgresql://u:p@127.0.0.1:1/amends?sslrootcert=/missing.pem', /^DATABASE_URL cannot be used: .*missing/],
]

for (const [url, sentence] of WRONG)
  test(`DATABASE_URL=${url} is refused in one sentence without the password`, async () => {
    await assert.rejects(openExternal(url), (error: Error) => {
      assert.equal(error.name, 'Problem')
      assert.match(error.message, sentence)
      assert.doesNotMatch(error.message, /:p@|\n/)
      return true
    })
  })

test('DATABASE_URL is taken instead of the data folder', async () => {
  const databaseUrl = 'postgresql://u:p@127.0.0.1:1/amends'
  const options = { dataDir: '/sys/never-touched', databaseUrl, say: () => {} }
  await assert.rejects(openDatabase(options), { code: 'database unreachable' })
})

test('a database that is not there is named, with the statement that makes it', async () => {
  const dataDir = newDataDir()
  const server = await openHere(dataDir)
  const url = `postgresql:///missing?host=${server.connection.host}&user=amends`
  await assert.rejects(openExternal(url), {
    message: /"missing" does not exist\. Create it there \(create database/,
  })
  await server.stop()
})

test('a PostgreSQL that fits is taken as it is, and letting it go leaves it running', async () => {
  const server = await openHere(newDataDir())
  const url = `postgresql:///amends?host=${server.connection.host}&user=amends`
  const external = await openExternal(url)
  await external.stop()
  assert.equal(external.kind, 'external')
  assert.equal((await openExternal(url)).version, server.version)
  await server.stop()
})

const ANSWERS: [string, string, string, RegExp][] = [
  ['a wrong password', '28P01', 'password authentication failed', /refused the user or the password/],
  [
    'a closed pg_hba',
    '28000',
    'no pg_hba.conf entry, no encryption',
    /does not let us in: .*sslmode=require/,
  ],
  ['too many sessions', '53300', 'sorry, too many clients already', /takes no connections now: sorry/],
  ['anything else', 'XX000', 'disk is on fire', /cannot be used: disk is on fire\.$/],
]

for (const [what, code, says, sentence] of ANSWERS)
  test(`${what} is told in one sentence`, async () => {
    const refusal = errorResponse(code, says)
    await withServer(
      (socket) => socket.once('data', () => socket.end(refusal)),
      (url) => assert.rejects(openExternal(url), { message: sentence }),
    )
  })

test('a password that is wanted and missing is told', () => {
  const fromDriver = new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string')
  const problem = explainConnection(fromDriver, 'db:5432')
  assert.match(problem.message, /^The database at db:5432 wants a password and DATABASE_URL has none\./)
})

test('what answers but is not a PostgreSQL is told', async () => {
  await withServer(
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    (url) => assert.rejects(openExternal(url), { code: 'database unreachable' }),
  )
})

const UNFIT: [string, Partial<ServerFacts>, RegExp][] = [
  ['PostgreSQL 14', { version: 140_019 }, /is PostgreSQL 14; Amends needs 15 or newer/],
  ['a Latin-1 database', { encoding: 'LATIN1' }, /stores LATIN1, .*encoding 'UTF8'/],
  ['a read replica', { replica: true }, /is read-only .* the primary/],
  ['a user without rights', { mayCreate: false }, /grant create on database amends to amends/],
]

for (const [what, facts, sentence] of UNFIT)
  test(`${what} is refused with what to do`, () => {
    assert.throws(() => refuseUnfit({ ...FIT, ...facts }, 'db:5432'), { message: sentence })
  })

test('PostgreSQL 15 in Unicode with the right to create schemas is fit', () => {
  refuseUnfit(FIT, 'db:5432')
})

/** The message PostgreSQL sends when it refuses: severity, code and text, each with its letter and a zero byte. */
function errorResponse(code: string, text: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`)
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from('E'), length, body])
}

async function withServer(
  answer: (socket: Socket) => void,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const server = createServer((socket) => answer(socket.on('error', () => {}))).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  await work(`postgresql://u:p@127.0.0.1:${port}/amends`).finally(() => server.close())
}
