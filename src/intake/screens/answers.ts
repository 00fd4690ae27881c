import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../web/kit/index.ts'
import type { NamedField, SameNames } from '../import/names.ts'

export type ImportKind = 'interactions' | 'feedback' | 'customers' | 'staff' | 'shifts'
export const KINDS: readonly ImportKind[] = ['feedback', 'interactions', 'customers', 'staff', 'shifts']

export interface DryRun {
  read: number
  good: number
  refused: number
  fresh: number
  changed: number
  unchanged: number
  unhappyHistory: number
  unhappyLive: number
  live: number
  scores: Record<string, number>
  scale: string | null
  whole?: boolean
  seconds?: number
}

/** A kind of trouble, one example of it and how often it was met. */
export interface Trouble {
  line: number
  column: string
  code: string
  problem: string
  value: string
  times: number
}

export interface Options {
  map: Record<string, string>
  set: Record<string, string>
  timeZone?: string
  dateOrder?: 'day first' | 'month first'
  liveSince?: string
}

export type { SameNames } from '../import/names.ts'

export interface TakenBack {
  gone: Record<'interactions' | 'feedback' | 'cases' | 'customers' | 'shifts', number>
  stays: Record<'live' | 'changed' | 'cases' | 'feedback' | 'interactions' | 'customers' | 'shifts', number>
}

export interface ImportAnswer {
  id: string
  kind: ImportKind
  fileName: string
  options: Options
  startedAt: string
  bytes: number
  share: number
  read: number
  fresh: number
  changed: number
  unchanged: number
  refused: number
  live: number
  casesHistory: number
  casesLive: number
  dryRun: DryRun | null
  byName: string | null
  state:
    | 'mapping'
    | 'checking'
    | 'checked'
    | 'running'
    | 'done'
    | 'stopped'
    | 'failed'
    | 'taking-back'
    | 'taken-back'
  /** How many of what went, and how many of what stayed because something lives on it. */
  takenBack: TakenBack | null
  problem: string | null
  troubles: Trouble[]
}

export interface ColumnsAnswer {
  encoding: string
  delimiter: string
  fields: string[]
  needed: string[]
  /** Rows that were looked at for what follows. */
  looked: number
  /** What was said of names in earlier files: folded name to the known one; null: a name of its own. */
  same: SameNames
  /** Products that are known here. */
  products: string[]
  columns: {
    name: string
    example: string
    guess: string | null
    /** Empty cells among them. */
    empty: number
    /** Different values; null: more than a thousand. */
    different: number | null
    /** The values, where they are few. */
    values: string[]
  }[]
}

// Work goes on in another process: looked at each second while it does.
const LOOK_MS = 1_000
const AT_WORK: ImportAnswer['state'][] = ['checking', 'running', 'taking-back']

export const useImports = () =>
  useQuery({ queryKey: ['imports'], queryFn: () => api.get<{ items: ImportAnswer[] }>('/imports') })

/** Names and external ids of places and teams, as a file may write them. */
export const useUnitNames = (): Record<'site' | 'team', string[]> => {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: () =>
      api.get<{ items: { kind: 'site' | 'team'; name: string; externalId: string | null }[] }>('/units'),
  })
  const of = (wanted: NamedField) =>
    (data?.items ?? [])
      .filter(({ kind }) => kind === wanted)
      .flatMap(({ name, externalId }) => [name, ...(externalId ? [externalId] : [])])
  return { site: of('site'), team: of('team') }
}

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['imports', id],
    queryFn: () => api.get<ImportAnswer>(`/imports/${id}`),
    refetchInterval: ({ state: { data } }) => (data && AT_WORK.includes(data.state) ? LOOK_MS : false),
  })

export const useColumns = (id: string, kind: ImportKind) =>
  useQuery({
    queryKey: ['imports', id, 'columns', kind],
    queryFn: () => api.get<ColumnsAnswer>(`/imports/${id}/columns`, { query: { kind } }),
  })

/** Lays a fresh answer where the page reads it. */
export function useKeepImport() {
  const cache = useQueryClient()
  return (row: ImportAnswer) => {
    void cache.invalidateQueries({ queryKey: ['imports'], exact: true })
    return cache.invalidateQueries({ queryKey: ['imports', row.id], exact: true })
  }
}
