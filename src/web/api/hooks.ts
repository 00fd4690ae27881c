import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { api } from './call.ts'
import { connection } from './connection.ts'
import { hear, type LiveEvent } from './live.ts'
import { waitingList } from './waiting.ts'

/** Hears a type of live event while on screen and may write it into the cache. */
export function useLive<T>(type: string, run: (event: LiveEvent<T>, cache: QueryClient) => void): void {
  const cache = useQueryClient()
  const latest = useRef(run)
  latest.current = run
  useEffect(() => hear(type, (event) => latest.current(event as LiveEvent<T>, cache)), [type, cache])
}

/** Since when there is no connection; undefined = connected. */
export const useLostSince = (): string | undefined =>
  useSyncExternalStore(connection.watch, () => connection.state().lostSince)

/** What waits to leave this machine. */
export const useWaiting = () => useSyncExternalStore(waitingList.watch, waitingList.all)

/** Who is at the desk. */
export interface Me {
  id: string
  name: string
  email?: string
  role: 'floor' | 'agent' | 'lead' | 'manager' | 'owner'
  locale?: string | null
  /** IANA zone; without it the machine's own is used. */
  timeZone?: string | null
  unitIds?: string[]
}

/** What `GET /me` answers: a person, or a key that is nobody. */
export interface Caller extends Partial<Me> {
  kind: string
  organisation?: { name: string; timeZone?: string; languages?: string[]; currencies?: string[] } | null
}

const useCaller = () =>
  useQuery({ queryKey: ['me'], queryFn: () => api.get<Caller>('/me'), staleTime: 300_000 }).data

const isPerson = (caller: Caller | undefined): caller is Caller & Me =>
  caller?.kind === 'staff' && caller.id !== undefined && caller.role !== undefined

/** Who is at the desk; undefined until known. */
export function useMe(): Me | undefined {
  const caller = useCaller()
  return isPerson(caller) ? caller : undefined
}

/** Currencies the organisation works in, its own first. */
export const useCurrencies = (): readonly string[] => useCaller()?.organisation?.currencies ?? []

/** The name of the organisation; undefined until known. */
export const useOrganisationName = (): string | undefined => useCaller()?.organisation?.name
