import { rows, type Tx } from '../../platform/database/index.ts'

/** Names of units and of colleagues, by id. */
export const namesOf = (tx: Tx, ids: readonly string[]) =>
  rows<{ id: string; name: string }>(
    tx,
    `select id, name from people.v_units where id = any($1::uuid[])
     union all select id, name from people.v_staff where id = any($1::uuid[])`,
    [ids],
  ).then((found) => new Map(found.map(({ id, name }) => [id, name])))
