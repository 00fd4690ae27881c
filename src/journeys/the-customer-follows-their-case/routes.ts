import { z } from 'zod'
import { raiseAlert } from '../../alerts/index.ts'
import {
  answerReadBack,
  type CaseRow,
  caseOfStatusToken,
  keepAskedFor,
  lockCase,
  type Means,
  reopenCase,
  sayOnCase,
} from '../../cases/index.ts'
import { offersOf, recordOfferAnswer, stands } from '../../compensation/index.ts'
import { idSchema } from '../../language/input.ts'
import { Problem } from '../../language/problem.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Guesses, own, type Route } from '../../platform/http/index.ts'
import type { Actor } from '../../platform/journal/index.ts'
import { type Brand, nothingHere } from '../../platform/page/index.ts'
import { casePage } from './page.ts'
import { customerView } from './view.ts'

interface Options {
  app: App
  means: Means
  guesses: Guesses
  brand(): Promise<Brand>
}

const params = z.strictObject({ token: z.string().max(100) })
const form = z.object({
  do: z.enum(['accept', 'decline', 'confirm', 'correct', 'write', 'not-right', 'fair']),
  offer: idSchema.optional(),
  text: z.string().max(20_000).default(''),
})

type Told = Parameters<typeof casePage>[1]

/** `/c/{token}`: the customer's own page of their case. Opening it records nothing. */
export const customerPageRoutes = (options: Options): Route[] => [
  own({
    method: 'get',
    path: '/c/{token}',
    access: { open: 'token' },
    summary: "The customer's page of a case",
    params,
    handle: ({ params: { token }, ip, now, request }) =>
      onCase(options, { token, ip, now, request, story: async () => undefined }),
  }),
  own({
    method: 'post',
    path: '/c/{token}',
    access: { open: 'token' },
    summary: 'What the customer says on their page',
    params,
    body: form,
    bodyAs: 'form',
    handle: ({ params: { token }, body, ip, now, request }) =>
      onCase(options, {
        token,
        ip,
        now,
        request,
        story: (tx, found) => hear(tx, { found, body, now, options }),
      }),
  }),
]

interface Visit {
  token: string
  ip: string
  now: Temporal.Instant
  request: Request
  story(tx: Tx, found: CaseRow): Promise<Told>
}

async function onCase(
  { app, guesses, brand }: Options,
  { token, ip, now, request, story }: Visit,
): Promise<Response> {
  await guesses.check(ip)
  const shown = await app.database.write(async (tx) => {
    const caseId = await caseOfStatusToken(tx, token, now)
    const found = caseId && (await lockCase(tx, caseId))
    if (!found) return undefined
    const told = await settled(() => story(tx, found))
    const after = (await lockCase(tx, found.id))!
    return { view: await customerView(tx, after, now), told }
  })
  if (shown) return casePage(shown.view, shown.told)
  await guesses.missed(ip)
  return nothingHere(await brand(), request.headers.get('accept-language')?.split(/[,;]/)[0] ?? 'en')
}

// Sent twice, or overtaken by a colleague: the page shows how it stands now instead of an error.
async function settled(story: () => Promise<Told>): Promise<Told> {
  try {
    return await story()
  } catch (error) {
    if (error instanceof Problem && [404, 409].includes(error.status)) return undefined
    throw error
  }
}

interface Hearing {
  found: CaseRow
  body: z.output<typeof form>
  now: Temporal.Instant
  options: Options
}

async function hear(tx: Tx, { found, body, now, options }: Hearing): Promise<Told> {
  const { means } = options
  const by: Actor = { kind: 'customer', id: found.customer_id }
  switch (body.do) {
    case 'accept':
      return accept(tx, { found, offerId: body.offer, by, now })
    case 'decline':
      await declineAll(tx, { found, by, now })
      return 'written'
    case 'confirm':
      await answerReadBack(tx, { found, by, at: now }, means)
      return 'confirmed'
    case 'correct':
      await answerReadBack(tx, { found, correction: body.text, by, at: now }, means)
      return 'written'
    case 'fair':
      if (!body.text.trim()) return undefined
      await keepAskedFor(tx, { found, record: { words: body.text.trim() }, by, at: now })
      return 'written'
    case 'write':
      return write(tx, { found, text: body.text, by, now, means })
    case 'not-right':
      return notRight(tx, { found, text: body.text, by, now, means })
  }
}

interface Choosing {
  found: CaseRow
  by: Actor
  now: Temporal.Instant
}

/** Yes to one offer is no to the others that were laid beside it. */
async function accept(
  tx: Tx,
  { found, offerId, by, now }: Choosing & { offerId: string | undefined },
): Promise<Told> {
  const waiting = (await offersOf(tx, found.id)).filter((offer) => stands(offer) && offer.answer === null)
  const chosen = waiting.find(({ id }) => id === offerId)
  if (!chosen) return undefined
  await recordOfferAnswer(tx, { offerId: chosen.id, answer: 'accepted', by, now })
  for (const other of waiting)
    if (other !== chosen) await recordOfferAnswer(tx, { offerId: other.id, answer: 'declined', by, now })
  return 'accepted'
}

async function declineAll(tx: Tx, { found, by, now }: Choosing): Promise<void> {
  const waiting = (await offersOf(tx, found.id)).filter((offer) => stands(offer) && offer.answer === null)
  for (const offer of waiting) await recordOfferAnswer(tx, { offerId: offer.id, answer: 'declined', by, now })
}

interface Writing extends Choosing {
  text: string
  means: Means
}

async function write(tx: Tx, { found, text, by, now, means }: Writing): Promise<Told> {
  if (!text.trim()) return undefined
  await sayOnCase(tx, { found, channel: 'page', text, from: 'customer', by, at: now }, means)
  return 'written'
}

/** "It is still not right": opens a mended case again and alerts a senior person; an open one simply hears it. */
async function notRight(tx: Tx, { found, text, by, now, means }: Writing): Promise<Told> {
  if (text.trim()) await sayOnCase(tx, { found, channel: 'page', text, from: 'customer', by, at: now }, means)
  if (['solved', 'followed-up', 'closed'].includes(found.status)) {
    await reopenCase(tx, { found, why: 'still-not-right', doubleDeviation: true, by, at: now }, means)
    return 'reopened'
  }
  await raiseAlert(tx, { caseId: found.id, by, now, newId: means.newId })
  return 'written'
}
