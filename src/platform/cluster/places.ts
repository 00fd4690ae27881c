import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../../language/problem.ts'
import { type Account, accountFor, canReach } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { copyBinaries } from './copyBinaries.ts'
import { unwritable } from './refusals.ts'
import { socketFolderFor } from './socketFolder.ts'

/** Where everything of one embedded database lies, and who runs it. */
export interface Places {
  /** The folder a person named; holds the lock files, and the rest unless only root can enter it. */
  dataDir: string
  /** PostgreSQL's own folder. */
  cluster: string
  /** Folder of the unix socket. */
  socketFolder: string
  logFile: string
  binaries: Binaries
  /** The account PostgreSQL runs as; undefined: the same as Amends. */
  account: Account | undefined
}

const POINTER = 'moved-to'

/** Makes the data folder when it is missing; answers its real path. A Problem when it cannot be made. */
export function prepareDataDir(dataDir: string): string {
  const folder = resolve(dataDir)
  const isNew = !existsSync(folder)
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) throw new Error('it is a file, not a folder')
    // As root the account of PostgreSQL must pass through; as anybody else nobody needs to look in.
    if (isNew) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return realpathSync(folder)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

// Not `recursive: true`: where nothing can be made (/proc), Node 26 tries for ever.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another first start made it at the same moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/**
 * Decides the places. `reachableHome` (/var/lib/amends) takes the programs and the database when Amends runs as root in
 * a folder that only root can enter; a pointer stays in the data folder and one line is said, each time.
 */
export function findPlaces(dataDir: string, reachableHome: string, say: (line: string) => void): Places {
  const account = accountFor(join(dataDir, 'postgres'))
  const home = homeFor(dataDir, account, reachableHome)
  const found = findBinaries(home)
  const reachable = canReach(account, join(found.native, 'bin/postgres'), join(found.native, 'lib'))
  const binaries = reachable ? found : copyBinaries(found, reachableHome)
  if (home !== dataDir)
    say(`Only root can enter ${dataDir}, and PostgreSQL does not run as root: the database is in ${home}.`)
  else if (!reachable)
    say(`Only root can enter the program's folder: the database programs are copied to ${reachableHome}.`)
  const cluster = join(home, 'postgres')
  const socketFolder = socketFolderFor(cluster, account)
  return { dataDir, cluster, socketFolder, logFile: join(home, 'postgres.log'), binaries, account }
}

function homeFor(dataDir: string, account: Account | undefined, reachableHome: string): string {
  if (!account) return dataDir
  const pointer = join(dataDir, POINTER)
  if (existsSync(pointer)) return followPointer(pointer, dataDir)
  if (canReach(account, dataDir)) return dataDir
  if (existsSync(join(dataDir, 'postgres'))) throw lockedIn(dataDir, account)
  const home = freeHome(reachableHome, nameFor(dataDir))
  mkdirSync(home, { recursive: true, mode: 0o711 })
  if (!canReach(account, home)) throw unreachableHome(reachableHome, account)
  writeFileSync(join(home, 'belongs-to'), `${dataDir}\n`)
  // On disk before the database is: losing it in a power cut would look like an empty installation.
  writeFileSync(pointer, `${home}\n`, { flush: true })
  return home
}

/** A data folder without a pointer is new, even where an earlier one of its path left its database behind. */
function freeHome(reachableHome: string, name: string): string {
  let home = join(reachableHome, name)
  for (let count = 2; existsSync(join(home, 'postgres')); count += 1)
    home = join(reachableHome, `${name}-${count}`)
  return home
}

/** A data folder that was moved takes its database along; one that was copied must not share it with the original. */
function followPointer(pointer: string, dataDir: string): string {
  const home = readFileSync(pointer, 'utf8').trim()
  const mark = join(home, 'belongs-to')
  if (!existsSync(mark))
    throw new Problem(
      'database folder missing',
      `${pointer} says that the database is in ${home}, and it is not there. Bring it back, or remove ${pointer} to begin with an empty database.`,
    )
  const owner = readFileSync(mark, 'utf8').trim()
  if (owner === dataDir) return home
  const back = join(owner || '/nowhere', POINTER)
  if (existsSync(back) && readFileSync(back, 'utf8').trim() === home)
    throw new Problem(
      'data folder copied',
      `${dataDir} is a copy of ${owner}, whose database is in ${home} and stays with it. Remove ${pointer} to begin with an empty database here.`,
    )
  writeFileSync(mark, `${dataDir}\n`)
  return home
}

/** A name a person recognises, with a short hash so that two folders of one name do not meet. */
function nameFor(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 8)
  const clone = basename(dirname(dataDir)).replace(/[^\w.-]/g, '') || 'root'
  return `${clone}-${hash}`
}

const lockedIn = (dataDir: string, account: Account): Problem =>
  new Problem(
    'database out of reach',
    `PostgreSQL runs as ${account.name}, which cannot enter ${dataDir}, but the database lies there. Let it pass (chmod o+x on the folders above), or move the data folder to a place such as /srv.`,
  )

const unreachableHome = (home: string, account: Account): Problem =>
  new Problem(
    'no reachable place',
    `PostgreSQL runs as ${account.name}, which can enter neither the data folder nor ${home}. Name a data folder it can enter with --data, for instance /srv/amends.`,
  )
