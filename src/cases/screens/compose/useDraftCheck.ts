import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, carryMarks, type DraftNote } from '../../../web/kit/index.ts'

interface Finding {
  rule: string
  severity: 'block' | 'warn' | 'praise'
  /** [start, end) in UTF-16 code units. */
  span: [number, number]
  message: string
  suggestion?: string
}

// Long enough not to judge half a word, short enough to feel immediate.
const PAUSE_MS = 300

// The finding stands bold, what to do about it follows.
const FIRST_SENTENCE = /^(.+?[.!?。！？])\s*(.*)$/s

interface Draft {
  text: string
  setText: (text: string) => void
  locale: string | null
  /** The step it is written for; undefined = any. */
  step: string | undefined
}

/** What keeps a draft from being sent: how many remarks, and whether a written reason lets it go. */
export interface Stop {
  count: number
  overridable: boolean
}

/** What a draft should mend before it goes, and what is good in it; asked when the typing rests. */
export function useDraftCheck({ text, setText, locale, step }: Draft): {
  notes: DraftNote[]
  praise: string
  stop: Stop | undefined
} {
  const { t } = useTranslation('cases')
  const [checked, setChecked] = useState<{ text: string; findings: Finding[] }>({ text: '', findings: [] })
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    if (text.trim() === '') return setChecked({ text: '', findings: [] })
    const timer = setTimeout(async () => {
      const body = { text, ...(locale && { locale }), ...(step && { step }) }
      // Without an answer the draft simply goes unremarked; writing is never held up by it.
      const answer = await api.post<{ findings: Finding[] }>('/drafts/check', { body }).catch(() => undefined)
      if (answer && latest.current === text) setChecked({ text, findings: answer.findings })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, locale, step])
  const notes = notesOf()
  return { notes, praise: praised(), stop: stopOf(notes) }

  function notesOf(): DraftNote[] {
    const found = checked.findings.filter(({ severity }) => severity !== 'praise')
    const byId = new Map(found.map((each) => [`${each.rule} ${each.span[0]}`, each]))
    const marks = [...byId].map(([id, { span, severity }]) => ({
      id,
      span,
      severity: severity === 'block' ? ('block' as const) : ('warn' as const),
    }))
    return carryMarks(checked.text, text, marks).map((mark) => {
      const { message = '', suggestion } = byId.get(mark.id) ?? {}
      const [from, to] = mark.span
      const use = suggestion && {
        says: t('compose.use'),
        run: () => setText(text.slice(0, from) + suggestion + text.slice(to)),
      }
      const [, fact = message, rest = ''] = message.match(FIRST_SENTENCE) ?? []
      const advice = [rest, suggestion && `“${suggestion}”`].filter(Boolean).join(' ')
      return { ...mark, fact, ...(advice && { advice }), ...(use && { use }) }
    })
  }

  function praised(): string {
    const good = checked.findings.filter(({ severity }) => severity === 'praise')
    return [...new Set(good.map(({ message }) => message))].join(' ')
  }
}

/** A gap in a wording is the one thing that no reason lets through. */
function stopOf(notes: readonly DraftNote[]): Stop | undefined {
  const stops = notes.filter(({ severity }) => severity === 'block')
  if (stops.length === 0) return undefined
  return { count: stops.length, overridable: !stops.some(({ id }) => id.startsWith('open-slot ')) }
}
