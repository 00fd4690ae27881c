import { DESK_LANGUAGE, EVERY_ROLE, type Route, read } from '../platform/http/index.ts'
import { nearestLocale } from '../platform/i18n/index.ts'
import { checkDraft } from './draft/check.ts'
import { phraseBook, phrasesFor } from './phrases/phrases.ts'
import { draftBody, findingsAnswer, phrasesAnswer, phrasesQuery } from './schema.ts'

/** Routes of the playbook: wordings of each step, in the customer's language. */
export const playbookRoutes = (): Route[] => [
  read({
    method: 'get',
    path: '/api/v1/phrases',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'Wordings to start from, for one step, in the customer’s language',
    query: phrasesQuery,
    answer: phrasesAnswer,
    handle: async ({ query: { locale: wished, step }, caller }) => {
      const locale = nearestLocale(wished)
      const { notes, notesInEnglish } = phraseBook(locale)
      const reads = nearestLocale(caller.locale) === locale
      return { body: { locale, notes: reads ? notes : notesInEnglish, items: [...phrasesFor(locale, step)] } }
    },
  }),
  read({
    method: 'post',
    path: '/api/v1/drafts/check',
    access: { roles: EVERY_ROLE, key: 'staff' },
    summary: 'What to mend in a draft before it is sent, and what is good in it',
    body: draftBody,
    answer: findingsAnswer,
    handle: async ({ body, caller, request }) => ({
      // The desk shows remarks in its own language; a program is answered in the one it names.
      body: checkDraft({ ...body, reader: request.headers.has(DESK_LANGUAGE) ? caller.locale : undefined }),
    }),
  }),
]
