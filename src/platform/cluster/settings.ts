import { platform, release } from 'node:os'

/**
 * How the embedded PostgreSQL is set, each with its reason. Everything is given on the command line, so that an older
 * data folder follows a newer Amends. Memory target: Node and PostgreSQL idle below 200 MB together, by PSS.
 */
const EVERYWHERE: Record<string, string> = {
  // Only this machine, only through the socket in a folder that nobody else may enter: no password, no TLS needed.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // Server, workers, live listeners and commands beside them; a slot costs a few kB.
  max_connections: '100',
  // Half the default, for the memory target; pages beyond it come from the file cache of the system.
  shared_buffers: '64MB',
  // PostgreSQL 18 keeps three reader processes for asynchronous reads; our tables fit in memory.
  io_method: 'sync',
  // Nobody replicates from the embedded database (DATABASE_URL is for that): no launcher, no sender slots, less WAL.
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  wal_level: 'minimal',
  // Reports may use a second core; more would starve the desk on the smallest machine.
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  // Not shipped with the embedded programs; off saves looking for it.
  jit: 'off',
  // One answer on every machine.
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  cluster_name: 'amends',
  // The log is for what went wrong; a line each checkpoint is not.
  log_checkpoints: 'off',
}

/** Durable: an acknowledged write survives a power cut. The defaults, said aloud because everything rests on them. */
const DURABLE: Record<string, string> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  ...syncBeforeRecovery(platform(), release()),
}

/** For throw-away clusters of tests only: a power cut may cost everything, and nothing of it is worth keeping. */
const THROW_AWAY: Record<string, string> = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  autovacuum_naptime: '5min',
}

/**
 * After a crash everything is brought to disk before the log is read again. One call for the whole file system instead of
 * one for each of 1,800 files: it serves again after 0.3 s instead of 4 to 5 on a disk that is busy with other things.
 * Since Linux 5.8 the one call tells of failed writes just as well.
 */
export function syncBeforeRecovery(system: string, kernel: string): Record<string, string> {
  const [major = 0, minor = 0] = kernel.split('.').map(Number)
  const tells = system === 'linux' && (major > 5 || (major === 5 && minor >= 8))
  return tells ? { recovery_init_sync_method: 'syncfs' } : {}
}

/** Command line arguments for postgres. */
export function settingArguments({ throwAway }: { throwAway: boolean }): string[] {
  const settings = { ...EVERYWHERE, ...(throwAway ? THROW_AWAY : DURABLE) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
