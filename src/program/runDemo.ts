import { randomBytes } from 'node:crypto'
import type { PoolConfig } from 'pg'
import { COMPANIES, type DemoCompany } from '../../seeds/demo.ts'
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
  company: string
}

/** The same program on a sample company with months behind it, and customers who go on talking. */
export async function runDemo(options: DemoOptions): Promise<void> {
  const speed = Number(options.speed)
  if (!(speed > 0))
    throw new Problem('wrong speed', '--speed is a number above 0; 60 makes an hour pass in a minute.', {
      usage: true,
    })
  const company = await companyOf(options.company)
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
    const logins = await makeOnce(opened.connection, { company, config })
    const running = await startServer({ config, database, halves: { web: true, work: true } })
    stack.defer(() => running.stop())
    if (options.stream) await goOn({ company, database, running, speed, stack })
    console.log(greeting(company, config, logins))
  } catch (error) {
    await stack.disposeAsync()
    throw error
  } finally {
    signals.started()
  }
}

function companyOf(name: string): Promise<DemoCompany> {
  const load = COMPANIES[name]
  if (load) return load()
  throw new Problem('no such company', `--company is one of: ${Object.keys(COMPANIES).join(', ')}.`, {
    usage: true,
  })
}

interface Made {
  company: DemoCompany
  config: Config
}

// One password for all demo people, new for each demo: known to nobody but who reads this terminal.
async function makeOnce(connection: PoolConfig, made: Made): Promise<string | undefined> {
  // Months in seconds: the past need not wait for the disk after each of its thousands of commits.
  const database = openPool({
    ...connection,
    application_name: 'amends demo past',
    options: '-c synchronous_commit=off',
  })
  try {
    return await makeIn(database, made)
  } finally {
    await database.close()
  }
}

async function makeIn(database: Database, { company, config }: Made): Promise<string | undefined> {
  const { setUpAt, name } = await readOrganisation(database.read)
  if (setUpAt && name === company.name) return undefined
  if (setUpAt)
    throw new Problem(
      'not a demo',
      `This data folder holds ${name}. Give this demo a folder of its own with --data.`,
    )
  const password = `crumb-${randomBytes(9).toString('base64url')}`
  await company.make({
    database,
    config,
    password,
    present: Temporal.Now.instant(),
    say: (line) => console.error(line),
  })
  return password
}

interface Going {
  company: DemoCompany
  database: Database
  running: Awaited<ReturnType<typeof startServer>>
  speed: number
  stack: AsyncDisposableStack
}

async function goOn({ company, database, running, speed, stack }: Going): Promise<void> {
  const staff = await activeStaff(database.read)
  const ids = new Map(staff.map(({ id, name }) => [name, id]))
  const say = (line: string) => running.app.log.warn(line)
  stack.defer(await company.goOn({ database, ids, send: running.fetch, speed, say }))
}

function greeting(
  { name: company, logins }: DemoCompany,
  { publicUrl }: Config,
  password: string | undefined,
): string {
  const people = logins.map(({ email, name }) => `  ${email.padEnd(32)}${name}`)
  return [
    '',
    `${company} is open at ${publicUrl}/sign-in`,
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
