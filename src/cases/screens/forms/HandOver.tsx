import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Field, Select } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { Form } from './Form.tsx'

interface Colleague {
  id: string
  name: string
  role: string
}

/** Gives the case to somebody, with what they must know, so that the customer need not tell it again. */
export function HandOver() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const [staffId, setStaffId] = useState<string>()
  const [note, setNote] = useState('')
  const { data } = useQuery({
    queryKey: ['staff', 'colleagues'],
    queryFn: () => api.get<{ items: Colleague[] }>('/staff'),
    staleTime: 60_000,
  })
  const others = data?.items.filter(({ id }) => id !== of.owner?.id) ?? []
  const to = others.find(({ id }) => id === staffId)
  const put = (body: unknown, said: string, undo?: () => void) =>
    act({
      method: 'PUT',
      path: `/cases/${of.id}/owner`,
      body,
      fromVersion: true,
      label: t('handOver.label', { name: of.customer.name }),
      said,
      ...(undo && { undo }),
    })
  const back = () =>
    of.owner &&
    void act({
      method: 'PUT',
      path: `/cases/${of.id}/owner`,
      body: { staffId: of.owner.id, note: t('handOver.undone') },
      label: t('handOver.undone'),
    })
  return (
    <Form
      title={t('handOver.title', { name: of.customer.name })}
      says={to ? t('handOver.to', { name: to.name }) : t('desk.handOver')}
      notYet={to && note.trim() ? undefined : t('handOver.notYet')}
      onDone={() => put({ staffId, note: note.trim() }, t('handOver.done', { name: to?.name }), () => back())}
    >
      <Select
        label={t('handOver.who')}
        value={staffId}
        onChange={setStaffId}
        placeholder={t('handOver.choose')}
        options={others.map(({ id, name, role }) => ({ id, name, more: t(`role.${role}`) }))}
      />
      <Field
        label={t('handOver.note')}
        help={t('handOver.noteHelp')}
        value={note}
        onChange={setNote}
        lines={4}
        maxLength={2000}
      />
    </Form>
  )
}
