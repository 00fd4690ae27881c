export { emailOf, LOGINS } from './company.ts'
export { makeCompany, openSimulation } from './make.ts'
export { streamOn } from './stream.ts'
