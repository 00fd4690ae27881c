import { tmpdir } from 'node:os'
import { accountFor, canReach } from '../src/platform/cluster/account.ts'

/**
 * The folder for temporary files; where root runs the tests and only root can enter that one, an open one, so that the
 * account of PostgreSQL gets in and nothing has to be put elsewhere.
 */
export function temporaryFolder(): string {
  const account = accountFor('/nowhere')
  return [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canReach(account, folder)) ?? tmpdir()
}
