import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One connection that is kept open: sends a request as bytes, tells when the whole answer is there. As little work as a client can do. */
export interface HttpLine {
  post(body: string): Promise<number>
  close(): void
}

/** Opens a line to one route. */
export async function openLine(port: number, path: string, key: string): Promise<HttpLine> {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay()
  await once(socket, 'connect')
  // A server that ends tells so by its missing answers.
  socket.on('error', () => {})
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${key}\r\nContent-Type: application/json\r\n`
  let heard = ''
  let done: (status: number) => void = () => {}
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard += text
    const end = heard.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(heard.slice(0, end).match(/content-length: (\d+)/i)?.[1])
    const whole = Number.isNaN(length) ? heard.endsWith('0\r\n\r\n') : heard.length >= end + 4 + length
    if (!whole) return
    const status = Number(heard.slice(9, 12))
    heard = ''
    done(status)
  })
  return {
    post: (body) =>
      new Promise((resolve) => {
        done = resolve
        socket.write(`${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      }),
    close: () => socket.destroy(),
  }
}
