import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../web/kit/index.ts'
import { Bare } from './Bare.tsx'

/** Ends the session, then shows the way in. */
export function SignOut() {
  const { t } = useTranslation('people')
  const router = useRouter()
  const cache = useQueryClient()
  useEffect(() => {
    const leave = () => {
      cache.clear()
      router.history.replace('/sign-in')
    }
    api.delete('/sessions/current').then(leave, leave)
  }, [router, cache])
  return <Bare title={t('signOut.title')}>{null}</Bare>
}
