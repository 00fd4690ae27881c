import { type ZodError, z } from 'zod'
import { Problem } from '../../language/problem.ts'
import { type Locale, nearestLocale, refusalIn } from '../i18n/index.ts'
import { DESK_LANGUAGE } from './caller.ts'

// "expected one of S1, S2 ..." sends a reader looking for a misspelt word where the field is not there at all.
z.config({
  customError: ({ code, input }) =>
    input === undefined && (code === 'invalid_type' || code === 'invalid_value')
      ? 'Must be given.'
      : undefined,
})

/** What the parser finds wrong, said in each language. */
const FAULTS: Record<Locale, z.core.$ZodErrorMap> = {
  en: z.locales.en().localeError,
  nb: z.locales.no().localeError,
  ru: z.locales.ru().localeError,
  'zh-Hans': z.locales.zhCN().localeError,
  'zh-Hant': z.locales.zhTW().localeError,
  ja: z.locales.ja().localeError,
}

/** What is wrong with input, in a language; "must be given" where a field is not there at all. */
export const faultsIn =
  (locale: Locale): z.core.$ZodErrorMap =>
  (issue) =>
    issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
      ? refusalIn(locale, 'Must be given.')
      : FAULTS[locale](issue)

/** The language a refusal is said in: the desk's, else the first of ours that the caller names, else English. */
export function languageOfRefusal({ headers }: Request): Locale {
  const desk = headers.get(DESK_LANGUAGE)
  if (desk) return nearestLocale(desk)
  const named = (headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.split(';', 1)[0]?.trim() ?? '')
    .find((tag) => nearestLocale(tag) !== 'en' || /^en\b/i.test(tag))
  return nearestLocale(named)
}

/** A row the caller may not see, or that is not there: the same answer, so that nothing can be told apart. */
export const notFound = (what: string): Problem =>
  new Problem('not found', `There is no such ${what}, or you may not see it.`, { status: 404 })

/** A step out of order: `missing` names what comes first. */
export const outOfOrder = (message: string, missing: string): Problem =>
  new Problem('out of order', message, { status: 409, missing })

/** The row changed since the caller read it. */
export const outdated = (version: number): Problem =>
  new Problem(
    'changed meanwhile',
    'Somebody changed this meanwhile. Read it again, then repeat your change.',
    {
      status: 412,
      version,
    },
  )

const pointer = (path: PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

type Issue = ZodError['issues'][number]

function fieldErrors(issue: Issue, above: PropertyKey[]): { path: string; message: string }[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pointer([...path, key]), message: 'unknown field' }))
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearestBranch(issue.errors).flatMap((inner) => fieldErrors(inner as Issue, path))
  return [{ path: pointer(path), message: issue.message }]
}

// Of several shapes that would do, the one that was nearly right: its complaints lie deepest, or are not about the kind of
// thing that was sent (a list that is too long is still a list).
const nearestBranch = <T extends Nearness>(branches: T[][]): T[] =>
  branches.reduce((best, branch) => (nearness(branch) > nearness(best) ? branch : best))

interface Nearness {
  code?: string | undefined
  path: PropertyKey[]
}

const nearness = (issues: Nearness[]): number =>
  Math.max(0, ...issues.map(({ code, path }) => path.length + (code === 'invalid_type' ? 0 : 0.5)))

/** Wrong input, each field by JSON pointer. */
export function badInput(error: ZodError, where: string): Problem {
  const errors = error.issues.flatMap((issue) => fieldErrors(issue, []))
  const first = errors[0]
  const detail = first ? `${first.path || '/'}: ${first.message}` : 'the input is not valid'
  const sentence = `The ${where} cannot be used as it is: ${detail}`.replace(/\.?$/, '.')
  return new Problem('bad input', sentence, { errors })
}

const TITLES: Record<number, string> = {
  400: 'Broken request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Out of order',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'Bad input',
  429: 'Too many requests',
  500: 'Something broke here',
  503: 'Not available right now',
}

/** RFC 9457 body of a refusal, its sentences in the caller's language; `type` is the same in all. */
export function problemBody(problem: Problem, requestId: string, locale: Locale = 'en') {
  const { status: _, errors, ...more } = problem.detail
  return {
    type: `urn:amends:problem:${problem.code.replaceAll(' ', '-')}`,
    title: refusalIn(locale, TITLES[problem.status] ?? 'Refused'),
    status: problem.status,
    detail: refusalIn(locale, problem.message),
    requestId,
    ...more,
    ...(errors && {
      errors: errors.map(({ path, message }) => ({ path, message: refusalIn(locale, message) })),
    }),
  }
}
