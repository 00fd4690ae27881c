import type { CustomerInput } from './schema.ts'

/** One way to recognise a customer. */
export interface Identity {
  kind: 'externalId' | 'email' | 'phone'
  value: string
}

/** All ways this customer can be recognised, strongest first: their own id, then mail, then phone. */
export function identitiesOf({ externalId, email, phone }: CustomerInput): Identity[] {
  const all: Identity[] = []
  if (externalId) all.push({ kind: 'externalId', value: externalId })
  if (email) all.push({ kind: 'email', value: email.toLowerCase() })
  if (phone) all.push({ kind: 'phone', value: foldPhone(phone) })
  return all
}

/** Digits only, with the country's plus: "+47 21 30 00 00" and "004721300000" are one number. */
export const foldPhone = (phone: string): string =>
  phone
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
    .replace(/(?!^)\+/g, '')

/** One word for an identity, for maps. */
export const identityKey = ({ kind, value }: Identity): string => `${kind}:${value}`
