import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'

let amends: Amends
before(async () => {
  amends = await openAmends()
})

const shownIn = (language: string) => ({ 'x-desk-language': language })

test('wordings come with the manners of their language: in that language to who reads it, else in English', async () => {
  const book = async (language: string) => {
    const path = '/api/v1/phrases?locale=ja&step=acknowledge'
    return (await amends.fetch('Ana', 'GET', path, undefined, shownIn(language))).body
  }
  const [japanese, english] = [await book('ja'), await book('en')]
  assert.match(japanese.notes[0], /^敬語は三段階/)
  assert.match(english.notes[0], /^Three levels of keigo/)
  assert.deepEqual(english.items, japanese.items)
  assert.deepEqual(
    new Set(japanese.items.map(({ register }: { register: string }) => register)).isSubsetOf(
      new Set(['plain', 'polite', 'formal']),
    ),
    true,
  )
})

test('the desk reads remarks in its own language; a program reads them in the one it names', async () => {
  const body = { text: 'You should have read the label.', locale: 'en' }
  const check = async (headers: Record<string, string>) =>
    (await amends.fetch('Ana', 'POST', '/api/v1/drafts/check', body, headers)).body.findings[0].message
  assert.match(await check({}), /blame on the customer/)
  assert.match(await check(shownIn('ru')), /[а-я]/)
})
