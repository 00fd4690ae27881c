import { chance } from '../src/detection/text/evaluate/metrics.ts'
import { isCard, isIban } from '../src/detection/text/opinion/scan.ts'

/** People whom the organisation knows. */
export const NAMES = [
  'Ola Nordmann',
  'Мария Иванова',
  '王小明',
  '佐藤花子',
  'Siobhán O’Neill',
  'Jean-Luc Martin',
  'Bo Li',
]
/** What its order numbers look like. */
export const MASKS = ['ORD-000000', 'AA0000AA']

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

/** Messages in five languages, each with something personal in it, the same every time. */
export function personalMessages(
  count: number,
): { text: string; secret: string; name: string | undefined }[] {
  const next = chance(2026)
  const pick = (n: number) => Math.floor(next() * n)
  return Array.from({ length: count }, (_, i) => {
    const secret = (SECRETS[i % SECRETS.length] as (typeof SECRETS)[number])(pick)
    const text = (FRAMES[pick(FRAMES.length)] as (typeof FRAMES)[number])(secret)
    return { text, secret, name: NAMES.find((name) => name.toUpperCase() === secret.toUpperCase()) }
  })
}

/** The longest word or number of the secret that stands in what would leave. */
export function longestShared(text: string, secret: string): number {
  const parts = secret.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3)
  return Math.max(0, ...parts.filter((part) => text.includes(part)).map((part) => part.length))
}
