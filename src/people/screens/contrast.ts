/** How well white text reads on a colour (WCAG 2.x): 4.5 is enough for text, 21 the most. Undefined: not a colour. */
export function whiteOn(colour: string): number | undefined {
  const found = /^#([0-9a-f]{6})$/i.exec(colour)
  if (!found) return undefined
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) =>
    linear(Number.parseInt(found[1]!.slice(start, start + 2), 16) / 255),
  )
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

const linear = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4

/** What customers see on their button: the organisation's colour where white reads on it, else ink. */
export const buttonOf = (colour: string): string => ((whiteOn(colour) ?? 0) >= 4.5 ? colour : '#211c17')
