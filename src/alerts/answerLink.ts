import type { Means } from '../cases/index.ts'
import { colleagueById } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { notFound } from '../platform/http/index.ts'
import { hashToken, newToken } from '../platform/secrets/index.ts'
import { answerAlert } from './answer.ts'
import type { AlertCard } from './card.ts'
import { readCard } from './readCard.ts'
import { insertLink, lockLink, markUsed } from './store/alerts.ts'

// A day: an alert is answered within minutes; a link found in an old mailbox must not answer for anybody.
const LINK_HOURS = 24

/** Makes the one-time link of an alert mail; the token is returned once and never stored. */
export async function makeAnswerLink(
  tx: Tx,
  {
    alertId,
    staffId,
    now,
    token = newToken(),
  }: { alertId: string; staffId: string; now: Temporal.Instant; token?: string },
): Promise<string> {
  await insertLink(tx, {
    token_hash: hashToken(token),
    alert_id: alertId,
    staff_id: staffId,
    made_at: now,
    expires_at: now.add({ hours: LINK_HOURS }),
    used_at: null,
  })
  return token
}

/** What the page behind the link shows; opening it records nothing. Unknown and expired links answer alike. */
export async function readAnswerLink(
  tx: Tx,
  token: string,
  now: Temporal.Instant,
): Promise<{ card: AlertCard; staff: { id: string; name: string; locale: string }; used: boolean }> {
  const link = await goodLink(tx, token, now)
  const staff = await colleagueById(tx, link.staff_id)
  if (!staff?.active) throw notFound('page')
  return { card: await readCard(tx, link.alert_id, now), staff, used: link.used_at !== null }
}

/** The button behind the link: answers as the person the mail was written to. A second tap changes nothing. */
export async function answerByLink(
  tx: Tx,
  { token, now }: { token: string; now: Temporal.Instant },
  means: Means,
): Promise<AlertCard> {
  const link = await goodLink(tx, token, now)
  const staff = await colleagueById(tx, link.staff_id)
  if (!staff?.active) throw notFound('page')
  const by = { kind: 'staff' as const, id: staff.id, name: staff.name }
  const card = await answerAlert(
    tx,
    { alertId: link.alert_id, staffId: staff.id, by, through: 'mail-link', now },
    means,
  )
  if (!link.used_at) await markUsed(tx, hashToken(token), now)
  return card
}

async function goodLink(tx: Tx, token: string, now: Temporal.Instant) {
  const link = await lockLink(tx, hashToken(token))
  if (!link || Temporal.Instant.compare(link.expires_at, now) <= 0) throw notFound('page')
  return link
}
