import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../web/kit/index.ts'
import type { categoriesAnswer, opinionAnswer, readingAnswer, readingShape } from '../schema.ts'

/** How well we read, as the server says it. */
export type ReadingState = z.output<typeof readingAnswer>
/** A customer's words with how they were read. */
export type Read = z.output<typeof readingShape>
/** One kind of failure. */
export type Kind = z.output<typeof categoriesAnswer>['items'][number]
/** Whom a second opinion is asked of. */
export type OpinionState = z.output<typeof opinionAnswer>

export const READING = ['text', 'reading']
export const MESSAGES = ['text', 'messages']
export const KINDS = ['text', 'kinds']
export const OPINION = ['text', 'opinion']

export const useReading = () =>
  useQuery({ queryKey: READING, queryFn: ({ signal }) => api.get<ReadingState>('/text/reading', { signal }) })

export const useMessages = (query: { show: 'review' | 'newest'; limit: number }) =>
  useQuery({
    queryKey: [...MESSAGES, query],
    queryFn: ({ signal }) => api.get<{ items: Read[] }>('/text/messages', { query, signal }),
  })

export const useKinds = () =>
  useQuery({
    queryKey: KINDS,
    queryFn: ({ signal }) => api.get<{ items: Kind[] }>('/text/categories', { signal }),
  })

export const useOpinion = () =>
  useQuery({ queryKey: OPINION, queryFn: ({ signal }) => api.get<OpinionState>('/text/opinion', { signal }) })
