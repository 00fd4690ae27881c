import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'
import { referenceIn } from './search.ts'

let amends: Amends
let desk: DeskStory
const cases: Record<string, { id: string; reference: string }> = {}
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
  const words = {
    Clara: 'It says Happy Retirement Bob.',
    'Ирина Белова': 'Торт привезли без свечей. Третий раз.',
    林怡君: '付了錢，到店才說賣完了。',
    王芳: '生日蛋糕上写错了名字',
    '佐藤 健': '三回電話しても、折り返しがありません。',
  }
  for (const [name, comment] of Object.entries(words)) cases[name] = await desk.letDown(name, { comment })
})

const found = async (q: string, as: 'Ana' | 'Greta' = 'Ana'): Promise<string[]> => {
  const { status, body, text } = await amends.fetch(as, 'GET', `/api/v1/cases?q=${encodeURIComponent(q)}`)
  assert.equal(status, 200, text)
  return body.items.map(({ customer }: { customer: { name: string } }) => customer.name)
}

test('a case is found by a word the customer wrote, in Russian, in both Chinese scripts and in Japanese', async () => {
  assert.deepEqual(await found('ТОРТ'), ['Ирина Белова'])
  assert.deepEqual(await found('свечей раз'), ['Ирина Белова'])
  assert.deepEqual(await found('賣完'), ['林怡君'])
  assert.deepEqual(await found('蛋糕'), ['王芳'])
  assert.deepEqual(await found('電話'), ['佐藤 健'])
  assert.deepEqual(await found('折り返し'), ['佐藤 健'])
})

test('a case is found by how the customer’s name begins and by its reference', async () => {
  assert.deepEqual(await found('cla'), ['Clara'])
  assert.deepEqual(await found('бел'), ['Ирина Белова'])
  assert.deepEqual(await found('佐藤'), ['佐藤 健'])
  assert.deepEqual(await found(cases.Clara!.reference.toLowerCase()), ['Clara'])
})

test('what is not there is not found, and signs alone find nothing', async () => {
  assert.deepEqual(await found('cinnamon'), [])
  assert.deepEqual(await found('?!'), [])
})

test('Greta finds nothing of Storgata', async () => {
  assert.deepEqual(await found('cla', 'Greta'), [])
  assert.deepEqual(await found(cases.Clara!.reference, 'Greta'), [])
})

test('a reference is read however it is written', () => {
  assert.deepEqual(['a-2417', 'A 2417', '#2417', '2417', 'a2417'].map(referenceIn), Array(5).fill('A-2417'))
  assert.equal(referenceIn('2417 buns'), undefined)
})

test('page by page the queue shows every case once, what cannot wait first', async () => {
  for (let n = 0; n < 12; n++) {
    amends.clock.advance({ seconds: 10 })
    await desk.letDown('Queue')
  }
  const seen: { id: string; nextDueAt: string }[] = []
  let cursor = ''
  do {
    const { body, status, text } = await amends.fetch('Ana', 'GET', `/api/v1/cases?limit=5${cursor}`)
    assert.equal(status, 200, text)
    seen.push(...body.items)
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : ''
  } while (cursor)
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length)
  assert.equal(seen.length, 17)
  const dues = seen.map(({ nextDueAt }) => nextDueAt)
  assert.deepEqual(dues, dues.toSorted())
})

test('the newest come first when asked, and a cursor of another order is refused', async () => {
  const newest = await amends.fetch('Ana', 'GET', '/api/v1/cases?sort=newest&limit=3')
  const opened = newest.body.items.map(({ openedAt }: { openedAt: string }) => openedAt)
  assert.deepEqual(opened, opened.toSorted().reverse())
  const wrong = await amends.fetch('Ana', 'GET', `/api/v1/cases?sort=due&cursor=${newest.body.nextCursor}`)
  assert.equal(wrong.status, 422)
  assert.equal((await amends.fetch('Ana', 'GET', '/api/v1/cases?cursor=%27;drop')).status, 422)
})

test('filters: mine, nobody’s, a team with everything below it, a state, a severity', async () => {
  const { id } = await desk.letDown('Omar')
  await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  const ids = async (query: string, as: 'Ana' | 'Olav' = 'Ana') =>
    (await amends.fetch(as, 'GET', `/api/v1/cases?limit=100&${query}`)).body.items.map(
      (item: { id: string }) => item.id,
    )
  assert.deepEqual(await ids('owner=me'), [id])
  assert.ok(!(await ids('owner=nobody')).includes(id))
  assert.ok((await ids(`team=${amends.units.Oslo}`, 'Olav')).includes(id))
  assert.deepEqual(await ids(`team=${amends.units.Grønland}`, 'Olav'), [])
  assert.deepEqual(await ids('status=closed,dismissed'), [])
  const counts = (await amends.fetch('Ana', 'GET', '/api/v1/cases/counts')).body
  assert.equal(counts.mine, 1)
  assert.equal(counts.unowned, counts.team - 1)
})

test('history is left out of the queue and found when asked for', async () => {
  const old = await desk.letDown('Historia', {
    receivedAt: amends.clock.now().subtract({ hours: 48 }).toString(),
  })
  const ids = async (query: string) =>
    (await amends.fetch('Ana', 'GET', `/api/v1/cases?${query}`)).body.items.map(
      (item: { id: string }) => item.id,
    )
  assert.ok(!(await ids('limit=100')).includes(old.id))
  assert.deepEqual(await ids('history=only'), [old.id])
  const page = await desk.page(old.id)
  assert.deepEqual([page.clocks, page.alerts], [[], []])
})
