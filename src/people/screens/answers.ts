import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/kit/index.ts'

/** What the server answers about people, as the screens read it. */
export type RoleName = 'agent' | 'lead' | 'manager' | 'owner'

export const ROLE_NAMES: readonly RoleName[] = ['agent', 'lead', 'manager', 'owner']

export interface StaffAnswer {
  id: string
  externalId: string | null
  name: string
  email?: string
  phone?: string | null
  role: RoleName
  languages: string[]
  locale: string
  timeZone: string | null
  hiredAt: string | null
  unitIds: string[]
  active: boolean
  joined: 'joined' | 'invited' | 'link over' | 'not invited'
  invitedUntil?: string | null
}

export interface UnitAnswer {
  id: string
  parentId: string | null
  kind: 'brand' | 'region' | 'site' | 'team'
  name: string
  externalId: string | null
  timeZone: string | null
  closedAt: string | null
}

export interface ShiftAnswer {
  id: string
  staffId: string
  name: string
  unitId: string | null
  startsAt: string
  endsAt: string
  leads: boolean
  timeZone: string
}

export interface OrganisationAnswer {
  name: string
  logo: string | null
  colour: string | null
  senderName: string
  senderAddress: string
  replyTo: string | null
  legalFooter: string
  phone: string | null
  languages: string[]
  currencies: string[]
  defaultScale: string
  timeZone: string
  weeklySchedule: { day: number; from: string; to: string }[]
  publicUrl: string | null
  setUpAt: string | null
}

export interface MandateAnswer {
  role: RoleName
  currency: string
  perCase: number
  perMonth: number
}

export interface ChainAnswer {
  at: string
  items: { staffId: string; name: string; why: string; afterMinutes: number }[]
}

export interface KeyAnswer {
  id: string
  name: string
  prefix: string
  scope: 'ingest' | 'staff' | 'admin'
  test: boolean
  actsAs: { id: string; name: string; role: RoleName } | null
  madeAt: string
  madeBy: string | null
  lastUsedAt: string | null
}

interface Items<Item> {
  items: Item[]
}

export const useStaff = () =>
  useQuery({ queryKey: ['staff'], queryFn: () => api.get<Items<StaffAnswer>>('/staff?limit=1000') })

export const usePerson = (id: string) =>
  useQuery({ queryKey: ['staff', id], queryFn: () => api.get<StaffAnswer>(`/staff/${id}`) })

export const useUnits = () =>
  useQuery({ queryKey: ['units'], queryFn: () => api.get<Items<UnitAnswer>>('/units') })

export const useShifts = (from: string, to: string, staff?: string) =>
  useQuery({
    queryKey: ['shifts', from, to, staff],
    queryFn: () =>
      api.get<Items<ShiftAnswer> & { uncovered: { from: string; to: string }[]; timeZone: string }>(
        '/shifts',
        {
          query: { from, to, staff },
        },
      ),
  })

export const useChain = (query: { team?: string | undefined; site?: string | undefined }) =>
  useQuery({
    queryKey: ['shifts', 'chain', query],
    queryFn: () => api.get<ChainAnswer>('/shifts/chain', { query }),
    refetchInterval: 60_000,
  })

export const useOrganisation = () =>
  useQuery({ queryKey: ['organisation'], queryFn: () => api.get<OrganisationAnswer>('/organisation') })

export const useMandates = () =>
  useQuery({ queryKey: ['mandates'], queryFn: () => api.get<Items<MandateAnswer>>('/mandates') })

export const useKeys = () =>
  useQuery({ queryKey: ['keys'], queryFn: () => api.get<Items<KeyAnswer>>('/keys'), refetchInterval: 15_000 })
