import type { FirstSteps } from '../people/index.ts'

interface Greeting {
  url: string
  steps: FirstSteps | undefined
  /** False: nobody has signed in for the first time yet. */
  setUp: boolean
}

/** What the console says when the port answers: where it is, and until set-up how to begin. */
export function greeting({ url, steps, setUp }: Greeting): string {
  const ready = `Amends is ready: ${url}`
  if (!steps) return [ready, ...(setUp ? [] : [ELSEWHERE]), 'Ctrl-C stops it.'].join('\n')
  const signIn = [
    'Sign in as the owner and set it up (this link opens once, within 24 hours):',
    `  ${url}${steps.signIn}`,
  ]
  const rating = steps.key
    ? [
        '',
        'Send a first unhappy rating (this key is shown only now):',
        ...curl(url, steps.key).map((line) => `  ${line}`),
      ]
    : []
  return [ready, '', ...signIn, ...rating, '', 'Ctrl-C stops it.'].join('\n')
}

// Several processes started together: the link was printed by the one that was first.
const ELSEWHERE =
  'It is not set up yet. The first of its processes printed the link for the owner; `npm run -s amends -- owner reset` prints a new one.'

/** One unhappy guest, ready to paste into any shell that knows single quotes. */
const curl = (url: string, key: string): string[] => [
  `curl ${url}/api/v1/feedback \\`,
  `  -H 'Authorization: Bearer ${key}' \\`,
  `  -H 'Content-Type: application/json' \\`,
  `  -d '{"source":"survey","scale":"stars5","score":1,"comment":"The cake says Happy Retirement Bob. She is six.","customer":{"name":"Clara Nygaard","email":"clara@example.com"}}'`,
]
