import { createHash } from 'node:crypto'
import { z } from 'zod'
import { nameSchema, timeZoneSchema } from '../../../language/input.ts'
import { Problem } from '../../../language/problem.ts'
import { findStaff, findUnit, giveShift, type NewShift, shiftByExternalId } from '../../../people/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { actorOf } from '../../../platform/http/index.ts'
import type { Batch, Kind } from './kind.ts'
import { rowByRow } from './rowByRow.ts'

const readInstant = z.custom<Temporal.Instant>((value) => value instanceof Temporal.Instant)
const shiftSchema = z
  .strictObject({
    externalId: nameSchema.optional(),
    staff: nameSchema,
    startsAt: readInstant,
    endsAt: readInstant,
    unit: nameSchema.optional(),
    leads: z.boolean().optional(),
    timeZone: timeZoneSchema.optional(),
  })
  .refine(({ startsAt, endsAt }) => Temporal.Instant.compare(startsAt, endsAt) < 0, {
    path: ['endsAt'],
    message: 'The shift ends before it starts.',
  })
type ShiftInput = z.output<typeof shiftSchema>

/** Shifts. One without an id is known by who works it where and from when, so that a new end moves it. */
export const shiftsKind: Kind<ShiftInput> = {
  batchRows: 200,
  check: ({ input }) => shiftSchema.safeParse(input),
  write: async (tx, rows, batch) => {
    const made: string[] = []
    const outcome = await rowByRow(rows, (row) => tellShift(tx, row, { batch, made }))
    return { ...outcome, made: { shifts: made } }
  },
}

async function tellShift(
  tx: Tx,
  row: ShiftInput,
  { batch, made }: { batch: Batch; made: string[] },
): Promise<'fresh' | 'changed' | 'unchanged'> {
  const person = await findStaff(tx, { externalId: row.staff, email: row.staff })
  if (!person?.active)
    throw new Problem('nobody', `Nobody who works here has the external id or e-mail "${row.staff}".`)
  const unitId = await unitOf(tx, row)
  const shift: NewShift & { externalId: string } = {
    staffId: person.id,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    unitId,
    leads: row.leads,
    timeZone: row.timeZone ?? batch.zone,
    externalId: row.externalId ?? shiftIdOf(row),
  }
  const before = await shiftByExternalId(tx, shift.externalId)
  if (before && sameShift(shift, before)) return 'unchanged'
  const given = await giveShift(tx, {
    ...shift,
    by: actorOf(batch.caller),
    now: batch.now,
    newId: batch.app.newId,
  })
  if (before) return 'changed'
  made.push(given.id)
  return 'fresh'
}

async function unitOf(tx: Tx, { unit }: ShiftInput): Promise<string | null> {
  if (!unit) return null
  const found =
    (await findUnit(tx, { kind: 'team', word: unit })) ?? (await findUnit(tx, { kind: 'site', word: unit }))
  if (found) return found.id
  throw new Problem('no such place', `No team or site is called "${unit}".`)
}

const shiftIdOf = ({ staff, startsAt, unit }: ShiftInput): string =>
  `row-${createHash('sha256')
    .update([staff, startsAt.toString(), unit ?? ''].join('\n'))
    .digest('hex')
    .slice(0, 32)}`

type KnownShift = NonNullable<Awaited<ReturnType<typeof shiftByExternalId>>>

const sameShift = (told: NewShift, known: KnownShift): boolean =>
  told.staffId === known.staffId &&
  (told.unitId ?? null) === known.unitId &&
  told.startsAt.equals(known.startsAt) &&
  told.endsAt.equals(known.endsAt) &&
  (told.leads === undefined || told.leads === known.leads) &&
  told.timeZone === known.timeZone
