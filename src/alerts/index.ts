export { type AlertCard, type CardCase, type CardParts, cardOf } from './card.ts'
export type { AlertRow, CallRow, CallWhy } from './rows.ts'
export { type AlertCause, alertFor, type Callable, calledAt, type NewAlert } from './rules.ts'
