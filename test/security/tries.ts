import type { PersonName } from '../people.ts'
import type { Rows } from './rows.ts'

/** How one route is asked with an id that is not the caller's to name. */
export interface Try {
  /** Somebody whom the rule lets through. */
  as: PersonName
  /** The row they may not see; absent where whoever may call sees every row. */
  foreign?: keyof Rows
  /** Fields of a good request; `{name}` stands for a row of the caller's own. */
  body?: Record<string, unknown>
  query?: Record<string, string>
  /** The row of the caller's own in the path, where the body names the foreign one. */
  own?: keyof Rows
}

const price = { amount: 1_000, currency: 'EUR' }
const view = {
  locus: 'company',
  stability: 'one-off',
  control: 'high',
  foreseeable: null,
  failureKind: 'outcome',
  lossKind: 'goods',
}
const unit = { kind: 'team', name: 'Night' }
const person = { name: 'Per', email: 'per@bakery.example', role: 'agent' }
const shift = {
  staffId: '{ownPerson}',
  startsAt: '2026-11-30T08:00:00Z',
  endsAt: '2026-11-30T16:00:00Z',
}
const onCase = (body?: Try['body']): Try => ({ as: 'Nils', foreign: 'case', ...(body ? { body } : {}) })

/** Every route with an id in its address; the test fails where one is missing here. */
export const IN_PATH: Record<string, Try | { why: string }> = {
  'put /api/v1/units/{id}': { as: 'Olav', body: unit },
  'delete /api/v1/units/{id}': { as: 'Olav' },
  'get /api/v1/staff/{id}': { as: 'Nils' },
  'put /api/v1/staff/{id}': { as: 'Olav', body: { name: 'Per' } },
  'post /api/v1/staff/{id}/invitation': { as: 'Olav' },
  'delete /api/v1/staff/{id}': { as: 'Olav' },
  'put /api/v1/staff/{id}/return': { as: 'Olav' },
  'put /api/v1/shifts/{id}': { as: 'Greta', foreign: 'shift', body: shift },
  'delete /api/v1/shifts/{id}': { as: 'Greta', foreign: 'shift' },
  'delete /api/v1/keys/{id}': { as: 'Olav' },
  'delete /api/v1/me/passkeys/{id}': { as: 'Nils', foreign: 'passkey' },
  'get /api/v1/cases/{id}': onCase(),
  'get /api/v1/cases/{id}/recommendation': onCase(),
  'get /api/v1/cases/{id}/assessment': onCase(),
  'put /api/v1/cases/{id}/acknowledgement': onCase({ message: 'Sorry.', channel: 'email' }),
  'put /api/v1/cases/{id}/understanding': onCase({ summary: 'So.', confirmedByCustomer: true }),
  'put /api/v1/cases/{id}/resolution': onCase({ what: 'A new cake.' }),
  'put /api/v1/cases/{id}/closure': onCase({ answer: 'satisfied', cause: 'people', whatWeDid: 'A cake.' }),
  'delete /api/v1/cases/{id}/closure': onCase(),
  'put /api/v1/cases/{id}/triage': onCase({ decision: 'not-a-failure', reason: 'A joke.' }),
  'delete /api/v1/cases/{id}/triage': onCase(),
  'put /api/v1/cases/{id}/owner': onCase({ staffId: '{ownPerson}', note: 'Mine now.' }),
  'put /api/v1/cases/{id}/customer-view': onCase(view),
  'put /api/v1/cases/{id}/finding': onCase({
    ...view,
    severity: 'S3',
    affectedPrice: price,
    outcome: 'rejected',
  }),
  'post /api/v1/cases/{id}/messages': onCase({ channel: 'email', text: 'Hello.' }),
  'post /api/v1/cases/{id}/promises': onCase({ kind: 'call', dueAt: '2026-11-30T08:00:00Z', text: 'Soon.' }),
  'post /api/v1/cases/{id}/status-link': onCase(),
  'post /api/v1/cases/{id}/calls': onCase({ reached: true }),
  'put /api/v1/cases/{id}/asked-for': onCase({ words: 'A new cake.' }),
  'post /api/v1/cases/{id}/declined-requests': onCase({
    asked: 'A new cake.',
    whyNot: 'None is left.',
    alternative: 'One tomorrow.',
  }),
  'post /api/v1/cases/{id}/evidence': onCase({
    kind: 'weather',
    source: 'The weather service',
    says: 'A storm.',
    dated: '2026-11-20',
  }),
  'post /api/v1/cases/{id}/offers': onCase({ kind: 'refund', restitution: price, reason: 'Burnt.' }),
  'put /api/v1/promises/{id}/outcome': {
    as: 'Nils',
    foreign: 'promise',
    body: { outcome: 'kept', at: '2026-11-21T10:50:00Z' },
  },
  'put /api/v1/tasks/{id}/done': { as: 'Nils', foreign: 'task', body: { reached: true } },
  'put /api/v1/alerts/{id}/answer': { as: 'Nils', foreign: 'alert' },
  'delete /api/v1/alerts/{id}/answer': { as: 'Nils', foreign: 'alert' },
  'put /api/v1/alerts/{id}/delivery': { as: 'Nils', foreign: 'alert' },
  'put /api/v1/offers/{id}/approval': {
    as: 'Greta',
    foreign: 'offer',
    body: { verdict: 'approve', reason: 'Yes.' },
  },
  'put /api/v1/offers/{id}/answer': { as: 'Nils', foreign: 'offer', body: { answer: 'accepted' } },
  'delete /api/v1/offers/{id}': { as: 'Nils', foreign: 'offer' },
  'get /api/v1/mails/{id}': { as: 'Olav' },
  'put /api/v1/mails/{id}/sending': { as: 'Olav' },
  'put /api/v1/mails/{id}/thrown-away': { as: 'Olav' },
  'delete /api/v1/mails/{id}/thrown-away': { as: 'Olav' },
  'put /api/v1/mails/{id}/sent-otherwise': { as: 'Olav' },
  'put /api/v1/imports/{id}/content': { as: 'Olav', query: { from: '0' } },
  'get /api/v1/imports/{id}': { as: 'Olav' },
  'get /api/v1/imports/{id}/columns': { as: 'Olav' },
  'put /api/v1/imports/{id}/mapping': { as: 'Olav', body: { kind: 'customers', map: {}, set: {} } },
  'put /api/v1/imports/{id}/start': { as: 'Olav' },
  'put /api/v1/imports/{id}/stop': { as: 'Olav' },
  'put /api/v1/imports/{id}/taken-back': { as: 'Olav' },
  'get /api/v1/imports/{id}/errors': { as: 'Olav' },
  'put /api/v1/text/messages/{feedbackId}/mood': {
    as: 'Nils',
    foreign: 'feedback',
    body: { unhappy: false },
  },
  'put /api/v1/text/categories/{key}': { why: 'a name of the whole organisation: a new one makes a kind' },
  'delete /api/v1/text/categories/{key}': { as: 'Olav' },
  'get /api/v1/patterns/findings/{id}': { as: 'Greta', foreign: 'finding' },
  'get /api/v1/patterns/findings/{id}/cases': { as: 'Greta', foreign: 'finding' },
  'get /api/v1/patterns/searches/{id}': { as: 'Greta', foreign: 'search' },
}

/** Every other place that names a row. */
export const ELSEWHERE: Record<string, Try | { why: string }> = {
  'post /api/v1/units body:parentId': { as: 'Olav', body: unit },
  'put /api/v1/units/{id} body:parentId': { as: 'Olav', own: 'ownUnit', body: unit },
  'post /api/v1/staff body:unitIds': { as: 'Olav', body: person },
  'put /api/v1/staff/{id} body:unitIds': { as: 'Olav', own: 'ownPerson', body: {} },
  'get /api/v1/staff query:unit': { as: 'Nils' },
  'get /api/v1/staff query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/shifts query:staff': {
    as: 'Nils',
    query: { from: '2026-11-20T00:00:00Z', to: '2026-11-22T00:00:00Z' },
  },
  'get /api/v1/shifts/chain query:team': { as: 'Nils' },
  'get /api/v1/shifts/chain query:site': { as: 'Nils' },
  'post /api/v1/shifts body:staffId': { as: 'Greta', foreign: 'person', body: shift },
  'post /api/v1/shifts body:unitId': { as: 'Greta', body: shift },
  'put /api/v1/shifts/{id} body:staffId': { as: 'Greta', own: 'ownShift', foreign: 'person', body: shift },
  'put /api/v1/shifts/{id} body:unitId': { as: 'Greta', own: 'ownShift', body: shift },
  'post /api/v1/keys body:asStaffId': { as: 'Olav', body: { name: 'till', scope: 'ingest' } },
  'get /api/v1/text/messages query:caseId': { as: 'Nils', foreign: 'case' },
  'get /api/v1/patterns/findings/{id}/cases query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/refusals query:cursor': { why: 'a place in a list, no row' },
  'post /api/v1/feedback body:customer': { why: 'words of the sender: a customer is found or made' },
  'post /api/v1/feedback body:staff': { why: 'words of the sender, kept as told' },
  'post /api/v1/feedback body:team': { why: 'words of the sender: anybody may tell of any place' },
  'post /api/v1/feedback body:site': { why: 'words of the sender: anybody may tell of any place' },
  'post /api/v1/interactions body:customer': { why: 'words of the sender: a customer is found or made' },
  'post /api/v1/interactions body:staff': { why: 'words of the sender, kept as told' },
  'post /api/v1/interactions body:team': { why: 'words of the sender: anybody may tell of any place' },
  'post /api/v1/interactions body:site': { why: 'words of the sender: anybody may tell of any place' },
  'post /api/v1/surveys body:customer': { why: 'words of the sender: a customer is found or made' },
  'post /api/v1/surveys body:caseId': {
    as: 'Nils',
    foreign: 'case',
    body: { kind: 'recovery', customer: { phone: '+4722000001' } },
  },
  'get /complain query:site': { why: 'the form shows what stands in the address, escaped' },
  'post /complain body:site': { why: 'words of the sender: anybody may tell of any place' },
  'get /api/v1/cases query:owner': { as: 'Nils', foreign: 'person' },
  'get /api/v1/cases query:team': { as: 'Nils', foreign: 'foreignUnit' },
  'get /api/v1/cases query:customer': { as: 'Nils', foreign: 'foreignCustomer' },
  'get /api/v1/cases query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/tasks query:case': { as: 'Nils', foreign: 'case' },
  'put /api/v1/cases/{id}/triage body:of': {
    as: 'Nils',
    own: 'ownCase',
    foreign: 'case',
    body: { decision: 'duplicate', reason: 'Told twice.' },
  },
  'put /api/v1/cases/{id}/triage body:team': {
    as: 'Nils',
    own: 'ownCase',
    body: { decision: 'other-team', reason: 'Theirs.' },
  },
  'put /api/v1/cases/{id}/owner body:staffId': { as: 'Nils', own: 'ownCase', body: { note: 'Please.' } },
  'get /api/v1/alerts/clocks query:team': { as: 'Greta', foreign: 'foreignUnit' },
  'get /api/v1/wall query:team': { as: 'Greta', foreign: 'foreignUnit' },
  ...Object.fromEntries(
    ['', '/page', '/cases', '/table', '/report'].flatMap((part) => [
      [`get /api/v1/impact${part} query:site`, { as: 'Greta', foreign: 'foreignUnit' }],
      [`get /api/v1/impact${part} query:team`, { as: 'Greta', foreign: 'foreignUnit' }],
      [`get /api/v1/impact${part} query:agent`, { as: 'Greta', foreign: 'person' }],
    ]),
  ),
  'get /api/v1/impact/cases query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/followups query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/compensation/ledger query:cursor': { why: 'a place in a list, no row' },
  'get /api/v1/mails query:cursor': { why: 'a place in a list, no row' },
  'put /api/v1/mails/thrown-away body:upTo': { why: 'a place in a list, no row' },
  'post /c/{token} body:offer': { why: 'tried with the link of another customer in tokens.test.ts' },
}
