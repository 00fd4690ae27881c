import type { DemoCompany } from '../demo.ts'
import { emailOf, LOGINS } from './company.ts'
import { makeCompany, openSimulation } from './make.ts'
import { streamOn } from './stream.ts'

/** Fold & Crumb as the demo knows companies. */
export const foldAndCrumb: DemoCompany = {
  name: 'Fold & Crumb',
  logins: LOGINS.map((name) => ({ email: emailOf(name), name })),
  make: makeCompany,
  goOn: async ({ speed, say, ...opening }) => streamOn(await openSimulation(opening), { speed, say }),
}
