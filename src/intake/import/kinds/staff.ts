import { z } from 'zod'
import { emailSchema, phoneSchema } from '../../../customers/index.ts'
import { daySchema, localeSchema, nameSchema, timeZoneSchema } from '../../../language/input.ts'
import {
  addUnit,
  changeStaff,
  completeModule,
  findStaff,
  findUnit,
  hireStaff,
  modulesOf,
  type StaffRow,
  staffRow,
  type UnitKind,
} from '../../../people/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { actorOf, ROLES } from '../../../platform/http/index.ts'
import type { Batch, Kind } from './kind.ts'
import { rowByRow } from './rowByRow.ts'

const MODULE = /^(.{1,200})@(\d{4}-\d{2}-\d{2})$/
const moduleSchema = z
  .string()
  .regex(MODULE, 'Write completed modules like Listening@2025-03-01; Refunds@2025-04-12.')
  .transform((text) => {
    const [, module = '', on = ''] = MODULE.exec(text) ?? []
    return { module: module.trim(), on }
  })
  .refine(({ on }) => daySchema.safeParse(on).success, 'A completed module bears a day that does not exist.')

const staffSchema = z.strictObject({
  externalId: nameSchema.optional(),
  name: nameSchema,
  email: emailSchema.toLowerCase(),
  role: z.enum(ROLES).optional(),
  phone: phoneSchema.optional(),
  teams: z.array(nameSchema).max(50).optional(),
  sites: z.array(nameSchema).max(50).optional(),
  languages: z.array(localeSchema).max(20).optional(),
  locale: localeSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  hiredAt: daySchema.optional(),
  completedModules: z.array(moduleSchema).max(500).optional(),
})
type StaffInput = z.output<typeof staffSchema>

/** Colleagues: hired, or changed where the file says something else. Teams and sites that nobody knows are made. */
export const staffKind: Kind<StaffInput> = {
  batchRows: 100,
  check: ({ input }) =>
    staffSchema.safeParse({
      ...input,
      ...(typeof input.role === 'string' ? { role: input.role.toLowerCase() } : {}),
    }),
  write: (tx, rows, batch) => rowByRow(rows, (row) => tellPerson(tx, row, batch)),
}

async function tellPerson(tx: Tx, row: StaffInput, batch: Batch): Promise<'fresh' | 'changed' | 'unchanged'> {
  const found = await findStaff(tx, { externalId: row.externalId, email: row.email })
  const unitIds = await unitsOf(tx, row, batch)
  const by = actorOf(batch.caller)
  const { now } = batch
  const { name, email, externalId, phone, role, languages, locale, timeZone, hiredAt } = row
  const told = { name, email, externalId, phone, role, languages, locale, timeZone, hiredAt }
  if (!found) {
    const hired = await hireStaff(tx, {
      ...withoutGaps(told),
      name,
      email,
      role: role ?? 'agent',
      ...(unitIds ? { unitIds } : {}),
      by,
      now,
      newId: batch.app.newId,
    })
    await addModules(tx, hired.id, row)
    return 'fresh'
  }
  const patch = changesOf(told, (await staffRow(tx, found.id))!)
  const moved = unitIds && !sameMembers(unitIds, found.unitIds)
  const learned = await addModules(tx, found.id, row)
  if (Object.keys(patch).length === 0 && !moved) return learned ? 'changed' : 'unchanged'
  await changeStaff(tx, { staffId: found.id, by, now, ...patch, ...(moved ? { unitIds } : {}) })
  return 'changed'
}

const withoutGaps = <T extends object>(told: T): Partial<T> =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Partial<T>

function changesOf<T extends Partial<Omit<StaffRow, 'id'>>>(
  told: { [K in keyof T]: T[K] | undefined },
  known: StaffRow,
) {
  const differing = Object.entries(told).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(known[field as keyof StaffRow]),
  )
  return Object.fromEntries(differing) as Partial<T>
}

const sameMembers = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** Undefined: the file says nothing of teams and sites. */
async function unitsOf(tx: Tx, { teams, sites }: StaffInput, batch: Batch): Promise<string[] | undefined> {
  if (!teams && !sites) return undefined
  const ids: string[] = []
  for (const word of teams ?? []) ids.push(await unitCalled(tx, { kind: 'team', word }, batch))
  for (const word of sites ?? []) ids.push(await unitCalled(tx, { kind: 'site', word }, batch))
  return [...new Set(ids)]
}

async function unitCalled(
  tx: Tx,
  { kind, word }: { kind: UnitKind; word: string },
  batch: Batch,
): Promise<string> {
  const found = await findUnit(tx, { kind, word })
  if (found) return found.id
  const { app, caller, now } = batch
  return (await addUnit(tx, { kind, name: word, by: actorOf(caller), now, newId: app.newId })).id
}

async function addModules(tx: Tx, staffId: string, { completedModules }: StaffInput): Promise<boolean> {
  if (!completedModules) return false
  const before = new Set(await modulesOf(tx, staffId))
  const added = completedModules.filter(({ module, on }) => !before.has(`${module}@${on}`))
  for (const { module, on } of added) await completeModule(tx, { staffId, module, on })
  return added.length > 0
}
