import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../language/problem.ts'
import { readOrganisation } from '../../people/index.ts'
import type { App } from '../../platform/app.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { Months } from '../months.ts'
import { holdFile } from '../store/fileLock.ts'
import {
  dropProblems,
  type ImportOptions,
  type ImportRow,
  importById,
  insertImport,
  insertProblems,
  lastRunOf,
  turnImport,
} from '../store/imports.ts'
import { forgetMadeBefore } from '../store/made.ts'
import { sameNames } from '../store/sameNames.ts'
import type { Reading } from './checkRows.ts'
import { type CsvFile, openCsv } from './csv/openFile.ts'
import type { ImportKind } from './fields.ts'
import type { Batch, ImportStories } from './kinds/kind.ts'
import { planOf } from './plan.ts'
import type { RowProblem } from './readRow.ts'
import { runImport } from './runImport.ts'
import { tellOrder } from './tellOrder.ts'
import { instantIn } from './times.ts'

/** What to bring in, as asked on the command line or the screen. */
export interface FileWish {
  kind: ImportKind
  path: string
  options: ImportOptions
  caller: Caller
  /** As the sender called it; the path's last part unless told. */
  fileName?: string
}

export interface ImportRoom {
  app: App
  months: Months
  stories: ImportStories
}

/** A file whose beginning was read and whose columns are mapped: nothing is written yet. */
export interface Prepared {
  wish: FileWish
  reading: Reading
  batch: Batch
  /** Worth telling before it starts. */
  remarks: string[]
}

/** Reads the beginning of the file and lays the mapping over it. */
export async function prepareImport(wish: FileWish, { app, months, stories }: ImportRoom): Promise<Prepared> {
  const organisation = await readOrganisation(app.database.read)
  const zone = wish.options.timeZone ?? organisation.timeZone
  const file = await openCsv(wish.path)
  const { set, scaleRemark } = withScale(wish, { file, scale: organisation.defaultScale })
  const plan = planOf({ kind: wish.kind, map: wish.options.map, set }, file)
  const order = wish.options.dateOrder ?? (await tellOrder(file, plan))
  return {
    wish,
    reading: { file, plan, time: { zone, order }, names: await sameNames(app.database.read) },
    batch: {
      app,
      months,
      stories,
      caller: wish.caller,
      now: app.clock(),
      liveSince: liveSinceOf(wish.options, zone),
      zone,
    },
    remarks: [...remarksOn(file), ...scaleRemark],
  }
}

// A score without a scale is one of the organisation's own.
function withScale(
  { kind, options: { map, set } }: FileWish,
  { file, scale }: { file: CsvFile; scale: string },
) {
  const told = (field: string) =>
    field in map || field in set || file.header.some((name) => name.toLowerCase() === field)
  if (kind !== 'feedback' || !told('score') || told('scale')) return { set, scaleRemark: [] }
  return {
    set: { ...set, scale },
    scaleRemark: [`Scores are read as ${scale}; --set scale=... says otherwise.`],
  }
}

function remarksOn({ encoding, delimiter }: CsvFile): string[] {
  const names: Record<string, string> = { ';': 'semicolons', '\t': 'tabs', '|': 'the sign |' }
  return [
    ...(names[delimiter] ? [`Columns are parted by ${names[delimiter]}.`] : []),
    ...(encoding === 'utf-8' ? [] : [`The file is ${encoding.toUpperCase()}; it is read as such.`]),
  ]
}

function liveSinceOf({ liveSince, dateOrder }: ImportOptions, zone: string): Temporal.Instant | undefined {
  if (!liveSince) return undefined
  const instant = instantIn(liveSince, { zone, order: dateOrder })
  if (instant instanceof Temporal.Instant) return instant
  throw new Problem('wrong time', `--live-since "${liveSince}" ${instant.problem}.`, { usage: true })
}

/** What becomes of a run. */
export interface Ended {
  state: 'done' | 'stopped'
  run: ImportRow
  /** Where an earlier, unfinished run of the same file was taken up; its rows are counted too. */
  takenUpAt: number | undefined
}

interface Progress {
  /** Called after each commit with the share of the file that is in; `stop` ends the run there. */
  onProgress(share: number, rows: number): 'go on' | 'stop'
  /** A run that waits already (sent through the screen). */
  importId?: string
}

/** Brings the file in; an unfinished run of the same file and options goes on where it stopped. */
export async function bringIn(prepared: Prepared, { onProgress, importId }: Progress): Promise<Ended> {
  const { wish, batch, reading } = prepared
  const { database, clock } = batch.app as App
  const fingerprint = await fingerprintOf(wish)
  await using _held = await holdFile(database, fingerprint)
  const { run, takenUpAt } = await openRun(prepared, { fingerprint, importId })
  const turn = (state: ImportRow['state'], problem?: string) =>
    turnImport(database.read, { id: run.id, state, now: clock(), ...(problem ? { problem } : {}) })
  try {
    const state = await runImport({
      importId: run.id,
      reading,
      from: { byte: run.nextByte, line: run.nextLine },
      batch,
      clock,
      onBatch: ({ byte }, read) => onProgress(byte / reading.file.bytes, run.read + read),
    })
    await turn(state)
    return { state, run: (await importById(database.read, run.id))!, takenUpAt }
  } catch (error) {
    await turn('stopped', (error as Error).message).catch(() => {})
    throw error
  }
}

async function openRun(
  prepared: Prepared,
  { fingerprint, importId }: { fingerprint: string; importId: string | undefined },
) {
  const { wish, batch, reading } = prepared
  const { database, newId, clock } = batch.app as App
  if (importId) {
    const waiting = await importById(database.read, importId)
    if (waiting && waiting.read > 0) return { run: waiting, takenUpAt: waiting.read }
    // What the dry run found is found again by the run itself.
    await dropProblems(database.read, importId)
  }
  const before = importId ? undefined : await lastRunOf(database.read, wish.kind, fingerprint)
  if (before && before.state !== 'done') return { run: before, takenUpAt: before.read }
  return {
    takenUpAt: undefined,
    run: await database.write(async (tx) => {
      await forgetMadeBefore(tx, clock())
      const row = {
        id: importId ?? newId(),
        kind: wish.kind,
        fileName: wish.fileName ?? basename(wish.path),
        fingerprint,
        options: wish.options,
        startedAt: clock(),
        bytes: reading.file.bytes,
        nextByte: reading.file.firstRow.byte,
        nextLine: reading.file.firstRow.line,
        byStaffId: wish.caller.staffId ?? null,
        byName: wish.caller.name ?? null,
        state: 'running' as const,
      }
      const run = (importId && (await importById(tx, importId))) || (await insertImport(tx, row))
      await insertProblems(tx, run.id, unknownColumns(prepared))
      return run
    }),
  }
}

/** Columns that no field reads, where nobody said by a mapping that this is meant. */
export function unknownColumns({ wish, reading: { plan } }: Prepared): RowProblem[] {
  if (Object.keys(wish.options.map).length > 0) return []
  return plan.leftOut.map((column) => ({
    line: 1,
    column,
    code: 'unknown column',
    problem: `no field of ${plan.kind} is called this; its cells are left out (--map FIELD=${column} reads them)`,
    value: '',
  }))
}

// Other options give other rows: they are another import.
async function fingerprintOf({ path, kind, options }: FileWish): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([kind, options]))
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}
