import type { Files } from '../files.ts'

/** Every room's words in this language: one file of the bundle. */
export const files: Files = import.meta.glob('../../../*/words/en.json', { eager: true, import: 'default' })
