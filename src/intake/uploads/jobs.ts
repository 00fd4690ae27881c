import { Problem } from '../../language/problem.ts'
import type { Caller } from '../../platform/http/index.ts'
import { enqueue, type Job } from '../../platform/jobs/index.ts'
import { type DryRun, dryRun, emptyDryRun } from '../import/dryRun.ts'
import {
  bringIn,
  type ImportRoom,
  type Prepared,
  prepareImport,
  unknownColumns,
} from '../import/importFile.ts'
import {
  dropProblems,
  type ImportRow,
  importById,
  insertProblems,
  keepDryRun,
  stateOfImport,
  turnImport,
} from '../store/imports.ts'
import { dropFile, elsewhere, storedFile } from './storedFile.ts'
import { type TakingBack, takeBack } from './takeBack.ts'

// A job's lease is 60 s: longer work hands over to a next job, so that no second worker takes it for dead.
const TURN_MS = 30_000

type About = { importId: string; since?: string }

/** The work behind the import screen; each turn takes half a minute at most and leaves the next one behind. */
export const uploadJobs = (room: ImportRoom): Job[] => [
  { name: 'tryImport', handle: ({ body }) => tryImport(room, body as About) },
  { name: 'bringInFile', handle: ({ body }) => bringInFile(room, body as About) },
  // A file of a million rows takes a minute or two to leave, in one transaction.
  {
    name: 'takeImportBack',
    leaseSeconds: 900,
    handle: ({ body, now }) => takeBack(room, { ...(body as TakingBack), now }),
  },
]

async function tryImport(room: ImportRoom, { importId, since }: About): Promise<void> {
  const { database, clock } = room.app
  const row = await importById(database.read, importId)
  // Mapped anew meanwhile: that dry run has its own job.
  if (row?.state !== 'checking' || row.updatedAt.toString() !== since) return
  await orSay(room, row, async () => {
    const prepared = await prepare(room, row)
    const sum = emptyDryRun()
    await database.write((tx) => dropProblems(tx, importId))
    await insertProblems(database.read, importId, unknownColumns(prepared))
    const began = performance.now()
    let shown = began
    let ended: 'whole' | 'cut' = 'whole'
    const problems = dryRun(sum, {
      ...prepared,
      onBatch: (_sum, byte) => {
        if (performance.now() - began < TRIED_MS) return 'go on'
        ended = byte >= row.bytes ? 'whole' : 'cut'
        return ended === 'cut' ? 'stop' : 'go on'
      },
    })
    for await (const page of problems) {
      await insertProblems(database.read, importId, page)
      if (performance.now() - shown < 1_000) continue
      shown = performance.now()
      await keepDryRun(database.read, { id: importId, dryRun: sum })
    }
    const dry: DryRun & { whole: boolean; seconds: number } = {
      ...sum,
      whole: ended === 'whole',
      seconds: Math.round((performance.now() - began) / 100) / 10,
    }
    await keepDryRun(database.read, { id: importId, dryRun: dry })
    const now = await stateOfImport(database.read, importId)
    if (now === 'checking') await turnImport(database.read, { id: importId, state: 'checked', now: clock() })
  })
}

// A dry run of a longer file looks at as many rows as fit into this and says so; the run itself reads them all.
const TRIED_MS = 45_000

async function bringInFile(room: ImportRoom, { importId }: About): Promise<void> {
  const { database } = room.app
  const row = await importById(database.read, importId)
  if (row?.state !== 'running') return
  await orSay(room, row, async () => {
    const prepared = await prepare(room, row)
    const began = performance.now()
    let asked: 'running' | 'stopped' = 'running'
    const look = setInterval(() => {
      stateOfImport(database.read, importId).then(
        (state) => {
          if (state === 'stopped') asked = 'stopped'
        },
        () => {},
      )
    }, 500)
    try {
      const { state } = await bringIn(prepared, {
        importId,
        onProgress: () => (asked === 'stopped' || performance.now() - began > TURN_MS ? 'stop' : 'go on'),
      })
      if (state === 'done') await dropFile(storedFile(room.app.config, importId))
      else if (asked === 'running') await goOn(room, importId)
    } finally {
      clearInterval(look)
    }
  })
}

const goOn = ({ app }: ImportRoom, importId: string) =>
  app.database.write(async (tx) => {
    await turnImport(tx, { id: importId, state: 'running', now: app.clock() })
    await enqueue(tx, { job: 'bringInFile', body: { importId } })
  })

function prepare(room: ImportRoom, row: ImportRow): Promise<Prepared> {
  const caller: Caller = {
    kind: row.byStaffId ? 'staff' : 'integration',
    ...(row.byStaffId ? { staffId: row.byStaffId } : { keyId: 'import' }),
    ...(row.byName ? { name: row.byName } : {}),
    test: false,
    sight: { all: true, unitIds: [] },
    session: false,
  }
  const { kind, options, fileName } = row
  const path = storedFile(room.app.config, row.id)
  return prepareImport({ kind, options, fileName, path, caller }, room).catch((error) => {
    throw error instanceof Problem && error.code === 'no file' ? elsewhere() : error
  })
}

/** A person watches: what refuses the file stands on the screen. Anything else is tried again. */
async function orSay({ app }: ImportRoom, { id }: ImportRow, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const state = error.code === 'already running' ? 'running' : 'failed'
    await turnImport(app.database.read, { id, state, problem: error.message, now: app.clock() })
  }
}
