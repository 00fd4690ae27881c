import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../people/screens/useWrite.ts'
import { api, Button, Field, Select, Sheet, say } from '../../web/kit/index.ts'
import { useKindName } from './Kinds.tsx'
import css from './Reading.module.css'
import type { Kind } from './shapes.ts'

/** `itself`: the kind is told under its own name. */
const ITSELF = 'itself'

/** One kind: its name, words of our own, what it is told as. Without a kind a new one is added. */
export function KindSheet(props: { kind: Kind | undefined; kinds: readonly Kind[]; onClose: () => void }) {
  const { t } = useTranslation('detection')
  const nameOf = useKindName()
  const { kind, kinds, onClose } = props
  const [typed, setTyped] = useState({
    name: kind?.name ?? '',
    cues: (kind?.cues ?? []).join('\n'),
    becomes: kind?.becomes ?? ITSELF,
  })
  const key = kind?.key ?? keyFrom(typed.name, kinds)
  const body = {
    name: typed.name.trim() || null,
    cues: typed.cues
      .split('\n')
      .map((cue) => cue.trim())
      .filter(Boolean),
    becomes: typed.becomes === ITSELF ? null : typed.becomes,
  }
  const { send, waits, refusal } = useWrite(
    (_: undefined) => api.put(`/text/categories/${key}`, { body }),
    ['text'],
  )
  const away = useWrite((_: undefined) => api.delete(`/text/categories/${key}`), ['text'])
  const done = {
    onSuccess: () => {
      say(t('kinds.kept'))
      onClose()
    },
  }
  const changed = kind && (kind.name !== null || kind.cues.length > 0 || kind.becomes !== null)
  return (
    <Sheet
      open
      onClose={onClose}
      title={kind ? nameOf(kind) : t('kinds.add')}
      foot={
        <>
          <Button
            look="ink"
            onPress={() => send(undefined, done)}
            {...(waits || (!kind && !body.name) ? { notYet: t('kinds.needsName') } : {})}
          >
            {t('kinds.keep')}
          </Button>
          {changed ? (
            <Button look="quiet" onPress={() => away.send(undefined, done)}>
              {t(kind.ships ? 'kinds.asShipped' : 'kinds.takeAway')}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={css.form}>
        <Field
          label={t('kinds.name')}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
          maxLength={80}
          help={kind?.ships ? t('kinds.nameHelp', { name: t(`category.${kind.key}`) }) : undefined}
          {...(refusal && { error: refusal.message })}
        />
        <Field
          label={t('kinds.words')}
          value={typed.cues}
          onChange={(cues) => setTyped({ ...typed, cues })}
          lines={6}
          help={t('kinds.wordsHelp')}
        />
        <Select
          label={t('kinds.toldAs')}
          value={typed.becomes}
          onChange={(becomes) => setTyped({ ...typed, becomes })}
          options={[
            { id: ITSELF, name: t('kinds.itself') },
            ...kinds
              .filter((other) => other.key !== kind?.key)
              .map((other) => ({ id: other.key, name: nameOf(other) })),
          ]}
        />
      </div>
    </Sheet>
  )
}

/** A short word of Latin letters that no other kind has. */
function keyFrom(name: string, kinds: readonly Kind[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 30)
  const taken = new Set(kinds.map((kind) => kind.key))
  const base = plain || 'own'
  for (let n = 1; ; n++) {
    const key = n === 1 && plain ? base : `${base}-${n}`
    if (!taken.has(key)) return key
  }
}
