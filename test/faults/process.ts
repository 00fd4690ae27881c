import { keepCompiled } from '../../src/program/keepCompiled.ts'

// The program as `amends start`, `serve` and `work` run it, without a web bundle and without a greeting: what it opened
// is told as one line of JSON, so that the tests can look into the same database. It is there to be killed.
keepCompiled()
const { openDatabase } = await import('../../src/platform/cluster/index.ts')
const { readConfig } = await import('../../src/platform/config/index.ts')
const { migrate, openPool } = await import('../../src/platform/database/index.ts')
const { startServer } = await import('../../src/server.ts')
const [halves = 'web,work'] = process.argv.slice(2)
const config = readConfig(process.env)
const opened = await openDatabase({
  dataDir: config.dataDir,
  databaseUrl: config.databaseUrl,
  say: () => {},
})
const database = openPool({ ...opened.connection })
await migrate(database.pool)
const running = await startServer({
  config,
  database,
  halves: { web: halves.includes('web'), work: halves.includes('work') },
})
console.log(JSON.stringify({ port: running.port, connection: opened.connection }))
