import { useSyncExternalStore } from 'react'

/** What is being written: to the customer, a call, a note. */
export type Kind = 'reply' | 'call' | 'note'

interface Draft {
  text: string
  /** ISO instant it was last kept on this machine; undefined = nothing was. */
  keptAt?: string
}

const EMPTY: Draft = { text: '' }
const drafts = new Map<string, Draft>()
const watchers = new Set<() => void>()
const nameOf = (caseId: string, kind: Kind) => `amends.draft.${caseId}.${kind}`

function read(name: string): Draft {
  const known = drafts.get(name)
  if (known) return known
  const draft = stored(name)
  drafts.set(name, draft)
  return draft
}

function stored(name: string): Draft {
  try {
    const text = localStorage.getItem(name)
    return text ? { text } : EMPTY
  } catch {
    return EMPTY // storage is off: the draft lives as long as the page
  }
}

function write(name: string, draft: Draft): void {
  drafts.set(name, draft)
  try {
    if (draft.text) localStorage.setItem(name, draft.text)
    else localStorage.removeItem(name)
  } catch {
    // The same: nothing is lost while the page is open.
  }
  for (const watch of watchers) watch()
}

const watch = (run: () => void) => {
  watchers.add(run)
  return () => watchers.delete(run)
}

/** A draft of one case: kept at every key on this machine, so that no word is ever lost. */
export function useDraft(caseId: string, kind: Kind) {
  const name = nameOf(caseId, kind)
  const draft = useSyncExternalStore(watch, () => read(name))
  const setText = (text: string) => write(name, { text, keptAt: new Date().toISOString() })
  return { ...draft, setText }
}

/** It was sent, or let go. */
export const clearDraft = (caseId: string, kind: Kind): void => write(nameOf(caseId, kind), EMPTY)
