import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, Button, Card, Loading, PageHead, say, Table, Time, useMe } from '../../web/kit/index.ts'
import { AppCard } from './AppCard.tsx'
import { AddressCard, PasswordCard } from './MyWays.tsx'
import style from './People.module.css'
import { makePasskey, passkeysWork } from './passkey.ts'
import { useTap } from './useWrite.ts'

/** How I sign in. */
export interface WaysIn {
  email: string
  password: boolean
  totp: boolean
  passkeys: { id: string; name: string | null; createdAt: string | null }[]
}

/** My own page: how I sign in, and where I am signed in. */
export function Me() {
  const { t } = useTranslation('people')
  const me = useMe()
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: () => api.get<WaysIn>('/me/ways-in') })
  if (!me || !ways.data) return <Loading />
  const safe = ways.data.totp || ways.data.passkeys.length > 0
  return (
    <>
      <PageHead before={me.name}>{t(safe ? 'me.safe' : 'me.passwordOnly')}</PageHead>
      <div className={style.page}>
        <div className={style.halves}>
          <div className="column">
            <PasskeyCard passkeys={ways.data.passkeys} />
            <AppCard on={ways.data.totp} />
          </div>
          <div className="column">
            <PasswordCard email={ways.data.email} />
            <AddressCard email={ways.data.email} />
          </div>
        </div>
        <Sessions />
      </div>
    </>
  )
}

function PasskeyCard({ passkeys }: Pick<WaysIn, 'passkeys'>) {
  const { t } = useTranslation('people')
  const drop = useTap((id: string) => api.delete(`/me/passkeys/${id}`), ['ways-in'])
  const add = useTap(() => makePasskey(deviceName()), ['ways-in'])
  return (
    <Card title={t('me.passkeys')}>
      <p>{t('me.passkeysMore')}</p>
      <ul className="stack" style={{ margin: '12px 0' }}>
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id} className="row">
            <b>{name ?? t('me.passkey')}</b>
            <span className="meta grow">{createdAt ? <Time at={createdAt} /> : null}</span>
            <Button dense look="quiet" onPress={() => drop.send(id)}>
              {t('me.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        onPress={() => add.send(undefined, { onSuccess: () => say(t('me.passkeyMade')) })}
        {...(passkeysWork() ? {} : { notYet: t('me.passkeyNeedsName') })}
      >
        {t('me.addPasskey')}
      </Button>
    </Card>
  )
}

/** A name that tells one device from another, without asking. */
const deviceName = (): string =>
  /Android|iPhone|iPad|Macintosh|Windows|Linux/.exec(navigator.userAgent)?.[0] ?? 'Passkey'

interface SessionRow {
  ip: string | null
  userAgent: string | null
  createdAt: string
  expiresAt: string
  current: boolean
}

function Sessions() {
  const { t } = useTranslation('people')
  const { data } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.get<{ items: SessionRow[] }>('/sessions'),
  })
  return (
    <section className="card">
      <h2 className="part-heading" style={{ padding: '14px 20px 0' }}>
        {t('me.sessions')} <span>{t('me.sessionsMore')}</span>
      </h2>
      <Table
        label={t('me.sessions')}
        rows={data?.items ?? []}
        rowKey={({ createdAt, ip }) => `${createdAt} ${ip}`}
        columns={[
          { key: 'at', name: t('me.since'), cell: ({ createdAt }) => <Time at={createdAt} /> },
          { key: 'ip', name: t('me.from'), cell: ({ ip, current }) => (current ? t('me.here') : (ip ?? '')) },
          { key: 'with', name: t('me.with'), wide: true, cell: ({ userAgent }) => userAgent ?? '' },
        ]}
      />
    </section>
  )
}
