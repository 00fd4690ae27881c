import { html } from 'hono/html'
import { t } from '../i18n/index.ts'

const NAMES = ['heard', 'understood', 'solved', 'asked'] as const

/** The names of the four steps under their beads; `current` is the one in work, -1 when all is done. */
export const pageSteps = ({ steps, current, locale }: { steps: number; current: number; locale: string }) =>
  html`<ol class="steps">${NAMES.map((name, at) => html`<li${at === current ? html` aria-current="step"` : at < steps ? html` class="past"` : ''}>${t(locale, `platform:page.step.${name}`)}</li>`)}</ol>`
