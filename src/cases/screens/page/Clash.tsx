import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Banner, Button, useFormat, useMe } from '../../../web/kit/index.ts'
import { useActing } from '../acting.tsx'
import { clearDraft, useDraft } from '../compose/useDraft.ts'

/** What must not be missed above the talk: somebody else took it while one was writing, or a step was refused. */
export function Clash() {
  return (
    <>
      <Taken />
      <Refused />
    </>
  )
}

function Refused() {
  const { t } = useTranslation('cases')
  const { refused, sheet, close } = useActing()
  if (!refused || sheet) return null
  const changed = refused.status === 412
  return (
    <Banner
      icon="flag"
      fact={changed ? t('desk.clash.changed') : refused.message}
      action={
        <Button dense onPress={close}>
          {t('desk.clash.seen')}
        </Button>
      }
    >
      {changed ? t('desk.clash.kept') : null}
    </Banner>
  )
}

/** Whoever has it now, when that changed on this screen, away from us, while words of ours were not sent. */
function useTaker(): { name: string; at: string } | undefined {
  const { of } = useActing()
  const me = useMe()
  const before = useRef(of.owner?.id)
  const [taker, setTaker] = useState<{ name: string; at: string }>()
  useEffect(() => {
    const { owner } = of
    if (owner && owner.id !== before.current && owner.id !== me?.id)
      setTaker({ name: owner.name, at: new Date().toISOString() })
    if (owner?.id === me?.id) setTaker(undefined)
    before.current = owner?.id
  }, [of, me?.id])
  return taker
}

function Taken() {
  const { t } = useTranslation('cases')
  const { of, act } = useActing()
  const { time } = useFormat()
  const taker = useTaker()
  const draft = useDraft(of.id, 'reply').text
  const [gone, setGone] = useState(false)
  if (!taker || gone || draft.trim() === '') return null
  const letGo = () => {
    clearDraft(of.id, 'reply')
    setGone(true)
  }
  const give = async () => {
    const done = await act({
      method: 'POST',
      path: `/cases/${of.id}/messages`,
      body: { channel: 'note', internal: true, text: draft },
      label: t('desk.clash.give', { name: taker.name }),
      said: t('desk.clash.given', { name: taker.name }),
    })
    if (done) letGo()
  }
  return (
    <Banner
      icon="person"
      fact={t('desk.clash.taken', { name: taker.name, time: time(taker.at) })}
      action={
        <>
          <Button dense look="ink" onPress={() => void give()}>
            {t('desk.clash.give', { name: taker.name })}
          </Button>
          <Button dense look="quiet" onPress={letGo}>
            {t('desk.clash.letGo')}
          </Button>
        </>
      }
    >
      {t('desk.clash.kept')}
    </Banner>
  )
}
