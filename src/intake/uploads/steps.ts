import { z } from 'zod'
import { idSchema } from '../../language/input.ts'
import { Problem } from '../../language/problem.ts'
import { type Call, MANAGERS_UP, notFound } from '../../platform/http/index.ts'
import type { ImportKind } from '../import/fields.ts'
import type { ImportRoom } from '../import/importFile.ts'
import { type ImportRow, importById } from '../store/imports.ts'
import { storedFile } from './storedFile.ts'

/** Who brings in files. */
export const access = { roles: MANAGERS_UP, key: 'admin' as const }

/** Which import. */
export const params = z.strictObject({ id: idSchema })

/** Imports of this installation and the files they came with. */
export const filesOf = ({ app }: Pick<ImportRoom, 'app'>) => ({
  found: async (id: string): Promise<ImportRow> => {
    const row = await importById(app.database.read, id)
    if (!row) throw notFound('import')
    return row
  },
  fileOf: ({ id }: Pick<ImportRow, 'id'>): string => storedFile(app.config, id),
})

/** People and their roles are the owner's to change, by file as by hand. */
export function mayBring({ role, scope }: Call['caller'], kind: ImportKind): void {
  if (kind !== 'staff' || role === 'owner' || (!role && scope === 'admin')) return
  throw new Problem('wrong role', 'Only the owner brings in people. Ask them.', { status: 403 })
}

/** Steps have an order; a step that is not open now is refused with the state that stands. */
export function inState({ state }: ImportRow, allowed: ImportRow['state'][]): void {
  if (allowed.includes(state)) return
  throw new Problem('out of order', `This import is ${state}; that step is not open now.`, {
    status: 409,
    missing: allowed[0],
  })
}
