import { Problem } from '../../language/problem.ts'

const LONGEST = 200

/** One header line: line breaks and control characters would start another header, so they become spaces. */
export const headerLine = (text: string): string =>
  [
    ...text
      .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .slice(0, LONGEST)
    .join('')

// No quoted local parts, no comments, no lists: one address, or none.
const ADDRESS = /^[^\s@"<>,;:()[\]\\\p{Cc}]{1,64}@[^\s@"<>,;:()[\]\\\p{Cc}]{1,190}$/u

/** The address as it may stand in an envelope; anything else never reaches the mail server. */
export function plainAddress(address: string): string {
  const plain = address.trim()
  if (ADDRESS.test(plain)) return plain
  throw new Problem('bad address', 'This is not one mail address. Write it like clara@example.org.')
}

/** Our own Message-ID: known again in answers, on the sender's domain so that filters see one sender. */
export const messageIdFor = (id: string, senderAddress: string): string =>
  `<${id}@${senderAddress.split('@')[1] ?? 'localhost'}>`
