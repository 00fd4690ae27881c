import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { whenSignedOut } from '../api/call.ts'
import { useMe } from '../api/hooks.ts'
import { Refusal } from '../api/refusal.ts'
import type { Screen } from '../screen.ts'
import { rooms as registered } from '../screens.ts'
import { Failed } from './Failed.tsx'
import { Home } from './Home.tsx'
import { NotHere } from './NotHere.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'
import { Shell } from './Shell.tsx'

/** A refusal will be refused again; only a lost line is worth a second try. */
const worthRetry = (count: number, error: Error) => count < 2 && error instanceof Refusal && error.unreachable

/**
 * A browser calls itself offline where there is no way to the internet; the server may stand in the next room. Unless told
 * otherwise a write would wait for that, unseen, for ever.
 */
const networkMode = 'always'

/** What the desk knows of the server; live events write into it. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetry, networkMode },
    mutations: { networkMode },
  },
})

const root = createRootRoute({
  component: () => (
    <QueryClientProvider client={cache}>
      <Outlet />
    </QueryClientProvider>
  ),
  errorComponent: Failed,
  notFoundComponent: NotHere,
})
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const settings = createRoute({ getParentRoute: () => shell, id: 'settings', component: SettingsFrame })
const home = createRoute({ getParentRoute: () => shell, path: '/', component: Home })

/** A screen for some roles is, for the others, no more there than in the rail. */
function lazy({ component, nav }: Screen) {
  const Inside = lazyRouteComponent(async () => ({ default: (await component()) as FunctionComponent }))
  const roles: readonly string[] | undefined = nav?.roles
  if (!roles) return Inside
  function ForSome() {
    const me = useMe()
    return me && !roles?.includes(me.role) ? <NotHere /> : <Inside />
  }
  return Object.assign(ForSome, { preload: Inside.preload })
}

const inSettings = (screen: Screen) => screen.settings === true || screen.nav?.at === 'settings'
const parentOf = (screen: Screen) => (screen.bare ? root : inSettings(screen) ? settings : shell)

function routeOf(screen: Screen) {
  const route = createRoute({
    getParentRoute: () => parentOf(screen),
    path: screen.path,
    component: lazy(screen),
  })
  return route.addChildren(
    (screen.within ?? []).map((path) => createRoute({ getParentRoute: () => route, path })),
  )
}

/** The desk's addresses: every room's screens, the bare ones beside the shell. `more` are the gallery's, in test builds. */
export function makeRouter(more: readonly Screen[] = []) {
  const all = [...registered.flatMap((room) => room.screens), ...more]
  const under = (parent: ReturnType<typeof parentOf>) =>
    all.filter((screen) => parentOf(screen) === parent).map(routeOf)
  const rooms = shell.addChildren([home, settings.addChildren(under(settings)), ...under(shell)])
  const routeTree = root.addChildren([rooms, ...under(root)])
  const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: false })
  whenSignedOut(() => {
    const { pathname, href } = router.state.location
    if (all.some((screen) => screen.bare && screen.path === pathname)) return
    cache.clear()
    router.history.push(`/sign-in?next=${encodeURIComponent(href)}`)
  })
  return router
}
