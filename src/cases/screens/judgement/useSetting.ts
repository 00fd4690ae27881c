import { useQuery } from '@tanstack/react-query'
import { api } from '../../../web/kit/index.ts'
import type { NumberTable } from './tables.ts'

/** A table's content: its numbers, which version it is, and whether they were measured. */
export interface Content {
  version: number
  basis: 'assumption' | 'calibrated'
}

/** One version of it; the one that ships has no author. */
export interface Version {
  content: Content
  why: string | null
  by: { name?: string } | null
  at: string | null
}

/** Every version of a table, newest first. */
export const useSetting = ({ name, path }: NumberTable) =>
  useQuery({
    queryKey: ['settings', name],
    queryFn: () => api.get<{ items: Version[] }>(path),
    select: ({ items }) => items,
  })
