import type { DemoCompany } from '../demo.ts'
import { demoOf } from '../small/make.ts'
import { NORDLYS } from './company.ts'

/** Nordlys Air as the demo knows companies. */
export const nordlysAir: DemoCompany = demoOf(NORDLYS)
