import { z } from 'zod'
import { moneySchema } from '../language/money.ts'
import { scaleSchema } from '../language/score.ts'
import { severitySchema } from '../language/severity.ts'

const instant = z.iso.datetime({ offset: true })
const person = z.object({ id: z.string(), name: z.string() })
const unit = z.object({ id: z.string(), name: z.string() })

export const alertIdParams = z.object({ id: z.uuid() })

export const alertListQuery = z.object({
  state: z.enum(['open', 'answered', 'all']).default('open'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const wallQuery = z.object({
  /** A unit's id: its figures alone, with everything below. */
  team: z.uuid().optional(),
})

const reportInstant = instant.transform((iso) => Temporal.Instant.from(iso))
export const clocksQuery = z.object({
  from: reportInstant.optional(),
  to: reportInstant.optional(),
  team: z.uuid().optional(),
})

/** Why this person: worded by `alerts:why.<why>` with spaces as hyphens. */
export const callWhy = z.enum(['leads this shift', 'leads the unit above', 'manager', 'owner'])

/** One person called: when, why, and whether it reached them. */
export const callShape = z.object({
  staff: person,
  step: z.int(),
  why: callWhy,
  calledAt: instant,
  /** An open screen of theirs had it. */
  seenAt: instant.nullable(),
  /** State of the mail: waiting, sending, sent, kept (no mail server), failed; null: none was written yet. */
  mail: z.string().nullable(),
})

/** An alert, whole: the same shape in lists and in the live events `alert.raised`, `alert.escalated`, `alert.answered`, `alert.withdrawn`. */
export const alertCard = z.object({
  id: z.string(),
  caseId: z.string(),
  reference: z.string(),
  title: z.string(),
  words: z.string().nullable(),
  locale: z.string().nullable(),
  channel: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  first: z.object({ scale: scaleSchema, score: z.int() }).nullable(),
  severity: severitySchema,
  flagReasons: z.array(z.string()),
  value: moneySchema.nullable(),
  team: unit.nullable(),
  site: unit.nullable(),
  detectedAt: instant,
  raisedAt: instant,
  /** raisedAt + 15 min for every severity; an escalation never moves it. */
  answerDueAt: instant,
  firstDeliveredAt: instant.nullable(),
  state: z.enum(['open', 'answered', 'withdrawn']),
  step: z.int(),
  called: z.array(callShape),
  /** When the next in the chain is called; null when the chain has ended or nobody waits any more. */
  nextCallAt: instant.nullable(),
  nextCall: person.nullable(),
  answeredAt: instant.nullable(),
  answeredBy: person.nullable(),
  /** screen, mail-link */
  answeredThrough: z.string().nullable(),
  withdrawnAt: instant.nullable(),
  case: z.object({
    status: z.string(),
    owner: person.nullable(),
    version: z.int(),
    share: z.number(),
    /** Cases of this customer in the 90 days before, this one not counted. */
    earlierFailures: z.int(),
    doubleDeviation: z.boolean(),
  }),
})

export const alertList = z.object({ items: z.array(alertCard) })

/** Minutes of one clock: median and the one in ten that waits longest; both null under ten measured, counts always. */
const clockFigures = z.object({
  measured: z.int(),
  /** Still running. */
  running: z.int(),
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
  inTime: z.int(),
  /** Of the measured and of those whose time has passed. */
  due: z.int(),
})

/** The three clocks, never mixed, and the age of the failure at the first word. */
export const clocksReport = z.object({
  from: instant,
  to: instant,
  /** A: detected to first delivered (60 s). */
  alerted: clockFigures,
  /** B: raised to answered (15 min). */
  answered: clockFigures,
  /** C: detected to the first human contact (each case's own time). */
  contact: clockFigures,
  /** From what happened to the first human contact; has no time of its own, so `inTime` and `due` are 0. */
  occurredToContact: clockFigures,
})

/** Somebody nobody has spoken to: either nothing since it was noticed, or silence after the last word. */
const silentCase = z.object({
  caseId: z.string(),
  reference: z.string(),
  version: z.int(),
  customer: z.object({ id: z.string(), name: z.string() }),
  locale: z.string().nullable(),
  owner: person.nullable(),
  /** `alerts:silence.<why>`: never-spoken, promise-passed, silent-since */
  why: z.enum(['never-spoken', 'promise-passed', 'silent-since']),
  since: instant,
  /** The promise that passed. */
  text: z.string().nullable(),
})

const listed = z.object({
  caseId: z.string(),
  reference: z.string(),
  version: z.int(),
  title: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }),
  owner: person.nullable(),
  severity: severitySchema,
  dueAt: instant.nullable(),
})

export const wallShape = z.object({
  now: instant,
  /** False: no mail server works, so alerts reach open screens only. */
  outsideChannels: z.boolean(),
  openScreens: z.int(),
  alerts: z.array(alertCard),
  /** Answered today, the newest first, at most 12. */
  answeredToday: z.array(alertCard),
  lastHeard: z.object({ customer: z.string(), at: instant }).nullable(),
  unowned: z.array(listed),
  overdue: z.array(listed),
  silent: z.array(silentCase),
  counts: z.object({ unowned: z.int(), overdue: z.int(), silent: z.int(), openCases: z.int() }),
  /** Offers above somebody's mandate that wait for a yes; laid beside by a journey. */
  waitingForYes: z.array(
    z.object({
      offerId: z.string(),
      caseId: z.string(),
      reference: z.string(),
      customer: z.object({ id: z.string(), name: z.string() }),
      by: z.string(),
      total: moneySchema,
      reason: z.string(),
      since: instant,
    }),
  ),
  /** Open cases per person, with how many are overdue; the most first. */
  load: z.array(z.object({ staff: person, open: z.int(), overdue: z.int() })),
  today: z.object({
    from: instant,
    /** One dot an unhappy customer: minutes until a person spoke to them; null while they still wait. */
    points: z.array(
      z.object({
        caseId: z.string(),
        customer: z.string(),
        at: instant,
        minutes: z.number().nullable(),
      }),
    ),
    /** Null under ten measured. */
    medianMinutes: z.number().nullable(),
    heardWithin15: z.int(),
    /** Of those heard, and those who have waited longer than 15 minutes. */
    of: z.int(),
    /** 95 % interval of the share; null under ten. */
    share: z.object({ rate: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
})
