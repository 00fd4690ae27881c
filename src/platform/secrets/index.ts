import { createHash, randomBytes } from 'node:crypto'

export { type Sealer, sealerWith } from './seal.ts'
export { secretNamed } from './store.ts'

/** 256 random bits, safe in a web address. Shown or sent once, never stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a token. Plain SHA-256 is enough: 256 random bits cannot be guessed or listed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
