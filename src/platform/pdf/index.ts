export { type Colour, type Document, openDocument, PAPER, type Place, type Stroke } from './document.ts'
export type { Style } from './families.ts'
export type { Tag } from './structure.ts'
