import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Amends, openAmends } from '../../test/amends.ts'
import { closed, type DeskStory, openDesk, sorry } from '../../test/desk.ts'

let amends: Amends
let desk: DeskStory
before(async () => {
  amends = await openAmends()
  desk = await openDesk(amends)
})

/** Ana mends a case; then it turns out not to be right, and its alert rings anew. */
async function openedAgain(customer: string): Promise<string> {
  const { id } = await desk.letDown(customer)
  await desk.walk(id, 'acknowledgement', 'understanding', 'resolution')
  const { status } = await amends.fetch('Ana', 'DELETE', `/api/v1/cases/${id}/closure?why=Still+cold`)
  assert.equal(status, 200)
  assert.equal((await newestAlert(id)).state, 'open')
  return id
}

const newestAlert = async (id: string) => (await desk.page(id, 'Olav')).alerts[0]
const passMinutes = async (minutes: number) => {
  amends.clock.advance({ minutes })
  await amends.runDue()
}

test('whoever speaks to the customer has answered the alert: nobody else is called', async () => {
  const id = await openedAgain('Omar')
  await desk.put('Ana', `/cases/${id}/acknowledgement`, sorry)
  const { state, answeredBy, called } = await newestAlert(id)
  assert.deepEqual([state, answeredBy.name], ['answered', 'Ana'])
  await passMinutes(30)
  assert.equal((await newestAlert(id)).called.length, called.length)
})

test('a call in vain answers nothing: the next in the chain is still called', async () => {
  const id = await openedAgain('Petra')
  await desk.callInVain(id)
  const { called } = await newestAlert(id)
  await passMinutes(10)
  assert.equal((await newestAlert(id)).called.length, called.length + 1)
})

test('a case that is closed calls nobody any more', async () => {
  const id = await openedAgain('Quentin')
  await desk.walk(id, 'acknowledgement', 'understanding')
  const link = await amends.fetch('Ana', 'POST', `/api/v1/cases/${id}/status-link`)
  // The customer says on their page that it is not right: a new alert, on a case that has an owner.
  await amends.fetch(undefined, 'POST', new URL(link.body.url).pathname, 'do=not-right&text=No')
  assert.equal((await newestAlert(id)).state, 'open')
  await desk.walk(id, 'resolution')
  assert.equal((await desk.put('Ana', `/cases/${id}/closure`, closed)).status, 200)
  const { state, called } = await newestAlert(id)
  assert.equal(state, 'withdrawn')
  await passMinutes(30)
  assert.equal((await newestAlert(id)).called.length, called.length)
})

test('an answer to a case that was dismissed since cannot be taken back: it would ring again', async () => {
  const { id, alertId } = await desk.letDown('Rosa')
  await desk.put('Ingrid', `/alerts/${alertId}/answer`)
  await desk.put('Ingrid', `/cases/${id}/triage`, {
    decision: 'not-a-failure',
    reason: 'A slip of the thumb',
  })
  const back = await amends.fetch('Ingrid', 'DELETE', `/api/v1/alerts/${alertId}/answer`)
  assert.deepEqual([back.status, back.body.missing], [409, 'triage'])
})
