import { once } from 'node:events'
import { after } from 'node:test'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and remembers how often each letter came. */
export interface Postbox {
  url: string
  /** Message-ID to how many times it was delivered. */
  delivered: Map<string, number>
}

const open: SMTPServer[] = []
after(() => Promise.all(open.map((server) => new Promise<void>((resolve) => server.close(() => resolve())))))

/** Opens it; closed at the end of the file. */
export async function openPostbox(): Promise<Postbox> {
  const delivered = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      // Broken off in the middle: not delivered, and nothing to answer to.
      stream.on('error', () => {})
      stream.on('end', () => {
        const head = Buffer.concat(parts).toString('utf8')
        const id = head.match(/^Message-ID: (\S+)/im)?.[1] ?? ''
        delivered.set(id, (delivered.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  // Clients that are killed in the middle of a letter are the point of it.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  open.push(server)
  const { port } = server.server.address() as { port: number }
  return { url: `smtp://127.0.0.1:${port}`, delivered }
}
