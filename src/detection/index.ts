export { warmLanguages } from './text/language.ts'
export { Understanding } from './text/schema.ts'
export { understand } from './text/understand.ts'
