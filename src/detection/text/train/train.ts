import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Voice } from '../engine.ts'
import { earsFrom, type Learnt } from '../kinds/ears.ts'
import { allKindExamples } from '../kinds/examples.ts'
import { marginsIn } from '../kinds/heard.ts'
import type { Net } from '../kinds/net.ts'
import { packHints, packKinds } from '../kinds/packing.ts'
import { packRows, packShared } from '../kinds/packNet.ts'
import type { Together } from '../kinds/together.ts'
import { pack } from '../model.ts'
import { customersExamples, distinct, ownExamples } from './examples.ts'
import { fitLanguage, fitShared, lessonOf } from './fit.ts'
import { fitKinds, type KindLesson, kindLessonOf } from './fitKinds.ts'
import { fitNets } from './fitNet.ts'
import { fitTogether } from './fitTogether.ts'
import { hanTable } from './han.ts'
import { kindMoods } from './kindMoods.ts'
import { LENT, lentCalm, lentExamples } from './lent.ts'
import { tonguesTable } from './tongues.ts'

/** What was trained: shown to the person who ran it and kept beside the models. */
export interface Card {
  engine: string
  own: number
  lent: { set: string; licence: string; messages: number }[]
  files: { name: string; bytes: number; sha256: string }[]
}

/** What is learnt from besides our own messages, and of how many of those. */
export interface TrainOptions {
  /** Holds the lent sets. */
  lentFolder?: string | undefined
  /** Only each so manieth message: quick, for trying the training itself. */
  every?: number
}

/** Trains all models into `out`; with the same messages the same bytes come out. */
export async function train(out: string, { lentFolder, every = 1 }: TrainOptions = {}): Promise<Card> {
  const some = <T>(all: readonly T[]): T[] => all.filter((_, i) => i % every === 0)
  const own = some(distinct(ownExamples()))
  const lent = lentFolder ? lentExamples(lentFolder) : []
  mkdirSync(out, { recursive: true })
  const tables = [
    write(out, 'han.txt', Buffer.from(hanTable())),
    write(out, 'tongues.br', brotliCompressSync(Buffer.from(await tonguesTable()))),
  ]
  const marked = distinct([...own, ...lent]).map(lessonOf)
  // What the signals mean is learnt from what customers write to firms, words from posts and plain messages too.
  const shared = fitShared(some(distinct([...customersExamples(), ...lent])).map(lessonOf))
  const lessons = [...marked, ...some(kindMoods(own)).map(lessonOf)]
  const files = [...tables, write(out, 'mood.json', Buffer.from(`${JSON.stringify(shared)}\n`))]
  for (const [voice, some] of Map.groupBy(lessons, (lesson) => lesson.voice))
    files.push(write(out, `${voice}.bin`, brotliCompressSync(pack(fitLanguage(some, shared)))))
  files.push(...writeKinds(out, some(kindLessons(lentFolder))))
  const card = { engine: engineOf(files), own: own.length, lent: lentOf(lent), files }
  write(out, 'card.json', Buffer.from(`${JSON.stringify(card, null, 2)}\n`))
  return card
}

/** Every message with kinds, and the lent ones in which nothing went wrong. */
function kindLessons(lentFolder?: string): KindLesson[] {
  const own = allKindExamples().flatMap(({ voice, examples }) =>
    examples.map((example) => kindLessonOf(example, voice)),
  )
  const calm = lentFolder ? lentCalm(lentFolder) : []
  return [...own, ...calm.map(({ voice, example }) => ({ ...kindLessonOf(example, voice), lent: true }))]
}

/** The models of what went wrong, what is asked and what must be known, of every voice with examples. */
function writeKinds(out: string, lessons: readonly KindLesson[]): Card['files'] {
  const ears = [...fitEars(lessons)]
  const files = ears.flatMap(([voice, { weights, net }]) => [
    write(out, `kinds-${voice}.bin`, packKinds(weights)),
    write(out, `net-${voice}.bin`, packRows(net)),
  ])
  for (const [, { weights, net }] of ears.slice(0, 1))
    files.push(write(out, 'hints.bin', packHints(weights)), write(out, 'net.bin', packShared(net)))
  return [...files, write(out, 'together.json', Buffer.from(`${JSON.stringify(togetherOf(lessons))}\n`))]
}

/** Weights and net of every voice. */
export function fitEars(lessons: readonly KindLesson[]): Map<Voice, Learnt> {
  const nets = fitNets(lessons)
  return new Map(
    [...fitKinds(lessons)].map(([voice, weights]) => [voice, { weights, net: nets.get(voice) as Net }]),
  )
}

/** What is told together, from the development messages as ears hear them that have not learnt from them. */
function togetherOf(lessons: readonly KindLesson[]): Together {
  const learnt = fitEars(lessons.filter(({ development }) => !development))
  const strange = new Map([...learnt].map(([voice, some]) => [voice, earsFrom(some)]))
  return fitTogether(
    lessons.flatMap(({ voice, segments, said, development }) => {
      const ears = strange.get(voice)
      return ears && development === 'everything' ? [{ margins: marginsIn(ears, segments), said }] : []
    }),
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
