/** What stops sending, what only asks to be mended, what is good. */
export type FindingSeverity = 'block' | 'warn' | 'praise'

const GUIDE = 'H. Vardhan, “Service recovery”, Hiver blog, 2017'
const RETAIL = 'Corner Bakery case: an apology without excuses or justifications'
const APOLOGY = 'Roschk & Kaiser 2013: empathy counts more in an apology than its intensity'
const WAITING = 'Hogreve et al. 2017: while a customer waits, an update or an explanation, not both'

/**
 * Every rule with its severity and where it comes from. Blocking are the ones that put the blame on a person or talk
 * down to the customer: once sent, nothing takes them back.
 */
export const RULES = {
  'open-slot': { severity: 'block', source: 'A wording with a gap in it is not finished' },
  excuse: { severity: 'warn', source: GUIDE },
  'blame-colleague': { severity: 'block', source: GUIDE },
  'blame-department': { severity: 'block', source: GUIDE },
  'blame-customer': { severity: 'block', source: RETAIL },
  'my-manager': { severity: 'warn', source: GUIDE },
  'we-for-i': { severity: 'warn', source: GUIDE },
  favour: { severity: 'warn', source: GUIDE },
  'anything-else': { severity: 'warn', source: GUIDE },
  policy: { severity: 'warn', source: GUIDE },
  'long-apology': { severity: 'warn', source: APOLOGY },
  'sorry-but': { severity: 'warn', source: APOLOGY },
  'diagnosis-first': { severity: 'warn', source: GUIDE },
  'promise-without-time': { severity: 'warn', source: WAITING },
  'update-and-explanation': { severity: 'warn', source: WAITING },
  condescension: {
    severity: 'block',
    source: 'Tax, Brown & Chandrashekaran 1998: treatment is a third of justice',
  },
  'failure-named': { severity: 'praise', source: APOLOGY },
  empathy: { severity: 'praise', source: APOLOGY },
  responsibility: { severity: 'praise', source: APOLOGY },
  thanks: { severity: 'praise', source: GUIDE },
  'dated-promise': { severity: 'praise', source: WAITING },
  choice: {
    severity: 'praise',
    source: 'Van Vaerenbergh, Hazée & Costers 2018: a choice of outcome helps most',
  },
} as const satisfies Record<string, { severity: FindingSeverity; source: string }>

/** The name of a rule; names stay, wordings may change. */
export type Rule = keyof typeof RULES
