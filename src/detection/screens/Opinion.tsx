import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '../../people/screens/useWrite.ts'
import { api, Button, Card, ErrorPart, Field, Lines, Loading, Switch, say } from '../../web/kit/index.ts'
import css from './Reading.module.css'
import { type OpinionState, useOpinion } from './shapes.ts'

/** Whom a second opinion is asked of: off unless the owner says so, personal data taken out first. */
export function Opinion() {
  const { t } = useTranslation('detection')
  const { data, error } = useOpinion()
  if (error) return <ErrorPart fact={t('opinion.failed')} error={error} />
  if (!data) return <Loading shape={<Lines count={6} />} />
  return (
    <div className={css.columns}>
      <Endpoint state={data} />
      <Try state={data} />
    </div>
  )
}

function Endpoint({ state }: { state: OpinionState }) {
  const { t } = useTranslation('detection')
  const [typed, setTyped] = useState({
    on: state.on,
    url: state.url ?? '',
    model: state.model ?? '',
    key: '',
    masks: state.orderMasks.join('\n'),
  })
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const { send, waits, refusal, wrong } = useWrite(
    (_: undefined) => {
      const { on, url, model, key, masks } = typed
      const orderMasks = masks
        .split('\n')
        .map((mask) => mask.trim())
        .filter(Boolean)
      const body = {
        on,
        url: url.trim() || null,
        model: model.trim() || null,
        orderMasks,
        ...(key && { key }),
      }
      return api.put('/text/opinion', { body })
    },
    ['text'],
  )
  const bad = (field: string) => (wrong(field) ? { error: wrong(field) as string } : {})
  const kept = {
    onSuccess: () => {
      set({ key: '' })
      say(t('opinion.kept'))
    },
  }
  return (
    <Card title={t('tab.opinion')} aside={t('opinion.lastWeek', state.lastWeek)}>
      <div className={css.form}>
        <p className="meta">{t('opinion.more')}</p>
        <Switch on={typed.on} onChange={(on) => set({ on })}>
          {t('opinion.on')}
        </Switch>
        <Field
          label={t('opinion.url')}
          value={typed.url}
          onChange={(url) => set({ url })}
          type="url"
          help={t('opinion.urlHelp')}
          {...bad('url')}
        />
        <Field
          label={t('opinion.model')}
          value={typed.model}
          onChange={(model) => set({ model })}
          {...bad('model')}
        />
        <Field
          label={t('opinion.key')}
          value={typed.key}
          onChange={(key) => set({ key })}
          type="password"
          autoComplete="off"
          help={t(state.keySet ? 'opinion.keySet' : 'opinion.keyHelp')}
          {...bad('key')}
        />
        <Field
          label={t('opinion.masks')}
          value={typed.masks}
          onChange={(masks) => set({ masks })}
          lines={3}
          help={t('opinion.masksHelp')}
          {...bad('orderMasks')}
        />
        <div className={css.under}>
          <Button look="ink" onPress={() => send(undefined, kept)} {...(waits ? { notYet: t('wait') } : {})}>
            {t('opinion.keep')}
          </Button>
          {refusal ? (
            <span className="why" role="alert">
              {refusal.message}
            </span>
          ) : null}
        </div>
      </div>
    </Card>
  )
}

interface Tried {
  sent: string
  opinion: 'raised' | 'agreed' | 'none'
  severity: string
  reason: string | null
}

function Try({ state }: { state: OpinionState }) {
  const { t } = useTranslation('detection')
  const [text, setText] = useState('')
  const { send, waits, answer } = useWrite((_: undefined) =>
    api.post<Tried>('/text/opinion/tries', { body: { text } }),
  )
  const notYet = waits
    ? t('wait')
    : !state.url
      ? t('opinion.needsUrl')
      : text.trim()
        ? undefined
        : t('opinion.needsText')
  return (
    <Card title={t('opinion.try')}>
      <div className={css.form}>
        <Field label={t('opinion.text')} value={text} onChange={setText} lines={4} />
        <div className={css.under}>
          <Button onPress={() => send(undefined)} {...(notYet && { notYet })}>
            {t('opinion.ask')}
          </Button>
        </div>
        {answer ? (
          <div aria-live="polite">
            <p className="label">{t('opinion.leaves')}</p>
            <p className={css.sample}>{answer.sent}</p>
            <p className="meta">{t(`opinion.said.${answer.opinion}`, { severity: answer.severity })}</p>
            {answer.reason ? <p className="voice">“{answer.reason}”</p> : null}
          </div>
        ) : null}
      </div>
    </Card>
  )
}
