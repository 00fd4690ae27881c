import { rows, type Tx } from '../database/index.ts'

/** A secret of this installation; made by whoever asks first. */
export async function secretNamed(tx: Tx, name: string, fresh: () => string): Promise<string> {
  await rows(tx, 'insert into platform.secrets (name, value) values ($1, $2) on conflict do nothing', [
    name,
    fresh(),
  ])
  const [row] = await rows<{ value: string }>(tx, 'select value from platform.secrets where name = $1', [
    name,
  ])
  return row!.value
}
