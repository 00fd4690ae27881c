import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database/index.ts'
import { actorOf, OWNER, own, type Route, read, write } from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import type { OpinionDesk } from '../opinion.ts'
import { opinionAnswer, opinionBody, tryBody } from '../schema.ts'
import { countOpinions, namesOfColleagues } from '../store/opinions.ts'
import { keepTextSettings, textSettings } from '../store/settings.ts'
import { redact } from '../text/opinion/redact.ts'
import { understand } from '../text/understand.ts'

const owner = { roles: OWNER, key: 'admin' as const }

/** Whom a second opinion is asked of; off unless the owner says so. */
export const opinionRoutes = ({ database }: App, desk: OpinionDesk): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/text/opinion',
    access: owner,
    summary: 'The endpoint that gives second opinions, and what came of it in a week',
    answer: opinionAnswer,
    handle: async ({ now }) => ({ body: await shownOpinion(database.read, now) }),
  }),
  write({
    method: 'put',
    path: '/api/v1/text/opinion',
    access: owner,
    summary: 'Changes whom a second opinion is asked of; the key is sealed and never shown again',
    body: opinionBody,
    answer: opinionAnswer,
    handle: async ({ tx, body, caller, now }) => {
      const before = await textSettings(tx)
      const after = {
        ...before,
        opinionOn: body.on ?? before.opinionOn,
        opinionUrl: body.url === undefined ? before.opinionUrl : body.url,
        opinionModel: body.model === undefined ? before.opinionModel : body.model,
        opinionKey:
          body.key === undefined
            ? before.opinionKey
            : body.key === ''
              ? null
              : (await desk.sealer()).seal(body.key),
        orderMasks: body.orderMasks ?? before.orderMasks,
      }
      await keepTextSettings(tx, { ...after, by: caller.staffId ?? null, at: now })
      await record(tx, {
        fact: 'reading.opinion-changed',
        actor: actorOf(caller),
        at: now,
        live: true,
        body: { on: after.opinionOn, model: after.opinionModel },
      })
      return { body: await shownOpinion(tx, now) }
    },
  }),
  own({
    method: 'post',
    path: '/api/v1/text/opinion/tries',
    access: owner,
    summary: 'Asks about a text now: what leaves, and what is answered; nothing is stored',
    body: tryBody,
    handle: async ({ body: { text }, now }) => {
      const settings = await textSettings(database.read)
      const known = { names: await namesOfColleagues(database.read), orderMasks: settings.orderMasks }
      const opinion = await desk.ask({ ...settings, opinionOn: true })
      const second = await opinion({ text, understanding: understand({ text }), known, now })
      return {
        body: {
          sent: redact(text, known).text,
          opinion: second.opinion,
          severity: second.understanding.severity,
          flags: second.understanding.flags.map(({ kind }) => kind),
          reason: second.reason ?? null,
        },
      }
    },
  }),
]

const WEEK_HOURS = 7 * 24

async function shownOpinion(tx: Tx, now: Temporal.Instant) {
  const { opinionOn, opinionUrl, opinionModel, opinionKey, orderMasks } = await textSettings(tx)
  const counted = await countOpinions(tx, now.subtract({ hours: WEEK_HOURS }))
  const countOf = (kind: string) => counted.find(({ opinion }) => opinion === kind)?.count ?? 0
  return {
    on: opinionOn,
    url: opinionUrl,
    model: opinionModel,
    keySet: opinionKey !== null,
    orderMasks,
    lastWeek: { raised: countOf('raised'), agreed: countOf('agreed'), none: countOf('none') },
  }
}
