import { get, type IncomingMessage } from 'node:http'
import { after } from 'node:test'

/** One open screen, as a browser holds it: it comes back by itself with the place it last saw. */
export interface OpenDesk {
  /** Journal ids of the alerts it was shown, with how often. */
  alerts: Map<string, number>
  place(): string | undefined
  close(): void
}

interface Sitting {
  url: string
  key: string
  /** Told of every alert at once, by its id. */
  onAlert?(id: string): void
}

const RETRY_MS = 150

// A story that failed leaves its desks open, and they would come back for ever.
const open = new Set<OpenDesk>()
after(() => {
  for (const desk of open) desk.close()
})

/** Opens a screen that stays open until closed, however often the line is cut. */
export function openDesk({ url, key, onAlert }: Sitting): { desk: OpenDesk; opened: Promise<void> } {
  const { promise: opened, resolve } = Promise.withResolvers<void>()
  const alerts = new Map<string, number>()
  let place: string | undefined
  let closed = false
  let line: ReturnType<typeof get> | undefined
  const hear = (frame: string) => {
    const fields = new Map(
      frame.split('\n').map((text) => [text.split(': ')[0]!, text.slice(text.indexOf(': ') + 2)]),
    )
    place = fields.get('id') ?? place
    if (fields.has('id')) resolve()
    if (fields.get('event') !== 'alert.raised') return
    const { alertId } = JSON.parse(fields.get('data') ?? '{}') as { alertId: string }
    alerts.set(alertId, (alerts.get(alertId) ?? 0) + 1)
    onAlert?.(alertId)
  }
  const comeBack = () => {
    if (!closed) setTimeout(connect, RETRY_MS * (0.5 + Math.random()))
  }
  const connect = () => {
    const headers = { authorization: `Bearer ${key}`, ...(place ? { 'last-event-id': place } : {}) }
    line = get(`${url}/api/v1/live`, { headers, agent: false }, (answer) => {
      if (answer.statusCode === 200) readFrames(answer, hear)
      else answer.resume()
      answer.on('close', comeBack).on('error', () => {})
    })
    line.on('error', comeBack)
  }
  connect()
  const close = () => {
    closed = true
    open.delete(desk)
    line?.destroy()
  }
  const desk = { alerts, place: () => place, close }
  open.add(desk)
  return { desk, opened }
}

function readFrames(answer: IncomingMessage, hear: (frame: string) => void): void {
  let rest = ''
  answer.setEncoding('utf8').on('data', (text: string) => {
    const frames = (rest + text).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) hear(frame)
  })
}
