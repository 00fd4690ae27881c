import { useSyncExternalStore } from 'react'

/** By day, by night, or as the machine does. */
export const THEMES = ['system', 'light', 'dark'] as const

/** How the desk is lit. */
export type Theme = (typeof THEMES)[number]

const night = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()

const kept = (): Theme => THEMES.find((each) => each === localStorage.getItem('amends.theme')) ?? 'system'

function light(): void {
  const theme = kept()
  const dark = theme === 'dark' || (theme === 'system' && night.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  for (const watch of watchers) watch()
}

/** Follows the machine from day to night where the viewer has not chosen. */
export function followTheSun(): void {
  night.addEventListener('change', light)
}

function choose(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem('amends.theme')
  else localStorage.setItem('amends.theme', theme)
  light()
}

const watchTheme = (run: () => void) => {
  watchers.add(run)
  return () => watchers.delete(run)
}

/** The viewer's choice, and the way to change it. */
export const useTheme = (): [Theme, (theme: Theme) => void] => [
  useSyncExternalStore(watchTheme, kept),
  choose,
]
