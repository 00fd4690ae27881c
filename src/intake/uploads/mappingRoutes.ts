import { z } from 'zod'
import { nameSchema } from '../../language/input.ts'
import { actorOf, outOfOrder, own, type Route, read } from '../../platform/http/index.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { IMPORT_KINDS } from '../import/fields.ts'
import { type ImportRoom, prepareImport } from '../import/importFile.ts'
import { NAMED_FIELDS } from '../import/names.ts'
import { importById, mapImport } from '../store/imports.ts'
import { keepSameNames, knownProducts, sameNames } from '../store/sameNames.ts'
import { columnsOf, shownImport, sizeOf } from './answers.ts'
import { access, filesOf, inState, mayBring, params } from './steps.ts'

const kind = z.enum(IMPORT_KINDS)
const pairs = z.record(z.string().max(200), z.string().max(1_000))
const mapping = z.strictObject({
  kind,
  map: pairs,
  set: pairs,
  timeZone: z.string().max(60).optional(),
  dateOrder: z.enum(['day first', 'month first']).optional(),
  liveSince: z.string().max(40).optional(),
  /** Names in the file that mean a known one; '' is a name of its own, null asks again. Remembered for the next file. */
  same: z
    .partialRecord(z.enum(NAMED_FIELDS), z.record(nameSchema, z.string().max(200).nullable()))
    .optional(),
})
/** What the columns of a file are, and what a person says of them. */
export const mappingRoutes = (room: ImportRoom): Route[] => {
  const { database } = room.app
  const { found, fileOf } = filesOf(room)
  return [
    read({
      method: 'get',
      path: '/api/v1/imports/{id}/columns',
      access,
      summary: 'Columns of the file, an example each, and what each is likely meant for',
      params,
      query: z.strictObject({ kind: kind.optional() }),
      handle: async ({ params: { id }, query, now }) => {
        const row = await found(id)
        const [columns, same, products] = await Promise.all([
          columnsOf(fileOf(row), query.kind ?? row.kind),
          sameNames(database.read),
          knownProducts(database.read, now),
        ])
        return { body: { ...columns, same, products } }
      },
    }),
    own({
      method: 'put',
      path: '/api/v1/imports/{id}/mapping',
      access,
      summary: 'Says which column is which field, and starts a dry run',
      params,
      body: mapping,
      handle: async ({ params: { id }, body: { kind, same, ...options }, caller, now }) => {
        mayBring(caller, kind)
        const row = await found(id)
        inState(row, ['mapping', 'checking', 'checked'])
        if ((await sizeOf(fileOf(row))) < row.bytes)
          throw outOfOrder('The file has not come whole yet. Send the rest of it.', 'the rest of the file')
        const { reading } = await prepareImport({ kind, path: fileOf(row), options, caller }, room)
        const mapped = await database.write(async (tx) => {
          if (same) await keepSameNames(tx, { said: same, by: actorOf(caller), now })
          await mapImport(tx, { id, kind, options, ...reading.file, now })
          const row = (await importById(tx, id))!
          await enqueue(tx, { job: 'tryImport', body: { importId: id, since: row.updatedAt.toString() } })
          return row
        })
        return { body: shownImport(mapped) }
      },
    }),
  ]
}
