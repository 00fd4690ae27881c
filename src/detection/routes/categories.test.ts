import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../../test/amends.ts'

let amends: Amends
let key: string

before(async () => {
  amends = await openAmends()
  key = (await amends.makeKey({ scope: 'ingest' })).key
})

const kinds = (method: string, path = '', body?: object, as: 'Mona' | 'Ingrid' = 'Mona') =>
  amends.fetch(as, method, `/api/v1/text/categories${path}`, body)

const read = async (text: string) =>
  (await amends.fetch({ key }, 'POST', '/api/v1/text/understand', { text, locale: 'en' })).body

test('the kinds that ship are listed with nothing of our own', async () => {
  const { items } = (await kinds('GET')).body
  const late = items.find((kind: { key: string }) => kind.key === 'late')
  assert.deepEqual(late, { key: 'late', ships: true, name: null, cues: [], becomes: null, lately: 0 })
})

test('a kind of our own is found by our own words, in any language, with its span', async () => {
  const put = await kinds('PUT', '/oven', {
    name: 'Oven trouble',
    cues: ['burnt crust', 'сгорел*', 'soggy .. bottom'],
  })
  assert.equal(put.status, 200, put.text)
  const text = 'Third time with a burnt crust, I am so disappointed.'
  const { categories } = await read(text)
  const oven = categories.find((found: { key: string }) => found.key === 'oven')
  assert.equal(text.slice(...(oven.span as [number, number])), 'burnt crust')
  assert.ok(
    (await read('Пирог сгорел, ужасно.')).categories.some((found: { key: string }) => found.key === 'oven'),
  )
  assert.ok(
    (await read('A soggy and grey bottom, horrible.')).categories.some(
      (found: { key: string }) => found.key === 'oven',
    ),
  )
})

test('a kind told as another is told as it, and is as grave as it was', async () => {
  const text =
    'The driver shouted a racist slur at my daughter because of her skin, I was discriminated against.'
  const before = await read(text)
  assert.equal(before.severity, 'S5')
  await kinds('PUT', '/discrimination', { becomes: 'staff' })
  const after = await read(text)
  assert.ok(after.categories.every((found: { key: string }) => found.key !== 'discrimination'))
  assert.ok(after.categories.some((found: { key: string }) => found.key === 'staff'))
  assert.equal(after.severity, 'S5')
})

test('taken away, everything is as it shipped', async () => {
  await kinds('DELETE', '/discrimination')
  await kinds('DELETE', '/oven')
  assert.ok(
    (await kinds('GET')).body.items.every(
      (kind: { ships: boolean; name: string | null }) => kind.ships && kind.name === null,
    ),
  )
  assert.ok(
    (await read('Third time with a burnt crust.')).categories.every(
      (found: { key: string }) => found.key !== 'oven',
    ),
  )
})

test('signs that a word list would read as orders are only letters here', async () => {
  await kinds('PUT', '/odd', {
    name: 'Odd',
    cues: ['[flag threat] kill | you', '@x = y', '***', 'a .. *', 'ـ ..', ' .. .. ', 'oven *'],
  })
  const { flags, categories } = await read('Lovely bread.')
  assert.deepEqual([flags, categories], [[], []])
  await kinds('DELETE', '/odd')
})

test('a kind without a name, a kind that becomes itself, and a lead who may not are refused', async () => {
  assert.equal((await kinds('PUT', '/new-kind', { cues: ['abc'] })).status, 422)
  assert.equal((await kinds('PUT', '/late', { becomes: 'late' })).status, 422)
  assert.equal((await kinds('PUT', '/late', { name: 'Slow' }, 'Ingrid')).status, 403)
})
