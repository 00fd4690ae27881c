import type { App } from '../../platform/app.ts'
import type { openLibrary } from './library.ts'

/** One question to the sign-in library, on behalf of a request. */
export interface Question {
  path: string
  method?: 'GET' | 'POST'
  body?: unknown
  request: Request
  ip: string
}

/** What it answered; cookies are passed on as they are. */
export interface LibraryAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each question has its own answer; the routes read what they need
  body: any
  cookies: string[]
}

/** Asks the sign-in library. It is loaded with the first question: most requests, and every start, do without it. */
export type Door = (question: Question) => Promise<LibraryAnswer>

/** Opens the one door to the library; nothing of it is reachable from the network by itself. */
export function openDoor(app: App, secret: () => string): Door {
  const { config, database, newId } = app
  let library: ReturnType<typeof openLibrary> | undefined
  return async (question) => {
    library ??= import('./library.ts').then((loaded) =>
      loaded.openLibrary({ pool: database.pool, secret: secret(), publicUrl: config.publicUrl, newId }),
    )
    return readAnswer(await (await library).handler(asRequest(question, config.publicUrl)))
  }
}

function asRequest({ path, method = 'POST', body, request, ip }: Question, publicUrl: string): Request {
  const headers = new Headers({
    // Whether the request came from our own pages was checked at our gate.
    origin: new URL(publicUrl).origin,
    'x-amends-address': ip,
    'user-agent': (request.headers.get('user-agent') ?? '').slice(0, 300),
    cookie: request.headers.get('cookie') ?? '',
  })
  if (method === 'GET') return new Request(`${publicUrl}/api/auth${path}`, { headers })
  headers.set('content-type', 'application/json')
  return new Request(`${publicUrl}/api/auth${path}`, {
    method,
    headers,
    body: JSON.stringify(body ?? {}),
  })
}

async function readAnswer(response: Response): Promise<LibraryAnswer> {
  const text = await response.text()
  return {
    status: response.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {},
    cookies: response.headers.getSetCookie(),
  }
}
