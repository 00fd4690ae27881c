import type { DemoCompany } from '../demo.ts'
import { demoOf } from '../small/make.ts'
import { LYCHEE } from './company.ts'

/** Lychee Laptops as the demo knows companies. */
export const lycheeLaptops: DemoCompany = demoOf(LYCHEE)
