import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/kit/index.ts'
import type { Card } from './shapes.ts'

const MARKS: Record<string, readonly [string, string]> = {
  ja: ['「', '」'],
  'zh-Hant': ['「', '」'],
  ru: ['«', '»'],
  nb: ['«', '»'],
}

/** What an alert says about itself: their words, facts as chips, who was called. */
export function useAlertWords(card: Card) {
  const { t } = useTranslation('alerts')
  const { t: tCases } = useTranslation('cases')
  const format = useFormat()
  const [open, close] = MARKS[card.locale ?? ''] ?? ['“', '”']
  const { earlierFailures, doubleDeviation } = card.case
  const foreign = card.locale && card.locale.split('-')[0] !== format.locale.split('-')[0]
  const chips = [
    earlierFailures > 0 ? t('wall.chip.earlier', { count: earlierFailures }) : t('wall.chip.first'),
    doubleDeviation ? t('wall.chip.again') : '',
    card.first ? tCases(`title.${card.first.scale}`, { score: card.first.score }) : '',
    foreign && card.locale
      ? t('wall.chip.writes', { language: languageName(format.locale, card.locale) })
      : '',
    card.value ? format.money(card.value, true) : '',
  ].filter(Boolean)
  return {
    words: card.words ? `${open}${card.words}${close}` : card.title,
    place: [card.team?.name, card.site?.name].filter(Boolean).join(' · '),
    chips,
    called: calledLine(),
  }

  function calledLine(): string {
    const last = card.called.at(-1)
    if (!last) return t('wall.nobodyCalled')
    const who = t(last.seenAt ? 'wall.seenBy' : 'wall.notSeenBy', {
      name: last.staff.name,
      time: format.time(last.seenAt ?? last.calledAt),
    })
    const next =
      card.nextCall && card.nextCallAt
        ? t('wall.nextCall', { name: card.nextCall.name, time: format.time(card.nextCallAt) })
        : ''
    return [who, next].filter(Boolean).join(' ')
  }
}

const languageName = (locale: string, of: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(of) ?? of
