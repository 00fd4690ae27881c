import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { Refusal, say, writeOrKeep } from '../../web/kit/index.ts'
import { keys } from './live.ts'
import type { CaseFile } from './shapes.ts'

/** Something done on a case. */
export interface Deed {
  method: 'POST' | 'PUT' | 'DELETE'
  path: string
  body?: unknown
  /** The step hangs on what was read: a change by somebody else meanwhile is shown, not overwritten. */
  fromVersion?: boolean
  /** What a person calls it while it waits for a connection: "Text to Clara". */
  label: string
  /** Said when it is done, with the way back. */
  said?: string
  undo?: () => void
  /** What the page will look like, shown at once and taken back when it is refused. */
  expect?: Partial<CaseFile>
}

/** Sheets of the case page; some are about one thing of it. */
export type SheetName =
  | { name: 'hand-over' | 'read-back' | 'view' | 'finding' | 'promise' | 'solve' }
  | { name: 'asked-for' | 'declined' | 'evidence' }
  /** With one of the recommended options, or a blank form. */
  | { name: 'offer'; option?: number }
  | { name: 'close' | 'reopen' | 'link' | 'details' | 'write' }
  | { name: 'outcome' | 'call' | 'decide'; id: string }

interface Acting {
  of: CaseFile
  act: (deed: Deed) => Promise<boolean>
  /** The last refusal; the next deed clears it. */
  refused: Refusal | undefined
  sheet: SheetName | undefined
  open: (sheet: SheetName) => void
  close: () => void
}

const Context = createContext<Acting | undefined>(undefined)

/** The case on screen and what can be done with it. */
export function useActing(): Acting {
  const acting = useContext(Context)
  if (!acting) throw new Error('outside a case page')
  return acting
}

/** Lets everything below act on one case. */
export function ActingOn(props: { of: CaseFile; children: ReactNode }) {
  const cache = useQueryClient()
  const [refused, setRefused] = useState<Refusal>()
  const [sheet, setSheet] = useState<SheetName>()
  const { of } = props
  const reading = useRef<Promise<void>>(undefined)
  const act = async (deed: Deed): Promise<boolean> => {
    setRefused(undefined)
    const back = show(cache, of, deed.expect)
    try {
      // What we did last is read back before the next deed goes out: nobody is told that they overtook themselves.
      await reading.current
      const known = cache.getQueryData<CaseFile>(keys.one(of.id)) ?? of
      const kept = await writeOrKeep({ ...deed, ...(deed.fromVersion && { ifMatch: known.version }) })
      if (deed.said && kept === 'done') say(deed.said, deed.undo)
      if (kept === 'done') reading.current = cache.invalidateQueries({ queryKey: keys.one(of.id) })
      await reading.current
      return true
    } catch (error) {
      back()
      if (!(error instanceof Refusal)) throw error
      setRefused(error)
      if (error.status === 412 || error.status === 409)
        void cache.invalidateQueries({ queryKey: keys.one(of.id) })
      return false
    }
  }
  const open = (next: SheetName) => {
    setRefused(undefined)
    setSheet(next)
  }
  const close = () => {
    setRefused(undefined)
    setSheet(undefined)
  }
  return <Context value={{ of, act, refused, sheet, open, close }}>{props.children}</Context>
}

/** Shows at once what is expected; answers with the way back. */
function show(cache: QueryClient, of: CaseFile, expect: Partial<CaseFile> | undefined): () => void {
  const key = keys.one(of.id)
  if (!expect) return () => {}
  void cache.cancelQueries({ queryKey: key })
  cache.setQueryData<CaseFile>(key, (now) => now && { ...now, ...expect })
  return () => cache.setQueryData(key, of)
}
