export { foldPhone, type Identity, identitiesOf, identityKey } from './identity.ts'
export { columnsOf, type Recognised, recogniseCustomers, tellCustomers } from './recogniseCustomers.ts'
export { type CustomerInput, customerSchema, emailSchema, phoneSchema } from './schema.ts'
export { type Addressee, addressee, customerById, hasUnsubscribed, unsubscribe } from './store.ts'
