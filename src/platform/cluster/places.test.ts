import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { newDataDir } from '../../../test/dataFolders.ts'
import { completeLibraries, findBinaries } from './binaries.ts'
import { copyBinaries } from './copyBinaries.ts'
import { openAsApplication } from './embedded.ts'

const asRoot = { skip: process.getuid?.() === 0 ? false : 'only root meets this' }

/** Opens, says what it said and where the database answered, and stops. */
async function visit(dataDir: string, reachableHome: string) {
  const said: string[] = []
  const say = (line: string): number => said.push(line)
  const database = await openAsApplication({ dataDir, say, reachableHome, throwAway: false })
  const client = new pg.Client(database.connection)
  await client.connect()
  const { rows } = await client.query('select current_setting($1) as folder', ['data_directory'])
  await client.end()
  await database.stop()
  return { said, folder: String(rows[0].folder), socket: String(database.connection.host) }
}

test('a data folder with a path of 200 characters works through a short socket folder', async () => {
  const dataDir = newDataDir('a-long-name-for-a-folder-'.repeat(4), 'another-long-name-'.repeat(5))
  const { folder, socket } = await visit(dataDir, '/nowhere')
  assert.ok(folder.length > 200)
  assert.ok(socket.length < 90)
})

test('a socket folder that is a link laid by somebody else is refused', async () => {
  const dataDir = newDataDir('a-long-name-for-a-folder-'.repeat(8))
  const { socket } = await visit(dataDir, '/nowhere')
  assert.equal(existsSync(socket), false)
  symlinkSync('/etc', socket)
  await assert.rejects(visit(dataDir, '/nowhere'), { code: 'socket folder taken' })
  rmSync(socket)
})

test(
  'where only root can enter, programs and database go to a reachable place, in one line',
  asRoot,
  async () => {
    const { dataDir, home } = closedClone()
    const { said, folder } = await visit(dataDir, home)
    assert.ok(folder.startsWith(`${home}/`))
    assert.equal(said.length, 1)
    assert.match(said.join(), /^Only root can enter .*: the database is in /)
    assert.equal(readFileSync(join(dataDir, 'moved-to'), 'utf8').trim(), dirname(folder))
    assert.equal((await visit(dataDir, home)).folder, folder)
  },
)

test(
  'a new data folder in the place of a deleted one begins empty and leaves the earlier database alone',
  asRoot,
  async () => {
    const { dataDir, home } = closedClone()
    const { folder } = await visit(dataDir, home)
    rmSync(dataDir, { recursive: true })
    const second = await visit(dataDir, home)
    assert.notEqual(second.folder, folder)
    assert.ok(existsSync(join(folder, 'PG_VERSION')))
  },
)

test('a data folder that was moved takes its database along; a copy of it is refused', asRoot, async () => {
  const { dataDir, home } = closedClone()
  const { folder } = await visit(dataDir, home)
  const copy = `${dataDir}-copy`
  cpSync(dataDir, copy, { recursive: true })
  await assert.rejects(visit(copy, home), { code: 'data folder copied' })
  renameSync(dataDir, `${dataDir}-moved`)
  assert.equal((await visit(`${dataDir}-moved`, home)).folder, folder)
})

test('the copied programs run, and are copied once', () => {
  const home = newDataDir()
  const copy = copyBinaries(findBinaries(home), home)
  const version = spawnSync(join(copy.native, 'bin/postgres'), ['--version'], { encoding: 'utf8', env: {} })
  assert.match(version.stdout, /PostgreSQL\) 18\./)
  const made = statSync(copy.native).ctimeMs
  copyBinaries(findBinaries(home), home)
  assert.equal(statSync(copy.native).ctimeMs, made)
})

test('a database that was restored by root is given to the account of PostgreSQL', asRoot, async () => {
  const dataDir = newDataDir()
  await visit(dataDir, '/nowhere')
  cpSync(dataDir, `${dataDir}-restored`, { recursive: true })
  assert.ok((await visit(`${dataDir}-restored`, '/nowhere')).folder.includes('restored'))
})

test('library links that a blocked install script left out are made, beside the libraries or in a spare place', () => {
  const folder = newDataDir()
  mkdirSync(join(folder, 'native/lib'), { recursive: true })
  writeFileSync(join(folder, 'native/lib/libx.so.60.2'), 'library')
  const links = [{ source: 'native/lib/libx.so.60.2', target: 'native/lib/libx.so.60' }]
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  assert.equal(completeLibraries(folder, join(folder, 'spare')), undefined)
  assert.equal(readFileSync(join(folder, 'native/lib/libx.so.60'), 'utf8'), 'library')
})

test('library links go to a spare place when the program folder may not be written', {
  skip: process.getuid?.() === 0 ? 'root may write everywhere' : false,
}, () => {
  const folder = newDataDir()
  mkdirSync(join(folder, 'native/lib'), { recursive: true })
  writeFileSync(join(folder, 'native/lib/libx.so.60.2'), 'library')
  const links = [{ source: 'native/lib/libx.so.60.2', target: 'native/lib/libx.so.60' }]
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  chmodSync(join(folder, 'native/lib'), 0o500)
  const spare = completeLibraries(folder, join(folder, 'spare'))
  assert.equal(readFileSync(join(spare ?? '', 'libx.so.60'), 'utf8'), 'library')
  chmodSync(join(folder, 'native/lib'), 0o700)
})

test('an owner whose folder root has used can start it again', asRoot, async () => {
  const dataDir = newDataDir()
  await visit(dataDir, '/nowhere')
  const nobody = 65534
  chownSync(dataDir, nobody, nobody)
  await visit(dataDir, '/nowhere')
  assert.equal(statSync(join(dataDir, 'start.lock')).uid, nobody)
})

/** A clone in a folder that only root can enter, and a reachable place of its own instead of /var/lib/amends. */
function closedClone(): { dataDir: string; home: string } {
  const dataDir = newDataDir('closed', 'clone')
  const root = dirname(dirname(dirname(dataDir)))
  chmodSync(join(root, 'closed'), 0o700)
  assert.ok(existsSync(root))
  return { dataDir, home: join(root, 'reachable') }
}
