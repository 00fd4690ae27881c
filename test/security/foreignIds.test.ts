import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Route } from '../../src/platform/http/index.ts'
import { type Amends, type Got, openAmends } from '../amends.ts'
import { type IdPlace, idPlaces } from './ids.ts'
import { makeRows, type Rows } from './rows.ts'
import { checksums } from './tables.ts'
import { ELSEWHERE, IN_PATH, type Try } from './tries.ts'

const NO_ROW = '0190a000-0000-7000-8000-00000000dead'

let amends: Amends
let rows: Rows

before(async () => {
  amends = await openAmends({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  rows = await makeRows(amends)
})

interface Trying {
  route: Route
  place: IdPlace
  how: Try
}

const withId = (path: string, id: string) => path.replace(/\{\w+\}/, id)
const nameOf = ({ method, path }: Route) => `${method} ${path}`
const placesNow = () =>
  amends.running.routes.flatMap((route) => idPlaces(route).map((place) => ({ route, place })))

function tries(where: 'path' | 'elsewhere'): Trying[] {
  return placesNow().flatMap(({ route, place }) => {
    if ((place.in === 'path') !== (where === 'path')) return []
    const name = nameOf(route)
    const how = place.in === 'path' ? IN_PATH[name] : ELSEWHERE[`${name} ${place.in}:${place.field}`]
    return how && 'as' in how ? [{ route, place, how }] : []
  })
}

function ask({ route, place, how }: Trying, id: string): Promise<Got> {
  const pathId = place.in === 'path' ? id : how.own ? rows[how.own] : NO_ROW
  const query = { ...how.query, ...(place.in === 'query' ? { [place.field]: id } : {}) }
  const named = /Ids$/.test(place.field) ? [id] : id
  const body =
    how.body || place.in === 'body'
      ? { ...filled(how.body ?? {}), ...(place.in === 'body' ? { [place.field]: named } : {}) }
      : undefined
  const address = `${withId(route.path, pathId)}?${new URLSearchParams(query)}`
  return amends.fetch(how.as, route.method.toUpperCase(), address, body)
}

const filled = (body: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(body).map(([field, value]) => {
      const row = typeof value === 'string' && value.match(/^\{(\w+)\}$/)?.[1]
      return [field, row ? rows[row as keyof Rows] : value]
    }),
  )

const plain = ({ status, body }: Got) => ({ status, body: { ...body, requestId: undefined } })

test('every place where a request can name a row is tried here', () => {
  const unknown = placesNow()
    .map(({ route, place }) => ({ name: nameOf(route), place }))
    .filter(({ name, place }) =>
      place.in === 'path' ? !IN_PATH[name] : !ELSEWHERE[`${name} ${place.in}:${place.field}`],
    )
    .map(({ name, place }) => `${name} ${place.in}:${place.field}`)
  assert.deepEqual(unknown, [])
})

test('an address with an id that is not there is 404, and one that is somebody else’s is the very same', async () => {
  for (const trying of tries('path')) {
    const missing = plain(await ask(trying, NO_ROW))
    assert.equal(missing.status, 404, `${nameOf(trying.route)}: ${JSON.stringify(missing)}`)
    if (!trying.how.foreign) continue
    const foreign = plain(await ask(trying, rows[trying.how.foreign]))
    assert.deepEqual(foreign, missing, nameOf(trying.route))
  }
})

test('an id in body or query that is somebody else’s gets the same answer as one that is not there', async () => {
  for (const trying of tries('elsewhere')) {
    const missing = plain(await ask(trying, NO_ROW))
    const name = `${nameOf(trying.route)} ${trying.place.field}`
    assert.ok(missing.status < 500, `${name}: ${JSON.stringify(missing)}`)
    if (trying.place.in === 'body') assert.ok(missing.status >= 400, `${name}: ${missing.status}`)
    if (!trying.how.foreign) continue
    assert.deepEqual(plain(await ask(trying, rows[trying.how.foreign])), missing, name)
  }
})

test('none of these tries changed a row', async () => {
  const before = await checksums(amends.database)
  for (const trying of [...tries('path'), ...tries('elsewhere')]) {
    await ask(trying, NO_ROW)
    if (trying.how.foreign) await ask(trying, rows[trying.how.foreign])
  }
  assert.deepEqual(await checksums(amends.database), before)
})

test('who reaches for somebody else’s row is written down with name, rule and address, without a body', async () => {
  for (const trying of tries('path').filter(({ how }) => how.foreign)) {
    const got = await ask(trying, rows[trying.how.foreign!])
    const found = await amends.database.pool.query(
      'select actor, rule, method, path from platform.refusals where request_id = $1',
      [got.body.requestId],
    )
    assert.deepEqual(found.rows, [
      {
        actor: { kind: 'staff', id: amends.people[trying.how.as], name: trying.how.as },
        rule: 'not found',
        method: trying.route.method,
        path: withId(trying.route.path, rows[trying.how.foreign!]),
      },
    ])
  }
})
