import type { Command } from './commands.ts'

/** Where typed letters stand in a text, at the start of a word; undefined = they do not. */
export function matchAt(text: string, typed: string): number | undefined {
  if (typed === '') return 0
  const at = startsOf(text).find((start) => fold(text.slice(start)).startsWith(fold(typed)))
  // Han and kana have no spaces: anywhere will do.
  if (at === undefined && /[\u2e80-\u9fff\u3041-\u30ff]/.test(typed)) {
    const inside = fold(text).indexOf(fold(typed))
    return inside < 0 ? undefined : inside
  }
  return at
}

const startsOf = (text: string): number[] => [
  0,
  ...[...text.matchAll(/[\s“«"'(-]+/g)].map((gap) => gap.index + gap[0].length),
]

/** Capitals and accents do not matter: "clara" finds "Clára". */
const fold = (text: string): string =>
  text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')

/** Commands that fit what was typed, their groups kept together in the order they came. */
export function fitting(
  commands: readonly Command[],
  typed: string,
): { group: string; commands: Command[] }[] {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    if (!command.found && matchAt(command.says, typed.trim()) === undefined) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  return [...groups].map(([group, list]) => ({ group, commands: list.slice(0, 8) }))
}
