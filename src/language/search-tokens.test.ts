import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryTokens, searchTokens } from './search-tokens.ts'

const found = (q: string, kept: Parameters<typeof searchTokens>[0]): boolean => {
  const tokens = new Set(searchTokens(kept))
  const wanted = queryTokens(q)
  return wanted.length > 0 && wanted.every((token) => tokens.has(token))
}

test('Clara is found by how her name begins, accents or not', () => {
  assert.ok(found('clar', { names: ['Clára Nygaard'] }))
  assert.ok(found('nyg cla', { names: ['Clára Nygaard'] }))
  assert.ok(!found('lara', { names: ['Clára Nygaard'] }))
})

test('a Norwegian word is found whatever its case', () => {
  assert.ok(found('BLÅBÆR', { text: ['Ingen blåbær på kaka.'] }))
})

test('a Russian word is found with е for ё and in any case', () => {
  assert.ok(found('ТОРТ темный', { text: ['Тёмный торт привезли без свечей'] }))
  assert.ok(!found('пирог', { text: ['Тёмный торт привезли без свечей'] }))
})

test('a Chinese word is found inside a sentence without spaces, in both scripts', () => {
  assert.ok(found('蛋糕', { text: ['生日蛋糕上写错了名字'] }))
  assert.ok(found('錯', { text: ['生日蛋糕寫錯了名字'] }))
  assert.ok(!found('糕生', { text: ['生日蛋糕上写错了名字'] }))
})

test('a Japanese word is found in kanji, hiragana and katakana, half width or full', () => {
  const kept = { text: ['三回電話しても、折り返しがありません。ケーキも届かない'] }
  assert.ok(found('電話', kept))
  assert.ok(found('折り返し', kept))
  assert.ok(found('ｹｰｷ', kept))
  assert.ok(!found('ゲーキ', kept))
})

test('Latin and Japanese in one question must both be there', () => {
  assert.ok(found('wifi 電話', { text: ['WiFiも電話もつながらない'] }))
  assert.ok(!found('wifi 予約', { text: ['WiFiも電話もつながらない'] }))
})

test('signs alone look for nothing', () => {
  assert.deepEqual(queryTokens(' ?! … '), [])
})
