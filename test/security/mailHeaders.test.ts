import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { type Amends, openAmends } from '../amends.ts'

interface Caught {
  to: string[]
  lines: string[]
}

const caught: Caught[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: async (stream, session, done) => {
    const whole = Buffer.concat(await Array.fromAsync(stream)).toString('utf8')
    const head = whole.slice(0, whole.indexOf('\r\n\r\n'))
    caught.push({
      to: session.envelope.rcptTo.map(({ address }) => address),
      lines: head.split(/\r\n(?![ \t])/),
    })
    done()
  },
})

let amends: Amends

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as { port: number }
  amends = await openAmends({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
})
after(() => new Promise<void>((resolve) => server.close(() => resolve())))

const INJECTED = 'Clara\r\nBcc: victim@example.net\r\nX-Evil: 1\r\n\r\n<h1>Body</h1>'
const KNOWN =
  /^(From|To|Subject|Message-ID|Date|MIME-Version|Content-Type|Content-Transfer-Encoding|Reply-To|In-Reply-To|References|Auto-Submitted|X-Auto-Response-Suppress|List-Unsubscribe|List-Unsubscribe-Post): /i

async function tellsOfCake(): Promise<void> {
  const { key } = await amends.makeKey({ scope: 'ingest' })
  await amends.fetch('Olav', 'PUT', '/api/v1/organisation', { senderName: INJECTED, legalFooter: INJECTED })
  const heard = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
    receivedAt: amends.clock.now().toString(),
    source: 'survey',
    customer: { email: 'clara@example.org', name: INJECTED },
    team: 'care',
    scale: 'stars5',
    score: 1,
    comment: INJECTED,
    product: '=?utf-8?q?a=0d=0aBcc:_victim=40example.net?=',
  })
  await amends.runDue()
  await amends.fetch('Ana', 'PUT', `/api/v1/cases/${heard.body.case.id}/owner`, {
    staffId: amends.people.Ana,
  })
  await amends.fetch('Ana', 'PUT', `/api/v1/cases/${heard.body.case.id}/acknowledgement`, {
    message: INJECTED,
    channel: 'email',
  })
  await amends.fetch(
    undefined,
    'POST',
    '/complain',
    new URLSearchParams({ what: INJECTED, name: INJECTED, reach: 'clara@example.org' }),
  )
  await amends.runDue()
}

test('a line break in any name or word adds no header and no recipient to any mail', async () => {
  await tellsOfCake()
  assert.ok(caught.length >= 3, `${caught.length} mails`)
  for (const { to, lines } of caught) {
    assert.equal(to.length, 1)
    for (const line of lines) assert.match(line, KNOWN)
    for (const once of ['From', 'To', 'Subject'])
      assert.equal(
        lines.filter((line) => line.toLowerCase().startsWith(`${once.toLowerCase()}:`)).length,
        1,
        once,
      )
  }
  assert.ok(caught.every(({ to }) => /@(example\.org|bakery\.example)$/.test(to[0]!)))
})

for (const address of [
  '"clara@evil.example x"@example.org',
  'clara@example.org,victim@example.net',
  'clara@example.org\r\nBcc: victim@example.net',
  'a@b@example.org',
  'group: clara@example.org;',
  '<clara@example.org>',
  `${'c'.repeat(300)}@example.org`,
])
  test(`${JSON.stringify(address.slice(0, 50))} is no mail address`, async () => {
    const { key } = await amends.makeKey({ scope: 'ingest' })
    const got = await amends.fetch({ key }, 'POST', '/api/v1/feedback', {
      receivedAt: amends.clock.now().toString(),
      source: 'survey',
      customer: { email: address },
      comment: 'Bad cake.',
    })
    assert.equal(got.status, 422, got.text)
  })
