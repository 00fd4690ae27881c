import { makeLink } from '../src/people/invite.ts'
import { newId } from '../src/platform/database/index.ts'
import { type Amends, type Got, openAmends } from './amends.ts'
import type { PersonName } from './people.ts'

/** The password of everybody in the tests of this folder. */
export const PASSWORD = 'a mended bowl holds tea'

/** The sign-in library reads the machine's own clock for sessions and codes, so its tests live in the present. */
export const openInThePresent = () =>
  openAmends({ now: Temporal.Now.instant(), environment: { AMENDS_LOG: 'error' } })

/** The cookies an answer sets, as a browser sends them back. */
export const cookiesOf = ({ headers }: Got): string =>
  headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')

/** What somebody does who wants to come in; the installation is asked for when they do it. */
export function signInStory(installation: () => Amends) {
  const send = (method: string, path: string, body?: unknown, cookie?: string) =>
    installation().fetch(undefined, method, `/api/v1${path}`, body, cookie ? { cookie } : {})

  async function linkOf(name: PersonName, purpose: 'invite' | 'reset' | 'owner' = 'invite'): Promise<string> {
    const { clock, database, people } = installation()
    const wish = { staffId: people[name], purpose, now: clock.now(), newId }
    const { path } = await database.write((tx) => makeLink(tx, wish))
    return path.split('/').at(-1)!
  }

  return {
    send,
    linkOf,
    join: async (name: PersonName) =>
      send('PUT', `/invitations/${await linkOf(name)}/password`, { password: PASSWORD }),
    signIn: (name: string, password = PASSWORD, cookie?: string) =>
      send('POST', '/sessions', { email: `${name}@bakery.example`, password }, cookie),
    me: async (cookie: string) => (await send('GET', '/me', undefined, cookie)).status,
  }
}
