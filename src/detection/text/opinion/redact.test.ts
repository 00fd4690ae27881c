import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longestShared, MASKS, NAMES, personalMessages } from '../../../../test/personal.ts'
import { putBack, redact } from './redact.ts'

test('of 1,000 messages with personal data none leaves with it, and all come back whole', () => {
  for (const { text, secret } of personalMessages(1_000)) {
    const redacted = redact(text, { names: NAMES, orderMasks: MASKS })
    assert.equal(redacted.text.includes(secret), false, `${secret} leaked: ${redacted.text}`)
    assert.equal(
      longestShared(redacted.text.replaceAll(/\[[A-Z]+_\d+\]/g, ''), secret),
      0,
      `part of ${secret} leaked: ${redacted.text}`,
    )
    assert.equal(putBack(redacted.text, redacted), text)
  }
})

test('a Russian name is hidden in every case it stands in', () => {
  const { text } = redact('Передайте Ивановой, что Марию Иванову ждут.', { names: ['Мария Иванова'] })
  assert.equal(/Иванов|Мари/.test(text), false, text)
})

test('a name that the customer gives himself is hidden though no list knows it', () => {
  for (const said of [
    'My name is Tove Hagen and I wait.',
    'Меня зовут Пётр Сидоров.',
    '我叫李雷，等了很久',
    'Hilsen Kari Dahl',
  ])
    assert.equal(/Hagen|Сидоров|李雷|Dahl/.test(redact(said).text), false, said)
})

test('small numbers, dates of waiting and prices stay: they are what the message is about', () => {
  const text = 'I waited 45 minutes, paid 129.90 and got 2 of 3 items.'
  assert.equal(redact(text).text, text)
})

test('a customer who writes [EMAIL_1] himself gets it back as he wrote it', () => {
  const text = 'What is [EMAIL_1]? Mine is a@b.example.'
  const redacted = redact(text)
  assert.equal(putBack(redacted.text, redacted), text)
})

test('a zero-width sign inside an address or a number hides nothing', () => {
  const { text } = redact('mail o\u200bla@exam\u200bple.com or 9\u200b12 34\u200b 567')
  assert.equal(/ple\.com|567/.test(text), false, text)
})

test('a hundred thousand @ signs or digits are read like anything else', () => {
  for (const text of [
    '@'.repeat(1e5),
    '1'.repeat(1e5),
    'a@'.repeat(5e4),
    'no12'.repeat(2.5e4),
    '1 '.repeat(5e4),
  ])
    assert.equal(putBack(redact(text, { orderMasks: MASKS }).text, redact(text, { orderMasks: MASKS })), text)
})
