import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { type DeskStory, openDesk } from '../../test/desk.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

const eur = (amount: number) => ({ amount, currency: 'EUR' })

async function understoodCase(customer: string, more: object = {}): Promise<string> {
  const { id } = await desk.letDown(customer, more)
  await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  await desk.walk(id, 'acknowledgement', 'understanding')
  return id
}

async function offer(caseId: string, kind: string, amount: number): Promise<string> {
  const made = await amends.fetch('Ana', 'POST', `/api/v1/cases/${caseId}/offers`, {
    kind,
    restitution: eur(amount),
    goodwill: eur(480),
    reason: 'The cake is worth nothing to her today',
  })
  assert.equal(made.status, 201, made.text)
  return made.body.id
}

async function aMinuteLater(): Promise<void> {
  amends.clock.advance({ seconds: 61 })
  await amends.runDue()
}

const letters = async (caseId: string): Promise<string[]> =>
  (
    await amends.database.pool.query<{ body_text: string }>(
      "select body_text from platform.mails where case_id = $1 and kind = 'offer' order by id",
      [caseId],
    )
  ).rows.map(({ body_text }) => body_text)

test('two choices made within a minute reach the customer as one letter with one link', async () => {
  const id = await understoodCase('Clara')
  await offer(id, 'refund', 2000)
  await offer(id, 'voucher', 2500)
  await amends.runDue()
  assert.deepEqual(await letters(id), [], 'not before it has settled')
  await aMinuteLater()
  const [letter = '', ...more] = await letters(id)
  assert.deepEqual(more, [])
  assert.match(letter, /Clara, how shall we put it right\?/)
  assert.match(letter, /A\. .*€24\.80[\s\S]*B\. .*€29\.80/)
  const [link = ''] = letter.match(/http:\S+\/c\/\S+/) ?? []
  const page = await amends.fetch(undefined, 'GET', new URL(link).pathname)
  assert.match(page.text, /Yes, this one/)
})

test('an offer taken back within the minute is never told; a further one later is told with those that stand', async () => {
  const id = await understoodCase('Ida')
  const slip = await offer(id, 'refund', 4000)
  assert.equal((await amends.fetch('Ana', 'DELETE', `/api/v1/offers/${slip}`)).status, 200)
  await aMinuteLater()
  assert.deepEqual(await letters(id), [])
  await offer(id, 'refund', 2000)
  await aMinuteLater()
  await offer(id, 'voucher', 1000)
  await aMinuteLater()
  const told = await letters(id)
  assert.equal(told.length, 2)
  assert.match(told[1]!, /€24\.80[\s\S]*€14\.80/)
})

test('what waits for a yes is not told; who has no address is called about what stands', async () => {
  const asked = await understoodCase('Peter')
  await offer(asked, 'refund', 9_000_00)
  await aMinuteLater()
  assert.deepEqual(await letters(asked), [])
  const { id } = await desk.letDown('Omar', { customer: { name: 'Omar', phone: '+4721000472' } })
  await desk.put('Ana', `/cases/${id}/owner`, { staffId: amends.people.Ana })
  await desk.put('Ana', `/cases/${id}/acknowledgement`, { message: 'I am sorry.', channel: 'phone' })
  await desk.walk(id, 'understanding')
  await offer(id, 'refund', 2000)
  await aMinuteLater()
  const { tasks, nextDueAt } = await desk.page(id)
  assert.deepEqual(
    tasks.map(({ why }: { why: string }) => why),
    ['offer'],
  )
  assert.equal(nextDueAt, tasks[0].dueAt, 'the queue knows when the call is due')
})
