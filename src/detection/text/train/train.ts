import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allKindExamples } from '../kinds/examples.ts'
import { packKinds } from '../kinds/model.ts'
import { pack } from '../model.ts'
import { distinct, ownExamples } from './examples.ts'
import { fitLanguage, fitShared, lessonOf } from './fit.ts'
import { fitKinds, kindLessonOf } from './fitKinds.ts'
import { hanTable } from './han.ts'
import { LENT, lentCalm, lentExamples } from './lent.ts'
import { tonguesTable } from './tongues.ts'

/** What was trained: shown to the person who ran it and kept beside the models. */
export interface Card {
  engine: string
  own: number
  lent: { set: string; licence: string; messages: number }[]
  files: { name: string; bytes: number; sha256: string }[]
}

/** Trains all models into `out`; with the same messages the same bytes come out. `lentFolder` holds the lent sets. */
export async function train(out: string, lentFolder?: string): Promise<Card> {
  const own = distinct(ownExamples())
  const lent = lentFolder ? lentExamples(lentFolder) : []
  mkdirSync(out, { recursive: true })
  const tables = [
    write(out, 'han.txt', Buffer.from(hanTable())),
    write(out, 'tongues.txt', Buffer.from(await tonguesTable())),
  ]
  const lessons = distinct([...own, ...lent]).map(lessonOf)
  const shared = fitShared(lessons)
  const files = [...tables, write(out, 'mood.json', Buffer.from(`${JSON.stringify(shared)}\n`))]
  for (const [voice, some] of Map.groupBy(lessons, (lesson) => lesson.voice))
    files.push(write(out, `${voice}.bin`, pack(fitLanguage(some, shared))))
  files.push(...writeKinds(out, lentFolder))
  const card = { engine: engineOf(files), own: own.length, lent: lentOf(lent), files }
  write(out, 'card.json', Buffer.from(`${JSON.stringify(card, null, 2)}\n`))
  return card
}

/** The models of what went wrong, what is asked and what must be known, of every voice with examples. */
function writeKinds(out: string, lentFolder?: string): Card['files'] {
  const own = allKindExamples().flatMap(({ voice, examples }) =>
    examples.map((example) => kindLessonOf(example, voice)),
  )
  const calm = lentFolder ? lentCalm(lentFolder) : []
  const lent = calm.map(({ voice, example }) => ({ ...kindLessonOf(example, voice), lent: true }))
  return [...fitKinds([...own, ...lent])].map(([voice, model]) =>
    write(out, `kinds-${voice}.bin`, packKinds(model)),
  )
}

function write(out: string, name: string, bytes: Uint8Array): Card['files'][number] {
  writeFileSync(join(out, name), bytes)
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** The engine's version is what its weights hash to: other weights, other version. */
function engineOf(files: Card['files']): string {
  const all = files.map(({ sha256 }) => sha256).join('')
  return `amends-text/1 ${createHash('sha256').update(all).digest('hex').slice(0, 8)}`
}

const lentOf = (lent: { language: string }[]): Card['lent'] =>
  LENT.map(({ folder, licence }) => ({
    set: folder,
    licence,
    messages: lent.filter(({ language }) => folder.startsWith(PREFIX[language] ?? '-')).length,
  }))

const PREFIX: Record<string, string> = { nb: 'no-', 'zh-Hans': 'zh-' }
