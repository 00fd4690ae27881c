const NEEDED_CONTRAST = 4.5

/**
 * The organisation's colour as ground of a button with white text, where it reaches 4.5:1 (WCAG 2.2 AA); undefined
 * where it does not, or is no colour: then the button is ink.
 */
export function buttonColour(colour: string | null): string | undefined {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined
  const contrast = 1.05 / (luminance(colour) + 0.05)
  return contrast >= NEEDED_CONTRAST ? colour.toLowerCase() : undefined
}

/** Relative luminance of an sRGB colour, 0 black to 1 white (WCAG 2.x). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
