import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, ErrorPart, Loading, PageHead, say, useMe } from '../../web/kit/index.ts'
import { type StaffAnswer, type UnitAnswer, usePerson, useUnits } from './answers.ts'
import { InvitationLink } from './InviteSheet.tsx'
import style from './People.module.css'
import { PersonShifts } from './PersonShifts.tsx'
import { bodyOf, StaffFields, type TypedPerson } from './StaffFields.tsx'
import { useWrite } from './useWrite.ts'

/** One person: who they are, where they belong, when they work, and how they leave. */
export function Person() {
  const { t } = useTranslation('people')
  const { staffId = '' } = useParams({ strict: false }) as { staffId?: string }
  const person = usePerson(staffId)
  const units = useUnits()
  const owner = useMe()?.role === 'owner'
  if (person.error) return <ErrorPart fact={t('person.failed')} error={person.error} />
  if (!person.data || !units.data) return <Loading />
  return (
    <>
      <PageHead before={t(`role.${person.data.role}`)}>{person.data.name}</PageHead>
      <div className={style.page}>
        <div className={style.halves}>
          {owner ? (
            <Details key={person.data.id} person={person.data} units={units.data.items} />
          ) : (
            <Facts person={person.data} units={units.data.items} />
          )}
          <div className="column">
            <PersonShifts person={person.data} />
            {owner ? <WayIn person={person.data} /> : null}
          </div>
        </div>
      </div>
    </>
  )
}

interface Shown {
  person: StaffAnswer
  units: readonly UnitAnswer[]
}

function Facts({ person, units }: Shown) {
  const { t } = useTranslation('people')
  const names = units.filter(({ id }) => person.unitIds.includes(id)).map(({ name }) => name)
  return (
    <Card title={t('person.details')}>
      <p>{person.email}</p>
      <p>{person.phone}</p>
      <p>{names.join(', ')}</p>
      <p className="meta">{person.languages.join(', ')}</p>
    </Card>
  )
}

const typedOf = (person: StaffAnswer): TypedPerson => ({
  name: person.name,
  email: person.email ?? '',
  role: person.role,
  languages: person.languages,
  unitIds: person.unitIds,
  hiredAt: person.hiredAt ?? '',
})

function Details({ person, units }: Shown) {
  const { t } = useTranslation('people')
  const [typed, setTyped] = useState(() => typedOf(person))
  const { send, waits, refusal, wrong } = useWrite(() => {
    const { email, ...body } = bodyOf(typed)
    // One's own address is changed under one's own name, with the password.
    return api.put(`/staff/${person.id}`, { body: email === person.email ? body : { ...body, email } })
  }, ['staff'])
  return (
    <Card title={t('person.details')}>
      <StaffFields person={typed} onChange={setTyped} units={units} wrong={wrong} />
      <div className="row" style={{ marginTop: 16 }}>
        <Button
          look="ink"
          onPress={() => send(undefined, { onSuccess: () => say(t('person.kept', { name: typed.name })) })}
          {...(waits ? { notYet: t('signIn.waits') } : {})}
        >
          {t('person.keep')}
        </Button>
        {refusal && !refusal.body.errors ? <span className="why">{refusal.message}</span> : null}
      </div>
    </Card>
  )
}

function WayIn({ person }: { person: StaffAnswer }) {
  const { t } = useTranslation('people')
  const router = useRouter()
  const me = useMe()
  const invite = useWrite(() => api.post<{ link: string }>(`/staff/${person.id}/invitation`), ['staff'])
  const leave = useWrite(() => api.delete(`/staff/${person.id}`), ['staff'])
  const gone = () => {
    say(t('person.left', { name: person.name }), () => void api.put(`/staff/${person.id}/return`))
    router.history.push('/people')
  }
  return (
    <Card title={t('person.wayIn')} aside={t(`person.joined.${person.joined.replaceAll(' ', '-')}`)}>
      {invite.answer ? <InvitationLink link={invite.answer.link} name={person.name} /> : null}
      {person.joined !== 'joined' && !invite.answer ? (
        <Button onPress={() => invite.send(undefined)}>{t('people.sendInvitation')}</Button>
      ) : null}
      {person.id === me?.id ? null : (
        <div className="stack" style={{ marginTop: 12 }}>
          <p className="meta">{t('person.leaveMore')}</p>
          <Button onPress={() => leave.send(undefined, { onSuccess: gone })}>
            {t('person.leave', { name: person.name })}
          </Button>
          {leave.refusal ? <p className="why">{leave.refusal.message}</p> : null}
        </div>
      )}
    </Card>
  )
}
