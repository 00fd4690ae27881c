export { type Database, openPool, rows, type Tx } from './database.ts'
export { type NewId, newId } from './ids.ts'
export { allMigrations, fingerprint, type Migration, migrate } from './migrate.ts'
export { type Audience, type LiveEvent, type Outgoing, outgoingOf } from './outgoing.ts'
