import './fonts/latin.ts'
import './styles/index.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { watchForHan } from './fonts/cjk.ts'
import { listen } from './keyboard/registry.ts'
import { ARIA_LOCALE, useLocale } from './language/locale.ts'
import { startWords } from './language/words.ts'
import type { Screen } from './screen.ts'
import { makeRouter } from './shell/router.tsx'
import { followTheSun } from './shell/theme.ts'

/** The gallery of parts exists only where parts are made and tested. */
const gallery: readonly Screen[] =
  import.meta.env.MODE === 'production' ? [] : (await import('./gallery/index.ts')).screens

function Desk(props: { router: ReturnType<typeof makeRouter> }) {
  return (
    <I18nProvider locale={ARIA_LOCALE[useLocale()]}>
      <RouterProvider router={props.router} />
    </I18nProvider>
  )
}

// After an update the parts an open page would still load are gone; the new page has them.
addEventListener('vite:preloadError', (event) => {
  event.preventDefault()
  location.reload()
})

const place = document.getElementById('desk')
if (!place) throw new Error('index.html has no #desk')
await startWords()
followTheSun()
watchForHan(document)
listen(document)
createRoot(place).render(
  <StrictMode>
    <Desk router={makeRouter(gallery)} />
  </StrictMode>,
)
