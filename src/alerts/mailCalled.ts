import { colleagueById } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { makeAnswerLink } from './answerLink.ts'
import { readCard } from './readCard.ts'
import { callsOf, lockAlert, setMail } from './store/alerts.ts'
import type { AlertStories } from './stories.ts'

/** Writes to the person called at this step. Not twice, and not when somebody has answered meanwhile. */
export async function mailCalledLead(
  tx: Tx,
  { alertId, step, staffId, now }: { alertId: string; step: number; staffId: string; now: Temporal.Instant },
  { mailAlert }: Pick<AlertStories, 'mailAlert'>,
): Promise<void> {
  const alert = await lockAlert(tx, alertId)
  if (!alert || alert.answered_at || alert.withdrawn_at) return
  const call = (await callsOf(tx, alertId)).find((one) => one.step === step && one.staff_id === staffId)
  const colleague = await colleagueById(tx, staffId)
  if (!call || call.mail_id || !colleague?.active) return
  const token = await makeAnswerLink(tx, { alertId, staffId, now })
  const card = await readCard(tx, alertId, now)
  const mailId = await mailAlert(tx, { card, to: colleague, step, token, now, test: alert.test })
  await setMail(tx, { alertId, step, staffId, mailId })
}
