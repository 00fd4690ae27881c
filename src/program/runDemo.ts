import { randomBytes } from 'node:crypto'
import type { PoolConfig } from 'pg'
import { emailOf, LOGINS, makeCompany, openSimulation, streamOn } from '../../seeds/bakery-chain/index.ts'
import { Problem } from '../language/problem.ts'
import { activeStaff, readOrganisation } from '../people/index.ts'
import { openDatabase } from '../platform/cluster/index.ts'
import { type Config, readConfig, type StartOptions } from '../platform/config/index.ts'
import { type Database, migrate, openPool } from '../platform/database/index.ts'
import { checkBundle } from '../platform/http/index.ts'
import { startServer } from '../server.ts'
import { endOnSignal } from './endOnSignal.ts'

export interface DemoOptions extends StartOptions {
  speed: string
  stream: boolean
}

/** The same program on a sample company with six months behind it, and customers who go on talking. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const speed = Number(options.speed)
  if (!(speed > 0))
    throw new Problem('wrong speed', '--speed is a number above 0; 60 makes an hour pass in a minute.', {
      usage: true,
    })
  const config = readConfig(process.env, options)
  checkBundle()
  const stack = new AsyncDisposableStack()
  const signals = endOnSignal(() => stack.disposeAsync())
  try {
    const opened = await openDatabase({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl,
      say: (line) => console.error(line),
    })
    stack.defer(() => opened.stop())
    const database = openPool({ ...opened.connection, application_name: 'amends demo' })
    stack.defer(() => database.close())
    await migrate(database.pool)
    const logins = await makeOnce(opened.connection, config)
    const running = await startServer({ config, database, halves: { web: true, work: true } })
    stack.defer(() => running.stop())
    if (options.stream) await goOn({ database, running, speed, stack })
    console.log(greeting(config, logins))
  } catch (error) {
    await stack.disposeAsync()
    throw error
  } finally {
    signals.started()
  }
}

// One password for all demo people, new for each demo: known to nobody but who reads this terminal.
async function makeOnce(connection: PoolConfig, config: Config): Promise<string | undefined> {
  // Six months in seconds: the past need not wait for the disk after each of its thousands of commits.
  const database = openPool({
    ...connection,
    application_name: 'amends demo past',
    options: '-c synchronous_commit=off',
  })
  try {
    return await makeIn(database, config)
  } finally {
    await database.close()
  }
}

async function makeIn(database: Database, config: Config): Promise<string | undefined> {
  const { setUpAt, name } = await readOrganisation(database.read)
  if (setUpAt && name === 'Fold & Crumb') return undefined
  if (setUpAt)
    throw new Problem(
      'not a demo',
      'This data folder holds a real organisation. Give the demo a folder of its own with --data.',
    )
  const password = `crumb-${randomBytes(9).toString('base64url')}`
  await makeCompany({
    database,
    config,
    password,
    present: Temporal.Now.instant(),
    say: (line) => console.error(line),
  })
  return password
}

interface Going {
  database: Database
  running: Awaited<ReturnType<typeof startServer>>
  speed: number
  stack: AsyncDisposableStack
}

async function goOn({ database, running, speed, stack }: Going): Promise<void> {
  const staff = await activeStaff(database.read)
  const ids = new Map(staff.map(({ id, name }) => [name, id]))
  const simulation = await openSimulation({ database, ids, send: running.fetch })
  stack.defer(streamOn(simulation, { speed, say: (line) => running.app.log.warn(line) }))
}

function greeting({ publicUrl }: Config, password: string | undefined): string {
  const people = LOGINS.map((name) => `  ${emailOf(name).padEnd(32)}${name}`)
  return [
    '',
    `Fold & Crumb is open at ${publicUrl}/sign-in`,
    '',
    ...people,
    '',
    password
      ? `Password of all of them: ${password}`
      : 'The password is the one that was printed when this demo was made. Delete its data folder for a new one.',
    '',
    `A customer's complaint form: ${publicUrl}/complain`,
  ].join('\n')
}
