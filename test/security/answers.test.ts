import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { before, test } from 'node:test'
import { readConfig } from '../../src/platform/config/index.ts'
import { startServer } from '../../src/server.ts'
import { type Amends, openAmends } from '../amends.ts'
import { freshDatabase } from '../database.ts'

let amends: Amends

before(async () => {
  amends = await openAmends()
})

const NO_ROW = '0190a000-0000-7000-8000-00000000dead'

test('every answer of every route forbids inline scripts and styles, frames and guessing of types', async () => {
  const paths = [
    ...amends.running.routes.map(({ method, path }) => ({
      method,
      path: path.replaceAll(/\{\w+\}/g, NO_ROW),
    })),
    ...['/', '/desk', '/nowhere', '/assets/none.js', '/api/nowhere', '/openapi.json', '/auth/x'].map(
      (path) => ({ method: 'get', path }),
    ),
  ]
  for (const { method, path } of paths) {
    const { headers } = await amends.fetch('Olav', method.toUpperCase(), path)
    const policy = headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src '(self|none)'/, path)
    assert.match(policy, /script-src '(self|none)'/, path)
    assert.match(policy, /frame-ancestors 'none'/, path)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/, path)
    assert.equal(headers.get('x-content-type-options'), 'nosniff', path)
    assert.equal(headers.get('referrer-policy'), 'same-origin', path)
  }
})

test('what belongs to a person or a customer is never stored by a browser or a proxy', async () => {
  for (const path of ['/api/v1/cases', '/api/v1/me', `/api/v1/cases/${NO_ROW}`, `/c/${NO_ROW}`])
    assert.match(
      (await amends.fetch('Olav', 'GET', path)).headers.get('cache-control') ?? '',
      /no-store/,
      path,
    )
})

test('without being told otherwise it listens on this machine only', () => {
  assert.equal(readConfig({}).host, '127.0.0.1')
})

test('an error inside tells the caller a request id and nothing of the inside', async () => {
  const broken = await openAmends()
  await broken.database.pool.query('alter table cases.cases rename to lost')
  const got = await broken.fetch('Olav', 'GET', '/api/v1/cases')
  assert.equal(got.status, 500)
  assert.deepEqual(Object.keys(got.body).sort(), ['detail', 'requestId', 'status', 'title', 'type'])
  assert.doesNotMatch(got.text, /relation|select|cases\.cases|\.ts|node_modules/)
})

/** Sends a request as it stands and reads the status line. */
function raw(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.setEncoding('latin1').on('data', (text) => {
      heard += text
      if (heard.includes('\r\n')) socket.destroy()
    })
    socket.setTimeout(5_000, () => socket.destroy())
    socket.on('close', () => resolve(heard.split('\r\n')[0] ?? '')).on('error', reject)
  })
}

const RAW: [string, string, RegExp][] = [
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n', / (404|405|400) /],
  [
    'a percent sign that means nothing',
    'GET /api/v1/cases/%zz HTTP/1.1\r\nHost: x\r\n\r\n',
    / (400|401|404) /,
  ],
  ['%00 in the address', 'GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n', / (200|400|404) /],
  ['%00 in an API address', 'GET /api/v1/staff/%00 HTTP/1.1\r\nHost: x\r\n\r\n', / (400|401|404) /],
  [
    'a way out of the folder of pages',
    'GET /..%2f..%2fpackage.json HTTP/1.1\r\nHost: x\r\n\r\n',
    / (400|404) /,
  ],
  ['the same encoded twice', 'GET /%252e%252e%252fpackage.json HTTP/1.1\r\nHost: x\r\n\r\n', / (400|404) /],
  ['a header of 100 kB', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`, / 431 /],
  [
    'two lengths (smuggling)',
    'POST /complain HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 9\r\n\r\nabc',
    / 400 /,
  ],
  [
    'length and chunks (smuggling)',
    'POST /complain HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    / 400 /,
  ],
  ['a line that is no request', 'hello\r\n\r\n', / 400 /],
]

test('odd requests on the wire are refused and the server goes on', async () => {
  const database = await freshDatabase()
  const config = readConfig({ AMENDS_LOG: 'silent', AMENDS_PORT: '0' })
  const running = await startServer({ config, database, halves: { web: true, work: false } })
  try {
    for (const [what, request, status] of RAW) assert.match(await raw(running.port!, request), status, what)
    assert.match(await raw(running.port!, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'), / 200 /)
  } finally {
    await running.stop()
  }
})
