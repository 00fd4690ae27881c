import { Problem } from '../language/problem.ts'
import { zonedInstant } from '../language/zoned-instant.ts'
import { readOrganisation } from '../people/index.ts'
import { attachOrOpen } from '../platform/cluster/index.ts'
import { readConfig } from '../platform/config/index.ts'
import { type Database, migrate, openPool } from '../platform/database/index.ts'
import { nearestLocale, t } from '../platform/i18n/index.ts'
import { sayFinding } from './explain/say.ts'
import type { Direction } from './judgement.ts'
import type { Report, ReportedFinding } from './stored/report.ts'
import { connectionOf, reportStored } from './stored/reportStored.ts'

/** The options of `amends patterns search` as they were typed. */
export interface StoredQuestion {
  from?: string
  to?: string
  knownAt?: string
  exposure: 'all' | 'rated'
  direction: 'worse' | 'better' | 'both'
  units: string[]
  format: 'json' | 'text'
  locale: string
  data?: string
}

/** Searches what is stored, beside a running server or alone on the data folder, and prints what was found. */
export async function searchFromConsole(question: StoredQuestion): Promise<void> {
  const { from, to, knownAt } = spanOf(question, Temporal.Now.instant())
  const { dataDir, databaseUrl } = readConfig(process.env, question.data ? { data: question.data } : {})
  const opened = await attachOrOpen({ dataDir, databaseUrl, say: (line) => console.error(line) })
  const database = openPool({ ...opened.connection, max: 2, application_name: 'amends patterns' })
  try {
    await migrate(database.pool)
    const { timeZone } = await readOrganisation(database.read)
    const report = await search(database, { question, timeZone, from, to, knownAt })
    console.log(question.format === 'text' ? asText(report, question, timeZone) : asJson(report))
  } finally {
    await database.close()
    await opened.stop()
  }
}

/** Whoever asks by hand and names no beginning means all there is. */
const EVER = Temporal.Instant.from('1970-01-01T00:00:00Z')

interface Asked {
  from: Temporal.Instant
  to: Temporal.Instant
  knownAt: Temporal.Instant
}

function spanOf(question: StoredQuestion, now: Temporal.Instant): Asked {
  const to = instantOf('--to', question.to) ?? now
  const from = instantOf('--from', question.from) ?? EVER
  const knownAt = instantOf('--known-at', question.knownAt) ?? now
  if (Temporal.Instant.compare(from, to) >= 0) throw wrongUse('--from lies before --to.')
  return { from, to, knownAt }
}

function instantOf(option: string, text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text
  const instant = zonedInstant(day)
  if (!instant)
    throw wrongUse(`${option} "${text}" is neither a day nor an instant like 2026-11-22T14:05:00Z.`)
  return instant
}

const wrongUse = (message: string): Problem => new Problem('wrong usage', message, { usage: true })

const seconds = (instant: Temporal.Instant): number => instant.epochMilliseconds / 1000

function search(
  database: Database,
  { question, timeZone, from, to, knownAt }: Asked & { question: StoredQuestion; timeZone: string },
): Promise<Report> {
  const directions: Direction[] = question.direction === 'both' ? ['worse', 'better'] : [question.direction]
  return reportStored({
    connection: connectionOf(database.pool),
    span: {
      from: seconds(from),
      to: seconds(to),
      knownAt: seconds(knownAt),
      unitIds: question.units.length > 0 ? question.units : undefined,
      ratedOnly: question.exposure === 'rated',
    },
    timeZone,
    directions,
    earlier: [],
    hurry: true,
  })
}

const instantText = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(at * 1000)).toString()

function asJson({ findings, releases, modules, ...rest }: Report): string {
  const { interactions, failures, unlinked, slices, leftOut } = rest
  const told = { findings: findings.map(toldFinding), interactions, failures, unlinked, slices, leftOut }
  const effects = releases.map(({ component, weeks, up, pooled, p }) => ({
    component,
    count: weeks.length,
    up,
    ...pooled,
    p,
  }))
  return JSON.stringify({ ...told, releases: effects, modules }, undefined, 2)
}

/** A finding as `patterns table` tells it, and when it was so. */
function toldFinding({ finding, story, lacking }: ReportedFinding) {
  const { from, to, ...figures } = finding
  return {
    ...figures,
    ...(from === undefined ? {} : { from: instantText(from), to: instantText(to!) }),
    bothHalves: story.bothHalves,
    since: instantText(story.since ?? story.first),
    ...(lacking ? { lacking } : {}),
  }
}

function asText({ findings }: Report, { locale: wanted }: StoredQuestion, timeZone: string): string {
  const locale = nearestLocale(wanted)
  if (findings.length === 0) return t(locale, 'patterns:nothing')
  return findings.map(({ finding, story }) => sayFinding(finding, { locale, timeZone }, story)).join('\n')
}
