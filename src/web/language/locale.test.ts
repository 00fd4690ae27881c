import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestLocale } from './locale.ts'

test('Norwegian of any kind reads Bokmål', () => {
  assert.equal(bestLocale(['nn-NO']), 'nb')
  assert.equal(bestLocale(['no']), 'nb')
})

test('Chinese goes by script, and by place where no script is said', () => {
  assert.equal(bestLocale(['zh']), 'zh-Hans')
  assert.equal(bestLocale(['zh-TW']), 'zh-Hant')
  assert.equal(bestLocale(['zh-HK']), 'zh-Hant')
  assert.equal(bestLocale(['zh-Hant']), 'zh-Hant')
})

test('the first wish that is spoken here wins, and English is the last', () => {
  assert.equal(bestLocale(['fi', 'ja-JP', 'ru']), 'ja')
  assert.equal(bestLocale(['fi']), 'en')
})

test('a wish that is no language tag is passed over', () => {
  assert.equal(bestLocale(['', 'x_y', 'ru']), 'ru')
})
