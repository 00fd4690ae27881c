import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { cpus, freemem, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../platform/config/index.ts'
import { checkBundle } from '../platform/http/index.ts'
import { checkInside } from './checkInside.ts'

/** One thing the doctor saw. */
export interface Finding {
  state: 'well' | 'note' | 'broken'
  says: string
}

const well = (says: string): Finding => ({ state: 'well', says })
const note = (says: string): Finding => ({ state: 'note', says })
const broken = (says: string): Finding => ({ state: 'broken', says })

// Node and PostgreSQL together stay below 350 MB under load (docs/operate); half a gigabyte leaves room for the system.
const MEMORY_MB = 512
// A year of a busy shop is about a gigabyte; below this PostgreSQL may stop in the middle of a day.
const DISK_MB = 1_024

/** In the order a person would look: the machine, the folder, the database, the ways out and in. */
export const CHECKS: ((config: Config) => Promise<Finding[]> | Finding[])[] = [
  machine,
  program,
  folder,
  checkInside,
  port,
  mail,
  address,
]

function machine(): Finding[] {
  const total = Math.round(totalmem() / 2 ** 20)
  const says = `${cpus().length} cores, ${total} MB memory, ${Math.round(freemem() / 2 ** 20)} MB of it unused`
  return [total < MEMORY_MB ? broken(`${says}. Amends needs ${MEMORY_MB} MB.`) : well(says)]
}

function program(): Finding[] {
  checkBundle()
  return [well(`Node ${process.versions.node}, web bundle present`)]
}

async function folder({ dataDir, databaseUrl }: Config): Promise<Finding[]> {
  if (databaseUrl) return []
  const wanted = resolve(dataDir)
  const existing = nearestFolder(wanted)
  await access(existing, constants.W_OK)
  const { bavail, bsize } = await statfs(existing)
  const free = Math.round((bavail * bsize) / 2 ** 20)
  const says = `data folder ${wanted}${existing === wanted ? '' : ' (not made yet)'}, ${free} MB free`
  return [free < DISK_MB ? broken(`${says}. Make at least ${DISK_MB} MB free.`) : well(says)]
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path))
}

async function port({ host, port: wanted, dataDir }: Config): Promise<Finding[]> {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  if (!(await answers(here, wanted))) return [well(`port ${wanted} is free`)]
  const ours = await fetch(`http://${here.includes(':') ? `[${here}]` : here}:${wanted}/healthz`, {
    signal: AbortSignal.timeout(2_000),
  }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (ours) return [well(`Amends answers on port ${wanted}`)]
  const hint = existsSync(join(dataDir, 'postgres'))
    ? ''
    : ' Nothing has been started on this data folder yet.'
  return [broken(`port ${wanted} is used by another program. Start with --port and another number.${hint}`)]
}

async function mail({ smtp }: Config): Promise<Finding[]> {
  if (!smtp)
    return [
      note(
        'no mail server (SMTP_URL): alerts reach open screens only, mails are kept in the outbox for the owner',
      ),
    ]
  return (await answers(smtp.host, smtp.port))
    ? [well(`mail server ${smtp.host}:${smtp.port} answers`)]
    : [broken(`mail server ${smtp.host}:${smtp.port} does not answer. Check SMTP_URL and the firewall.`)]
}

function address({ host, publicUrl }: Config): Finding[] {
  const loopback = /^(127\.|::1$|localhost$)/.test(host)
  if (loopback) return [well(`only this machine can reach it (${publicUrl})`)]
  if (publicUrl.startsWith('https:')) return [well(`people reach it at ${publicUrl}`)]
  return [
    note(
      `it listens on ${host} without https: put a reverse proxy with a certificate before it and set AMENDS_PUBLIC_URL`,
    ),
  ]
}

function answers(host: string, wanted: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port: wanted, timeout: 3_000 })
    const end = (answer: boolean) => () => {
      socket.destroy()
      done(answer)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}
