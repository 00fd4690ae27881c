import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chance } from '../evaluate/metrics.ts'
import { putBack, redact } from './redact.ts'
import { isCard, isIban } from './scan.ts'

const NAMES = [
  'Ola Nordmann',
  'Мария Иванова',
  '王小明',
  '佐藤花子',
  'Siobhán O’Neill',
  'Jean-Luc Martin',
  'Bo Li',
]
const MASKS = ['ORD-000000', 'AA0000AA']

const SECRETS: ((pick: (n: number) => number) => string)[] = [
  (pick) => `kunde${pick(1e6)}@post-${pick(99)}.example.no`,
  (pick) => `иван.петров${pick(1e4)}@почта.рф`,
  (pick) => `ola${pick(1e4)} (at) example.com`,
  (pick) => `+47 ${digits(pick, 3)} ${digits(pick, 2)} ${digits(pick, 3)}`,
  (pick) => `8 (9${digits(pick, 2)}) ${digits(pick, 3)}-${digits(pick, 2)}-${digits(pick, 2)}`,
  (pick) => `1${[3, 5, 8][pick(3)]}${digits(pick, 9)}`,
  (pick) => `090-${digits(pick, 4)}-${digits(pick, 4)}`,
  (pick) => `０９０-${digits(pick, 4)}-${digits(pick, 4)}`,
  (pick) => iban('NO', digits(pick, 11)),
  (pick) =>
    iban('DE', digits(pick, 18))
      .replace(/(.{4})/g, '$1 ')
      .trim(),
  (pick) => card(`4${digits(pick, 14)}`),
  (pick) =>
    card(`5${digits(pick, 14)}`)
      .replace(/(.{4})/g, '$1-')
      .slice(0, 19),
  (pick) => `ORD-${digits(pick, 6)}`,
  (pick) => `KX${digits(pick, 4)}QZ`,
  (pick) => `https://shop.example/track?id=${digits(pick, 5)}&mail=a@b.example`,
  (pick) => `${digits(pick, 6)} ${digits(pick, 5)}`,
  (pick) => NAMES[pick(NAMES.length)] as string,
  (pick) => (NAMES[pick(NAMES.length)] as string).toUpperCase(),
]

const FRAMES = [
  (secret: string) => `Where is my order? Reach me: ${secret}, thanks.`,
  (secret: string) => `${secret}\n\nHar ventet i tre uker!`,
  (secret: string) => `Жду ответа (${secret}) уже неделю.`,
  (secret: string) => `请联系我：${secret}。太慢了`,
  (secret: string) => `返金してください。${secret}まで連絡お願いします`,
]

const digits = (pick: (n: number) => number, count: number) =>
  Array.from({ length: count }, () => pick(10)).join('')

function iban(country: string, account: string): string {
  for (let check = 2; check <= 98; check++) {
    const whole = `${country}${String(check).padStart(2, '0')}${account}`
    if (isIban(whole.toLowerCase())) return whole
  }
  throw new Error('no check digits')
}

function card(start: string): string {
  for (let last = 0; last <= 9; last++) if (isCard(`${start}${last}`)) return `${start}${last}`
  throw new Error('no check digit')
}

test('of 1,000 messages with personal data none leaves with it, and all come back whole', () => {
  const next = chance(2026)
  const pick = (n: number) => Math.floor(next() * n)
  for (let i = 0; i < 1_000; i++) {
    const secret = (SECRETS[i % SECRETS.length] as (typeof SECRETS)[number])(pick)
    const text = (FRAMES[pick(FRAMES.length)] as (typeof FRAMES)[number])(secret)
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

/** The longest word or number of the secret that stands in what would leave. */
function longestShared(text: string, secret: string): number {
  const parts = secret.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3)
  return Math.max(0, ...parts.filter((part) => text.includes(part)).map((part) => part.length))
}

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

test('a hundred thousand @ signs or digits take no time', () => {
  const began = process.cpuUsage()
  for (const text of [
    '@'.repeat(1e5),
    '1'.repeat(1e5),
    'a@'.repeat(5e4),
    'no12'.repeat(2.5e4),
    '1 '.repeat(5e4),
  ])
    redact(text, { orderMasks: MASKS })
  assert.ok(process.cpuUsage(began).user / 1000 < 2_500)
})
