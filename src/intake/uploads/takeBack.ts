import type { Tx } from '../../platform/database/index.ts'
import { outOfOrder } from '../../platform/http/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { type Actor, record } from '../../platform/journal/index.ts'
import type { ImportRoom } from '../import/importFile.ts'
import { type ImportRow, importById } from '../store/imports.ts'
import { beginTakingBack, hasMade, keepTakenBack, TAKE_BACK_DAYS } from '../store/made.ts'

/** What the job is told. */
export interface TakingBack {
  importId: string
  by: Actor
}

interface Asking {
  row: ImportRow
  by: Actor
  now: Temporal.Instant
}

/** Asks for a file to be taken back; from here on nobody goes on with it. People are taken out one by one instead. */
export async function askToTakeBack(tx: Tx, { row, by, now }: Asking): Promise<void> {
  if (row.kind === 'staff')
    throw outOfOrder('People are taken out one by one, in Settings, People.', 'a file of another kind')
  if (!['done', 'stopped'].includes(row.state))
    throw outOfOrder(`This import is ${row.state}; only what is in can be taken back.`, 'a run that is over')
  const last = row.updatedAt.add({ hours: 24 * TAKE_BACK_DAYS })
  if (Temporal.Instant.compare(now, last) > 0)
    throw outOfOrder(`A file can be taken back for ${TAKE_BACK_DAYS} days.`, 'a younger file')
  if (!(await hasMade(tx, row.id)))
    throw outOfOrder('This file brought nothing that is still known to be its own.', 'rows of its own')
  await beginTakingBack(tx, { id: row.id, now })
  await enqueue(tx, { job: 'takeImportBack', body: { importId: row.id, by } })
}

/** Takes it back, whole or not at all. Safe to run twice. */
export async function takeBack(
  { app: { database }, stories }: ImportRoom,
  { importId, by, now }: TakingBack & { now: Temporal.Instant },
): Promise<void> {
  await database.write(async (tx) => {
    const row = await importById(tx, importId)
    if (row?.state !== 'taking-back') return
    const takenBack = await stories.takeBack(tx, { importId, now })
    await keepTakenBack(tx, { id: importId, takenBack, now })
    await record(tx, {
      fact: 'import.taken-back',
      actor: by,
      at: now,
      body: { importId, fileName: row.fileName, ...takenBack },
    })
  })
}
