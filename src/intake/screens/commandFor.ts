import type { ImportKind, Options } from './answers.ts'

/** The command line that does the same as the screen. */
export function commandFor(kind: ImportKind, fileName: string, options: Options): string {
  const { map, set, timeZone, dateOrder, liveSince } = options
  const pairs = (all: Record<string, string>) =>
    Object.entries(all)
      .map(([field, value]) => `${field}=${value}`)
      .join(',')
  const parts = [
    `npx amends import ${kind} ${quoted(fileName)}`,
    ...(Object.keys(map).length > 0 ? [`--map ${quoted(pairs(map))}`] : []),
    ...(Object.keys(set).length > 0 ? [`--set ${quoted(pairs(set))}`] : []),
    ...(timeZone ? [`--time-zone ${timeZone}`] : []),
    ...(dateOrder ? [`--date-order ${dateOrder.replace(' ', '-')}`] : []),
    ...(liveSince ? [`--live-since ${quoted(liveSince)}`] : []),
  ]
  return parts.join(' \\\n  ')
}

/** As a shell takes it as one word. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
